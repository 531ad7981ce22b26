"""Cutting texts and titles, and what buttons become where an app has none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extensions.channels.messaging.model import Button, Limits, Part
from extensions.channels.messaging.texts import SHORT, compose, cut, key_of, length, number, split

WORDS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=400)
PROSE = st.lists(st.sampled_from(["a", "word", "end.", "really?", "é", "👍🏽", "\n", "\n\n", "9845012345", "x" * 50]))
REPLIES = st.lists(
    st.builds(
        lambda text, titles: {"text": text, "buttons": [{"title": each, "payload": f"/{each}"} for each in titles]},
        PROSE.map(" ".join), st.lists(st.text(min_size=1, max_size=40), max_size=15, unique=True),
    ), max_size=4,
)  # fmt: skip
LIMITS = st.builds(Limits, st.just(300), st.integers(20, 300), st.sampled_from([0, 3, 10]), st.integers(26, 64))


def bare(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s", "", text)


@given(st.one_of(WORDS, PROSE.map(" ".join)), st.integers(4, 60))
def test_split_loses_nothing_and_keeps_the_limit(text: str, limit: int) -> None:
    """Whatever the text, its parts are within the limit, not empty, and together say the same."""
    parts = split(text, limit)
    assert all(0 < length(part) <= limit and part == part.strip() for part in parts)
    assert bare("".join(parts)) == bare(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two three.", ["One. Two three."]),
        ("One sentence. Two sentences here.", ["One sentence.", "Two sentences here."]),
        ("Is it? Yes, that is so. Good.", ["Is it?", "Yes, that is so.", "Good."]),
        ("First part\n\nsecond. part more", ["First part", "second. part more"]),
        ("no full stop in all of this", ["no full stop in all", "of this"]),
        ("x" * 45, ["x" * 20, "x" * 20, "x" * 5]),
        ("", []), (" \n ", []),
    ],
)  # fmt: skip
def test_split_at_the_best_place(text: str, parts: list[str]) -> None:
    """Texts are cut between paragraphs, else sentences, else words, else anywhere; limit 20."""
    assert split(text, 20) == parts


@given(WORDS, st.integers(2, 40))
def test_cut_keeps_the_limit(title: str, limit: int) -> None:
    """A title that fits is kept but for white space, a longer one ends in …, and none is too long."""
    shown = cut(title, limit)
    assert length(shown) <= limit
    assert shown == " ".join(title.split()) or shown.endswith("…")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Who treats hair loss", "Who treats hair loss"), ("Have reception call me", "Have reception call…"),
        ("0123456789 01234 \U0001f469\u200d\u2695\ufe0fx", "0123456789 01234…"),
        ("0123456789 01234567e\u0301x", "0123456789 01234567…"),
    ],
)  # fmt: skip
def test_cut_tears_no_character(title: str, shown: str) -> None:
    """Titles are cut to 20 units between what is seen as characters."""
    assert cut(title, 20) == shown


@pytest.mark.parametrize(
    ("text", "found"),
    [("2", "2"), (" 2. ", "2"), ("(2)", "2"), ("#2", "2"), ("12)", "12"), ("02", None), ("0", None), ("2 pm", None),
     ("123", None), ("", None), ("two", None), ("1 2", None), ("+2", None)],
)  # fmt: skip
def test_number(text: str, found: str | None) -> None:
    """A reply is a choice only when it is nothing but a number of one or two digits."""
    assert number(text) == found


@given(REPLIES, LIMITS)
def test_compose_loses_no_button(replies: list[dict[str, object]], limits: Limits) -> None:
    """Every button is shown or numbered, every payload found again, and every part is within the limits."""
    parts, offers = compose(replies, limits)
    for part in parts:
        assert 0 < length(part.text) <= (limits.text_beside_buttons if part.buttons else limits.text)
        assert len(part.buttons) <= limits.buttons
        assert all(0 < len(each.payload.encode()) <= limits.payload for each in part.buttons)
    meant = {offers.get(each.payload, each.payload) for part in parts for each in part.buttons}
    meant |= {payload for key, payload in offers.items() if not key.startswith(SHORT)}
    assert meant == {each["payload"] for reply in replies for each in reply["buttons"]}  # type: ignore[attr-defined]
    numbers = [int(key) for key in offers if key.isdecimal()]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_compose_numbers_on() -> None:
    """Two lists in one turn share their numbers, so that "3" means one thing."""
    yes, no, help = ({"title": title, "payload": f"/{title}"} for title in ("Yes", "No", "Help"))
    replies = [{"text": "Sure?", "buttons": [yes, no]}, {"text": "Sure?", "buttons": [help]}]
    parts, offers = compose(replies, Limits(100, 0, 0, 0))
    assert parts == [Part("Sure?\n1. Yes\n2. No"), Part("Sure?\n3. Help")]
    assert offers == {"1": "/Yes", "2": "/No", "3": "/Help"}


def test_compose_gives_long_payloads_short_keys() -> None:
    """A payload that the app cannot carry is replaced by a key, and so is one that looks like a key."""
    long = '/inform_treatment{"treatment": "' + "x" * 60 + '"}'
    buttons = [{"title": title, "payload": payload} for title, payload in (("A", long), ("B", "~b"), ("C", "/c"))]
    (part,), offers = compose([{"text": "?", "buttons": buttons}], Limits(100, 100, 3, 64))
    keys = [key_of(long, 64), key_of("~b", 64), "/c"]
    assert part.buttons == tuple(Button(title, key) for title, key in zip("ABC", keys))
    assert offers == {keys[0]: long, keys[1]: "~b"} and max(map(len, keys)) <= 64
