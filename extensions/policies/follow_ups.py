"""Takes short follow-ups for the questions that they stand for: "you skipped pain", "approx?", "my friend says 6"."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from clinic.course.asked import COUNT_TOPIC, RESULTS_TOPIC
from clinic.dates.spelling import NUMERALS, any_of
from clinic.facts.figures import FIGURE_OF
from extensions.nlu.clauses import ACKNOWLEDGES
from extensions.nlu.phrases import any_case, any_word
from extensions.nlu.reading import COMPARISON, NAMES_ONLY, UNSURE, Question
from extensions.policies import claims
from extensions.policies.days import COURSE, INTERVAL, TIMELINE
from extensions.policies.meaning import MISSED
from extensions.policies.responses import DETAIL
from extensions.policies.told_apart import KAUNSA
from extensions.policies.turn import MAINTENANCE, ON_TREATMENTS, OVERVIEW, PRICE, Turn

CAUSES, STORY = "ask_causes", "utter_share_story"
VAGUE = frozenset({"ask_more", OVERVIEW})  # what "and the other", "and treatment for this" look like
TAKEN_AS = MISSED | {NAMES_ONLY}
NAMED = ON_TREATMENTS | {PRICE}
CLEAR = 0.6  # score of what is named that needs no look at the message before
FEW, NEAR = 2, 0.3  # words, and the score of what was offered
LEAST = 0.42  # how sure it must be to be looked at in that light
ROUGHLY = any_word(r"approx\w*|roughly|ball ?park|estimate\w*|andaa?z\w*|rough (?:idea|figure)")
# "Minimum?", "arre batao na": nothing but urging, after a price that nobody has told.
URGES = any_case(
    r"(?:\W*\b(?:ok|okay|arre|are|yaar|bhai|sir|madam|doctor|please|pls|plz|no|na|naa?|just|only|but|at|and|or|so|then|to|toh|the|"
    r"a|some|something|anything|kuch|koi|bhi|me|us|it|i|want|can|could|you|u|give|tell|say|know|need|bolo|bol|batao|bata|bataiye|"
    r"bataye|do|dijiye|de|thoda|minimum|maximum|min|max|lowest|highest|starting|starts?|least|most|from|range|idea|approx\w*|"
    r"roughly|rough|around|about|figure|estimate\w*|andaa?z\w*|atleast|itna|hi))+\W*"
)
MONEY = any_case(
    r"\b(?:pric\w*|cost\w*|rates?|fees?|charg\w*|rs|rupees?|inr|mone?y|pais[ae]|budget|pay|expens\w*|cheap\w*|k|lakhs?)\b"
    r"|₹|\b(?:amount|spend|bill)\b|\d{3}"
)
# What comes after a course that has just been told.
AFTERWARDS = any_case(
    r"\W*(?:(?:and|so|ok|then|but|or)\W+)*(?:(?:do|will|would|should|must)\s+(?:i|we)\s+(?:still\s+)?(?:have\s+to|need|do|"
    r"have|take|get|require)\s+|(?:is|are)\s+there\s+|what(?:\s+(?:is|comes|happens|do\s+i\s+need))?\s*)?(?:to\s+\w+\s+)?"
    r"(?:anything|something|any\s*more|more|nothing|any)?(?:\s*(?:else|more|further|sessions?|sittings?|treatments?))*\s*"
    r"(?:needed\s+|required\s+)?(?:after|afterwards?|beyond)(?:\s+(?:that|it|this|then|the\s+last(?:\s+\w+)?|all\s+that))?\W*"
)
HEARD = any_case(
    rf"\b(?:says?|said|told|heard|read|thinks?|claims?)\b(?:\s+(?:me|that|its?|it['’]?s|is|about|only|around|like))*\s+"
    rf"(?:\d{{1,2}}|{any_of(NUMERALS)})(?: (?:only|though|right|na))?\W*$"
)
WHICH = any_word(rf"which|what|{KAUNSA}")
MINE = any_word(r"mine|my|me|i have|do i|mera|meri|mujhe")
# "In a year", after how many follow-ups there are: no day from which anything counts.
PER_PERIOD = any_case(
    r"\W*(?:(?:and|so|ok|like|i mean|how many|often)\W+)*(?:in|per|every|each|within)\s+(?:an?\s+|one\s+|1\s+)?"
    r"(?:year|yr|month|week)(?:\s+time)?\W*"
)
OF_COURSE = frozenset({COURSE, TIMELINE, f"utter_{COUNT_TOPIC}", f"utter_{RESULTS_TOPIC}"})
PER_TIME = {COUNT_TOPIC: INTERVAL, INTERVAL: INTERVAL, MAINTENANCE: MAINTENANCE}
_ABOUT = r"(?:ok|and|so|but|then|me|us|it|that|this|the|exact|correct|price|cost|rate|for|about|now|na|else|you)"
WHO_KNOWS = any_case(
    rf"(?:\W*\b{_ABOUT}\b)*\W*(?:who(?:m|['’]s)?|where|kaun|kis ?se)"
    rf"(?:\W+(?:{_ABOUT}|will|would|can|could|should|do|does|i|we|to|is|going))*"
    rf"\W+(?:tell|ask|knows?|say|find out|contact|batayega|puchu|poochu)\b(?:\W+{_ABOUT}\b)*\W*"
)
MATTERS = any_case(
    r"\W*(?:(?:ok|and|so|but|is|was|will|would|that|this|it|be|a|an|any|some|very|really|then|too|for|me|should|i|to)\s+)*"
    r"(?:problem|issue|bad|ok(?:ay)?|fine|normal|harmful|serious|matter|risk|alarming|worr(?:y|ied|ying)"
    r"|(?:lot|(?:too )?much|many))(?:\s+(?:then|really|or\s+not|for\s+me))*\W*"
)


def spelled_out(turn: Turn) -> Turn:
    """The turn as if it asked what it stands for; others are as they were."""
    if not turn.earlier_said or not turn.text:
        return turn
    readings: tuple[Callable[[Turn], Turn], ...] = (
        claims.spelled_out, _only_named, _presses_for_price, _roughly, _heard, _afterwards, _per_period, _as_suggested,
    )  # fmt: skip
    for reading in readings:
        if (found := reading(turn)) is not turn:
            return found
    return turn


def asks_who_knows(turn: Turn) -> bool:
    """Whether it asks who can tell then: "who will tell me", "whom should i ask"."""
    return bool(WHO_KNOWS.fullmatch(turn.text)) and not turn.details and not turn.named


def asks_what_nobody_knows(turn: Turn) -> bool:
    """Whether it asks on about that of which it was just said that nobody has told: "is it a problem", "roughly?"."""
    missed = COURSE in turn.previous and (turn.course or {}).get("kind") == "missed"
    asks = (MATTERS.fullmatch(turn.text) and not ACKNOWLEDGES.fullmatch(turn.text)) or _is_rough(turn)
    return bool(asks and (missed or DETAIL in turn.previous) and not turn.details and not turn.named)


def asks_to_judge(turn: Turn) -> bool:
    """Whether it asks if what was just told of the hair or the health is bad: "i lose 150 a day", "is that a lot"."""
    told = STORY in turn.previous and not turn.named and not turn.details
    return told and bool(MATTERS.fullmatch(turn.text)) and not ACKNOWLEDGES.fullmatch(turn.text)


def asks_own_cause(turn: Turn) -> bool:
    """Whether it asks which of the causes of hair loss is the patient's, right after them: "which one is mine"."""
    asked = turn.intent in (COMPARISON, UNSURE, NAMES_ONLY, CAUSES) and not turn.named
    return asked and turn.topic == CAUSES and bool(WHICH.search(turn.text) and MINE.search(turn.text))


