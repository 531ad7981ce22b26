"""Messages that a messaging app was told are accepted: each is taken once, and kept until it is answered."""

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import and_, delete, exists, insert, select, update
from sqlalchemy.engine import Connection, Engine

from clinic.secret import key_for
from clinic.store import Conflict, transaction
from clinic.tables import INBOX, OFFERS

# Apps deliver again for up to seven days.
KEPT = timedelta(days=10)


@dataclass(frozen=True)
class Waiting:
    """A message whose turn has come. `replies` is None until there are some, of which `sent` parts are sent."""

    id: int
    key: str
    conversation: str
    attempts: int
    received_at: datetime
    message: dict[str, Any] | None = field(repr=False)  # None when it cannot be read any more
    replies: list[dict[str, Any]] | None = field(repr=False)
    sent: int


class Inbox:
    """The messages of one channel in a store. Every method may raise StoreError, and SecretError for the key."""

    def __init__(self, engine: Engine, channel: str, lease: timedelta) -> None:
        """`lease` is how long a process keeps a message without a sign of life."""
        self.engine, self.channel, self.lease = engine, channel, lease

    def key_of(self, message_id: str) -> str:
        """The key under which a message is known, from the platform's id of it."""
        return hmac.new(self._ids_key, f"{self.channel}\0{message_id}".encode(), hashlib.sha256).hexdigest()

    def knows(self, message_id: str) -> bool:
        """Whether a message of this id was accepted."""
        query = select(INBOX.c.id).where(INBOX.c.key == self.key_of(message_id))
        with transaction(self.engine, write=False) as connection:
            return connection.execute(query).first() is not None

    def accept(self, message_id: str, conversation: str, message: Mapping[str, Any], now: datetime) -> bool:
        """Keeps a message; False when its id is known already."""
        row = {
            "key": self.key_of(message_id), "channel": self.channel, "conversation": conversation, "sent": 0,
            "attempts": 0, "content": self._encrypted({"message": message}), "claimed_until": now, "received_at": now,
        }  # fmt: skip
        try:
            with transaction(self.engine) as connection:
                connection.execute(insert(INBOX).values(**row))
        except Conflict:
            return False
        return True

    def claim(self, now: datetime) -> Waiting | None:
        """Takes the oldest message whose turn has come: one at a time in each conversation, in order."""
        earlier = INBOX.alias()
        before = and_(earlier.c.conversation == INBOX.c.conversation, earlier.c.id < INBOX.c.id)
        blocked = exists().where(and_(before, earlier.c.done_at.is_(None)))
        mine = and_(INBOX.c.channel == self.channel, INBOX.c.done_at.is_(None), INBOX.c.claimed_until <= now)
        query = select(INBOX).where(mine, ~blocked).order_by(INBOX.c.id).limit(1)
        while True:
            with transaction(self.engine, write=False) as connection:
                row = connection.execute(query).one_or_none()
            if row is None:
                return None
            same = and_(INBOX.c.id == row.id, INBOX.c.claimed_until == row.claimed_until, INBOX.c.done_at.is_(None))
            values = {"claimed_until": now + self.lease, "attempts": row.attempts + 1}
            with transaction(self.engine) as connection:
                if not connection.execute(update(INBOX).where(same).values(**values)).rowcount:
                    continue
            content = self._decrypted(row.content)
            return Waiting(
                row.id, row.key, row.conversation, row.attempts + 1, row.received_at, content.get("message"),
                content.get("replies"), row.sent,
            )  # fmt: skip

    def hold(self, ids: Iterable[int], now: datetime) -> None:
        """A sign of life: these messages are still being worked on."""
        self._note(INBOX.c.id.in_(list(ids)), claimed_until=now + self.lease)

    def release(self, ids: Iterable[int], again_at: datetime) -> None:
        """Gives messages back, to be taken from that moment on."""
        self._note(INBOX.c.id.in_(list(ids)), claimed_until=again_at)

    def answered(
        self, waiting: Waiting, replies: list[dict[str, Any]], offers: Mapping[str, str], now: datetime
    ) -> None:
        """Keeps the replies until they are sent, and what the buttons in them stand for."""
        content = self._encrypted({"message": waiting.message, "replies": replies})
        with transaction(self.engine) as connection:
            connection.execute(update(INBOX).where(INBOX.c.id == waiting.id).values(content=content))
            self._offer(connection, waiting.conversation, offers, now)

    def offer(self, conversation: str, offers: Mapping[str, str], now: datetime) -> None:
        """Keeps what the buttons of a message stand for, in place of what was offered before."""
        with transaction(self.engine) as connection:
            self._offer(connection, conversation, offers, now)

    def sent(self, id: int, parts: int) -> None:
        """Notes how many parts of the replies are sent."""
        self._note(INBOX.c.id == id, sent=parts)

    def done(self, id: int, now: datetime, fault: str | None = None) -> None:
        """Forgets a message and its replies; only its key stays, so that it is not taken again.

        `fault` says why the patient did not get the answer, if so; it names nobody.
        """
        self._note(INBOX.c.id == id, done_at=now, content=None, fault=fault and fault[:200])

    def lost(self, id: int, fault: str) -> None:
        """Notes that an answer was sent and did not arrive."""
        self._note(and_(INBOX.c.id == id, INBOX.c.channel == self.channel), fault=fault[:200])

    def offers(self, conversation: str) -> dict[str, str]:
        """What numbers and short keys stand for in this conversation."""
        query = select(OFFERS.c.content).where(OFFERS.c.conversation == conversation)
        with transaction(self.engine, write=False) as connection:
            return self._decrypted(connection.execute(query).scalar_one_or_none())

    def purge(self, now: datetime) -> int:
        """Deletes keys and offers that are old enough; returns how many messages are forgotten for good."""
        with transaction(self.engine) as connection:
            connection.execute(delete(OFFERS).where(OFFERS.c.offered_at < now - KEPT))
            return connection.execute(delete(INBOX).where(INBOX.c.done_at < now - KEPT)).rowcount

    @cached_property
    def _ids_key(self) -> bytes:
        return key_for("message ids")

    @cached_property
    def _cipher(self) -> Fernet:
        return Fernet(urlsafe_b64encode(key_for("inbox")))

    def _encrypted(self, content: Mapping[str, Any]) -> str:
        return self._cipher.encrypt(json.dumps(content).encode()).decode()

    def _decrypted(self, content: str | None) -> dict[str, Any]:
        try:
            return json.loads(self._cipher.decrypt(content.encode())) if content else {}
        except InvalidToken:  # the secret has changed since
            return {}

    def _offer(self, connection: Connection, conversation: str, offers: Mapping[str, str], now: datetime) -> None:
        connection.execute(delete(OFFERS).where(OFFERS.c.conversation == conversation))
        if offers:
            row = {"conversation": conversation, "content": self._encrypted(offers), "offered_at": now}
            connection.execute(insert(OFFERS).values(**row))

    def _note(self, which: Any, **values: Any) -> None:
        with transaction(self.engine) as connection:
            connection.execute(update(INBOX).where(which).values(**values))
