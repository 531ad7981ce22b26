"""Understands yes, no and "skip" as replies to the booking's questions."""

import re
from difflib import get_close_matches

from clinic.details.cancel import plain_words, wants_to_cancel
from clinic.details.change import wants_to_change

_YES_WORDS = """
aama aamaam absolutely accept accepted accha acha affirmative agree agreed agreeing allow allowed alright approve
approved avunu aye bilkul certainly confirm confirmed confirming consent continue cool correct course definitely done
chalega exactly fine good granted great ha haa haan haanji han hanji houdu indeed k kk ok okay okey oki okie okk perfect
permitted proceed right sahi sari seri sure theek thik true y ya yaa yah yas ye yea yeah yep yes yess yh ys yup
"""
YES = frozenset(_YES_WORDS.split())
_NO_WORDS = """
decline disagree dont false illa incorrect ledu mat n na nah nahi nahin nai negative neither never nhi no noo nope
nopes not pass refuse reject skip vendam wrong
"""
NO = frozenset(_NO_WORDS.split())
# Words that change neither.
_FILLER_WORDS = """
a above absolutely agree ahead all am and any anyone appointment are as at back bataiye be bhai book booking both bro
call can chahiye clinic completely contact data day de dear dena detail details do doctor email everything for from
give given go good got h hai happy hear hello hi hmm i id ill im in info information is it it'll its jee ji just kar
karo keep kijiye kindly like look looks maam madam made mail mam me meant mine mm my name needed now number of off oh
on one our out over permission phone please pls plz put ready really reception request required said save saved say
send share should sir sirji slot so sorry sounds store stored storing tell thank thanks that thats the their them then
there these they thing this those time to today totally treatment u um ur us use used using very want way we well will
with would yaar yar you your
"""
_FILLER = frozenset(_FILLER_WORDS.split())
MOST_WORDS = 16  # what is longer tells more than yes or no
_LONG = [word for word in YES | NO if len(word) > 4]
_YES_PHRASES = re.compile(
    r"\b(?:carry on|please do|do it|good idea|sure thing|okey dokey|go (?:ahead|on)|why not|no (?:problem|issue"
    r"|objection|worries|worry|concern|doubt|mistake|change|correction)s?(?: needed| required)?"
    r"|nothing (?:is )?(?:wrong|to change)|not (?:a problem|an issue|wrong)|all (?:is )?(?:good|well|set)|dont mind"
    r"|(?:i have )?nothing (?:else )?to (?:add|change)|go for it|lets (?:do|go)(?: it| with it| ahead)?|of course"
    r"|by all means|thumbs up|works for me|thats it|y not|i (?:think|guess|suppose) so|i (?:do )?(?:give"
    r"|have) (?:my )?(?:consent|permission)|you (?:may|can))\b"
)
# A refusal whatever else is named ...
_NO_PHRASES = re.compile(
    r"\b(?:(?:do not|dont|donot|does not|doesnt|will not|wont|cannot|cant|never|not|no|didnt)(?: \w+){0,2}? (?:agree"
    r"|consent|store|save|keep|share|allow|accept|confirm|book|record|proceed)|not interested)\b"
)
# ... and what is one if nothing else is.
_NO_SOFT = re.compile(
    r"\b(?:no (?:need|way|thanks?|thank you)|(?:do not|dont|donot|does not|doesnt|will not|wont|never|not|isnt|cannot"
    r"|cant|no)(?: \w+){0,1}? (?:want|wish|okay|ok|correct|right|give|use|call|contact|like|good|comfortable|sure|yet"
    r"|now|true|at the moment|today|think so|required|needed)|(?:i am|im|i) (?:am )?not|nothing|none|not at all"
    r"|never mind)\b"
)
_GREETING = re.compile(r"\bgood (?:day|morning|afternoon|evening|night)\b")
_EMPHATIC_NO = re.compile(
    r"\bno wait\b|\b(?:definitely|certainly|absolutely|of course|afraid|rather|course) not\b|\bill pass\b"
)
_QUESTION = re.compile(
    r"(?:(?:and|but|so|also|then) )?(?:is|are|can|could|do(?! (?:it|not))|does|did|would|will(?! do\b)|what"
    r"|why(?! not)|how|when|who|which|where|should|am|have you) "
)
_MIXED = re.compile(
    r"\b(?:but|except|however|only if|unless|instead|although|though|wait|hold on|also|if|first|before|one more"
    r"|question|until|tell me (?:the|my|what|which|how))\b"
)
_SKIP = re.compile(
    r"(?:(?:no|nope|nah|na|sorry|ok|okay|please|pls|just|lets|let us|can (?:i|we|you)|i will|ill|i would|id|i|we"
    r"|want to|like to|hmm|maybe|for now|actually|its|it is|this|that|sir|madam|doctor) )*(?:skip|pass|no|nope|nah"
    r"|none|nil|na|n a|nothing|nahi|nai|nahin|no thanks?|no thank you|not? (?:e ?mails?|mail|mail id|id)(?: id"
    r"| address)?|no need|not (?:needed|required|necessary|applicable|available|now|interested|comfortable|today|sure"
    r"|yet)|(?:do not|dont|donot|dnt|don t|havent|have not|have no|no have)(?: \w+){0,6}"
    r"|(?:would )?rather not(?: \w+){0,3}|prefer not(?: \w+){0,3}|wont(?: \w+){0,3}|will not(?: \w+){0,3}|leave (?:it"
    r"|that|this)(?: (?:blank|empty|out|for now))?|without (?:it|that|e ?mail|mail)?|later|next|ignore(?: it| this)?"
    r"|move on|(?:only )?(?:phone|number|call|mobile) is (?:enough|fine|ok|okay)|just call me"
    r"|(?:(?:e ?mail|mail|id|koi|iski|ki) )*(?:[jz]a?roo?rat )?n(?:ah|h|a)in?(?: (?:hai|h|dena|chah?i+ye|lena))?"
    r"|ch?h?od(?:o|iye| do)|rehne do"
    r"|none of (?:my|your|ur) \w+|dash|refuse|decline|i decline|blank)(?: (?:it|this|that|please|pls|thanks|thank you"
    r"|for now|now|one|step|question|part|sir|madam|the|my|e ?mail|mail|id|address|name|number|phone|have|got|with me"
    r"|need|required|needed|hai|available|only|ji|then|to|give|i|dont|any|of|them|u|you|bro|doctor|have one|want))*"
)
# In a few words, whatever stands beside it: "skip karo", "I told you, skip that".
_SKIPS = re.compile(r"\b(?:skip|pass)\b")
_SKIPS_MORE = re.compile(
    r"\b(?:booking|appointment|everything|all|whole|form|process|not|dont|cant|never|if|can|what|why|how|which|does)\b"
)
_FEW = 6  # words
_NO_SKIP = re.compile(
    r"^no (?:problem|issue|wait|its|it|my|the)\b|\b(?:understand|know why|mind|why|what|how|care if)\b|\bcorrect\b"
)


