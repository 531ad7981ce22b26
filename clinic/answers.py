"""Words the facts as answers: one for each topic and treatment, also where the documents are silent."""

from dataclasses import dataclass, field
from typing import Any

from clinic.in_short import figures_in_words, short_comparison, short_list
from clinic.schema import (
    DAYS,
    GENERAL_TOPICS,
    TREATMENT_TOPICS,
    Facts,
    Topic,
    Treatment,
    cause_key,
    first_sentence,
    listed,
    sentence_case,
)  # fmt: skip

Button = dict[str, str]
PRICE = "price"
COMPARISON = "comparison"
PARTICULAR = "about_"  # before the key of a particular that is told by treatment


@dataclass(frozen=True)
class Answer:
    """What to say on a topic: about one treatment, or (treatment None) when none is known."""

    topic: str
    treatment: str | None
    text: str
    buttons: list[Button] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)


def answers(facts: Facts) -> list[Answer]:
    """Every answer that follows from the facts; one for each topic, and for each treatment where it depends on one."""
    found = [_general(facts, topic) for topic in GENERAL_TOPICS]
    for topic in (*TREATMENT_TOPICS, PRICE):
        found += [_about_one(facts, topic, treatment) for treatment in facts.treatments]
        found.append(_about_all(facts, topic))
    for key in facts.details:
        found += _particulars(facts, key)
    return found + _comparisons(facts) + _price_again(facts) + [_short(facts, answer) for answer in found]


def details(facts: Facts) -> dict[str, str]:
    """What to say on each particular that no topic covers and no treatment's file answers."""
    wording = facts.topics.wording
    silent = {"article": wording.detail, "clinic": wording.detail_of_clinic}
    return {
        key: detail.answer
        or sentence_case(silent[detail.of].format(about=detail.about.format(name=_names(facts, "or"))))
        for key, detail in facts.details.items()
        if not _treatments_with(facts, key)
    }


def particular(facts: Facts, key: str) -> dict[str, Any]:
    """What else is known of a particular: the metadata of its responses."""
    detail = facts.details[key]
    told = detail.answer is not None or bool(_treatments_with(facts, key))
    cause = next((each for each in facts.hair_loss.causes if cause_key(each) == key), None)
    return {"detail": key, "told": told, "cause": cause, **detail.dict(include={"topics", "alone", "of", "praise"})}


def causes_named(facts: Facts) -> str:
    """What to say where several causes are named, which fill the gap {named_causes}."""
    return facts.topics.wording.cause.format(cause="{named_causes}")


def _treatments_with(facts: Facts, key: str) -> list[Treatment]:
    return [treatment for treatment in facts.treatments.values() if key in treatment.details]


def treatment_names(facts: Facts) -> str:
    """The names of all treatments as an enumeration."""
    return _names(facts, "and")


def _particulars(facts: Facts, key: str) -> list[Answer]:
    """What to say on a particular that the document tells of some treatments: of each treatment, and of all."""
    having, wording, about = _treatments_with(facts, key), facts.topics.wording, facts.details[key].about
    if not having:
        return []
    names = listed([treatment.name for treatment in having], "and")
    only = "" if len(having) == len(facts.treatments) else wording.detail_of_these.format(names=names)
    topic, metadata, found = f"{PARTICULAR}{key}", particular(facts, key), []
    for each, treatment in facts.treatments.items():
        told = treatment.particular(key)
        silent = wording.detail_of_others.format(about=about.format(name=treatment.name), names=names)
        text = _after_first_sentence(told, only) if told else sentence_case(silent)
        found.append(Answer(topic, each, text, [], {**metadata, "stated": bool(told), "source": _source(facts, each)}))
    told_of = [str(treatment.particular(key)) for treatment in having]
    one = _after_first_sentence(told_of[0], only)
    text = one if len(told_of) == 1 else "\n".join([*(f"• {each}" for each in told_of), *([only] if only else [])])
    return [*found, Answer(topic, None, text, [], {**metadata, "source": _sources(facts)})]


def _after_first_sentence(text: str, addition: str) -> str:
    first = first_sentence(text)
    return " ".join(part for part in (first, addition, text[len(first) :].strip()) if part)


def _names(facts: Facts, last: str) -> str:
    return listed([treatment.name for treatment in facts.treatments.values()], last)


