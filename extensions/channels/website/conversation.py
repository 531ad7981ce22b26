"""One conversation in memory: takes messages, has them answered one after another, and tells whoever is listening."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from extensions.channels.tasks import end
from extensions.channels.website.errors import Refusal
from extensions.channels.website.items import Item, said_by_patient, said_to_patient
from extensions.channels.website.log import Log

MOST_WAITING = 5  # messages of one conversation, beside the one that is being answered
MOMENT = 0.001  # seconds in which the streams pass on what is new, before the assistant keeps the process busy again
LONGEST_TURN = 60  # seconds; Rasa's lock on a conversation ends then as well
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Message:
    """What a patient sent: `text` is the payload when a button was pressed, `title` is then the button's."""

    id: str
    text: str
    title: str | None = None


@dataclass(frozen=True)
class Assistant:
    """What a conversation needs of the assistant, all of it for this conversation."""

    answer: Callable[[str, dict[str, Any]], Awaitable[None]]  # a text with metadata; replies come by `Conversation.add`
    history: Callable[[], Awaitable[list[Item]]]
    apology: Callable[[], str]


class Conversation:
    """The live log of a conversation, agreeing with its tracker or else made anew under other ids."""

    def __init__(self, assistant: Assistant) -> None:
        """Knows nothing yet: `load` reads what was said."""
        self.log = Log()
        self.typing = self.ended = False
        self.readers = 0  # streams and polls at this moment
        self.streams: list[object] = []  # the oldest first; one that is no longer listed ends
        self.used = time.monotonic()
        self.news = asyncio.Event()  # set, and replaced by another, at every change
        self._assistant, self._loaded = assistant, False
        self._lock = asyncio.Lock()  # held during a turn, and while the tracker is read
        self._taken: set[str] = set()  # ids of messages
        self._waiting: deque[Message] = deque()
        self._worker: asyncio.Task[None] | None = None
        self._unsaved: list[Item] = []  # messages that could not be answered, which the tracker does not hold
        self._doubtful = False  # whether something came in the middle of a turn, so that the order may differ

    @property
    def idle(self) -> bool:
        """Whether nothing is lost when this object is dropped, since the tracker holds it all."""
        return not (self.readers or self._waiting or self._lock.locked())

    async def load(self) -> None:
        """Reads what was said before, the first time."""
        if not self._loaded:
            async with self._lock:
                if not self._loaded:
                    self.log = Log(await self._assistant.history())
                    self._remember()
                    self._loaded = True

    async def refresh(self) -> None:
        """Catches up with the tracker."""
        async with self._lock:
            await self._refresh()

    def accept(self, message: Message) -> bool:
        """Takes a message in, to be answered after those before it; False when this one was taken already.

        Raises:
            Refusal: when too many are waiting.
        """
        if message.id in self._taken:
            return False
        if len(self._waiting) >= MOST_WAITING:
            raise Refusal(429, "too_many", "Wait until the messages before this one are answered.", retry_after=2)
        self._taken.add(message.id)
        self._waiting.append(message)
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._work())
        return True

    def add(self, items: list[Item]) -> None:
        """Shows items to whoever is listening."""
        self.log.items += items
        self.tell()

    async def receive(self, items: list[Item]) -> None:
        """Shows items that came without a question, which the tracker should hold already."""
        if self.typing:
            self._doubtful = True
            self.add(items)
            return
        async with self._lock:
            if not self._loaded:
                return  # is read from the tracker
            await self._refresh()
            held = [(item["from"], item.get("text")) for item in self.log.items]
            self.add([item for item in items if (item["from"], item.get("text")) not in held])

    async def end(self) -> None:
        """Ends the conversation for all that are listening; what is being answered is broken off."""
        self.ended = True
        self._waiting.clear()
        await self.stop()
        self.log = Log()
        self.tell()

    async def stop(self) -> None:
        """Breaks off what is being answered."""
        if self._worker is not None:
            await end(self._worker)

    def tell(self) -> None:
        """Wakes up whoever is waiting for news."""
        news, self.news = self.news, asyncio.Event()
        news.set()

    async def _work(self) -> None:
        while self._waiting:
            async with self._lock:
                await self._turn(self._waiting.popleft())
                if self._doubtful:
                    self._doubtful = False
                    await self._refresh()

    async def _turn(self, message: Message) -> None:
        metadata: dict[str, Any] = {"client_id": message.id, "time": time.time()}
        if message.title is not None:
            metadata["title"] = message.title
        item = said_by_patient(message.text, metadata, metadata["time"])
        self.typing = True
        try:
            self.add([item])
            await asyncio.sleep(MOMENT)
            await asyncio.wait_for(self._assistant.answer(message.text, metadata), LONGEST_TURN)
        except Exception as error:
            logger.error("A message on the website could not be answered: %s", type(error).__name__)
            await self._apologise(item)
        finally:
            self.typing = False
            self.used = time.monotonic()
            self.tell()

    async def _apologise(self, item: Item) -> None:
        """Says that a message was not answered; of its turn the tracker holds nothing, so the log is made anew."""
        apology = said_to_patient({"text": self._assistant.apology()})
        saved = await self._saved()
        if saved is None:
            self.add(apology)
            return
        if item["client_id"] not in {each.get("client_id") for each in saved}:
            self._unsaved.append(item)
        self._unsaved += apology
        self._renew(saved)

    async def _refresh(self) -> None:
        """Adds what the tracker holds beyond the log; where they differ, the log is made anew."""
        saved = await self._saved()
        if saved is None:
            return
        known = [item for item in self.log.items if not any(item is each for each in self._unsaved)]
        if saved[: len(known)] == known:
            self.add(saved[len(known) :])
        else:
            self._renew(saved)

    async def _saved(self) -> list[Item] | None:
        try:
            return await self._assistant.history()
        except Exception as error:
            logger.error("A conversation on the website could not be read: %s", type(error).__name__)
            return None

    def _renew(self, saved: list[Item]) -> None:
        self.log = Log(sorted([*saved, *self._unsaved], key=lambda item: str(item["time"])))
        self._remember()
        self.tell()

    def _remember(self) -> None:
        self._taken |= {item["client_id"] for item in self.log.items if "client_id" in item}
