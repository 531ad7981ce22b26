"""Checks digits as a phone number, and shows phone numbers for reading back."""

from typing import Literal

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

Problem = Literal["too_short", "too_long", "invalid"]
# Reception can call these; a clinic's own toll-free number, quoted in a question, is not the patient's.
CALLABLE = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE,
            PhoneNumberType.VOIP, PhoneNumberType.PERSONAL_NUMBER}  # fmt: skip
FEWEST, MOST = 8, 15  # digits of any country's numbers
COUNTED = "01234567890"  # typed to get past the question


def callable_number(digits: str, region: str) -> str | None:
    """The digits in E.164 if they are a valid number that somebody can be called on, else None."""
    number = _parse(digits, region)
    if number is None or phonenumbers.national_significant_number(number) in COUNTED:
        return None
    if phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) in CALLABLE:
        return phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return None


def number_problem(text: str, region: str) -> Problem:
    """What is wrong with digits that are no number to call."""
    number = _parse(text, region)
    if number is None:
        return "too_short" if len(text) < FEWEST else "too_long" if len(text) > MOST else "invalid"
    home = phonenumbers.region_code_for_country_code(number.country_code or 0)
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(home)
    lengths = metadata.mobile.possible_length if metadata and metadata.mobile else ()
    if phonenumbers.is_valid_number(number):
        return "invalid"  # as a toll-free one, which is nobody's own
    length = len(phonenumbers.national_significant_number(number))
    if lengths and not min(lengths) <= length <= max(lengths):
        return "too_short" if length < min(lengths) else "too_long"
    return "invalid"


def spoken_phone(number: str, region: str = "IN") -> str:
    """A number in E.164 for reading back: spaced, and with the country code only if it is of another country."""
    parsed = _parse(number, None)
    if parsed is None:
        return number
    code = phonenumbers.country_code_for_region(region)
    if parsed.country_code == code and phonenumbers.number_type(parsed) == PhoneNumberType.FIXED_LINE:
        return phonenumbers.format_number(parsed, PhoneNumberFormat.NATIONAL)  # with its area code: 080 2345 6789
    shown = phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL)
    return shown.removeprefix(f"+{code} ") if parsed.country_code == code else shown


def masked_phone(number: str, region: str = "IN", *, shown: int = 3) -> str:
    """A number in E.164 with only its last digits shown: ••••• ••210."""
    spoken = spoken_phone(number, region)
    hidden = sum(char.isdigit() for char in spoken) - shown
    masked = ""
    for char in spoken:
        masked += "•" if char.isdigit() and hidden > 0 else char
        hidden -= char.isdigit()
    return masked


def _parse(text: str, region: str | None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
