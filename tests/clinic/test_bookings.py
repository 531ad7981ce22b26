"""Bookings: stored once, together with their message or not at all, and found only by who knows both halves."""

import logging
import os
import re
import sqlite3
import stat
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from threading import Barrier
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update
from sqlalchemy.engine import Engine

from clinic import bookings as module
from clinic import settings
from clinic.booking_details import BookingDetails
from clinic.bookings import Booking, Bookings, request_key
from clinic.references import REFERENCE_ALPHABET, new_reference, tidy_reference
from clinic.store import StoreError, open_store, transaction
from clinic.tables import OUTBOX
from tests.clinic.conftest import IN_A_FILE

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)
DAY = date(2026, 3, 9)
PHONE = "+919876543210"
DETAILS = BookingDetails("Asha Verma", PHONE, NOW, "prp", DAY, "morning", "asha@example.org", "does it hurt?")
PERSONAL = ("Asha", "Verma", "9876543210", "asha@", "hurt")
KEY = request_key("conversation-1", "2026-03-02T09:29:00")


@pytest.fixture
def bookings(engine: Engine) -> Bookings:
    """Bookings in an empty store."""
    return Bookings(engine)


def messages(engine: Engine) -> list[Any]:
    """The rows of the outbox."""
    with transaction(engine, write=False) as connection:
        return connection.execute(select(OUTBOX).order_by(OUTBOX.c.id)).all()


def file_of(engine: Engine) -> str:
    """The path of the database."""
    return str(engine.url.database)


def test_booking_is_stored_with_its_message(bookings: Bookings) -> None:
    """What was given comes back, also from a store that is opened again, and one message waits for reception."""
    booking = bookings.book(DETAILS, KEY, NOW)
    again = Bookings(open_store(str(bookings.engine.url)))
    assert again.by_key(KEY) == again.find(booking.reference, PHONE) == again.by_reference(booking.reference) == booking
    assert {name: getattr(booking, name) for name in vars(DETAILS)} == vars(DETAILS)
    assert (booking.kind, booking.status, booking.created_at) == ("booking", "requested", NOW)
    (message,) = messages(bookings.engine)
    assert message.event == message.payload["event"] == "booking.created"
    told = message.payload["booking"]
    assert (told["reference"], told["name"], told["day"]) == (booking.reference, "Asha Verma", "2026-03-09")
    assert "key" not in told and "conversation-1" not in str(message)


def test_call_back_needs_no_day(bookings: Bookings) -> None:
    """A call-back is stored with the questions, and with the time that is wished for or without any."""
    stored = bookings.request_callback(replace(DETAILS, day=None, part="any"), KEY, NOW)
    assert (stored.kind, stored.day, stored.questions) == ("callback", None, "does it hurt?")
    assert [row.event for row in messages(bookings.engine)] == ["callback.created"]
    wished = bookings.request_callback(replace(DETAILS, hour="after 18:00"), request_key("2", ""), NOW)
    assert (wished.day, wished.part, wished.hour) == (DAY, "morning", "after 18:00")


def test_same_key_stores_once(bookings: Bookings) -> None:
    """A form that is submitted again gives what is stored, not what is given now, and no second message."""
    first = bookings.book(DETAILS, KEY, NOW)
    assert bookings.book(replace(DETAILS, name="Other"), KEY, NOW + timedelta(hours=1)) == first
    assert bookings.request_callback(DETAILS, KEY, NOW) == first
    assert len(messages(bookings.engine)) == 1
    other = request_key("conversation-1", "2026-03-02T10:00:00")
    assert bookings.book(DETAILS, other, NOW).reference != first.reference


