"""What the policies know of bookings, call-backs and changes while their details are being taken."""

import re
from datetime import datetime

from rasa.shared.core.constants import DEFAULT_ACTION_NAMES

from clinic.dates import tense
from clinic.desk.changing import (
    asks_status,
    cannot_come,
    changes_it,
    corrects_made,
    deletes_it,
    is_late,
    is_only_pair,
    keeps_it,
    means_earlier_one,
    means_new_one,
    names_appointment,
    names_call,
    names_day,
    reference_in,
    tells_caller,
    unsuited,
    wants_no_new_one,
)
from clinic.desk.clauses import asks, clauses_that_ask, question_in
from clinic.desk.explaining import CONTACTS, SO_FAR, asks_of_visit, holds_contact_back
from clinic.desk.form import gives_up
from clinic.desk.reading import attempts, read
from clinic.desk.refusing import refuses
from clinic.desk.request import WHEN, Desk, Request, Said
from clinic.details import asks_to_wait, wants_to_change
from clinic.settings import clinic_zone, date_order, phone_region
from extensions.nlu.clauses import ASKS
from extensions.nlu.reading import Question
from extensions.policies.turn import Turn

# The action that takes each kind of request, and the intent that starts it.
REQUEST_ACTIONS = {
    "booking": "action_book_appointment",
    "callback": "action_call_back",
    "change": "action_change_appointment",
}
BOOKS = re.compile(r"\bbook\b", re.IGNORECASE)  # "I can't come on Friday, book me for Monday"
WANTS_ONE = re.compile(  # "can I get an appointment for my son", "can someone call me about the price"
    r"\b(?:get|have|need|want|give|make|fix|arrange)\b.{0,12}\b(?:appoint\w*|visit|slot|call)\b"
    r"|\b(?:call|ring|phone) (?:me|us|back)\b",
    re.IGNORECASE,
)
CALLS_ME = re.compile(
    r"(?<!n't )(?<!n’t )(?<!nt )(?<!not )(?<!no )\b(?:call|ring|phone) (?:me|us)\b(?! (?:later|not|again)\b)"
    r"|\b(?:some ?one|some ?body|any ?one|reception|they|you|u|doctor) (?:\w+ )?(?:call|ring|phone)\b(?! it)"
    r"|\b(?:want|need|like|give me|arrange) (?:a |the )?(?:phone )?call(?:[ -]?back)?\b",
    re.IGNORECASE,
)
OTHER_WAY = re.compile(  # wanted instead of a call
    r"\b(?:connect|transfer|join|manager|live chat|in (?:this |the )?chat|whats ?app"
    r"|(?:just|only) (?:note|write|message)"
    r"|(?:want|give me|need|share|tell) (?:me )?(?:the |a |his |her |your |ur |direct |doctor['’]?s? )*"
    r"(?:phone )?number)\b",
    re.IGNORECASE,
)
AVAILABLE = re.compile(
    r"\b(?:any ?one|any ?body|some ?one|some ?body|staff|doctor|reception\w*)\b.{0,20}\b(?:available|there|free"
    r"|online)\b",
    re.IGNORECASE,
)
# Of a question, to be answered before the request goes on; the last where the message, or a clause beside a detail,
# begins like one.
SURE, SURE_BESIDE_A_DETAIL, SURE_PLAINLY = 0.6, 0.85, 0.38
SHORT_ANSWER = 3  # words
LONGEST_NAME = 3  # words, where the script of the answer cannot be read
NOT = re.compile(r"\W*(?:not|no)\b", re.IGNORECASE)
CONTACTED = re.compile(
    r"\b(?:when|what time|how soon|wh(?:o|ich number))\b.{0,25}\b(?:call|contact|confirm|hear|reply|reach"
    r"|ring|get back)\w*"
    r"|\bwill (?:you|they|some ?(?:one|body)|any ?(?:one|body)|reception|the clinic) (?:\w+ )?(?:call"
    r"|contact|ring|phone)\b",
    re.IGNORECASE,
)
CONTACT = re.compile(r"\b(?:e-?mail|mail|phone|number|mobile)\b", re.IGNORECASE)
CLINICS = re.compile(r"\b(?:your|ur|clinic\w*|reception\w*)\b", re.IGNORECASE)
COURTESIES = frozenset({"greet", "thanks", "bot_challenge", "goodbye"})


def is_own_action(name: str | None) -> bool:
    """Whether an action is one of the action server's: neither a response nor one of Rasa's own."""
    return bool(name) and not str(name).startswith("utter_") and name not in DEFAULT_ACTION_NAMES


