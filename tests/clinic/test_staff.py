"""The commands of reception: what they print, what they write, and how they end."""

import csv
import os
import re
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from clinic.addresses import Addresses
from clinic.booking_details import BookingDetails
from clinic.bookings import Booking, Bookings, request_key
from clinic.outbox import Outbox
from clinic.replies import Replies
from clinic.settings import ROOT
from clinic.staff import SHOWN, main
from clinic.store import open_store

NOW = datetime(2026, 3, 2, 20, 30, tzinfo=timezone.utc)
DETAILS = BookingDetails("Asha Verma", "+919876543210", NOW, "prp", date(2026, 3, 9), "morning", "asha@example.org")
COMMANDS = ("list", "show", "export", "called", "reply", "resend", "failed", "purge")


@pytest.fixture(autouse=True)
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """An empty store, which the settings name."""
    url = f"sqlite:///{tmp_path}/bookings.sqlite"
    monkeypatch.setenv("STRAND_DATABASE", url)
    monkeypatch.setenv("STRAND_TIMEZONE", "Asia/Kolkata")
    return open_store(url)


@pytest.fixture
def staff(capsys: pytest.CaptureFixture[str]) -> Any:
    """`staff("show", "HKX-473")` gives the status and all that is printed."""

    def run(*arguments: str, now: datetime = NOW) -> tuple[int, str]:
        try:
            status = main(list(arguments), now)
        except SystemExit as end:
            status = int(end.code or 0)
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    return run


def book(engine: Engine, key: str = "1", **changed: Any) -> Booking:
    """A booking made NOW."""
    return Bookings(engine).book(replace(DETAILS, **changed), request_key(key, ""), NOW)


def fail(engine: Engine) -> None:
    """Has everything that waits given up."""

    def target(*_: Any) -> None:
        raise OSError

    Outbox(engine, {"mail": target}, attempts=1).deliver_due(NOW)


def test_help_names_all_commands(staff: Any) -> None:
    """--help lists each command with a few words, and each command explains itself."""
    status, printed = staff("--help")
    assert status == 0 and all(re.search(rf"^ +{name} +\w", printed, re.M) for name in COMMANDS)
    for name in COMMANDS:
        status, printed = staff(name, "--help")
        assert status == 0 and printed.startswith(f"usage: python -m clinic.staff {name}")


def test_runs_as_a_command(engine: Engine) -> None:
    """`python -m clinic.staff` works as such."""
    booking = book(engine)
    done = subprocess.run(
        [sys.executable, "-m", "clinic.staff", "show", booking.reference], cwd=ROOT, capture_output=True, text=True,
        timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "") and "Asha Verma" in done.stdout


def test_list_and_filters(engine: Engine, staff: Any) -> None:
    """The list shows what is needed to call, in the clinic's time, and can be narrowed down."""
    assert staff("list") == (0, "No bookings.\n")
    one = book(engine)
    two = Bookings(engine).request_callback(
        replace(DETAILS, name="Ravi"), request_key("2", ""), NOW + timedelta(days=1)
    )
    fail(engine)
    Outbox(engine, {"mail": lambda *_: None}).deliver_due(NOW + timedelta(days=1))
    staff("called", two.reference)
    _, printed = staff("list")
    head, first, second = printed.splitlines()
    assert head.split() == [
        "reference",
        "kind",
        "status",
        "day",
        "part",
        "hour",
        "treatment",
        "name",
        "phone",
        "created_at",
        "told",
    ]
    assert first.split() == [one.reference, "booking", "requested", "2026-03-09", "morning", "prp", "Asha", "Verma",
                             "+919876543210", "2026-03-03", "02:00", "failed"]  # fmt: skip
    assert second.endswith("yes") and "called" in second
    for arguments, found in [
        (["--status", "called"], [two]), (["--kind", "booking"], [one]), (["--since", "2026-03-03"], [one, two]),
        (["--since", "2026-03-04"], [two]), (["--since", "2026-03-04", "--kind", "booking"], []),
    ]:  # fmt: skip
        _, printed = staff("list", *arguments)
        assert [one.reference for one in (one, two) if one.reference in printed] == [one.reference for one in found]


