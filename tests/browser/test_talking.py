"""A conversation in the chat, when all is well and when something is not, with a stand-in server."""

import re
import time
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, Watch
from tests.browser.standin import Item, StandIn

YES = {"title": "Yes", "payload": '/affirm{"x": "1"}'}
NO = {"title": "No", "payload": "no"}


def asks(item: Item) -> list[Item]:
    """An assistant that asks back with buttons."""
    return [{"text": "Shall I?", "buttons": [YES, NO]}]


def eventually(check: Any, seconds: float = 10) -> None:
    """Waits until something is true."""
    end = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.05)


def test_greets_asks_and_answers(visit: Visit, server: StandIn) -> None:
    """An empty chat says what it is, greets and offers questions; one of them is sent as text and answered."""
    visitor = visit('data-greeting="Welcome!" data-starters="Does it hurt?|How long?"').opens()
    visitor.reads(re.compile("automated assistant.*not a doctor"))
    assert visitor.log.get_by_role("link", name="Privacy").get_attribute("href") == f"{server.url}/privacy"
    visitor.reads("Welcome!")
    visitor.presses("Does it hurt?")
    visitor.reads("You said: Does it hurt?")
    assert server.posted[0].keys() == {"id", "text"} and server.posted[0]["text"] == "Does it hurt?"
    expect(visitor.log.get_by_text("Welcome!")).to_be_hidden()
    visitor.shoots("talking-answer")


def test_pressed_buttons_are_spent(visit: Visit, server: StandIn, watch: Watch) -> None:
    """A pressed button sends its payload once; the group stays, the chosen one is marked, also after a reload."""
    server.answer = asks
    context = watch.context()
    visitor = visit(context=context).opens()
    visitor.says("book")
    visitor.presses("Yes")
    eventually(lambda: len(visitor.heard) == 2)
    assert server.posted[1]["payload"] == YES["payload"] and visitor.said == ["book", "Yes"]
    visitor.page.reload()
    visitor.opens()
    eventually(lambda: len(visitor.heard) == 2)
    first, second = visitor.log.get_by_role("group").all()
    expect(first.get_by_role("button", name="Yes (Chosen)")).to_be_disabled()
    expect(first.get_by_role("button", name="No")).to_be_disabled()
    expect(second.get_by_role("button", name="Yes", exact=True)).to_be_enabled()


def test_second_tab_follows(visit: Visit, server: StandIn, watch: Watch) -> None:
    """A second tab shows the same conversation, and each sees live what is said in the other."""
    context = watch.context()
    one = visit(context=context).opens()
    one.says("first")
    one.reads("You said: first")
    two = visit(context=context).opens()
    two.reads("You said: first")
    two.says("second")
    one.reads("You said: second")
    one.says("third")
    two.reads("You said: third")
    assert one.said == two.said == ["first", "second", "third"]


def test_two_tabs_that_open_at_once_join(visit: Visit, server: StandIn, watch: Watch) -> None:
    """Two tabs that are opened before either has a conversation end up in the same one."""
    context = watch.context()
    tabs = [visit(context=context), visit(context=context)]
    for tab in tabs:
        tab.launcher.dispatch_event("click")
    time.sleep(1)
    tabs[0].says("hello")
    for tab in tabs:
        tab.reads("You said: hello")


@pytest.mark.parametrize("remembers", [True, False])
def test_server_stops_in_the_middle(visit: Visit, server: StandIn, remembers: bool) -> None:
    """While the server is stopped it says so and keeps what is written; afterwards each message is there just once."""
    server.delay = 1.5
    visitor = visit().opens().listens()
    visitor.says("one")
    eventually(lambda: visitor.said == ["one"])
    server.stop()
    expect(visitor.bar).to_contain_text("can’t be reached")
    expect(visitor.status).to_contain_text("can’t be reached")
    visitor.says("two")
    visitor.composer.fill("half a thou")
    visitor.reads("Not sent yet")
    expect(visitor.page.locator("strand-chat .dots")).to_be_hidden()  # nobody is typing there
    visitor.shoots("stopped")
    server.delay = 0.05
    server.start(remembers)
    visitor.reads("You said: two")
    assert "Connected again." in visitor.told
    assert visitor.said == ["one", "two"]
    expect(visitor.composer).to_have_value("half a thou")
    visitor.connects()
    answered = [item for talk, _ in server.tokens.values() for item in talk.items if item["from"] == "patient"]
    assert [item["text"] for item in answered] == ["one", "two"]


