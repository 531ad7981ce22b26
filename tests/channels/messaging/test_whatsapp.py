"""What is WhatsApp's own: its handshake, its buttons and lists, batches, statuses and its 24-hour window."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from clinic.inbox import KEPT
from extensions.channels.later import Undeliverable
from extensions.channels.messaging.worker import utc_now
from tests.channels.messaging.conftest import Desk, desk_of, nothing, until
from tests.channels.messaging.standins.meta import VERIFY_TOKEN, error
from tests.channels.messaging.standins.whatsapp import WhatsAppApi

TITLES = ["Who treats hair loss", "Have reception call me back today", "Treatments"]


def buttons(*titles: str) -> list[dict[str, str]]:
    """Buttons with payloads of their own."""
    return [{"title": title, "payload": f"/press{number}"} for number, title in enumerate(titles)]


@pytest.fixture
async def desk(tmp_path: Path, settings_of: Callable[..., None]) -> AsyncIterator[Desk]:
    """WhatsApp, switched on."""
    async with desk_of("whatsapp", tmp_path, settings_of) as found:
        yield found


@pytest.mark.parametrize("app_name", ["whatsapp", "messenger"])
async def test_handshake(app_name: str, tmp_path: Path, settings_of: Callable[..., None]) -> None:
    """The challenge comes back to whoever knows the verify token, and to nobody else."""
    right = {"hub.mode": "subscribe", "hub.verify_token": VERIFY_TOKEN, "hub.challenge": "1158201444"}
    async with desk_of(app_name, tmp_path, settings_of) as desk, desk.running(), aiohttp.ClientSession() as http:
        async with http.get(desk.api.webhook, params=right) as answer:
            assert (answer.status, await answer.text()) == (200, "1158201444")
        for wrong in ({"hub.verify_token": "guessed"}, {"hub.mode": "other"}, {"hub.verify_token": ""}):
            async with http.get(desk.api.webhook, params={**right, **wrong}) as answer:
                assert (answer.status, await answer.text()) == (403, "the verify token is wrong")
        async with http.get(desk.api.webhook) as answer:
            assert answer.status == 403


@pytest.mark.parametrize(
    ("titles", "kind", "shown"),
    [
        (TITLES[:1], "button", ["Who treats hair loss"]),
        (TITLES, "button", ["Who treats hair loss", "Have reception call…", "Treatments"]),
        (["The very first session of all", "The very first session of mine"], "list", ["The very first session…"] * 2),
        ([f"Choice {number}" for number in range(4)], "list", [f"Choice {number}" for number in range(4)]),
        ([f"Choice {number}" for number in range(10)], "list", [f"Choice {number}" for number in range(10)]),
        ([f"Choice {number}" for number in range(11)], "text", []),
    ],
)  # fmt: skip
async def test_forms_of_buttons(desk: Desk, titles: list[str], kind: str, shown: list[str]) -> None:
    """Up to three are buttons, up to ten (or alike when cut) a list, more a numbered text; all keep their payloads."""
    desk.bot.say = lambda text: [{"text": "Which?", "buttons": buttons(*titles)}]
    async with desk.running():
        (sent,) = await desk.api.hear(desk.api.says("hi"))
        if kind == "text":
            assert sent.text.splitlines() == ["Which?", *[f"{n}. {title}" for n, title in enumerate(titles, 1)]]
            await desk.api.hear(desk.api.says("11"))
        else:
            assert sent.raw["interactive"]["type"] == kind and [title for title, _ in sent.buttons] == shown
            await desk.api.hear(desk.api.presses(sent, shown[-1]))
    assert desk.bot.texts[-1] == f"/press{len(titles) - 1}"


async def test_a_list_shows_whole_titles_below(desk: Desk) -> None:
    """A title that is cut in a list stands whole in the description."""
    long = "PRP or Growth Factor Treatment (platelets)"
    desk.bot.say = lambda text: [{"text": "Which?", "buttons": buttons("A", "B", "C", long)}]
    async with desk.running():
        (sent,) = await desk.api.hear(desk.api.says("hi"))
    (section,) = sent.raw["interactive"]["action"]["sections"]
    assert [row.get("description") for row in section["rows"]] == [None, None, None, long]


async def test_a_batch(desk: Desk) -> None:
    """A batch with two people's messages, a status and a message to another number: each is treated as it should be."""
    api = desk.api
    assert isinstance(api, WhatsAppApi)
    texts = [api.message("text", {"body": body}, at=at) for body, at in (("second", 1700000002), ("first", 1700000001))]
    texts.append(api.message("text", {"body": "me"}, sender="447700900123", at=1700000003))
    status = {"id": "wamid.X", "status": "delivered", "timestamp": "1", "recipient_id": api.patient}
    foreign = api.message("text", {"body": "not ours"})
    entries = [api.entry({"messages": [text]}) for text in texts]
    entries += [api.entry({"statuses": [status]}), api.entry({"messages": [foreign]}, "99999")]
    async with desk.running():
        assert await api.deliver(api.signed(_body(entries))) == 200
        await api.wait_for(3)
    heard = [(message.text, message.metadata["phone_ending"]) for message in desk.bot.heard]
    assert [text for text, ending in heard if ending == "345"] == ["first", "second"]
    assert [text for text, ending in heard if ending == "123"] == ["me"] and len(heard) == 3


