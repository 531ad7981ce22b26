"""Words the facts as answers: one for each topic and treatment, also where the documents are silent."""

from typing import Any

from clinic.facts.answer import COMPARISON, PARTICULAR, PRICE, Answer, Button
from clinic.facts.clinic import contact
from clinic.facts.combining import COMBINATION, combination
from clinic.facts.in_short import figures_in_words, short_comparison, short_list
from clinic.facts.particulars import particulars
from clinic.facts.schema import GENERAL_TOPICS, TREATMENT_TOPICS, Facts, Topic, Treatment
from clinic.facts.sources import source_of, sources
from clinic.phrasing import first_sentence, listed, sentence_case

SUITABILITY = "suitability"


def answers(facts: Facts) -> list[Answer]:
    """Every answer that follows from the facts; one for each topic, and for each treatment where it depends on one."""
    found = [_general(facts, topic) for topic in GENERAL_TOPICS]
    for topic in (*TREATMENT_TOPICS, PRICE):
        found += [_about_one(facts, topic, treatment) for treatment in facts.treatments]
        found.append(_about_all(facts, topic))
    for key in facts.details:
        found += particulars(facts, key)
    return found + _comparisons(facts) + _price_again(facts) + [_short(facts, answer) for answer in found]


def _silence(facts: Facts, topic: str, about: str) -> str:
    advice = facts.topics.topics[topic].advice
    said = facts.topics.wording.not_stated.format(about=about, contact=contact(facts))
    return f"{said} {advice}" if advice else said


def _metadata(facts: Facts, key: str, treatment: str | None, stated: bool, source: str) -> dict[str, Any]:
    topic: Topic = facts.topics.topics[key]
    name = facts.treatments[treatment].name if treatment else ""
    told = {
        "title": f"{topic.title} ({name})" if name else topic.title,
        "about": topic.about.format(name=name) if name or "{name}" not in topic.about else None,
        "next": _next(facts, key, treatment) if stated else None,
        "stated": stated,
        "source": source,
        "figure": facts.treatments[treatment].figures.bounds(key) if treatment and stated else None,
    }
    return {name: value for name, value in told.items() if value is not None}  # each line lengthens every start


def _next(facts: Facts, key: str, treatment: str | None) -> str | None:
    """The question to suggest afterwards: the next topic on which the documents are not silent."""
    passed = {key}
    while (following := facts.topics.topics[key].next) and following not in passed:
        if not treatment or following in GENERAL_TOPICS or _stated(facts, following, treatment):
            return f"ask_{following}"
        passed.add(key := following)
    return None


def _general(facts: Facts, topic: str) -> Answer:
    text = facts.hair_loss.answers[topic]
    stated = text is not None
    about = facts.topics.topics[topic].about
    words = {"treatments": facts.treatment_names(), "causes": listed([*facts.hair_loss.causes], "or")}
    said = text.format(**words) if text else _silence(facts, topic, about)
    buttons = treatment_buttons(facts, "overview") if topic == "treatment_options" else []
    return Answer(topic, None, sentence_case(said), buttons, _metadata(facts, topic, None, stated, source_of(facts)))


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
    return combination(facts, treatment) if topic == COMBINATION else facts.treatments[treatment].answer(topic)


def _about_one(facts: Facts, topic: str, treatment: str) -> Answer:
    text = _stated(facts, topic, treatment)
    stated = text is not None
    if text is None:
        about = facts.topics.topics[topic].about.format(name=facts.treatments[treatment].name)
        text = _silence(facts, topic, about)
    # A price that the clinic filled in comes from the clinic, everything else from the treatment's document.
    source = facts.clinic.name if topic == PRICE and stated else source_of(facts, treatment)
    return Answer(topic, treatment, text, [], _metadata(facts, topic, treatment, stated, source))


def _about_all(facts: Facts, topic: str) -> Answer:
    wording, told = facts.topics.wording, _told_of_all(facts, topic)
    lines = [
        told.get(key) or sentence_case(wording.not_stated_short.format(name=treatment.name))
        for key, treatment in facts.treatments.items()
    ]
    metadata = _metadata(facts, topic, None, bool(told), sources(facts))
    if not told:
        about = facts.topics.topics[topic].about.format(name=facts.treatment_names("or"))
        return Answer(topic, None, _silence(facts, topic, about), [], metadata)
    text = "\n".join([*(f"• {line}" for line in lines), wording.choose])
    return Answer(topic, None, text, treatment_buttons(facts, topic), metadata)


def _told_of_all(facts: Facts, topic: str) -> dict[str, str]:
    """The first sentence on a topic of each treatment on which the documents are not silent."""
    said = {key: _stated(facts, topic, key) for key in facts.treatments}
    return {key: first_sentence(text) for key, text in said.items() if text}


def _short(facts: Facts, answer: Answer) -> Answer:
    """The answer for somebody who has just had it: its first sentence, or what its list comes down to.

    Whom a treatment does not suit is never left out.
    """
    whole = answer.topic == SUITABILITY and answer.metadata["stated"]
    text = answer.text if whole else first_sentence(answer.text)
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
            Answer(topic, key, line, [], _metadata(facts, COMPARISON, key, True, source_of(facts, key)))
            for key, line in lines.items()
        ]
        every = "\n".join(f"• {line}" for line in lines.values())
        found.append(Answer(topic, None, every, [], _metadata(facts, COMPARISON, None, True, sources(facts))))
    return found


def _comparison(facts: Facts, treatment: Treatment) -> str:
    wording = facts.topics.wording
    words = {**wording.figures_not_stated.dict(), **figures_in_words(facts, treatment)}
    return sentence_case(wording.comparison.format(name=treatment.name, **words))


def _price_again(facts: Facts) -> list[Answer]:
    found = []
    for key, treatment in facts.treatments.items():
        said = _stated(facts, PRICE, key) or facts.topics.wording.price_again.format(
            name=treatment.name, contact=contact(facts)
        )
        found.append(Answer("price_again", key, said, [], _about_one(facts, PRICE, key).metadata))
    everything = _about_all(facts, PRICE)
    if not facts.clinic.prices:
        again = facts.topics.wording.price_again.format(name=facts.treatment_names(), contact=contact(facts))
        return [*found, Answer("price_again", None, again, [], everything.metadata)]
    return [*found, Answer("price_again", None, everything.text, everything.buttons, everything.metadata)]
