"""Tells what a patient would like from what the same message asks, supposes or tells."""

import re
from collections.abc import Callable, Iterator

from clinic.dates import tense
from clinic.patterns import any_case, says

_HINDI = r"kya|kab|kaun|kaise|kitn\w+"
# But neither "was free all day" nor "about an hour ago", which tell.
_ASKING = (
    r"(?:what|whats|wat|when|where|which|whos?e?|why|how|hw|do(?! (?:it|so|that)\b)|does|did|is|are|am(?= i\b)"
    r"|was(?= (?:i|it|this|that|there|he|she|my|the)\b)|can|could|will|would|shall|should|may|explain|describe"
    r"|tell(?! (?:him|her|them)\b)|about(?! (?:\d|an? (?:hour|day|week|month)|half)\b)|difference|info(?:rmation)?"
    rf"|details?|{_HINDI})"
)
_TURNED = (  # "does it", "isn't that"
    r"(?:(?:do|does|did|is|are|was|can|could|will|would|shall|should)(?:n['’]?t)?"
    r"\s+(?:i|we|you|u|it|this|that|he|she|they|the|my|your|there)|am\s+i)\b"
)
# Where a question begins within a clause; but "can I do this" is one.
_NEXT = (
    r"(?:(?:what|whats|wat|when|where|which|who|why|how|explain|tell\s+me)\b"
    rf"|(?<!\b[iu]\s)(?<!\bwe\s)(?<!you\s){_TURNED})"
)
_CUT = any_case(
    rf"(?<=[,;!?\n])\s*|(?<=[.])\s+|\s+(?=(?:and|but|so|then)\s)|\s+(?={_NEXT})|\s+(?=(?:if|suppos\w+|agar)\s)"
)
_JOINER = (
    r"\W*(?:(?:and|aur|but|so|then|n|please|pls|ok|okay|first|sir|madam|mam|wait|hi|hello|also|hmm|sorry|before that"
    r"|(?:can|could|will) you)\W+)*"
)
_ASKS = re.compile(rf"{_JOINER}{_ASKING}\b|.*\?\s*$", re.I | re.S)
# Plainly a question, and not "when I am free" or "can come on Friday".
_QUESTION = re.compile(
    rf"{_JOINER}(?:(?:what|wat|when|where|which|who|why|how)\b(?!\s+(?:i|we|he|she|they|it)\b)|whats\b|explain|tell\s+me\b"
    rf"|{_TURNED}\s+\w|may\s+(?:i|we)\b|(?:do|does|did|is|are|was|can|could|will|would|shall|should)(?=\s+\S+\s+\S)"
    r"(?!\s+(?:be|come|call|go|do|not|make|reach|visit|give|have|wait|only|number|for|in|on|at|by|after|before|ok|fine|good)\b)"
    rf"|(?:{_HINDI})\W+\w)|.*\w\s+\w.*\?\s*$",
    re.I | re.S,
)
# "If I start on Friday", but not "Friday if possible".
_SUPPOSES = any_case(
    rf"{_JOINER}(?:(?:if|agar)\W+(?:(?:i|we|he|she|they|my\s+\w+|main)\W+(?!(?:can|could|may|get|am)\b)|\w*\s*(?:start|"
    r"beg[aiu]n|done|taken|took|had)\w*)|suppos\w+|assum\w+)"
)
_TOLD = any_case(r"\b(?:had|did|took|got|started|began|begun|underwent|done|(?:was|were)\s+(?:on|in|done))\b")
SHORT = 12  # words
_RESULTS = r"(?:results?|growth|grow\w*|see|show\w*|visible|notice\w*|effects?|work\w*|dikh\w*)"
_WHEN = r"(?:when|how\s+(?:soon|long|fast)|by\s+when|which\s+month|kab)"
# Whether a message asks when results show, so that a date in it may be that of a treatment.
asks_for_results = says(rf"\b{_WHEN}\b[^.!]*\b{_RESULTS}\b|\b(?:results?|growth)\b[^.!]*\b(?:{_WHEN}|date)\b")


def asks(text: str) -> bool:
    """Whether a message or a sentence begins with words that ask, or ends so: "explain PRP", "is PRP right for her"."""
    return bool(_ASKS.match(text))


def is_short(text: str) -> bool:
    """Whether a message is so short that it tells nothing else as well."""
    return len(text.split()) <= SHORT


def without_tales(text: str, day_asked: bool) -> str:
    """The message, as long as before, without what is supposed ("if I start on Friday") or was ("I had it in May")."""

    def wishes(clause: str) -> bool:
        if _SUPPOSES.match(clause):
            return False
        # "Yesterday" answers "which day?", if badly.
        return tense(clause) != "past" or (day_asked and not _TOLD.search(clause))

    return _only(text, wishes)


def told_in(text: str, is_plain: Callable[[str, int], bool] = lambda clause, start: True) -> str:
    """The message, as long as before, with nothing but the clauses that ask nothing and are plainly a detail.

    `is_plain` judges a clause and where it starts.
    """
    kept = list(text)
    for start, end in _clauses(text):
        if _ASKS.match(text[start:end]) or not is_plain(text[start:end], start):
            kept[start:end] = " " * (end - start)
    return "".join(kept)


def asked_in(text: str) -> str:
    """The message, as long as before, with nothing but the clauses that ask."""
    return _only(text, asks)


def until(text: str, words: re.Pattern[str]) -> str:
    """The message, as long as before, with nothing from the first clause on in which these words are."""
    start = next((start for start, end in _clauses(text) if words.search(text[start:end])), len(text))
    return text[:start] + " " * (len(text) - start)


def clauses_that_ask(text: str) -> list[str]:
    """The clauses that plainly ask, from a message that may say something else besides."""
    return [text[start:end].strip() for start, end in _clauses(text) if _QUESTION.match(text[start:end])]


def question_in(text: str) -> str:
    """What a message plainly asks; empty where it does not."""
    return " ".join(clauses_that_ask(text))


def _only(text: str, wanted: Callable[[str], bool]) -> str:
    return "".join(text[start:end] if wanted(text[start:end]) else " " * (end - start) for start, end in _clauses(text))


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    cuts = sorted({0, len(text), *(match.end() for match in _CUT.finditer(text))})
    yield from zip(cuts, cuts[1:], strict=False)
