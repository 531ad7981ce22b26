"""Resolves what "the first one", "the other one", "both" and "the blood one" refer to in a conversation."""

import re
from dataclasses import replace

from clinic.course.numbering import without_days
from clinic.course.patterns import LEFT, SAID_HAD
from clinic.patterns import FILLER, any_case, any_word, nothing_but
from extensions.nlu.finder import EVERY
from extensions.nlu.reading import ABOUT_SEVERAL, COMPARISON, NAMES_ONLY, Question
from extensions.policies.illness import COMBINATION, SUITABILITY
from extensions.policies.listed import foremost, listed, nth, other_one, others, talked_about
from extensions.policies.responses import Responses
from extensions.policies.scope import of_each, same_questions, widened
from extensions.policies.told_apart import KAUNSA, told_of, told_with
from extensions.policies.turn import ASK_PARTICULAR, OVERVIEW, Turn

PLACES = {"first": 0, "1st": 0, "former": 0, "pehla": 0, "pehli": 0, "second": 1, "2nd": 1, "dusra": 1, "doosra": 1,
          "third": 2, "3rd": 2, "last": -1, "latter": -1}  # fmt: skip
NTH = "|".join(PLACES)
ORDINAL = any_case(
    rf"\b(?:the )?(?P<nth>{NTH}) (?:one|treatment|option|wala|wali)\b|(?:(?:^|[,.])\W*(?:ok |and |no |the )*|\b(?:for"
    rf"|of|with|about) the )(?P<alone>{NTH})(?: (?:please|pls|ji))?\W*$"
)
NO_TREATMENT = any_case(r"\b(?:appointment|date|day|when|kab)\w*\b")
SESSION = any_case(r"\b(?:session|sitting|visit)s?\b")  # of a course whose start is known
OTHER = any_case(r"\b(?:the |and )?(?:other|remaining) (?:one|1|treatment|option|wala)\b|\bthe other\W*$")
OTHERS = any_case(r"\b(?:the )?(?:other|remaining) (?:two|2|ones|treatments)\b|\bthe others\b")
# Beside the treatment talked about, and not "can this be done with a lotion".
WITH_ANOTHER = any_case(
    r"\b(?:with|beside|alongside|combin\w+|plus|club\w*|add\w*|mix\w*) (?:the |my |some )?treatment\b"
    r"|\btreatment\b.*\b(?:with|to) (?:it|this|that)\b|\btreatment (?:together|alongside|ke saa?th)\b"
)
WITH_OTHERS = any_word("others?|else|anything|something")
IT_WITH = any_case(r"\b(?:it|this|that) (?:\w+ )?with (?:the )?treatment\b")  # the same, however it is read
BOTH = any_case(r"\bboth(?: of (?:them|these))?\b|\bdono\b")
TOGETHER = any_word(r"together|combin\w+|combo|sides|men|parents|genders|same time|saath")
BY_WORD = any_case(
    r"\b(?!(?:which|what|this|that|the|same|other|another|any|each|only|just|even|do|does|did|can|will|should|pick"
    rf"|choose|select|tell|give|take|suggest|recommend|need|want|{NTH})\b)(\w{{3,}}?)s? (?:one|wala|wali|thing)\b"
)
# "The thing with the vitamins", but not "which one with".
BY_CONTENT = any_case(
    r"(?<!which )(?<!what )(?<!any )(?<!no )(?<!every )\b(?:one|thing|treatment|wala|wali)s? (?:with|using|(?:that"
    r"|which|where)(?: they| you)? (?:uses?|takes?|needs?|has|have|draws?|is|are|gets?)) (?P<what>[^.,;:?!]+)"
)
IS_IT = any_case(r"\b(?:is|was) (?:it|that|this) (?:the )?(?:$|treatment\W*$)")
THAT_ONE = any_case(r"\b(?:that|this) (?:one|treatment)\b")
# Likewise, after a comparison that has told one of them.
THAT = any_case(r"\b(?:for|of|about|with|in) (?:that|this|it)\b|\bus(?:ke|me|ka|ki)\b")
# "Which one?", "which does it?", but not "what?".
WHICH_ALONE = rf"which|{KAUNSA}|one|treatment|of (?:them|these)|is|it|that|hai"
CHOICE = nothing_but(rf"{WHICH_ALONE}|would", needs=rf"which|{KAUNSA}")
WHICH_DOES = nothing_but(
    rf"{WHICH_ALONE}|what (?:one|treatment|of|does|do|has|have|uses?)|does|do|did|has|have|will|this|uses?|mein?",
    needs=rf"which|what|{KAUNSA}",
)
EMPTY = any_word(  # words that ask nothing beside a reference
    rf"{FILLER}|the|ones?|i|mean|meant|want|would|like|tell|me|more|about|it|what|for|with|yes|no|not|both|meaning|same"
    r"|thanks?|thanx|thx|treatment|be|are|choose|take|in|is|that|let|us|go|know|to|detail\w*|explain|batao|bataiye"
)
TREATMENT = any_case(r"\btreatment\b")
BY = len(" of treatment")  # "did 3 sessions of PRP"
LIKELY = 0.3  # score of a topic beside a reference


