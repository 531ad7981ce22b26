"""The forms in which a date is written or spoken: a pattern that cuts its words out, and who reads them."""

import re

from clinic.dates import spoken, written
from clinic.dates.model import Reader
from clinic.dates.spelling import DAY_NAMES, any_of
from clinic.dates.words import (
    COUNT,
    COUNTED,
    DAY,
    HINDI_SPAN,
    JOIN,
    MONTH,
    NO_TREATMENT,
    ONLY_HAVE,
    PART,
    PART_AFTER,
    SIDE,
    TOMORROW,
    VAGUE_RANGE,
    WEEKDAY,
    YEAR,
    YESTERDAY,
)
from clinic.patterns import any_case

# Kind, pattern and reader, in the order in which they claim words of the same length. A group `d` is what they claim.
FORMS: list[tuple[str, re.Pattern[str], Reader]] = [
    ("date", any_case(
        rf"(?<![\d./:-])(?<!week )\b(?P<day>{DAY})(?:{JOIN}(?P<day2>{DAY}))?[\s,./-]*(?:of\s+)?"
        rf"(?P<month>{MONTH})(?![a-z])\.?{YEAR}"),
     written.read_day_and_month),
    ("date", any_case(
        rf"\b(?P<month>{MONTH})(?![a-z])[.,/-]?\s*(?:the\s+)?(?P<day>{DAY})(?![\d/:]|[a-z]){COUNTED}"
        rf"(?:{JOIN}(?P<day2>{DAY})(?!\d){COUNTED})?{YEAR}"), written.read_day_and_month),
    ("month", any_case(
        r"(?:\b(?P<lead>in|since|during|until|till|by|before|from|around|this|last|next|(?:and|what|but)\s+if(?=\s+\w+\W*$))\s+)?"
        rf"(?P<d>\b(?:{PART}[\s-]+|(?P<yearfirst>(?:19|20)\d\d)\s+)?(?P<month>{MONTH})\b\.?"
        rf"(?:[\s,]*(?P<year>(?:19|20)\d\d)\b|\s+(?P<which>last|this|next)\s+year\b)?{PART_AFTER})"),
     written.read_month),
    ("date", any_case(
        r"\b(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+"
        rf"(?P<weekday>{WEEKDAY})\s+(?:of|in)\s+(?P<month>{MONTH})\b(?:[\s,]*(?P<year>(?:19|20)\d\d)\b)?"),
     written.read_nth_weekday),
    ("weekday", any_case(rf"(?:\b{SIDE}\s+)?\b(?P<weekday>{WEEKDAY})\b(?!-)"), spoken.read_weekday),
    ("date", any_case(
        r"(?<![\d./:-])(?:(?P<iso>\d{4}(?P<isosep>[-/.])\d{1,2}(?P=isosep)\d{1,2})|(?P<one>\d{1,2})\s?"
        rf"(?P<sep>[./ -])\s?(?P<two>\d{{1,2}})(?:\s?(?P=sep)\s?(?P<numyear>\d{{4}}|\d\d))?)"
        rf"(?![\d/]|[.:-]\d){COUNTED}"), written.read_numeric),
    ("ordinal", any_case(
        r"(?:\b(?P<lead>the|on|by|before|after|from|until|till|since|around|for)\s+(?:the\s+)?)?"
        r"(?P<d>(?<![\d/.-])\b(?P<day>\d{1,2}\s?(?:st|nd|rd|th)|"
        rf"{any_of(DAY_NAMES)}(?=\s+of\s+(?:this|next|last|the|every|each)\s+month\b))\b(?:\s+of\s+(?:the|every|each)\s+month)?)"),
     written.read_ordinal),
    ("number", any_case(
        rf"\b(?P<weekday>{WEEKDAY})[\s,]+(?P<d>(?P<day>\d{{1,2}}))\b(?![./:]\d|\s*(?:to|or|-|–)\s*\d){COUNTED}"),
     written.read_day_of_month),
    ("relative", any_case(
        rf"(?P<lead>(?!))?{VAGUE_RANGE}\s*(?:(?P<ago>ago|ba?c?k|earlier|before(?=\s*(?:$|[.,;!?])))|from\s+(?:now|today)|hence|"
        r"later)\b"), spoken.read_relative),
    # "It has been 4 months since PRP", "I am 6 weeks into it".
    ("relative", any_case(
        r"(?P<lead>(?!))?(?:^|(?<=[,.;])\s*|\b(?:been|it['’]?s|i['’]?m|am)\s+)(?:(?:now|already|only|about|around|almost)\s+)?"
        rf"(?P<d>{VAGUE_RANGE})\s+(?:now\s+)?(?P<ago>since|into)\b(?!{NO_TREATMENT})"), spoken.read_relative),
    # "If I only have 6 weeks": the day on which they are over.
    ("relative", any_case(
        rf"(?P<lead>{ONLY_HAVE})\s+(?:about\s+|around\s+)?(?P<ago>(?!))?(?P<d>{VAGUE_RANGE})"
        r"(?!\s+(?:of|ago|back|old)\b)"), spoken.read_relative),
    ("relative", any_case(
        rf"\b(?P<lead>in|after|before)\s+(?:about\s+|around\s+)?(?P<ago>(?!))?{VAGUE_RANGE}\b(?:'?s?'?\s+time)?"
        r"(?!\s+(?:of|ago|back|old)\b)"), spoken.read_relative),
    ("relative", any_case(rf"\b{HINDI_SPAN}\s*(?P<hway>baad|bad|me|mein|pehle|pahle)\b"), spoken.read_hindi),
    ("named", any_case(
        rf"\b(?:day\s+after(?:\s+{TOMORROW})?|day\s+before\s+{YESTERDAY}|{TOMORROW}|{YESTERDAY})\b"),
     spoken.read_named),
    ("named", any_case(r"(?<!aaj )\b(?:kal|parso+n?)\b"), spoken.read_kal),
    ("feast", any_case(
        r"\b(?P<feast>christmas|x-?mas|new\s+year|valentine|year[\s-]?end|end\s+of\s+(?:the\s+|this\s+)?year)(?:['’]?s)?(?:\s+(?P<eve>eve)|\s+day)?\b"
        r"(?!\s+(?:party|holidays?|vacation|trip|break|week|function|dinner))"), spoken.read_feast),
    ("today", any_case(
        rf"\b(?:today|tdy|2day|tonight|aaj(?! kal)|this\s+(?:morning|afternoon|evening)(?!['’]?s)|just\s+now|"
        rf"(?:few|{COUNT})\s+h(?:ou)?rs?\s+(?:ago|back))\b"), spoken.read_today),
    ("span", any_case(rf"(?<!the )\b(?:{PART}\s+)?{SIDE}\s+(?P<spanunit>week(?:end)?|month)\b{PART_AFTER}"),
     spoken.read_span),
]  # fmt: skip
