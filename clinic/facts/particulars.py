"""Words what is said on particulars that no topic covers, such as the size of a needle."""

import re
from collections.abc import Collection
from typing import Any

from clinic.facts.answer import PARTICULAR, Answer
from clinic.facts.schema import TREATMENT_TOPICS, Facts, cause_key
from clinic.facts.sources import source_of, sources
from clinic.phrasing import first_sentence, listed, sentence_case


def details(facts: Facts) -> dict[str, str]:
    """What to say on each particular that no topic covers and no treatment's file answers."""
    wording = facts.topics.wording
    silent = {"article": wording.detail, "clinic": wording.detail_of_clinic}
    return {
        key: detail.answer
        or sentence_case(silent[detail.of].format(about=detail.about.format(name=facts.treatment_names("or"))))
        for key, detail in facts.details.items()
        if not _told(facts, key)
    }


def particular(facts: Facts, key: str) -> dict[str, Any]:
    """What else is known of a particular, as far as there is anything: the metadata of its response."""
    detail = facts.details[key]
    told = detail.answer is not None or bool(_told(facts, key))
    cause = next((each for each in facts.hair_loss.causes if cause_key(each) == key), None)
    known = detail.dict(include={"topics", "alone", "of", "praise"})
    spoken_of = [f"{topic} of {treatment}" for treatment, topic in _spoken_of(facts, key).items()]
    known |= {"detail": key, "told": told, "cause": cause, "spoken_of": spoken_of}
    return {name: value for name, value in known.items() if value}  # a model is loaded sooner for each that is left out


def _told(facts: Facts, key: str) -> dict[str, str]:
    """What the treatments' files tell of a particular, under its own name or in an answer that speaks of it."""
    spoken_of = _spoken_of(facts, key)
    said = {each: treatment.particular(key) or treatment.answer(spoken_of.get(each, ""))
            for each, treatment in facts.treatments.items()}  # fmt: skip
    return {each: text for each, text in said.items() if text}


def _spoken_of(facts: Facts, key: str) -> dict[str, str]:
    """The topic on which a treatment's answer speaks of a particular that does not stand in its file itself."""
    detail = facts.details[key]
    if detail.answer or detail.of == "clinic":
        return {}
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, detail.words or detail.names))})\b", re.IGNORECASE)
    topics = dict.fromkeys([*(detail.topics or ()), *(TREATMENT_TOPICS if detail.words or not detail.topics else ())])
    return {
        each: topic
        for each, treatment in facts.treatments.items()
        if key not in treatment.details
        for topic in reversed(topics)  # the first one counts
        if words.search(treatment.answer(topic) or "")
    }


def causes_named(facts: Facts) -> str:
    """What to say where several causes are named, which fill the gap {named_causes}."""
    return facts.topics.wording.cause.format(cause="{named_causes}")


def particulars(facts: Facts, key: str) -> list[Answer]:
    """What to say on a particular that the document tells of some treatments: of each treatment, and of all."""
    told, wording, about = _told(facts, key), facts.topics.wording, facts.details[key].about
    if not told:
        return []
    only = _only(facts, key, told)
    topic, found = f"{PARTICULAR}{key}", []
    for each, treatment in facts.treatments.items():
        silence = wording.detail if "{name}" in about else wording.detail_for
        silent = sentence_case(silence.format(about=about.format(name=treatment.name), name=treatment.name))
        text = _after_first_sentence(told.get(each, silent), only)
        found.append(Answer(topic, each, text, [], {"stated": each in told, "source": source_of(facts, each)}))
    told_of = [*told.values()]
    one = _after_first_sentence(told_of[0], only)
    text = one if len(told_of) == 1 else "\n".join([*(f"• {each}" for each in told_of), *([only] if only else [])])
    return [*found, Answer(topic, None, text, [], {**particular(facts, key), "source": sources(facts)})]


def _only(facts: Facts, key: str, told: Collection[str]) -> str:
    """That nothing is told of other treatments: only where each file that tells of it says so under its name."""
    if len(told) == len(facts.treatments) or _spoken_of(facts, key):
        return ""
    names = listed([facts.treatments[each].name for each in told], "and")
    return facts.topics.wording.detail_of_these.format(names=names)


def _after_first_sentence(text: str, addition: str) -> str:
    first = first_sentence(text)
    return " ".join(part for part in (first, addition, text[len(first) :].strip()) if part)
