"""Plans a turn: which answers, for which treatments, in which order, and what is asked or offered at the end."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from clinic.desk.changing import means_new_one, names_appointment
from clinic.desk.clauses import asks, asks_for_results
from clinic.desk.explaining import AVAILABLE
from clinic.desk.request import Request
from extensions.nlu.reading import NAMES_ONLY, UNSURE, URGENT, Question
from extensions.policies import alarms, care, follow_ups, medicines, reactions, recovery
from extensions.policies.answering import Answering
from extensions.policies.before import Before
from extensions.policies.buttons import Buttons
from extensions.policies.course import ASK_START, OF_MONTH, course_steps, named_day
from extensions.policies.during import during_request
from extensions.policies.ingredients import as_ingredient
from extensions.policies.meaning import Meaning, was_not_answered
from extensions.policies.particulars import CAUSES_NAMED, Particulars, asks_more
from extensions.policies.references import resolved
from extensions.policies.requests import (
    REQUEST_ACTIONS,
    asked_beside_made,
    asks_about_made,
    asks_when_called,
    changes_booked,
    corrected,
    has_day,
    is_asked,
    is_own_action,
    tells_more,
)
from extensions.policies.responses import DETAIL, Responses
from extensions.policies.shortening import IN_SHORT, in_short, same_again
from extensions.policies.starts import tells_start
from extensions.policies.step import Step
from extensions.policies.turn import OVERVIEW, Turn

SIMPLER, MORE, HOW_IT_WORKS = "ask_simpler", "ask_more", "ask_how_it_works"
CLINIC = "ask_clinic_info"
PRICE, CHANGE = "ask_price", "change_appointment"
WANTS_APPOINTMENT = re.compile(  # in no other message of a patient
    r"\bbook(?:ing)?\b|\b(?:give|get|need|want|fix|take|make|like|for) (?:me |us |my \w+ )?(?:an? |the )?(?:\w+ )?"
    r"appoint?ments?\b",
    re.IGNORECASE,
)
NEEDS_APPOINTMENT = re.compile(  # however it is spelt
    r"\b(?:need|want|give|get|fix) (?:me |us )?(?:an? )?app?oi?n?t?e?m\w{0,3}ts?\b", re.IGNORECASE
)
SEES_DOCTOR = re.compile(
    r"\b(?:need|want|wish|have|got|(?:would|['’]d) like|looking) to (?:see|meet|consult|visit) (?:a |an "
    r"|the |your |with )?"
    r"(?:\w+ )?(?:some ?one|some ?body|any ?one|doctor|dr|dermat\w*|specialist|expert|consultant)\b(?!['’])",
    re.IGNORECASE,
)
WANTS_CALL = re.compile(  # and not "call me Ishaan"
    r"\b(?:call|ring|phone) (?:me|us) (?:back|up|now|today|tonight|tom\w*|tmr\w*|at|on|in|after|before"
    r"|between|by|around"
    r"|later|when|asap|soon|about|from|any ?time|this|next|once|please|pls|(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day)\b"
    r"|\b(?:like|want|need|get|have|arrange|request)(?: \w+)? (?:a |the )(?:phone "
    r"|return )?call(?:\W?back)?\b(?! or\b)",
    re.IGNORECASE,
)
CALLED = re.compile(r"\bcall me (?!\w+ back\b)[A-Z]\w+")  # the name of whoever books
DELETES = re.compile(
    r"\b(?:delet|remov|eras|forget|wip)\w*\b.{0,20}\b(?:data|details|info\w*|chats?|conversation|history"
    r"|records?|everything"
    r" about me)\b",
    re.IGNORECASE,
)
YES_OR_NO = re.compile(r"\byes\b|\bhaa?n\b|\b(?:a|means?|that) no\b", re.IGNORECASE)  # of one who wants it short
SESSION = re.compile(r"\b(?:session|sitting)s?\b", re.IGNORECASE)
SURE_ASKED = re.compile(r"\b(?:sure|really|seriously|pakka|sach)\W*\?", re.IGNORECASE)
ASKS_BACK = re.compile(r"\?|\bwhy\b|\byes\b.*\bno\b|\bhaan?\b.*\bna(?:hi)?\b", re.IGNORECASE)
OF_BOOKING = re.compile(r"\d[\d\s-]{6,}\d|@|\b(?:no|without|have) (?:e-?)?mail\b", re.IGNORECASE)  # a detail of one
DOUBT = ("utter_doubt", "utter_doubt_again")
STARTING = frozenset({"book_appointment", "talk_to_human", CHANGE})
OPENINGS = frozenset({"greet", "bot_challenge", URGENT})  # say themselves who is speaking, or must come first


class Planner:
    """Plans turns with the answers that the rules give and the responses of a domain."""

    def __init__(self, answer_of: Mapping[str, str], responses: Responses, config: Mapping[str, Any]) -> None:
        """`answer_of`: the action that answers each intent; `config`: the policy's."""
        self._responses = responses
        self._answering = Answering(answer_of, responses, config["aspect"])
        self._meaning = Meaning(self._answering, config["names"], config["goes_on"])
        self._buttons = Buttons(self._answering, responses, config["most_options"])
        self._particulars = Particulars(responses, config["most_offers"])

    def steps(self, turn: Turn) -> list[Step]:
        """The actions of the turn in order; none when the rules say all that it needs."""
        steps = self._steps(turn)
        if turn.earlier_said or turn.intent in OPENINGS:
            return steps
        return [Step("utter_introduction"), *(steps or [Step(self._answering.action(turn.intent))])]

    def _steps(self, turn: Turn) -> list[Step]:
        """What comes first: danger, then a request whose details are being taken, a refusal, a feeling, the answers."""
        request, turn = Request.from_dict(turn.request), care.without_illness_date(alarms.as_question(turn))
        if turn.despairs:
            return [Step(alarms.DESPAIR[0], {"request": None})]  # and no question after it, of a booking neither
        if request is not None:
            return during_request(request, turn, self._answering, self._particulars)
        if _wishes_to_come(turn):
            return [Step(REQUEST_ACTIONS["booking"])]
        said, turn = turn, resolved(follow_ups.spelled_out(as_ingredient(turn, self._responses)), self._responses)
        if again := alarms.again(said):
            return [Step(again), *self._beside_alarm(again, turn)]
        if said.intent == URGENT:
            return []  # the rule's, alone
        if said.intent == "decline_topic":
            return self._buttons.instead(said)
        if reaction := self._on_reaction(turn):
            return reaction
        before, steps = Before(turn), self._plain(turn)
        if not (first := before.steps()):
            return steps
        return [*first, *before.remaining(steps, lambda intent: self._answering.to_intent(intent, turn))]

    def _beside_alarm(self, said: str, turn: Turn) -> list[Step]:
        if alarms.asks_leave(turn, said):
            return self._answering.to_intent(OVERVIEW, turn) if turn.named else [Step("utter_affirm")]
        questions = alarms.questions_beside(turn, said)
        answers = self._answering.to_all(questions, turn)
        over = questions and said in recovery.RESPONSES
        return (self._on_particulars_alone(replace(turn, questions=questions)) if over else []) or answers

    def _on_reaction(self, turn: Turn) -> list[Step]:
        if self._answering.starts_action(turn) or medicines.asks_to_stop(turn) or not (said := reactions.answer(turn)):
            return []
        named = self._particulars.steps(turn, turn.questions)
        return [Step(said), *named, *self._answering.to_all(reactions.questions_beside(turn), turn)]

    def _plain(self, turn: Turn) -> list[Step]:
        """The answers as such: of the first of these that has any."""
        return (
            self._on_what_was_booked(turn)
            or course_steps(
                turn, lambda each: self._answering.to(each, turn), lambda topic: self._answering.source(topic, turn)
            )
            or self._on_days(turn)
            or self._on_particulars_alone(turn)
            or self._on_what_was_said(turn)
            or self._to_questions(turn)
        )

    def _on_what_was_booked(self, turn: Turn) -> list[Step]:
        if turn.intent == CHANGE and means_new_one(turn.text):
            return [Step(REQUEST_ACTIONS["booking"])]
        if DELETES.search(turn.text) and not names_appointment(turn.text):
            return [Step("utter_ask_deletion")]
        if asks_when_called(turn):
            return [Step("utter_reception_contacts")]
        if kind := corrected(turn):
            return [Step(REQUEST_ACTIONS[kind])]
        beside = self._answering.to_all(asked_beside_made(turn), turn)
        if changes_booked(turn):
            return [Step(REQUEST_ACTIONS["change"]), *beside]
        if tells_more(turn):
            return [Step("utter_request_no_notes")]
        return [*beside, Step("utter_request_ask_reception")] if asks_about_made(turn) else []

    def _on_days(self, turn: Turn) -> list[Step]:
        """To a day or a word of an appointment, where the message asks nothing else."""
        if turn.intent == CHANGE and SESSION.search(turn.text) and not names_appointment(turn.text):
            return [self._answering.timeline(turn.treatment, turn) if turn.start_date else Step(ASK_START)]
        if WANTS_CALL.search(turn.text) and not asks(turn.text) and (turn.has_date or OF_BOOKING.search(turn.text)):
            return [Step(REQUEST_ACTIONS["callback"])]
        unread = turn.intent in (UNSURE, "inform_date", NAMES_ONLY)
        of_day = (unread or (turn.intent == PRICE and not turn.named)) and AVAILABLE.search(turn.text)
        if of_day and (OF_MONTH.search(turn.text) or has_day(turn.text)):
            return [Step(REQUEST_ACTIONS["booking"])]  # "is the 6th free", which is no question for the price
        told = OF_BOOKING.search(turn.text) and not self._answering.starts_action(turn)  # "i am ..., book ..., 98..."
        doubtful = not any(map(is_asked, turn.questions)) and NEEDS_APPOINTMENT.search(turn.text)
        if (unread or told) and WANTS_APPOINTMENT.search(turn.text):
            return [Step(REQUEST_ACTIONS["booking"])]
        if doubtful and not asks(turn.text) and not turn.refused.get("contact"):
            return [Step(REQUEST_ACTIONS["booking"])]
        if tells_start(turn):
            return self._answering.timelines(turn)
        if turn.intent == "affirm" and ASK_START in turn.previous:
            return [Step(ASK_START)]
        return named_day(turn)

    def _on_particulars_alone(self, turn: Turn) -> list[Step]:
        particulars = self._particulars.steps(turn, turn.questions)
        if not particulars or self._answering.starts_action(turn):
            return []
        whole = self._particulars.are_whole_answer(particulars, turn.questions)
        more = len(particulars) == 1 and particulars[0].action != CAUSES_NAMED and asks_more(turn)
        alone = not turn.asks or (len(turn.questions) == 1 and whole and not more)
        return self._particulars.with_offer(particulars, turn) if alone else []

    def _on_what_was_said(self, turn: Turn) -> list[Step]:
        """To a message that is about what the bot said: in short, more of it, doubt, or nothing that is understood."""
        if turn.intent == SIMPLER and (said := self._in_short(turn)):
            return said
        if follow_ups.asks_own_cause(turn):
            return [Step("utter_own_cause")]
        if follow_ups.asks_what_nobody_knows(turn):
            return self._particulars.with_offer([], turn)
        if was_not_answered(turn):
            return self._buttons.other_readings(turn)
        if turn.intent == MORE:
            return self._buttons.more(turn)
        if turn.intent == "doubt" or _asks_back(turn):
            works = self._answering.to_intent(HOW_IT_WORKS, turn) if turn.named else []  # "isn't that all hype?"
            return [Step(min(DOUBT, key=turn.times_answered)), *works]
        return self._buttons.ask_back(turn) if turn.intent == UNSURE and not self._meaning.is_plain(turn) else []

    def _in_short(self, turn: Turn) -> list[Step]:
        """The answer before in short; to "so yes or no?" that it is neither, where the document is silent."""
        if not YES_OR_NO.search(turn.text):
            return in_short(turn, self._answering)
        if DETAIL in turn.previous:
            told = self._particulars.again(turn)
            return [Step(IN_SHORT), *told] if told else [Step("utter_neither")]
        if turn.topic and self._responses.is_silent(self._answering.action(turn.topic), turn.treatment):
            return [Step("utter_neither")]
        return in_short(turn, self._answering)

    def _to_questions(self, turn: Turn) -> list[Step]:
        """The answers to what the message asks, if only by a yes or a name; none where the rules have them."""
        particulars = self._particulars.steps(turn, turn.questions)
        turn = self._meaning.spelled_out(turn)
        questions = _asked(turn, starts_action=self._answering.starts_action(turn))
        steps = self._answering.to_all(self._particulars.uncovered(particulars, turn, questions), turn)
        steps = _with_one_request(steps, turn)
        if not turn.asks and not any(is_own_action(step.action) for step in steps):
            return [] if len(turn.questions) < 2 else steps
        if len(steps) == 1 and _was_just_said(steps[0], turn):
            return self._particulars.with_offer(particulars or same_again(turn, self._answering), turn)
        if len(steps) == 1 and not particulars:
            steps += self._buttons.suggestion(steps[0], turn)
        return [*particulars, *steps]


