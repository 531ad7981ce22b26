"""Plans the turns that are about a booking or call-back that was made: it is changed, corrected or asked about."""

from datetime import datetime

from clinic.dates import shift_in, shift_of, tense
from clinic.desk.absence import cannot_come, is_late, unsuited
from clinic.desk.changing import CANCELS_IT, UNWANTED, calls_off, names_day, takes_back
from clinic.desk.clauses import asks, is_short, question_in
from clinic.desk.contacted import asks_of_contact
from clinic.desk.explaining import asks_for_later, asks_of_visit
from clinic.desk.made import changes_it, corrects_made, deletes_it, keeps_it
from clinic.desk.meant import means_call, means_new_one, names_appointment, names_call
from clinic.desk.pair import is_only_pair, reference_in
from clinic.desk.status import asks_status
from clinic.desk.telling import adds_note, tells_caller
from clinic.details.change import wants_to_change
from clinic.patterns import any_case
from clinic.settings import clinic_zone, date_order
from extensions.nlu.reading import URGENT, Question
from extensions.policies import alarms
from extensions.policies.answering import Answering
from extensions.policies.days import COURSE, TIMELINE
from extensions.policies.requests import CHANGE, REQUEST_ACTIONS, is_asked
from extensions.policies.step import Step
from extensions.policies.turn import Turn

BESIDE_IT = any_case(r"\W*(?:(?:i|we|sorry|no|ok|okay|actually|please|pls|but|so|now)\b\W*)*")
BOOKS = any_case(r"\bbook\b")  # "I can't come on Friday, book me for Monday"
WANTS_ONE = any_case(  # "can I get an appointment for my son", "can someone call me about the price"
    r"\b(?:get|have|need|want|give|make|fix|arrange)\b.{0,12}\b(?:appoint\w*|visit|slot|call)\b"
    r"|\b(?:call|ring|phone) (?:me|us|back)\b"
)
DELETES = any_case(
    r"\b(?:delet|remov|eras|forget|wip)\w*\b.{0,20}\b(?:data|details|info\w*|chats?|conversation|history"
    r"|records?|(?:everything|all|what(?:ever)?)(?: (?:that )?(?:you|u)(?: (?:have|know|store[ds]?|saved?|kept"
    r"|keep))*)? (?:about|on|of) (?:me|us))\b"
)


def steps(turn: Turn, answering: Answering) -> list[Step]:
    """The steps of a turn that is about what was made; none if it is not."""
    here = turn.booked or turn.called
    if here and asks_for_later(turn.text):
        return [Step("utter_change_later")]
    if here and means_new_one(turn.text):
        return [Step(REQUEST_ACTIONS["callback" if names_call(turn.text) else "booking"])]
    if DELETES.search(turn.text) and not names_appointment(turn.text):
        return [Step("utter_ask_deletion")]
    if _asks_when_called(turn):
        return [Step("utter_reception_contacts")]
    if kind := _corrected(turn):
        return [Step(REQUEST_ACTIONS[kind])]
    beside = answering.to_all(_asked_beside(turn), turn)
    if changes_booked(turn):
        return [Step(REQUEST_ACTIONS["change"]), *beside]
    if here and turn.refused.get("contact") and not turn.asks:
        return [Step("utter_no_new_request")]
    if _tells_more(turn):
        return [Step("utter_request_no_notes")]
    return [*beside, Step("utter_request_ask_reception")] if _asks_about_it(turn) else []


def as_unwanted(turn: Turn) -> Turn:
    """The turn as the wish to cancel what was just asked for, where "I don't want it any more" sounds like despair.

    So it is where an illness is only the reason for not coming.
    """
    if _is_too_ill_to_come(turn):
        return turn.with_question(CHANGE, [])
    just_here = turn.request or {*REQUEST_ACTIONS.values()} & {*turn.previous}
    unwanted = UNWANTED.search(turn.text)
    if turn.intent != URGENT or not just_here or turn.despairs or turn.symptom or unwanted is None:
        return turn
    rest = turn.text[: unwanted.start()] + turn.text[unwanted.end() :]
    return turn.with_question(CHANGE, turn.named) if BESIDE_IT.fullmatch(rest) else turn


def _is_too_ill_to_come(turn: Turn) -> bool:
    """Whether an illness that is no emergency by itself is only why one cannot come: "fever, so can't come Friday"."""
    alarming = turn.symptom or turn.despairs or turn.named or alarms.ago(turn)
    return turn.intent == URGENT and not alarming and cannot_come(turn.text) and is_short(turn.text)


