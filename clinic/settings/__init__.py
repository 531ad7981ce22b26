"""Every setting, a function each."""

import re
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from clinic.facts.schema import DAYS
from clinic.settings import environment
from clinic.settings.environment import (
    is_near,
    read_addresses,
    read_number,
    read_secret,
    read_text,
    read_web_address,
)

ROOT = Path(__file__).resolve().parent.parent.parent
DATABASE = re.compile(r"sqlite:///.|postgres(ql)?(\+psycopg2)?://")
LONGEST_SESSION = 720  # hours
PREFIX = "STRAND_"


def given_names() -> list[str]:
    """The variables of ours that the environment has, known or not; none that is empty, as that is as good as unset."""
    return environment.given_names(PREFIX)


def facts_folder() -> Path:
    """Folder of the clinic's facts (STRAND_FACTS), by default `data/facts` of this project."""
    return Path(read_text("STRAND_FACTS") or ROOT / "data" / "facts")


def encoder_folder() -> Path:
    """Folder in which the prepared sentence encoder lies (STRAND_ENCODER), by default `.encoder` of this project."""
    return Path(read_text("STRAND_ENCODER") or ROOT / ".encoder")


def database_url() -> str:
    """Where bookings are kept (STRAND_DATABASE), by default in the SQLite file `.strand/bookings.sqlite` of ROOT.

    Raises:
        ValueError: when it is neither an SQLite file nor a PostgreSQL database.
    """
    url = read_text("STRAND_DATABASE") or f"sqlite:///{ROOT / '.strand' / 'bookings.sqlite'}"
    if not DATABASE.match(url):
        raise ValueError("STRAND_DATABASE: write sqlite:///path/to/file or postgresql://user:password@host/name")
    return url


def conversations_url() -> str:
    """Where conversations are kept (STRAND_CONVERSATIONS), by default in `.strand/conversations.sqlite` of ROOT.

    `sqlite://` alone keeps them in memory.

    Raises:
        ValueError: when it is neither an SQLite file nor a PostgreSQL database.
    """
    url = read_text("STRAND_CONVERSATIONS") or f"sqlite:///{ROOT / '.strand' / 'conversations.sqlite'}"
    if url != "sqlite://" and not DATABASE.match(url):
        raise ValueError("STRAND_CONVERSATIONS: write sqlite:///path/to/file or postgresql://user:password@host/name")
    return url.replace("postgres://", "postgresql://", 1)


def conversation_days() -> int:
    """Days after its last message on which a conversation is deleted (STRAND_CONVERSATION_DAYS), by default 30.

    Raises:
        ValueError: when it is no number from 1 to 3650.
    """
    return read_number("STRAND_CONVERSATION_DAYS", 30, 3650)


def session_hours() -> int:
    """Hours that a token of the website is valid (STRAND_SESSION_HOURS), by default 24; clients renew it.

    Raises:
        ValueError: when it is no number from 1 to LONGEST_SESSION.
    """
    return read_number("STRAND_SESSION_HOURS", 24, LONGEST_SESSION)


