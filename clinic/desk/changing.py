"""Reads what a patient wants of an appointment that was made before: another day, or none."""

import re
from datetime import date, datetime
from typing import Any, Literal

from clinic.dates import read_dates
from clinic.desk.clauses import asks
from clinic.desk.request import Request, Said, Say
from clinic.details import (
    corrects,
    find_mistyped_reference,
    find_phone,
    find_reference,
    times_in,
    wants_to_cancel,
    wants_to_change,
)
from clinic.references import REFERENCE_ALPHABET, REFERENCE_LENGTH

CANCELS = re.compile(r"\b(?:cancel\w*|call off|drop|delete|remove)\b", re.IGNORECASE)
DELETES_IT = re.compile(
    r"\b(?:delete|remove|drop) (?:it|that|this|(?:my|the) (?:booking|appointment|request))\b", re.IGNORECASE
)
MOVES = re.compile(
    r"\b(?:mov\w+|chang\w+|shift\w*|re-?sched\w+|postpon\w+|prepon\w+|another"
    r"|other(?! (?:clinic|doctor|hospital|place)\b)|different|later|earlier|push)\b",
    re.IGNORECASE,
)
MOVES_IT = re.compile(
    r"\b(?:mov\w+|shift\w*|chang\w+|push|re-?sched\w+|postpon\w+|prepon\w+)\b.{0,20}"
    r"\b(?:it|that|this|appointment|booking|visit|slot|day|date|time)\b|\b(?:re-?sched|postpon|prepon)\w*"
    r"|\bcome (?:\w+ )?(?:earlier|later|another day|some other day)\b|\b(?:another|different) (?:day|time|date|slot)\b",
    re.IGNORECASE,
)
# Says of an appointment neither that it is to be moved nor that it is to be cancelled, and with what belongs to it.
UNSUITED = re.compile(  # with the day that does not suit
    r"\b(?:ca(?:n?['’]?t|nnot)|can not|(?:not|isn['’]?t|aren['’]?t) (?:free|available|possible)|busy"
    r"|doesn['’]?t (?:work|suit)"
    r"|won['’]?t work)\b",
    re.IGNORECASE,
)
SAID = re.compile(r"\bi\W+(?:had |already )?(?:said|asked|wanted|meant|wrote|told (?:you|u))\b", re.IGNORECASE)
# Asks for what was booked on a day that is named, as only about something that is there already.
CAN_IT_BE = re.compile(
    r"\b(?:can|could|may|shall) (?:(?:we|i|you|u) (?:please |pls )?(?:(?:do|have|make|get|keep|shift"
    r"|move) (?:it|this|that)"
    r"|come)|(?:it|this|that) be)\b",
    re.IGNORECASE,
)
ABSENT = re.compile(
    r"\b(?:(?:can|could|wo|would|ca)(?:n?['’]?t|nt)|(?:can|could|will|would|am|are|is|shall) ?not|not|un(?=able))"
    r" ?(?:be )?(?:able )?(?:to )?(?:be )?(?:com(?:e|ing)|mak(?:e|ing) (?:it|that|my|the)|attend\w*|reach|visit|turn up"
    r"|show up|be there|keep (?:my|the|it))\b(?:(?!\b(?:and|so|but|can|could|please|pls|make|move|shift|let|cancel"
    r"|i want|want|need)\b)[^,.;?!])*",
    re.IGNORECASE,
)
OPEN_CASE = re.compile(r"\b(?:if|when|unless|because|who|people)\b[^,.]{0,25}$", re.IGNORECASE)  # "if I can't come"
OLD_TIME = re.compile(r"^(?P<before>(?:(?!\bto\b).)*)\bfrom (?:(?!\bto\b).){1,30}(?=\bto\b)", re.IGNORECASE)
LATE = re.compile(
    r"\b(?:running|be|am|i['’]?m|getting|bit|little|mins?|minutes?|hours?) late\b|\blate by\b|\bdelayed by\b"
    r"|\b(?:mins?|minutes?|hour) delay\b|\bhow late can\b",
    re.IGNORECASE,
)
YET = (
    r"\b(?:\W+(?:yet|now|already|again|or (?:not|what)|then|please|pls|sir|madam|right|properly|it|that|na|of|about|by"
    r"|with|my|the"
    r"|them|appointment|booking|visit|slot|request|reception|clinic|doctor))*\W*$"
)
REFERENCE_WORD = r"\b(?:ref|reference|booking (?:id|number|code|no))\b(?: (?:number|no|code|id))?"
DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: \w{3,9})?)"
STATUS = re.compile(
    r"(?<!how )(?<!why )\b(?:is|was|has|did|have|got|are) (?:it|that|this|my|they|you|u|we|everything|all|i"
    r"|(?:the )?(?:clinic|reception|doctor|staff|booking|appointment|request|call))\b.{0,30}\b(?:confirm\w*|booked"
    r"|fixed|sent|done|noted|gone|go(?:ne)? (?:through|thru)|received?|get|registered|placed|cancell?ed|moved|changed"
    rf"|told|inform(?:ed)?|tell (?:them|reception|the \w+)(?: .{{1,15}})?|approved|accepted){YET}"
    rf"|\b(?:what|wt|wat|wht|which|tell|send|give|show|forgot|where|again|lost|need)\w*(?:['’]s)?\b.{{0,20}}"
    rf"{REFERENCE_WORD}{YET}|^\W*(?:(?:my|the|and|so|ok|thx|thanks|thank you|pls|please)\W+)*{REFERENCE_WORD}{YET}"
    rf"|\bi (?:mean|meant) (?:my |the )?(?:booking |appointment )?{REFERENCE_WORD}{YET}"
    rf"|\bis (?:(?:the |my )?(?:appointment|booking) )?(?:on |for )?{DAY} (?:\w+ )?(?:final\w*|confirm\w*|fixed"
    rf"|booked){YET}"
    rf"|\b(?:it|that|this|{DAY}|time|date|appointment|booking)(?:['’]?s| is) (?:\w+ )?(?:final\w*|confirmed|fixed"
    r"|settled)\W*(?:right|na|no|then|now|yes)?\W*\?|^\W*(?:(?:and|so|ok|then|all)\W+)*(?:confirmed|final|fixed|booked)\W*\?"
    rf"|\b(?:are|is|was|were) (?:both|the (?:old|new|other|earlier)|\w+ dates?)\b.{{0,20}}\b(?:booked"
    rf"|fixed|cancell?ed|gone)"
    rf"{YET}|\b(?:so|and|dates?|days?|times?) (?:are|is) (?:booked|fixed|confirmed){YET}"
    rf"|\b(?:what|which|tell me|show me|remind me)\b.{{0,15}}\b(?:day|date|time|slot)\b.{{0,10}}\bi\W+(?:\w+ )?"
    rf"(?:book|ch[oa]+s|pick|ask|t[oa]+k|gave|give)\w*(?: for)?{YET}"
    rf"|^\W*(?:(?:so|and|ok)\W+)*(?:what(?:['’]?s| is)|wats) (?:it|this one|(?:my|the) (?:booking|appointment))"
    rf" (?:now|then|at){YET}|\bwait(?:ing)?\W?list\b|\b(?:a |just a )?call or (?:an? )?(?:appointment|booking|visit)\b"
    rf"|\b(?:an? )?(?:appointment|booking|visit) or (?:a )?call\b"
    rf"|^\W*(?:(?:so|then|ok)\W+)*(?:no ?(?:one|body)|any ?(?:one|body)) (?:will|is going to) call{YET}"
    rf"|(?:^\W*|\b(?:what['’]?s?|wats?|whats|is|the|my|its?|booking|appointment|request|current) )status{YET}"
    r"|^\W*(?:(?:so|and|ok|wait)\W+)*(?:when|wen|what (?:day|time|date)) (?:is|was|did) (?:it|i (?:book|choose|pick)"
    rf"|(?:my|the|that) (?:appointment|booking|visit|call|slot)){YET}",
    re.IGNORECASE,
)
BY_OTHERS = re.compile(
    r"\b(?:by|with|from|using|under|through|have|only)\b.{0,12}\b(?:name|number|phone|mobile|e-?mail)\b", re.IGNORECASE
)
# What only introduces a reference or a number, and sounds like correcting beside a wish to move.
LABEL = (
    r"(?:\b(?:and|with|its?|it['’]s|the|my|booking|phone|mobile|contact|ref(?:erence)?|code|id|number|num|no|is|was)\b"
    r"[\s:.#=-]*)*"
)
CALL = re.compile(r"\bcall(?!ed)\w*\b(?! it off)", re.IGNORECASE)
TELLS_CALLER = re.compile(
    r"(?<!n't )(?<!n’t )(?<!nt )(?<!not )(?<!you )(?<!u )\b(?:tell|inform|let) (?:them|him|her|reception|the (?:doctor"
    r"|clinic|staff|desk))\b",
    re.IGNORECASE,
)
KEEPS_QUESTIONS = re.compile(
    r"\b(?:do ?n['’]?t|do not|not|never|no need to|without) (?:have to )?(?:tell|telling|pass|share|send"
    r"|forward|mention|give|say"
    r"|show)\w*\b.{0,25}\b(?:questions?|what (?:all )?i(?:['’]ve| have)? (?:\w+ )?(?:ask|wrote|written"
    r"|said|typed|told)\w*"
    r"|i asked|(?:this|the|my) chat)\b",
    re.IGNORECASE,
)
CALLS_NOT = re.compile(
    r"\b(?:don['’]?t|do not|no need to|not) (?:have to )?call(?: me| us)?\b(?! (?:it|in|at|before|after))",
    re.IGNORECASE,
)
CONTACT = re.compile(r"\b(?:phone|mobile|number|name|e-?mail)\b", re.IGNORECASE)
CANCELS_IT = re.compile(r"\b(?:cancel\w*|delete|remove|drop) (?:it|this|that)\b", re.IGNORECASE)
KEEPS_IT = re.compile(
    r"\b(?:keep|restore|undo|un-?cancel|bring back)\b.{0,10}(?:\b(?:it|that|this|my|the|booking"
    r"|appointment)\b|$)|\bdon['’]?t cancel\b",
    re.IGNORECASE,
)
INSTEAD = re.compile(r"\b(?:instead|rather|then)\W*$", re.IGNORECASE)
YES = re.compile(r"\W*(?:yes|ya|yeah|yep|ok|okay|haan?|sure)\b", re.IGNORECASE)
SHORT = 12  # words; what is longer tells something else as well
APPOINTMENT = re.compile(r"\b(?:appointment|booking)\b", re.IGNORECASE)
EARLIER = re.compile(
    r"\b(?:existing|earlier|previous|old|last|other|already (?:have|had|made|booked|got)"
    r"|(?:have|had|made|booked) (?:\w+ )?(?:already|before))\b",
    re.IGNORECASE,
)
NO_NEW_ONE = re.compile(
    r"\b(?:not|never|no|do?n['’]?t)\b(?: \w+){0,3}? (?:an? |any )?(?:new|another|other|second|one more|separate)"
    r"(?: (?:one|booking|appointment|visit|call))?\W*$",
    re.IGNORECASE,
)
NEW_ONE = re.compile(
    r"\b(?:get|have|take|give me|want|need)\b.{0,10}\b(?:new|fresh|separate) one\b|"
    r"\bbook\b.{0,20}\b(?:new|another|fresh|separate)\b"
    r"|\b(?:new|fresh|separate|one more|a second) (?:booking|appointment)\b",
    re.IGNORECASE,
)
NONE_MADE = re.compile(
    r"\b(?:never|not|no|didn['’]?t|haven['’]?t|don['’]?t have)\b.{0,20}\b(?:book\w*|appointment|booking)\b"
    r"|\bgo back\b|^\W*no+\W*$",
    re.IGNORECASE,
)
REFERENCE_NAMED = re.compile(REFERENCE_WORD, re.IGNORECASE)
REFERENCE = re.compile(r"\b(?:ref|reference|code)\b", re.IGNORECASE)
OF_STATUS = re.compile(r"\bstatus of\b", re.IGNORECASE)
REFUSES = re.compile(r"\b(?:no|nope|not|never|don['’]?t|keep)\b", re.IGNORECASE)
NOT = re.compile(r"\b(?:not|never|don['’]?t)\b[^,.;]*$", re.IGNORECASE)  # before "cancel"