def test_wishes_are_stored(bookings: Bookings) -> None:
    """An open day and a wished hour come back, are told to reception, and are moved to like a fixed day."""
    wished = replace(DETAILS, day=None, open_day="any Saturday", hour="after 18:00")
    booking = bookings.book(wished, KEY, NOW)
    assert (booking.day, booking.open_day, booking.hour) == (None, "any Saturday", "after 18:00")
    assert booking.agrees(wished) and not booking.agrees(replace(wished, hour="at 18:00"))
    (message,) = messages(bookings.engine)
    assert [message.payload["booking"][name] for name in ("day", "open_day", "hour")] == [
        None, "any Saturday", "after 18:00"
    ]  # fmt: skip
    for _ in range(2):
        moved = bookings.request_move(
            booking.reference, PHONE, None, "any", NOW, open_day="as soon as possible", hour="before 11:00"
        )
        assert moved
        assert (moved.status, moved.move_day, moved.move_open_day, moved.move_part, moved.move_hour) == (
            "move requested", None, "as soon as possible", "any", "before 11:00"
        )  # fmt: skip
    assert len(messages(bookings.engine)) == 2
    again = bookings.request_move(booking.reference, PHONE, DAY, "any", NOW)
    assert again and (again.move_day, again.move_open_day, again.move_hour) == (DAY, None, None)
    assert len(messages(bookings.engine)) == 3


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"day": None}, "day is empty"), ({"open_day": "any day"}, "day and open_day exclude each other"),
        ({"hour": "18:00"}, "hour is no wish"), ({"hour": "at 25:00"}, "hour is no wish"),
        ({"day": None, "open_day": "x" * 200}, "open_day is longer than 160 characters"),
    ],
)  # fmt: skip
def test_wrong_wishes(bookings: Bookings, wrong: dict[str, Any], problem: str) -> None:
    """A time that nobody could read is refused before it is stored."""
    with pytest.raises(ValueError, match=problem):
        bookings.book(replace(DETAILS, **wrong), KEY, NOW)
    assert bookings.filtered() == []


def test_amend(bookings: Bookings) -> None:
    """What the patient agrees to later replaces what is stored, once and with one message; the reference stays."""
    first = bookings.book(replace(DETAILS, channel="telegram", conversation="c1"), KEY, NOW)
    later = NOW + timedelta(minutes=5)
    wanted = replace(DETAILS, day=DAY + timedelta(days=1), email=None, consent_at=later)
    assert not first.agrees(wanted) and first.agrees(replace(DETAILS, consent_at=later))
    for _ in range(2):
        changed = bookings.amend(wanted, KEY, later)
        assert changed and changed == bookings.by_key(KEY) and changed.agrees(wanted)
    assert (changed.reference, changed.day, changed.email) == (first.reference, wanted.day, None)
    assert [row.event for row in messages(bookings.engine)] == ["booking.created", "booking.changed"]
    assert messages(bookings.engine)[1].payload["booking"]["day"] == "2026-03-10"
    assert bookings.amend(wanted, request_key("other", ""), later) is None


def test_amend_never_goes_back(bookings: Bookings) -> None:
    """What was agreed to before, and comes late, does not undo what was agreed to since."""
    bookings.book(replace(DETAILS, consent_at=NOW + timedelta(minutes=5)), KEY, NOW)
    stored = bookings.by_key(KEY)
    assert bookings.amend(replace(DETAILS, part="evening"), KEY, NOW) == stored == bookings.by_key(KEY)
    assert len(messages(bookings.engine)) == 1


def test_amend_opens_what_was_cancelled(bookings: Bookings) -> None:
    """A cancelled booking that the patient agrees to once more is open again, and reception told."""
    first = bookings.request_callback(DETAILS, KEY, NOW)
    cancelled = bookings.cancel(first.reference, PHONE, NOW)
    assert cancelled and not cancelled.agrees(DETAILS)
    again = bookings.amend(DETAILS, KEY, NOW)
    assert again and again.status == "requested" and again.agrees(DETAILS)
    assert [row.event for row in messages(bookings.engine)] == [
        "callback.created", "booking.cancelled", "callback.changed"
    ]  # fmt: skip


