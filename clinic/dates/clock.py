"""Hides the times of day in a message, as "12.30" and "5 pm" are written in the same figures as dates."""

from clinic.dates.words import pattern_of

_HOUR, _MINUTES = r"(?:[01]?\d|2[0-4])", r"[0-5]\d"
# With a full stop only quarters of an hour count, for 11.06 is a day; 11.30.2027 is one too.
_CLOCK = pattern_of(
    rf"(?<!\d)(?<!\d[./:-]){_HOUR}(?:(?:[.:]{_MINUTES})?\s*(?:[ap]\.?\s?m\b|o['’]?\s?clock\b)|"
    rf"(?::{_MINUTES}|\.(?:00|15|30|45))(?!\d|[./:]\d))"
)


def without_clock(text: str) -> str:
    """The text, as long as before, with a row of zeros, which is no date, for every time of day."""
    return _CLOCK.sub(lambda match: "0" * len(match.group()), text)
