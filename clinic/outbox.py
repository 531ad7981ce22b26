"""Delivers what waits in the outbox to reception, at least once: `python -m clinic.outbox` runs until it is stopped."""

import argparse
import logging
import random
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

from sqlalchemy import and_, exists, insert, select, update
from sqlalchemy.engine import Engine

from clinic import settings
from clinic.mail import Mail
from clinic.store import StoreError, open_store, transaction
from clinic.tables import BOOKINGS, OUTBOX
from clinic.webhook import Webhook

logger = logging.getLogger(__name__)

ATTEMPTS = 12
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)
# Longer than one message takes with every target at its slowest; then another worker may try it.
LEASE = timedelta(minutes=5)
IDLE_SECONDS = 5.0

# Sends a payload under an idempotency key; returns when it was taken, raises when not.
Target = Callable[[Mapping[str, Any], str], None]


@dataclass(frozen=True)
class Counts:
    """How many messages were delivered, failed and will be tried again, and were given up."""

    delivered: int = 0
    failed: int = 0
    dead: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.delivered + other.delivered, self.failed + other.failed, self.dead + other.dead)

    def __bool__(self) -> bool:
        return self != Counts()


@dataclass(frozen=True)
class DeadLetter:
    """A message that was given up: of which booking, after how many attempts, and the kind of the last fault."""

    reference: str
    event: str
    attempts: int
    last_error: str
    dead_at: datetime


