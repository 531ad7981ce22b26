"""Reads which treatment a patient would like to come for, if not for a consultation."""

from clinic.desk.clauses import asks
from clinic.desk.request import CONSULTATION, Found, Request, Said, Say
from clinic.details.change import corrects
from clinic.details.replies import declines
from clinic.facts.schema import EVERY
from clinic.patterns import any_case

ANYTHING = any_case(
    r"\b(?:consult\w*|check(?: ?-?up)?|general|not sure|dont know|don't know|no idea"
    r"|doctor (?:will |can )?(?:decide|say|tell)|just (?:to )?(?:see|show|meet)|hair ?(?:fall|loss)|anything|any"
    r"|thin(?:ning)?|bald\w*|reced\w*|hair ?line|dandruff|patch(?:es|y)?|alopecia|scalp|hair (?:problems?|issues?)"
    r"|undecided|not decided|advice|opinion|what ?ever|(?:you|u) (?:decide|choose)"
    r"|(?:pata|maloom|malum) na?hi|na?hi (?:pata|maloom|malum))\b"
)
BOTH = any_case(r"\bboth\b(?!.*\?)")
_CONSULTATION = r"(?:consult\w*|(?:(?:general|hair|scalp|routine|regular) )*check[ -]?ups?)\b"
CONSULTS = any_case(rf"\b{_CONSULTATION}")
BOOKS_CONSULTATION = any_case(rf"\b(?:book|fix|make it|only|just)\W+(?:an? |the |my |for )*{_CONSULTATION}")
SEES = any_case(rf"{CONSULTS.pattern}|\b(?:see|meet|show|(?:talk|speak) (?:to|with)|checked)\b")
# "Not for PRP", "no PRP please", but not "no, PRP", which puts it in another's place.
NOT_THIS = any_case(
    r"\b(?P<word>not|no|isn['’]?t|(?:don['’]?t|do not) want|instead of|rather than|without)"
    r"\s+(?:(?:for|the|an?|to|do|have|take|get|want|about|any)\s+)*$"
)
NOT_THIS_AFTER = any_case(r"\s+(?:nahi+n?|is wrong|is not right)\b")
BARE = 2  # words of a message that is nothing but a treatment


def read_treatment(said: Said, request: Request, asked: str | None, found: Found) -> None:
    """The treatment, or the consultation, and what is to be asked where it is none that can be booked."""
    if asked == "treatment" and asks(said.text) and len(said.text.split()) >= BARE:
        return  # "is PRP right for her?", "explain PRP"
    known = request.details.get("treatment")
    denied = _denied(said, known)
    named = [key for key in dict.fromkeys(said.treatments) if key not in {EVERY, *denied}]
    wanted = known in denied or asked == "treatment" or "treatment" not in request.details or corrects(said.text)
    wanted = wanted or said.intent == "inform_treatment"  # it is all that the message says
    if len(named) == 1 and wanted:
        found.values["treatment"] = named[0]
    elif len(named) > 1 and (
        asked == "treatment" or (known and asked and not asks(said.text)) or (asked is None and BOTH.search(said.text))
    ):
        found.problems["treatment"] = Say("utter_booking_treatment_several")
    elif not named and _wants_consultation(said, request, asked, known in denied):
        found.values["treatment"] = CONSULTATION
    elif not named and known in denied:
        found.problems["treatment"] = Say("utter_request_changing")


def _wants_consultation(said: Said, request: Request, asked: str | None, instead: bool) -> bool:
    if instead:
        return bool(SEES.search(said.text))
    if asked == "treatment":
        return bool(ANYTHING.search(said.text) or SEES.search(said.text)) or declines(said.text)
    # The treatment known at the start is only the one talked about before.
    free = "treatment" not in request.details or request.asked is None or len(said.text.split()) <= BARE
    return bool(CONSULTS.search(said.text)) and (free or bool(BOOKS_CONSULTATION.search(said.text)))


def _denied(said: Said, known: str | None) -> set[str]:
    """The treatments that are turned down; "no PRP" is short for "no, PRP" where another one was noted."""
    denied = set()
    for key, (start, end) in zip(said.treatments, said.spans, strict=False):
        turned_down = NOT_THIS.search(said.text[:start])
        if turned_down and turned_down["word"].lower() == "no" and known not in (None, key):
            continue
        if turned_down or NOT_THIS_AFTER.match(said.text, end):
            denied.add(key)
    return denied