def documents(facts: Facts) -> str:
    """The titles of all documents that answers come from."""
    parts = [facts.hair_loss.source, *(treatment.source for treatment in facts.treatments.values())]
    return ", ".join(f"“{title}”" for title in dict.fromkeys(part.document for part in parts))


def contact(facts: Facts) -> str:
    """Who can tell what the documents do not say."""
    wording, phone = facts.topics.wording, facts.clinic.phone
    return wording.contact_by_phone.format(phone=phone) if phone else wording.contact


def clinic_details(facts: Facts) -> str:
    """What is known about the clinic, and what is not."""
    clinic, wording = facts.clinic, facts.topics.wording
    details = {"address": clinic.address, "phone number": clinic.phone, "opening hours": _hours(clinic.hours)}
    lines = [wording.clinic.format(name=clinic.name)]
    lines += [f"{label.capitalize()}: {value}" for label, value in details.items() if value]
    unknown = [label for label, value in details.items() if not value]
    if unknown:
        lines.append(wording.clinic_unknown.format(unknown=listed(unknown, "or")))
    return "\n".join(lines)


def _silence(facts: Facts, topic: str, about: str) -> str:
    advice = facts.topics.topics[topic].advice
    said = facts.topics.wording.not_stated.format(about=about, contact=contact(facts))
    return f"{said} {advice}" if advice else said


def _hours(hours: dict[str, str] | None) -> str | None:
    if not hours:
        return None
    groups: list[list[str]] = []
    for day in DAYS:
        times = hours.get(day, "closed")
        if groups and groups[-1][2] == times:
            groups[-1][1] = day
        else:
            groups.append([day, day, times])
    return ", ".join(
        f"{first.capitalize()}{'' if first == last else f' to {last.capitalize()}'} {times}"
        for first, last, times in groups
    )


def _metadata(facts: Facts, key: str, treatment: str | None, stated: bool, source: str) -> dict[str, Any]:
    topic: Topic = facts.topics.topics[key]
    name = facts.treatments[treatment].name if treatment else ""
    return {
        "title": f"{topic.title} ({name})" if name else topic.title,
        "about": topic.about.format(name=name) if name or "{name}" not in topic.about else None,
        "next": _next(facts, key, treatment) if stated else None,
        "stated": stated,
        "source": source,
    }


def _next(facts: Facts, key: str, treatment: str | None) -> str | None:
    """The question to suggest afterwards: the next topic on which the documents are not silent."""
    passed = {key}
    while (following := facts.topics.topics[key].next) and following not in passed:
        if not treatment or following in GENERAL_TOPICS or _stated(facts, following, treatment):
            return f"ask_{following}"
        passed.add(key := following)
    return None


def _source(facts: Facts, treatment: str | None = None) -> str:
    part = facts.treatments[treatment].source if treatment else facts.hair_loss.source
    return facts.topics.wording.source.format(document=part.document, section=part.section)


def _sources(facts: Facts) -> str:
    """Where an answer about all treatments comes from: each document once, with its sections."""
    sections: dict[str, list[str]] = {}
    for treatment in facts.treatments.values():
        sections.setdefault(treatment.source.document, []).append(treatment.source.section)
    wording = facts.topics.wording.source
    return "; ".join(wording.format(document=title, section=", ".join(parts)) for title, parts in sections.items())


def _general(facts: Facts, topic: str) -> Answer:
    text = facts.hair_loss.answers[topic]
    stated = text is not None
    about = facts.topics.topics[topic].about
    words = {"treatments": treatment_names(facts), "causes": listed([*facts.hair_loss.causes], "or")}
    said = text.format(**words) if text else _silence(facts, topic, about)
    buttons = treatment_buttons(facts, "overview") if topic == "treatment_options" else []
    return Answer(topic, None, sentence_case(said), buttons, _metadata(facts, topic, None, stated, _source(facts)))


def treatment_buttons(facts: Facts, topic: str) -> list[Button]:
    """A button for each treatment that asks this topic about it."""
    return [
        # Rasa fills placeholders in payloads too: doubled braces come out as single ones.
        {"title": sentence_case(treatment.name), "payload": f'/ask_{topic}{{{{"treatment": "{key}"}}}}'}
        for key, treatment in facts.treatments.items()
    ]


