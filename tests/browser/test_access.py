"""Everybody can use the chat: keyboard, screen readers, zoom, small screens, dark, right to left, forced colours."""

import re
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from clinic.facts import load_facts
from clinic.settings import facts_folder
from clinic.timeline import timeline
from tests.browser.conftest import Visit, Visitor, Watch
from tests.browser.standin import Item, StandIn

TODAY = date.today()
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
NARROW: dict[str, Any] = {"viewport": {"width": 320, "height": 568}}
ZOOMED: dict[str, Any] = {"viewport": {"width": 320, "height": 256}}  # what 400 % leaves of 1280 x 1024
COLOURS = ["#0f6b5c", "yellow", "#000", "#fff", "hsl(210 90% 56%)", "#777", "rebeccapurple", "oklch(0.7 0.2 30)"]
CONTRAST = """(node) => {
  const rgb = (colour) => {
    const pen = new OffscreenCanvas(1, 1).getContext("2d");
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  return [rgb(getComputedStyle(node).color), rgb(getComputedStyle(node).backgroundColor)];
}"""


def course(key: str = "prp", weeks: int = 8) -> Item:
    """The dates of a treatment that began some weeks ago."""
    treatment = load_facts(facts_folder()).treatments[key]
    return {"timeline": timeline(key, treatment, TODAY - timedelta(weeks=weeks), TODAY).as_dict()}


def answers(item: Item) -> list[Item]:
    """Something of everything."""
    text = (
        "PRP usually needs **no downtime**. More at https://clinic.example/prp or [call us](tel:112).\n\n• one\n• two "
        + "averyveryverylongwordwithoutanyspaceinit" * 2
    )
    buttons = [
        {"title": title, "payload": title} for title in ("Yes", "No, rather not", "A choice with a long name to break")
    ]
    return [course(), {"text": text, "buttons": buttons}]


def in_conversation(visitor: Visitor, server: StandIn) -> Visitor:
    """The visitor with every kind of message in view."""
    server.answer = answers
    if not visitor.panel.is_visible():
        visitor.opens()
    visitor.says("Hello!\nDoes PRP need downtime?")
    expect(visitor.log.locator("figure")).to_be_visible()
    visitor.presses("Yes")
    expect(visitor.log.locator("figure")).to_have_count(2)
    return visitor


def overflow(page: Page) -> list[str]:
    """What can be scrolled sideways or sticks out."""
    return page.evaluate("""() => {
      const root = document.querySelector("strand-chat").shadowRoot;
      const wide = [document.documentElement, ...root.querySelectorAll("*")]
        .filter((node) => !node.closest(".unseen, svg") && node.scrollWidth > node.clientWidth + 1 && node.clientWidth)
        .filter((node) => getComputedStyle(node).display !== "inline");
      return wide.map((node) => node.outerHTML.slice(0, 80));
    }""")  # type: ignore[no-any-return]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Visit, server: StandIn, scheme: str) -> None:
    """axe-core finds no violation when the chat is closed, open, answering, full, and when the server is away."""
    visitor = visit(color_scheme=scheme)
    visitor.shoots(f"closed-{scheme}")
    visitor.is_accessible()
    visitor.opens()
    visitor.shoots(f"open-{scheme}")
    visitor.is_accessible()
    in_conversation(visitor, server)
    visitor.shoots(f"full-{scheme}")
    visitor.is_accessible()
    server.stop()
    expect(visitor.bar).to_contain_text("can’t be reached")
    visitor.composer.fill("kept")
    visitor.shoots(f"away-{scheme}")
    visitor.is_accessible()


