"""Finds a name that is introduced as one: of who writes, or of the patient somebody writes for."""

import re
from collections.abc import Iterator

from clinic.details.name_words import (
    MOST_CHARACTERS,
    MOST_WORDS,
    as_name,
    is_other_word,
    is_shown,
)
from clinic.patterns import any_case, says
from clinic.people import RELATIVE

MOST_INTRODUCED = 4  # words of a name that only seems to be one
_GREETING = (
    r"(?:(?:hi+|hello+|hey+|namaste|good\s+\w+|ok(?:ay)?|yes|yeah|sure|no|sorry|actually|sir|madam|doctor)[\s,.!]+)*"
)
_START = rf"(?:^|[\n.,;!?\x00])\s*{_GREETING}"
# After these comes a name, whatever it looks like ...
_STRONG = any_case(
    r"(?<!your )(?<!her )(?<!his )(?<!their )(?<!doctor['’]s )(?<!doctors )(?<!clinic['’]s )\b(?:full\s+|good\s+"
    r"|first\s+)?(?:(?:sur)?name|naam|nam|nme|nmae)(?:\s+spelling)?(?:\s+(?:is|should\s+be|will\s+be|would\s+be|to|as|hai)\b|['’]s\b|\s*[:=]|\s+[-–—])\s*|\b(?:in|on"
    r"|under)\s+(?:the\s+)?name\s+(?:of\s+)?|\b(?:my|mera)\s+(?:full\s+|good\s+|complete\s+|correct\s+|real\s+)?(?:name"
    r"|naam|nam|nme|nmae)\b\s*(?:is\b|['’]s\b|to\b)?[\s:,=–-]*"
)
# ... and after these something else just as well.
_WEAK = any_case(
    rf"{_START}(?:i\s?am|i['’]m|im|this\s+is|myself|me|main(?=\s+(?:[^\W\d_]+\s+){{1,3}}h(?:u|oo)n?\b))\s+"
    r"|\bcall\s+me\s+|\bon\s+behalf\s+of\s+"
)
_ITS = any_case(
    rf"(?:{_START}|\b(?:not|isn['’]?t)\s+[^\W\d_]+,?\s+(?:but\s+)?)(?:it['’]?s|it\s+is|that['’]?s)\s+"
    r"(?!(?:for|my|not)\b)"
)
_LABELLED = any_case(rf"(?:{_START}|\band\s+)(?:my\s+)?(?:full\s+|good\s+)?(?:name|naam)\s+(?=\w)")
# Whoever is to be seen is the patient, whoever else says their own name in the message.
_PATIENT_STRONG = any_case(
    rf"\b(?:patient(?:['’]?s)?|her|his|their|(?:(?:my|our|the)\s+)?{RELATIVE}['’]?s?)\s+(?:full\s+|good\s+)?(?:name|naam)"
    r"\b\s*(?:is\b|['’]s\b|to\b|should\s+be\b)?[\s:,=–-]*"
)
_PATIENT = any_case(
    rf"\bpatient\s+(?:is|will\s+be|should\s+be)\s+(?:(?:my|our)\s+{RELATIVE}\b[\s,:(–-]*)?"
    rf"|\b(?:for|book(?:ing)?|see|bring(?:ing)?|it['’]?s|name(?:\s+is)?)\s+(?:my|our)\s+{RELATIVE}\b(?!['’])[\s,:(–-]*"
    r"(?:(?:named|called)\s+)?"
    r"|\b(?:put|book|keep|make|register|file|want)\s+(?:it|this|that)\s+(?:under|in|for|on)\s+"
)
_PATIENT_WISHES = any_case(
    rf"\bmy\s+{RELATIVE}[\s,]+(?P<name>(?:[^\s,.;!?\x00]+\.?\s+){{1,4}}?)(?:wants?|needs?|would|wishes|has\s+to|is\s+the"
    r"\s+patient)\b"
)
_IN_NAME_OF = any_case(r"\b(?:in|under|on)\s+(?P<name>(?:[^\s,.;!?\x00]+\s+){0,3}[^\s,.;!?\x00]+?)['’]s?\s+name\b")
FOR_ANOTHER = any_case(
    rf"\b(?:for|book(?:ing)?|see|in|under|patient\s+is|patient,|it['’]?s|name\s+(?:is|of(?:\s+the)?\s+patient\s+is|should\s+be))"
    rf"\s+(?:my|our)\s+{RELATIVE}(?:\b(?!['’]?s\s+(?!name))|s\s+name\b)|\bmy\s+{RELATIVE}\s+(?:wants?|needs?)\b|\b(?:in|under)\s+(?!(?:the|this|his|whos?e?)\b)\w+s\s+name\b"
)
# Whether a message says the name of who writes it as such.
names_writer = says(rf"{_START}(?:i\s?am|i['’]m|im|myself|this\s+is)\b|\b(?:my|mera)\s+(?:name|naam)\b")
_HERE = any_case(
    rf"{_START}(?P<name>(?:(?!(?<=[^\W\d_]{{3}})\.\s)[^\n,;!?]){{1,60}}?)\s+(?:is\s+my\s+name|(?:here|this\s+side|speaking)\b(?!\s+(?:is|are|i|in"
    rf"|to)\b))"
)
# What people put before and behind their name when they are asked for it.
LEAD = any_case(
    r"(?:(?:hi+|hello+|hey+|hai|namaste|good (?:morning|afternoon|evening)|ok+(?:ay)?|okie|yes+|yeah|yup|ya|haan|ji"
    r"|sure|fine|alright|just|no|sorry|actually|oh|h?u?mm+|um|well|please|pls|sir|madam|ma['’]?am|mam|doctor|thank you"
    r"|thanks)\b[\s.]*)*(?:(?:spelt|spelled|written)(?: as)?\s+"
    r"|(?:(?:it|that)(?:['’]?s| is)|this is|make (?:it|that)|change (?:it )?to|(?:put|write"
    r"|book)(?: it| this)?(?: (?:under|as|for|in))?|(?:my |mera |the )?(?:full |first )?(?:name|naam)(?: is)?)\s+)?"
    r"(?:i (?:have |had |already )*(?:said|told(?: you| u)?|gave|wrote|typed|mentioned)\s+)?"
    rf"(?:(?:for )?(?:my|his|her) {RELATIVE}(?:['’]?s name)?(?: is)?\s+)?"
)
TRAIL = any_case(
    r"(?:[\s.]+(?:ji|here|hai|sir|madam|ma['’]?am|mam|please|pls|thanks|thank you|ok|this side|speaking|phone|number"
    r"|actually|i meant?|ph|mob|cell|tel|no|mobile|e-?mail|contact"
    r"|and|my|on|at|for|with|in|tomorrow|today|morning|afternoon|evening|number is|is my name)\.?)+$"
)
# A full stop ends the name unless it shortens a title.
_CUT = re.compile(
    r"[\n,;:!?()\[\]{}<>|/\x00\"“”•*=+&@#]|\s[-–—]+(?:\s|$)|\.{2,}"
    r"|(?<=[^\W\d_]{3})(?<!(?i:mohd|prof|capt))(?<!(?i:muhd|shri))(?<!(?i:smt|kum|adv|mhd|sri|mrs))\.(?=\s|$)|\.$"
)
_STOP = any_case(
    r"\b(?:but|and|my|i(?!\.)|from|here|this side|speaking|hai|hoon|hu|hun|for|with"
    r"|phone|ph|mobile|mob|cell|tel|contact|number|e-?mail|mail|age|aged|not|instead)\b"
)


