"""What comes in and what goes out, whatever the app."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

DAY = timedelta(hours=24)
OUTSIDE_WINDOW = "outside the 24-hour window in which this app lets a clinic write"


class Unavailable(Exception):
    """It could not be sent now, but may be later; the text says why and holds nothing personal."""


class Malformed(ValueError):
    """A genuine request that cannot be read."""


@dataclass(frozen=True)
class Inbound:
    """One message of a patient as an app delivered it.

    `kind` is "text" or what else it is, a key of data/wording/messaging.yml. `key` is what a pressed button carried,
    and `text` then its title. `sender` is who wrote and `address` where replies go; they differ in groups, which are
    not private.
    """

    id: str
    sender: str = field(repr=False)
    address: str = field(repr=False)
    text: str = field(default="", repr=False)
    kind: str = "text"
    key: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)  # E.164, if the app vouches for it
    private: bool = True
    sent_at: float = 0.0  # only to put a batch in order
    thread: dict[str, Any] = field(default_factory=dict, repr=False)  # what the app needs to reply to just this


@dataclass(frozen=True)
class Mark:
    """Which message was sent: `kind` is "reply" (of reception) or "answer" (to a message), `id` its number.

    It goes along with a message to an app that reports later whether it arrived, and comes back with the report.
    """

    kind: str
    id: int

    def __str__(self) -> str:
        return f"{self.kind}-{self.id}"

    @classmethod
    def read(cls, text: object) -> "Mark | None":
        """The mark that a report carries; None for any other text."""
        found = re.fullmatch("(reply|answer)-([0-9]{1,18})", str(text))
        return cls(found[1], int(found[2])) if found else None


@dataclass(frozen=True)
class Lost:
    """An app's report that a message did not arrive; `reason` is for staff and names nobody."""

    mark: Mark | None
    reason: str


@dataclass(frozen=True)
class Button:
    """A quick reply: what it says, and what comes back when it is pressed."""

    title: str
    payload: str = field(repr=False)


@dataclass(frozen=True)
class Part:
    """One message to send: within the app's limits, with as many buttons as the app can show."""

    text: str = field(repr=False)
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class Limits:
    """What an app can carry. Lengths in UTF-16 units, which no app counts as less than one character."""

    text: int
    text_beside_buttons: int
    buttons: int
    payload: int  # bytes
