"""Which variables switch an app on, and what is said when some are missing or wrong."""

import json
import logging
import re
from collections.abc import Callable

import aiohttp
import pytest
from rasa.core.run import create_http_input_channels

from clinic.settings import ROOT, messaging
from extensions.channels.messaging.channel import Misconfigured
from tests.channels.messaging.conftest import APPS, Bot, serving
from tests.channels.messaging.standins.meta import APP_SECRET

WHATSAPP = {
    "STRAND_WHATSAPP_TOKEN": "E" * 40, "STRAND_WHATSAPP_PHONE_ID": "106540352242922",
    "STRAND_WHATSAPP_APP_SECRET": APP_SECRET, "STRAND_WHATSAPP_VERIFY_TOKEN": "chosen-here",
}  # fmt: skip
TELEGRAM = {"STRAND_TELEGRAM_TOKEN": "123456789:" + "A" * 35, "STRAND_TELEGRAM_SECRET": "s" * 32}
TWILIO = {
    "STRAND_TWILIO_ACCOUNT": "AC" + "0" * 32, "STRAND_TWILIO_TOKEN": "0" * 32, "STRAND_TWILIO_FROM": "+14155550123",
    "STRAND_PUBLIC_URL": "https://bot.clinic.example",
}  # fmt: skip


async def test_off_by_default(settings_of: Callable[..., None], caplog: pytest.LogCaptureFixture) -> None:
    """Without variables every app named in credentials.yml is off: one line in the log, a health page, no webhook."""
    caplog.set_level(logging.INFO)
    named = create_http_input_channels(None, str(ROOT / "credentials.yml"))
    channels = [each for each in named if each.name() in APPS]
    assert len(channels) == len(APPS)
    for channel in channels:
        assert caplog.text.count(f"{channel.name()} is off; docs/messaging.md says") == 1
        assert channel.get_output_channel() is None
        async with serving(channel, Bot()) as url, aiohttp.ClientSession() as http:
            async with http.get(f"{url}/") as answer:
                assert json.loads(await answer.text()) == {"status": "off"}
            async with http.post(f"{url}/webhook", data=b"{}") as answer:
                assert answer.status == 404


async def test_on(app_name: str, settings_of: Callable[..., None]) -> None:
    """With its variables an app is on, whatever is set of the others."""
    channel_class, api_class = APPS[app_name]
    api = api_class()
    await api.start()
    settings_of(**api.environment())
    async with (
        serving(channel_class.from_credentials(None), Bot()) as url,
        aiohttp.ClientSession() as http,
        http.get(f"{url}/") as answer,
    ):
        assert json.loads(await answer.text()) == {"status": "ok"}
    await api.stop()


@pytest.mark.parametrize(
    ("given", "changed", "problem"),
    [
        (WHATSAPP, {"STRAND_WHATSAPP_TOKEN": ""}, "STRAND_WHATSAPP_TOKEN: write the access token of a system user"),
        (WHATSAPP, {"STRAND_WHATSAPP_APP_SECRET": " "}, "STRAND_WHATSAPP_APP_SECRET: write the app secret"),
        (WHATSAPP, {"STRAND_WHATSAPP_PHONE_ID": "+919845012345"}, "STRAND_WHATSAPP_PHONE_ID: write the phone"),
        (WHATSAPP, {"STRAND_WHATSAPP_VERIFY_TOKEN": "short"}, "STRAND_WHATSAPP_VERIFY_TOKEN: write a word of your own"),
        (WHATSAPP, {"STRAND_WHATSAPP_TEMPLATE": "My Template"}, "STRAND_WHATSAPP_TEMPLATE: write the template's name"),
        (WHATSAPP, {"STRAND_WHATSAPP_TEMPLATE_LANGUAGE": "english"}, "STRAND_WHATSAPP_TEMPLATE_LANGUAGE: write the"),
        (WHATSAPP, {"STRAND_META_API": "graph.facebook.com"}, "STRAND_META_API: write https://"),
        (WHATSAPP, {"STRAND_META_API": "http://graph.facebook.com"}, "STRAND_META_API: write https://"),
        (WHATSAPP, {"STRAND_MESSAGING_PATIENCE": "never"}, "STRAND_MESSAGING_PATIENCE: write a number"),
        ({}, {"STRAND_MESSENGER_TOKEN": "E" * 40}, "STRAND_MESSENGER_APP_SECRET: write the app secret"),
        (TELEGRAM, {"STRAND_TELEGRAM_SECRET": ""}, "STRAND_TELEGRAM_SECRET: write 16 to 256 letters"),
        (TELEGRAM, {"STRAND_TELEGRAM_SECRET": "with spaces in it"}, "STRAND_TELEGRAM_SECRET: write 16 to 256 letters"),
        (TELEGRAM, {"STRAND_TELEGRAM_TOKEN": "bot123"}, "STRAND_TELEGRAM_TOKEN: write the token that @BotFather gave"),
        (TWILIO, {"STRAND_PUBLIC_URL": ""}, "STRAND_PUBLIC_URL: write the https:// address"),
        (TWILIO, {"STRAND_PUBLIC_URL": "https://x.example/webhooks/twilio/webhook"}, "without /webhooks/..."),
        (TWILIO, {"STRAND_TWILIO_FROM": "9845012345"}, "STRAND_TWILIO_FROM: write a number of yours"),
        (TWILIO, {"STRAND_TWILIO_ACCOUNT": "SK" + "0" * 32}, "STRAND_TWILIO_ACCOUNT: write the Account SID"),
    ],
)  # fmt: skip
def test_wrong_or_half_set(
    settings_of: Callable[..., None], given: dict[str, str], changed: dict[str, str], problem: str
) -> None:
    """What is missing or wrong is named with what to do, and the value is not repeated."""
    settings_of(**{**given, **changed})
    with pytest.raises(Misconfigured) as caught:
        for channel_class, _ in APPS.values():
            channel_class.from_credentials(None)
    said = str(caught.value)
    assert problem in said
    assert not [value for value in changed.values() if len(value) > 9 and value in said]


def test_all_that_is_missing_is_named_at_once(settings_of: Callable[..., None]) -> None:
    """With one of four variables set, the three others are named, a line each."""
    settings_of(STRAND_WHATSAPP_TOKEN="E" * 40)
    with pytest.raises(ValueError, match="as STRAND_WHATSAPP_TOKEN is set") as caught:
        messaging.whatsapp()
    assert [line.partition(":")[0] for line in str(caught.value).splitlines()] == list(WHATSAPP)[1:]


def test_every_variable_is_explained() -> None:
    """.env.example and docs/messaging.md name every variable of the messaging apps."""
    code = (ROOT / "clinic" / "settings" / "messaging.py").read_text()
    names = set(re.findall(r"STRAND_[A-Z]+(?:_[A-Z]+)+", code))
    for file in (".env.example", "docs/messaging.md"):
        text = (ROOT / file).read_text()
        assert sorted(name for name in names if name not in text) == [], file
