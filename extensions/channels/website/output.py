"""What the assistant says to a patient on the website."""

from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import OutputChannel

from extensions.channels.website.items import Item, said_to_patient

NAME = "website"


class WebsiteOutput(OutputChannel):
    """Hands each message over whole: texts are not split at blank lines, and buttons stay with their text."""

    def __init__(self, deliver: Callable[[str, list[Item]], Awaitable[None]]) -> None:
        """`deliver` takes a conversation's id and its new items."""
        self._deliver = deliver

    @classmethod
    def name(cls) -> str:
        """The channel's name, as in the responses of domain.yml."""
        return NAME

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Shows all parts of a message."""
        await self._deliver(recipient_id, said_to_patient(message))

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Shows a text; `metadata={"from": "reception"}` says who wrote it."""
        await self.send_response(recipient_id, {**kwargs, "text": text})

    async def send_text_with_buttons(
        self, recipient_id: str, text: str, buttons: list[dict[str, Any]], **kwargs: Any
    ) -> None:
        """Shows a text with buttons."""
        await self.send_response(recipient_id, {**kwargs, "text": text, "buttons": buttons})

    async def send_custom_json(self, recipient_id: str, json_message: dict[str, Any], **kwargs: Any) -> None:
        """Shows a timeline; the website knows no other JSON."""
        await self.send_response(recipient_id, {**kwargs, "custom": json_message})

    async def send_image_url(self, recipient_id: str, image: str, **kwargs: Any) -> None:
        """Shows the address of an image."""
        await self.send_response(recipient_id, {**kwargs, "image": image})

    async def send_attachment(self, recipient_id: str, attachment: str, **kwargs: Any) -> None:
        """Shows the address of a file."""
        await self.send_response(recipient_id, {**kwargs, "attachment": attachment})