_LATER = re.compile(
    r"(?:\w+ )?(?:i will|ill|will|i can) (?:give|tell|send|share|add|provide)(?: \w+)? (?:later|afterwards|there"
    r"|at (?:the )?clinic|when i come)(?: \w+)?"
)
_WAIT = re.compile(
    r"(?:(?:ok|okay|please|pls|oh|no|yes|sorry|just|sir|madam) )*(?:wait|hold on|hang on|ruko|ruk jao|rukiye|rukna"
    r"|th[ae]hro|h+m+|u+h*m+|(?:gimme |give me )?(?:a|one|1|ek) (?:min(?:ute)?s?|mnt|moment|sec(?:ond)?s?)"
    r"|(?:a )?moment|(?:not sure )?let me (?:think|check|see|look|ask|discuss|talk)(?: (?:about it|it|first|once"
    r"|over it|(?:with |to )?(?:my )?\w+))*|(?:wait )?i(?:ll| will)"
    r" (?:(?:check|discuss|talk|ask)(?: with (?:my )?\w+)?|tell(?: you)?|be back|think(?: (?:about|over) (?:it"
    r"|this))?|ask \w+ \w+)|brb|busy now|checking|thinking)(?: (?:please|pls|a|one|min|minute"
    r"|sec|second|moment|sir|madam|na|yaar|bro|ok|okay|let me check|ill check))*"
)
_SENDS = re.compile(
    r"(?:(?:yes|ya|yeah|ok|okay|please|pls|plz|just|now|sure|haan|ji|kindly|go ahead and|then|and) )*"
    r"(?:send|submit|book|confirm|place|forward|bhej(?:o| ?do| ?dijiye| ?dena)?)(?: (?:it|this|that|now|please|pls"
    r"|plz|off|request|booking|the|to|reception"
    r"|kar do|kardo|karo|ji))*|(?:no|nope|nah) (?:all|everything|its all|it is all) (?:is )?(?:good|fine|ok|okay"
    r"|correct|well)"
)
_UNSENT = re.compile(
    r"\b(?:if|but|not|dont|cannot|cant|wont|never(?! mind)|cancel|first|before|wait|wrong|after|unless)\b"
)
_HOLDS = re.compile(
    r"(?:(?:no|please|pls|wait|ok|okay|sorry|hmm|but) )*(?:not (?:yet|now|today|just now|so soon)"
    r"|(?:dont|do not|donot) (?:book|send|confirm|submit)(?: (?:it|this|that|anything|me))* (?:yet|now|just now"
    r"|today)|(?:i )?(?:dont|do not|donot) (?:(?:want|wish|like)(?: you)? to |wanna )?(?:send|submit"
    r"|forward)(?: (?:it|this|that|anything|the|request|booking|them|to|reception|any ?more))*)"
    r"(?: (?:please|pls|sir|madam))*"
)

