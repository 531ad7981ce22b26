"""The outbox: what waits is delivered at least once, tried again later, and given up where staff see it."""

import json
import logging
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import requests
from sqlalchemy import select
from sqlalchemy.engine import Engine

from clinic import outbox as module
from clinic.booking_details import BookingDetails
from clinic.bookings import Booking, Bookings, request_key
from clinic.mail import Mail
from clinic.outbox import LEASE, Counts, Outbox, main, run, targets_from_settings
from clinic.settings import ROOT
from clinic.store import StoreError, transaction
from clinic.tables import OUTBOX
from clinic.webhook import Webhook, WebhookRefused, verify
from tests.clinic.conftest import IN_A_FILE
from tests.clinic.test_mail import Server, listening
from tests.clinic.test_webhook import SECRET, receiver

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)
DETAILS = BookingDetails(
    "Asha Verma", "+919876543210", NOW, "prp", date(2026, 3, 9), "any", "asha@example.org", "hurt?"
)
PERSONAL = ("Asha", "Verma", "9876543210", "asha@", "hurt")


class Target:
    """Keeps what is sent, and fails as often as told, or for ever."""

    def __init__(self, *faults: Exception, always: Exception | None = None) -> None:
        self.faults, self.always, self.sent, self.tries = list(faults), always, list[tuple[str, str]](), 0

    def __call__(self, payload: Mapping[str, Any], key: str) -> None:
        """Takes one message or fails."""
        self.tries += 1
        if self.always or self.faults:
            raise self.always or self.faults.pop(0)
        self.sent.append((payload["event"], key))


def book(engine: Engine, name: str = "1") -> Booking:
    """A booking with a message that waits."""
    return Bookings(engine).book(DETAILS, request_key(name, ""), NOW)


def rows(engine: Engine) -> list[Any]:
    """The rows of the outbox."""
    with transaction(engine, write=False) as connection:
        return connection.execute(select(OUTBOX).order_by(OUTBOX.c.id)).all()


def after(**time: float) -> datetime:
    """So much later than NOW."""
    return NOW + timedelta(**time)


def test_message_is_delivered_once(engine: Engine) -> None:
    """A message that both targets took is not sent again, and both got the same key."""
    book(engine)
    mail, webhook = Target(), Target()
    outbox = Outbox(engine, {"mail": mail, "webhook": webhook})
    assert outbox.deliver_due(NOW) == Counts(delivered=1)
    assert outbox.deliver_due(after(days=9)) == Counts()
    (row,) = rows(engine)
    assert mail.sent == webhook.sent == [("booking.created", row.idempotency_key)]
    assert (row.mail_at, row.webhook_at, row.delivered_at, row.attempts) == (NOW, NOW, NOW, 1)


def test_without_targets_all_wait(engine: Engine) -> None:
    """With nobody to tell nothing is tried or lost, and a target that is set later gets everything."""
    booking = book(engine)
    assert Outbox(engine, {}).deliver_due(after(days=9)) == Counts()
    assert rows(engine)[0].attempts == 0 and Outbox(engine, {}).undelivered() == {booking.id: "waiting"}
    assert Outbox(engine, {"mail": Target()}).deliver_due(after(days=9)) == Counts(delivered=1)
    assert Outbox(engine, {}).undelivered() == {}
    with pytest.raises(ValueError, match="not fax"):
        Outbox(engine, {"fax": Target()})


def test_waits_grow_and_survive_a_restart(engine: Engine) -> None:
    """Each failure waits twice as long up to six hours, as the store says and not the object that tried."""
    book(engine)
    target, now, waits = Target(always=ConnectionRefusedError()), NOW, []
    for _ in range(11):
        assert Outbox(engine, {"mail": target}, chance=lambda: 1.0).deliver_due(now) == Counts(failed=1)
        due = rows(engine)[0].next_attempt_at
        assert Outbox(engine, {"mail": target}).deliver_due(due - timedelta(seconds=1)) == Counts()
        waits.append((due - now).total_seconds() / 60)
        now = due
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]
    assert target.tries == 11 and rows(engine)[0].last_error == "mail: ConnectionRefusedError"


