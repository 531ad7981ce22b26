"""Finds word that there is help after an emergency, that it is over, or that it never was one."""

from clinic.desk.clauses import asks, told_in
from clinic.patterns import any_case, any_word
from clinic.people import RELATIVE
from extensions.nlu.harmless import sober
from extensions.nlu.reading import SENTENCE, URGENT
from extensions.policies.signs import BODY, SIGN, SIGNS
from extensions.policies.turn import Turn

IN_CARE, OVER, NO_DANGER = "utter_urgent_in_care", "utter_urgent_over", "utter_urgent_no_danger"
DESPAIR_EASED = "utter_despair_eased"
RESPONSES = frozenset({IN_CARE, OVER, NO_DANGER, DESPAIR_EASED})
MOST_BESIDE = 6  # words beside what says that it is over, in a message that is like an emergency as a whole
PROTEST = any_case(r"why (?:is (?:it|this|that) |an? |the )*(?:emergency|112|ambulance)|what emergency")
MISUNDERSTOOD = any_word(
    rf"i mean|i meant|jok(?:e|ing)|mazaa?k|kidding|not like that|not me\b|not (?:about )?me|{PROTEST.pattern}|(?:just"
    r"|only|was) asking|(?:i|i just|i only|was|am|i['’]?m) ask(?:ed|ing) (?:if|whether)|read (?:about|of) it|no "
    r"emergency|not an? emergency|emergency (?:\w+ )?(?:nah?i|nhi|nai)|by mistake|galti se|misunder\w+|nobody is "
    r"(?:ill|sick|hurt)"
)
# Whatever leaves it in doubt, so that the advice stays up.
PARTLY = any_word(
    r"little|bit|some ?what|slight\w*|thod[aei]|less|but|lekin|magar|par|still|yet|abhi bhi|not|never"
    r"|nahi|nhi|nai|\w+n['’]t|cant|wont|dont|isnt|unless|if|no (?:one|body|answer|reply|response)|busy|alone|worse"
)
PLACE = r"(?:hospital|emergency|er|casualty|icu|ambulance)"
HELPER = (
    rf"(?:(?:the |a |an |my |our |your |nearby )*(?:{PLACE}|doctors?|dr|clinic|nurse|paramedics?|112|108|102)|them|you)"
)
HELPED = any_case(
    rf"\b(?:in|at|reached|inside|to) (?:the |a |an |our |nearby )?(?:\w+ )?{PLACE}\b|\badmitted\b"
    r"|\bhospital (?:me|mein|mai|le|pahu\w+|aa)\b"
    r"|(?:^|\b(?:am|is|are|now|already|here) |['’]m )with (?:the |a )?(?:doctors?|nurse|paramedics?)\b"
    r"|\b(?:doctors?|hospital|nurse|they|ambulance|paramedics?) (?:\w+ )?(?:gave|giv\w+|treat\w+|check\w+|saw|is here"
    r"|are here|has come|came|on the way|coming|looking)\b"
    rf"|\b{HELPER} (?:is |was |has been |have been )(?:called|informed)\b"
    r"|\b(?:call(?:ed|ing)|ring(?:ing)?|phon(?:ed|ing)|(?:going|rushing|driving|heading|went|taking (?:\w+ )?\w+) "
    rf"(?:back )?to) {HELPER}\b"
)
WELL = (
    r"(?:ok(?:ay)?|fine|al ?right|safe|stable|normal|well|better|recovered|conscious|awake|alert"
    r"|theek|thik|sahi|acch[aei])"
)
LESS = r"(?:less now|lessened|reduc(?:ed|ing)|subsiding|(?:going|coming) down|kam (?:hai|h|ho ra?h[aei]))"
GONE = (
    r"(?:stop+ed|eased|faded|calmed|kam ho ga?y[aei]"
    rf"|{LESS}|(?:gone|went|came|come) (?:away|down)|gone|subsided|settled|cleared|over|disappeared|khatam"
    r"|(?:chal[ai]|ruk|utar) ga?y[aei])"
)
# "It" and the like, or a sign; "her voice is gone" is none of it.
PAST = any_case(
    rf"\b(?:{WELL}|good) (?:now|ab|hu|hoon)\b|\b(?:now|ab|all|sab) (?:\w+ )?(?:{WELL}|{LESS})\b"
    r"|\b(?:is|its|s?hes|['’]s|am|(?:i['’]?)?m|are|feel(?:s|ing)?|got|became)"
    rf" (?:completely |totally |all |perfectly |much |now )*{WELL}\b(?! with\b)"
    rf"|\b(?:its?|it['’]s|that|this|(?!breath|saans|vision){SIGN}) (?:has |have |had |is |are |got |been |all |just "
    rf"|now |ho |band )*{GONE}\b|^\W*(?:(?:ok|yes|has|it)\W+)*{GONE}(?! \w+ing\b)\b"
    rf"|\b(?:it|that) (?:\w+ )?{GONE}\b|\bno (?:more {SIGN}|{SIGN} (?:now|any ?more))\b"
    r"|\b(?:woke up|came round|(?:is |has )?open(?:ed|ing)? (?:his |her |the )?eyes|hosh (?:\w+ )?a+ ga?ya"
    r"|(?:is|are|am|can) (?:\w+ )?(?:talk|walk|breath|respond|sitt?|eat|smil|see|speak|swallow)(?:e|ing)?"
    r" (?:again|now|normal\w*|properly|fine|well))\b"
)
# By what it went: "... after I took an allergy tablet".
BY_REMEDY = any_case(
    r"\bafter (?:(?:i|he|she|we) )?(?:took|taking|had|having|applied|applying|put|putting|used|using)"
    r"(?: \w+){1,3}(?=\W*$|[.,;!])"
)
# A doctor's word that it is no danger, whatever sign it names: "the doctor says that it's only gas".
DOCTOR = r"(?:doctors?|dr|hospital|nurse|physician)"
CLEARED = any_case(
    rf"\b{DOCTOR}\b[^?]{{0,25}}? (?:said|says?|told|tells?|feels|thinks|confirm\w*|assur\w*|bol[aei]|kaha)\b(?: "
    rf"(?!not?\b|never\b|\S+n['’]t\b)\S+){{0,4}}? (?:nothing|{WELL}|no (?:problem|issue|danger|worry|need)|will (?:go"
    r"|reduce|settle|come down)|not (?:serious|dangerous)|don['’]?t worry|usual|common|minor|mild|gas|acidity"
    r"|anxiety)\b(?: (?:only|to worry))?"
)
# Said right after a doctor was told of.
THEIR_WORD = any_case(r"\b(?:he|she|they)(?= (?:just |also )?(?:said|says?|told|tells?|thinks?)\b)")
# What anybody else says of it, or may ask: "they said its normal".
HEARSAY = any_case(
    r"\b(?:said|says?|told|tells?|thinks?|bol[aei]|kaha)\b[^.?!]{0,20}?\b(?:it|it['’]?s|this|that|that['’]?s|thats)\b"
    r"|\b(?:it['’]?s|(?:it|this|that) is|that['’]?s) (?:normal|usual|common)\b(?! (?:now|again))"
)
ONLY = any_case(rf"\b(?:only|just) (?:an? |some )?{SIGN}\b|\b{SIGN} only\b")
# What may have stopped, and is the worse for it.
VITAL = any_word(r"breath\w*|saans|pulse|heart\w*|chest|seen[ae]")
STOPPED = any_word(rf"stop+ed|{LESS}")
# "What if the fever comes again".
RETURNS = any_case(
    rf"\b(?:if|agar|suppose|case)\b.*\b(?:{SIGN}|it|that|this|happens?)\b.*\b(?:again|back|returns?|repeat\w*|phir"
    rf"|dobara|wapas)\b"
)
ASKS_LEAVE = any_case(
    r"\b(?:can|may|could|shall) i (?:\w+ )?ask\b(?! (?:some|any)|.*\b(?:doctor|clinic|staff|person|call)\b)"
)
# What was said in anger or sorrow, and not meant.
MERELY = any_case(
    r"\b(?:just|only|bas) (?:\w+ )?(?:upset|frustrat\w+|angry|sad|vent\w*|tired|low|emotional|stressed|drama|gussa)\b"
    r"|\b(?:did ?n['’]?t|do ?n['’]?t|not) (?:really )?mean (?:it|that)\b"
)
COMPANY = any_case(
    rf"\b(?:with|talk\w*|told|call\w*|spoke|speaking) (?:to |with )?(?:my |a |the )?(?:{RELATIVE}|family|parents"
    r"|doctor|counsell?or|tele ?-?manas|14416|someone|somebody|them)\b"
)


