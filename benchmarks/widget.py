"""Our chat widget beside deep-chat and rasa-webchat, all with one assistant: `python -m benchmarks.widget`.

Needs Chromium and npm, which fetches the other two into a temporary folder.
"""

import functools
import gzip
import http.server
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from scripts.model import model_path
from scripts.servers import Helpers, free_port, start, stop

OTHERS = ("deep-chat@2.4.2", "rasa-webchat@1.0.1")
LOADS, QUESTIONS = 7, ["does prp need downtime?", "what causes hair loss?", "does mesotherapy hurt?"] * 4
PATIENCE = 120  # seconds
CREDENTIALS = """rest:
extensions.channels.website.WebsiteChannel:
socketio: {user_message_evt: user_uttered, bot_message_evt: bot_uttered, session_persistence: false}
"""  # with session_persistence Rasa 3.6 delivers nothing to today's python-socketio
# Of each: the page, what shows that it is there, where one writes (after a press of the launcher), and the replies.
PAGES = {
    "Strand": (
        '<script type="module" src="{rasa}/webhooks/website/widget.js"></script>',
        "document.querySelector('strand-chat')?.shadowRoot.querySelector('.launcher')",
        ("strand-chat .launcher", "strand-chat textarea"),
        "document.querySelector('strand-chat').shadowRoot.querySelectorAll('.list .assistant')",
    ),
    "deep-chat 2.4.2": (
        """<deep-chat connect='{{"url": "{rasa}/webhooks/rest/webhook"}}'></deep-chat>
        <script>const chat = document.querySelector("deep-chat"), sender = String(Math.random());
        chat.requestInterceptor = (sent) => ({{...sent, body: {{sender, message: sent.body.messages[0].text}}}});
        chat.responseInterceptor = (said) => ({{text: said.map((each) => each.text).join("\\n")}});</script>
        <script type="module" src="/node_modules/deep-chat/dist/deepChat.bundle.js"></script>""",
        "document.querySelector('deep-chat')?.shadowRoot?.querySelector('#text-input')",
        (None, "deep-chat #text-input"),
        # an empty bubble shows that it is waiting
        "[...document.querySelector('deep-chat').shadowRoot.querySelectorAll('.ai-message-text')]"
        ".filter((each) => each.textContent.length > 20)",
    ),
    "rasa-webchat 1.0.1": (
        """<script src="/node_modules/rasa-webchat/lib/index.js"></script>
        <script>WebChat.default({{socketUrl: "{rasa}", socketPath: "/socket.io/", title: "Chat"}}, null);</script>""",
        "document.querySelector('.rw-launcher')",
        (".rw-launcher", ".rw-new-message"),
        "document.querySelectorAll('.rw-response')",
    ),
}
WHEN = """(shown) => new Promise((resolve) => {
  const look = () => (eval(shown) ? resolve(performance.now()) : requestAnimationFrame(look));
  look();
})"""
REPLY = """(replies) => {
  const before = eval(replies).length;
  let sent;
  addEventListener("keydown", () => (sent ??= performance.now()), {capture: true, once: true});
  window.reply = new Promise((resolve) => {
    const look = () => {
      if (sent && eval(replies).length > before) resolve(performance.now() - sent);
      else requestAnimationFrame(look);
    };
    look();
  });
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Gives out a folder and writes nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


class Server(http.server.ThreadingHTTPServer):
    """Does not mind browsers that leave."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing."""


