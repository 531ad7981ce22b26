"""The REST channel: Rasa's own, but a body that it cannot read is refused with what to send, not met with silence."""

from typing import Any

from rasa.core.channels.rest import RestInput
from sanic.exceptions import InvalidUsage
from sanic.request import Request

BODY = 'Send JSON such as {"sender": "somebody", "message": "what causes hair loss?"}, both of them text.'


class RestChannel(RestInput):
    """Takes `{"sender": ..., "message": ...}` at /webhooks/rest/webhook."""

    async def _extract_sender(self, req: Request) -> str | None:
        return _text(req, "sender")

    def _extract_message(self, req: Request) -> str:
        text = _text(req, "message") or ""
        return text.encode("utf-8", "replace").decode("utf-8")  # half a pair of surrogates cannot be stored

    def get_metadata(self, request: Request) -> dict[str, Any] | None:
        """What else the caller sends, where it is an object."""
        metadata = request.json.get("metadata")
        return metadata if isinstance(metadata, dict) else None


def _text(request: Request, name: str) -> str | None:
    """A value of the body; none where it is left out.

    Raises:
        InvalidUsage: the body is no object, or the value no text.
    """
    body = request.json
    if not isinstance(body, dict) or not isinstance(value := body.get(name), str | None):
        raise InvalidUsage(BODY)
    return value
