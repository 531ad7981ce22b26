"""Messages: answered once and in order, streamed, polled, and the same in the history."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import jwt
import pytest

from tests.channels.conftest import KEY, Start, Website

Items = list[dict[str, Any]]


def texts(items: Items) -> list[str]:
    """What they say."""
    return [item["text"] for item in items]


async def test_the_history_is_what_was_streamed(start: Start) -> None:
    """Live stream, history and history after a restart are the same items in the same order, texts whole."""
    site = await start()
    client = await site.client().start()
    async with client.stream() as stream:
        for text in ("one", "two buttons", "three"):
            await client.says(text)
        streamed = await stream.items(9)
    assert streamed == (await client.history())["messages"]
    assert texts(streamed)[:3] == ["one", "first one", "second\n\none"]
    assert streamed[5]["buttons"] == [{"title": "Yes", "payload": "/affirm"}]
    client.base = (await start()).base
    without_ids = [{key: value for key, value in item.items() if key != "id"} for item in streamed]
    again = (await client.history())["messages"]
    assert [{key: value for key, value in item.items() if key != "id"} for item in again] == without_ids
    assert {item["id"] for item in again} & {item["id"] for item in streamed} == set()


async def test_a_repeated_message_is_answered_once(start: Start) -> None:
    """The same client id is taken once: one after another, at the same time, and after a restart."""
    site = await start()
    client = await site.client().start()
    replies = await asyncio.gather(*(client.says("hello", "the-same-id") for _ in range(20)))
    assert sorted(status for status, _ in replies) == [200] * 19 + [202]
    before = await client.settled()
    assert await client.says("hello", "the-same-id") == (200, {"id": "the-same-id", "duplicate": True})
    assert site.agent.turns == 1 and texts(before) == ["hello", "first hello", "second\n\nhello"]
    other = await start()
    client.base = other.base
    replies = await asyncio.gather(*(client.says("hello", "the-same-id") for _ in range(20)))
    assert {status for status, _ in replies} == {200} and other.agent.turns == 0


async def test_a_turn_that_was_killed_is_answered_when_sent_again(start: Start) -> None:
    """A tracker is stored at the end of a turn: what was under way at a kill is forgotten and answered later, once."""
    site = await start()
    client = await site.client().start()
    await client.says("before")
    await client.settled()
    await client.says("pause", "killed-message")
    other = await start()  # the first one is never resumed, as if it were gone
    client.base = other.base
    assert texts((await client.history())["messages"]) == ["before", "first before", "second\n\nbefore"]
    other.agent.resume.set()
    assert (await client.says("pause", "killed-message"))[0] == 202
    assert texts(await client.settled())[3:] == ["pause", "first pause", "second\n\npause"]


async def test_what_was_missed_arrives_in_order(start: Start) -> None:
    """After a lost connection the stream goes on behind the last id, and starts over where that is unknown."""
    site = await start()
    client = await site.client().start()
    async with client.stream() as stream:
        await client.says("one")
        seen = await stream.items(2)  # then the connection is lost
    await client.says("two")
    everything = await client.settled()
    async with client.stream(seen[-1]["id"]) as stream:
        hello = await stream.next()
        assert hello is not None and hello[:2] == ("hello", {"reset": False})
        assert await stream.items(4) == everything[2:]
    name = everything[0]["id"].partition("-")[0]
    for unknown in ("gone-3", f"{name}-7", f"{name}-x", f"{name}--1", "nonsense", f"{name}-" + "9" * 50):
        async with client.stream(unknown) as stream:
            hello = await stream.next()
            assert hello is not None and hello[:2] == ("hello", {"reset": True}), unknown
            assert await stream.items(6) == everything
        content = await client.history(after=unknown)
        assert content["reset"] is True and content["messages"] == everything
    client.base = (await start()).base  # ids of another run of the server
    async with client.stream(everything[-1]["id"]) as stream:
        hello = await stream.next()
        assert hello is not None and hello[1] == {"reset": True}
        assert texts(await stream.items(6)) == texts(everything)


async def test_polling_waits_for_news(site: Website) -> None:
    """Without the stream: a poll behind the last id waits until something comes, or as long as it was told."""
    client = await site.client().start()
    empty = await client.history()
    assert empty["messages"] == [] and empty["reset"] is False
    waiting = asyncio.create_task(client.history(empty["last"], wait=20))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    await client.says("hello")
    content = await asyncio.wait_for(waiting, 5)
    assert texts(content["messages"])[0] == "hello"
    await client.settled()
    rest = await client.history(content["last"])
    assert texts(content["messages"] + rest["messages"]) == ["hello", "first hello", "second\n\nhello"]
    nothing = await client.history(rest["last"], wait=1)
    assert nothing == {"messages": [], "last": rest["last"], "typing": False, "reset": False}
    for wait in ("26", "-1", "x", "²"):
        status, refused = await client.ask("GET", "/messages", params={"wait": wait})
        assert (status, refused["error"]["code"]) == (400, "bad_message")


async def test_one_message_after_another(site: Website) -> None:
    """While one message is answered a few wait, in order; more are refused for the moment."""
    client = await site.client().start()
    await client.says("pause")
    await asyncio.sleep(0.05)
    assert (await client.history())["typing"] is True
    statuses = [(await client.says(f"number {n}"))[0] for n in range(7)]
    assert statuses == [202] * 5 + [429] * 2
    site.agent.resume.set()
    while len((await client.history())["messages"]) < 18:
        await asyncio.sleep(0.02)
    said = [item["text"] for item in (await client.settled()) if item["from"] == "patient"]
    assert said == ["pause", *(f"number {n}" for n in range(5))]


async def test_a_turn_that_breaks_is_admitted(site: Website) -> None:
    """When a turn breaks down, all tabs start over from what is stored, with the message and an apology after it."""
    client = await site.client().start()
    await client.says("fine")
    await client.settled()
    async with client.stream() as stream:
        await client.says("break this", "broken-message")
        await stream.until(lambda name, _: name == "reset")
        assert await stream.next() is None
    items = await client.settled()
    assert texts(items) == ["fine", "first fine", "second\n\nfine", "break this", "Sorry, that failed."]
    assert await client.says("break this", "broken-message") == (200, {"id": "broken-message", "duplicate": True})
    await client.says("better")
    assert texts(await client.settled())[5:] == ["better", "first better", "second\n\nbetter"]


async def test_reception_writes_without_being_asked(site: Website) -> None:
    """A message of reception appears in the open stream, also in the middle of a turn, and in the history."""
    client = await site.client().start()
    output = site.channel.get_output_channel()
    await client.says("hello")
    await client.settled()
    async with client.stream() as stream:
        await stream.items(3)
        await site.agent.reception(output, site.conversation(client), "We can see you at 5.")
        (item,) = await stream.items(1)
        assert (item["from"], item["text"]) == ("reception", "We can see you at 5.")
    assert (await client.history())["messages"][-1] == item
    await client.says("pause")
    async with client.stream() as stream:
        await stream.items(6)
        await output.send_text_message(site.conversation(client), "Are you there?", metadata={"from": "reception"})
        (item,) = await stream.items(1)
        assert (item["from"], item["text"]) == ("reception", "Are you there?")
        site.agent.resume.set()
        await stream.until(lambda name, _: name == "reset")  # that one was never stored, so the log was made anew
    assert texts(await client.settled())[-2:] == ["first pause", "second\n\npause"]


async def test_reception_finds_those_who_are_away(start: Start) -> None:
    """A message of reception for somebody who is not there waits in the tracker, and counts as read once it was."""
    from extensions.channels.later import Unread

    site = await start()
    client = await site.client().start()
    await client.says("hello")
    await client.settled()
    other = await start()
    output, conversation = other.channel.get_output_channel(), site.conversation(client)
    with pytest.raises(Unread):
        await other.agent.reception(output, conversation, "Please call us.")
    client.base = other.base
    assert (await client.history())["messages"][-1]["from"] == "reception"
    await output.send_text_message(conversation, "Please call us.", metadata={"from": "reception"})
    assert texts((await client.history())["messages"]).count("Please call us.") == 1


async def test_reception_is_told_of_those_who_do_not_come_back(start: Start) -> None:
    """What nobody has read when the last token expires is left to staff; a token that is renewed in time counts on."""
    from extensions.channels.later import Undeliverable, Unread
    from extensions.channels.website.tokens import Tokens

    site = await start(tokens=Tokens(KEY, 0))  # hours
    away, kept = await site.client().start(), site.client()
    site.channel._options.tokens._life = timedelta(hours=1)
    await kept.start()
    output = site.channel.get_output_channel()
    with pytest.raises(Unread):
        await output.send_text_message(site.conversation(kept), "Please call us.")
    gone = away.token
    with pytest.raises(Undeliverable, match="the patient did not come back to the chat in time"):
        await output.send_text_message(jwt.decode(gone, options={"verify_signature": False})["sub"], "Please call us.")


async def test_going_back_to_another_process(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that a patient comes back to knows what was said, or cleared, at another one in between."""
    one, other = await start(), await start()
    monkeypatch.setattr("extensions.channels.website.conversations.AWAY", 0)
    client = await one.client().start()
    for number, site in enumerate((one, other, one, other)):
        client.base = site.base
        await client.says(f"hello {number}")
        assert texts(await client.settled())[::3] == [f"hello {before}" for before in range(number + 1)]
    assert (await client.ask("DELETE", "/conversation"))[0] == 204
    client.base = one.base
    status, content = await client.ask("GET", "/messages")
    assert (status, content["error"]["code"]) == (401, "ended")