def test_comes_back_by_itself(visit: Visit, server: StandIn) -> None:
    """Without anybody pressing anything it connects again and sends what waits."""
    visitor = visit().opens()
    visitor.connects()
    server.stop()
    visitor.says("waiting")
    expect(visitor.bar).to_contain_text("can’t be reached")
    server.start()
    visitor.reads("You said: waiting", 20)
    assert visitor.said == ["waiting"]


def test_tries_now(visit: Visit, server: StandIn, watch: Watch) -> None:
    """The button tries at once, where the next try by itself would be seconds away."""
    context = watch.context()
    context.add_init_script("Math.random = () => 1")
    visitor = visit(context=context).opens()
    visitor.connects()
    server.stop()
    expect(visitor.bar).to_contain_text("can’t be reached")
    time.sleep(4)  # tried after 0.5, 1.5 and 3.5 seconds, and next after 7.5
    server.start()
    visitor.bar.get_by_role("button", name="Try now").click()
    expect(visitor.bar).to_be_hidden(timeout=2000)


def test_what_a_server_forgot_stays_in_view(visit: Visit, server: StandIn) -> None:
    """After a restart without memory the page keeps what was said, says so, and sends nothing a second time."""
    server.answer = asks
    visitor = visit().opens()
    visitor.says("book")
    visitor.reads("Shall I?")
    server.stop()
    server.start(remember=False)
    visitor.reads("no longer remembers", 20)
    assert visitor.said == ["book"] and len(server.posted) == 1
    expect(visitor.button("Yes")).to_be_disabled()


def test_offline_and_back(visit: Visit, server: StandIn, watch: Watch) -> None:
    """Without a network it says that one is offline, and goes on once it is back."""
    context = watch.context()
    visitor = visit(context=context).opens()
    visitor.says("before")
    visitor.reads("You said: before")
    context.set_offline(True)
    expect(visitor.bar).to_contain_text("You are offline")
    visitor.says("meanwhile")
    visitor.reads("Not sent yet")
    visitor.shoots("offline")
    context.set_offline(False)
    visitor.reads("You said: meanwhile")
    assert visitor.said == ["before", "meanwhile"]


def test_long_polling_behind_a_proxy_that_buffers(visit: Visit, server: StandIn) -> None:
    """Where a stream is held back, answers come all the same, by asking for them."""
    server.buffering = True
    visitor = visit().opens()
    visitor.says("one")
    visitor.reads("You said: one", 15)
    started = time.monotonic()
    visitor.says("two")
    visitor.reads("You said: two")
    assert time.monotonic() - started < 3
    assert visitor.said == ["one", "two"] and ("GET", "/events") in server.requests


def test_too_many_messages(visit: Visit, server: StandIn) -> None:
    """A refusal with Retry-After is waited for, then the same message is sent again by itself."""
    visitor = visit().opens()
    visitor.connects()
    server.refusing, server.refusals = "/messages", [(429, "too_many", 3)]
    started = time.monotonic()
    visitor.says("quick")
    expect(visitor.bar).to_contain_text(re.compile("a lot at once.* [123] seconds"))
    expect(visitor.bar.get_by_role("button")).to_be_hidden()
    visitor.shoots("limited")
    visitor.reads("You said: quick")
    assert time.monotonic() - started > 2.5 and visitor.said == ["quick"]


@pytest.mark.parametrize("code", ["bad_token", "expired_token", "ended"])
def test_lost_token(visit: Visit, server: StandIn, code: str) -> None:
    """With a token that is no good any more it begins a new conversation; what was typed is kept, and sent."""
    visitor = visit().opens()
    visitor.says("old")
    visitor.reads("You said: old")
    visitor.composer.fill("draft")
    if code == "ended":
        for talk, _ in server.tokens.values():
            talk.ended = True
    else:
        server.tokens.clear()
    visitor.composer.press("Enter")
    visitor.reads("You said: draft")
    assert visitor.said == (["draft"] if code == "ended" else ["old", "draft"])
    assert [body["text"] for body in server.posted].count("old") == 1


