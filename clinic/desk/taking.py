"""Puts the details of a message into a request: what is taken, what replaces another one, what is to be asked again."""

import re
from typing import Any

from clinic.desk.clauses import asks
from clinic.desk.days import closed_then, why_not
from clinic.desk.pair import corrects_reference
from clinic.desk.request import FIELDS, WHEN, Desk, Found, Request, Said, Say
from clinic.desk.status import asks_status
from clinic.details.change import all_to_change
from clinic.details.renaming import corrected_name
from clinic.patterns import says
from clinic.wishes import fixed_day

# Whether a reply to the summary says that something in it is to be changed.
wants_something_changed = says(r"\b(?:chang|edit|correct|wrong|mistake|incorrect|fix)\w*\b[^?]*$")
DENIES = re.compile(  # "no, ...", "that's not ...", "I said ..."
    r"\W*(?:(?:wait|sorry|hey|oh|but)\W+)*(?:no+|nope|not|i (?:said|told|asked|meant|wanted)"
    r"|(?:that|this|it)(?:['’]?s| is) not)\b(?! (?:yet|now|sure|problem|issue|worries|hurry))"
    r"(?!.*\b(?:cancel|ok|okay|fine|good|send)\b)[^?]*",
    re.IGNORECASE | re.DOTALL,
)
BARE = 4  # words of an answer to "what shall I change?" that only names a detail


def take(request: Request, said: Said, found: Found, fresh: bool, desk: Desk) -> list[Say]:
    """Puts what was found into the request, and says what is wrong with the rest."""
    changed = [] if said.answered or fresh else _corrected(request, said, found)
    if changed and found.values.get(request.last) is False:
        del found.values[request.last]  # "no, the number" refuses nothing
    before = dict(request.details)
    usable = {name: value for name, value in found.values.items() if _may_take(name, request, found, changed)}
    problems = {name: note for name, note in found.problems.items()
                if name not in usable and _may_take(name, request, found, changed)}  # fmt: skip
    if "part" in usable and usable["part"] != request.details.get("part"):
        request.forget("hour")  # which was wished for in another part of the day
    request.details.update(usable)
    request.replaced = {name: value for name, value in request.replaced.items() if name not in usable}
    # Of a message that was answered too only two treatments at once unsettle what is known.
    request.forget(*({"treatment"} & set(problems) if said.answered else problems))
    if usable.keys() & WHEN and (closed := closed_then(request, desk)):
        request.forget("part", "hour")
        usable = {name: value for name, value in usable.items() if name not in ("part", "hour")}
        problems["part"] = found.problems["part"] = closed
    notes = [*problems.values(), *_outdated(request, desk)]
    asked_again = set(FIELDS[request.kind])  # what is not, such as the hour of a call, would be lost
    known = asked_again & set(request.details)
    if wrong := [name for name in changed if name in known and _still(name, usable, before)]:
        request.replaced = {name: before[name] for name in wrong if name in before}
        request.forget(*wrong)
        notes.append(Say("utter_request_changing"))
    elif usable.get("confirmed") is False or (not usable and not notes and _something(request, said, fresh)):
        request.forget("confirmed")
        notes.append(Say("utter_request_what_to_change"))
    if _differs(before, request.details):
        request.forget(request.last)  # what was changed is to be checked again
    found.values = {**usable, **({"changed": True} if notes and changed else {})}
    return notes


def _still(name: str, usable: dict[str, Any], before: dict[str, Any]) -> bool:
    """Whether a detail that is to change has no new value; the same name again is one that was not read right."""
    return name not in usable or (name == "name" and usable[name] == before.get(name))


def _corrected(request: Request, said: Said, found: Found) -> list[str]:
    """The details that the message says are wrong or have changed."""
    if request.kind == "change" and corrects_reference(said.text):
        return ["reference"]
    named = "name" in found.values and (
        re.search(r"\b(?:name|naam)\b", said.text, re.IGNORECASE)
        or corrected_name(said.text, request.details.get("name", ""))
    )
    changed = [*all_to_change(said.text), *(["name"] if named else [])]
    if changed:
        return _without_half(changed, request, found)
    plain = found.values.get(request.last) is not True and not asks(said.text) and len(said.text.split()) <= BARE
    return [*all_to_change(f"change {said.text}")] if plain and request.is_looked_over else []


def _without_half(changed: list[str], request: Request, found: Found) -> list[str]:
    """Those called wrong, without half of when to come if the other half is new: "small change: 6.30 instead"."""
    halves = {"day", "part"}
    new = {name for name in WHEN & set(found.values) if found.values[name] != request.details.get(name)}
    return changed if not new or halves <= set(changed) else [name for name in changed if name not in halves - new]


def _something(request: Request, said: Said, fresh: bool) -> bool:
    """Whether the patient wants something in the summary changed and does not say what."""
    if not request.is_looked_over or said.answered or fresh or asks_status(said.text):
        return False
    return wants_something_changed(said.text) or bool(DENIES.fullmatch(said.text))


def _may_take(name: str, request: Request, found: Found, changed: list[str]) -> bool:
    """A name or a time of day that is known is only replaced when it can be meant: much is said that looks like one."""
    name = "part" if name == "hour" else name
    if name == "part" and request.details.get("part") == "any":
        return True
    if name not in ("name", "part") or name not in request.details or request.awaits_yes:
        return True
    return name in (request.asked, *changed) or (
        name == "part" and ("day" in found.values or request.kind == "callback")
    )


def _outdated(request: Request, desk: Desk) -> list[Say]:
    """What is wrong with a day that was fine when it was named, days ago."""
    day = fixed_day(request.details.get("day"))
    problem = why_not(day, desk) if day else None
    if problem is None:
        return []
    request.forget("day")
    return [problem]


def _differs(before: dict[str, Any], after: dict[str, Any]) -> bool:
    names = (set(before) | set(after)) - {"confirmed", "consent", "questions"}
    return any(before.get(name) != after.get(name) for name in names)
