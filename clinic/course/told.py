"""The sessions of a course of which the patient has told: what comes after one is counted from it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from clinic.course.asked import Question
from clinic.course.sums import MOST_COUNTED, sessions_over
from clinic.course.words import FIRST, LAST, NEXT
from clinic.facts.figures import Figures


@dataclass(frozen=True)
class Told:
    """A session that is not the first: its number (LAST or NEXT where nobody knows it), and its day, if told."""

    number: int
    day: date | None = None

    @classmethod
    def from_dict(cls, stored: Any) -> "Told":
        """The session in a slot."""
        return cls(stored["number"], date.fromisoformat(stored["day"]) if stored["day"] else None)

    def as_dict(self) -> dict[str, Any]:
        """What a slot holds: JSON."""
        return {"number": self.number, "day": self.day.isoformat() if self.day else None}

    def numbered(self, before: "Told | None", second: bool) -> "Told":
        """The same with the number that follows from what was told before; `second`: whether only the first was."""
        if self.number > 0:
            return self
        if self.number == LAST:
            return replace(self, number=before.number) if before and not before.day else self
        if before and before.number > 0:
            return replace(self, number=before.number + 1)
        return replace(self, number=FIRST + 1) if second else self


def kept(told: Sequence[Told], new: Told) -> list[Told]:
    """The sessions in order with another, in place of what was told of it before; one without a number is the last."""
    if new.day is None and any(each.number == new.number and each.day for each in told):
        return [*told]
    same = {new.number} | {each.number for each in told if each.day and each.day == new.day}
    others = [each for each in told if each.number > 0 and each.number not in same]
    return sorted([*others, new], key=lambda each: each.number if each.number > 0 else MOST_COUNTED)


def without_day(question: Question, latest: Told, first: date | None, figures: Figures, today: date) -> Question:
    """The question, as that of how many are left where more or fewer were had than the first one's day tells."""
    to_come = question.kind == "nth" and question.number in (None, NEXT, LAST) and not question.day
    if latest.day or not to_come or not first or sessions_over(first, today, figures) in (None, latest.number):
        return question
    return Question("left", count=latest.number)


def counted_from(question: Question, told: Sequence[Told], first: date | None) -> Question:
    """The question, to be counted from the session that was told before the one that it is about."""
    latest = told[-1]
    if question.kind == "left" and question.count is None:
        return _counted(question, latest) if latest.day else replace(question, count=latest.number)
    if question.kind != "nth" or question.after is not None:
        return question
    number, dated = question.number or NEXT, [each for each in told if each.day]
    if number > 0:
        before = [each for each in dated if each.number <= number]
        nearest = before[-1:] or ([] if first else dated[:1])
        return _counted(question, nearest[0]) if nearest else question
    if latest.day is None:
        return question
    # The latest one is the next itself until it is over.
    return _counted(question if number != NEXT else replace(question, number=None), latest)


def _counted(question: Question, told: Told) -> Question:
    return replace(question, after=told.number, day=told.day.isoformat() if told.day else None)