def _per_period(turn: Turn) -> Turn:
    topic = PER_TIME.get(turn.topic or "")
    if not topic or f"utter_{turn.topic}" not in turn.previous or not PER_PERIOD.fullmatch(turn.text):
        return turn
    return replace(turn.with_question(topic, turn.named), date_words=None)


def _only_named(turn: Turn) -> Turn:
    if turn.intent not in TAKEN_AS and len(turn.only_named) <= len(turn.questions):
        return turn
    if turn.details and not all(named["corrects"] for named in turn.only_named):
        return turn  # "and thyroid"
    topics = [topic for named in turn.only_named if (topic := _topic(named, turn))]
    if not topics or len(topics) < len(turn.only_named):
        return turn
    words = " and ".join(named["words"] for named in turn.only_named)  # "you skipped ..." is of no session
    questions = [Question(topic, treatments=turn.named) for topic in dict.fromkeys(topics)]
    return replace(turn, intent=topics[0], questions=questions, text=words, masked=words)


def _topic(named: dict[str, Any], turn: Turn) -> str | None:
    """What is named: by itself, or else what the message before may have asked as well, and was not answered."""
    scores: dict[str, float] = named["scores"]
    likeliest, second = sorted(scores, key=lambda intent: -scores[intent])[:2]
    if scores[likeliest] >= CLEAR:
        return likeliest if likeliest.startswith("ask_") and likeliest not in VAGUE else None
    sureness = scores[likeliest] + (scores[likeliest] - scores[second]) / 2
    if not named["corrects"] or likeliest not in NAMED or sureness < LEAST:
        return None
    before, answered = dict(turn.past[-1].ranking), {topic for topic, _ in turn.past[-1].answers}
    possible = NAMED - (answered if len(answered) == 1 else set())  # of several answers it may be one that was meant
    together = {intent: scores[intent] + before.get(intent, 0.0) for intent in scores.keys() & possible}
    return max(together, key=lambda intent: together[intent], default=likeliest)