def test_keyboard_alone(visit: Visit, server: StandIn) -> None:
    """From finding the chat to closing it, everything is done with the keyboard, and the focus is always seen."""
    server.answer = answers
    visitor = visit()
    keys = visitor.page.keyboard
    keys.press("Tab")
    keys.press("Tab")
    expect(visitor.launcher).to_be_focused()
    visitor.shoots("keyboard-launcher")
    keys.press("Enter")
    expect(visitor.composer).to_be_focused()
    keys.type("Does PRP need downtime?")
    keys.press("Shift+Enter")
    keys.type("Thanks")
    keys.press("Enter")
    expect(visitor.log.locator("figure")).to_be_visible()
    assert visitor.said == ["Does PRP need downtime?\nThanks"]
    for _ in range(10):
        keys.press("Shift+Tab")
        outline = visitor.page.evaluate(
            "() => { const node = document.querySelector('strand-chat').shadowRoot.activeElement;"
            " return node && [node.className, getComputedStyle(node).outlineStyle, node.innerText] }"
        )
        assert outline is None or outline[1] != "none"
        if outline and outline[2] == "No, rather not":
            break
    visitor.shoots("keyboard-button")
    keys.press("Space")
    expect(visitor.log.locator("figure")).to_have_count(2)
    assert visitor.said[-1] == "No, rather not"
    expect(visitor.composer).to_be_focused()
    keys.press("Escape")
    expect(visitor.panel).to_be_hidden()
    expect(visitor.launcher).to_be_focused()


def test_what_screen_readers_get(visit: Visit, server: StandIn) -> None:
    """Dialog, log and status have names and roles; history is not read out again, new messages are."""
    visitor = in_conversation(visit(), server)
    expect(visitor.panel).to_have_accessible_name("Ask the clinic")
    expect(visitor.log).to_have_accessible_name("Messages")
    expect(visitor.log).to_have_attribute("aria-live", "polite")
    assert visitor.log.locator(".patient .unseen").first.inner_text() == "You"
    dates = visitor.log.get_by_role("list").first
    steps = dates.get_by_role("listitem").all_inner_texts()
    assert [step for step in steps if re.match("Today", step)] and len(steps) == 8
    expect(dates.locator("[aria-current=date]")).to_have_count(1)
    shown = dates.locator("time").evaluate_all("nodes => nodes.map(node => node.dateTime)")
    assert shown == sorted(shown) and TODAY.isoformat() in shown
    visitor.page.reload()
    server.refusing, server.refusals = "/messages", [(503, "busy", 1)]
    visitor.opens()
    expect(visitor.log).to_have_attribute("aria-live", "off")
    expect(visitor.log.locator("figure")).to_have_count(2)
    expect(visitor.log).to_have_attribute("aria-live", "polite")


@pytest.mark.parametrize("name, options", [("narrow", NARROW), ("zoomed", ZOOMED), ("phone", PHONE)])
def test_small_screens(visit: Visit, server: StandIn, name: str, options: dict[str, Any]) -> None:
    """On 320 pixels, at 400 % zoom and on a phone it fills the screen, nothing scrolls sideways, all can be reached."""
    visitor = visit(**options)
    visitor.opens()
    visitor.shoots(f"{name}-open")
    visitor.page.keyboard.press("Escape")
    in_conversation(visitor, server)
    visitor.shoots(name)
    assert overflow(visitor.page) == []
    view, box = options["viewport"], visitor.panel.bounding_box()
    assert box and (box["x"], box["y"], box["width"], box["height"]) == (0, 0, view["width"], view["height"])
    assert visitor.log.evaluate("node => node.clientHeight") > 60
    for part in (visitor.composer, visitor.panel.get_by_role("button", name="Close chat")):
        expect(part).to_be_in_viewport(ratio=1)
    visitor.is_accessible()
    visitor.panel.get_by_role("button", name="Close chat").click()
    expect(visitor.launcher).to_be_focused()
    assert overflow(visitor.page) == []


def test_phone_keyboard(visit: Visit, server: StandIn) -> None:
    """With a phone's keyboard open, the composer and the last message stay in what is left of the screen."""
    visitor = in_conversation(visit(**PHONE), server)
    visitor.page.set_viewport_size({"width": 390, "height": 430})
    expect(visitor.composer).to_be_in_viewport(ratio=1)
    expect(visitor.log.locator(".patient .bubble").last).to_be_in_viewport()
    visitor.shoots("phone-keyboard")


