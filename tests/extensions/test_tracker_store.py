"""The store of conversations: private, across restarts, and forgetting in time."""

import asyncio
import logging
import shutil
import stat
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, Restarted, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import read_endpoint_config

from clinic import conversations
from clinic.settings import ROOT
from extensions import tracker_store
from extensions.tracker_store import ConversationStore, conversation_store

DAY = 24 * 3600
SECRET = "my scalp is itching"


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where conversations are kept in these tests."""
    path = tmp_path / "new" / "conversations.sqlite"
    monkeypatch.setenv("STRAND_CONVERSATIONS", f"sqlite:///{path}")
    return path


def store() -> ConversationStore:
    """The store, as after a start."""
    return ConversationStore(Domain.from_yaml("responses: {utter_hi: [{text: hi}]}"))


def say(store: Any, conversation: str, text: str = SECRET, ago: float = 0) -> None:
    """A message, so many seconds ago."""

    async def save() -> None:
        tracker = await store.get_or_create_tracker(conversation, append_action_listen=False)
        tracker.update(UserUttered(text, timestamp=time.time() - ago))
        await store.save(tracker)

    asyncio.run(save())


def said(store: ConversationStore, conversation: str) -> list[str]:
    """The texts of a conversation."""
    tracker = asyncio.run(store.retrieve_full_tracker(conversation))
    return [event.text for event in tracker.events if isinstance(event, UserUttered)] if tracker else []


def test_it_is_private_and_lasting(file: Path) -> None:
    """Only their owner reads the file and its folder, and a conversation goes on after a restart."""
    say(store(), "a", "one")
    again = store()
    say(again, "a", "two")
    assert said(again, "a") == ["one", "two"]
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in file.parent.iterdir()} == {0o600}


def test_old_conversations_are_forgotten(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A conversation goes whole when its last message is old, and no trace stays in the file; others stay whole."""
    monkeypatch.setattr(conversations, "BATCH", 3)
    first = store()
    for number in range(7):
        say(first, f"old{number}", ago=31 * DAY)
    say(first, "new", "once upon a time", ago=40 * DAY)
    say(first, "new", "and today")
    assert conversations.forget_old(first.engine, 30) == 7
    assert said(first, "old3") == [] and said(first, "new") == ["once upon a time", "and today"]
    with first.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert SECRET.encode() not in file.read_bytes()


def test_it_forgets_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """A start deletes what is older than STRAND_CONVERSATION_DAYS."""
    say(store(), "a", ago=3 * DAY)
    say(store(), "b", ago=1 * DAY)
    monkeypatch.setenv("STRAND_CONVERSATION_DAYS", "2")
    again = store()
    end = time.monotonic() + 5
    while said(again, "a") and time.monotonic() < end:
        time.sleep(0.02)
    assert said(again, "a") == [] and said(again, "b") == [SECRET]


def test_ended_is_ended(file: Path) -> None:
    """An ended conversation is gone, stays ended after a restart, and takes nothing more; twice does no harm."""
    first = store()
    say(first, "a")
    first.end("a")
    first.end("a")
    again = store()
    assert again.is_ended("a") and not again.is_ended("b")
    say(again, "a", "more")
    assert said(again, "a") == []


def test_until_when_a_conversation_can_be_opened() -> None:
    """The token that was issued last counts, also after a restart; what nobody can open is forgotten."""
    now = datetime.now(timezone.utc)
    first = store()
    first.opened("a", now - timedelta(seconds=1))
    first.opened("b", now - timedelta(seconds=1))
    assert not first.can_be_opened("a") and not first.can_be_opened("never heard of")
    first.opened("a", now + timedelta(hours=1))
    conversations.forget_old(first.engine, 30)
    again = store()
    assert again.can_be_opened("a")
    with again.engine.connect() as connection:
        assert [name for (name, _) in connection.execute(conversations.SESSIONS.select())] == ["a"]


def test_what_is_not_stored_goes_on_in_memory(caplog: pytest.LogCaptureFixture) -> None:
    """While the database takes nothing, no turn is lost or doubled; afterwards all of them are stored."""
    kept = store()
    say(kept, "a", "one")
    with kept.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(FAIL, 'full'); END")
    say(kept, "a", "two")
    say(kept, "a", "three")
    assert said(kept, "a") == ["one", "two", "three"] and said(store(), "a") == ["one"]
    assert "cannot be stored" in caplog.text and "make doctor" in caplog.text
    with kept.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER full")
    say(kept, "a", "four")
    assert said(kept, "a") == said(store(), "a") == ["one", "two", "three", "four"]


