"""Looks into a database: whether it can be opened and written to, and has all tables. Nothing in it is changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Index, MetaData, create_engine, inspect, text
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from clinic.store import POSTGRES, WAIT_SECONDS, driver_fault
from clinic.upgrade import missing_parts
from scripts.doctor.files import can_be_made, others_can_read, shown
from scripts.doctor.findings import Check, note, ok, wrong


def look(what: str, name: str, url: str, tables: MetaData) -> Check:
    """What is wrong with the database that the setting `name` has put at `url`."""
    file = _file(url)
    if file and not file.exists():
        yield can_be_made(what, name, file)
        return
    where = shown(file) if file else "PostgreSQL"
    try:
        with _opened(url) as connection:
            lacking = _lacking(connection, tables)
            refused = None if file else _refused(connection, bool(lacking))
    except SQLAlchemyError as error:
        yield wrong(f"{what}: {where} cannot be used ({_kind(error)}): {_advice(name, file)}")
        return
    if refused:
        yield wrong(f"{what}: {where} {refused}")
    elif lacking == [table.name for table in tables.sorted_tables]:
        yield note(f"{what}: {where} has no tables of ours yet; they are made at the first start")
    elif lacking:
        yield note(f"{what}: {where} is of an earlier version; the next start adds {', '.join(lacking)}")
    else:
        yield ok(f"{what}: {where} can be read and written")
    if file and others_can_read(file):
        yield note(f"{what}: others on this machine can read it: run `chmod 600 {where}`")


@contextmanager
def _opened(url: str) -> Iterator[Connection]:
    with engine_of(url).connect() as connection:
        if _file(url):
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # taken only if the file can be written to
        yield connection


def engine_of(url: str) -> Engine:
    """A way to it that, unlike open_store, makes nothing."""
    parsed = make_url(url.replace("postgres://", "postgresql://", 1))
    options = {"timeout": WAIT_SECONDS} if _file(url) else POSTGRES
    return create_engine(parsed, future=True, poolclass=NullPool, hide_parameters=True, connect_args=options)


def _refused(connection: Connection, has_to_create: bool) -> str | None:
    """What PostgreSQL will not let this user do."""
    if connection.execute(text("SHOW transaction_read_only")).scalar() == "on":
        return "is read-only: name the primary server"
    if (
        has_to_create
        and not connection.execute(text("SELECT has_schema_privilege(current_schema(), 'CREATE')")).scalar()
    ):
        return "does not let this user make tables: GRANT CREATE ON SCHEMA public, or make the user its owner"
    return None


def _lacking(connection: Connection, tables: MetaData) -> list[str]:
    known = set(inspect(connection).get_table_names())
    missing = [table.name for table in tables.sorted_tables if table.name not in known]
    for part in missing_parts(connection, tables):
        missing.append(f"the index {part.name}" if isinstance(part, Index) else f"{part.table.name}.{part.name}")
    return missing


def exists(url: str) -> bool:
    """Whether there is something to look into."""
    file = _file(url)
    return file is None or file.exists()


def _file(url: str) -> Path | None:
    database = make_url(url.replace("postgres://", "postgresql://", 1)).database if url.startswith("sqlite") else None
    return Path(database) if database else None


def _kind(error: SQLAlchemyError) -> str:
    """What is wrong, from the driver's own words, which hold neither passwords nor rows; else only its kind."""
    fault = driver_fault(error)
    said = str(fault)
    for sign in ("database is locked", "not a database", "readonly", "disk image is malformed", "unable to open",
                 "password authentication failed", "does not exist", "Connection refused", "could not translate host",
                 "timeout expired"):  # fmt: skip
        if sign in said:
            return sign
    return type(fault).__name__


def _advice(name: str, file: Path | None) -> str:
    if file:
        return "look at its rights, at who is using it and at the room on the disk"
    return f"compare {name} with what the database expects"
