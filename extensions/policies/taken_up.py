"""Takes up again a request that was just given up, where the patient did not mean that, or thinks better of it."""

from clinic.desk.clauses import asks, is_short
from clinic.desk.contacted import asks_of_contact
from clinic.desk.going_on import restarts
from clinic.desk.meant import means_new_one
from clinic.desk.status import asks_status
from clinic.details.phone import find_phone
from clinic.patterns import any_case, any_word
from extensions.policies.request_turn import CALLS_ME
from extensions.policies.requests import LEFT, REQUEST_ACTIONS
from extensions.policies.step import Step
from extensions.policies.turn import Turn

RESUMED = "utter_request_resumed"
AGAIN = any_case(
    r"\b(?:send|forward|submit|book) (?:it|that|this)\b|\b(?:continue|go on|carry on|proceed|resume|go ahead|un-?do"
    r"|keep it|bring it back|take it up)\b"
    r"|\bwhy\b.{0,15}\b(?:drop|cancel|delet|stop)|\b(?:did ?n['’]?t|never|not) (?:ask|say|said|tell|told|want|mean"
    r"|meant)\b.{0,20}\b(?:drop|cancel|stop|delete)"
)
CONSENTS = any_word(r"store|save|keep|consent|agree|allow|permit|pass|yes|haa?n")
NOT = any_word(r"not|never|no|nahi|don['’]?t")


def taken_up(turn: Turn) -> list[Step]:
    """The steps by which a request that was just given up goes on; none where it is left."""
    if turn.dropped is None or not is_short(turn.text):
        return []
    nothing_made = not (turn.booked or turn.called)
    if nothing_made and (asks_status(turn.text) or asks_of_contact(turn.text)):
        return [
            Step(action) for action in turn.previous if action.endswith(LEFT)
        ]  # "how will they reach me": not at all
    if means_new_one(turn.text):
        return [Step(REQUEST_ACTIONS["booking"])]
    consents = turn.dropped["asked"] == "consent" and _consents(turn.text)  # which sounds like asking about privacy
    if turn.asks and not consents:
        return []
    go_on = REQUEST_ACTIONS[turn.dropped["kind"]]
    if restarts(turn.text):
        return [Step(go_on, {"request": turn.dropped})]
    phone = find_phone(turn.text)
    if phone and phone.number:
        return [Step(go_on, {"request": turn.dropped})]
    again = AGAIN.search(turn.text) or (turn.dropped["kind"] == "callback" and CALLS_ME.search(turn.text))
    again = again or consents
    # What was asked last is asked again: "send it" is no yes to what was dropped.
    return [Step(RESUMED), Step(go_on, {"request": {**turn.dropped, "asked": None}})] if again else []


def _consents(text: str) -> bool:
    """Whether a message agrees after all to what was refused: "ok, you can store it"."""
    return bool(CONSENTS.search(text)) and not (NOT.search(text) or asks(text))
