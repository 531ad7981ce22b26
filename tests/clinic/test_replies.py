"""Replies of reception: only where there is a way back, in order, each taken by one process, and given up in time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from clinic.booking_details import BookingDetails
from clinic.bookings import Booking, Bookings, request_key
from clinic.replies import ATTEMPTS, LEASE, LONGEST_TEXT, Replies
from clinic.store import transaction
from clinic.tables import OUTBOX
from tests.clinic.conftest import IN_A_FILE

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)
TEXT = "We can see you on Friday at 5."


@pytest.fixture
def replies(engine: Engine) -> Replies:
    """The replies in it."""
    return Replies(engine)


def book(engine: Engine, conversation: str | None = "c1", channel: str | None = "telegram", number: int = 1) -> Booking:
    """A booking from a chat."""
    details = BookingDetails(
        "Asha Verma", "+919876543210", NOW, day=date(2026, 3, 9), channel=channel, conversation=conversation
    )
    return Bookings(engine).book(details, request_key(str(number), ""), NOW)


def test_is_taken_by_its_channel_and_sent_once(engine: Engine, replies: Replies) -> None:
    """A reply is due for its channel alone, to one taker, until it is sent."""
    booking = book(engine)
    replies.add(booking.reference.lower().replace("-", " "), f" {TEXT}\n", NOW)
    assert replies.due("whatsapp", NOW) == []
    (reply,) = replies.due("telegram", NOW)
    assert (reply.conversation, reply.text, reply.booking_id, reply.attempts) == ("c1", TEXT, booking.id, 1)
    assert replies.due("telegram", NOW + LEASE / 2) == []
    replies.sent(reply.id, NOW)
    assert replies.due("telegram", NOW + 2 * LEASE) == [] and replies.resend(booking.id, NOW) == 0
    assert [one.state for one in replies.of(booking.id)] == ["sent"]


@pytest.mark.parametrize(("channel", "conversation"), [(None, None), ("rest", "c1"), ("telegram", None)])
def test_no_way_back(engine: Engine, replies: Replies, channel: str | None, conversation: str | None) -> None:
    """A booking from a channel on which nobody listens later cannot be answered there."""
    booking = book(engine, conversation, channel)
    with pytest.raises(ValueError, match=f"^{booking.reference} was not made in a chat .*; call the patient"):
        replies.add(booking.reference, TEXT, NOW)


@pytest.mark.parametrize(("text", "said"), [
    (" \n\x00", "Write what the patient"), ("a" * (LONGEST_TEXT + 1), f"at most {LONGEST_TEXT} can be sent")
])  # fmt: skip
def test_texts_that_cannot_be_sent(engine: Engine, replies: Replies, text: str, said: str) -> None:
    """Nothing and too much are refused with what to do."""
    with pytest.raises(ValueError, match=said):
        replies.add(book(engine).reference, text, NOW)


def test_unknown_reference(replies: Replies) -> None:
    """Without the booking there is nobody to answer."""
    with pytest.raises(ValueError, match="There is no booking HKX-473"):
        replies.add("HKX-473", TEXT, NOW)


def test_order_within_a_conversation(engine: Engine, replies: Replies) -> None:
    """A later reply waits for an earlier one of the same conversation, and for no other."""
    one, two = book(engine), book(engine, "c2", number=2)
    for booking, text in ((one, "first"), (one, "second"), (two, "other")):
        replies.add(booking.reference, text, NOW)
    first, other = replies.due("telegram", NOW)
    assert (first.text, other.text) == ("first", "other")
    replies.failed(first.id, "TimeoutError", NOW, NOW + timedelta(minutes=1))
    assert replies.due("telegram", NOW) == []
    (again,) = replies.due("telegram", NOW + timedelta(minutes=1))
    assert (again.text, again.attempts, again.last_error) == ("first", 2, "TimeoutError")
    replies.sent(again.id, NOW)
    assert [each.text for each in replies.due("telegram", NOW + timedelta(minutes=1))] == ["second"]


def test_lost_on_the_way(engine: Engine, replies: Replies) -> None:
    """What its app took and then reports as lost is left to staff, whenever that comes, and can be tried again."""
    booking = book(engine)
    replies.add(booking.reference, "first", NOW)
    replies.add(booking.reference, "second", NOW)
    (first,) = replies.due("telegram", NOW)
    replies.sent(first.id, NOW)
    (second,) = replies.due("telegram", NOW)
    replies.lost(second.id, "telegram", "no such number", NOW)  # sooner than it could be noted as sent
    replies.sent(second.id, NOW)
    replies.lost(first.id, "whatsapp", "of another app", NOW)
    assert [(one.text, one.last_error) for _, one in replies.failed_ones()] == [("second", "no such number")]
    replies.lost(first.id, "telegram", "outside the 24 hours", NOW)
    replies.lost(first.id, "telegram", "told again", NOW)
    replies.lost(99, "telegram", "unknown", NOW)
    assert [(one.text, one.last_error, one.state) for _, one in replies.failed_ones()] == [
        ("first", "outside the 24 hours", "failed"), ("second", "no such number", "failed")
    ]  # fmt: skip
    assert replies.resend(booking.id, NOW) == 2 and replies.failed_ones() == []


def test_failed_for_good(engine: Engine, replies: Replies) -> None:
    """What cannot be delivered is listed for staff, holds nothing else up, and can be tried again."""
    booking = book(engine)
    replies.add(booking.reference, "first", NOW)
    replies.add(booking.reference, "second", NOW)
    (first,) = replies.due("telegram", NOW)
    replies.failed(first.id, "outside the 24 hours", NOW, None)
    ((reference, failed),) = replies.failed_ones()
    assert (reference, failed.text, failed.last_error, failed.state) == (
        booking.reference, "first", "outside the 24 hours", "failed"
    )  # fmt: skip
    assert [each.text for each in replies.due("telegram", NOW)] == ["second"]
    assert replies.resend(booking.id, NOW) == 2 and replies.failed_ones() == []
    assert [(each.text, each.attempts) for each in replies.due("telegram", NOW)] == [("first", 1)]


def test_a_reply_that_ends_the_process_is_given_up(engine: Engine, replies: Replies) -> None:
    """What was taken again and again, and never noted as sent or failed, is left to staff."""
    replies.add(book(engine).reference, TEXT, NOW)
    taken = [replies.due("telegram", NOW + each * 2 * LEASE) for each in range(ATTEMPTS + 3)]
    assert [len(each) for each in taken] == [1] * ATTEMPTS + [0] * 3
    assert [each.last_error for _, each in replies.failed_ones()] == ["interrupted"]


def test_several_processes(engine: Engine, replies: Replies) -> None:
    """Of many takers at the same moment one gets each reply."""
    for number in range(8):
        replies.add(book(engine, f"c{number}", number=number).reference, str(number), NOW)
    with ThreadPoolExecutor(6) as pool:
        taken = list(pool.map(lambda _: replies.due("telegram", NOW), range(12)))
    assert sorted(each.text for some in taken for each in some) == [str(number) for number in range(8)]


@IN_A_FILE
def test_go_with_their_booking(engine: Engine, replies: Replies) -> None:
    """Purging a booking deletes its replies, texts included."""
    booking = book(engine)
    replies.add(booking.reference, "Findable", NOW)
    assert Bookings(engine).purge(NOW + timedelta(days=90), undelivered=True).deleted == 1
    assert replies.of(booking.id) == []
    folder = Path(str(engine.url.database)).parent
    assert not any(b"Findable" in file.read_bytes() for file in folder.iterdir())


def test_reception_is_not_told_the_conversation(engine: Engine) -> None:
    """What reception gets names the channel and not the conversation, and no repr does."""
    booking = book(engine, "conversation-7")
    with transaction(engine, write=False) as connection:
        payload = connection.execute(select(OUTBOX.c.payload)).scalar_one()
    assert payload["booking"]["channel"] == "telegram"
    assert "conversation-7" not in f"{payload} {booking!r}"
