"""Keeps urgent advice up in the turns after it was given."""

import re
from typing import Any

from extensions.policies.turn import Turn

GIVEN = ("utter_report_urgent", "utter_report_urgent_again", "utter_report_despair", "utter_report_despair_again")
DESPAIR = GIVEN[2:]
PERSON = "talk_to_human"
LASTING = 6  # turns in which a further sign brings the advice up again
REPLIES = frozenset(
    {"affirm", "deny", "thanks", "share_story", "share_feelings", "complain", "doubt", "greet", "nlu_fallback"}
)  # to urgent advice, asking nothing
WORRIES = re.compile(
    r"\b(?:normal|serious|danger\w*|worr\w+|emergency|what (?:should|shall|do|can) i|what to do)\b", re.IGNORECASE
)
SIGNS = re.compile(
    r"\b(?:fever\w*|bu?kh?aa?r|temperature|pain\w*|dard|hurt\w*|headache|ache\w*|s[uo]o?jan|swell\w*|swollen"
    r"|bleed\w*|blood"
    r"|khoon|dizz\w*|giddy|chakk?ar|vomit\w*|ulti|nausea|rash\w*|hives|itch\w*|khujli|burn\w*|jalan|numb(?!er)\w*"
    r"|breath\w*|saans"
    r"|faint\w*|weak\w*|chills?|shiver\w*|pus|infect\w*|redness|lumps?|blister\w*|vision|1?\d\d(?:\.\d)? ?(?:f"
    r"|degrees?))\b",
    re.IGNORECASE,
)
STATES = re.compile(
    r"\b(?:now|still|also|too|bhi|hai|ho rah\w+|again|more|less|better|worse|bad|stopped|started|since|have|has"
    r"|having"
    r"|feel\w*|getting|is there|are there|came|gone|got|normal|abhi)\b",
    re.IGNORECASE,
)
MISUNDERSTOOD = re.compile(r"\b(?:i mean|i meant|joking|joke|kidding|not like that)\b", re.IGNORECASE)
EASES = re.compile(
    r"\b(?:not (?:so|that|too|as) bad|(?:bit|little|much|some ?what|feeling|is|its|it['’]s|am) (?:better|less"
    r"|ok|okay|fine)"
    r"|stopped|gone (?:down|now)|reduced|thik|theek|settled|a bit better|went down|came down)\b",
    re.IGNORECASE,
)
# Asked beside a sign they mean the sign.
ABOUT_SIGNS = frozenset({
    "ask_pain", "ask_safety", "ask_downtime", "ask_regrowth", "ask_causes", "ask_signs", "ask_hair_loss",
    "ask_suitability", "ask_who_treats", "ask_how_it_works", "ask_other_treatment", "ask_source",
})  # fmt: skip


def ago(turn: Turn) -> tuple[int, bool] | None:
    """How many turns ago urgent advice was given last, and whether for despair; None where it was not."""
    for distance, past in enumerate(reversed(turn.past), start=1):
        given = [action for action, _ in past.done if action in GIVEN]
        if given:
            return distance, given[-1] in DESPAIR
    return None


def again(turn: Turn) -> str | None:
    """The advice to give once more before anything else."""
    found = ago(turn)
    if found is None or found[0] > LASTING or turn.intent == "report_urgent":
        return None
    distance, despair = found
    if despair:
        return GIVEN[3] if distance == 1 and not MISUNDERSTOOD.search(turn.text) else None
    sign = SIGNS.search(turn.text) and STATES.search(turn.text)
    right_after = distance == 1 and (
        turn.intent in REPLIES or WORRIES.search(turn.text) or SIGNS.search(turn.text) or EASES.search(turn.text)
    )
    wants_person = distance <= 2 and turn.intent == PERSON  # "whom should I call"
    return GIVEN[1] if sign or right_after or wants_person else None


def questions_beside(turn: Turn) -> list[dict[str, Any]]:
    """The questions of the message that are answered after the advice: those that cannot mean the sign itself."""
    return [each for each in turn.questions if each["intent"] == PERSON
            or (str(each["intent"]).startswith("ask_") and each["intent"] not in ABOUT_SIGNS)]  # fmt: skip
