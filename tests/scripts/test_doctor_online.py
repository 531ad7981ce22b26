"""`make doctor ARGS=--online` asks what is on, sends nothing, and tells what each answer means."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from scripts.doctor import online
from scripts.servers import free_port
from tests.faults.receivers import http_server, send
from tests.scripts.conftest import Look

TOKEN = "Very-Private-0123456789-abcdefghijklmno"
HEX = "0123456789abcdef0123456789abcdef"
Answers = dict[str, tuple[int, Any]]


class Apis:
    """The apps' APIs in one server: `answers` by path, and what was asked for with which authorization."""

    def __init__(self) -> None:
        self.answers: Answers = {}
        self.asked: list[tuple[str, str, str | None]] = []

    def __call__(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        """Answers one request."""
        path = handler.path.split("?")[0]
        self.asked.append((handler.command, path, handler.headers.get("Authorization")))
        status, answer = self.answers.get(path, (404, {}))
        send(handler, status, json.dumps(answer).encode())


@pytest.fixture
def apis(place: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Apis]:
    """The stand-in, with all four apps switched on and led to it."""
    server = Apis()
    with http_server(server) as url:
        given = {
            "META_API": url, "TELEGRAM_API": url, "TWILIO_API": url, "PUBLIC_URL": "https://bot.example",
            "WHATSAPP_TOKEN": TOKEN, "WHATSAPP_PHONE_ID": "12345", "WHATSAPP_APP_SECRET": HEX,
            "WHATSAPP_VERIFY_TOKEN": TOKEN, "MESSENGER_TOKEN": TOKEN, "MESSENGER_APP_SECRET": HEX,
            "MESSENGER_VERIFY_TOKEN": TOKEN, "TELEGRAM_TOKEN": f"1:{TOKEN}", "TELEGRAM_SECRET": TOKEN,
            "TWILIO_ACCOUNT": f"AC{HEX}", "TWILIO_TOKEN": HEX, "TWILIO_FROM": "+14155550123",
        }  # fmt: skip
        for name, value in given.items():
            monkeypatch.setenv(f"STRAND_{name}", value)
        yield server


BOT = f"/bot1:{TOKEN}"
ME = {f"{BOT}/getMe": (200, {"ok": True, "result": {"username": "clinic_bot"}})}
HOOK = {"url": "https://bot.example/webhooks/telegram/webhook", "pending_update_count": 0}
ACCOUNT = f"/2010-04-01/Accounts/AC{HEX}.json"
ERROR = {"error": {"message": TOKEN, "code": 190}}
ROWS: list[tuple[Any, Answers, list[str]]] = [
    (online.whatsapp, {"/12345": (200, {"verified_name": "Inform Clinics"})},
     ["ok WhatsApp online: the token is valid, for the number of Inform Clinics"]),
    (online.whatsapp, {"/12345": (401, ERROR)}, ["wrong STRAND_WHATSAPP_TOKEN: Meta refuses it"]),
    (online.whatsapp, {"/12345": (400, {"error": {"code": 100}})},
     ["wrong STRAND_WHATSAPP_PHONE_ID: Meta refuses it with this token (HTTP 400, code 100)"]),
    (online.messenger, {"/me": (200, {"name": "Inform"})}, ["ok Messenger online: the token is valid, for the page"]),
    (online.messenger, {"/me": (400, ERROR)}, ["wrong STRAND_MESSENGER_TOKEN: Meta refuses it (HTTP 400, code 190)"]),
    (online.telegram, {**ME, f"{BOT}/getWebhookInfo": (200, {"result": HOOK})},
     ["ok Telegram online: the token is valid, for @clinic_bot"]),
    (online.telegram, {**ME, f"{BOT}/getWebhookInfo": (200, {"result": {**HOOK, "pending_update_count": 7}})},
     ["ok Telegram online", "note Telegram: 7 messages wait there"]),
    (online.telegram, {**ME, f"{BOT}/getWebhookInfo": (200, {"result": {"url": ""}})},
     ["ok Telegram online", "wrong Telegram: it delivers to nobody yet"]),
    (online.telegram, {**ME, f"{BOT}/getWebhookInfo": (200, {"result": {"url": "https://old.example"}})},
     ["ok Telegram online", "wrong Telegram: it delivers to another address"]),
    (online.telegram, {f"{BOT}/getMe": (401, {"ok": False})}, ["wrong STRAND_TELEGRAM_TOKEN: Telegram refuses it"]),
    (online.telegram, {f"{BOT}/getMe": (200, [])}, ["wrong STRAND_TELEGRAM_TOKEN: Telegram refuses it"]),
    (online.twilio, {ACCOUNT: (200, {"status": "active"})}, ["ok Twilio online: account and token are valid"]),
    (online.twilio, {ACCOUNT: (200, {"status": "active", "type": "Trial"})}, ["ok Twilio", "note Twilio: a trial"]),
    (online.twilio, {ACCOUNT: (200, {"status": "suspended"})}, ["wrong Twilio: the account is not active"]),
    (online.twilio, {ACCOUNT: (401, {"code": 20003})}, ["wrong STRAND_TWILIO_TOKEN: Twilio refuses it (HTTP 401)"]),
]  # fmt: skip


@pytest.mark.parametrize(("check", "answers", "lines"), ROWS)
def test_apps(look: Look, apis: Apis, check: Any, answers: Answers, lines: list[str]) -> None:
    """What an app answers is told with what to do about it, without anything private."""
    apis.answers = answers
    found = look(check)
    assert len(found) == len(lines) and all(each.startswith(line) for each, line in zip(found, lines)), found
    assert apis.asked and all(command == "GET" for command, _, _ in apis.asked)
    assert not any(TOKEN in each or HEX in each for each in found)


@pytest.mark.parametrize("check", [online.whatsapp, online.messenger, online.telegram, online.twilio])
def test_no_answer(look: Look, apis: Apis, check: Any) -> None:
    """An app that cannot be reached is a fault, whose address, which may hold a token, is not told."""
    nowhere = f"http://127.0.0.1:{free_port()}"
    (found,) = look(check, STRAND_META_API=nowhere, STRAND_TELEGRAM_API=nowhere, STRAND_TWILIO_API=nowhere)
    assert found.endswith("online: no answer (ConnectionError): can this machine reach the internet?")


@pytest.mark.parametrize(
    "check",
    [online.whatsapp, online.messenger, online.telegram, online.twilio, online.mail],
    ids=lambda each: each.__name__,
)
def test_what_is_off_is_not_asked(look: Look, check: Any) -> None:
    """Nothing is set, so nobody is asked."""
    assert look(check) == []


class Refusing:
    """A mail server that takes no message."""

    async def handle_DATA(self, *_: Any) -> str:
        """No message is to be sent."""
        raise AssertionError("a message was sent")


def test_mail(look: Look) -> None:
    """The mail server is greeted, and no message is sent."""
    controller = Controller(Refusing(), hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        set_up = {"STRAND_MAIL_FROM": "a@c.example", "STRAND_MAIL_TO": "b@c.example"}
        url = f"smtp://127.0.0.1:{controller.port}"
        assert look(online.mail, STRAND_SMTP_URL=url, **set_up) == ["ok mail online: the server answers"]
        (found,) = look(online.mail, STRAND_SMTP_URL=f"smtp://me:{TOKEN}@127.0.0.1:{controller.port}", **set_up)
        assert found.startswith("wrong STRAND_SMTP_URL: ") and TOKEN not in found
        (found,) = look(online.mail, STRAND_SMTP_URL=f"smtps://127.0.0.1:{controller.port}", **set_up)
        assert found.startswith("wrong STRAND_SMTP_URL: no encrypted connection")
    finally:
        controller.stop()
    (found,) = look(online.mail, STRAND_SMTP_URL=url, **set_up)
    assert found.startswith("wrong STRAND_SMTP_URL: no connection (ConnectionRefusedError)")
