"""Plans the turns that ask what is worked out from a course's figures: days, sums, events, comparisons of time."""

import re

from clinic.course import Known, Question, compared_time, had_told, read_questions, waits_for_date
from clinic.course.asked import COUNT_TOPIC, RESULTS_TOPIC, SUMS, Kind
from clinic.course.patterns import ALL_DONE, ASKS, BY_NOW, HOW_MANY, LEFT, SEES, WHEN
from clinic.course.words import LAST, NEXT
from clinic.dates import OCCASION, tense
from clinic.patterns import any_case
from extensions.nlu import reading
from extensions.nlu.finder import EVERY
from extensions.nlu.reading import COMPARISON, UNSURE
from extensions.policies.answering import Answering
from extensions.policies.comparison import VERDICT, aspects
from extensions.policies.course_question import (
    ABOUT_COURSE,
    AIMLESS,
    another_day,
    asked_again,
    known_of,
    only_names,
    resumes,
    tells_event_day,
)
from extensions.policies.course_told import with_what_was_told
from extensions.policies.days import (
    ASK_DAY,
    ASK_EVENT,
    ASK_START,
    COURSE,
    FIRST_DAY,
    INTERVAL,
    NOTED,
    OF_APPOINTMENT,
    STARTS,
    TIMELINE,
    kept_day,
    without_date,
)
from extensions.policies.scope import ALL
from extensions.policies.starts import WISH
from extensions.policies.step import Step
from extensions.policies.turn import CLINIC_INFO, COMPARE, MAINTENANCE, OF_LAST_ANSWER, Turn, is_sure

LEFT_ALONE = frozenset({"report_urgent", "talk_to_human", "cancel", "goodbye", "greet", "complain", "ask_price"})
NOT_BEGUN = any_case(
    r"\b(?:not|never|\w+n['’]t|didnt|havent|nahi)\s+(?:\w+\s+){0,2}?(?:start\w*|begun|had|have|taken?|done|gone)\b"
    r".*\b(?:yet|any|sess?ions?|sitt?ings?|treatment|it)\b"
)
# "Had PRP on Diwali", which is on another day every year.
ON_FEAST = any_case(rf"\b(?:on|during|around|near|before|after)\s+(?:\w+\s+)?{OCCASION}\b")
HAIR_WHEN = any_case(r"\b(?:when|kab)\s+(?:\w+\s+)?hair\b")
IT_BEGINS = any_case(r"\W*(?:(?:it|that)\s+)?(?:starts|begins)\b")  # an event
GAP = any_case(r"\bgap\b|\bevery\b|\binstead of\b")


def course_steps(turn: Turn, answering: Answering) -> list[Step]:
    """The steps of a turn that asks something that is worked out; none if it does not."""
    if OF_APPOINTMENT.search(turn.text):
        return []
    known = known_of(turn)
    questions = another_day(turn) or read_questions(turn.masked, known)
    if turn.intent == CLINIC_INFO and not (known.start or known.before):
        return []  # "Wednesday till when"
    if turn.intent in LEFT_ALONE and not _asks_all_the_same(turn, questions):
        return []
    if told := _on_what_is_told(turn, questions, answering):
        return told
    further = [question for question in turn.questions if _is_beside(question, turn)]
    beside = [step for question in further for step in answering.to(question, turn)]
    if over := _on_end(questions, turn, answering):
        return over
    if compared := _on_comparison(turn, questions, answering):
        return [*compared, *beside]
    if asked := _asked(questions, turn, known):
        worked_out = [step for each in asked for step in _worked_out(each, turn, answering)]
        return [*_told_first(asked, turn, answering), *worked_out, *beside]
    return _on_missing_day(turn, known, answering)


