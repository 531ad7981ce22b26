"""The words for what may show in a body, of each kind, for lists of what is slight, over, grave or of a reaction."""

FEVER = r"fever\w*|temperature|bu?kh?a+r"
PAIN = r"pain\w*|dard|hurt\w*|(?:head ?)?ache\w*"
SWELLING = r"sw[eo]ll\w*|(?:su+|soo?)jaa?n?"
RED = r"red(?:ness|dish)?|laal|lali"
ITCH = r"itch\w*|khujli"
TENDER = r"tender(?:ness)?|sore(?:ness)?"
RASH = r"rash\w*|hives|blister\w*"
BUMPS = r"bumps?|pimples?|lumps?|boils?|daan[ae]|phunsi\w*"
BURNING = r"burn\w*|jalan"
INFECTED = r"pus+|infect\w*"
NUMB = r"numb(?!er)\w*"
DIZZY = r"dizz\w*|gidd\w+|chakk?ar"
SICK = r"vomit\w*|ulti|nause\w+"
FAINTED = r"faint\w*|pass(?:ed|ing) out|behos\w*"
# What is more than some pain or redness.
ILL = rf"{FEVER}|{SWELLING}|{ITCH}|{RASH}|{INFECTED}|{NUMB}|{DIZZY}|{SICK}"
# What is never slight, wherever and however it is told.
GRAVE = (
    r"breath\w*|throat|tongue|lips?|mouth|neck|jaw|eyes?|eyelids?|chest|spread\w*|wors\w*|increas\w*|pus|ooz\w*"
    rf"|bl[eo]+d\w*|faint|hives|numb\w*|{FEVER}|severe|unbearable|black|blue"
)
