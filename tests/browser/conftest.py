"""What browser tests share: Chromium, a stand-in server, and visitors whose browser is watched."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.browser.standin import StandIn

SCREENSHOTS = Path(__file__).parent / "screenshots"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
PAGE = """<!doctype html><html lang="en"{html}><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>A page of the clinic</h1><p><button>Something else</button></p></main>{widget}</body></html>"""
SCRIPT = '<script type="module" src="/webhooks/website/widget.js"{}></script>'
# A request that fails is reported in the console whatever the page does about it.
EXPECTED = re.compile(r"Failed to load resource|net::ERR")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium, gone when other tests begin: asyncio and Playwright's synchronous API exclude each other."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        if path is None and not Path(playwright.chromium.executable_path).exists():
            pytest.skip(f"needs Chromium: none of {', '.join(NAMES)} is installed, nor Playwright's own")
        try:
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        except PlaywrightError as error:
            pytest.skip(f"needs Chromium, which does not start: {str(error).splitlines()[0]}")
        yield browser
        browser.close()


@pytest.fixture
def server() -> Iterator[StandIn]:
    """A stand-in server."""
    server = StandIn()
    server.start()
    yield server
    server.end()


class Visitor:
    """Somebody on a page with the chat."""

    def __init__(self, page: Page) -> None:
        """Has the page open already."""
        self.page = page
        self.panel = page.get_by_role("dialog")
        self.log = page.get_by_role("log")
        self.composer = page.locator("strand-chat textarea")
        self.bar = page.locator("strand-chat .bar")
        self.status = page.locator("strand-chat [role=status]")
        self.launcher = page.locator("strand-chat .launcher")

    def opens(self) -> "Visitor":
        """Opens the chat."""
        self.launcher.click()
        expect(self.panel).to_be_visible()
        return self

    def connects(self) -> None:
        """Waits until the server is there."""
        expect(self.bar).to_have_class("bar online")

    def says(self, text: str) -> None:
        """Sends a message."""
        self.composer.fill(text)
        self.composer.press("Enter")

    def presses(self, title: str) -> None:
        """Presses the last button with this title among the messages."""
        self.button(title).click()

    def button(self, title: str) -> Locator:
        """The last button with this title among the messages."""
        return self.log.get_by_role("button", name=title, exact=True).last

    def reads(self, text: str | re.Pattern[str], seconds: float = 10) -> None:
        """Waits for a text among the messages."""
        expect(self.log.get_by_text(text).last).to_be_visible(timeout=seconds * 1000)

    def listens(self) -> "Visitor":
        """Keeps what the status region announces, however short, for `told`."""
        self.status.evaluate(
            "node => { window.told = []; new MutationObserver(() => window.told.push(node.textContent))"
            ".observe(node, {childList: true}) }"
        )
        return self

    @property
    def told(self) -> list[str]:
        """What the status region has announced."""
        return self.page.evaluate("window.told")  # type: ignore[no-any-return]

    @property
    def said(self) -> list[str]:
        """What the patient said, as shown."""
        return self.log.locator(".patient .bubble").all_inner_texts()

    @property
    def heard(self) -> list[str]:
        """What the assistant said, as shown."""
        return self.log.locator(".list .assistant .bubble").all_inner_texts()

    def is_accessible(self, *without: str) -> None:
        """Asks axe-core, all of its rules but these."""
        rules = {rule: {"enabled": False} for rule in without}
        found = Axe().run(self.page, options={"rules": rules})
        assert found.violations_count == 0, found.generate_report()

    def shoots(self, name: str) -> None:
        """Takes a picture, to be looked at by somebody."""
        self.page.screenshot(path=self.folder() / f"{name}.png", animations="disabled")

    def folder(self) -> Path:
        """Where pictures go."""
        SCREENSHOTS.mkdir(exist_ok=True)
        return SCREENSHOTS


Visit = Callable[..., Visitor]


class Watch:
    """Opens pages and keeps an eye on them."""

    def __init__(self, browser: Browser) -> None:
        """Nothing is open yet."""
        self._browser = browser
        self.contexts: list[BrowserContext] = []
        self.requests: list[str] = []
        self.problems: list[str] = []

    def context(self, **options: Any) -> BrowserContext:
        """A browser of somebody's own."""
        context = self._browser.new_context(**{"viewport": {"width": 1100, "height": 800}, **options})
        context.set_default_timeout(10_000)
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("weberror", lambda error: self.problems.append(str(error.error)))
        context.on(
            "console",
            lambda said: (
                None
                if said.type not in ("error", "warning") or EXPECTED.search(said.text)
                else self.problems.append(said.text)
            ),
        )
        self.contexts.append(context)
        return context

    def check(self, origin: str) -> None:
        """No request to anybody else, no cookie, nothing stored but the token, no error, and no dialog."""
        assert [url for url in self.requests if not url.startswith((origin + "/", "data:"))] == []
        assert self.problems == []
        for context in self.contexts:
            assert context.cookies() == []
            for page in context.pages:
                if page.url.startswith(origin):
                    kept = page.evaluate(
                        "() => { try { return [Object.keys(localStorage), Object.keys(sessionStorage)] } "
                        "catch { return [[], []] } }"
                    )
                    assert kept in ([["strand-chat"], []], [[], []])
            context.close()


@pytest.fixture
def watch(browser: Browser) -> Watch:
    """Opens browsers and checks in the end what they did."""
    return Watch(browser)


@pytest.fixture
def visit(watch: Watch, server: StandIn) -> Iterator[Visit]:
    """`visit(attributes, context=..., html=..., options of a browser)` opens a page of the stand-in server."""

    def visit(attributes: str = "", context: BrowserContext | None = None, html: str = "", **options: Any) -> Visitor:
        server.page = PAGE.format(widget=SCRIPT.format(attributes and " " + attributes), html=html and " " + html)
        page = (context or watch.context(**options)).new_page()
        page.goto(server.url.removesuffix("/webhooks/website") + "/page")
        return Visitor(page)

    yield visit
    watch.check(server.url.removesuffix("/webhooks/website"))
