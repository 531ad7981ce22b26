"""What helps patients who ask about the request itself, or give nothing: why it is asked for, and what can be done."""

from clinic.dates.words import DAY_NAME
from clinic.desk.clauses import asks
from clinic.desk.contacted import asks_of_contact
from clinic.desk.going_on import asks_where_it_stands
from clinic.desk.meant import means_new_one
from clinic.desk.request import Request, Said, Say
from clinic.desk.status import OF_NOTED, asks_status
from clinic.desk.words import MOVING
from clinic.details.replies import declines
from clinic.patterns import any_case, says, whole
from clinic.people import RELATIVE

EMAIL = any_case(r"\be?-?mail\b")
OTHER_CONTACT = any_case(r"\b(?:number|phone|mobile|name|naam|all this|details)\b")
WHOSE_NAME = any_case(
    r"\b(?:whose|which) name\b|\bname\W+or\b|\bor\b.{0,12}\bname\b|\b(?:mine|hers?|his|my (?:own )?name) or\b"
    r"|\bor (?:hers?|his|mine)\b"
)
# "Why do you need my number", "what is it for", "number kyu chahiye", but not "why do I lose hair".
_DETAIL, _KYU = r"\b(?:number|phone|mobile|naam|name|e?-?mail)\b", r"\bky(?:u+n?|o+n?)\b"
FOR_WHAT = any_case(
    r"\bwhy (?:do|would|should|does|are|is|r) (?:you|u|they|reception|i|it|this)\b.{0,12}\b(?:need|ask|want|requir"
    r"|giv|shar|necess|mandat|compuls)\w*|\bwhy\b.{0,15}\b(?:number|phone|e?mail|mail|name|details)\b"
    r"|\bwhat(?:['’]?s| is) (?:it|this|that|(?:the|my) (?:number|phone|e?mail|name)) (?:needed |used |required )?for\b"
    rf"|\bwhat (?:do|would|will) (?:you|u|they) (?:need|want|use) (?:\w+ )?{_DETAIL}.{{0,10}}\bfor\b"
    rf"|{_DETAIL}.{{0,12}}{_KYU}|{_KYU}.{{0,12}}{_DETAIL}"
)
_CONTACT = r"(?:it|this|that|(?:the |my |an? )?(?:e?-?mail|mail|number|phone|mobile|name)(?: id| number| address)?)"
_MUST = r"(?:compul\w+|mandat\w+|nec+es+\w+|needed|required|(?:a )?must|optional|important)"
IS_NEEDED = whole(  # "is it compulsory", "do I have to give my number", "number dena zaroori hai?"
    rf"is (?:giving |sharing )?{_CONTACT}(?: (?:really|very|too|also))? {_MUST}"
    r"|(?:do|must|should|shall) (?:i|we) (?:(?:really|have to|need to|must) )*"
    rf"(?:give|share|fill|put|tell|provide|enter|type)(?: {_CONTACT})?"
    rf"|{_CONTACT} (?:dena )?(?:kya )?(?:[zj]a?r[ou]*ri|{_MUST})(?: hai)?(?: kya)?",
    after="or not|or can i skip(?: it)?",
)
# Whether a message asks if a request can still be changed once it is made: "can I move it later".
asks_for_later = says(
    rf"\b(?:how|can|could|may|possible|allowed|able)\b.{{0,25}}\b(?:{MOVING}|(?:edit|modif|cancel|correct|updat)\w*)"
    r".{0,25}\b(?:later|after(?:wards?)?(?: (?:i|it|this|that|sending|booking))?|in future|in case|once (?:it|i)"
    r"|any ?time|if (?:i|we|needed|something|required))\b"
)
SEEN = (
    r"\b(?:when|(?:what|which) (?:time|day|date)) (?:will|would|do|can|am|is|are) (?:i|we|he|she|they"
    r"|my \w+)(?: (?:going to|get"
    r"|be))* (?:seen|attended|taken in|called in|an appointment|(?:the|my|a) (?:appointment|slot|visit|turn))\b"
)
WHY = any_case(
    rf"{FOR_WHAT.pattern}"
    r"|\b(?:why|(?:do|will) (?:you|u) (?:store|save|keep|share|sell)"
    r"|only if (?:its|it.s|it is) (?:private|confidential|safe)|what for|for what|reason|my data|privacy|private"
    r"|who (?:(?:will|can|all|else|is) )*"
    r"(?:see|read|get|ha)\w*|what (?:will|do) you (?:tell|do)|(?:is|will) (?:it|this|that|my \w+) (?:be )?"
    r"(?:safe(?! for\b)|secure|secret|confidential|kept|shared|misused)|safe to (?:give|share|tell)|spam)\b"
)
REASON = any_case(rf"{FOR_WHAT.pattern}|\b(?:why|what for|for what|reason)\b")
AVAILABLE = any_case(
    r"\b(?:what|which|any|are|do|is|have|check|show)\b.{0,30}\b(?:slots?|times?|dates?|days?|doctor|appointments?)\b"
    r".{0,20}\b(?:available|free|open|vacant|left)\b|\b(?:have|any|are) (?:\w+ )?(?:free|available|open|vacant)"
    r" (?:slots?|times?|appointments?)\b|\bavailab(?:le|ility)\b.{0,30}\?"
    rf"|{SEEN}"
    r"|\b(?:when|(?:what|which) (?:time|day|date|slot)s?) (?:all )?(?:can|could|should|shall|may|do) (?:i|we|he|she"
    r"|you|u) (?:come|visit|have|give|get|see)\b|\b(?:what|which) (?:\w+ )?(?:slots?|timings?|dates?) (?:(?:do|are"
    r"|all) )?(?:you|u|there)\b|\b(?:is|are|will) (?:it |be )*(?:today|tomorrow|tonight"
    r"|this week\w*|\w+day)\b.{0,15}\bpossible\b"
    r"|^\W*(?:(?:so|and|ok|hi|hello)\W+)*(?:is|are) .{1,25}\b(?:free|available|vacant|taken|full)\b(?! of\b| consult)"
)
# What is to be known for the visit, and what the documents are silent on.
# Whether a message asks what only reception can tell of the visit: "what all should I bring".
asks_of_visit = says(
    r"\b(?:what|wat|which|anything|something|should|do|need|have|must)\b.{0,25}\b(?:bring\w*|carry\w*|wear)\b"
    rf"|\b(?:bring|carry) (?:any|my|the|some)(?!one|body| {RELATIVE})\b.{{0,30}}\?"
    r"|\b(?:bring|carry|take) (?:\w+ ){0,3}?(?:reports?|prescriptions?|documents?|id|proof|records?|files?)\b"
    r"|\b(?:come|reach|arrive|be there) (?:\w+ ){0,2}?(?:early(?! (?:next|in|on)\b)|before time|ahead of time)\b"
    r"|\bfill (?:\w+ )?(?:forms?|papers?|paperwork)\b"
)
# How much of it is certain, and what comes after it: reception settles both.
FIXED = any_case(
    r"\b(?:sure|certain\w*|guarantee\w*|confirmed|fixed|possible|okay?|fine) (?:\w+ ){0,4}?(?:day|time|slot|date|get"
    r"|sooner|earlier|doctor"
    rf"|{DAY_NAME}|tomorrow|today)\b|\b(?:what|exact) (?:exact )?time(?: exactly)?\W*$"
    r"|\b(?:sooner|earlier) (?:possible|available)\b"
)
# What was noted, and nothing else: "what number do you have", but not "do you have parking".
NOTED = (
    r"\b(?:so far|(?:un)?till? now)\b|\b(?:what|which|when) (?:\w+ )?(?:did|have) i (?:\w+ )?(?:say|said|give"
    r"|given|tell|told|put|choose|chosen|write|written|type|typed)\b"
    r"|\b(?:show|see|read|tell me) (?:me )?(?:my|the|all(?: my| the)?) (?:booking )?details\b"
    rf"|\bdetails (?:do |did |have )?(?:you|u) (?:have|has|got|noted?|wrote)\b|{OF_NOTED}"
    r"|\bwhat (?:all )?(?:have|did) (?:you|u) (?:\w+ )?(?:note|noted|write|wrote|written|taken) ?(?:down)?\b"
)
NOTED_OR_SEEN = any_case(f"{NOTED}|{SEEN}")
SO_FAR = any_case(
    rf"{NOTED}|\b(?:did|have|do|what|which|whose|is) (?:\w+ ){{0,3}}(?:you|u) (?:\w+ )?(?:note|noted|got|have|wrote"
    r"|write|take|taken|save|saved)\b(?! (?:to|a|an|any)\b)|\bis (?:that|it) noted\b"
    r"|\b(?:number|name|details|day|date|time) again\b"
    r"|\bunder (?:my|whose) name\b|\bdid (?:you|u) (?:get|note|take) (?:my|the) (?:details|day|date|time)"
    r"|\bwhat (?:all )?(?:are|r|is|will) (?:you|u|being) (?:\w+ )?(?:stor|sav|keep|not|writ|record)\w*"
    r"|\bmy (?:number|phone|name|e?-?mail|details) (?:in|on) (?:there|it|record)\b"
)
FOR_TWO = any_case(
    r"\bfor (?:me|myself)\b.{0,40}\band\b.{0,30}\bfor (?:my|him|her|them)\b|\b(?:two|2|both|three|3) (?:of us"
    rf"|appointments|bookings|people)\b|\b(?:me|myself) and (?:my {RELATIVE}|him|her)\b|\badd (?:my {RELATIVE}|another"
    rf"|one more|a second)\b|\b(?:book|another|one|also) (?:\w+ )?for (?:my|him|her) {RELATIVE} (?:too|also|as well)\b"
    rf"|\band (?:for )?my {RELATIVE} (?:too|also|as well)\b(?! (?:\w+ )?com)"
    rf"|\balso (?:book |need |want )*(?:(?:an?|one|appointment|slot|it) )*(?:for )?(?:my|our) {RELATIVE}\b"
)
# Beside a booking, what it cannot hold.
COMES_ALONG = any_case(
    rf"\bmy {RELATIVE}\b.{{0,15}}\b(?:also|too|with me|accompan\w+|along)\b|\bwith my {RELATIVE}\b"
    r"|\bas (?:a )?contact\b"
)
ONE_AT_A_TIME, NO_DIARY = Say("utter_booking_one_at_a_time"), Say("utter_booking_no_diary")
NO_NOTES = Say("utter_booking_no_notes")
DONE = any_case(
    r"\b(?:is (?:it|that|this)|it is|its|it's|am i|already) (?:\w+ )?(?:confirmed|booked|done|sent|fixed|final)\b"
)
# Whether somebody would rather not give a name or a number: "I'm not comfortable with that".
holds_contact_back = says(
    r"(?:\bnot comfortable|\brather not|\bprivacy|(?:\bnot|n['’]?t) (?:want|giv\w+|shar\w+)|\be?-?mail (?:id )?only"
    r"|\bonly (?:my |an |the )?e?-?mail|\bwithout (?:a |my |the )?(?:phone|number|mobile)"
    r"|\b(?:no|n['’]?t have(?: an?y?)?) (?:phone|number|mobile))\b"
)
# How else to be told: "can you just email me".
OTHER_WAY = any_case(r"\b(?:e-?mail|mail|text|message|sms|whats ?app) (?:(?:it|this|that) )?(?:to )?(?:me|us)\b")
NO_PHONE = any_case(
    r"\b(?:phone|mobile|number|cell)\b.{0,15}(?:\bnot|n['’]?t|\bno longer|\bstopped)\b"
    r"|\b(?:lost|broke|broken)\b.{0,15}\b(?:phone|mobile|cell)\b|\b(?:phone|mobile|cell) (?:is |got |was )?"
    r"(?:broken|dead|lost|stolen|off)\b"
)
NO_REFERENCE = any_case(
    r"\b(?:no|not|\w+n['’]?t|lost|forg[eo]t\w*|without)\b.{0,20}\b(?:ref\w*|code|(?:booking )?id)\b"
)
LOST = any_case(r"\b(?:lost|forg[eo]t\w*|rememb\w+|no|not|never|don'?t|dont|didn'?t|didnt|where|which)\b")


