"""Resolves what "the first one", "the other one", "both" and "same questions" refer to in a conversation."""

import re
from dataclasses import replace
from typing import Any

from extensions.nlu.finder import EVERY
from extensions.nlu.reading import COMPARISON, NAMES_ONLY, Question
from extensions.policies.listed import foremost, listed, nth, other_one, others, talked_about
from extensions.policies.responses import Responses
from extensions.policies.told_apart import WHICH, told_of, told_with, which_one
from extensions.policies.turn import ASK_PARTICULAR, MAINTENANCE, ON_HAIR_LOSS, OVERVIEW, PRICE, Turn

PLACES = {"first": 0, "1st": 0, "former": 0, "pehla": 0, "pehli": 0, "second": 1, "2nd": 1, "dusra": 1, "doosra": 1,
          "third": 2, "3rd": 2, "last": -1, "latter": -1}  # fmt: skip
NTH = "|".join(PLACES)
ORDINAL = re.compile(
    rf"\b(?:the )?(?P<nth>{NTH}) (?:one|treatment|option|wala|wali)\b|(?:(?:^|[,.])\W*(?:ok |and |no "
    rf"|the )*|\b(?:for|of|with|about) the )(?P<alone>{NTH})"
    r"(?: (?:please|pls|ji))?\W*$",
    re.IGNORECASE,
)
NO_TREATMENT = re.compile(r"\b(?:appointment|date|day|when|kab)\w*\b", re.IGNORECASE)
SESSION = re.compile(r"\b(?:session|sitting|visit)s?\b", re.IGNORECASE)  # of a course whose start is known
OTHER = re.compile(r"\b(?:the |and )?other (?:one|1|treatment|option|wala)\b|\bthe other\W*$", re.IGNORECASE)
OTHERS = re.compile(r"\b(?:the )?other (?:two|2|ones|treatments)\b|\bthe others\b", re.IGNORECASE)
BOTH = re.compile(r"\bboth(?: of (?:them|these))?\b|\bdono\b", re.IGNORECASE)
TOGETHER = re.compile(r"\b(?:together|combin\w+|combo|sides|men|parents|genders|same time|saath)\b", re.IGNORECASE)
SAME = re.compile(
    r"\b(?:same|all (?:the|those|these))(?: \w+)? (?:questions?|things?|details?|info\w*)\b", re.IGNORECASE
)
ALL = re.compile(
    r"\ball (?:of (?:them|these|those)|three|3|the treatments|take|need|have|require|hurt|are)\b"
    r"|\b(?:of|for|in) (?:all|each)\b|\beach of (?:them|these)\b|\b(?:teeno|sab me)\b",
    re.IGNORECASE,
)
EACH = re.compile(r"\beach\b(?! treatment)(?: one| of (?:them|these|those))?", re.IGNORECASE)
# What each session has, so that "each" of one treatment is each of its sessions.
OF_EACH_SESSION = frozenset({
    "ask_session_duration", "ask_session_interval", PRICE, "ask_pain", "ask_downtime", "ask_procedure",
})  # fmt: skip
BY_WORD = re.compile(
    rf"\b(?!(?:which|what|this|that|the|same|other|another|any|each|only|just|even|do|does|did|can|will|should|{NTH})\b)(\w{{3,}}?)s?"
    r" (?:one|wala|wali|thing)\b",
    re.IGNORECASE,
)
# "The thing with the vitamins", but not "which one with".
BY_CONTENT = re.compile(
    r"(?<!which )(?<!what )(?<!any )(?<!no )(?<!every )\b(?:one|thing|treatment|wala|wali)s?"
    r" (?:with|using|(?:that|which|where)(?: they| you)? (?:uses?|takes?|needs?|has|have|draws?|is|are|gets?))"
    r" (?P<what>[^.,;:?!]+)",
    re.IGNORECASE,
)
IS_IT = re.compile(r"\b(?:is|was) (?:it|that|this) (?:the )?(?:$|treatment\W*$)", re.IGNORECASE)
THAT_ONE = re.compile(r"\b(?:that|this) (?:one|treatment)\b", re.IGNORECASE)
# Likewise, after a comparison that has told one of them.
THAT = re.compile(r"\b(?:for|of|about|with|in) (?:that|this|it)\b|\bus(?:ke|me|ka|ki)\b", re.IGNORECASE)
WHICH_DOES = re.compile(  # but not "what?"
    r"\W*(?:(?:ok|okay|so|and|then|but|well)\W+)*"
    r"(?:which|what(?= (?:one|treatment|of|does|do|has|have|uses?)\b)|kaun ?s[aie]|kons[aie])"
    r"(?: (?:one|treatment|of (?:them|these)|does|do|did|is|has|have|will|then|it|that|this|uses?|hai|mein?))*\W*",
    re.IGNORECASE,
)
CHOICE = re.compile(
    r"\W*(?:(?:ok|okay|so|and|then|but|well)\W+)*(?:which|kaun ?s[aie]|kons[aie])"
    r"(?: (?:one|treatment|of (?:them|these)|then|(?:is|would) (?:it|that)|hai))*\W*",
    re.IGNORECASE,
)
ANY = re.compile(  # but not "is there anything that i should avoid"
    r"\b(?:(?<!see )(?<!notice )(?<!show )(?:anything|something)"
    r"(?!(?: that)? (?:i|we|he|she|they|you|to|my|else|more|special|about|after|before|beforehand)\b)|"
    r"any (?:treatment|option|other|one)|which (?:one|treatment|of (?:them|these)|has"
    r"|is|needs?))"
    r"\b|\b(?:kaun ?s[aie]|kons[aie])\b",
    re.IGNORECASE,
)
EMPTY = re.compile(  # words that ask nothing beside a reference
    r"\b(?:the|one|ones|i|mean|meant|want|would|like|ok|okay|please|pls|tell|me|more|about|it|and|what|for|with"
    r"|yes|no|not|only|just|even|both|meaning|same|too|also|thanks|thanx|thank|thx|treatment|would|be|are"
    r"|then|now|so|choose|take|in|is|that|let|us|go|know|to|detail\w*|explain|sir|madam|sorry|batao|bataiye)\b",
    re.IGNORECASE,
)
IT_LASTS = re.compile(
    r"\b(?:(?:is|are|will) (?:it|that|this|they|(?:the )?(?:results?|effects?|growth))"
    r"|it['’]?s|(?:it|that|this|they|results?) (?:is|are|stays?|remains?|lasts?|will))\b"
    r".*\b(?:permanent\w*|forever|temporary)\b",
    re.IGNORECASE,
)
REGROWTH = "ask_regrowth"
MOST_TOPICS = 4
LIKELY = 0.3  # score of a topic beside a reference


