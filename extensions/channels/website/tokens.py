"""Tokens of sessions: the server chooses the conversation and signs it, so that nobody picks another's."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import jwt

from extensions.channels.website.errors import Refusal

PURPOSE = "website tokens"  # of the key
ALGORITHM = "HS256"
AUDIENCE = "website"


@dataclass(frozen=True)
class Session:
    """Who may see and continue a conversation until when."""

    conversation: str
    expires_at: datetime


def new_conversation() -> str:
    """An id that nobody can guess."""
    return f"web-{secrets.token_hex(16)}"


class Tokens:
    """Issues and reads tokens."""

    def __init__(self, key: bytes, hours: int) -> None:
        """`hours`: how long a token is valid."""
        self._key, self._life = key, timedelta(hours=hours)

    def issue(self, conversation: str) -> tuple[str, datetime]:
        """A token for the conversation, and when it expires."""
        now = datetime.now(timezone.utc)
        expires_at = (now + self._life).replace(microsecond=0)
        claims = {"sub": conversation, "aud": AUDIENCE, "iat": now, "exp": expires_at}
        return jwt.encode(claims, self._key, algorithm=ALGORITHM), expires_at

    def read(self, header: str | None) -> Session:
        """The session of an Authorization header.

        Raises:
            Refusal: when there is no token, or it was not issued here or has expired.
        """
        scheme, _, token = (header or "").strip().partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise Refusal(401, "no_token", "Send the session's token: Authorization: Bearer <token>.")
        try:
            claims = jwt.decode(
                token.strip(),
                self._key,
                algorithms=[ALGORITHM],
                audience=AUDIENCE,
                options={"require": ["sub", "aud", "exp"]},
            )
        except jwt.ExpiredSignatureError:
            raise Refusal(401, "expired_token", "The session has expired; start a new one.") from None
        except (jwt.PyJWTError, ValueError):
            raise Refusal(401, "bad_token", "The token was not issued by this server; start a new session.") from None
        return Session(claims["sub"], datetime.fromtimestamp(claims["exp"], timezone.utc))
