"""The latest session of a course of which the patient has told: what comes after it is counted from it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from clinic.course.asked import Question
from clinic.course.sums import sessions_over
from clinic.course.words import FIRST, LAST, NEXT
from clinic.facts.figures import Figures


@dataclass(frozen=True)
class Latest:
    """Its number (LAST or NEXT where nobody knows it), and its day, if that was told."""

    number: int
    day: date | None = None

    @classmethod
    def from_slot(cls, stored: Any) -> "Latest | None":
        """The session in a slot, or None where there is none."""
        if not stored:
            return None
        return cls(stored["number"], date.fromisoformat(stored["day"]) if stored["day"] else None)

    def as_dict(self) -> dict[str, Any]:
        """What a slot holds: JSON."""
        return {"number": self.number, "day": self.day.isoformat() if self.day else None}

    def numbered(self, before: "Latest | None", second: bool) -> "Latest":
        """The same with the number that follows from what was told before; `second`: whether only the first was."""
        if self.number > 0:
            return self
        if self.number == LAST:
            return replace(self, number=before.number) if before and not before.day else self
        if before and before.number > 0:
            return replace(self, number=before.number + 1)
        return replace(self, number=FIRST + 1) if second else self


def without_day(question: Question, latest: Latest, first: date | None, figures: Figures, today: date) -> Question:
    """The question, as that of how many are left where more or fewer were had than the first one's day tells."""
    to_come = question.kind == "nth" and question.number in (None, NEXT, LAST) and not question.day
    if latest.day or not to_come or not first or sessions_over(first, today, figures) in (None, latest.number):
        return question
    return Question("left", count=latest.number)


def counted_from(question: Question, latest: Latest, first: date | None) -> Question:
    """The question, to be counted from the latest session where it is about what comes after that."""
    day = latest.day.isoformat() if latest.day else None
    if question.kind == "left" and question.count is None:
        if day is None:
            return replace(question, count=latest.number)
        return replace(question, after=latest.number, day=day)
    if question.kind != "nth" or question.after is not None or day is None:
        return question
    number = question.number or NEXT
    if first and 0 < number < latest.number:
        return question
    if number == NEXT:
        return replace(question, number=None, after=latest.number, day=day)  # it is the next itself until it is over
    return replace(question, after=latest.number, day=day)
