"""Tells when somebody cannot come at the time that an appointment has."""

from clinic.desk.clauses import is_short
from clinic.patterns import any_case

UNSUITED = any_case(  # said with the day that does not suit
    r"\b(?:ca(?:n?['’]?t|nnot)|can not|(?:not|isn['’]?t|aren['’]?t) (?:free|available|possible)|busy"
    r"|doesn['’]?t (?:work|suit)|won['’]?t work)\b"
)
SAID = any_case(r"\bi\W+(?:had |already )?(?:said|asked|wanted|meant|wrote|told (?:you|u))\b")
# Asks for what was booked on a day that is named, as only about something that is there already.
CAN_IT_BE = any_case(
    r"\b(?:can|could|may|shall) (?:(?:we|i|you|u) (?:please |pls )?(?:(?:do|have|make|get|keep|shift"
    r"|move) (?:it|this|that)|come)|(?:it|this|that) be)\b"
)
ABSENT = any_case(
    r"\b(?:(?:can|could|wo|would|ca)(?:n?['’]?t|nt)|(?:can|could|will|would|am|are|is|shall) ?not|not|un(?=able))"
    r" ?(?:be )?(?:able )?(?:to )?(?:be )?(?:com(?:e|ing)|mak(?:e|ing) (?:it|that|my|the)|attend\w*|reach|visit|turn up"
    r"|show up|be there|keep (?:my|the|it))\b(?:(?!\b(?:and|so|but|can|could|please|pls|make|move|shift|let|cancel"
    r"|i want|want|need)\b)[^,.;?!])*"
)
OPEN_CASE = any_case(r"\b(?:if|when|unless|because|who|people)\b[^,.]{0,25}$")  # "if I can't come"
OLD_TIME = any_case(r"^(?P<before>(?:(?!\bto\b).)*)\bfrom (?:(?!\bto\b).){1,30}(?=\bto\b)")
LATE = any_case(
    r"\b(?:running|be|am|i['’]?m|getting|bit|little|mins?|minutes?|hours?) late\b|\blate by\b|\bdelayed by\b"
    r"|\b(?:mins?|minutes?|hour) delay\b|\bhow late can\b"
)


def unsuited(text: str) -> bool:
    """Whether a message that names a day asks for that day, or says that it does not suit."""
    return is_short(text) and bool(UNSUITED.search(text) or CAN_IT_BE.search(text) or SAID.search(text))


def without_old_time(text: str) -> str:
    """A message without the time that an appointment has so far: "can't come on Friday", "from Friday to"."""
    text = ABSENT.sub(lambda absent: " " * len(absent[0]), text)
    return OLD_TIME.sub(lambda old: old["before"] + " " * (len(old[0]) - len(old["before"])), text)


def cannot_come(text: str) -> bool:
    """Whether whoever writes has to miss an appointment, and not what is if they had to."""
    absent = ABSENT.search(text)
    return absent is not None and not OPEN_CASE.search(text[: absent.start()])


def is_late(text: str) -> bool:
    """Whether whoever writes is on the way and late, or asks how late they may be."""
    return is_short(text) and bool(LATE.search(text))
