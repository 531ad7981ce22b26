"""Reads the dates that a message names: which days they can be, and whether one of them must be asked about.

Patterns cut the words of a date out of the message (dateparser's own search also finds "3 to 6" and "may"; `forms`),
mend their spelling (`spelling`), and readers turn them into days (`written`, `spoken`, `days`).
"""

from clinic.dates.choose import on_either_side, read_date
from clinic.dates.corrections import corrects, in_month_of, in_year, moves, only_month, only_year
from clinic.dates.events import read_event
from clinic.dates.find import read_dates
from clinic.dates.model import DateReading, Order, Prefer
from clinic.dates.shifts import shift_in, shift_of
from clinic.dates.spelling import MONTHS, is_weekday
from clinic.dates.tenses import supposes, tense
from clinic.dates.words import OCCASION, hidden

__all__ = [
    "MONTHS", "OCCASION", "DateReading", "Order", "Prefer",
    "corrects", "hidden", "in_month_of", "in_year", "is_weekday", "moves", "on_either_side", "only_month", "only_year",
    "read_date", "read_dates", "read_event", "shift_in", "shift_of", "supposes", "tense",
]  # fmt: skip
