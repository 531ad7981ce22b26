"""Says what is known of the particulars that a message asks about, and who may know more than the assistant."""

from collections.abc import Sequence

from clinic.dates.spelling import NUMERALS, any_of
from clinic.desk.clauses import asks
from clinic.facts.figures import FIGURE_OF
from clinic.facts.schema import GENERAL_TOPICS
from clinic.patterns import any_case, any_word
from clinic.phrasing import listed
from extensions.nlu.clauses import without_joiner
from extensions.nlu.finder import EVERY
from extensions.nlu.reading import NAMES_ONLY, OUT_OF_SCOPE, SENTENCE, STATEMENT, UNSURE, Question
from extensions.policies import reactions
from extensions.policies.care import for_whom, has_allergy
from extensions.policies.responses import DETAIL, NOTHING_KNOWN, Responses
from extensions.policies.step import Step
from extensions.policies.turn import ASK_PARTICULAR, ON_HAIR_LOSS, ON_TREATMENTS, Turn
from extensions.policies.unanswered import asks as asks_anything

OFFER_CALL, CONTACT, CAUSES_NAMED = "utter_offer_call", "utter_contact", "utter_causes_named"
CAUSES, OTHER_TREATMENT, BARE = "causes", "ask_other_treatment", 2  # words
MAY_ASK = frozenset({UNSURE, "doubt", "complain", "deny", "book_appointment", NAMES_ONLY})
MAY_ONLY_LOOK_SO = frozenset({"doubt", "deny", "complain", NAMES_ONLY})  # where a message asks something
CAUSING = any_word(r"caus\w*|do(?:es|ing)? (?:it|this|that)|reasons?|why|because|due to|lead\w*|behind|responsible")
ABOUT = any_case(
    r"\b(?:what|how|wat) (?:about|abt)\b"
    r"|\b(?:i|was|am) (?:mean|meant|ask(?:ed|ing)? (?:about|abt|for))\b"
)
MORE = any_case(
    r"\w,?\s+(?:and|also|plus|n|&|or(?! (?:not|worse|from|somebody|someone)\b))\s+(?!treatment)\w"
    r"|\b(?:other than|apart from|besides|except)\b"
)
FIGURE = any_case(
    rf"\b(?:\d+|an?|half an?|single|{any_of(NUMERALS)})\W+"
    r"(?:min\w*|hours?|hrs?|days?|weeks?|months?|sessions?|sittings?|visits?)\b"
)
HARM = any_word(r"side\W?effects?|harm(?!less)\w*|nuksaa?n")
PARTS = any_case(r"[,;?.]\s*(?=\w)|\s(?:and|also|plus|n|&|or)\s")  # between what a message asks


def asks_more(turn: Turn) -> bool:
    """Whether a message asks more than one particular: "is it safe and approved", "which causes besides stress"."""
    if turn.intent == "share_story":
        return False
    asking = [sentence for sentence in SENTENCE.findall(turn.masked) if "?" in sentence] or [turn.masked]
    return any(MORE.search(without_joiner(sentence)) for sentence in asking)


def sets_right(turn: Turn) -> bool:
    """Whether a message takes a figure for granted that an answer on the topic sets right: "a surgery of two hours"."""
    figures = {f"ask_{topic}" for topic in FIGURE_OF}
    return any(question.intent in figures for question in turn.questions) and bool(FIGURE.search(turn.text))


