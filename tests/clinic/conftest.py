"""What tests of the store share: an empty one in a file, and one in PostgreSQL where that is installed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from clinic.store import open_store
from tests.postgres import Postgres, postgres_server

# For tests that look into the file, or lock it as only SQLite does.
IN_A_FILE = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


@pytest.fixture(scope="package")
def postgres() -> Iterator[Postgres]:
    """The server."""
    with postgres_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An empty store, with a secret."""
    monkeypatch.setenv("STRAND_SECRET", "s" * 32)
    if request.param == "sqlite":
        yield open_store(f"sqlite:///{tmp_path}/store/bookings.sqlite")
        return
    server: Postgres = request.getfixturevalue("postgres")
    with server.database() as url:
        yield open_store(url)
