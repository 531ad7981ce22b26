"""Reads the yes or no to what was asked last."""

import re

from clinic.desk.clauses import told_in
from clinic.desk.explaining import FOR_TWO, WHY
from clinic.desk.request import VOUCHED, WHEN, Found, Request, Said, Say
from clinic.desk.telling import before_telling, tells_caller
from clinic.details.change import wants_to_change
from clinic.details.replies import at_once, sends, sends_last, yes_or_no
from clinic.patterns import any_case

# What may stand in a message that is taken for agreement as a whole, and makes it something else.
LIMITS = any_case(r"\?|\b(?:but|no|not|never|without|\w+n['’]t|dont|cant|wont)\b")
AGREES = any_case(r"\W*(?:y(?:es|eah|ep|up|a)|ok(?:ay)?|sure|haa?n?)\b")
# Of a yes beside a question: "ok" alone only leads to it.
PLAIN_YES = any_case(r"\b(?:y(?:es|eah|ep|up|a)|haa?n?|sure|send|submit|book|confirm|agree)\b")
ADDS = any_case(r"\b(?:and|also|plus|so|then)\b")
CONDITION = any_case(rf"\b(?:but|if|unless|first|before|wait|only|instead|change|cancel)\b|{WHY.pattern}")
STORES_NOT = re.compile(  # nothing before it, as "yes, but don't store it" is to be asked about
    r"(?:(?:please|pls|kindly|no|sorry|i|you|want to|do|would rather) ?,? ?)*(?:not|don['’]?t|never)"
    r"(?: want you to)? (?:sav|stor|keep|shar|pass|send|record)\w*\b.*",
    re.IGNORECASE | re.DOTALL,
)
USES_THIS = any_case(
    r"\b(?:use|take|keep|call)\b.{0,20}\b(?:this|that|it|same|my)\b|\b(?:this|that|same|current) (?:one|number|no)\b"
)
USES_ANOTHER = any_case(r"\b(?:another|other|different)\b")
OTHER_NUMBER = Say("utter_request_other_number")


def read_reply(said: Said, request: Request, asked: str, found: Found) -> None:
    """Whether the message agrees to what was asked, where it says so plainly."""
    as_it_is = request.kind == "callback" and not WHEN & set(request.details)  # they call as soon as they can
    if at_once(said.text) and (as_it_is or not found.values):
        found.values = {asked: True}
        return
    told = tells_caller(said.text)  # "yes, tell them ..."
    reply = yes_or_no(before_telling(said.text) if told else said.text)
    if asked in found.values or wants_to_change(said.text):
        return
    if asked == "consent" and STORES_NOT.fullmatch(said.text.strip()):
        reply = False
    if asked == "confirmed" and sends_last(said.text):
        reply = True
    if reply is None and not found.values and not found.problems and _agrees_and_asks(said.text):
        reply = True
    if reply is not None:
        found.values[asked] = reply
        return
    # With a detail in it, it is no plain yes or no.
    alone = not found.values and not found.problems
    if alone and (said.intent == "deny" or (said.agrees and not LIMITS.search(said.text))):
        found.values[asked] = said.agrees


def _agrees_and_asks(text: str) -> bool:
    """Whether a message plainly says yes and asks something besides, other than why it is asked for that."""
    rest = ADDS.sub(" ", told_in(text))
    plain = " ".join(rest.split()).strip(" ,.;!")
    if FOR_TWO.search(text):
        plain = FOR_TWO.split(text)[0].strip(" ,.;!")  # "yes, and for my brother too"
        return yes_or_no(ADDS.sub(" ", plain)) is True
    if not PLAIN_YES.search(rest) or plain == text.strip(" ,.;!") or LIMITS.search(rest) or CONDITION.search(text):
        return False
    return yes_or_no(plain) is True or sends(plain)


def read_own_number(said: Said, request: Request, found: Found) -> None:
    """The yes or no to the number that the patient writes from."""
    read_reply(said, request, "phone", found)
    agreed = found.values.pop("phone", None)
    if agreed is None and USES_THIS.search(said.text) and not LIMITS.search(said.text):
        agreed = True
    if agreed:
        found.values["phone"] = VOUCHED
    elif agreed is False or USES_ANOTHER.search(said.text):
        found.problems["phone"] = OTHER_NUMBER
