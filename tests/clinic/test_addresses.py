"""Addresses: found again, unreadable where they lie, and deleted in time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from clinic.addresses import Address, Addresses
from clinic.booking_details import BookingDetails
from clinic.bookings import Bookings, request_key
from tests.clinic.conftest import IN_A_FILE

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)
PHONE = "+919876543210"


def test_remembers_the_latest(engine: Engine) -> None:
    """What is found is what the last message said; a number stays, as not every message brings it."""
    addresses = Addresses(engine)
    assert addresses.find("c1") is None
    addresses.remember("c1", "telegram", "chat-7", PHONE, NOW)
    addresses.remember("c2", "whatsapp", "919876543210", None, NOW)
    later = NOW + timedelta(hours=1)
    addresses.remember("c1", "telegram", "chat-8", None, later)
    assert Addresses(engine).find("c1") == Address("telegram", "chat-8", PHONE, later)
    assert addresses.find("c2") == Address("whatsapp", "919876543210", None, NOW)


@IN_A_FILE
def test_is_unreadable_without_the_secret(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the database file nor a repr shows address or number, and another secret finds nothing."""
    Addresses(engine).remember("c1", "telegram", "chat-7777", PHONE, NOW)
    folder = Path(str(engine.url.database)).parent
    content = b"".join(file.read_bytes() for file in folder.iterdir())
    assert b"telegram" in content and b"chat-7777" not in content and PHONE[1:].encode() not in content
    assert "chat-7777" not in repr(Addresses(engine).find("c1")) and "98765" not in repr(Addresses(engine).find("c1"))
    monkeypatch.setenv("STRAND_SECRET", "t" * 32)
    assert Addresses(engine).find("c1") is None
    Addresses(engine).remember("c1", "telegram", "chat-8", PHONE, NOW)
    assert Addresses(engine).find("c1") == Address("telegram", "chat-8", PHONE, NOW)


def test_first_messages_at_the_same_time(engine: Engine) -> None:
    """Threads that note the same new conversation together do not disturb each other."""
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: Addresses(engine).remember("c1", "telegram", "7", PHONE, NOW), range(12)))
    assert Addresses(engine).find("c1") == Address("telegram", "7", PHONE, NOW)


def test_purge(engine: Engine) -> None:
    """Old addresses are deleted, but for those in whose conversation a booking was made."""
    addresses = Addresses(engine)
    for conversation, days in (("old", 3), ("booked", 3), ("new", 1)):
        addresses.remember(conversation, "telegram", "7", None, NOW - timedelta(days=days))
    details = BookingDetails("Asha", PHONE, NOW, day=date(2026, 3, 9), channel="telegram", conversation="booked")
    Bookings(engine).book(details, request_key("booked", ""), NOW)
    assert addresses.purge(NOW - timedelta(days=2)) == 1
    assert [bool(addresses.find(each)) for each in ("old", "booked", "new")] == [False, True, True]
