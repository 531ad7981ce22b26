"""Messages to reception by e-mail: what they say, and how they are handed to real servers on this machine."""

import smtplib
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from icalendar import Calendar

from clinic.mail import SUBJECTS, Mail, calendar_entry

ZONE = ZoneInfo("Asia/Kolkata")
BOOKING = {
    "reference": "HKX-473", "kind": "booking", "name": "आशा Verma", "phone": "+919876543210",
    "email": "asha@example.org", "treatment": "prp", "day": "2026-03-09", "part": "morning",
    "questions": "does it hurt?", "consent_at": "2026-03-02T09:30:00+00:00", "status": "requested", "move_day": None,
    "move_part": None, "sequence": 0, "created_at": "2026-03-02T09:30:00+00:00",
    "updated_at": "2026-03-02T09:30:00+00:00",
}  # fmt: skip


def payload(event: str = "booking.created", **changed: Any) -> dict[str, Any]:
    """A message of the outbox, with some fields of the booking changed."""
    return {"event": event, "occurred_at": "2026-03-02T09:30:00+00:00", "booking": {**BOOKING, **changed}}


def mail(url: str, *recipients: str, timeout: float = 5.0) -> Mail:
    """Mail by way of a server, to reception if nobody is named."""
    return Mail(url, "assistant@clinic.example", list(recipients or ["reception@clinic.example"]), ZONE, timeout)


class Server:
    """A mail server that keeps what it gets, and answers RCPT, DATA or QUIT as a test wants it."""

    def __init__(self, rcpt: Callable[[str], str] = lambda _: "250 OK", data: str = "250 OK", bye: str = "221 Bye"):
        self.rcpt, self.data, self.bye, self.got = rcpt, data, bye, list[EmailMessage]()

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        """Keeps the recipient, if the test wants it."""
        answer = self.rcpt(address)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """Keeps the message."""
        if self.data.startswith("250"):
            message: Any = message_from_bytes(envelope.content, policy=default)
            self.got.append(message)
        return self.data

    async def handle_QUIT(self, _server: Any, _session: Any, _envelope: Any) -> str:
        """Says goodbye in the test's way."""
        return self.bye


