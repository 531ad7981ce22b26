"""Understands which of the details of a booking the patient wants to correct."""

import re
from collections.abc import Iterator
from typing import Literal

from clinic.dates.words import TOMORROW, WEEKDAY
from clinic.details.email import find_email
from clinic.details.name import find_name
from clinic.details.part import find_time_of_day
from clinic.details.phone import find_phone
from clinic.patterns import any_case, blanked

Field = Literal["name", "phone", "email", "treatment", "day", "part"]
FARTHEST, MOST_WORDS = 45, 25  # characters between; what is longer is a story
FEW_WORDS = 12  # of a message that gives a new time

_DAY_VALUE = (
    rf"(?:{WEEKDAY}s?\b|today|{TOMORROW}|kal\b"
    r"|day after|any ?day|as soon as possible|asap|the earliest|next week|this week|weekend"
    r"|\d{1,2}(?:st|nd|rd|th)|\d{1,2}\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{1,2}[/.-]\d{1,2})"
)
_FIELDS: dict[Field, str] = {
    "email": r"e-?\s?mails?(?:\s?id)?|mails?(?:\s?id)?|gmail",
    "name": r"(?:sur|first|last|full|middle)?\s?names?|naam|spelling(?! of (?:my |the )?(?:e-?mail|mail))",
    "phone": r"(?:phone|mobile|contact|cell|whats\s?app|telephone)(?:\s?(?:number|no|num))?|(?:number|nmbr"
    r"|num)(?! of)|digits?",
    "treatment": r"treatments?|procedure|service",
    "day": rf"dates?|days?|appointment|booking|{_DAY_VALUE}",
    "part": r"(?<!first )(?<!this )(?<!long )(?<!much )(?<!last )(?<!next )(?<!some )(?<!any )times?|timings?|slots?"
    r"|part of (?:the )?day|morning|afternoon|evening",
}
_FIELD = any_case("|".join(rf"\b(?P<{field}>(?:{words}))\b" for field, words in _FIELDS.items()))
_EARLIER, _DETAIL = r"(?:first|earlier|previous|original|old)", r"(?:phone|mobile|number|name|e-?mail|date|day|time)"
_CHANGES = (
    r"(?<!no )(?<!any )(?<!saw )(?<!see )(?<!notice )(?<!much )(?<!visible )\b(?:changed?|chang|chnage|cahnge|changing"
    r"|chng|update|updating|edit|modify|amend|replace|re-?enter|retype|redo|badal\w*|galat)\b"
)
_WRONG = (
    r"(?<!sounded )(?<!went )(?<!thing )(?<!whats )(?<!going )\b(?:wrong(?! (?:with|to))|incorrect|mistake|typo"
    r"|mistyped|misspelt|misspell?ed|mis-?spell?ing|mispelled|wrongly|incorrectly|inaccurate)\b"
    r"|\b(?:is|was|are)\s?(?:not|n['’]?t)\s(?:right|correct|mine|my)\b|\bnot (?:the )?(?:right|correct|my)\b"
    r"|(?<=name )(?:is|are) off\b|(?<=spelling )is off\b|(?<=number )is off\b|(?<=mail )is off\b"
)
_CORRECTS = (
    r"\badd (?=(?:(?:my|an|the) )?(?:e-?)?mail\b)|\bfix (?=(?:my|the) (?:name|spelling|number|phone|e?mail|mobile))"
    r"|(?:^|\bplease |\bpls |\bto |[,.]\s?)correct(?:ing)? (?:my|the)\b|\bcorrection\b"
    r"|\b(?:last|final)(?= (?:\w+ )?digits?\b.{0,15}\d)"
)
_GOES_BACK = (  # to what was told before
    rf"\b{_EARLIER}(?= {_DETAIL}\b.{{0,20}}\b(?:right|correct|better|ok|okay)\b)"
    rf"|\b(?:use|keep|take|put|back to|go with) (?:the |my )?{_EARLIER}(?= {_DETAIL}\b)"
)
_MOVES = (
    r"\b(?:re-?sched\w*|post-?pone|pre-?pone)\b|\b(?:switch|shift|move|swap)(?= (?:(?:it|this|that|me|my|the|booking"
    r"|appointment|slot|date|day|time|a|to) )*(?:to|from|different)\b)"
)
_CANNOT = (
    r"\b(?:can ?not|can['’]?t|(?:wo['’]?nt|won['’]?t|not) be able to|unable to) (?:come|make it|attend|visit|do)"
    r"(?= (?:on )?(?:that|this) (?:day|date)\b)"
)
_ANOTHER = (
    r"\b(?:want|prefer|use|choose|like|pick)\s(?:a\s|an\s|some\s|to\s\w+\s)?(?:different|another|other)\b"
    r"|^(?:a |some )?(?:different|another|other)\b"
)
# Enough beside the name of a detail.
_STRONG = any_case("|".join((_CHANGES, _WRONG, _CORRECTS, _GOES_BACK, _MOVES, _CANNOT, _ANOTHER)))
# Enough beside a new value only: "actually I am scared of the treatment" corrects nothing.
_WEAK = any_case(
    r"^(?:no|nope|sorry|oh|oops|wait|hold on)\b|\b(?:actually|instead|rather|make (?:it|that)|should be"
    r"|supposed to be|i mean|i meant|sorry|correct (?:one|number|name|email|id|is)|better(?= (?:for|than|with|if"
    r"|to|time|day)\b|\W*$)"
    r"|better is|do (?:that|this)(?: one)?\W*$|(?:i['’]?ll|i will|let['’]?s) go (?:with|for)"
    r"|suits? me|prefer|correction|new (?:number|phone|email|mail|mobile)|not \w+(?: \w+)?,? (?:but|its?"
    r"|it['’]s)|oops|scratch that|i typed|has changed)\b"
)
_QUESTION = any_case(
    r"^\W*(?:(?:hi|hello|ok|okay|and|but|so|sir|madam|doctor|also|please)[\s,]+)*(?:what|why|which|when|who|whom"
    r"|where|is|are|does|do|did|was|has|am|if|how (?!(?:can|do|could|may|shall|to) .{0,12}\b(?:change|edit|update"
    r"|correct|fix|modify|reschedule))|(?:can|could|may) (?!(?:i|we|you|u|it|they|some ?one"
    r"|reception)\b)|(?:will|would|should) (?!(?:i|we|you|u)\b))\b"
)
_AND = any_case(r"\s*(?:,|&|and|aur|plus|as well as)(?:\s+(?:my|the|also|wrong|incorrect|change|both))*\s+")
_SOMEDAY = any_case(
    r"\b(?:what if|in case|later on|afterwards?|any\s?time|after (?:booking|i book|confirm\w*))\b|\b(?:can|could|may"
    r"|possible|allowed|able)\b.*\blater\??\s*$|\bif i (?:need|want|have) to\b"
)


