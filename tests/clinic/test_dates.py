"""Dates are read as people write them, numbers that are none are left alone, and doubt is never hidden."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic.dates import (
    MONTHS,
    Order,
    Prefer,
    corrects,
    in_month_of,
    moves,
    only_month,
    only_year,
    read_date,
    read_dates,
    read_event,
    shift_in,
    shift_of,
    supposes,
    tense,
)

TUESDAY = date(2027, 3, 16)
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
# A year before 2000 is not believed, and 29 February may be eight years back.
TODAYS = st.dates(date(2010, 1, 1), date(2090, 12, 31))
PREFER = st.sampled_from(["past", "future"])


def isos(
    text: str, today: date = TUESDAY, prefer: Prefer = "future", order: Order = "DMY", deadlines: bool = False
) -> list[str] | None:
    """The days that the date that counts can be, in ISO 8601; None if there is no date."""
    found = read_date(text, today, prefer=prefer, order=order, deadlines=deadlines)
    return None if found is None else [day.isoformat() for day in found.dates]


# On Tuesday, 16 March 2027: what is said, the day if it lay behind, the day if it lies ahead.
EXACT = [
    ("11 June", "2026-06-11", "2027-06-11"),
    ("june 11th", "2026-06-11", "2027-06-11"),
    ("11th of June", "2026-06-11", "2027-06-11"),
    ("16 march", "2027-03-16", "2027-03-16"),
    ("29 february", "2024-02-29", "2028-02-29"),
    ("15th aug 2026", "2026-08-15", "2026-08-15"),
    ("Aug. 15, 2026", "2026-08-15", "2026-08-15"),
    ("11-jun-27", "2027-06-11", "2027-06-11"),
    ("11june", "2026-06-11", "2027-06-11"),
    ("on 5th may i had prp", "2026-05-05", "2027-05-05"),
    ("11/06/2027", "2027-06-11", "2027-06-11"),
    ("11-6-27", "2027-06-11", "2027-06-11"),
    ("11.06", "2026-06-11", "2027-06-11"),
    ("11.06.2027", "2027-06-11", "2027-06-11"),
    ("11/6", "2026-06-11", "2027-06-11"),
    ("11 06 2027", "2027-06-11", "2027-06-11"),
    ("2027-06-11", "2027-06-11", "2027-06-11"),
    ("the 5th", "2027-03-05", "2027-04-05"),
    ("the 31st", "2027-01-31", "2027-03-31"),
    ("I can come on 21st", "2027-02-21", "2027-03-21"),
    ("5th of next month", "2027-04-05", "2027-04-05"),
    ("started prp last month 20th", "2027-02-20", "2027-02-20"),
    ("last month on the 15th", "2027-02-15", "2027-02-15"),
    ("last Monday", "2027-03-15", "2027-03-15"),
    ("last tuesday", "2027-03-09", "2027-03-09"),
    ("this Friday", "2027-03-19", "2027-03-19"),
    ("this tuesday", "2027-03-16", "2027-03-16"),
    ("coming friday", "2027-03-19", "2027-03-19"),
    ("coming tuesday", "2027-03-23", "2027-03-23"),
    ("friday", "2027-03-12", "2027-03-19"),
    ("tuesday", "2027-03-16", "2027-03-16"),
    ("next tuesday", "2027-03-23", "2027-03-23"),
    ("next monday", "2027-03-22", "2027-03-22"),
    ("next week on friday", "2027-03-26", "2027-03-26"),
    ("Friday next week", "2027-03-26", "2027-03-26"),
    ("on sat", "2027-03-13", "2027-03-20"),
    ("Friday, 11 June 2027", "2027-06-11", "2027-06-11"),
    ("next friday 19 march", "2027-03-19", "2027-03-19"),
    ("the 19th, friday", "2027-02-19", "2027-03-19"),
    ("20th saturday", "2027-02-20", "2027-03-20"),
    ("3 weeks ago", "2027-02-23", "2027-02-23"),
    ("do hafte pehle", "2027-03-02", "2027-03-02"),
    ("2 mahine baad", "2027-05-16", "2027-05-16"),
    ("three weeks back", "2027-02-23", "2027-02-23"),
    ("a fortnight ago", "2027-03-02", "2027-03-02"),
    ("couple of weeks back", "2027-03-02", "2027-03-02"),
    ("2 months back", "2027-01-16", "2027-01-16"),
    ("i took it before 2 weeks", "2027-03-02", "2027-03-02"),
    ("in two weeks", "2027-03-30", "2027-03-30"),
    ("if i start in 2 weeks when will i see results", "2027-03-30", "2027-03-30"),
    ("after 10 days", "2027-03-26", "2027-03-26"),
    ("10 days from now", "2027-03-26", "2027-03-26"),
    ("in 2 weeks time", "2027-03-30", "2027-03-30"),
    ("today", "2027-03-16", "2027-03-16"),
    ("tomorrow", "2027-03-17", "2027-03-17"),
    ("tmrw", "2027-03-17", "2027-03-17"),
    ("kal subah", "2027-03-15", "2027-03-17"),
    ("parso", "2027-03-14", "2027-03-18"),
    ("parson shaam ko aana hai", "2027-03-14", "2027-03-18"),
    ("aaj", "2027-03-16", "2027-03-16"),
    ("tommorow", "2027-03-17", "2027-03-17"),
    ("day after tomorrow", "2027-03-18", "2027-03-18"),
    ("yesterday", "2027-03-15", "2027-03-15"),
    ("day before yesterday", "2027-03-14", "2027-03-14"),
    ("11 juen", "2026-06-11", "2027-06-11"),
    ("januray 5", "2027-01-05", "2028-01-05"),
    ("5 agust", "2026-08-05", "2027-08-05"),
    ("3 septmber", "2026-09-03", "2027-09-03"),
    ("3 sept", "2026-09-03", "2027-09-03"),
    ("febuary 3", "2027-02-03", "2028-02-03"),
    ("wensday", "2027-03-10", "2027-03-17"),
    ("thrusday", "2027-03-11", "2027-03-18"),
    ("firday", "2027-03-12", "2027-03-19"),
    ("shukrawar", "2027-03-12", "2027-03-19"),
    ("shanivaar ko", "2027-03-13", "2027-03-20"),
    ("nxt tuesday", "2027-03-23", "2027-03-23"),
    ("jun11", "2026-06-11", "2027-06-11"),
    ("11june2026", "2026-06-11", "2026-06-11"),
    ("11 june last year", "2026-06-11", "2026-06-11"),
    ("third of august", "2026-08-03", "2027-08-03"),
    ("began it 5 weeks bak", "2027-02-09", "2027-02-09"),
    ("its been 2 months since the laser", "2027-01-16", "2027-01-16"),
    ("i'm 6 weeks into it", "2027-02-02", "2027-02-02"),
    ("monday 5th", "2027-04-05", "2027-04-05"),
    ("friday 9th laser", "2027-04-09", "2027-04-09"),
    ("friday 13th november", "2026-11-13", "2026-11-13"),
    ("the fifth of next month", "2027-04-05", "2027-04-05"),
    ("on the 9th since january", "2027-01-09", "2028-01-09"),
    ("9 din baad shuru karungi", "2027-03-25", "2027-03-25"),
    ("christmas", "2026-12-25", "2027-12-25"),
    ("new year's eve", "2026-12-31", "2027-12-31"),
    ("on valentine's day", "2027-02-14", "2028-02-14"),
]


@pytest.mark.parametrize(("text", "past", "future"), EXACT)
def test_an_exact_date_is_understood(text: str, past: str, future: str) -> None:
    """One day comes back; without a year or month it is the nearest in the direction asked for."""
    assert isos(text, prefer="past") == isos(text.upper(), prefer="past") == [past]
    assert isos(text, prefer="future") == [future]


@pytest.mark.parametrize(
    ("text", "first", "last", "count"),
    [
        ("next Friday", "2027-03-19", "2027-03-26", 2),
        ("next week", "2027-03-22", "2027-03-28", 7),
        ("last week", "2027-03-08", "2027-03-14", 7),
        ("this weekend", "2027-03-20", "2027-03-21", 2),
        ("next month", "2027-04-01", "2027-04-30", 30),
        ("june", "2027-06-01", "2027-06-30", 30),
        ("last june", "2026-06-01", "2026-06-30", 30),
        ("2024 june", "2024-06-01", "2024-06-30", 30),
        ("june last year", "2026-06-01", "2026-06-30", 30),
        ("june 2nd week", "2027-06-08", "2027-06-14", 7),
        ("sunday 12 june", "2027-06-12", "2027-06-13", 2),
        ("mid june", "2027-06-11", "2027-06-20", 10),
        ("early june", "2027-06-01", "2027-06-10", 10),
        ("end of june", "2027-06-21", "2027-06-30", 10),
        ("second week of june", "2027-06-08", "2027-06-14", 7),
        ("last week of february", "2028-02-23", "2028-02-29", 7),
        ("in may", "2027-05-01", "2027-05-31", 31),
        ("what if may", "2027-05-01", "2027-05-31", 31),
        ("March 2026", "2026-03-01", "2026-03-31", 31),
        ("11 or 12 june", "2027-06-11", "2027-06-12", 2),
        ("11-13 june", "2027-06-11", "2027-06-13", 3),
        ("june 11 or 12", "2027-06-11", "2027-06-12", 2),
        ("3-4 weeks ago", "2027-02-16", "2027-02-23", 2),
        ("a few weeks ago", "2027-02-16", "2027-03-02", 3),
        ("Friday or Saturday", "2027-03-19", "2027-03-20", 2),
        ("on 11 april and 11 may", "2027-04-11", "2027-05-11", 2),
        ("11th n 12th june", "2027-06-11", "2027-06-12", 2),
        ("2 weeks after 11 june", "2027-06-11", "2027-06-25", 2),
        ("monday 11 june 2027", "2027-06-11", "2027-06-14", 2),
        ("saturday 21st", "2027-03-20", "2027-03-21", 2),
        ("wed the 26th", "2027-03-24", "2027-03-26", 2),
        ("thursday 20", "2027-03-18", "2027-03-20", 2),
        ("week 2 of june", "2027-06-01", "2027-06-30", 30),
        ("friday 10", "2027-03-19", "2027-04-10", 3),
        ("june 2nd week", "2027-06-08", "2027-06-14", 7),
        ("april first week", "2027-04-01", "2027-04-07", 7),
        ("last week april", "2027-04-24", "2027-04-30", 7),
        ("may end", "2027-05-21", "2027-05-31", 11),
        ("next month 3rd week", "2027-04-15", "2027-04-21", 7),
        ("week of 12 april", "2027-04-12", "2027-04-18", 7),
        ("between 12 and 15 april", "2027-04-12", "2027-04-15", 4),
        ("tomorrow or day after", "2027-03-17", "2027-03-18", 2),
    ],
)
def test_what_can_be_several_days_is_ambiguous(text: str, first: str, last: str, count: int) -> None:
    """A week, a month, alternatives, and a weekday that the date does not fall on are listed, and none is picked."""
    found = read_date(text, TUESDAY, prefer="future")
    assert found and found.problem == "ambiguous"
    assert (found.dates[0].isoformat(), found.dates[-1].isoformat(), len(found.dates)) == (first, last, count)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("thursday 25th", "2027-03-25"), ("make it monday 22nd", "2027-03-22"), ("sat 27", "2027-03-27"),
        ("wednesday 24th evening", "2027-03-24"), ("next friday 26th", "2027-03-26"), ("monday, 5", "2027-04-05"),
        ("saturday 10", "2027-04-10"),
        ("friday 12th march", "2027-03-12"), ("monday 15th", "2027-03-15"), ("tuesday 16th", "2027-03-16"),
        ("friday 4 pm", "2027-03-19"), ("friday 3 to 5", "2027-03-19"), ("friday 2 people", "2027-03-19"),
    ],
)  # fmt: skip
def test_a_weekday_beside_a_number(text: str, wanted: str) -> None:
    """Both name one day, if need be the one just past; hours and counts are no number of a day."""
    assert isos(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the 5th", ["2027-06-05"]), ("Monday", ["2027-06-07"]), ("5th or 6th", ["2027-06-05", "2027-06-06"]),
        ("the 20th", ["2027-03-20"]), ("tomorrow", ["2027-03-17"]), ("5 april", ["2027-04-05"]),
    ],
)  # fmt: skip
def test_a_day_among_those_named_before(text: str, wanted: list[str]) -> None:
    """After "the first week of June", "the 5th" is 5 June; what is none of these days is read by itself."""
    week = [date(2027, 6, day) for day in range(1, 8)]
    found = read_date(text, TUESDAY, prefer="future", among=week)
    assert found and [day.isoformat() for day in found.dates] == wanted


@pytest.mark.parametrize(
    ("today", "days"),
    [("2027-03-16", 2), ("2027-03-18", 2), ("2027-03-19", 1), ("2027-03-20", 1), ("2027-03-21", 1), ("2027-03-22", 2)],
)
def test_next_friday_is_clear_from_friday_to_sunday(today: str, days: int) -> None:
    """“Next Friday” means one day once this week's Friday is here or gone, and may mean two before."""
    assert len(isos("next friday", date.fromisoformat(today)) or []) == days


