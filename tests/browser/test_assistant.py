"""The chat with the real assistant: Rasa with the trained model, its action server and its website channel."""

import re
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import requests
from playwright.sync_api import expect

from clinic.settings import clinic_zone
from scripts.model import model_path
from scripts.servers import free_port
from tests.browser.conftest import Visitor, Watch
from tests.browser.test_access import PHONE
from tests.faults.processes import ActionServer, launch, stored

STARTS = 120  # seconds that Rasa may take until it answers
ANSWERS = 20  # seconds for a turn on a busy machine


class Assistant:
    """A real Rasa server on one port, which can be killed and started again; it keeps its conversations."""

    def __init__(self, folder: Path) -> None:
        """Starts the action server, and not yet Rasa."""
        self.folder, self.port, self.database = folder, free_port(), folder / "bookings.sqlite"
        self.actions = ActionServer(self.database, folder / "actions.log")
        self.actions.start()
        self.process = None
        self.origin = f"http://127.0.0.1:{self.port}"
        self.url = f"{self.origin}/webhooks/website"

    def start(self) -> None:
        """Starts it, and returns at once."""
        command = ["-m", "scripts.quiet_rasa", "run", "--model", str(model_path()), "--interface", "127.0.0.1"]
        with (self.folder / "rasa.log").open("ab") as log:
            self.process = launch(
                [*command, "--port", str(self.port)], log, ACTION_URL=self.actions.url, STRAND_SECRET="s" * 40,
                STRAND_DATABASE=f"sqlite:///{self.database}", STRAND_MESSAGES_PER_MINUTE="1000",
                STRAND_CONVERSATIONS=f"sqlite:///{self.folder / 'conversations.sqlite'}",
            )  # fmt: skip

    def wait(self) -> None:
        """Waits until it answers."""
        end = time.monotonic() + STARTS
        while True:
            assert self.process and self.process.poll() is None, (self.folder / "rasa.log").read_text()
            assert time.monotonic() < end, "Rasa did not start in time"
            try:
                if requests.post(f"{self.url}/session", json={}, timeout=5).status_code == 201:
                    return
            except requests.RequestException:
                pass
            time.sleep(0.3)

    def kill(self) -> None:
        """Ends it in the middle of whatever it is doing."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The real assistant; `make train` has to have made a model."""
    if not model_path().is_file():
        pytest.skip("needs a trained model for the present files: make train")
    assistant = Assistant(tmp_path_factory.mktemp("assistant"))
    try:
        assistant.start()
        assistant.wait()
        yield assistant
    finally:
        assistant.kill()
        assistant.actions.kill()


@pytest.fixture
def at_demo(watch: Watch, assistant: Assistant) -> Iterator[Visitor]:
    """Somebody who has opened the chat on the demo page."""
    page = watch.context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(f"{assistant.url}/demo")
    yield Visitor(page).opens()
    watch.check(assistant.origin)


def test_questions_and_follow_ups(at_demo: Visitor, assistant: Assistant) -> None:
    """A question is answered, a follow-up understood, an offered question pressed, and a reload keeps all of it."""
    at_demo.says("how many sessions of prp do i need, and does it hurt?")
    at_demo.reads("PRP usually takes 3 to 6 sessions", ANSWERS)
    at_demo.reads(re.compile("doesn.t say whether PRP hurts"))
    at_demo.says("and micro-needling?")
    at_demo.reads(re.compile("[Mm]icro-needling.*(sessions|numbed)"), ANSWERS)
    at_demo.says("hello")
    at_demo.reads("I'm the automated assistant of Inform Clinics", ANSWERS)
    at_demo.presses("Causes of hair loss")
    at_demo.reads("Hair loss can come from genetics", ANSWERS)
    at_demo.is_accessible()
    said, heard = at_demo.said, at_demo.heard
    assert said[-1] == "Causes of hair loss"
    at_demo.page.reload()
    at_demo.opens().reads("Hair loss can come from genetics", ANSWERS)
    assert (at_demo.said, at_demo.heard) == (said, heard)
    expect(at_demo.button("Causes of hair loss (Chosen)")).to_be_disabled()
    other = Visitor(at_demo.page.context.new_page())
    other.page.goto(f"{assistant.url}/demo")
    other.opens().says("thanks")
    at_demo.reads("You're welcome", ANSWERS)
    assert at_demo.said == other.said == [*said, "thanks"]