class Particulars:
    """Answers on the particulars of `data/facts/details.yml`."""

    def __init__(self, responses: Responses, most_offers: int) -> None:
        """`most_offers`: how often a call is offered in a conversation."""
        self._responses, self._known, self._most_offers = responses, responses.details(), most_offers

    def steps(self, turn: Turn, questions: Sequence[Question]) -> list[Step]:
        """What to say on the particulars that the message names, as far as they belong to what it asks."""
        asked = {question.intent for question in questions}
        topical = any(intent.startswith("ask_") for intent in asked)
        goes_on = _goes_on_with_causes(turn) or _strays(turn)
        if not topical and turn.intent not in MAY_ASK and not goes_on and not what_about(turn):
            return []
        steps = [self._step(key, turn, questions) for key in turn.details if self._belongs(key, turn, asked)]
        return self._causes_together(steps)

    def again(self, turn: Turn) -> list[Step]:
        """What was said on a particular in the turn before; nothing where it was only that nobody has told."""
        known = self._known.get(turn.detail or "", NOTHING_KNOWN)  # facts may change under a conversation
        return [Step(DETAIL, {"detail": turn.detail})] if known["told"] else []

    def is_of_clinic(self, key: str | None) -> bool:
        """Whether a particular is the clinic's own matter, such as its doctors, whatever the treatment."""
        return self._known.get(key or "", NOTHING_KNOWN).get("of") == "clinic"

    def are_whole_answer(self, steps: Sequence[Step], questions: Sequence[Question]) -> bool:
        """Whether the answer on the topic would add nothing to them.

        It does where the clinic's own matters stand beside a treatment: "how many sessions, and does insurance pay".
        """
        known = [self._known[step.slots["detail"]] for step in steps]
        beside = any(question.intent in ON_TREATMENTS for question in questions)
        return all(each["alone"] and not (beside and each["of"] == "clinic") for each in known)

    def uncovered(self, steps: Sequence[Step], turn: Turn, questions: list[Question]) -> list[Question]:
        """The questions of several that they leave open: all, unless each part is a question and one is theirs."""
        known = [self._known[step.slots["detail"]] for step in steps]
        theirs = {f"ask_{topic}" for each in known if each["alone"] and each["told"] for topic in each["topics"] or []}
        left = [question for question in questions if question.intent not in theirs]
        every_part = len(questions) > 1 and len(PARTS.findall(turn.masked)) + 1 == len(questions)
        return left if every_part and len(left) == len(questions) - 1 else questions

    def unspoken(self, particulars: Sequence[Step], answers: Sequence[Step]) -> list[Step]:
        """The particulars but for those that one of the answers beside them speaks of."""
        slots = [step.slots for step in answers]
        told = {f"{str(each.get('topic')).removeprefix('ask_')} of {each.get('treatment')}" for each in slots}
        return [step for step in particulars if not told.intersection(self._spoken_of(step))]

    def _spoken_of(self, step: Step) -> list[str]:
        """The answer that a particular of one treatment is: "safety of prp"; none where it has a text of its own."""
        spoken_of = self._known[step.slots["detail"]]["spoken_of"] if "detail" in step.slots else ()
        return [each for each in spoken_of if each.endswith(f" of {step.slots.get('treatment')}")]

    def with_offer(self, steps: list[Step], turn: Turn) -> list[Step]:
        """The steps, and then who may know more; a call is offered, but not again and again."""
        if any("detail" in step.slots and self._known[step.slots["detail"]]["told"] for step in steps):
            return steps
        often = OFFER_CALL in turn.previous or turn.times_answered(OFFER_CALL) >= self._most_offers
        return [*steps, Step(CONTACT if often else OFFER_CALL)]

    def _step(self, key: str, turn: Turn, questions: Sequence[Question]) -> Step:
        """Its response; those that are told by treatment carry on as topics do: "and meso?"."""
        intent = f"{ASK_PARTICULAR}{key}"
        action = f"utter_{intent}"
        if not self._responses.exists(action):
            topics = self._known[key]["topics"]
            carried = {"topic": f"ask_{CAUSES}"} if topics == [CAUSES] else {}
            return Step(DETAIL, {"detail": key, **carried})
        named = dict.fromkeys(each for question in questions for each in question.treatments)
        treatments: list[str | None] = [*(named or dict.fromkeys(turn.named))] or [turn.treatment]
        alike = all(self._is_general(question.intent) for question in questions)
        # "What is a centrifuge in mesotherapy" is asked of that one; "is there minoxidil, besides PRP" of all.
        alike = alike and (turn.intent == OTHER_TREATMENT or not turn.named)
        general = len(treatments) > 1 or (alike and not _is_bare(turn))
        treatment = EVERY if general else treatments[0]
        source = self._responses.source(action, treatment)
        return Step(action, {"detail": key, "treatment": treatment, "topic": intent, "source": source})

    def _causes_together(self, steps: list[Step]) -> list[Step]:
        """The steps with all causes that they name in one sentence."""
        named = [step for step in steps if self._known[step.slots["detail"]]["cause"]]
        if len(named) < 2:
            return steps
        causes = listed([self._known[step.slots["detail"]]["cause"] for step in named], "and")
        together = Step(CAUSES_NAMED, {**named[0].slots, "named_causes": causes})
        return [together, *(step for step in steps if step not in named)]

    def _is_general(self, intent: str) -> bool:
        """Whether it asks a question whose answer is the same for all treatments."""
        return intent.startswith("ask_") and not self._responses.needs_treatment(f"utter_{intent}")

    def _belongs(self, key: str, turn: Turn, asked: set[str]) -> bool:
        known = self._known.get(key)
        if known is None:
            return False  # facts may change under a conversation
        if known["praise"] and (for_whom(turn)[0] or has_allergy(turn) or reactions.is_known(turn) or _fears(turn)):
            return False
        topics = known["topics"]
        if topics == [CAUSES] and len(asked) > 1:
            return False  # a story before another question has such words as well
        if topics is None or any(f"ask_{topic}" in asked for topic in topics):
            return True
        if CAUSES in topics and (_goes_on_with_causes(turn) or _likeliest_causes(turn)):
            return True
        # Also "no, i meant ..." and "i asked about ...".
        loose = turn.intent == UNSURE or (turn.intent == NAMES_ONLY and not turn.named) or what_about(turn)
        loose = loose or (turn.intent in MAY_ONLY_LOOK_SO and asks_anything(turn.text))
        goes_on = loose or (DETAIL in turn.previous and _strays(turn)) or _is_bare(turn)
        return goes_on and not set(topics) <= set(GENERAL_TOPICS)  # these are words of other things too