@pytest.mark.parametrize(
    "text",
    ["31 June", "june 31st", "30/02/2027", "29 feb 2027", "32nd", "the 32nd", "45/13", "45/13/2027", "2027-02-30",
     "31st of next month", "0/5/2027"],
)  # fmt: skip
def test_an_impossible_date_is_reported(text: str) -> None:
    """A day that no calendar has is neither dropped nor moved."""
    found = read_date(text, TUESDAY, prefer="future")
    assert found and found.problem == "impossible" and found.dates == []


@pytest.mark.parametrize(
    "text",
    ["", "3 to 6 sessions", "3-6 sessions", "10 minutes", "8 sittings", "I am 29", "29/M here", "9876543210",
     "+91 98765-43210", "98-76-54-32-10", "within 3 months", "for 2 years", "takes 3 weeks", "since two years", "10 am",
     "aaj kal hair fall zyada hai",
     "at 10.30", "is it at 10 or 10.30", "may i take prp", "it may hurt", "i am 29 may i take prp", "this may hurt",
     "march ahead", "in the sun", "I sat there", "we wed young", "on sun exposure", "second", "my 2nd session",
     "the 5th sitting", "the 3rd friday", "swelling the day after", "i sat 20 away", "1st of all",
     "1st and 2nd session", "24/7", "norwood 3/4", "9/10 people", "1.5 months ago",
     "0.5 mm needles", "every friday", "on sundays",
     "12.30", "9.15 works", "from 10.00 to 11.00", "5.30 pm", "at 5.30 pm", "at 10.05", "@10.05", "at 10 or 10.10",
     "11.06 am", "5.45 o'clock", "may 12.30 work", "10.20", "10:30", "memory loss in 80 year old people",
     "2 months and 3 days ago", "friday week", "98 76 5432", "may 20 sessions be enough", "results in 3 months",
     "can I see growth after 6 months", "how many times in a month", "after 3 weeks of prp", "the last 3 weeks",
     "its been 2 years since my hair fell", "second may hurt", "2nd is due when", "when are 3rd and 4th", "3rd kab",
     "the 4th on which date",
     "9 din me 5 sitting ho jayegi", "char mahine baad bhi fark nahi hua to", "what if may i ask",
     "over the last month", "i took prp and after 3 weeks still nothing", "do not wash it before 2 days", "10%"],
)  # fmt: skip
def test_what_is_no_date_is_left_alone(text: str) -> None:
    """Counts, ages, telephone numbers, durations, times and words that only look like months name no date."""
    assert read_dates(text, TUESDAY, prefer="future") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("not Friday, Saturday", "2027-03-20"),
        ("not tomorrow, Saturday at 3", "2027-03-20"),
        ("can't do next week, Thursday", "2027-03-18"),
        ("not Friday, 19 March", None),
        ("how about 25th", "2027-03-25"),
        ("how about 25th session", None),
        ("kal nahi, parso", "2027-03-18"),
        ("Friday, no, Saturday", "2027-03-20"),
        ("Friday sorry I meant Saturday", "2027-03-20"),
        ("Saturday instead of Friday", "2027-03-20"),
        ("can't come on Friday or Saturday but Sunday is fine", "2027-03-21"),
        ("friday is not possible, make it saturday", "2027-03-20"),
        ("not friday", None),
        ("no friday", "2027-03-19"),
        ("no this friday", "2027-03-19"),
        ("ok no the 19th", "2027-03-19"),
        ("i start on the 5th, 2nd is when", "2027-04-05"),
        ("4th is on 5 april, so 5th and 6th?", "2027-04-05"),
        ("2nd is fine with me", "2027-04-02"),
        ("did it on june 5th, 2nd is when", "2027-06-05"),
        ("my bday falls on 4th june, prp 9 april", "2027-04-09"),
        ("i didnt say 5 april", None),
        ("prp first 5 april then 5 may", "2027-04-05"),
        ("coming to the clinic 5 april", "2027-04-05"),
        ("i will be in pune from 5 to 25 april", None),
        ("hmm no i meant 19 march", "2027-03-19"),
        ("if i joined on 5 april", "2027-04-05"),
        ("i joined my new job on 5 april", None),
        ("will it show for christmas", None),
        ("my wedding is on 12 december, can I start on 1 april", "2027-04-01"),
        ("my wedding is on 12 december", None),
        ("12 december is my wedding", None),
        ("i did it on my anniversary 12 december", "2027-12-12"),
        ("i had fever on my birthday 12 december", None),
        ("if i take it on my anniversary, which is 12 december", "2027-12-12"),
        ("pongal starts on 14 january", None),
        ("can it be over by april end", None),
        ("no, the second was 5 april", "2027-04-05"),
        ("sessions every 9 days from 5 april", "2027-04-05"),
        ("I had typhoid in june", None),
        ("can it be done before 5 may", None),
        ("first session on 5 april and the second on 5 may", "2027-04-05"),
        ("Today is the 16th, I start on 5 april", "2027-04-05"),
        ("tomorrow, the 17th", "2027-03-17"),
        ("next month, say 5 april", "2027-04-05"),
        ("31 June, or 1 July", ""),
        ("will it be visible on 22 april", None),
        ("my friend took it 2 months ago and has hair", None),
        ("my friend took it on 5 april, when will she see hair", "2027-04-05"),
        ("my friend saw it in 1 month", None),
        ("trip from 10 april to 20 april", None),
        ("14 april ko shaadi hai, prp 1 april se", "2027-04-01"),
        ("i start 1 april, wedding 22 may", "2027-04-01"),
        ("first sitting on 5 april. my sangeet is 22 may", "2027-04-05"),
        ("in ten days i have an office party", None),
        ("tomorrow our cousin's wedding", None),
        ("yesterday the doctor told me 6 sittings", None),
        ("you promised 4 weeks last tuesday", None),
        ("i began it yesterday, you said 3 months", "2027-03-15"),
        ("what number am i at today", None),
        ("no my first was 5 april", "2027-04-05"),
        ("no wait 19 march", "2027-03-19"),
        ("no visit on 19 march", None),
    ],
)
def test_the_date_that_counts(text: str, wanted: str | None) -> None:
    """Days turned down, deadlines and other events do not count; a correction and the start go before the rest."""
    assert isos(text) == (None if wanted is None else [wanted] if wanted else [])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("by Friday", "2027-03-19"),
        ("before 5 May", "2027-05-05"),
        ("can it be done before the 5th", "2027-04-05"),
        ("before 5th please", "2027-04-05"),
        ("by 11/06", "2027-06-11"),
        ("before sat", "2027-03-20"),
        ("before 31 June", ""),
        ("my wedding is on 12 december, can I come before 5 may", "2027-05-05"),
        ("not before 5 may", None),
        ("before my wedding on 12 december", None),
        ("I am away until friday", None),
        ("till friday", None),
    ],
)
def test_a_deadline_counts_where_it_is_asked_for(text: str, wanted: str | None) -> None:
    """With deadlines, "by" and "before" name the day itself; what is turned down or another event stays out."""
    assert isos(text, deadlines=True) == (None if wanted is None else [wanted] if wanted else [])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("getting married in 4 months, will it work by then", "2027-07-16", None),
        ("wedding is on 22 may. if i start 1 april", "2027-05-22", None),
        ("will it be visible on 22 may?", "2027-05-22", None),
        ("will it show in may", "2027-05-01", "2027-05-31"),
        ("growth by 3 june?", "2027-06-03", None),
        ("i meant before 15 may", "2027-05-15", None),
        ("i start 1 april, i leave 19 april", "2027-04-19", None),
        ("shaadi 14 may ko hai", "2027-05-14", None),
        ("14 may ko meri shaadi hai", "2027-05-14", None),
        ("wedding, 14 may", "2027-05-14", None),
        ("shaadi 2 mahine baad hai", "2027-05-16", None),
        ("meri shaadi feb me hai", "2028-02-01", "2028-02-29"),
        ("trip from 10 april to 20 april", "2027-04-10", "2027-04-20"),
        ("i will be in pune from 10 to 20 april", "2027-04-10", "2027-04-20"),
        ("my stay is between 10 and 20 april", "2027-04-10", "2027-04-20"),
        ("coming to mysore from 10 to 20 april", "2027-04-10", "2027-04-20"),
        ("i can be reached on 10 or 11 april", None, None),
        ("can come from 5 to 8 april", None, None),
        ("how many will be over by today", None, None),
        ("her reception is on 10 may", "2027-05-10", None),
        ("my flight is on 5 april", "2027-04-05", None),
        ("shoot on 10 may", "2027-05-10", None),
        ("her son marries on 10 may", "2027-05-10", None),
        ("if i just have 4 weeks", "2027-04-13", None),
        ("soon enough for 5 may?", "2027-05-05", None),
        ("within 2 months from now", "2027-05-16", None),
        ("in ten days i have an office party", "2027-03-26", None),
        ("tomorrow our cousin's wedding", "2027-03-17", None),
        ("first sitting on 5 april. my sangeet is 22 may", "2027-05-22", None),
        ("on 5 april a sitting before my wedding", None, None),
        ("is that in time for 5 may", "2027-05-05", None),
        ("does it show for christmas", "2027-12-25", None),
        ("by new year", "2028-01-01", None),
        ("earliest day to begin for results by 5 may", "2027-05-05", None),
        ("does it show by the end of may", "2027-05-31", None),
        ("my trip is at the end of may", "2027-05-21", "2027-05-31"),
        ("pongal starts on 14 january", "2028-01-14", None),
        ("the latest day for 5 may", "2027-05-05", None),
        ("i start on 1 april", None, None),
        ("can i start by 5 april", None, None),
        ("my wedding was on 3 march", None, None),
        ("had my first sitting on my birthday, 3 march", None, None),
        ("i had fever in june", None, None),
        ("i have leave on 5 april, can i come", None, None),
        ("when will i see results of prp 11 june", None, None),
        ("hello", None, None),
    ],
)
def test_the_day_of_an_event(text: str, first: str | None, last: str | None) -> None:
    """Weddings, journeys and days by which something must show are events, and no day of a treatment is one."""
    found = read_event(text, TUESDAY)
    assert (found and found.dates[0].isoformat()) == first
    assert (found and found.dates[-1].isoformat()) == (last or first)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sorry, the 9th", (True, False, None)),
        ("no it was in june", (True, False, None)),
        ("i meant 9 june", (True, False, None)),
        ("party moved to 9 june", (False, True, None)),
        ("they postponed it till june", (False, True, None)),
        ("oh sorry, 2024", (True, False, 2024)),
        ("that was in 2024 and not 2025", (True, False, 2024)),
        ("2024 clients were there", (False, False, None)),
        ("what do you mean", (False, False, None)),
        ("9 june 2024", (False, False, None)),
    ],
)
def test_corrections(text: str, said: tuple[bool, bool, int | None]) -> None:
    """What takes back a day, moves an event or names another year is told apart."""
    assert (corrects(text), moves(text), only_year(text)) == said


