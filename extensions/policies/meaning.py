"""Tells which question a message stands for that asks none itself: a yes, a mere name, a word that goes on."""

from dataclasses import replace

from clinic.course.asked import COUNT_TOPIC
from clinic.patterns import any_case, any_word, nothing_but
from extensions.nlu.clauses import ACKNOWLEDGES
from extensions.nlu.reading import COMPARISON, NAMES_ONLY, OUT_OF_SCOPE, UNSURE, Question
from extensions.policies.answering import Answering
from extensions.policies.requests import is_own_action
from extensions.policies.turn import MAINTENANCE, OPTIONS, OVERVIEW, Turn

ADDS = any_case(r"\W*(?:ok|okay|so)?\W*(?:and|also|plus|what about|how about|aur)\b")
# "Thanks. And for meso?", but not "thanks for telling me about meso".
AFTER_REPLY = any_case(
    r"(?:[.,!?;]|\b(?:and|but|now|aur|what about|how about)\b)\W*(?:\w+\W+){0,3}treatment\b(?:\W+\w+){0,3}\W*$"
)
NAME_AFTER_REPLY = 0.3  # score of merely naming a treatment that is enough there
FOR_EVER = any_case(
    r"\bfor ?ever\b|\bfor (?:good|always|all time)\b|\b(?:life|life ?time|life ?long|permanent\w*|hamesha|zindagi)\b"
    r"|\bnever (?:again|have to|need)\b"
    r"|\b(?:i|we|she|he)(?:['’]?(?:m|s|re)| am| is| are) (?:done|through|finished|free)\b"
)
HOW_MANY = any_case(r"\bhow ?many\b|\bkitn\w+")
MISSED = frozenset({"deny", "complain", "doubt", UNSURE, "share_story", OUT_OF_SCOPE})
# Around a name, what asks nothing: "not even meso?", "both, meaning prp and meso", "aur meso me bhi 10?".
BESIDE_NAME = nothing_but(
    r"treatment|\d+|not|no|yes|both|meaning|for|with|in|of|the|i|mean|meant|(?:what|how) about|me(?:in)?|ka|ki|ke"
    r"|liye|same",
    needs="treatment",
)
WITHOUT = any_word(r"no|not|without|never")  # "and with no treatment at all?"
# What asks for treatments beside the one that is named: "what else than meso".
FOR_OTHERS = any_word(
    r"others?|else|besides?|apart|than|except|alternativ\w*|options?|choices?|alawa|without|not?|which|what"
)
SURE_ASKED = any_case(r"\b(?:sure|really|seriously|pakka|sach)\W*\?")
ASKS_BACK = any_case(r"\?|\bwhy\b|\byes\b.*\bno\b|\bhaan?\b.*\bna(?:hi)?\b")
CLEAR = 0.62  # score of a plain yes
SHORT = 6  # words of a message that can hardly be about something else than the answer before


def asks_back(turn: Turn) -> bool:
    """Whether what looks like a yes or a no asks for one: "so yes or no", "why not", "none at all?"."""
    if turn.intent not in ("affirm", "deny") or not turn.topic:
        return False
    return bool(SURE_ASKED.search(turn.text) or (not turn.suggestion and ASKS_BACK.search(turn.text)))


def _asks_if_for_ever(turn: Turn) -> bool:
    """Whether the number of sessions, just told, is asked to be all for ever: "and those six are enough for life?"."""
    again = turn.topic in (COUNT_TOPIC, MAINTENANCE)
    asked = [question.intent for question in turn.questions]
    return again and asked == [COUNT_TOPIC] and bool(FOR_EVER.search(turn.text)) and not HOW_MANY.search(turn.text)


