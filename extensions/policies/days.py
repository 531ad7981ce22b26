"""The days of a course: what tells and asks for them, and the day that was named before it was known what for."""

import re
from typing import Any

from clinic.course import Question
from clinic.dates import supposes, tense
from clinic.dates.words import small
from clinic.patterns import any_case, nothing_but
from extensions.nlu.finder import EVERY
from extensions.nlu.reading import UNSURE
from extensions.policies.step import Step
from extensions.policies.turn import Turn

INTERVAL = "ask_session_interval"
COURSE, TIMELINE = "action_tell_course", "action_tell_timeline"
ASK_START, ASK_EVENT, ASK_DAY, NOTED = (
    "utter_ask_start_date", "utter_ask_event_date", "utter_inform_date", "utter_event_noted",
)  # fmt: skip
OF_APPOINTMENT = any_case(  # a day of which is none of a course
    r"\b(?:book\w*|appointment|slot)\b|\b(?:get|have|want|need|take|fix|like) (?:an? |the |my )?(?:\w+ )?consult\w*"
)
STARTS = any_case(r"\b(?:start|beg[aiu]n|shuru|join)")
FIRST_DAY = any_case(r"\b(?:start|beg[aiu]n|shuru|join|first|1st|since)")
OF_MONTH = any_case(r"(?:the\s+)?\d{1,2}\s?(?:st|nd|rd|th)")  # "the 5th", of a month told before
ALL = any_case(rf"{small('do|did|take|took')}all(?: (?:of them|three|3|the treatments))?\W*")
SHORT = 3  # words
# Where the day of the first session is asked for, that it is not known.
NO_DATE = nothing_but(
    r"i|we|do ?n['’]?t|do not|ca ?n['’]?t|cannot|did ?n['’]?t|not|know|remember|recall|sure|forg[eo]t(?:ten)?|no idea"
    r"|exact(?:ly)?|the|my|date|day|when|it|was|of|what|which|about|yaad|pata|nah?i|nhi|hai",
    needs=r"know|remember|recall|sure|forg[eo]t(?:ten)?|no idea|yaad|pata",
)


def named_day(turn: Turn) -> list[Step]:
    """The step for a day of which nobody knows what it is for: it is kept, so that a button can use it."""
    only_day = turn.intent == UNSURE and turn.named and len(without_date(turn).split()) <= SHORT
    if (turn.intent in ("inform_date", "send_no_words") or only_day) and turn.has_date and turn.text:
        return [Step(ASK_DAY, {"named_date": turn.date_words})]
    return []


def kept_day(turn: Turn) -> str | None:
    """The words of the day or month that was named in the turn before, when it could not be used at once."""
    words = turn.date_words or ""
    return turn.named_date if OF_MONTH.fullmatch(words) or not re.search(r"\d", words) else None


def was_had(text: str, day: str) -> bool:
    """Whether a masked text tells that a treatment was had on the day: "got PRP today, may I wash my hair"."""
    before, _, after = text.partition(day)
    clause = before if "treatment" in before else before + re.split(r"[.,;!?]", after)[0]
    return "treatment" in clause and tense(clause) == "past"


def asks_all(turn: Turn) -> bool:
    """Whether it is the question before for all treatments: "and for all?"."""
    return EVERY in turn.named or bool(ALL.fullmatch(turn.text))


def timeline_slots(turn: Turn) -> dict[str, Any]:
    """The slots of a timeline: another start for the event asked about before, or a day named in the turn before."""
    earlier = Question.from_dict(turn.course)
    had = earlier is not None and earlier.kind == "left" and not supposes(turn.text)
    if earlier and (had or (earlier.day and not turn.has_date)):
        return {"course": earlier.as_dict(), "named_date": kept_day(turn)}
    follows = turn.has_date or bool({COURSE, TIMELINE} & {*turn.previous})
    by_event = (follows and earlier is not None and earlier.kind in ("by", "start")) or NOTED in turn.previous
    return {"course": Question("start").as_dict() if by_event else None, "named_date": kept_day(turn)}


def without_date(turn: Turn) -> str:
    """The masked text without its day, which may be a feast: "on Christmas"."""
    return turn.masked.replace(turn.date_words, " ") if turn.date_words else turn.masked
