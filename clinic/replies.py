"""What reception answers patients in the chat that they booked from: kept until their channel has sent it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, exists, insert, select, update
from sqlalchemy.engine import Connection, Engine

from clinic.booking_details import printable
from clinic.references import tidy_reference
from clinic.store import transaction
from clinic.tables import BOOKINGS, REPLIES

# Channels on which a message can be sent later. On the others nobody listens once a turn is answered.
CHANNELS_BACK = frozenset({"website", "whatsapp", "telegram", "messenger", "twilio"})
LONGEST_TEXT = 1500  # characters; a text message by Twilio holds 1600
ATTEMPTS = 12
LEASE = timedelta(minutes=5)  # longer than it takes to send what is taken at once; then another process may try
AT_ONCE = 5


@dataclass(frozen=True)
class Reply:
    """One answer to a patient; what is personal stays out of its repr. Moments are in UTC."""

    id: int
    booking_id: int
    channel: str
    conversation: str = field(repr=False)
    text: str = field(repr=False)
    created_at: datetime
    next_attempt_at: datetime
    attempts: int
    sent_at: datetime | None
    failed_at: datetime | None
    last_error: str | None

    @property
    def state(self) -> str:
        """Whether it is sent, failed or waiting."""
        return "sent" if self.sent_at else "failed" if self.failed_at else "waiting"


class Replies:
    """The replies in a store. Every method may raise StoreError."""

    def __init__(self, engine: Engine) -> None:
        """Takes what `open_store` gives."""
        self.engine = engine

    def add(self, reference: str, text: str, now: datetime) -> None:
        """Has the channel of a booking send a text to the patient.

        Raises:
            ValueError: when there is no such booking, no way back to its patient, or the text cannot be sent.
        """
        text = printable(text).strip()
        if not text:
            raise ValueError("Write what the patient is to be told.")
        if len(text) > LONGEST_TEXT:
            raise ValueError(f"The text has {len(text)} characters; at most {LONGEST_TEXT} can be sent.")
        with transaction(self.engine) as connection:
            query = select(BOOKINGS).where(BOOKINGS.c.reference == tidy_reference(reference))
            booking = connection.execute(query).one_or_none()
            if booking is None:
                raise ValueError(f"There is no booking {reference}.")
            if booking.channel not in CHANNELS_BACK or not booking.conversation:
                raise ValueError(
                    f"{booking.reference} was not made in a chat that can be answered later; call the patient."
                )
            connection.execute(
                insert(REPLIES).values(
                    booking_id=booking.id, channel=booking.channel, conversation=booking.conversation, text=text,
                    created_at=now, next_attempt_at=now, attempts=0,
                )
            )  # fmt: skip

    def due(self, channel: str, now: datetime) -> list[Reply]:
        """Takes what a channel is to send now, a few at a time and in order within a conversation.

        For as long as LEASE no other process gets them; then they count as due again. What was taken ATTEMPTS times
        and neither sent nor failed is given up.
        """
        earlier = REPLIES.alias()
        before = and_(earlier.c.conversation == REPLIES.c.conversation, earlier.c.id < REPLIES.c.id)
        blocked = exists().where(and_(before, earlier.c.sent_at.is_(None), earlier.c.failed_at.is_(None)))
        wanted = (REPLIES.c.channel == channel, _is_open(), REPLIES.c.next_attempt_at <= now, ~blocked)
        query = select(REPLIES).where(*wanted).order_by(REPLIES.c.next_attempt_at, REPLIES.c.id).limit(AT_ONCE)
        with transaction(self.engine, write=False) as connection:  # mostly there are none, and nobody is kept waiting
            found = connection.execute(query).all()
        if not found:
            return []
        with transaction(self.engine) as connection:
            return list(_taken(connection, found, now))

    def sent(self, id: int, now: datetime) -> None:
        """Notes that a reply was sent, unless the app has already said that it did not arrive."""
        self._note(id, sent_at=now, last_error=None)

    def lost(self, id: int, channel: str, error: str, now: datetime) -> None:
        """Notes that a reply was sent and did not arrive, as its app says; it is left to staff."""
        mine = and_(REPLIES.c.id == id, REPLIES.c.channel == channel, REPLIES.c.failed_at.is_(None))
        with transaction(self.engine) as connection:
            connection.execute(update(REPLIES).where(mine).values(sent_at=None, failed_at=now, last_error=error[:200]))

    def failed(self, id: int, error: str, now: datetime, again_at: datetime | None) -> None:
        """Notes why a reply was not sent, and when to try again: None leaves it to staff."""
        again = {"failed_at": now} if again_at is None else {"next_attempt_at": again_at}
        self._note(id, last_error=error[:200], **again)

    def wait(self, id: int, until: datetime) -> None:
        """Has a reply that lies ready be looked after again later, which counts as no attempt."""
        self._note(id, attempts=0, next_attempt_at=until)

    def failed_ones(self) -> list[tuple[str, Reply]]:
        """What could not be sent, oldest first, with the references of the bookings."""
        query = select(BOOKINGS.c.reference, REPLIES).join_from(REPLIES, BOOKINGS)
        query = query.where(REPLIES.c.failed_at.is_not(None)).order_by(REPLIES.c.id)
        with transaction(self.engine, write=False) as connection:
            rows = [dict(row) for row in connection.execute(query).mappings()]
        return [(row.pop("reference"), Reply(**row)) for row in rows]

    def of(self, booking: int) -> list[Reply]:
        """The replies to a booking id, oldest first."""
        query = select(REPLIES).where(REPLIES.c.booking_id == booking).order_by(REPLIES.c.id)
        with transaction(self.engine, write=False) as connection:
            return [Reply(**row) for row in connection.execute(query).mappings()]

    def resend(self, booking: int, now: datetime) -> int:
        """Makes what was not sent of a booking id due again, failed ones too; returns how many."""
        mine = and_(REPLIES.c.booking_id == booking, REPLIES.c.sent_at.is_(None))
        with transaction(self.engine) as connection:
            fresh = update(REPLIES).where(mine).values(failed_at=None, attempts=0, next_attempt_at=now)
            return connection.execute(fresh).rowcount

    def _note(self, id: int, **values: Any) -> None:
        with transaction(self.engine) as connection:
            connection.execute(update(REPLIES).where(REPLIES.c.id == id, _is_open()).values(**values))


def _is_open() -> Any:
    return and_(REPLIES.c.sent_at.is_(None), REPLIES.c.failed_at.is_(None))


def _taken(connection: Connection, found: list[Any], now: datetime) -> Iterator[Reply]:
    for row in found:
        # Whoever changes next_attempt_at first has the row. The attempt counts before it is made, so that a reply
        # which ends the process each time is given up too.
        mine = and_(REPLIES.c.id == row.id, _is_open(), REPLIES.c.next_attempt_at == row.next_attempt_at)
        spent = row.attempts >= ATTEMPTS
        values: dict[str, Any] = {"next_attempt_at": now + LEASE, "attempts": row.attempts + 1}
        if spent:
            values = {"failed_at": now, "last_error": row.last_error or "interrupted"}
        if connection.execute(update(REPLIES).where(mine).values(**values)).rowcount and not spent:
            yield Reply(**{**row._mapping, **values})
