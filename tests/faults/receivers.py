"""Servers on this machine that misbehave: mail servers, webhooks, and an action server that is not one."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from aiosmtpd.controller import Controller

Answer = Callable[[BaseHTTPRequestHandler, bytes], None]  # writes what it likes, or nothing: then the connection ends
Choice = Callable[[int], str]  # what to do with the nth message


@contextmanager
def http_server(answer: Answer) -> Iterator[str]:
    """A server that answers every GET and POST in this way; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self, b"")

        def do_POST(self) -> None:
            answer(self, self.rfile.read(int(self.headers["Content-Length"])))

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 64

        def handle_error(self, *_: Any) -> None:
            """A client that went away is nothing to report."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def send(handler: BaseHTTPRequestHandler, status: int, body: bytes = b"", kind: str = "application/json") -> None:
    """A complete answer."""
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


@contextmanager
def dead_end() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    over = Event()
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        server.settimeout(0.1)
        held: list[socket.socket] = []

        def hold() -> None:
            while not over.is_set():
                try:
                    held.append(server.accept()[0])
                except OSError:
                    continue

        thread = Thread(target=hold, daemon=True)
        thread.start()
        try:
            yield int(server.getsockname()[1])
        finally:
            over.set()
            thread.join(5)
            for connection in held:
                connection.close()


class Webhook:
    """A clinic's system that keeps what it takes: `choose` says for each request take, drop, 500 or anything else.

    `drop` takes the message and ends the connection without an answer, so that the sender must think it was lost.
    """

    def __init__(self, choose: Choice = lambda _: "take", pause: float = 0.0) -> None:
        """`pause` is how long it takes over each message, in seconds."""
        self.choose, self.pause, self.tries, self.taken = choose, pause, 0, list[tuple[Any, bytes]]()

    def __call__(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        """Answers one request."""
        self.tries += 1
        choice = self.choose(self.tries)
        time.sleep(self.pause)
        if choice in ("take", "drop"):
            self.taken.append((handler.headers, body))
        if choice != "drop":
            send(handler, 200 if choice == "take" else int(choice))

    @property
    def messages(self) -> list[dict[str, Any]]:
        """What it has taken, the oldest first."""
        return [json.loads(body) for _, body in self.taken]


class Mailbox:
    """Reception's mail server, with the same choices; any other one is an SMTP answer such as `451 later`."""

    def __init__(self, choose: Choice = lambda _: "take", pause: float = 0.0) -> None:
        """`pause` is how long it takes over each message, in seconds."""
        self.choose, self.pause, self.tries, self.taken = choose, pause, 0, list[EmailMessage]()

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:
        """Answers one message."""
        self.tries += 1
        choice = self.choose(self.tries)
        time.sleep(self.pause)
        if choice in ("take", "drop"):
            message: Any = message_from_bytes(envelope.content, policy=default)
            self.taken.append(message)
        if choice == "drop":
            server.transport.abort()
        return "250 OK" if choice in ("take", "drop") else choice


@contextmanager
def mail_server(mailbox: Mailbox) -> Iterator[int]:
    """The mail server on a free port, which it gives."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    controller = Controller(mailbox, hostname="127.0.0.1", port=port, ready_timeout=10)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()