@contextmanager
def pages(folder: Path) -> Iterator[str]:
    """A server of the folder; its origin."""
    server = Server(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@contextmanager
def assistant(folder: Path, origin: str) -> Iterator[str]:
    """The assistant with all three channels, for pages of one origin; its own."""
    (folder / "credentials.yml").write_text(CREDENTIALS, encoding="utf-8")
    helpers, port = Helpers(), free_port()
    rasa = start(
        [sys.executable, "-m", "scripts.quiet_rasa", "run", "--model", str(model_path()), "--interface", "127.0.0.1",
         "--port", str(port), "--cors", origin, "--credentials", str(folder / "credentials.yml")],
        {"STRAND_ORIGINS": origin, "STRAND_CONVERSATIONS": f"sqlite:///{folder / 'conversations.sqlite'}",
         "STRAND_MESSAGES_PER_MINUTE": "1000", "STRAND_MESSAGES_PER_ADDRESS": "1000"},
    )  # fmt: skip
    url, end = f"http://127.0.0.1:{port}", time.monotonic() + PATIENCE
    try:
        while True:
            try:
                body = {"sender": "readiness-check", "message": QUESTIONS[0]}
                if requests.post(f"{url}/webhooks/rest/webhook", json=body, timeout=60).json():
                    break
            except (requests.RequestException, ValueError):
                pass
            if rasa.poll() is not None or time.monotonic() > end:
                raise SystemExit("Rasa did not start; its message stands above.")
            time.sleep(0.5)
        yield url
    finally:
        stop([rasa])
        helpers.stop()


class Measured:
    """What one widget costs: bytes, requests to others, milliseconds until it is there and until a reply is."""

    def __init__(self, browser: Any, name: str, own: tuple[str, ...], address: str) -> None:
        """`own`: where requests may go; `address`: of the page."""
        self._browser, self._own, self._address = browser, own, address
        _, self._shown, (self._launcher, self._composer), self._replies = PAGES[name]
        self.scripts: set[str] = set()
        self.foreign: set[str] = set()
        self.there: list[float] = []
        self.replied: list[float] = []

    def _refuse(self, route: Any) -> None:
        self.foreign.add(route.request.url)
        route.abort()

    def _note(self, response: Any) -> None:
        if (url := response.url.split("?")[0]).endswith(".js"):
            self.scripts.add(url)

    def load(self, asks: bool = False) -> None:
        """Opens the page with nothing in the browser's cache; asks the questions, if need be."""
        context = self._browser.new_context()
        context.route(lambda url: not url.startswith((*self._own, "data:", "blob:")), self._refuse)
        page = context.new_page()
        page.on("response", self._note)
        page.goto(self._address, wait_until="commit")
        self.there.append(page.evaluate(WHEN, self._shown))
        if asks:
            if self._launcher:
                page.click(self._launcher)
            page.wait_for_timeout(2000)
            for question in QUESTIONS:
                page.locator(self._composer).click()
                page.keyboard.type(question)
                page.evaluate(REPLY, self._replies)
                page.keyboard.press("Enter")
                self.replied.append(page.evaluate("window.reply"))
                page.wait_for_timeout(500)
        context.close()

    def row(self) -> dict[str, str]:
        """The cells of the table."""
        size = sum(len(gzip.compress(requests.get(url, timeout=30).content)) for url in self.scripts)
        return {
            "JavaScript, gzipped": f"{size / 1024:.1f} KB",
            "requests to other servers": str(len(self.foreign)),
            "until it is there: median": f"{statistics.median(self.there):.0f} ms",
            "from sending to the reply: median": f"{statistics.median(self.replied[1:]):.0f} ms",
        }


def main() -> None:
    """Prints the table."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not shutil.which("npm"):
        raise SystemExit("This needs npm.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["STRAND_DATABASE"] = f"sqlite:///{folder / 'bookings.sqlite'}"
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", name]
        subprocess.run(["npm", "install", *options, *OTHERS], check=True, cwd=name)
        with pages(folder) as origin, assistant(folder, origin) as rasa, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--headless=new", "--no-sandbox"])
            widgets = {}
            for number, (title, (html, *_)) in enumerate(PAGES.items()):
                content = f"<!doctype html><html lang=en><meta charset=utf-8><body>{html.format(rasa=rasa)}"
                (folder / f"{number}.html").write_text(content, encoding="utf-8")
                widgets[title] = Measured(browser, title, (origin, rasa), f"{origin}/{number}.html")
            for load in range(LOADS):  # in turn, so that a busy machine slows down all of them
                for widget in widgets.values():
                    widget.load(asks=load == LOADS - 1)
            rows = {title: widget.row() for title, widget in widgets.items()}
            browser.close()
    print(f"|  | {' | '.join(rows)} |\n| --- |{' ---: |' * len(rows)}")
    for row in rows["Strand"]:
        print(f"| {row} | {' | '.join(cells[row] for cells in rows.values())} |")


if __name__ == "__main__":
    main()