def _on_what_is_told(turn: Turn, questions: list[Question], answering: Answering) -> list[Step]:
    """To the day of the event that was asked for or has moved, and to word that the course has not begun."""
    earlier = Question.from_dict(turn.course)
    asked = earlier if earlier and earlier.kind == "fit" and ASK_EVENT in turn.previous else Question("by")
    by_event = {
        "course": asked.as_dict(), "topic": RESULTS_TOPIC, "source": answering.source(RESULTS_TOPIC, turn),
    }  # fmt: skip
    begins = STARTS.search(turn.text) and not IT_BEGINS.match(turn.text)
    if ASK_EVENT in turn.previous and (turn.names_event or (turn.has_date and not begins)):
        return [Step(COURSE, by_event | ({} if TIMELINE in turn.previous else {"named_date": None}))]
    missed = any(question.kind == "missed" for question in questions)  # a later session
    if turn.start_date and not (turn.has_date or turn.asks or missed) and NOT_BEGUN.search(turn.masked):
        begun = {"start_date": None, "starts": None, "told_sessions": None}
        forgotten = {"course": None, "named_date": None, **begun}
        return [Step(COURSE, by_event | begun) if turn.event else Step(ASK_START, forgotten)]
    return [Step(COURSE, by_event)] if tells_event_day(turn) else []


def _on_end(questions: list[Question], turn: Turn, answering: Answering) -> list[Step]:
    """To what comes after a course that is over: that these were all, and the article's own word on what keeps it."""
    asks_next = any(each.kind in ("nth", "left") and each.number in (None, NEXT) for each in questions)
    if not asks_next or not ALL_DONE.search(turn.masked) or not WHEN.search(turn.masked):
        return []
    had = had_told(turn.masked)
    left = _worked_out(Question("left", count=had), turn, answering) if had else []
    named = [each for each in turn.named if each != EVERY]  # "all 3 PRP"
    return [*left, *answering.to(reading.Question(MAINTENANCE, treatments=named), turn)]


def _on_comparison(turn: Turn, questions: list[Question], answering: Answering) -> list[Step]:
    """To the question which treatment is quicker, and what else is compared beside it."""
    if questions and (questions[0].kind == "by" or questions[0].proposes):
        return []
    comparisons = [question for question in turn.questions if question.intent == COMPARISON]
    time = compared_time(turn.masked, compares=bool(comparisons))
    if not time:
        return []
    course = {"compares": _compared(turn), "aspect": time.aspect, "slow": time.slow}
    slots = {"course": course, "topic": COMPARISON, "source": answering.source(COMPARISON, turn)}
    further = comparisons if aspects(turn) else []  # "which hurts less and which is quicker"
    others = [step for each in further for step in answering.to(each, turn)]
    verdict = [] if others or turn.times_answered(VERDICT) else [Step(VERDICT)]
    return [Step(COMPARE, slots), *others, *verdict]


def _asked(questions: list[Question], turn: Turn, known: Known) -> list[Question]:
    """What is to be worked out: what the message asks, or else what was asked before and is asked again."""
    first = questions[0] if questions else None
    if resumes(first, turn):
        return [Question("nth", NEXT, after=LAST)]
    if first or (first := asked_again(turn, known)):
        return questions or [first]
    return [Question("by")] if turn.named and only_names(turn) and NOTED in turn.previous else []


def _on_missing_day(turn: Turn, known: Known, answering: Answering) -> list[Step]:
    """To a feast or an event whose day is not known: it is asked for, after what can be said without it."""
    on_feast = not turn.has_date and turn.intent in AIMLESS and bool(ON_FEAST.search(turn.text))
    if turn.named and on_feast and tense(turn.text) == "past":
        return [Step(ASK_START, {"treatment": turn.named[0]})]
    if turn.has_date and _names_its_day(turn):
        return []
    still_waits = ASK_EVENT in turn.previous and bool(turn.named) and only_names(turn)
    may_wait = turn.intent in (RESULTS_TOPIC, COUNT_TOPIC, UNSURE)
    if still_waits or (may_wait and waits_for_date(without_date(turn), known)):
        asked: Kind = "fit" if HOW_MANY.search(turn.masked) else "by"
        general = reading.Question(RESULTS_TOPIC if asked == "by" else COUNT_TOPIC, treatments=turn.named)
        told = answering.to(general, turn) if turn.has_date or not known.start else []
        for step in told:
            step.slots["course"] = Question(asked).as_dict()  # so that only the event's day is asked for
        return [*told, Step(ASK_EVENT)]
    if turn.names_event and not turn.has_date and not known.asks and _is_aimless(turn):
        return [Step(NOTED)]
    return []


def _is_aimless(turn: Turn) -> bool:
    """Whether the message only tells: "wedding 10 March" may look like a wish to come, and names none."""
    seems = turn.intent == "book_appointment" and not any(is_sure(each) for each in turn.questions)
    return turn.intent in AIMLESS or (seems and not WISH.search(turn.text))