class Meaning:
    """Reads messages in the light of what was talked about before."""

    def __init__(self, answering: Answering, names: float, goes_on: float) -> None:
        """The limits `names` and `goes_on` are those of the policy."""
        self._answering, self._names, self._least = answering, names, goes_on

    def is_plain(self, turn: Turn) -> bool:
        """Whether an unclear message can be taken for one about what was just talked about."""
        return self.only_names(turn) or self._goes_on(turn)

    def spelled_out(self, turn: Turn) -> Turn:
        """The turn with the question that it stands for; others are as they were."""
        if turn.intent == "affirm" and turn.suggestion:
            return turn.with_question(*turn.suggestion) if self._agrees(turn, turn.suggestion[0]) else turn
        if _asks_if_for_ever(turn):
            return turn.with_question(MAINTENANCE, turn.named)
        named_none = turn.intent == NAMES_ONLY and not turn.named and turn.masked == turn.text
        if named_none and (turn.topic or not turn.treatment):
            goes_on = turn.topic and (self._answering.needs_treatment(turn.topic) or WITHOUT.search(turn.text))
            return turn.with_question(str(turn.topic) if goes_on else OPTIONS, [])  # "treatment?", of hair loss
        if self.only_names(turn):
            return self._of_named(turn)
        asked = [question.intent for question in turn.questions]
        if asked == [OPTIONS] and len(turn.named) == 1 and not FOR_OTHERS.search(turn.masked):
            return turn.with_question(OVERVIEW, turn.named)  # "meso for hair loss"
        if turn.topic and self._goes_on(turn):
            return turn.with_question(turn.topic, turn.named)
        return turn

    def _of_named(self, turn: Turn) -> Turn:
        """What was asked before, of the treatments that are all that the message names."""
        topics = list(dict.fromkeys(topic for topic, _ in turn.last_answers))
        if len(topics) > 1 and turn.topic in topics:  # several were asked at once, and so they are again
            return replace(turn, questions=[Question(topic, treatments=turn.named) for topic in topics])
        topic = turn.topic if turn.topic and self._answering.needs_treatment(turn.topic) else OVERVIEW
        added = not {*turn.named} <= {*turn.together}
        if topic == COMPARISON and turn.together and added and ADDS.match(turn.text):
            return turn.with_question(topic, list(dict.fromkeys([*turn.together, *turn.named])))
        chosen = topic == COMPARISON and len(turn.named) == 1  # of those that were compared
        return turn.with_question(OVERVIEW if chosen else topic, turn.named)

    def _agrees(self, turn: Turn, suggested: str) -> bool:
        """Whether a yes is one to what was suggested; a call, of which many details are asked, needs a plain one.

        "Ok" below an answer that told something only says that it was heard.
        """
        if not is_own_action(self._answering.action(suggested)):
            return True
        answers = turn.past[-1].answers if turn.past else []
        told = any(not self._answering.is_silent(topic, treatment) for topic, treatment in answers)
        heard = told and ACKNOWLEDGES.fullmatch(turn.text)
        return turn.questions[0].confidence >= CLEAR and "?" not in turn.text and not heard

    @staticmethod
    def as_mere_name(turn: Turn) -> Turn:
        """The turn in which "and meso?", once there is a topic, asks nothing, whatever the classifier takes it for."""
        is_one = turn.topic and turn.named and BESIDE_NAME.fullmatch(turn.masked)
        return turn.with_question(NAMES_ONLY, turn.named) if is_one else turn

    def only_names(self, turn: Turn) -> bool:
        """Whether the message names a treatment and asks nothing of it.

        "Ok and with that one?" goes on with the topic, although by itself it could ask something of its own.
        """
        if not turn.named or turn.intent == NAMES_ONLY:
            return bool(turn.named)
        if BESIDE_NAME.fullmatch(turn.masked):
            return True
        scores, question = dict(turn.ranking), turn.questions[0]
        name = scores.pop(NAMES_ONLY, 0.0)
        asked = max(scores.values(), default=1) if question.intent == UNSURE else question.confidence
        if turn.intent in ("thanks", "cancel", "greet"):
            return name >= NAME_AFTER_REPLY and bool(AFTER_REPLY.search(turn.masked))
        if not turn.topic or len(turn.questions) != 1:
            return False
        return name >= (asked - self._names if turn.intent in (OVERVIEW, OPTIONS) else asked)

    def _goes_on(self, turn: Turn) -> bool:
        """Whether an unclear message may well be about the topic before: "but roughly, tell me".

        A short one right after the answer says less of itself ("any at all?"), so that it need only come near.
        """
        if turn.intent != UNSURE or not turn.topic:
            return False
        scores = {intent: score for intent, score in turn.ranking if intent.startswith("ask_")}
        least = self._least if self._follows(turn) else 1.0
        return scores.get(turn.topic, 0.0) >= least * max(scores.values(), default=1.0)

    def _follows(self, turn: Turn) -> bool:
        """Whether it is a short message right after the answer on the topic, and likeliest about nothing foreign."""
        answer = self._answering.action(turn.topic or "")
        told = any(action.startswith(answer) for action in turn.previous)  # in short or again as well
        foreign = [intent for intent, _ in turn.ranking[:1]] == [OUT_OF_SCOPE]
        return told and not foreign and len(turn.text.split()) <= SHORT