def _goes_on_with_causes(turn: Turn) -> bool:
    """Whether what is named may be one more cause: "and hard water", "can diet do it"."""
    if turn.topic not in ON_HAIR_LOSS or turn.named:
        return False
    if turn.topic != f"ask_{CAUSES}":
        return bool(ABOUT.search(turn.text))
    return not turn.asks or bool(CAUSING.search(turn.text) or ABOUT.search(turn.text))


def _fears(turn: Turn) -> bool:
    """Whether it asks of side effects, to which praise alone is no answer: "natural, so it does no harm"."""
    return "ask_safety" in {question.intent for question in turn.questions} and bool(HARM.search(turn.text))


def _likeliest_causes(turn: Turn) -> bool:
    return turn.intent == UNSURE and [name for name, _ in turn.ranking[:1]] == [f"ask_{CAUSES}"]


def _strays(turn: Turn) -> bool:
    """Whether it is something else by its words, but names a treatment or follows an answer: "and insurance"."""
    goes_on = DETAIL in turn.previous
    if turn.intent == STATEMENT:
        return goes_on and len(without_joiner(turn.text).split()) <= BARE  # "and eyebrows"
    return turn.intent == OUT_OF_SCOPE and (goes_on or bool(turn.topic or turn.named))


def _is_bare(turn: Turn) -> bool:
    """Whether a word or two could be a treatment as well, but follow an answer on one: "stem cells?"."""
    of_treatment = turn.topic in ON_TREATMENTS or str(turn.topic).startswith(ASK_PARTICULAR)
    return turn.intent == OTHER_TREATMENT and of_treatment and len(without_joiner(turn.text).split()) <= BARE


def what_about(turn: Turn) -> bool:
    """Whether a story asks about something it names: "what about a fever, i had one in june"."""
    return turn.intent == "share_story" and ("?" in turn.text or bool(ABOUT.search(turn.text)) or asks(turn.text))
