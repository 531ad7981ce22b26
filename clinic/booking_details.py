"""What a patient gives of a booking or a call-back, checked before it is stored."""

import re
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from clinic.wishes import HOUR

PARTS = ("morning", "afternoon", "evening", "any")
LONGEST = {"name": 200, "email": 254, "treatment": 64, "channel": 32, "open_day": 160}
LONGEST_QUESTIONS = 2000


@dataclass(frozen=True)
class BookingDetails:
    """What the patient gave; what is personal stays out of its repr, and so out of logs.

    `phone` is E.164, `treatment` an id or "consultation", `part` one of PARTS. `day` is None where `open_day` says what
    is wished for instead ("any day"), and for a call-back at any time; `hour` is a wish such as "after 18:00".
    `channel` and `conversation` are where reception can answer, if anywhere.
    """

    name: str = field(repr=False)
    phone: str = field(repr=False)
    consent_at: datetime
    treatment: str = "consultation"
    day: date | None = None
    part: str = "any"
    email: str | None = field(default=None, repr=False)
    questions: str = field(default="", repr=False)
    channel: str | None = None
    conversation: str | None = field(default=None, repr=False)
    open_day: str | None = None
    hour: str | None = None


def checked_row(kind: str, details: BookingDetails, key: str) -> dict[str, Any]:
    """What is stored of a booking's details.

    Raises:
        ValueError: naming every detail that is missing or wrong, without its value.
    """
    row = asdict(details)
    for name in ("name", "email", "treatment"):
        row[name] = " ".join(printable(row[name] or "").split()) or None
    row["phone"] = tidy_phone(details.phone)
    row["questions"] = printable(details.questions)[-LONGEST_QUESTIONS:]
    problems = [f"{name} is empty" for name in ("name", "treatment") if not row[name]]
    problems += [f"{name} is longer than {most} characters" for name, most in LONGEST.items()
                 if len(row[name] or "") > most]  # fmt: skip
    checks = {
        "phone is no E.164 number such as +911234567890": re.fullmatch(r"\+[1-9][0-9]{6,14}", row["phone"]),
        "consent_at needs a moment with a time zone": details.consent_at and details.consent_at.tzinfo,
        "key must come from request_key": re.fullmatch(r"[0-9a-f]{64}", key),
    }
    problems += [problem for problem, fine in checks.items() if not fine]
    problems += problems_of_time(details.day, details.part, details.open_day, details.hour, needed=kind != "callback")
    if problems:
        raise ValueError("; ".join(problems))
    return row


def problems_of_time(
    day: date | None, part: str, open_day: str | None, hour: str | None, needed: bool = True
) -> list[str]:
    """What is wrong with the wished time; `needed` where a day has to be told, fixed or open."""
    checks = {
        f"part must be one of {', '.join(PARTS)}": part in PARTS,
        "day is empty": day or open_day or not needed,
        "day and open_day exclude each other": not (day and open_day),
        'hour is no wish such as "after 18:00"': hour is None or HOUR.fullmatch(hour),
    }
    return [problem for problem, fine in checks.items() if not fine]


def printable(text: str) -> str:
    """Text without what spoils databases, mails and terminals, in which line breaks stay."""
    # No control characters, lone surrogates and changes of direction.
    return re.sub(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]", " ", text)


def tidy_phone(phone: str) -> str:
    """A phone number as it is stored, without what only parts its digits."""
    return re.sub(r"[\s().-]", "", phone)