@contextmanager
def listening(server: Server, **options: Any) -> Iterator[str]:
    """The server on a free port of this machine; gives host and port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=port, ready_timeout=10, **options)
    controller.start()
    try:
        yield f"127.0.0.1:{port}"
    finally:
        controller.stop()


def entry_of(message: Any) -> Any:
    """The calendar entry in a message."""
    (attached,) = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    (entry,) = Calendar.from_ical(attached.get_payload(decode=True)).walk("VEVENT")
    return entry


def text_of(message: Any) -> str:
    """The text of a message."""
    return str(message.get_body(("plain",)).get_content())


def test_message_arrives_complete() -> None:
    """A real server takes text and calendar entry; sender, recipient, key and event stand in the headers."""
    server = Server()
    with listening(server) as place:
        mail(f"smtp://{place}").send(payload(), "key-1")
    (message,) = server.got
    assert message["Subject"] == "New booking request: HKX-473"
    assert (message["From"], message["To"]) == ("assistant@clinic.example", "reception@clinic.example")
    assert message["Message-ID"] == "<key-1@clinic.example>" and message["X-Strand-Idempotency-Key"] == "key-1"
    assert message["X-Strand-Event"] == "booking.created" and message["Auto-Submitted"] == "auto-generated"
    lines = text_of(message).splitlines()
    for line in ("Name: आशा Verma", "Phone: +919876543210", "E-mail: asha@example.org", "Treatment: prp",
                 "Day: Monday, 2026-03-09", "Part of day: morning", "Last questions: does it hurt?",
                 "Consent given: 2026-03-02 15:00 IST"):  # fmt: skip
        assert line in lines
    assert "New day" not in text_of(message) and "None" not in text_of(message)
    assert entry_of(message)["UID"] == "HKX-473@clinic.example"


@pytest.mark.parametrize("event", sorted(SUBJECTS))
def test_subject_and_headers_hold_nothing_personal(event: str) -> None:
    """Headers and the calendar entry hold the reference, but no name, number, address or question."""
    message = mail("smtp://localhost").message(payload(event), "key-1")
    shown = str(message.items()) + str(calendar_entry(payload(event), "a@clinic.example", ZONE))
    assert "HKX-473" in str(message["Subject"])
    assert not [word for word in ("आशा", "Verma", "98765", "asha", "hurt") if word in shown]


def test_repeated_message_is_known_as_such() -> None:
    """The same key gives the same message but for its inner boundaries, and another key another Message-ID."""
    one, two, three = (mail("smtp://localhost").message(payload(), key) for key in ("k", "k", "l"))
    assert one["Message-ID"] == two["Message-ID"] != three["Message-ID"] and text_of(one) == text_of(two)
    assert one["References"] == three["References"]


def test_message_passes_every_server() -> None:
    """Whatever letters a patient uses, the message is ASCII in short lines, as old servers want it."""
    for questions in ("आशा?", "आशा? " * 400, "x" * 2000):
        raw = mail("smtp://localhost").message(payload("callback.created", questions=questions), "key-1").as_bytes()
        assert raw.isascii() and max(map(len, raw.splitlines())) < 100


@pytest.mark.parametrize("name", ["Ana\r\nBcc: thief@example.org", "Ana\nPhone: +10000000", "Ana\r\n.\r\nQUIT\r\n"])
def test_line_breaks_inject_nothing(name: str) -> None:
    """A name with line breaks gives no header, no recipient, no line that looks genuine, and does not end the mail."""
    server = Server()
    with listening(server) as place:
        mail(f"smtp://{place}").send(payload(name=name), "key-1")
    (message,) = server.got
    assert message["Bcc"] is None
    lines = text_of(message).splitlines()
    assert [line for line in lines if line.startswith(("Phone:", "Bcc:"))] == ["Phone: +919876543210"]
    assert "Treatment: prp" in lines and entry_of(message)
    for field in ("reference", "treatment"):
        entry = calendar_entry(payload(**{field: "a\r\nATTENDEE:x"}), "a@clinic.example", ZONE) or b""
        assert b"\nATTENDEE" not in entry


ENTRIES = [
    ({}, "TENTATIVE", "2026-03-09T03:30", "2026-03-09T06:30"),
    ({"part": "afternoon"}, "TENTATIVE", "2026-03-09T06:30", "2026-03-09T11:30"),
    ({"part": "evening"}, "TENTATIVE", "2026-03-09T11:30", "2026-03-09T14:30"),
    ({"part": "any"}, "TENTATIVE", "2026-03-09", "2026-03-10"),
    ({"move_day": "2026-03-31", "move_part": "any", "sequence": 1}, "TENTATIVE", "2026-03-31", "2026-04-01"),
    # a wished hour, of an hour at least
    ({"hour": "at 10:00"}, "TENTATIVE", "2026-03-09T04:30", "2026-03-09T05:30"),
    ({"part": "evening", "hour": "after 18:00"}, "TENTATIVE", "2026-03-09T12:30", "2026-03-09T14:30"),
    ({"part": "any", "hour": "after 18:00"}, "TENTATIVE", "2026-03-09T12:30", "2026-03-09T13:30"),
    ({"hour": "before 11:00"}, "TENTATIVE", "2026-03-09T03:30", "2026-03-09T05:30"),
    ({"part": "any", "hour": "from 10:00 to 13:30"}, "TENTATIVE", "2026-03-09T04:30", "2026-03-09T08:00"),
    (
        {"hour": "at 10:00", "move_day": "2026-03-31", "move_part": "evening", "move_hour": "at 18:00", "sequence": 1},
        "TENTATIVE",
        "2026-03-31T12:30",
        "2026-03-31T13:30",
    ),
    # moved from an open day to a fixed one, and the other way round
    (
        {"day": None, "open_day": "any day", "move_day": "2026-03-31", "move_part": "any", "sequence": 1},
        "TENTATIVE",
        "2026-03-31",
        "2026-04-01",
    ),
    (
        {"move_day": None, "move_open_day": "any day", "move_part": "any", "sequence": 1},
        "TENTATIVE",
        "2026-03-09T03:30",
        "2026-03-09T06:30",
    ),
    ({"status": "cancelled", "sequence": 2}, "CANCELLED", "2026-03-09T03:30", "2026-03-09T06:30"),
]


@pytest.mark.parametrize(("changed", "status", "start", "end"), ENTRIES)
def test_calendar_entry(changed: dict[str, Any], status: str, start: str, end: str) -> None:
    """The entry is tentative or cancelled, at the wished part of the day in the clinic's zone, under one UID."""
    raw = calendar_entry(payload(**changed), "assistant@clinic.example", ZONE)
    calendar = Calendar.from_ical(raw)
    (entry,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "PUBLISH" and entry["STATUS"] == status
    assert (entry["UID"], entry["SEQUENCE"]) == ("HKX-473@clinic.example", changed.get("sequence", 0))
    wanted = [datetime.fromisoformat(f"{one}:00+00:00") if "T" in one else date.fromisoformat(one)
              for one in (start, end)]  # fmt: skip
    assert [entry["DTSTART"].dt, entry["DTEND"].dt] == wanted


def test_clinic_with_summer_time() -> None:
    """Morning is morning on both sides of the change to summer time."""
    for day, hour in (("2026-03-28", 8), ("2026-03-30", 7)):
        (entry,) = Calendar.from_ical(calendar_entry(payload(day=day), "a@b.example", ZoneInfo("Europe/Berlin"))).walk(
            "VEVENT"
        )
        assert entry["DTSTART"].dt == datetime.fromisoformat(f"{day}T{hour:02}:00:00+00:00")


def test_wishes_are_told_as_wishes() -> None:
    """Reception reads the open day and the hour, and that neither is confirmed; so does the calendar."""
    text = text_of(mail("smtp://localhost").message(
        payload(day=None, open_day="any Saturday", hour="after 18:00", move_hour="at 10:00"), "key-1"
    ))  # fmt: skip
    assert "Day: any Saturday (a wish, to be confirmed)" in text
    assert "Wished hour: after 18:00 (a wish, to be confirmed)" in text
    assert "New wished hour: at 10:00 (a wish, to be confirmed)" in text
    entry = calendar_entry(payload(hour="after 18:00"), "a@b.example", ZONE) or b""
    (event,) = Calendar.from_ical(entry).walk("VEVENT")
    assert event["DESCRIPTION"] == "The patient wishes for a time after 18:00; it is not confirmed."
    assert calendar_entry(payload(day=None, open_day="any day"), "a@b.example", ZONE) is None


@pytest.mark.parametrize("wished", [{"day": None, "part": "any"}, {"part": "evening", "hour": "after 18:00"}])
def test_call_back_has_no_calendar_entry(wished: dict[str, Any]) -> None:
    """A call-back is no appointment, and so there is no attachment."""
    call = payload("callback.created", **{**wished, "kind": "callback"})
    message = mail("smtp://localhost").message(call, "key-1")
    assert [part.get_content_type() for part in message.walk()] == ["text/plain"]
    assert "Last questions: does it hurt?" in text_of(message)
    assert ("Wished hour: after 18:00" in text_of(message)) is ("hour" in wished)


@pytest.mark.parametrize(
    ("server", "fault"),
    [
        (Server(rcpt=lambda _: "550 unknown"), smtplib.SMTPRecipientsRefused),
        (Server(rcpt=lambda _: "451 later"), smtplib.SMTPRecipientsRefused),
        (Server(data="554 no"), smtplib.SMTPDataError),
        (Server(data="452 full"), smtplib.SMTPDataError),
    ],
)
def test_refusal_raises(server: Server, fault: type[Exception]) -> None:
    """A refusal for now or for ever is a fault, at whatever step it comes."""
    with listening(server) as place, pytest.raises(fault):
        mail(f"smtp://{place}").send(payload(), "key-1")
    assert server.got == []


def test_taken_is_taken() -> None:
    """A strange goodbye, or one recipient of two refused, is no fault, as a repetition would double the mail."""
    server = Server(rcpt=lambda address: "550 no" if "manager" in address else "250 OK", bye="421 Overloaded")
    with listening(server) as place:
        mail(f"smtp://{place}", "manager@clinic.example", "reception@clinic.example").send(payload(), "key-1")
    assert len(server.got) == 1


def test_hanging_and_missing_servers_fail_in_time() -> None:
    """A server that never speaks and one that is not there end in time."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        start = time.monotonic()
        with pytest.raises((OSError, smtplib.SMTPException)):
            mail(f"smtp://127.0.0.1:{port}", timeout=0.2).send(payload(), "key-1")
        assert time.monotonic() - start < 3
    with pytest.raises(ConnectionRefusedError):
        mail(f"smtp://127.0.0.1:{port}", timeout=0.2).send(payload(), "key-1")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a certificate of 127.0.0.1 and its key, trusted by nobody."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    today = datetime.now(timezone.utc)
    built = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    path.write_bytes(
        built.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return path


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # aiosmtpd does not see TLS that is there from the first byte
@pytest.mark.parametrize("kind", ["smtps", "starttls"])
def test_encrypted_with_password(kind: str, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of encryption work with a password of odd characters, and an unknown certificate is refused first."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    seen: list[Any] = []

    def check(_server: Any, _session: Any, _envelope: Any, _kind: str, login: LoginPassword) -> AuthResult:
        seen.append(login)
        return AuthResult(success=login == LoginPassword(b"us@er", b"p#/:w"), handled=False)

    server = Server()
    options: dict[str, Any] = {"authenticator": check, "auth_required": True}
    options |= {"tls_context": tls, "require_starttls": True} if kind == "starttls" else {"auth_require_tls": False}
    if kind == "smtps":
        options["ssl_context"] = tls
    with listening(server, **options) as place:
        host = place.replace("127.0.0.1", "localhost")
        scheme, query = ("smtps", "") if kind == "smtps" else ("smtp", "?starttls=1")
        url = f"{scheme}://us%40er:p%23%2F%3Aw@{host}{query}"
        with pytest.raises(ssl.SSLCertVerificationError):
            mail(url).send(payload(), "key-1")
        assert seen == [] and server.got == []
        context = ssl.create_default_context(cafile=str(certificate))
        monkeypatch.setattr(ssl, "create_default_context", lambda: context)
        mail(url).send(payload(), "key-1")
        with pytest.raises(smtplib.SMTPAuthenticationError):
            mail(url.replace("%3Aw", "")).send(payload(), "key-1")
    assert len(server.got) == 1


def test_no_password_in_the_clear() -> None:
    """A server that offers no encryption, though it is asked for, gets neither password nor message."""
    server = Server()
    with listening(server) as place, pytest.raises(smtplib.SMTPNotSupportedError):
        mail(f"smtp://user:secret@{place}?starttls=1").send(payload(), "key-1")
    assert server.got == [] and "secret" not in repr(mail("smtp://user:secret@host"))
