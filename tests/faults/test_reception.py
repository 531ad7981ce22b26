"""The way to reception: mail servers and webhooks that refuse, hang, or take a message and lose their answer."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.engine import Engine

from clinic.booking_details import BookingDetails
from clinic.bookings import Bookings, request_key
from clinic.mail import Mail
from clinic.outbox import Counts, Outbox
from clinic.store import open_store
from clinic.webhook import Webhook as Poster
from scripts.servers import free_port
from tests.faults.processes import launch, url_of
from tests.faults.receivers import Mailbox, Webhook, dead_end, http_server, mail_server

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)
SECRET = "a secret of some length"
SECONDS = 0.5  # that mail and webhook wait for an answer; ten when they are set up by the settings
ROUNDS = 12  # attempts that a message has


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """A store with three bookings that reception has not been told of."""
    engine = open_store(url_of(tmp_path / "bookings.sqlite"))
    for number in range(3):
        details = BookingDetails("Asha Verma", f"+91987654321{number}", NOW, "prp", date(2026, 3, 9))
        Bookings(engine).book(details, request_key(str(number), ""), NOW)
    return engine


def keys_by_booking(engine: Engine) -> dict[str, str]:
    """What is to arrive: the one key of each reference."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT reference, idempotency_key FROM bookings JOIN outbox ON bookings.id = booking_id"
        )
        return {row[0]: row[1] for row in rows}


def arrived(webhook: Webhook, mailbox: Mailbox) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The keys under which each booking reached the webhook and the mailbox."""
    posted: dict[str, set[str]] = {}
    for each in webhook.messages:
        posted.setdefault(each["booking"]["reference"], set()).add(each["id"])
    mailed: dict[str, set[str]] = {}
    for message in mailbox.taken:
        reference = str(message["Subject"]).rpartition(" ")[2]
        mailed.setdefault(reference, set()).add(str(message["X-Strand-Idempotency-Key"]))
    return posted, mailed


def deliver(engine: Engine, mail_port: int, url: str, rounds: int = ROUNDS) -> list[Counts]:
    """Tries what is due again and again, a day apart, as far as the clock of the outbox goes."""
    mail = Mail(f"smtp://127.0.0.1:{mail_port}", "a@clinic.example", ["r@clinic.example"], ZoneInfo("UTC"), SECONDS)
    outbox = Outbox(engine, {"mail": mail.send, "webhook": Poster(url, SECRET, SECONDS).send})
    return [outbox.deliver_due(NOW + timedelta(days=each)) for each in range(rounds)]


def first(times: int, choice: str) -> Any:
    """Does this with the first so many messages, and takes the others."""
    return lambda number: choice if number <= times else "take"


@pytest.mark.parametrize(
    ("mail", "post"),
    [
        (first(4, "451 later"), first(0, "")),
        (first(4, "554 never"), first(0, "")),
        (first(4, "421 closing"), first(0, "")),
        (first(4, "drop"), first(0, "")),
        (first(0, ""), first(4, "500")),
        (first(0, ""), first(4, "429")),
        (first(0, ""), first(4, "drop")),
        (first(3, "drop"), first(5, "503")),
        (first(5, "drop"), first(4, "drop")),
    ],
    ids=["mail later", "mail never", "mail closing", "mail taken twice", "500", "429", "post taken twice",
         "mail twice and 503", "both twice"],
)  # fmt: skip
def test_each_booking_arrives_under_one_key(engine: Engine, mail: Any, post: Any) -> None:
    """However reception's servers fail at first, each booking reaches both, always under the same one key."""
    mailbox, webhook = Mailbox(mail), Webhook(post)
    with mail_server(mailbox) as port, http_server(webhook) as url:
        deliver(engine, port, url)
    expected = {reference: {key} for reference, key in keys_by_booking(engine).items()}
    assert arrived(webhook, mailbox) == (expected, expected)
    assert Outbox(engine, {}).undelivered() == {}


def test_servers_that_are_away_or_hang(engine: Engine) -> None:
    """Refused or unanswered connections cost no message and no more than their time; what one took it takes once."""
    mailbox, webhook = Mailbox(), Webhook()
    with mail_server(mailbox) as port, http_server(webhook) as url, dead_end() as silent:
        away = free_port()
        assert deliver(engine, away, f"http://127.0.0.1:{away}", rounds=1) == [Counts(failed=3)]
        started = time.monotonic()
        assert deliver(engine, silent, f"http://127.0.0.1:{silent}", rounds=2)[1] == Counts(failed=3)
        assert time.monotonic() - started < 3 * 3 * SECONDS + 2
        assert deliver(engine, silent, url, rounds=3)[2] == Counts(failed=3)
        assert len(webhook.taken) == 3
        deliver(engine, port, url)
    assert len(webhook.taken) == len(mailbox.taken) == 3
    expected = {reference: {key} for reference, key in keys_by_booking(engine).items()}
    assert arrived(webhook, mailbox) == (expected, expected)


@pytest.fixture
def servers() -> Iterator[ExitStack]:
    """Whatever a test starts and wants ended."""
    with ExitStack() as stack:
        yield stack


def test_worker_is_killed_while_it_delivers(engine: Engine, tmp_path: Path, servers: ExitStack) -> None:
    """A worker that is killed between sending and noting it leads to the same message again, under its key."""
    mailbox, webhook = Mailbox(), Webhook(pause=1.0)
    port, url = servers.enter_context(mail_server(mailbox)), servers.enter_context(http_server(webhook))
    settings = {
        "STRAND_DATABASE": str(engine.url), "STRAND_SMTP_URL": f"smtp://127.0.0.1:{port}",
        "STRAND_MAIL_FROM": "a@clinic.example", "STRAND_MAIL_TO": "r@clinic.example", "STRAND_WEBHOOK_URL": url,
        "STRAND_WEBHOOK_SECRET": SECRET,
    }  # fmt: skip
    with (tmp_path / "worker.log").open("ab") as log:
        worker = launch(["-m", "clinic.outbox"], log, **settings)
    servers.callback(worker.kill)
    end = time.monotonic() + 20
    while webhook.tries < 2:  # the first is told, the second is being told
        assert time.monotonic() < end, "the worker did not deliver in time"
        time.sleep(0.01)
    worker.kill()
    worker.wait(10)
    time.sleep(1.2)  # what was on its way is taken
    assert len(Outbox(engine, {}).undelivered()) == 2 and len(webhook.taken) == 2
    webhook.pause = 0
    mail = Mail(settings["STRAND_SMTP_URL"], "a@clinic.example", ["r@clinic.example"], ZoneInfo("UTC"), 5)
    outbox = Outbox(engine, {"mail": mail.send, "webhook": Poster(url, SECRET, 5).send})
    outbox.deliver_due(datetime.now(timezone.utc) + timedelta(hours=1))
    assert (len(mailbox.taken), len(webhook.taken)) == (3, 4), "only what was not noted is sent again"
    expected = {reference: {key} for reference, key in keys_by_booking(engine).items()}
    assert arrived(webhook, mailbox) == (expected, expected)
