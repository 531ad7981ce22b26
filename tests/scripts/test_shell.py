"""`make shell`: what staff read and type, with a small assistant and with the real one."""

import io
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from scripts import shell
from scripts.terminal import lines, meant
from scripts.train import trained_model
from tests.faults.processes import launch, stored, url_of

BUTTONS = [{"title": "Morning", "payload": "/inform_part{}"}, {"title": "Any time", "payload": "Any time"}]


@pytest.mark.parametrize(
    ("line", "sent", "shown"),
    [
        ("1", "/inform_part{}", "Morning"), (" 2 ", "Any time", "Any time"), ("3", "3", "3"), ("0", "0", "0"),
        ("²", "²", "²"), ("98450", "98450", "98450"), ("does it hurt? ", "does it hurt?", "does it hurt?"),
    ],
)  # fmt: skip
def test_a_number_is_a_button(line: str, sent: str, shown: str) -> None:
    """The number of a button that was offered presses it; everything else is what it is."""
    assert meant(line, BUTTONS) == (sent, shown)


def test_replies_are_shown_in_the_width_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long texts are broken between words, lines and empty lines stay, and buttons have numbers and no payloads."""
    monkeypatch.setenv("COLUMNS", "30")
    said = [{"text": "PRP usually needs no downtime at all.\n\n• Name: Asha"}, {"custom": {"type": "timeline"}}]
    assert lines(said, BUTTONS) == [
        "  PRP usually needs no", "  downtime at all.", "", "  • Name: Asha", "    [1] Morning", "    [2] Any time", "",
    ]  # fmt: skip


class Echo:
    """An assistant that repeats everything, and counts its patients."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.patients = 1

    def begin(self) -> None:
        """Another patient comes."""
        self.patients += 1

    def answer(self, text: str) -> list[dict[str, Any]]:
        """Offers two buttons to whatever is said."""
        self.heard.append(text)
        return [{"text": f"You said {text}", "buttons": BUTTONS}]


def test_what_is_typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Buttons count until the next reply, an empty line says nothing, /new forgets them, and /stop or the end stops."""
    echo = Echo()
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n\nhello\n1\n/new\n1\n/stop\nnever\n"))
    shell.talk(echo)  # type: ignore[arg-type]
    assert echo.heard == ["1", "hello", "/inform_part{}", "1"] and echo.patients == 2
    monkeypatch.setattr(sys, "stdin", io.StringIO("one\n"))
    shell.talk(echo)  # type: ignore[arg-type]
    assert echo.heard[-1] == "one" and "/inform_part" not in capsys.readouterr().out.replace(
        "You said /inform_part", ""
    )


@pytest.fixture(scope="module")
def model() -> Path:
    """The model of the present files."""
    return trained_model()


TALK = ["hi", "book prp for asha rao, 98450 12345, friday evening", "skip", "yes", "1", "/stop"]


def test_a_booking_in_the_real_shell(model: Path, tmp_path: Path) -> None:
    """A booking is made to its end from a file of lines, and nothing but the conversation is printed."""
    typed, printed, database = tmp_path / "typed", tmp_path / "printed", tmp_path / "bookings.sqlite"
    typed.write_text("\n".join(TALK) + "\n")
    program = "import os, runpy, sys; os.dup2(os.open(sys.argv.pop(), os.O_RDONLY), 0); " \
              "runpy.run_module('scripts.shell', run_name='__main__')"  # fmt: skip
    with printed.open("wb") as log:
        process = launch(["-c", program, str(typed)], log, STRAND_DATABASE=url_of(database))
    assert process.wait(240) == 0, printed.read_text()
    (booking,) = stored(database)
    text = printed.read_text()
    assert booking["name"] == "Asha Rao" and booking["reference"] in text
    assert "Bookings made here are real" in text and "Warning" not in text and "Traceback" not in text


def test_ctrl_c_ends_it(model: Path, tmp_path: Path) -> None:
    """Ctrl-C ends it in order, also while it starts, without a traceback."""
    printed = tmp_path / "printed"
    with printed.open("wb") as log:
        process = launch(["-m", "scripts.shell"], log, STRAND_DATABASE=url_of(tmp_path / "bookings.sqlite"))
    end = time.monotonic() + 60
    while "Starting" not in printed.read_text() and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0 and "Traceback" not in printed.read_text(), printed.read_text()