def resolved(turn: Turn, responses: Responses) -> Turn:
    """The turn as if it named the treatments that it refers to."""
    return same_questions(_referred(of_each(_without_had(turn)), responses))


def _without_had(turn: Turn) -> Turn:
    """The turn without the treatment of which it only tells how many were had: "did 3 PRP, now I want meso"."""
    had = SAID_HAD.search(without_days(turn.masked))
    places = [*TREATMENT.finditer(turn.masked)]
    if not had or len(places) != 2 or not turn.named or LEFT.search(turn.masked):
        return turn
    own, other = places
    if not had.start() < own.end() <= had.end() + BY or other.start() < had.end():
        return turn
    left = turn.named[-1:]
    masked = turn.masked[: had.start()] + turn.masked[max(had.end(), own.end()) :]
    questions = [
        each if each.intent in ABOUT_SEVERAL else replace(each, treatments=left) for each in turn.questions
    ]  # fmt: skip
    return replace(turn, named=left, masked=masked, questions=questions)


def _referred(turn: Turn, responses: Responses) -> Turn:
    if beside := _beside_this(turn):
        return beside
    if turn.named:
        asks = turn.intent == NAMES_ONLY and IS_IT.search(turn.masked)
        return turn.with_question(OVERVIEW, turn.named) if asks else turn
    readings = (_by_place, _others, _other_one, _both, _by_word, _by_content, _that_one, _choice)
    for reading in readings:
        if (found := reading(turn, responses)) is not None:
            return found
    return widened(turn, responses)


def _beside_this(turn: Turn) -> Turn | None:
    """What goes with the treatment talked about: "can I do it with meso", "does it go with other treatments"."""
    asked = [question.intent for question in turn.questions]
    one = turn.treatment not in (None, EVERY, *turn.named) and len(turn.named) < 2 and len(asked) == 1
    if not one or asked[0] not in (COMBINATION, SUITABILITY):
        return None
    words = IT_WITH if asked[0] == SUITABILITY else WITH_ANOTHER if turn.named else WITH_OTHERS
    beside = words.search(turn.masked)
    return turn.with_question(COMBINATION, [str(turn.treatment)]) if beside else None


def _by_place(turn: Turn, responses: Responses) -> Turn | None:
    if not (found := ORDINAL.search(turn.text)):
        return None
    meant = nth(PLACES[(found["nth"] or found["alone"]).lower()], turn, responses)
    of_course = bool(turn.start_date and SESSION.search(turn.text))
    aside = of_course or bool(NO_TREATMENT.search(turn.text)) or turn.has_date
    return _pointing(turn, meant, found) if meant and not aside else turn


