"""What the policies know of bookings, call-backs and changes while their details are being taken."""

from datetime import datetime

from rasa.shared.core.constants import DEFAULT_ACTION_NAMES

from clinic.desk.changing import means_earlier_one, means_new_one, names_appointment
from clinic.desk.form import gives_up
from clinic.desk.reading import gives, read
from clinic.desk.request import Desk, Request, Said
from clinic.settings import clinic_zone, date_order, phone_region
from extensions.policies.conversation import Turn

# The action that takes each kind of request, and the intent that starts it.
REQUEST_ACTIONS = {
    "booking": "action_book_appointment",
    "callback": "action_call_back",
    "change": "action_change_appointment",
}
SURE, SURE_BESIDE_A_DETAIL = 0.6, 0.85  # of a question, to be answered before the request goes on
COURTESIES = frozenset({"greet", "thanks", "bot_challenge", "goodbye"})


def is_own_action(name: str | None) -> bool:
    """Whether an action is one of the action server's: neither a response nor one of Rasa's own."""
    return bool(name) and not str(name).startswith("utter_") and name not in DEFAULT_ACTION_NAMES


def stops(turn: Turn, request: Request) -> bool:
    """Whether the patient gives the request up."""
    said = Said(turn.text, turn.named, turn.spans, turn.intent)
    # What holds a detail only sounds like giving up: "move it".
    return gives_up(request, turn.text, None if read(said, request, _desk()).values else turn.intent)


def switches_to(turn: Turn, request: Request) -> str | None:
    """The kind of request that the patient wants instead of the one whose details are being taken."""
    if turn.intent == "talk_to_human":
        return "callback" if request.kind != "callback" else None
    sure = _sureness(turn) >= SURE
    if request.kind != "booking" and (means_new_one(turn.text) or (turn.intent == "book_appointment" and sure)):
        # Whoever moves an appointment may say "book it for Friday", and "another" alone sounds like moving it.
        values = set(read(Said(turn.text, turn.named, turn.spans, turn.intent), request, _desk()).values) - {"change"}
        return None if request.kind == "change" and values else "booking"
    if not sure:
        return None
    if turn.intent == "change_appointment" and request.kind == "callback":
        return "change" if names_appointment(turn.text) else None
    if turn.intent == "change_appointment" and request.kind == "booking":
        begun = set(request.details) - {"treatment"}  # then it is the booking itself that is to be changed
        return "change" if means_earlier_one(turn.text) or not (begun or stops(turn, request)) else None
    return None


def _sureness(turn: Turn) -> float:
    """How sure it is that the message asks for an appointment to be made or changed."""
    asked = (question for question in turn.questions if question["intent"] == turn.intent)
    return max((float(one.get("confidence", 1)) + float(one.get("lead", 0)) / 2 for one in asked), default=0.0)


def questions_beside(turn: Turn, request: Request) -> list[dict[str, object]]:
    """The questions of the message that are to be answered although a request is being taken."""
    said = Said(turn.text, turn.named, turn.spans, turn.intent)
    detail = gives(said, request, _desk()) or read(said, request, _desk()).values
    needed = SURE_BESIDE_A_DETAIL if detail else SURE
    return [
        question
        for question in turn.questions
        if str(question["intent"]).startswith("ask_")
        and (question["intent"], request.asked) != ("ask_source", "reference")  # "where do I find it?"
        and float(question.get("confidence", 1)) + float(question.get("lead", 0)) / 2 >= needed
    ]


def is_courtesy(turn: Turn, request: Request) -> bool:
    """Whether the message is a greeting or the like, and no detail ("morning")."""
    said = Said(turn.text, turn.named, turn.spans, turn.intent)
    return turn.intent in COURTESIES and not read(said, request, _desk()).values and not gives(said, request, _desk())


def _desk() -> Desk:
    return Desk(datetime.now(clinic_zone()), region=phone_region(), order=date_order())