async def test_reception_at_another_process(start: Start) -> None:
    """What a process could show nobody is shown by the one that the patient is at, once that looks after it."""
    from extensions.channels.later import Unread

    site, other = await start(), await start()
    client = await site.client().start()
    await client.says("hello")
    last = (await client.settled())[-1]["id"]
    async with client.stream(last) as stream:
        with pytest.raises(Unread):
            await site.agent.reception(other.channel.get_output_channel(), site.conversation(client), "Please call us.")
        output = site.channel.get_output_channel()
        await output.send_text_message(site.conversation(client), "Please call us.", metadata={"from": "reception"})
        (item,) = await stream.items(1)
    assert item["text"] == "Please call us."


async def test_reception_is_told_of_a_cleared_chat(site: Website) -> None:
    """Nobody can read what is sent into a conversation that the patient has ended, so it does not count as sent."""
    from extensions.channels.later import Undeliverable

    client = await site.client().start()
    await client.says("hello")
    await client.settled()
    assert (await client.ask("DELETE", "/conversation"))[0] == 204
    with pytest.raises(Undeliverable, match="the patient has cleared the chat"):
        await site.agent.reception(site.channel.get_output_channel(), site.conversation(client), "Please call us.")


async def test_only_offered_buttons_can_be_pressed(start: Start) -> None:
    """A payload passes when this conversation offered it, also before a restart, and shows the button's title."""
    site = await start()
    client, other = await site.client().start(), await site.client().start()
    await other.says("buttons")
    await other.settled()
    press = {"id": uuid4().hex, "payload": "/affirm", "title": "Something else"}
    status, content = await client.ask("POST", "/messages", json=press)
    assert (status, content["error"]["code"]) == (400, "payload_not_offered")
    await client.says("buttons")
    await client.settled()
    client.base = (await start()).base
    for payload in ("/affirm{}", "/deny", '/inform_treatment{"treatment": "prp"}'):
        status, content = await client.ask("POST", "/messages", json={**press, "payload": payload})
        assert (status, content["error"]["code"]) == (400, "payload_not_offered")
    assert (await client.ask("POST", "/messages", json=press))[0] == 202
    pressed = (await client.settled())[3]
    assert (pressed["text"], pressed["payload"], pressed["client_id"]) == ("Yes", "/affirm", press["id"])


