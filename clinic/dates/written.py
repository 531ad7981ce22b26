"""Readers of dates as they stand in a calendar: "11 June", "June", "11/06", "the 11th".

A reader returns the days that the matched words can be: none if there is no such day, None if they are no date.
"""

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from clinic.dates.days import every_day, in_years, parse, part_of_month
from clinic.dates.model import Now
from clinic.dates.spelling import DAY_NAMES, MONTH_OF, MONTHS, WEEKDAY_OF
from clinic.dates.words import MONTH, SITTING, WEEKDAY, digits, text_after, text_before


def read_day_and_month(match: re.Match[str], now: Now) -> list[date] | None:
    """One or two days with their month: "11 June", "June 11th, 2027", "11 or 12 June"."""
    month, year = MONTH_OF[match["month"].lower()], match["year"] or digits(match["short"]) or _year_told(match, now)
    if _spoils_may(match) or (match.start("month") < match.start("day") and _is_session(match)):
        return None
    days = [_number(text) for text in (match["day"], match["day2"]) if text]
    found = [in_years(f"{day} {MONTHS[month]} ", year, now) for day in days]
    if not all(found):
        return []
    dates = [one[0] for one in found]
    if len(dates) == 1 and re.search(r"\bweek\s+of\s+(?:the\s+)?$", text_before(match), re.I):
        return every_day(dates[0], dates[0] + timedelta(days=6))
    between = re.search(r"\bbetween\s+(?:the\s+)?$", text_before(match), re.I)
    if match["day2"] and (between or match["join"].lower() in ("to", "till", "-", "–")) and dates[0] < dates[1]:
        return every_day(dates[0], dates[1])
    return dates


def _number(day: str) -> int:
    """The day of the month that a word or figures name."""
    return DAY_NAMES.get(day.lower()) or int(digits(day))


def _year_told(match: re.Match[str], now: Now) -> str | None:
    """The year of "11 June last year"."""
    which = match["which"]
    return str(now.today.year + {"last": -1, "this": 0, "next": 1}[which.lower()]) if which else None


def _spoils_may(match: re.Match[str]) -> bool:
    """Whether "may" is the verb: "I am 29 may I take PRP"."""
    day_first = match.start("day") < match.start("month")
    if match["month"].lower() != "may" or re.search(r"[a-z]", match["day"]) or not day_first:
        return False
    return bool(
        re.match(r"\s+(?:i|we|he|she|it|they|you|be|not|take|have|help|hurt|cause|need)\b", text_after(match), re.I)
        and not re.search(r"\bon\s+(?:the\s+)?$", text_before(match), re.I)
    )


def read_month(match: re.Match[str], now: Now) -> list[date] | None:
    """A month or a part of it, with no day: "in June", "mid June", "last week of June 2027"."""
    spelling = match["month"].lower()
    number = MONTH_OF[spelling] + 1
    told, part = match["year"] or match["yearfirst"] or _year_told(match, now), match["part"] or match["after"]
    led = match["lead"] or part or told or _HINDI_AFTER.match(text_after(match))
    if not led and (
        spelling in ("may", "march") or (spelling != MONTHS[number - 1] and len(spelling) < 5 and spelling != "sept")
    ):
        return None  # "it may hurt", "I am Jan", "a 50 mar k"
    lead = (match["lead"] or "").lower()
    if spelling == "may" and lead == "this":
        return None
    if told:
        year = int(told)
    else:
        past = (now.prefer == "past" and lead != "next") or lead == "last"
        later, earlier = number > now.today.month, number < now.today.month
        year = now.today.year - (past and later) + (not past and earlier)
    return part_of_month(date(year, number, 1), part)


_HINDI_AFTER = re.compile(r"\s+(?:me|mein|tak|se)\b", re.I)  # "feb me": in February


def read_numeric(match: re.Match[str], now: Now) -> list[date] | None:
    """A date in figures: "11/06", "11.06.2027", "2027-06-11"."""
    if match["iso"]:
        return parse(re.sub(r"\D", "-", match["iso"]), "YMD", today=now.today)
    one, two, year, sep = int(match["one"]), int(match["two"]), match["numyear"], match["sep"]
    if sep == " " and not (year and re.match("(?:19|20)..", year)):
        return None
    # Without a year these may be anything: an idiom, a grade, a time ("10.20"), a measure.
    if not year and ((one, two) in _IDIOMS or _NO_DATE_BEFORE.search(text_before(match))):
        return None
    if not year and sep != "/" and (len(match["two"]) < 2 or (sep == "." and two > 12 and now.order == "DMY")):
        return None
    # Dateparser would be slow to find that no year has such a day.
    possible = 1 <= min(one, two) <= 12 and max(one, two) <= 31
    found = in_years(f"{one}/{two}/", year, now, now.order) if possible else []
    if possible and (year or sep == "/"):
        found = found or in_years(f"{one}/{two}/", year, now, "MDY" if now.order == "DMY" else "DMY")
    return found if found or year or sep == "/" else None


_IDIOMS = ((24, 7), (50, 50), (1, 2), (9, 10))
_NO_DATE_BEFORE = re.compile(
    r"(?:\b(?:at(?:\s+around)?(?:\s+[\d.:]+\s*(?:or|to|and))?|grade|stage|norwood|ludwig|scale|pain|rate[ds]?|level|"
    r"aged?|rs\.?|inr|bp|type|class|version|about)|"
    r"[₹$@])\s*$",
    re.I,
)


