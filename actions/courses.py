"""Reads of each treatment that is asked of what is known of its course: its first day, and the sessions told."""

from dataclasses import dataclass
from datetime import date

from actions.days import BEGINS, is_event, names_start, read_start, stretch
from actions.message import Message
from actions.told import counted_back, keep_told, read_told, with_told
from clinic.course import Event, Question, Told, settled, without_day
from clinic.course.patterns import ONLY_NTH, WAS_NTH
from clinic.course.words import LAST
from clinic.dates import DateReading, corrects, read_date
from clinic.facts.schema import Treatment

ABOUT_EVENT = ("by", "fit")
# The questions in which a day may be that of the first session.
STARTING = ("nth", "left", "missed", "fit", "start", "by")


@dataclass(frozen=True)
class Course:
    """What is asked of a treatment, and the day, or the week or month, of its first session."""

    key: str
    treatment: Treatment
    asked: Question
    begins: date | None = None
    days: Event | None = None
    unclear: DateReading | None = None  # what the message tells of the first day, which must be asked about
    unnumbered: Told | None = None  # a later session, from which nothing can be counted back


def read_course(key: str, treatment: Treatment, question: Question, event: Event | None, message: Message) -> Course:
    """The course as the message and the conversation tell it; what is new of it is kept."""
    days = _days_of_first(message, event, key) if question.kind in ABOUT_EVENT else None
    told = read_told(message, key)
    asked = with_told(question, told, message, key)
    begins, unclear = _start(message, asked, event, key)
    if unclear:
        return Course(key, treatment, asked, unclear=unclear)
    starts, today = message.starts, message.at.today
    asked = settled(asked, treatment, begins, today)
    keep_told(starts, key, told, asked)
    latest, unnumbered = starts.latest(key), None
    if latest:
        asked = without_day(asked, latest, begins, treatment.figures, today)
    if question.kind in ABOUT_EVENT and begins is None and days is None:
        begins = counted_back(starts, key, treatment.figures.interval)
        unnumbered = latest if begins is None else None
    return Course(key, treatment, asked, begins, days, unnumbered=unnumbered)


def _days_of_first(message: Message, event: Event | None, key: str) -> Event | None:
    """The week or month of the first session, of which no day is told."""
    kept = message.kept_day and not message.before.of(key)
    reading = _kept_day(message) if kept else read_start(message, key)
    return stretch(reading) if reading and not is_event(reading, event) else None


def _kept_day(message: Message) -> DateReading | None:
    return read_date(message.kept_day, message.at.today, prefer="future", order=message.at.order)


def _start(
    message: Message, question: Question, event: Event | None, key: str
) -> tuple[date | None, DateReading | None]:
    """The day of the first session, as the message tells it or as it is known; what it tells when that is unclear."""
    known = message.starts.of(key)
    if question.kind == "by" and not known and message.kept_day:
        named = _kept_day(message)
        return (named.dates[-1] if named and named.dates else None), None
    reading = read_start(message, key) if question.kind in STARTING else None
    of_event = reading and (is_event(reading, event) or _tells_its_day(message, event))
    if reading is None or of_event or _is_beside(reading, question, message.told, known):
        return known, None
    if question.kind in ABOUT_EVENT and (days := stretch(reading)):
        return days.last, None
    if len(reading.dates) != 1:
        return (known, None) if question.day else (None, reading)  # counted from a later session anyway
    message.starts.keep(key, reading.dates[0])
    return reading.dates[0], None


def _tells_its_day(message: Message, event: Event | None) -> bool:
    """Whether the message only tells the day of the event, of which the month was known: "the 20th"."""
    narrows = message.event is not None and message.event.is_month and event != message.event
    return narrows and not BEGINS.search(message.text)


def _is_beside(reading: DateReading, question: Question, text: str, known: date | None) -> bool:
    """Whether the day that a message tells is not that of the first session, which comes before any other."""
    if question.day and reading.dates and reading.dates[0] >= date.fromisoformat(question.day):
        return True
    if question.number is None and question.after is not None:
        return not BEGINS.search(text)
    of_later = question.proposes or WAS_NTH.search(text)  # "sorry, it was the 4th": which session it was
    later = question.after is not None and of_later and not BEGINS.search(text)
    if question.after == LAST or later or ((question.day or known) and not names_start(text)):
        return True
    if question.kind == "missed" and len(reading.dates) != 1:
        return True
    if question.kind in ("left", "missed"):
        return not BEGINS.search(text) and not corrects(text)
    return question.kind == "nth" and bool(ONLY_NTH.fullmatch(text))
