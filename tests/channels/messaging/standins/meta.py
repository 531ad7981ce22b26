"""The Graph API of Meta, as far as WhatsApp and Messenger need it."""

import hashlib
import hmac
from typing import Any, ClassVar

from aiohttp import web

from tests.channels.messaging.standins.base import Delivery, StandIn, units

TOKEN = "EAAG" + "t" * 40
APP_SECRET = "0123456789abcdef0123456789abcdef"
VERIFY_TOKEN = "chosen-by-the-clinic"


def error(message: str, code: int, status: int = 400, subcode: int | None = None) -> web.Response:
    """An error as the Graph API gives it."""
    found: dict[str, Any] = {"message": f"(#{code}) {message}", "type": "OAuthException", "code": code}
    found |= {"error_subcode": subcode} if subcode else {}
    return web.json_response({"error": {**found, "fbtrace_id": "AbCdEf"}}, status=status)


class Graph(StandIn):
    """The token in the header, and errors for all else."""

    path: ClassVar[str]
    partner: "Graph | None" = None  # the other app, which has the same API

    async def answer(self, request: web.Request) -> web.Response:
        """Checks the call and notes the message."""
        if self.partner is not None and request.path == self.partner.path:
            return await self.partner.answer(request)
        if request.method != "GET" and (request.method, request.path) != ("POST", self.path):
            return error(f"Unsupported request: {request.path}", 100, 404)
        if request.headers.get("Authorization") != f"Bearer {TOKEN}" or "access_token" in request.query:
            return error("Invalid OAuth access token.", 190, 401)
        if request.method == "GET":
            return self.told(request.path, request.query.get("fields", ""))
        body = await request.json()
        problem = self.problem(body)
        return error(problem, 100) if problem else self.take(body)

    def told(self, path: str, fields: str) -> web.Response:
        """What is told of the object that messages are sent from."""
        if self.partner is not None and path == self.partner.path.removesuffix("/messages"):
            return self.partner.told(path, fields)
        if path != self.path.removesuffix("/messages") or fields not in ("name", "verified_name"):
            return error(f"Unsupported get request: {path}", 100)
        return web.json_response({fields: "Inform Clinics", "id": "1"})

    def problem(self, body: dict[str, Any]) -> str | None:
        """Why the app would refuse this."""
        raise NotImplementedError

    def take(self, body: dict[str, Any]) -> web.Response:
        """Notes the message and says so."""
        raise NotImplementedError

    def too_many(self, seconds: int) -> web.Response:
        """Meta's own way: HTTP 400 and a code."""
        response = error("Rate limit hit", 130429)
        response.headers["Retry-After"] = str(seconds)
        return response

    def signed(self, body: bytes) -> Delivery:
        """Signed with the app secret."""
        digest = hmac.new(APP_SECRET.encode(), body, hashlib.sha256).hexdigest()
        return Delivery(body, {"Content-Type": "application/json", "X-Hub-Signature-256": f"sha256={digest}"})


def is_text(value: Any, least: int, most: int) -> bool:
    """Whether it is a text of such a length."""
    return isinstance(value, str) and least <= units(value) <= most and bool(value.strip() or not least)