def read_nth_weekday(match: re.Match[str], now: Now) -> list[date] | None:
    """One of the weekdays of a month: "the last Friday of December"."""
    nth = -1 if match["nth"].lower() == "last" else _number(match["nth"]) - 1

    def of(year: int) -> date:
        days = part_of_month(date(year, MONTH_OF[match["month"].lower()] + 1, 1), None)
        return [day for day in days if day.weekday() == WEEKDAY_OF[match["weekday"].lower()]][nth]

    if match["year"]:
        return [of(int(match["year"]))]
    step = 1 if now.prefer == "future" else -1
    return now.nearest(of(now.today.year + years) for years in (0, step))


def read_ordinal(match: re.Match[str], now: Now) -> list[date] | None:
    """A day of the nearest month that has it: "the 11th"."""
    before, after, rest = text_before(match), text_after(match), _after_all(match)
    if rest is None:
        return None
    of_weekday = _WEEKDAY_BEFORE.search(before) and not re.match(_SESSION, rest, re.I)
    if not (of_weekday or _AFTER_ORDINAL.match(rest)) or re.match(r"\s*of\s+all", rest, re.I):
        return None
    found, weekday = read_day_of_month(match, now), _WEEKDAY_AFTER.match(after)
    if weekday and _number(match["day"]) <= _MOST_WEEKS:
        # "the 2nd Friday" counts Fridays, unless the day is one: "the 4th, Friday".
        return found if [day.weekday() for day in found] == [WEEKDAY_OF[weekday["weekday"].lower()]] else None
    alone = _ALONE_BEFORE.search(before) and (weekday or _ALONE_AFTER.match(after))
    return found if match["lead"] or of_weekday or alone else None


def _after_all(match: re.Match[str]) -> str | None:
    """What follows the last of several numbers, "1st and 2nd session"; None where they number sessions anyway."""
    if not _COUNTS_SESSIONS.search(match.string):
        return _ORDINAL_CHAIN.sub("", text_after(match), count=1)
    # Each in that message is the number of a session that no "on" makes a day.
    counts = (match["lead"] or "the").lower() == "the" or _is_session(match)
    return None if counts else text_after(match)


def _is_session(match: re.Match[str]) -> bool:
    """Whether the day is the number of a session: "in February, 2nd is due when"."""
    counted = (found.span(found.lastgroup or 0) for found in _COUNTS_SESSIONS.finditer(match.string))
    return any(start <= match.start("day") < end for start, end in counted)


def read_day_of_month(match: re.Match[str], now: Now) -> list[date]:
    """A day of the nearest month that has it."""
    day = _number(match["day"])
    step = 1 if now.prefer == "future" else -1
    months = (now.today + relativedelta(day=1, months=step * ahead) for ahead in range(3))
    found = (parse(f"{day}/{month.month}/{month.year}", today=now.today) for month in months)
    return now.nearest(one for days in found for one in days)


_WEEKDAY_BEFORE = re.compile(rf"\b{WEEKDAY}[\s,]*$", re.I)
_WEEKDAY_AFTER = re.compile(rf"\s*(?P<weekday>{WEEKDAY})\b", re.I)
_MOST_WEEKS = 5  # in a month
_ALONE_BEFORE = re.compile(r"(?:^|[.,;:!?(]|\b(?:and|or|not|no|but|maybe|month|it|me|about))\s*$", re.I)
_ALONE_AFTER = re.compile(
    r"\s*(?:$|[^\w\s]|(?:or|and|of|works?|is|not|please|pls|instead|morning|afternoon|evening)\b)", re.I
)
_SESSION = rf"\s*(?:{SITTING}|one|visit|time)\b"
# "2nd is due when", "4th is on 5 December", "when are 2nd and 3rd": numbers of sessions.
_NUMERALS = r"[1-9](?:st|nd|rd|th)(?:\s*(?:and|n|&)\s*(?:the\s+)?[1-9](?:st|nd|rd|th))*"
_IS = r"(?:(?:is|are|was|were|will|would|should)\s+(?:be\s+)?)?"
_COUNTS_SESSIONS = re.compile(
    rf"\b(?<!on )(?<!on the )(?P<told>{_NUMERALS})\s+{_IS}(?:due|when|kab|(?:on\s+)?(?:(?:what|which)\s+da|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s*{MONTH}\b|{MONTH}\s+\d))|"
    rf"\b(?:when|kab)\s+{_IS}(?:(?:my|the)\s+)?(?P<asked>{_NUMERALS})\b",
    re.I,
)
# What may follow "the 5th" where it is a day. Anything else is what there is a fifth of: "the 5th sitting".
_AFTER_ORDINAL = re.compile(
    r"\s*(?:$|[^\w\s'’-]|(?:of\s+(?:the|every|each)\s+month|i|we|he|she|my|it|and|or|but|not|is|was|will|would|if|when|"
    r"what|how|so|then|please|pls|plz|works?|suits?|at|in|on|of\s+(?:this|next|last)\s+month|this\s+month|next\s+month|"
    r"last\s+month|instead|rather|actually|any\s?(?:time|day)|to|onwards?|as|since|only|with|morning|evening|afternoon|itself|can|should|could|do|did|ok|okay|"
    rf"{WEEKDAY})\b)",
    re.I,
)
_ORDINAL_CHAIN = re.compile(r"^(?:\s*(?:and|or|to|&|,|-|/)\s*(?:the\s+)?\d{1,2}\s?(?:st|nd|rd|th)\b){1,3}", re.I)
