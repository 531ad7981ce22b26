"""Compares treatments: in what the message compares them, or in everything."""

from collections.abc import Callable

from clinic.patterns import any_case, any_word
from extensions.nlu.finder import EVERY
from extensions.nlu.reading import COMPARISON, NAMES_ONLY, Question
from extensions.policies.responses import Responses
from extensions.policies.step import Step
from extensions.policies.turn import OVERVIEW, Turn, is_sure

VERDICT = "utter_comparison_verdict"
# What the overall comparison does not name, so that a question about it is answered topic by topic.
ASPECTS = frozenset({"ask_pain", "ask_downtime", "ask_safety", "ask_price", "ask_maintenance", "ask_ingredients"})
# Words that say what is compared, also where the message as a whole looks like a comparison and nothing else.
COMPARED = {
    intent: any_word(rf"{words}")
    for intent, words in {
        "ask_price": r"cheap\w*|cost\w*|pric\w*|budget|afford\w*|expensive|sast[aie]|mehng[aie]",
        "ask_pain": r"pain\w*|hurt\w*|dard|numb(?!er)\w*|gentl\w*|mild\w*|comfort\w*",
        "ask_downtime": r"downtime|recover\w*|rest|days? off|leave",
        "ask_safety": r"safe\w*|risk\w*|side ?effects?|danger\w*",
        "ask_maintenance": r"lasts?|lasting|permanent\w*|durab\w*|(?:stay|remain|hold)s? (?:the )?long\w*",
    }.items()
}
ALL = any_word(r"all|any|every|three|3|treatments?|options?")
EACH = any_word(r"all|every|three|3")
DIFFER = any_case(r"\bdiffer\w*|\bfark\b")
SAME = any_case(r"\bsame\b")
OTHER, OTHER_LIKELY = "ask_other_treatment", 0.4  # score of one that the document does not have: "transplant or this"
PLAINLY = any_word(r"plain\w*|simpl\w+|easy|layman\w*|basic\w*|actually|like i['’]?m")
OVERALL = any_word(r"compar\w*|differen\w*|vs|versus|better|best|all|or")


def aspects(turn: Turn) -> list[str]:
    """The intents of what the message compares in so many words, in order; not those that it surely asks apart."""
    apart = {each.intent for each in turn.questions if is_sure(each)}
    found = {intent: match.start() for intent, words in COMPARED.items() if (match := words.search(turn.text))}
    return sorted(found.keys() - apart, key=lambda intent: found[intent])


class Comparison:
    """Compares with the responses of a domain."""

    def __init__(self, action: Callable[[str], str], responses: Responses, likely: float) -> None:
        """`action` gives what answers an intent; `likely`: score of an intent that may be what is compared."""
        self._action, self._responses, self._likely = action, responses, likely

    def steps(self, question: Question, turn: Turn) -> list[Step]:
        """The answers for the treatments compared, or for all, and who can say which is better.

        Whoever compares two names of one treatment is told what it is.
        """
        if len(question.treatments) == 1 and len(turn.spans) > 1 and len(turn.named) == 1:
            return [self._step(self._action(OVERVIEW), turn.named[0], OVERVIEW)]
        if self._is_with_other(question, turn):
            return [Step(self._action(OTHER))]
        if turn.treatment and SAME.search(turn.text) and self._is_by_name(question, turn):
            return [self._step(self._action(OVERVIEW), turn.treatment, OVERVIEW)]
        compared = list(question.treatments) or ([] if ALL.search(turn.text) else turn.in_turn)
        every = EVERY in compared or (not turn.named and EACH.search(turn.text))  # "compare all", after two were
        compared = [] if every else compared
        if len(compared) == 1 and turn.treatment and turn.treatment not in compared:
            compared.insert(0, turn.treatment)
        several = len(compared) > 1
        treatments: list[str | None] = [*compared] if several else [None]
        steps = []
        apart = {each.intent for each in turn.questions} - {COMPARISON}  # "which is costly", of which both is read
        asked = aspects(turn) or [each for each in [self._likely_aspect(turn)] if each not in apart]
        if asked == [COMPARISON] and _asks_what_they_are(turn):
            asked = [OVERVIEW, COMPARISON] if several and VERDICT not in turn.previous else [OVERVIEW]
        for aspect in asked:
            action = self._action(aspect) + ("_short" if several and aspect != COMPARISON else "")
            steps += [self._step(action, each, COMPARISON) for each in treatments]
        if VERDICT in turn.previous and not turn.named and asked != [OVERVIEW]:
            # The figures that were just told do not pick one: "choose one for me".
            done = turn.past[-1].done
            steps = [] if all((step.action, step.slots["treatment"]) in done for step in steps) else steps
        chosen = compared[0] if len(compared) == 1 else None  # "is the roller like ...": it stays talked about
        return [*steps, Step(VERDICT, {"treatment": chosen})]

    def _is_by_name(self, question: Question, turn: Turn) -> bool:
        """Whether the treatment talked about is compared with another name of it, named now or just before."""
        return question.treatments == [turn.treatment] or (
            not question.treatments and turn.topic == OVERVIEW and not turn.in_turn
        )

    def _is_with_other(self, question: Question, turn: Turn) -> bool:
        """Whether one treatment at most is compared with what the document does not have, named now or just before."""
        if len(question.treatments) > 1 or len(turn.questions) > 1 or turn.details:
            return False
        before = self._action(OTHER) in turn.previous and not ALL.search(turn.text)
        return before or (bool(question.treatments) and dict(turn.ranking).get(OTHER, 0.0) >= OTHER_LIKELY)

    def _step(self, action: str, treatment: str | None, topic: str) -> Step:
        source = self._responses.source(action, treatment)
        return Step(action, {"treatment": treatment, "topic": topic, "source": source})

    def _likely_aspect(self, turn: Turn) -> str:
        """The intent of what is compared, where no word says it."""
        just_compared = bool(turn.past) and (VERDICT, None) in turn.past[-1].done
        if just_compared and turn.last_answers and not OVERALL.search(turn.text):
            return turn.last_answers[0][0]  # "but between these two"
        # Only the very next likely question says what is compared: further down every topic looks a little alike.
        others = (entry for entry in turn.ranking if entry[0] not in (COMPARISON, NAMES_ONLY))
        runner_up, score = next(others, (COMPARISON, 0.0))
        return runner_up if runner_up in ASPECTS and score >= self._likely else COMPARISON


def _asks_what_they_are(turn: Turn) -> bool:
    """Whether the figures alone do not tell the difference: in plain words, or because they were just given."""
    differ = DIFFER.search(turn.text) and (PLAINLY.search(turn.text) or VERDICT in turn.previous)
    return bool(differ or SAME.search(turn.text))
