"""Wished days and hours: as they are kept, as they are said, and from when to when they last."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.wishes import HOUR, fixed_day, hour_words, open_day, span, spoken_day, spoken_hour


@pytest.mark.parametrize(
    ("kind", "first", "last", "kept", "said", "lasts"),
    [
        ("at", 16, None, "at 16:00", "at 4 pm", (time(16), time(16))),
        ("after", 18, None, "after 18:00", "after 6 pm", (time(18), None)),
        ("before", 11.5, None, "before 11:30", "before 11:30 am", (None, time(11, 30))),
        ("about", 12, None, "about 12:00", "about 12 noon", (time(12), time(12))),
        ("from", 10, 13, "from 10:00 to 13:00", "between 10 am and 1 pm", (time(10), time(13))),
        ("at", 10, 17, "at 10:00 or 17:00", "at 10 am or 5 pm", (time(10), time(10))),
        ("at", 0, None, "at 00:00", "at 12 am", (time(0), time(0))),
    ],
)
def test_hours(
    kind: str, first: float, last: float | None, kept: str, said: str, lasts: tuple[time | None, time | None]
) -> None:
    """An hour is kept in words with times of 24 hours, said with am and pm, and lasts as long as it says."""
    assert hour_words(kind, first, last) == kept
    assert (spoken_hour(kept), span(kept)) == (said, lasts)


def test_no_hours() -> None:
    """What no day has is no hour, and nothing lasts no time."""
    assert hour_words("at", 24) is None and hour_words("from", 20, 24.5) is None
    assert span(None) == span("at noon") == (None, None)


@given(st.sampled_from(["at", "about", "after", "before"]), st.integers(0, 24 * 60 - 1))
def test_every_minute_is_kept(kind: str, minute: int) -> None:
    """Whatever minute is wished for can be stored."""
    assert HOUR.fullmatch(hour_words(kind, minute / 60) or "")


@pytest.mark.parametrize(
    ("wish", "fixed", "left_open", "said"),
    [
        ("2026-03-06", date(2026, 3, 6), None, "Friday, 6 March 2026"), ("any day", None, "any day", "any day"),
        ("", None, None, ""), (None, None, None, ""),
    ],
)  # fmt: skip
def test_days(wish: str | None, fixed: date | None, left_open: str | None, said: str) -> None:
    """A wished day is a date, or words where it is left open, or there is none."""
    assert (fixed_day(wish), open_day(wish), spoken_day(wish)) == (fixed, left_open, said)
