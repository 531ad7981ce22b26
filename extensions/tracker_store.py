"""Keeps conversations across restarts: Rasa's SQL tracker store, private, and able to end and forget conversations."""

import logging
from datetime import datetime, timezone
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore, create_engine_kwargs
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import create_engine, event, func, or_
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Query, Session, sessionmaker
from sqlalchemy.pool import QueuePool, StaticPool

from clinic import conversations
from clinic.settings import conversation_days, conversations_url
from clinic.store import StoreError, driver_fault, make_private

DAY = 24 * 3600  # seconds
LATEST = 20  # messages of a patient that a turn looks back on; Rasa goes through them several times a turn
SPOKEN = ("user", "bot", "action", "user_featurization", "undo", "rewind")  # what tells nothing once it is older
IN_MEMORY = "sqlite://"
logger = logging.getLogger(__name__)


class ConversationStore(SQLTrackerStore):
    """The store that STRAND_CONVERSATIONS names; conversations without a message for some days are deleted daily."""

    engine: Engine

    def __init__(self, domain: Domain | None = None, event_broker: EventBroker | None = None, **_: Any) -> None:
        """Opens the database and creates what is missing in it.

        Raises:
            ValueError: when a setting cannot be used.
            StoreError: when the database's file cannot be made.
        """
        url, days = conversations_url(), conversation_days()
        file = make_url(url).database if url.startswith("sqlite") else None
        self._file = Path(file) if file else None
        self._unstored: dict[str, DialogueStateTracker] = {}  # those of which the database did not take the last turn
        if self._file:
            make_private(self._file)
        super().__init__(domain, host=url, event_broker=event_broker)
        self.engine.dispose()
        self.engine = _engine(url, in_memory=url == IN_MEMORY)
        self.sessionmaker = sessionmaker(bind=self.engine)
        self._create_tables()
        if url != IN_MEMORY:
            Thread(target=_forget_daily, args=(self.engine, days), name="forget old conversations", daemon=True).start()

    def _create_tables(self) -> None:
        self.Base.metadata.create_all(self.engine)
        conversations.create_tables(self.engine)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Stores what is new, unless the conversation was ended in the meantime.

        What the database does not take goes on in memory until it does: Rasa would go on from the last stored turn.
        """
        try:
            self._make_anew()
            if not self.is_ended(tracker.sender_id):
                await super().save(tracker)
            self._unstored.pop(tracker.sender_id, None)
        except (SQLAlchemyError, StoreError) as error:
            self._unstored[tracker.sender_id] = tracker
            fault = driver_fault(error)
            logger.error("A conversation cannot be stored and goes on in memory (%s: %s). `make doctor` looks at the"
                         " database, which may also have no room left.", type(fault).__name__, fault)  # fmt: skip

    def _make_anew(self) -> None:
        """Makes the database's file again if somebody has removed it: what is open would be written to no file."""
        if self._file and not self._file.exists():
            logger.error("The conversations' file was removed; what was said before today's turn is lost.")
            self.engine.dispose()
            make_private(self._file)
            self._create_tables()

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:
        """The conversation as it was left: in memory, if the database did not take it."""
        if unstored := self._unstored.get(sender_id):
            return unstored.copy()
        return await super()._retrieve(sender_id, fetch_events_from_all_sessions)

    def _event_query(self, session: Session, sender_id: str, fetch_events_from_all_sessions: bool) -> "Query[Any]":
        """The latest part of a session: its last messages, and of what was before them the slots as they were left.

        Rasa asks the same again before it stores a turn, to tell which events are new.
        """
        query = super()._event_query(session, sender_id, fetch_events_from_all_sessions)
        row = self.SQLEvent
        mine = session.query(row.id).filter(row.sender_id == sender_id)
        messages = mine.filter(row.type_name == "user").order_by(row.id.desc())
        first = messages.offset(LATEST - 1).limit(1).scalar()
        if fetch_events_from_all_sessions or first is None:
            return query
        earlier = mine.filter(row.id < first)
        slots = earlier.filter(row.type_name == "slot").group_by(row.action_name).with_entities(func.max(row.id))
        listens = earlier.filter(row.type_name == "action").with_entities(func.max(row.id))
        told = row.type_name.not_in((*SPOKEN, "slot"))
        return query.filter(or_(row.id >= first, told, row.id.in_(slots), row.id.in_(listens)))

    def end(self, conversation: str) -> None:
        """Forgets the conversation for good; nothing can be added to it any more."""
        self._unstored.pop(conversation, None)
        conversations.end(self.engine, conversation)

    def opened(self, conversation: str, expires_at: datetime) -> None:
        """Notes until when a token for the conversation is valid."""
        conversations.opened(self.engine, conversation, expires_at)

    def can_be_opened(self, conversation: str) -> bool:
        """Whether somebody may still hold a valid token for it."""
        return conversations.can_be_opened(self.engine, conversation, datetime.now(timezone.utc))

    def is_ended(self, conversation: str) -> bool:
        """Whether it was ended, if need be before a restart."""
        return conversations.is_ended(self.engine, conversation)


def conversation_store(agent: Any) -> ConversationStore:
    """The store of an assistant, past Rasa's wrapper, which would take a broken database for an empty one.

    Raises:
        RuntimeError: when the assistant has another one.
    """
    store: TrackerStore = getattr(agent.tracker_store, "_tracker_store", agent.tracker_store)
    if not isinstance(store, ConversationStore):
        name = f"{ConversationStore.__module__}.{ConversationStore.__name__}"
        raise RuntimeError(f"endpoints.yml: the website channel needs `tracker_store: {{type: {name}}}`")
    return store


def _engine(url: str, in_memory: bool) -> Engine:
    """In place of Rasa's: what patients say stays out of errors, which are logged, and connections are kept.

    Rasa opens an SQLite file anew for each query, which takes longer than the query.
    """
    options = dict(create_engine_kwargs(url))
    if url.startswith("sqlite"):
        pool = StaticPool if in_memory else QueuePool
        options |= {"poolclass": pool, "connect_args": {"check_same_thread": False}}
    else:
        options["pool_pre_ping"] = True  # after a restart of the database Rasa would take a conversation for a new one
    engine = create_engine(url, hide_parameters=True, **options)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA journal_mode = WAL")  # a reader and a writer do not wait for each other
    connection.execute("PRAGMA synchronous = NORMAL")  # survives a killed process, and waits for no disk at each turn
    connection.execute("PRAGMA secure_delete = ON")


def _forget_daily(engine: Engine, days: int) -> None:
    while True:
        try:
            if forgotten := conversations.forget_old(engine, days):
                logger.info("%d conversations older than %d days were deleted.", forgotten, days)
        except SQLAlchemyError as error:
            logger.error("Old conversations could not be deleted: %s", type(error).__name__)
        sleep(DAY)