@pytest.mark.parametrize(
    ("text", "days", "month"),
    [
        ("what about 9 days earlier", -9, None),
        ("and if we begin a fortnight later, will it show", 14, None),
        ("could we delay it by three days?", 3, None),
        ("prepone that by a week", -7, None),
        ("9 days after that", 9, None),
        ("three days later please", 3, None),
        ("can you push it by two weeks", 14, None),
        ("make it earlier by 4 days", -4, None),
        ("no, a couple of days sooner than that", -2, None),
        ("bring my appointment forward a week", -7, None),
        ("do they see growth two weeks later", None, None),
        ("only two weeks more", None, None),
        ("push it to two days from now", None, None),
        ("i got fever 9 days later", None, None),
        ("growth 2 months later", None, None),
        ("it stopped 3 weeks ago", None, None),
        ("sorry, june", None, 6),
        ("not may, june", None, None),
        ("no it was june, not may", None, 6),
        ("june is correct", None, 6),
        ("june", None, None),
        ("no results till june", None, None),
    ],
)
def test_a_day_that_is_moved(text: str, days: int | None, month: int | None) -> None:
    """By some days or weeks, or into another month; what happened some days later moves nothing."""
    step = shift_of(text)
    assert (step and (TUESDAY + step - TUESDAY).days) == days and only_month(text) == month


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("sorry, my son has an exam, can it be a fortnight later", 14),
        ("i want to postpone the booking by eight days, is it ok", 8),
        ("two days earlier would suit us", -2),
        ("shift it by 2 more days", 2),
        ("can we come 3 days after that, in the evening", 3),
        ("the day before my wedding", None),
        ("i got it 2 weeks after my delivery", None),
        ("i need 2 weeks more to decide", None),
        ("a week later than today", None),
        ("delay it to 3 days from today", None),
    ],
)
def test_a_shift_beside_other_words(text: str, days: int | None) -> None:
    """Of a day that was talked about last; what is counted from something else shifts nothing."""
    step = shift_in(text)
    assert (step and (TUESDAY + step - TUESDAY).days) == days