def changes_booked(turn: Turn) -> bool:
    """Whether a message is about an appointment that was made: one of this conversation, or one that it names."""
    text, here = turn.text, turn.booked or turn.called or REQUEST_ACTIONS["change"] in turn.previous
    if turn.intent == "report_urgent":
        return False
    if is_only_pair(text) or ((here or reference_in(text)) and asks_status(text)) or (here and is_late(text)):
        return True
    if REQUEST_ACTIONS["change"] in turn.previous and keeps_it(text):
        return True
    if turn.booked and has_day(text) and tense(text) != "past" and (unsuited(text) or _is_hardly_more_than_day(turn)):
        return not means_new_one(text)
    if turn.booked and deletes_it(text):
        return True  # and not what was written here
    if turn.asks:
        return False
    if reference_in(text) is not None and turn.intent != "talk_to_human":
        return True
    books = turn.intent == "book_appointment" and BOOKS.search(text)
    if cannot_come(text) and not books and (names_appointment(text) or has_day(text)):
        return True
    made = turn.called if names_call(text) else turn.booked
    return made and tense(text) != "past" and changes_it(text)


def has_day(text: str) -> bool:
    """Whether a message names a day."""
    return names_day(text, datetime.now(clinic_zone()).date(), date_order())


def _is_hardly_more_than_day(turn: Turn) -> bool:
    """Whether a day, or moving to it, is all that the message says, where nothing else was asked about one."""
    about_course = turn.named or turn.start_date or turn.named_date or turn.event
    if about_course or asks(turn.text) or not turn.has_date:
        return False
    return turn.intent == "inform_date" or changes_it(turn.text)


def asks_when_called(turn: Turn) -> bool:
    """Whether a message after a booking or a wish to be called asks when reception gets in touch, or who does."""
    asked = CONTACTED.search(turn.text) or CONTACTS.search(turn.text)
    return (turn.booked or turn.called) and turn.intent != "report_urgent" and bool(asked)


def asks_about_made(turn: Turn) -> bool:
    """Whether a message asks only reception's to know of what was made here, or sounds like a wish for another one."""
    if (turn.booked or turn.called) and asks_of_visit(turn.text):
        return True
    made = {"book_appointment": turn.booked, "talk_to_human": turn.called}.get(turn.intent, False)
    again = BOOKS.search(turn.text) or means_new_one(turn.text) or WANTS_ONE.search(turn.text)
    return made and not again and asks(turn.text)


def asked_beside_made(turn: Turn) -> list[Question]:
    """What is surely asked beside a question for what was made here: "is it confirmed? and how much is it"."""
    if not asks_status(turn.text) and not asks_of_visit(turn.text):
        return []
    sure = [each for each in turn.questions if each.intent.startswith("ask_") and is_asked(each)]
    return sure if len(turn.questions) > 1 else []


def tells_more(turn: Turn) -> bool:
    """Whether reception is to be told something else after a request was sent."""
    return (turn.booked or turn.called) and turn.intent != "report_urgent" and tells_caller(turn.text)


def corrected(turn: Turn) -> str | None:
    """The kind of what was made here before and is now said to be wrong."""
    # A treatment sounds like comparing, a number like privacy.
    asked = turn.intent.startswith("ask_") and wants_to_change(turn.text) in ("day", "part")
    return None if asked or turn.intent == "report_urgent" else corrects_made(turn.text, turn.booked, turn.called)


