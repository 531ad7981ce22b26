"""Takes a request one question at a time; details come in any order and may be corrected until the patient says yes."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from clinic.desk.absence import cannot_come
from clinic.desk.changing import means_appointment, names_wish, stays, taken_back
from clinic.desk.clauses import asks, question_in
from clinic.desk.days import CHOICES
from clinic.desk.explaining import AVAILABLE, NO_DIARY, ONE_AT_A_TIME, SO_FAR, cannot_hold, explained
from clinic.desk.going_on import asks_where_it_stands, goes_back, goes_on, restarts
from clinic.desk.pair import has_none
from clinic.desk.reading import of_this_one, read
from clinic.desk.refusing import keeps_old
from clinic.desk.reply import OTHER_NUMBER
from clinic.desk.request import CHANGES, CONSULTATION, FIELDS, OWN, WHEN, Desk, Found, Request, Said, Say
from clinic.desk.summary import noted, summary, told_so_far
from clinic.desk.taking import take, wants_something_changed
from clinic.desk.telling import keeps_questions
from clinic.details.cancel import wants_to_cancel
from clinic.details.change import wants_to_change
from clinic.details.replies import asks_to_wait, declines, holds_back, sends_last, yes_or_no
from clinic.patterns import any_case
from clinic.timeline import long_date
from clinic.wishes import spoken_hour

PAUSE = timedelta(minutes=30)  # after a longer silence the patient is asked whether to go on
MOST_MISSES = 3  # unusable answers in a row after which the clinic's reception is named
# What is said of an answer that is itself the question again, for a detail.
ASKING = {"treatment": "utter_booking_treatment_several", "day": "utter_booking_day_ambiguous",
          "email": "utter_booking_email_agreed", "reference": "utter_booking_reference_lost"}  # fmt: skip
OWN_QUESTIONS = ("callback_name", "change_phone")  # worded apart from a booking's
ORDERS = any_case(  # in the form of a question: "can you put ..."
    r"(?:can|could|will|would) (?:you|u|i|we) (?:please |pls |also )?"
    r"(?:put|write|use|make|change|add|note|update|correct|take|keep|have)\b"
)


@dataclass
class Outcome:
    """What follows from a message: the request (None when it is given up), what to say, and whether to store it.

    `slots` is what the conversation is to remember beside it.
    """

    request: Request | None
    say: list[Say] = field(default_factory=list)
    complete: bool = False
    slots: dict[str, Any] = field(default_factory=dict)


def advance(request: Request, said: Said, desk: Desk, fresh: bool = False) -> Outcome:
    """Takes what the message gives and asks for what is missing; `fresh` when the message started the request."""
    silence = desk.now - datetime.fromisoformat(request.touched)
    request.touched = desk.now.isoformat()
    if not fresh and (outcome := _without_details(request, said, desk)):
        return outcome
    mine = said if fresh else of_this_one(said, request)
    found, before = read(mine, request, desk), dict(request.details)
    hour = found.values.get("hour")
    if fresh:
        _keep_the_rest(request, found)
    if found.days or "day" in found.values:
        request.days = found.days
    if request.asked == "name" and not said.answered:
        request.doubted = said.text if "name" in found.problems else None
    notes = take(request, mine, found, fresh, desk)
    if outcome := _turned_down(request, found, notes, desk):
        return outcome
    if not fresh and silence > PAUSE and not found.values:
        return Outcome(request, [Say("utter_request_resumed"), ask(request, desk)])
    if mine is not said:
        notes.append(ONE_AT_A_TIME)
    elif not fresh and not said.answered:
        notes = _answered(said, request, found, notes, desk)
    if hour and "hour" in found.values and request.kind != "callback":  # there the question for consent says so
        notes.append(Say("utter_request_hour_wished", {"hour": spoken_hour(hour)}))
    if not (request.is_looked_over or said.answered):  # there the summary shows what was changed
        notes += noted(before, request, desk)
    if fresh and request.kind == "change" and not (found.values or notes or names_wish(said.text)):
        notes = [Say("utter_change_possible")]  # "is my appointment confirmed?"
    notes += _own_booking(request, fresh)
    if request.kind == "booking":
        again = fresh and request.own is not None  # the one before has been sent
        notes += [limit for limit in _limits(said) if limit not in notes and not (again and limit == ONE_AT_A_TIME)]
    return _going_on(request, found, notes, desk)


def _without_details(request: Request, said: Said, desk: Desk) -> Outcome | None:
    """What follows from a message that is about the talk itself and is read for no details."""
    if restarts(said.text):
        request = Request.start(request.kind, desk.now)
        return Outcome(request, [Say("utter_request_restarted"), ask(request, desk)])
    if asks_to_wait(said.text):
        request.asked = request.asked or request.missing
        return Outcome(request, [Say("utter_request_no_hurry")])  # the question stands above
    if _holds(request, said.text):
        return Outcome(request, [Say("utter_request_held")])
    if keeps_old(request, said.text):
        request.details |= request.replaced
        request.replaced = {}
        return Outcome(request, [ask(request, desk)])
    back = goes_on(said.text) or asks_where_it_stands(said.text)
    if request.asked == CHANGES and (back or yes_or_no(said.text) is not None):
        # No yes to the whole, which is shown again.
        return None if sends_last(said.text) else Outcome(request, [ask(request, desk)])
    agrees = request.asked in ("consent", "confirmed") and goes_on(said.text)
    lost = request.asked == "reference" and not goes_on(said.text)  # which is said to "what do I do now"
    if request.asked and back and not (agrees or lost):
        return Outcome(request, [ask(request, desk, request.asked)])
    if request.kind != "change" and goes_back(said.text):
        return Outcome(request, [_what_to_change(request)])
    if request.kind == "callback" and keeps_questions(said.text):
        request.forget("questions")
        return Outcome(request, [Say("utter_request_questions_kept"), ask(request, desk)])
    return None


def _turned_down(request: Request, found: Found, notes: list[Say], desk: Desk) -> Outcome | None:
    """What follows from a no to the number that the patient writes from, to the consent, or to the whole."""
    if OTHER_NUMBER in notes:
        request.ending = ""  # from now on any number is asked for
        return Outcome(request, [OTHER_NUMBER, ask(request, desk)])
    if request.asked == "consent" and found.values.get("consent") is False:
        return Outcome(None, [Say("utter_request_no_consent")])
    if [note.response for note in notes] == ["utter_request_what_to_change"]:  # itself a question
        leaves = request.details.get("change") == "cancel"
        if leaves:
            return Outcome(None, [Say("utter_change_cancelled")])
        return Outcome(request, [_what_to_change(request)])
    return None


def _what_to_change(request: Request) -> Say:
    """The question for what is to be changed; remembered as asked."""
    request.asked = CHANGES
    return Say("utter_request_what_to_change")


def _answered(said: Said, request: Request, found: Found, notes: list[Say], desk: Desk) -> list[Say]:
    """What is said to a message that gives nothing, or asks something beside a detail."""
    if found.values:
        return notes or _beside(said, request, found)
    if request.is_looked_over and SO_FAR.search(said.text):
        return []  # the summary, which comes again, tells all
    if request.kind == "booking" and cannot_come(said.text):
        return [Say("utter_request_held")]  # whether that is all is for the patient to say
    told = told_so_far(said, request, desk) or explained(said, request) or notes
    return told or [Say("utter_request_not_understood")]


def _limits(said: Said) -> list[Say]:
    """What a booking cannot hold, or reception alone knows, of that which the message speaks of."""
    diary = [NO_DIARY] if AVAILABLE.search(said.text) and not said.answered else []
    beyond = cannot_hold(said.text)
    return [*diary, beyond] if beyond else diary


def _going_on(request: Request, found: Found, notes: list[Say], desk: Desk) -> Outcome:
    """The notes, and the question for what is missing unless one of them is that question; complete without any."""
    request.misses = request.misses + 1 if notes and not found.values else 0
    if request.misses >= MOST_MISSES:
        notes.append(Say("utter_request_stuck"))
        request.misses = 0
    if request.missing is None:
        return Outcome(request, notes, complete=True)
    asked_for = set(FIELDS[request.kind])  # not the day of a call-back
    unusable = next((name for name in found.problems if name in asked_for and name not in request.details), None)
    question = ask(request, desk, unusable)
    asking = [note for note in notes if note.response == ASKING.get(request.asked or "")]
    return Outcome(request, [*(note for note in notes if note not in asking), *(asking or [question])])


def gives_up(request: Request, text: str, intent: str | None) -> bool:
    """Whether the patient wants to stop; asked of the policy side, so that it works without the action server.

    "Cancel my appointment" in a change is what the patient wants of the appointment, not of the talk.
    """
    if restarts(text) or asks_to_wait(text) or (request.kind != "change" and goes_back(text)):
        return False
    if keeps_old(request, text) or _holds(request, text) or (request.asked == "email" and declines(text)):
        return False
    if request.is_looked_over and request.kind == "booking" and sends_last(text):
        return False
    if request.kind == "callback" and keeps_questions(text):
        return False
    if request.kind == "change":
        if taken_back(text, request):
            return False
        if stays(request, text):
            return True
        if means_appointment(request, text):
            return False
        if request.asked in (None, "reference", "change"):
            return wants_to_cancel(text) or has_none(text)
    if request.is_looked_over and wants_something_changed(text):
        return wants_to_cancel(text)
    return wants_to_cancel(text) or (intent == "cancel" and not declines(text))


def _holds(request: Request, text: str) -> bool:
    """Whether nothing is to be sent yet; "not now" to an e-mail address, a day or the consent answers those."""
    return request.asked not in ("email", "day", "consent") and holds_back(text)


def ask(request: Request, desk: Desk, first: str | None = None) -> Say:
    """The question for what is missing, `first` of all what was just given and cannot be used; remembered as asked."""
    name = request.asked = first or request.missing
    assert name is not None, "a complete request is not asked about"
    if f"{request.kind}_{name}" == "callback_consent" and not request.details.get("questions"):
        return Say("utter_ask_callback_consent_only", summary(request, desk))
    if name == "day" and request.days:  # of which one is meant
        days = [long_date(date.fromisoformat(day)) for day in request.days]
        return Say("utter_booking_day_ambiguous", buttons=tuple(days) if len(days) <= CHOICES else ())
    own = name in ("consent", "confirmed") or f"{request.kind}_{name}" in OWN_QUESTIONS
    response = f"utter_ask_{request.kind if own else 'booking'}_{name}"
    if name == "phone" and request.ending:
        return Say(f"{response}_vouched", {**summary(request, desk), "ending": request.ending})
    return Say(response, summary(request, desk))


def _beside(said: Said, request: Request, found: Found) -> list[Say]:
    """What is said to a question beside a detail, which nothing else has answered."""
    question = question_in(said.text)
    if ORDERS.match(question) or (found.values and wants_to_change(said.text)):
        return []
    if set(found.values) == {"treatment"} and asks(said.text):
        return [Say("utter_request_ask_reception")]
    if found.values.get("treatment") == CONSULTATION and "?" not in said.text:
        return []  # "I don't know which treatment" tells why
    if not question or (found.days or WHEN & set(found.values)) or "change" in found.values:
        return []  # "can I come on Friday?" is told by what follows
    told = explained(replace(said, text=question), request) or [Say("utter_request_ask_reception")]
    # Of what is sent now its confirmation says that it is no fixed appointment.
    return [] if request.missing is None and told[0].response != "utter_request_ask_reception" else told


def _keep_the_rest(request: Request, found: Found) -> None:
    """ "Make it Saturday", said of what was just booked, keeps the time, and "make it the evening" the day."""
    stood = request.stood
    if stood and found.values.get("change") == "move" and ("day" in found.values) != ("part" in found.values):
        kept = ("part", "hour") if "day" in found.values else ("day",)
        found.values |= {name: stood[name] for name in kept if stood.get(name)}


def _own_booking(request: Request, fresh: bool) -> list[Say]:
    """Names the booking that this conversation has made when it is taken to be meant."""
    own = request.own
    if own is None or request.kind != "change":
        return []
    if request.details.get("reference") != own["reference"]:
        if request.details.get("phone") == OWN:
            request.forget("phone")  # whose booking is not meant
        return []
    return [Say("utter_change_own", {"visit": own["visit"], "reference": own["reference"]})] if fresh else []
