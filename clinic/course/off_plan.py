"""Tells when a course is not kept to: a session that is missed, comes late or is put on another day."""

from clinic.course.asked import MAINTENANCE_TOPIC, Known, Question
from clinic.course.numbering import later_told, which
from clinic.course.patterns import FIRST_OF_ALL, NO_DAY, NTH, SEES, WHEN
from clinic.course.words import COUNT, LAST, NEXT, NUMBERED, ORDINAL, SESSION, UNIT
from clinic.dates import moves
from clinic.dates.words import MONTH, SITTING
from clinic.patterns import any_case

# What puts a session on a day.
PUT_ON = any_case(
    r"\b(?:instead|rather|fix(?:ed)?|scheduled|confirmed|given|gave|shift\w*|postpone\w*|prepone\w*|delay\w*)\b"
)
IN_SPAN = any_case(rf"\b{COUNT}\s+{UNIT}\b")
# A session that was missed or is put off.
MISSED = any_case(
    r"\b(?:was|were|had)\s+(?:supposed|meant|scheduled|planned|due|booked)\b.*\b(?:but|couldn\W?t|could\s+not)\b|"
    r"\b(?:take|have|make|need)\s+(?:a\s+)?(?:\w+\s+)?(?:break|gap)\b(?!\s+from\s+work)|\b(?:pause|interrupt)\b|"
    r"\b(?:mis(?:sed|s|sing)(?!\s+(?:work|office|school|you))|skip\w*(?!\s+(?:\w+\s+)?generations?)|forgot|"
    r"(?:could|did)\s?n['’]?o?t\s+(?:go|come|attend|make|do|take)|"
    r"(?:chh?o?o?t|chh?ut|miss)\s+(?:ho\s+|"
    r"kar\s+)?(?:ga|d)\w+)\b"
)
# A session that was not had: one that is not the first, or the one talked about.
NOT_HAD = any_case(
    r"\b(?:not|never|nahi|(?:did|do|does|have|has|had|was|could)n['’]?t)\s+(?:\w+\s+)?(?:taken?|done|had|gone|been|attended|kiya|liya|ki|li|hu[aei])\b"
)
AFTER_FIRST = any_case(rf"\b(?:{NUMBERED}|next|(?:after|since)\s+(?:that|then|it)|any\s*more)\b")
# Whether to begin anew, which is no wish to begin the conversation anew.
ANEW = any_case(
    r"\b(?:have|need|must|should|shall|can|will|do)\b.*\b(?:(?:(?:re)?start|begin|redo|repeat|take|do)\w*\s+(?:\w+\s+){0,4}?"
    r"(?:over\s+again|anew|from\s+(?:the\s+)?(?:beginning|start(?!\s+to)|scratch|zero|"
    rf"(?:first|1st)(?!\s+(?:of\s+)?{MONTH})))\b)|\b(?:phir\s+se\s+shuru|dobara\s+shuru|shuru\s+se)\s+(?:karna|karwana|karu|lena|leni)\b"
)
_ONE_OF = rf"\b(?:{NUMBERED}|next\s+(?:one|{SESSION}))\b"
# A session that comes late, another gap than the article's, a course gone on with later.
OFF_PLAN = any_case(
    rf"\b(?:{COUNT}|few|some)\s+{UNIT}\s+late\b|\b(?:i|it|one|{SESSION})(?:\s+\w+){{0,3}}\s+late\s+by\s+{COUNT}\s+{UNIT}|"
    rf"\blate\s+for\s+(?:(?:my|the)\s+)?(?:{ORDINAL}|{SITTING})\b|"
    rf"\b(?:ok(?:ay)?(?!\W+(?:and|so|then|but|gap)\b)|fine|problem|matters?|allowed|can|possible|if)\b.*\bgap\b.*"
    rf"\b{COUNT}\s+{UNIT}|"
    rf"\bgap\b.*\b{COUNT}\s+{UNIT}\b.*\b(?:ok(?:ay)?|fine|problem|matters?|allowed)\b|"
    rf"{UNIT}\s+(?:gap\s+)?instead\s+of\s+(?:(?:a|the|one|every|{COUNT})\s+)?(?:{UNIT}|{COUNT})\b|"
    r"\b(?:can|could|may|should|ok(?:ay)?|fine|problem|if)\b.*"
    rf"(?:\bdelay\w*\s+(?:\w+\s+){{0,2}}?{_ONE_OF}|{_ONE_OF}\s+(?:\w+\s+){{0,3}}?(?:early|earlier|sooner|later?|slips?|slides?)\b)|"
    rf"\b(?:can|could|may|should|ok(?:ay)?|fine|problem|if)\b.*\bevery\s+{COUNT}\s+{UNIT}|"
    r"\b(?:am|was)\s+i\s+(?:already\s+)?late\b|"
    r"\b(?:take|do|have|get|continue|complete|finish)\s+(?:\w+\s+){0,2}?(?:remaining|balance|rest\s+of)\b.*"
    r"\b(?:later|after|back|return\w*)\b"
)
# Another gap, as somebody at the clinic has said it.
TOLD_INTERVAL = any_case(
    r"\b(?:doctor|doc|dr|derma\w*|clinic|reception\w*|he|she|they)\s+(?:says?|said|told|tells|wants?|advised?s?|gave|asked)\b.*"
    rf"\b(?:{COUNT}\s+{UNIT}\s+(?:\w+\s+)?(?:gap|apart)|gap\s+(?:\w+\s+)?{COUNT}\s+{UNIT}|every\s+{COUNT}\s+{UNIT})\b"
)
# "So 6 weeks is a problem or not", after the answer to that.
OF_SPAN = any_case(rf"\b{COUNT}\s+{UNIT}\b.*\b(?:ok(?:ay)?|fine|problem|matters?|allowed|late|bad)\b")
ABOUT_SESSION = any_case(rf"\b(?:{SESSION}|{ORDINAL}|it|one|date)\b")


