"""Takes what is told and asked of the patient's own hair loss for that, where no treatment is talked about."""

from collections.abc import Sequence
from dataclasses import replace

from clinic.course.asked import RESULTS_TOPIC
from clinic.facts.schema import GENERAL_TOPICS
from clinic.patterns import SMALL, any_case, any_word, nothing_but
from extensions.nlu.reading import STATEMENT, UNSURE, Question
from extensions.policies import reactions
from extensions.policies.care import TOLD
from extensions.policies.follow_ups import SPAN
from extensions.policies.how_long import DURATION
from extensions.policies.responses import Responses
from extensions.policies.sources import SOURCE
from extensions.policies.turn import MAINTENANCE, ON_HAIR_LOSS, OVERVIEW, Turn, is_sure
from extensions.policies.unanswered import CAUSES, asks

REGROWTH = "ask_regrowth"
TOLD_OF = frozenset({f"utter_{STATEMENT}", "utter_tell_dermatologist", *TOLD.values()})
# What a question that looks like one on treatments is about then.
MEANT = {MAINTENANCE: REGROWTH, RESULTS_TOPIC: REGROWTH, DURATION: REGROWTH, OVERVIEW: "ask_signs"}
OF_TREATMENT = any_word(
    r"treatments?|results?|sessions?|sittings?|visits?|procedures?|effects?|options?|solutions?|follow\W?ups?|work\w*|show\w*"
    r"|see\w*|do|done|needs?|require\w*|undergo|ilaaj"
)
HOW_LONG = any_word(
    r"how (?:long|much time)|(?:how many|kitn[ei]) (?:\w+ )?(?:days?|weeks?|months?|years?|din|mahin\w+)|kab tak"
    r"|(?:un)?till? when"
)
HOW_LONG_IT_LASTS = "how_long_it_lasts"  # in data/facts/details.yml
# "Is it because of that", of what was told before, and not "what is the cause of this".
WHAT_WAS_TOLD = any_case(r"\W*(?!(?:(?:so|and|but|ok|then)\W+)*(?:wh\w+|how)\b).*\b(?:it|that|this|those|these)\b")
LINKS = any_word(r"be?c(?:au|o)?[sz]e?|because|caus\w+|reasons?|due to|why|from|behind")
RECENT = 3  # messages
# For how long it has been so, said of what was told: "since 6 months".
LASTS = nothing_but(
    rf"{SPAN.pattern}|{SMALL}|since|from|for|past|last|the|about|around|almost|nearly|over|more than|been|hai|ho"
    r"|ga?y[ae]|se",
    needs=SPAN.pattern,
)


def told(turn: Turn, responses: Responses) -> Turn:
    """The turn asking whether what is told with the hair loss is among its causes: "had typhoid, my hair falls"."""
    causes = _causes(turn.details, responses)
    of_hair = reactions.HAIR.search(turn.masked) or _is_subject(turn)
    if turn.intent != STATEMENT or turn.asks or turn.named or not of_hair or not causes or reactions.is_known(turn):
        return turn
    return replace(turn, questions=[Question(CAUSES)], details=causes)


def meant(turn: Turn, responses: Responses) -> Turn:
    """The turn whose question is about the hair loss that is talked about: "how long will it go on"."""
    if not _is_subject(turn) or len(turn.questions) != 1:
        return turn
    if LASTS.fullmatch(turn.text):
        return replace(turn.with_question(STATEMENT, []), date_words=None, named_date=None)
    (question,) = turn.questions
    before = (found for past in turn.past[: -RECENT - 1 : -1] if (found := _causes(past.details, responses)))
    if _asks_of_it(turn) and (told_before := next(before, [])):
        return _asking(CAUSES, turn, told_before)
    may_mean = question.intent == UNSURE or responses.needs_treatment(f"utter_{question.intent}")
    if not may_mean or OF_TREATMENT.search(turn.text) or not asks(turn.text):
        return turn
    known = responses.details()
    about = [known[key]["topics"] for key in turn.details if key in known]
    if general := next((topics for topics in about if topics and {*topics} <= {*GENERAL_TOPICS}), None):
        return _asking(f"ask_{general[0]}", turn, turn.details)
    how_long = HOW_LONG.search(turn.text)
    if question.intent not in MEANT and not (how_long and question.intent == UNSURE):
        return turn
    return _asking(MEANT.get(question.intent, REGROWTH), turn, [HOW_LONG_IT_LASTS] if how_long else [])


def _asks_of_it(turn: Turn) -> bool:
    unsure = turn.intent == SOURCE and not is_sure(turn.questions[0])  # "is it from that", not "from your article"
    may_ask = unsure or turn.intent in (CAUSES, "doubt", UNSURE)
    return may_ask and not turn.details and bool(LINKS.search(turn.text) and WHAT_WAS_TOLD.match(turn.text))


def _asking(intent: str, turn: Turn, details: list[str]) -> Turn:
    return replace(turn.with_question(intent, []), details=details)


def _is_subject(turn: Turn) -> bool:
    """Whether the patient's hair loss was talked about last, and no treatment."""
    told_of = turn.topic is None and TOLD_OF & {*turn.earlier}
    return not turn.named and turn.treatment is None and bool(turn.topic in ON_HAIR_LOSS or told_of)


def _causes(details: Sequence[str], responses: Responses) -> list[str]:
    """Those that are of causes alone; of an illness in general only where the document names no cause itself."""
    known = responses.details()
    found = [key for key in details if key in known and known[key]["topics"] == ["causes"]]
    return [key for key in found if known[key]["cause"]] or found
