"""All conversations that are in memory: read from their trackers when needed, and dropped when nobody is there."""

import asyncio
import time
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message as Read

from extensions.channels.later import Undeliverable, Unread
from extensions.channels.website.conversation import Assistant, Conversation
from extensions.channels.website.errors import Refusal, busy, ended
from extensions.channels.website.items import Item, history
from extensions.channels.website.output import NAME, WebsiteOutput
from extensions.tracker_store import ConversationStore, conversation_store

APOLOGY = "utter_action_failed"  # for a turn that broke down
KEPT = 600  # seconds that a conversation stays in memory without anybody there
AWAY = 10  # seconds without anybody there, after which another process may have gone on with a conversation
MOST_KEPT = 1000  # conversations; of those without anybody there, the oldest go
MOST_READERS = 500  # streams and waiting polls at a time; each is an open file, of which a process often has 1024
MOST_READERS_EACH = 16
MOST_READERS_ADDRESS = 200  # of one network address, so that others find a place; offices share one


class Conversations:
    """The conversations of one server."""

    def __init__(self, agent: Callable[[], Any], handle: Callable[[UserMessage], Awaitable[Any]]) -> None:
        """`agent` gives the assistant that is loaded now; `handle` has it answer."""
        self._agent, self._handle = agent, handle
        self._held: OrderedDict[str, Conversation] = OrderedDict()  # the one used last comes last
        self._unread: dict[str, float] = {}  # conversations whose patients something waits for, and since when
        self._readers: Counter[str] = Counter()  # by network address
        self.stopping = False

    @property
    def store(self) -> ConversationStore:
        """Where trackers are kept."""
        return conversation_store(self._agent())

    async def open(self, id: str) -> Conversation:
        """The conversation, read from its tracker if it is not in memory.

        Raises:
            Refusal: when it was ended, or the assistant is not there.
        """
        agent = self._agent()
        if agent is None or not agent.is_ready() or self.stopping:
            raise busy()
        conversation = self._held.get(id)
        if conversation and conversation.idle and time.monotonic() - conversation.used > AWAY:
            if self.store.is_ended(id):
                await self.end(id)
                raise ended()
            await conversation.refresh()
        if conversation is None:
            self._drop_idle()
            if self.store.is_ended(id):
                raise ended()
            conversation = self._held[id] = Conversation(self._assistant(id))
        self._held.move_to_end(id)
        conversation.used = time.monotonic()
        await conversation.load()
        if conversation.ended:
            raise ended()
        return conversation

    async def end(self, id: str) -> None:
        """Ends the conversation and forgets what was said."""
        self.store.end(id)  # first, so that a turn that is under way is not stored any more
        if conversation := self._held.pop(id, None):
            await conversation.end()

    async def receive(self, id: str, items: list[Item]) -> None:
        """Shows items that came without a question; who is not there reads them from the tracker later.

        Raises:
            Unread: when nobody is there now.
            Undeliverable: when the patient has ended the conversation or can open it no more, so that nobody ever will.
        """
        if self.store.is_ended(id):
            raise Undeliverable("the patient has cleared the chat")
        conversation = self._held.get(id)
        if conversation:
            await conversation.receive(items)
        since = self._unread.setdefault(id, time.monotonic())
        if not (conversation and (conversation.readers or conversation.used > since)):
            if self.store.can_be_opened(id):
                raise Unread
            del self._unread[id]
            raise Undeliverable("the patient did not come back to the chat in time")
        del self._unread[id]

    @contextmanager
    def reading(self, conversation: Conversation, address: str) -> Iterator[None]:
        """Counts a stream or a waiting poll for as long as it lasts.

        Raises:
            Refusal: when there are too many.
        """
        if self._readers.total() >= MOST_READERS:
            raise busy()
        if self._readers[address] >= MOST_READERS_ADDRESS:
            raise Refusal(429, "too_many", "Too many streams from this address; try again later.", retry_after=5)
        if conversation.readers >= MOST_READERS_EACH:
            raise Refusal(429, "too_many", "This conversation is open too many times.", retry_after=5)
        self._readers[address] += 1
        conversation.readers += 1
        try:
            yield
        finally:
            self._readers[address] -= 1
            self._readers += Counter()  # forgets those that are at none
            conversation.readers -= 1
            conversation.used = time.monotonic()

    async def stop(self) -> None:
        """Has all streams end, and breaks off what is being answered: it is answered when it is sent again."""
        self.stopping = True
        for conversation in self._held.values():
            conversation.tell()
        await asyncio.gather(*(conversation.stop() for conversation in self._held.values()))

    def _drop_idle(self) -> None:
        before, many = time.monotonic() - KEPT, len(self._held) - MOST_KEPT
        for number, (id, conversation) in enumerate(list(self._held.items())):
            if conversation.idle and (number <= many or conversation.used < before):
                del self._held[id]

    def _assistant(self, id: str) -> Assistant:
        async def receive(recipient: str, items: list[Item]) -> None:
            if conversation := self._held.get(recipient):
                conversation.add(items)  # passed on when the turn is stored: a kill takes nothing back

        async def answer(text: str, metadata: dict[str, Any]) -> None:
            # A button may be older than what the tracker of a turn holds, from which MessageIntake would know it.
            pressed = "title" in metadata and text.startswith("/")
            parsed = _read_payload(text, self._agent().domain) if pressed else None
            output = WebsiteOutput(receive)
            await self._handle(UserMessage(text, output, id, parsed, input_channel=NAME, metadata=metadata))

        async def read() -> list[Item]:
            tracker = await self.store.retrieve_full_tracker(id)
            return history(tracker.events) if tracker else []

        return Assistant(answer, read, lambda: str(self._agent().domain.responses[APOLOGY][0]["text"]))


def _read_payload(payload: str, domain: Domain) -> dict[str, Any]:
    """What `/intent{"entity": "value"}` means, as Rasa reads it."""
    return YAMLStoryReader.unpack_regex_message(Read({TEXT: payload}), domain).as_dict(only_output_properties=True)
