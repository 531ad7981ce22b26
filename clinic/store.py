"""Where bookings are kept: the tables, and transactions that end in time and tell nothing personal when they fail."""

import logging
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timezone
from pathlib import Path
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
    create_engine,
    event,
    inspect,
    text,
)
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateColumn
from sqlalchemy.types import TypeDecorator

# Two waits of this length, one to read and one to write, stay below the five seconds that a patient may wait.
WAIT_SECONDS = 2
UPDATE_SECONDS = 60  # that one step may take which brings an older database up to date
POSTGRES = {
    "connect_timeout": WAIT_SECONDS,
    "tcp_user_timeout": WAIT_SECONDS * 1000,
    "options": f"-c statement_timeout={WAIT_SECONDS * 1000} -c lock_timeout={WAIT_SECONDS * 1000}",
}
LOGGER_NAME = "strand"


class StoreError(RuntimeError):
    """The store did not do what was asked; the text says which kind of fault it was and holds no data."""


class Conflict(StoreError):
    """A row with the same unique value is there already."""


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


def open_store(url: str) -> Engine:
    """Opens the database and creates what is missing in it, the folder of an SQLite file included.

    Raises:
        ValueError: when the URL names no SQLite file and no PostgreSQL database; its text does not repeat the URL.
        StoreError: when the database does not answer in time.
    """
    try:
        parsed = make_url(url.replace("postgres://", "postgresql://", 1))
    except ArgumentError:
        raise ValueError("the database URL cannot be read; write sqlite:///path or postgresql://...") from None
    kind, file = parsed.get_backend_name(), parsed.database
    options: dict[str, Any]
    if kind == "sqlite" and file and file != ":memory:":
        options = {"connect_args": {"timeout": WAIT_SECONDS}}
        make_private(Path(file))
    elif kind == "postgresql":
        options = {"connect_args": POSTGRES}
    else:
        raise ValueError("bookings are kept in sqlite:///path or postgresql://..., as memory is lost on a restart")
    # Without a pool no connection goes stale between two bookings; values stay out of errors and of the log, where
    # SQLAlchemy would write whole rows at DEBUG.
    logging.getLogger(f"sqlalchemy.engine.Engine.{LOGGER_NAME}").addFilter(_without_rows)
    engine = create_engine(
        parsed, future=True, poolclass=NullPool, hide_parameters=True, logging_name=LOGGER_NAME, **options
    )
    if kind == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    _create_tables(engine)
    return engine


@contextmanager
def transaction(engine: Engine, write: bool = True) -> Iterator[Connection]:
    """One transaction: all of it is stored, or nothing.

    Raises:
        Conflict: when a unique value is there already.
        StoreError: for every other fault of the database; neither text holds any value.
    """
    try:
        with engine.connect() as connection:
            connection = connection.execution_options(write=write)
            with connection.begin():
                yield connection
    except IntegrityError:
        raise Conflict("a row with the same unique value is there already") from None
    except SQLAlchemyError as error:
        fault = getattr(error, "orig", None) or error
        raise StoreError(f"the booking store failed: {type(fault).__name__}") from None


def _without_rows(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.INFO


def make_private(file: Path) -> None:
    """Makes a database file that only its owner reads, and its folder, where they are missing.

    Raises:
        StoreError: when they cannot be made; its text holds no path.
    """
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
    except OSError as error:
        raise StoreError(f"the database file cannot be created: {type(error).__name__}") from None


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    # Transactions are begun by _begin_sqlite and not by the driver.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that starts as a reader cannot wait for the lock once it wants to write.
    write = connection.get_execution_options().get("write", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _write_ahead(engine: Engine) -> None:
    """Has readers and a writer not wait for each other; the file remembers it.

    SQLite does not wait for another process that is doing the same just now, so it is tried again.
    """
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            with closing(engine.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA journal_mode = WAL", ())
            return
        except Exception as error:
            if time.monotonic() > deadline:
                raise StoreError(f"the booking store failed: {type(error).__name__}") from None
            time.sleep(0.05)


def _create_tables(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        _write_ahead(engine)
    with transaction(engine, write=False) as connection:
        known = set(inspect(connection).get_table_names())
        if set(TABLES.tables) <= known and not missing_parts(connection, TABLES):
            return
    with transaction(engine) as connection:
        make_tables_alone(connection)
        if engine.dialect.name == "postgresql":  # an index on many rows takes longer than a patient may wait
            connection.execute(text(f"SET LOCAL statement_timeout = {UPDATE_SECONDS * 1000}"))
        TABLES.create_all(connection)
        for part in missing_parts(connection, TABLES):
            if isinstance(part, Index):
                part.create(connection)
            else:
                definition = CreateColumn(part).compile(dialect=engine.dialect)
                connection.execute(text(f"ALTER TABLE {part.table.name} ADD COLUMN {definition}"))


def make_tables_alone(connection: Connection) -> None:
    """Of two processes that start together, one waits here until the other has made its tables."""
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time
        connection.execute(text("SELECT pg_advisory_xact_lock(7278263)"))


def missing_parts(connection: Connection, tables: MetaData) -> list[Column[Any] | Index]:
    """The columns and indexes that a database of an earlier version lacks in the tables that it has.

    New columns of old tables are nullable for this.
    """
    found = inspect(connection)
    known_tables = set(found.get_table_names())
    missing: list[Column[Any] | Index] = []
    for table in tables.sorted_tables:
        if table.name in known_tables:
            columns = {each["name"] for each in found.get_columns(table.name)}
            missing += [column for column in table.columns if column.name not in columns]
            indexes = {each["name"] for each in found.get_indexes(table.name)}
            missing += sorted((one for one in table.indexes if one.name not in indexes), key=lambda one: str(one.name))
    return missing
