"""Plans the turns that ask what is worked out from a course's figures: days, sums, events, comparisons of time."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from clinic.course import Event, Known, Question, compared_time, other_count, read_questions, waits_for_date
from clinic.course.patterns import AFTER, ASKS, BY_NOW, LAST, LEFT, NEXT, SEES, WHEN
from clinic.course.question import COUNT_TOPIC, RESULTS_TOPIC, SUMS
from clinic.dates import OCCASION, moves, supposes, tense
from extensions.nlu import reading
from extensions.nlu.finder import EVERY
from extensions.nlu.reading import COMPARISON, NAMES_ONLY
from extensions.policies.comparison import VERDICT, aspects
from extensions.policies.step import Step
from extensions.policies.turn import Turn, is_sure

INTERVAL = "ask_session_interval"
COURSE, COMPARE, TIMELINE = "action_tell_course", "action_compare_times", "action_tell_timeline"
ASK_START, ASK_EVENT, ASK_DAY, NOTED = (
    "utter_ask_start_date", "utter_ask_event_date", "utter_inform_date", "utter_event_noted",
)  # fmt: skip
# What is about the course itself, so that such a question is answered by what is worked out.
ABOUT_COURSE = frozenset({
    "ask_session_count", "ask_session_interval", "ask_session_duration", "ask_results_time", "ask_comparison",
    "ask_overview", "ask_maintenance", "ask_more", "ask_simpler",
})  # fmt: skip
LEFT_ALONE = frozenset({"report_urgent", "talk_to_human", "cancel", "goodbye", "greet", "complain", "ask_price"})
BOOKS = re.compile(r"\b(?:book\w*|appointment|slot)\b", re.IGNORECASE)
STARTS = re.compile(r"\b(?:start|beg[aiu]n|shuru|join)", re.IGNORECASE)
FIRST_DAY = re.compile(r"\b(?:start|beg[aiu]n|shuru|join|first|1st|since)", re.IGNORECASE)
OF_MONTH = re.compile(r"(?:the\s+)?\d{1,2}\s?(?:st|nd|rd|th)", re.IGNORECASE)  # "the 5th", of a month told before
ALL = re.compile(
    r"(?:\W*\b(?:and|so|ok|for|if|i|we|do|did|take|took|what|about|with)\b)*\W*all"
    r"(?: (?:of them|three|3|the treatments))?\W*",
    re.IGNORECASE,
)
AIMLESS = frozenset({"inform_date", "share_story", "nlu_fallback"})
NOT_BEGUN = re.compile(
    r"\b(?:not|never|\w+n['’]t|didnt|havent|nahi)\s+(?:\w+\s+){0,2}?(?:start\w*|begun|had|have|taken?|done|gone)\b"
    r".*\b(?:yet|any|sess?ions?|sitt?ings?|treatment|it)\b",
    re.IGNORECASE,
)
# "Had PRP on Diwali", which is on another day every year.
ON_FEAST = re.compile(rf"\b(?:on|during|around|near|before|after)\s+(?:\w+\s+)?{OCCASION}\b", re.IGNORECASE)
GAP = re.compile(r"\bgap\b|\binstead of\b", re.IGNORECASE)
IS_IT_THEN = re.compile(
    r"\W*(?:(?:so|and|ok|then|but)\W+)*(?:is|was|will|would)\s+(?:it|that)\s*(?:be|end|fall)?\s*(?:in|on|by|around)?\W*"
    r"(?:then|right|correct)?\W*",
    re.IGNORECASE,
)
IS_IT_OK = re.compile(  # of the day on which a session is put
    r"\W*(?:(?:so|and|but|then|ok)\W+)*(?:(?:is|would|will)\s+(?:that|it|this)(?:\s+be)?|(?:it|that)['’]?s)\s+"
    r"(?:ok(?:ay)?|fine|alright|all\s+right|good|too\s+late|a\s+problem)(?:\s+(?:then|or\s+not|na|right))?\W*",
    re.IGNORECASE,
)
AGAIN = re.compile(  # what asks the same once more, beside a name
    r"\b(?:(?:can|could|may|shall|should|would)\s+(?:i|we)\s+(?:do|have|take|get|go\s+for)\s+(?:that|it)|instead|(?:the\s+)?same|"
    r"in\s+place\s+of\s+(?:that|it))\b",
    re.IGNORECASE,
)
SHORT, FEW = 3, 5  # words


def course_steps(
    turn: Turn, answers: Callable[[reading.Question], list[Step]], source: Callable[[str], str | None]
) -> list[Step]:
    """The steps of a turn that asks something that is worked out; none if it does not.

    Args:
        turn: the turn.
        answers: gives the steps that answer a question of the message.
        source: where the answer on a topic comes from.
    """
    if BOOKS.search(turn.text):
        return []
    known = _known(turn)
    questions = read_questions(turn.masked, known)
    if turn.intent in LEFT_ALONE and not _asks_whether_to_stop(turn, questions):
        return []
    by_event = {"course": Question("by").as_dict(), "topic": RESULTS_TOPIC, "source": source(RESULTS_TOPIC)}
    if ASK_EVENT in turn.previous and (turn.names_event or (turn.has_date and not STARTS.search(turn.text))):
        return [Step(COURSE, by_event | ({} if TIMELINE in turn.previous else {"named_date": None}))]
    if turn.start_date and not turn.has_date and NOT_BEGUN.search(turn.masked) and not turn.asks:
        begun = {"start_date": None, "starts": None}
        forgotten = {"course": None, "named_date": None, **begun}
        return [Step(COURSE, by_event | begun) if turn.event else Step(ASK_START, forgotten)]
    if _tells_event_day(turn):
        return [Step(COURSE, by_event)]
    compares = any(question.intent == COMPARISON for question in turn.questions)
    beside = [step for question in turn.questions if _is_beside(question) for step in answers(question)]
    question = questions[0] if questions else None
    if not (question and question.kind == "by") and (time := compared_time(turn.masked, compares=compares)):
        compared = _compared(turn)
        course = {"compares": compared, "aspect": time.aspect, "slow": time.slow}
        slots = {"course": course, "topic": COMPARISON, "source": source(COMPARISON)}
        # "which hurts less and which is quicker"
        further = [each for each in turn.questions if each.intent == COMPARISON and aspects(turn)]
        others = [step for each in further for step in answers(each)]
        verdict = [] if others or turn.times_answered(VERDICT) else [Step(VERDICT)]
        return [Step(COMPARE, slots), *others, *verdict, *beside]
    if _goes_on(question, turn):
        question, questions = Question("nth", NEXT, after=LAST), []
    question = question or _asked_again(turn, known)
    if question is None and turn.named and _only_names(turn) and NOTED in turn.previous:
        question = Question("by")
    if question is not None:
        asked = questions if len(questions) > 1 else [question]
        worked_out = [step for each in asked for step in _worked_out(each, turn, source)]
        return [*_told_first(asked, turn, answers, source), *worked_out, *beside]
    on_feast = not turn.has_date and turn.intent in AIMLESS and bool(ON_FEAST.search(turn.text))
    if turn.named and on_feast and tense(turn.text) == "past":
        return [Step(ASK_START, {"treatment": turn.named[0]})]
    still_waits = ASK_EVENT in turn.previous and bool(turn.named) and _only_names(turn)
    if still_waits or (waits_for_date(_without_date(turn), known) and turn.intent in (RESULTS_TOPIC, "nlu_fallback")):
        general = reading.Question(RESULTS_TOPIC, treatments=turn.named)
        told = answers(general) if turn.has_date or not known.start else []
        for step in told:
            step.slots["course"] = Question("by").as_dict()  # so that only the event's day is asked for
        return [*told, Step(ASK_EVENT)]
    if turn.names_event and not turn.has_date and not known.asks and turn.intent in AIMLESS:
        return [Step(NOTED)]
    return []


def named_day(turn: Turn) -> list[Step]:
    """The step for a day of which nobody knows what it is for: it is kept, so that a button can use it."""
    only_day = turn.intent == "nlu_fallback" and turn.named and len(_without_date(turn).split()) <= SHORT
    if (turn.intent in ("inform_date", "send_no_words") or only_day) and turn.has_date and turn.text:
        return [Step(ASK_DAY, {"named_date": turn.date_words})]
    return []


def kept_day(turn: Turn) -> str | None:
    """The words of the day or month that was named in the turn before, when it could not be used at once."""
    waits = {ASK_DAY, TIMELINE, COURSE} & {*turn.previous}
    return turn.named_date if waits and (turn.date_words is None or OF_MONTH.fullmatch(turn.date_words)) else None


def asks_all(turn: Turn) -> bool:
    """Whether it is the question before for all treatments: "and for all?"."""
    return EVERY in turn.named or bool(ALL.fullmatch(turn.text))


def goes_on(turn: Turn) -> dict[str, Any]:
    """The slots of a timeline: another start for the event asked about before, or a day named in the turn before."""
    earlier = Question.from_dict(turn.course)
    had = earlier is not None and earlier.kind == "left" and not supposes(turn.text)
    if earlier and (had or (earlier.day and not turn.has_date)):
        return {"course": earlier.as_dict(), "named_date": kept_day(turn)}
    follows = turn.has_date or bool({COURSE, TIMELINE} & {*turn.previous})
    by_event = follows and earlier is not None and earlier.kind in ("by", "start")
    return {"course": Question("start").as_dict() if by_event else None, "named_date": kept_day(turn)}


def _worked_out(question: Question, turn: Turn, source: Callable[[str], str | None]) -> list[Step]:
    question = _with_what_was_told(question, turn)
    topic = RESULTS_TOPIC if question.kind in ("by", "start") else COUNT_TOPIC
    slots = {"course": question.as_dict(), "topic": topic, "source": source(topic), "named_date": kept_day(turn)}
    if len(turn.named) == 1 and not question.every:
        slots["treatment"] = turn.named[0]
    counts = LEFT.search(turn.masked) or BY_NOW.search(turn.masked)
    if question.kind == "left" and turn.has_date and FIRST_DAY.search(turn.masked) and not counts:
        return [Step(TIMELINE, slots)]  # "had my first on 5 October, did 6 so far"
    if question.kind == "by" and not question.every and (turn.has_date or turn.start_date):
        treatments: list[str | None] = [*turn.named] or [turn.treatment]
        return [Step(TIMELINE, {**slots, "treatment": treatment}) for treatment in treatments]
    if question.kind == "length" and len(turn.named) > 1 and not question.every:
        return [Step(COURSE, {**slots, "treatment": treatment}) for treatment in turn.named]
    return [Step(COURSE, slots)]


def _asked_again(turn: Turn, known: Known) -> Question | None:
    """The question of the turn before, where it is asked of another treatment, number of sessions or day."""
    earlier = Question.from_dict(turn.course) if COURSE in turn.previous else None
    if TIMELINE in turn.previous and (count := other_count(turn.masked)):
        return Question("nth", LAST, count)  # the days of all sessions have been told
    if earlier is None or (turn.named and _only_names(turn)):
        return earlier  # "and with meso?"
    if earlier.day and earlier.number == earlier.after and IS_IT_OK.fullmatch(turn.masked):
        return earlier
    whole = earlier.kind == "length" or (earlier.kind == "nth" and earlier.number == LAST)
    if whole and (count := other_count(turn.masked)):
        return replace(earlier, count=count)  # "and if i do 6?"
    if turn.has_date and IS_IT_THEN.fullmatch(_without_date(turn)):
        return earlier  # "will it be January then?"
    if not turn.has_date or known.asks:
        return None
    if earlier.kind == "length":
        return replace(earlier, kind="nth", number=LAST)
    if earlier.kind in ("nth", "fit", "stay") and earlier.after is None:
        return replace(earlier, days=None)  # "doc said 4, when is the last?", then the day of the first
    anew = earlier.every and earlier.kind in ("by", "start") and STARTS.search(turn.masked)
    return Question("by", every=True) if anew else None  # "earliest i start on the 10th", of all that may show by then


def _asks_whether_to_stop(turn: Turn, questions: list[Question]) -> bool:
    """Whether what looks like a wish to stop asks how to go on: "I missed it. Start from the beginning?"."""
    goes_on = bool(turn.named) or bool({COURSE, TIMELINE, ASK_DAY} & {*turn.previous})
    missed = any(question.kind == "missed" for question in questions)
    return turn.intent == "cancel" and goes_on and missed and bool(ASKS.search(turn.masked))


def _told_first(
    asked: list[Question],
    turn: Turn,
    answers: Callable[[reading.Question], list[Step]],
    source: Callable[[str], str | None],
) -> list[Step]:
    """The article's own answer beside what is worked out: when results show, or the gap that another one is not."""
    questions = {each.intent: each for each in turn.questions}
    results, treatment = questions.get(RESULTS_TOPIC), turn.named[0] if turn.named else turn.treatment
    if results and is_sure(results) and SEES.search(turn.masked) and all(each.kind in SUMS for each in asked):
        return answers(results)
    if asked[0].kind == "missed" and INTERVAL in questions and GAP.search(turn.masked) and treatment:
        return [Step(f"utter_{INTERVAL}", {"treatment": treatment, "topic": INTERVAL, "source": source(INTERVAL)})]
    return []