async def test_statuses(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """Statuses are never answered; one that says that a message failed leaves a line in the log and no number."""
    api = desk.api
    assert isinstance(api, WhatsAppApi)
    common = {"id": "wamid.X", "timestamp": "1", "recipient_id": api.patient}
    failed = {**common, "status": "failed", "errors": [{"title": "no code"}, {"code": 131026}]}
    marks = ("reply-1", "answer-1", "reply-x", "reply-" + "9" * 30, 7)
    odd: list[dict[str, Any]] = [{**failed, "biz_opaque_callback_data": mark} for mark in marks]
    odd += [{**common, "status": "failed", "errors": errors} for errors in (None, [], [3], [{"code": [1]}])]
    entries = [api.entry({"statuses": [{**common, "status": status}]}) for status in ("read", "sent", "delivered")]
    unknown = "WhatsApp could not deliver it, code unknown"
    async with desk.running():
        assert await api.deliver(api.signed(_body([*entries, api.entry({"statuses": [failed, *odd]})]))) == 200
        await until(lambda: caplog.text.count(unknown) >= 4)
    assert "this number cannot be reached on WhatsApp, code 131026" in caplog.text and caplog.text.count(unknown) == 4
    assert desk.bot.heard == [] and api.patient not in caplog.text


@pytest.mark.parametrize(
    ("kind", "content", "reply"),
    [
        ("image", {"id": "1"}, "can't look at pictures"), ("document", {"id": "1"}, "can't open files"),
        ("sticker", {"id": "1"}, "can't read stickers"), ("location", {"latitude": 1}, "can't use a location"),
        ("contacts", {}, "can't open contact cards"), ("unsupported", {}, "can't read that kind of message"),
        ("interactive", {"type": "nfm_reply", "nfm_reply": {}}, "can't read that kind of message"),
        ("reaction", {"emoji": "👍"}, None), ("system", {"body": "changed"}, None), ("revoke", {}, None),
    ],
)  # fmt: skip
async def test_what_is_no_text(desk: Desk, kind: str, content: dict[str, Any], reply: str | None) -> None:
    """What cannot be read gets a kind reply; reactions, deletions and the like get none."""
    api = desk.api
    assert isinstance(api, WhatsAppApi)
    async with desk.running():
        assert await api.deliver(api.batch([api.message(kind, content)])) == 200
        await api.hear(api.says("and this?"))
    said = [each.text for each in api.replies[:-1]]
    assert len(said) == (1 if reply else 0) and all(str(reply) in text for text in said)
    assert desk.bot.texts == ["and this?"]


async def test_a_caption_is_answered(desk: Desk) -> None:
    """A picture with a question below it gets both: what cannot be done, and the answer."""
    api = desk.api
    assert isinstance(api, WhatsAppApi)
    async with desk.running():
        replies = await api.hear(api.batch([api.message("image", {"id": "1", "caption": "is this ringworm?"})]))
    assert "can't look at pictures" in replies[0].text and replies[1].text == "You said: is this ringworm?"


async def test_a_patient_who_hides_the_number(desk: Desk) -> None:
    """Somebody with a user name instead of a number is answered under the id that WhatsApp gives; groups are not."""
    api = desk.api
    assert isinstance(api, WhatsAppApi)
    message = api.message("text", {"body": "hello"})
    message = {**message, "from": "", "from_user_id": "IN.13491208655302741918"}
    async with desk.running():
        await api.deliver(api.batch([{**api.message("text", {"body": "all"}), "group_id": "G"}]))
        (sent,) = await api.hear(api.batch([message]))
    assert sent.raw["recipient"] == "IN.13491208655302741918" and "to" not in sent.raw
    assert desk.bot.texts == ["hello"] and desk.bot.heard[0].metadata == {}


async def test_read_marks_and_typing(desk: Desk) -> None:
    """A message is marked as read, with the typing indicator, before it is answered."""
    async with desk.running():
        await desk.api.hear(desk.api.says("hi", id="wamid.42"))
    read = {"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.42"}
    assert desk.api.other == [{**read, "typing_indicator": {"type": "text"}}]


async def test_errors_that_pass_and_errors_that_stay(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """Meta's temporary codes under HTTP 400 are tried again, others given up with their code."""
    async with desk.running() as channel:
        channel.acknowledge = nothing  # type: ignore[method-assign]
        desk.api.faults.extend([error("Pair rate limit hit", 131056), error("Service unavailable", 131016, 500)])
        await desk.api.hear(desk.api.says("hi"))
        desk.api.faults.append(error("Recipient not in allowed list", 131030))
        await desk.api.deliver(desk.api.says("again"))
        await until(lambda: "given up" in caplog.text)
    assert "A reply in whatsapp was given up: refused with HTTP 400, code 131030" in caplog.text


@pytest.mark.parametrize("template", [None, "clinic_message"])
async def test_later_messages(desk: Desk, settings_of: Callable[..., None], template: str | None) -> None:
    """Within 24 hours a later message goes out as it is, after that in the template, or staff hear that it cannot."""
    if template:
        settings_of(STRAND_WHATSAPP_TEMPLATE=template, STRAND_WHATSAPP_TEMPLATE_LANGUAGE="en_GB")
    clock = [utc_now()]
    async with desk.running(now=lambda: clock[0]) as channel:
        await desk.api.hear(desk.api.says("hi"))
        conversation, output = desk.bot.heard[0].sender_id, channel.get_output_channel()
        assert output is not None
        await output.send_text_message(conversation, "Dr Rao can see you\non Friday.")
        assert desk.api.replies[-1].text == "Dr Rao can see you\non Friday."
        clock[0] += timedelta(hours=24, minutes=1)
        if template is None:
            with pytest.raises(Undeliverable, match="STRAND_WHATSAPP_TEMPLATE is not set"):
                await output.send_text_message(conversation, "Too late")
        else:
            await output.send_text_message(conversation, "Friday\n\nat  10.")
            sent = desk.api.replies[-1]
            assert (sent.to, sent.text) == (desk.api.patient, "Friday at 10.")
            assert sent.raw["template"]["name"] == template and sent.raw["template"]["language"] == {"code": "en_GB"}
        with pytest.raises(Undeliverable, match="no address is known"):
            await output.send_text_message("whatsapp-unknown", "Hello")


@pytest.mark.parametrize(("app", "fault"), [("whatsapp", (131047, None)), ("messenger", (10, 2018278))])
async def test_a_window_that_the_app_sees_closed(
    app: str, fault: tuple[int, int | None], tmp_path: Path, settings_of: Callable[..., None]
) -> None:
    """When the app says that the window is closed, staff hear just that."""
    async with desk_of(app, tmp_path, settings_of) as desk, desk.running() as channel:
        await desk.api.hear(desk.api.says("hi"))
        desk.api.faults.append(error("outside", fault[0], 400, fault[1]))
        with pytest.raises(Undeliverable, match="outside the 24-hour window"):
            await channel.deliver(desk.bot.heard[0].sender_id, [{"text": "Hello"}])


async def test_what_is_done_is_forgotten(desk: Desk) -> None:
    """After ten days nothing is left of a message, not even its key."""
    async with desk.running() as channel:
        await desk.api.hear(desk.api.says("hi"))
        assert await channel.store(lambda inbox, _: inbox.purge(utc_now() + KEPT - timedelta(hours=1))) == 0
        assert await channel.store(lambda inbox, _: inbox.purge(utc_now() + KEPT + timedelta(hours=1))) == 1


async def test_a_changed_secret(desk: Desk, settings_of: Callable[..., None], caplog: pytest.LogCaptureFixture) -> None:
    """A message that was kept under another secret is reported as lost and holds up nobody."""
    desk.bot.before = _never
    async with desk.running():
        await desk.api.deliver(desk.api.says("hi"))
        await until(lambda: desk.api.other)
    settings_of(STRAND_SECRET="another" * 6)
    desk.bot.before = None
    caplog.set_level(logging.ERROR)
    async with desk.running():
        await desk.api.hear(desk.api.says("hello again"))
    assert "STRAND_SECRET has changed" in caplog.text and desk.bot.texts == ["hello again"]


async def _never(message: Any) -> None:
    await asyncio.Event().wait()


def _body(entries: list[dict[str, Any]]) -> bytes:
    return json.dumps({"object": "whatsapp_business_account", "entry": entries}).encode()
