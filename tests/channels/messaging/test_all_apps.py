"""What holds for every app alike, each over real HTTP to a stand-in of its API."""

import asyncio
import logging
import sqlite3
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import pytest

from clinic.booking_details import BookingDetails
from clinic.bookings import Bookings, request_key
from clinic.replies import Replies
from clinic.store import open_store
from clinic.unanswered import unanswered
from extensions.channels.messaging.worker import utc_now
from tests.channels.messaging.conftest import Desk, nothing, until
from tests.channels.messaging.standins.base import Delivery

BUTTONS = [
    {"title": "Causes of hair loss", "payload": "/ask_causes"},
    {"title": "Treatments", "payload": "/ask_options"},
]
UNREADABLE = [b"", b"{", b"[]", b"null", b'"text"', b"\xff\xfe", b"[" * 5000, b"a=1&b=2"]


def rows(desk: Desk, table: str = "inbox") -> list[dict[str, Any]]:
    """What a table holds, read past the product's code."""
    with closing(sqlite3.connect(desk.database, timeout=10)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]


async def test_a_conversation_with_quick_replies(desk: Desk) -> None:
    """A text is answered, and a pressed button comes back as its payload, in the same conversation."""
    desk.bot.say = lambda text: [{"text": "Hello!"}, {"text": "What about?", "buttons": BUTTONS}]
    async with desk.running():
        hello, what = await desk.api.hear(desk.api.says("hi there"))
        assert hello.text == "Hello!" and what.text.startswith("What about?")
        assert hello.to == what.to == desk.api.patient
        await desk.api.hear(desk.api.presses(what, "Treatments"))
    assert desk.bot.texts == ["hi there", "/ask_options"]
    first, second = desk.bot.heard
    assert first.sender_id == second.sender_id and first.input_channel == desk.api.name
    assert first.output_channel.name() == desk.api.name


