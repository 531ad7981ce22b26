"""Keeps urgent advice up in the turns after it was given, until there is help or it is over."""

from clinic.desk.clauses import asks
from clinic.patterns import any_case, any_word, nothing_but
from extensions.nlu.harmless import denies_despair
from extensions.nlu.reading import SENTENCE, URGENT, Question
from extensions.policies import recovery, still_urgent
from extensions.policies.requests import CHANGE
from extensions.policies.signs import SIGNS, tells_sign
from extensions.policies.turn import Turn

DESPAIR = ("utter_report_despair", "utter_report_despair_again")
DESPAIR_AGAIN = DESPAIR[1]
GIVEN = ("utter_report_urgent", *still_urgent.ADVICE, *DESPAIR)
CAUSE, SESSION = "utter_reaction_cause", "utter_reaction_session"
PASSING = frozenset({CAUSE, SESSION})  # answers after which the emergency is as open as before
STARTS = frozenset({still_urgent.PERSON, still_urgent.BOOKS})
LASTING = 6  # turns in which a further sign brings the advice up again
# "Should I drive to the clinic", "when will you call", but not "can I go to the gym" or "... for my session".
SEEKS = any_case(
    r"\b(?:should|shall|can|must|may|do) (?:i|we|he|she) (?:\w+ )?(?:drive|go|come|wait|rush|visit|call|(?:bring"
    r"|take) (?:him|her|them))(?: (?:to|in|at|you|the|a|my|your|him|her|them|there|now|today|directly|straight|back"
    r"|alone|myself|clinic|hospital|doctor|dr|emergency|er|casualty|ambulance|112))*(?=\W*$|[,.?]| or\b| and\b)"
    r"|\bwhen (?:will|can|do|are) (?:you|they|any ?one|some ?one|the doctor|doctor|the clinic) (?:\w+ )?(?:call|com"
    r"|reply)\w*"
)
AGAIN = any_word("again|back|phir|dobara|wapas|returned")
# "It has come back", after it was over.
COMES_BACK = nothing_but(
    rf"it(?:['’]?s)?|that|this|the|same|thing|has|is|was|c[ao]me|coming|start\w*|happen\w*|ho|aa|ga?y[aei]|ra?h[aei]|hai"
    rf"|oh|no|{AGAIN.pattern}",
    needs=rf"(?:it|c[ao]me|coming|start\w*|happen\w*|ho|aa)\S*\b.*{AGAIN.pattern}|phir se|wapas aa",
)


def ago(turn: Turn) -> tuple[int, bool] | None:
    """How many turns ago urgent advice was given last, and whether for despair; None where it was not, or is over."""
    distance = 0
    for past in reversed(turn.past):
        done = {action for action, _ in past.done}
        if recovery.RESPONSES & done:
            return None
        if given := done & {*GIVEN}:
            return distance + 1, bool(given & {*DESPAIR})
        distance += not PASSING & done
    return None


def again(turn: Turn) -> str | None:
    """What is said before anything else because of urgent advice before: that it is over, or the advice once more.

    Right after the advice the emergency is open: whatever is not plainly about something else is about it. Later only
    a sign, and what one may do against it, brings it up again.
    """
    if turn.intent != URGENT and denies_despair(turn.text):
        return recovery.DESPAIR_EASED
    if recovery.RESPONSES & {*turn.previous}:
        return _after_recovery(turn)
    found = ago(turn)
    if found is None or found[0] > LASTING:
        return None
    distance, despair = found
    if ended := recovery.response(turn, despair):
        return ended
    is_open = distance == 1
    if turn.intent == URGENT:
        return _to_alarm(turn, despair, is_open)
    other = still_urgent.is_other_matter(turn)
    if despair:
        return DESPAIR_AGAIN if is_open and (not other or DESPAIR[0] in turn.previous) else None
    seeks = distance <= 2 and (turn.intent == still_urgent.PERSON or SEEKS.search(turn.text))  # "whom should I call"
    returns = still_urgent.asks_what_to_give(turn) or seeks or tells_sign(turn.masked)
    return still_urgent.advice(turn) if returns or (is_open and not other) else None


def _to_alarm(turn: Turn, despair: bool, is_open: bool) -> str | None:
    """The short advice where nothing new is alarming, or something is asked of it; None leaves it to the rule."""
    if despair:
        return None if turn.symptom else DESPAIR_AGAIN
    fitting = still_urgent.advice(turn)
    asks = fitting in (still_urgent.NO_CALL, still_urgent.NO_REMEDY)
    return fitting if is_open and (asks or not turn.symptom) else None


def _after_recovery(turn: Turn) -> str | None:
    """What is said right after word of help or of an end of it: all is well, it may return, or help is sought."""
    if not {recovery.IN_CARE, recovery.OVER} & {*turn.previous} or turn.intent == URGENT:
        return None
    if recovery.RETURNS.search(turn.text):
        return recovery.OVER  # which says what to do then
    sign_again = SIGNS.search(turn.masked) and AGAIN.search(turn.masked)
    if not asks(turn.text) and (sign_again or COMES_BACK.fullmatch(turn.text)):
        return still_urgent.AGAIN
    new = recovery.IN_CARE in turn.previous or turn.intent not in still_urgent.AGREES
    if new and recovery.response(turn, despair=False) == recovery.OVER:
        return recovery.OVER
    return still_urgent.AGAIN if SEEKS.search(turn.text) else None


def asks_leave(turn: Turn, said: str) -> bool:
    """Whether, now that it is over, the message only asks to ask: "can i ask about PRP now"."""
    return said in recovery.RESPONSES and not turn.asks and bool(recovery.ASKS_LEAVE.search(turn.text))


def questions_beside(turn: Turn, said: str) -> list[Question]:
    """The questions of the message that are answered after what is said: those that cannot mean the sign itself.

    No booking or call-back is begun below urgent advice, unless the clinic is to see what was told of, nor while the
    patient is with a doctor.
    """
    if SEEKS.search(turn.text) or recovery.RETURNS.search(turn.text):
        return []
    if said not in recovery.RESPONSES:
        starts = STARTS if still_urgent.is_for_clinic(turn) else frozenset()
        return [each for each in turn.questions if each.intent in starts or still_urgent.is_plain(each, turn)]
    asking = any(map(asks, SENTENCE.findall(turn.text)))
    of_it = still_urgent.ABOUT_SIGNS | ({"ask_clinic_info"} if said == recovery.IN_CARE else set())
    return [
        each for each in turn.questions
        if (each.intent in {*STARTS, CHANGE} and said != recovery.IN_CARE)
        or (each.intent.startswith("ask_") and (asking or each.intent not in of_it))
    ]  # fmt: skip
