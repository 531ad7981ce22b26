"""The numbers of sessions in words, in English and in romanised Hindi, and what patterns about sessions are made of."""

from clinic.dates.spelling import HINDI_NUMBERS, NUMBERS, any_of
from clinic.dates.words import MONTH, SITTING
from clinic.patterns import any_case

FIRST, NEXT, LAST, AFTER, ALL = 1, 0, -1, -2, -3  # for a number: AFTER is "the one after that"
IN_FIGURES = FIRST + 1  # the number stands there
ORDINALS = {"second": 2, "2nd": 2, "d(?:u|oo)sr[aei]": 2, "third": 3, "3rd": 3, "t(?:i|ee)sr[aei]": 3,
            "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "sixth": 6, "6th": 6, "seventh": 7, "7th": 7,
            "eighth": 8, "8th": 8, "next": NEXT,
            "agl[aei]": NEXT, "last": LAST, "final": LAST, "a?akhri": LAST, "previous": LAST, "latest": LAST,
            "pichl[aei]": LAST,
            # "Number 4", "sitting no 4", "session 4": which is no day, and not how many.
            r"(?:(?:number|nr\.?|no\.)\s*|(?<=session |sitting )(?:no\s*)?)[2-9]"
            rf"(?!\d|\s*[/.-]\s?\d|\s*(?:st|nd|rd|th|of|to|or|more|day|week|month|{MONTH}))": IN_FIGURES}  # fmt: skip
ORDINAL = "|".join(ORDINALS)
ORDINALS_LISTED = (
    rf"(?:{ORDINAL})(?:\s*(?:,|(?:,\s*)?(?:&|and|n|or))\s*(?:the\s+)?(?:{ORDINAL})\b)*"  # "second and third"
)
ONE_NTH = any_case(rf"\b(?:{ORDINAL})\b")
SESSION = rf"(?:{SITTING}|treatments?|injections?|visits?|rounds?)"
HAPPENED = r"(?:ho\s+(?:g[ay]\w+|chuk\w+)|hu[aei])"  # "3 ho gaye": they were had
# "A" counts nothing here, and "do" is a verb more often than a two.
COUNT = (
    rf"(?:\d{{1,2}}|{any_of({*NUMBERS, *HINDI_NUMBERS} - {'a', 'an', 'do'})}|"
    rf"do(?=\s+(?:\w+\s+)?{SESSION}\s+{HAPPENED}))"
)
UNIT = r"(?:days?|weeks?|months?|din|haft\w+|mahin\w+)"
COUNTED = rf"(?P<n>{COUNT})\b(?!\s*(?:{UNIT}|st|nd|rd|th)\b)"
OF_MANY = r"\b(?:how\s+many|howmany|kitn\w+|(?:number|no|count)\.?\s+of)\b"
NUMBERED = "|".join(name for name, number in ORDINALS.items() if number > 0)
