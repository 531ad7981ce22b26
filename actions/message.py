"""What a patient has written about the days of a course, read once for all that is answered to it."""

from itertools import pairwise

from rasa_sdk import Tracker

from actions.punctual import latest_entities, latest_hidden
from actions.starts import Starts
from clinic.course import Event, Question, read_absence, read_proposal
from clinic.dates import read_date, read_dates
from clinic.desk.request import Desk
from clinic.facts.schema import EVERY

EARLIER = 3  # messages in which to look for the tense


class Message:
    """The patient's message, with what the conversation knows of sessions `before` it and, in `starts`, with it.

    `text` has the treatments hidden; `told` is the same without a day on which a session only may be, or on which the
    patient is away: that is `proposed`.
    """

    def __init__(self, tracker: Tracker, at: Desk) -> None:
        """Reads the latest message."""
        self.tracker, self.at, self.text = tracker, at, latest_hidden(tracker)
        self.before, self.starts = Starts(tracker), Starts(tracker)
        self.event = Event.from_slot(tracker.get_slot("event_date"))
        self.kept_day = str(tracker.get_slot("named_date") or "")
        question = Question.from_dict(tracker.get_slot("course"))
        proposes = question is not None and question.proposes
        self.proposed = (read_proposal(self.text) or read_absence(self.text)) if proposes else None
        self.told = self.proposed.rest if self.proposed else self.text

    def about(self, treatment: str | None) -> str:
        """The part that tells the treatment's own day: "PRP on 11 June" of "PRP on 11 June, meso on 2 May"."""
        text, at = self.told, self.at
        named = [each for each in latest_entities(self.tracker, "treatment", background=True)
                 if each["value"] != EVERY]  # fmt: skip # "when will each of them end"
        keys = {each["value"] for each in named}
        if len(keys) < 2 or treatment not in keys:
            return text
        found = read_dates(text, at.today, prefer="past", order=at.order)
        before = bool(found) and found[0].start < named[0]["start"]  # "on 11 June PRP, on 2 May meso"
        at_ends = [0, *(each["end"] for each in named)] if before else [*(each["start"] for each in named), len(text)]
        own: dict[str, str] = {}
        for each, (start, end) in zip(named, pairwise(at_ends), strict=True):
            part = f"{text[: at_ends[0]]}{text[start:end]}"
            if read_date(part, at.today, prefer="past", order=at.order):
                own.setdefault(each["value"], part)
        return own.get(str(treatment), text) if len(own) == len(keys) else text

    def said_before(self) -> list[str]:
        """What was typed just before, the latest first; this message first of all, but for a day that it proposes."""
        said = [str(event.get("text") or "") for event in self.tracker.events if event.get("event") == "user"]
        return [text for text in reversed(said[-EARLIER : -1 if self.proposed else None]) if not text.startswith("/")]
