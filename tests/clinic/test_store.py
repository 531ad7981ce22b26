"""The store: a database of an earlier version is brought up to date with what it holds."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection, Engine

from clinic.addresses import Addresses
from clinic.booking_details import BookingDetails
from clinic.bookings import Bookings, request_key
from clinic.inbox import Inbox
from clinic.replies import Replies
from clinic.store import open_store, transaction
from clinic.tables import TABLES
from clinic.upgrade import missing_parts

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)
PHONE = "+919876543210"
# What the first version made, with a booking in it.
FIRST_VERSION = """
CREATE TABLE bookings ( id INTEGER NOT NULL, "key" VARCHAR(64) NOT NULL, reference VARCHAR(16) NOT NULL,
  kind VARCHAR(16) NOT NULL, name VARCHAR(200) NOT NULL, phone VARCHAR(16) NOT NULL, email VARCHAR(254),
  treatment VARCHAR(64) NOT NULL, day DATE, part VARCHAR(16) NOT NULL, questions TEXT NOT NULL,
  consent_at DATETIME NOT NULL, status VARCHAR(32) NOT NULL, move_day DATE, move_part VARCHAR(16),
  sequence INTEGER NOT NULL, created_at DATETIME NOT NULL, updated_at DATETIME NOT NULL,
  PRIMARY KEY (id), UNIQUE ("key"), UNIQUE (reference) );
CREATE INDEX ix_bookings_created_at ON bookings (created_at);
CREATE INDEX ix_bookings_status ON bookings (status);
CREATE TABLE outbox ( id INTEGER NOT NULL, idempotency_key VARCHAR(36) NOT NULL, booking_id INTEGER NOT NULL,
  event VARCHAR(32) NOT NULL, payload JSON NOT NULL, attempts INTEGER NOT NULL, next_attempt_at DATETIME NOT NULL,
  mail_at DATETIME, webhook_at DATETIME, delivered_at DATETIME, dead_at DATETIME, last_error VARCHAR(200),
  created_at DATETIME NOT NULL, PRIMARY KEY (id), UNIQUE (idempotency_key),
  FOREIGN KEY(booking_id) REFERENCES bookings (id) );
CREATE INDEX ix_outbox_booking_id ON outbox (booking_id);
CREATE INDEX ix_outbox_next_attempt_at ON outbox (next_attempt_at);
INSERT INTO bookings VALUES (1, 'k', 'HKX-473', 'booking', 'Asha Verma', '+919876543210', NULL, 'prp', '2026-03-09',
  'morning', '', '2026-03-01 10:00:00.000000', 'requested', NULL, NULL, 0, '2026-03-01 10:00:00.000000',
  '2026-03-01 10:00:00.000000');
"""


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database as the first version left it."""
    file = tmp_path / "bookings.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(FIRST_VERSION)
    return f"sqlite:///{file}"


def test_first_version_is_brought_up_to_date(url: str) -> None:
    """The bookings in it are kept and can be changed, and what is new works beside them."""
    engine = open_store(url)
    bookings = Bookings(engine)
    (old,) = bookings.filtered()
    assert (old.name, old.day, old.channel, old.conversation) == ("Asha Verma", date(2026, 3, 9), None, None)
    assert (old.open_day, old.hour, old.move_hour) == (None, None, None)
    assert (cancelled := bookings.cancel("HKX-473", PHONE, NOW)) and cancelled.status == "cancelled"
    details = BookingDetails("Ravi", PHONE, NOW, day=date(2026, 3, 9), channel="telegram", conversation="c1")
    new = bookings.book(details, request_key("c1", ""), NOW)
    Replies(engine).add(new.reference, "Yes", NOW)
    assert [each.conversation for each in Replies(engine).due("telegram", NOW)] == ["c1"]
    assert Addresses(engine).find("c1") is None
    assert Bookings(open_store(url)).filtered() == bookings.filtered()


def test_several_processes_bring_it_up_to_date(url: str) -> None:
    """Processes that open an old database together add each column once."""
    with ThreadPoolExecutor(4) as pool:
        engines = list(pool.map(open_store, [url] * 4))
    with engines[0].connect() as connection:
        found = inspect(connection)
        for table in TABLES.sorted_tables:
            assert [column["name"] for column in found.get_columns(table.name)] == [one.name for one in table.columns]
            assert indexes_of(connection, table.name) == sorted(str(one.name) for one in table.indexes)


def test_an_older_database_gets_newer_indexes_and_columns(engine: Engine) -> None:
    """What came to a table later is added, in both kinds of database, and what is in the table stays."""
    inbox = Inbox(engine, "telegram", timedelta(seconds=20))
    inbox.accept("one", "c1", {"text": "one"}, NOW)
    with transaction(engine) as connection:
        connection.execute(text("DROP INDEX inbox_order"))
        connection.execute(text("ALTER TABLE inbox DROP COLUMN fault"))
        assert [part.name for part in missing_parts(connection, TABLES)] == ["fault", "inbox_order"]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(open_store, [str(engine.url)] * 4))
    with transaction(engine, write=False) as connection:
        assert missing_parts(connection, TABLES) == []
        (index,) = [one for one in inspect(connection).get_indexes("inbox") if one["name"] == "inbox_order"]
    assert index["column_names"] == ["conversation", "done_at", "id"]
    waiting = inbox.claim(NOW)
    assert waiting is not None and waiting.message == {"text": "one"}


def indexes_of(connection: Connection, table: str) -> list[str]:
    """The names of a table's indexes, but for those of unique values."""
    return sorted(str(one["name"]) for one in inspect(connection).get_indexes(table) if not one["unique"])


def test_only_what_may_be_empty_can_be_added() -> None:
    """A column that the first version lacks is nullable, as its rows have no value for it."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(FIRST_VERSION)
        for table in ("bookings", "outbox"):
            known = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            added = [one for one in TABLES.tables[table].columns if one.name not in known]
            assert known and all(one.nullable for one in added)