def _roughly(turn: Turn) -> Turn:
    """ "Approx?" asks for the price only where that was talked about."""
    if not _is_rough(turn) or turn.topic == PRICE or not (turn.topic or DETAIL in turn.previous):
        return turn
    left = [each for each in turn.questions if each.intent != PRICE]
    if len(left) == len(turn.questions):
        return turn
    if not left:
        return _on_topic(turn) if turn.topic else turn
    return replace(turn, intent=left[0].intent, questions=left)


def _presses_for_price(turn: Turn) -> Turn:
    """ "Minimum?", "tell me na": the price once more, right after it was asked for."""
    asked = turn.topic == PRICE and any(action.startswith(f"utter_{PRICE}") for action in turn.previous)
    return _on_topic(turn) if asked and not turn.named and URGES.fullmatch(turn.text) else turn


def _is_rough(turn: Turn) -> bool:
    return bool(ROUGHLY.search(turn.text) and not MONEY.search(turn.text))


def _heard(turn: Turn) -> Turn:
    """A bare number that others say is one of what was just told."""
    of_figure = str(turn.topic).removeprefix("ask_") in FIGURE_OF
    return _on_topic(turn) if of_figure and not turn.named and HEARD.search(turn.text) else turn


def _afterwards(turn: Turn) -> Turn:
    """ "Do I need anything after that?", of a course: how its results are kept."""
    told = OF_COURSE & {*turn.previous} and not turn.named and not turn.has_date
    if not told or not AFTERWARDS.fullmatch(turn.text):
        return turn
    return turn.with_question(MAINTENANCE, [turn.treatment] if turn.treatment else [])


def _as_suggested(turn: Turn) -> Turn:
    """ "Reasons?" is no doubt where these were just offered: an unclear word or two that comes near to the offer."""
    likeliest, score = next((each for each in turn.ranking if each[0].startswith("ask_")), ("", 0.0))
    near = turn.intent in ("doubt", UNSURE) and len(turn.text.split()) <= FEW and score >= NEAR
    offered = near and turn.suggestion is not None and turn.suggestion[0] == likeliest
    return turn.with_question(*turn.suggestion) if offered and turn.suggestion else turn


def _on_topic(turn: Turn) -> Turn:
    return turn.with_question(str(turn.topic), turn.named)