def test_wishes_are_listed(engine: Engine, staff: Any, tmp_path: Path) -> None:
    """A day that is left open stands where a day stands with the hour beside it; show and the file have both apart."""
    booking = book(engine, day=None, open_day="any Saturday", part="evening", hour="after 18:00")
    assert "requested  any Saturday  evening  after 18:00  prp" in staff("list")[1]
    assert "open_day:      any Saturday" in staff("show", booking.reference)[1]
    file = tmp_path / "wishes.csv"
    staff("export", str(file))
    with file.open(encoding="utf-8-sig", newline="") as opened:
        (row,) = csv.DictReader(opened)
    assert (row["day"], row["open_day"], row["hour"]) == ("", "any Saturday", "after 18:00")


def test_show(engine: Engine, staff: Any) -> None:
    """One booking is shown with every field, and several lines of a patient stay one line."""
    booking = book(engine, questions="one?\nphone: +10000000\ntwo?")
    status, printed = staff("show", booking.reference.lower().replace("-", ""))
    assert status == 0
    assert [line.partition(":")[0] for line in printed.splitlines()] == [*SHOWN, "told"]
    assert "email:         asha@example.org" in printed and "one? / phone: +10000000 / two?" in printed
    assert "told:          waiting" in printed and booking.key not in printed


def test_export_is_private_and_safe_for_spreadsheets(engine: Engine, staff: Any, tmp_path: Path) -> None:
    """Each booking is a row that no spreadsheet runs, in a file of one's own that replaces nothing."""
    for number, name in enumerate(["=1+1", "+1", "-1", "@SUM(1)", "＝1", 'Ana, "B"', "आशा"]):
        book(engine, str(number), name=name, questions="a\n=b")
    file = tmp_path / "all.csv"
    assert staff("export", str(file))[0] == 0
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert [row["name"] for row in rows] == ["'=1+1", "'+1", "'-1", "'@SUM(1)", "'＝1", 'Ana, "B"', "आशा"]
    assert {row["phone"] for row in rows} == {"'+919876543210"} and tuple(rows[0]) == SHOWN
    assert not [cell for row in rows for cell in row.values() if cell[:1] in tuple("=+-@＝\t\r\n")]
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    status, printed = staff("export", str(file))
    assert status == 1 and "is there already" in printed
    status, printed = staff("export", str(tmp_path / "none" / "all.csv"))
    assert status == 1 and "cannot be written" in printed
    assert staff("export", str(tmp_path / "some.csv"), "--status", "called")[1].startswith("0 written")


def test_called(engine: Engine, staff: Any) -> None:
    """A call is noted, and a cancelled booking is not made to look open again."""
    booking = book(engine)
    assert staff("called", booking.reference) == (0, f"{booking.reference} is marked as called.\n")
    assert staff("called", booking.reference)[0] == 0
    Bookings(engine).cancel(booking.reference, booking.phone, NOW)
    status, printed = staff("called", booking.reference)
    assert status == 1 and "was cancelled" in printed


def test_failed_and_resend(engine: Engine, staff: Any) -> None:
    """A message that was given up is listed with its fault, and `resend` gets it delivered."""
    booking = book(engine)
    assert staff("failed") == (0, "No message was given up.\n")
    fail(engine)
    status, printed = staff("failed")
    assert status == 0 and re.search(
        rf"{booking.reference} +booking.created +1 +2026-03-03 02:00 +mail: OSError", printed
    )
    assert staff("resend", booking.reference) == (0, f"1 message of {booking.reference} will be sent again.\n")
    assert Outbox(engine, {"mail": lambda *_: None}).deliver_due(NOW).delivered == 1
    assert staff("failed")[1].startswith("No message")


