"""The tables in which bookings, messages to reception and to patients, and what belongs to them are kept."""

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator):
    """A moment in UTC: SQLite forgets time zones, so they are taken off on the way in and put on again."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """The moment as it is stored."""
        if value is not None and value.tzinfo is None:
            raise TypeError("a moment needs a time zone")
        return None if value is None else value.astimezone(timezone.utc).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """The stored moment with its time zone."""
        return None if value is None else value.replace(tzinfo=timezone.utc)


TABLES = MetaData()
BOOKINGS = Table(
    "bookings",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("reference", String(16), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("name", String(200), nullable=False),
    Column("phone", String(16), nullable=False),
    Column("email", String(254)),
    Column("treatment", String(64), nullable=False),
    Column("day", Date),
    Column("part", String(16), nullable=False),
    Column("questions", Text, nullable=False),
    Column("consent_at", UtcDateTime, nullable=False),
    Column("status", String(32), nullable=False, index=True),
    # The day wished for in place of `day`.
    Column("move_day", Date),
    Column("move_part", String(16)),
    Column("sequence", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False, index=True),
    Column("updated_at", UtcDateTime, nullable=False),
    # Where it was asked for, if reception can answer there.
    Column("channel", String(32)),
    Column("conversation", Text),
    # What is wished for in place of a fixed day, and the wished hour: clinic/wishes.py.
    Column("open_day", String(160)),
    Column("hour", String(32)),
    Column("move_open_day", String(160)),
    Column("move_hour", String(32)),
)
OUTBOX = Table(
    "outbox",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("idempotency_key", String(36), nullable=False, unique=True),
    Column("booking_id", Integer, ForeignKey("bookings.id"), nullable=False, index=True),
    Column("event", String(32), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt_at", UtcDateTime, nullable=False, index=True),
    # When each target took it, so that one is not told again because another failed.
    Column("mail_at", UtcDateTime),
    Column("webhook_at", UtcDateTime),
    Column("delivered_at", UtcDateTime),
    Column("dead_at", UtcDateTime),
    Column("last_error", String(200)),
    Column("created_at", UtcDateTime, nullable=False),
)
ADDRESSES = Table(
    "addresses",
    TABLES,
    Column("conversation", String(255), primary_key=True),
    Column("channel", String(32), nullable=False),
    # Both encrypted.
    Column("address", Text, nullable=False),
    Column("phone", Text),
    Column("last_inbound", UtcDateTime, nullable=False, index=True),
)
REPLIES = Table(
    "replies",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("booking_id", Integer, ForeignKey("bookings.id"), nullable=False, index=True),
    Column("channel", String(32), nullable=False),
    Column("conversation", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("next_attempt_at", UtcDateTime, nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("sent_at", UtcDateTime),
    Column("failed_at", UtcDateTime),
    Column("last_error", String(200)),
)
ATTEMPTS = Table(
    "attempts",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("attempt", String(36), nullable=False, index=True),
    Column("subject", String(64), nullable=False, index=True),
    Column("made_at", UtcDateTime, nullable=False, index=True),
)
INBOX = Table(
    "inbox",
    TABLES,
    Column("id", Integer, primary_key=True),
    # A keyed hash of the platform's id of the message, which may itself hold a phone number.
    Column("key", String(64), nullable=False, unique=True),
    Column("channel", String(32), nullable=False),
    Column("conversation", String(64), nullable=False),
    # Encrypted: the message, then its replies as well; nothing once they are sent.
    Column("content", Text),
    Column("sent", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    # Until then one process has it; after a crash another takes it.
    Column("claimed_until", UtcDateTime, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("done_at", UtcDateTime, index=True),
    # Why the patient did not get the answer, if so.
    Column("fault", String(200)),
    # Whether something earlier waits in a conversation is asked for each message, and some write thousands.
    Index("inbox_order", "conversation", "done_at", "id"),
)
OFFERS = Table(
    "offers",
    TABLES,
    Column("conversation", String(64), primary_key=True),
    # Encrypted: what a number or a short key stands for, since an app cannot carry every payload.
    Column("content", Text, nullable=False),
    Column("offered_at", UtcDateTime, nullable=False, index=True),
)