async def test_a_button_means_what_it_meant(site: Website) -> None:
    """The assistant is told what a button means, as it may be older than what a turn looks back on; of text not."""
    client = await site.client().start()
    await client.says("buttons")
    await client.settled()
    await client.says("/affirm")
    await client.settled()
    assert site.agent.parsed is None
    await client.ask("POST", "/messages", json={"id": uuid4().hex, "payload": "/affirm", "title": "Yes"})
    await client.settled()
    assert site.agent.parsed["intent"]["name"] == "affirm" and site.agent.parsed["text"] == "/affirm"


async def test_two_hundred_at_once(site: Website) -> None:
    """Of 200 sessions that write at the same time, each gets its own replies and no other's, live and later."""

    async def patient(number: int) -> None:
        client = await site.client().start()
        async with client.stream() as stream:
            for turn in range(3):
                assert (await client.says(f"{number} says {turn}"))[0] == 202
            items = await stream.items(9)
        said = [f"{number} says {turn}" for turn in range(3)]
        assert texts(items) == [text for each in said for text in (each, f"first {each}", f"second\n\n{each}")]
        assert (await client.history())["messages"] == items

    await asyncio.gather(*(patient(number) for number in range(200)))


async def test_memory_is_bounded(site: Website, monkeypatch: pytest.MonkeyPatch) -> None:
    """Conversations without anybody there leave the memory, and come back from their trackers."""
    from extensions.channels.website import conversations

    monkeypatch.setattr(conversations, "MOST_KEPT", 3)
    clients = [await site.client().start() for _ in range(8)]
    async with clients[0].stream() as stream:
        for client in clients:
            await client.says("hello")
            await client.settled()
        held = site.channel._conversations._held
        assert len(held) <= 4 and site.conversation(clients[0]) in held
        await stream.items(3)
    assert texts(await clients[1].settled()) == ["hello", "first hello", "second\n\nhello"]
    while any(conversation.readers for conversation in held.values()):
        await asyncio.sleep(0.01)
    for conversation in held.values():
        conversation.used -= conversations.KEPT + 1
    await clients[2].history()
    assert set(held) == {site.conversation(clients[2])}