def resolved(turn: Turn, responses: Responses) -> Turn:
    """The turn as if it named the treatments that it refers to."""
    turn = _referred(_of_each(turn), responses)
    return _same_questions(turn, responses) if turn.named and SAME.search(turn.text) else turn


def _of_each(turn: Turn) -> Turn:
    """ "And how long is each one" asks of those told side by side, or of each session of the one talked about."""
    if turn.named not in ([], [EVERY]) or not EACH.search(turn.text):
        return turn
    asked = {question.intent for question in turn.questions}
    one = [turn.treatment] if turn.treatment not in (None, EVERY) and asked <= OF_EACH_SESSION else []
    if not (named := turn.together or [str(each) for each in one]):
        return turn
    return replace(turn, named=named, questions=[replace(question, treatments=named) for question in turn.questions])


def _referred(turn: Turn, responses: Responses) -> Turn:
    if turn.named:
        asks = turn.intent == NAMES_ONLY and IS_IT.search(turn.masked)
        return turn.with_question(OVERVIEW, turn.named) if asks else turn
    if found := ORDINAL.search(turn.text):
        meant = nth(PLACES[(found["nth"] or found["alone"]).lower()], turn, responses)
        of_course = bool(turn.start_date and SESSION.search(turn.text))
        aside = of_course or bool(NO_TREATMENT.search(turn.text)) or turn.has_date
        return _pointing(turn, meant, found) if meant and not aside else turn
    if found := OTHERS.search(turn.text):
        return _pointing(turn, others(turn, responses), found) if turn.treatment else turn
    if (found := OTHER.search(turn.text)) and (other := other_one(turn, responses)):
        return _pointing(turn, other, found)
    if (found := BOTH.search(turn.text)) and not TOGETHER.search(turn.text):
        choices = (listed(turn, responses), talked_about(turn)[:2][::-1], turn.mentioned)
        two = next((each for each in choices if len(each) == 2), [])
        return _pointing(turn, two, found) if two else turn
    if (found := BY_WORD.search(turn.masked)) and len(told := told_of(found[1], responses)) == 1:
        return _pointing(turn, told, found)
    if (found := BY_CONTENT.search(turn.masked)) and (said := told_with(found["what"], responses)):
        intent, treatment = said
        asks = IS_IT.search(turn.masked[: found.start()])
        asking = replace(turn, named=[treatment], **_asking([intent], [treatment]))
        return asking if asks else _pointing(turn, [treatment], found)
    if (found := THAT_ONE.search(turn.text)) and (told := _only_told(turn, responses)):
        return _pointing(turn, told, found)
    if (one := foremost(turn)) and (found := THAT_ONE.search(turn.text) or THAT.search(turn.text)):
        return _pointing(turn, [one], found)
    if turn.together and CHOICE.fullmatch(turn.text):
        return turn.with_question(COMPARISON, turn.together)
    if turn.topic and WHICH_DOES.fullmatch(turn.text) and responses.needs_treatment(f"utter_{turn.topic}"):
        return turn.with_question(turn.topic, [EVERY])
    return _for_all(_which(_lasting(turn), responses), responses)