def test_same_key_at_the_same_time_stores_once(bookings: Bookings) -> None:
    """Of several threads with one key all get the same booking."""
    barrier = Barrier(8)

    def book() -> Booking:
        barrier.wait(10)
        return bookings.book(DETAILS, KEY, NOW)

    with ThreadPoolExecutor(8) as pool:
        found = [one.result(20) for one in [pool.submit(book) for _ in range(8)]]
    assert len(set(found)) == 1 and len(messages(bookings.engine)) == 1


def test_request_keys() -> None:
    """Keys differ by conversation and by start, and where one ends matters."""
    pairs = [("a", "b"), ("a", "c"), ("b", "b"), ("a:b", ""), ("", "a:b"), ("a", "b:")]
    assert len({request_key(*pair) for pair in pairs}) == len(pairs)
    assert request_key("a", "b") == request_key("a", "b")


@IN_A_FILE
def test_booking_without_its_message_is_not_stored(bookings: Bookings) -> None:
    """If the message cannot be stored, no booking is left and a second try is a first one."""
    with sqlite3.connect(file_of(bookings.engine)) as other:
        other.execute("CREATE TRIGGER t BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'Asha'); END")
    with pytest.raises(StoreError):
        bookings.book(DETAILS, KEY, NOW)
    assert bookings.filtered() == [] and bookings.by_key(KEY) is None
    with sqlite3.connect(file_of(bookings.engine)) as other:
        other.execute("DROP TRIGGER t")
    booking = bookings.book(DETAILS, KEY, NOW)
    with sqlite3.connect(file_of(bookings.engine)) as other:
        other.execute("DROP TABLE outbox")
    with pytest.raises(StoreError):
        bookings.cancel(booking.reference, PHONE, NOW)
    assert bookings.by_key(KEY) == booking


@IN_A_FILE
@pytest.mark.parametrize(("mode", "action"), [("NORMAL", "book"), ("EXCLUSIVE", "cancel")])
def test_locked_database_fails_in_time(bookings: Bookings, mode: str, action: str) -> None:
    """While another program holds the database, each action ends within 5 seconds and says so without data."""
    booking = bookings.book(DETAILS, KEY, NOW)
    other = sqlite3.connect(file_of(bookings.engine), isolation_level=None)
    other.execute(f"PRAGMA locking_mode = {mode}")
    other.execute("BEGIN EXCLUSIVE")
    try:
        start = time.monotonic()
        with pytest.raises(StoreError, match="OperationalError") as caught:
            if action == "book":
                bookings.book(DETAILS, request_key("a", "b"), NOW)
            else:
                bookings.cancel(booking.reference, PHONE, NOW)
        assert time.monotonic() - start < 5
        assert not any(word in str(caught.value) for word in (*PERSONAL, booking.reference))
    finally:
        other.close()
    assert bookings.filtered() == [booking]


