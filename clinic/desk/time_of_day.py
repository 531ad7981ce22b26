"""Reads the wished part of the day, and the hour."""

import re

from clinic.dates import read_date, read_dates
from clinic.desk.clauses import asks
from clinic.desk.request import NONE, Desk, Found, Request
from clinic.details.open_day import find_open_day
from clinic.details.part import TimeOfDay, find_time_of_day
from clinic.details.phone import all_phones
from clinic.patterns import any_case, blanked
from clinic.wishes import ANY_DAY, SOON

TIME = any_case(r"\btim(?:e|ings?)\b|\bslots?\b")
SHORT, NEAR = 25, 20  # words; of a longer story only a time is wanted that stands this many characters from its day
# "Forget the hour", "no fixed time".
NO_HOUR = any_case(
    r"\b(?:forget|drop|remove|delete|leave(?: out)?|skip|ignore|cancel|scrap|without|not?|any|take (?:off|out))"
    r" (?:the |that |a |any |an )?(?:exact |specific |fixed |particular )?(?:hour|(?:exact|specific|fixed"
    r"|particular) time)\b"
)
SAME = any_case(r"\bsame (?:time|slot|hour|timing)")


def read_time(text: str, request: Request, asked: str | None, desk: Desk, found: Found) -> None:
    """Adds the part of the day and the hour to what is found."""
    whole = text
    text = blanked(text, [(phone.start, phone.end) for phone in all_phones(text)])  # "at 98 45 ..."
    if asked != "part" or re.search("[a-z]", text, re.IGNORECASE):
        days = read_dates(text, desk.today, prefer="future", order=desk.order)  # "after 10 December"
        text = blanked(text, [(day.start, day.end) for day in days if re.search(r"\d", day.text)])
    if len(text.split()) > SHORT and asked not in ("day", "part"):
        near = read_date(whole, desk.today, prefer="future", order=desk.order)
        text = text[max(0, near.start - NEAR) : near.end + NEAR] if near else ""  # "on Saturday around 11" in a story
    time = find_time_of_day(text, asked=asked == "part")
    if time == TimeOfDay("any") and "part" in request.details and asks(text):
        return  # "do you have any slot on Thursday"
    if time == TimeOfDay("any") and not TIME.search(text):
        if asked in ("name", "phone", "email", "treatment"):
            return  # "whatever" answers what was asked
        if asked == "day" and ("part" in request.details or request.days):
            return
    if request.stood and SAME.search(text) and request.stood["part"]:
        found.values |= {name: request.stood[name] for name in ("part", "hour") if request.stood[name]}
    elif time:
        found.values["part"] = time.part
        if time.hour:
            found.values["hour"] = time.hour
    elif "part" not in request.details and (
        found.values.get("day") == SOON or (asked == "part" and find_open_day(whole, asked=True) in (ANY_DAY, SOON))
    ):
        found.values["part"] = "any"  # whoever wants to come soon takes any hour
    if NO_HOUR.search(text) and not found.values.get("hour"):
        found.values["hour"] = NONE
