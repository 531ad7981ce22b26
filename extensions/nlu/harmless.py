"""Takes out of a text what only sounds like danger: long over, a figure of speech, denied or asked of a list."""

from clinic.dates.words import MONTH
from clinic.patterns import any_case, any_word
from extensions.nlu.phrases import YOUTH
from extensions.nlu.symptoms import (
    BUMPS,
    BURNING,
    DIZZY,
    FAINTED,
    FEVER,
    GRAVE,
    ILL,
    ITCH,
    PAIN,
    RED,
    SICK,
    SWELLING,
    TENDER,
)

COSTS = r"(?:prices?|bills?|costs?|fees?|charges|quote)"
SHOCK = rf"(?:heart attack|stroke|fits?|faint\w*|chok\w+|pass(?:ed)? out|died?|{DIZZY}|{SICK})"
HURRY = r"(?:urgent(?:ly)?|emergency|asap|sos)"
OCCASION = (
    r"(?:wedding|marriage|shaadi|engagement|interview|function|party|reception|event|photo ?shoot"
    r"|appointment|booking|slot)"
)
SIGHT = rf"(?:{COSTS}|blood|khoon|needles?|injections?|syringes?|mirror|drain|comb|brush)"
WISH = r"(?:want\w*|wanna|wish\w*|like|plan\w*|think\w*|decided)"
BREAKS_OFF = r"(?:stop|end|quit|pause|leave|discontinue)(?:p?ing)?"
# Nothing or some time follows, and not "stop the treatment and everything else".
FOR_NOW = r"(?=\W*$| (?:for (?!ever)|now|here|mid\w*|half\w*|till|until|after|and (?:do|take|finish|continue)\b))"
FIGURES = any_case(
    r"\bbreath\w* (?:\w+ )?(?:when(?:ever)? i|if i|just|from|at the) (?:\w+ )?(?:think\w*|thought|imagin\w*|laugh\w*)\b"
    r"|\bbleed\w* (?:\w+ )?(?:money|cash|rupees)\b"
    r"|\b(?:wallet|pocket|purse|savings|budget|bank \w+) (?:is |are )?bleed\w*"
    rf"|\b(?:nearly|almost) (?:\w+ ){{0,2}}?{SHOCK}(?: \w+){{0,5}}? {COSTS}\b"
    rf"|\b{SHOCK} (?:\w+ )?(?:(?:when|whenever|after|on|at|from|if|just) )*(?:i )?(?:hear\w*|see\w*|saw|sight"
    rf"|read\w*|think\w*)"
    rf"(?: \w+){{0,3}}? {SIGHT}\b(?! (?:in|on|from|coming|flow\w*|drip\w*|ooz\w*))"
    r"|\bbreathless with (?!pain|fever)\w+|\bkill(?:ing|s)? (?:(?!\w+sel(?:f|ves)\b)\w+ ){0,3}?"
    r"(?:hair ?(?:fall|loss)|bald\w*|dandruff|frizz|lice|gr[ae]ys?)\b"
    rf"|\b{COSTS} (?:\w+ ){{0,2}}?(?:gives?|gave|giving|makes?|made) (?:me|us) (?:an? )?{SHOCK}"
    r"|\b(?:die|dying) (?:my|the|his|her|our) (?:\w+ )?(?:hairs?|beard|moustache|gr[ae]ys?)\b"
    r"|\bhairs? (?:is|are|r|was|were) (?:\w+ )?(?:dying|dead|chok\w+|suffocat\w+|scream\w+)"
    r"|\bhairs? (?:\w+ )?(?:\w+ )?commit\w* suicide\b"
    r"|\b(?:scalp|skin|hairs?|pores|roots|follicles?) (?:\w+ )?(?:can['’]?t|cannot|not|unable to) (?:\w+ )?breath\w*"
    r"|\bpass(?:ed|ing) out (?:of|from|in) (?:my |the )?(?:\w+ )?(?:college|school|university|institute|class|20\d\d"
    r"|iit|mbbs)\b"
    r"|\b(?:blur\w*|foggy|hazy) (?:after|from|due to|because of) (?:\w+ ){0,6}?(?:screens?|laptop|computer|phone|tv)\b"
    rf"|\b(?:{COSTS}|rate) (?:sun|dekh)(?:ke|kar|te)\b[^.?!,]{{0,40}}"
    r"|\b(?:mehe?nga|mahanga|price|rate|paise?|kharcha)\b[^.?!]{0,20}\bmar (?:hi )?ja\w+"
    rf"|\b{HURRY}\b(?=[^?]{{0,40}}\b{OCCASION}\b)"
    rf"|\b{WISH} (?:to |of )?{BREAKS_OFF} (?:(?:my|the|this) )?(?:treatment|course"
    rf"|sessions|sittings|injections)\b{FOR_NOW}"
)
EYES_CLOSE = any_case(
    r"\b(?:eye|eyes|eyelids?|aankh\w*) (?:\w+ ){0,2}?(?:closing|shutting|band)\b|\bkeep (?:my|his|her|the) eyes open\b"
)
SLEEPY = any_word(r"night|shift|duty|sleep\w*|tired|neend|yawn\w*|exams?")
NOT_SLEEP = any_word(
    rf"{SWELLING}|su+j\w*|puff\w*|{ITCH}|face|lips?|throat|inject\w*|droop\w*|drows\w*|respond\w*|today|yesterday|kal"
    r"|this (?:morning|evening|noon)|just (?:had|did|now)|(?:minutes?|hours?) (?:ago|back)"
)
# A little redness, a few small pimples or an itch of the scalp, however told, where nothing else is told of.
_LITTLE = (
    r"(?:slight(?:ly)?|mild(?:ly)?|minor|little(?: bit)?|bit|kind ?of|kinda|sort of|somewhat|faint(?:ly)?|small|tiny"
    r"|few|couple of|one or two|just an?|thod[aei]|halk[aie]|chh?ot[aei])"
)
_MARK = rf"(?:{RED}|pink(?:ish)?|{BUMPS}|dots?|spots?|acne|zits?|{ITCH}|flak\w*|{TENDER})"
_SCALP, _ITCH = r"(?:scalp|head|sar|sir)", rf"(?:{ITCH}|{TENDER})"
MILD_MARK = any_case(
    rf"\b{_LITTLE} (?:\w+ ){{0,2}}?{_MARK}\b|\b{_MARK} (?:just |only )?(?:a (?:little|bit)|slightly|thod[aei])\b"
    rf"|\b{_SCALP} (?:\w+ ){{0,2}}?{_ITCH}\b|\b{_ITCH} (?:(?:on|in|of|at) (?:my |the |his |her )?)?{_SCALP}\b"
)
NOT_MILD = any_word(
    rf"{GRAVE}|{SWELLING}|{PAIN}|{BURNING}|{DIZZY}|{SICK}|face|ears?|body|(?:my|her|his|the) back|arms?|hands?|legs?"
    r"|grow\w*|puff\w*|everywhere|all over|blister\w*|hot|purple|rash\w*|lumps?|boils?|terribl\w*|bad(?:ly)?|mad|crazy"
    r"|(?:too|so|very) \w+|a lot|bahut|constant\w*|unwell|sick|weak"
)
# A slight sign that is over or going, the headache of a long day, and what a friend once had: none of them where
# anything graver or of now is told beside it.
_EASED = any_case(
    r"\b(?:fine|ok(?:ay)?|all ?right|better|normal|well)(?: again)? (?:now|today)\b"
    r"|\bnow (?:(?:i am|i['’]?m|it is|its|all|much|totally) )*(?:fine|ok(?:ay)?|all ?right|better|normal|gone)\b"
    r"|\b(?:going|coming|gone|went|come) down\b(?! (?:to|into|towards|from|on|my|the|his|her))"
    r"|\b(?:reduc|settl|subsid|improv|lessen|fad)(?:ing|ed)\b"
    r"|\b(?:ab|abhi) (?:\w+ )?(?:theek|thik|kam)\b"
)
_SLIGHT = any_case(
    rf"\b{_LITTLE} (?:\w+ ){{0,2}}?(?:puff\w*|sw[eo]ll\w*|light ?-?headed\w*|giddy|dizz\w+|headache|nause\w+|weak\w*"
    r"|tender|sore|warm|suja\w*|chakk?ar)\b"
)
_TOIL = r"(?:office|work|job|screens?|laptop|computer|traffic|noise|meetings?|exams?|studies|boss|(?:no|less) sleep)"
_OF_TOIL = any_case(
    r"\b(?:head ?ache|sar dard|tired\w*)\b[^.?!,]{0,25}"
    rf"\b(?:coz|cos|cuz|because|due|from|thanks to)(?: (?:of|to))?(?: \w+)? {_TOIL}\b|\b{_TOIL} (?:\w+ )?head ?ache\b"
)
_FRIENDS = any_case(
    r"\b(?:friend|cousin|collea?gue|neighbou?r|class ?mate|room ?mate|flat ?mate|boss|someone|somebody"
    r"|(?:one|a|some) (?:girl|boy|guy|man|woman|lady))(?: (?:of mine|once|also|who|told|said|that|she|he))* had"
    r" (?:\w+ ){0,2}?(?:swell\w*|rash\w*|head ?ache|allerg\w*|reactions?|bumps?|itch\w*|bruis\w*|pain|infection"
    r"|dizziness|blisters?|scabs?)\b"
)
_GRAVE = any_word(
    rf"{GRAVE}|{SICK}|fainting|fainted|pass(?:ed|ing) out|collaps\w*|unconscious|vision|blur\w*|slur\w*|worst"
    r"|sudden\w*|not|\w+n['’]t|(?:do|did|does|ca|wo|is|are|could|was)nt|(?<!fine )again|still|keeps?|help|die|dying"
    r"|speech|stiff|confus\w*|drows\w*"
)
_OF_NOW = any_word(
    r"now|today|tonight|yesterday|this (?:morning|evening)|just|since|hours?|minutes?|mins?|doctor|hospital"
    r"|ambulance|urgent\w*|what (?:to|should|shall|do)|(?:she|he)(?: is|['’]?s| has| can)"
    r"|(?:is|are|has) (?:\w+ )?(?:swell\w*|swollen|red|hot)"
)
DENIES = any_case(
    r"\b(?:not|never|n['’]t|dont|wont|wouldnt|isnt|aint)\W+(?!(?:sure|only|just|afraid|scared|joking|kidding|alone)\b)"
    r"(?:\w+\W+){0,2}?(?:suicid\w*|(?:kill|harm|hurt|hang)(?:ing)? myself|end(?:ing)? my life)"
    r"(?!\W+(?:yet|today|tonight|if|unless)\b)"
    r"|\bno (?:suicid\w*|(?:thoughts? of|plans? (?:to|of)) (?:suicide|dying|(?:kill|harm)\w* myself))"
    r"|\b(?:suicid\w*|khudkushi|aatmahatya|marna|marne)\W+(?:\w+\W+)?(?:nahi|nai|nhi)\b"
)
ALARM = rf"(?:{FAINTED}|{DIZZY}|{SWELLING}|bleed\w*|{SICK}|{FEVER}|unconscious|hives|seizures?|chok\w+)"
# "I am not fainting now", but neither "not breathing" nor "not bleeding so much".
HAS_NONE = any_case(
    r"\b(?:(?:i am|i['’]?m|she is|she['’]?s|he is|he['’]?s) not|no ?(?:body|one) is) (?:really |having (?:any |an? )?)?"
    rf"{ALARM}(?: (?:now|at all|any ?more|or {ALARM}))*(?=\W*(?:$|[.,;!?]| (?:but|and|i|just|only)\b))"
)
# "No fever, no swelling", "the swelling has gone", "bukhar gaya", but neither "no breath" nor "gone to the neck".
MILD = rf"(?:{ILL}|pain|dard|headache|redness|bleeding|khoon|jalan)"
NONE = any_case(
    rf"\b(?:no|without|zero)(?: any)?(?: more| signs? of)? {MILD}(?:(?: or| and|,) {MILD})*\b"
    r"(?! (?:relief|killer|control))"
    rf"|\bkoi (?:bhi )?(?:{MILD}|problem|dikkat|taka?le+f|pareshani) (?:bhi )?n(?:ah|h|a)i\b(?! (?:ja|ru|ghat)\w*)"
)
LEFT = any_case(
    rf"\b{MILD} (?:has |have |had |is |are |all |also |bhi |ab |chal[aie] |utar |khatam ho )*(?:gone|went (?:away|by"
    rf"|within|in (?:an?|one|two|\d))|subsided|settled"
    r"|ga?ya|ga?yi)\b(?! (?:to|into|up|down|in|from|worse|beyond|very|so|more|higher|hai kya))"
)
# "Is fainting a known side effect", "is swelling of throat listed": of nobody's body.
ASKS_LIST = any_case(
    r"^(?:[\w'-]+ ){1,3}(?:is |are )?(?:in|on|among) the (?:list|side ?-?effects?)\b.*\b(?:or not|right|no|correct|\?)|"
    r"(?:^|(?<=[.,;:!?]\s)|(?<=\band\s)|(?<=\bbut\s)|(?<=\bso\s)|(?<=\bok\s))(?:is|are|was|does|do) "
    r"(?:(?!(?:my|his|her|our|i|he|she|this|that|it|now|today|since)\b)[\w-]+ ){1,5}?(?:(?:listed|mentioned|written)\b"
    r"|(?:an? |the |among |one of )*(?:known |listed |common |usual |rare )*side ?-?effects?\b"
    r"|(?:known|listed) (?:risks?|complications?|reactions?)\b)"
)
MINE = any_word(r"mine|right now|happening to (?:me|him|her)|(?:i|he|she) (?:have|has) it")
LONG_AGO = any_case(
    r"\b(?:last|previous|pichh?l[ei]) (?:year|saal)\b|\b(?:years?|yrs?|saal) (?:ago|back|before|pehle)\b"
    rf"|\b(?:had|was|were|got)\b.{{0,50}}\bin {MONTH}\b"
    r"|\b(?:(?:at )?that time|back then|(?:in )?those days|us (?:time|waqt))\b|\bthen(?=\W*$)"
    r"|\blong (?:ago|back|time (?:ago|back))\b|\bin (?:19|20)\d\d\b|\bas an? (?:child|kid|teen\w*|baby)\b"
    rf"|\b(?:from {YOUTH}|(?:in|during) (?:my )?(?:childhood|school|college))\b|\bbachpan\b"
    r"|\bonce (?:in|when|during|at|while)\b"
)
PRESENT = any_word(
    r"is|are|am|i['’]?m|have|has|having|getting|can['’]?t|cannot|cant|like|now|ab|hai|hain|hu|hoon|rah[aei]|rh[aei]"
)
# What may have begun long ago and is there again, or something like it.
STILL = any_case(
    r"\b(?<!never )(?<!not )(?<!none )(?<!nothing )(?<!fine )(?<!well )(?:since"
    rf"(?! then (?:(?:my |the )?hair|we|i)\b| {YOUTH}\b)"
    r"|again|today|tonight|yesterday|this (?:morning|evening|noon|week)"
    r"|still(?! (?:fit|eligible|suitable|allowed|go|take|do|get))"
    r"|keeps?|aaj|abhi|phir|fir ?se|dobara|even now|right now|(?:hours?|hrs?|minutes?|mins?|days?) (?:ago|back))\b"
)
CLAUSE = any_case(r"(?:[^,.;!?\n]|\.(?=\d))+?(?=\s(?:but|and|so|par|lekin|magar|aur)\s|[,;!?\n]|\.(?!\d)|$)[,.;!?\n]*")


