"""Talks to the assistant as on a messaging app, without an account.

Stands for the app: says which variables lead the assistant here, delivers what is typed, and shows what comes back.
"""

import argparse
import asyncio
import sys
import time

import aiohttp

from tests.channels.messaging.standins.base import StandIn
from tests.channels.messaging.standins.messenger import MessengerApi
from tests.channels.messaging.standins.telegram import TelegramApi
from tests.channels.messaging.standins.twilio import TwilioApi
from tests.channels.messaging.standins.whatsapp import WhatsAppApi

APPS: tuple[type[StandIn], ...] = (WhatsAppApi, TelegramApi, MessengerApi, TwilioApi)
PATIENCE, QUIET = 30.0, 1.5  # seconds until there is an answer, and after its last part


async def talk(api: StandIn, port: int) -> None:
    """A conversation, until the input ends."""
    await api.start(port)
    variables = "\n".join(f"{name}={value}" for name, value in api.environment().items())
    print(f"Write this into .env, and `make run` in another terminal:\n\n{variables}\n\nThen type as a patient. "
          "What stands in [brackets] can be pressed: type it. Ctrl-D ends it.", flush=True)  # fmt: skip
    while line := (await asyncio.to_thread(sys.stdin.readline)):
        if line.strip():
            print(await _answer(api, line.strip()), flush=True)
    await api.stop()


async def _answer(api: StandIn, text: str) -> str:
    """What comes back for a text, or for the button that has it as its title."""
    pressed = next((sent for sent in reversed(api.replies) if text in dict(sent.buttons)), None)
    before, refused = len(api.replies), len(api.refusals)
    try:
        status = await api.deliver(api.presses(pressed, text) if pressed else api.says(text))
    except aiohttp.ClientError as error:
        return f"  (nobody listens at {api.webhook}: {type(error).__name__})"
    if status != 200:
        return f"  (refused with HTTP {status}: are the variables above in effect?)"
    begun = last = time.monotonic()
    known = before
    while time.monotonic() < (last + QUIET if known > before else begun + PATIENCE):
        await asyncio.sleep(0.1)
        if len(api.replies) > known:
            known, last = len(api.replies), time.monotonic()
    lines = [f"  (the app would refuse this: {reason})" for reason in api.refusals[refused:]]
    for sent in api.replies[before:]:
        lines += [f"  {line}" for line in sent.text.splitlines()] + [f"  [{title}]" for title, _ in sent.buttons]
    return "\n".join(lines) or "  (no answer)"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.channels.messaging.standins", description=__doc__)
    parser.add_argument("app", choices=[api.name for api in APPS])
    parser.add_argument("--server", default="http://127.0.0.1:5005", help="where the assistant listens")
    parser.add_argument("--port", type=int, default=5099, help="where to listen for what it sends")
    chosen = parser.parse_args()
    api = next(each for each in APPS if each.name == chosen.app)()
    api.webhook = f"{chosen.server}/webhooks/{api.name}/webhook"
    asyncio.run(talk(api, chosen.port))


if __name__ == "__main__":
    main()