def reference_in(text: str, asked: bool = False) -> str | None:
    """The reference of a booking in a message; where it is asked for, a number may stand beside it."""
    if phone := find_phone(text, asked=asked):
        text = text[: phone.start] + text[phone.end :]
    # So that no word beside it has to say so ("473-HKX and the number").
    text = f"reference {text}" if asked or OF_STATUS.search(text) else text
    found = find_reference(text, alphabet=REFERENCE_ALPHABET, length=REFERENCE_LENGTH)
    named = asked or REFERENCE_NAMED.search(text)
    return found or (find_mistyped_reference(text) if named else None)  # of which no booking is found


def read_change(said: Said, request: Request, asked: str | None) -> dict[str, Any]:
    """The reference, the wish, and the yes or no to "shall I cancel it?" that cancels or does not."""
    reference = reference_in(said.text, asked == "reference")
    found: dict[str, Any] = {"reference": reference} if reference else {}
    if said.answered:
        return found
    wish, known = wish_in(said.text), request.details.get("change")
    refuses = bool(REFUSES.search(said.text))
    answers = CANCELS.search(said.text) or "keep" in said.text.lower()
    if asked == "confirmed" and known == "cancel" and wish != "move" and answers:
        if refuses != wants_to_cancel(said.text) and "?" not in said.text:  # "no, cancel it" is neither yes nor no
            found["confirmed"] = not refuses
    elif asked == "change" and wish is None and cannot_come(said.text):
        found["change"] = "cancel"  # which is asked once more
    elif wish and (
        known in (None, wish)
        or asked in ("change", "confirmed")
        or APPOINTMENT.search(said.text)
        or means_appointment(request, said.text)
    ):
        found["change"] = wish
    elif _names_new_day(said.text, request, asked):
        found["change"] = "move"
    return found


