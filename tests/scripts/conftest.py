"""What tests of the doctor share: a place with nothing set, and what it finds there."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from clinic import settings
from scripts.doctor.__main__ import findings
from scripts.doctor.findings import Check

Look = Callable[..., list[str]]


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A project's folder with no .env and no databases, and an environment without settings of ours."""
    for name in list(os.environ):
        if name.startswith(settings.PREFIX) or name in ("LOG_LEVEL", "SANIC_REQUEST_MAX_SIZE"):
            monkeypatch.delenv(name)
    for name in (".env.example", "credentials.yml", "endpoints.yml", "widget/strand-chat.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(settings.ROOT / name, tmp_path / name)
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    return tmp_path


@pytest.fixture
def look(place: Path, monkeypatch: pytest.MonkeyPatch) -> Look:
    """`look(check, STRAND_X="...")` gives the lines that a check finds with these settings, with their marks."""

    def found(check: Callable[[], Check], **variables: str) -> list[str]:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return [f"{mark} {text}" for mark, text in findings([check])]

    return found
