"""Says yes or no to a figure that a message takes for the article's, which is told after it: "10 sessions?"."""

import re
from dataclasses import replace

from clinic.course.asked import COUNT_TOPIC, RESULTS_TOPIC
from clinic.course.claims import claimed, figure_in, takes_for_granted, without_figure
from clinic.course.words import COUNT
from clinic.dates.words import SITTING
from clinic.facts.figures import FIGURE_OF
from clinic.patterns import any_case, any_word
from extensions.nlu.reading import NAMES_ONLY, UNSURE
from extensions.policies.days import INTERVAL
from extensions.policies.how_long import DURATION
from extensions.policies.responses import Responses
from extensions.policies.step import Step
from extensions.policies.turn import MAINTENANCE, PRICE, Turn

RECENT, SHORT = 2, 8  # messages, words
RIGHT, WRONG = "utter_claim_right", "utter_claim_wrong"
PRICE_RIGHT, PRICE_WRONG = "utter_price_right", "utter_price_wrong"
AMOUNT = any_case(r"(?<![\d,])(\d{1,3}(?:,\d{2,3})+|\d{3,6})(?![,\d])|\b(\d+(?:\.\d)?)\s?k\b")  # of money
TOPICS_OF = {"session": [COUNT_TOPIC], "minute": [DURATION], "day": [RESULTS_TOPIC, INTERVAL]}
SURE_SIGNS = r"so|only|just|right|correct|na|really|means?|matlab|(?:you|u)\s+(?:said|told)"
# Which figure in days or weeks is meant: what the results take, or how long these stay; else it is the gap.
MEANT = {
    MAINTENANCE: any_word(r"(?<!session )(?<!sitting )(?<!course )lasts?|stays?|remains?"),
    RESULTS_TOPIC: any_word(
        r"works?|working|shows?|showing|visible|results?|effects?|growth|grows?|hairs?|heals?|kaam|asar"
    ),
}
OF_GAP = any_word(rf"gap|apart|between|intervals?|every|each|next|{SITTING}")
OPEN = frozenset({INTERVAL, RESULTS_TOPIC, COUNT_TOPIC, UNSURE, NAMES_ONLY})
CONFIRMS = any_case(rf"\b(?:{SURE_SIGNS})\b")
# Beside a figure, what asks nothing of its own: "ok so it is ... only", "you told me ... right?".
SMALL = any_case(
    rf"\b(?:{SURE_SIGNS}|ok|okay|oh+|hmm+|and|but|then|it|is|its|it['’]?s|that|that['’]?s|this|for|with|in|after|within|about|"
    r"around|approx\w*|roughly|the|me|i|we|will|see|get|have|need|to|comes?|shows?|take[sn]?|taking|results?|growth|before|nothing|"
    r"earlier|sooner|gap|session|treatment|sir|madam|please|pls|yes|hai|h|ke|ka|me(?:in)?|baad|lag(?:ega|te|enge|ta)?)\b"
)
FOR_SESSIONS = any_case(rf"\bfor\s+(?:(?:all|only|total|the|just)\s+)*{COUNT}\s+{SITTING}\b")
AFTER = any_case(r"\b(?:after|from|before|earliest|baad)\b")
SAYS = any_case(r"\b(?:says?|said|told|heard|read|thinks?|claims?|bola|bol[aei]\w*)\b")
WHOSE = any_case(
    r"\b(?:which|who|whose|whom|what|kaun|kon|kis\w*)\b(?!.*\b(?:for|treatment)\b)"
    r".*\b(?:right|correct|true|sahi|sach|believe|trust)\b"
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


def as_meant(turn: Turn) -> Turn:
    """The turn with the question that the words around its figure tell: "it works in 1 month na" is not the gap.

    How many sessions a price is for asks for the price.
    """
    if turn.topic == PRICE and turn.intent == COUNT_TOPIC and not turn.named and FOR_SESSIONS.search(turn.masked):
        return turn.with_question(PRICE, [])
    claim = claimed(turn.masked)
    sure = claim and claim.unit == "day" and CONFIRMS.search(turn.masked) and not OF_GAP.search(turn.masked)
    if not sure or turn.intent not in OPEN or len(turn.questions) > 1 or turn.names_event:
        return turn
    meant = next((topic for topic, words in MEANT.items() if words.search(turn.masked)), None)
    return replace(turn.with_question(meant, turn.named), date_words=None) if meant else turn


def weighed(turn: Turn, steps: list[Step], responses: Responses) -> list[Step]:
    """Whether the figure that the message names is the one that its only answer states: a yes, a no, or nothing."""
    if len(steps) != 1:
        return []
    (step,) = steps
    if step.slots.get("topic") == PRICE:
        return _price_weighed(turn, responses.text(step.action, step.slots.get("treatment") or ""))
    stated = responses.figure(step.action, step.slots.get("treatment"))
    claim = claimed(turn.masked, stated["unit"]) if stated else None
    if not stated or not claim or claim.unit != stated["unit"]:
        return []
    right = claim.weighed(stated["least"], stated["most"], stated["later"])
    if right and stated["later"] and AFTER.search(turn.masked):
        return []  # "only after 3 months", where it is within them
    return [] if right is None else [Step(RIGHT if right else WRONG)]


def _price_weighed(turn: Turn, price: str) -> list[Step]:
    """The same of an amount of money; the right one for several sessions is left to the price itself."""
    named, stated = _amounts(turn.masked), _amounts(price)
    if len(named) != 1 or not stated or not takes_for_granted(turn.masked):
        return []
    if not min(stated) <= named[0] <= max(stated):
        return [Step(PRICE_WRONG)]
    return [Step(PRICE_RIGHT)] if len(stated) == 1 and not figure_in(turn.masked) else []


def _amounts(text: str) -> list[float]:
    found = AMOUNT.findall(text)
    return [float(whole.replace(",", "")) if whole else 1000 * float(thousands) for whole, thousands in found]
