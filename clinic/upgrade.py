"""Creates the tables that a database lacks, and what one of an earlier version lacks in them."""

from typing import Any

from sqlalchemy import Column, Index, MetaData, inspect, text
from sqlalchemy.engine import Connection
from sqlalchemy.schema import CreateColumn

from clinic.tables import TABLES

UPDATE_SECONDS = 60  # that one step may take which brings an older database up to date


def is_complete(connection: Connection) -> bool:
    """Whether a database has every table of the store, each with all that belongs to it."""
    known = set(inspect(connection).get_table_names())
    return set(TABLES.tables) <= known and not missing_parts(connection, TABLES)


def complete(connection: Connection) -> None:
    """Makes what a database lacks of the store."""
    make_tables_alone(connection)
    if connection.dialect.name == "postgresql":  # an index on many rows takes longer than a patient may wait
        connection.execute(text(f"SET LOCAL statement_timeout = {UPDATE_SECONDS * 1000}"))
    TABLES.create_all(connection)
    for part in missing_parts(connection, TABLES):
        if isinstance(part, Index):
            part.create(connection)
        else:
            definition = CreateColumn(part).compile(dialect=connection.dialect)
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
