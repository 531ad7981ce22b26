"""Finds what patients type while they book: their details, their yes and no, and what they want changed."""

from clinic.details.cancel import wants_to_cancel
from clinic.details.change import Field, all_to_change, corrects, wants_to_change
from clinic.details.email import Email, find_email
from clinic.details.ending import corrected_ending
from clinic.details.introduced import names_writer
from clinic.details.name import (
    find_name,
    insisted_name,
    is_for_another,
    name_after_phone,
    name_before_phone,
    name_in_wish,
    name_problem,
)
from clinic.details.number import callable_number, masked_phone, spoken_phone
from clinic.details.open_day import find_open_day
from clinic.details.part import Part, TimeOfDay, find_part_of_day, find_time_of_day, times_in
from clinic.details.phone import Phone, find_phone
from clinic.details.reference import find_mistyped_reference, find_reference, mask
from clinic.details.renaming import corrected_name, within_known
from clinic.details.replies import asks_to_wait, at_once, declines, holds_back, sends, sends_last, yes_or_no

__all__ = [
    "Email", "Field", "Part", "Phone", "TimeOfDay", "all_to_change", "asks_to_wait", "at_once",
    "callable_number", "corrected_ending", "corrected_name", "corrects", "declines",
    "find_email", "find_mistyped_reference", "find_name", "find_open_day", "find_part_of_day", "find_phone",
    "find_reference", "find_time_of_day", "holds_back", "insisted_name", "is_for_another", "mask", "masked_phone",
    "name_after_phone", "name_before_phone", "name_in_wish", "name_problem", "names_writer",
    "sends", "sends_last", "spoken_phone", "times_in", "wants_to_cancel", "wants_to_change", "within_known",
    "yes_or_no",
]  # fmt: skip