def denies_despair(text: str) -> bool:
    """Whether somebody says that they do not think of harming themselves."""
    return bool(DENIES.search(text))


def has_mild_mark(text: str) -> bool:
    """Whether a text tells of a little redness or the like on the skin, and of nothing worse."""
    return bool(MILD_MARK.search(text)) and not NOT_MILD.search(text)


def has_passing_sign(text: str) -> bool:
    """Whether a text tells of a slight sign that is over or going, and of nothing worse."""
    return bool(_SLIGHT.search(text) and _EASED.search(text)) and not _GRAVE.search(text)


def asks_list(text: str) -> bool:
    """Whether a text asks if something is listed or known as a side effect."""
    return bool(ASKS_LIST.search(text))


def without_figures(text: str) -> str:
    """The text without figures of speech, a no to despair or a sign, and signs that have gone."""
    for harmless in (FIGURES, DENIES, LEFT, HAS_NONE, NONE):
        text = harmless.sub(" ", text)
    text = MILD_MARK.sub(" ", text) if has_mild_mark(text) else text
    text = text if _GRAVE.search(text) else _without_passing(text)
    return EYES_CLOSE.sub(" ", text) if SLEEPY.search(text) and not NOT_SLEEP.search(text) else text


def _without_passing(text: str) -> str:
    """The text without a slight sign that is going, a headache of the day's work, and a sign that a friend had."""
    text = _SLIGHT.sub(" ", text) if has_passing_sign(text) else text
    text = text if _OF_NOW.search(text) else _FRIENDS.sub(" ", text)
    return _OF_TOIL.sub(" ", text)


def sober(text: str) -> str:
    """The text without what only sounds like danger: figures of speech, denied, asked of a list or long over."""
    text = without_figures(text)
    text = text if MINE.search(text) else ASKS_LIST.sub(" ", text)
    return text if STILL.search(text) else CLAUSE.sub(lambda clause: _unless_long_ago(clause.group()), text)


def _unless_long_ago(clause: str) -> str:
    return " " if LONG_AGO.search(clause) and not PRESENT.search(clause) else clause