def _names_new_day(text: str, request: Request, asked: str | None) -> bool:
    """Whether a message that begins a change of what was booked here gives nothing but another day for it."""
    begins = request.own is not None and asked is None and "change" not in request.details
    today = datetime.fromisoformat(request.touched).date()
    return begins and not asks_status(text) and names_day(text, today)


def names_day(text: str, today: date, order: Literal["DMY", "MDY"] = "DMY") -> bool:
    """Whether a message names a day."""
    return bool(read_dates(text, today, prefer="future", order=order))


def unsuited(text: str) -> bool:
    """Whether a message that names a day asks for that day, or says that it does not suit."""
    return len(text.split()) <= SHORT and bool(UNSUITED.search(text) or CAN_IT_BE.search(text) or SAID.search(text))


def wants_no_new_one(text: str) -> bool:
    """Whether a message says that no further appointment or call is wanted."""
    return bool(NO_NEW_ONE.search(text))


def is_of_visit(text: str) -> bool:
    """Whether a message beside a call is about the appointment, or says what the caller is to be told."""
    return names_appointment(text) or tells_caller(text)


def keeps_questions(text: str) -> bool:
    """Whether a message says that what was asked here is not to be passed on."""
    return bool(KEEPS_QUESTIONS.search(text))


def tells_caller(text: str) -> bool:
    """Whether a message says what reception is to be told."""
    return bool(TELLS_CALLER.search(text))


