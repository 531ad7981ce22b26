"""The wording of the answers that follow from the facts."""

import re
from typing import Any

import pytest

from clinic.facts import load_facts
from clinic.facts.answer import PARTICULAR, Answer
from clinic.facts.answers import answers
from clinic.facts.clinic import clinic_details, contact
from clinic.facts.figures import Figures
from clinic.facts.particulars import details, particular
from clinic.facts.schema import DAYS, TREATMENT_TOPICS, Facts
from clinic.facts.sources import documents
from clinic.phrasing import first_sentence
from clinic.settings import ROOT

MOST_SENTENCES, MOST_CHARACTERS = 4, 600


def facts(**clinic: Any) -> Facts:
    """The shipped facts, with what an adopting clinic fills in."""
    shipped = load_facts(ROOT / "data" / "facts")
    filled_in = type(shipped.clinic)(**{**shipped.clinic.dict(), **clinic})
    return shipped.copy(update={"clinic": filled_in})


def by_key(given: Facts) -> dict[tuple[str, str | None], Answer]:
    """The answers by topic and treatment."""
    return {(answer.topic, answer.treatment): answer for answer in answers(given)}


SHIPPED = facts()
ANSWERS = by_key(SHIPPED)
SILENT = [
    (topic, key) for key, one in SHIPPED.treatments.items() for topic in TREATMENT_TOPICS if one.answers[topic] is None
]
SILENT += [("price", key) for key in SHIPPED.treatments]


def test_one_answer_for_each_topic_and_treatment() -> None:
    """No answer is missing and none is there twice."""
    keys = [(answer.topic, answer.treatment) for answer in answers(SHIPPED)]
    assert len(keys) == len(set(keys))
    wanted = {
        (topic, key) for topic in (*TREATMENT_TOPICS, "price", "comparison") for key in (*SHIPPED.treatments, None)
    }
    assert wanted <= set(keys)


def test_whom_a_treatment_does_not_suit_is_never_left_out() -> None:
    """The short answer on suitability is the whole one where the document tells, and its first sentence elsewhere."""
    text = "PRP is for adults. It is not done with epilepsy."
    prp = SHIPPED.treatments["prp"]
    told = prp.copy(update={"answers": {**prp.answers, "suitability": text}})
    given = by_key(SHIPPED.copy(update={"treatments": {**SHIPPED.treatments, "prp": told}}))
    assert given["suitability_short", "prp"].text == text
    silent = given["suitability_short", "mesotherapy"].text
    assert silent == first_sentence(given["suitability", "mesotherapy"].text)


@pytest.mark.parametrize(("topic", "treatment"), SILENT)
def test_silence_is_said(topic: str, treatment: str) -> None:
    """Where the document is silent the answer says so, names the treatment, gives no figure and offers the clinic."""
    text = ANSWERS[topic, treatment].text
    assert "doesn't say" in text
    assert SHIPPED.treatments[treatment].name in text
    assert not re.search(r"\d", text)
    assert contact(SHIPPED) in text


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=lambda answer: f"{answer.topic}-{answer.treatment}")
def test_answers_are_short_and_finished(answer: Answer) -> None:
    """No wall of text, and no placeholder is left over."""
    lines = len(answer.text.splitlines())
    assert len(re.findall(r"[.!?](?:\s|$)", answer.text)) <= max(MOST_SENTENCES, lines)
    assert 0 < len(answer.text) <= MOST_CHARACTERS
    assert not re.search(r"[{}]|None", answer.text)
    assert answer.text[0] == "•" or not answer.text[0].islower()


@pytest.mark.parametrize("key", details(SHIPPED))
def test_a_particular_says_what_is_not_known(key: str) -> None:
    """What nobody has told is said to be unknown, in one sentence without a figure; what is told is told."""
    detail, text = SHIPPED.details[key], details(SHIPPED)[key]
    if detail.answer:
        assert text == detail.answer
        return
    start = {"article": "The clinic's article doesn't say", "clinic": "I don't know"}[detail.of]
    assert text.startswith(start)
    assert re.fullmatch(r"[^.!?{}\d]+\.|.*cm².*", text)


def test_a_filled_in_particular_is_told() -> None:
    """What an adopting clinic writes as the answer is what the assistant says."""
    filled_in = SHIPPED.details["payment"].copy(update={"answer": "We take UPI and cards."})
    given = SHIPPED.copy(update={"details": {**SHIPPED.details, "payment": filled_in}})
    assert details(given)["payment"] == "We take UPI and cards."


