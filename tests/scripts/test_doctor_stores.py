"""`make doctor` on databases and the secret: what can be made, opened and read, and what waits there for somebody."""

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from clinic.booking_details import BookingDetails
from clinic.bookings import Bookings, request_key
from clinic.inbox import Inbox
from clinic.outbox import Outbox
from clinic.replies import Replies
from clinic.secret import key_for
from clinic.store import open_store
from scripts.doctor import secret, stores
from tests.scripts.conftest import Look

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)
MADE = "ok bookings: .strand/bookings.sqlite can be read and written"


@pytest.fixture
def file(place: Path) -> Path:
    """The database of bookings, with one booking."""
    path = place / ".strand" / "bookings.sqlite"
    details = BookingDetails("Asha Verma", "+919876543210", NOW, day=date(2026, 3, 9), channel="telegram",
                             conversation="c1")  # fmt: skip
    Bookings(open_store(f"sqlite:///{path}")).book(details, request_key("1", ""), NOW)
    return path


def test_what_waits(look: Look, file: Path) -> None:
    """Bookings that nobody was told of are a note; messages and replies that were given up are faults."""
    waits = "note bookings: reception has yet to be told of 1"
    assert look(stores.bookings) == [MADE, f"{waits}: `make bookings` lists them"]
    engine = open_store(f"sqlite:///{file}")

    def refuse(*_: object) -> None:
        raise OSError

    assert Outbox(engine, {"mail": refuse}, attempts=1).deliver_due(NOW + timedelta(minutes=1)).dead == 1
    replies, booking = Replies(engine), Bookings(engine).filtered(None, None, None)[0]
    replies.add(booking.reference, "On Friday?", NOW)
    replies.failed(1, "blocked", NOW, None)
    assert look(stores.bookings) == [
        MADE,
        "wrong bookings: messages to reception that were given up: 1; `make bookings ARGS=failed` says which",
        "wrong bookings: replies to patients that were given up: 1; `make bookings ARGS=failed` says which",
    ]


def test_messages_in_apps(look: Look, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many messages of patients wait, and which answers did not arrive, are notes, without whose they were."""
    monkeypatch.setenv("STRAND_SECRET", "s" * 40)
    inbox = Inbox(open_store(f"sqlite:///{file}"), "whatsapp", timedelta(seconds=20))
    began = datetime.now(timezone.utc)
    for number, age in enumerate((30, 20, 10, 5)):
        inbox.accept(f"wamid.{number}", f"c{number}", {"text": "worry"}, began - timedelta(minutes=age))
    assert look(stores.bookings)[2:] == [
        "note messaging apps: messages of patients that wait for an answer: 4, the first for 30 minutes;"
        " they are answered while the assistant runs"
    ]
    for fault in ("this number cannot be reached", None, "this number cannot be reached", "HTTP 503 after 9 attempts"):
        waiting = inbox.claim(began)
        assert waiting is not None
        inbox.done(waiting.id, began, fault)
    lines = "note messaging apps: answers on whatsapp that did not arrive in the last 10 days:"
    assert look(stores.bookings)[2:] == [
        f"{lines} 1 (HTTP 503 after 9 attempts)",
        f"{lines} 2 (this number cannot be reached)",
    ]


def test_a_locked_database(look: Look, file: Path) -> None:
    """A database that somebody holds on to cannot be used."""
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        (found,) = look(stores.bookings)
    assert found.startswith("wrong bookings: .strand/bookings.sqlite cannot be used (database is locked): look at")


def test_an_earlier_version(look: Look, file: Path) -> None:
    """What a database lacks is told, and not yet added."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TABLE replies")
        connection.execute("DROP INDEX inbox_order")
    for _ in range(2):
        (found,) = look(stores.bookings)
        earlier = "note bookings: .strand/bookings.sqlite is of an earlier version; the next start adds"
        assert found == f"{earlier} replies, the index inbox_order"


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"no database, but a text of some length" * 40, "not a database"), (b"", "no tables of ours yet")],
)
def test_other_files(look: Look, file: Path, content: bytes, words: str) -> None:
    """A file that is no database is a fault, an empty one is filled later."""
    file.write_bytes(content)
    assert words in look(stores.bookings)[0]


def test_who_can_read(look: Look, file: Path) -> None:
    """Rights of others are noted."""
    file.chmod(0o644)
    assert "note bookings: others on this machine can read it: run `chmod 600 .strand/bookings.sqlite`" in look(
        stores.bookings
    )


@pytest.mark.parametrize("check", [stores.bookings, stores.chats, secret.secret])
def test_what_is_not_there_yet(look: Look, place: Path, check: object) -> None:
    """What is missing is made at the first start, unless something is in the way; the doctor makes nothing."""
    (found,) = look(check)
    assert (
        found.startswith("ok ") and found.endswith(" is made at the first start") and not (place / ".strand").exists()
    )
    (place / ".strand").write_text("a file where a folder should be")
    (found,) = look(check)
    assert found.startswith("wrong ") and " cannot be made in .strand: give yourself the right" in found


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("sqlite://", "note conversations: in memory"),
        ("mysql://me@host/x", "wrong STRAND_CONVERSATIONS: write sqlite:///path"),
        ("postgresql://me:hush@127.0.0.1:1/x", "wrong conversations: PostgreSQL cannot be used (Connection refused)"),
    ],
)
def test_conversations(look: Look, value: str, line: str) -> None:
    """Other places for conversations than a file."""
    (found,) = look(stores.chats, STRAND_CONVERSATIONS=value)
    assert found.startswith(line) and "hush" not in found


def test_the_secret(look: Look, place: Path) -> None:
    """A file that only its owner reads is right, and what is open to others, damaged or too short is wrong."""
    key_for("tests")
    file = place / ".strand" / "secret"
    assert look(secret.secret) == ["ok secret: .strand/secret can be read, and only by you"]
    (noted, _) = look(secret.secret, STRAND_DATABASE="postgresql://me@host/x")
    assert noted.startswith("note secret: where several machines work together, set the same STRAND_SECRET")
    file.chmod(0o640)
    assert look(secret.secret)[-1].endswith("others on this machine can read it: run `chmod 600 .strand/secret`")
    file.write_text("cut off")
    assert look(secret.secret)[-1] == "wrong secret: the secret is damaged; delete the file, or set STRAND_SECRET"
    assert look(secret.secret, STRAND_SECRET="a" * 32) == ["ok secret: STRAND_SECRET is set"]
    assert look(secret.secret, STRAND_SECRET="short")[0].startswith("wrong STRAND_SECRET: write at least 32")