def test_the_same_day_of_another_month_is_the_nearest() -> None:
    """January after a day of November is that of the next year, and a short month ends sooner."""
    assert in_month_of(date(2026, 11, 10), 1) == date(2027, 1, 10)
    assert in_month_of(date(2027, 1, 31), 11) == date(2026, 11, 30)


@pytest.mark.parametrize(("text", "count"), [("before march", 31), ("by next week", 7)])
def test_a_vague_deadline_is_asked_about(text: str, count: int) -> None:
    """A deadline that is a month or a week is ambiguous, as ever, and without deadlines it is none."""
    assert isos(text) is None and len(isos(text, deadlines=True) or []) == count


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("31 december 1999", ""),
        ("1 january 2000", "2000-01-01"),
        ("5 may 2037", "2037-05-05"),
        ("5 may 2038", ""),
        ("11/06/1985", ""),
        ("2099-06-11", ""),
        ("11-jun-99", ""),
        ("june 1995", ""),
        ("friday 11 june 1999", ""),
        ("30 years ago", ""),
        ("20 years ago", "2007-03-16"),
        ("in 12 years", ""),
        ("11 or 12 june 2050", ""),
    ],
)
def test_a_year_that_nobody_can_mean_is_impossible(text: str, wanted: str) -> None:
    """Before 2000 or more than 10 years ahead a year is a slip of the keys, so the caller asks."""
    found = read_date(text, TUESDAY, prefer="future")
    assert found and [day.isoformat() for day in found.dates] == ([wanted] if wanted else [])
    assert found.problem == (None if wanted else "impossible")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("11 june 10.30 am", "2027-06-11"),
        ("june 11 - 10.30", "2027-06-11"),
        ("11 june. 10 am works", "2027-06-11"),
        ("11 june 20.30", "2027-06-11"),
        ("friday at 5.30 pm", "2027-03-19"),
        ("sat 12.30", "2027-03-20"),
        ("12.30 on 11.06", "2027-06-11"),
        ("11.06 at 10.10", "2027-06-11"),
        ("tomorrow 10.00-11.00", "2027-03-17"),
        ("11.06.2027 15:00", "2027-06-11"),
    ],
)
def test_a_time_beside_a_date_is_not_part_of_it(text: str, wanted: str) -> None:
    """A time of day is neither the year of the date beside it nor a second date."""
    assert isos(text) == [wanted] and [one.dates for one in read_dates(text, TUESDAY, prefer="future")] == [
        [date.fromisoformat(wanted)]
    ]


