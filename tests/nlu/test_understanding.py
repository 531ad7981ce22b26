"""How well the trained model understands messages that it was not trained on, with floors below what is measured."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from clinic.facts.schema import GENERAL_TOPICS
from tests.conftest import NLU_TESTS, rows_of

RIGHT = 0.93  # in-scope messages whose question is answered
WRONG = 0.04  # at most: in-scope messages that get the answer to another question instead
TURNED_AWAY = 0.9  # out-of-scope messages that get no answer
DOUBLES = 0.8  # messages with several questions, all of them found, in order, about the right treatments
URGENT = 1.0
TREATMENTS = 0.99  # messages in which exactly the treatments that are named are found
FALSE_ALARMS = 0.01  # at most: messages without an emergency that are answered as one

APART = ("out_of_scope", "several_questions", "report_urgent")
NO_ANSWER = {
    "out_of_scope", "share_story", "share_feelings", "complain", "doubt", "nlu_fallback", "send_no_words",
    "send_long_message", "ask_language", "decline_contact", "decline_topic",
}  # fmt: skip
# Their answers are the same whatever treatment is named.
GENERAL = {f"ask_{topic}" for topic in GENERAL_TOPICS} | {"ask_clinic_info", "ask_other_treatment"}
Understand = Callable[[str], dict[str, Any]]


def intents_of(parsed: dict[str, Any]) -> list[str]:
    """What would be answered: the questions in order, else the one intent."""
    return [question["intent"] for question in parsed.get("questions") or []] or [parsed["intent"]["name"]]


def judge(expected: str, answered: list[str]) -> str:
    """`right`, `right and more` (an answer beside it that nobody asked for), `asked back`, `turned away` or `wrong`."""
    if expected in answered:
        return "right" if len(answered) == 1 else "right and more"
    if answered == ["nlu_fallback"]:
        return "asked back"
    return "turned away" if answered[0] in NO_ANSWER else "wrong"


@pytest.fixture(scope="module")
def verdicts(understand: Understand) -> Iterator[Counter[str]]:
    """How many in-scope messages came out right, wrong, asked back, turned away; the faults are printed."""
    counted: Counter[str] = Counter()
    for path in sorted(NLU_TESTS.glob("*.yml")):
        for row in [] if path.stem in APART else rows_of(path.stem):
            answered = intents_of(understand(row["text"]))
            verdict = judge(path.stem, answered)
            counted[verdict] += 1
            if verdict != "right":
                print(f"{verdict}: {path.stem} -> {', '.join(answered)}: {row['text']}")
    print({verdict: f"{count / counted.total():.1%}" for verdict, count in counted.items()}, "of", counted.total())
    yield counted


def asked_in(questions: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
    """The intents with the treatments that matter to their answers."""
    return [(each["intent"], [] if each["intent"] in GENERAL else each["treatments"]) for each in questions]


def share(name: str, hits: list[bool]) -> float:
    """The share of hits, printed."""
    print(f"{name}: {sum(hits)} of {len(hits)}, {sum(hits) / len(hits):.1%}")
    return sum(hits) / len(hits)


def test_in_scope_questions_are_answered_right(verdicts: Counter[str]) -> None:
    """Most messages get the answer to the question that they ask."""
    assert verdicts["right"] / verdicts.total() >= RIGHT


def test_in_scope_questions_are_hardly_ever_answered_wrong(verdicts: Counter[str]) -> None:
    """A message that is not understood is asked about or turned away rather than answered with something else."""
    assert verdicts["wrong"] / verdicts.total() <= WRONG


def test_out_of_scope_is_turned_away(understand: Understand) -> None:
    """Messages about other matters get no answer from the facts, nor are they taken for an emergency."""
    hits = []
    for row in rows_of("out_of_scope"):
        answered = intents_of(understand(row["text"]))
        hits.append(all(intent in NO_ANSWER for intent in answered))
        if not hits[-1]:
            print(f"answered: {', '.join(answered)}: {row['text']}")
    assert share("turned away", hits) >= TURNED_AWAY


def test_several_questions_are_all_found_in_order(understand: Understand) -> None:
    """Each question of a message is found, in the order asked, about the treatments it is asked about."""
    hits = []
    for row in rows_of("several_questions"):
        found = asked_in(understand(row["text"]).get("questions") or [])
        hits.append(found == asked_in(row["questions"]))
        if not hits[-1]:
            print(f"found {found} in: {row['text']}")
    assert share("several questions", hits) >= DOUBLES


def test_urgent_messages_are_all_caught(understand: Understand) -> None:
    """Whatever sounds like an emergency gets the urgent answer."""
    missed = [
        row["text"] for row in rows_of("report_urgent") if intents_of(understand(row["text"]))[:1] != ["report_urgent"]
    ]
    assert 1 - len(missed) / len(rows_of("report_urgent")) >= URGENT, missed


def test_questions_raise_no_false_alarm(understand: Understand) -> None:
    """A question about what might happen, or about any other matter, is not taken for an emergency."""
    files = [path.stem for path in sorted(NLU_TESTS.glob("*.yml")) if path.stem != "report_urgent"]
    texts = [row["text"] for name in files for row in rows_of(name)]
    alarms = [text for text in texts if "report_urgent" in intents_of(understand(text))]
    assert len(alarms) <= len(texts) * FALSE_ALARMS, alarms


def test_treatments_are_found(understand: Understand) -> None:
    """Exactly the treatments that a message names are found, by whatever name and spelling."""
    hits = []
    for path in sorted(NLU_TESTS.glob("*.yml")):
        for row in [] if path.stem == "several_questions" else rows_of(path.stem):
            entities = understand(row["text"])["entities"]
            found = {entity["value"] for entity in entities if entity["entity"] == "treatment"} - {"all"}
            hits.append(found == set(row["treatments"]))
            if not hits[-1]:
                print(f"found {found}, not {row['treatments']}: {row['text']}")
    assert share("treatments", hits) >= TREATMENTS
