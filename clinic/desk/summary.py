"""Puts the details of a request into words: all of them, those so far, those that were changed."""

from typing import Any

from clinic.desk.explaining import SO_FAR
from clinic.desk.request import CONSULTATION, OWN, VOUCHED, WHEN, Desk, Request, Said, Say
from clinic.desk.status import asks_status
from clinic.details.number import spoken_phone
from clinic.phrasing import sentence_case
from clinic.wishes import SOON, spoken_day, spoken_hour

PART_WORDS = {"morning": "morning", "afternoon": "afternoon", "evening": "evening", "any": "any time of day"}
SAID_BACK = frozenset({"name", "phone", "email", "treatment", "day", "part"})
TOLD = {"name": "Name", "phone": "Phone", "email": "E-mail", "treatment": "Visit", "when": "When",
        "reference": "Reference"}  # fmt: skip


def summary(request: Request, desk: Desk) -> dict[str, str]:
    """The details in words, for the patient to check."""
    details = request.details
    words = {
        "name": details.get("name", ""),
        "phone": _spoken(details.get("phone"), request.ending, desk.region),
        "email": details.get("email") or "none",
        "treatment": sentence_case(desk.names.get(details.get("treatment", ""), CONSULTATION)),
        "day": spoken_day(details.get("day")),
        "part": _spoken_time(details.get("part"), details.get("hour")),
        "reference": details.get("reference", ""),
        "questions": details.get("questions", ""),
    }
    words["when"] = ", ".join(word for word in (_on(details.get("day")), words["part"]) if word)
    if request.kind == "change":
        day = "the earliest day" if words["day"] == SOON else words["day"]
        cancels = details.get("change") == "cancel"
        words["change"] = "cancel it" if cancels else f"ask for {day}, {words['part']}, instead"
    if request.kind == "callback":
        when = wished_call(details)
        words["when"] = f"if possible {when}" if when else "as soon as they can"
    return words


def told_so_far(said: Said, request: Request, desk: Desk) -> list[Say]:
    """The details so far, for whoever asks what was noted."""
    noted, stands = SO_FAR.search(said.text), request.kind != "change" and asks_status(said.text)
    if request.is_looked_over or not (noted or (stands and WHEN & set(request.details))):
        return []
    words, known = summary(request, desk), {*request.details, *(["when"] if WHEN & set(request.details) else [])}
    given = [f"• {label}: {words[name]}" for name, label in TOLD.items() if name in known and words[name]]
    if not given:
        return [Say("utter_request_nothing_so_far")]
    return [
        Say("utter_request_so_far", {"so_far": "\n".join(given)}),
        *([] if noted else [Say("utter_request_not_yet")]),
    ]


def wished_call(details: dict[str, Any]) -> str:
    """When a patient would like to be called, in words; empty where any time will do."""
    part, hour = details.get("part", "any"), details.get("hour")
    time = spoken_hour(hour) if hour else "" if part == "any" else f"in the {part}"
    return ", ".join(word for word in (_on(details.get("day")), time) if word)


def _on(day: str | None) -> str:
    return spoken_day(day) if not day or day == SOON else f"on {spoken_day(day)}"


def _spoken_time(part: str | None, hour: str | None) -> str:
    if not hour:
        return PART_WORDS.get(part or "", "")
    wish = f"if possible {spoken_hour(hour)}"
    return wish if part == "any" else f"{PART_WORDS.get(part or '', '')}, {wish}"


def _spoken(phone: str | None, ending: str | None, region: str) -> str:
    if phone == VOUCHED:
        return f"the number ending in {ending}"
    if phone == OWN:
        return "the same number as before"
    return spoken_phone(phone, region) if phone else ""


def noted(before: dict[str, Any], request: Request, desk: Desk) -> list[Say]:
    """Says back what replaces a detail, and what is given before it is asked for, where the question comes again."""
    after = {name: value for name, value in request.details.items() if name in SAID_BACK and value}
    replaced = [name for name, value in after.items() if before.get(name) and before[name] != value]
    if before.get("part") and "part" not in replaced and before.get("hour") != request.details.get("hour"):
        replaced.append("part")  # its words say the hour too
    words = summary(request, desk)
    new = [name for name in after if name not in before and not (name == "part" and "hour" in request.details)]
    early = new if request.asked not in (None, *request.details) else []
    response = "utter_request_noted" if replaced else "utter_request_noted_early"
    names = replaced or early
    return [Say(response, {"noted": ", ".join(words[name] for name in names)})] if names else []