def asks_of_request(text: str) -> bool:
    """Whether a question is about the request itself: how it stands, what was noted, who calls, what comes next."""
    if asks_of_visit(text) or asks_status(text) or asks_where_it_stands(text):
        return True
    return asks_of_contact(text) or bool(NOTED_OR_SEEN.search(text) or OTHER_WAY.search(text))


def asks_for_what(text: str) -> bool:
    """Whether a message asks what a detail is needed for, or whether it is needed at all."""
    return bool(FOR_WHAT.search(text) or IS_NEEDED.fullmatch(text))


def cannot_hold(text: str) -> Say | None:
    """What is said of a second person, whom one booking cannot hold; None where none is spoken of."""
    if FOR_TWO.search(text):
        return ONE_AT_A_TIME
    return NO_NOTES if COMES_ALONG.search(text) and not means_new_one(text) else None


def _of_contact(text: str, request: Request) -> str | None:
    """What is said to who asks whose name is meant, why a contact is asked for, or whether it is needed."""
    asked, needed = request.asked, IS_NEEDED.fullmatch(text)
    if request.kind == "booking" and asked in ("name", "phone") and WHOSE_NAME.search(text):
        return "utter_booking_name_patient"
    if not request.awaits_yes and asked not in ("name", "phone", "email"):
        return None
    of_email = EMAIL.search(text) or (asked == "email" and not OTHER_CONTACT.search(text))
    if of_email and (needed or REASON.search(text)):
        return "utter_request_why_email"
    if needed:
        return "utter_request_phone_needed" if asked == "phone" else "utter_request_needed"
    return "utter_request_why" if WHY.search(text) else None