def test_all_dates_come_in_order_with_their_places() -> None:
    """Each reading says which words of the message it is."""
    text = "Started on 5 Feb, again on 05/03, next one is on friday"
    found = read_dates(text, TUESDAY, prefer="past")
    assert [one.text for one in found] == ["5 Feb", "05/03", "friday"]
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]


@pytest.mark.parametrize(
    ("text", "order", "wanted"),
    [("11/06/2027", "DMY", "2027-06-11"), ("11/06/2027", "MDY", "2027-11-06"), ("13/06", "MDY", "2027-06-13"),
     ("06/13", "DMY", "2027-06-13"), ("11 june 2027", "MDY", "2027-06-11"), ("2027-06-11", "MDY", "2027-06-11")],
)  # fmt: skip
def test_the_order_of_day_and_month(text: str, order: Order, wanted: str) -> None:
    """The order decides where both orders are possible, and nothing else."""
    assert isos(text, order=order) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("PRP was started on 11 June", "past"),
        ("I had my first session on 11 June, when will I see results", "past"),
        ("did meso on 5 may", "past"),
        ("got it done 3 weeks back", "past"),
        ("taking prp since june", "past"),
        ("if I begin on 11 June when can I expect growth", "future"),
        ("planning prp on 11 june", "future"),
        ("will start on 11 June", "future"),
        ("I want to start on 11 June", "future"),
        ("my session is on friday", "future"),
        ("starting from monday", "future"),
        ("can i come tomorrow", "future"),
        ("I was planning to start on 11 June", "future"),
        ("kal se shuru karu to", "future"),
        ("kal prp karwaya", "past"),
        ("prp 11 june", None),
        ("when will i see results of prp 11 june", None),
    ],
)
def test_the_wording_tells_past_from_future(text: str, wanted: Prefer | None) -> None:
    """The verb that goes with the date decides, not the question about results, which always lie ahead."""
    assert tense(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("what if it had begun on 11 june", True),
        ("in case my first is 11 june", True),
        ("assuming i did it on 11 june", True),
        ("agar 11 june ko karu", True),
        ("and if 11 june", True),
        ("I did it on 11 june", False),
        ("if it works, i did it on 11 june", False),
        ("i begin on 11 june", False),
    ],
)
def test_what_is_supposed_is_told_apart(text: str, wanted: bool) -> None:
    """A start that is only supposed is one in any tense, and a real one is none."""
    assert supposes(text) == wanted


