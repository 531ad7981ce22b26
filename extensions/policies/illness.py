"""Hears of illnesses and medicines, which the dermatologist must know of, in the patient's own words."""

from dataclasses import replace

from clinic.patterns import any_case, any_word
from clinic.people import RELATIVE
from clinic.phrasing import listed
from extensions.nlu.clauses import clauses
from extensions.nlu.reading import UNSURE, URGENT
from extensions.policies.medicines import DRUG, FOR_HAIR, MEDICINE, asks_to_stop
from extensions.policies.responses import Responses
from extensions.policies.turn import Turn

OF_WHAT = (  # "breast cancer", "nut allergy"
    r"(?:(?!(?:i|had|have|has|having|got|get|gets|an?|any|my|his|her|the|of|with|from|after|is|was|am|on|in|to|for"
    r"|no|and|or|some|this|that|severe|bad|also|gives?|gave|cause[sd]?)\b)\w+ )?"
)
ORGAN = (
    r"(?:heart|kidney|liver) (?:patient|problem|disease|condition|trouble|issue|attack|failure|surgery|operation"
    r"|transplant|stone|block\w*|valve|infection)s?|kidneys?|liver"
)
PASSED = r"(?:dengue|typhoid|malaria|chikungunya|covid|corona|jaundice|fever|bukhar)"
LASTING = (
    r"(?:diabet(?:es|ic)|sugar|thyroid|pcos|pcod|blood pressure|bp|hypertension|asthma|epilepsy|epileptic"
    rf"|{OF_WHAT}cancer|chemo|chemotherapy|psoriasis|eczema|lupus|an[ae]?emi[ac]|{ORGAN}|angina|angioplasty|bypass|stents?"
    rf"|pacemaker|stroke|ha?emophilia|hepatitis|hiv|tb|arthritis|migraine"
    r"|allerg(?:y|ies|ic) to (?!lots|many|some|so|an?|the|all|it|this|that)(?:(?:local|general|numbing|hair|sea) )?\w+"
    rf"|{OF_WHAT}allerg(?:y|ies)|allergic|low platelets?|keloids?"
    r"|hormone (?:problem|imbalance|issue|disorder|therapy|treatment|tablet|pill|medicine|condition)s?"
    r"|bleeding disorder)"
)
# Illnesses, medicines and the like by which the patient's own word is said back.
ILLNESS = any_word(rf"{LASTING}|{MEDICINE}|statins?|{PASSED}")
# What has passed, or is taken for the hair, leaves it open whether a treatment is safe.
OPEN = any_case(rf"{PASSED}|{FOR_HAIR}")
# "No diabetes or bp", "my thyroid is normal".
NOT_HAD = any_case(
    rf"\b(?:no|not|never|without|(?:do|does|did|have|has|is|was)n['’]?t)\W+(?:(?:any|have|had|an?|history|of|known|such)\W+)*(?:{LASTING}|{PASSED})\b"
    rf"(?:\W+(?:(?:or|and|nor|no)\W+)*{LASTING}\b)*"
    rf"|\bnormal {LASTING}\b|\b{LASTING}(?: (?!not\b|never\b|isn['’]?t\b)\w+){{0,3}} normal\b"
)
# "Should I take biotin", which is not taken yet.
MAY_TAKE = any_case(
    r"\b(?:should|shall|can|could|may|must|do|would)\W+(?:i|we|he|she|my \w+)\W+(?:\w+\W+)?"
    rf"(?:take|use|have|try|start|apply|need)\W+(?:(?:an?|any|some|the|this|that|one|daily)\W+)*{MEDICINE}\b"
)
TELLS = any_case(
    rf"\b(?:i|i['’]m|i['’]ve|im|ive|he|she|my|mujhe|{RELATIVE})\b"
    r"(?:\W+\w+){0,8}?\W+(?:have|has|had|take|takes|taking|am|is|on|use|using|suffer\w*|diagnosed|got"
    r"|finished|completed|underwent|undergoing|hai|for|also|allergic|took|taken|stopped|used|was|gave|given|prescribed)\b"
    r"|\b(?:bhi )?(?:hai|hu|hoon)\b|^\W*(?:have|had|diabetic|on|taking)\b"
    r"|\b(?:gave|prescribed|put) (?:me|him|her)\b"
    rf"|\bafter (?:my |her |his |the )?chemo\w*|\b(?:on|taking) (?:\w+ )?{MEDICINE}\b"
)
CAUSES = any_case(r"\b(?:cause[sd]?|causing|because of|due to|lead to|reason)\b|\bafter (?:dengue|typhoid|covid|fever)")
# Of the treatments, and nobody's illness: "my friend got an allergy from it".
HEARD = any_case(
    r"\b(?:heard|suna)\b"
    r"|\b(?:friend|neighbou?r|colleague|cousin|someone|somebody|people|dost)s?(?: \w+){1,3} allerg\w+"
    r" from (?:it|treatment)\b"
)
AFTER_THE = {
    "diabetic": "diabetes", "allergic": "allergy", "anemic": "anaemia", "anaemic": "anaemia",
    "epileptic": "epilepsy", "bp": "BP", "pcos": "PCOS", "pcod": "PCOD", "hiv": "HIV", "tb": "TB",
    "patient": "condition", "sugar": "blood sugar", "thyroid": "thyroid condition",
}  # fmt: skip
MOST_TOLD = 3
# "It's 5 months since I stopped", "but that was last year": how long an illness or a medicine is over.
LAPSED = any_case(
    r"\W*(?:(?:but|and|so|yes|no|now|well)\W+)*(?:(?:it|that|this)(?:['’]?s| is| has| was)?"
    r"|(?:i|he|she) (?:\w+ )?(?:stopped|finished|left|recovered|had|took|quit)|already|been)\b"
    r"[^?]*\b(?:days?|weeks?|months?|years?|yrs?|mahin\w*|saal)\b[^?]*"
)
OF_TIME = frozenset({"inform_date", "ask_results_time", "ask_session_interval", "ask_maintenance", UNSURE})
RECENT = 3  # messages in which it was told
COMBINATION, SUITABILITY = "ask_combination", "ask_suitability"
OWN_DRUG = any_case(rf"\b(?:my|his|her|mere|meri|takes?|taking) (?:\w+ ){{0,2}}?{DRUG}")
WITH_IT = any_case(r"\b(?:with|on|taking|using) (?:it|this|that|them|these)\b")


