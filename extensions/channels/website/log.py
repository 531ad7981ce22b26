"""The numbered items of one conversation, as the clients know them."""

import secrets
from collections.abc import Iterable

from extensions.channels.website.items import Item


class Log:
    """Items in order. Another log has another name in its ids, so that no client takes one's ids for the other's."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        """A log with a new name."""
        self._name = secrets.token_hex(6)
        self.items = list(items)

    @property
    def last(self) -> str:
        """Id of the last item; of the place before the first when there is none."""
        return self.id_of(len(self.items))

    def id_of(self, number: int) -> str:
        """Id of the nth item, counted from 1."""
        return f"{self._name}-{number}"

    def place(self, id: str | None) -> int | None:
        """How many items a client has that knows this id as its last; None when the id is not of this log."""
        name, _, number = (id or "").partition("-")
        known = name == self._name and number.isascii() and number.isdigit() and len(number) < 10
        return int(number) if known and int(number) <= len(self.items) else None

    def after(self, place: int) -> list[Item]:
        """The items after the first `place` ones, with their ids."""
        return [{"id": self.id_of(place + n), **item} for n, item in enumerate(self.items[place:], 1)]

    def offered(self, payload: str, title: str | None) -> Item | None:
        """The button that sends this payload, the one with this title if there are several."""
        buttons = [button for item in self.items for button in item.get("buttons", []) if button["payload"] == payload]
        return next((button for button in buttons if button["title"] == title), buttons[-1] if buttons else None)
