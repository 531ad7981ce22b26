"""Tells when a message says on which day a treatment began or begins, or asks again about that day."""

from clinic.course import later_told
from clinic.course.asked import RESULTS_TOPIC
from clinic.course.patterns import LATER_HAD
from clinic.dates import only_month, only_year, shift_of, supposes, tense
from clinic.dates.words import small
from clinic.patterns import any_case
from extensions.nlu.reading import NAMES_ONLY, UNSURE
from extensions.policies.days import (
    ASK_DAY,
    ASK_START,
    COURSE,
    OF_APPOINTMENT,
    STARTS,
    TIMELINE,
    asks_all,
    kept_day,
    was_had,
)
from extensions.policies.step import Step
from extensions.policies.turn import Turn, is_sure

FIRST_SESSION = any_case(
    r"\b(?:first|1st) (?:treatment )?(?:session|sitting|treatment|injection|(?:one )?(?:was|is|on)\b)"
)
SMALL = small("was|take|took|same")
ONLY_NAME = any_case(rf"{SMALL}treatment{SMALL}")
RESULTS_ASKED = any_case(r"\b(?:results?|growth)\s*(?:when\s*)?(?:\?|$)")
ONLY_RESULTS = any_case(rf"{SMALL}(?:results?|growth){SMALL}")
HAIR_BEGAN = any_case(r"\bhair\W?(?:fall|loss|thinning)\w* (?:\w+ )?(?:start|beg)")
TREATMENT = any_case(r"\b(?:treatment|sessions?|sittings?|course)\b")
SAME_DAY = any_case(r"\b(?:same|that) (?:day|date)\b")
TOGETHER = any_case(r"\b(?:can|could|may|together|combin\w+|combo|safe|ok(?:ay)?)\b")
WHERE_NOW = any_case(r"\bwhere (?:am|do|are) (?:i|we) (?:now|stand|at|in)\b|\bhow far (?:am i|along|in) ?\w*\b")
MORE_TIME = any_case(
    r"\bhow (?:much|long|many) more (?:time|days|weeks|months|to wait)\b|\bstill how (?:long|much time|many)\b|"
    r"\baur kitn\w+ (?:time|din|haft\w+|mahin\w+)\b|\bkitn\w+ (?:time|din|haft\w+|mahin\w+) (?:aur|baa?ki)\b"
)
GROWTH_WHEN = any_case(
    r"\b(?:wh?en|wh?ich|wh?at|by)\b.*\b(?:growth|grow|results?|shows?|visible)\b|"
    r"\b(?:growth|grow|results?|shows?|visible)\b.*\b(?:wh?en|wh?ich|wh?at)\b"
)
MAYBE = frozenset({"book_appointment", "inform_date", UNSURE})
WHAT_IF = any_case(r"\W*(?:(?:and|ok|so|but|then|now|what|how about)\W+)*(?:if|suppos\w+|say)\b")
WISH = any_case(
    r"\b(?:want|wish|need|like|please|pls|plz|can|could|come|coming|visit\w*|available|free|schedul\w*|reserve|fix)\b"
)
BEGINS_ON = any_case(r"\b(?:from|since|first|1st)\s+(?:(?:on|was|is|the|one)\s+)*$")
ASKS_OF_DAY = any_case(r"\W*(?:(?:and|so|ok|but|then)\W+)*(?:is|was|isn['’]?t|are)\b")
MAY_I = any_case(r"\b(?:can|could|may|shall|should)\s+(?:i|we)\b")
FILLERS = 2  # words beside a day that is all that a message says


def tells_start(turn: Turn) -> bool:
    """Whether the message tells when a treatment began or begins, or asks again about that day, and nothing else."""
    if turn.intent == "talk_to_human" or OF_APPOINTMENT.search(turn.text):
        return False
    return _asks_again(turn) or _tells_day(turn)


def keeps_start(steps: list[Step], turn: Turn) -> list[Step]:
    """The steps, the first of which keeps the day of a start or a session that is told beside another question."""
    had = turn.has_date and was_had(turn.masked, turn.date_words or "")
    begins = had or STARTS.search(turn.masked) or FIRST_SESSION.search(turn.masked)
    beside = begins and turn.has_date and not turn.names_event
    if beside and not (HAIR_BEGAN.search(turn.text) or OF_APPOINTMENT.search(turn.text)):
        for step in steps[:1]:
            step.slots.setdefault("named_date", turn.date_words)
    return steps