_NOW = (
    r"(?:(?:right |just )?now|(?:right|straight) ?away|immediat\w+|at once|a ?s ?a ?p"
    r"|(?:as )?soon(?: as (?:possible|you can|they can))?|(?:at )?(?:the )?(?:soonest|earliest)|quick(?:ly)?"
    r"|urgent(?:ly)?|abhi|turant|jaldi|fast)"
)
_AT_ONCE = re.compile(
    r"(?:(?:yes|ya|yeah|ok|okay|please|pls|plz|just|do it|haan|ji|call(?: me| us)?|send it|but|very|as|if possible) )*"
    rf"{_NOW}(?: (?:please|pls|plz|only|itself|if (?:possible|you can|they can)|possible|sir|madam|ji|call|karo|kar do"
    r"|its urgent|it is urgent|do it|ok|okay|yes|se|jaldi))*"
)


def sends(text: str) -> bool:
    """Whether the patient tells to send what the summary shows, in its own words ("send it", "book it")."""
    return "?" not in text and bool(_SENDS.fullmatch(plain_words(text).replace(",", "")))


def sends_last(text: str) -> bool:
    """Whether a message ends with that, whatever was to be left out before: "leave the note. send it"."""
    *before, last = plain_words(text).split(", ")
    return sends(text) or ("?" not in text and sends(last) and not _UNSENT.search(", ".join(before)))


def at_once(text: str) -> bool:
    """Whether the patient only says that it is to be done at once ("now", "right away please")."""
    return "?" not in text and bool(_AT_ONCE.fullmatch(plain_words(text).replace(",", "")))


def holds_back(text: str) -> bool:
    """Whether the patient wants nothing sent yet, and has given nothing up ("not now", "don't book yet")."""
    return bool(_HOLDS.fullmatch(plain_words(text).replace(",", "")))


def declines(text: str) -> bool:
    """Whether the patient would rather not give an optional detail ("skip", "don't have one", "none")."""
    plain = plain_words(text)
    if re.fullmatch(r"[\s\-–—.xX0/]+", text):
        return "-" in text or "–" in text or text.strip().lower() in ("x", "0", "—")
    if "?" in text and not re.match(r"(?:can|could|may) (?:i|we|you) (?:please )?(?:skip|leave|pass)", plain):
        return False
    if _LATER.fullmatch(plain.replace(",", "")):
        return True
    if "@" in text or _NO_SKIP.search(plain):
        return False
    skips = len(plain.split()) <= _FEW and _SKIPS.search(plain) and not _SKIPS_MORE.search(plain)
    return bool(skips or _SKIP.fullmatch(plain.replace(",", "")))


def asks_to_wait(text: str) -> bool:
    """Whether the patient only asks for a moment ("wait", "one minute", "let me think"); "hmm, ok" is a yes."""
    return not yes_or_no(text) and bool(_WAIT.fullmatch(plain_words(text).replace(",", " ").replace("  ", " ")))


def yes_or_no(text: str) -> bool | None:
    """True for a clear yes, False for a clear no; None for anything else, also for a yes or no with more to it."""
    if "?" in text or len(text.split()) > MOST_WORDS:
        return None
    plain = plain_words(text).replace(",", " ")
    thumbs = {True: bool(re.search("[👍✅👌🙏✔☑💯]", text)), False: bool(re.search("[👎❌🚫✖]", text))}
    if not plain.strip():
        return True if thumbs[True] and not thumbs[False] else False if thumbs[False] and not thumbs[True] else None
    plain = _EMPHATIC_NO.sub("no", _GREETING.sub(" ", plain))
    if wants_to_change(text) or _QUESTION.match(plain) or _MIXED.search(plain):
        return None
    rest, agreed = _YES_PHRASES.subn(" ", plain)
    rest, refused = _NO_PHRASES.subn(" ", rest)
    rest, denied = _NO_SOFT.subn(" ", rest)
    kinds = [_kind(word) for word in rest.split()]
    if refused or denied or False in kinds:
        # "I don't want you to store it" is clear whatever is around it, "no, Friday" is not.
        clear = (refused or "other" not in kinds) and not agreed and True not in kinds
        return False if clear else None
    if plain in ("please", "pls", "ji", "jee", "s", "s please"):
        return True
    return True if (agreed or True in kinds) and "other" not in kinds and not wants_to_cancel(text) else None


def _kind(word: str) -> bool | str:
    for form in (word, re.sub(r"(.)\1+", r"\1", word)):
        if form in NO:
            return False
        if form in YES:
            return True
        if form in _FILLER:
            return "filler"
    close = get_close_matches(word, _LONG, 1, 0.82) if len(word) > 4 else []
    return close[0] in YES if close and close[0][0] == word[0] else "other"  # "discontinue" is no "continue"
