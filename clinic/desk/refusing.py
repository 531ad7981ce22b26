"""Tells a plain no to a request from a no that answers what was asked."""

from clinic.desk.request import Request
from clinic.details.replies import declines, yes_or_no
from clinic.patterns import any_case, whole

# What a plain no gives up; elsewhere it is an answer ("no e-mail") or is asked about.
ENDS = {"booking": ("name", "phone", "treatment", "day", "part"), "callback": ("name", "phone")}
PLAIN_NO = whole(
    r"no+|nope|nah|nahi+n?|nai|nhi|skip (?:all|everything)",
    after=r"no+|nope|thank|you|i|said|told|need|names?|numbers?|phone|details?|form|booking|call|calls|calling|reception"
    r"|stop|skip|this|it|chahiye|chaiye|karna|bola|don['’]?t|do|not|want|to|book|any|anything",
)
KEEPS = whole(
    r"(?:keep|leave|let) (?:(?:it|that|this|the|my|same|old|first|earlier|one|number|name|day|date|time|be)\b ?)+"
    r"|(?:it|that|this|the (?:old|first|earlier) one)(?:['’]?s| is| was) (?:ok(?:ay)?|fine|right|correct|good)"
    r"|(?:the )?same(?: (?:one|only|name|number|day|date|time))?(?: is (?:ok(?:ay)?|fine))?|no change|rehne do",
    before="let|nah|nahi",
    after="as it is|only|as (?:it )?was|hi",
)
GIVES_NOTHING = any_case(
    r"\bno (?:name|number|phone|details?|booking|calls?)\b|\bnahi (?:chahiye|chaiye|karna)\b"
    r"|^\W*(?:i said )?no\W+(?:i )?(?:don['’]?t|do not) want\b"
)
HAS_NONE = any_case(
    r"\bno (?:phone|number|mobile)\b.*\b(?:have|with me|got)\b|\b(?:have|got) no\b"
    r"|\bno preference\b"
)


def keeps_old(request: Request, text: str) -> bool:
    """Whether the detail that was to be corrected is to stay as it was: a no to the question for a new one."""
    kept = request.asked in request.replaced and request.asked not in request.details
    return kept and (yes_or_no(text) is False or declines(text) or bool(KEEPS.fullmatch(text)))


def refuses(request: Request, text: str) -> bool:
    """Whether a reply to the question asked last is a no to the whole request."""
    if request.asked not in ENDS.get(request.kind, ()) or (request.asked == "phone" and request.ending):
        return False  # "shall it be this number?" may be answered with no
    if keeps_old(request, text):
        return False
    if request.asked == "day" and request.days:
        return False  # "which of these two?" as well
    if HAS_NONE.search(text) or (
        request.asked in ("treatment", "part", "day") and request.misses == 0 and "skip" in text
    ):
        return False
    return bool(PLAIN_NO.fullmatch(text) or GIVES_NOTHING.search(text))