def _names_its_day(turn: Turn) -> bool:
    """Whether the day of the message is that of the feast or event: "on my birthday, which is 2 February"."""
    day = re.escape(turn.date_words or "")
    return bool(re.search(rf"\b{OCCASION}\W*(?:(?:day|which|is|that|on|i\.?e\.?)\W+)*{day}", turn.text, re.IGNORECASE))


def _worked_out(question: Question, turn: Turn, answering: Answering) -> list[Step]:
    question = with_what_was_told(question, turn)
    topic = RESULTS_TOPIC if question.kind in ("by", "start") else COUNT_TOPIC
    source = answering.source(topic, turn)
    slots = {"course": question.as_dict(), "topic": topic, "source": source, "named_date": kept_day(turn)}
    if len(turn.named) == 1 and not question.every:
        slots["treatment"] = turn.named[0]
    counts = LEFT.search(turn.masked) or BY_NOW.search(turn.masked)
    if question.kind == "left" and turn.has_date and FIRST_DAY.search(turn.masked) and not counts:
        return [Step(TIMELINE, slots)]  # "had my first on 5 October, did 6 so far"
    if question.kind == "by" and not question.every and (turn.has_date or turn.start_date):
        treatments: list[str | None] = [*turn.named] or [turn.treatment]
        return [Step(TIMELINE, {**slots, "treatment": treatment}) for treatment in treatments]
    if question.kind == "length" and len(turn.named) > 1 and not turn.spans and not question.every:  # "both, in all?"
        return [Step(COURSE, {**slots, "treatment": treatment}) for treatment in turn.named]
    return [Step(COURSE, slots)]


def _asks_all_the_same(turn: Turn, questions: list[Question]) -> bool:
    """Whether what looks like something else is about the course.

    A complaint may be "no, it was my third", a price that is unsure "10 din me 8 sitting", and a wish to stop may ask
    how to go on: "I missed it. Start from the beginning?".
    """
    first = questions[0] if questions else None
    if turn.intent == "complain":
        return first is not None and (first.after is not None or (first.kind == "missed" and known_of(turn).talked))
    if turn.intent == "ask_price":
        return first is not None and first.kind == "stay" and not any(is_sure(each) for each in turn.questions)
    goes_on = bool(turn.named) or bool({COURSE, TIMELINE, ASK_DAY} & {*turn.previous})
    missed = any(question.kind == "missed" for question in questions)
    return turn.intent == "cancel" and goes_on and missed and bool(ASKS.search(turn.masked))


def _told_first(asked: list[Question], turn: Turn, answering: Answering) -> list[Step]:
    """The article's own answer beside what is worked out: when results show, or the gap that another one is not."""
    questions = {each.intent: each for each in turn.questions}
    results, treatment = questions.get(RESULTS_TOPIC), turn.named[0] if turn.named else turn.treatment
    sees = SEES.search(turn.masked) or HAIR_WHEN.search(turn.masked)
    sure = results and (is_sure(results) or HAIR_WHEN.search(turn.masked))
    if results and sure and sees and all(each.kind in (*SUMS, "missed") for each in asked):
        return answering.to(results, turn)
    if asked[0].kind == "missed" and INTERVAL in questions and GAP.search(turn.masked) and treatment:
        source = answering.source(INTERVAL, turn)
        return [Step(f"utter_{INTERVAL}", {"treatment": treatment, "topic": INTERVAL, "source": source})]
    return []


def _is_beside(question: reading.Question, turn: Turn) -> bool:
    """Whether the message also asks this, which has nothing to do with the course."""
    if question.intent == CLINIC_INFO and len(turn.questions) == 1:
        return False  # "till when", of the course
    if question.intent in OF_LAST_ANSWER:
        return False
    return question.intent.startswith("ask_") and question.intent not in ABOUT_COURSE and is_sure(question)


def _compared(turn: Turn) -> list[str]:
    """The treatments to compare: those named, with the one talked about, or the last ones; none for all."""
    if EVERY in turn.named or (not turn.named and ALL.search(turn.text)):
        return []
    if len(turn.named) > 1:
        return turn.named
    recent = [each for each in turn.mentioned if each not in turn.named]
    if turn.named:
        return [*recent[-1:], *turn.named] if recent else []
    return recent[-2:] if len(recent) == 2 else []