def before_telling(text: str) -> str:
    """What stands before that which reception is to be told."""
    return TELLS_CALLER.split(text, maxsplit=1)[0]


def what_to_tell(text: str) -> str:
    """That which reception is to be told, without what stands before it: "Meena, 98..., tell them it hurts"."""
    return text[len(before_telling(text)) :]


def other_half(request: Request, given: dict[str, Any]) -> dict[str, str]:
    """The half of a wrong pair that is kept when the other one is given anew, as either may have been mistyped."""
    new = {"reference", "phone"} & set(given)
    if request.tried is None or len(new) != 1 or {"reference", "phone"} & set(request.details):
        return {}
    reference, phone = request.tried
    return {"phone": phone} if "reference" in new else {"reference": reference}


def no_reference(text: str) -> Say:
    """What is said where a reference is asked for and none is given."""
    lost = BY_OTHERS.search(text) or asks(text)  # "what is wrong with it?"
    return Say("utter_booking_reference_lost" if lost else "utter_booking_reference_missing")


def without_old_time(text: str) -> str:
    """A message without the time that an appointment has so far: "can't come on Friday", "from Friday to"."""
    text = ABSENT.sub(lambda absent: " " * len(absent[0]), text)
    return OLD_TIME.sub(lambda old: old["before"] + " " * (len(old[0]) - len(old["before"])), text)


def corrects_reference(text: str) -> bool:
    """Whether the reference that was given is said to be wrong."""
    rest = _without_pair(text)
    return bool(REFERENCE.search(rest)) and corrects(rest)


def means_appointment(request: Request, text: str) -> bool:
    """Whether "cancel" in this message is said of the appointment, and not of the talk about it."""
    known = request.details.get("change")
    answers = request.asked == "change" or (request.asked == "confirmed" and known == "cancel")
    agrees = known == "cancel" and YES.match(text)
    asked_how = known == "cancel" and asks(text)
    it = (request.proven is not None or asked_how) and CANCELS_IT.search(text)
    return bool(CANCELS.search(text)) and bool(
        answers or agrees or it or APPOINTMENT.search(text) or reference_in(text)
    )


def means_earlier_one(text: str) -> bool:
    """Whether a message speaks of an appointment that was made before, and not of the one being booked."""
    return bool(APPOINTMENT.search(text) and EARLIER.search(text)) or reference_in(text) is not None


def means_new_one(text: str) -> bool:
    """Whether a message speaks of an appointment beside those that were made before."""
    return bool(NEW_ONE.search(text)) and not re.search(r"\b(?:not|don['’]?t)\b", text, re.IGNORECASE)


def names_call(text: str) -> bool:
    """Whether a message speaks of being called, and not of an appointment."""
    return bool(CALL.search(text)) and not names_appointment(text)