def _others(turn: Turn, responses: Responses) -> Turn | None:
    if not (found := OTHERS.search(turn.text)):
        return None
    return _pointing(turn, others(turn, responses), found) if turn.treatment else turn


def _other_one(turn: Turn, responses: Responses) -> Turn | None:
    found = OTHER.search(turn.text)
    goes_on = found is not None and (_is_bare(found) or turn.questions[0].intent == turn.topic)
    other = other_one(turn, responses, goes_on) if found else []
    return _pointing(turn, other, found) if found and other else None


def _both(turn: Turn, responses: Responses) -> Turn | None:
    found = BOTH.search(turn.text)
    if not found or TOGETHER.search(turn.text):
        return None
    choices = (listed(turn, responses), talked_about(turn)[:2][::-1], turn.mentioned)
    two = next((each for each in choices if len(each) == 2), [])
    return _pointing(turn, two, found) if two else turn


def _by_word(turn: Turn, responses: Responses) -> Turn | None:
    """By a word of its name, "the blood one"."""
    found = BY_WORD.search(turn.masked)
    told = told_of(found[1], responses) if found else []
    return _pointing(turn, told, found) if found and len(told) == 1 else None


def _by_content(turn: Turn, responses: Responses) -> Turn | None:
    found = BY_CONTENT.search(turn.masked)
    said = told_with(found["what"], responses) if found else None
    if not found or not said:
        return None
    intent, treatment = said
    asks = IS_IT.search(turn.masked[: found.start()])
    asking = replace(turn.with_question(intent, [treatment]), named=[treatment])
    # What it has is named to tell which one is meant, and not asked for.
    return asking if asks else _pointing(replace(turn, details=[]), [treatment], found)


def _that_one(turn: Turn, responses: Responses) -> Turn | None:
    """The only one of which a particular was told, or the one that a comparison has told."""
    found, one = THAT_ONE.search(turn.text), foremost(turn)
    if found and (told := _only_told(turn, responses)):
        return _pointing(turn, told, found)
    found = found or THAT.search(turn.text)
    return _pointing(turn, [one], found) if one and found else None


def _choice(turn: Turn, responses: Responses) -> Turn | None:
    """ "Which one?" of those told side by side, "which does?" of all."""
    if turn.together and CHOICE.fullmatch(turn.text):
        return turn.with_question(COMPARISON, turn.together)
    asks = turn.topic and WHICH_DOES.fullmatch(turn.text) and responses.needs_treatment(f"utter_{turn.topic}")
    return turn.with_question(str(turn.topic), [EVERY]) if asks else None


def _only_told(turn: Turn, responses: Responses) -> list[str]:
    """The one treatment of which the particular that was answered last is told, if it is only one."""
    if turn.treatment != EVERY or not str(turn.topic).startswith(ASK_PARTICULAR):
        return []
    told = [each for each in responses.treatments() if not responses.is_silent(f"utter_{turn.topic}", each)]
    return told if len(told) == 1 else []


def _pointing(turn: Turn, treatments: list[str], found: "re.Match[str]") -> Turn:
    asked = [question for question in turn.questions if question.intent.startswith(("ask_", "book_"))]
    likeliest, score = turn.ranking[0] if turn.ranking else ("", 0.0)
    if not asked and likeliest.startswith("ask_") and score >= LIKELY:
        asked = [Question(likeliest)]  # a reference makes a message less like any example
    if _is_bare(found) or not asked:
        return replace(turn.with_question(NAMES_ONLY, treatments), named=treatments)
    questions = [replace(question, treatments=question.treatments or treatments) for question in asked]
    return replace(turn, intent=asked[0].intent, named=treatments, questions=questions)


def _is_bare(found: "re.Match[str]") -> bool:
    """Whether the message has nothing beside the reference that asks anything."""
    rest = found.string[: found.start()] + found.string[found.end() :]
    return not re.search(r"[^\W\d_]{2,}", EMPTY.sub("", rest))
