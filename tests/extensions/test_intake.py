"""Messages that hold nothing to understand, and payloads, are sorted out first."""

import pytest
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from extensions.nlu.intake import MessageIntake, is_settled, readable_text


def take_in(text: str | None, tracker: DialogueStateTracker | None = None) -> Message:
    """A message after the intake."""
    message = Message({TEXT: text})
    MessageIntake(MessageIntake.get_default_config()).process([message], tracker)
    return message


def offering(*payloads: str) -> DialogueStateTracker:
    """A conversation in which the assistant sent these buttons, and the patient typed another payload."""
    buttons = [{"title": payload, "payload": payload} for payload in payloads]
    events = [
        UserUttered("/ask_typed"),
        BotUttered("Which?", {"buttons": buttons}),
        BotUttered("No buttons.", {"buttons": None}),
    ]
    return DialogueStateTracker.from_events("patient", events)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("does prp hurt", None), ("x", None), ("Zoë asks", None), ("prp क्या है cost please", None), ("a" * 2000, None),
        (None, "send_no_words"), ("", "send_no_words"), ("   \n\t", "send_no_words"), ("😀👍🏽", "send_no_words"),
        ("123", "send_no_words"),
        ("?!…", "send_no_words"), ("<br>", "send_no_words"), ("/", "send_no_words"), ("///", "send_no_words"),
        ("क्या पीआरपी से दर्द होता है?", "ask_language"), ("هل العلاج مؤلم؟", "ask_language"),
        ("больно ли это", "ask_language"),
        ("這個會痛嗎", "ask_language"), ("ప్రిపి ధర ఎంత prp", "ask_language"),
        ("a" * 2001, "send_long_message"), ("😀" * 2001, "send_long_message"), ("क" * 5000, "send_long_message"),
    ],
)  # fmt: skip
def test_sorted_out(text: str | None, intent: str | None) -> None:
    """Empty, wordless, overlong and other-script messages get their intent; everything else is left to be read."""
    message = take_in(text)
    assert (message.get(INTENT) or {}).get("name") == intent
    assert is_settled(message) is (intent is not None)


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("<b>does</b> prp hurt", "   does     prp hurt"),
        ("a < b", "a < b"),
        ("plain", "plain"),
    ],
)
def test_markup_is_blanked(text: str, readable: str) -> None:
    """Tags become blanks, so that positions in the text stay true."""
    message = take_in(text)
    assert readable_text(message) == readable
    assert len(readable_text(message)) == len(message.get(TEXT))


@pytest.mark.parametrize("payload", ['/ask_price{"treatment": "prp"}', "/ask_causes", "  /ask_causes "])
def test_offered_buttons_pass(payload: str) -> None:
    """A payload that the assistant sent in this conversation is left as it is, for Rasa to read."""
    message = take_in(payload, offering("/ask_causes", '/ask_price{"treatment": "prp"}'))
    assert is_settled(message) and message.get(TEXT) == payload and message.get(INTENT) is None


@pytest.mark.parametrize(
    ("payload", "text"),
    [
        ('/ask_price{"treatment":"prp"}', 'ask_price{"treatment":"prp"}'), ("/ask_typed", "ask_typed"),
        ("//ask_causes", "ask_causes"),
        ("/ask_causes now", "ask_causes now"), ("/restart", "restart"), (" /greet", "greet"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("tracker", [None, offering("/ask_causes", '/ask_price{"treatment": "prp"}')])
def test_typed_payloads_become_text(payload: str, text: str, tracker: DialogueStateTracker | None) -> None:
    """Any other payload loses its slash, also one that the patient typed before and one that is nearly a button's."""
    message = take_in(payload, tracker)
    assert not is_settled(message) and message.get(TEXT) == text


@pytest.mark.parametrize("longest", [0, -1, "2000", None, 1.5])
def test_length_is_checked(longest: object) -> None:
    """A limit that is no positive number is refused when the component is made."""
    with pytest.raises(ValueError, match="longest"):
        MessageIntake({"longest": longest})
