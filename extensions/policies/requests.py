"""What takes each kind of request: a booking, a call-back, a change; and when a question is sure enough beside one."""

from rasa.shared.core.constants import DEFAULT_ACTION_NAMES

from clinic.desk.request import ACTIONS
from extensions.nlu.reading import Question

REQUEST_ACTIONS = ACTIONS  # by kind
CHANGE = "change_appointment"  # the intent of a change
LEFT = ("_cancelled", "utter_no_new_request")  # how the names of responses end that say that a request is given up
NO_CONSENT = "utter_request_no_consent"
SURE = 0.6  # of a question, to be answered before the request goes on, and of a wish, to begin one


def is_own_action(name: str | None) -> bool:
    """Whether an action is one of the action server's: neither a response nor one of Rasa's own."""
    return bool(name) and not str(name).startswith("utter_") and name not in DEFAULT_ACTION_NAMES


def is_asked(question: Question) -> bool:
    """Whether a question is sure enough to come before a request, or to begin one."""
    return question.sureness >= SURE
