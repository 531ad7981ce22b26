"""What the policies know of bookings, call-backs and changes while their details are being taken."""

import re
from datetime import datetime
from typing import Any

from rasa.shared.core.constants import DEFAULT_ACTION_NAMES

from clinic.desk.changing import means_earlier_one, means_new_one, names_appointment
from clinic.desk.form import gives_up
from clinic.desk.reading import attempts, read
from clinic.desk.refusing import refuses
from clinic.desk.request import Desk, Request, Said
from clinic.settings import clinic_zone, date_order, phone_region
from extensions.nlu.clauses import ASKS
from extensions.policies.conversation import Turn

# The action that takes each kind of request, and the intent that starts it.
REQUEST_ACTIONS = {
    "booking": "action_book_appointment",
    "callback": "action_call_back",
    "change": "action_change_appointment",
}
AVAILABLE = re.compile(
    r"\b(?:any ?one|any ?body|some ?one|some ?body|staff|doctor|reception\w*)\b.{0,20}\b(?:available|there|free"
    r"|online)\b",
    re.IGNORECASE,
)
SURE, SURE_BESIDE_A_DETAIL = 0.6, 0.85  # of a question, to be answered before the request goes on
COURTESIES = frozenset({"greet", "thanks", "bot_challenge", "goodbye"})


def is_own_action(name: str | None) -> bool:
    """Whether an action is one of the action server's: neither a response nor one of Rasa's own."""
    return bool(name) and not str(name).startswith("utter_") and name not in DEFAULT_ACTION_NAMES


class RequestTurn:
    """A message while the details of a request are being taken, read once for all that is to be decided about it."""

    def __init__(self, turn: Turn, request: Request) -> None:
        """Takes the turn and the request as it was before the message."""
        desk = Desk(datetime.now(clinic_zone()), region=phone_region(), order=date_order())
        self._turn, self._request = turn, request
        self._found = read(Said(turn.text, turn.named, turn.spans, turn.intent), request, desk)

    @property
    def stops(self) -> bool:
        """Whether the patient gives the request up."""
        # What holds a detail only sounds like giving up: "move it".
        return self.refuses or gives_up(
            self._request, self._turn.text, None if self._found.values else self._turn.intent
        )

    @property
    def refuses(self) -> bool:
        """Whether the message is a no to the request, or turns the call or the booking down."""
        given = set(self._found.values) - {"treatment"}
        unwanted = self._turn.refused.get("contact")  # a booking may be unwanted where a call is not
        contact = {"booking": bool(unwanted), "callback": unwanted == "call"}.get(self._request.kind, False)
        return not given and (contact or refuses(self._request, self._turn.text))

    @property
    def is_personal(self) -> bool:
        """Whether the message tells of the patient, and gives no detail that was asked for."""
        return not self._gives_detail

    @property
    def switches_to(self) -> str | None:
        """The kind of request that the patient wants instead of the one whose details are being taken."""
        intent, text, kind = self._turn.intent, self._turn.text, self._request.kind
        if intent == "talk_to_human":
            named = self._request.asked == "name" and "name" in self._found.values  # "call me Bunty"
            return None if kind == "callback" or named else "callback"
        sure = self._sureness >= SURE
        if kind != "booking" and (means_new_one(text) or (intent == "book_appointment" and sure)):
            # Whoever moves an appointment may say "book it for Friday", and "another" alone sounds like moving it.
            return None if kind == "change" and set(self._found.values) - {"change"} else "booking"
        if not sure:
            return None
        if intent == "change_appointment" and kind == "callback":
            return "change" if names_appointment(text) else None
        if intent == "change_appointment" and kind == "booking":
            begun = set(self._request.details) - {"treatment"}  # then it is the booking itself that is to be changed
            return "change" if means_earlier_one(text) or not (begun or self.stops) else None
        return None

    @property
    def is_courtesy(self) -> bool:
        """Whether the message is a greeting or the like, and no detail ("morning")."""
        return self._turn.intent in COURTESIES and not self._gives_detail

    @property
    def questions_beside(self) -> list[dict[str, object]]:
        """The questions of the message that are to be answered although a request is being taken."""
        only_treatment = set(self._found.values) == {"treatment"} and ASKS.search(self._turn.text)  # "does PRP hurt"
        needed = SURE_BESIDE_A_DETAIL if self._gives_detail and not only_treatment else SURE
        if AVAILABLE.search(self._turn.text) and not self._gives_detail:
            return [{"intent": "ask_clinic_info", "treatments": []}]  # which tells the hours, or that they are unknown
        return [
            question
            for question in self._turn.questions
            if str(question["intent"]).startswith("ask_")
            and (question["intent"], self._request.asked) != ("ask_source", "reference")  # "where do I find it?"
            and _sureness(question) >= needed
        ]

    @property
    def _gives_detail(self) -> bool:
        return bool(self._found.values) or attempts(self._found, self._request)

    @property
    def _sureness(self) -> float:
        """How sure it is that the message asks for an appointment to be made or changed."""
        asked = (question for question in self._turn.questions if question["intent"] == self._turn.intent)
        return max(map(_sureness, asked), default=0.0)


def _sureness(question: dict[str, Any]) -> float:
    return float(question.get("confidence", 1)) + float(question.get("lead", 0)) / 2