@IN_A_FILE
def test_short_lock_is_waited_for(bookings: Bookings) -> None:
    """A lock that is soon released delays a booking and loses nothing."""
    other = sqlite3.connect(file_of(bookings.engine), isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    with ThreadPoolExecutor(1) as pool:
        booked = pool.submit(bookings.book, DETAILS, KEY, NOW)
        time.sleep(0.3)
        assert not booked.done()
        other.execute("COMMIT")
        assert booked.result(10) == bookings.by_key(KEY)
    other.close()


def test_references_can_be_read_out() -> None:
    """References have one form, letters and digits, no sign that is taken for another one, and do not repeat soon."""
    assert not set("01258OILSBZUVNDGQAE") & set(REFERENCE_ALPHABET)
    drawn = {new_reference() for _ in range(1000)}
    assert len(drawn) > 990
    assert all(re.search("[A-Z]", one) and re.search("[0-9]", one) for one in drawn)
    assert not [one for one in drawn if re.search(r"\b[0-9]+[A-Z]+\b", one)], "9MM and 4PM read as a measure"
    assert all(len(one) == 7 and one[3] == "-" and set(one) <= {*REFERENCE_ALPHABET, "-"} for one in drawn)


def test_no_half_of_a_reference_is_short_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """A draw such as TMW-6X9 is drawn again, as a message with it would speak of tomorrow."""
    letters = iter("TMW6X9F73TMRHKX473")
    monkeypatch.setattr("clinic.references.secrets.choice", lambda alphabet: next(letters))
    assert new_reference() == "HKX-473"


def test_taken_reference_is_drawn_again(bookings: Bookings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reference that is taken is drawn again, a few times, and is never given twice."""
    drawn = iter(["HKX-473", "HKX-473", "HKX-474", *["HKX-473"] * 99])
    monkeypatch.setattr(module, "new_reference", lambda: next(drawn))
    keys = [request_key("c", str(number)) for number in range(3)]
    assert [bookings.book(DETAILS, key, NOW).reference for key in keys[:2]] == ["HKX-473", "HKX-474"]
    with pytest.raises(StoreError, match="no free reference"):
        bookings.book(DETAILS, keys[2], NOW)
    assert len(messages(bookings.engine)) == 2


@pytest.mark.parametrize(
    ("written", "tidy"),
    [
        ("HKX-473", "HKX-473"), ("hkx473", "HKX-473"), (" h k x – 4 7 3. ", "HKX-473"), ("HKX_473", "HKX-473"),
        ("ＨＫＸ４７３", "HKX-473"), ("", "-"), ("HKX-4733", "HKX-4733"), ("' OR 1=1 --", "OR1-1"),
    ],
)  # fmt: skip
def test_tidy_reference(written: str, tidy: str) -> None:
    """A reference is understood in any case and with any separators; something else stays something else."""
    assert tidy_reference(written) == tidy


def test_only_the_right_pair_finds(bookings: Bookings) -> None:
    """A wrong reference, a wrong phone number and the pair of two bookings find, cancel and move nothing."""
    mine = bookings.book(DETAILS, KEY, NOW)
    theirs = bookings.book(replace(DETAILS, phone="+919876500000"), request_key("b", ""), NOW)
    assert bookings.find(mine.reference.lower().replace("-", " "), "+91 98765-43210") == mine
    for reference, phone in [("CCC-333", PHONE), (mine.reference, theirs.phone), (theirs.reference, PHONE), ("", ""),
                             (mine.reference, ""), (mine.reference, "%"), ("%", PHONE)]:  # fmt: skip
        assert bookings.find(reference, phone) is None
        assert bookings.cancel(reference, phone, NOW) is None
        assert bookings.request_move(reference, phone, DAY, "any", NOW) is None
    assert {one.status for one in bookings.filtered()} == {"requested"} and len(messages(bookings.engine)) == 2


def test_cancelling_tells_reception_once(bookings: Bookings) -> None:
    """Cancelled twice, also at the same time, reception gets one message, and nothing can be moved afterwards."""
    booking = bookings.book(DETAILS, KEY, NOW)
    later = NOW + timedelta(hours=1)
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: bookings.cancel(booking.reference, PHONE, later), range(4)))
    assert all(one and (one.status, one.updated_at, one.sequence) == ("cancelled", later, 1) for one in results)
    moved = bookings.request_move(booking.reference, PHONE, DAY, "any", later)
    assert moved and moved.status == "cancelled" and moved.move_day is None
    events = messages(bookings.engine)
    assert [row.event for row in events] == ["booking.created", "booking.cancelled"]
    assert events[1].payload["booking"]["status"] == "cancelled"


def test_moving_tells_reception_once_a_wish(bookings: Bookings) -> None:
    """The same wish twice is one message and another wish another one; the first day is kept beside it."""
    booking = bookings.book(DETAILS, KEY, NOW)
    for day, part in [(10, "any"), (10, "any"), (11, "any"), (11, "evening")]:
        moved = bookings.request_move(booking.reference, PHONE, date(2026, 3, day), part, NOW)
        assert moved and (moved.status, moved.day, moved.move_day) == ("move requested", DAY, date(2026, 3, day))
    assert [row.event for row in messages(bookings.engine)] == ["booking.created", *["booking.move_requested"] * 3]
    assert [row.payload["booking"]["sequence"] for row in messages(bookings.engine)] == [0, 1, 2, 3]
    with pytest.raises(ValueError, match="part must be one of"):
        bookings.request_move(booking.reference, PHONE, DAY, "noon", NOW)
    callback = bookings.request_callback(DETAILS, request_key("b", ""), NOW)
    assert bookings.request_move(callback.reference, PHONE, DAY, "any", NOW) == callback


def test_staff_note_a_call(bookings: Bookings) -> None:
    """A call is noted, a later wish of the patient shows again, and a cancelled booking stays cancelled."""
    booking = bookings.book(DETAILS, KEY, NOW)

    def called() -> str | None:
        found = bookings.mark_called(booking.reference.lower(), NOW)
        return found and found.status

    assert called() == "called"
    moved = bookings.request_move(booking.reference, PHONE, DAY, "any", NOW)
    assert moved and moved.status == "move requested" and called() == "called"
    bookings.cancel(booking.reference, PHONE, NOW)
    assert called() == "cancelled"
    assert bookings.mark_called("CCC-333", NOW) is None


def test_filters(bookings: Bookings) -> None:
    """Staff see bookings by status, by kind and by when they were made, oldest first."""
    one = bookings.book(DETAILS, request_key("1", ""), NOW + timedelta(days=1))
    two = bookings.request_callback(DETAILS, request_key("2", ""), NOW)
    done = bookings.mark_called(one.reference, NOW)
    assert bookings.filtered() == [two, done]
    assert bookings.filtered(status="called") == bookings.filtered(kind="booking") == [done]
    assert bookings.filtered(since=NOW + timedelta(hours=1)) == [done]
    assert bookings.filtered(kind="callback", since=NOW) == [two]
    assert bookings.filtered(kind="callback", status="called") == []


WRONG = [
    ({"name": " \n"}, KEY, "name is empty"),
    ({"name": "a" * 201}, KEY, "name is longer than 200 characters"),
    ({"treatment": ""}, KEY, "treatment is empty"),
    ({"phone": ""}, KEY, "phone is no E.164 number"),
    ({"phone": "9876543210"}, KEY, "phone is no E.164 number"),
    ({"phone": "+९१९८७६५४३२१०"}, KEY, "phone is no E.164 number"),
    ({"email": "a" * 255}, KEY, "email is longer than 254"),
    ({"day": None}, KEY, "day is empty"),
    ({"part": "noon"}, KEY, "part must be one of morning, afternoon, evening, any"),
    ({"consent_at": None}, KEY, "consent_at needs a moment"),
    ({"consent_at": datetime(2026, 3, 2)}, KEY, "consent_at needs a moment"),
    ({}, "conversation-1", "key must come from request_key"),
]


def test_all_wrong_details_are_named_at_once(bookings: Bookings) -> None:
    """Each detail that is missing or wrong is named, several at once, without its value, and nothing is stored."""
    for values, key, problem in WRONG:
        with pytest.raises(ValueError) as caught:
            bookings.book(replace(DETAILS, **values), key, NOW)
        assert str(caught.value).startswith(problem) and ";" not in str(caught.value)
    with pytest.raises(ValueError, match=r"name is empty; phone is no .*; day is empty"):
        bookings.book(BookingDetails("", "12", NOW), KEY, NOW)
    assert bookings.filtered() == []


def test_texts_are_made_harmless(bookings: Bookings) -> None:
    """Control characters and line breaks go, letters of all scripts stay, and of long questions the end is kept."""
    name = "Ana\r\nBcc: x@y\x1b[31m\x00 \ud800 आशा\u200d \u202eK"
    stored = bookings.book(replace(DETAILS, name=name, questions="1\n" * 2000 + "last?", email=""), KEY, NOW)
    assert stored.name == "Ana Bcc: x@y [31m आशा\u200d K" and stored.email is None
    assert stored.questions.endswith("1\nlast?") and len(stored.questions) == 2000


def test_purge(bookings: Bookings) -> None:
    """Old bookings go with their messages; what is still to come or not yet delivered stays and is reported."""
    days = {"past": DAY, "to come": date(2026, 9, 1), "waiting": DAY, "new": DAY, "moved": DAY}
    made = {
        name: bookings.book(replace(DETAILS, day=day), request_key(name, ""),
                            NOW + timedelta(days=90 if name == "new" else 0))
        for name, day in days.items()
    }  # fmt: skip
    bookings.request_move(made["moved"].reference, PHONE, date(2026, 9, 1), "any", NOW)
    with transaction(bookings.engine) as connection:
        connection.execute(update(OUTBOX).where(OUTBOX.c.booking_id != made["waiting"].id).values(delivered_at=NOW))
    limit = NOW + timedelta(days=60)
    purged = bookings.purge(limit)
    assert (purged.deleted, purged.kept) == (1, 1)
    assert made["past"].reference not in {one.reference for one in bookings.filtered()}
    assert len(bookings.filtered()) == 4 and len(messages(bookings.engine)) == 5
    with transaction(bookings.engine) as connection:
        connection.execute(update(OUTBOX).where(OUTBOX.c.booking_id == made["waiting"].id).values(dead_at=NOW))
    assert vars(bookings.purge(limit)) == {"deleted": 1, "kept": 0}
    assert vars(bookings.purge(NOW + timedelta(days=1000))) == {"deleted": 3, "kept": 0}
    bookings.book(DETAILS, KEY, NOW)
    assert vars(bookings.purge(limit, undelivered=True)) == {"deleted": 1, "kept": 0}
    assert messages(bookings.engine) == []


@IN_A_FILE
def test_purged_data_is_gone_from_the_file(bookings: Bookings) -> None:
    """What was deleted cannot be read from the database file either, once it is closed."""
    bookings.book(replace(DETAILS, name="Findable"), KEY, NOW)
    path = Path(file_of(bookings.engine))
    assert any(b"Findable" in one.read_bytes() for one in path.parent.iterdir())
    bookings.purge(NOW + timedelta(days=365), undelivered=True)
    assert not any(b"Findable" in one.read_bytes() for one in path.parent.iterdir())


def test_nothing_personal_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Neither the log, with everything at DEBUG, nor a repr holds a name, number, address or question."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="sqlalchemy")
    bookings = Bookings(open_store(f"sqlite:///{tmp_path}/bookings.sqlite"))
    booking = bookings.book(DETAILS, KEY, NOW)
    bookings.book(DETAILS, KEY, NOW)
    bookings.cancel(booking.reference, PHONE, NOW)
    with pytest.raises(ValueError):
        bookings.book(replace(DETAILS, part="noon"), KEY, NOW)
    assert caplog.records, "SQLAlchemy was to log its statements"
    logged = "\n".join([record.getMessage() for record in caplog.records] + [repr(booking), repr(DETAILS)])
    assert not [word for word in PERSONAL if word in logged]


@pytest.mark.parametrize("url", ["", "sqlite://", "sqlite:///:memory:", "mysql://u:secret@h/d", "postgresql:secret"])
def test_unusable_url_is_refused_without_repeating_it(url: str) -> None:
    """A database that keeps nothing or is not supported is refused, and no password gets into the text."""
    with pytest.raises(ValueError) as caught:
        open_store(url)
    assert "postgresql://" in str(caught.value) and "secret" not in str(caught.value)


def test_store_that_cannot_be_made_or_reached(tmp_path: Path) -> None:
    """A folder that cannot be made, a file that is no database and a silent server are StoreErrors, in time."""
    (tmp_path / "file").write_text("no database, but long enough to be read as the header of one " * 9)
    start = time.monotonic()
    for url in (f"sqlite:///{tmp_path}/file/b.sqlite", f"sqlite:///{tmp_path}/file", "postgresql://127.0.0.1:9/none"):
        with pytest.raises(StoreError):
            open_store(url)
    assert time.monotonic() - start < 5


def test_file_is_private_and_opened_by_several_at_once(tmp_path: Path) -> None:
    """Only its owner may read the database, and processes that start together all find the tables."""
    url = f"sqlite:///{tmp_path}/new/bookings.sqlite"
    with ThreadPoolExecutor(4) as pool:
        engines = list(pool.map(open_store, [url] * 4))
    assert [Bookings(one).filtered() for one in engines] == [[]] * 4
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
        assert stat.S_IMODE((tmp_path / "new" / "bookings.sqlite").stat().st_mode) == 0o600


# setting, value, what it gives, or the start of what is said of it
SETTINGS = [
    (settings.database_url, "DATABASE", None, f"sqlite:///{settings.ROOT}/.strand/bookings.sqlite"),
    (settings.database_url, "DATABASE", "postgresql://u@h/d", "postgresql://u@h/d"),
    (settings.database_url, "DATABASE", "bookings.db", ValueError("STRAND_DATABASE: write sqlite:///")),
    (settings.database_url, "DATABASE", "sqlite://", ValueError("STRAND_DATABASE: write sqlite:///")),
    (settings.outbox_attempts, "OUTBOX_ATTEMPTS", None, 12),
    (settings.outbox_attempts, "OUTBOX_ATTEMPTS", " 3 ", 3),
    (settings.outbox_attempts, "OUTBOX_ATTEMPTS", "0", ValueError("STRAND_OUTBOX_ATTEMPTS: write a number from 1 to")),
    (settings.booking_days, "BOOKING_DAYS", None, 180),
    (settings.booking_days, "BOOKING_DAYS", "3650", 3650),
    (settings.booking_days, "BOOKING_DAYS", "-1", ValueError("STRAND_BOOKING_DAYS: write a number from 1 to 3650")),
    (settings.booking_days, "BOOKING_DAYS", "३", ValueError("STRAND_BOOKING_DAYS: write a number")),
    (settings.booking_days, "BOOKING_DAYS", "9" * 5000, ValueError("STRAND_BOOKING_DAYS: write a number")),
    (settings.clinic_zone, "TIMEZONE", None, ZoneInfo("Asia/Kolkata")),
    (settings.clinic_zone, "TIMEZONE", "Europe/London", ZoneInfo("Europe/London")),
    (settings.clinic_zone, "TIMEZONE", "IST", ValueError("STRAND_TIMEZONE: write a name such as")),
    (settings.clinic_zone, "TIMEZONE", "../etc", ValueError("STRAND_TIMEZONE: write a name such as")),
    (settings.clinic_zone, "TIMEZONE", "Asia", ValueError("STRAND_TIMEZONE: write a name such as")),
    (settings.date_order, "DATE_ORDER", None, "DMY"),
    (settings.date_order, "DATE_ORDER", "mdy", "MDY"),
    (settings.date_order, "DATE_ORDER", "YMD", ValueError("STRAND_DATE_ORDER: write DMY or MDY")),
    (settings.phone_region, "PHONE_REGION", None, "IN"),
    (settings.phone_region, "PHONE_REGION", "gb", "GB"),
    (settings.phone_region, "PHONE_REGION", "UK", ValueError("STRAND_PHONE_REGION: write the two letters")),
    (settings.closed_days, "CLOSED_DAYS", None, None),
    (settings.closed_days, "CLOSED_DAYS", "sat, SUN", {"sat", "sun"}),
    (settings.closed_days, "CLOSED_DAYS", "sunday", ValueError("STRAND_CLOSED_DAYS: write some of mon,")),
    (settings.closed_days, "CLOSED_DAYS", "mon,tue,wed,thu,fri,sat,sun", ValueError("STRAND_CLOSED_DAYS: write some")),
]


@pytest.mark.parametrize(("read", "name", "value", "found"), SETTINGS)
def test_settings(
    read: Callable[[], Any], name: str, value: str | None, found: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A setting has its default, takes what is right, and a wrong value says which variable it is and what to write."""
    monkeypatch.setenv(f"STRAND_{name}", value or "")
    if isinstance(found, ValueError):
        with pytest.raises(ValueError, match=f"^{re.escape(str(found))}"):
            read()
    else:
        assert read() == found
