"""Takes short follow-ups for the questions that they stand for: "you skipped pain", "approx?", "my friend says 6"."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from clinic.course.asked import COUNT_TOPIC, RESULTS_TOPIC
from clinic.dates.spelling import NUMERALS, any_of
from clinic.dates.words import COUNT, TIME_UNIT
from clinic.facts.figures import FIGURE_OF
from clinic.patterns import SMALL, any_case, any_word, nothing_but
from extensions.nlu.reading import NAMES_ONLY, UNSURE, Question
from extensions.policies import care, claims
from extensions.policies.days import ASK_START, COURSE, INTERVAL, TIMELINE
from extensions.policies.meaning import ADDS, MISSED
from extensions.policies.turn import MAINTENANCE, ON_TREATMENTS, OVERVIEW, PRICE, Turn, is_sure
from extensions.policies.unanswered import WHY, is_rough

VAGUE = frozenset({"ask_more", OVERVIEW})  # what "and the other", "and treatment for this" look like
TAKEN_AS = MISSED | {NAMES_ONLY}
NAMED = ON_TREATMENTS | {PRICE}
CLEAR = 0.6  # score of what is named that needs no look at the message before
FEW, NEAR = 2, 0.3  # words, and the score of what was offered
LEAST = 0.42  # how sure it must be to be looked at in that light
# "Minimum?", "arre batao na": nothing but urging, after a price that nobody has told.
URGING = (
    r"give|tell|say|know|need|bolo?|bata\w*|dijiye|de|min(?:imum)?|max(?:imum)?|lowest|highest|starting|starts?"
    r"|at ?least|most|range|idea|approx\w*|roughly|rough|around|about|figure|estimate\w*|andaa?z\w*|hi"
)
URGES = nothing_but(
    rf"{URGING}|no|doctor|are|bhai|at|to|the|an?|some|something|anything|kuch|koi|me|us|it|i|want|can|could|you|u|do"
    r"|thoda|from|itna",
    needs=URGING,
)
# What comes after a course that has just been told.
AFTERWARDS = nothing_but(
    r"after(?:wards?)?|beyond|what|comes|happens|i|we|is|are|there|will|would|must|do (?:i|we)|still|have to|need|take"
    r"|get|require"
    r"|anything|something|nothing|any|(?:any ?)?more|else|further|sessions?|sittings?|treatments?|needed|required"
    r"|that|it|this|(?:all|the)(?: last(?: one)?)?",
    needs=r"after(?:wards?)?|beyond",
)
HEARD = any_case(
    rf"\b(?:says?|said|told|heard|read|thinks?|claims?)\b(?:\s+(?:me|that|its?|it['’]?s|is|about|only|around|like))*\s+"
    rf"(?:\d{{1,2}}|{any_of(NUMERALS)})(?: (?:only|though|right|na))?\W*$"
)
# "In a year", after how many follow-ups there are: no day from which anything counts.
PER_PERIOD = nothing_but(
    r"(?:in|per|every|each|within) (?:an? |one |1 )?(?:year|yr|month|week)(?: time)?|like|i mean|how many|often",
    needs="year|yr|month|week",
)
PERIODS = any_word(
    rf"(?:every|each|once|twice|per|{COUNT})(?: (?:in )?(?:an?|other|{COUNT}))? (?:months?|years?|yrs?)"
    r"|(?:year|month)ly|annual\w*"
)
MEANS_RESULTS = nothing_but(
    r"i|meant?|was asking|about|of|the|its?|results?|effects?|growth", needs=r"meant?|asking|about"
)
# "Its been 2 months", after word that nothing shows.
SPAN = any_word(rf"(?:{COUNT}|half(?: an?)?) {TIME_UNIT}")
HAS_PASSED = nothing_but(
    rf"{SPAN.pattern}|{SMALL}|been|passed|gone|over|completed?|already|almost|nearly|around|more than",
    needs=SPAN.pattern,
)
HALF_YEAR = any_word(r"half(?: an?)? year")
RUNS = frozenset({"utter_sorry_results", "utter_complain", ASK_START, TIMELINE})
OF_COURSE = frozenset({COURSE, TIMELINE, f"utter_{COUNT_TOPIC}", f"utter_{RESULTS_TOPIC}"})
PER_TIME = {COUNT_TOPIC: INTERVAL, INTERVAL: INTERVAL, MAINTENANCE: MAINTENANCE}


def spelled_out(turn: Turn) -> Turn:
    """The turn as if it asked what it stands for; others are as they were."""
    if not turn.earlier_said or not turn.text:
        return turn
    readings: tuple[Callable[[Turn], Turn], ...] = (
        claims.spelled_out, _only_named, _has_passed, _on_topic, _roughly, _as_suggested,
    )  # fmt: skip
    for reading in readings:
        if (found := reading(turn)) is not turn:
            return found
    return turn


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


def _has_passed(turn: Turn) -> Turn:
    """ "Its been 2 months" tells when the course began that shows nothing yet."""
    span = SPAN.search(turn.text) if HAS_PASSED.fullmatch(turn.text) else None
    known = turn.treatment and not (turn.named or turn.has_date or turn.start_date) and RUNS & {*turn.previous}
    if not span or not known:
        return turn
    began = HALF_YEAR.sub("6 months", span.group())
    return replace(turn.with_question(RESULTS_TOPIC, []), named_date=f"{began} ago", details=[])


def _roughly(turn: Turn) -> Turn:
    """ "Approx?" asks for the price only where that was talked about."""
    left = [each for each in turn.questions if each.intent != PRICE]
    unasked = is_rough(turn) and turn.topic != PRICE and len(left) < len(turn.questions)
    if unasked and left:
        return replace(turn, intent=left[0].intent, questions=left)
    return turn.with_question(turn.topic, turn.named) if unasked and turn.topic else turn


def _on_topic(turn: Turn) -> Turn:
    """What goes on with what was just told: "minimum?", "my friend says six", "and per month?", "anything after?"."""
    topic = _topic_again(turn)
    if not topic or turn.named:
        return turn
    about = [turn.treatment] if topic == MAINTENANCE and turn.treatment else []
    return replace(turn.with_question(topic, about), date_words=None)


def _topic_again(turn: Turn) -> str | None:
    told = any(action.startswith(f"utter_{turn.topic}") for action in turn.previous)
    asks_why = turn.intent == "doubt" and WHY.search(turn.text)  # "why can't you say it"
    if told and turn.topic == PRICE and (URGES.fullmatch(turn.text) or asks_why):
        return PRICE  # once more
    if told and turn.topic in PER_TIME and PER_PERIOD.fullmatch(turn.text):
        return PER_TIME[turn.topic]
    if OF_COURSE & {*turn.previous} and not turn.has_date and AFTERWARDS.fullmatch(turn.text):
        return MAINTENANCE  # how its results are kept
    unsure = all(each.intent == MAINTENANCE or not is_sure(each) for each in turn.questions)
    if turn.topic == MAINTENANCE and (MEANS_RESULTS.fullmatch(turn.text) or (unsure and PERIODS.search(turn.text))):
        return MAINTENANCE  # "I mean the results", "so every year?"
    if turn.topic in care.ASKS_SAFETY and ADDS.match(turn.text) and care.for_whom(turn)[1]:
        return turn.topic  # "and after delivery?"
    # A bare number that others say is one of what was just told.
    return turn.topic if str(turn.topic).removeprefix("ask_") in FIGURE_OF and HEARD.search(turn.text) else None


def _as_suggested(turn: Turn) -> Turn:
    """ "Reasons?" is no doubt where these were just offered: an unclear word or two that comes near to the offer."""
    likeliest, score = next((each for each in turn.ranking if each[0].startswith("ask_")), ("", 0.0))
    near = turn.intent in ("doubt", UNSURE) and len(turn.text.split()) <= FEW and score >= NEAR
    offered = turn.suggestion if near else None
    return turn.with_question(*offered) if offered and offered[0] == likeliest else turn
