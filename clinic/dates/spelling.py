"""The names of months, weekdays and numbers, with the ways in which they are shortened and misspelt."""

from collections.abc import Iterable

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMERALS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
            "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30}  # fmt: skip
NUMBERS = {**NUMERALS, "a": 1, "an": 1, "couple of": 2, "couple": 2}
# Days of a month in words: "the first of May".
DAY_NAMES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
             "ninth": 9, "tenth": 10, "fifteenth": 15, "twentieth": 20, "thirtieth": 30}  # fmt: skip
HINDI_NUMBERS = {"ek": 1, "do": 2, "teen": 3, "tin": 3, "char": 4, "chaar": 4, "paanch": 5, "panch": 5, "chhe": 6,
                 "che": 6, "saat": 7, "aath": 8, "das": 10}  # fmt: skip


def _spellings(names: tuple[str, ...], short: dict[str, str]) -> dict[str, int]:
    """Names by spelling: as they are, short, or with one slip of the keys (a letter lost, doubled or swapped)."""
    found: dict[str, int] = {}
    for number, name in enumerate(names):
        slips = {name}
        if name != "may":
            for at in range(1, len(name)):
                slips |= {name[:at] + name[at + 1 :], name[:at] + name[at - 1 :],
                          name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]}  # fmt: skip
                if len(name) > 5 and name[at] in "aeiou":
                    slips |= {name[:at] + vowel + name[at + 1 :] for vowel in "aeiou"}
        for spelling in slips:
            found.setdefault(spelling, number)
    return {**found, **{name: number for number, name in enumerate(names)},
            **{spelling: names.index(name) for spelling, name in short.items()}}  # fmt: skip


MONTH_OF = _spellings(MONTHS, {
    **{name[:3]: name for name in MONTHS}, "sept": "september", "febrary": "february", "feburary": "february",
    "setember": "september", "agst": "august", "augst": "august"})  # fmt: skip
WEEKDAY_OF = _spellings(WEEKDAYS, {
    **{name[:3]: name for name in WEEKDAYS}, "tues": "tuesday", "weds": "wednesday", "thur": "thursday",
    "thurs": "thursday", "wensday": "wednesday", "wendsday": "wednesday", "wenesday": "wednesday",
    # As they are called in Hindi, with a "v" or a "w" alike.
    **{f"{hindi}{end}": name
       for hindi, name in (("som", "monday"), ("mangal", "tuesday"), ("budh", "wednesday"), ("guru", "thursday"),
                           ("veer", "thursday"), ("shukra", "friday"), ("shukr", "friday"), ("shani", "saturday"),
                           ("ravi", "sunday"), ("it", "sunday"))
       for end in ("var", "vaar", "war", "waar")}})  # fmt: skip


def number_of(words: str) -> int:
    """The number that stands there in figures or in words, in English or in Hindi."""
    return {**HINDI_NUMBERS, **NUMBERS}.get(" ".join(words.lower().split())) or int(words)


def is_weekday(words: str) -> bool:
    """Whether the words are a weekday and nothing else."""
    return words.strip().lower() in WEEKDAY_OF


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"
