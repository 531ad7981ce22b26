"""What is Telegram's own: commands, groups, keyboards with long payloads, edits, and setting the webhook."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from extensions.channels import telegram
from extensions.channels.later import Undeliverable
from tests.channels.messaging.conftest import Desk, desk_of
from tests.channels.messaging.standins.telegram import BOT, SECRET, TOKEN, TelegramApi, error

GROUP = -1001234567890
LONG = '/inform_treatment{"treatment": "' + "platelet_" * 6 + '"}'


@pytest.fixture
async def desk(tmp_path: Path, settings_of: Callable[..., None]) -> AsyncIterator[Desk]:
    """Telegram, switched on."""
    async with desk_of("telegram", tmp_path, settings_of) as found:
        yield found


def api_of(desk: Desk) -> TelegramApi:
    """The stand-in."""
    assert isinstance(desk.api, TelegramApi)
    return desk.api


@pytest.mark.parametrize(
    ("text", "heard"),
    [("/start", "hello"), ("/start campaign7", "hello"), ("/help", "what can you do?"), ("/start@" + BOT, "hello"),
     ("/price of PRP", "price of PRP"), ("/ask_causes", "ask_causes"), ("50/50 chance?", "50/50 chance?")],
)  # fmt: skip
async def test_commands(desk: Desk, text: str, heard: str) -> None:
    """/start greets, /help tells what the bot can do, and any other command is read as text."""
    async with desk.running():
        await desk.api.hear(desk.api.says(text))
    assert desk.bot.texts == [heard]


@pytest.mark.parametrize(
    ("content", "heard"),
    [
        ({"text": "does anybody know a good bar?"}, None),
        ({"text": f"@{BOT} does PRP hurt?"}, "does PRP hurt?"),
        ({"text": f"👍 so @{BOT.lower()} does PRP hurt?"}, "👍 so does PRP hurt?"),
        ({"text": "@OtherBot does PRP hurt?"}, None),
        ({"text": f"@{BOT}"}, "hello"),
        ({"text": f"/start@{BOT}"}, "hello"), ({"text": "/help"}, "what can you do?"),
        ({"text": "/start@OtherBot"}, None),
        ({"text": "and you?", "reply_to_message": {"from": {"id": 1, "is_bot": True, "username": BOT}}}, "and you?"),
        ({"text": "and you?", "reply_to_message": {"from": {"id": 2, "username": "asha"}}}, None),
        ({"photo": [{"file_id": "x"}]}, None), ({"new_chat_members": [{"id": 5}]}, None),
    ],
)  # fmt: skip
async def test_groups(desk: Desk, content: dict[str, Any], heard: str | None) -> None:
    """In a group only what is said to the bot is answered, to whoever said it, and not used to write later."""
    api = api_of(desk)
    async with desk.running() as channel:
        message = api.message(content, group=GROUP)
        assert await api.deliver(api.update({"message": message})) == 200
        if heard:
            (reply,) = await api.wait_for(1)
            assert reply.to == str(GROUP) and reply.raw["reply_parameters"]["message_id"] == message["message_id"]
            with pytest.raises(Undeliverable):
                await channel.deliver(desk.bot.heard[0].sender_id, [{"text": "Dr Rao can see you"}])
        await asyncio.sleep(0.1)
    assert desk.bot.texts == ([heard] if heard else [])


async def test_people_in_a_group_have_conversations_of_their_own(desk: Desk) -> None:
    """What one says in a group, or in private, is not mixed with what another says."""
    api = api_of(desk)
    async with desk.running():
        for sender in ("11111", "22222"):
            await api.hear(api.update({"message": api.message({"text": f"@{BOT} hi"}, sender, GROUP)}))
        await api.hear(api.says("hi", sender="11111"))
    assert len({message.sender_id for message in desk.bot.heard}) == 3


async def test_long_payloads(desk: Desk) -> None:
    """A payload beyond 64 bytes comes back whole, also after a restart; of an older message its title is taken."""
    desk.bot.say = lambda text: [{"text": "Which?", "buttons": [{"title": "Platelets", "payload": LONG}]}]
    async with desk.running():
        (sent,) = await desk.api.hear(desk.api.says("hi"))
    async with desk.running():
        await desk.api.hear(desk.api.presses(sent, "Platelets"))
        desk.bot.say = lambda text: [{"text": "Fine."}]
        await desk.api.hear(desk.api.says("well"))
        await desk.api.hear(desk.api.presses(sent, "Platelets"))
    assert desk.bot.texts == ["hi", LONG, "well", "Platelets"]


async def test_pressed_buttons_stop_waiting(desk: Desk) -> None:
    """A press is acknowledged, and typing is shown."""
    desk.bot.say = lambda text: [{"text": "Yes?", "buttons": [{"title": "Yes", "payload": "/affirm"}]}]
    async with desk.running():
        (sent,) = await desk.api.hear(desk.api.says("hi"))
        await desk.api.hear(desk.api.presses(sent, "Yes"))
    assert [call["method"] for call in desk.api.other] == ["sendChatAction", "answerCallbackQuery", "sendChatAction"]


async def test_edits_and_channels_are_left_alone(desk: Desk) -> None:
    """Edits, posts in channels, other bots and membership get no answer."""
    api = api_of(desk)
    bot = {**api.message({"text": "beep"}), "from": {"id": 7, "is_bot": True}}
    updates = [{"edited_message": api.message({"text": "x"})}, {"channel_post": api.message({"text": "x"})},
               {"message": bot}, {"my_chat_member": {}}, {"message": api.message({"pinned_message": {}})}]  # fmt: skip
    async with desk.running():
        for update in updates:
            assert await api.deliver(api.update(update)) == 200
        await asyncio.sleep(0.1)
    assert desk.bot.heard == [] and api.replies == []


async def test_a_topic_of_a_forum(desk: Desk) -> None:
    """The answer goes into the topic in which the question was put."""
    api = api_of(desk)
    content = {"text": f"@{BOT} hi", "is_topic_message": True, "message_thread_id": 77}
    async with desk.running():
        (reply,) = await api.hear(api.update({"message": api.message(content, group=GROUP)}))
    assert reply.raw["message_thread_id"] == 77


async def test_a_patient_who_blocked_the_bot(desk: Desk) -> None:
    """Staff hear that the patient has blocked the bot; the token is in no error."""
    async with desk.running() as channel:
        await desk.api.hear(desk.api.says("hi"))
        desk.api.faults.append(error(403, "Forbidden: bot was blocked by the user"))
        with pytest.raises(Undeliverable, match="blocked the bot") as caught:
            await channel.deliver(desk.bot.heard[0].sender_id, [{"text": "Hello"}])
        assert TOKEN not in repr(caught.value) + repr(channel.setup) and SECRET not in repr(channel.setup)


async def test_setting_the_webhook(
    desk: Desk, settings_of: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    """The command gives Telegram the address and the secret, or says which setting is missing or what went wrong."""
    assert await asyncio.to_thread(telegram.main) == 2
    assert "STRAND_PUBLIC_URL: write the https:// address" in capsys.readouterr().err
    settings_of(STRAND_PUBLIC_URL="https://bot.clinic.example/")
    assert await asyncio.to_thread(telegram.main) == 0
    url = "https://bot.clinic.example/webhooks/telegram/webhook"
    assert capsys.readouterr().out == f"Telegram delivers to {url}.\n"
    assert desk.api.other == [{
        "method": "setWebhook", "url": url, "secret_token": SECRET, "allowed_updates": ["message", "callback_query"],
    }]  # fmt: skip
    settings_of(STRAND_TELEGRAM_TOKEN="123456789:" + "x" * 35)
    assert await asyncio.to_thread(telegram.main) == 1
    out = capsys.readouterr()
    assert "Telegram did not take the webhook: refused with HTTP 401" in out.err and "xxxx" not in out.err
    desk.api.refusals.clear()