TOLD = [key for key in SHIPPED.details if any(key in one.details for one in SHIPPED.treatments.values())]


@pytest.mark.parametrize("key", TOLD)
def test_a_particular_is_told_of_those_that_have_it(key: str) -> None:
    """What the document tells of some treatments is told of these, and of another one that only these are spoken of."""
    having = [one.name for one in SHIPPED.treatments.values() if key in one.details]
    everyone = len(having) == len(SHIPPED.treatments)
    for each, treatment in SHIPPED.treatments.items():
        text = ANSWERS[f"{PARTICULAR}{key}", each].text
        if key in treatment.details:
            assert first_sentence(str(treatment.particular(key))) in text
            assert ("The article speaks of that only for" in text) is not everyone
        else:
            assert text.startswith("The clinic's article doesn't say ") and treatment.name in text
            assert all(name in text.split(". The article speaks of that only for ")[1] for name in having)
    every = ANSWERS[f"{PARTICULAR}{key}", None].text
    assert len([line for line in every.splitlines() if line.startswith("•")]) == (len(having) if len(having) > 1 else 0)


def test_a_particular_of_no_treatment_is_not_stated() -> None:
    """Where no treatment's file has it any more, the assistant says so of all."""
    none = {key: one.copy(update={"details": {}, "answers": {}}) for key, one in SHIPPED.treatments.items()}
    told = details(SHIPPED.copy(update={"treatments": none}))
    assert told["approval"] == (
        "The clinic's article doesn't say that mesotherapy, micro-needling or PRP is FDA-approved."
    )


def figures_of(treatment: str) -> set[str]:
    """The figures of a treatment as they stand in answers, in wordings that tell them from other text."""
    words = SHIPPED.treatments[treatment].figures.words()
    told = {"sessions": "{} sessions", "minutes": "{} minutes", "interval": "{} apart", "results": "{}"}
    return {told[name].format(word) for name, word in words.items()}


@pytest.mark.parametrize(
    "answer", [each for each in ANSWERS.values() if each.treatment], ids=lambda each: f"{each.topic}-{each.treatment}"
)
def test_no_figure_of_another_treatment(answer: Answer) -> None:
    """An answer about one treatment has no figure that belongs to another one only, and no number but its own."""
    own = figures_of(str(answer.treatment))
    foreign = set().union(*(figures_of(key) for key in SHIPPED.treatments)) - own
    assert [figure for figure in foreign if figure in answer.text] == []
    numbers = set(re.findall(r"\d+", answer.text.replace("less than 1 to", "")))
    assert numbers <= set(re.findall(r"\d+", " ".join(own)))


def test_one_treatment_is_not_named_in_the_answer_about_another() -> None:
    """Only the answers on combining, ingredients and the way of working may name another treatment."""
    named = {
        (answer.topic, answer.treatment)
        for answer in ANSWERS.values()
        for key, treatment in SHIPPED.treatments.items()
        if answer.treatment
        and key != answer.treatment
        and treatment.name in answer.text
        and not answer.topic.startswith(PARTICULAR)  # which say of whom the document says so
    }
    allowed = {("combination", "prp"), ("combination", "microneedling"), ("ingredients", "microneedling"),
               ("how_it_works", "microneedling")}  # fmt: skip
    assert {(topic.removesuffix("_short"), treatment) for topic, treatment in named} <= allowed


@pytest.mark.parametrize("topic", [*TREATMENT_TOPICS, "price"])
def test_answer_for_all_treatments(topic: str) -> None:
    """Without a treatment the answer covers each of them in a line of its own, or says once that nothing is stated."""
    answer = ANSWERS[topic, None]
    if all((topic, key) in SILENT for key in SHIPPED.treatments):
        assert answer.text.count("doesn't say") == 1 and not answer.buttons
        return
    lines = [line for line in answer.text.splitlines() if line.startswith("•")]
    assert [treatment.name.lower() in line.lower() for treatment, line in zip(SHIPPED.treatments.values(), lines)] == [
        True
    ] * 3
    assert [("doesn't say" in line) for line in lines] == [(topic, key) in SILENT for key in SHIPPED.treatments]
    assert len(answer.buttons) == 3


