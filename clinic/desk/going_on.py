"""Tells when a message is about the talk alone: to go on with it, what was asked last, to start over, to go back."""

from clinic.patterns import whole

_WHERE_IT_STANDS = whole(
    r"where (?:were|was|are) (?:we|i)|where did (?:we|i) (?:stop|leave)|kaha+n? the(?: hum)?"
    r"|what (?:were|was|are) (?:you|we) (?:\w+ )?(?:asking|talking|doing|saying)|what did (?:you|u) (?:just )?ask"
    r"|what (?:was|is) (?:the|your|ur) (?:last )?question|what do (?:you|u) (?:need|want)(?: from me)?"
    r"|what (?:do|should|shall|can|must) i (?:have to )?do",
    after="about|off|left|me",
)
_GOES_ON = whole(
    r"continue|proceed|go on|carry on|go ahead|resume",
    before=r"i|want to|would like to|let['’]?s|can we",
    after="with|it|this|the|booking|from here",
)
# Not "will the hair loss start again?".
_RESTARTS = whole(
    r"start (?:over|again|afresh)|restart|begin again|(?:a )?new booking|(?:start )?from the (?:beginning|start)",
    before=r"can|could|may|let['’]?s?|i|we|us|me|want|would|like|to",
    after="it|this|everything|the (?:booking|form)|from the (?:beginning|start)",
)
_GOES_BACK = whole(r"(?:go |step )?back|change|edit", before="can i|i want to")


def goes_on(text: str) -> bool:
    """Whether a message says nothing but that the talk is to go on; to a yes-or-no question that may be a yes."""
    return bool(_GOES_ON.fullmatch(text))


def asks_where_it_stands(text: str) -> bool:
    """Whether a message asks what was being talked about, or what there is to do now, and so for the question again."""
    return bool(_WHERE_IT_STANDS.fullmatch(text))


def restarts(text: str) -> bool:
    """Whether a message wants the request to be begun again."""
    return bool(_RESTARTS.fullmatch(text))


def goes_back(text: str) -> bool:
    """Whether a message wants something said before to be changed, and does not say what."""
    return bool(_GOES_BACK.fullmatch(text))
