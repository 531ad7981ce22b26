"""Tells when a message asks how an appointment or a call stands: whether it is fixed, when it is, its reference."""

import re

from clinic.dates.words import DAY_NAME
from clinic.desk.clauses import is_short
from clinic.desk.pair import REFERENCE_WORD, without_pair
from clinic.desk.words import KIND
from clinic.patterns import any_case

YET = (
    r"\b(?:\W+(?:yet|now|already|again|or (?:not|what)|then|please|pls|sir|madam|right|properly|it|that|na|of|about|by"
    r"|with|my|the|to|then|still|for me"
    r"|them|appointment|booking|visit|slot|request|reception|clinic|doctor))*\W*$"
)
DAY = rf"(?:{DAY_NAME}|tomorrow|today|(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: \w{{3,9}})?)"
START = r"^\W*(?:(?:and|so|ok(?:ay)?|hi|hello|but|then|wait|all|please|pls|thx|thanks|thank you)\W+)*"
MADE = rf"(?:my|the|this|that|our) (?:\w+ )?{KIND}(?: request)?"
_NEWS = r"(?:updates?|news|progress|response)"
_DONE = (
    r"(?:confirm\w*|booked|fixed|sent|done|noted|gone|go(?:ne)? (?:through|thru)|received?|get|registered|placed"
    r"|cancell?ed|moved|changed|told|inform(?:ed)?|tell (?:them|reception|the \w+)(?: .{1,15})?|approved|accepted"
    r"|looked (?:at|into)|seen|see|read|reach(?:ed)?|send|through|valid|pending|still (?:on|there|active)|happening"
    r"|standing)"
)
_WHO = (
    r"(?:it|that|this|my|our|they|(?:any|some) ?(?:one|body)|you|u|we|everything|all|i|(?:the )?(?:clinic|reception"
    r"|doctor|staff|booking|appointment|request|call))"
)
_SETTLED = r"(?:final\w*|confirm\w*|fixed|booked)"
# What was asked for here: "which day had I asked for" ...
_ASKED = (
    r"(?:book|say|said|ask|order|request|reserv|cho+s|pick|t[oa]ld|tell|ga?ve|give|select|put|opt|schedul|arrang)\w*"
    r"(?: (?:for|so far|now|again|here|with you|till now|earlier|before|actually|in the end))*"
    r"(?: (?:that )?i (?:would|will|could|can|want)\b.{0,20})?"
)
# ... and "tell me my booking details", but neither "are wrong" nor "change them".
_DETAILS = (
    rf"\b(?:{MADE}(?:['’]s)? (?:details?|info\w*|summary|date|day|time|timing)|details? of {MADE})\b"
    r"(?! (?:is|are|was|has|to)\b)(?!.*\b(?:chang|mov|shift|wrong|badal|cancel|correct)\w*)"
)
# What was noted: "which day have you put", "is my number saved", but not "did you give my number to anybody".
_CONTACT = r"(?:(?:phone |mobile |contact )?(?:number|no)|phone|mobile|(?:full )?name|e?-?mail(?: id)?)"
_NOTE = r"(?:not(?:e|ed)|ta?ken?|took|put|saved?|wrote|written|stored|entered|record(?:ed)?|registered)"
_YOU = r"(?:(?:is|was|are|did|do|have|has|had) )?(?:i|we|you|u|they|reception|it)"
OF_NOTED = (
    rf"\b(?:is|was|are) (?:my|the) {_CONTACT} (?:\w+ )?(?:right|correct\w*|ok|okay|there|{_NOTE})\b"
    rf"|\b(?:did|have|do) {_YOU} (?:\w+ )?(?:{_NOTE}|got|get|have) (?:down )?(?:my|the) {_CONTACT}\b"
    rf"|\b(?:what|which|whose|wat) {_CONTACT} {_YOU} (?:\w+ )?(?:{_NOTE}|got|have|give|under|in)\b"
    rf"|\b(?:what|which|wat) (?:{_CONTACT}|day|date|time|slot) {_YOU} (?:\w+ )?"
    rf"(?:{_NOTE}|g[ai]ven?|told|said|say|booked|fixed|chosen?)\b"
)
OF_CONTACT = any_case(rf"(?=.*\b{_CONTACT}\b)(?:{OF_NOTED})")
_ASKS = {
    # Whatever is asked of nothing but the booking.
    "where is my request now": rf"{START}(?:where|what|how|whats|wheres|hows)(?:['’]s)?(?: (?:is|was|are|about|of"
    rf"|became|happen(?:s|ed|ing)|going|on|with|to|far|do i|can i|see|find|check))* {MADE}{YET}",
    "any update on the call": rf"{START}(?:(?:is there|got|have you|what is the)\W+)?(?:any )?(?:\w+ )?{_NEWS}"
    rf"(?: (?:on|about|from|of|for|regarding) (?:it|{MADE}|them|reception|the clinic))?{YET}",
    "you told them, right": rf"{START}(?:you|u|they|reception) (?:have |did |already )*(?:told|tell|sent|inform\w*"
    r"|cancell?ed|got|received|confirm\w*)\b.{0,25}\b(?:right|na|no|correct|yes|already)\W*$",
    # Whether it is fixed.
    "is it confirmed": rf"(?<!how )(?<!why )\b(?:is|was|has|did|have|got|are) {_WHO}\b.{{0,30}}\b{_DONE}{YET}",
    "is Friday final": rf"\bis (?:(?:the |my )?(?:appointment|booking) )?(?:on |for )?{DAY} (?:\w+ )?{_SETTLED}{YET}",
    "is it final": rf"{START}(?:i mean )?(?:is|was) (?:it|that|this|{MADE}) (?:\w+ )?final{YET}",
    "the time is fixed, no": rf"\b(?:it|that|this|{DAY}|time|date|appointment|booking)(?:['’]?s| is) (?:\w+ )?"
    r"(?:final\w*|confirmed|fixed|settled)\W*(?:right|na|no|then|now|yes)?\W*\?",
    "confirmed?": rf"{START}(?:confirmed|final|fixed|booked)\W*\?",
    "are both booked": r"\b(?:are|is|was|were) (?:both|the (?:old|new|other|earlier)|\w+ dates?)\b.{0,20}\b(?:booked"
    rf"|fixed|cancell?ed|gone){YET}",
    "so dates are fixed": rf"\b(?:so|and|dates?|days?|times?) (?:are|is) (?:booked|fixed|confirmed){YET}",
    "so nobody will call": rf"{START}(?:no ?(?:one|body)|any ?(?:one|body)) (?:will|is going to) call{YET}",
    "booking status": r"(?:^\W*|\b(?:what['’]?s?|wats?|whats|is|the|my|its?|booking|appointment|request|current) )"
    rf"status{YET}",
    # What it is.
    "what was the reference": r"\b(?:what|wt|wat|wht|which|tell|send|give|show|forgot|where|again|lost|need)\w*"
    rf"(?:['’]s)?\b.{{0,20}}{REFERENCE_WORD}{YET}",
    "my reference": rf"{START}(?:(?:my|the)\W+)?{REFERENCE_WORD}{YET}",
    "I mean the booking reference": rf"\bi (?:mean|meant) (?:my |the )?(?:booking |appointment )?{REFERENCE_WORD}{YET}",
    "what day did I book": r"\b(?:what|which|tell me|show me|remind me)\b.{0,15}\b(?:day|date|time|slot)\b.{0,10}\bi\W+"
    rf"(?:\w+ )?(?:book|ch[oa]+s|pick|ask|t[oa]+k|gave|give)\w*(?: for)?{YET}",
    "so what is it now": rf"{START}(?:what(?:['’]?s| is)|wats) (?:it|this one|(?:my|the) (?:booking"
    rf"|appointment)) (?:now|then|at){YET}",
    "waiting list": r"\bwait(?:ing)?\W?list\b",
    "a call or an appointment": r"\b(?:a |just a )?call or (?:an? )?(?:appointment|booking|visit)\b",
    "an appointment or a call": r"\b(?:an? )?(?:appointment|booking|visit) or (?:a )?call\b",
    "what name have you put": OF_NOTED,
    "when is it": rf"{START}(?:when|wen|(?:what|which) (?:day|time|date)) (?:is|was|will|did) (?:be )?(?:it|that|this"
    rf"|i (?:book|choose|pick)|(?:my|the|that) (?:appointment|booking|visit|call|slot))(?: be)?{YET}",
    # What was asked for.
    "what did I book": r"\b(?:what|wat|wt|which|when|whats)\b(?: \w+){0,2}? (?:did|do|have|had|has|was)(?: \w+)? i "
    rf"(?:\w+ )?{_ASKED}\W*$",
    "tell me what I booked": rf"\b(?:tell|show|give|know|see)(?: me| us)? what (?:all )?i {_ASKED}\W*$",
    "tell me my booking details": r"(?:^\W*|\b(?:what|whats|tell|show|give|know|see|check|which|send|share|get|have"
    rf"|read|repeat|again)\b.{{0,20}}){_DETAILS}",
    "remind me of my appointment": r"\b(?:show|tell|remind|read)(?: me| us)?(?: \w+)?(?: (?:about|of|back))?"
    rf" {MADE}{YET}",
    "maine kab book kiya": r"\bmain(?:e|ne) (?:kya|kab|kis \w+) (?:\w+ )?book\b",
}
ASKS = [any_case(words) for words in _ASKS.values()]


def asks_status(text: str) -> bool:
    """Whether a message asks whether an appointment or a call is fixed, what it is, or what its reference is."""
    asked = [text, *re.findall(r"[^?]+\?", text)]  # "is it confirmed? and what should I bring"
    plain = [without_pair(one, label="") for one in asked if is_short(one)]
    return any(words.search(one) for words in ASKS for one in plain)


def asks_noted_contact(text: str) -> bool:
    """Whether it asks for the name, the number or the address that was noted: "is my number right"."""
    return bool(OF_CONTACT.search(text))
