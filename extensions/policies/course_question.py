"""Reads what a message asks about a course in the light of what was asked and told before: "and if I do 6?"."""

from dataclasses import replace
from datetime import datetime

from clinic.course import Event, Known, Question, later_told, other_count
from clinic.course.asked import COUNT_TOPIC, RESULTS_TOPIC
from clinic.course.claims import figure_in, without_figure
from clinic.course.patterns import ASKS, HOW_MANY
from clinic.course.proposal import ONLY_ANOTHER, asks_of_day
from clinic.course.words import ALL, FIRST, LAST
from clinic.dates import corrects, moves, only_month, shift_of
from clinic.dates.words import small
from clinic.patterns import any_case
from clinic.settings import clinic_zone
from extensions.nlu.finder import EVERY
from extensions.nlu.reading import NAMES_ONLY, UNSURE
from extensions.policies.days import COURSE, FIRST_DAY, STARTS, TIMELINE, without_date
from extensions.policies.turn import Turn, is_sure

# What is about the course itself, so that such a question is answered by what is worked out.
ABOUT_COURSE = frozenset({
    "ask_session_count", "ask_session_interval", "ask_session_duration", "ask_results_time", "ask_comparison",
    "ask_overview", "ask_maintenance", "ask_more", "ask_simpler",
})  # fmt: skip
AIMLESS = frozenset({"inform_date", "share_story", "nlu_fallback"})
IS_IT_THEN = any_case(
    r"(?:\W*\b(?:so|and|ok|then|but|is|was|will|would|it|its|it['’]s|that|means?|be|due|end|fall|in|on|by|around|right|"
    r"correct|today|tomorrow|now))+\W*"
)
ONLY_IF = any_case(r"\W*(?:(?:so|and|ok|then|but|what|only)\W+)*if(?:\W+(?:i|we|only|just|do|go|in|on|from|it))*\W*")
IS_IT_OK = any_case(  # of the day on which a session is put
    r"\W*(?:(?:so|and|but|then|ok)\W+)*(?:(?:is|would|will)\s+(?:that|it|this)(?:\s+be)?|(?:it|that)['’]?s)\s+"
    r"(?:ok(?:ay)?|fine|alright|all\s+right|good|too\s+late|a\s+problem)(?:\s+(?:then|or\s+not|na|right))?\W*"
)
AGAIN = any_case(  # what asks the same once more, beside a name
    r"\b(?:(?:can|could|may|shall|should|would)\s+(?:i|we)\s+(?:do|have|take|get|go\s+for)\s+(?:that|it)|instead|(?:the\s+)?same|"
    r"in\s+place\s+of\s+(?:that|it))\b"
)
ONLY_NAMES = any_case(small("he|she|do|did|take|took|go|get|choose|try|have|had|latest|treatment"))
SHORT, FEW = 3, 5  # words


def asked_again(turn: Turn, known: Known) -> Question | None:
    """The question of the turn before, where it is asked of another treatment, number of sessions or day."""
    earlier, of_timeline = _before(turn, COURSE), _before(turn, TIMELINE)
    if of_timeline and of_timeline.kind in ("by", "start") and turn.event and _of_another(turn, of_timeline):
        return Question("by")  # "and if I do meso instead"
    if TIMELINE in turn.previous and (count := other_count(turn.masked)):
        return Question("nth", LAST, count)  # the days of all sessions have been told
    if earlier is None:
        return None
    earlier = replace(earlier, proposes=False)
    if again := _in_few_words(turn, earlier):
        return again
    if not turn.has_date or known.asks:
        return None
    if earlier.kind == "length":
        return replace(earlier, kind="nth", number=LAST)
    if earlier.kind in ("nth", "fit", "stay") and earlier.after is None:
        return replace(earlier, days=None)  # "doc said 4, when is the last?", then the day of the first
    begins = STARTS.search(turn.masked) or ONLY_IF.fullmatch(without_date(turn))
    anew = earlier.every and earlier.kind in ("by", "start") and begins
    # "Earliest i start on the 10th", of all that may show by then, or of the one that is named.
    return Question("by", every=not turn.named) if anew else None


def _before(turn: Turn, *actions: str) -> Question | None:
    """The question that one of these actions has just answered."""
    return Question.from_dict(turn.course) if {*actions} & {*turn.previous} else None


def another_day(turn: Turn) -> list[Question]:
    """The question whether a session may be on a day, asked again of another: "or on the 27th?"."""
    earlier = _before(turn, COURSE)
    return [earlier] if earlier and earlier.proposes and ONLY_ANOTHER.fullmatch(turn.masked) else []