async def test_nothing_personal_leaves_the_channel(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """Rasa learns no number and no id of the app; the database and the log hold neither these nor what was said."""
    caplog.set_level(logging.DEBUG)
    async with desk.running():
        id = "" if desk.api.name == "telegram" else "wamid.9845012345"
        await desk.api.hear(desk.api.says("my secret worry", id=id))
        await until(lambda: rows(desk)[0]["done_at"])
    (message,) = desk.bot.heard
    known = " ".join(map(str, (message.sender_id, message.message_id, message.metadata)))
    assert desk.api.patient.lstrip("+") not in known and "wamid" not in known
    assert message.metadata == ({"phone_ending": "345"} if desk.api.phone else {})
    assert rows(desk)[0]["content"] is None
    stored = b"".join(path.read_bytes() for path in desk.database.parent.glob("store.sqlite*"))
    for part in (desk.api.patient.lstrip("+"), "secret worry"):
        assert part.encode() not in stored and part not in caplog.text
    log = "".join(record.getMessage() for record in caplog.records if record.name != "aiohttp.access")  # the stand-in's
    secrets = [value for name, value in desk.api.environment().items() if "TOKEN" in name or "SECRET" in name]
    assert not [secret for secret in secrets if secret in log]


async def test_a_message_is_answered_once(desk: Desk) -> None:
    """What is delivered again is not answered again, at the same time, later, or after a restart."""
    delivery = desk.api.says("once", id="4711")
    async with desk.running():
        assert await asyncio.gather(*[desk.api.deliver(delivery) for _ in range(5)]) == [200] * 5
        await desk.api.wait_for(1)
    async with desk.running():
        assert await desk.api.deliver(delivery) == 200
        await desk.api.hear(desk.api.says("next"))
    assert desk.bot.texts == ["once", "next"]


async def test_only_the_app_is_believed(desk: Desk) -> None:
    """Without a signature, with a wrong one, or with that of another body nothing is read."""
    genuine, other = desk.api.says("genuine"), desk.api.says("forged")
    (header,) = [name for name in genuine.headers if name != "Content-Type"]
    kind = {"Content-Type": genuine.headers["Content-Type"]}
    async with desk.running():
        assert await desk.api.deliver(Delivery(genuine.body, kind)) == 401
        right = genuine.headers[header]
        for wrong in ("", "sha256=", "x", "ü", f"{right[:-1]}!", "0" * 64, right.upper()):
            assert await desk.api.deliver(Delivery(genuine.body, {**kind, header: wrong})) in (401, 403)
        assert await _raw(desk.api.webhook, header, b"\xff") == b"HTTP/1.1 403 Forbidden"  # no text in any encoding
        if desk.api.signs_bodies:
            assert await desk.api.deliver(Delivery(other.body, genuine.headers)) == 403
        await asyncio.sleep(0.1)
    assert desk.bot.heard == [] and desk.api.calls == 0


async def test_bodies_that_cannot_be_read(desk: Desk) -> None:
    """A genuine request that is no JSON, or no form with a sender, gets 400 and disturbs nothing."""
    async with desk.running():
        for body in UNREADABLE:
            if desk.api.name != "twilio" or body.isascii():  # it signs fields, and other bytes are none
                assert await desk.api.deliver(desk.api.signed(body)) == 400, body[:9]
        await desk.api.hear(desk.api.says("still there?"))


async def test_unknown_shapes_are_left_alone(desk: Desk) -> None:
    """JSON of shapes that nobody promised is accepted and ignored."""
    if desk.api.name == "twilio":
        pytest.skip("no JSON")
    strange = [
        b"{}", b'{"object": 1, "entry": [1, null, {"changes": 5, "messaging": [7, {}]}]}',
        b'{"object": "page", "entry": [{"messaging": [{"message": {"mid": "m", "text": "x"}, "sender": []}]}]}',
        b'{"object": "whatsapp_business_account", "entry": [{"changes": [{"value": {"messages": [{}, 3]}}]}]}',
        b'{"update_id": 1, "message": {"text": "x", "chat": [], "from": 3}}', b'{"update_id": 2, "callback_query": 3}',
        b'{"update_id": 3, "message": {"text": "x", "chat": {"id": 1}}}', b'{"update_id": 4, "edited_message": {}}',
    ]  # fmt: skip
    async with desk.running():
        for body in strange:
            assert await desk.api.deliver(desk.api.signed(body)) in (200, 400), body
        await asyncio.sleep(0.1)
    assert desk.bot.heard == []


async def test_too_many_calls(desk: Desk) -> None:
    """After a refusal for too many calls the message is sent again, not before the app wants it."""
    async with desk.running() as channel:
        desk.api.faults.extend([desk.api.too_many(7), desk.api.too_many(8)])
        channel.acknowledge = nothing  # type: ignore[method-assign]
        replies = await desk.api.hear(desk.api.says("hello"))
    assert [each.text for each in replies] == ["You said: hello"]
    assert desk.waits.seconds == [7, 8]


async def test_an_api_that_is_down_for_a_minute(desk: Desk) -> None:
    """Replies wait while the API is down and then arrive whole, in order and once; pauses grow meanwhile."""
    desk.bot.say = lambda text: [{"text": f"{text}, part {number}"} for number in (1, 2)]

    def back_after_a_minute() -> None:
        desk.api.down = sum(desk.waits.seconds) < 60

    desk.waits.meanwhile = back_after_a_minute
    desk.api.down = True
    async with desk.running() as channel:
        channel.acknowledge = nothing  # type: ignore[method-assign]
        for text in ("one", "two"):
            assert await desk.api.deliver(desk.api.says(text)) == 200
        replies = await desk.api.wait_for(4)
        await asyncio.sleep(0.1)
    assert [each.text for each in replies] == [f"{text}, part {number}" for text in ("one", "two") for number in (1, 2)]
    assert desk.waits.seconds[:6] == [1, 2, 4, 8, 16, 32]


async def test_an_api_that_stays_down(desk: Desk, settings_of: Any, caplog: pytest.LogCaptureFixture) -> None:
    """In the end a reply is given up with a line in the log, and the next message is dealt with."""
    settings_of(STRAND_MESSAGING_PATIENCE="90")
    desk.api.down = True
    async with desk.running():
        assert await desk.api.deliver(desk.api.says("one")) == 200
        await until(lambda: rows(desk)[0]["done_at"])
        desk.api.down = False
        await desk.api.hear(desk.api.says("two"))
    assert f"A reply in {desk.api.name} was given up: HTTP 503 after 7 attempts" in caplog.text


async def test_order_within_a_conversation(desk: Desk) -> None:
    """One patient's messages are taken one after the other; another patient does not wait for them."""
    gate = asyncio.Event()

    async def hold_the_first(message: Any) -> None:
        if message.text == "first":
            await gate.wait()

    desk.bot.before = hold_the_first
    async with desk.running():
        for text in ("first", "second", "third"):
            await desk.api.deliver(desk.api.says(text))
        other = {"whatsapp": "447700900123", "twilio": "+447700900123"}.get(desk.api.name, "8123456")
        assert await desk.api.deliver(desk.api.says("me too", sender=other)) == 200
        await desk.api.wait_for(1)
        assert desk.bot.texts == ["me too"]
        gate.set()
        await desk.api.wait_for(4)
    assert desk.bot.texts == ["me too", "first", "second", "third"]
    assert len({message.sender_id for message in desk.bot.heard}) == 2


async def test_voice_notes_get_a_kind_reply(desk: Desk) -> None:
    """A voice note is answered without troubling Rasa."""
    async with desk.running():
        (reply,) = await desk.api.hear(desk.api.sends_voice())
    assert "can't listen to voice messages" in reply.text and desk.bot.heard == []


async def test_a_turn_that_fails(desk: Desk) -> None:
    """When Rasa fails it is asked again; when it keeps failing the patient hears of it, and the next turn goes well."""
    failing: list[str] = []

    async def fail(message: Any) -> None:
        if message.text == "hard":
            failing.append(message.text)
            raise RuntimeError("the text of the patient")

    desk.bot.before = fail
    async with desk.running():
        (reply,) = await desk.api.hear(desk.api.says("hard"), seconds=20)
        assert "something isn't working on our side" in reply.text and len(failing) == 3
        await desk.api.hear(desk.api.says("easy"))


async def test_long_answers_come_in_parts(desk: Desk) -> None:
    """A long answer is cut between sentences, and its buttons stand below the last part."""
    sentences = [f"This is sentence number {number} of the answer." for number in range(300)]
    desk.bot.say = lambda text: [{"text": " ".join(sentences), "buttons": BUTTONS}]
    async with desk.running():
        replies = await desk.api.hear(desk.api.says("tell me all"))
    assert len(replies) > 3 and all(each.text.endswith(".") for each in replies[:-1])
    assert " ".join(each.text for each in replies).startswith(" ".join(sentences))
    assert [bool(each.buttons) for each in replies[:-1]] == [False] * (len(replies) - 1)
    assert replies[-1].buttons or "2. Treatments" in replies[-1].text


async def test_json_for_clients_that_draw_is_dropped(desk: Desk) -> None:
    """Custom JSON, as of a timeline, is not sent; its text is."""
    desk.bot.say = lambda text: [{"text": "By June."}, {"custom": {"type": "timeline", "rows": []}}]
    async with desk.running():
        assert [each.text for each in await desk.api.hear(desk.api.says("when?"))] == ["By June."]


async def test_a_database_that_is_away(desk: Desk, settings_of: Any, tmp_path: Any) -> None:
    """What cannot be kept is not accepted, so that the app delivers it again."""
    (tmp_path / "file").write_text("no folder")
    settings_of(STRAND_DATABASE=f"sqlite:///{tmp_path / 'file' / 'store.sqlite'}")
    async with desk.running():
        assert await desk.api.deliver(desk.api.says("hello")) == 503
    assert desk.bot.heard == []


async def test_many_patients_at_once(desk: Desk) -> None:
    """Twenty patients who write twice at the same moment are all answered, each in order."""
    senders = [f"{'+' if desk.api.name == 'twilio' else ''}4477009{number:05}" for number in range(20)]
    async with desk.running():
        for text in ("a", "b"):
            codes = await asyncio.gather(*[desk.api.deliver(desk.api.says(text, sender=sender)) for sender in senders])
            assert set(codes) == {200}
        replies = await desk.api.wait_for(40, 30)
    for sender in senders:
        assert [each.text for each in replies if each.to == sender] == ["You said: a", "You said: b"]


@pytest.mark.parametrize("app_name", ["twilio", "whatsapp"])
async def test_what_is_lost_on_the_way(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """What an app took and then lost is told to staff: of a reply of reception with the booking, of an answer alone."""
    now, details = utc_now(), {"name": "Asha Rao", "phone": "+919845012345", "consent_at": utc_now()}
    async with desk.running():
        answers = await desk.api.hear(desk.api.says("hi"))
        conversation = desk.bot.heard[0].sender_id
        engine = open_store(f"sqlite:///{desk.database}")
        booked = BookingDetails(**details, day=now.date(), channel=desk.api.name, conversation=conversation)  # type: ignore[arg-type]
        booking, replies = Bookings(engine).book(booked, request_key("1", ""), now), Replies(engine)
        replies.add(booking.reference, "On Friday at 5?", now)
        (reply,) = replies.due(desk.api.name, now)
        output = desk.channel.get_output_channel()
        metadata = {"from": "reception", "reply": reply.id}
        await output.send_text_message(conversation, reply.text, metadata=metadata)
        replies.sent(reply.id, now)
        assert replies.failed_ones() == []
        outside = 63016 if desk.api.name == "twilio" else 131047
        assert await desk.api.deliver(desk.api.loses(desk.api.replies[-1], outside)) == 200
        assert await desk.api.deliver(desk.api.loses(answers[0], 30003)) == 200
    ((reference, failed),) = replies.failed_ones()
    assert (reference, failed.text) == (booking.reference, "On Friday at 5?")
    assert failed.last_error == "outside the 24-hour window in which this app lets a clinic write"
    ((channel, fault),) = unanswered(engine).failed
    assert channel == desk.api.name and fault.endswith("could not deliver it, code 30003")
    assert desk.bot.texts == ["hi"] and caplog.text.count("a message did not arrive") == 2
    assert "9845012345" not in caplog.text + fault


async def test_a_flood(desk: Desk, settings_of: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Who writes too much is told so once and costs a few turns; all is acknowledged, and others are answered."""
    settings_of(STRAND_MESSAGES_PER_MINUTE="3")
    other = {"whatsapp": "447700900123", "twilio": "+447700900123"}.get(desk.api.name, "8123456")
    flood = [desk.api.says(f"flood {number}", id=str(4000 + number)) for number in range(30)]
    async with desk.running():
        # What is delivered again does not count.
        assert [await desk.api.deliver(flood[0]) for _ in range(9)] == [200] * 9
        assert set(await asyncio.gather(*[desk.api.deliver(each) for each in flood])) == {200}
        assert await desk.api.deliver(desk.api.says("me too", sender=other)) == 200
        await until(lambda: all(row["done_at"] for row in rows(desk)) and "me too" in desk.bot.texts)
    async with desk.running():  # after a restart
        for number in range(4):
            await desk.api.deliver(desk.api.says(f"again {number}"))
        await until(lambda: all(row["done_at"] for row in rows(desk)))
    said = [each.text for each in desk.api.replies if each.to == desk.api.patient]
    assert len([text for text in said if "so many messages at once" in text]) == 1
    assert len(said) == 7 and len([text for text in desk.bot.texts if text.startswith("flood")]) == 3
    assert [each.text for each in desk.api.replies if each.to == other] == ["You said: me too"]
    assert caplog.text.count("somebody writes too much") == 1 and "flood" not in caplog.text


async def _raw(url: str, header: str, value: bytes) -> bytes:
    """The first line of the answer to a request with a header that clients refuse to send."""
    address = urlsplit(url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    lines = [f"POST {address.path} HTTP/1.1", "Host: here", "Content-Length: 2", f"{header}: "]
    writer.write("\r\n".join(lines).encode() + value + b"\r\n\r\n{}")
    line = await reader.readline()
    writer.close()
    return line.strip()
