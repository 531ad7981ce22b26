"""With --online: asks each app that is on, and the mail server, whether they take what is set; nothing is sent."""

import smtplib
import ssl
from collections.abc import Callable, Mapping
from typing import Any

import requests

from clinic import settings
from clinic.mail import Mail
from clinic.settings import messaging
from scripts.doctor.findings import Check, note, ok, values_of, wrong

SECONDS = 10.0
Answer = tuple[int, Mapping[str, Any]]  # HTTP status and the JSON object


class NoAnswer(Exception):
    """There was none; the text is the kind of fault, as others' words may repeat an address with a token in it."""


def ask(url: str, **options: Any) -> Answer:
    """What an API answers to a GET.

    Raises:
        NoAnswer: none came, or none that makes sense.
    """
    try:
        with requests.get(url, timeout=SECONDS, allow_redirects=False, **options) as answer:
            body = answer.json()
    except (requests.RequestException, ValueError) as error:
        raise NoAnswer(type(error).__name__) from None
    return answer.status_code, body if isinstance(body, dict) else {}


def whatsapp() -> Check:
    """The token, and whether it is for this number."""
    (app,), _ = values_of(messaging.whatsapp)
    if app:
        yield from _reached("WhatsApp", lambda: _whatsapp(app))


def _whatsapp(app: messaging.WhatsApp) -> Check:
    status, body = _graph(app, f"/{app.phone_id}", "verified_name")
    if status == 200:
        yield ok(f"WhatsApp online: the token is valid, for the number of {body.get('verified_name') or 'the clinic'}")
    elif _code(body) == 190:
        yield wrong("STRAND_WHATSAPP_TOKEN: Meta refuses it: make a new one for a system user, which does not expire")
    else:
        yield wrong(f"STRAND_WHATSAPP_PHONE_ID: Meta refuses it with this token {_numbers(status, body)}: compare both")


def messenger() -> Check:
    """The token, and for which page it is."""
    (app,), _ = values_of(messaging.messenger)
    if app:
        yield from _reached("Messenger", lambda: _messenger(app))


def _messenger(app: messaging.Messenger) -> Check:
    status, body = _graph(app, "/me", "name")
    if status == 200:
        yield ok(f"Messenger online: the token is valid, for the page {body.get('name') or 'without a name'}")
    else:
        yield wrong(f"STRAND_MESSENGER_TOKEN: Meta refuses it {_numbers(status, body)}: make a new one for the page")


def telegram() -> Check:
    """The token, and whether Telegram delivers to this server."""
    (app,), _ = values_of(messaging.telegram)
    if app:
        yield from _reached("Telegram", lambda: _telegram(app))


def _telegram(app: messaging.Telegram) -> Check:
    status, body = ask(f"{app.api}/bot{app.token}/getMe")
    bot = body.get("result")
    if status != 200 or not isinstance(bot, dict):
        yield wrong(f"STRAND_TELEGRAM_TOKEN: Telegram refuses it (HTTP {status}): ask @BotFather for the bot's token")
        return
    yield ok(f"Telegram online: the token is valid, for @{bot.get('username')}")
    _, body = ask(f"{app.api}/bot{app.token}/getWebhookInfo")
    hook = body.get("result")
    hook = hook if isinstance(hook, dict) else {}
    (public,), _ = values_of(messaging.public_url)
    again = "run `. scripts/env.sh && python -m extensions.channels.telegram`"
    if not hook.get("url"):
        yield wrong(f"Telegram: it delivers to nobody yet: set STRAND_PUBLIC_URL and {again}")
    elif public and hook["url"] != f"{public}/webhooks/telegram/webhook":
        yield wrong(f"Telegram: it delivers to another address than that of STRAND_PUBLIC_URL: {again}")
    elif waiting := hook.get("pending_update_count"):
        yield note(f"Telegram: {waiting} messages wait there; they come when Telegram reaches this server")


def twilio() -> Check:
    """The account and its token."""
    (app,), _ = values_of(messaging.twilio)
    if app:
        yield from _reached("Twilio", lambda: _twilio(app))


def _twilio(app: messaging.Twilio) -> Check:
    status, body = ask(f"{app.api}/2010-04-01/Accounts/{app.account}.json", auth=(app.account, app.token))
    if status in (401, 403, 404):
        yield wrong(f"STRAND_TWILIO_TOKEN: Twilio refuses it (HTTP {status}): compare it and STRAND_TWILIO_ACCOUNT"
                    " with the console")  # fmt: skip
    elif body.get("status") != "active":
        yield wrong(f"Twilio: the account is not active (HTTP {status}): look into the console")
    else:
        yield ok("Twilio online: account and token are valid")
        if body.get("type") == "Trial":
            yield note("Twilio: a trial account writes to verified numbers only")


def mail() -> Check:
    """A connection to the mail server and a login, without a message."""
    (url, sender, recipients, zone), faults = values_of(
        settings.smtp_url, settings.mail_from, settings.mail_to, settings.clinic_zone
    )
    if not url or faults:
        return
    try:
        with Mail(url, sender or "", recipients, zone, SECONDS).connected():
            yield ok(
                "mail online: the server answers" + (", and takes the user and the password" if "@" in url else "")
            )
    except smtplib.SMTPAuthenticationError as error:
        yield wrong(f"STRAND_SMTP_URL: the server refuses the user or the password ({error.smtp_code})")
    except ssl.SSLError:
        yield wrong(
            "STRAND_SMTP_URL: no encrypted connection: compare the host's name, the port, smtps:// and ?starttls=1"
        )
    except (smtplib.SMTPException, OSError) as error:
        yield wrong(f"STRAND_SMTP_URL: no connection ({type(error).__name__}): compare host and port, ?starttls=1")


def _reached(name: str, check: Callable[[], Check]) -> Check:
    try:
        yield from check()
    except NoAnswer as fault:
        yield wrong(f"{name} online: no answer ({fault}): can this machine reach the internet?")


def _graph(app: messaging.WhatsApp | messaging.Messenger, path: str, fields: str) -> Answer:
    return ask(f"{app.api}{path}", params={"fields": fields}, headers={"Authorization": f"Bearer {app.token}"})


def _code(body: Mapping[str, Any]) -> object:
    error = body.get("error")
    return error.get("code") if isinstance(error, dict) else None


def _numbers(status: int, body: Mapping[str, Any]) -> str:
    code = _code(body)
    return f"(HTTP {status}, code {code})" if isinstance(code, int) else f"(HTTP {status})"
