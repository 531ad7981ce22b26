"""Puts words into sentences."""

import re


def listed(words: list[str], last: str) -> str:
    """An enumeration: "PRP, micro-needling and mesotherapy"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def sentence_case(text: str) -> str:
    """The text with a capital letter at the start of each sentence, as names such as "micro-needling" have none."""
    return re.sub(r"(?:^|(?<=[.!?]\s))[a-z]", lambda letter: letter.group().upper(), text.strip())


def first_sentence(text: str) -> str:
    """The text up to its first full stop, question mark or exclamation mark that ends a sentence."""
    return re.split(r"(?<=[.!?])\s", text.strip(), maxsplit=1)[0]


def ordinal_numeral(number: int) -> str:
    """A place in a row in digits: "3rd", "11th"."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
