"""Bookings while the action server is killed, frozen, talks nonsense or loses its answers."""

import time
from collections.abc import Callable
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
import requests

from tests.faults.conftest import FAQ, FAQ_ANSWER, REFUSED, Patient, connect, next_wednesday, reference_in
from tests.faults.processes import ActionServer, stored
from tests.faults.receivers import dead_end, http_server, send

LONG_WAIT = 10.5  # seconds in which even a server that hangs has led to an apology
DAY = next_wednesday()
STEP_BY_STEP = (
    "I'd like to book an appointment", "Asha Verma", "98765 43210", "asha@example.org", "PRP", f"{DAY:%d %B %Y}",
    "morning", "yes", "yes",
)  # fmt: skip
BRIEFLY = (f"book a consultation, I am Asha Verma, 9876543210, asha@example.org, {DAY:%d %B %Y}, morning", "yes", "yes")
# The short run is at the confirmation, where a fault could do most harm.
STEPS = [pytest.param(0, id="first message", marks=pytest.mark.faults), pytest.param(2, id="confirmation")]


def is_apology(patient: Patient, message: str) -> None:
    """Says the message: there is an apology and no confirmation, and what is known stays as it was."""
    before = patient.request
    reply = patient.says(message)
    assert patient.is_told(REFUSED, reply), reply.text
    assert reference_in(reply) is None and "Thank you" not in reply.text
    assert patient.request == before


def is_booked(patient: Patient, server: ActionServer, last: str = "yes", **expected: str) -> None:
    """Says the last message: it is confirmed with the reference of the one booking that is stored."""
    reply = patient.says(last)
    (row,) = stored(server.database)
    assert reference_in(reply) == row["reference"], reply.text
    told = {"name": "Asha Verma", "phone": "+919876543210", "email": "asha@example.org", "day": DAY.isoformat(),
            "part": "morning", "status": "requested", **expected}  # fmt: skip
    assert {name: row[name] for name in told} == told
    assert patient.request is None


def test_server_is_killed_before_every_step(patient: Patient, server: ActionServer) -> None:
    """A server that dies at any step costs an apology, no detail and no answer to a question, and books once."""
    for number, message in enumerate(STEP_BY_STEP):
        server.kill()
        is_apology(patient, message)
        known = patient.request
        answered = patient.says(FAQ)
        assert patient.is_told(FAQ_ANSWER, answered), f"step {number}: {answered.text}"
        assert reference_in(answered) is None and patient.request == known and stored(server.database) == []
        server.start()
        if number < len(STEP_BY_STEP) - 1:
            assert not patient.is_told(REFUSED, patient.says(message))
    is_booked(patient, server, treatment="prp")


@pytest.mark.parametrize("step", STEPS)
def test_frozen_server(patient: Patient, server: ActionServer, step: int) -> None:
    """A server that hangs leads to an apology in time; then what waited and what is sent again book once."""
    for message in BRIEFLY[:step]:
        patient.says(message)
    server.freeze()
    try:
        started = time.monotonic()
        is_apology(patient, BRIEFLY[step])
        assert time.monotonic() - started < LONG_WAIT
    finally:
        server.thaw()
    time.sleep(0.5)  # it does now what it was asked for before
    for message in BRIEFLY[step:-1]:
        patient.says(message)
    is_booked(patient, server)


