"""Many bookings at once while the action server and the outbox worker are killed again and again."""

import asyncio
import json
import random
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from clinic.mail import Mail
from clinic.outbox import Outbox
from clinic.store import open_store
from clinic.webhook import Webhook as Poster
from scripts.servers import free_port
from tests.faults.conftest import next_wednesday
from tests.faults.processes import action_server, action_settings, launch, url_of
from tests.faults.processes import stored as stored_in
from tests.faults.receivers import Choice, Mailbox, Webhook, http_server, mail_server
from tests.faults.test_reception import SECRET, arrived

LONGEST = 330  # seconds
WORKERS = 8
DAY = next_wednesday()
NAMES = ("Asha Verma", "Ravi Kumar", "Meena Iyer", "Joseph Thomas", "Farah Khan")
ACTION, TIMEOUT = "action_book_appointment", 8  # seconds, as Rasa calls it here
FAILED = {"utter_request_failed", "utter_booking_not_stored"}
THINKING = (0.1, 0.6)  # seconds between two messages of a patient


@dataclass
class Tally:
    """What was seen on the patients' side."""

    confirmed: dict[str, list[str]] = field(default_factory=dict)  # references by phone number
    unanswered: int = 0
    unanswered_but_stored: int = 0  # confirmations among them that had been stored all the same


class Conversation:
    """One patient's side of the action server: posts what Rasa would, and keeps the slots as Rasa does."""

    def __init__(self, url: str, patient: str) -> None:
        """A new conversation."""
        self.url, self.patient, self.slots, self.events = url, patient, dict[str, Any](), list[dict[str, Any]]()

    async def says(self, text: str) -> list[dict[str, Any]] | None:
        """The responses to a message; None when there was no whole answer, and then nothing has changed."""
        said = {"text": text, "intent": {"name": "affirm" if text == "yes" else "book_appointment"}, "entities": []}
        self.events.append({"event": "user", "text": text, "parse_data": said})
        tracker = {"sender_id": self.patient, "slots": self.slots, "latest_message": said, "events": self.events}
        call = {"next_action": ACTION, "sender_id": self.patient, "tracker": tracker, "version": "3.6.21"}
        try:
            async with (
                aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT)) as session,
                session.post(self.url, json=call) as response,
            ):
                response.raise_for_status()
                answer = await response.json()
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError):
            return None
        self.slots |= {event["name"]: event["value"] for event in answer["events"] if event["event"] == "slot"}
        return list(answer["responses"])


class Crowd:
    """Patients who book at the same time, and send their last message again when it is not answered."""

    def __init__(self, url: str, database: Path, chance: random.Random, end: float) -> None:
        """`end` is the moment at which they stop waiting."""
        self.url, self.database, self.chance, self.end, self.tally = url, database, chance, end, Tally()

    async def book(self, bookings: int) -> None:
        """Books so often, with several at a time."""
        waiting = iter(range(bookings))

        async def worker() -> None:
            for number in waiting:
                await self._book_one(number)

        await asyncio.gather(*(worker() for _ in range(WORKERS)))

    async def _book_one(self, number: int) -> None:
        name, phone = NAMES[number % len(NAMES)], f"98765{number:05}"
        conversation = Conversation(self.url, f"patient-{number}")
        for message in (f"book a consultation, I am {name}, {phone}", f"{DAY:%d %B %Y}, morning", "skip", "yes", "yes"):
            await asyncio.sleep(self.chance.uniform(*THINKING))
            while not await self._is_answered(conversation, message, f"+91{phone}"):
                assert time.monotonic() < self.end, "the bookings took too long"
                await asyncio.sleep(self.chance.uniform(*THINKING))
        assert f"+91{phone}" in self.tally.confirmed, conversation.events

    async def _is_answered(self, conversation: Conversation, message: str, phone: str) -> bool:
        responses = await conversation.says(message)
        named = {str(response.get("response")): response for response in responses or []}
        if stored := named.get("utter_booking_stored"):
            self.tally.confirmed.setdefault(phone, []).append(str(stored["reference"]))
        if responses and not FAILED & set(named):
            return True
        self.tally.unanswered += 1
        self.tally.unanswered_but_stored += any(row["phone"] == phone for row in stored_in(self.database))
        return False


def unreliable(chance: random.Random, refusal: str) -> Choice:
    """Takes most messages, refuses some, and takes some without saying so."""
    return lambda _: chance.choices(["take", refusal, "drop"], [85, 8, 7])[0]


@contextmanager
def killed_again_and_again(
    seed: str, database: Path, log: Path, arguments: list[str], **settings: str
) -> Iterator[dict[str, int]]:
    """A server under chaos; what it gives holds the kills once it has ended."""
    kills: dict[str, int] = {}
    with log.with_suffix(".kills").open("w+b") as told:
        chaos = launch(["-m", "tests.faults.chaos", seed, str(database), str(log), *arguments], told, **settings)
        try:
            yield kills
        finally:
            chaos.send_signal(signal.SIGTERM)
            try:
                chaos.wait(20)
            except subprocess.TimeoutExpired:
                chaos.kill()
            told.seek(0)
            lines = told.read().decode().splitlines()
    kills |= json.loads(lines[-1])