@pytest.mark.parametrize(("chance", "seconds"), [(0.0, 45), (0.5, 52.5), (1.0, 60)])
def test_waits_are_spread(engine: Engine, chance: float, seconds: float) -> None:
    """Chance shortens a wait by up to a quarter."""
    book(engine)
    Outbox(engine, {"mail": Target(OSError())}, chance=lambda: chance).deliver_due(NOW)
    assert rows(engine)[0].next_attempt_at == after(seconds=seconds)


def test_only_the_target_that_failed_is_told_again(engine: Engine) -> None:
    """When one of two targets fails, in either order, the other one is told once."""
    for number, broken in enumerate(("mail", "webhook")):
        book(engine, broken)
        targets = {name: Target(*[OSError()] * (name == broken)) for name in ("mail", "webhook")}
        moment = after(days=number)
        assert Outbox(engine, targets).deliver_due(moment) == Counts(failed=1)
        row = rows(engine)[-1]
        assert getattr(row, f"{broken}_at") is None and row.delivered_at is None
        assert Outbox(engine, targets).deliver_due(moment + timedelta(hours=1)) == Counts(delivered=1)
        assert [len(one.sent) for one in targets.values()] == [1, 1]
        assert rows(engine)[-1].last_error is None


def test_one_bad_message_does_not_hold_up_others(engine: Engine) -> None:
    """A message that fails is followed by those of other bookings in the same round."""
    book(engine, "1")
    book(engine, "2")
    target = Target(OSError())
    assert Outbox(engine, {"mail": target}).deliver_due(NOW) == Counts(delivered=1, failed=1)
    book(engine, "3")
    assert Outbox(engine, {"mail": target}).deliver_due(NOW, limit=0) == Counts()


def test_messages_of_a_booking_keep_their_order(engine: Engine) -> None:
    """A cancellation waits until the booking was told, or given up."""
    booking = book(engine)
    Bookings(engine).cancel(booking.reference, booking.phone, NOW)
    target = Target(OSError())
    outbox = Outbox(engine, {"mail": target}, attempts=2)
    assert outbox.deliver_due(NOW) == Counts(failed=1)
    assert outbox.deliver_due(after(hours=1)) == Counts(delivered=2)
    assert [event for event, _ in target.sent] == ["booking.created", "booking.cancelled"]
    other = book(engine, "2")
    Bookings(engine).cancel(other.reference, other.phone, NOW)
    lost = Target(OSError(), OSError())
    outbox = Outbox(engine, {"mail": lost}, attempts=2)
    assert outbox.deliver_due(NOW) + outbox.deliver_due(after(hours=1)) == Counts(delivered=1, failed=1, dead=1)
    assert [event for event, _ in lost.sent] == ["booking.cancelled"]


def test_dead_letter_and_resend(engine: Engine) -> None:
    """After the last attempt a message is given up, listed, and tried again under its key only when staff ask."""
    booking = book(engine)
    target = Target(WebhookRefused(500), OSError())
    outbox = Outbox(engine, {"webhook": target}, attempts=2)
    assert outbox.deliver_due(NOW) == Counts(failed=1)
    assert outbox.deliver_due(after(days=1)) == Counts(dead=1)
    assert outbox.deliver_due(after(days=30)) == Counts() and outbox.undelivered() == {booking.id: "failed"}
    (letter,) = outbox.dead_letters()
    assert vars(letter) == {"reference": booking.reference, "event": "booking.created", "attempts": 2,
                            "last_error": "webhook: OSError", "dead_at": after(days=1)}  # fmt: skip
    assert outbox.resend(booking.id, after(days=2)) == 1
    assert outbox.dead_letters() == [] and outbox.deliver_due(after(days=2)) == Counts(delivered=1)
    assert [key for _, key in target.sent] == [rows(engine)[0].idempotency_key] and len(rows(engine)) == 1


