"""The signed POST to the clinic's own system, against real servers on this machine."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
import requests

from clinic.webhook import Webhook, WebhookRefused, sign, verify

SECRET = "a secret of some length"
PAYLOAD = {"event": "booking.created", "booking": {"name": "आशा", "reference": "HKX-473"}}
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)
STAMP = str(int(NOW.timestamp()))


@contextmanager
def receiver(*answers: int, headers: dict[str, str] | None = None) -> Iterator[tuple[str, list[Any]]]:
    """A server that answers with these statuses in turn, the last one again and again; gives its URL and requests."""
    got: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            status = answers[min(len(got), len(answers) - 1)]
            got.append((self.headers, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/hook", got
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def test_post_is_signed_and_can_be_checked() -> None:
    """The receiver gets the message as JSON with its key, and the signature holds for the bytes that came."""
    with receiver(202) as (url, got):
        Webhook(url, SECRET).send(PAYLOAD, "key-1")
    ((headers, body),) = got
    assert json.loads(body) == {"id": "key-1", **PAYLOAD}
    assert headers["Idempotency-Key"] == "key-1" and headers["Content-Type"] == "application/json"
    stamp, signature = headers["X-Strand-Timestamp"], headers["X-Strand-Signature"]
    assert verify(SECRET, stamp, body, signature, datetime.now(timezone.utc))
    assert not verify(SECRET, stamp, body + b" ", signature, datetime.now(timezone.utc))


@pytest.mark.parametrize("status", [301, 302, 307, 400, 404, 409, 500, 503])
def test_anything_but_success_is_refused(status: int) -> None:
    """Only 2xx counts, a redirect is not followed, and the fault tells the status and no more."""
    with receiver(200) as (other, elsewhere), receiver(status, headers={"Location": other}) as (url, got):
        with pytest.raises(WebhookRefused, match=f"^the webhook answered {status}$"):
            Webhook(url, SECRET).send(PAYLOAD, "key-1")
        assert len(got) == 1 and elsewhere == []


def test_silent_and_missing_receivers_fail_in_time() -> None:
    """A server that takes the connection and says nothing, and one that is not there, are given up in time."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        start = time.monotonic()
        with pytest.raises(requests.Timeout):
            Webhook(f"http://127.0.0.1:{silent.getsockname()[1]}", SECRET, timeout=0.2).send(PAYLOAD, "key-1")
        assert time.monotonic() - start < 3
        port = silent.getsockname()[1]
    with pytest.raises(requests.ConnectionError):
        Webhook(f"http://127.0.0.1:{port}", SECRET, timeout=0.2).send(PAYLOAD, "key-1")


def test_signature_is_that_of_the_documentation() -> None:
    """The signature is what `printf '1.{}' | openssl dgst -sha256 -hmac k` says."""
    assert sign("k", "1", b"{}") == "sha256=3dd49b2593d0f9a349e9e71c4bde3e2b862c2be4003fe9b4ba81332029310158"


@pytest.mark.parametrize(
    ("changed", "genuine"),
    [
        ({}, True),
        ({"now": NOW + timedelta(minutes=5)}, True),
        ({"now": NOW - timedelta(minutes=5)}, True),
        ({"now": NOW + timedelta(minutes=5, seconds=1)}, False),
        ({"now": NOW - timedelta(minutes=5, seconds=1)}, False),
        ({"now": NOW + timedelta(seconds=2), "tolerance": timedelta(seconds=1)}, False),
        ({"secret": SECRET + "x"}, False),
        ({"timestamp": str(int(STAMP) + 1)}, False),
        ({"timestamp": ""}, False),
        ({"timestamp": "९"}, False),
        ({"timestamp": "9" * 40}, False),
        ({"body": b"{}"}, False),
        ({"signature": ""}, False),
        ({"signature": "sha1=00"}, False),
        ({"signature": "sha256=é\ud800", "timestamp": "\ud800"}, False),
    ],
)
def test_verify(changed: dict[str, Any], genuine: bool) -> None:
    """Only what was signed with the secret, unchanged and lately, is genuine, and no input makes it raise."""
    body = b'{"a": 1}'
    given = {"secret": SECRET, "timestamp": STAMP, "body": body, "signature": sign(SECRET, STAMP, body), "now": NOW}
    assert verify(**{**given, **changed}) is genuine


def test_timestamp_that_is_no_time_is_refused_even_if_signed() -> None:
    """A signature does not make a timestamp right that cannot be read."""
    for stamp in ("", "soon", "9" * 40):
        assert not verify(SECRET, stamp, b"", sign(SECRET, stamp, b""), NOW)


def test_secret_is_not_shown() -> None:
    """The secret does not get into a log by way of a repr."""
    assert SECRET not in repr(Webhook("https://clinic.example", SECRET))
