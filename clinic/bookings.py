"""Bookings and call-backs: stored together with the message to reception, found, cancelled, moved and deleted."""

import hashlib
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import and_, delete, exists, func, insert, not_, select, update
from sqlalchemy.engine import Connection, Engine

from clinic.booking_details import BookingDetails, checked_row, problems_of_time, tidy_phone
from clinic.references import new_reference, tidy_reference
from clinic.store import Conflict, StoreError, transaction
from clinic.tables import BOOKINGS, OUTBOX, REPLIES

KINDS = ("booking", "callback")
STATUSES = ("requested", "called", "move requested", "cancelled")
REFERENCE_DRAWS = 5
MOVED = ("move_day", "move_open_day", "move_part", "move_hour")  # what is wished for in place of the first time
WAY_BACK = ("channel", "conversation")
NOT_TOLD = ("id", "key", "conversation")  # neither to reception nor in what staff are shown


@dataclass(frozen=True)
class Booking:
    """A stored booking or call-back; what is personal stays out of its repr. Moments are in UTC."""

    id: int
    key: str = field(repr=False)
    reference: str
    kind: str
    name: str = field(repr=False)
    phone: str = field(repr=False)
    email: str | None = field(repr=False)
    treatment: str
    day: date | None
    open_day: str | None
    part: str
    hour: str | None
    questions: str = field(repr=False)
    consent_at: datetime
    status: str
    move_day: date | None
    move_open_day: str | None
    move_part: str | None
    move_hour: str | None
    sequence: int
    created_at: datetime
    updated_at: datetime
    channel: str | None
    conversation: str | None = field(repr=False)

    def agrees(self, details: BookingDetails) -> bool:
        """Whether it is open and says what was given, whenever that was agreed to."""
        row = checked_row(self.kind, details, self.key)
        same = all(getattr(self, name) == row[name] for name in row if name not in ("consent_at", *WAY_BACK))
        return same and self.status != "cancelled"


@dataclass(frozen=True)
class Purged:
    """How many bookings were deleted, and how many as old ones were kept as reception has not been told yet."""

    deleted: int
    kept: int