def test_resend_of_what_was_delivered_has_a_new_key(engine: Engine) -> None:
    """Sent again on purpose, the latest message has another key, so that no receiver takes it for a repetition."""
    booking = book(engine)
    Bookings(engine).cancel(booking.reference, booking.phone, NOW)
    target = Target()
    outbox = Outbox(engine, {"mail": target})
    outbox.deliver_due(NOW)
    assert outbox.resend(booking.id, NOW) == 1 and outbox.deliver_due(NOW) == Counts(delivered=1)
    assert [event for event, _ in target.sent] == ["booking.created", "booking.cancelled", "booking.cancelled"]
    assert len({key for _, key in target.sent}) == 3
    assert outbox.resend(999, NOW) == 0


def test_two_workers_send_once(engine: Engine) -> None:
    """Workers at the same time share the messages and send each one once."""
    for number in range(6):
        book(engine, str(number))
    target = Target()

    def slow(payload: Mapping[str, Any], key: str) -> None:
        time.sleep(0.02)
        target(payload, key)

    with ThreadPoolExecutor(3) as pool:
        counts = list(pool.map(lambda _: Outbox(engine, {"mail": slow}).deliver_due(NOW), range(3)))
    assert sum(one.delivered for one in counts) == 6
    assert len(target.sent) == len(set(target.sent)) == 6


def test_crash_between_sending_and_noting_sends_again_under_the_same_key(engine: Engine) -> None:
    """A worker that dies after sending leaves a lease; when it runs out, the message is sent again as the same one."""
    book(engine)
    target = Target()

    def die(payload: Mapping[str, Any], key: str) -> None:
        target(payload, key)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Outbox(engine, {"mail": die}).deliver_due(NOW)
    outbox = Outbox(engine, {"mail": target})
    assert outbox.deliver_due(NOW + LEASE - timedelta(seconds=1)) == Counts()
    assert outbox.deliver_due(NOW + LEASE) == Counts(delivered=1)
    assert len(target.sent) == 2 and len(set(target.sent)) == 1


def test_message_that_kills_its_worker_is_given_up(engine: Engine) -> None:
    """An attempt counts before it is made, so a message cannot kill workers for ever."""
    book(engine)

    def die(*_: Any) -> None:
        raise KeyboardInterrupt

    for number in range(2):
        with pytest.raises(KeyboardInterrupt):
            Outbox(engine, {"mail": die}, attempts=2).deliver_due(after(hours=number))
    assert Outbox(engine, {"mail": die}, attempts=2).deliver_due(after(hours=3)) == Counts()
    assert [letter.last_error for letter in Outbox(engine, {}).dead_letters()] == ["interrupted"]


def test_late_failure_does_not_undo_what_another_worker_did(engine: Engine) -> None:
    """A worker whose lease ran out while it was sending leaves the row to the one that took it over."""
    book(engine)

    def slow(*_: Any) -> None:
        assert Outbox(engine, {"mail": Target()}).deliver_due(NOW + LEASE) == Counts(delivered=1)
        raise OSError

    Outbox(engine, {"mail": slow}, attempts=1).deliver_due(NOW)
    (row,) = rows(engine)
    assert row.delivered_at and row.dead_at is None and row.last_error is None


def test_real_targets(engine: Engine) -> None:
    """A mail server that refuses first and a receiver that answers 500 first both get the message in the end."""
    book(engine)
    answers = iter(["451 later", "250 OK"])
    server = Server(rcpt=lambda _: next(answers))
    with listening(server) as place, receiver(500, 200) as (url, got):
        mail = Mail(f"smtp://{place}", "a@clinic.example", ["r@clinic.example"], ZoneInfo("Asia/Kolkata"), 5)
        outbox = Outbox(engine, {"mail": mail.send, "webhook": Webhook(url, SECRET, 5).send})
        assert outbox.deliver_due(NOW) == Counts(failed=1)
        assert rows(engine)[0].last_error == "mail: SMTPRecipientsRefused; webhook: WebhookRefused 500"
        assert outbox.deliver_due(after(hours=1)) == Counts(delivered=1)
    key = rows(engine)[0].idempotency_key
    assert [one["X-Strand-Idempotency-Key"] for one in server.got] == [key]
    assert [headers["Idempotency-Key"] for headers, _ in got] == [key, key]
    headers, body = got[1]
    assert json.loads(body)["booking"]["name"] == "Asha Verma"
    now = datetime.now(timezone.utc)
    assert verify(SECRET, headers["X-Strand-Timestamp"], body, headers["X-Strand-Signature"], now)