def without_its_date(turn: Turn) -> Turn:
    """The turn without a day that is of an illness, and begins no course: "I had angina 10 years back".

    An alarm stays one: "since yesterday's session I have 102 fever".
    """
    if turn.intent == URGENT:
        return turn
    if turn.intent in OF_TIME and _tells_lapse(turn):
        return replace(turn, date_words=None).with_question("share_story", [])
    days = (turn.date_words or "").lower()
    pieces = [turn.masked[piece.start : piece.end].lower() for piece in clauses(turn.masked)]
    of_illness = days and any(days in piece and ILLNESS.search(piece) and "treatment" not in piece for piece in pieces)
    if not of_illness:
        return turn
    turn = replace(turn, date_words=None)
    return turn if turn.asks else turn.with_question("share_story", turn.named)


def _tells_lapse(turn: Turn) -> bool:
    """Whether it tells how long ago the illness or medicine was that was just told of, and no day of a course."""
    of_course = turn.named or turn.start_date or turn.course or turn.named_date
    ill = any(ILLNESS.search(text) for text in turn.said_before[-RECENT:])
    return bool(ill and not of_course and LAPSED.fullmatch(turn.masked))


def beside_treatment(turn: Turn, responses: Responses) -> Turn:
    """The turn asking whom a treatment suits, where what it is to go with is an illness or a medicine: "while on it".

    What the answers on combining name, such as minoxidil, is left to them, and so are two treatments.
    """
    asked = {question.intent for question in turn.questions}
    if COMBINATION not in asked or len(turn.named) > 1 or asks_to_stop(turn):
        return turn
    before = turn.said_before[-1:] if WITH_IT.search(turn.masked) else []
    said = " . ".join([turn.masked, *before])
    named = [match.group().lower() for words in (ILLNESS, OWN_DRUG) for match in words.finditer(said)]
    answers = [responses.text(f"utter_{COMBINATION}", key).lower() for key in responses.treatments()]
    if not named or any(word.split()[-1] in answer for word in named for answer in answers):
        return turn
    changed = [replace(each, intent=SUITABILITY) if each.intent == COMBINATION else each for each in turn.questions]
    return replace(turn, intent=SUITABILITY if turn.intent == COMBINATION else turn.intent, questions=changed)


def told(turn: Turn) -> str | None:
    """The illnesses and medicines that the message tells of for the first time, as the patient calls them."""
    if CAUSES.search(turn.text):
        return None
    before = " ".join(turn.said_before).lower()
    found = [word for word in _named(turn.masked) if word not in before]
    nouns = (" ".join(AFTER_THE.get(part, part) for part in word.split()) for word in found)
    new = [*dict.fromkeys(nouns)][:MOST_TOLD]
    return listed(new, "and") if new else None


def is_known(turn: Turn) -> bool:
    """Whether the patient has told, now or before, of an illness or a medicine for which a doctor says what is safe."""
    return any(not OPEN.fullmatch(word) for text in (turn.masked, *turn.said_before) for word in _named(text))


def _named(text: str) -> list[str]:
    """The illnesses and medicines that a masked text tells of."""
    pieces = (text[piece.start : piece.end] for piece in clauses(text))
    own = MAY_TAKE.sub(" ", NOT_HAD.sub(" ", " ".join(piece for piece in pieces if not HEARD.search(piece))))
    return [match.group().lower() for match in ILLNESS.finditer(own)] if TELLS.search(own) else []
