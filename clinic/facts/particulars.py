"""Words what is said on particulars that no topic covers, such as the size of a needle."""

import re
from typing import Any

from clinic.facts.answer import PARTICULAR, Answer
from clinic.facts.schema import TREATMENT_TOPICS, Facts, Treatment, cause_key
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
        if not _treatments_with(facts, key)
    }


def particular(facts: Facts, key: str) -> dict[str, Any]:
    """What else is known of a particular, as far as there is anything: the metadata of its response."""
    detail = facts.details[key]
    told = detail.answer is not None or bool(_treatments_with(facts, key))
    cause = next((each for each in facts.hair_loss.causes if cause_key(each) == key), None)
    known = detail.dict(include={"topics", "alone", "of", "praise"})
    known |= {"detail": key, "told": told, "cause": cause, "spoken_of": _spoken_of(facts, key)}
    return {name: value for name, value in known.items() if value}  # a model is loaded sooner for each that is left out


def _spoken_of(facts: Facts, key: str) -> list[str]:
    """The answers that speak of a particular themselves, such as "safety of prp": no silence is told beside them."""
    names = re.compile(rf"\b(?:{'|'.join(map(re.escape, facts.details[key].names))})\b", re.IGNORECASE)
    return [
        f"{topic} of {each}"
        for each, treatment in facts.treatments.items()
        for topic in facts.details[key].topics or TREATMENT_TOPICS
        if topic in treatment.answers and names.search(treatment.answer(topic) or "")
    ]


def causes_named(facts: Facts) -> str:
    """What to say where several causes are named, which fill the gap {named_causes}."""
    return facts.topics.wording.cause.format(cause="{named_causes}")


def _treatments_with(facts: Facts, key: str) -> list[Treatment]:
    return [treatment for treatment in facts.treatments.values() if key in treatment.details]


def particulars(facts: Facts, key: str) -> list[Answer]:
    """What to say on a particular that the document tells of some treatments: of each treatment, and of all."""
    having, wording, about = _treatments_with(facts, key), facts.topics.wording, facts.details[key].about
    if not having:
        return []
    names = listed([treatment.name for treatment in having], "and")
    only = "" if len(having) == len(facts.treatments) else wording.detail_of_these.format(names=names)
    topic, found = f"{PARTICULAR}{key}", []
    for each, treatment in facts.treatments.items():
        told = treatment.particular(key)
        silence = wording.detail_of_others if "{name}" in about else wording.detail_for_others
        silent = silence.format(about=about.format(name=treatment.name), name=treatment.name, names=names)
        text = _after_first_sentence(told, only) if told else sentence_case(silent)
        found.append(Answer(topic, each, text, [], {"stated": bool(told), "source": source_of(facts, each)}))
    told_of = [str(treatment.particular(key)) for treatment in having]
    one = _after_first_sentence(told_of[0], only)
    text = one if len(told_of) == 1 else "\n".join([*(f"• {each}" for each in told_of), *([only] if only else [])])
    return [*found, Answer(topic, None, text, [], {**particular(facts, key), "source": sources(facts)})]


def _after_first_sentence(text: str, addition: str) -> str:
    first = first_sentence(text)
    return " ".join(part for part in (first, addition, text[len(first) :].strip()) if part)
