"""Checks what staff write into a file of `data/facts`: keys, numbers, names, and the texts of answers."""

import re
import string
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, Extra, errors, validator
from pydantic.fields import ModelField

from clinic.phrasing import first_sentence

NAME_WORD = re.compile(r"[a-z0-9]+")  # of a name, in small letters
GAP = "..."  # in a name: up to four words may stand there


class Faults(ValueError):
    """Several faults in one place, a line each."""

    def __init__(self, lines: list[str]) -> None:
        """Takes all of them."""
        super().__init__("\n".join(lines))


class Strict(BaseModel):
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
        if field.type_ is str and isinstance(value, int | float):  # "no" without quotes is False
            raise errors.StrError()
        return value


def check_answers(
    answers: dict[str, str | None], topics: tuple[str, ...], known: set[str], first_names: str | None = None
) -> dict[str, str | None]:
    """The answers, which are one for each topic, well worded, and with known placeholders only."""
    check_texts(answers, known, first_names, differing_topics(answers, topics))
    return answers


def check_texts(
    texts: Mapping[str, str | None], known: set[str], first_names: str | None = None, problems: Iterable[str] = ()
) -> None:
    """Raises ValueError with these problems and those of the texts."""
    problems = [*problems]
    for topic, text in texts.items():
        if text is None:
            continue
        try:
            parts = [part for part in string.Formatter().parse(text) if part[1] is not None]
        except ValueError as error:
            problems.append(f"{topic}: {error}; braces are for placeholders only, such as {{name}}")
            continue
        used = {str(field) for _, field, _, _ in parts}
        problems += [f"{topic}: write {{{field}}} with nothing else in the braces"
                     for _, field, added, conversion in parts if added or conversion]  # fmt: skip
        problems += [f"{topic}: no figure is stated for the placeholder {{{field}}}; these are: {_braced(known)}"
                     for field in sorted(used - known)]  # fmt: skip
        if not text.strip():
            problems.append(f"{topic}: the answer is empty; write null where the document does not say")
        elif first_names and f"{{{first_names}}}" not in first_sentence(text):
            problems.append(f"{topic}: the first sentence must contain {{{first_names}}}, as it is also shown alone")
    if problems:
        raise Faults(problems)


def check_names(names: list[str]) -> list[str]:
    """What nobody can type in English letters would never be found, and one letter alone everywhere."""
    wrong = [name for name in names if len("".join(NAME_WORD.findall(name.lower()))) < 2]
    if wrong:
        raise Faults([f"“{name}”: write two English letters or digits at least" for name in wrong])
    return names


def differing_topics(given: Any, wanted: tuple[str, ...]) -> list[str]:
    """What is wrong with the topics given, where those wanted are all and no others."""
    missing = [f"{key}: missing; write null if the document does not say" for key in wanted if key not in given]
    return missing + [f"{key}: unknown topic; these are: {', '.join(wanted)}" for key in given if key not in wanted]


def _braced(placeholders: set[str]) -> str:
    return ", ".join(f"{{{placeholder}}}" for placeholder in sorted(placeholders))
