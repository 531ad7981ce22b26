"""Reads of each treatment that is asked of what is known of its course: its first day, and the sessions told."""

from dataclasses import dataclass, field
from datetime import date

from rasa_sdk import Tracker

from actions.days import BEGINS, is_event, names_start, read_start, stretch
from actions.proposals import told_words
from actions.punctual import latest_hidden
from actions.starts import Starts
from actions.told import counted_back, keep_told, read_told, with_told
from clinic.course import Event, Question, Told, settled, without_day
from clinic.course.patterns import ONLY_NTH, WAS_NTH
from clinic.course.words import LAST
from clinic.dates import DateReading, corrects, read_date
from clinic.desk.request import Desk
from clinic.facts.schema import Treatment

ABOUT_EVENT = ("by", "fit")
# The questions in which a day may be that of the first session.
STARTING = ("nth", "left", "missed", "fit", "start", "by")


@dataclass
class Courses:
    """What is asked of each treatment, and the day, or the week or month, of its first session."""

    treatments: dict[str, Treatment]
    event: Event | None
    asked: dict[str, Question] = field(default_factory=dict)
    begins: dict[str, date | None] = field(default_factory=dict)
    months: dict[str, Event] = field(default_factory=dict)
    unnumbered: Told | None = None  # a later session, from which nothing can be counted back

    def read(self, question: Question, tracker: Tracker, at: Desk, starts: Starts) -> tuple[str, DateReading] | None:
        """Reads all; ends with the first treatment of whose first day the message tells something unclear."""
        if question.kind in ABOUT_EVENT:
            months = {key: _month(tracker, self.event, at, key, starts) for key in self.treatments}
            self.months = {key: days for key, days in months.items() if days}
        for key, treatment in self.treatments.items():
            told = read_told(tracker, at, key)
            asked = self.asked[key] = with_told(question, told, tracker, at, key, starts)
            begins, unclear = _start(tracker, asked, self.event, at, key, starts)
            if unclear:
                return key, unclear
            asked = settled(asked, treatment, begins, at.today)
            keep_told(starts, key, told, asked)
            latest = starts.latest(key)
            if latest:
                asked = without_day(asked, latest, begins, treatment.figures, at.today)
            if question.kind in ABOUT_EVENT and begins is None and key not in self.months:
                begins = counted_back(starts, key, treatment.figures.interval)
                self.unnumbered = self.unnumbered or (latest if begins is None else None)
            self.asked[key], self.begins[key] = asked, begins
        return None


def _month(tracker: Tracker, event: Event | None, at: Desk, key: str, starts: Starts) -> Event | None:
    """The week or month of the first session, of which no day is told."""
    kept = tracker.get_slot("named_date")
    if kept and not starts.of(key):
        reading = read_date(str(kept), at.today, prefer="future", order=at.order)
    else:
        reading = read_start(tracker, at, key)
    return stretch(reading) if reading and not is_event(reading, event) else None


def _start(
    tracker: Tracker, question: Question, event: Event | None, at: Desk, key: str, starts: Starts
) -> tuple[date | None, DateReading | None]:
    """The day of the first session, as the message tells it or as it is known; what it tells when that is unclear."""
    known = starts.of(key)
    if question.kind == "by" and not known and tracker.get_slot("named_date"):
        named = read_date(str(tracker.get_slot("named_date")), at.today, prefer="future", order=at.order)
        return (named.dates[-1] if named and named.dates else None), None
    reading = read_start(tracker, at, key) if question.kind in STARTING else None
    of_event = reading and (is_event(reading, event) or _tells_its_day(tracker, event))
    if reading is None or of_event or _is_beside(reading, question, told_words(tracker), known):
        return known, None
    if question.kind in ABOUT_EVENT and (days := stretch(reading)):
        return days.last, None
    if len(reading.dates) != 1:
        return (known, None) if question.day else (None, reading)  # counted from a later session anyway
    starts.keep(key, reading.dates[0])
    return reading.dates[0], None


def _tells_its_day(tracker: Tracker, event: Event | None) -> bool:
    """Whether the message only tells the day of the event, of which the month was known: "the 20th"."""
    stored = Event.from_slot(tracker.get_slot("event_date"))
    narrows = stored is not None and stored.is_month and event != stored
    return narrows and not BEGINS.search(latest_hidden(tracker))


def _is_beside(reading: DateReading, question: Question, text: str, known: date | None) -> bool:
    """Whether the day that a message tells is not that of the first session, which comes before any other."""
    if question.day and reading.dates and reading.dates[0] > date.fromisoformat(question.day):
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