def test_token_is_renewed(visit: Visit, server: StandIn) -> None:
    """A token is renewed long before it expires, and the conversation goes on."""
    server.lifetime = 4
    visitor = visit().opens()
    visitor.says("first")
    visitor.reads("You said: first")
    time.sleep(6)
    visitor.says("second")
    visitor.reads("You said: second")
    assert visitor.said == ["first", "second"] and len(server.tokens) > 2


def test_storage_is_blocked(visit: Visit, server: StandIn, watch: Watch) -> None:
    """Where a browser stores nothing, the chat works as long as the page is open."""
    context = watch.context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('blocked', 'SecurityError') }})"
    )
    visitor = visit(context=context).opens()
    visitor.says("hello")
    visitor.reads("You said: hello")


def test_clear_chat(visit: Visit, server: StandIn, watch: Watch) -> None:
    """Clear chat asks first, then both tabs are empty, the server has forgotten, and a fresh conversation begins."""
    context = watch.context()
    one, two = visit(context=context).opens(), visit(context=context)
    one.says("secret")
    one.reads("You said: secret")
    two.opens().reads("You said: secret")
    one.panel.get_by_role("button", name="Clear chat").click()
    question = one.page.get_by_role("alertdialog")
    expect(question.get_by_role("button", name="Keep")).to_be_focused()
    one.shoots("clearing")
    one.is_accessible()
    one.page.keyboard.press("Escape")
    expect(question).to_be_hidden()
    expect(one.panel.get_by_role("button", name="Clear chat")).to_be_focused()
    one.page.keyboard.press("Enter")
    question.get_by_role("button", name="Clear chat").click()
    expect(one.status).to_contain_text("cleared")
    for tab in (one, two):
        tab.reads("What would you like to know")
        eventually(lambda tab=tab: tab.said == [])
    two.says("fresh")
    for tab in (two, one):
        tab.reads("You said: fresh")


def test_clear_chat_fails(visit: Visit, server: StandIn) -> None:
    """When the server cannot be told, nothing is cleared, and it says so."""
    visitor = visit().opens()
    visitor.says("kept")
    visitor.reads("You said: kept")
    server.stop()
    visitor.panel.get_by_role("button", name="Clear chat").click()
    visitor.page.get_by_role("alertdialog").get_by_role("button", name="Clear chat").click()
    expect(visitor.panel.get_by_text("could not be cleared").first).to_be_visible()
    assert visitor.said == ["kept"]


def test_too_long(visit: Visit, server: StandIn) -> None:
    """Near the limit it counts down, beyond it nothing is sent or cut off; it counts as the server does."""
    server.longest = 50
    visitor = visit().opens()
    visitor.connects()
    visitor.composer.fill("x" * 40)
    expect(visitor.page.locator("#note")).to_be_empty()
    visitor.composer.fill("😀" * 48)
    expect(visitor.page.locator("#note")).to_have_text("2 characters left")
    visitor.composer.fill("x" * 53)
    visitor.composer.press("Enter")
    expect(visitor.page.locator("#note")).to_contain_text("3 characters too long")
    expect(visitor.status).to_contain_text("3 characters too long")
    expect(visitor.composer).to_have_value("x" * 53)
    visitor.shoots("too-long")
    visitor.is_accessible()
    assert server.posted == []


def test_leaving_with_unsent_messages(visit: Visit, server: StandIn) -> None:
    """Who leaves the page while a message is not sent yet is asked first, and otherwise is not."""
    visitor = visit().opens()
    visitor.connects()
    asked: list[str] = []
    visitor.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    visitor.says("sent")
    visitor.reads("You said: sent")
    visitor.page.reload()
    assert asked == []
    visitor.opens()
    visitor.connects()
    server.stop()
    visitor.says("unsent")
    visitor.reads("Not sent yet")
    visitor.page.goto("about:blank")
    assert asked == ["beforeunload"]


def test_refused_message_goes_back(visit: Visit, server: StandIn) -> None:
    """What the server refuses for good is not lost: it stands in the composer again."""
    visitor = visit().opens()
    visitor.connects()
    server.refusing, server.refusals = "/messages", [(400, "bad_message", 0)]
    visitor.says("odd")
    expect(visitor.composer).to_have_value("odd")
    expect(visitor.status).to_contain_text("could not be sent")
    assert visitor.said == []