def introduced_name(text: str, asked: bool, of_writer: bool) -> str | None:
    """The name that is introduced last, of the writer before that of the patient where `of_writer`."""
    order = (*OF_PATIENT, *OF_WRITER) if of_writer else (*OF_WRITER, *OF_PATIENT)
    names = [given_by(pattern, sure, text, asked) for pattern, sure in order]
    return next((name for name in reversed(names) if name), None)


def given_by(pattern: re.Pattern[str], sure: bool, text: str, asked: bool) -> str | None:
    """The last name that is introduced by a pattern, or that it holds itself."""
    found, within = None, "name" in pattern.groupindex
    for match in pattern.finditer(text):
        if pattern is not _ITS and re.search(r"\b(?:what|whats|what['’]s|if|is|are)\s*$", text[: match.start()], re.I):
            continue
        rest = match["name"] if within else text[match.end() : match.end() + 2 * MOST_CHARACTERS]
        part = next(parts_of(rest))[0]
        if not within:
            part = _STOP.split(part, maxsplit=1)[0]
            part = re.split(r"\s\d", part, maxsplit=1)[0]  # "I am Ramesh 45 yrs"
        words = TRAIL.sub("", LEAD.sub("", part.strip(), count=1)).split()
        if not words or len(words) > (MOST_WORDS if sure else MOST_INTRODUCED):
            continue
        shown = is_shown(" ".join(words))
        if not sure and not shown and (any(map(is_other_word, words)) or (pattern in _SHOWN and not asked)):
            continue
        found = as_name(words) or found
    return found


# What introduces a name, and whether surely; a later one goes before.
OF_WRITER = ((_HERE, False), (_ITS, False), (_LABELLED, False), (_WEAK, False), (_STRONG, True))
OF_PATIENT = ((_PATIENT_WISHES, False), (_PATIENT, False), (_IN_NAME_OF, False), (_PATIENT_STRONG, True))
_SHOWN = (_ITS, _LABELLED, _PATIENT, _PATIENT_WISHES)  # unless a name was asked for it takes capitals after these


def parts_of(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a message between which no name goes on, each with what ends it."""
    start = 0
    for match in _CUT.finditer(text):
        yield text[start : match.start()], match.group()
        start = match.end()
    yield text[start:], ""
