"""Which questions a message asks, with a scorer that knows a few words instead of a trained model."""

from collections.abc import Sequence

import numpy as np
import pytest

from extensions.nlu.finder import Mention
from extensions.nlu.reading import SEVERAL, Limits, Reader, Reading, asked_about

WORDS = {
    "ask_pain": "hurt", "ask_price": "cost", "ask_downtime": "downtime", "inform_treatment": "treatment",
    "share_story": "friend",
    "out_of_scope": "weather", "thanks": "thanks", "ask_comparison": "compare",
}  # fmt: skip
INTENTS = [*WORDS, SEVERAL]
NAMES = {"prp": "prp", "meso": "mesotherapy", "roller": "microneedling"}


def score(texts: Sequence[str]) -> np.ndarray:
    """Each intent by its share of the text's known words; a text with two or more questions looks like several."""
    rows = []
    for text in texts:
        counts = np.array([text.count(word) for word in WORDS.values()], float)
        if counts.sum() > counts[3]:
            counts[3] = 0  # a name beside something else is no message of its own
        rows.append([*(0.9 * counts / max(counts.sum(), 1)), 0.8 if (counts[:3] > 0).sum() > 1 else 0.0])
    return np.array(rows)


def read(text: str, **limits: float) -> Reading:
    """The reading of a text, with treatments found by their plain names."""
    mentions = sorted(
        Mention(start, start + len(name), treatment)
        for name, treatment in NAMES.items()
        for start in range(len(text))
        if text.startswith(name, start)
    )
    return Reader(INTENTS, score, Limits(**limits)).read(text, mentions)


def asked(text: str, **limits: float) -> list[tuple[str, list[str]]]:
    """Intents and treatments of the questions."""
    return [(question.intent, question.treatments) for question in read(text, **limits).questions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("does it hurt", [("ask_pain", [])]),
        ("does prp hurt", [("ask_pain", ["prp"])]),
        ("does prp or meso hurt", [("ask_pain", ["prp", "mesotherapy"])]),
        ("prp", [("inform_treatment", ["prp"])]),
        ("weather", [("out_of_scope", [])]),
        ("does it hurt? what is the cost?", [("ask_pain", []), ("ask_price", [])]),
        ("what is the cost? does it hurt?", [("ask_price", []), ("ask_pain", [])]),
        ("does prp hurt and what is the cost", [("ask_pain", ["prp"]), ("ask_price", ["prp"])]),
        ("does it hurt and what is the cost of prp", [("ask_pain", ["prp"]), ("ask_price", ["prp"])]),
        ("does prp hurt? what is the cost of meso?", [("ask_pain", ["prp"]), ("ask_price", ["mesotherapy"])]),
        ("cost, hurt, downtime of prp", [("ask_price", ["prp"]), ("ask_pain", ["prp"]), ("ask_downtime", ["prp"])]),
        ("does prp hurt? does meso hurt?", [("ask_pain", ["prp", "mesotherapy"])]),
        ("hurt hurt downtime? the cost? does it hurt?", [("ask_price", []), ("ask_pain", [])]),
        ("does prp hurt, and meso?", [("ask_pain", ["prp", "mesotherapy"])]),
        (
            "the cost, does it hurt for prp and for meso",
            [("ask_price", ["prp", "mesotherapy"]), ("ask_pain", ["prp", "mesotherapy"])],
        ),
        ("both prp and meso hurt", [("ask_pain", ["prp", "mesotherapy"])]),
        (
            "prp and meso cost and downtime",
            [("ask_price", ["prp", "mesotherapy"]), ("ask_downtime", ["prp", "mesotherapy"])],
        ),
        (
            "prp/meso: does it hurt, the cost",
            [("ask_pain", ["prp", "mesotherapy"]), ("ask_price", ["prp", "mesotherapy"])],
        ),
        (
            "roller, prp and meso cost and does it hurt",
            [
                ("ask_price", ["microneedling", "prp", "mesotherapy"]),
                ("ask_pain", ["microneedling", "prp", "mesotherapy"]),
            ],
        ),
        ("cost of prp and does meso hurt", [("ask_price", ["prp"]), ("ask_pain", ["mesotherapy"])]),
        ("cost hurt", [("ask_price", []), ("ask_pain", [])]),
        ("prp hurt? compare meso", [("ask_pain", ["prp"]), ("ask_comparison", ["prp", "mesotherapy"])]),
        ("prp. does it hurt? the cost?", [("ask_pain", ["prp"]), ("ask_price", ["prp"])]),
        ("thanks and hurt cost", [("ask_pain", []), ("ask_price", [])]),
        ("thanks thanks, hurt", [("ask_pain", [])]),
        ("thanks", [("thanks", [])]),
        ("thanks. does meso hurt", [("ask_pain", ["mesotherapy"])]),
    ],
)
def test_questions(text: str, expected: list[tuple[str, list[str]]]) -> None:
    """Questions come in order, each once, about the treatments named with them or nearest to them."""
    assert asked(text) == expected


def test_story_is_background() -> None:
    """A treatment that only stands in a story is not what the question is about."""
    reading = read("friend took prp. does meso hurt?")
    assert [(question.intent, question.treatments) for question in reading.questions] == [("ask_pain", ["mesotherapy"])]
    assert [mention.treatment for mention in reading.background] == ["prp"]


@pytest.mark.parametrize(
    ("text", "told"), [("friend took prp. does it hurt?", 0.6), ("my downtime for prp begins. does it hurt?", 1.4)]
)
def test_question_is_about_the_treatment_of_its_story(text: str, told: float) -> None:
    """When only the story names a treatment, the question after it is about that, and so is what follows."""
    reading = read(text, told=told, word=1.0)  # these are no keywords in a row
    assert [(question.intent, question.treatments) for question in reading.questions] == [("ask_pain", ["prp"])]
    assert not reading.background


@pytest.mark.parametrize(
    ("limits", "count"),
    [({}, 2), ({"further": 1.4}, 1), ({"further": 0.0}, 2), ({"split": 100.0, "anew": 100.0, "word": 100.0}, 1)],
)
def test_limits_of_several_questions(limits: dict[str, float], count: int) -> None:
    """Each of several questions must be sure enough, and to take a message apart must be worth its cost."""
    assert len(read("does it hurt? what is the cost?", **limits).questions) == count


@pytest.mark.parametrize("text", ["", "x", "?", "abc def. ghi? jkl", "prp " * 50, "hurt. " * 100])
def test_there_is_always_a_question(text: str) -> None:
    """Whatever is read, one question at least comes out, and the ranking holds every real intent once."""
    reading = read(text)
    assert reading.questions
    assert sorted(name for name, _ in reading.ranking) == sorted(WORDS)
    assert [value for _, value in reading.ranking] == sorted((value for _, value in reading.ranking), reverse=True)


@pytest.mark.parametrize(
    ("text", "treatments"),
    [
        ("a friend of mine went for aaa. would bbb be painful?", ["b"]),
        ("would bbb be painful? a friend of mine went for aaa.", ["b"]),
        ("i had aaa last year. tell me the sessions of bbb", ["b"]),
        ("what do aaa and bbb cost", ["a", "b"]),
        ("aaa cost? bbb cost?", ["a", "b"]),
    ],
)
def test_treatments_of_the_sentence_that_asks(text: str, treatments: list[str]) -> None:
    """A treatment in another sentence than the question is not what is asked about."""
    mentions = [Mention(text.index(3 * each), text.index(3 * each) + 3, each) for each in "ab"]
    assert [mention.treatment for mention in asked_about(text, mentions)] == treatments
