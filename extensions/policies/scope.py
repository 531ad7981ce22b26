"""Tells of which treatments a question is that names none: "each", "which one is numbed", "is it permanent", "all"."""

from dataclasses import replace

from clinic.patterns import any_case
from extensions.nlu.finder import EVERY
from extensions.nlu.reading import COMPARISON, Question
from extensions.policies.responses import Responses
from extensions.policies.told_apart import KAUNSA, WHICH, which_one
from extensions.policies.turn import MAINTENANCE, ON_HAIR_LOSS, PRICE, Turn

SAME = any_case(r"\b(?:same|all (?:the|those|these))(?: \w+)? (?:questions?|things?|details?|info\w*)\b")
ALL = any_case(
    r"\ball (?:of (?:them|these|those)|three|3|(?:the )?(?:treatments|options)|take|need|have|require|hurt|are)\b"
    r"|\b(?:of|for|in) (?:all|each)\b|\beach of (?:them|these)\b|\b(?:teeno|sab me)\b"
)
EACH = any_case(r"\beach\b(?! treatment)(?: one| of (?:them|these|those))?")
# What each session has, so that "each" of one treatment is each of its sessions.
OF_EACH_SESSION = frozenset({
    "ask_session_duration", "ask_session_interval", PRICE, "ask_pain", "ask_downtime", "ask_procedure",
})  # fmt: skip
ANY = any_case(  # but not "is there anything that i should avoid"
    r"\b(?:(?<!see )(?<!notice )(?<!show )(?:anything|something)(?!(?: that)? (?:i|we|he|she|they|you|to|my|else|more"
    r"|special|about|after|before|beforehand)\b)|any (?:treatment|option|other|one)|which (?:one|treatment|of (?:them"
    rf"|these)|has|is|needs?))\b|\b{KAUNSA}\b"
)
IT_LASTS = any_case(
    r"\b(?:(?:is|are|will) (?:it|that|this|they|(?:the )?(?:results?|effects?|growth))"
    r"|it['’]?s|(?:it|that|this|they|results?) (?:is|are|stays?|remains?|lasts?|will))\b"
    r".*\b(?:permanent\w*|forever|temporary)\b"
)
REGROWTH = "ask_regrowth"
MOST_TOPICS = 4


def widened(turn: Turn, responses: Responses) -> Turn:
    """The turn with the treatments that its questions are about, where it points to none."""
    return _for_all(_which(_lasting(turn), responses), responses)


def of_each(turn: Turn) -> Turn:
    """ "And how long is each one" asks of those told side by side, or of each session of the one talked about."""
    if turn.named not in ([], [EVERY]) or not EACH.search(turn.text):
        return turn
    asked = {question.intent for question in turn.questions}
    one = [turn.treatment] if turn.treatment not in (None, EVERY) and asked <= OF_EACH_SESSION else []
    if not (named := turn.together or [str(each) for each in one]):
        return turn
    return replace(turn, named=named, questions=[replace(question, treatments=named) for question in turn.questions])


def _which(turn: Turn, responses: Responses) -> Turn:
    """ "Which one is numbed?" asks for one treatment, or of those just told; "anything with less pain?" of all."""
    if found := which_one(turn.text, responses):
        intent, treatment = found
        return replace(turn.with_question(intent, [treatment]), named=[treatment])
    asked, about = turn.questions, (turn.together if WHICH.search(turn.text) else []) or [EVERY]
    if not ANY.search(turn.text) or not asked or not turn.treatment:
        return turn
    for question in asked:
        action = f"utter_{question.intent}"
        if question.treatments or question.intent == COMPARISON or not responses.needs_treatment(action):
            return turn
    return replace(turn, questions=[replace(question, treatments=about) for question in asked])


def _lasting(turn: Turn) -> Turn:
    """ "Is it permanent?" asks it of the treatment that was just talked about, and else of hair loss."""
    asked = turn.intent == REGROWTH and turn.treatment and IT_LASTS.search(turn.text)
    return turn.with_question(MAINTENANCE, []) if asked and turn.topic not in ON_HAIR_LOSS else turn


def _for_all(turn: Turn, responses: Responses) -> Turn:
    """Questions that name no treatment, for those that were answered side by side before, or for all that are meant."""
    about = [EVERY] if ALL.search(turn.text) else turn.together
    if not about or turn.named:
        return turn
    return replace(turn, questions=[
        replace(question, treatments=about)
        if not question.treatments and responses.needs_treatment(f"utter_{question.intent}") else question
        for question in turn.questions
    ])  # fmt: skip


def same_questions(turn: Turn) -> Turn:
    """ "Same questions" are the topics asked about before, for the treatment that is named now."""
    if not SAME.search(turn.text):
        return turn
    named = [each for each in turn.named if each != EVERY]  # "all of the same questions"
    topics = [topic for past in turn.past for topic, about in past.answers if about and about not in named]
    topics = [each for each in dict.fromkeys(topics) if each != COMPARISON]
    if not named or len(topics) < 2:
        return turn
    questions = [Question(each, treatments=named) for each in topics[-MOST_TOPICS:]]
    return replace(turn, intent=questions[0].intent, named=named, questions=questions)
