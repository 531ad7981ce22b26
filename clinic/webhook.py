"""Posts a message to the clinic's own system, signed, so that it knows a genuine one and a repeated one."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import requests


class WebhookRefused(RuntimeError):
    """The receiver answered with something else than success; `status` is its HTTP status."""

    def __init__(self, status: int) -> None:
        """Takes the HTTP status; nothing of the answer is kept, as it may repeat what was posted."""
        super().__init__(f"the webhook answered {status}")
        self.status = status


@dataclass(frozen=True)
class Webhook:
    """Where to post, with what secret, and how long to wait for a connection and then for an answer, in seconds."""

    url: str
    secret: str = field(repr=False)
    timeout: float = 10.0

    def send(self, payload: Mapping[str, Any], key: str) -> None:
        """Posts one message once; returns when it was taken.

        Raises:
            WebhookRefused: for every status but 2xx; redirects are not followed, as they would carry data elsewhere.
            requests.RequestException: when there is no answer.
        """
        body = json.dumps({"id": key, **payload}, ensure_ascii=False).encode()
        timestamp = str(int(datetime.now(timezone.utc).timestamp()))
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": key,
            "User-Agent": "strand",
            "X-Strand-Timestamp": timestamp,
            "X-Strand-Signature": sign(self.secret, timestamp, body),
        }
        # The answer's body is not read: it is not needed and may be endless.
        with requests.post(
            self.url, data=body, headers=headers, timeout=self.timeout, allow_redirects=False, stream=True
        ) as answer:
            if not 200 <= answer.status_code < 300:
                raise WebhookRefused(answer.status_code)


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """The value of X-Strand-Signature: `sha256=` and the HMAC of timestamp, a full stop and the body, in hex."""
    signed = timestamp.encode(errors="replace") + b"." + body
    return "sha256=" + hmac.new(secret.encode(), signed, sha256).hexdigest()


def verify(
    secret: str, timestamp: str, body: bytes, signature: str, now: datetime, tolerance: timedelta = timedelta(minutes=5)
) -> bool:
    """For receivers: whether a request is genuine and fresh.

    `timestamp` and `signature` are the headers X-Strand-Timestamp and X-Strand-Signature, `body` is the body's bytes as
    they came, before any parsing. Answer 2xx once the message is stored, and ignore an Idempotency-Key that is known
    already: a message is delivered at least once. Within `tolerance` a captured request could be sent again; the key
    shows that too.
    """
    genuine = hmac.compare_digest(sign(secret, timestamp, body).encode(), signature.encode(errors="replace"))
    try:
        age = now - datetime.fromtimestamp(int(timestamp), timezone.utc)
    except (ValueError, OverflowError, OSError):
        return False
    return genuine and abs(age) <= tolerance
