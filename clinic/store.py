"""Opens the store of bookings; its transactions end in time and tell nothing personal when they fail."""

import logging
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from clinic.upgrade import complete, is_complete

# Two waits of this length, one to read and one to write, stay below the five seconds that a patient may wait.
WAIT_SECONDS = 2
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
    _complete(engine)
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
        raise StoreError(f"the booking store failed: {type(driver_fault(error)).__name__}") from None


def driver_fault(error: Exception) -> BaseException:
    """The driver's own error in one of SQLAlchemy's, which tells more and holds no rows; others as they are."""
    fault: BaseException | None = getattr(error, "orig", None)
    return fault or error


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


def _complete(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        _write_ahead(engine)
    with transaction(engine, write=False) as connection:
        if is_complete(connection):
            return
    with transaction(engine) as connection:
        complete(connection)
