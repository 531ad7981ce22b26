"""Takes a request one question at a time; details come in any order and may be corrected until the patient says yes."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from clinic.desk.reading import Found, read
from clinic.desk.request import CONSULTATION, NONE, Desk, Request, Said, Say
from clinic.details import declines, spoken_phone, wants_to_cancel, wants_to_change
from clinic.schema import sentence_case
from clinic.timeline import long_date

PAUSE = timedelta(minutes=30)  # after a longer silence the patient is asked whether to go on
MOST_MISSES = 3  # unusable answers in a row after which the clinic's reception is named
PART_WORDS = {"morning": "morning", "afternoon": "afternoon", "evening": "evening", "any": "any time of day"}
RESTARTS = ("start over", "start again", "restart", "begin again", "new booking", "from the beginning")


@dataclass
class Outcome:
    """What follows from a message: the request (None when it is given up), what to say, and whether to store it."""

    request: Request | None
    say: list[Say] = field(default_factory=list)
    complete: bool = False


def advance(request: Request, said: Said, desk: Desk, fresh: bool = False) -> Outcome:
    """Takes what the message gives and asks for what is missing; `fresh` when the message started the request."""
    silence = desk.now - datetime.fromisoformat(request.touched)
    request.touched = desk.now.isoformat()
    if not fresh and any(words in said.text.lower() for words in RESTARTS):
        request = Request.start(request.kind, desk.now)
        return Outcome(request, [Say("utter_request_restarted"), ask(request, desk)])
    found = read(said, request, desk)
    notes = _take(request, said, found, fresh)
    if request.asked == "consent" and found.values.get("consent") is False:
        return Outcome(None, [Say("utter_request_no_consent")])
    if not fresh and silence > PAUSE and not found.values:
        return Outcome(request, [Say("utter_request_resumed"), ask(request, desk)])
    if not fresh and not said.answered and not notes and not found.values:
        notes = [Say("utter_request_not_understood")]
    request.misses = request.misses + 1 if notes and not found.values else 0
    if request.misses >= MOST_MISSES:
        notes.append(Say("utter_request_stuck"))
        request.misses = 0
    if request.missing is None:
        return Outcome(request, notes, complete=True)
    return Outcome(request, [*notes, ask(request, desk)])


def gives_up(request: Request, text: str, intent: str | None) -> bool:
    """Whether the patient wants to stop; asked of the policy side, so that it works without the action server.

    "Cancel my appointment" at the start of a change is what the patient wants of the appointment, not of the talk.
    """
    if request.kind == "change" and request.asked in (None, "reference", "change"):
        return wants_to_cancel(text) and "appointment" not in text.lower()
    skips = request.asked == "email" and declines(text)
    return wants_to_cancel(text) or (intent == "cancel" and not skips)


def ask(request: Request, desk: Desk) -> Say:
    """The question for what is missing, which the request remembers as asked."""
    name = request.asked = request.missing
    assert name is not None, "a complete request is not asked about"
    response = f"utter_ask_{request.kind}_{name}" if name in ("consent", "confirmed") else f"utter_ask_booking_{name}"
    return Say(response, summary(request, desk))


def summary(request: Request, desk: Desk) -> dict[str, str]:
    """The details in words, for the patient to check."""
    details = request.details
    words = {
        "name": details.get("name", ""),
        "phone": spoken_phone(details["phone"], desk.region) if details.get("phone") else "",
        "email": details.get("email") or "none",
        "treatment": sentence_case(desk.names.get(details.get("treatment", ""), CONSULTATION)),
        "day": long_date(date.fromisoformat(details["day"])) if details.get("day") else "",
        "part": PART_WORDS.get(details.get("part", ""), ""),
        "reference": details.get("reference", ""),
        "questions": details.get("questions", ""),
    }
    if request.kind == "change":
        words["change"] = (
            "cancel it" if details.get("change") == "cancel" else f"ask for {words['day']}, {words['part']}, instead"
        )
    return words


def _take(request: Request, said: Said, found: Found, fresh: bool) -> list[Say]:
    """Puts what was found into the request, and says what is wrong with the rest."""
    changed = None if said.answered or fresh else wants_to_change(said.text)
    before = dict(request.details)
    usable = {key: value for key, value in found.values.items() if _may_take(key, value, request, changed)}
    request.details.update(usable)
    notes = [note for name, note in found.problems.items() if name not in usable and _matters(name, request, changed)]
    for name in found.problems:
        if name == changed or (name == request.asked and name not in usable):
            request.forget(name)
    if changed and changed not in found.values and changed not in found.problems and changed in request.details:
        request.forget(changed)
        notes.append(Say("utter_request_changing"))
    if usable.get("confirmed") is False:
        request.forget("confirmed")
        notes.append(Say("utter_request_what_to_change"))
    elif _differs(before, request.details):
        request.forget("confirmed")  # what was changed is to be checked again
    found.values = {**usable, **({"changed": True} if notes and changed else {})}
    return notes


def _may_take(name: str, value: Any, request: Request, changed: str | None) -> bool:
    """A detail that is known is only replaced when it was asked for or is being corrected."""
    if name in ("consent", "confirmed"):
        return True
    known = request.details.get(name)
    if known in (None, NONE) or name in (request.asked, changed) or name == "change":
        return True
    return request.asked in ("confirmed", "consent") or name in ("phone", "email", "day", "reference")


def _matters(name: str, request: Request, changed: str | None) -> bool:
    return name in (request.asked, changed) or name not in request.details


def _differs(before: dict[str, Any], after: dict[str, Any]) -> bool:
    names = (set(before) | set(after)) - {"confirmed", "consent", "questions"}
    return any(before.get(name) != after.get(name) for name in names)