def push(bookings: int, seed: int, folder: Path) -> dict[str, int]:
    """Pushes bookings through and delivers what is left over; what came of it, in numbers."""
    database, port, chance = folder / "bookings.sqlite", free_port(), random.Random(seed)
    mailbox = Mailbox(unreliable(random.Random(seed + 1), "451 later"), pause=0.01)
    webhook = Webhook(unreliable(random.Random(seed + 2), "500"), pause=0.01)
    open_store(url_of(database)).dispose()
    crowd = Crowd(f"http://127.0.0.1:{port}/webhook", database, chance, time.monotonic() + LONGEST)
    with ExitStack() as stack:
        mail_port, url = stack.enter_context(mail_server(mailbox)), stack.enter_context(http_server(webhook))
        settings = {
            "STRAND_SMTP_URL": f"smtp://127.0.0.1:{mail_port}", "STRAND_MAIL_FROM": "a@clinic.example",
            "STRAND_MAIL_TO": "r@clinic.example", "STRAND_WEBHOOK_URL": url, "STRAND_WEBHOOK_SECRET": SECRET,
        }  # fmt: skip
        with killed_again_and_again(
            f"{seed}-actions", database, folder / "actions.log", action_server(port), **action_settings(database)
        ) as actions, killed_again_and_again(
            f"{seed}-outbox", database, folder / "outbox.log", ["-m", "clinic.outbox"],
            STRAND_DATABASE=url_of(database), **settings,
        ) as worker:  # fmt: skip
            asyncio.run(crowd.book(bookings))
            time.sleep(3)
        by_worker = count(database, "SELECT count(*) FROM outbox WHERE delivered_at IS NOT NULL")
        mail = Mail(settings["STRAND_SMTP_URL"], "a@clinic.example", ["r@clinic.example"], ZoneInfo("UTC"), 5)
        outbox = Outbox(open_store(url_of(database)), {"mail": mail.send, "webhook": Poster(url, SECRET, 5).send})
        for day in range(1, 12):  # leases and waits run out
            while outbox.deliver_due(datetime.now(timezone.utc) + timedelta(days=day)):
                pass
    rows, tally = stored_in(database), crowd.tally
    told = {phone: references[0] for phone, references in tally.confirmed.items()}
    posted, mailed = arrived(webhook, mailbox)
    keys = {row["reference"]: posted.get(row["reference"], set()) | mailed.get(row["reference"], set()) for row in rows}
    phones = Counter(row["phone"] for row in rows)
    return {
        "kills of the action server": sum(actions.values()),
        "of these just after a booking was stored": actions["stored"],
        "kills of the outbox worker": sum(worker.values()),
        "messages that were not answered": tally.unanswered,
        "confirmations among them that had been stored": tally.unanswered_but_stored,
        "bookings confirmed": len(told),
        "confirmed more than once or differently": sum(len(each) != 1 for each in tally.confirmed.values()),
        "bookings stored": len(rows),
        "stored twice": sum(times - 1 for times in phones.values()),
        "confirmed but not stored": sum((phone, reference) not in {(row["phone"], row["reference"]) for row in rows}
                                        for phone, reference in told.items()),
        "stored but not confirmed": sum(row["phone"] not in told for row in rows),
        "delivered by the worker while it was killed": by_worker,
        "delivered in the end": count(database, "SELECT count(*) FROM outbox WHERE delivered_at IS NOT NULL"),
        "undelivered": len(outbox.undelivered()),
        "never posted or never mailed": sum(not (posted.get(each) and mailed.get(each)) for each in keys),
        "posts and mails taken": len(webhook.taken) + len(mailbox.taken),
        "of these repeated": len(webhook.taken) + len(mailbox.taken) - 2 * len(rows),
        "bookings with other than one idempotency key": sum(len(each) != 1 for each in keys.values()),
        "phone numbers in logs": sum(phone[3:] in log.read_text("utf-8", "replace")
                                     for log in folder.glob("*.log") for phone in phones),
    }  # fmt: skip


def count(database: Path, query: str) -> int:
    """The one number that a query gives."""
    connection = sqlite3.connect(database, timeout=10)
    try:
        return int(connection.execute(query).fetchone()[0])
    finally:
        connection.close()


def check(counts: dict[str, int], bookings: int) -> None:
    """What must be true however often servers were killed."""
    all_of_them = ("bookings confirmed", "bookings stored", "delivered in the end")
    none = (
        "confirmed more than once or differently", "stored twice", "confirmed but not stored",
        "stored but not confirmed", "undelivered", "never posted or never mailed",
        "bookings with other than one idempotency key", "phone numbers in logs",
    )  # fmt: skip
    expected = dict.fromkeys(all_of_them, bookings) | dict.fromkeys(none, 0)
    assert {name: counts[name] for name in expected} == expected


def test_some_bookings(tmp_path: Path) -> None:
    """A dozen bookings survive the first kills, and each is confirmed, stored and delivered once."""
    check(push(12, 1, tmp_path), 12)


@pytest.mark.faults
def test_many_bookings(tmp_path: Path, pytestconfig: pytest.Config, capsys: pytest.CaptureFixture[str]) -> None:
    """Hundreds of bookings survive dozens of kills: none is lost, doubled, falsely confirmed or left undelivered."""
    bookings = pytestconfig.getoption("bookings", 300)
    seed = pytestconfig.getoption("seed", None) or random.SystemRandom().randrange(1, 10**6)
    with capsys.disabled():
        print(f"\nPushing {bookings} bookings through, seed {seed}; this takes some minutes.", flush=True)
        started = time.monotonic()
        counts = push(bookings, seed, tmp_path)
        width = max(map(len, counts))
        print("\n".join(f"  {name:{width}} {number:6}" for name, number in counts.items()))
        print(f"  {time.monotonic() - started:.0f} s", flush=True)
    check(counts, bookings)
