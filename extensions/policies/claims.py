"""Says yes or no to a figure that a message takes for the article's, which is told after it: "10 sessions?"."""

import re
from dataclasses import replace

from clinic.course.asked import COUNT_TOPIC, RESULTS_TOPIC
from clinic.course.claims import claimed, figure_in, without_figure
from clinic.facts.figures import FIGURE_OF
from extensions.policies.days import INTERVAL
from extensions.policies.how_long import DURATION
from extensions.policies.responses import Responses
from extensions.policies.step import Step
from extensions.policies.turn import Turn

RECENT, SHORT = 2, 8  # messages, words
RIGHT, WRONG = "utter_claim_right", "utter_claim_wrong"
TOPICS_OF = {"session": [COUNT_TOPIC], "minute": [DURATION], "day": [RESULTS_TOPIC, INTERVAL]}
SURE_SIGNS = r"so|only|just|right|correct|na|really|means?|matlab|(?:you|u)\s+(?:said|told)"
CONFIRMS = re.compile(rf"\b(?:{SURE_SIGNS})\b", re.IGNORECASE)
# Beside a figure, what asks nothing of its own: "ok so it is ... only", "you told me ... right?".
SMALL = re.compile(
    rf"\b(?:{SURE_SIGNS}|ok|okay|oh+|hmm+|and|but|then|it|is|its|it['’]?s|that|that['’]?s|this|for|with|in|after|within|about|"
    r"around|approx\w*|roughly|the|me|i|we|will|see|get|have|need|to|comes?|shows?|take[sn]?|taking|results?|growth|before|nothing|"
    r"earlier|sooner|gap|session|treatment|sir|madam|please|pls|yes|hai|h|ke|ka|me(?:in)?|baad|lag(?:ega|te|enge|ta)?)\b",
    re.IGNORECASE,
)
AFTER = re.compile(r"\b(?:after|from|before|earliest|baad)\b", re.IGNORECASE)
SAYS = re.compile(r"\b(?:says?|said|told|heard|read|thinks?|claims?|bola|bol[aei]\w*)\b", re.IGNORECASE)
WHOSE = re.compile(
    r"\b(?:which|who|whose|whom|what|kaun|kon|kis\w*)\b(?!.*\b(?:for|treatment)\b)"
    r".*\b(?:right|correct|true|sahi|sach|believe|trust)\b",
    re.IGNORECASE,
)


def asks_whose(turn: Turn) -> bool:
    """Whether it asks which of two figures is right, of which others have told one: "who is correct then"."""
    heard = any(SAYS.search(text) and figure_in(text, "session") for text in turn.said_before[-RECENT:])
    return heard and not turn.named and bool(WHOSE.search(turn.masked))


def spelled_out(turn: Turn) -> Turn:
    """The turn with the question whose figure it says back, or that others say: "so after 8 weeks only?"."""
    claim = figure_in(turn.masked)
    only = not re.search(r"\w", SMALL.sub("", without_figure(turn.masked)))
    heard = len(turn.text.split()) <= SHORT and SAYS.search(turn.masked) and claimed(turn.masked)
    if claim is None or not (only or heard):
        return turn
    topics = TOPICS_OF[claim.unit]
    topic = turn.topic if turn.topic in topics else topics[0]
    told = str(turn.topic).removeprefix("ask_") in FIGURE_OF
    if not told or (claim.unit == "day" and turn.topic != topic):
        return turn
    if turn.has_date and not CONFIRMS.search(turn.masked):
        return turn  # the day of the first session, for which the results ask
    return replace(turn.with_question(topic, turn.named), date_words=None)


def weighed(turn: Turn, steps: list[Step], responses: Responses) -> list[Step]:
    """Whether the figure that the message names is the one that its only answer states: a yes, a no, or nothing."""
    if len(steps) != 1:
        return []
    (step,) = steps
    stated = responses.figure(step.action, step.slots.get("treatment"))
    claim = claimed(turn.masked, stated["unit"]) if stated else None
    if not stated or not claim or claim.unit != stated["unit"]:
        return []
    right = claim.weighed(stated["least"], stated["most"], stated["later"])
    if right and stated["later"] and AFTER.search(turn.masked):
        return []  # "only after 3 months", where it is within them
    return [] if right is None else [Step(RIGHT if right else WRONG)]