def _in_few_words(turn: Turn, earlier: Question) -> Question | None:
    """The question before, which a few words ask of something else, or doubt or correct its day."""
    if _of_another(turn, earlier):  # "and with meso?"
        if earlier.kind == "left" and earlier.count and turn.named != [turn.treatment]:
            return None  # the sessions that were had are no other treatment's
        asked = replace(earlier, every=earlier.every and EVERY in turn.named)
        count = None if earlier.kind == "fit" else earlier.count
        return asked if turn.named == [turn.treatment] else replace(asked, count=count, after=None, day=None)
    if earlier.kind == "fit" and turn.named and HOW_MANY.search(turn.masked) and not turn.has_date:
        return replace(earlier, count=None)  # "and how many meso?"
    whole = earlier.kind == "length" or (earlier.kind == "nth" and earlier.number == LAST)
    if (whole or earlier.kind == "fit") and (count := other_count(turn.masked)):
        return replace(earlier, count=count)  # "and if i do 6?"
    if earlier.day and turn.has_date and corrects(turn.masked) and not FIRST_DAY.search(turn.masked):
        return replace(earlier, day=None)  # "Thursday last week, I mean"
    moves_start = turn.start_date and (shift_of(turn.masked) or only_month(turn.masked))  # "what if a week later"
    is_ok = earlier.day and earlier.number == earlier.after and IS_IT_OK.fullmatch(turn.masked)
    is_then = turn.has_date and IS_IT_THEN.fullmatch(without_date(turn))  # "will it be January then?"
    if is_then and (turn.start_date or earlier.day) and asks_of_day(turn.masked):
        return replace(earlier, proposes=earlier.kind == "nth" and earlier.number != LAST)
    return earlier if moves_start or is_ok or is_then else None


def _of_another(turn: Turn, earlier: Question) -> bool:
    """Whether it asks the question before of a treatment by its name, and not something else of that: "what is prp"."""
    about_event = earlier.kind in ("by", "start")
    own = about_event and any(each.intent != RESULTS_TOPIC and is_sure(each) for each in turn.questions)
    if not turn.named or (own and turn.intent != NAMES_ONLY):
        return False
    says_length = earlier.kind == "length" and figure_in(turn.masked)  # "and prp 6 months?"
    return bool(says_length and ONLY_NAMES.fullmatch(without_figure(turn.masked))) or only_names(turn)


def resumes(question: Question | None, turn: Turn) -> bool:
    """Whether it tells on which day a course goes on after a missed session, which is not the first one's."""
    earlier = _before(turn, COURSE)
    if earlier is None or earlier.kind != "missed" or not turn.has_date or FIRST_DAY.search(turn.masked):
        return False
    return question.kind == "nth" and not question.proposes if question else turn.intent in ABOUT_COURSE | AIMLESS


def known_of(turn: Turn) -> Known:
    """What is known beside the message's own words."""
    earlier = _before(turn, COURSE, TIMELINE)
    intents = [question.intent for question in turn.questions]
    begins = FIRST_DAY if turn.names_event else STARTS
    starts = turn.has_date and bool(begins.search(turn.masked)) and not later_told(turn.masked)
    # "I had PRP 3 times" tells a number of sessions, however much it looks like the question for it.
    intents = [each for each in intents if each != COUNT_TOPIC or ASKS.search(turn.masked)]
    return Known(
        topic=turn.topic,
        about=bool(turn.named or turn.treatment),
        start=bool(turn.start_date),
        told=turn.told,
        talked=bool({COURSE, TIMELINE} & {*turn.previous}) and _has_begun(turn),
        event=bool(turn.event),
        names_event=turn.names_event,
        stays=turn.stays,
        asks_results=RESULTS_TOPIC in intents or starts,
        begun=_has_begun(turn),
        session=_session_of(turn),
        before=earlier.kind if earlier else None,
        asks=any(
            each.intent.startswith(("ask_", "book_")) and is_sure(each) and each.intent in (*intents, UNSURE)
            for each in turn.questions
        ),
        dated=turn.has_date,
    )


def _session_of(turn: Turn) -> int | None:
    """The session after the first of which the day was told just before; NEXT where nobody knows its number."""
    earlier = _before(turn, COURSE)
    if earlier is None or earlier.kind != "nth" or earlier.number in (None, FIRST, LAST, ALL):
        return None
    return earlier.number if turn.named in ([], [turn.treatment]) else None


def _has_begun(turn: Turn) -> bool:
    """Whether a session is over: before the first, who asks to come wishes for an appointment."""
    return turn.told or (turn.start_date or "") <= datetime.now(clinic_zone()).date().isoformat()


def tells_event_day(turn: Turn) -> bool:
    """Whether it is the day of an event of which only the month was known, or its new day: "moved to 20 feb"."""
    event = Event.from_slot(turn.event)
    if event is None or turn.names_event or not turn.has_date or FIRST_DAY.search(turn.text):
        return False
    earlier = _before(turn, COURSE, TIMELINE)
    if moves(turn.text) and earlier and earlier.kind in ("by", "start") and not turn.named:
        return True
    return len(turn.text.split()) <= FEW and event.narrowed(turn.text) is not None


def only_names(turn: Turn) -> bool:
    """Whether it is another treatment for the question before: "and with meso?", "prp total?"."""
    if not turn.text:  # a button: of that turn, or of any before it
        return bool(turn.past) and {*turn.named} <= {*turn.past[-1].offered}
    about = all(question.intent in ABOUT_COURSE or not is_sure(question) for question in turn.questions)
    if ONLY_NAMES.fullmatch(AGAIN.sub("", turn.masked)):
        return about or turn.intent in (UNSURE, NAMES_ONLY)
    return turn.intent == NAMES_ONLY or (about and len(AGAIN.sub("", turn.text).split()) <= SHORT)
