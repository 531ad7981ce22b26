"""Plans a turn: which answers, for which treatments, in which order, and what is asked or offered at the end."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from clinic.desk.meant import names_appointment
from clinic.desk.request import Request
from clinic.patterns import any_case
from extensions.nlu.clauses import ACKNOWLEDGES
from extensions.nlu.reading import OUT_OF_SCOPE, UNSURE, URGENT, Question
from extensions.policies import (
    alarms,
    care,
    claims,
    false_alarms,
    follow_ups,
    how_long,
    illness,
    made,
    medicines,
    own_hair,
    reactions,
    recovery,
    unanswered,
    wishes,
)
from extensions.policies.answering import PRICE_AGAIN, Answering
from extensions.policies.before import Before
from extensions.policies.buttons import Buttons
from extensions.policies.course import course_steps
from extensions.policies.days import ASK_START, COURSE, NO_DATE, named_day
from extensions.policies.during import during_request
from extensions.policies.ingredients import as_ingredient
from extensions.policies.meaning import MISSED, Meaning, asks_back
from extensions.policies.particulars import CAUSES_NAMED, Particulars, asks_more, sets_right
from extensions.policies.references import resolved
from extensions.policies.requests import CHANGE, REQUEST_ACTIONS, is_own_action
from extensions.policies.responses import DETAIL, Responses
from extensions.policies.shortening import in_short, repeated, same_again, was_silent, yes_or_no
from extensions.policies.starts import keeps_start, tells_start
from extensions.policies.step import Step
from extensions.policies.taken_up import taken_up
from extensions.policies.turn import CLINIC_INFO, OVERVIEW, PRICE, Turn

SIMPLER, REPEAT, MORE, HOW_IT_WORKS = "ask_simpler", "ask_repeat", "ask_more", "ask_how_it_works"
SESSION = any_case(r"\b(?:session|sitting)s?\b")
STILL_NO_PRICE = "utter_ask_price_still"
DOUBT = ("utter_doubt", "utter_doubt_again")
ELSEWHERE = ("utter_out_of_scope", "utter_out_of_scope_again")
NOTHING_NEW = "utter_nothing_new"
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
        request = Request.from_dict(turn.request)
        typed = turn.intent
        turn = illness.without_its_date(made.as_unwanted(false_alarms.as_question(turn)))
        turn = self._meaning.as_mere_name(turn)
        if turn.despairs:
            return [Step(alarms.DESPAIR[0], {"request": None})]  # and no question after it, of a booking neither
        if request is not None:
            asked = how_long.in_its_sense(own_hair.meant(turn, self._responses))
            return during_request(request, asked, self._answering, self._particulars, self._meaning)
        if resumed := taken_up(turn):
            return resumed
        if wishes.wants_to_come(turn):
            return [Step(REQUEST_ACTIONS["booking"])]
        said, turn = turn, claims.as_meant(follow_ups.spelled_out(as_ingredient(turn, self._responses)))
        turn = own_hair.meant(resolved(turn, self._responses), self._responses)
        turn = own_hair.told(how_long.in_its_sense(turn), self._responses)
        turn = care.chosen_for(illness.beside_treatment(turn, self._responses))
        if again := reactions.after_alarm(said):
            return [Step(again), *self._beside_alarm(again, turn)]
        if said.intent == URGENT:
            return []  # the rule's, alone
        if said.intent == "decline_topic":
            return self._buttons.instead(said)
        if reaction := self._on_reaction(turn):
            return reaction
        before, steps = Before(turn), self._plain(turn)
        if not (first := before.steps()):
            # The rules know only what was typed.
            return steps or (self._answering.to_intent(turn.intent, turn) if turn.intent != typed else [])
        said_of = self._said_of(before.asks_for, turn)
        return [*first, *said_of, *before.remaining(steps, lambda intent: self._answering.to_intent(intent, turn))]

    def _said_of(self, kind: str | None, turn: Turn) -> list[Step]:
        """What the treatment's own answers say of those who must ask a doctor first, where they do."""
        if kind is None:
            return []
        questions = [Question(intent, treatments=turn.named) for intent in sorted(care.ASKS_SAFETY)]
        steps = self._answering.to_all(questions, turn)
        stated = [step for step in steps if not self._responses.is_silent(step.action, step.slots["treatment"])]
        texts = [self._responses.text(step.action, step.slots["treatment"] or "") for step in stated]
        return [step for step, text in zip(stated, texts, strict=True) if care.speaks_of(kind, text)]

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
            made.steps(turn, self._answering)
            or course_steps(turn, self._answering)
            or self._on_days(turn)
            or keeps_start(self._on_particulars_alone(turn), turn)
            or self._on_what_was_said(turn)
            or keeps_start(self._to_questions(turn), turn)
        )

    def _on_days(self, turn: Turn) -> list[Step]:
        """To a day or a word of an appointment, where the message asks nothing else."""
        asked = {ASK_START, COURSE} & {*turn.previous} and not turn.start_date
        if asked and NO_DATE.fullmatch(turn.text):
            return [Step("utter_start_date_unknown"), Step(ASK_START)]
        if turn.intent == CHANGE and SESSION.search(turn.text) and not names_appointment(turn.text):
            return [self._answering.timeline(turn.treatment, turn) if turn.start_date else Step(ASK_START)]
        if turn.intent == "inform_date" and not turn.named and self._answering.action(CLINIC_INFO) in turn.previous:
            return self._answering.to_intent(CLINIC_INFO, turn)  # "and Saturday"
        if kind := wishes.kind_begun(turn, self._answering.starts_action(turn)):
            return [Step(REQUEST_ACTIONS[kind])]
        if tells_start(turn):
            return self._answering.timelines(turn)
        if turn.intent == "affirm" and ASK_START in turn.previous and not ACKNOWLEDGES.fullmatch(turn.text):
            return [Step(ASK_START)]
        return named_day(turn)

    def _on_particulars_alone(self, turn: Turn) -> list[Step]:
        particulars = self._particulars.steps(turn, turn.questions)
        if not particulars or self._answering.starts_action(turn):
            return []
        whole = self._particulars.are_whole_answer(particulars, turn.questions)
        more = len(particulars) == 1 and particulars[0].action != CAUSES_NAMED and (asks_more(turn) or sets_right(turn))
        alone = not turn.asks or (len(turn.questions) == 1 and whole and not more)
        return self._particulars.with_offer(particulars, turn) if alone else []

    def _on_what_was_said(self, turn: Turn) -> list[Step]:
        """To a message that is about what the bot said: in short, more of it, doubt, or nothing that is understood."""
        if unanswered.asks_either(turn) and (said := yes_or_no(turn, self._answering, self._particulars)):
            return said
        if self._asks_the_same_particular(turn):
            return self._particulars.with_offer([Step(DETAIL, {"detail": turn.detail})], turn)
        if turn.intent == SIMPLER and (said := in_short(turn, self._answering, self._particulars)):
            return said
        if turn.intent == REPEAT and (said := repeated(turn)):
            return said
        if unanswered.declines(turn):
            return [Step(unanswered.DECLINED)]
        if claims.asks_whose(turn):
            return [Step(min(DOUBT, key=turn.times_answered))]
        if unanswered.asks_own_cause(turn):
            return [Step("utter_own_cause")]
        if unanswered.asks_to_judge(turn):
            return self._particulars.with_offer([Step(unanswered.NOT_JUDGED)], turn)
        nobody_told = was_silent(turn, self._answering) and unanswered.asks_who_knows(turn)
        if nobody_told or unanswered.asks_what_nobody_knows(turn):
            return self._particulars.with_offer([], turn)
        if turn.intent in MISSED and unanswered.was_not_answered(turn):
            return self._not_said(turn) if unanswered.asks_once_more(turn) else self._buttons.other_readings(turn)
        if turn.intent == MORE:
            return self._buttons.more(turn)
        if unanswered.asks_reason(turn):
            return [Step(unanswered.NO_REASON)]
        if unanswered.is_question(turn):
            return self._not_said(turn)
        if turn.intent == "doubt" or asks_back(turn):
            works = self._answering.to_intent(HOW_IT_WORKS, turn) if turn.named else []  # "isn't that all hype?"
            return [Step(min(DOUBT, key=turn.times_answered)), *works]
        first, again = map(turn.times_answered, ELSEWHERE)
        if turn.intent == OUT_OF_SCOPE and not turn.asks and first > again:
            return [Step(ELSEWHERE[1])]
        return self._buttons.ask_back(turn) if turn.intent == UNSURE and not self._meaning.is_plain(turn) else []

    def _not_said(self, turn: Turn) -> list[Step]:
        return self._particulars.with_offer([Step(unanswered.NOT_SAID)], turn)

    def _asks_the_same_particular(self, turn: Turn) -> bool:
        """Whether it only names a treatment after a particular that nobody has told of any: "for meso?"."""
        alone = DETAIL in turn.previous and not turn.past[-1].answers and not turn.details
        alone = alone and not self._particulars.is_of_clinic(turn.detail)  # its doctors are the same for all
        return alone and self._meaning.only_names(turn) and not self._particulars.again(turn)

    def _to_questions(self, turn: Turn) -> list[Step]:
        """The answers to what the message asks, if only by a yes or a name; none where the rules have them."""
        particulars = self._particulars.steps(turn, turn.questions)
        turn = self._meaning.spelled_out(turn)
        questions = wishes.questions_beside(turn, self._answering.starts_action(turn))
        steps = self._answering.to_all(self._particulars.uncovered(particulars, turn, questions), turn)
        steps = wishes.with_one_request(steps, turn)
        if not turn.asks and not any(is_own_action(step.action) for step in steps):
            return [] if len(turn.questions) < 2 else steps
        if verdict := claims.weighed(turn, steps, self._responses):
            return [*verdict, *self._particulars.unspoken(particulars, steps), *steps]
        if PRICE_AGAIN in turn.earlier and (again := next((s for s in steps if s.action == PRICE_AGAIN), None)):
            others = [step for step in steps if step.action not in (PRICE_AGAIN, f"utter_{PRICE}_short")]
            return self._particulars.with_offer([*particulars, *others, Step(STILL_NO_PRICE, again.slots)], turn)
        if len(steps) == 1 and self._was_just_said(steps[0], turn):
            return self._particulars.with_offer(particulars or self._once_more(steps, turn), turn)
        if len(steps) == 1 and not particulars:
            steps += self._buttons.suggestion(steps[0], turn)
        return [*self._particulars.unspoken(particulars, steps), *steps]

    def _once_more(self, steps: list[Step], turn: Turn) -> list[Step]:
        """The answer that was just given, and that there is no more to it."""
        if "topic" not in steps[0].slots:
            return steps
        again = same_again(turn, self._answering)
        heard = any(step.action in turn.previous and step.action == steps[0].action for step in again)
        return [Step(NOTHING_NEW), *again] if heard else again

    def _was_just_said(self, step: Step, turn: Turn) -> bool:
        """Whether the answer is the one that was given last: "really only three?"."""
        if step.action not in turn.earlier or is_own_action(step.action):
            return False
        if "topic" not in step.slots:  # of the clinic; what it has told is told again: "and on Saturday?"
            again = step.action in turn.previous and turn.intent == CLINIC_INFO
            return again and self._responses.is_silent(step.action, None)
        same = step.slots["topic"] == turn.topic and step.slots.get("treatment", turn.treatment) == turn.treatment
        return same and not turn.together  # "sorry, only that one", of two