def test_results_are_drawn(at_demo: Visitor) -> None:
    """The dates of a course are told and drawn, with today marked, and are there again after a reload."""
    begun = datetime.now(clinic_zone()).date() - timedelta(weeks=5)
    at_demo.says(f"my first prp session was on {begun:%d %B %Y}, when will i see results?")
    for _ in range(2):
        expect(at_demo.log.get_by_role("figure")).to_be_visible(timeout=ANSWERS * 1000)
        dates = at_demo.log.get_by_role("figure").get_by_role("listitem").all_inner_texts()
        assert sum(date.startswith("Today") for date in dates) == 1 and dates[0].startswith("Session 1")
        expect(at_demo.log.get_by_role("figure")).to_contain_text("today you are 5 weeks in")
        at_demo.log.get_by_role("figure").evaluate("node => node.scrollIntoView({block: 'end'})")
        at_demo.shoots("real-timeline")
        at_demo.is_accessible()
        at_demo.page.reload()
        at_demo.opens()


def test_booking_on_a_phone(watch: Watch, assistant: Assistant) -> None:
    """A whole booking is made on a phone, in typed answers and pressed buttons, and is stored once."""
    page = watch.context(**PHONE).new_page()
    page.goto(f"{assistant.url}/demo")
    visitor = Visitor(page).opens()
    day = datetime.now(clinic_zone()).date() + timedelta(days=7)
    day += timedelta(days=(2 - day.weekday()) % 7)
    visitor.presses("Book an appointment")
    visitor.reads("What name may I put down?", ANSWERS)
    visitor.says("Asha Rao")
    visitor.reads("Which phone number", ANSWERS)
    visitor.says("98450 12345")
    visitor.reads("e-mail address", ANSWERS)
    visitor.presses("Skip")
    visitor.reads("What is the visit for?", ANSWERS)
    visitor.presses("Consultation")
    visitor.reads("Which day", ANSWERS)
    visitor.says(f"{day:%d %B}")
    visitor.reads("What time of day", ANSWERS)
    visitor.presses("Evening")
    visitor.reads("May I store these details", ANSWERS)
    visitor.is_accessible()
    visitor.shoots("real-phone-booking")
    visitor.presses("Yes")
    visitor.reads("Please check", ANSWERS)
    visitor.presses("Yes, send it")
    visitor.reads(re.compile(r"Your reference is \w{3}-\w{3}"), ANSWERS)
    visitor.shoots("real-phone-booked")
    assert len(stored(assistant.database)) == 1
    watch.check(assistant.origin)


def test_killed_in_the_middle(at_demo: Visitor, assistant: Assistant) -> None:
    """Rasa is killed while it answers: afterwards every message is there and answered just once, the draft is kept."""
    at_demo.says("does prp need downtime?")
    at_demo.reads("PRP usually needs no downtime", ANSWERS)
    at_demo.says("how long does a prp session take?")
    assistant.kill()
    expect(at_demo.bar).to_contain_text("can’t be reached", timeout=ANSWERS * 1000)
    at_demo.says("what causes hair loss?")
    at_demo.composer.fill("half a thou")
    at_demo.shoots("real-killed")
    at_demo.is_accessible()
    assistant.start()
    assistant.wait()
    at_demo.reads("Hair loss can come from genetics", STARTS)
    at_demo.reads("about 10 minutes")
    assert at_demo.said == ["does prp need downtime?", "how long does a prp session take?", "what causes hair loss?"]
    expect(at_demo.composer).to_have_value("half a thou")
    at_demo.page.reload()
    at_demo.opens().reads("Hair loss can come from genetics", ANSWERS)
    for answer in ("PRP usually needs no downtime", "about 10 minutes", "Hair loss can come from genetics"):
        assert sum(answer in heard for heard in at_demo.heard) == 1
    assert len(at_demo.said) == 3


def test_clear_chat_forgets(at_demo: Visitor, assistant: Assistant) -> None:
    """Clear chat leaves nothing of the conversation, neither on the page nor for the token that it had."""
    at_demo.says("does prp need downtime?")
    at_demo.reads("PRP usually needs no downtime", ANSWERS)
    token = at_demo.page.evaluate("localStorage.getItem('strand-chat')")
    at_demo.panel.get_by_role("button", name="Clear chat").click()
    at_demo.page.get_by_role("alertdialog").get_by_role("button", name="Clear chat").click()
    expect(at_demo.status).to_contain_text("cleared")
    at_demo.reads("What would you like to know about hair loss")
    asked = requests.get(f"{assistant.url}/messages", headers={"Authorization": f"Bearer {token}"}, timeout=10)
    assert asked.status_code == 401 and asked.json()["error"]["code"] == "ended"
    at_demo.says("hello")
    at_demo.reads("I'm the automated assistant", ANSWERS)
    assert at_demo.said == ["hello"]