def _asked(turn: Turn, *, starts_action: bool) -> list[Question]:
    """The questions of the message; "my number is ..." beside a booking asks nothing about the clinic.

    What would go on over turns must be sure beside another question: a long story may sound like a wish to come.
    """
    aside = {"ask_clinic_info"} if starts_action and OF_BOOKING.search(turn.text) else set()
    if asks_for_results(turn.text) and len(turn.questions) > 1 and not WANTS_APPOINTMENT.search(turn.text):
        aside.add("book_appointment")  # "when would I see growth if I start on Friday, the date please"
    asked = [each for each in turn.questions if each.intent not in aside]
    sure = [each for each in asked if each.intent not in STARTING or is_asked(each)]
    return sure or asked


def _with_one_request(steps: list[Step], turn: Turn) -> list[Step]:
    """The steps with at most one request, which goes on over turns and so comes last."""
    requests = list(dict.fromkeys(step.action for step in steps if step.action in REQUEST_ACTIONS.values()))
    if len(requests) > 1 and CALLED.search(turn.text):
        requests = [each for each in requests if each != REQUEST_ACTIONS["callback"]]
    return [*(step for step in steps if step.action not in REQUEST_ACTIONS.values()), *map(Step, requests[:1])]


def _wishes_to_come(turn: Turn) -> bool:
    """Whether the message says that its writer is to see a doctor, and asks nothing: "I need to see someone"."""
    if not SEES_DOCTOR.search(turn.text) or asks(turn.text) or turn.intent == URGENT or turn.refused.get("contact"):
        return False
    questions = [each for each in turn.questions if each.intent.startswith("ask_") and is_asked(each)]
    return not questions and not alarms.again(turn)


def _asks_back(turn: Turn) -> bool:
    """Whether what looks like a yes or a no asks for one: "so yes or no", "why not", "none at all?"."""
    if turn.intent not in ("affirm", "deny") or not turn.topic:
        return False
    return bool(SURE_ASKED.search(turn.text) or (not turn.suggestion and ASKS_BACK.search(turn.text)))


def _was_just_said(step: Step, turn: Turn) -> bool:
    """Whether the answer is the one that was given last: "really only three?"."""
    if step.action not in turn.earlier or is_own_action(step.action):
        return False
    if "topic" not in step.slots:
        return step.action in turn.previous and turn.intent == CLINIC  # all that is known of it
    return step.slots["topic"] == turn.topic and step.slots.get("treatment", turn.treatment) == turn.treatment
