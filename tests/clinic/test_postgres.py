"""What is PostgreSQL's own: locks that end in time, processes that start together, and the forms of its URL."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timezone

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import Engine

from clinic.booking_details import BookingDetails
from clinic.bookings import Bookings, request_key
from clinic.store import StoreError, open_store
from clinic.tables import TABLES
from tests.postgres import Postgres

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)
DETAILS = BookingDetails("Asha Verma", "+919876543210", NOW, "prp", date(2026, 3, 9), "any")
IN_POSTGRESQL = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)


def test_processes_that_start_together(postgres: Postgres) -> None:
    """Of several that open an empty database at once, one makes the tables and none fails, however the URL begins."""
    with postgres.database("template0") as url:
        urls = [
            url,
            url.replace("postgresql://", "postgres://"),
            url.replace("postgresql://", "postgresql+psycopg2://"),
        ]
        with ThreadPoolExecutor(6) as pool:
            engines = list(pool.map(open_store, urls * 2))
        with engines[0].connect() as connection:
            assert set(inspect(connection).get_table_names()) == set(TABLES.tables)
        booking = Bookings(engines[1]).book(DETAILS, request_key("1", ""), NOW)
        assert Bookings(engines[2]).filtered() == [booking]


@IN_POSTGRESQL
@pytest.mark.parametrize("table", ["bookings", "outbox"])
def test_a_lock_ends_in_time(engine: Engine, table: str) -> None:
    """While another program holds a table, a booking fails within 5 seconds, tells no data, and leaves nothing."""
    with create_engine(engine.url).connect() as other, other.begin():
        other.execute(text(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE"))
        start = time.monotonic()
        with pytest.raises(StoreError) as caught:
            Bookings(engine).book(DETAILS, request_key("1", ""), NOW)
        assert time.monotonic() - start < 5 and "Asha" not in str(caught.value)
    assert Bookings(engine).filtered() == []


@IN_POSTGRESQL
def test_a_booking_without_its_message_is_not_stored(engine: Engine) -> None:
    """If the message to reception cannot be stored, no booking is left, and a second try is a first one."""
    with create_engine(engine.url).connect() as other, other.begin():
        other.execute(text("ALTER TABLE outbox ADD CONSTRAINT none CHECK (id < 0)"))
    with pytest.raises(StoreError):
        Bookings(engine).book(DETAILS, request_key("1", ""), NOW)
    assert Bookings(engine).filtered() == []
    with create_engine(engine.url).connect() as other, other.begin():
        other.execute(text("ALTER TABLE outbox DROP CONSTRAINT none"))
    booking = Bookings(engine).book(DETAILS, request_key("1", ""), NOW)
    assert Bookings(engine).filtered() == [booking]
