"""The secret: made once, private, and never too weak."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from clinic import settings
from clinic.secret import SecretError, key_for


@pytest.fixture(autouse=True)
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the secret is kept in these tests."""
    monkeypatch.delenv("STRAND_SECRET", raising=False)
    path = tmp_path / "new" / "secret"
    monkeypatch.setattr(settings, "secret_file", lambda: path)
    return path


def test_it_is_made_once_and_is_private(file: Path) -> None:
    """The first use makes a file that only its owner reads, and later uses give the same keys."""
    first = key_for("tokens")
    assert key_for("tokens") == first and len(first) == 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and [each.name for each in file.parent.iterdir()] == ["secret"]


def test_each_purpose_has_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys differ by purpose and by secret."""
    monkeypatch.setenv("STRAND_SECRET", "a" * 32)
    keys = [key_for("tokens"), key_for("addresses")]
    monkeypatch.setenv("STRAND_SECRET", "b" * 32)
    assert len({*keys, key_for("tokens"), key_for("addresses")}) == 4


def test_what_is_weak_or_damaged_is_refused(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    """A short secret and a cut-off file are refused with what to do, and not repeated."""
    monkeypatch.setenv("STRAND_SECRET", "short-secret")
    with pytest.raises(SecretError, match="STRAND_SECRET: write at least 32") as told:
        key_for("tokens")
    assert "short-secret" not in str(told.value)
    monkeypatch.delenv("STRAND_SECRET")
    file.parent.mkdir()
    file.write_text("abc")
    with pytest.raises(SecretError, match="damaged"):
        key_for("tokens")


def test_threads_that_start_together_agree(file: Path) -> None:
    """Of eight threads that all want to make the file, each ends up with the same key, and nothing else is left."""
    together = Barrier(8)

    def key() -> bytes:
        together.wait(10)
        return key_for("tokens")

    for _ in range(10):
        file.unlink(missing_ok=True)
        with ThreadPoolExecutor(8) as threads:
            keys = [task.result() for task in [threads.submit(key) for _ in range(8)]]
        assert len(set(keys)) == 1 and [each.name for each in file.parent.iterdir()] == ["secret"]


def test_processes_that_start_together_agree(file: Path) -> None:
    """Of four processes that all want to make the file, each ends up with the same key."""
    code = (
        "import sys; from pathlib import Path; from clinic import settings; from clinic.secret import key_for;"
        "settings.secret_file = lambda: Path(sys.argv[1]); print(key_for('tokens').hex())"
    )
    environment = {name: value for name, value in os.environ.items() if name != "STRAND_SECRET"}
    command = [sys.executable, "-c", code, str(file)]
    started = [
        subprocess.Popen(command, cwd=settings.ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert len({process.communicate(timeout=60)[0] for process in started}) == 1
