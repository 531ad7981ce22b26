"""A PostgreSQL server on 127.0.0.1 that lives for some of the tests, where the programs for it are installed."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from clinic.store import open_store
from scripts.servers import free_port

LONGEST = "900"  # seconds that it may live, whatever becomes of the tests
PATIENCE = 60.0  # seconds until it takes connections
MISSING = "no PostgreSQL on this machine: `apt-get install postgresql`"
# Nothing has to outlive the run, so nothing waits for the disk.
FAST = ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off", "-c", "autovacuum=off")


class Postgres:
    """A running server. Every database has all tables and no rows."""

    def __init__(self, port: int) -> None:
        self._port, self._names = port, (f"strand_{number}" for number in count(1))

    def url(self, database: str) -> str:
        """The setting for a database."""
        return f"postgresql://strand@127.0.0.1:{self._port}/{database}"

    def execute(self, statement: str) -> None:
        """Runs a statement on the server itself."""
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)

    @contextmanager
    def database(self, template: str = "ours") -> Iterator[str]:
        """The URL of a new database; "template0" has no tables."""
        name = next(self._names)
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            self.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """A server; the test is skipped where there is none."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    if not programs or not shutil.which("timeout"):
        pytest.skip(MISSING)
    found = programs[-1]
    # It refuses to be run by root, so root runs it as somebody who may do nothing.
    user: dict[str, Any] = {}
    if os.getuid() == 0:
        nobody = pwd.getpwnam("nobody")
        user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if user:
            os.chown(folder, user["user"], user["group"])
        options: dict[str, Any] = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **user}
        made = [str(found / "initdb"), "-D", folder, "-U", "strand", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        subprocess.run(made, check=True, timeout=PATIENCE, **options)
        port = free_port()
        listens = ["-D", folder, "-h", "127.0.0.1", "-p", str(port), "-k", "", *FAST]
        process = subprocess.Popen(["timeout", "-s", "INT", LONGEST, str(found / "postgres"), *listens], **options)
        try:
            server = Postgres(port)
            _prepare(server, process)
            yield server
        finally:
            process.terminate()
            process.wait(30)


def _prepare(server: Postgres, process: "subprocess.Popen[bytes]") -> None:
    """Makes the tables once, which is copied for each test."""
    end = time.monotonic() + PATIENCE
    while True:
        assert process.poll() is None, "PostgreSQL did not start"
        try:
            server.execute("CREATE DATABASE ours TEMPLATE template0")
            open_store(server.url("ours"))
            return
        except Exception as error:
            assert time.monotonic() < end, type(error).__name__
            time.sleep(0.1)
