"""Reads what another request is to have of the one that was made before it: "same number", "same day and time"."""

from clinic.desk.request import OWN, Found, Request, Said
from clinic.patterns import any_case, whole

_AND = r"(?: and|,|&)? (?:the )?(?:same )?"
_SAME = {
    "day": rf"\bsame (?:(?:time|slot|hour){_AND})?(?:days?|date|din)\b",
    "part": rf"\bsame (?:(?:day|date|din){_AND})?(?:time|slot|hour|timings?)\b",
    "phone": r"\bsame (?:(?:phone|mobile|contact|cell|whats\s?app) ?)?(?:number|no|num|phone|mobile|contact)\b",
    "treatment": r"\bsame (?:treatment|thing|procedure)\b",
}
SAME = {name: any_case(words) for name, words in _SAME.items()}
# In reply to the question for it: "same", "same as before", "as mine".
_BEFORE = (
    r"(?:as (?:before|above|earlier|mine|hers?|his|last time|(?:that|the) (?:other|first|last) one|my \w+|previous)"
    r"|like (?:before|mine))"
)
ALONE = whole(
    rf"same(?:\W+{_BEFORE})?|{_BEFORE}",
    before=r"its?|it['’]?s|it is|the|use|keep|take|put|on|all",
    after="for (?:him|her|both|this)|one|hai|day|you said",
)
# The patient's own number, which was given already.
MINE = whole(
    r"mine|my (?:own )?(?:number|no|phone|mobile)",
    before=r"use|take|put|call|on|its?|it['’]?s",
    after="is (?:fine|ok(?:ay)?)",
)
GAVE = any_case(
    r"\b(?:you|u)(?: already)? (?:have|got|know) (?:my (?:\w+ and )?(?:number|phone)|it|that)\b"
    r"|\b(?:number|one|no) (?:i|that i|which i)(?: have| had)? (?:already )?(?:gave|given|used|told)\b"
)


def read_same(said: Said, request: Request, asked: str | None, found: Found) -> None:
    """Adds to what is found the day, the time, the treatment and the number of what was made before, where it is meant.

    The number is a mark of it, as not every channel tells who writes.
    """
    before = request.own
    if before is None or request.kind == "change":
        return
    meant = {name for name, words in SAME.items() if words.search(said.text)}
    own_number = asked == "phone" and (MINE.fullmatch(said.text) or GAVE.search(said.text))
    if asked in SAME and (own_number or ALONE.fullmatch(said.text)):
        meant.add(asked)
    if "phone" in meant and before.get("started") and "phone" not in found.values and not request.ending:
        found.values["phone"] = OWN
    if request.kind == "booking" and before.get("kind") != "callback":  # when to be called says nothing of when to come
        names = [name for name in ("day", "treatment") if name in meant] + (["part", "hour"] if "part" in meant else [])
        found.values |= {name: before[name] for name in names if before.get(name)}
    for name in {*found.values} & {*found.problems}:
        del found.problems[name]