def corrects_made(text: str, booked: bool, called: bool) -> Literal["booking", "callback"] | None:
    """What was made in the conversation before and is now corrected, if it was `booked` or `called`.

    Of a booking that is who comes and for what, as its time is moved; of a call also when it is to be.
    """
    changed = wants_to_change(text)
    if changed is None and called and not booked and SAID.search(text) and times_in(text):
        return "callback"
    if changed is None or means_new_one(text):
        return None
    if called and (names_call(text) or not booked) and changed in ("name", "phone", "day", "part"):
        return "callback"
    return "booking" if booked and changed in ("name", "phone", "email", "treatment") else None


def changes_it(text: str) -> bool:
    """Whether a message after a booking moves or cancels it ("move it to Friday", "cancel that", "I can't come")."""
    if len(text.split()) > SHORT or means_new_one(text):
        return False
    cancels = bool(CANCELS.search(text)) and wants_to_cancel(INSTEAD.sub("", text))
    cancels = cancels or bool(CALLS_NOT.search(text)) or deletes_it(text)
    if names_call(text):
        return bool(cancels)
    return bool(cancels or MOVES_IT.search(text) or wants_to_change(text) in ("day", "part")) or cannot_come(text)


def deletes_it(text: str) -> bool:
    """Whether a message says that what was made is to be deleted."""
    return bool(DELETES_IT.search(text))


def cannot_come(text: str) -> bool:
    """Whether whoever writes has to miss an appointment, and not what is if they had to."""
    absent = ABSENT.search(text)
    return absent is not None and not OPEN_CASE.search(text[: absent.start()])


def is_late(text: str) -> bool:
    """Whether whoever writes is on the way and late, or asks how late they may be."""
    return len(text.split()) <= SHORT and bool(LATE.search(text))


def asks_status(text: str) -> bool:
    """Whether a message asks whether an appointment or a call is fixed, or what its reference or its time is."""
    asked = [text, *re.findall(r"[^?]+\?", text)]  # "is it confirmed? and what should I bring"
    return any(len(one.split()) <= SHORT and STATUS.search(_without_pair(one, label="")) for one in asked)


def is_only_pair(text: str) -> bool:
    """Whether a message is a reference, with or without the number, and nothing more."""
    return reference_in(text) is not None and not re.search(r"[^\W\d_]{2}", _without_pair(text))


def keeps_it(text: str) -> bool:
    """Whether a message says that what was cancelled is to stay after all."""
    return len(text.split()) <= SHORT and bool(KEEPS_IT.search(text))


def corrects_contact(text: str) -> bool:
    """Whether a message says of an appointment that who comes or for what is to be changed, and not its time."""
    return wants_to_change(_without_pair(text)) in ("name", "phone", "email", "treatment")


def has_none(text: str) -> bool:
    """Whether whoever is asked for the reference of an appointment says that there is none."""
    return bool(NONE_MADE.search(text)) and not REFERENCE_NAMED.search(text)


def names_appointment(text: str) -> bool:
    """Whether a message speaks of an appointment."""
    return bool(APPOINTMENT.search(text)) or reference_in(text) is not None


def names_wish(text: str) -> bool:
    """Whether a message speaks of moving or cancelling at all, if not clearly."""
    return bool(CANCELS.search(text) or MOVES.search(text))


def wish_in(text: str) -> Literal["move", "cancel"] | None:
    """Whether a message wants an appointment moved or cancelled; None where it says neither, or both."""
    rest = _without_pair(ABSENT.sub(" ", text))
    corrected = wants_to_change(rest)
    moves_it = MOVES_IT.search(rest)
    if (corrected in ("name", "phone", "email") and not moves_it) or corrects_reference(rest):
        return None
    # "My number has changed" moves nothing.
    moves = moves_it or corrected in ("day", "part") or (MOVES.search(rest) and not CONTACT.search(rest))
    cancels = CANCELS.search(rest) or CALLS_NOT.search(rest)
    if moves:
        return None if cancels and wants_to_cancel(rest) else "move"  # both: that is asked
    return "cancel" if cancels and not NOT.search(rest[: cancels.start()]) else None


def _without_pair(text: str, label: str = LABEL) -> str:
    """A message without its reference and its number, and what introduces them."""
    if phone := find_phone(text):
        text = re.sub(rf"{label}$", "", text[: phone.start], flags=re.IGNORECASE) + text[phone.end :]
    if reference := reference_in(text):
        letters = r"[\W_]*".join(reference.replace("-", ""))
        text = re.sub(rf"{label}{letters}", "", text, flags=re.IGNORECASE)
    return text