def test_reply(engine: Engine, staff: Any) -> None:
    """A reply waits for the chat of the booking, is shown with it, listed when it failed, and sent again."""
    booking, replies = book(engine, channel="telegram", conversation="chat-7"), Replies(engine)
    status, printed = staff("reply", booking.reference, "We can see you", "on Friday.")
    assert status == 0 and printed.startswith(f"The answer to {booking.reference} is sent")
    (reply,) = replies.due("telegram", NOW)
    assert (reply.conversation, reply.text) == ("chat-7", "We can see you on Friday.")
    replies.failed(reply.id, "outside 24 hours", NOW, None)
    assert re.search(rf"{booking.reference} +reply \(telegram\) +1 +2026-03-03 02:00 +outside", staff("failed")[1])
    assert "reply:         2026-03-03 02:00 (failed) We can see you on Friday." in staff("show", booking.reference)[1]
    Outbox(engine, {"mail": lambda *_: None}).deliver_due(NOW)
    assert staff("resend", booking.reference) == (0, f"1 reply to {booking.reference} will be sent again.\n")
    assert len(replies.due("telegram", NOW)) == 1 and Outbox(engine, {}).undelivered() == {}
    assert "chat-7" not in "".join(staff(name, *rest)[1] for name, *rest in (["list"], ["show", booking.reference]))
    assert "conversation" not in SHOWN and "channel" in SHOWN


def test_purge_deletes_silent_chats(engine: Engine, staff: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """With old bookings go the addresses of chats that are silent for as long."""
    monkeypatch.setenv("STRAND_SECRET", "s" * 32)
    addresses = Addresses(engine)
    addresses.remember("old", "telegram", "7", None, NOW)
    addresses.remember("new", "telegram", "8", None, NOW + timedelta(days=150))
    staff("purge", "--older-than", "90", "--yes", now=NOW + timedelta(days=200))
    assert addresses.find("old") is None and addresses.find("new") is not None


def test_purge_asks_first(engine: Engine, staff: Any) -> None:
    """Nothing is deleted without --yes, and what reception was not told of needs one more word."""
    book(engine)
    later = NOW + timedelta(days=200)
    status, printed = staff("purge", "--older-than", "90", now=later)
    assert status == 1 and "--yes" in printed
    status, printed = staff("purge", "--older-than", "90", "--yes", now=later)
    assert status == 0 and "0 deleted." in printed and "1 kept" in printed
    assert len(Bookings(engine).filtered()) == 1
    assert staff("purge", "--older-than", "90", "--yes", "--include-undelivered", now=later) == (0, "1 deleted.\n")
    assert Bookings(engine).filtered() == []


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ([], 2, "the following arguments are required: COMMAND"),
        (["delete"], 2, "invalid choice: 'delete'"),
        (["show"], 2, "required: REFERENCE"),
        (["show", "HKX-473"], 1, "There is no booking HKX-473."),
        (["called", "HKX-473"], 1, "There is no booking HKX-473."),
        (["resend", "HKX-473"], 1, "There is no booking HKX-473."),
        (["reply", "HKX-473", "yes"], 1, "There is no booking HKX-473."),
        (["reply", "HKX-473"], 2, "required: TEXT"),
        (["list", "--since", "yesterday"], 2, "write a day such as 2026-03-31"),
        (["list", "--status", "done"], 2, "choose from"),
        (["purge", "--yes"], 2, "required: --older-than"),
        (["purge", "--yes", "--older-than", "0"], 2, "write a number of days from 1"),
    ],
)
def test_wrong_use_is_explained(staff: Any, arguments: list[str], status: int, said: str) -> None:
    """Wrong use and what is not there end with a status and a sentence, and with no trace of Python."""
    found, printed = staff(*arguments)
    assert found == status and said in printed and "Traceback" not in printed


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [("DATABASE", "mysql://x", 2), ("TIMEZONE", "Mars", 2), ("DATABASE", "postgresql://u:secret@127.0.0.1:9/x", 1)],
)
def test_wrong_settings_are_explained(
    staff: Any, monkeypatch: pytest.MonkeyPatch, name: str, value: str, status: int
) -> None:
    """A wrong setting and a database that does not answer are one line each, without the password."""
    monkeypatch.setenv(f"STRAND_{name}", value)
    found, printed = staff("list")
    assert found == status and printed.count("\n") == 1 and "secret" not in printed
