"""Understands that a patient gives up a booking."""

import re

LONGEST = 2000  # what follows in a longer message is no reply any more
_CANCEL_WORD = r"(?:cancel|cancle|cancell|canel|cansel|cncl|abort)"
_NO_CANCEL = re.compile(
    rf"\b(?:dont|do not|not|never|without|no need to|wont|didnt|doesnt|if|when|after|before|unless|did|was|were|got"
    rf"|been|why|policy|charges?|fees?|instead of)\b(?: \w+){{0,3}} {_CANCEL_WORD}"
    rf"|{_CANCEL_WORD}\w*(?: \w+){{0,2}} (?:policy|charges?|fees?|refund)|\b(?:how|can|could|may|possible|allowed"
    rf"|able|is it|will|what|do)\b.* {_CANCEL_WORD}\w*(?: \w+){{0,6}} (?:later|after\w*|if|any ?time|in case|before"
    rf"|someday|once|hours?|days?|last minute|refund)|\bcan i {_CANCEL_WORD}$|\b(?:make it|change it|move it"
    rf"|reschedule|instead)\b|\bcancell(?:ed|ation)\b|\bhad to cancel\b|\bcancel (?:each|out|twice)\b"
)
_CANCEL = re.compile(
    rf"\b{_CANCEL_WORD}\b|\bcall it off\b|\b(?:changed|have change) (?:my|our|his|her|their) minds?\b|\bbacking out\b"
    rf"|\bwant to back out\b"
    rf"|\bno longer (?:want|need|interested|wish)\b"
    r"|\b(?:not|isnt|arent|aint|no more) interested\b(?! in (?!booking|this|it|continuing|the|an|any))|\b(?:do not"
    r"|dont|donot|dnt|didnt) (?:book|continue|proceed|go ahead)(?: (?:it|this|that|anything|me|now|yet|please|pls|any"
    r"|with|the|an|appointment|booking|more|further|anymore|today|just|for now|all|at))*$|\b(?:do not|dont|donot|dnt"
    r"|no) (?:want|wanna|wish|need|like)(?: to)?(?: (?:book|fill|all|on|continue|proceed|go ahead|make|have|do|come"
    r"|the|this|an|any|appointment|booking|it|anything|go|with|that|in))+(?: (?:anymore|any ?more|now|today|please"
    r"|pls|for now|yet|at all))*$|\b(?:ill|i will|will|let me|lets|would|rather|i|to|can)(?: \w+)? (?:book|do"
    r"|come back|decide|think)(?: (?:it|this|that|about|on))* (?:later|some other (?:time|day)|another time"
    r"|next time)\b|^(?:maybe|may be|some|i will|ill)? ?(?:some )?other time$|^(?:maybe|may be) later$|\b(?:rehne"
    r"|rahne|jaane|jane) do\b|\bch?h?odo\b|\bch?h?od do\b|\bnahi (?:karna|chahiye|karni)\b|\bband karo\b"
    r"|\b(?:ill|id|i will|i would|will|can|let me|i) (?:\w+ )?(?:call|phone|ring|contact|visit)\b.{0,30}\b(?:myself"
    r"|directly|on my own)\b|^(?:no |nah |i )*(?:dont|do not) want$|\bno booking\b(?! (?:id|number|no|ref\w*|code)\b)"
    r"|\bnot (?:booking|book) (?:it|now|anything|anymore)\b"
    r"|\bend (?:this|the) (?:booking|process|chat)\b|\bvendam\b"
)
_NOT_STOP = re.compile(r"\b(?:do not|dont|not|never|cant|cannot|will|wont) (?:forget|stop|leave|drop)\b")
# These stand at the start of a clause, as "I forget it often" and "it will stop" say something else.
_CANCEL_CLAUSE = re.compile(
    r"(?:^|, )(?:(?:no|nah|nope|na|ok|okay|please|pls|sorry|just|lets|oh|hey|hmm|hi|actually|you know what|well|then"
    r"|sir|madam|doctor|kindly|i said|yaar|and|so|but|bro),? )*(?:forget (?:about )?(?:it|this|that|everything$"
    r"|(?:the |my )?(?:whole thing|booking|appointment|form))|leave (?:it|this|that)(?! (?:blank|empty|out|as|like|at"
    r"|to|on|in|open|for|same|there))|leave$|stop(?:$| stop| (?:it|this|that|here|now|please|pls|everything|booking"
    r"|the (?:booking|process|form)|asking|all))|(?:nevermind|never mind|nvm|nm)(?! the)\b|drop (?:it|this|that"
    r"|the (?:whole thing|idea|booking|plan))|bas$|let it (?:be|go)|skip (?:the |this )?"
    r"(?:booking|everything|appointment|whole)"
    r"|enough\b(?: end|$)|i quit|i give up$|(?:i (?:want|would like|need) to |want to )?(?:quit|exit|abandon"
    r"|discontinue|scrap|terminate|end|close)(?:$| (?:it|this|that|the (?:booking|process|form|chat)|chat|now|please"
    r"|pls|here|booking)\b)|get (?:me )?out of (?:this|here)|bas karo|ne?ve?r m(?:i)?nd$|disregard (?:it|this|that)"
    r"|no appointment|im out)"
)


_THANKS = re.compile(r"(?:(?<=\bno)|\b)(?:thn?x|tha?n?x|tnx|thanx|thanks|thanku|ty|tq)\b")  # also "nothx"


def wants_to_cancel(text: str) -> bool:
    """Whether the patient gives up the booking, in any wording; a question about cancelling some day is not that."""
    plain = plain_words(text)
    if _NO_CANCEL.search(plain) or _NOT_STOP.search(plain):
        return False
    return bool(_CANCEL.search(plain) or _CANCEL_CLAUSE.search(plain))


def plain_words(text: str) -> str:
    """In small letters, without apostrophes, and with no punctuation but commas for whatever ends a clause."""
    text = re.sub(r"['’`´]", "", text[:LONGEST].lower())
    text = re.sub(r"[.,!?;:\n]+", ",", re.sub(r"[^\w\s.,!?;:]|_", " ", text))
    return re.sub(r"\s*,\s*", ", ", " ".join(_THANKS.sub(" thanks", text).split())).strip(" ,")
