"""The settings of the messaging apps: each app is off, complete, or refused with what is missing."""

import re
from dataclasses import dataclass, field

from clinic.settings.environment import read_number, read_text, read_web_address


@dataclass(frozen=True)
class WhatsApp:
    """What the WhatsApp Cloud API needs; `template` is what may be sent outside the 24-hour window, if anything."""

    token: str = field(repr=False)
    phone_id: str
    app_secret: str = field(repr=False)
    verify_token: str = field(repr=False)
    template: str | None
    template_language: str
    api: str


@dataclass(frozen=True)
class Messenger:
    """What the Messenger Platform needs."""

    token: str = field(repr=False)
    app_secret: str = field(repr=False)
    verify_token: str = field(repr=False)
    api: str


@dataclass(frozen=True)
class Telegram:
    """What the Telegram Bot API needs."""

    token: str = field(repr=False)
    secret: str = field(repr=False)
    api: str


@dataclass(frozen=True)
class Twilio:
    """What Twilio needs; `sender` is a phone number, whatsapp:+number or a messaging service."""

    account: str
    token: str = field(repr=False)
    sender: str
    public_url: str
    api: str


def whatsapp() -> WhatsApp | None:
    """The WhatsApp Cloud API (STRAND_WHATSAPP_TOKEN and others); None when none of them is set.

    Raises:
        ValueError: when one is missing or cannot be used.
    """
    names = ("TOKEN", "PHONE_ID", "APP_SECRET", "VERIFY_TOKEN")
    given = _together([f"STRAND_WHATSAPP_{name}" for name in names], WHATSAPP)
    if given is None:
        return None
    token, phone_id, app_secret, verify_token = given
    template, language = whatsapp_template(), whatsapp_template_language()
    return WhatsApp(token, phone_id, app_secret, verify_token, template, language, meta_api())


def messenger() -> Messenger | None:
    """The Messenger Platform (STRAND_MESSENGER_TOKEN and others); None when none of them is set.

    Raises:
        ValueError: when one is missing or cannot be used.
    """
    given = _together([f"STRAND_MESSENGER_{name}" for name in ("TOKEN", "APP_SECRET", "VERIFY_TOKEN")], MESSENGER)
    if given is None:
        return None
    token, app_secret, verify_token = given
    return Messenger(token, app_secret, verify_token, meta_api())


def telegram() -> Telegram | None:
    """The Telegram Bot API (STRAND_TELEGRAM_TOKEN, STRAND_TELEGRAM_SECRET); None when neither is set.

    Raises:
        ValueError: when one is missing or cannot be used.
    """
    given = _together(["STRAND_TELEGRAM_TOKEN", "STRAND_TELEGRAM_SECRET"], TELEGRAM)
    if given is None:
        return None
    token, secret = given
    return Telegram(token, secret, telegram_api())


def twilio() -> Twilio | None:
    """Twilio (STRAND_TWILIO_ACCOUNT, _TOKEN and _FROM, STRAND_PUBLIC_URL); None when no STRAND_TWILIO_ is set.

    Raises:
        ValueError: when one is missing or cannot be used.
    """
    given = _together([f"STRAND_TWILIO_{name}" for name in ("ACCOUNT", "TOKEN", "FROM")], TWILIO)
    if given is None:
        return None
    address = public_url()
    if address is None:
        raise ValueError(f"STRAND_PUBLIC_URL: {PUBLIC_URL}, as Twilio signs the address that it calls")
    account, token, sender = given
    return Twilio(account, token, sender, address, twilio_api())


def switched_on() -> dict[str, bool]:
    """Which of the apps are on.

    Raises:
        ValueError: one of them is set half or wrong.
    """
    apps = {"WhatsApp": whatsapp, "Telegram": telegram, "Messenger": messenger, "Twilio": twilio}
    return {name: settings() is not None for name, settings in apps.items()}


def public_url() -> str | None:
    """Where the world reaches this server (STRAND_PUBLIC_URL), without a slash at the end; None when unset.

    Raises:
        ValueError: when it is no address of that kind.
    """
    url = read_web_address("STRAND_PUBLIC_URL")
    if url is not None and re.search(r"[?#]|/webhooks", url):
        raise ValueError(f"STRAND_PUBLIC_URL: {PUBLIC_URL}, without /webhooks/...")
    return url and url.rstrip("/")


def whatsapp_template() -> str | None:
    """The approved template that carries messages outside the 24-hour window (STRAND_WHATSAPP_TEMPLATE), or None.

    Raises:
        ValueError: when it is no template's name.
    """
    name = read_text("STRAND_WHATSAPP_TEMPLATE")
    if name is not None and not re.fullmatch("[a-z0-9_]{1,512}", name):
        raise ValueError("STRAND_WHATSAPP_TEMPLATE: write the template's name: small letters, digits and _")
    return name


