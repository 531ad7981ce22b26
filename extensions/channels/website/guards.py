"""What is checked before a request is looked at: where it comes from, how long it is, and that it is JSON."""

import asyncio
import json
from ipaddress import IPv6Address, ip_address
from typing import Any
from urllib.parse import urlsplit

from sanic.request import Request

from extensions.channels.website.errors import Refusal

LONGEST_BODY = 32 * 1024  # bytes: 2000 characters take 24 KB if each is written as two escapes
PATIENCE = 10  # seconds that a body may take
DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def check_origin(request: Request, allowed: frozenset[str]) -> None:
    """Lets pages of this server and of the allowed websites pass, and whatever is no page of a website.

    Raises:
        Refusal: for another website's page, whether its browser asked before or not.
    """
    origin = request.headers.get("origin")
    if origin is not None and origin.lower() not in allowed and not _is_same(origin, request):
        raise Refusal(403, "origin_not_allowed", "This website is not in STRAND_ORIGINS, so its pages may not chat.")


def cors_headers(request: Request, allowed: frozenset[str]) -> dict[str, str]:
    """What lets an allowed website's page read the response."""
    origin = request.headers.get("origin")
    if origin is None or origin.lower() not in allowed:
        return {}
    headers = {"Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": "Retry-After"}
    if request.method == "OPTIONS":
        headers |= {
            "Access-Control-Allow-Methods": "GET, POST, DELETE",
            "Access-Control-Allow-Headers": "Authorization, Content-Type, Last-Event-ID",
            "Access-Control-Max-Age": "3600",
        }
    return headers


def client_address(request: Request, proxies: int) -> str:
    """The network address that a request comes from, behind so many proxies of one's own; /64 of an IPv6 address.

    Each proxy adds the address that it was asked from to the end of X-Forwarded-For; what stands before was sent by the
    client and proves nothing.
    """
    address = str(request.ip)
    if proxies:
        told = [part.strip() for line in request.headers.getall("x-forwarded-for", []) for part in line.split(",")]
        if len(told) >= proxies:
            address = told[-proxies]
    try:
        parsed = ip_address(_without_port(address))
    except ValueError:  # a proxy that writes something else, or a socket without addresses
        return str(request.ip)
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped or IPv6Address(int(parsed) >> 64 << 64))
    return str(parsed)


async def read_body(request: Request) -> bytes:
    """The whole body.

    Raises:
        Refusal: when it is too long or does not come.
    """
    body, http = bytearray(), request.stream

    async def read() -> None:
        while http and (part := await http.read()):
            body.extend(part)
            if len(body) > LONGEST_BODY:
                raise Refusal(413, "too_large", f"The request is too large; {LONGEST_BODY} bytes are allowed.")

    try:
        if http and http.request_body:
            await asyncio.wait_for(read(), PATIENCE)
    except asyncio.TimeoutError:
        raise Refusal(408, "too_slow", "The request did not arrive in time.") from None
    return bytes(body)


def read_json(request: Request, body: bytes) -> dict[str, Any]:
    """The object in a body.

    Raises:
        Refusal: when it is something else.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refusal(415, "not_json", "Send JSON, with the header Content-Type: application/json.")
    try:
        content = json.loads(body.decode())
    except (ValueError, RecursionError):
        raise Refusal(400, "bad_json", "The body is not JSON in UTF-8.") from None
    if not isinstance(content, dict):
        raise Refusal(400, "bad_json", "The body is not a JSON object.")
    return content


def _is_same(origin: str, request: Request) -> bool:
    # The scheme is left aside, since a proxy may have taken the encryption off.
    try:
        parts = urlsplit(origin.lower())
    except ValueError:
        return False
    host = request.headers.get("host", "").lower()
    default = DEFAULT_PORTS.get(parts.scheme)
    return default is not None and parts.netloc.removesuffix(default) == host.removesuffix(default)


def _without_port(address: str) -> str:
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address