def test_targets_are_large(visit: Visit, server: StandIn) -> None:
    """Everything to be pressed measures 44 pixels at least."""
    visitor = in_conversation(visit(), server)
    boxes = visitor.page.locator("strand-chat button").evaluate_all(
        "nodes => nodes.filter((node) => node.checkVisibility()).map((node) => node.getBoundingClientRect())"
        ".map((box) => [box.width, box.height])"
    )
    assert len(boxes) > 8 and all(min(box) >= 44 for box in boxes)


def test_right_to_left(visit: Visit, server: StandIn) -> None:
    """On a page that runs from right to left the chat does so too, at the other side."""
    strings = '{"title": "اسأل العيادة", "language": "ar"}'
    visitor = in_conversation(visit(f"data-strings='{strings}'", html='dir="rtl"'), server)
    visitor.shoots("right-to-left")
    box = visitor.panel.bounding_box()
    assert box and box["x"] < 100 and overflow(visitor.page) == []
    visitor.is_accessible()


def test_forced_colours(visit: Visit, server: StandIn) -> None:
    """With forced colours everything keeps a border, so that bubbles, buttons and the launcher are still seen."""
    visitor = visit(forced_colors="active")
    visitor.shoots("forced-closed")
    in_conversation(visitor, server)
    visitor.shoots("forced")
    for part in (".bubble", ".send", ".head", "li.today"):
        visible = visitor.page.locator(f"strand-chat {part}").first
        expect(visible).to_be_attached()
    visitor.is_accessible()


def test_less_motion(visit: Visit, server: StandIn) -> None:
    """Nothing moves for those who asked for less motion."""
    server.delay = 1
    visitor = visit(reduced_motion="reduce").opens()
    visitor.says("hello")
    expect(visitor.page.locator("strand-chat .dots")).to_be_visible()
    moving = visitor.page.evaluate("document.getAnimations().filter((each) => each.animationName !== 'late').length")
    assert moving == 0


def test_any_colour_stays_readable(visit: Visit) -> None:
    """Whatever accent colour is chosen, words on it and in it have a contrast of 4.5 and more, light and dark."""
    visitor = visit().opens()
    element = visitor.page.locator("strand-chat")
    for colour, scheme, place in product(COLOURS, ("light", "dark"), ("attribute", "property")):
        element.evaluate("(node, scheme) => node.setAttribute('scheme', scheme)", scheme)
        if place == "attribute":
            element.evaluate("(node, colour) => node.setAttribute('colour', colour)", colour)
        else:
            element.evaluate("(node) => node.removeAttribute('colour')")
            element.evaluate("(node, colour) => node.style.setProperty('--strand-accent', colour)", colour)
        for part in (".head", ".send", ".replies button", ".log a"):
            words, behind = visitor.page.locator(f"strand-chat {part}").first.evaluate(CONTRAST)
            if part == ".log a":
                behind = visitor.panel.evaluate(CONTRAST)[1]
            assert contrast(words, behind) >= 4.5, (colour, scheme, place, part, words, behind)


def contrast(one: list[int], other: list[int]) -> float:
    """The contrast ratio of WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: list[int]) -> float:
    """The relative luminance of WCAG 2.2."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (c / 255 for c in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("place", ["demo", "privacy"])
@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, PHONE, NARROW])
def test_pages_are_accessible(watch: Watch, server: StandIn, place: str, options: dict[str, Any]) -> None:
    """The demo page and the privacy note have no violation and do not scroll sideways, in any scheme or size."""
    page = watch.context(**options).new_page()
    page.goto(f"{server.url}/{place}")
    visitor = Visitor(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if place == "demo":
        expect(visitor.launcher).to_be_visible()
        page.get_by_role("button", name="Ask a question").click()
        expect(visitor.panel).to_have_accessible_name("Ask Inform Clinics")
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Ask a question")).to_be_focused()
    visitor.is_accessible()
    size, scheme = options.get("viewport", {}).get("width", "desktop"), options.get("color_scheme", "light")
    page.screenshot(path=visitor.folder() / f"{place}-{scheme}-{size}.png", full_page=True)
    watch.check(server.url.removesuffix("/webhooks/website"))
