"""Tells what reception is to be told, and what is not to be passed on."""

from clinic.patterns import any_case, says

TELLS_CALLER = any_case(
    r"(?<!n't )(?<!n’t )(?<!nt )(?<!not )(?<!you )(?<!u )\b(?:tell|inform|let) (?:them|him|her|reception|the (?:doctor"
    r"|clinic|staff|desk))\b"
)
# Whether a message wants something noted beside the details of a request.
adds_note = says(  # "can you add that I am diabetic"
    r"(?<!n't )(?<!n’t )(?<!not )\b(?:add|note|mention|write|include|put)"
    r"(?: (?:down|in|there|it|also|too|a note|them)){0,2} that (?:i|we|he|she|my)\b"
)
WAS_TOLD = any_case(  # "did you tell reception", "have they been informed", "you told them na?"
    r"\b(?:did|have|has|you|u) (?:\w+ )?(?:tell|told|inform|informed|mention|mentioned|pass|passed|let)\b"
    r"|\bbeen (?:told|informed)\b"
)
# Whether a message says that what was asked here is not to be passed on.
keeps_questions = says(
    r"\b(?:do ?n['’]?t|do not|not|never|no need to|without) (?:have to )?(?:tell|telling|pass|share|send"
    r"|forward|mention|give|say"
    r"|show)\w*\b.{0,25}\b(?:questions?|what (?:all )?i(?:['’]ve| have)? (?:\w+ )?(?:ask|wrote|written"
    r"|said|typed|told)\w*|i asked|(?:this|the|my) chat)\b"
)


def tells_caller(text: str) -> bool:
    """Whether a message says what reception is to be told."""
    return bool(TELLS_CALLER.search(text))


def asks_if_told(text: str) -> bool:
    """Whether a message asks if reception was told something."""
    return bool(WAS_TOLD.search(text))


def before_telling(text: str) -> str:
    """What stands before that which reception is to be told."""
    return TELLS_CALLER.split(text, maxsplit=1)[0]


def what_to_tell(text: str) -> str:
    """That which reception is to be told, without what stands before it: "Meena, 98..., tell them it hurts"."""
    return text[len(before_telling(text)) :]
