"""What helps patients who ask about the request itself, or give nothing: why it is asked for, and what can be done."""

import re

from clinic.desk.request import Said, Say
from clinic.details import declines

WHY = re.compile(
    r"\b(?:why|what for|for what|reason|my data|privacy|private|who (?:(?:will|can|all|else|is) )*"
    r"(?:see|read|get|ha)\w*|what (?:will|do) you (?:tell|do)|(?:is|will) (?:it|this|that|my \w+) (?:be )?"
    r"(?:safe|secure|secret|confidential|kept|shared|misused)|safe to (?:give|share|tell)|spam)\b",
    re.IGNORECASE,
)
AVAILABLE = re.compile(
    r"\b(?:what|which|any|are|do|is|have|check|show)\b.{0,30}\b(?:slots?|times?|dates?|days?|doctor|appointments?)\b"
    r".{0,20}\b(?:available|free|open|vacant|left)\b|\b(?:have|any|are) (?:\w+ )?(?:free|available|open|vacant)"
    r" (?:slots?|times?|appointments?)\b|\bavailab(?:le|ility)\b.{0,30}\?",
    re.IGNORECASE,
)
DONE = re.compile(
    r"\b(?:is it|it is|its|it's|am i|already) (?:\w+ )?(?:confirmed|booked|done|sent|fixed)\b", re.IGNORECASE
)
REFUSES = re.compile(
    r"(?:\bnot comfortable|\brather not|\bprivacy|(?:\bnot|n['’]?t) (?:want|giv\w+|shar\w+)|\be?-?mail (?:id )?only"
    r"|\bonly (?:my |an |the )?e?-?mail|\bwithout (?:a |my |the )?(?:phone|number|mobile)"
    r"|\b(?:no|n['’]?t have(?: an?y?)?) (?:phone|number|mobile))\b",
    re.IGNORECASE,
)
LOST = re.compile(
    r"\b(?:lost|forg[eo]t\w*|rememb\w+|no|not|never|don'?t|dont|didn'?t|didnt|where|which)\b", re.IGNORECASE
)


def explained(said: Said, asked: str | None) -> list[Say]:
    """What helps a patient who gives nothing: why it is asked for, or what can be done without it."""
    if asked in ("name", "phone", "email", "consent", "confirmed") and WHY.search(said.text):
        return [Say("utter_request_why")]
    if asked in ("consent", "confirmed") and DONE.search(said.text):
        return [Say("utter_request_not_yet")]
    if asked == "reference" and said.intent == "change_appointment":
        return [Say("utter_change_possible")]
    if asked == "reference" and LOST.search(said.text):
        return [Say("utter_booking_reference_lost")]
    if asked == "email" and said.intent == "affirm":
        return [Say("utter_booking_email_agreed")]
    refuses = said.intent in ("deny", "cancel") or declines(said.text) or REFUSES.search(said.text)
    return [Say("utter_request_needed")] if refuses and asked in ("name", "phone", "day") else []
