"""Where a conversation of a messaging platform can be reached; addresses and numbers are encrypted where they lie."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import delete, exists, insert, select, update
from sqlalchemy.engine import Engine

from clinic.secret import key_for
from clinic.store import Conflict, transaction
from clinic.tables import ADDRESSES, BOOKINGS


@dataclass(frozen=True)
class Address:
    """Where a conversation takes place; `phone` is the E.164 number that the platform vouches for, if it does."""

    channel: str
    address: str = field(repr=False)
    phone: str | None = field(repr=False)
    last_inbound: datetime  # when the patient last wrote, in UTC


class Addresses:
    """The addresses in a store. Every method may raise StoreError, and SecretError where it has to do with the key."""

    def __init__(self, engine: Engine) -> None:
        """Takes what `open_store` gives."""
        self.engine = engine

    def remember(self, conversation: str, channel: str, address: str, phone: str | None, now: datetime) -> None:
        """Notes where a message came from; call it for each. A number that is known stays when none is given."""
        same = ADDRESSES.c.conversation == conversation
        values: dict[str, Any] = {"channel": channel, "address": self._encrypted(address), "last_inbound": now}
        if phone is not None:
            values["phone"] = self._encrypted(phone)
        with transaction(self.engine) as connection:
            if connection.execute(update(ADDRESSES).where(same).values(**values)).rowcount:
                return
        try:
            with transaction(self.engine) as connection:
                connection.execute(insert(ADDRESSES).values(**values, conversation=conversation))
        except Conflict:  # another process has noted its first message meanwhile
            with transaction(self.engine) as connection:
                connection.execute(update(ADDRESSES).where(same).values(**values))

    def find(self, conversation: str) -> Address | None:
        """Where the conversation can be reached; None also when the secret has changed since it was noted."""
        with transaction(self.engine, write=False) as connection:
            row = connection.execute(select(ADDRESSES).where(ADDRESSES.c.conversation == conversation)).one_or_none()
        if row is None:
            return None
        try:
            phone = None if row.phone is None else self._decrypted(row.phone)
            return Address(row.channel, self._decrypted(row.address), phone, row.last_inbound)
        except InvalidToken:
            return None

    def purge(self, older_than: datetime) -> int:
        """Deletes what was not written from since, unless a booking was made there; returns how many."""
        booked = exists().where(BOOKINGS.c.conversation == ADDRESSES.c.conversation)
        with transaction(self.engine) as connection:
            return connection.execute(delete(ADDRESSES).where(ADDRESSES.c.last_inbound < older_than, ~booked)).rowcount

    @cached_property
    def _cipher(self) -> Fernet:
        return Fernet(urlsafe_b64encode(key_for("addresses")))

    def _encrypted(self, text: str) -> str:
        return self._cipher.encrypt(text.encode()).decode()

    def _decrypted(self, text: str) -> str:
        return self._cipher.decrypt(text.encode()).decode()
