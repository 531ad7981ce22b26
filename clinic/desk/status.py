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
# Whatever is asked of nothing but the booking: "where is my request now", "any update on the call", "you told them?".
OF_REQUEST = re.compile(
    rf"{START}(?:where|what|how|whats|wheres|hows)(?:['’]s)?(?: (?:is|was|are|about|of|became|happen(?:s|ed|ing)"
    rf"|going|on|with"
    rf"|to|far|do i|can i|see|find|check))* {MADE}{YET}"
    rf"|{START}(?:(?:is there|got|have you|what is the)\W+)?(?:any )?(?:\w+ )?(?:updates?|news|progress|response)"
    rf"(?: (?:on|about|from|of|for|regarding) (?:it|{MADE}|them|reception|the clinic))?{YET}"
    rf"|{START}(?:you|u|they|reception) (?:have |did |already )*(?:told|tell|sent|inform\w*|cancell?ed|got"
    rf"|received|confirm\w*)\b"
    r".{0,25}\b(?:right|na|no|correct|yes|already)\W*$",
    re.IGNORECASE,
)
STATUS = re.compile(
    r"(?<!how )(?<!why )\b(?:is|was|has|did|have|got|are) (?:it|that|this|my|our|they|(?:any|some) ?(?:one|body)"
    r"|you|u|we|everything|all|i"
    r"|(?:the )?(?:clinic|reception|doctor|staff|booking|appointment|request|call))\b.{0,30}\b(?:confirm\w*|booked"
    r"|fixed|sent|done|noted|gone|go(?:ne)? (?:through|thru)|received?|get|registered|placed|cancell?ed|moved|changed"
    rf"|told|inform(?:ed)?|tell (?:them|reception|the \w+)(?: .{{1,15}})?|approved|accepted|looked (?:at|into)"
    rf"|seen|see|read"
    rf"|reach(?:ed)?|send|through|valid|pending|still (?:on|there|active)|happening|standing){YET}"
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


# What was asked for: "what did I book", "tell me my booking details", "which day had I asked for".
ASKED_FOR = re.compile(
    r"\b(?:what|wat|wt|which|when|whats)\b(?: \w+){0,2}? (?:did|do|have|had|has|was)(?: \w+)? i (?:\w+ )?"
    r"(?:book|say|said|ask|order|request|reserv|cho+s|pick|t[oa]ld|tell|ga?ve|give|select|put|opt|schedul|arrang)\w*"
    r"(?: (?:for|so far|now|again|here|with you|till now|earlier|before|actually|in the end))*"
    r"(?: (?:that )?i (?:would|will|could|can|want)\b.{0,20})?\W*$"
    r"|(?:^\W*|\b(?:what|whats|tell|show|give|know|see|check|which|send|share|get|have|read|repeat|again)\b.{0,20})"
    rf"\b(?:{MADE}(?:['’]s)? (?:details?|info\w*|summary|date|day|time|timing)|details? of {MADE})\b"
    r"(?! (?:is|are|was|has|to)\b)(?!.*\b(?:chang|mov|shift|wrong|badal|cancel|correct)\w*)"
    rf"|\b(?:show|tell|remind|read)(?: me| us)?(?: \w+)?(?: (?:about|of|back))? {MADE}{YET}"
    r"|\bmain(?:e|ne) (?:kya|kab|kis \w+) (?:\w+ )?book\b",
    re.IGNORECASE,
)


def asks_status(text: str) -> bool:
    """Whether a message asks whether an appointment or a call is fixed, what it is, or what its reference is."""
    asked = [text, *re.findall(r"[^?]+\?", text)]  # "is it confirmed? and what should I bring"
    plain = [without_pair(one, label="") for one in asked if is_short(one)]
    return any(words.search(one) for words in (STATUS, OF_REQUEST, ASKED_FOR) for one in plain)