def _asks_again(turn: Turn) -> bool:
    """Whether it asks about a day that was told before: "and meso?", "PRP the same day", "where am I now?"."""
    after_results = turn.topic == RESULTS_TOPIC or bool({ASK_START, TIMELINE, COURSE} & {*turn.previous})
    kept = kept_day(turn)
    moved = only_year(turn.text) or only_month(turn.masked) or shift_of(turn.masked)
    if moved and (turn.start_date or (kept and only_year(turn.text))):
        return True
    if not turn.has_date and (turn.start_date or kept) and ONLY_RESULTS.fullmatch(turn.masked):
        return True
    names = turn.intent == NAMES_ONLY or bool(TIMELINE in turn.previous and ONLY_NAME.fullmatch(turn.masked))
    if names and turn.named and not turn.has_date and (turn.start_date or kept):
        return after_results or (ASK_DAY in turn.previous and bool(kept))
    if not turn.start_date or turn.has_date:
        return False
    if after_results and asks_all(turn):
        return True
    if turn.named and SAME_DAY.search(turn.text):
        return not TOGETHER.search(turn.text)
    return bool(WHERE_NOW.search(turn.text) or (TIMELINE in turn.previous and MORE_TIME.search(turn.masked)))


def _tells_day(turn: Turn) -> bool:
    """Whether it tells the day on which a treatment began or begins, and asks nothing else."""
    if not turn.has_date or _is_other_day(turn):
        return False
    about = bool(turn.named or turn.treatment)
    asks_results = GROWTH_WHEN.search(turn.text) or RESULTS_ASKED.search(turn.text)
    if about and _is_unsure(turn) and (asks_results or _supposes_only(turn)):
        return True
    if _asks_else(turn):
        return False
    if turn.topic == RESULTS_TOPIC or {ASK_START, TIMELINE, COURSE} & {*turn.previous}:
        return True
    if about and (turn.start_date or {ASK_START, TIMELINE} & {*turn.earlier} or ASK_DAY in turn.previous):
        return True  # a day that is corrected, or told after something else
    if turn.named and (tense(turn.text) or supposes(turn.text) or _leads_to_day(turn)):
        return True
    starts = (about or TREATMENT.search(turn.masked)) and STARTS.search(turn.text)
    return bool(starts or FIRST_SESSION.search(turn.masked))


def _is_other_day(turn: Turn) -> bool:
    """Whether the day is that of the hair loss, of a later session or of something else, or is asked about."""
    later = LATER_HAD.search(turn.masked) or later_told(turn.masked)
    known = (turn.start_date or turn.told) and not turn.named
    return bool(
        HAIR_BEGAN.search(turn.text)
        or (ASKS_OF_DAY.match(turn.masked) and not supposes(turn.text))  # "is 28 February right?"
        or (known and MAY_I.search(turn.text) and not STARTS.search(turn.text))
        or (later and not FIRST_SESSION.search(turn.masked))
    )


def _asks_else(turn: Turn) -> bool:
    """Whether it asks something of its own, and not when results show or only seemingly."""
    # "Dates: meso 5 nov, 12 nov", "my first sitting is on Friday".
    listed = bool(TIMELINE in turn.previous or FIRST_SESSION.search(turn.masked)) and not WISH.search(turn.text)
    asked = {each.intent for each in turn.questions if each.intent.startswith(("ask_", "book_", "change_"))}
    asks = bool(asked - {"book_appointment"} if listed else asked)
    return asks and not (_first_and_results(turn) or _only_date(turn) or _both_done(turn))


def _leads_to_day(turn: Turn) -> bool:
    """Whether the day is said to be that of a beginning: "PRP from 1 November", "meso first 14 December"."""
    before = turn.text.split(turn.date_words or " ")[0]
    return bool(BEGINS_ON.search(before)) and not WISH.search(turn.text)


def _is_unsure(turn: Turn) -> bool:
    """Whether the message may well be a question for results that was taken for something else."""
    intents = [question.intent for question in turn.questions]
    unsure = all(each.intent in MAYBE or not is_sure(each) for each in turn.questions)
    return unsure and RESULTS_TOPIC not in intents


def _supposes_only(turn: Turn) -> bool:
    """Whether all that it says is a day that is supposed: "what if I take PRP on 5 December"."""
    ends = turn.text.rstrip(" ?.!").endswith((turn.date_words or "").rstrip(" .?!,"))
    return ends and bool(WHAT_IF.match(turn.text)) and supposes(turn.text)


def _only_date(turn: Turn) -> bool:
    """Whether a day is all that the message says, right after the days of a course: "in a fortnight"."""
    rest = len(turn.text.split()) - len((turn.date_words or "").split())
    return rest <= FILLERS and not turn.named and TIMELINE in turn.previous and "?" not in turn.text


def _first_and_results(turn: Turn) -> bool:
    """Whether it asks for results from the first session's day, however little else it may seem to ask."""
    results = any(each.intent == RESULTS_TOPIC for each in turn.questions) and bool(FIRST_SESSION.search(turn.masked))
    return results and all(each.intent == RESULTS_TOPIC or not is_sure(each) for each in turn.questions)


def _both_done(turn: Turn) -> bool:
    """Whether it tells that several treatments were done on one day, and does not ask whether that goes together."""
    combines = all(question.intent == "ask_combination" for question in turn.questions)
    return combines and len(turn.named) > 1 and tense(turn.text) == "past" and not TOGETHER.search(turn.text)
