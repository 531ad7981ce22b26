"""When the clinic is open, and when it opens next."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from clinic.hours import is_open, next_opening

ZONE = ZoneInfo("Asia/Kolkata")
WEEK = {"mon": "10:00-19:00", "tue": "10:00-19:00", "wed": "closed", "sat": "09:30-13:00", "sun": "closed"}


def at(text: str) -> datetime:
    """A moment in March 2026, whose 2nd is a Monday."""
    return datetime.fromisoformat(f"2026-03-{text}").replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("hours", "now", "opened", "opening"),
    [
        (WEEK, "02 09:59", False, "02 10:00"),
        (WEEK, "02 10:00", True, "03 10:00"),
        (WEEK, "02 18:59", True, "03 10:00"),
        (WEEK, "02 19:00", False, "03 10:00"),
        (WEEK, "03 23:59", False, "07 09:30"),  # over a closed day, and days of which nothing is known
        (WEEK, "04 12:00", False, "07 09:30"),
        (WEEK, "07 13:00", False, "09 10:00"),
        ({"mon": "10:00-19:00"}, "02 11:00", True, "09 10:00"),  # the only day of the week
        ({"mon": "closed"}, "02 11:00", False, None),
        ({}, "02 11:00", False, None),
    ],
)
def test_hours(hours: dict[str, str], now: str, opened: bool, opening: str | None) -> None:
    """Opening counts and closing time does not; the next opening is later than now, within a week."""
    assert is_open(hours, at(now)) is opened
    assert next_opening(hours, at(now)) == (at(opening) if opening else None)


def test_change_of_clocks() -> None:
    """The clinic opens at the hour on its wall, also on the day after the clocks changed."""
    zone = ZoneInfo("Europe/London")
    opening = next_opening({"sun": "10:00-12:00"}, datetime(2026, 3, 28, 20, 0, tzinfo=zone))
    assert opening == datetime(2026, 3, 29, 10, 0, tzinfo=zone)
    assert opening is not None and opening.isoformat() == "2026-03-29T10:00:00+01:00"