def test_a_removed_file_is_made_anew(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    """When somebody removes the file while it is used, the next turns are kept in a new one, and the log says so."""
    kept = store()
    say(kept, "a", "one")
    shutil.rmtree(file.parent)
    say(kept, "a", "two")
    assert "file was removed" in caplog.text and said(store(), "a")[-1] == "two"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_said_reaches_the_log(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a message cannot be stored, Rasa logs the error, which does not repeat the message."""
    broken = store()
    with broken.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(FAIL, 'full'); END")
    with caplog.at_level(logging.DEBUG):
        say(FailSafeTrackerStore(broken), "a")
    assert "full" in caplog.text and SECRET not in caplog.text


def with_slots(*names: str) -> Domain:
    """A domain of slots that anything goes into."""
    return Domain.from_dict({"slots": {name: {"type": "any", "mappings": [{"type": "custom"}]} for name in names}})


def values(tracker: DialogueStateTracker) -> dict[str, Any]:
    """What is in its slots, without Rasa's own."""
    return {name: value for name, value in tracker.current_slot_values().items() if name != "session_started_metadata"}


def turn(number: int) -> list[Event]:
    """A turn that says its number, and now and then fills a slot."""
    slots = [SlotSet(name, number) for name, each in {"often": 1, "seldom": 63}.items() if number % each == 0]
    bot = [ActionExecuted("utter_hi"), BotUttered(f"answer {number}")]
    return [UserUttered(f"question {number}"), *slots, *bot, ActionExecuted("action_listen")]


def test_a_turn_looks_back_on_the_latest_messages_only() -> None:
    """What a turn is given does not grow with the conversation, holds every slot, and nothing is lost or doubled."""
    kept = ConversationStore(with_slots("often", "seldom", "first", "gone"))

    async def talk() -> list[int]:
        sizes = []
        for number in range(150):
            tracker = await kept.get_or_create_tracker("a", append_action_listen=False)
            sizes.append(len(tracker.events))
            start = [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")]
            begun: list[Event] = [*start, SlotSet("first", "kept"), SlotSet("gone", 1), SlotSet("gone", None)]
            tracker.update_with_events([*(begun if number in (0, 60) else []), *turn(number)], kept.domain)
            if number > 130:
                full = await kept.retrieve_full_tracker("a")
                assert full is not None and values(full) | {"often": number} == values(tracker)
            await kept.save(tracker)
        return sizes

    sizes = asyncio.run(talk())
    assert max(sizes[100:]) < 6 * tracker_store.LATEST and sizes[59] < 6 * tracker_store.LATEST
    assert said(kept, "a") == [f"question {number}" for number in range(150)]
    latest = asyncio.run(kept.retrieve("a"))
    assert latest is not None
    assert values(latest) == {"often": 149, "seldom": 126, "first": "kept", "gone": None}
    texts = [event.text for event in latest.events if isinstance(event, UserUttered)]
    assert texts == [f"question {number}" for number in range(150 - tracker_store.LATEST, 150)]


def test_what_undoes_slots_is_never_left_out() -> None:
    """A restart long before the latest messages still holds: what was told before it stays forgotten."""
    kept = ConversationStore(with_slots("often"))

    async def talk() -> Any:
        for number in range(60):
            tracker = await kept.get_or_create_tracker("a")
            events = [*turn(0), Restarted()] if number == 20 else [UserUttered(f"question {number}")]
            tracker.update_with_events(events, kept.domain)
            await kept.save(tracker)
        return await kept.retrieve("a")

    latest = asyncio.run(talk())
    assert values(latest) == {"often": None}
    assert len(latest.events) < 6 * tracker_store.LATEST


def test_a_restarted_database_is_connected_to_again() -> None:
    """Connections to PostgreSQL are tried before each use, as Rasa takes a failed read for a new conversation."""
    assert tracker_store._engine("postgresql://me@127.0.0.1:1/none", in_memory=False).pool._pre_ping


def test_endpoints_name_it(tmp_path: Path) -> None:
    """endpoints.yml gives this store and no other, of which Rasa would only warn; another one is refused."""
    from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore

    config = read_endpoint_config(str(ROOT / "endpoints.yml"), "tracker_store")

    class Agent:
        tracker_store: Any = FailSafeTrackerStore(TrackerStore.create(config))

    assert isinstance(conversation_store(Agent()), ConversationStore)
    Agent.tracker_store = FailSafeTrackerStore(InMemoryTrackerStore(Domain.empty()))
    with pytest.raises(RuntimeError, match="needs `tracker_store"):
        conversation_store(Agent())


def test_in_memory(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    """`make shell` keeps conversations in memory and touches no file."""
    monkeypatch.setenv("STRAND_CONVERSATIONS", "sqlite://")
    memory = store()
    say(memory, "a")
    assert said(memory, "a") == [SECRET] and said(store(), "a") == [] and not file.parent.exists()


@pytest.mark.parametrize("url", ["conversations.sqlite", "mysql://host/db", "sqlite:///"])
def test_unusable_urls_are_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """What is no SQLite file and no PostgreSQL database is refused with what to write."""
    monkeypatch.setenv("STRAND_CONVERSATIONS", url)
    with pytest.raises(ValueError, match="STRAND_CONVERSATIONS: write"):
        store()
