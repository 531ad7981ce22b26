"""Takes a wish to be called back by a person, with the questions that the patient asked last."""

from rasa_sdk import Tracker

from actions.booking import reopened, request_of, stored_once, time_of
from actions.punctual import latest_text
from actions.requests import BOOKED, CALLED, REQUEST, RequestAction, Sender, try_again
from actions.surroundings import facts
from clinic.desk.explaining import holds_contact_back
from clinic.desk.form import Outcome
from clinic.desk.made import corrects_made
from clinic.desk.meant import names_call
from clinic.desk.request import Desk, Request, Say
from clinic.desk.status import asks_status
from clinic.desk.summary import wished_call
from clinic.desk.telling import keeps_questions, tells_caller, what_to_tell
from clinic.details.change import wants_to_change
from clinic.details.phone import find_phone
from clinic.details.replies import yes_or_no
from clinic.hours import is_open, next_opening
from clinic.timeline import long_date

MOST_QUESTIONS, LONGEST = 3, 300  # the questions that reception gets, and their characters in all
SHORT = 6  # words of a wish to be called that tells no reason
NO_QUESTION = ("affirm", "deny", "greet", "thanks", "goodbye", "talk_to_human", "cancel", "report_urgent",
               "book_appointment", "change_appointment", "send_no_words", "bot_challenge")  # fmt: skip


class ActionCallBack(RequestAction):
    """Asks for name and number and stores the wish to be called."""

    kind = "callback"

    def known(self, tracker: Tracker, at: Desk) -> dict[str, str]:
        """The last questions, which the patient is told are passed on."""
        return {"questions": last_questions(tracker)}

    async def reopened(self, tracker: Tracker, at: Desk) -> Outcome | None:
        """The call that was asked for in this conversation, for who corrects the number or wants it at another time."""
        called, booked = tracker.get_slot(CALLED), tracker.get_slot(BOOKED)
        if not called or corrects_made(latest_text(tracker), bool(booked), True) != self.kind:
            return None
        return await reopened(called, tracker, at)

    async def store(self, request: Request, sender: Sender, at: Desk) -> Outcome:
        """Stores the call-back and says when reception will call: as wished, or as far as the clinic told its hours."""
        stored = await stored_once(self.kind, request, sender, at)
        if stored is None:
            return try_again(request, at, "utter_callback_not_stored")
        values = {"name": stored.name, "reference": stored.reference}
        wished = wished_call(request_of(stored).details)
        calls = Say("utter_callback_wished", {"when": wished}) if wished else when(at)
        called = {"started": request.started, "kind": self.kind, "visit": f"a call {wished}".strip(),
                  "reference": stored.reference, **time_of(request_of(stored).details)}  # fmt: skip
        return Outcome(None, [Say("utter_callback_stored", values), calls], slots={CALLED: called})


def _without_number(text: str) -> str:
    """A message without the number in it, which reception is told anyway."""
    phone = find_phone(text)
    return text[: phone.start] + text[phone.end :] if phone else text


def _of_request(text: str) -> bool:
    """Whether a message is about a request, if only that to be called or not, which is no question to be passed on."""
    only_call = names_call(text) and len(text.split()) <= SHORT
    replies = holds_contact_back(text) or yes_or_no(text) is not None
    return only_call or replies or asks_status(text) or wants_to_change(text) not in (None, "treatment")


def _is_question(intent: str, taking: bool) -> bool:
    """Whether a message with this intent is one to be passed on; `taking`: while details of a request were taken."""
    return intent.startswith("ask_") if taking else intent not in NO_QUESTION


def when(at: Desk) -> Say:
    """When reception will call."""
    hours = facts().clinic.hours
    if not hours:
        return Say("utter_callback_hours_unknown")
    if is_open(hours, at.now):
        return Say("utter_callback_open")
    opening = next_opening(hours, at.now)
    if opening is None:
        return Say("utter_callback_hours_unknown")
    return Say("utter_callback_closed", {"when": f"{long_date(opening.date())}, {opening:%H:%M}"})


def last_questions(tracker: Tracker) -> str:
    """What the patient asked last, oldest first, without buttons and courtesies."""
    texts: list[str] = []
    taking = False  # whether the details of a request were being taken, which are no questions
    for event in tracker.events:
        if event.get("event") == "slot" and event.get("name") == REQUEST:
            taking = bool(event.get("value"))
        elif event.get("event") == "user" and event.get("text") and not str(event["text"]).startswith("/"):
            intent = str(((event.get("parse_data") or {}).get("intent") or {}).get("name"))
            text = _without_number(str(event["text"])).strip(" ,.")
            if keeps_questions(text):
                texts.clear()
            elif tells_caller(text):
                texts.append(what_to_tell(text))
            elif text and _is_question(intent, taking) and not _of_request(text):
                texts.append(text)
    joined = " / ".join(" ".join(text.split()) for text in texts[-MOST_QUESTIONS:])
    return joined if len(joined) <= LONGEST else f"{joined[: LONGEST - 1]}…"
