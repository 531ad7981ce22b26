"""The names by which treatments and particulars are found, and how else they are written."""

import re
from itertools import pairwise

from clinic.facts.checks import Faults

NAME_WORD = re.compile(r"[a-z0-9]+")  # of a name, in small letters
# At the end of a name each stands for the others of its kind.
KINDS = (("therapy", "treatment", "thing", "stuff", "business"), ("injection", "shot", "jab"))
JOINED = 5  # letters; two words of a name that have more may be written as one
VOWEL = re.compile(r"[aeiou]")  # an abbreviation has none
GAP = "..."  # in a name: up to four words may stand there


def check_names(names: list[str]) -> list[str]:
    """What nobody can type in English letters would never be found, and one letter alone everywhere."""
    wrong = [name for name in names if len("".join(NAME_WORD.findall(name.lower()))) < 2]
    if wrong:
        raise Faults([f"“{name}”: write two English letters or digits at least" for name in wrong])
    return names


def close_names(name: str) -> set[tuple[str, ...]]:
    """The name as words, and as others write it: one for several, jab for injection, spaces left out or put in.

    "Gas shots" is also a "gas shot" and a "gasshot", "red light therapy" a "redlight treatment", and "lllt" "l l l t".
    """
    *first, last = NAME_WORD.findall(name.lower()) or [""]
    one = last[:-1] if len(last) > 3 and last.endswith("s") and not last.endswith("ss") else last
    others = [each for kind in KINDS if first and one in kind for each in kind]
    found = {(*first, each) for each in (last, one, *others)}
    for words in sorted(found):
        found |= {(*words[:at], before + after, *words[at + 2 :])
                  for at, (before, after) in enumerate(pairwise(words)) if len(before + after) > JOINED}  # fmt: skip
    return found if first or VOWEL.search(last) else {*found, tuple(last)}