def with_treatment(key: str, **changed: Any) -> Facts:
    """The shipped facts, in which one treatment says something else."""
    treatment = SHIPPED.treatments[key]
    answers = {**treatment.answers, **changed.pop("answers", {})}
    new = treatment.copy(update={"answers": answers, "details": {**treatment.details, **changed.pop("details", {})}})
    return SHIPPED.copy(update={"treatments": {**SHIPPED.treatments, key: new}})


def test_combinations_are_gathered_from_all_files() -> None:
    """What one treatment's file says of another is told of that one too, and no answer denies it."""
    told = {key: ANSWERS["combination", key].text for key in SHIPPED.treatments}
    assert "doesn't say" in told["mesotherapy"] and told["prp"].endswith("No other combination with PRP is mentioned.")
    changed = by_key(with_treatment("mesotherapy", answers={"combination": "{name} can go with Plasma. A day apart."}))
    assert "Mesotherapy can go with Plasma. No other combination with PRP" in changed["combination", "prp"].text
    assert changed["combination", "mesotherapy"].text.startswith("Mesotherapy can go with Plasma. A day apart. No ")
    assert changed["combination", "microneedling"].text == told["microneedling"]


def test_any_particular_may_be_told_of_a_treatment() -> None:
    """One whose wording names no treatment is told of this one, and said not to be told of the others."""
    changed = with_treatment("prp", details={"washing": "After {name}, keep the scalp dry."})
    texts = by_key(changed)
    only = "The article speaks of that only for PRP."
    assert texts["about_washing", "prp"].text == f"After PRP, keep the scalp dry. {only}"
    silent = "For mesotherapy, the clinic's article doesn't say when hair may be washed after a session."
    assert texts["about_washing", "mesotherapy"].text == f"{silent} {only}"
    assert "washing" in details(SHIPPED) and "washing" not in details(changed)


@pytest.mark.parametrize(
    ("key", "topic", "answer"),
    [
        ("redness", "safety", "{name} can leave bruises."),
        ("redness", "pain", "{name} stings. The scalp turns pink."),
        ("headache", "safety", "{name} is safe. Rarely a headache follows."),
        ("sun_and_cap", "downtime", "{name} needs rest. Wear no tight cap until the morning."),
        ("numbing", "pain", "{name} feels like a scratch. Most people need no cream."),
        ("washing", "downtime", "{name} needs no downtime. Shampoo can be used after two days."),
        ("cancer", "suitability", "{name} is not for people with active cancer."),
        ("own_blood", "overview", "{name} puts drops on the scalp. No blood is taken for it."),
    ],
)
def test_an_answer_that_speaks_of_a_particular_is_told(key: str, topic: str, answer: str) -> None:
    """No silence is asserted of what a file says in an answer, and nobody is said to be the only one to have it."""
    changed = with_treatment("mesotherapy", answers={topic: answer})
    texts = by_key(changed)
    assert texts[f"about_{key}", "mesotherapy"].text == answer.format(name="Mesotherapy")
    silent = texts[f"about_{key}", "prp"]
    assert silent.metadata["stated"] or "doesn't say" in silent.text
    assert "only" not in "".join(text.text for (about, _), text in texts.items() if about == f"about_{key}")
    assert particular(changed, key)["spoken_of"] == [f"{topic} of mesotherapy"]


def test_no_shipped_answer_speaks_of_what_its_details_leave_out() -> None:
    """What the document tells of a particular stands under its name, in words that answer just that."""
    assert [key for key in SHIPPED.details if particular(SHIPPED, key).get("spoken_of")] == []


def test_a_denial_is_not_counted_as_saying_so() -> None:
    """“No numbing is used” is told, and of others only that they are not spoken of."""
    texts = by_key(with_treatment("prp", details={"numbing": "For {name} no numbing is used."}))
    only = "The article speaks of that only for micro-needling and PRP."
    assert texts["about_numbing", "prp"].text == f"For PRP no numbing is used. {only}"
    silent = f"The clinic's article doesn't say that the scalp is numbed for mesotherapy. {only}"
    assert texts["about_numbing", "mesotherapy"].text == silent


CLOSED = dict.fromkeys(DAYS, "closed")


