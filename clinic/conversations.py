"""Ends and forgets conversations, and knows until when one can be opened, beside Rasa's SQL tracker store."""

import time
from contextlib import suppress
from datetime import datetime, timedelta, timezone

from sqlalchemy import Column, Float, MetaData, String, Table, delete, func, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from clinic.settings import LONGEST_SESSION
from clinic.tables import UtcDateTime
from clinic.upgrade import make_tables_alone

TABLES = MetaData()
# Remembered for as long as a token for it may be about.
ENDED = Table(
    "ended_conversations",
    TABLES,
    Column("sender_id", String(255), primary_key=True),
    Column("ended_at", UtcDateTime, nullable=False, index=True),
)
# Until when the last token for a conversation is valid.
SESSIONS = Table(
    "sessions",
    TABLES,
    Column("sender_id", String(255), primary_key=True),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
)
# Made by Rasa; the columns that are needed here.
EVENTS = Table("events", MetaData(), Column("sender_id", String(255)), Column("timestamp", Float))
BATCH = 50  # conversations forgotten at a time, so that no patient waits for the lock


def create_tables(engine: Engine) -> None:
    """Creates what Rasa does not."""
    with engine.begin() as connection:
        make_tables_alone(connection)
        TABLES.create_all(connection)


def end(engine: Engine, conversation: str) -> None:
    """Forgets all that was said and remembers, also after a restart, that this conversation is over."""
    try:
        with engine.begin() as connection:
            connection.execute(insert(ENDED).values(sender_id=conversation, ended_at=datetime.now(timezone.utc)))
            connection.execute(delete(EVENTS).where(EVENTS.c.sender_id == conversation))
    except IntegrityError:  # ended already
        with engine.begin() as connection:
            connection.execute(delete(EVENTS).where(EVENTS.c.sender_id == conversation))


def is_ended(engine: Engine, conversation: str) -> bool:
    """Whether somebody has ended this conversation."""
    query = select(ENDED.c.sender_id).where(ENDED.c.sender_id == conversation)
    with engine.connect() as connection:
        return connection.execute(query).first() is not None


def opened(engine: Engine, conversation: str, expires_at: datetime) -> None:
    """Notes that a token for a conversation was issued, and until when it is valid."""
    mine = SESSIONS.c.sender_id == conversation
    for _ in range(2):  # somebody else may insert it in between
        with suppress(IntegrityError), engine.begin() as connection:
            if not connection.execute(update(SESSIONS).where(mine).values(expires_at=expires_at)).rowcount:
                connection.execute(insert(SESSIONS).values(sender_id=conversation, expires_at=expires_at))
            return


def can_be_opened(engine: Engine, conversation: str, now: datetime) -> bool:
    """Whether there may still be somebody with a valid token for this conversation."""
    query = select(SESSIONS.c.sender_id).where(SESSIONS.c.sender_id == conversation, SESSIONS.c.expires_at > now)
    with engine.connect() as connection:
        return connection.execute(query).first() is not None


def forget_old(engine: Engine, days: int) -> int:
    """Deletes the conversations in which nothing has happened for so many days; returns how many those were."""
    before, forgotten = time.time() - days * 24 * 3600, 0
    last = func.max(EVENTS.c.timestamp)
    old = select(EVENTS.c.sender_id).group_by(EVENTS.c.sender_id).having(last < before).limit(BATCH)
    while True:
        with engine.connect() as connection:
            names = [name for (name,) in connection.execute(old)]
        if not names:
            break
        with engine.begin() as connection:
            # Asked again, as somebody may have written in between.
            again = select(EVENTS.c.sender_id).where(EVENTS.c.sender_id.in_(names))
            still = [name for (name,) in connection.execute(again.group_by(EVENTS.c.sender_id).having(last < before))]
            connection.execute(delete(EVENTS).where(EVENTS.c.sender_id.in_(still)))
        forgotten += len(still)
    with engine.begin() as connection:
        over = datetime.now(timezone.utc) - timedelta(hours=LONGEST_SESSION)
        connection.execute(delete(ENDED).where(ENDED.c.ended_at < over))
        connection.execute(delete(SESSIONS).where(SESSIONS.c.expires_at < datetime.now(timezone.utc)))
    return forgotten
