"""Text messages, or WhatsApp, by Twilio."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
from sanic.request import Request
from sanic.response import HTTPResponse, text
from twilio.request_validator import RequestValidator

from clinic.settings import messaging
from extensions.channels.later import Undeliverable
from extensions.channels.messaging.api import Answer, Api, Pauses
from extensions.channels.messaging.channel import MessagingChannel
from extensions.channels.messaging.model import (
    DAY,
    OUTSIDE_WINDOW,
    Inbound,
    Limits,
    Lost,
    Malformed,
    Mark,
    Part,
)

WHATSAPP = "whatsapp:"
# A text message with any other sign holds less than half as much and costs twice.
PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "•": "-", "\u00a0": " "})
MEDIA = {"audio": "voice", "image": "picture", "video": "video", "application": "document"}
REFUSALS: dict[int | None, str] = {21610: "the patient has sent STOP", 63016: OUTSIDE_WINDOW}


class Twilio(MessagingChannel):
    """Texts; buttons become a numbered list, and a number as the reply is the button."""

    limits = Limits(text=1600 - 100, text_beside_buttons=0, buttons=0, payload=0)  # PLAIN makes a text a little longer

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "twilio"

    @classmethod
    def settings(cls) -> messaging.Twilio | None:
        """What the environment says."""
        return messaging.twilio()

    def open_api(self, pauses: Pauses) -> Api:
        """Twilio's API."""
        auth = aiohttp.BasicAuth(self.setup.account, self.setup.token)
        return Api(self.setup.api, {}, _is_temporary, pauses, auth)

    def window(self, address: str) -> timedelta | None:
        """A day on WhatsApp; text messages may be sent at any time."""
        return DAY if address.startswith(WHATSAPP) else None

    def signature(self, request: Request) -> tuple[str | None, str]:
        """HMAC-SHA1 of the public address and the sorted fields under the auth token."""
        given = request.headers.get("X-Twilio-Signature")
        query = f"?{request.query_string}" if request.query_string else ""
        address = self.setup.public_url + request.path + query
        validator, fields = RequestValidator(self.setup.token), _Fields(_pairs(request))
        # It tries the address with and without the port, as Twilio is not of one mind on that.
        if given is not None and validator.validate(address, fields, given):
            return given, given
        return given, validator.compute_signature(address, fields)

    async def read(self, request: Request) -> list[Inbound]:
        """The message, unless it is a report on one of ours or a word like STOP, to which Twilio itself replies."""
        fields = dict(_pairs(request))
        id, sender = fields.get("MessageSid") or fields.get("SmsSid"), fields.get("From")
        if not id or not sender:
            raise Malformed("MessageSid or From is missing")
        if fields.get("OptOutType") or fields.get("SmsStatus", "received") not in ("received", "receiving"):
            return []
        kind = "text"
        if fields.get("NumMedia", "0") not in ("", "0"):
            kind = MEDIA.get(fields.get("MediaContentType0", "").split("/")[0], "other")
        elif "Latitude" in fields:
            kind = "location"
        number = sender.removeprefix(WHATSAPP)
        phone = number if number.startswith("+") and number[1:].isdecimal() else None
        message = Inbound(id=id, sender=sender, address=sender, text=fields.get("Body", ""), kind=kind, phone=phone)
        return [message] if message.text or kind != "text" else []

    def reports(self, request: Request) -> list[Lost]:
        """Twilio takes a message first, and may say later that it failed."""
        fields = dict(_pairs(request))
        if fields.get("MessageStatus") not in ("failed", "undelivered"):
            return []
        text = fields.get("ErrorCode", "")
        code = int(text) if re.fullmatch("[0-9]{1,9}", text) else None
        reason = REFUSALS.get(code, f"Twilio could not deliver it, code {code or 'unknown'}")
        return [Lost(Mark.read(request.args.get("mark")), reason)]

    async def send(
        self,
        address: str,
        part: Part,
        patience: float,
        thread: dict[str, Any] | None = None,
        mark: Mark | None = None,
    ) -> None:
        """Sends a text."""
        body = part.text if address.startswith(WHATSAPP) else part.text.translate(PLAIN)
        sender = self.setup.sender
        fields = {"To": address, "Body": body, "MessagingServiceSid" if sender.startswith("MG") else "From": sender}
        if mark:
            fields["StatusCallback"] = f"{self.setup.public_url}/webhooks/{self.name()}/webhook?mark={mark}"
        path = f"/2010-04-01/Accounts/{self.setup.account}/Messages.json"
        answer = await self.api.call(path, fields, patience, form=True)
        if answer.ok:
            return
        code = answer.body.get("code")
        code = code if isinstance(code, int) else None
        raise Undeliverable(REFUSALS.get(code, f"refused with HTTP {answer.status}, code {code}"))

    def taken(self) -> HTTPResponse:
        """Twilio sends the patient whatever it is answered: nothing here, as the reply is sent by the API."""
        return text("<Response/>", content_type="text/xml")


class _Fields(dict[str, list[str]]):
    """The fields of a form as RequestValidator reads them."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        super().__init__()
        for name, value in pairs:
            self.setdefault(name, []).append(value)

    def getlist(self, name: str) -> list[str]:
        """All values of a field."""
        return self[name]


def _pairs(request: Request) -> list[tuple[str, str]]:
    # Not Sanic's form, which leaves out empty fields: they are signed too.
    try:
        return parse_qsl(request.body.decode("ascii"), keep_blank_values=True, max_num_fields=1000)
    except ValueError:
        return []


def _is_temporary(answer: Answer) -> bool:
    return False  # Twilio says so by HTTP 429 and 5xx