class RequestTurn:
    """A message while the details of a request are being taken, read once for all that is to be decided about it."""

    def __init__(self, turn: Turn, request: Request) -> None:
        """Takes the turn and the request as it was before the message."""
        desk = Desk(datetime.now(clinic_zone()), region=phone_region(), order=date_order())
        self._turn, self._request = turn, request
        self._found = read(Said(turn.text, turn.named, turn.spans, turn.intent), request, desk)

    @property
    def gives_detail(self) -> bool:
        """Whether the message holds a detail, or an attempt at the one that was asked for."""
        return bool(self._found.values) or attempts(self._found, self._request)

    @property
    def stops(self) -> bool:
        """Whether the patient gives the request up."""
        if self.drops_new_one:
            return True
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
        return not self.gives_detail and not holds_contact_back(self._turn.text)

    @property
    def switches_to(self) -> str | None:
        """The kind of request that the patient wants instead of the one whose details are being taken."""
        intent, text, kind = self._turn.intent, self._turn.text, self._request.kind
        if kind != "callback" and self.stops and CALLS_ME.search(text):
            return "callback"  # "leave it, call me"
        if intent == "talk_to_human":
            given = set(self._found.values) - {"treatment"}  # "call me Bunty", "call 98450 12345"
            other = given or CONTACTS.search(text) or tells_caller(text) or self.stops  # "I'll call you myself"
            return None if kind == "callback" or other else "callback"
        named = reference_in(text) is not None and not (kind == "callback" and tells_caller(text))
        if kind != "change" and (named or self._means_made):
            return "change"
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
    def _means_made(self) -> bool:
        """Whether the message is about what was booked before, where a new booking was begun and nothing told of it."""
        begun = set(self._request.details) - {"treatment"}
        return self._request.kind == "booking" and not begun and not self.drops_new_one and changes_booked(self._turn)

    @property
    def drops_new_one(self) -> bool:
        """Whether what was made in this conversation is enough, and no other one is wanted."""
        made = self._turn.booked or self._turn.called
        return self._request.kind != "change" and made and wants_no_new_one(self._turn.text)

    @property
    def left(self) -> str:
        """What is said where the request is given up."""
        if self.drops_new_one:
            return "utter_no_new_request"
        other_way = self._request.kind == "callback" and OTHER_WAY.search(self._turn.text)
        return "utter_callback_only" if other_way else f"utter_{self._request.kind}_cancelled"

    @property
    def is_courtesy(self) -> bool:
        """Whether the message is a greeting or the like, and no detail ("morning")."""
        sure = self._sureness >= SURE and not NOT.match(self._turn.text)  # "not in the morning" greets nobody
        return self._turn.intent in COURTESIES and sure and not self.gives_detail

    @property
    def questions_beside(self) -> list[Question]:
        """The questions of the message that are to be answered although a request is being taken."""
        if asks_to_wait(self._turn.text) or self._only_answers or asks_of_visit(self._turn.text):
            return []  # "one minute" is not about how long a session takes, "doctor can decide" not about who treats
        # "does PRP hurt" names a treatment and asks; "no idea, doctor will decide" names none and only answers.
        only_treatment = set(self._found.values) == {"treatment"} and self._turn.named and ASKS.search(self._turn.text)
        plainly = asks(self._turn.text) or (self.stops and question_in(self._turn.text))
        # "Can I come on Friday" asks nothing else.
        apart = question_in(self._turn.text) and not WHEN & set(self._found.values)
        beside_detail = self.gives_detail and not only_treatment
        # "What number did I give" is answered with the details.
        plain = (plainly or apart) and not SO_FAR.search(self._turn.text)
        needed = SURE_BESIDE_A_DETAIL if beside_detail and not apart else SURE_PLAINLY if plain else SURE
        if AVAILABLE.search(self._turn.text) and not self.gives_detail:
            return [Question("ask_clinic_info")]  # which tells the hours, or that they are unknown
        asked = [
            question
            for question in self._turn.questions
            if question.intent.startswith("ask_")
            and (question.intent, self._request.asked) != ("ask_source", "reference")  # "where do I find it?"
            and not (question.intent == "ask_language" and self._gives_name)
            and not (question.intent in ("ask_clinic_info", "ask_safety") and self._is_about_contact)
            and question.sureness >= needed
        ]
        if beside_detail and len(asked) > 1 and len(clauses_that_ask(self._turn.text)) == 1:
            return [max(asked, key=lambda question: question.sureness)]  # the other was read into the detail
        return asked

    @property
    def _gives_name(self) -> bool:
        """Whether the message is a name in whatever script, and no sentence."""
        short = len(self._turn.text.split()) <= LONGEST_NAME
        return self._request.asked == "name" and "name" in self._found.values and short

    @property
    def _only_answers(self) -> bool:
        """Whether the message is short, asks nothing and gives the detail that was asked for."""
        short = len(self._turn.text.split()) <= SHORT_ANSWER and "?" not in self._turn.text
        return short and self._request.asked in self._found.values

    @property
    def _is_about_contact(self) -> bool:
        """Whether the message is about the patient's own number or address ("can I give e-mail only")."""
        asked = self._request.asked in ("phone", "email", "consent", "confirmed")
        return asked and bool(CONTACT.search(self._turn.text)) and not CLINICS.search(self._turn.text)

    @property
    def _sureness(self) -> float:
        """How sure it is that the message asks for an appointment to be made or changed."""
        asked = [question for question in self._turn.questions if question.intent == self._turn.intent]
        return max((question.sureness for question in asked), default=0.0)


def is_asked(question: Question) -> bool:
    """Whether a question is sure enough to come before a request, or to begin one."""
    return question.sureness >= SURE
