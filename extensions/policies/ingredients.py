"""Tells a treatment's name from an ingredient of another treatment that goes by the same words: "growth factors"."""

import re
from dataclasses import replace

from clinic.patterns import any_case
from clinic.phrasing import first_sentence
from extensions.nlu.reading import NAMES_ONLY
from extensions.policies.responses import Responses
from extensions.policies.turn import ASK_PARTICULAR, Turn

INGREDIENTS = "ask_ingredients"
OF_TREATMENT = any_case(r"\bfor (?:the )?$")  # "and for growth factor?"

# "Is growth factor in mesotherapy", with both masked.
IS_INSIDE = any_case(
    r"\btreatments? (?:(?:is|are|be) )?(?:there )?(?:in|inside)(?: the)? treatment"
    r"|\btreatment (?:has|have|contains?|includes?|uses?) (?:any |the |also )*treatment"
)


def as_ingredient(turn: Turn, responses: Responses) -> Turn:
    """The turn without a treatment of whose name it only asks whether it is in the one that it is about."""
    if len(turn.spans) != len(turn.named) or not _asks_what_is_inside(turn):
        return turn
    written = {name: turn.text[start:end] for name, (start, end) in zip(turn.named, turn.spans, strict=True)}
    for about in filter(None, (*turn.named, turn.treatment)):
        inside = {name: _told_of(words, about, responses) for name, words in written.items() if name != about}
        if keys := [key for told in inside.values() for key in told]:
            details = list(dict.fromkeys([*turn.details, *keys]))
            named = [name for name in turn.named if not inside.get(name)]
            asked = replace(turn, named=named, spans=[], details=details)
            return asked.with_question(INGREDIENTS, [about])
    return turn


def _asks_what_is_inside(turn: Turn) -> bool:
    """Whether it asks for ingredients, or goes on with them by a name alone."""
    if IS_INSIDE.search(turn.masked):
        return True
    if turn.intent == NAMES_ONLY and turn.named:
        before = turn.topic == INGREDIENTS or str(turn.topic).startswith(ASK_PARTICULAR)
        return before and not OF_TREATMENT.search(turn.text[: turn.spans[0][0]])
    return {question.intent for question in turn.questions} == {INGREDIENTS}


def _told_of(words: str, treatment: str, responses: Responses) -> list[str]:
    """The particulars of a treatment whose answers have these words."""
    pattern = any_case(rf"\b{re.escape(words.lower().removesuffix('s'))}")
    actions = {key: f"utter_{ASK_PARTICULAR}{key}" for key in responses.details()}
    # After the first sentence it may name the others of which it is not told.
    told = {key: first_sentence(responses.text(action, treatment)) for key, action in actions.items()
            if not responses.is_silent(action, treatment)}  # fmt: skip
    return [key for key, text in told.items() if pattern.search(text)][:1]
