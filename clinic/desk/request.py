"""What is known of a booking, a call-back or a change while its details are being asked for."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from clinic.details.replies import yes_or_no

Kind = Literal["booking", "callback", "change"]
ACTIONS: dict[str, str] = {  # that take them
    "booking": "action_book_appointment", "callback": "action_call_back", "change": "action_change_appointment",
}  # fmt: skip
# The details in the order in which they are asked for; `day` and `part` of a change only when it is moved.
FIELDS: dict[Kind, tuple[str, ...]] = {
    "booking": ("name", "phone", "email", "treatment", "day", "part", "consent", "confirmed"),
    "callback": ("name", "phone", "consent"),
    "change": ("reference", "phone", "change", "day", "part", "confirmed"),
}
# Details that are never asked for; of a change those that a booking after it would need again.
BESIDE = {"callback": ("questions",), "change": ("name", "email", "treatment")}
NONE = ""  # a detail that the patient does not want to give
CHANGES = "changes"  # asked in place of a detail: what of the whole is to be changed
CONSULTATION = "consultation"
# In place of a phone number: the one that the patient writes from, which is looked up once it is stored ...
VOUCHED = "vouched"
# ... and that of what this conversation has made before, which need not be told again.
OWN = "own"
WHEN = frozenset({"day", "part", "hour"})


@dataclass
class Request:
    """The details so far. It is kept in a slot as what `as_dict` gives, and deleted once it is stored or cancelled."""

    kind: Kind
    started: str  # moment (ISO 8601) that tells this request from the next one of the same conversation
    touched: str  # when the patient last wrote
    asked: str | None = None  # the detail asked for last
    details: dict[str, Any] = field(default_factory=dict)
    misses: int = 0  # answers in a row that could not be used
    refused: int = 0  # wrong pairs of reference and phone
    # The last digits of the number that the patient writes from, if the channel vouches for it; "" if it is not wanted.
    ending: str | None = None
    days: list[str] = field(default_factory=list)  # of which one is asked for: those of "the first week of May"
    replaced: dict[str, Any] = field(default_factory=dict)  # what was to be corrected, and may be kept after all
    doubted: str | None = None  # the answer to "what name?" that was not taken, as none is refused twice
    own: dict[str, Any] | None = None  # what this conversation has made or moved before
    # Of a change:
    proven: list[str] | None = None  # the reference and the number that were found to belong together
    tried: list[str] | None = None  # those that were not, of which either may be given anew
    stood: dict[str, str] | None = None  # when the booking is, once that is known
    heard: dict[str, Any] | None = None  # the message that corrects it, until the patient has proven to have made it

    @classmethod
    def start(cls, kind: Kind, now: datetime, **details: Any) -> "Request":
        """A new request with what is known already."""
        # A yes to another request is none to this one.
        wanted = {*FIELDS[kind], *BESIDE.get(kind, ()), "hour"} - {"consent", "confirmed"}
        known = {key: value for key, value in details.items() if value and key in wanted}
        return cls(kind, now.isoformat(), now.isoformat(), details=known)

    @classmethod
    def from_dict(cls, stored: Any) -> "Request | None":
        """The request in a slot, or None where there is none."""
        return cls(**stored) if isinstance(stored, dict) and stored.get("kind") in FIELDS else None

    def as_dict(self) -> dict[str, Any]:
        """What a slot holds: JSON."""
        return asdict(self)

    @property
    def missing(self) -> str | None:
        """The detail to ask for next, None when all are there."""
        moved = self.details.get("change") == "move"
        for name in FIELDS[self.kind]:
            if self.kind == "change" and name in ("day", "part") and not moved:
                continue
            if name not in self.details:
                return name
        return None

    @property
    def last(self) -> str:
        """The question whose yes completes it, and which is asked again whenever a detail has changed."""
        return FIELDS[self.kind][-1]

    @property
    def is_looked_over(self) -> bool:
        """Whether the whole was shown last, or it was asked what of it is to be changed."""
        return self.asked in (self.last, CHANGES)

    @property
    def awaits_yes(self) -> bool:
        """Whether the details were asked for before, and all that is awaited is a yes to them."""
        return self.asked in ("consent", "confirmed", CHANGES)

    def carried(self, kind: Kind) -> dict[str, Any]:
        """The details that hold for another kind of request of the same patient too."""
        # When to be called says nothing of when to come, nor the other way round.
        apart = WHEN if "callback" in (kind, self.kind) else frozenset()
        return {name: value for name, value in self.details.items() if name not in apart and value != OWN}

    def forget(self, *names: str) -> None:
        """Takes details back, so that they are asked for again."""
        for name in names:
            self.details.pop(name, None)


@dataclass(frozen=True)
class Said:
    """A message of the patient, with what was found in it elsewhere."""

    text: str
    treatments: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)  # where the treatments stand, one for each
    intent: str | None = None
    answered: bool = False  # it asked something that has been answered already in this turn

    @property
    def agrees(self) -> bool:
        """Whether it sounds like a yes; a word alone that is none may as well be a name: "Yash"."""
        return self.intent == "affirm" and (len(self.text.split()) > 1 or yes_or_no(self.text) is True)


@dataclass(frozen=True)
class Desk:
    """What the front desk knows beside the message: what day it is, the settings, and how treatments are called."""

    now: datetime  # in the clinic's time zone
    names: dict[str, str] = field(default_factory=dict)  # of the treatments, by id
    region: str = "IN"
    order: Literal["DMY", "MDY"] = "DMY"
    closed: frozenset[str] = frozenset()  # mon..sun
    days_ahead: int = 180
    hours: dict[str, str] = field(default_factory=dict)  # "10:00-18:00" or closed, by mon..sun; none: not told

    @property
    def today(self) -> date:
        """The day at the clinic."""
        return self.now.date()


@dataclass(frozen=True)
class Say:
    """A response of the domain, with what fills its placeholders, and buttons whose title is what they send."""

    response: str
    values: dict[str, str] = field(default_factory=dict)
    buttons: tuple[str, ...] = ()


@dataclass
class Found:
    """What a message gives: values by detail, and for the others what is wrong with them."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, Say] = field(default_factory=dict)
    days: list[str] = field(default_factory=list)  # several that were named where one is wanted
