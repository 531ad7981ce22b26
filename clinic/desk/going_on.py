"""Tells when a message only goes back to what was asked: "continue", "where were we", "what do I do now"."""

import re

_BEFORE = r"\W*(?:(?:so|ok(?:ay)?|and|then|now|but|sorry|wait|hmm|oh)\W+)*"
_AFTER = r"(?:\W+(?:now|then|next|again|about|here|off|left|me|please|pls))*\W*"
_WHERE_IT_STANDS = re.compile(
    rf"{_BEFORE}(?:where (?:were|was|are) (?:we|i)|where did (?:we|i) (?:stop|leave)|kaha+n? the(?: hum)?"
    r"|what (?:were|was|are) (?:you|we) (?:\w+ )?(?:asking|talking|doing|saying)|what did (?:you|u) (?:just )?ask"
    r"|what (?:was|is) (?:the|your|ur) (?:last )?question|what do (?:you|u) (?:need|want)(?: from me)?"
    rf"|what (?:do|should|shall|can|must) i (?:have to )?do){_AFTER}",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\W*(?:(?:ok|okay|yes|no|please|pls|i|want to|would like to|let['’]?s|lets|can we|wait)\W+)*"
    r"(?:continue|proceed|go on|carry on|go ahead|resume)(?:\W+(?:please|pls|now|with|it|this|the|booking"
    r"|from here))*\W*",
    re.IGNORECASE,
)


def goes_on(text: str) -> bool:
    """Whether a message says nothing but that the talk is to go on; to a yes-or-no question that may be a yes."""
    return bool(_GOES_ON.fullmatch(text))


def asks_where_it_stands(text: str) -> bool:
    """Whether a message asks what was being talked about, or what there is to do now, and so for the question again."""
    return bool(_WHERE_IT_STANDS.fullmatch(text))
