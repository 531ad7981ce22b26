"""Builds patterns from words: any of some, or some that stand near each other."""

import re

from clinic.patterns import any_case

NOT = r"(?:not|never|n['o]?t|dont|cant|wont|cannot|unable to)"
NO = rf"(?:no|any|\w+n't|isnt|nothing|{NOT})"
NAHI = r"n(?:ah|h|a)i"
SAME = r"[^.?!]{0,40}?\b"  # within the same sentence, not far
YOUTH = (
    r"(?:(?:my |the )?(?:childhood|birth|bachpan|(?:school|college) days)"
    r"|i was (?:an? )?(?:\w+ )?(?:child|kid|baby|boy|girl|small|little|born))"
)


def any_of(*groups: tuple[str, ...]) -> re.Pattern[str]:
    """What finds any of the patterns, at the start of a word."""
    return any_case("|".join(rf"\b(?:{each})" for group in groups for each in group))


def near(*words: str) -> str:
    """The words in this order, at most three others between two of them, and nothing that ends a clause."""
    return r" (?:[\w'-]+ ){0,3}".join(rf"(?:{word})\b" for word in words)


def beside(one: str, other: str) -> str:
    """Two words near each other, in any order."""
    return rf"{near(one, other)}|{near(other, one)}"
