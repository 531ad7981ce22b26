"""Where bookings and conversations are kept, and what waits there for somebody."""

from datetime import datetime, timezone

from sqlalchemy.engine import Engine

from clinic import conversations, settings
from clinic.inbox import KEPT
from clinic.outbox import Outbox
from clinic.replies import Replies
from clinic.tables import TABLES
from clinic.unanswered import unanswered
from scripts.doctor.databases import engine_of, exists, look
from scripts.doctor.findings import Check, note, values_of, wrong


def bookings() -> Check:
    """The database of bookings, and what in it waits for somebody."""
    yield from (found := list(bookings_database()))
    (url,), _ = values_of(settings.database_url)
    if url and found[0].mark == "ok" and exists(url):
        yield from _waiting(engine_of(url))
        yield from _unanswered(engine_of(url))


def bookings_database() -> Check:
    """Whether bookings can be stored."""
    (url,), faults = values_of(settings.database_url)
    yield from faults
    if url:
        yield from look("bookings", "STRAND_DATABASE", url, TABLES)


def _waiting(engine: Engine) -> Check:
    (told,), _ = values_of(settings.outbox_targets_set)
    waiting = list(Outbox(engine, {}).undelivered().values()).count("waiting")
    letters, replies = len(Outbox(engine, {}).dead_letters()), len(Replies(engine).failed_ones())
    if waiting:
        how = "; that is tried while the assistant runs" if told else ": `make bookings` lists them"
        yield note(f"bookings: reception has yet to be told of {waiting}{how}")
    for count, what in ((letters, "messages to reception"), (replies, "replies to patients")):
        if count:
            yield wrong(f"bookings: {what} that were given up: {count}; `make bookings ARGS=failed` says which")


def _unanswered(engine: Engine) -> Check:
    found = unanswered(engine)
    if found.since:
        minutes = int((datetime.now(timezone.utc) - found.since).total_seconds() // 60)
        yield note(f"messaging apps: messages of patients that wait for an answer: {found.waiting}, the first for"
                   f" {minutes} minutes; they are answered while the assistant runs")  # fmt: skip
    for (channel, fault), count in sorted(found.failed.items()):
        yield note(f"messaging apps: answers on {channel} that did not arrive in the last {KEPT.days} days: {count}"
                   f" ({fault})")  # fmt: skip


def chats() -> Check:
    """The database of conversations."""
    (url, _), faults = values_of(settings.conversations_url, settings.conversation_days)
    yield from faults
    if not url:
        return
    if url == "sqlite://":
        yield note("conversations: in memory (STRAND_CONVERSATIONS), so that a restart forgets them")
    else:
        yield from look("conversations", "STRAND_CONVERSATIONS", url, conversations.TABLES)
