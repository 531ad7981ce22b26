"""Twilio's Messages resource."""

import base64
from typing import Any
from urllib.parse import parse_qsl, urlencode

from aiohttp import web
from twilio.request_validator import RequestValidator

from tests.channels.messaging.standins.base import Delivery, Sent, StandIn, unknown

ACCOUNT, TOKEN = "AC" + "0a" * 16, "1b" * 16
NUMBER = "+14155550123"
PUBLIC = "https://bot.clinic.example"
WEBHOOK = f"{PUBLIC}/webhooks/twilio/webhook"


class TwilioApi(StandIn):
    """Sends texts of at most 1600 characters; knows no buttons."""

    name = "twilio"
    patient = phone = "+919845012345"

    def environment(self) -> dict[str, str]:
        """The variables that switch the channel on."""
        return {
            "STRAND_TWILIO_ACCOUNT": ACCOUNT, "STRAND_TWILIO_TOKEN": TOKEN, "STRAND_TWILIO_FROM": NUMBER,
            "STRAND_TWILIO_API": self.url, "STRAND_PUBLIC_URL": PUBLIC,
        }  # fmt: skip

    async def answer(self, request: web.Request) -> web.Response:
        """Checks the call and notes the message."""
        account = f"/2010-04-01/Accounts/{ACCOUNT}"
        if (request.method, request.path) not in (("GET", f"{account}.json"), ("POST", f"{account}/Messages.json")):
            return error(20404, "The requested resource was not found", 404)
        login = base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        if request.headers.get("Authorization") != f"Basic {login}":
            return error(20003, "Authenticate", 401)
        if request.method == "GET":
            return web.json_response({"sid": ACCOUNT, "status": "active", "type": "Full"})
        fields = {name: str(value) for name, value in (await request.post()).items()}
        sender = fields.get("From") or fields.get("MessagingServiceSid")
        if not sender or unknown(fields, {"To", "Body", "From", "MessagingServiceSid", "StatusCallback"}):
            return error(21603, "A 'From' phone number is required")
        if not fields.get("Body"):
            return error(21602, "Message body is required")
        if len(fields["Body"]) > 1600:
            return error(21617, "The concatenated message body exceeds the 1600 character limit")
        if fields["To"].startswith("whatsapp:") != sender.startswith("whatsapp:"):
            return error(21910, "Invalid From and To pair")
        self.replies.append(Sent(fields["To"], fields["Body"], [], fields))
        made: dict[str, Any] = {"sid": f"SM{self.number():032x}", "status": "queued", "error_code": None}
        return web.json_response(made, status=201)

    def too_many(self, seconds: int) -> web.Response:
        """With the pause in the header."""
        response = error(20429, "Too Many Requests", 429)
        response.headers["Retry-After"] = str(seconds)
        return response

    def says(self, text: str, id: str = "", sender: str = "", **more: str) -> Delivery:
        """A text message; empty fields come along, as Twilio sends them."""
        common = {"MessageSid": id or f"SM{self.number():032x}", "From": sender or self.patient, "Body": text}
        return self.form({**common, **more})

    def presses(self, sent: Sent, title: str, id: str = "") -> Delivery:
        """There is nothing to press: the patient types the number that stands before the title."""
        (line,) = [line for line in sent.text.splitlines() if line.endswith(f". {title}")]
        return self.says(line.partition(".")[0], id, sent.to)

    def loses(self, sent: Sent, code: int) -> Delivery:
        """A report at the address that came along with the message."""
        url = sent.raw["StatusCallback"]
        status = {
            "MessageSid": f"SM{self.number():032x}", "MessageStatus": "undelivered", "SmsStatus": "undelivered",
            "ErrorCode": str(code), "From": NUMBER, "To": sent.to, "AccountSid": ACCOUNT, "ApiVersion": "2010-04-01",
        }  # fmt: skip
        delivery = self.signed(urlencode(status).encode(), url)
        return Delivery(delivery.body, delivery.headers, url.removeprefix(WEBHOOK))

    def sends_voice(self) -> Delivery:
        """A voice note."""
        return self.says("", NumMedia="1", MediaContentType0="audio/amr", MediaUrl0="https://api.twilio.com/x")

    def form(self, fields: dict[str, str]) -> Delivery:
        """A form, with what comes along each time."""
        common = {
            "ToCountry": "US", "ToState": "", "SmsMessageSid": fields.get("MessageSid", ""), "NumMedia": "0",
            "SmsStatus": "received", "FromCity": "", "To": NUMBER, "NumSegments": "1", "AccountSid": ACCOUNT,
        }  # fmt: skip
        return self.signed(urlencode({**common, **fields}).encode())

    def signed(self, body: bytes, url: str = WEBHOOK) -> Delivery:
        """Signed with the auth token over the public address and the fields."""
        fields = dict(parse_qsl(body.decode(), keep_blank_values=True))
        signature = RequestValidator(TOKEN).compute_signature(url, fields)
        kind = "application/x-www-form-urlencoded; charset=UTF-8"
        return Delivery(body, {"Content-Type": kind, "X-Twilio-Signature": signature})


def error(code: int, message: str, status: int = 400) -> web.Response:
    """An error as Twilio gives it."""
    link = f"https://www.twilio.com/docs/errors/{code}"
    return web.json_response({"code": code, "message": message, "more_info": link, "status": status}, status=status)
