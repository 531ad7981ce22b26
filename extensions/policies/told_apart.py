"""Finds the treatment whose answers alone have a word: "which one is numbed", "the vitamin one"."""

import re

from clinic.patterns import any_case
from extensions.nlu.reading import SENTENCE
from extensions.policies.responses import Responses

KAUNSA = r"(?:kaun ?s[aie]|kons[aie])"  # which
WHICH = any_case(rf"\b(?:which|what|{KAUNSA})\b (?:one|treatment|of (?:them|these)|has|is|uses?|needs?|mein|me|wala)\b")
# What tells treatments apart, as it stands in their answers.
MARKS = any_case(
    r"\b(numb(?!er)|an[ae]?esth|blood|vitamin|gun\b|centrifuge|syringe|amino|mineral|device|hole|hundred"
    r"|platelet|protein|plant|(\d+)\b(?= sessions?))"
)
NONE = any_case(r"(?:\b(?:no|not|without|never|less|fewer|more)\b|n['’]t\b|\bbina\b)(?: \w+){0,3} $")
SAID_IN = ("utter_ask_pain", "utter_ask_ingredients", "utter_ask_procedure", "utter_ask_session_count")


def told_of(word: str, responses: Responses) -> list[str]:
    """The treatments whose answers have a word: "the vitamin one"."""
    pattern = any_case(rf"\b{re.escape(word)}s?\b")
    return [
        key for key in responses.treatments() if any(pattern.search(responses.text(action, key)) for action in SAID_IN)
    ]


def told_with(words: str, responses: Responses) -> tuple[str, str] | None:
    """The intent on which one treatment's answers alone have what is named, and that treatment: "(one with) blood"."""
    mark = MARKS.search(words)
    return _differing(mark, responses) if mark else None


def which_one(text: str, responses: Responses) -> tuple[str, str] | None:
    """The intent on which one treatment differs from all others, and that treatment: "which one has 6 sessions"."""
    for sentence in SENTENCE.findall(text):
        if WHICH.search(sentence) and (mark := MARKS.search(sentence)):
            return _differing(mark, responses)
    return None


def _differing(mark: "re.Match[str]", responses: Responses) -> tuple[str, str] | None:
    if NONE.search(mark.string[: mark.start()]):
        return None
    for action in SAID_IN:
        keys = [key for key in responses.treatments() if _says(responses.text(action, key), mark)]
        if len(keys) == 1:
            return action.removeprefix("utter_"), keys[0]
    return None


def _says(text: str, mark: "re.Match[str]") -> bool:
    wanted = mark.group(2) or mark.group(1)[:4]
    return bool(re.search(rf"\b{wanted}{r'(?= sessions)' if mark.group(2) else ''}", text, re.IGNORECASE))