def _only_told(turn: Turn, responses: Responses) -> list[str]:
    """The one treatment of which the particular that was answered last is told, if it is only one."""
    if turn.treatment != EVERY or not str(turn.topic).startswith(ASK_PARTICULAR):
        return []
    told = [each for each in responses.treatments() if not responses.is_silent(f"utter_{turn.topic}", each)]
    return told if len(told) == 1 else []


def _lasting(turn: Turn) -> Turn:
    """ "Is it permanent?" asks it of the treatment that was just talked about, and else of hair loss."""
    asked = turn.intent == REGROWTH and turn.treatment and IT_LASTS.search(turn.text)
    return turn.with_question(MAINTENANCE, []) if asked and turn.topic not in ON_HAIR_LOSS else turn


def _for_all(turn: Turn, responses: Responses) -> Turn:
    """Questions that name no treatment, for those that were answered side by side before, or for all that are meant."""
    about = [EVERY] if ALL.search(turn.text) else turn.together
    if not about or turn.named:
        return turn
    return replace(turn, questions=[
        replace(question, treatments=about)
        if not question.treatments and responses.needs_treatment(f"utter_{question.intent}") else question
        for question in turn.questions
    ])  # fmt: skip


def _pointing(turn: Turn, treatments: list[str], found: "re.Match[str]") -> Turn:
    rest = found.string[: found.start()] + found.string[found.end() :]
    asked = [question for question in turn.questions if question.intent.startswith(("ask_", "book_"))]
    likeliest, score = turn.ranking[0] if turn.ranking else ("", 0.0)
    if not asked and likeliest.startswith("ask_") and score >= LIKELY:
        asked = [Question(likeliest)]  # a reference makes a message less like any example
    if not re.search(r"[^\W\d_]{2,}", EMPTY.sub("", rest)) or not asked:
        return replace(turn, named=treatments, **_asking([NAMES_ONLY], treatments))
    questions = [replace(question, treatments=question.treatments or treatments) for question in asked]
    return replace(turn, intent=asked[0].intent, named=treatments, questions=questions)


def _asking(intents: list[str], treatments: list[str]) -> dict[str, Any]:
    return {"intent": intents[0], "questions": [Question(each, treatments=treatments) for each in intents]}


def _which(turn: Turn, responses: Responses) -> Turn:
    """ "Which one is numbed?" asks for one treatment, or of those just told; "anything with less pain?" of all."""
    if found := which_one(turn.text, responses):
        intent, treatment = found
        return replace(turn, named=[treatment], **_asking([intent], [treatment]))
    asked, about = turn.questions, (turn.together if WHICH.search(turn.text) else []) or [EVERY]
    if not ANY.search(turn.text) or not asked or not turn.treatment:
        return turn
    for question in asked:
        action = f"utter_{question.intent}"
        if question.treatments or question.intent == COMPARISON or not responses.needs_treatment(action):
            return turn
    return replace(turn, questions=[replace(question, treatments=about) for question in asked])


def _same_questions(turn: Turn, responses: Responses) -> Turn:
    """The topics asked about before, for the treatment that is named now."""
    named = [each for each in turn.named if each != EVERY]  # "all of the same questions"
    topics = [topic for past in turn.past for topic, about in past.answers if about and about not in named]
    topics = [each for each in dict.fromkeys(topics) if each != COMPARISON]
    return replace(turn, named=named, **_asking(topics[-MOST_TOPICS:], named)) if named and len(topics) > 1 else turn
