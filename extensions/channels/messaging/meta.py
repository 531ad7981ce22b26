"""What WhatsApp and Messenger share: Meta's signatures, its verification of webhooks, the errors of its Graph API."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, text

from extensions.channels.later import Undeliverable
from extensions.channels.messaging.api import Answer, Api, Pauses
from extensions.channels.messaging.bodies import inner, objects, parsed
from extensions.channels.messaging.channel import MessagingChannel
from extensions.channels.messaging.model import DAY, OUTSIDE_WINDOW

# Codes of errors that pass: overloaded, unavailable, too many calls or messages.
TEMPORARY = frozenset({1, 2, 4, 17, 32, 341, 613, 1200, 80007, 130429, 131000, 131016, 131048, 131056, 133004})
TOO_LATE = frozenset({(131047, None), (10, 2018278)})


class MetaChannel(MessagingChannel):
    """An app of Meta's, whose settings have `token`, `app_secret`, `verify_token` and `api`."""

    def window(self, address: str) -> timedelta | None:
        """A day, in both apps."""
        return DAY

    def open_api(self, pauses: Pauses) -> Api:
        """The Graph API; the token goes into a header, as addresses end up in logs."""
        return Api(self.setup.api, {"Authorization": f"Bearer {self.setup.token}"}, is_temporary, pauses)

    def signature(self, request: Request) -> tuple[str | None, str]:
        """HMAC-SHA256 of the raw body under the app secret."""
        digest = hmac.new(self.setup.app_secret.encode(), request.body, hashlib.sha256).hexdigest()
        return request.headers.get("X-Hub-Signature-256"), f"sha256={digest}"

    def add_routes(self, blueprint: Blueprint) -> None:
        """Meta asks once, with the verify token, whether the webhook is meant."""

        @blueprint.route("/webhook", methods=["GET"])
        async def verify(request: Request) -> HTTPResponse:
            given = str(request.args.get("hub.verify_token") or "")
            due = self.setup.verify_token
            if request.args.get("hub.mode") != "subscribe" or not hmac.compare_digest(given.encode(), due.encode()):
                return text("the verify token is wrong", 403)
            return text(str(request.args.get("hub.challenge") or ""))

    async def graph(self, path: str, body: Mapping[str, Any], patience: float) -> None:
        """Posts to the Graph API.

        Raises:
            Undeliverable: it was refused.
            Unavailable: it was not taken in time.
        """
        answer = await self.api.call(path, body, patience)
        if answer.ok:
            return
        code, subcode = error_of(answer)
        if (code, subcode) in TOO_LATE or (code, None) in TOO_LATE:
            raise Undeliverable(OUTSIDE_WINDOW)
        more = "".join(f", {name} {number}" for name, number in (("code", code), ("subcode", subcode)) if number)
        raise Undeliverable(f"refused with HTTP {answer.status}{more}")


def is_temporary(answer: Answer) -> bool:
    """Whether the same call may be taken later; Meta tells by codes, mostly under HTTP 400."""
    return not answer.ok and error_of(answer)[0] in TEMPORARY


def error_of(answer: Answer) -> tuple[int | None, int | None]:
    """The code and the subcode of an error."""
    error = inner(answer.body, "error")
    code, subcode = error.get("code"), error.get("error_subcode")
    return code if isinstance(code, int) else None, subcode if isinstance(subcode, int) else None


def entries(request: Request, kind: str) -> list[dict[str, Any]]:
    """The entries of a webhook's body, none if it is about another kind of object.

    Raises:
        Malformed: it is no JSON object.
    """
    body = parsed(request)
    return objects(body, "entry") if body.get("object") == kind else []
