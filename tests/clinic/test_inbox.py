"""The inbox: a message is taken once, in order, by one process, is kept until it is answered, and then forgotten."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from clinic.inbox import KEPT, Inbox, Waiting
from clinic.store import open_store, transaction
from clinic.tables import INBOX, OFFERS
from clinic.unanswered import Unanswered, unanswered
from tests.clinic.conftest import IN_A_FILE

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)
LEASE = timedelta(seconds=20)
SAID = [{"text": "You said it"}, {"text": "Twice"}]


@pytest.fixture
def inbox(engine: Engine) -> Inbox:
    """The inbox of one app in an empty store."""
    return Inbox(engine, "telegram", LEASE)


def after(**time: float) -> datetime:
    """So much later than NOW."""
    return NOW + timedelta(**time)


def accept(inbox: Inbox, *texts: str, conversation: str = "c1") -> list[bool]:
    """Has messages accepted whose ids are their texts."""
    return [inbox.accept(text, conversation, {"text": text}, NOW) for text in texts]


def claim(inbox: Inbox, now: datetime = NOW) -> Waiting:
    """The message whose turn it is."""
    waiting = inbox.claim(now)
    assert waiting is not None
    return waiting


def text_of(waiting: Waiting | None) -> str | None:
    """What a message says."""
    return waiting and waiting.message and waiting.message["text"]


def rows(engine: Engine, table: Any = INBOX) -> list[Any]:
    """What a table holds, oldest first."""
    with transaction(engine, write=False) as connection:
        return connection.execute(select(table).order_by(*table.primary_key)).all()


def test_a_message_is_accepted_once(inbox: Inbox) -> None:
    """Its id is known for good: at once, in a store that is opened again, and when it is answered; in its app alone."""
    assert not inbox.knows("4711") and accept(inbox, "4711", "4711") == [True, False] and inbox.knows("4711")
    again = Inbox(open_store(str(inbox.engine.url)), "telegram", LEASE)
    assert again.knows("4711") and accept(again, "4711") == [False]
    inbox.done(claim(again).id, NOW)
    assert again.knows("4711") and accept(again, "4711") == [False] and again.claim(after(days=1)) is None
    other = Inbox(inbox.engine, "whatsapp", LEASE)
    assert not other.knows("4711") and accept(other, "4711") == [True]


def test_what_comes_at_the_same_moment(inbox: Inbox) -> None:
    """Of many deliveries of one message at once, one is the first."""
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda _: accept(inbox, "4711"), range(16)))
    assert sorted(taken) == [[False]] * 15 + [[True]] and len(rows(inbox.engine)) == 1


def test_order_within_a_conversation(inbox: Inbox) -> None:
    """One message at a time in each conversation, in the order in which they came; others do not wait for it."""
    accept(inbox, "one", "two", "three")
    accept(inbox, "other", conversation="c2")
    first, other = claim(inbox), claim(inbox)
    assert (text_of(first), text_of(other)) == ("one", "other") and inbox.claim(NOW) is None
    inbox.done(first.id, NOW)
    second = claim(inbox)
    assert text_of(second) == "two"
    inbox.release([second.id], after(seconds=5))  # it is tried again later, and the third waits for it
    assert inbox.claim(after(seconds=4)) is None
    second = claim(inbox, after(seconds=5))
    assert (text_of(second), second.attempts) == ("two", 2)
    inbox.done(second.id, NOW, "given up")  # what cannot be answered makes way
    assert text_of(claim(inbox)) == "three"


def test_apps_do_not_wait_for_each_other(inbox: Inbox) -> None:
    """Each app takes its own messages."""
    accept(inbox, "telegram")
    whatsapp = Inbox(inbox.engine, "whatsapp", LEASE)
    assert whatsapp.claim(NOW) is None
    accept(whatsapp, "whatsapp", conversation="c9")
    assert (text_of(claim(whatsapp)), text_of(claim(inbox))) == ("whatsapp", "telegram")


def test_several_processes(inbox: Inbox) -> None:
    """Of many workers at the same moment one gets each message."""
    for number in range(8):
        accept(inbox, str(number), conversation=f"c{number}")
    with ThreadPoolExecutor(6) as pool:
        taken = list(pool.map(lambda _: inbox.claim(NOW), range(14)))
    assert sorted(text for text in map(text_of, taken) if text) == [str(number) for number in range(8)]


def test_a_lease_runs_out(inbox: Inbox) -> None:
    """Who gives no sign of life loses the message to another process, with the replies that were kept."""
    accept(inbox, "one")
    first = claim(inbox)
    inbox.answered(first, SAID, {}, NOW)
    inbox.sent(first.id, 1)
    inbox.hold([first.id], after(seconds=15))
    assert inbox.claim(after(seconds=34)) is None
    again = claim(Inbox(open_store(str(inbox.engine.url)), "telegram", LEASE), after(seconds=35))
    assert (again.id, again.attempts, again.replies, again.sent) == (first.id, 2, SAID, 1)
    assert (again.received_at, again.key, again.message) == (NOW, first.key, {"text": "one"})


def test_offers(inbox: Inbox) -> None:
    """What buttons stand for is kept for each conversation until the next message offers something else or nothing."""
    accept(inbox, "one")
    inbox.answered(claim(inbox), SAID, {"1": "/yes", "2": "/no"}, NOW)
    inbox.offer("c2", {"1": "/other"}, NOW)
    assert inbox.offers("c1") == {"1": "/yes", "2": "/no"} and inbox.offers("c3") == {}
    inbox.offer("c1", {"1": "/new"}, NOW)
    assert inbox.offers("c1") == {"1": "/new"}
    inbox.offer("c1", {}, NOW)
    assert (inbox.offers("c1"), inbox.offers("c2")) == ({}, {"1": "/other"})


def test_what_is_done_is_forgotten(inbox: Inbox) -> None:
    """The text goes when it is answered, the key some days later, and what waits stays however old it is."""
    accept(inbox, "one", "two")
    inbox.done(claim(inbox).id, NOW)
    inbox.offer("c1", {"1": "/yes"}, NOW)
    assert [row.content is None for row in rows(inbox.engine)] == [True, False]
    assert inbox.purge(NOW + KEPT) == 0 and len(rows(inbox.engine, OFFERS)) == 1
    assert inbox.purge(NOW + KEPT + timedelta(seconds=1)) == 1 and rows(inbox.engine, OFFERS) == []
    assert text_of(inbox.claim(after(days=100))) == "two"


@IN_A_FILE
def test_nothing_can_be_read_from_it(inbox: Inbox) -> None:
    """Neither ids nor texts stand in the file, nor in a repr."""
    inbox.accept("wamid.9845012345", "c1", {"text": "my secret worry"}, NOW)
    waiting = claim(inbox)
    inbox.answered(waiting, [{"text": "my answer"}], {"1": "/my_offer"}, NOW)
    content = b"".join(file.read_bytes() for file in Path(str(inbox.engine.url.database)).parent.iterdir())
    assert b"c1" in content
    for word in ("9845012345", "secret", "answer", "my_offer"):
        assert word.encode() not in content and word not in repr(waiting)


def test_another_secret(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept under another secret comes without its text, so that it can be told and makes way."""
    accept(inbox, "one", "two")
    inbox.offer("c1", {"1": "/yes"}, NOW)
    monkeypatch.setenv("STRAND_SECRET", "another " * 5)
    changed = Inbox(inbox.engine, "telegram", LEASE)
    waiting = claim(changed)
    assert (waiting.message, waiting.replies, changed.offers("c1")) == (None, None, {})
    changed.done(waiting.id, NOW)
    assert claim(changed).conversation == "c1"