EVIL = '<img src=x onerror="document.title=1"><script>document.title=2</script><a href="javascript:alert(3)">x</a>'


def test_nothing_is_read_as_html(visit: Visit, server: StandIn) -> None:
    """Markup and scripts in messages, buttons, timelines and attributes are shown as the text that they are."""
    drawn = {
        "name": EVIL, "position": EVIL, "today": "2026-11-24", "start": "2026-11-24", "treatment": EVIL, "results": {},
        "steps": [{"kind": "today", "label": EVIL, "date": "2026-11-24", "until": None, "optional": False}],
    }  # fmt: skip
    link = (
        '[x](javascript:document.title=4) [y](data:text/html,5) **<b>bold</b>** https://x.example/"><script>6</script>'
    )
    server.answer = lambda item: [
        {"text": item["text"], "buttons": [{"title": EVIL, "payload": EVIL}]}, {"text": link}, {"timeline": drawn},
    ]  # fmt: skip
    escaped = EVIL.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    visitor = visit(f'data-greeting="{escaped}" data-starters="{escaped}"').opens()
    visitor.reads(EVIL)
    visitor.says(EVIL)
    eventually(lambda: visitor.log.locator("figure").count() == 1)
    assert visitor.said == [EVIL] and visitor.heard[0] == EVIL
    assert visitor.page.title() == "A page"
    assert visitor.log.locator("img, script, b b").count() == 0
    addresses = [link.get_attribute("href") for link in visitor.log.get_by_role("link").all()]
    assert addresses == [f"{server.url}/privacy", "https://x.example/"]
    for anchor in visitor.log.get_by_role("link").all():
        assert anchor.get_attribute("rel") == "noopener noreferrer"


def test_counts_what_came_while_it_was_closed(visit: Visit, server: StandIn) -> None:
    """The launcher tells how many messages came while the chat was closed."""
    server.delay = 0.8
    visitor = visit().opens()
    visitor.says("hello")
    eventually(lambda: visitor.said == ["hello"])
    visitor.page.keyboard.press("Escape")
    expect(visitor.launcher).to_have_accessible_name("Open chat (1 new)")
    visitor.shoots("badge")
    visitor.opens()
    visitor.page.keyboard.press("Escape")
    expect(visitor.launcher).to_have_accessible_name("Open chat")


def test_typing_is_shown_and_told(visit: Visit, server: StandIn) -> None:
    """While the assistant is at it, dots are seen, and what takes long is announced."""
    server.delay = 3
    visitor = visit().opens()
    visitor.says("hello")
    expect(visitor.page.locator("strand-chat .dots")).to_be_visible()
    expect(visitor.status).to_have_text("The assistant is typing")
    visitor.shoots("typing")
    visitor.is_accessible()
    visitor.reads("You said: hello")
    expect(visitor.page.locator("strand-chat .dots")).to_be_hidden()


def test_opened_by_the_page(visit: Visit, server: StandIn) -> None:
    """The page's own code may open it, replace wording and close it; what was typed stays throughout."""
    visitor = visit(context=None)
    visitor.page.evaluate("document.querySelector('strand-chat').open()")
    visitor.composer.fill("draft")
    visitor.page.evaluate("document.querySelector('strand-chat').strings = {title: 'Own title'}")
    expect(visitor.panel).to_have_accessible_name("Own title")
    expect(visitor.composer).to_have_value("draft")
    visitor.page.evaluate("document.querySelector('strand-chat').close()")
    expect(visitor.panel).to_be_hidden()


def test_element_of_the_page_is_used(visit: Visit, server: StandIn) -> None:
    """A page that has the element already gets no second one, and its attributes count."""
    visitor = visit('></script><strand-chat title="Mine" language="hi"></strand-chat><script').opens()
    assert visitor.page.locator("strand-chat").count() == 1
    expect(visitor.panel).to_have_accessible_name("Mine")
    visitor.reads("स्वचालित सहायक")
    visitor.shoots("hindi")
    visitor.is_accessible()
