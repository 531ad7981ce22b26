"""Tells whether words are a name, and writes it as names are written."""

import re
import unicodedata
from collections.abc import Sequence

from clinic.details.words import NOT_NAMES

MOST_WORDS, MOST_CHARACTERS = 5, 60
KEPT_TITLES = {"dr", "prof", "adv", "capt"}
DROPPED_TITLES = {"mr", "mrs", "ms", "miss", "mx", "shri", "smt", "kum", "mister", "master"}
PARTICLES = {"de", "la", "van", "der", "den", "von", "bin", "binti", "al", "el", "da", "dos", "ibn", "du", "ul", "ur"}
SHORT = {"dr": "Dr", "md": "Md", "mohd": "Mohd", "muhd": "Muhd", "mhd": "Mhd", "sk": "Sk", "jr": "Jr", "sr": "Sr"}
_YES_NO = re.compile(r"n+o+|y+e+s+|o+k+|h+i+|y+a+h*|n+a+h*|h+m+|l+o+l+|t+h+a*n*x+")
_OTHER_WORD = re.compile(r".*(?:[a-z]{2}ing|ful|less|ous|ible|tion|ment|ness|'t|'ve|'re|'ll|'m|'d)")
_DID = re.compile(r"(?!.*(?:ham+|[ae]h?m|y|v|we|ee|ah|i|ay)ed$).*[a-z]{2}ed")


def is_shown(text: str) -> bool:
    """Whether each of the words is written as names are."""
    return bool(text.split()) and all(word[:1].isupper() for word in text.split())


def bare(word: str) -> str:
    """The letters and digits of a word alone, in small."""
    return re.sub(r"[\W_]", "", word).lower()


def is_other_word(word: str) -> bool:
    """Whether a word ends as verbs and adjectives do and names seldom."""
    return bool(_OTHER_WORD.fullmatch(word.lower()) or _DID.fullmatch(word.lower()))


def is_name_word(word: str) -> bool:
    """Whether a word may be a part of a name."""
    if not re.fullmatch(r"['’]?\w.*", word) or len(word) > MOST_CHARACTERS // 2 or not any(map(str.isalpha, word)):
        return False
    # Letters, their marks, and the joiners that some Indian scripts need.
    if word.lower().endswith(("'s", "’s")):
        return False
    if any(unicodedata.category(char)[0] not in "LM" and char not in ".'’-\u200c\u200d" for char in word):
        return False
    letters = bare(word)
    if len(letters) > 2 and word.islower() and letters.isascii() and not re.search("[aeiouy]", letters):
        return word.lower().rstrip(".") in SHORT | dict.fromkeys(DROPPED_TITLES, "")  # "prp" is none
    if _YES_NO.fullmatch(letters):
        return False
    return letters not in NOT_NAMES or (len(letters) == 1 and word[0].isupper()) or "." in word[:-1]


def as_name(words: Sequence[str]) -> str | None:
    """The name that these words are, without "Mr" and the like; None where they are none."""
    words = [word.strip("-'’") if word.strip("-'’.") else word for word in words]
    words = [word for word in words if word.rstrip(".").lower() not in DROPPED_TITLES]
    named = [word for word in words if word.rstrip(".").lower() not in KEPT_TITLES]
    strange = [word for word in named if not is_name_word(word)]
    # "Will Smith" is one, "will go" and "Losing Hair" are none.
    spared = len(strange) == 1 < len(named) and strange[0].isalpha() and all(word[:1].isupper() for word in named)
    if not named or (strange and not (spared and strange[0].istitle())):
        return None
    if len(words) > MOST_WORDS or sum(map(len, words)) > MOST_CHARACTERS:
        return None
    if sum(char.isalpha() for word in named for char in word) < 2 and named[0].isascii():
        return None
    if len(named) > 1 and any(is_other_word(word) for word in named) and all(word.islower() for word in named):
        return None
    lower = all(word.islower() or not word.isascii() for word in words)
    return " ".join(cased(word, lower, index) for index, word in enumerate(words))


def cased(word: str, lower: bool, index: int) -> str:
    """The word of a name at this place with its capitals; `lower` where no word of the name has any."""
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