def explained(said: Said, request: Request) -> list[Say]:
    """What helps a patient who gives nothing: why it is asked for, or what can be done without it."""
    text, asked, changes = said.text, request.asked, request.kind == "change"
    if contact := _of_contact(text, request):
        return [Say(contact)]
    beside, of_reference = cannot_hold(text), asked == "reference"
    refuses = said.intent in ("deny", "cancel") or declines(text) or holds_contact_back(text) or OTHER_WAY.search(text)
    unsent = not changes and (asks_status(text) or (request.awaits_yes and DONE.search(text)))
    # The number of a change is the one that the booking was made with.
    needed = "utter_request_needed" if changes or asked != "phone" else "utter_request_phone_needed"
    cases = (  # the first that applies counts
        (unsent, Say("utter_request_not_yet")),
        (asks_for_later(text), Say("utter_change_later")),
        (beside, beside),
        (asks_of_contact(text), Say("utter_request_contacts")),
        (FIXED.search(text) or AVAILABLE.search(text), NO_DIARY),
        (of_reference and said.intent == "change_appointment" and not NO_REFERENCE.search(text),
         Say("utter_change_possible")),
        (of_reference and (LOST.search(text) or asks_where_it_stands(text)), Say("utter_booking_reference_lost")),
        (asked == "email" and said.agrees, Say("utter_booking_email_agreed")),
        (asked == "phone" and (refuses or NO_PHONE.search(text)), Say(needed)),
        (asked in ("name", "day") and refuses, Say(needed)),
        (not of_reference and asks(text), Say("utter_request_ask_reception")),
    )  # fmt: skip
    return next(([say] for applies, say in cases if applies and say), [])
