"""How a conversation reads: what is in view, what is said beside it, and what screen readers make of it."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, Visitor
from tests.browser.standin import Item, StandIn
from tests.browser.test_access import PHONE, ZOOMED, course
from tests.browser.test_talking import eventually

LONG = "This is said at some length. " * 60


def top(visitor: Visitor, selector: str) -> tuple[float, float]:
    """Where the first line of a message stands in the log: pixels from its top, and from its bottom."""
    return tuple(visitor.log.locator(selector).last.evaluate(
        "node => { const log = node.closest('.log').getBoundingClientRect(), at = node.getBoundingClientRect().top;"
        " return [at - log.top, log.bottom - at] }"
    ))  # fmt: skip


@pytest.mark.parametrize("options", [PHONE, ZOOMED], ids=["phone", "zoomed"])
def test_a_long_answer_is_read_from_its_beginning(visit: Visit, server: StandIn, options: dict[str, Any]) -> None:
    """Its first lines are in view, whatever the size of the screen and of the question, and so is the greeting."""
    server.answer = lambda item: [{"text": LONG}]
    visitor = visit(**options).opens()
    visitor.connects()
    assert top(visitor, ".notice")[0] >= 0
    for question in ("Does it hurt?", LONG):
        visitor.says(question)
        visitor.reads(LONG.strip())
        eventually(lambda: top(visitor, ".assistant .bubble")[0] >= 0 and top(visitor, ".assistant .bubble")[1] > 40)


def test_reception_is_in_view(visit: Visit, server: StandIn) -> None:
    """What reception writes after a long answer comes into view by itself."""
    server.answer = lambda item: [{"text": LONG * 2}]
    visitor = visit().opens()
    visitor.says("Does it hurt?")
    visitor.reads(LONG.strip())
    server.say({"from": "reception", "text": "We can see you at five."})
    expect(visitor.log.get_by_text("We can see you at five.")).to_be_in_viewport()


def test_the_time_is_shown_once_a_minute(visit: Visit, server: StandIn) -> None:
    """Of messages of the same minute the last shows the time; screen readers get it with each."""
    visitor = visit(timezone_id="Asia/Kolkata").opens()
    for number in range(3):
        visitor.says(f"hello {number}")
        visitor.reads(f"You said: hello {number}")
    times = visitor.log.locator("p[aria-live=off]")
    expect(times).to_have_count(6)
    assert all(":" in text for text in times.all_text_contents())
    assert visitor.log.locator("p.meta").count() <= 2  # two if a minute ends meanwhile
    expect(times.last).to_have_class("meta")


def test_answers_are_spent_and_questions_are_not(visit: Visit, server: StandIn) -> None:
    """A button that answers the assistant's question is of no use once something else was said; a question stays."""
    buttons = [{"title": "Skip", "payload": "Skip"}, {"title": "Does it hurt?", "payload": "/ask_pain"}]
    server.answer = lambda item: [{"text": f"You said: {item['text']}", "buttons": buttons}]
    visitor = visit().opens()
    visitor.says("hello")
    expect(visitor.button("Skip")).to_be_enabled()
    visitor.says("something else")
    visitor.reads("You said: something else")
    for title, is_spent in (("Skip", True), ("Does it hurt?", False)):
        first = visitor.log.get_by_role("button", name=title, exact=True).first
        expect(first).to_be_disabled() if is_spent else expect(first).to_be_enabled()


def test_nothing_is_told_twice(visit: Visit, server: StandIn) -> None:
    """A message is announced when it comes and not again when its time or its buttons change; typing if it lasts."""
    server.answer = lambda item: [{"text": item["text"], "buttons": [{"title": "Yes", "payload": "/affirm"}]}]
    visitor = visit().opens().listens()
    visitor.connects()
    visitor.log.evaluate(
        "log => { window.added = []; new MutationObserver((all) => all.flatMap((each) => [...each.addedNodes])"
        ".filter((node) => (node.closest ? node : node.parentNode).closest('[aria-live]') === log)"
        ".forEach((node) => added.push(node.textContent)))"
        ".observe(log, {childList: true, subtree: true}) }"
    )
    visitor.says("hello")
    visitor.reads("hello")
    visitor.presses("Yes")
    expect(visitor.log.get_by_role("button", name="Yes (Chosen)")).to_be_disabled()
    eventually(lambda: len(visitor.heard) == 2)
    added = [text[:8] for text in visitor.page.evaluate("window.added")]
    assert added == ["Youhello", "Assistan", "YouYes…", "Assistan"]
    assert not any(visitor.told)


def tree(visitor: Visitor) -> list[tuple[str, str]]:
    """Role and name of all that Chromium hands to screen readers, in order, without what has neither."""
    session = visitor.page.context.new_cdp_session(visitor.page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}

    def below(node: dict[str, Any]) -> list[tuple[str, str]]:
        role, name = (str(node.get(key, {}).get("value", "")) for key in ("role", "name"))
        told = not node["ignored"] and role not in ("none", "generic", "InlineTextBox", "image", "paragraph", "strong")
        rest = [each for id in node.get("childIds", []) if id in nodes for each in below(nodes[id])]
        return [*([(role, name)] if told else []), *([] if role in ("button", "heading") else rest)]

    return below(next(iter(nodes.values())))


def test_the_tree_of_screen_readers(visit: Visit, server: StandIn) -> None:
    """Who said what and when, the choices, the dates and the composer are there in the order in which they are seen."""
    choices = [{"title": title, "payload": f"/{title}"} for title in ("Yes", "No")]

    def answer(item: Item) -> list[Item]:
        return [course()] if item["text"] == "Yes" else [{"text": "Shall I?", "buttons": choices}]

    server.answer = answer
    visitor = visit().opens()
    visitor.says("hello")
    visitor.presses("Yes")
    expect(visitor.log.locator("figure")).to_be_visible()
    visitor.composer.fill("x" * 2001)
    told = tree(visitor)
    words = [name for _, name in told]
    expected = [
        ("dialog", "Ask the clinic"), ("heading", "Ask the clinic"), ("button", "Clear chat"), ("button", "Close chat"),
        ("log", "Messages"), ("StaticText", "You"), ("StaticText", "hello"), ("StaticText", "Assistant"),
        ("StaticText", "Shall I?"), ("group", "Suggestions"), ("button", "Yes (Chosen)"), ("button", "No"),
        ("StaticText", "You"), ("StaticText", "Yes"), ("StaticText", "Assistant"), ("StaticText", "PRP: the dates"),
        ("list", ""), ("StaticText", "Session 1"), ("textbox", "Your message"), ("button", "Send"),
        ("StaticText", "1 characters too long. Please shorten it."), ("status", ""),
    ]  # fmt: skip
    rest = iter(told)
    assert [each for each in expected if each not in rest] == [], told
    assert sum(":" in name and len(name) < 9 for name in words) == 4  # the time of each message
    visitor.page.locator("strand-chat .clear").click()
    asked = tree(visitor)
    assert asked[asked.index(("dialog", "Ask the clinic")) + 1 :] == [
        ("alertdialog", "Clear chat"), asked[-3], ("button", "Keep"), ("button", "Clear chat"),
    ]  # fmt: skip
    assert asked[-3][1].startswith("Delete all messages")