def changes_booked(turn: Turn) -> bool:
    """Whether a message is about an appointment that was made: one of this conversation, or one that it names."""
    text, here = turn.text, turn.booked or turn.called or REQUEST_ACTIONS["change"] in turn.previous
    if turn.intent == URGENT:
        return False
    if _is_plainly_about_one(turn, bool(here)):
        return True
    if turn.booked and has_day(text) and tense(text) != "past" and (unsuited(text) or _is_hardly_more_than_day(turn)):
        return not means_new_one(text)
    if turn.booked and (_only_shifts(turn) or (deletes_it(text) and not asks(text))):
        return True  # and not of what was written here
    off = calls_off(text) or bool(turn.called and not turn.request and CANCELS_IT.search(text))
    if turn.asks and (question_in(text) or not (off or cannot_come(text))):
        return False
    if reference_in(text) is not None and turn.intent != "talk_to_human":
        return True
    books = turn.intent == "book_appointment" and BOOKS.search(text)
    if cannot_come(text) and not books and (names_appointment(text) or (has_day(text) and not _is_in_course(turn))):
        return True
    made = turn.called if means_call(text) else turn.booked or (turn.called and off)
    return made and tense(text) != "past" and (changes_it(text) or (turn.called and off))


def _is_plainly_about_one(turn: Turn, here: bool) -> bool:
    """Whether it names one by reference and number, asks how one stands, will be late for one, or has one kept."""
    text = turn.text
    asks_of_one = (here or reference_in(text)) and asks_status(text)
    late = is_late(text) and (here or names_appointment(text))
    kept = (REQUEST_ACTIONS["change"] in turn.previous and keeps_it(text)) or (turn.moved and takes_back(text))
    return bool(is_only_pair(text) or asks_of_one or late or kept)


def _is_in_course(turn: Turn) -> bool:
    """Whether the days of a course are talked about, and no appointment was made here."""
    return bool({COURSE, TIMELINE} & {*turn.previous}) and not turn.booked


def _only_shifts(turn: Turn) -> bool:
    """Whether a message only asks for so much later or earlier ("what if a week later"), and not of a course."""
    about_course = {COURSE, TIMELINE} & {*turn.previous} or _surely_asked(turn)
    return bool(shift_of(turn.text) and shift_in(turn.text)) and not about_course


def has_day(text: str) -> bool:
    """Whether a message names a day."""
    return names_day(text, datetime.now(clinic_zone()).date(), date_order())


def _is_hardly_more_than_day(turn: Turn) -> bool:
    """Whether a day, or moving to it, is all that the message says, where nothing else was asked about one."""
    about_course = turn.named or turn.start_date or turn.named_date or turn.event
    if about_course or asks(turn.text) or not turn.has_date:
        return False
    return turn.intent == "inform_date" or changes_it(turn.text)


def _asks_when_called(turn: Turn) -> bool:
    """Whether a message after a booking or a wish to be called asks when reception gets in touch, or who does."""
    return (turn.booked or turn.called) and turn.intent != URGENT and asks_of_contact(turn.text)


def _asks_about_it(turn: Turn) -> bool:
    """Whether a message asks only reception's to know of what was made here, or sounds like a wish for another one."""
    if (turn.booked or turn.called) and asks_of_visit(turn.text):
        return True
    made = {"book_appointment": turn.booked, "talk_to_human": turn.called}.get(turn.intent, False)
    again = BOOKS.search(turn.text) or means_new_one(turn.text) or WANTS_ONE.search(turn.text)
    return made and not again and asks(turn.text)


def _asked_beside(turn: Turn) -> list[Question]:
    """What is surely asked beside a question for what was made here: "is it confirmed? and how much is it"."""
    if not asks_status(turn.text) and not asks_of_visit(turn.text):
        return []
    return _surely_asked(turn) if len(turn.questions) > 1 else []


def _surely_asked(turn: Turn) -> list[Question]:
    return [each for each in turn.questions if each.intent.startswith("ask_") and is_asked(each)]


def _tells_more(turn: Turn) -> bool:
    """Whether reception is to be told something else after a request was sent."""
    return (turn.booked or turn.called) and turn.intent != URGENT and (tells_caller(turn.text) or adds_note(turn.text))


def _corrected(turn: Turn) -> str | None:
    """The kind of what was made here before and is now said to be wrong."""
    # A treatment sounds like comparing, a number like privacy.
    day_asked = turn.intent.startswith("ask_") and wants_to_change(turn.text) in ("day", "part")
    if turn.intent == URGENT or (day_asked and not turn.names_other):
        return None
    return corrects_made(turn.text, turn.booked, turn.called, turn.names_other)