@settings(max_examples=60, deadline=None)
@given(DAYS, DAYS, PREFER, st.sampled_from(["DMY", "MDY"]))
def test_every_day_is_read_as_it_is_written(day: date, today: date, prefer: Prefer, order: Order) -> None:
    """A full date is that date in every usual form, whatever today and the preference are, or too far ahead in all."""
    wanted = [day.isoformat()] if day.year <= today.year + 10 else []
    month, (one, two) = MONTHS[day.month - 1], (day.day, day.month) if order == "DMY" else (day.month, day.day)
    for text in (f"{day.day} {month} {day.year}", f"on {month[:3]} {day.day}, {day.year}!", day.isoformat(),
                 f"PRP on {one:02}/{two:02}/{day.year}", f"{one}-{two}-{day.year % 100:02}"):  # fmt: skip
        assert isos(text, today, prefer, order) == wanted, text


@settings(max_examples=60, deadline=None)
@given(DAYS, TODAYS, PREFER)
def test_a_day_without_its_year_lies_on_the_preferred_side(day: date, today: date, prefer: Prefer) -> None:
    """It is the nearest such day on that side: at most a year away, or eight for 29 February."""
    found = read_date(f"{day.day} {MONTHS[day.month - 1]}", today, prefer=prefer)
    assert found and len(found.dates) == 1
    away = (found.dates[0] - today) * (1 if prefer == "future" else -1)
    assert timedelta(0) <= away <= timedelta(days=366 if (day.month, day.day) != (2, 29) else 8 * 366)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("0123456789/-.,' :adefhijlmnorstuvy\n"), max_size=60), PREFER)
def test_no_message_breaks_it(text: str, prefer: Prefer) -> None:
    """Whatever is typed, readings lie in order inside the message, and the problem follows from the days."""
    found, at = read_dates(text, TUESDAY, prefer=prefer), 0
    for one in found:
        assert at <= one.start < one.end <= len(text) and one.text == text[one.start : one.end]
        assert one.problem == {0: "impossible", 1: None}.get(len(one.dates), "ambiguous")
        at = one.end
    read_date(text, TUESDAY, prefer=prefer)


def test_a_message_without_a_date_costs_little() -> None:
    """Such a message is read in under 5 milliseconds, as most messages name no date."""
    text = "I am 29, my hair has been thinning for 2 years, how many sessions does PRP need, does it hurt at 5.30? " * 2

    def once() -> float:
        start = time.perf_counter()
        assert read_dates(text, TUESDAY, prefer="past") == []
        return time.perf_counter() - start

    assert min(once() for _ in range(10)) < 0.005