def test_nothing_personal_is_logged_or_kept_of_faults(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    """With everything at DEBUG neither the log nor the row repeats what a fault says of a patient."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="sqlalchemy")
    book(engine)
    faults = [OSError("Asha Verma +919876543210"), requests.HTTPError("asha@example.org")]
    server = Server()
    with listening(server) as place, receiver(500, 200) as (url, _):
        mail = Mail(f"smtp://{place}", "a@clinic.example", ["r@clinic.example"], ZoneInfo("Asia/Kolkata"), 5)
        for moment, targets in enumerate([
            {"mail": Target(faults[0]), "webhook": Target(faults[1])},
            {"mail": mail.send, "webhook": Webhook(url, SECRET, 5).send},
            {"webhook": Webhook(url, SECRET, 5).send},
        ]):  # fmt: skip
            Outbox(engine, targets).deliver_due(after(days=moment))
    assert rows(engine)[0].delivered_at and len(server.got) == 1
    assert "failed, attempt 1: mail: OSError; webhook: HTTPError" in caplog.text
    # The test's own mail server logs what it gets.
    ours = [str(vars(record)) for record in caplog.records if record.name != "mail.log"]
    assert not [line for line in ours for word in PERSONAL if word in line]


@IN_A_FILE
def test_store_that_fails_is_told(engine: Engine) -> None:
    """A locked store is a StoreError, and nothing is sent that could not be claimed."""
    book(engine)
    other = sqlite3.connect(str(engine.url.database), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    target = Target()
    with pytest.raises(StoreError):
        Outbox(engine, {"mail": target}).deliver_due(NOW)
    other.close()
    assert target.tries == 0


def test_worker_outlives_faults_and_stops(engine: Engine) -> None:
    """The loop goes on after a store that cannot be opened, delivers, and ends when it is told to."""
    for number in range(3):
        book(engine, str(number))
    stop, target, tries = threading.Event(), Target(), []

    def send(payload: Mapping[str, Any], key: str) -> None:
        target(payload, key)
        if len(target.sent) == 2:
            stop.set()

    def open_outbox() -> Outbox:
        tries.append(1)
        if len(tries) < 3:
            raise StoreError("not yet")
        return Outbox(engine, {"mail": send})

    worker = threading.Thread(target=run, args=(open_outbox, stop, 0.01), daemon=True)
    worker.start()
    worker.join(10)
    assert not worker.is_alive() and len(tries) == 3
    assert len(target.sent) == 2, "after the stop no further message is begun"


def environment(engine: Engine, **more: str) -> dict[str, str]:
    """The environment for a process that works on this store."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STRAND_")}
    return {**kept, "STRAND_DATABASE": str(engine.url), **more}


