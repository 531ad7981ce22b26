"""What docs/messaging.md says is so: its settings switch the apps on, its commands get the answers that it names."""

import asyncio
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urldefrag

import pytest

from clinic.settings import ROOT, messaging
from clinic.settings.check import problems
from scripts.doctor import online
from scripts.doctor.__main__ import findings
from tests.channels.messaging.conftest import APPS, Bot, desk_of, serving, until
from tests.channels.messaging.standins import meta, telegram, twilio

DOCUMENT = (ROOT / "docs" / "messaging.md").read_text(encoding="utf-8")
BLOCKS = [re.sub(r"(?m)^ {3}", "", block) for block in re.findall(r"```sh\n(.*?)```", DOCUMENT, re.DOTALL)]
PUBLIC = "https://bot.clinic.example"
VARIABLE = re.compile(r"(?m)^(?:echo \")?(STRAND_\w+)=")


async def run(command: str, folder: Path, **variables: str) -> str:
    """What a command prints, run by a shell in a folder with these variables and no other ones of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STRAND_")}
    process = await asyncio.create_subprocess_exec(
        "bash", "-euc", command, cwd=folder, env={**kept, **variables},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, err.decode()
    return out.decode()


async def written(folder: Path) -> dict[str, str]:
    """The settings that somebody has who writes into .env what the document says, as scripts/env.sh reads it."""
    for block in BLOCKS:
        if block.startswith("echo "):
            await run(block, folder)
        elif VARIABLE.match(block):
            with (folder / ".env").open("a", encoding="utf-8") as file:
                file.write(block.replace("...", "x" * 40))
    printed = await run(". ./.env; env", folder, SHELLOPTS="allexport")
    return {name: value for name, _, value in (line.partition("=") for line in printed.splitlines())
            if name.startswith("STRAND_")}  # fmt: skip


def commands(start: str) -> list[str]:
    """The commands of the document that begin so."""
    return [line for block in BLOCKS for line in block.splitlines() if line.startswith(start)]


def test_every_block_can_be_pasted() -> None:
    """Each is a piece of shell without a mistake."""
    assert len(BLOCKS) > 10
    for block in BLOCKS:
        asyncio.run(run(f"bash -nc {_quoted(block)}", ROOT))


async def test_the_settings_switch_the_apps_on(tmp_path: Path, settings_of: Callable[..., None]) -> None:
    """Every value has the right shape, secrets are made by the commands, and all apps are on; .env is private."""
    values = await written(tmp_path)
    settings_of(**values)
    assert problems() == [] and all(messaging.switched_on().values())
    assert {name for block in BLOCKS for name in VARIABLE.findall(block)} == set(values)
    assert (tmp_path / ".env").stat().st_mode & 0o77 == 0


@pytest.mark.skipif(not shutil.which("curl") or not shutil.which("openssl"), reason="needs curl and openssl")
async def test_the_commands_do_what_is_said(tmp_path: Path, settings_of: Callable[..., None]) -> None:
    """Asking whether an app is on, what Meta asks, and the message by hand: each gets the answer that is told."""
    values = {**await written(tmp_path), "STRAND_DATABASE": f"sqlite:///{tmp_path / 'store.sqlite'}"}
    asked = [each for each in commands("curl ") if PUBLIC in each]
    by_hand = next(block for block in BLOCKS if block.startswith("secret="))
    assert len(asked) == 3 and all(PUBLIC in each for each in asked)
    for name in ("whatsapp", "messenger"):
        mine = [each.replace("curl ", "curl -s ") for each in asked if f"/{name}/" in each]
        settings_of(STRAND_SECRET="s" * 40)
        async with serving(APPS[name][0](None), Bot()) as url:
            for command in mine:
                if "#" in command:
                    here = command.replace(f"{PUBLIC}/webhooks/{name}", url)
                    assert await run(here, tmp_path) == command.partition("# ")[2]
        settings_of(**values, STRAND_META_API="http://127.0.0.1:9")
        bot = Bot()
        async with serving(APPS[name][0].from_credentials(None), bot) as url:
            for command in mine:
                answer = await run(command.replace(f"{PUBLIC}/webhooks/{name}", url), tmp_path)
                assert answer == ('{"status":"ok"}' if "#" in command else "42")
            if name == "whatsapp":
                here = by_hand.replace("http://127.0.0.1:5005/webhooks/whatsapp", url)
                assert (await run(here, tmp_path)).startswith("HTTP/1.1 200 OK")
                await until(lambda: bot.texts == ["does PRP hurt?"])  # noqa: B023
                assert " 401 " in await run(re.sub("-H .*? -d", "-d", here), tmp_path)
                assert " 403 " in await run(here.replace("secret=0", "secret=1"), tmp_path)


async def test_telegram_is_told_where_to_deliver(tmp_path: Path, settings_of: Callable[..., None]) -> None:
    """The command says what the document says, and Telegram has the address; then `make doctor` finds all apps well."""
    (command,) = commands(". scripts/env.sh && python -m extensions.channels.telegram")
    said = re.search(r"It says `(.*?)`", DOCUMENT)
    given = {"STRAND_DATABASE": f"sqlite:///{tmp_path / 'store.sqlite'}"}
    async with desk_of("telegram", tmp_path, settings_of) as desk:
        variables = {**desk.api.environment(), "STRAND_PUBLIC_URL": PUBLIC, **given}
        assert said and (await run(command, ROOT, **variables)).strip() == said[1]
        (set_webhook,) = desk.api.other
        assert set_webhook["secret_token"] == telegram.SECRET
        settings_of(**variables)
        found = await asyncio.to_thread(findings, [online.telegram])
    assert [each.text for each in found] == [f"Telegram online: the token is valid, for @{telegram.BOT}"]


@pytest.mark.parametrize(
    ("app", "check", "name"),
    [("whatsapp", online.whatsapp, "WhatsApp"), ("messenger", online.messenger, "Messenger"),
     ("twilio", online.twilio, "Twilio")],
)  # fmt: skip
async def test_the_doctor_asks(
    app: str, check: Callable[[], object], name: str, tmp_path: Path, settings_of: Callable[..., None]
) -> None:
    """With --online the doctor finds each app as it should be, with the stand-in's token and with no other."""
    async with desk_of(app, tmp_path, settings_of) as desk:
        (right,) = await asyncio.to_thread(findings, [check])  # type: ignore[list-item]
        wrong_token = twilio.TOKEN.replace("b", "c") if app == "twilio" else meta.TOKEN.replace("t", "x")
        settings_of(**{f"STRAND_{app.upper()}_TOKEN": wrong_token})
        (wrong,) = await asyncio.to_thread(findings, [check])  # type: ignore[list-item]
        desk.api.refusals.clear()
    assert right.text.startswith(f"{name} online: ") and right.mark == "ok"
    assert wrong.text.startswith(f"STRAND_{app.upper()}_TOKEN: ") and wrong.mark == "wrong"


async def test_twilios_address(tmp_path: Path, settings_of: Callable[..., None]) -> None:
    """What makes Twilio try again is no part of the address that is called, and so of what is signed and checked."""
    (address,) = [line.strip() for line in DOCUMENT.splitlines() if line.strip().startswith(PUBLIC)]
    called, overrides = urldefrag(address)
    assert overrides == "rc=5&rp=5xx,ct,rt"
    async with desk_of("twilio", tmp_path, settings_of) as desk, desk.running():
        assert isinstance(desk.api, twilio.TwilioApi)
        body = desk.api.says("hi").body
        assert await desk.api.deliver(desk.api.signed(body, called)) == 200
        assert await desk.api.deliver(desk.api.signed(body, address)) == 403


async def test_talking_to_a_stand_in(tmp_path: Path) -> None:
    """The stand-in says which variables to write, and that nobody listens while nobody does."""
    (command,) = commands(". scripts/env.sh && python -m tests.channels.messaging.standins")
    said = await run(f"echo hi | ({command} --server http://127.0.0.1:9 --port 0)", ROOT)
    assert f"STRAND_WHATSAPP_TOKEN={meta.TOKEN}\n" in said and "nobody listens at http://127.0.0.1:9/" in said


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