def _goes_on(question: Question | None, turn: Turn) -> bool:
    """Whether it tells on which day a course goes on after a missed session, which is not the first one's."""
    earlier = Question.from_dict(turn.course) if COURSE in turn.previous else None
    if earlier is None or earlier.kind != "missed" or not turn.has_date or FIRST_DAY.search(turn.masked):
        return False
    return question.kind == "nth" if question else turn.intent in ABOUT_COURSE | AIMLESS


def _with_what_was_told(question: Question, turn: Turn) -> Question:
    """The question with the sessions that the patient has told before, of the same treatment."""
    earlier = Question.from_dict(turn.course)
    if earlier is None or turn.named not in ([], [turn.treatment]):
        return question
    if question.after is not None:
        only_told = question.number is not None and earlier.kind == "nth" and not WHEN.search(turn.masked)
        still_asked = only_told and (earlier.number == LAST or (earlier.number or 0) > question.after)
        return replace(question, number=earlier.number, count=earlier.count) if still_asked else question
    if question.number == AFTER and earlier.kind == "nth" and (earlier.number or 0) > 1:
        question = replace(question, number=(earlier.number or 0) + 1)
    if question.kind in ("nth", "left") and earlier.day and not turn.has_date:
        question = replace(question, after=earlier.after, day=earlier.day)
    elif question.kind == "nth" and question.number == NEXT and earlier.kind == "left" and earlier.count:
        question = replace(question, number=earlier.count + 1)
    if question.kind == "left" and question.count is None and earlier.kind == "left":
        question = replace(question, count=earlier.count)
    return question