def whatsapp_template_language() -> str:
    """The language code of that template (STRAND_WHATSAPP_TEMPLATE_LANGUAGE), by default en.

    Raises:
        ValueError: when it is no language code.
    """
    code = read_text("STRAND_WHATSAPP_TEMPLATE_LANGUAGE") or "en"
    if not re.fullmatch("[a-z]{2,3}(_[A-Z]{2,3})?", code):
        raise ValueError("STRAND_WHATSAPP_TEMPLATE_LANGUAGE: write the template's language code, such as en or en_US")
    return code


def meta_api() -> str:
    """The Graph API with its version (STRAND_META_API), for WhatsApp and Messenger.

    Raises:
        ValueError: when it is no URL.
    """
    return (read_web_address("STRAND_META_API") or "https://graph.facebook.com/v25.0").rstrip("/")


def telegram_api() -> str:
    """The Telegram Bot API (STRAND_TELEGRAM_API), which may be a server of one's own.

    Raises:
        ValueError: when it is no URL.
    """
    return (read_web_address("STRAND_TELEGRAM_API") or "https://api.telegram.org").rstrip("/")


def twilio_api() -> str:
    """Twilio's API (STRAND_TWILIO_API).

    Raises:
        ValueError: when it is no URL.
    """
    return (read_web_address("STRAND_TWILIO_API") or "https://api.twilio.com").rstrip("/")


def messaging_patience() -> int:
    """How many seconds a reply is tried while an app's API is down (STRAND_MESSAGING_PATIENCE), by default 3600.

    Raises:
        ValueError: when it is no number from 1 to 86400.
    """
    return read_number("STRAND_MESSAGING_PATIENCE", 3600, 86400)


# What each variable looks like, and what to do when it does not. VERIFY_TOKENs are chosen by whoever sets it up.
PUBLIC_URL = "write the https:// address under which the world reaches this server"
VERIFY = (r"\S{8,}", "write a word of your own of at least 8 characters, and the same in the app's webhook settings")
META_SECRET = (r"[0-9a-f]{32}", "write the app secret (App settings, Basic): 32 characters of 0-9 and a-f")
WHATSAPP = {
    "STRAND_WHATSAPP_TOKEN": (r"[\x21-\x7e]{20,}", "write the access token of a system user, which does not expire"),
    "STRAND_WHATSAPP_PHONE_ID": (r"\d{5,20}", "write the phone number ID, digits only; it is not the phone number"),
    "STRAND_WHATSAPP_APP_SECRET": META_SECRET,
    "STRAND_WHATSAPP_VERIFY_TOKEN": VERIFY,
}
MESSENGER = {
    "STRAND_MESSENGER_TOKEN": (r"[\x21-\x7e]{20,}", "write the page's access token"),
    "STRAND_MESSENGER_APP_SECRET": META_SECRET,
    "STRAND_MESSENGER_VERIFY_TOKEN": VERIFY,
}
TELEGRAM = {
    "STRAND_TELEGRAM_TOKEN": (r"\d+:[A-Za-z0-9_-]{30,}", "write the token that @BotFather gave (123456789:AAE...)"),
    "STRAND_TELEGRAM_SECRET": (
        "[A-Za-z0-9_-]{16,256}",
        "write 16 to 256 letters, digits, _ and -, such as those of `openssl rand -hex 32`",
    ),
}
TWILIO = {
    "STRAND_TWILIO_ACCOUNT": (r"AC[0-9a-f]{32}", "write the Account SID: AC and 32 characters of 0-9 and a-f"),
    "STRAND_TWILIO_TOKEN": (r"[0-9a-f]{32}", "write the Auth Token: 32 characters of 0-9 and a-f"),
    "STRAND_TWILIO_FROM": (
        r"(whatsapp:)?\+[1-9]\d{6,14}|MG[0-9a-f]{32}",
        "write a number of yours such as +14155550123 or whatsapp:+14155550123, or a Messaging Service SID (MG...)",
    ),
}


def _together(names: list[str], rules: dict[str, tuple[str, str]]) -> list[str] | None:
    """The values of variables that are set all or none.

    Raises:
        ValueError: for every one that is missing or wrong, a line each.
    """
    given = {name: read_text(name) for name in names}
    first = next((name for name, value in given.items() if value), None)
    if first is None:
        return None
    problems = []
    for name, value in given.items():
        shape, advice = rules[name]
        if value is None:
            problems.append(f"{name}: {advice}, as {first} is set")
        elif not re.fullmatch(shape, value):
            problems.append(f"{name}: {advice}")
    if problems:
        raise ValueError("\n".join(problems))
    return [value for value in given.values() if value]
