"""Tells when a message asks how an appointment or a call stands: whether it is fixed, when it is, its reference."""

import re

from clinic.desk.clauses import is_short
from clinic.desk.pair import REFERENCE_WORD, without_pair

YET = (
    r"\b(?:\W+(?:yet|now|already|again|or (?:not|what)|then|please|pls|sir|madam|right|properly|it|that|na|of|about|by"
    r"|with|my|the|to|then|still|for me"
    r"|them|appointment|booking|visit|slot|request|reception|clinic|doctor))*\W*$"
)
DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: \w{3,9})?)"
START = r"^\W*(?:(?:and|so|ok|hi|hello|but|then|please|pls)\W+)*"
MADE = r"(?:my|the|this|that|our) (?:\w+ )?(?:booking|appointment|request|call(?:[ -]?back)?|visit|slot)(?: request)?"
STATUS = re.compile(
    r"(?<!how )(?<!why )\b(?:is|was|has|did|have|got|are) (?:it|that|this|my|our|they|you|u|we|everything|all|i"
    r"|(?:the )?(?:clinic|reception|doctor|staff|booking|appointment|request|call))\b.{0,30}\b(?:confirm\w*|booked"
    r"|fixed|sent|done|noted|gone|go(?:ne)? (?:through|thru)|received?|get|registered|placed|cancell?ed|moved|changed"
    rf"|told|inform(?:ed)?|tell (?:them|reception|the \w+)(?: .{{1,15}})?|approved|accepted|seen|see|read"
    rf"|reach(?:ed)?|send"
    rf"|through|valid|pending|still (?:on|there|active)|happening|standing){YET}"
    # Whatever is asked of nothing but the booking: "where is my request now", "any update on the call".
    rf"|{START}(?:where|what|how|whats|wheres|hows)(?:['’]s)?(?: (?:is|was|are|about|of|became|happen(?:s|ed|ing)"
    rf"|going|on"
    rf"|with|to))* {MADE}{YET}|{START}(?:(?:is there|got|have you|what is the)\W+)?(?:any )?(?:\w+ )?(?:updates?"
    rf"|news|progress"
    rf"|response)(?: (?:on|about|from|of|for|regarding) (?:it|{MADE}|them|reception|the clinic))?{YET}"
    rf"|{START}(?:you|u|they|reception) (?:have |did |already )*(?:told|tell|sent|inform\w*|cancell?ed|got"
    rf"|received|confirm\w*)"
    r"\b.{0,25}\b(?:right|na|no|correct|yes|already)\W*$"
    rf"|\b(?:what|wt|wat|wht|which|tell|send|give|show|forgot|where|again|lost|need)\w*(?:['’]s)?\b.{{0,20}}"
    rf"{REFERENCE_WORD}{YET}|^\W*(?:(?:my|the|and|so|ok|thx|thanks|thank you|pls|please)\W+)*{REFERENCE_WORD}{YET}"
    rf"|\bi (?:mean|meant) (?:my |the )?(?:booking |appointment )?{REFERENCE_WORD}{YET}"
    rf"|\bis (?:(?:the |my )?(?:appointment|booking) )?(?:on |for )?{DAY} (?:\w+ )?(?:final\w*|confirm\w*|fixed"
    rf"|booked){YET}"
    rf"|\b(?:it|that|this|{DAY}|time|date|appointment|booking)(?:['’]?s| is) (?:\w+ )?(?:final\w*|confirmed|fixed"
    r"|settled)\W*(?:right|na|no|then|now|yes)?\W*\?|^\W*(?:(?:and|so|ok|then|all)\W+)*(?:confirmed|final|fixed|booked)\W*\?"
    rf"|\b(?:are|is|was|were) (?:both|the (?:old|new|other|earlier)|\w+ dates?)\b.{{0,20}}\b(?:booked"
    rf"|fixed|cancell?ed|gone)"
    rf"{YET}|\b(?:so|and|dates?|days?|times?) (?:are|is) (?:booked|fixed|confirmed){YET}"
    rf"|\b(?:what|which|tell me|show me|remind me)\b.{{0,15}}\b(?:day|date|time|slot)\b.{{0,10}}\bi\W+(?:\w+ )?"
    rf"(?:book|ch[oa]+s|pick|ask|t[oa]+k|gave|give)\w*(?: for)?{YET}"
    rf"|^\W*(?:(?:so|and|ok)\W+)*(?:what(?:['’]?s| is)|wats) (?:it|this one|(?:my|the) (?:booking|appointment))"
    rf" (?:now|then|at){YET}|\bwait(?:ing)?\W?list\b|\b(?:a |just a )?call or (?:an? )?(?:appointment|booking|visit)\b"
    rf"|\b(?:an? )?(?:appointment|booking|visit) or (?:a )?call\b"
    rf"|^\W*(?:(?:so|then|ok)\W+)*(?:no ?(?:one|body)|any ?(?:one|body)) (?:will|is going to) call{YET}"
    rf"|(?:^\W*|\b(?:what['’]?s?|wats?|whats|is|the|my|its?|booking|appointment|request|current) )status{YET}"
    r"|^\W*(?:(?:so|and|ok|wait)\W+)*(?:when|wen|what (?:day|time|date)) (?:is|was|did) (?:it|i (?:book|choose|pick)"
    rf"|(?:my|the|that) (?:appointment|booking|visit|call|slot)){YET}",
    re.IGNORECASE,
)


def asks_status(text: str) -> bool:
    """Whether a message asks whether an appointment or a call is fixed, or what its reference or its time is."""
    asked = [text, *re.findall(r"[^?]+\?", text)]  # "is it confirmed? and what should I bring"
    return any(is_short(one) and STATUS.search(without_pair(one, label="")) for one in asked)