def test_answer_is_lost_after_booking(
    agent: Any, patient: Patient, server: ActionServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A booking that was stored but could not be told is not confirmed; sent again, its own reference is."""
    lost: list[int] = []

    def lose(_: BaseHTTPRequestHandler, body: bytes) -> None:
        answer = requests.post(server.url, data=body, headers={"Content-Type": "application/json"}, timeout=10)
        lost.append(answer.status_code)

    for message in BRIEFLY[:-1]:
        patient.says(message)
    with http_server(lose) as relay:
        connect(agent, f"{relay}/webhook", monkeypatch)
        for _ in range(3):
            is_apology(patient, "yes")
            assert len(stored(server.database)) == 1
    assert lost == [200, 200, 200]
    connect(agent, server.url, monkeypatch)
    is_booked(patient, server)


def book_and_lose_the_answer(
    agent: Any, patient: Patient, server: ActionServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A booking whose confirmation the action server gave and Rasa never got; afterwards all is well again."""

    def lose(_: BaseHTTPRequestHandler, body: bytes) -> None:
        requests.post(server.url, data=body, headers={"Content-Type": "application/json"}, timeout=10)

    for message in BRIEFLY[:-1]:
        patient.says(message)
    with http_server(lose) as relay:
        connect(agent, f"{relay}/webhook", monkeypatch)
        is_apology(patient, "yes")
    connect(agent, server.url, monkeypatch)


def test_corrected_after_the_answer_was_lost(
    agent: Any, patient: Patient, server: ActionServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who corrects the day after a confirmation that got lost has the one stored booking changed, and is told so."""
    book_and_lose_the_answer(agent, patient, server, monkeypatch)
    assert [row["day"] for row in stored(server.database)] == [DAY.isoformat()]
    later = DAY + timedelta(days=1)
    patient.says(f"make it {later:%d %B %Y}")
    is_booked(patient, server, day=later.isoformat())


def test_cancelled_after_the_answer_was_lost(
    agent: Any, patient: Patient, server: ActionServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who gives up after a confirmation that got lost is not told that nothing was stored or sent."""
    book_and_lose_the_answer(agent, patient, server, monkeypatch)
    reply = patient.says("cancel the booking")
    assert [row["status"] for row in stored(server.database)] in ([], ["cancelled"]) or "Nothing was" not in reply.text


def with_body(status: int, body: bytes, kind: str = "application/json") -> Callable[..., None]:
    """A server that always answers this."""
    return lambda handler, _: send(handler, status, body, kind)


def cut_short(handler: BaseHTTPRequestHandler, _: bytes) -> None:
    """Promises more than it sends."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"events": [], "responses": [')


def redirect(handler: BaseHTTPRequestHandler, _: bytes) -> None:
    """Sends the caller to the same place again."""
    handler.send_response(307)
    handler.send_header("Location", handler.path)
    handler.end_headers()


def drip(handler: BaseHTTPRequestHandler, _: bytes) -> None:
    """Sends a little every now and then, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    for _each in range(100):
        handler.wfile.write(b" ")
        time.sleep(0.2)


NONSENSE: dict[str, Callable[..., None]] = {
    "500": with_body(500, b'{"error": "boom"}'),
    "500 with a page": with_body(500, b"<h1>oops</h1>", "text/html"),
    "503 without a word": with_body(503, b"", "text/plain"),
    "404": with_body(404, b'{"error": "no such action", "action_name": "action_book_appointment"}'),
    "400 refuses the action": with_body(400, b'{"error": "no", "action_name": "action_book_appointment"}'),
    "400 with a page": with_body(400, b"<h1>bad request</h1>", "text/html"),
    "400 of another kind": with_body(400, b'{"message": "bad"}'),
    "413": with_body(413, b"too large", "text/plain"),
    "a page": with_body(200, b"<h1>welcome</h1>", "text/html"),
    "no JSON": with_body(200, b"\x00\xff{{{"),
    "a list": with_body(200, b"[]"),
    "null": with_body(200, b"null"),
    "nothing in it": with_body(200, b"{}"),
    "neither event nor response": with_body(200, b'{"events": [], "responses": []}'),
    "events that are none": with_body(200, b'{"events": [{"event": "nonsense"}], "responses": []}'),
    "responses that are none": with_body(200, b'{"events": [], "responses": ["hello"]}'),
    "redirected for ever": redirect,
    "hangs up": lambda handler, _: None,
    "cut short": cut_short,
}  # fmt: skip


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """An action server for many tests."""
    folder = tmp_path_factory.mktemp("actions")
    server = ActionServer(folder / "bookings.sqlite", folder / "actions.log")
    server.start()
    yield server
    server.kill()


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense(agent: Any, lasting: ActionServer, kind: str, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a broken server answers is an apology; with a whole one the same message goes on to one booking."""
    patient, before = Patient(agent), len(stored(lasting.database))
    connect(agent, lasting.url, monkeypatch)
    for message in BRIEFLY[:step]:
        patient.says(message)
    with http_server(NONSENSE[kind]) as broken:
        connect(agent, f"{broken}/webhook", monkeypatch)
        is_apology(patient, BRIEFLY[step])
    connect(agent, lasting.url, monkeypatch)
    for message in BRIEFLY[step:-1]:
        patient.says(message)
    reply = patient.says("yes")
    rows = stored(lasting.database)
    assert len(rows) == before + 1 and reference_in(reply) == rows[-1]["reference"]


@pytest.mark.parametrize("kind", [pytest.param("silent", marks=pytest.mark.faults), "dripping"])
def test_server_that_hangs(agent: Any, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that takes the call and never ends its answer leads to an apology in time."""
    patient = Patient(agent)
    with dead_end() as port, http_server(drip) as dripping:
        connect(agent, f"http://127.0.0.1:{port}" if kind == "silent" else dripping, monkeypatch)
        started = time.monotonic()
        is_apology(patient, BRIEFLY[0])
        assert time.monotonic() - started < LONG_WAIT
