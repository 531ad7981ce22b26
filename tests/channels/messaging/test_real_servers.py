"""Whole conversations on every app at once: real Rasa, real model, real action server, stand-ins for the APIs."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from clinic.replies import Replies
from clinic.settings import clinic_zone
from clinic.store import open_store
from scripts.model import model_path
from scripts.run import wait_for_answer
from scripts.servers import free_port
from tests.channels.messaging.conftest import APPS, until
from tests.channels.messaging.standins.base import Sent, StandIn
from tests.channels.messaging.standins.meta import Graph
from tests.conversations.conftest import REFERENCE, days
from tests.faults.processes import ActionServer, action_settings, launch, stored

PATIENCE = 30.0  # seconds for one answer
REPORTING = ("whatsapp", "twilio")  # later, that a message was lost


@asynccontextmanager
async def assistant(apis: list[StandIn], folder: Path, model: Path) -> AsyncIterator[ActionServer]:
    """Everything that `make run` starts, with all apps switched on."""
    settings = {name: value for api in apis for name, value in api.environment().items()}
    # Both of Meta's apps call the same API.
    one, other = (api for api in apis if isinstance(api, Graph))
    other.partner, settings["STRAND_META_API"] = one, other.environment()["STRAND_META_API"]
    actions = ActionServer(folder / "store.sqlite", folder / "actions.log")
    actions.start()
    port = free_port()
    arguments = ["-m", "scripts.quiet_rasa", "run", "--model", str(model), "--interface", "127.0.0.1"]
    with (folder / "rasa.log").open("ab") as log:
        environment = {**action_settings(folder / "store.sqlite"), **settings, "ACTION_URL": actions.url}
        rasa = launch([*arguments, "--port", str(port)], log, **environment, LOG_LEVEL="INFO")
    try:
        problem = await asyncio.to_thread(wait_for_answer, f"http://127.0.0.1:{port}/webhooks/rest/webhook", rasa)
        assert problem is None, problem + (folder / "rasa.log").read_text()
        for api in apis:
            api.database = folder / "store.sqlite"
            api.webhook = f"http://127.0.0.1:{port}/webhooks/{api.name}/webhook"
        yield actions
    finally:
        rasa.terminate()
        rasa.wait(30)
        actions.kill()


class Patient:
    """Somebody who writes on one app."""

    def __init__(self, api: StandIn) -> None:
        self.api, self.known = api, days(datetime.now(clinic_zone()).date())
        self.replies: list[Sent] = []

    @property
    def heard(self) -> str:
        """All that was said last."""
        return "\n".join(each.text for each in self.replies)

    async def says(self, message: str) -> str:
        """The answer to a text."""
        self.replies = await self.api.hear(self.api.says(message.format(**self.known)), PATIENCE)
        return self.heard

    async def presses(self, title: str) -> str:
        """The answer to a button of the last messages, or to its number."""
        shown = next(each for each in self.replies if title in [*dict(each.buttons), *_numbered(each.text)])
        self.replies = await self.api.hear(self.api.presses(shown, title), PATIENCE)
        return self.heard

    async def books(self) -> str:
        """Is greeted, presses, asks and books, with the number that the app vouches for, if it does; the reference."""
        assert "automated assistant" in await self.says("hi")
        assert "hair loss can come from genetics" in (await self.presses("Causes of hair loss")).lower()
        timeline = await self.says("prp was started on {ago}, when will it grow?")
        assert "Counted from a first PRP session on" in timeline and "{" not in timeline
        assert "What name" in await self.says("book me a visit")
        asked = await self.says("asha rao")
        if self.api.phone:
            assert "the number you are writing from (ending in 345)" in asked
            await self.presses("Use this number")
        else:
            await self.says("98450 12345")
        assert "Which day" in await self.presses("Skip")
        assert "time of day" in await self.says("{soon}")
        assert "May I store these details" in await self.presses("Evening")
        assert "Please check:" in await self.presses("Yes")
        found = REFERENCE.search(await self.presses("Yes, send it"))
        assert found, self.heard
        return found[1]


def _numbered(text: str) -> list[str]:
    return re.findall(r"(?m)^\d+\. (.*)$", text)


async def test_whole_conversations(agent: Any, tmp_path: Path) -> None:
    """On each app a patient is greeted, presses buttons, asks, books, hears from reception later, or staff know."""
    apis = [api_class() for _, api_class in APPS.values()]
    async with AsyncExitStack() as stack:
        for api in apis:
            await api.start()
            stack.push_async_callback(api.stop)
        async with assistant(apis, tmp_path, model_path()):
            references = await asyncio.gather(*[Patient(api).books() for api in apis])
            database = tmp_path / "store.sqlite"
            booked = {row["reference"]: row for row in stored(database)}
            assert sorted(booked) == sorted(references)
            assert {row["phone"] for row in booked.values()} == {"+919845012345"}
            assert [booked[reference]["channel"] for reference in references] == [api.name for api in apis]
            replies = Replies(open_store(f"sqlite:///{database}"))
            for api, reference in zip(apis, references):
                replies.add(reference, f"Dr Rao sees you at 5, {api.name}.", datetime.now(timezone.utc))
            for api in apis:
                wanted = f"Dr Rao sees you at 5, {api.name}."
                await until(lambda api=api, wanted=wanted: api.replies[-1].text == wanted, PATIENCE)  # type: ignore[misc]
            reporting = {api.name: reference for api, reference in zip(apis, references) if api.name in REPORTING}
            for api in apis:
                if api.name in reporting:
                    assert await api.deliver(api.loses(api.replies[-1], 30003)) == 200
            assert {(reference, one.channel) for reference, one in replies.failed_ones()} == {
                (reference, name) for name, reference in reporting.items()
            }
            assert [api.refusals for api in apis] == [[]] * len(apis)
    for log in ("rasa.log", "actions.log"):
        written = (tmp_path / log).read_text().lower()
        assert [word for word in ("asha", "98450", "12345", "eaag") if word in written] == []