def _stated(facts: Facts, topic: str, treatment: str) -> str | None:
    if topic == PRICE:
        price = (facts.clinic.prices or {}).get(treatment)
        wording = facts.topics.wording.price
        return sentence_case(wording.format(name=facts.treatments[treatment].name, price=price)) if price else None
    return facts.treatments[treatment].answer(topic)


def _about_one(facts: Facts, topic: str, treatment: str) -> Answer:
    text = _stated(facts, topic, treatment)
    stated = text is not None
    if text is None:
        about = facts.topics.topics[topic].about.format(name=facts.treatments[treatment].name)
        text = _silence(facts, topic, about)
    # A price that the clinic filled in comes from the clinic, everything else from the treatment's document.
    source = facts.clinic.name if topic == PRICE and stated else _source(facts, treatment)
    return Answer(topic, treatment, text, [], _metadata(facts, topic, treatment, stated, source))


def _about_all(facts: Facts, topic: str) -> Answer:
    wording, told = facts.topics.wording, _told_of_all(facts, topic)
    lines = [
        told.get(key) or sentence_case(wording.not_stated_short.format(name=treatment.name))
        for key, treatment in facts.treatments.items()
    ]
    metadata = _metadata(facts, topic, None, True, _sources(facts))
    if not told:
        about = facts.topics.topics[topic].about.format(name=_names(facts, "or"))
        return Answer(topic, None, _silence(facts, topic, about), [], metadata)
    text = "\n".join([*(f"• {line}" for line in lines), wording.choose])
    return Answer(topic, None, text, treatment_buttons(facts, topic), metadata)


def _told_of_all(facts: Facts, topic: str) -> dict[str, str]:
    """The first sentence on a topic of each treatment on which the documents are not silent."""
    said = {key: _stated(facts, topic, key) for key in facts.treatments}
    return {key: first_sentence(text) for key, text in said.items() if text}


def _short(facts: Facts, answer: Answer) -> Answer:
    """The answer for somebody who has just had it: its first sentence, or what its list comes down to."""
    text = first_sentence(answer.text)
    if "\n" in answer.text:
        told = {} if answer.topic.startswith(PARTICULAR) else _told_of_all(facts, answer.topic)
        text = short_list(facts, answer.topic, told) if told else answer.text
    return Answer(f"{answer.topic}_short", answer.treatment, text, [], answer.metadata)


def _comparisons(facts: Facts) -> list[Answer]:
    """Each treatment in one line and all of them, in full and with what counts most alone."""
    short = {key: short_comparison(facts, treatment) for key, treatment in facts.treatments.items()}
    full = {key: _comparison(facts, treatment) for key, treatment in facts.treatments.items()}
    found = []
    for topic, lines in ((COMPARISON, full), (f"{COMPARISON}_short", short)):
        found += [
            Answer(topic, key, line, [], _metadata(facts, COMPARISON, key, True, _source(facts, key)))
            for key, line in lines.items()
        ]
        every = "\n".join(f"• {line}" for line in lines.values())
        found.append(Answer(topic, None, every, [], _metadata(facts, COMPARISON, None, True, _sources(facts))))
    return found


def _comparison(facts: Facts, treatment: Treatment) -> str:
    silent = {
        "sessions": "number of sessions not stated",
        "interval": "time between them not stated",
        "minutes": "length of a session not stated",
        "results": "results not stated",
    }
    words = {**silent, **figures_in_words(treatment)}
    return sentence_case(facts.topics.wording.comparison.format(name=treatment.name, **words))


def _price_again(facts: Facts) -> list[Answer]:
    found = []
    for key, treatment in facts.treatments.items():
        said = _stated(facts, PRICE, key) or facts.topics.wording.price_again.format(
            name=treatment.name, contact=contact(facts)
        )
        found.append(Answer("price_again", key, said, [], _about_one(facts, PRICE, key).metadata))
    everything = _about_all(facts, PRICE)
    if not facts.clinic.prices:
        again = facts.topics.wording.price_again.format(name=treatment_names(facts), contact=contact(facts))
        return [*found, Answer("price_again", None, again, [], everything.metadata)]
    return [*found, Answer("price_again", None, everything.text, everything.buttons, everything.metadata)]
