"""Compares treatments by time: whose results show first, whose course or session is shorter, from the figures alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from clinic.course.sums import course_words, figures_for_days, in_days, period_words, times
from clinic.dates.words import SITTING
from clinic.facts.figures import Figures
from clinic.facts.schema import Treatment
from clinic.patterns import any_case
from clinic.phrasing import sentence_case
from clinic.texts import COMPARISONS

_SLOW = (
    r"long(?:er|est)|slow(?:er|est)?|late(?:st)?|later|"
    r"(?:more|most|extra|jyada|zyada)\s+(?:time|days|weeks|months|wait\w*)"
)
_FAST = (
    r"quick(?:er|est|ly)?|fast(?:er|est)?|soon(?:er|est)|short(?:er|est)|earl(?:y|ier|iest)|"
    r"(?:less|least|lesser|minimum|kam)\s+(?:time|days|weeks|months|wait\w*)|jald[iy]|"
    r"(?:over|done|finish\w*|complete\w*|ends?|shows?|showing|works?|visible|results?|effect\w*|"
    r"comes?)\s+(?:\w+\s+)?first|"
    r"first\s+(?:to\s+)?(?:show|finish|work|give)\w*"
)
_RANKS = any_case(rf"\b(?:(?P<slow>{_SLOW})|(?P<fast>{_FAST}))\b")
# A ranking asks for one of several; "how much longer" and "no longer" do not.
_CHOICE = any_case(
    r"\b(?:which|kaun\w*|konsa|kon|or|vs|versus|than|between|compar\w*|out\s+of)\b|"
    r"\b(?:quick|fast|soon|long|short|slow|earli)est\b|\btakes?\s+(?:longer|more|less|the)|"
    r"\bis\s+\w+\s+(?:quicker|faster|slower|longer|shorter)|"
    r"\btreatment\s+(?:is\s+|gets\s+|will\s+)?(?:be\s+)?(?:finish\w*|over|done|ends?|complete\w*)\s+(?:\w+\s+)?(?:earlier|sooner|faster|later)"
)
_NO_RANK = any_case(
    r"\b(?:how\s+much|how\s+many|no|any)\s+(?:longer|faster|quicker|sooner|earlier|later)|long\w*\s+(?:hair|last)|"
    r"\b(?:last|stay|remain|hold)(?:s|ing)?\s+(?:the\s+)?long\w*|hair\s+(?:grow\s+)?long|(?:latest|earliest)\s+(?:is\s+)?(?:when|by|on|from|in|\d+|next|date|day|i|"
    r"we|can|possible)\b|"
    r"^(?!.*\b(?:which|or|vs|than|between)\b).*(?:latest|earliest)\s+(?:results?|growth)\b|"
    r"grow\w*\s+(?:hair\s+)?(?:faster|quicker)|(?:recover|heal)\w*|"
    r"\b(?:big|large|small|wide)\w*\s+(?:\w+\s+)?(?:patch|area|spot|head)\b|"
    r"book|appointment|slot|late\s+(?:fee|for)|\b(?:gaps?|intervals?|apart)\b"
)
_RESULTS = any_case(
    r"\b(?:results?|shows?|showing|growth|grow\w*|works?|see|visible|effect\w*|hair|difference|change|wait\w*)\b"
)
_COURSE = any_case(
    r"\b(?:finish\w*|complet\w*|over|ends?|done|course|total|sessions|sittings|whole|longe\w+|shorte\w+|khatam)\b"
)
_SESSION = any_case(
    r"\b(?:which|whose|what)\s+session\b|\b(?:minutes?|mins?|(?:each|one|single|per|a|the)\s+(?:session|sitting)|"
    rf"(?:short|long|quick)(?:er|est)\s+(?:{SITTING}|visits?|procedure)|"
    r"session\s+(?:time|length)|in\s+the\s+chair|(?:per|each|every|a|one)\s+(?:visit|go)|"
    r"lunch\w*|(?:tea|coffee|office|short)\s+break)\b"
)
_NUMBER = any_case(
    rf"\b(?:(?:few(?:er|est)|less|least|lowest|kam)|(?P<many>more|most|highest|jyada|zyada))\s+"
    rf"(?:(?:number|no\.?)\s+of\s+)?(?:{SITTING}|visits?)\b"
)
# What is compared without a word such as "quicker": "PRP and mesotherapy on time".
_TIME_ALONE = any_case(
    r"\b(?P<session>time\s+(?:per|of\s+(?:a|one|each))\s+(?:session|sitting))\b|"
    r"\b(?:on|by|for|in\s+terms\s+of)\s+time\b|\btime\s*-?wise\b"
)
Aspect = Literal["results", "course", "session", "number", "both"]
Ranked = tuple[tuple[float, float], str]  # what to sort by, at first and at last, and the words


@dataclass(frozen=True)
class TimeAsked:
    """What is compared, and whether the slowest is asked for rather than the quickest."""

    aspect: Aspect
    slow: bool


def compared_time(text: str, *, compares: bool = False) -> TimeAsked | None:
    """What a message asks that compares treatments by time, or None; `compares`: whether it is a comparison anyway."""
    number = _NUMBER.search(text)
    if number and _CHOICE.search(text):
        return TimeAsked("number", bool(number["many"]))
    ranks = _RANKS.search(text)
    if compares and not ranks and (asked := _TIME_ALONE.search(text)):
        return TimeAsked("session" if asked["session"] else "both", False)
    if not ranks or _NO_RANK.search(text) or not (compares or _CHOICE.search(text)):
        return None
    slow = bool(ranks["slow"])
    if _SESSION.search(text):
        return TimeAsked("session", slow)
    if _RESULTS.search(text):
        return TimeAsked("results", slow)
    return TimeAsked("course" if _COURSE.search(text) else "both", slow)


def compare(treatments: Mapping[str, Treatment], asked: TimeAsked) -> str:
    """The treatments by time, the one asked for first, with the figures; no word on which of them is better."""
    aspects: tuple[Aspect, ...] = ("results", "course") if asked.aspect == "both" else (asked.aspect,)
    known = [_in_order(treatments, aspect, asked.slow) for aspect in aspects]
    said = [_compared(treatments, aspect, asked.slow, each) for aspect, each in zip(aspects, known, strict=True)]
    if len(known[0]) > 1:
        said[0] = COMPARISONS.words("by_figures", compared=said[0])
    if any("at least" in words for each in known for _, words in each.values()):
        said.append(COMPARISONS.words("at_least"))
    return " ".join(sentence_case(each) for each in said)


def foremost(treatments: Mapping[str, Treatment], asked: TimeAsked) -> str | None:
    """The treatment that is told as the one asked for; none where the figures tell no difference."""
    known = _in_order(treatments, "results" if asked.aspect == "both" else asked.aspect, asked.slow)
    ranks = [rank for rank, _ in known.values()]
    return next(iter(known)) if len(known) > 1 and ranks[0] != ranks[1] else None


def _in_order(treatments: Mapping[str, Treatment], aspect: Aspect, slow: bool) -> dict[str, Ranked]:
    """What to sort by and the words, of each of which it is stated, the one asked for first."""
    known = {key: value for key, each in treatments.items() if (value := _value(each.figures, aspect))}
    return {key: known[key] for key in sorted(known, key=lambda key: known[key][0], reverse=slow)}


def _compared(treatments: Mapping[str, Treatment], aspect: Aspect, slow: bool, known: Mapping[str, Ranked]) -> str:
    """What is known of each, the one asked for first, and whether it differs."""
    order, compared = [*known], COMPARISONS.words(f"asked_{aspect}")
    if not known:
        return COMPARISONS.words("none", asked=compared, names=" or ".join(each.name for each in treatments.values()))
    line, first = "line_session" if aspect == "session" else "line", treatments[order[0]].name
    lines = [COMPARISONS.words(line, name=treatments[key].name, value=known[key][1]) for key in order]
    lines += [COMPARISONS.words("line_not_stated", name=treatments[key].name) for key in treatments if key not in known]
    listed = "; ".join(lines)
    if len(known) == 1:
        return COMPARISONS.words("one", asked=compared, first=first, lines=listed)
    if known[order[0]][0] == known[order[1]][0]:
        return COMPARISONS.words("same" if len(known) == 2 else "plain", lines=listed)
    ending = "er" if len(known) == 2 else "est"
    phrase = COMPARISONS.words(f"{aspect}_{'slow' if slow else 'quick'}", first=first, longest=f"long{ending}",
                               shortest=f"short{ending}")  # fmt: skip
    return COMPARISONS.words("opening", phrase=phrase, lines=listed)


def _value(figures: Figures, aspect: Aspect) -> Ranked | None:
    """What to sort by (about how many days or minutes, at first and at last), and the words; None where not stated."""
    words, known, results = figures.words(), figures_for_days(figures), figures.results
    if aspect == "session":
        return ((figures.minutes, 0), words["minutes"]) if figures.minutes else None
    if aspect == "number":
        sessions = figures.sessions
        return ((sessions.least, sessions.most or sessions.least), words["sessions"]) if sessions else None
    if aspect == "course":
        if not known:
            return None
        sessions, interval = known
        least, most = (times(interval, number - 1) for number in (sessions.least, sessions.most or sessions.least))
        return (in_days(least), in_days(most)), course_words(sessions, interval)
    if results and results.by:
        return (in_days(results.start or results.by), in_days(results.by)), words["results"]
    if results and known:
        least = times(known[1], known[0].least - 1)
        return (in_days(least), in_days(least)), f"{words['results']}, so after {period_words(least)} at the earliest"
    return None
