"""What can be asked of a course, and what is known of it when it is asked."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

# nth: the day of a session; left: how many are to come; length: of the whole course; missed: a session that was; gap:
# another one than the article's, which somebody has told; fit: how many before an event; stay: how many in so many
# days; by: whether results show by an event; start: when to start for it; others: how fast it went with somebody else.
Kind = Literal["nth", "left", "length", "missed", "gap", "fit", "stay", "by", "start", "others"]
COUNT_TOPIC, RESULTS_TOPIC, MAINTENANCE_TOPIC = "ask_session_count", "ask_results_time", "ask_maintenance"
TIME_TOPICS = frozenset({COUNT_TOPIC, RESULTS_TOPIC, "ask_session_interval", "ask_session_duration", "ask_comparison"})
SUMS = ("left", "length", "nth")


@dataclass(frozen=True)
class Question:
    """What is asked, with the numbers that belong to it.

    `number` of a session, or of all that were advised; `count` of all sessions, or of those that were had; `days` of a
    stay; `after`: the number of the session whose day the patient tells ("my last one was on 3 May"), if not the first;
    `day`: that day, in ISO 8601. One that only puts a session on another day has `after` and no `number`.
    """

    kind: Kind
    number: int | None = None
    count: int | None = None
    days: int | None = None
    after: int | None = None
    day: str | None = None
    every: bool = False  # asked of all treatments, whichever the conversation is about
    missed: bool = False  # whether the patient told before that one was missed
    proposes: bool = False  # whether the message names a day on which the session may be

    def as_dict(self) -> dict[str, Any]:
        """What a slot holds: JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, stored: Any) -> "Question | None":
        """The question in a slot, or None where there is none."""
        return cls(**stored) if isinstance(stored, dict) and stored.get("kind") else None


@dataclass(frozen=True)
class Known:
    """What the conversation knows: its topic, the first session, an event, and an event that this message names."""

    topic: str | None = None
    about: bool = False  # whether it is about a treatment
    start: bool = False
    told: bool = False  # whether a session was told that is not the first
    talked: bool = False  # whether the turn before was about the days of a course
    begun: bool = False  # whether a session is over
    session: int | None = None  # the one after the first whose day the turn before told
    event: bool = False
    names_event: bool = False
    stays: bool = False  # whether the event is a stay of several days
    asks_results: bool = False  # whether the message looks like a question about results
    before: Kind | None = None  # what was asked in the turn before
    asks: bool = True  # whether the message asks anything by itself
    dated: bool = False  # whether the message names a day that is no event's
