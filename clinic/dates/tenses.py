"""Tells from the wording whether the date of a treatment lies behind or ahead."""

import re

from clinic.dates.model import Prefer
from clinic.dates.words import MONTH, TOMORROW, WEEKDAY
from clinic.patterns import any_case

_ABOUT_RESULTS = any_case(
    r"\b(?:when|how\s+(?:soon|long|fast)|by\s+when|what\s+(?:date|day))?\s*(?:will|can|should|would|shall|may|do)\s+"
    r"(?:i|we|he|she|it|they|you|my|the|his|her|new|any)?\s*(?:hair|new)?\s*"
    r"(?:start\s+(?:to\s+)?)?(?:be\s+able\s+to\s+)?(?:see|seeing|expect|notice|get|results?|growth|show|grow|"
    r"regrow|work|be\s+visible)\b"
)
_DO = r"(?:start|begin|do|have|get|take|undergo|go|try|join|book|come|be)"
_TENSES: list[tuple[re.Pattern[str], Prefer]] = [
    (any_case(
        r"\b(?:plan\w*|thinking\s+(?:of|about)|going\s+to|gonna|about\s+to|intend\w*|scheduled|"
        rf"(?:want|like|hope|hoping)\s+to\s+{_DO}|"
        rf"if\s+(?:i|we|he|she|they|my\s+\w+)\s+{_DO}s?\b(?!\s+(?:had|been|done|started|taken))|"
        rf"(?:will|shall|would|i?['’]?ll)\s+(?:be\s+)?{_DO}\w*|(?:can|could|should|may)\s+(?:i|we|he|she)\s+{_DO}|"
        r"(?:am|is|are|i['’]?m)\s+(?:starting|beginning|getting|having|doing)(?!.*\bsince\b)|"
        rf"(?:starting|beginning)\s+(?:\w+\s+)?(?:on|from|in|next|this|tomorrow|{WEEKDAY}|\d)|"
        r"get(?:ting)?\s+(?:it|\w+)\s+done|to\s+be\s+done|"
        r"kar(?:un?|oon|wa)(?:ga|gi|na|un?)?|karenge|karna|shuru\s+kar\w*)\b"),
     "future"),
    (any_case(
        r"\b(?:was|were|had|did|started|began|begun|got|took|taken|underwent|undergone|done|completed|finished|"
        r"received|been|went|came|hu[aei]|tha|thi|"
        r"ago|yesterday|since|last\s+(?:week(?!\s+of\b)|month|year)|(?:weeks?|months?|days?|years?)\s+back|"
        rf"last\s+{WEEKDAY}|kar[vw]?a?ya|kiya|liya)\b"), "past"),
    (any_case(
        rf"\b(?:will|{TOMORROW}|next\s+(?:{WEEKDAY}|{MONTH}|week\w*|month|year|fortnight|\d)|coming|upcoming|"
        r"from\s+now|book\w*|appointment|(?:i|we)\s+(?:have|start|begin)|"
        r"(?:session|sitting|treatment)\s+is|in\s+\w+\s+(?:days?|weeks?|months?))\b"), "future"),
]  # fmt: skip

# "If I started on 5 December" supposes a day, whatever the tense of its verb.
_SUPPOSES = any_case(
    r"\b(?:if|in\s+case|suppos(?:e|ed|ing)|assum(?:e|ing)|imagin(?:e|ing)|let['’]?s\s+say|agar|maan\s+lo)\s+"
    r"(?:[\w'’-]+\s+){0,5}?"
    r"(?:start\w*|beg[aiu]n\w*|d(?:o|id|one)|ha(?:ve|d|s)|get|got|t(?:ake|ook|aken)|join\w*|under(?:go|went|gone)|"
    r"c(?:o|a)me|go|went|is|was|were|falls?|shuru|kar\w+)\b|"
    r"\bif\s+(?:(?:on|from|in|it['’]?s|the)\s+)*\d"
)


def supposes(text: str) -> bool:
    """Whether a message supposes that a treatment starts on a day, rather than telling that it does or did."""
    return bool(_SUPPOSES.search(text))


def tense(text: str) -> Prefer | None:
    """Whether a message about a treatment puts its date behind or ahead, or None if the wording does not tell.

    What is asked about results ("when will I see growth") lies ahead in any case and says nothing.
    """
    said = _ABOUT_RESULTS.sub(" ", text)
    for pattern, direction in _TENSES:
        if pattern.search(said):
            return direction
    return None
