"""The names of medicines, and whether a message asks to stop one or to go on with it."""

from clinic.patterns import any_case, any_word
from extensions.policies.turn import Turn

ANSWER = "utter_stop_medicine"
SHORT = 4  # words of "and his metformin?", after the answer for another one
FOR_HAIR = r"(?:finasteride|dutasteride|minoxidil|biotin|multivitamins?)"
MEDICINE = (
    r"(?:thyroxine|thyronorm|eltroxin|metformin|blood thinners?|ecosprin|aspirin|disprin|clopidogrel|clopitab|warfarin"
    r"|acitrom|eliquis|xarelto|tamoxifen|letrozole|anastrozole|methotrexate|steroids?|predniso\w+|antibiotics?|insulin"
    rf"|{FOR_HAIR}|spironolactone|isotretinoin|accutane|roaccutane|contraceptive\w*"
    r"|birth control(?: pills?)?|antidepressants?|pressure tablets?|painkillers?|ibuprofen|brufen|combiflam|lithium"
    r"|hydroxychloroquine|hcqs|antihistamin\w*|avil|allegra|cetirizine|levocet\w*|benadryl|paracetamol|crocin|dolo"
    r"|\w{2,}(?:sartan|dipine|olol|pril|statins?|xaban|parin|grel|gliptin|gliflozin|glitazone|oxetine|pram|traline"
    r"|azepam|prazole|tidine|cycline|mycin|cillin|floxacin|conazole|cetirizine))"
)
# Or whatever is taken: "my thyroid tablets".
DRUG = (
    rf"(?:{MEDICINE}|statins?|(?:medic(?:ine|ation|ament)s?|meds|tablets?|tabs|pills?|capsules?|drugs?|dawa\w*|goli\w*|dose"
    r"|supplements?|drops|vitamins?|fish oil|omega\w*|(?:ayurvedic|herbal|homeo\w*) \w+)\b)"
)
STOP = (
    r"(?:stop|stopping|quit\w*|paus\w+|skip\w*|leav(?:e|ing)|hold(?:ing)?|discontinu\w*|avoid\w*|withhold|miss(?:ing)?"
    r"|reduc\w+|chang\w+|switch\w*|cut (?:down|out)|give up|(?:come|go|get|be|going|coming) off|continu\w*"
    r"|(?:keep|go on|carry on) (?:taking|with|using))"
)
STOPPED = r"(?:stopped|paused|skipped|held|discontinued|continued|changed|reduced|off)"
# Then the answer on combining them says something as well.
GOES_ON = any_word(r"continu\w*|keep|go on|carry on|jaari|chalu")
HINDI_STOP = r"(?:band|chh?od\w*|rok\w*|kam kar\w*|stop|continue|jaari|chalu)"
STOPS = any_case(
    rf"\b{STOP}(?: (?!hair\b)\w+){{0,4}}? {DRUG}|\bbreaks? (?:from|off|of) (?:\w+ ){{0,2}}?{DRUG}"
    # "I take aspirin, should I quit"
    rf"|\b{DRUG}\b.*\b(?:should|shall|must|can|do|have to|need to|better)\b(?: (?:i|he|she|we|to|now))* {STOP}"
    r"(?=\W*$|\W*[?.!,]|\W+(?:now|first|before|for|during|while)\b)"
    rf"|\b{DRUG}(?: \w+){{0,3}}? {HINDI_STOP} ?(?:kar|rakh|de|du|dun?|na|ni|hi)\w*"
    rf"|\b{DRUG}\b.*\b(?:be|get) {STOPPED}\b|\b{DRUG}\b.*\b{STOP} (?:it|them|that|this)\b(?! treatment)",
)
# "And my pills?" asks the same.
ADDS_OWN = any_case(
    rf"\W*(?:(?:and|but|or|so|ok|what about|how about|with|aur)\W+)*(?:my|his|her|mere|meri)\W+(?:\w+ ){{0,2}}?"
    rf"{DRUG}(?:\W+{DRUG})*\W*"
)
STOPS_IT = any_case(rf"\b{STOP} (?:it|them|that|this|both|all)\b(?! treatment)|\bband kar\w*|\bbe {STOPPED}\b")
# Of the hair fall: "how to stop it".
HOW_TO_STOP_IT = any_case(rf"\bhow (?:to|(?:can|could) (?:i|we|he|she|one)) {STOP} (?:it|this|that)\b")
# "Leave minoxidil, ..." drops the subject, and "should I leave it" does not.
LEFT_ASIDE = any_case(rf"^\W*(?:(?:ok|okay|no|so|please|pls)\W+)*leave {DRUG}\s*[.,;!-]")
NAMED = any_case(rf"\b{DRUG}")
STOPPED_BEFORE = any_case(r"\b(?:i|he|she|we|have|has|had|already|after) (?:\w+ )?(?:stopp(?:ed|ing)|took a break)\b")


def asks_to_stop(turn: Turn) -> bool:
    """Whether a medicine is to be stopped or gone on with, named in the message or told in the one before."""
    if STOPPED_BEFORE.search(turn.text) or LEFT_ASIDE.match(turn.text):
        return False
    before = turn.said_before[-1] if turn.said_before else ""
    stops_it = STOPS_IT.search(turn.text) and not HOW_TO_STOP_IT.search(turn.text)
    return bool(
        STOPS.search(turn.text)
        or ADDS_OWN.fullmatch(turn.text)
        or (stops_it and NAMED.search(before))
        or (ANSWER in turn.previous and NAMED.search(turn.text) and len(turn.text.split()) <= SHORT)
    )
