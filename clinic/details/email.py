"""Finds the e-mail address that a patient types, also one that is spelled out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from email_validator import EmailNotValidError, validate_email

from clinic.patterns import any_case

PROVIDER = r"(?:g[\s-]?mail|yahoo|hotmail|outlook|rediff(?:mail)?|icloud|proton(?:mail)?|live|ymail|aol|zoho(?:mail)?)"
# Nobody's domains: slips that would swallow the message about the booking.
MISTYPED = re.compile(
    r".*\.(?:con|cim|comm|vom|cpm|ocm|xom|coml|coom|c)|(?:gmail|yahoo|hotmail|outlook)\.(?:co|cm|om)|(?:gmial|gamil"
    r"|gmai|gmal|gnail|gmaill|gmil|gmali|gmaul|yahooo|yaho|hotmal|hotmial|outlok)\.com"
)
LONGEST = 320  # what is longer is no address, and nothing else should be read so often

_DOT = r"(?:\s?\.\s?|\s?[(\[]dot[)\]]\s?|\s+dot\s+)"
_SAID_AT = r"(?:\s+at\s+the\s+rate(?:\s+of)?\s+|\s?[(\[]\s?at(?:\s+the\s+rate)?\s?[)\]]\s?)"
_LOCAL = r"(?<![\w.+%@-])[\w+%-]{1,64}(?:(?:\.|\s+dot\s+|\s+underscore\s+)[\w+%-]{1,64}){0,6}"
_PLAIN = re.compile(r"(?<![^\s<>(),;:\"'“”=])[^\s@<>(),;:\"“”=]{1,100}@[^\s@<>(),;:\"“”]{0,255}")
_SPACED = any_case(rf"{_LOCAL}\s?@\s?[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,4}}")
_SAID = any_case(rf"{_LOCAL}{_SAID_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,4}}")
_DOTTED = any_case(rf"{_LOCAL}\s+at\s+[\w-]{{1,63}}(?:\s+dot\s+[\w-]{{1,63}}){{1,4}}")
_KNOWN = any_case(rf"{_LOCAL}\s+at\s+{PROVIDER}(?:{_DOT}[a-z]{{2,4}}(?:{_DOT}in)?)?\b")
_NO_AT = any_case(rf"(?<![^\s,;:])[^\s@,;:]{{0,64}}?{PROVIDER}\.(?:com?|in|co\.in)\b(?!@)")
_LABEL = any_case(r"^(?:e-?mail|mail|id)(?:-?id)?[-–]+")
_NEGATED = any_case(
    r"\b(?:not|isn['’]?t|instead of|rather than|old (?:e-?mail|mail|one|id)"
    r"|chang\w*(?:\s+\w+){0,4}\s+from)(?:\s+(?:my|the|this|old|e-?mail|mail|id|address|is|was|it))*[\s:,-]*$"
)


@dataclass(frozen=True)
class Email:
    """An e-mail address in a message: the normalised `address`, None where it is none to write to, and where it stands.

    What is personal stays out of the repr.
    """

    address: str | None = field(repr=False)
    start: int
    end: int


def find_email(text: str) -> Email | None:
    """The e-mail address that a message gives, or the attempt at one; None if it holds neither.

    Of several, the last valid one that is not turned down counts.
    """
    found = [one for one in _attempts(text) if not _NEGATED.search(text[max(0, one.start - 60) : one.start])]
    good = [one for one in found if one.address]
    return good[-1] if good else found[-1] if found else None


def _attempts(text: str) -> Iterator[Email]:
    taken: list[tuple[int, int]] = []
    attempts: list[Email] = []
    for pattern in (_PLAIN, _SPACED, _SAID, _DOTTED, _KNOWN, _NO_AT):
        for match in pattern.finditer(text):
            one = _checked(match)
            clash = any(start < one.end and one.start < end for start, end in taken)
            if clash and not one.address:
                continue
            if clash:  # "ravi@gmail .com": the longer reading mends the shorter one, but never a good one
                over = [other for other in attempts if other.start < one.end and one.start < other.end]
                if any(other.address for other in over):
                    continue
                attempts = [other for other in attempts if other not in over]
            taken.append((one.start, one.end))
            attempts.append(one)
    yield from sorted(attempts, key=lambda one: one.start)


def _checked(match: re.Match[str]) -> Email:
    label = _LABEL.match(match.group())
    start = match.start() + (label.end() if label else 0)
    typed = match.string[start : match.end()].rstrip(".!?,'’…*_-")
    address = None
    if len(typed) <= LONGEST:
        said = re.sub(_SAID_AT if "@" not in typed else r"\s*@\s*", "@", typed, count=1, flags=re.I)
        said = said if "@" in said else re.sub(r"\s+at\s+", "@", said, count=1, flags=re.I)
        said = re.sub(_DOT, ".", re.sub(r"\s+underscore\s+", "_", said, flags=re.I), flags=re.I)
        address = _valid(said)
    return Email(address, start, start + len(typed))


def _valid(address: str) -> str | None:
    try:
        found = validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return None
    return None if MISTYPED.fullmatch(found.domain.lower()) else found.normalized
