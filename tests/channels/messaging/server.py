"""A bare server with one channel, to be killed: `python -m tests.channels.messaging.server whatsapp PORT FILE SECONDS`.

Each turn writes its text into the file, takes SECONDS, and then echoes.
"""

import asyncio
import sys
from pathlib import Path

from rasa.core.channels.channel import UserMessage
from sanic import Sanic

from extensions.channels.messaging.channel import Timing
from tests.channels.messaging.conftest import APPS, LEASE


def main(name: str, port: str, file: str, seconds: str) -> None:
    """Serves until it is killed."""

    async def bot(message: UserMessage) -> None:
        with Path(file).open("a", encoding="utf-8") as heard:
            heard.write(f"{message.text}\n")
        await asyncio.sleep(float(seconds))
        await message.output_channel.send_text_message(message.sender_id, f"You said: {message.text}")

    channel_class = APPS[name][0]
    channel = channel_class(channel_class.settings(), Timing(lease=LEASE, idle=0.05))
    app = Sanic("to_be_killed", configure_logging=False)
    app.blueprint(channel.blueprint(bot), url_prefix=f"/webhooks/{name}")
    app.run("127.0.0.1", int(port), motd=False, access_log=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