def response(turn: Turn, despair: bool) -> str | None:
    """What is said to such word after urgent advice, of despair or not; None where there is none or it is in doubt."""
    if turn.despairs or turn.symptom:
        return None
    told = without_questions(turn.text)
    told = THEIR_WORD.sub("doctor", told) if IN_CARE in turn.previous else told
    cleared = CLEARED.search(told)
    misunderstood = MISUNDERSTOOD.search(turn.text if turn.intent == URGENT else told)
    beside = sober(told)
    for heard in (*([ONLY, CLEARED] if cleared else []), PAST, HELPED, MISUNDERSTOOD, BY_REMEDY):
        beside = heard.sub("", beside)
    doubtful = PARTLY.search(beside)
    good = cleared or (PAST.search(told) and not HEARSAY.search(told))
    over = good and not doubtful and not _has_stopped_breath(told, turn)
    if despair:
        eased = over or misunderstood or MERELY.search(told) or (not doubtful and COMPANY.search(told))
        return DESPAIR_EASED if eased else None
    if turn.intent == URGENT and len(beside.split()) > MOST_BESIDE:
        return None
    signs = SIGNS.search(beside) or BODY.search(beside)
    if over and not signs:
        return OVER
    if not doubtful and HELPED.search(told):
        return IN_CARE
    return NO_DANGER if misunderstood and not signs else None


def without_questions(text: str) -> str:
    """What a message tells; so does a protest that begins like a question: "why 112, we are well"."""
    told = [sentence if PROTEST.search(sentence) else "" if asks(sentence) else told_in(sentence)
            for sentence in SENTENCE.findall(text)]  # fmt: skip
    return " ".join(told)


def _has_stopped_breath(told: str, turn: Turn) -> bool:
    """Whether "it has stopped", or is less, may be of the breath or the heart."""
    return bool(STOPPED.search(told)) and any(map(VITAL.search, turn.said_before[-2:]))