def wait_for(what: Callable[[], Any]) -> None:
    """Waits until something holds, for at most 20 seconds."""
    end = time.monotonic() + 20
    while not what():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_worker_process(engine: Engine, sign: signal.Signals) -> None:
    """`python -m clinic.outbox` delivers what comes in and ends cleanly on a signal, with nothing on its output."""
    book(engine)
    with receiver(200) as (url, got):
        settings = environment(engine, STRAND_WEBHOOK_URL=url, STRAND_WEBHOOK_SECRET=SECRET)
        worker = subprocess.Popen(
            [sys.executable, "-m", "clinic.outbox"], cwd=ROOT, env=settings, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        try:
            wait_for(lambda: rows(engine)[0].delivered_at)
            worker.send_signal(sign)
            assert (worker.wait(10), worker.communicate()[0]) == (0, "")
        finally:
            worker.kill()
    assert len(got) == 1


def test_signal_in_an_unlucky_moment() -> None:
    """A signal that comes while the worker holds the lock of its event, as before each wait, stops it as well."""
    code = (
        "import signal, threading; from clinic.outbox import stop_on_signals; stop = threading.Event();"
        "stop_on_signals(stop); lock = stop._cond; lock.acquire(); signal.raise_signal(signal.SIGTERM); lock.release();"
        "assert stop.wait(20)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60)


@pytest.mark.parametrize(("answer", "status", "said"), [(200, 0, "1 delivered, 0 to"), (500, 1, "0 delivered, 1 to")])
def test_once(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: int, status: int,
    said: str,
) -> None:  # fmt: skip
    """With --once the status tells whether all went well."""
    book(engine)
    with receiver(answer) as (url, _):
        for name, value in environment(engine, STRAND_WEBHOOK_URL=url, STRAND_WEBHOOK_SECRET=SECRET).items():
            monkeypatch.setenv(name, value)
        assert main(["--once"]) == status
    assert said in capsys.readouterr().out


SETTINGS = [
    ({}, []),
    ({"SMTP_URL": "smtp://mail", "MAIL_FROM": "a@b.example", "MAIL_TO": "c@d.example, e@f.example"}, ["mail"]),
    ({"WEBHOOK_URL": "https://c.example", "WEBHOOK_SECRET": SECRET}, ["webhook"]),
    ({"SMTP_URL": "smtp://mail", "MAIL_TO": "c@d.example"}, "STRAND_MAIL_FROM: write the address"),
    ({"SMTP_URL": "smtp://mail", "MAIL_FROM": "c@d.example"}, "STRAND_MAIL_TO: write the address"),
    ({"WEBHOOK_URL": "https://c.example"}, "STRAND_WEBHOOK_SECRET: write a secret"),
    ({"WEBHOOK_URL": "https://c.example", "WEBHOOK_SECRET": "short"}, "STRAND_WEBHOOK_SECRET: write at least 16"),
    ({"WEBHOOK_URL": "http://c.example", "WEBHOOK_SECRET": SECRET}, "STRAND_WEBHOOK_URL: write https://"),
    ({"WEBHOOK_URL": "http://reception:8080", "WEBHOOK_SECRET": SECRET}, ["webhook"]),
    ({"WEBHOOK_URL": "ftp://c.example"}, "STRAND_WEBHOOK_URL: write https://"),
    ({"SMTP_URL": "mail.example:25"}, "STRAND_SMTP_URL: write smtps://"),
    ({"SMTP_URL": "smtp://mail:port"}, "STRAND_SMTP_URL: write smtps://"),
    ({"SMTP_URL": "smtp://u:secret@m.example"}, "STRAND_SMTP_URL: a password needs"),
    ({"SMTP_URL": "smtp://mail", "MAIL_FROM": "a b@c"}, "STRAND_MAIL_FROM: write addresses"),
    ({"SMTP_URL": "smtp://mail", "MAIL_FROM": "a@b.example,c@d.example"}, "STRAND_MAIL_FROM: write one address"),
    ({"SMTP_URL": "smtp://mail", "MAIL_FROM": "a@b.example", "MAIL_TO": "x"}, "STRAND_MAIL_TO: write addresses"),
    ({"SMTP_URL": "smtp://m", "MAIL_FROM": "a@b.example", "MAIL_TO": "c@d.example", "TIMEZONE": "India"},
     "STRAND_TIMEZONE: write a name"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "found"), SETTINGS)
def test_targets_from_settings(
    given: dict[str, str], found: list[str] | str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    engine: Engine,
) -> None:  # fmt: skip
    """Settings give their targets, or one line that says which one is wrong and what to write, without secrets."""
    for name in list(os.environ):
        if name.startswith("STRAND_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("STRAND_DATABASE", str(engine.url))
    for name, value in given.items():
        monkeypatch.setenv(f"STRAND_{name}", value)
    if isinstance(found, list):
        assert sorted(targets_from_settings()) == found
        return
    assert module.main(["--once"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(found) and said.count("\n") == 1 and "u:secret" not in said