def test_what_staff_should_know(inbox: Inbox) -> None:
    """How many wait, since when, and which answers did not arrive: given up here, or reported as lost by their app."""
    assert unanswered(inbox.engine) == Unanswered(0, None, Counter())
    whatsapp = Inbox(inbox.engine, "whatsapp", LEASE)
    accept(whatsapp, "a", "b", "c", conversation="c2")
    for fault in (None, "refused with HTTP 403", None):
        lost = claim(whatsapp)
        whatsapp.done(lost.id, NOW, fault)
    whatsapp.lost(lost.id, "outside the window")
    inbox.lost(lost.id, "of another app")
    inbox.accept("old", "c3", {}, after(hours=-3))
    accept(inbox, "new")
    found = unanswered(inbox.engine)
    assert (found.waiting, found.since) == (2, after(hours=-3))
    assert found.failed == {("whatsapp", "refused with HTTP 403"): 1, ("whatsapp", "outside the window"): 1}
    whatsapp.purge(NOW + 2 * KEPT)
    assert unanswered(inbox.engine).failed == {}


@IN_A_FILE  # PostgreSQL chooses by how many rows there are
def test_one_who_writes_thousands_slows_nobody(engine: Engine) -> None:
    """Whether something earlier waits is looked up in an index, in which conversations stand by themselves."""
    earlier = "SELECT 1 FROM inbox WHERE conversation = 'c1' AND done_at IS NULL AND id < 7"
    with transaction(engine, write=False) as connection:
        assert "inbox_order" in str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {earlier}").all())
