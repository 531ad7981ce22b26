"""What staff should know of the messages that patients sent in messaging apps: which wait, and which answers failed."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from clinic.store import transaction
from clinic.tables import INBOX


@dataclass(frozen=True)
class Unanswered:
    """How many messages wait for an answer, since when, and in which app how many answers did not arrive and why."""

    waiting: int
    since: datetime | None
    failed: Counter[tuple[str, str]]


def unanswered(engine: Engine) -> Unanswered:
    """What is left over in the inbox of all apps; failures of as many days as it remembers.

    Raises:
        StoreError: the database cannot be used now.
    """
    waiting = select(func.count(), func.min(INBOX.c.received_at)).where(INBOX.c.done_at.is_(None))
    reasons = (INBOX.c.channel, INBOX.c.fault)
    failed = select(*reasons, func.count()).where(INBOX.c.fault.is_not(None)).group_by(*reasons)
    with transaction(engine, write=False) as connection:
        count, since = connection.execute(waiting).one()
        found = Counter({(channel, fault): number for channel, fault, number in connection.execute(failed)})
    return Unanswered(count, since, found)
