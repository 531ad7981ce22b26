"""Tells keyboard mash ("asdf", "aaaa", "test") from names, of which many are short or unusual."""

import re

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefgh", "uvwxyz", "mlkjhgfdsa", "poiuytrewq", "lkjhgfdsa", "mnbvcxz")
_RUNS = sorted({row[start : start + size] for row in _ROWS for size in range(3, len(row) + 1)
                for start in range(len(row) - size + 1)}, key=len, reverse=True)  # fmt: skip
_MASHED = re.compile(rf"(?:{'|'.join(_RUNS)}){{1,9}}[a-z]?")
_REPEATED = re.compile(r"(.)\1{2,}|(..)\2{2,}.?|(...)\3{1,}")  # "aaaa", "hahaha", "ghfghf"
_PLACEHOLDER = re.compile(
    r"test(?:ing|er|name|user)?|dummy|sample|demo|foo|bar|name|user|na|null|none|unknown|anonymous|someone|nobody|me|x+"
)
_NAMES = frozenset({"fred", "tre", "rew", "wert", "def", "fed", "red", "tyu", "poi"})  # whose letters are neighbours
_NO_VOWELS = 5  # letters of the Latin script in a row without any: "sdfgh", but not "Ng"


def is_unlikely(name: str) -> bool:
    """Whether this is hardly a name: neighbouring keys, the same letters again and again, one letter, or no letter."""
    words = [word for word in re.split(r"[\W\d_]+", name.casefold()) if word]
    letters = "".join(words)
    return (len(letters) < 2 and letters.isascii()) or all(map(_is_mash, words))


def _is_mash(word: str) -> bool:
    if not word.isascii() or word in _NAMES:
        return False
    mashed = _MASHED.fullmatch(word) or _REPEATED.fullmatch(word) or _PLACEHOLDER.fullmatch(word)
    return bool(mashed) or (len(word) >= _NO_VOWELS and not re.search("[aeiouy]", word))
