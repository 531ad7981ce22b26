"""The figures of a treatment, and how they are put into words."""

from typing import Any, Literal

from pydantic import Field, root_validator

from clinic.facts.checks import Strict

FIGURE_OF = {  # a topic
    "session_count": "sessions", "session_interval": "interval", "session_duration": "minutes",
    "results_time": "results",
}  # fmt: skip
LONGEST = 1000  # minutes, weeks, months or sessions; a typing error beyond that


class Period(Strict):
    """A time in weeks or in months."""

    weeks: int | None = Field(None, ge=1, le=LONGEST)
    months: int | None = Field(None, ge=1, le=LONGEST)

    @root_validator(skip_on_failure=True)
    def _one_unit(cls, values: dict[str, Any]) -> dict[str, Any]:
        if (values.get("weeks") is None) == (values.get("months") is None):
            raise ValueError("give either weeks or months")
        return values

    @property
    def count(self) -> int:
        """The number of weeks or months."""
        return self.weeks or self.months or 0

    @property
    def days(self) -> float:
        """About how many days it has."""
        return 7 * (self.weeks or 0) + 30.4 * (self.months or 0)

    @property
    def unit(self) -> str:
        """`week` or `month`."""
        return "week" if self.weeks else "month"


class Sessions(Strict):
    """How many sessions a course has: `least` to `most`, or at least `least`."""

    least: int = Field(ge=1, le=LONGEST)
    most: int | None = Field(None, ge=1, le=LONGEST)

    @root_validator(skip_on_failure=True)
    def _in_order(cls, values: dict[str, Any]) -> dict[str, Any]:
        if values["most"] is not None and values["most"] < values["least"]:
            raise ValueError("most must not be smaller than least")
        return values


class Results(Strict):
    """When results show: `from` one time and/or `by` another, or after the least number of `sessions`."""

    start: Period | None = Field(None, alias="from", example="{months: 3}")
    by: Period | None = Field(None, example="{months: 3}")
    after: Literal["sessions"] | None = None

    @root_validator(skip_on_failure=True)
    def _stated(cls, values: dict[str, Any]) -> dict[str, Any]:
        start, by, after = (values.get(key) for key in ("start", "by", "after"))
        if bool(by) == bool(after) or (start and after):
            raise ValueError("give `by` (with or without `from`), or `after: sessions`")
        if start and by and start.days > by.days:
            raise ValueError("`from` must not be later than `by`")
        return values


class Figures(Strict):
    """The numbers of a treatment; null where the document states none. `minutes` is the length of one session."""

    sessions: Sessions | None = Field(..., example="{least: 3, most: 6}")
    interval: Period | None = Field(..., example="{weeks: 2}")
    minutes: int | None = Field(..., ge=1, le=LONGEST)
    results: Results | None = Field(..., example="{by: {months: 3}}")

    @root_validator(skip_on_failure=True)
    def _belong_together(cls, values: dict[str, Any]) -> dict[str, Any]:
        results = values.get("results")
        if values.get("interval") and not values.get("sessions"):
            raise ValueError(
                "an interval needs sessions; where their number is not stated, write null here and put the interval "
                "in words into the answer on session_interval"
            )
        if results and results.after and not values.get("sessions"):
            raise ValueError("results after sessions need sessions; write {by: ...} with weeks or months, or null")
        return values

    def bounds(self, topic: str) -> dict[str, Any] | None:
        """What is stated on a topic as numbers, to weigh one that a patient names: in `unit` from `least` to `most`.

        Results are there `later` too, so that more than that speaks against nothing.
        """
        interval = self.interval.days if self.interval else None
        if topic == "session_count" and self.sessions:
            return _bounds("session", self.sessions.least, self.sessions.most)
        if topic == "session_duration" and self.minutes:
            return _bounds("minute", self.minutes, self.minutes)
        if topic == "session_interval" and interval:
            return _bounds("day", interval, interval)
        if topic != "results_time" or not self.results:
            return None
        if self.results.by:
            return _bounds("day", (self.results.start or self.results.by).days, self.results.by.days, later=True)
        return _bounds("day", interval * (self.sessions.least - 1), None) if interval and self.sessions else None

    def words(self) -> dict[str, str]:
        """The stated figures as words for answers, by placeholder."""
        words = {}
        if self.sessions:
            least, most = self.sessions.least, self.sessions.most
            words["sessions"] = (
                f"{least} to {most}" if most and most > least else str(least) if most else f"at least {least}"
            )
        if self.interval:
            words["interval"] = _one(self.interval)
        if self.minutes:
            words["minutes"] = str(self.minutes)
        if self.results and self.results.by:
            by, start = self.results.by, self.results.start
            if start:
                earliest = str(start.count) if start.unit == by.unit else _many(start)
                words["results"] = f"in {earliest} to {_many(by)}"
            else:
                words["results"] = f"within {_many(by)}"
        elif self.results:
            words["results"] = f"after {sessions_in_words(words['sessions'])}"
        return words


def sessions_in_words(number: str) -> str:
    """The stated number with its noun: "3 to 6 sessions", "at least 1 session"."""
    return f"{number} session{'' if number.split()[-1] == '1' else 's'}"


def _bounds(unit: str, least: float, most: float | None, later: bool = False) -> dict[str, Any]:
    return {"unit": unit, "least": least, "most": most, "later": later}


def _one(period: Period) -> str:
    return f"a {period.unit}" if period.count == 1 else _many(period)


def _many(period: Period) -> str:
    return f"{period.count} {period.unit}" + ("s" if period.count > 1 else "")
