"""Hears of illnesses and medicines, which the dermatologist must know of, in the patient's own words."""

import re
from dataclasses import replace

from clinic.phrasing import listed
from extensions.nlu.clauses import clauses
from extensions.policies.medicines import DRUG, MEDICINE, asks_to_stop
from extensions.policies.responses import Responses
from extensions.policies.turn import Turn

# Illnesses, medicines and the like by which the patient's own word is said back.
# "Heart problem", but not "my heart is racing" nor "heart out".
_ITS = (
    r"(?!(?:is|was|are|were|and|or|but|in|of|for|with|to|has|have|had|will|goes|go|out|so|not|just|says?|wants?"
    r"|beat\w*|rac\w+|pound\w+|s[iau]nk\w*|br[eo]\w+|skip\w*|melt\w*|jump\w*|flutter\w*|stop\w*)\b)\w+"
)
ILLNESS = re.compile(
    rf"\b(?:{MEDICINE}|diabet(?:es|ic)|sugar|thyroid|pcos|pcod|blood pressure|bp|hypertension|statins?|asthma"
    r"|epilepsy|epileptic|(?:\w+ )?cancer|chemo|chemotherapy"
    rf"|psoriasis|eczema|lupus|an[ae]?emi[ac]|(?:kidney|liver|heart) {_ITS}|angina|angioplasty|bypass"
    r"|stents?|pacemaker|stroke"
    r"|ha?emophilia|hepatitis|hiv|tb"
    r"|arthritis|migraine|allerg(?:y|ies|ic)(?: to (?!lots|many|some|so|an?|the|all|it|this|that)"
    r"(?:(?:local|general|numbing|hair|sea) )?\w+)?|dengue|typhoid"
    r"|covid|jaundice|fever|bukhar"
    rf"|low platelets?|keloids?|hormone {_ITS}|bleeding disorder)\b",
    re.IGNORECASE,
)
TELLS = re.compile(
    r"\b(?:i|i['’]m|i['’]ve|im|ive|he|she|my|mother|father|mom|dad|wife|husband|son|daughter|mujhe|mummy|papa)\b"
    r"(?:\W+\w+){0,8}?\W+(?:have|has|had|take|takes|taking|am|is|on|use|using|suffer\w*|diagnosed|got|hai|for|also)\b"
    r"|\b(?:bhi )?(?:hai|hu|hoon)\b|^\W*(?:have|had|diabetic|on|taking)\b"
    rf"|\bafter (?:my |her |his |the )?chemo\w*|\b(?:on|taking) (?:\w+ )?{MEDICINE}\b",
    re.IGNORECASE,
)
CAUSES = re.compile(
    r"\b(?:cause[sd]?|causing|because of|due to|lead to|reason)\b|\bafter (?:dengue|typhoid"
    r"|covid|fever)",
    re.I,
)
# Of the treatments, and nobody's illness: "my friend got an allergy from it".
HEARD = re.compile(
    r"\b(?:heard|suna)\b"
    r"|\b(?:friend|neighbou?r|colleague|cousin|someone|somebody|people|dost)s?(?: \w+){1,3} allerg\w+"
    r" from (?:it|treatment)\b",
    re.IGNORECASE,
)
AFTER_THE = {
    "diabetic": "diabetes", "allergic": "allergy", "anemic": "anaemia", "anaemic": "anaemia",
    "epileptic": "epilepsy", "bp": "BP", "pcos": "PCOS", "pcod": "PCOD", "hiv": "HIV", "tb": "TB",
}  # fmt: skip
MOST_TOLD = 3
COMBINATION, SUITABILITY = "ask_combination", "ask_suitability"
OWN_DRUG = re.compile(rf"\b(?:my|his|her|mere|meri|takes?|taking) (?:\w+ ){{0,2}}?{DRUG}", re.IGNORECASE)
WITH_IT = re.compile(r"\b(?:with|on|taking|using) (?:it|this|that|them|these)\b", re.IGNORECASE)


def without_its_date(turn: Turn) -> Turn:
    """The turn without a day that is of an illness, and begins no course: "I had angina 10 years back"."""
    days = (turn.date_words or "").lower()
    pieces = [turn.masked[piece.start : piece.end].lower() for piece in clauses(turn.masked)]
    of_illness = days and any(days in piece and ILLNESS.search(piece) and "treatment" not in piece for piece in pieces)
    if not of_illness:
        return turn
    turn = replace(turn, date_words=None)
    return turn if turn.asks else turn.with_question("share_story", turn.named)


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
    if not TELLS.search(turn.text) or CAUSES.search(turn.text):
        return None
    before = " ".join(turn.said_before).lower()
    pieces = (turn.masked[piece.start : piece.end] for piece in clauses(turn.masked))
    own = " ".join(piece for piece in pieces if not HEARD.search(piece))
    found = dict.fromkeys(match.group().lower() for match in ILLNESS.finditer(own))
    nouns = (" ".join(AFTER_THE.get(part, part) for part in word.split()) for word in found if word not in before)
    new = [*dict.fromkeys(nouns)][:MOST_TOLD]
    return listed(new, "and") if new else None
