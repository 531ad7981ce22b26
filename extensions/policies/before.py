"""What is said before the answers of a turn: that a no was heard, a comfort, a caution; and which answers remain."""

from collections.abc import Callable
from dataclasses import replace

from extensions.nlu.clauses import ASKS
from extensions.policies import care, feelings, illness, medicines
from extensions.policies.days import TIMELINE
from extensions.policies.particulars import what_about
from extensions.policies.responses import DETAIL
from extensions.policies.step import Step
from extensions.policies.turn import Turn

SUGGEST, PAIN = "utter_suggest", "utter_ask_pain"
# Messages that ask nothing themselves: what is said before is then the whole reply.
BARE = frozenset({
    "share_story", "share_feelings", "complain", "deny", "doubt", "affirm", "nlu_fallback", "out_of_scope",
    "inform_date", "greet", "cancel",
})  # fmt: skip
# What the answer on stopping a medicine leaves nothing to say of.
COMBINATION = "utter_ask_combination"
SUITABILITY, OTHER_TREATMENT = "utter_ask_suitability", "utter_ask_other_treatment"
OF_MEDICINES = frozenset({COMBINATION, DETAIL, SUITABILITY, "utter_ask_safety", OTHER_TREATMENT})
LET_DOWN = ("utter_sorry_results", "utter_complain")


class Before:
    """What one message needs to hear first."""

    def __init__(self, turn: Turn) -> None:
        """Reads the message once."""
        self._turn = turn
        self._reply = feelings.reply(turn)
        self._let_down = feelings.let_down(turn)
        self._kind = None if self._let_down or self._reply else feelings.kind_of(turn)
        self._whom, now = care.for_whom(turn)
        self._caution = care.caution(turn, self._whom, now)
        self._stops = medicines.asks_to_stop(turn)
        self._told = None if self._stops or (self._caution and now) else illness.told(turn)
        if self._caution in care.NOT_SAID and (self._stops or (self._told and not turn.asks)):
            self._caution = None  # what is said of a medicine or an illness is answer enough
        self._goes_on = bool(medicines.GOES_ON.search(turn.text))

    @property
    def asks_for(self) -> str | None:
        """For whom it asks whether it is safe, of those who must ask a doctor first."""
        return self._whom if care.is_about_safety(self._caution) else None

    def steps(self) -> list[Step]:
        """The steps before the answers, none for most messages."""
        turn = self._turn
        if self._reply:
            return [Step(self._reply)]
        steps = []
        # Of what was asked for already "don't call me" gives it up, and it is no word on that: made.py.
        contact = None if turn.booked or turn.called else turn.refused.get("contact")
        if contact and turn.intent != "decline_contact":
            steps.append(Step("utter_no_call" if contact == "call" else "utter_no_booking"))
        steps += self.personal_steps()
        if contact and turn.intent in BARE and len(steps) == 1:
            return [Step("utter_decline_contact")]
        return steps

    def personal_steps(self) -> list[Step]:
        """Those that also belong into the middle of a booking."""
        turn, steps = self._turn, []
        if self._let_down:
            steps.append(Step(next((each for each in LET_DOWN if not turn.times_answered(each)), LET_DOWN[-1])))
        if self._kind:
            steps.append(Step(feelings.comfort(turn, self._kind)))
        if self._told:
            steps.append(Step("utter_tell_dermatologist", {"told": self._told}))
        if self._caution:
            slots = {"care": self._whom}
            if care.is_about_safety(self._caution):
                slots |= {"topic": "ask_safety", "treatment": turn.named[0] if turn.named else turn.treatment}
            steps.append(Step(self._caution, slots))
        if self._stops:
            steps.append(Step(medicines.ANSWER))
        return steps

    def remaining(self, answers: list[Step], answer: Callable[[str], list[Step]]) -> list[Step]:
        """The answers that still belong after it; `answer` gives those to an intent."""
        turn = self._turn
        if self._reply:
            return []
        if self._stops and len(turn.questions) < 2:
            return [step for step in answers if self._goes_on and step.action == COMBINATION]
        kept = self.kept(answers)
        if turn.intent in BARE and not turn.asks:
            dated, asks = turn.has_date, what_about(turn)
            kept = [step for step in kept if (step.action == TIMELINE and dated) or (step.action == DETAIL and asks)]
        elif self._let_down and not ASKS.search(turn.text):
            kept = [step for step in kept if step.action == TIMELINE]
        elif not answers:
            kept = answer(turn.intent)  # what the rules would have said alone
        if len(kept) < len(answers):
            kept = [step for step in kept if step.action != SUGGEST]
        if not kept and (helpful := feelings.helpful(turn, self._kind)):
            kept = [step for step in answer(helpful) if not turn.times_answered(step.action)]
        return kept

    def kept(self, answers: list[Step]) -> list[Step]:
        """The answers without those that must not follow it."""
        kept = [step for step in answers if self._keeps(step)]
        if not self._told:
            return kept
        # What the dermatologist must know has just been said.
        return [replace(step, action=f"{SUITABILITY}_short") if step.action == SUITABILITY else step for step in kept]

    def _keeps(self, step: Step) -> bool:
        if care.is_about_safety(self._caution) and not care.answers_beside(self._turn, step.action):
            return False
        if self._told and step.action in (OTHER_TREATMENT, DETAIL) and not ASKS.search(self._turn.text):
            return (
                False  # "I take thyroid tablets" asks neither what the article says of them nor whether they cause it
            )
        if self._stops and step.action in OF_MEDICINES:
            return self._goes_on and step.action == COMBINATION
        if self._let_down and step.action == TIMELINE:
            return self._turn.has_date and TIMELINE not in self._turn.earlier
        return not (self._kind == "needles" and step.action == PAIN and PAIN in self._turn.previous)