class Outbox:
    """The messages in a store and where they go: `targets` may have `mail` and `webhook`.

    All methods may raise StoreError. What was sent but could not be noted is sent again, under the same key.
    """

    def __init__(
        self,
        engine: Engine,
        targets: Mapping[str, Target],
        attempts: int = ATTEMPTS,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """`attempts` is how often a message is tried; `chance` gives numbers from 0 to 1 that spread the waits."""
        if unknown := set(targets) - {"mail", "webhook"}:
            raise ValueError(f"targets can be mail and webhook, not {', '.join(sorted(unknown))}")
        self.engine, self.targets, self.attempts, self.chance = engine, targets, attempts, chance

    def deliver_due(self, now: datetime, limit: int = 100) -> Counts:
        """Tries each message that is due once, up to `limit`; without targets nothing is tried and all wait."""
        counts = Counts()
        for _ in range(limit if self.targets else 0):
            row = self._claim(now)
            if row is None:
                break
            counts += self._deliver(row, now)
        return counts

    def dead_letters(self) -> list[DeadLetter]:
        """What was given up, oldest first."""
        columns = (BOOKINGS.c.reference, OUTBOX.c.event, OUTBOX.c.attempts, OUTBOX.c.last_error, OUTBOX.c.dead_at)
        query = select(*columns).join_from(OUTBOX, BOOKINGS).where(OUTBOX.c.dead_at.is_not(None)).order_by(OUTBOX.c.id)
        with transaction(self.engine, write=False) as connection:
            return [DeadLetter(**row) for row in connection.execute(query).mappings()]

    def undelivered(self) -> dict[int, str]:
        """For each booking id with messages that were not delivered, `waiting`, or `failed` if one was given up."""
        query = select(OUTBOX.c.booking_id, OUTBOX.c.dead_at).where(OUTBOX.c.delivered_at.is_(None))
        states: dict[int, str] = {}
        with transaction(self.engine, write=False) as connection:
            for booking, dead_at in connection.execute(query):
                states[booking] = "failed" if dead_at or states.get(booking) == "failed" else "waiting"
        return states

    def resend(self, booking: int, now: datetime) -> int:
        """Makes undelivered messages of a booking id due with all their attempts, dead ones too; returns how many.

        If all were delivered, the latest goes out again under a new key, as receivers ignore a key that they know.
        """
        mine = OUTBOX.c.booking_id == booking
        fresh = {"attempts": 0, "next_attempt_at": now, "dead_at": None}
        with transaction(self.engine) as connection:
            revived = connection.execute(
                update(OUTBOX).where(mine, OUTBOX.c.delivered_at.is_(None)).values(**fresh)
            ).rowcount
            if revived:
                return revived
            last = connection.execute(select(OUTBOX).where(mine).order_by(OUTBOX.c.id.desc()).limit(1)).one_or_none()
            if last is None:
                return 0
            copied = {"booking_id": booking, "event": last.event, "payload": last.payload, "created_at": now}
            connection.execute(insert(OUTBOX).values(**copied, **fresh, idempotency_key=str(uuid4())))
            return 1

    def _claim(self, now: datetime) -> Any:
        earlier = OUTBOX.alias()
        blocked = exists().where(
            and_(
                earlier.c.booking_id == OUTBOX.c.booking_id,
                earlier.c.id < OUTBOX.c.id,
                earlier.c.delivered_at.is_(None),
                earlier.c.dead_at.is_(None),
            )
        )
        open_row = and_(OUTBOX.c.delivered_at.is_(None), OUTBOX.c.dead_at.is_(None))
        # In order within a booking: nobody should read of a cancellation before the booking.
        query = select(OUTBOX).where(open_row, OUTBOX.c.next_attempt_at <= now, ~blocked)
        while True:
            with transaction(self.engine, write=False) as connection:
                row = connection.execute(query.order_by(OUTBOX.c.next_attempt_at, OUTBOX.c.id).limit(1)).one_or_none()
            if row is None:
                return None
            # Whoever changes next_attempt_at first has the row. The attempt counts before it is made, so that a
            # message that kills the worker is given up too.
            mine = and_(OUTBOX.c.id == row.id, open_row, OUTBOX.c.next_attempt_at == row.next_attempt_at)
            spent = row.attempts >= self.attempts
            values: dict[str, Any] = {"next_attempt_at": now + LEASE, "attempts": OUTBOX.c.attempts + 1}
            if spent:
                values = {"dead_at": now, "last_error": row.last_error or "interrupted"}
            with transaction(self.engine) as connection:
                claimed = connection.execute(update(OUTBOX).where(mine).values(**values)).rowcount
            if claimed and not spent:
                return row

    def _deliver(self, row: Any, now: datetime) -> Counts:
        faults = []
        for name, send in self.targets.items():
            if getattr(row, f"{name}_at") is not None:
                continue
            try:
                send(row.payload, row.idempotency_key)
            except Exception as error:
                # Neither the text nor the trace of a fault is kept: servers repeat in them what they were sent.
                faults.append(f"{name}: {_kind(error)}")
            else:
                self._note(row, {f"{name}_at": now})
        attempt = row.attempts + 1
        if not faults:
            self._note(row, {"delivered_at": now, "last_error": None})
            return Counts(delivered=1)
        last_error = "; ".join(faults)[:200]
        if attempt >= self.attempts:
            self._note(row, {"dead_at": now, "last_error": last_error}, leased_at=now)
            logger.error("Message %s (%s) was given up after %s attempts: %s", row.id, row.event, attempt, last_error)
            return Counts(dead=1)
        self._note(row, {"next_attempt_at": now + self._wait(attempt), "last_error": last_error}, leased_at=now)
        logger.warning("Message %s (%s) failed, attempt %s: %s", row.id, row.event, attempt, last_error)
        return Counts(failed=1)

    def _note(self, row: Any, values: dict[str, Any], leased_at: datetime | None = None) -> None:
        change = update(OUTBOX).where(OUTBOX.c.id == row.id).values(**values)
        if leased_at is not None:
            # A failure no longer counts once the lease has run out and somebody else has the row.
            change = change.where(OUTBOX.c.next_attempt_at == leased_at + LEASE)
        with transaction(self.engine) as connection:
            connection.execute(change)

    def _wait(self, attempt: int) -> timedelta:
        # Spread, so that what failed together does not come back together.
        longest = min(FIRST_WAIT * 2 ** min(attempt - 1, 20), LONGEST_WAIT)
        return longest * (0.75 + 0.25 * self.chance())


def _kind(error: Exception) -> str:
    # The class and, for an answer, its number say what is wrong and cannot hold anything personal.
    number = getattr(error, "status", getattr(error, "smtp_code", None))
    return f"{type(error).__name__} {number}" if isinstance(number, int) else type(error).__name__


def targets_from_settings() -> dict[str, Target]:
    """Where reception is told, by the settings: `mail`, `webhook`, both or neither.

    Raises:
        ValueError: naming the setting that is wrong, or all that are missing.
    """
    targets: dict[str, Target] = {}
    missing = []
    if server := settings.smtp_url():
        sender, recipients = settings.mail_from(), settings.mail_to()
        if sender is None:
            missing.append("STRAND_MAIL_FROM: write the address that messages come from, as STRAND_SMTP_URL is set")
        if not recipients:
            missing.append("STRAND_MAIL_TO: write the address of reception, as STRAND_SMTP_URL is set")
        targets["mail"] = Mail(server, sender or "", recipients, settings.clinic_zone()).send
    if url := settings.webhook_url():
        secret = settings.webhook_secret()
        if secret is None:
            missing.append("STRAND_WEBHOOK_SECRET: write a secret, as STRAND_WEBHOOK_URL is set")
        targets["webhook"] = Webhook(url, secret or "").send
    if missing:
        raise ValueError("\n".join(missing))
    return targets


def run(open_outbox: Callable[[], Outbox], stop: threading.Event, idle: float = IDLE_SECONDS) -> None:
    """Delivers until `stop` is set, at most one message later; looks every `idle` seconds and outlives store faults."""
    outbox = None
    while not stop.is_set():
        try:
            outbox = outbox or open_outbox()
            if outbox.deliver_due(datetime.now(timezone.utc), limit=1):
                continue
        except StoreError as error:
            logger.warning("Tried again soon: %s", error)
        stop.wait(idle)


def stop_on_signals(stop: threading.Event) -> None:
    """Has SIGTERM and SIGINT set the event."""
    for sign in (signal.SIGTERM, signal.SIGINT):
        # In a thread of its own: a signal may come while this one holds the event's lock, and would wait for itself.
        signal.signal(sign, lambda *_: threading.Thread(target=stop.set).start())


def main(arguments: list[str] | None = None) -> int:
    """The command; 0 is fine, 1 is that something failed with --once, 2 is a wrong setting."""
    parser = argparse.ArgumentParser(prog="python -m clinic.outbox", description=__doc__)
    parser.add_argument("--once", action="store_true", help="try what is due and end, with status 1 if anything failed")
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    try:
        url, targets, attempts = settings.database_url(), targets_from_settings(), settings.outbox_attempts()
        if not targets:
            logger.warning("Bookings wait: set STRAND_SMTP_URL or STRAND_WEBHOOK_URL to have reception told.")
        if chosen.once:
            counts = Outbox(open_store(url), targets, attempts).deliver_due(datetime.now(timezone.utc))
            print(f"{counts.delivered} delivered, {counts.failed} to be tried again, {counts.dead} given up")
            return 1 if counts.failed or counts.dead else 0
        stop = threading.Event()
        stop_on_signals(stop)
        run(lambda: Outbox(open_store(url), targets, attempts), stop)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