def put_on_day(text: str, known: Known) -> Question | None:
    """A later session that is put on another day: "they moved my next one to 12 December"."""
    told, shifted = later_told(text), moves(text)
    if not known.dated or known.names_event or not (shifted or PUT_ON.search(text)):
        return None
    if any(other.search(text) for other in (WHEN, SEES, IN_SPAN)):
        return None
    if told:
        return Question("nth", after=told.number) if told.number != LAST else None
    if not known.start or known.before in ("by", "start", "stay") or FIRST_OF_ALL.search(text):
        return None
    named = NTH.search(text)
    about = named or known.before == "nth"
    return Question("nth", after=max(which(named), NEXT) if named else NEXT) if about else None


def tells_gap(text: str, known: Known) -> bool:
    """Whether somebody at the clinic has told another gap: "the doctor says every 6 weeks"."""
    return bool(TOLD_INTERVAL.search(text)) and not NTH.search(text) and (known.about or known.start)


def leaves_plan(text: str, known: Known) -> bool:
    """Whether a session was missed, or the course is not kept to in another way."""
    asks_day = NTH.search(text) and WHEN.search(text)
    about = known.start or known.told or bool(ABOUT_SESSION.search(text))
    other_gap = OFF_PLAN.search(text) and not (asks_day or NO_DAY.search(text))
    # The follow-ups have no plan that could be left: "every six months?".
    off_plan = ANEW.search(text) or (other_gap and known.topic != MAINTENANCE_TOPIC)
    if off_plan and (known.about or about):
        return True
    if known.before == "missed" and OF_SPAN.search(text):
        return True
    not_had = NOT_HAD.search(text) and (known.session is not None or AFTER_FIRST.search(text))
    return about and bool(MISSED.search(text) or (not_had and not SEES.search(text)))
