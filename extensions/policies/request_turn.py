"""Reads a message while the details of a request are being taken."""

import re
from datetime import datetime

from clinic.desk.changing import (
    means_earlier_one,
    means_new_one,
    names_appointment,
    reference_in,
    tells_caller,
    wants_no_new_one,
)
from clinic.desk.clauses import asks, clauses_that_ask, question_in
from clinic.desk.explaining import CONTACTS, SO_FAR, asks_of_visit, holds_contact_back
from clinic.desk.form import gives_up
from clinic.desk.reading import attempts, read
from clinic.desk.refusing import refuses
from clinic.desk.request import WHEN, Desk, Request, Said
from clinic.details import asks_to_wait
from clinic.settings import clinic_zone, date_order, phone_region
from extensions.nlu.clauses import ASKS
from extensions.nlu.reading import Question
from extensions.policies.made import changes_booked
from extensions.policies.requests import SURE
from extensions.policies.turn import Turn

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
SOMEBODY_THERE = re.compile(
    r"\b(?:any ?one|any ?body|some ?one|some ?body|staff|doctor|reception\w*)\b.{0,20}\b(?:available|there|free"
    r"|online)\b",
    re.IGNORECASE,
)
# Of a question, to be answered before the request goes on: beside a detail, and where the message, or a clause beside
# a detail, begins like one. A question that came alone has passed `sure` of config.yml, which is the latter.
SURE_BESIDE_A_DETAIL, SURE_PLAINLY = 0.85, 0.38
SHORT_ANSWER = 3  # words
LONGEST_NAME = 3  # words, where the script of the answer cannot be read
NOT = re.compile(r"\W*(?:not|no)\b", re.IGNORECASE)
CONTACT = re.compile(r"\b(?:e-?mail|mail|phone|number|mobile)\b", re.IGNORECASE)
CLINICS = re.compile(r"\b(?:your|ur|clinic\w*|reception\w*)\b", re.IGNORECASE)
COURTESIES = frozenset({"greet", "thanks", "bot_challenge", "goodbye"})


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
        if SOMEBODY_THERE.search(self._turn.text) and not self.gives_detail:
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
