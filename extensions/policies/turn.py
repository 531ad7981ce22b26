"""What the policies know of a turn: the patient's latest message, and the conversation before it."""

from dataclasses import dataclass, field, replace
from typing import Any

from rasa.shared.core.constants import DEFAULT_ACTION_NAMES

from clinic.desk.made import names_another
from clinic.facts.answer import PARTICULAR
from clinic.facts.schema import TREATMENT_TOPICS
from extensions.nlu.finder import EVERY
from extensions.nlu.reading import COMPARISON, Question

ON_TREATMENTS = frozenset(f"ask_{topic}" for topic in TREATMENT_TOPICS)
ON_HAIR_LOSS = frozenset({"ask_hair_loss", "ask_causes", "ask_regrowth", "ask_signs"})
CLINIC_INFO = "ask_clinic_info"
OF_LAST_ANSWER = frozenset({"ask_more", "ask_repeat"})  # nothing to answer beside something else
OVERVIEW, MAINTENANCE, PRICE = "ask_overview", "ask_maintenance", "ask_price"
OPTIONS = "ask_treatment_options"
COMPARE = "action_compare_times"
ASK_PARTICULAR = f"ask_{PARTICULAR}"
SURE = 0.7  # of a question beside another, to be answered as well
TOLD_APART = ON_TREATMENTS | {PRICE, COMPARISON}  # what is answered for one treatment or several


@dataclass(frozen=True)
class Past:
    """What the bot did in an earlier turn."""

    done: list[tuple[str, str | None]]  # each action with the treatment that the conversation was about then
    offered: list[str]  # treatments of the buttons, in order
    ranking: list[tuple[str, float]]  # of the patient's message
    named: list[str] = field(default_factory=list)  # treatments in that message
    details: list[str] = field(default_factory=list)  # particulars in it

    @property
    def answers(self) -> list[tuple[str, str | None]]:
        """What was answered on treatments: each topic with its treatment, or none where it was about all."""
        named = [(action.removeprefix("utter_"), treatment) for action, treatment in self.done]
        asked = [(name.removesuffix("_short").removesuffix("_again"), treatment) for name, treatment in named]
        return [each for each in dict.fromkeys(asked) if each[0] in TOLD_APART or each[0].startswith(ASK_PARTICULAR)]


@dataclass(frozen=True)
class Turn:
    """What the patient's latest message asks, with what went before."""

    intent: str
    text: str = ""  # nothing when a button was pressed
    masked: str = ""  # the same with "treatment" in place of every treatment, so that no word list names one
    questions: list[Question] = field(default_factory=list)
    named: list[str] = field(default_factory=list)  # treatments in the message
    spans: list[tuple[int, int]] = field(default_factory=list)  # where they stand in the text
    ranking: list[tuple[str, float]] = field(default_factory=list)  # intents with their scores, likeliest first
    details: list[str] = field(default_factory=list)  # particulars that are named: data/facts/details.yml
    refused: dict[str, Any] = field(default_factory=dict)  # what the message does not want: extensions/nlu/refusals.py
    only_named: list[dict[str, Any]] = field(default_factory=list)  # words and scores: extensions/nlu/corrections.py
    despairs: bool = False  # whether an urgent message speaks of ending it all
    symptom: bool = False  # whether an urgent message names what is alarming by itself
    date_words: str | None = None
    names_event: bool = False
    done: list[str] = field(default_factory=list)  # actions since the message
    # What the slots know from before.
    treatment: str | None = None  # what the conversation was about before the message
    topic: str | None = None
    source: str | None = None
    detail: str | None = None  # the particular that was answered last
    care: str | None = None  # who must ask a doctor first, as told before: extensions/policies/care.py
    start_date: str | None = None  # the first session's
    told: bool = False  # whether sessions after the first were told
    event: str | None = None  # the day of a wedding or the like
    stays: bool = False  # whether the event, of this message or told before, is a month or a stay of several days
    course: dict[str, Any] | None = None  # the question about a course that was worked out last
    named_date: str | None = None  # the words of a date that was named in the turn before and waits for its question
    request: dict[str, Any] | None = None  # a booking, call-back or change whose details are being taken
    dropped: dict[str, Any] | None = None  # the request that was given up in the turn before
    booked: bool = False  # whether this conversation has made a booking that it may change ...
    booked_for: str | None = None  # the treatment of it, or a consultation
    moved: bool = False  # whether it was asked to be moved since
    called: bool = False  # ... or a wish to be called
    # What was said before, as far back as the tracker store looks (extensions/tracker_store.py).
    suggestion: tuple[str, list[str]] | None = None  # what the bot offered at the end of its last turn
    missed_before: bool = False  # the turn before was not understood either
    earlier: list[str] = field(default_factory=list)  # actions before the message
    previous: list[str] = field(default_factory=list)  # actions of the turn before
    mentioned: list[str] = field(default_factory=list)  # treatments named before, since all of them were meant
    said_before: list[str] = field(default_factory=list)  # the patient's earlier texts, masked, oldest first
    past: list[Past] = field(default_factory=list)  # the earlier turns, oldest first

    @property
    def names_other(self) -> bool:
        """Whether a treatment is named that is not the one booked in this conversation."""
        return names_another(self.named, self.booked_for)

    @property
    def has_date(self) -> bool:
        """Whether the message names a date."""
        return self.date_words is not None

    @property
    def asks(self) -> bool:
        """Whether the message asks anything that an answer can be given to."""
        return any(question.intent.startswith("ask_") for question in self.questions)

    @property
    def earlier_said(self) -> bool:
        """Whether the bot has said anything in this conversation before."""
        return any(action not in DEFAULT_ACTION_NAMES for action in self.earlier)

    @property
    def last_answers(self) -> list[tuple[str, str | None]]:
        """What was answered on treatments in the latest turn that did so."""
        return next((answers for past in reversed(self.past) if (answers := past.answers)), [])

    @property
    def together(self) -> list[str]:
        """The treatments that the latest answers were about side by side; none where it was one, or all of them."""
        if COMPARE in self.previous:
            return [*((self.course or {}).get("compares") or [])]
        latest = next((past for past in reversed(self.past) if past.answers or len(past.named) == 1), None)
        about = list(dict.fromkeys(treatment for _, treatment in latest.answers)) if latest else []
        return [] if None in about or EVERY in about or len(about) < 2 else [str(each) for each in about]

    @property
    def in_turn(self) -> list[str]:
        """The treatments answered on last: together, or turn by turn on the same topic ("and with meso?")."""
        topics = {topic for topic, _ in self.last_answers}
        found: list[str] = []
        for past in reversed(self.past):
            if not past.answers or {topic for topic, _ in past.answers} != topics:
                break
            found = [*(treatment or EVERY for _, treatment in past.answers), *found]
        about = list(dict.fromkeys(found))
        return [] if EVERY in about or len(about) < 2 else about

    def times_answered(self, action: str) -> int:
        """How often this response was given before the message."""
        return self.earlier.count(action)

    def with_question(self, intent: str, treatments: list[str]) -> "Turn":
        """The same turn, as if it asked this."""
        return replace(self, intent=intent, questions=[Question(intent, treatments=treatments)])


def is_sure(question: Question) -> bool:
    """Whether a question beside another is sure enough to be answered as well."""
    return question.confidence >= SURE
