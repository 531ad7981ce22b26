"""Reads a figure that a patient names as if it were the article's: "is it 10 sessions?", "so 8 weeks only"."""

import re
from dataclasses import dataclass

from clinic.course.words import COUNT, SESSION
from clinic.dates.spelling import number_of
from clinic.patterns import any_case

_DAYS = {"d": 1.0, "w": 7.0, "h": 7.0, "m": 30.4}  # by the first letter: "din", "hafte" and "mahine" too
_PERIOD = r"(?:days?|weeks?|wks?|months?|mnths?|din|haft\w+|mahin\w+)"
_TIME = r"(?:min(?:ute)?s?|hours?|hrs?)"
FIGURE = any_case(
    rf"(?<!once )\b(?P<least>half\s+an?|an?|{COUNT})(?:\s*(?:to|-|or|se)\s*(?P<most>{COUNT}))?\s*"
    rf"(?:(?:only|full)\s+)?(?:(?P<session>{SESSION})|(?P<period>{_PERIOD})|(?P<time>{_TIME}))\b"
)
# "In a single sitting", "a one-time thing", "done only once", but not "once a month".
ONCE = any_case(
    rf"\b(?:(?:(?:an?|one)\s+)?single\s+(?:{SESSION})|(?:only|just)\s+once|once\s+only|(?:one|1)[\s-]*time)\b"
    r"(?!\s+(?:an?|in|per|every)\b)"
)
OFTEN = any_case(
    r"\b(?:(?:once|every|each)\s+(?:(?:an?|in\s+an?|per)\s+)?(?P<once>week|month)|(?P<unit>daily|weekly|monthly))\b"
)
BARE = any_case(rf"\b(?P<n>{COUNT})\b(?:\s+(?:only|though|right|na))?\W*$")
# What asks for the figure or tells of the patient instead, or of what a doctor has said, which counts.
NO_CLAIM = any_case(
    r"\b(?:how|when|which|what|why|whether|if|kab|kitn\w+|had|did|"
    r"(?<!treatment )(?<!is )(?<!are )(?<!gets )done|taken|took|completed|finished|"
    r"since|ago|old|last|left|too|more|less|least|over|under|between|without|not|never|\w+n['’]t|"
    r"(?:is|are|do|does|ca|wo|would|could)nt|doctor|doc|dr|derma\w*|i\s+(?:want|wish|plan|prefer|can|could|am|was|"
    r"have\s+(?!to\b))|i['’]?m|ok(?:ay)?\s+(?:if|to)|harm\w*|safe|problem)\b"
)
SOUNDS_SURE = any_case(
    r"\?|^\W*(?:so|is|are|will|can|does|do|just|only|kya|you\s+(?:said|told))\b|\b(?:right|correct|na|only|enough|really)\W*$|"
    r"\b(?:says?|said|told|heard|read|thinks?|claims?|means?|matlab)\b"
)
NEAR = 0.12  # four weeks are a month


@dataclass(frozen=True)
class Claim:
    """A figure in a unit: `session`, `minute` or `day`."""

    unit: str
    least: float
    most: float

    def weighed(self, least: float, most: float | None, later: bool) -> bool | None:
        """Whether it is what is stated; None where nothing stated speaks against it, as `later` no more does."""
        if most is not None and _near(self.least, least) and _near(self.most, most):
            return True
        beyond = most is not None and not later and self.least > most * (1 + NEAR)
        return False if beyond or self.most < least * (1 - NEAR) else None


def claimed(text: str, bare_unit: str | None = None) -> Claim | None:
    """The only figure of a message that takes it for granted; a bare number is one of `bare_unit`."""
    return figure_in(text, bare_unit) if takes_for_granted(text) else None


def takes_for_granted(text: str) -> bool:
    """Whether a message says something as if the article, or the clinic, had."""
    return bool(SOUNDS_SURE.search(text)) and not NO_CLAIM.search(text)


def figure_in(text: str, bare_unit: str | None = None) -> Claim | None:
    """The only figure that a text names."""
    found = [claim for claim in (*map(_figure, FIGURE.finditer(text)), *map(_often, OFTEN.finditer(text))) if claim]
    if not found and ONCE.search(text):
        return Claim("session", 1, 1)
    if not found and bare_unit and (bare := BARE.search(text)):
        return Claim(bare_unit, number_of(bare["n"]), number_of(bare["n"]))
    return found[0] if len(found) == 1 else None


def without_figure(text: str) -> str:
    """The text without the figures that it names."""
    return OFTEN.sub(" ", FIGURE.sub(" ", ONCE.sub(" ", text)))


def _figure(found: "re.Match[str]") -> Claim | None:
    half = found["least"].lower().startswith("half")
    least = 0.5 if half else float(number_of(found["least"]))
    most = float(number_of(found["most"])) if found["most"] else least
    if found["session"]:
        if found["least"].lower() in ("a", "an"):
            return None  # "does a session take an hour"
        return Claim("session", least, most)
    if found["period"]:
        days = _DAYS[found["period"][0].lower()]
        return Claim("day", least * days, most * days)
    minutes = 60 if found["time"][0].lower() == "h" else 1
    return Claim("minute", least * minutes, most * minutes)


def _often(found: "re.Match[str]") -> Claim:
    days = _DAYS[(found["unit"] or found["once"])[0].lower()]
    return Claim("day", days, days)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= other * NEAR
