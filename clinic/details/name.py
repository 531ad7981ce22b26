"""Finds the name that a patient gives, introduced anywhere or as the answer to "what is your name?"."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal

from clinic.details.email import find_email
from clinic.details.phone import all_phones
from clinic.details.unlikely import is_unlikely
from clinic.details.words import AROUND, NOT_NAMES, RELATIVE

MOST_WORDS, MOST_CHARACTERS, MOST_INTRODUCED = 5, 60, 4
FEW = 4  # words before a name that are none: "any day then, Priya N"
LABEL = {"name", "naam"}
PARTS_OF_DAY = {"morning", "afternoon", "evening", "night", "noon", "anytime"}
LEAD_TO_NAME = {"for", "me", "book", "call", "ok", "okay", "hi", "hello", "yes", "sure", "thanks",
                "wife", "husband", "mother", "father", "mom", "mum", "dad", "son",
                "daughter", "sister", "brother", "friend"}  # fmt: skip
KEPT_TITLES = {"dr", "prof", "adv", "capt"}
DROPPED_TITLES = {"mr", "mrs", "ms", "miss", "mx", "shri", "smt", "kum", "mister", "master"}
PARTICLES = {"de", "la", "van", "der", "den", "von", "bin", "binti", "al", "el", "da", "dos", "ibn", "du", "ul", "ur"}
SHORT = {"dr": "Dr", "md": "Md", "mohd": "Mohd", "muhd": "Muhd", "mhd": "Mhd", "sk": "Sk", "jr": "Jr", "sr": "Sr"}

_GREETING = (
    r"(?:(?:hi+|hello+|hey+|namaste|good\s+\w+|ok(?:ay)?|yes|yeah|sure|no|sorry|actually|sir|madam|doctor)[\s,.!]+)*"
)
_START = rf"(?:^|[\n.,;!?\x00])\s*{_GREETING}"
# After these comes a name, whatever it looks like ...
_STRONG = re.compile(
    r"(?<!your )(?<!her )(?<!his )(?<!their )(?<!doctor['’]s )(?<!doctors )(?<!clinic['’]s )\b(?:full\s+|good\s+"
    r"|first\s+)?(?:(?:sur)?name|naam|nam|nme|nmae)(?:\s+spelling)?(?:\s+(?:is|should\s+be|will\s+be|would\s+be|to|as|hai)\b|['’]s\b|\s*[:=]|\s+[-–—])\s*|\b(?:in|on"
    r"|under)\s+(?:the\s+)?name\s+(?:of\s+)?|\b(?:my|mera)\s+(?:full\s+|good\s+)?(?:name"
    r"|naam|nam|nme|nmae)\b\s*(?:is\b|['’]s\b|to\b)?[\s:,=–-]*",
    re.I,
)
# ... and after these something else just as well.
_WEAK = re.compile(
    rf"{_START}(?:i\s?am|i['’]m|im|this\s+is|myself|me|main(?=\s+(?:[^\W\d_]+\s+){{1,3}}h(?:u|oo)n?\b))\s+"
    r"|\bcall\s+me\s+|\bon\s+behalf\s+of\s+",
    re.I,
)
_ITS = re.compile(
    rf"(?:{_START}|\b(?:not|isn['’]?t)\s+[^\W\d_]+,?\s+(?:but\s+)?)(?:it['’]?s|it\s+is|that['’]?s)\s+"
    r"(?!(?:for|my|not)\b)",
    re.I,
)
_LABELLED = re.compile(rf"(?:{_START}|\band\s+)(?:my\s+)?(?:full\s+|good\s+)?(?:name|naam)\s+(?=\w)", re.I)
# Whoever is to be seen is the patient, whoever else says their own name in the message.
_PATIENT_STRONG = re.compile(
    rf"\b(?:patient(?:['’]?s)?|her|his|their|(?:(?:my|our|the)\s+)?{RELATIVE}['’]?s?)\s+(?:full\s+|good\s+)?(?:name|naam)"
    r"\b\s*(?:is\b|['’]s\b|to\b|should\s+be\b)?[\s:,=–-]*",
    re.I,
)
_PATIENT = re.compile(
    rf"\bpatient\s+(?:is|will\s+be|should\s+be)\s+(?:(?:my|our)\s+{RELATIVE}\b[\s,:(–-]*)?"
    rf"|\b(?:for|book(?:ing)?|see|bring(?:ing)?|it['’]?s|name(?:\s+is)?)\s+(?:my|our)\s+{RELATIVE}\b(?!['’])[\s,:(–-]*"
    r"(?:(?:named|called)\s+)?"
    r"|\b(?:put|book|keep|make|register|file|want)\s+(?:it|this|that)\s+(?:under|in|for|on)\s+",
    re.I,
)
_PATIENT_WISHES = re.compile(
    rf"\bmy\s+{RELATIVE}[\s,]+(?P<name>(?:[^\s,.;!?\x00]+\.?\s+){{1,4}}?)(?:wants?|needs?|would|wishes|has\s+to|is\s+the"
    r"\s+patient)\b",
    re.I,
)
_IN_NAME_OF = re.compile(
    r"\b(?:in|under|on)\s+(?P<name>(?:[^\s,.;!?\x00]+\s+){0,3}[^\s,.;!?\x00]+?)['’]s?\s+name\b", re.I
)
_FOR_ANOTHER = re.compile(
    rf"\b(?:for|book(?:ing)?|see|in|under|patient\s+is|patient,|it['’]?s|name\s+(?:is|of(?:\s+the)?\s+patient\s+is|should\s+be))"
    rf"\s+(?:my|our)\s+{RELATIVE}(?:\b(?!['’]?s\s+(?!name))|s\s+name\b)|\bmy\s+{RELATIVE}\s+(?:wants?|needs?)\b|\b(?:in|under)\s+(?!(?:the|this|his|whos?e?)\b)\w+s\s+name\b",
    re.I,
)
_MYSELF = re.compile(rf"{_START}(?:i\s?am|i['’]m|im|myself|this\s+is)\b|\b(?:my|mera)\s+(?:name|naam)\b", re.I)
_FOR_SOMEBODY = re.compile(
    r"\bfor\s+(?P<name>[A-Z][^\W\d_]+(?:\s+[A-Z][\w.]*){0,3})(?=\s*(?:$|[\x00.,;!\n(]|\s(?:on|at|in|by|this|next|for|and|tomorrow|today)\b))"
)
_HERE = re.compile(
    rf"{_START}(?P<name>(?:(?!(?<=[^\W\d_]{{3}})\.\s)[^\n,;!?]){{1,60}}?)\s+(?:is\s+my\s+name|(?:here|this\s+side|speaking)\b(?!\s+(?:is|are|i|in"
    rf"|to)\b))",
    re.I,
)
# What people put before and behind their name when they are asked for it.
_LEAD = re.compile(
    r"(?:(?:hi+|hello+|hey+|hai|namaste|good (?:morning|afternoon|evening)|ok+(?:ay)?|okie|yes+|yeah|yup|ya|haan|ji"
    r"|sure|fine|alright|just|no|sorry|actually|oh|h?u?mm+|um|well|please|pls|sir|madam|ma['’]?am|mam|doctor|thank you"
    r"|thanks)\b[\s.]*)*(?:(?:spelt|spelled|written)(?: as)?\s+"
    r"|(?:(?:it|that)(?:['’]?s| is)|this is|make (?:it|that)|change (?:it )?to|(?:put|write"
    r"|book)(?: it| this)?(?: (?:under|as|for|in))?|(?:my |mera |the )?(?:full |first )?(?:name|naam)(?: is)?)\s+)?"
    r"(?:i (?:have |had |already )*(?:said|told(?: you| u)?|gave|wrote|typed|mentioned)\s+)?"
    rf"(?:(?:for )?(?:my|his|her) {RELATIVE}(?:['’]?s name)?(?: is)?\s+)?",
    re.I,
)
_TRAIL = re.compile(
    r"(?:[\s.]+(?:ji|here|hai|sir|madam|ma['’]?am|mam|please|pls|thanks|thank you|ok|this side|speaking|phone|number"
    r"|actually|i meant?|ph|mob|cell|tel|no|mobile|e-?mail|contact"
    r"|and|my|on|at|for|with|in|tomorrow|today|morning|afternoon|evening|number is"
    r"|is my name)\.?)+$",
    re.I,
)
_INSISTS = re.compile(  # behind a name that is given once more: "Dinesh, I already told you"
    r"[\s,.]+(?:i\s+)?(?:(?:have|had|already|just)\s+)*(?:said|told|gave|given|wrote|typed|mentioned|bola)"
    r"(?:\s+(?:you|u|it|that|already|before|na|no|sir|madam|ji))*\W*$",
    re.I,
)
# A full stop ends the name unless it shortens a title.
_CUT = re.compile(
    r"[\n,;:!?()\[\]{}<>|/\x00\"“”•*=+&@#]|\s[-–—]+(?:\s|$)|\.{2,}"
    r"|(?<=[^\W\d_]{3})(?<!(?i:mohd|prof|capt))(?<!(?i:muhd|shri))(?<!(?i:smt|kum|adv|mhd|sri|mrs))\.(?=\s|$)|\.$"
)
_STOP = re.compile(
    r"\b(?:but|and|my|i(?!\.)|from|here|this side|speaking|hai|hoon|hu|hun|for|with"
    r"|phone|ph|mobile|mob|cell|tel|contact|number|e-?mail|mail"
    r"|age|aged|not|instead)\b",
    re.I,
)
_PLACE = re.compile(r"\s+(?:from(?:\s+\S+){1,3}$|aged?\b.*|and my\b.*)", re.I)
_YES_NO = re.compile(r"n+o+|y+e+s+|o+k+|h+i+|y+a+h*|n+a+h*|h+m+|l+o+l+|t+h+a*n*x+")
_NOT_ONE = re.compile(r"^\W*not\s+(?:[^\W\d_]+\s*){1,3}?(?:,|\bbut\b|(?=\bits?\b))\s*", re.I)
_OTHER_WORD = re.compile(r".*(?:[a-z]{2}ing|ful|less|ous|ible|tion|ment|ness|'t|'ve|'re|'ll|'m|'d)")
_DID = re.compile(r"(?!.*(?:ham+|[ae]h?m|y|v|we|ee|ah|i|ay)ed$).*[a-z]{2}ed")
_BEFORE_NUMBER = re.compile(
    r"(?:[\s,.:;()/|–—+-]|\b(?:on|at|is|phone|ph|mobile|mob|cell|contact|number|no|whatsapp)\b)+$", re.I
)
_INITIAL = re.compile(r"(?<=[^\W\d_]{2} )k(?=\.?$)")  # after a name it stands for no "ok"
_SON_OF = re.compile(r"\b[sdwc]/o\b.*", re.I)


def find_name(text: str, *, asked: bool, ignore: Sequence[tuple[int, int]] = (), of_writer: bool = False) -> str | None:
    """The name that a message gives, tidied up, or None.

    Args:
        text: the message.
        asked: whether this answers "what is your name?"; then a message that is only a name needs no "my name is".
        ignore: what was found to be something else (treatments, dates), from the first character to the one after the
            last.
        of_writer: whether that of who writes is wanted before that of whom it is about.
    """
    plain = _SON_OF.sub("", _without(text, ignore))
    if introduced := _introduced(plain, asked, of_writer):
        return introduced
    if not asked:
        return None
    parts = list(_parts(_INSISTS.sub("", _NOT_ONE.sub("", plain))))
    for index, (part, ending) in enumerate(parts):
        words = [word for word in part.split() if _bare(word) or not word.isascii()]
        if all(_bare(word) in AROUND or _is_number(word) for word in words):
            continue
        others = len(words) <= FEW and ending != "?" and all(_bare(word) in NOT_NAMES for word in words)
        if others and _shown(next((rest for rest, _ in parts[index + 1 :] if _bare(rest)), "").lstrip(" .")):
            continue  # "any day then, Priya N"
        part = _TRAIL.sub("", _PLACE.sub("", _LEAD.sub("", " ".join(words), count=1)))
        first = re.split(r"[\s\x00]+\d", part, maxsplit=1)[0]  # "Nikhil Bhat 8 in the morning"
        part = first if _shown(first) and len(first.split()) > 1 else part
        part = _INITIAL.sub("K", part)
        titled = _shown(part)
        told = [word for rest, _ in parts[index + 1 :] for word in rest.split()]
        prose = sum(_bare(word) in NOT_NAMES for word in told) > 2
        if (ending.startswith("?") and not titled) or (prose and (not titled or len(told) > MOST_WORDS * 2)):
            return None  # "hair oil?" and "sikh gentleman, 64, can he take it"
        return _name(part.split())
    return None


def is_for_another(text: str, ignore: Sequence[tuple[int, int]] = ()) -> bool:
    """Whether somebody else than who writes is to be seen, who is not named: "it is for my mother, I am Tom"."""
    plain = _without(text, ignore)
    return bool(_FOR_ANOTHER.search(text)) and not any(_given(*one, plain, False) for one in _PATIENTS)


def names_writer(text: str) -> bool:
    """Whether a message says the name of who writes it as such."""
    return bool(_MYSELF.search(text))


def name_before_phone(text: str, start: int, ignore: Sequence[tuple[int, int]] = ()) -> str | None:
    """The name right before a phone number that begins at `start`: "book me, asha rao 98450 12345", or None.

    One word alone is too often something else, unless it is called a name or begins with a capital.
    """
    clause = _BEFORE_NUMBER.sub("", _without(text[:start], ignore))
    words = _INITIAL.sub("K", re.split(r"[\x00,.;:!?\n()/|]+", clause)[-1].strip()).split()
    named: list[str] = []
    while words and _is_name_word(words[-1]) and not _is_other(words[-1]) and words[-1].lower() not in LABEL:
        named.insert(0, words.pop())
    before = words[-1].lower() if words else ""
    led = not words or before in LEAD_TO_NAME | LABEL | PARTS_OF_DAY
    sure = len(named) > 1 or before in LABEL or all(word[:1].isupper() for word in named)
    return _name(named) if led and sure and 1 <= len(named) <= MOST_INTRODUCED else None


def name_after_phone(text: str, end: int) -> str | None:
    """The name that stands alone behind a phone number which ends at `end`: "on 98450 12345, Rekha", or None."""
    rest = text[end:].strip(" ,.;:-–\n")
    shown = all(word[:1].isupper() for word in rest.split())
    return find_name(rest, asked=True) if shown and 1 <= len(rest.split()) <= MOST_INTRODUCED else None


def name_in_wish(text: str, ignore: Sequence[tuple[int, int]] = ()) -> str | None:
    """The name in a wish for an appointment, if it is written as names are: "book PRP for Nithin", "..., Ravi"."""
    plain = _without(text, ignore)
    if plain.istitle() or plain.isupper():
        return None
    wished = [match["name"] for match in _FOR_SOMEBODY.finditer(plain)]
    named = [" ".join(part.split()) for part in (*wished, *(part for part, _ in list(_parts(plain))[1:]))]
    sure = (part for part in named if _shown(part) and not any(map(_is_abbreviation, part.split())))
    names = (_name(part.split()) for part in sure if len(part.split()) <= MOST_INTRODUCED)
    return next((name for name in names if name and not is_unlikely(name)), None)


def _is_abbreviation(word: str) -> bool:
    return (word.isupper() and len(word) > 1 and "." not in word) or not _is_name_word(word) or _is_other(word)


def insisted_name(text: str, refused: str) -> str | None:
    """The name in an answer that says again what was refused before ("Summer" and "my name is Summer"), or None.

    Keyboard mash after keyboard mash is taken too.
    """
    name = " ".join(_LEAD.sub("", _without(text, ()).strip(), count=1).split()).strip(" .,!")
    words = name.split()
    letters = all(unicodedata.category(char)[0] in "LM" or char in " .'’-\u200c\u200d" for char in name)
    if not (1 <= len(words) <= MOST_WORDS and len(name) <= MOST_CHARACTERS and letters):
        return None
    if len(name) > 1 and all(_bare(word) in AROUND for word in words):
        return None
    again = name.casefold() == _LEAD.sub("", refused.strip(), count=1).strip(" .,!").casefold()
    if not again and not (is_unlikely(name) and is_unlikely(refused)):
        return None
    return " ".join(_cased(word, name.islower(), index) for index, word in enumerate(words))


def name_problem(text: str) -> Literal["digits", "too_long", "not_a_name", "unlikely"] | None:
    """Why the answer to "what is your name?" is none; None if it is one, or if the message is empty."""
    if not text.strip():
        return None
    if name := find_name(text, asked=True):
        return "unlikely" if is_unlikely(name) else None
    signs = any(unicodedata.category(char)[0] in "LS" for char in text) and not any(map(str.isdigit, text))
    if signs and is_unlikely(text):  # also one letter, or only emoji
        return "unlikely"
    words = re.sub(r"[^\w\s.'’-]", " ", text).split()
    if any(char.isdigit() for char in text):
        return "digits" if all(word.lower() not in NOT_NAMES for word in words) else "not_a_name"
    named = [word for word in words if _is_name_word(word)]
    return "too_long" if len(words) == len(named) and len(words) > 1 else "not_a_name"


def _without(text: str, ignore: Sequence[tuple[int, int]]) -> str:
    spans = [*ignore, *((phone.start, phone.end) for phone in all_phones(text))]
    if email := find_email(text):
        spans.append((email.start, email.end))
    chars = list(text)
    for start, end in spans:
        start, end = max(0, start), min(len(chars), end)
        chars[start:end] = "\x00" * max(0, end - start)
    # Emoji; the joiners between letters of Indian scripts are of another category.
    return "".join(" " if unicodedata.category(char) in ("So", "Sk") or char == "\ufe0f" else char for char in chars)


def _introduced(text: str, asked: bool, of_writer: bool) -> str | None:
    order = (*_PATIENTS, *_SELF) if of_writer else (*_SELF, *_PATIENTS)
    names = [_given(pattern, sure, text, asked) for pattern, sure in order]
    return next((name for name in reversed(names) if name), None)


def _given(pattern: re.Pattern[str], sure: bool, text: str, asked: bool) -> str | None:
    """The last name that is introduced by a pattern, or that it holds itself."""
    found, within = None, "name" in pattern.groupindex
    for match in pattern.finditer(text):
        if pattern is not _ITS and re.search(r"\b(?:what|whats|what['’]s|if|is|are)\s*$", text[: match.start()], re.I):
            continue
        rest = match["name"] if within else text[match.end() : match.end() + 2 * MOST_CHARACTERS]
        part = next(_parts(rest))[0]
        if not within:
            part = _STOP.split(part, maxsplit=1)[0]
            part = re.split(r"\s\d", part, maxsplit=1)[0]  # "I am Ramesh 45 yrs"
        words = _TRAIL.sub("", _LEAD.sub("", part.strip(), count=1)).split()
        if not words or len(words) > (MOST_WORDS if sure else MOST_INTRODUCED):
            continue
        shown = _shown(" ".join(words))
        if not sure and not shown and (any(map(_is_other, words)) or (pattern in _SHOWN and not asked)):
            continue
        found = _name(words) or found
    return found


# What introduces a name, and whether surely; a later one goes before.
_SELF = ((_HERE, False), (_ITS, False), (_LABELLED, False), (_WEAK, False), (_STRONG, True))
_PATIENTS = ((_PATIENT_WISHES, False), (_PATIENT, False), (_IN_NAME_OF, False), (_PATIENT_STRONG, True))
_SHOWN = (_ITS, _LABELLED, _PATIENT, _PATIENT_WISHES)  # unless a name was asked for it takes capitals after these


def _parts(text: str) -> Iterator[tuple[str, str]]:
    start = 0
    for match in _CUT.finditer(text):
        yield text[start : match.start()], match.group()
        start = match.end()
    yield text[start:], ""


def _shown(text: str) -> bool:
    """Whether each of the words is written as names are."""
    return bool(text.split()) and all(word[:1].isupper() for word in text.split())


def _bare(word: str) -> str:
    return re.sub(r"[\W_]", "", word).lower()


def _is_number(word: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}(?:yrs?|y|years?|m|f)?\.?|m|f|male|female|yrs?|years?|old", word, re.I))


def _is_other(word: str) -> bool:
    return bool(_OTHER_WORD.fullmatch(word.lower()) or _DID.fullmatch(word.lower()))


def _is_name_word(word: str) -> bool:
    if not re.fullmatch(r"['’]?\w.*", word) or len(word) > MOST_CHARACTERS // 2 or not any(map(str.isalpha, word)):
        return False
    # Letters, their marks, and the joiners that some Indian scripts need.
    if word.lower().endswith(("'s", "’s")):
        return False
    if any(unicodedata.category(char)[0] not in "LM" and char not in ".'’-\u200c\u200d" for char in word):
        return False
    letters = _bare(word)
    if len(letters) > 2 and word.islower() and letters.isascii() and not re.search("[aeiouy]", letters):
        return word.lower().rstrip(".") in SHORT | dict.fromkeys(DROPPED_TITLES, "")  # "prp" is none
    if _YES_NO.fullmatch(letters):
        return False
    return letters not in NOT_NAMES or (len(letters) == 1 and word[0].isupper()) or "." in word[:-1]


def _name(words: Sequence[str]) -> str | None:
    words = [word.strip("-'’") if word.strip("-'’.") else word for word in words]
    words = [word for word in words if word.rstrip(".").lower() not in DROPPED_TITLES]
    named = [word for word in words if word.rstrip(".").lower() not in KEPT_TITLES]
    strange = [word for word in named if not _is_name_word(word)]
    # "Will Smith" is one, "will go" and "Losing Hair" are none.
    spared = len(strange) == 1 < len(named) and strange[0].isalpha() and all(word[:1].isupper() for word in named)
    if not named or (strange and not (spared and strange[0].istitle())):
        return None
    if len(words) > MOST_WORDS or sum(map(len, words)) > MOST_CHARACTERS:
        return None
    if sum(char.isalpha() for word in named for char in word) < 2 and named[0].isascii():
        return None
    if len(named) > 1 and any(_is_other(word) for word in named) and all(word.islower() for word in named):
        return None
    lower = all(word.islower() or not word.isascii() for word in words)
    return " ".join(_cased(word, lower, index) for index, word in enumerate(words))


def _cased(word: str, lower: bool, index: int) -> str:
    letters = word.rstrip(".").lower()
    if letters in SHORT and (not word.isupper() or len(letters) > 2):
        return SHORT[letters] + word[len(letters) :]
    if word.islower() and not lower and index and letters in PARTICLES:
        return word
    if word.islower() and word.isascii() and len(letters) == 2 and index + 1 and not re.search("[aeiouy]", letters):
        return word.upper()
    if word.islower() or (word.isupper() and len(letters) > 2 and "." not in word and re.search("[AEIOUY]", word)):
        return re.sub(r"(?:^|[-.]|(?<=^\w)['’])[^\W\d_]", lambda match: match.group().upper(), word.lower())
    return word