@pytest.mark.parametrize(
    ("clinic", "present", "absent"),
    [
        ({}, ["Inform Clinics", "I don't have its address, phone number or opening hours"], ["Address:"]),
        ({"address": "12 Example Road"}, ["Address: 12 Example Road", "phone number or opening hours"],
         ["its address"]),
        ({"phone": "+91 40 123"}, ["Phone number: +91 40 123", "I don't have its address or opening hours"], []),
        ({"address": "a", "phone": "123"}, ["I don't have its opening hours"], ["its address", "phone number or"]),
        ({"address": "a", "phone": "123", "hours": {**CLOSED, "mon": "10:00-18:00"}},
         ["Mon 10:00-18:00, Tue to Sun closed"], ["I don't"]),
        ({"hours": {"mon": "10:00-18:00", "tue": "10:00-18:00", "wed": "closed", "thu": "10:00-18:00",
                    "fri": "09:00-12:00", "sat": "09:00-12:00", "sun": "closed"}},
         ["Mon to Tue 10:00-18:00, Wed closed, Thu 10:00-18:00, Fri to Sat 09:00-12:00, Sun closed"],
         ["opening hours, as"]),
    ],
)  # fmt: skip
def test_clinic_details(clinic: dict[str, Any], present: list[str], absent: list[str]) -> None:
    """What the clinic filled in is told, opening hours in words, and what it did not is said to be unknown."""
    told = clinic_details(facts(**clinic))
    assert [part for part in present if part not in told] + [part for part in absent if part in told] == []


def test_only_what_is_told_is_offered_next() -> None:
    """No topic is offered on which the document is silent: the one after it is."""
    offered = {(key, answer.metadata.get("next")) for (topic, key), answer in ANSWERS.items() if topic == "procedure"}
    assert {("prp", "ask_session_count"), ("microneedling", "ask_results_time")} <= offered
    for (topic, key), answer in ANSWERS.items():
        following = (answer.metadata.get("next") or "")[len("ask_") :]
        assert (following, key) not in SILENT, (topic, key)


def test_one_session_is_no_plural() -> None:
    """A treatment of one sitting, such as an operation, is compared in the singular."""
    prp = SHIPPED.treatments["prp"]
    figures = Figures(sessions={"least": 1, "most": 1}, interval=None, minutes=90, results=None)
    silent = prp.copy(update={"figures": figures, "answers": dict.fromkeys(prp.answers)})
    assert by_key(SHIPPED.copy(update={"treatments": {"prp": silent}}))["comparison", "prp"].text == (
        "PRP: 1 session, time between them not stated; about 90 minutes each; results not stated."
    )


def test_prices_that_are_filled_in_are_told() -> None:
    """A price is told for its treatment only, also when asked again, and its source is the clinic."""
    told = by_key(facts(prices={"prp": "₹5,000 a session"}))
    assert told["price", "prp"].text == told["price_again", "prp"].text == "PRP: ₹5,000 a session."
    assert told["price", "prp"].metadata["source"] == "Inform Clinics"
    assert "doesn't say" in told["price", "mesotherapy"].text and "5,000" not in told["price", "mesotherapy"].text
    assert "₹5,000 a session" in told["price", None].text and "doesn't say" in told["price", None].text
    assert "₹5,000 a session" in told["price_again", None].text


def test_price_asked_again_is_answered_in_other_words() -> None:
    """Without a price the second answer differs, gives no figure, and offers the clinic."""
    for key in (*SHIPPED.treatments, None):
        first, again = ANSWERS["price", key].text, ANSWERS["price_again", key].text
        assert first != again and not re.search(r"\d", first + again) and contact(SHIPPED) in again


def test_phone_number_is_offered_once_it_is_known() -> None:
    """With a phone number every silent answer gives it."""
    told = by_key(facts(phone="+91 40 123"))
    assert [key for key in SILENT if "+91 40 123" not in told[key].text] == []


def test_names_and_documents() -> None:
    """Treatments are enumerated in words, and a document that several answers share is named once."""
    assert SHIPPED.treatment_names() == "mesotherapy, micro-needling and PRP"
    one = SHIPPED.copy(update={"treatments": {"prp": SHIPPED.treatments["prp"]}})
    assert one.treatment_names() == "PRP"
    assert documents(SHIPPED) == "“Hair Loss Treatment By Dermatologist”"


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=lambda answer: f"{answer.topic}-{answer.treatment}")
def test_every_answer_names_its_source(answer: Answer) -> None:
    """The source is the document and a section of it."""
    parts = [SHIPPED.hair_loss.source, *(treatment.source for treatment in SHIPPED.treatments.values())]
    assert "Hair Loss Treatment By Dermatologist" in answer.metadata["source"]
    assert any(part.section in answer.metadata["source"] for part in parts)
