"""What is Messenger's and Twilio's own: echoes and postbacks; numbers for buttons, STOP, proxies and plain signs."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from extensions.channels.later import Undeliverable
from extensions.channels.messaging.worker import utc_now
from tests.channels.messaging.conftest import desk_of
from tests.channels.messaging.standins.messenger import MessengerApi
from tests.channels.messaging.standins.twilio import PUBLIC, WEBHOOK, TwilioApi, error

Settings = Callable[..., None]


async def test_messenger_events(tmp_path: Path, settings_of: Settings) -> None:
    """Quick replies and postbacks are pressed buttons; echoes, marks, reactions and standby are left alone."""
    async with desk_of("messenger", tmp_path, settings_of) as desk, desk.running():
        api = desk.api
        assert isinstance(api, MessengerApi)
        quiet: list[dict[str, Any]] = [
            {"message": {"mid": "m1", "text": "said by the page", "is_echo": True}}, {"delivery": {"mids": ["m1"]}},
            {"read": {"watermark": 1}}, {"reaction": {"mid": "m1", "emoji": "x"}}, {"message": {"mid": "m2"}},
            {"message_edit": {"mid": "m1", "text": "edited"}}, {"message": {"mid": "m3", "is_deleted": True}},
        ]  # fmt: skip
        assert await api.deliver(api.batch([api.event(each) for each in quiet])) == 200
        entry = {"id": "1", "standby": [api.event({"message": {"mid": "m", "text": "x"}})]}
        assert await api.deliver(api.signed(json.dumps({"object": "page", "entry": [entry]}).encode())) == 200
        for title, payload in (("Get Started", "GET_STARTED"), ("Causes", "/ask_causes")):
            await api.hear(api.batch([api.event({"postback": {"title": title, "payload": payload}})]))
        link = {"mid": "m9", "text": "see https://x.example", "attachments": [{"type": "fallback"}]}
        await api.hear(api.batch([api.event({"message": link})]))
        sticker = {"mid": "m10", "attachments": [{"type": "image", "payload": {"sticker_id": 1}}]}
        (reply,) = await api.hear(api.batch([api.event({"message": sticker})]))
    assert desk.bot.texts == ["hello", "/ask_causes", "see https://x.example"] and "stickers" in reply.text
    assert [each["sender_action"] for each in api.other[:2]] == ["mark_seen", "typing_on"]


async def test_messenger_has_a_window_too(tmp_path: Path, settings_of: Settings) -> None:
    """After 24 hours staff hear that nothing can be sent."""
    clock = [utc_now()]
    async with desk_of("messenger", tmp_path, settings_of) as desk, desk.running(now=lambda: clock[0]) as channel:
        await desk.api.hear(desk.api.says("hi"))
        clock[0] += timedelta(hours=24, minutes=1)
        with pytest.raises(Undeliverable, match="24-hour window"):
            await channel.deliver(desk.bot.heard[0].sender_id, [{"text": "Hello"}])


async def test_twilio_numbers_are_buttons_of_the_last_message_only(tmp_path: Path, settings_of: Settings) -> None:
    """ "2" is the second button of the last message, after a restart too; without buttons it is just a number."""
    async with desk_of("twilio", tmp_path, settings_of) as desk:
        yes_no = [{"title": title, "payload": f"/{title}"} for title in ("yes", "no")]
        desk.bot.say = lambda text: [{"text": "Sure?", "buttons": yes_no}] if text == "hi" else [{"text": "Fine."}]
        async with desk.running():
            (sent,) = await desk.api.hear(desk.api.says("hi"))
            assert sent.text == "Sure?\n1. yes\n2. no"
        async with desk.running():
            await desk.api.hear(desk.api.says(" 2. "))
            await desk.api.hear(desk.api.says("2"))
            await desk.api.hear(desk.api.says("hi"))
            await desk.api.hear(desk.api.says("3"))
        assert desk.bot.texts == ["hi", "/no", "2", "hi", "3"]


@pytest.mark.parametrize(
    ("public", "signed_for", "query", "code"),
    [
        (PUBLIC, WEBHOOK, "", 200), (f"{PUBLIC}/", WEBHOOK, "", 200), (f"{PUBLIC}:443", WEBHOOK, "", 200),
        (f"{PUBLIC}/bot", f"{PUBLIC}/bot/webhooks/twilio/webhook", "", 200),
        (PUBLIC, f"{WEBHOOK}?a=1&b=", "?a=1&b=", 200),
        (PUBLIC, WEBHOOK, "?a=1", 403), (PUBLIC, "http://127.0.0.1/webhooks/twilio/webhook", "", 403),
    ],
)  # fmt: skip
async def test_twilio_signs_the_public_address(
    tmp_path: Path, settings_of: Settings, public: str, signed_for: str, query: str, code: int
) -> None:
    """The address that counts is the public one, also behind a proxy, with a port, a path or a query."""
    async with desk_of("twilio", tmp_path, settings_of) as desk:
        settings_of(STRAND_PUBLIC_URL=public)
        async with desk.running():
            api = desk.api
            assert isinstance(api, TwilioApi)
            api.webhook += query
            assert await api.deliver(api.signed(api.says("hi").body, signed_for)) == code


async def test_twilio_reports_and_stop(tmp_path: Path, settings_of: Settings, caplog: pytest.LogCaptureFixture) -> None:
    """Reports on our messages and STOP are left alone; that a patient has sent STOP is told to staff."""
    async with desk_of("twilio", tmp_path, settings_of) as desk, desk.running() as channel:
        api = desk.api
        assert isinstance(api, TwilioApi)
        quiet = [api.says("STOP", OptOutType="STOP"), api.says("", SmsStatus="delivered"), api.says("")]
        assert [await api.deliver(each) for each in quiet] == [200] * 3
        await api.hear(api.says("hi"))
        assert desk.bot.texts == ["hi"]
        for code, reason in ((21610, "sent STOP"), (21211, "refused with HTTP 400, code 21211")):
            api.faults.append(error(code, "no"))
            with pytest.raises(Undeliverable, match=reason):
                await channel.deliver(desk.bot.heard[0].sender_id, [{"text": "Hello"}])


async def test_twilio_sends_plain_signs(tmp_path: Path, settings_of: Settings) -> None:
    """Typographic signs, which make a text message twice as dear, become plain ones."""
    async with desk_of("twilio", tmp_path, settings_of) as desk, desk.running():
        desk.bot.say = lambda text: [{"text": "“PRP” – it’s 3…\n• 20 minutes"}]
        (sent,) = await desk.api.hear(desk.api.says("hi"))
    assert sent.text == '"PRP" - it\'s 3...\n- 20 minutes' and sent.text.isascii()


async def test_whatsapp_by_twilio(tmp_path: Path, settings_of: Settings) -> None:
    """With a WhatsApp sender the number is the patient's all the same, signs stay, and the window holds."""
    clock = [utc_now()]
    async with desk_of("twilio", tmp_path, settings_of) as desk:
        settings_of(STRAND_TWILIO_FROM="whatsapp:+14155550123")
        desk.bot.say = lambda text: [{"text": "“Yes”"}]
        async with desk.running(now=lambda: clock[0]) as channel:
            (sent,) = await desk.api.hear(desk.api.says("hi", sender="whatsapp:+919845012345"))
            assert (sent.to, sent.text) == ("whatsapp:+919845012345", "“Yes”")
            assert desk.bot.heard[0].metadata == {"phone_ending": "345"}
            clock[0] += timedelta(hours=25)
            with pytest.raises(Undeliverable, match="24-hour window"):
                await channel.deliver(desk.bot.heard[0].sender_id, [{"text": "Hello"}])


async def test_twilio_gets_an_empty_answer(tmp_path: Path, settings_of: Settings) -> None:
    """Twilio sends patients what it is answered, so it is answered with nothing to send."""
    async with desk_of("twilio", tmp_path, settings_of) as desk, desk.running(), aiohttp.ClientSession() as http:
        hello = desk.api.says("hi")
        async with http.post(desk.api.webhook, data=hello.body, headers=hello.headers) as answer:
            assert (await answer.text(), answer.content_type) == ("<Response/>", "text/xml")
        await desk.api.wait_for(1)
