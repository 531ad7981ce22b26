"""Bookings while the database is locked, full, read-only or no database, with everything else working."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import datetime, timezone
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from clinic.booking_details import BookingDetails
from clinic.bookings import Bookings, request_key
from clinic.store import StoreError, open_store
from tests.faults.conftest import REFUSED, Patient, reference_in
from tests.faults.processes import ActionServer, stored, url_of
from tests.faults.test_action_server import BRIEFLY, is_booked

NOT_STORED = "utter_booking_not_stored"
LONGEST = 5.5  # seconds: the five that are promised, and what the assistant itself takes
WRITE_VERSION, ONLY_READ = 18, b"\x03"  # a byte of SQLite's header; above 2, the file may be read but not written


@contextmanager
def locked(server: ActionServer) -> Iterator[None]:
    """Somebody else writes and does not come to an end; reading goes on."""
    with closing(sqlite3.connect(server.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def closed_off(server: ActionServer) -> Iterator[None]:
    """Somebody else has the whole file for themselves."""
    with closing(sqlite3.connect(server.database, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def no_room(server: ActionServer) -> Iterator[None]:
    """Nothing can be written to files any more, as on a full disk."""
    resource = pytest.importorskip("resource")
    if not hasattr(resource, "prlimit"):
        pytest.skip("only Linux limits a process that runs already")
    before = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def read_only(server: ActionServer) -> Iterator[None]:
    """The file itself says that it is only read; permissions would not stop an administrator."""
    content = server.database.read_bytes()
    server.database.write_bytes(content[:WRITE_VERSION] + ONLY_READ + content[WRITE_VERSION + 1 :])
    try:
        yield
    finally:
        server.database.write_bytes(content)


@contextmanager
def garbage(server: ActionServer) -> Iterator[None]:
    """Something has written over the file, until it is put back from a backup."""
    content = server.database.read_bytes()
    server.database.write_bytes(b"this is no database" * 500)
    try:
        yield
    finally:
        server.database.write_bytes(content)


FAULTS: dict[str, Callable[[ActionServer], AbstractContextManager[None]]] = {
    "locked": locked, "closed off": closed_off, "no room": no_room, "read-only": read_only, "garbage": garbage,
}  # fmt: skip


def fails_in_time(patient: Patient, server: ActionServer) -> None:
    """The patient agrees and hears in time that nothing is stored, which is true, and no reference."""
    started = time.monotonic()
    reply = patient.says("yes")
    assert time.monotonic() - started < LONGEST
    assert patient.is_told(NOT_STORED, reply) or patient.is_told(REFUSED, reply), reply.text
    assert reference_in(reply) is None and "Thank you" not in reply.text
    assert patient.request["details"]["phone"] == "+919876543210"


@pytest.mark.parametrize(
    "opened", [pytest.param(True, id="in use", marks=pytest.mark.faults), pytest.param(False, id="not yet opened")]
)
@pytest.mark.parametrize("fault", FAULTS)
def test_store_fails(patient: Patient, server: ActionServer, fault: str, opened: bool) -> None:
    """A store that fails is told in time as what it is; once it works again, yes books once."""
    open_store(url_of(server.database)).dispose()
    if opened:
        other = Patient(patient.agent)
        for message in (*BRIEFLY[:-1], "yes"):
            reply = other.says(message)
        assert reference_in(reply)
        with closing(sqlite3.connect(server.database)) as connection:
            connection.execute("DELETE FROM outbox")
            connection.execute("DELETE FROM bookings")
            connection.commit()
    for message in BRIEFLY[:-1]:
        patient.says(message)
    with FAULTS[fault](server):
        for _ in range(1 + opened):
            fails_in_time(patient, server)
    assert stored(server.database) == []
    is_booked(patient, server)


def test_full_database(tmp_path: Path) -> None:
    """A database that may not grow refuses the booking and its message together, and takes both once it may."""
    engine = open_store(url_of(tmp_path / "bookings.sqlite"))
    pages: list[int] = []
    event.listen(engine, "connect", lambda connection, _: limit(connection, pages))
    bookings, details, now = Bookings(engine), *a_booking()
    for number in range(1000):
        try:
            bookings.book(details, request_key(str(number), ""), now)
        except StoreError as error:
            assert str(error) == "the booking store failed: OperationalError"
            break
        if number == 5:
            pages.append(page_count(engine) + 2)
    key = request_key(str(number), "")
    assert number > 5 and bookings.by_key(key) is None and counts(engine) == (number, number)
    pages.clear()
    assert bookings.book(details, key, now) == bookings.by_key(key) == bookings.book(details, key, now)
    assert counts(engine) == (number + 1, number + 1)


def a_booking() -> tuple[BookingDetails, datetime]:
    """Details, and the moment at which they are stored."""
    now = datetime.now(timezone.utc)
    return BookingDetails("Asha Verma", "+919876543210", now, "prp", now.date(), questions="why? " * 200), now


def limit(connection: sqlite3.Connection, pages: list[int]) -> None:
    """Limits what a new connection may write to so many pages."""
    if pages:
        connection.execute(f"PRAGMA max_page_count = {pages[0]}")


def page_count(engine: Engine) -> int:
    """How large the database is."""
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())


def counts(engine: Engine) -> tuple[int, ...]:
    """How many bookings and messages are stored."""
    with engine.connect() as connection:
        return tuple(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
                     for table in ("bookings", "outbox"))  # fmt: skip