def wants_to_change(text: str) -> Field | None:
    """The detail of the booking that the patient wants to correct, whether or not its new value is given, or None.

    Of several that are named, the one nearest to the correcting words counts. Questions, and new values without any
    correcting words, are None; so is a treatment that is only named ("make it PRP"): see `corrects`.
    """
    return next(iter(all_to_change(text)), None)


def all_to_change(text: str) -> list[Field]:
    """All details that the patient wants to correct ("name and number are wrong"), that of `wants_to_change` first."""
    if len(text.split()) > MOST_WORDS or not corrects(text) or _SOMEDAY.search(text):
        return []
    found: list[tuple[int, int, Field]] = []
    email, phone = find_email(text), find_phone(text)
    hidden = blanked(text, [(value.start, value.end) for value in (email, phone) if value])
    fields = [(match, _field(match)) for match in _FIELD.finditer(hidden)]
    for strong in _STRONG.finditer(hidden):
        for match, field in fields:
            rank = 1 if field in ("day", "part") and not re.match(r"dates?|days?|time", match.group(), re.I) else 0
            distance = _distance(strong, match)
            if distance <= FARTHEST and not (field == "treatment" and not _about_choice(strong, text)):
                found.append((rank * 15 + distance, match.start(), field))
        if re.match(r"re-?sched|post-?pone|pre-?pone", strong.group(), re.I) and not fields:
            found.append((0, strong.start(), "day"))
    if found:
        return list(dict.fromkeys([min(found)[2], *_joined(hidden, fields, min(found)[1])]))
    changed = _by_value(text, hidden, email is not None, phone is not None)
    return [changed] if changed else []


def _joined(text: str, fields: list[tuple[re.Match[str], Field]], start: int) -> Iterator[Field]:
    """The details that are named together with the one at `start`: "my name and my number"."""
    chain: list[tuple[re.Match[str], Field]] = []
    for match, field in fields:
        if chain and not _AND.fullmatch(text, chain[-1][0].end(), match.start()):
            chain = []
        chain.append((match, field))
        if any(one.start() == start for one, _ in chain):
            yield from (field for _, field in chain)


def corrects(text: str) -> bool:
    """Whether a message has correcting words at all ("actually", "instead", "wrong"), for values found elsewhere."""
    text = text.strip()
    return not _QUESTION.search(text) and bool(_STRONG.search(text) or _WEAK.search(text))


def _field(match: re.Match[str]) -> Field:
    return next(field for field in _FIELDS if match[field])


def _distance(one: re.Match[str], other: re.Match[str]) -> int:
    return max(one.start() - other.end(), other.start() - one.end(), 0)


def _about_choice(strong: re.Match[str], text: str) -> bool:
    """Not "my doctor gave me wrong treatment for years"."""
    return len(text.split()) <= 9 and not re.search(r"\b(?:gave|given|got|took|had|after|cause\w*)\b", text, re.I)


def _by_value(text: str, hidden: str, email: bool, phone: bool) -> Field | None:
    if email:
        return "email"
    if phone:
        return "phone"
    if find_name(text, asked=False):
        return "name"
    days = [match.end() for match in re.finditer(rf"\b{_DAY_VALUE}", hidden, re.I)]
    if len(text.split()) > FEW_WORDS:
        return None
    return "day" if days else "part" if find_time_of_day(hidden) else None
