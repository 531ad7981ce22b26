"""Checks what staff write into a file of `data/facts`: keys, numbers, names, and the texts of answers."""

import re
import string
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, Extra, errors, validator
from pydantic.fields import ModelField

from clinic.phrasing import first_sentence

BRACES = "braces are for placeholders only, such as {name}"
IN_CURLY_QUOTES = re.compile(r"[“‘„][^“”‘’„]*[”’“]", re.DOTALL)
# What doesn't fit beside a figure, as the words that stand for it have it already, or lack it.
BESIDE = {
    re.compile(r"\b(?:in|within|after|by) \{results\}|\{results\} (?:day|week|month|session)s?\b", re.IGNORECASE):
        "{results} becomes “in 3 to 6 months”, “within 3 months” or “after 8 sessions”",
    re.compile(r"\b(?:every|each|an?) \{interval\}|\{interval\} (?:day|week|month)s?\b", re.IGNORECASE):
        "{interval} becomes “a month” or “2 weeks”; write {interval} apart",
    re.compile(r"\{minutes\}(?![ -]minute)", re.IGNORECASE): "{minutes} becomes “20”; write {minutes} minutes",
}  # fmt: skip


class Faults(ValueError):
    """Several faults in one place, a line each."""

    def __init__(self, lines: list[str]) -> None:
        """Takes all of them."""
        super().__init__("\n".join(lines))


class Written(BaseModel):
    """Refuses keys that it does not know, numbers that would have to be rounded, and what YAML takes for no text."""

    class Config:
        """Settings of pydantic."""

        extra = Extra.forbid
        anystr_strip_whitespace = True

    @validator("*", pre=True, each_item=True)
    def _as_written(cls, value: Any, field: ModelField) -> Any:
        whole = isinstance(field.type_, type) and issubclass(field.type_, int) and field.type_ is not bool
        if whole and isinstance(value, float | bool):
            raise errors.IntegerError()
        text = isinstance(field.type_, type) and issubclass(field.type_, str)
        if text and isinstance(value, int | float):  # "no" without quotes is False, and 040 an octal number
            raise errors.StrError()
        if isinstance(value, str) and IN_CURLY_QUOTES.fullmatch(value):
            raise ValueError("patients would see the curly quotes around it; write straight ones, or none")
        return value


class Strict(Written):
    """The same, without any placeholders but those of each field."""

    @validator("*")
    def _filled_in(cls, value: Any, field: ModelField) -> Any:
        """A text has no placeholders but those that its field names as `words`."""
        known = set(field.field_info.extra.get("words", ()))
        if isinstance(value, str) and (faults := misfilled(value, known, "there is no placeholder {} here")):
            raise Faults(faults)
        return value


def check_texts(
    texts: Mapping[str, str | None], known: set[str], first_names: str | None = None, problems: Iterable[str] = ()
) -> None:
    """Raises ValueError with these problems and those of the texts."""
    problems = [*problems]
    for topic, text in texts.items():
        if text is None:
            continue
        faults = misfilled(text, known, "no figure is stated for the placeholder {}")
        beside = {hint: words.search(text) for words, hint in BESIDE.items()}
        faults += [f"“{found[0]}” reads badly: {hint}" for hint, found in beside.items() if found]
        problems += [f"{topic}: {fault}" for fault in faults]
        if not text.strip():
            problems.append(f"{topic}: the answer is empty; write null where the document does not say")
        elif first_names and f"{{{first_names}}}" not in first_sentence(text):
            problems.append(f"{topic}: the first sentence must contain {{{first_names}}}, as it is also shown alone")
    if problems:
        raise Faults(problems)


def misfilled(text: str, known: set[str], unknown: str) -> list[str]:
    """What is wrong with the braces in a text; `unknown` says it of a placeholder that is not known, which is {}."""
    try:
        parts = [*string.Formatter().parse(text)]
    except ValueError as error:
        return [f"{error}; {BRACES}"]
    fields = [(field, added or conversion) for _, field, added, conversion in parts if field is not None]
    return [
        *[f"doubled braces would be shown to patients; {BRACES}" for literal, *_ in parts if set("{}") & set(literal)],
        *[f"write {{{field}}} with nothing else in the braces" for field, more in fields if more],
        *[f"{unknown.format(f'{{{field}}}')}; known are: {_braced(known) or 'none'}"
          for field in sorted({field for field, _ in fields} - known)],
    ]  # fmt: skip


def differing_topics(given: Any, wanted: tuple[str, ...]) -> list[str]:
    """What is wrong with the topics given, where those wanted are all and no others."""
    missing = [f"{key}: missing; write null if the document does not say" for key in wanted if key not in given]
    return missing + [f"{key}: unknown topic; these are: {', '.join(wanted)}" for key in given if key not in wanted]


def _braced(placeholders: set[str]) -> str:
    return ", ".join(f"{{{placeholder}}}" for placeholder in sorted(placeholders))
