"""The words of what may follow a treatment in a body, and whether a message tells of them."""

from clinic.patterns import any_case, any_word
from extensions.nlu.harmless import sober
from extensions.nlu.symptoms import BURNING, FAINTED, ILL, PAIN, RED

SIGN = (
    rf"(?:{ILL}|1?\d\d(?:\.\d)? ?(?:f|degrees?)|{PAIN}|{RED}|lumps?|{BURNING}|{FAINTED}|bleed\w*|khoon(?! ki jaa?nch)"
    r"|blood(?! (?:tests?|thinners?|pressure|reports?|group|samples?)\b)|breath\w*|saans|weak\w*|chills?|shiver\w*"
    r"|vision)"
)
SIGNS = any_case(rf"\b{SIGN}\b")
STATES = any_word(
    r"now|still|also|too|bhi|hai|ho rah\w+|again|more|less|better|worse|bad|stopped|started|since|have|has"
    r"|having|feel\w*|getting|is there|are there|came|gone|got|normal|same|abhi"
)
BODY = any_word(
    r"face|lips?|tongue|throat|neck|eyes?|chest|heart|skin|arms?|hands?|legs?|mouth|speech|voice|head|scalp|colour"
)
# "Khoon nikalte hai kya prp me", "is there pain in PRP": of a treatment, and of nobody's body.
OF_TREATMENT = any_case(r"\btreatment\b|\bkya\b")
OF_SOMEBODY = any_case(
    rf"\bthe {SIGN}\b"
    r"|\b(?:i|im|i['’]m|my|he|she|her|his|him|now|still|since|today|yesterday|again|after|mujhe|mere|meri|mera|unko"
    r"|usko|abhi|aaj|kal|baad|bhi)\b"
)
ADDS = r"\W*(?:(?:ok|or|and|also|plus|what about|how about|aur)\W+)"
NAMED = rf"(?:\b(?:the|an?|any|of|in|and|or|high|{SIGN}|{BODY.pattern})\b\W*)+"
ADDED = any_case(rf"{ADDS}+{NAMED}|{NAMED}\?\W*")
BARE = any_case(rf"{ADDS}*{NAMED}")


def only_adds_sign(text: str) -> bool:
    """Whether a text only names one more sign, and nobody who has it: "or pain in the neck", "fever?"."""
    return bool(SIGNS.search(text) and ADDED.fullmatch(text))


def only_names_sign(text: str) -> bool:
    """Whether a text is one sign or several, and nothing else: "swelling"."""
    return bool(SIGNS.search(text) and BARE.fullmatch(text))


def has_sign(text: str) -> bool:
    """Whether a masked text names a sign that somebody has, and no question what a treatment is like."""
    serious = sober(text)
    general = OF_TREATMENT.search(serious) and not OF_SOMEBODY.search(serious)
    return bool(SIGNS.search(serious)) and not general


def tells_sign(text: str) -> bool:
    """Whether it says or asks how that sign is now."""
    return has_sign(text) and bool(STATES.search(text))
