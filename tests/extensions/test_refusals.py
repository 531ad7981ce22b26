"""What a message refuses is told from what it asks."""

from typing import Any

import pytest

from extensions.nlu.finder import TreatmentFinder
from extensions.nlu.refusals import Heard, hear

FINDER = TreatmentFinder(
    {"prp": ["prp", "plasma"], "mesotherapy": ["mesotherapy", "meso"], "microneedling": ["micro needling",
    "derma roller"]},
    ["the", "a"],
)  # fmt: skip
TOPICS = {"cost": "ask_price", "duration": "ask_session_duration", "visits": "ask_session_count", "ache": "ask_pain"}


def heard(text: str) -> Heard:
    """The message heard with a few topics known by one word."""
    return hear(text, FINDER.find(text), lambda words: next((TOPICS[each] for each in TOPICS if each in words), None))


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("I don't want any call, tell me how it works", "call", "tell me how it works"),
        ("no calls from you people, tell me how it works", "call", "tell me how it works"),
        ("pls dont ring me. what is the gap", "call", "what is the gap"),
        ("no calls! how long is it", "call", "how long is it"),
        ("never call me again", "call", ""),
        ("i do not want anybody to phone me", "call", ""),
        ("no need to call back, does it sting", "call", "does it sting"),
        ("don't put me through, how often do i come", "call", "how often do i come"),
        ("i don't want to speak to a person, just explain plasma", "call", "explain plasma"),
        ("i do not want to talk to a human. is it safe", "call", "is it safe"),
        ("phone mat karna, kab dikhega", "call", "kab dikhega"),
        ("need not bother to call, is it safe", "call", "is it safe"),
        ("stop the calls", "call", ""),
        ("i don't want to book anything yet. is it safe", "booking", "is it safe"),
        ("no appointment please, what is used in it", "booking", "what is used in it"),
        ("appointment nahi chahiye", "booking", ""),
    ],
)
def test_unwanted_contact_is_taken_out(text: str, kind: str, rest: str) -> None:
    """A call or a booking that is not wanted is noticed, and what is asked beside it stays."""
    found = heard(text)
    assert found.refused == {"contact": kind}
    assert " ".join(found.text.split()) == rest
    assert found.nothing_left == (not rest)
    assert len(found.text) == len(text)


@pytest.mark.parametrize(
    ("text", "refused", "asked"),
    [
        ("not derma roller. i meant meso", {"treatments": ["microneedling"]}, ["mesotherapy"]),
        ("not plasma, meso", {"treatments": ["prp"]}, ["mesotherapy"]),
        ("meso not prp please", {"treatments": ["prp"]}, ["mesotherapy"]),
        ("no, not plasma, the vitamin one", {"treatments": ["prp"]}, []),
        ("no i am not asking about meso, what does plasma do", {"treatments": ["mesotherapy"]}, ["prp"]),
        ("meso nahi, prp batao", {"treatments": ["mesotherapy"]}, ["prp"]),
        ("no not the derma roller", {"treatments": ["microneedling"]}, []),
        ("no not plasma. from monday?", {"treatments": ["prp"]}, []),
        ("forget about meso. how is plasma taken", {"treatments": ["mesotherapy"]}, ["prp"]),
        ("not the cost. when may i swim after prp", {"topics": ["ask_price"]}, ["prp"]),
        ("i said not visits", {"topics": ["ask_session_count"]}, []),
        ("it's not the ache, it's the price of meso", {"topics": ["ask_pain"]}, ["mesotherapy"]),
    ],
)
def test_treatments_and_topics_are_turned_down(text: str, refused: dict[str, Any], asked: list[str]) -> None:
    """What stands right after "not" is dropped; what is named beside it stays."""
    found = heard(text)
    assert found.refused == refused
    assert [mention.treatment for mention in found.mentions] == asked


@pytest.mark.parametrize(
    "text",
    [
        "", "is it not painful?", "why not plasma", "does meso not work", "is plasma not a surgery",
        "not derma roller?",
        "not sure about the cost", "not at all", "not painful", "so not", "no", "no thanks", "not yet",
        "not so bad now",
        "why don't you call me", "nobody called me back", "no call came yesterday", "you did not call",
        "two days and no call", "don't phone before 5 pm",
        "call nahi aaya",
        "i dont want to talk to a robot", "plasma did not work, would meso", "not only plasma but meso as well",
        "may i skip plasma this month", "i want to leave meso midway", "not plasma dose of monday?",
        "can i come without booking", "no downtime?", "do not cancel my appointment",
    ],
)  # fmt: skip
def test_other_noes_refuse_nothing(text: str) -> None:
    """Doubts, questions, calls that did not come and plain replies are left as they are."""
    assert heard(text) == Heard(text, FINDER.find(text), {})
