"""Says where answers come from: those just given, or what a message names ("where does it say 10 minutes")."""

from collections.abc import Callable
from itertools import takewhile

from clinic.patterns import any_case
from clinic.phrasing import listed
from extensions.nlu.finder import EVERY
from extensions.nlu.reading import Question
from extensions.policies.responses import Responses
from extensions.policies.step import Step
from extensions.policies.turn import OVERVIEW, Turn

SOURCE = "ask_source"
NAMED = 0.36  # score of a topic that the question names
# "Where did you get this from", of the answer before, whatever else it looks like.
POINTS_BACK = any_case(
    r"\b(?:this|that|it|these|those)(?: (?:info\w*|data|facts?|figures?|numbers?|answers?|c[ao]mes?|coming|taken"
    r"|written|stated|from|all|then|now))*\W*$"
)


class Sources:
    """Looks up sources in the responses of a domain."""

    def __init__(self, action: Callable[[str], str], responses: Responses) -> None:
        """`action` gives what answers an intent."""
        self._action, self._responses = action, responses

    def steps(self, question: Question, turn: Turn) -> list[Step]:
        """The source of what the question names, else of all that was said last, else of everything.

        None where it names what the document does not tell.
        """
        if len(turn.questions) > 1:  # of the answer beside it, which fills the slot
            return [Step("utter_ask_source" if turn.source else "utter_ask_source_general")]
        named = self.named(question, turn)
        told = self._telling(named) if named else _just_told(turn, self._responses)
        found = [each for each in dict.fromkeys(told) if each] or ([turn.source] if turn.source and not named else [])
        if named and not found:
            return []
        return [Step("utter_ask_source", {"source": _together(found)}) if found else Step("utter_ask_source_general")]

    def named(self, question: Question, turn: Turn) -> Question | None:
        """What the message names beside the source: "which section is on the causes", "... says about meso"."""
        scored = (intent for intent, score in turn.ranking if score >= NAMED and intent not in (SOURCE, OVERVIEW))
        topic = next((intent for intent in scored if self._responses.source(self._action(intent), None)), None)
        topic = None if POINTS_BACK.search(turn.text) else topic
        about = question.treatments or ([turn.treatment] if topic and turn.treatment else [])
        return Question(topic or OVERVIEW, treatments=about) if topic or about else None

    def _telling(self, named: Question) -> list[str | None]:
        """The sources of all that the document tells of it."""
        action = self._action(named.intent)
        apart = self._responses.needs_treatment(action)
        every = EVERY in named.treatments or not named.treatments
        about = [None] if not apart else self._responses.treatments() if every else named.treatments
        told = [each for each in about if not self._responses.is_silent(action, each)]
        return [self._responses.source(action, each) for each in told]


def _just_told(turn: Turn, responses: Responses) -> list[str | None]:
    done = turn.past[-1].done if turn.past else []
    return [responses.source(action.removesuffix("_short"), treatment) for action, treatment in done]


def _together(sources: list[str]) -> str:
    """Several sources in one breath: the words that all begin with are said once, "the article, this part and that"."""
    if len(sources) == 1:
        return sources[0]
    words = [each.split(" ") for each in sources]
    alike = list(takewhile(lambda column: len(set(column)) == 1, zip(*words, strict=False)))
    return " ".join([*(column[0] for column in alike), listed([" ".join(each[len(alike) :]) for each in words], "and")])
