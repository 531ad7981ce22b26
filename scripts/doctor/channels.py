"""The ways to the assistant: the website, REST and the messaging apps, each on, off or half set."""

from collections.abc import Callable
from ipaddress import ip_address
from typing import Any

import yaml

from clinic import settings
from clinic.settings import messaging
from scripts.doctor.findings import Check, note, ok, values_of, wrong

APPS: dict[str, Callable[[], Any]] = {
    "WhatsApp": messaging.whatsapp, "Telegram": messaging.telegram, "Messenger": messaging.messenger,
    "Twilio": messaging.twilio,
}  # fmt: skip
REST = "extensions.channels.rest.RestChannel"
TRACKER_STORE = "extensions.tracker_store.ConversationStore"  # needed for what was said before


def credentials() -> Check:
    """Whether credentials.yml names the channels."""
    try:
        named = set(yaml.safe_load((settings.ROOT / "credentials.yml").read_text(encoding="utf-8")) or {})
    except (OSError, yaml.YAMLError, TypeError):
        yield wrong("credentials.yml: it cannot be read: take it from git again")
        return
    if REST not in named:
        yield wrong(f"credentials.yml: add a line `{REST}:`, by which `make run` finds out that the assistant answers")
    for name in ("website.WebsiteChannel", *(f"{app.lower()}.{app}" for app in APPS)):
        if f"extensions.channels.{name}" not in named:
            yield note(f"credentials.yml: extensions.channels.{name} is not there, so that channel is off")


def endpoints() -> Check:
    """Whether endpoints.yml names the action server and the store of conversations."""
    try:
        named = yaml.safe_load((settings.ROOT / "endpoints.yml").read_text(encoding="utf-8"))
        actions, store = (named.get(name) or {} for name in ("action_endpoint", "tracker_store"))
        url, kind = actions.get("url"), store.get("type")
    except (OSError, yaml.YAMLError, AttributeError):
        yield wrong("endpoints.yml: it cannot be read: take it from git again")
        return
    if not url:
        yield wrong("endpoints.yml: write `url: ${ACTION_URL}` under `action_endpoint:`; without it nobody can book")
    if kind != TRACKER_STORE:
        yield note(f"website: off, as endpoints.yml names another tracker store than {TRACKER_STORE}")


def website(host: str) -> Check:
    """Who may show the chat, and whether its limits count the right addresses."""
    (origins, proxies, *_), faults = values_of(
        settings.origins, settings.proxies, settings.session_hours, settings.messages_per_minute,
        settings.messages_per_address, settings.sessions_per_address,
    )  # fmt: skip
    yield from faults
    if faults:
        return
    if not (settings.ROOT / "widget" / "strand-chat.js").is_file():
        yield wrong("website: widget/strand-chat.js is missing: take the folder from git again")
        return
    if any(endpoints()):
        return  # said there
    where = (
        f"also on {', '.join(sorted(origins))}" if origins else "on its own pages (STRAND_ORIGINS adds your website)"
    )
    yield ok(f"website: the chat is shown {where}")
    if origins and not proxies and is_near(host):
        yield note("website: behind a proxy set STRAND_PROXIES=1, or else all patients count as one network address")


def rest(host: str) -> Check:
    """Whether strangers reach a channel that lets callers choose a conversation."""
    if is_near(host):
        yield ok("REST: on, for this machine alone")
    else:
        yield note(f"REST: on, and on {host} open to whoever reaches it: see docs/website.md for a proxy")


def messaging_apps() -> Check:
    """Each app: on, off, or what is missing."""
    for name, app in APPS.items():
        (found,), faults = values_of(app)
        yield from faults
        if not faults:
            yield ok(f"{name}: {'on' if found else 'off'}")
        if isinstance(found, messaging.WhatsApp) and found.template is None:
            yield note("WhatsApp: without STRAND_WHATSAPP_TEMPLATE reception can answer for 24 hours only")
    (url, *_), _ = values_of(messaging.public_url)
    if url and not url.startswith("https://"):
        yield note("STRAND_PUBLIC_URL: the apps call https:// addresses only")


def is_near(host: str) -> bool:
    """Whether only this machine reaches an address that is listened on."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