class Bookings:
    """The bookings in a store. Every method may raise StoreError; `by_key` then tells whether something was stored."""

    def __init__(self, engine: Engine) -> None:
        """Takes what `open_store` gives."""
        self.engine = engine

    def book(self, details: BookingDetails, key: str, now: datetime) -> Booking:
        """Stores a wish for an appointment and the message to reception, both or neither.

        With a key that was used before, nothing is stored and what was stored then is returned: confirm what is
        returned, not what was given. `key` comes from `request_key`.

        Raises:
            ValueError: naming every detail that is missing or wrong, without its value.
        """
        return self._request("booking", details, key, now)

    def request_callback(self, details: BookingDetails, key: str, now: datetime) -> Booking:
        """Stores a wish to be called back, just as `book` does; it needs no day, neither a fixed nor an open one."""
        return self._request("callback", details, key, now)

    def amend(self, details: BookingDetails, key: str, now: datetime) -> Booking | None:
        """Changes what is stored under a key to what the patient agrees to now, and tells reception.

        None when nothing is stored. What agrees already, and what the patient agreed to later than to `details`, stays:
        confirm what is returned. A cancelled one is open again, as the patient has just asked for it.

        Raises:
            ValueError: as `book` does.
        """
        with transaction(self.engine) as connection:
            stored = _one(connection, BOOKINGS.c.key == key)
            if stored is None or stored.agrees(details) or stored.consent_at > details.consent_at:
                return stored
            row = {**checked_row(stored.kind, details, key), "status": "requested", **dict.fromkeys(MOVED)}
            older = and_(BOOKINGS.c.key == key, BOOKINGS.c.consent_at <= details.consent_at)
            if _change(connection, older, now, **row):
                _tell(connection, f"{stored.kind}.changed", BOOKINGS.c.key == key, now)
            return _one(connection, BOOKINGS.c.key == key)

    def by_key(self, key: str) -> Booking | None:
        """What was stored under a key: the truth after a failure that left it open."""
        with transaction(self.engine, write=False) as connection:
            return _one(connection, BOOKINGS.c.key == key)

    def find(self, reference: str, phone: str) -> Booking | None:
        """The booking with this reference and E.164 phone number; None does not tell which of the two is wrong."""
        with transaction(self.engine, write=False) as connection:
            return _one(connection, _pair(reference, phone))

    def cancel(self, reference: str, phone: str, now: datetime) -> Booking | None:
        """Cancels, and tells reception once however often it is called; None for a wrong pair."""
        open_pair = and_(_pair(reference, phone), BOOKINGS.c.status != "cancelled")
        with transaction(self.engine) as connection:
            if _change(connection, open_pair, now, status="cancelled"):
                _tell(connection, "booking.cancelled", _pair(reference, phone), now)
            return _one(connection, _pair(reference, phone))

    def request_move(
        self,
        reference: str,
        phone: str,
        day: date | None,
        part: str,
        now: datetime,
        *,
        open_day: str | None = None,
        hour: str | None = None,
    ) -> Booking | None:
        """Asks for another time, and tells reception once for each; None for a wrong pair.

        `day`, `part`, `open_day` and `hour` are as in BookingDetails. A cancelled booking and a call-back are returned
        as they are: whether it is done shows in `status`.

        Raises:
            ValueError: naming what is wrong with the time.
        """
        if problems := problems_of_time(day, part, open_day, hour):
            raise ValueError("; ".join(problems))
        table = BOOKINGS.c
        wish = dict(zip(MOVED, (day, open_day, part, hour)))
        same = [table[name].is_(None) if value is None else table[name] == value for name, value in wish.items()]
        asked = and_(table.status == "move requested", *same)
        movable = and_(_pair(reference, phone), table.kind == "booking", table.status != "cancelled", not_(asked))
        with transaction(self.engine) as connection:
            if _change(connection, movable, now, status="move requested", **wish):
                _tell(connection, "booking.move_requested", _pair(reference, phone), now)
            return _one(connection, _pair(reference, phone))

    def filtered(
        self, status: str | None = None, kind: str | None = None, since: datetime | None = None
    ) -> list[Booking]:
        """For staff: all bookings of a status, of a kind and made since a moment, oldest first."""
        query = select(BOOKINGS).order_by(BOOKINGS.c.created_at, BOOKINGS.c.id)
        for column, value in ((BOOKINGS.c.status, status), (BOOKINGS.c.kind, kind)):
            query = query if value is None else query.where(column == value)
        if since is not None:
            query = query.where(BOOKINGS.c.created_at >= since)
        with transaction(self.engine, write=False) as connection:
            return [Booking(**row) for row in connection.execute(query).mappings()]

    def by_reference(self, reference: str) -> Booking | None:
        """For staff: the booking with this reference, whatever its phone number."""
        with transaction(self.engine, write=False) as connection:
            return _one(connection, BOOKINGS.c.reference == tidy_reference(reference))

    def mark_called(self, reference: str, now: datetime) -> Booking | None:
        """For staff: notes that reception has called; a cancelled booking stays cancelled. None if there is none."""
        same = BOOKINGS.c.reference == tidy_reference(reference)
        with transaction(self.engine) as connection:
            _change(connection, and_(same, BOOKINGS.c.status.notin_(("called", "cancelled"))), now, status="called")
            return _one(connection, same)

    def purge(self, older_than: datetime, undelivered: bool = False) -> Purged:
        """Deletes what neither changed nor takes place since, with its messages and replies.

        What reception was not told of yet is kept. `undelivered` deletes that too, for a clinic that lists its bookings
        and has nothing delivered.
        """
        table, last_day = BOOKINGS.c, older_than.date()
        old = and_(
            table.updated_at < older_than,
            func.coalesce(table.day, date.min) < last_day,
            func.coalesce(table.move_day, date.min) < last_day,
        )
        waiting = and_(OUTBOX.c.booking_id == table.id, OUTBOX.c.delivered_at.is_(None), OUTBOX.c.dead_at.is_(None))
        with transaction(self.engine) as connection:
            query = (
                select(table.id).where(old)
                if undelivered
                else select(table.id).where(old, not_(exists().where(waiting)))
            )
            ids = [row.id for row in connection.execute(query)]
            # In pieces, as databases take a limited number of values in one statement.
            for start in range(0, len(ids), 500):
                piece = ids[start : start + 500]
                for table_of_booking in (OUTBOX, REPLIES):
                    connection.execute(delete(table_of_booking).where(table_of_booking.c.booking_id.in_(piece)))
                connection.execute(delete(BOOKINGS).where(table.id.in_(piece)))
            kept = connection.execute(select(func.count()).select_from(BOOKINGS).where(old)).scalar_one()
            return Purged(len(ids), kept)

    def _request(self, kind: str, details: BookingDetails, key: str, now: datetime) -> Booking:
        row = checked_row(kind, details, key)
        row |= {"kind": kind, "key": key, "status": "requested", "sequence": 0, "created_at": now, "updated_at": now}
        for _ in range(REFERENCE_DRAWS):
            try:
                with transaction(self.engine) as connection:
                    connection.execute(insert(BOOKINGS).values(**row, reference=new_reference()))
                    _tell(connection, f"{kind}.created", BOOKINGS.c.key == key, now)
                    booking = _one(connection, BOOKINGS.c.key == key)
                    assert booking is not None
                return booking
            except Conflict:
                # Either the key was used before, or else the reference is taken and another one is drawn.
                if stored := self.by_key(key):
                    return stored
        raise StoreError("no free reference was found")


def request_key(conversation: str, started: str) -> str:
    """The key of one form in one conversation, from which the conversation cannot be read: 64 hex digits."""
    return hashlib.sha256(f"{len(conversation)}:{conversation}:{started}".encode()).hexdigest()


def _pair(reference: str, phone: str) -> Any:
    return and_(BOOKINGS.c.reference == tidy_reference(reference), BOOKINGS.c.phone == tidy_phone(phone))


def _one(connection: Connection, condition: Any) -> Booking | None:
    row = connection.execute(select(BOOKINGS).where(condition)).mappings().one_or_none()
    return None if row is None else Booking(**row)


def _change(connection: Connection, condition: Any, now: datetime, **values: Any) -> bool:
    changed = update(BOOKINGS).where(condition).values(**values, updated_at=now, sequence=BOOKINGS.c.sequence + 1)
    return connection.execute(changed).rowcount == 1


def _tell(connection: Connection, event: str, condition: Any, now: datetime) -> None:
    booking = _one(connection, condition)
    assert booking is not None
    connection.execute(
        insert(OUTBOX).values(
            idempotency_key=str(uuid4()), booking_id=booking.id, event=event, payload=_payload(booking, event, now),
            attempts=0, next_attempt_at=now, created_at=now,
        )
    )  # fmt: skip


def _payload(booking: Booking, event: str, now: datetime) -> dict[str, Any]:
    told = {one.name: getattr(booking, one.name) for one in fields(booking) if one.name not in NOT_TOLD}
    as_text = {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}
    return {"event": event, "occurred_at": now.isoformat(), "booking": as_text}