def _without_date(turn: Turn) -> str:
    """The masked text without its day, which may be a feast: "on Christmas"."""
    return turn.masked.replace(turn.date_words, " ") if turn.date_words else turn.masked


def _known(turn: Turn) -> Known:
    earlier = Question.from_dict(turn.course) if COURSE in turn.previous or TIMELINE in turn.previous else None
    intents = [question.intent for question in turn.questions]
    begins = FIRST_DAY if turn.names_event else STARTS
    starts = turn.has_date and bool(begins.search(turn.masked))
    # "I had PRP 3 times" tells a number of sessions, however much it looks like the question for it.
    intents = [each for each in intents if each != COUNT_TOPIC or ASKS.search(turn.masked)]
    return Known(
        topic=turn.topic,
        about=bool(turn.named or turn.treatment),
        start=bool(turn.start_date),
        event=bool(turn.event),
        names_event=turn.names_event,
        stays=turn.stays,
        asks_results=RESULTS_TOPIC in intents or starts,
        before=earlier.kind if earlier else None,
        asks=any(each.intent.startswith(("ask_", "book_")) and is_sure(each) for each in turn.questions),
        dated=turn.has_date,
    )


def _tells_event_day(turn: Turn) -> bool:
    """Whether it is the day of an event of which only the month was known, or its new day: "moved to 20 feb"."""
    event = Event.from_slot(turn.event)
    if event is None or turn.names_event or not turn.has_date or FIRST_DAY.search(turn.text):
        return False
    earlier = Question.from_dict(turn.course) if {COURSE, TIMELINE} & {*turn.previous} else None
    if moves(turn.text) and earlier and earlier.kind in ("by", "start") and not turn.named:
        return True
    return len(turn.text.split()) <= FEW and event.narrowed(turn.text) is not None


def _only_names(turn: Turn) -> bool:
    """Whether it is another treatment for the question before: "and with meso?", "prp total?"."""
    if not turn.text:  # a button: of that turn, or of any before it
        return bool(turn.past) and {*turn.named} <= {*turn.past[-1].offered}
    about = all(question.intent in ABOUT_COURSE or not is_sure(question) for question in turn.questions)
    return turn.intent == NAMES_ONLY or (about and len(AGAIN.sub("", turn.text).split()) <= SHORT)


def _is_beside(question: reading.Question) -> bool:
    """Whether the message also asks this, which has nothing to do with the course."""
    intent = question.intent
    return intent.startswith("ask_") and intent not in ABOUT_COURSE and is_sure(question)


def _compared(turn: Turn) -> list[str]:
    """The treatments to compare: those named, with the one talked about, or the last ones; none for all."""
    if EVERY in turn.named:
        return []
    if len(turn.named) > 1:
        return turn.named
    recent = [each for each in turn.mentioned if each not in turn.named]
    if turn.named:
        return [*recent[-1:], *turn.named] if recent else []
    return recent[-2:] if len(recent) == 2 else []
