"""Reads variables of the environment, which nothing else does; what cannot be used is refused with what to write."""

import os
import re
from ipaddress import ip_address
from urllib.parse import urlsplit


def given_names(prefix: str) -> list[str]:
    """The variables with this prefix that are set; none that is empty, as that is as good as unset."""
    return sorted(name for name in os.environ if name.startswith(prefix) and read_text(name))


def read_text(name: str) -> str | None:
    """A variable without the spaces around it; None when it is unset or empty."""
    return os.environ.get(name, "").strip() or None


def read_secret(name: str, shortest: int) -> str | None:
    """A secret, or None.

    Raises:
        ValueError: when it has less than `shortest` characters.
    """
    text = read_text(name)
    if text is not None and len(text) < shortest:
        raise ValueError(f"{name}: write at least {shortest} characters, such as those of `openssl rand -hex 32`")
    return text


def read_number(name: str, default: int, most: int, least: int = 1) -> int:
    """A whole number.

    Raises:
        ValueError: when it is none from `least` to `most`.
    """
    text = read_text(name) or str(default)
    if not re.fullmatch("[0-9]{1,9}", text) or not least <= int(text) <= most:
        raise ValueError(f"{name}: write a number from {least} to {most}")
    return int(text)


def read_addresses(name: str) -> list[str]:
    """E-mail addresses, which commas separate.

    Raises:
        ValueError: when one is none.
    """
    addresses = [part.strip() for part in (read_text(name) or "").split(",") if part.strip()]
    if not all(re.fullmatch(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+", address) for address in addresses):
        raise ValueError(f"{name}: write addresses such as reception@clinic.example, separated by commas")
    return addresses


def read_web_address(name: str) -> str | None:
    """A URL, encrypted unless its host is near; or None.

    Raises:
        ValueError: when it is none.
    """
    url = read_text(name)
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        usable = parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.scheme not in ("http", "https") or (parts.scheme == "http" and not is_near(parts.hostname)):
        raise ValueError(f"{name}: write https://..., or http:// for a host in a network of your own")
    return url


def is_near(host: str | None) -> bool:
    """Whether a host is this machine or one of a network of one's own."""
    # A name without a dot is one of this machine or of a container network.
    try:
        return ip_address(host or "").is_private
    except ValueError:
        return "." not in (host or ".")
