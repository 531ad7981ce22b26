"""Refusals: each is a status, a code for programs and a sentence for people, as JSON."""

import math

from sanic import response
from sanic.response import HTTPResponse


class Refusal(Exception):
    """A request is not done, and the client is told why."""

    def __init__(self, status: int, code: str, message: str, retry_after: float | None = None) -> None:
        """`retry_after`: seconds after which it may be tried again."""
        super().__init__(code)
        self.status, self.code, self.message, self.retry_after = status, code, message, retry_after

    def response(self) -> HTTPResponse:
        """What the client gets."""
        headers = {} if self.retry_after is None else {"Retry-After": str(max(1, math.ceil(self.retry_after)))}
        body = {"error": {"code": self.code, "message": self.message}}
        return response.json(body, status=self.status, headers=headers)


def bad_message(message: str) -> Refusal:
    """The request has the wrong shape."""
    return Refusal(400, "bad_message", message)


def ended() -> Refusal:
    """The conversation is over."""
    return Refusal(401, "ended", "This conversation was ended; start a new session.")


def busy() -> Refusal:
    """Too much to do, or the assistant is not there."""
    return Refusal(503, "busy", "The assistant cannot be reached at the moment; try again soon.", retry_after=5)