def origins() -> frozenset[str]:
    """Other websites whose pages may show the chat (STRAND_ORIGINS), separated by commas, as browsers write them.

    Raises:
        ValueError: when one of them is no origin.
    """
    texts = (part.strip().lower() for part in (read_text("STRAND_ORIGINS") or "").split(","))
    allowed = frozenset(text for text in texts if text)
    if not all(re.fullmatch(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\[[0-9a-f:]+\](:[0-9]{1,5})?", text)
               for text in allowed):  # fmt: skip
        raise ValueError("STRAND_ORIGINS: write origins such as https://www.clinic.example, separated by commas")
    return allowed


def proxies() -> int:
    """How many proxies of one's own a request comes through (STRAND_PROXIES), by default 0.

    Raises:
        ValueError: when it is no number from 0 to 10.
    """
    return read_number("STRAND_PROXIES", 0, 10, least=0)


def messages_per_minute() -> int:
    """Messages of one conversation that are answered in a minute (STRAND_MESSAGES_PER_MINUTE), by default 20.

    Raises:
        ValueError: when it is no number from 1 to 100000.
    """
    return read_number("STRAND_MESSAGES_PER_MINUTE", 20, 100_000)


def messages_per_address() -> int:
    """Messages a minute from one network address (STRAND_MESSAGES_PER_ADDRESS), by default 120: offices share one.

    Raises:
        ValueError: when it is no number from 1 to 100000.
    """
    return read_number("STRAND_MESSAGES_PER_ADDRESS", 120, 100_000)


def sessions_per_address() -> int:
    """New sessions a minute from one network address (STRAND_SESSIONS_PER_ADDRESS), by default 30.

    Raises:
        ValueError: when it is no number from 1 to 100000.
    """
    return read_number("STRAND_SESSIONS_PER_ADDRESS", 30, 100_000)


def secret() -> str | None:
    """What tokens, conversation ids and addresses are protected with (STRAND_SECRET); None when a file keeps it.

    Raises:
        ValueError: when it can be guessed.
    """
    return read_secret("STRAND_SECRET", 32)


def secret_file() -> Path:
    """Where the secret is kept when STRAND_SECRET is not set."""
    return ROOT / ".strand" / "secret"


def smtp_url() -> str | None:
    """The mail server that takes messages to reception (STRAND_SMTP_URL), or None.

    Raises:
        ValueError: when it cannot be used, or would send a password in the clear to another machine.
    """
    url = read_text("STRAND_SMTP_URL")
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("smtp", "smtps") and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise ValueError(
            "STRAND_SMTP_URL: write smtps://user:password@host or smtp://user:password@host:587?starttls=1, "
            "with %40 for @ and %23 for # in the password"
        )
    encrypted = parts.scheme == "smtps" or parse_qs(parts.query).get("starttls") == ["1"]
    if parts.username and not encrypted and not is_near(str(parts.hostname)):
        raise ValueError("STRAND_SMTP_URL: a password needs smtps:// or ?starttls=1 at the end")
    return url


def mail_from() -> str | None:
    """The address that messages to reception come from (STRAND_MAIL_FROM), or None.

    Raises:
        ValueError: when it is no e-mail address.
    """
    addresses = read_addresses("STRAND_MAIL_FROM")
    if len(addresses) > 1:
        raise ValueError("STRAND_MAIL_FROM: write one address such as assistant@clinic.example")
    return addresses[0] if addresses else None


def mail_to() -> list[str]:
    """The addresses of reception (STRAND_MAIL_TO), separated by commas.

    Raises:
        ValueError: when one of them is no e-mail address.
    """
    return read_addresses("STRAND_MAIL_TO")


def webhook_url() -> str | None:
    """Where messages to reception are posted (STRAND_WEBHOOK_URL), or None.

    Raises:
        ValueError: when it is no URL, or is unencrypted and not on a machine or network of one's own.
    """
    return read_web_address("STRAND_WEBHOOK_URL")


def webhook_secret() -> str | None:
    """The secret that signs what is posted (STRAND_WEBHOOK_SECRET), or None.

    Raises:
        ValueError: when it can be guessed.
    """
    return read_secret("STRAND_WEBHOOK_SECRET", 16)


def outbox_targets_set() -> bool:
    """Whether reception is to be told of bookings, by mail or by webhook."""
    return bool(smtp_url() or webhook_url())


def outbox_attempts() -> int:
    """How often a message is tried before staff have to look at it (STRAND_OUTBOX_ATTEMPTS), by default 12.

    Raises:
        ValueError: when it is no number from 1 to 100.
    """
    return read_number("STRAND_OUTBOX_ATTEMPTS", 12, 100)


def clinic_zone() -> ZoneInfo:
    """The clinic's time zone (STRAND_TIMEZONE), by default Asia/Kolkata.

    Raises:
        ValueError: when there is no zone of this name.
    """
    try:
        return ZoneInfo(read_text("STRAND_TIMEZONE") or "Asia/Kolkata")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("STRAND_TIMEZONE: write a name such as Asia/Kolkata or Europe/London") from None


def date_order() -> Literal["DMY", "MDY"]:
    """Whether 3/4 is the 3rd of April, DMY, or March 4th, MDY (STRAND_DATE_ORDER), by default DMY.

    Raises:
        ValueError: when it is something else.
    """
    order = (read_text("STRAND_DATE_ORDER") or "DMY").upper()
    if order == "DMY":
        return "DMY"
    if order == "MDY":
        return "MDY"
    raise ValueError("STRAND_DATE_ORDER: write DMY or MDY")


def phone_region() -> str:
    """The country of phone numbers without a country code (STRAND_PHONE_REGION): two letters, by default IN.

    Raises:
        ValueError: when it is no country with phone numbers.
    """
    # Here, as most that read settings need no phone numbers.
    from phonenumbers import SUPPORTED_REGIONS

    region = (read_text("STRAND_PHONE_REGION") or "IN").upper()
    if region not in SUPPORTED_REGIONS:
        raise ValueError("STRAND_PHONE_REGION: write the two letters of a country, such as IN or GB")
    return region


def closed_days() -> frozenset[str] | None:
    """Days on which nothing is booked, as `mon` to `sun` (STRAND_CLOSED_DAYS, separated by commas); None when unset.

    Raises:
        ValueError: when one is no day, or none is left.
    """
    text = read_text("STRAND_CLOSED_DAYS")
    if text is None:
        return None
    days = frozenset(day.strip().lower() for day in text.split(","))
    if not days < frozenset(DAYS):
        raise ValueError(f"STRAND_CLOSED_DAYS: write some of {','.join(DAYS)}, separated by commas")
    return days


def booking_days() -> int:
    """How many days ahead a booking may be (STRAND_BOOKING_DAYS), by default 180.

    Raises:
        ValueError: when it is no number from 1 to 3650.
    """
    return read_number("STRAND_BOOKING_DAYS", 180, 3650)
