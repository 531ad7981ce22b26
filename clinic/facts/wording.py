"""Fills the clinic's words into `domain.yml`, and checks the placeholders there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from clinic.facts.clinic import contact
from clinic.facts.schema import Facts
from clinic.facts.sources import documents

FROM_FACTS = ("clinic", "contact", "documents", "treatments")  # the placeholders that `words` fills
AROUND_FACTS = "facts"  # stands for an answer that follows from the facts
# What the actions fill in, in the responses that they say; all else is a slot.
BY_ACTIONS = ("noted", "name", "phone", "ending", "email", "day", "part", "reference", "questions", "change", "last",
              "words", "when", "whom", "hour", "visit", "so_far", "opens", "closes")  # fmt: skip
# Doubled braces come out as single ones: those of a payload's entities.
PLACEHOLDER = re.compile(r"(?<!\{)\{([^{}]*)\}(?!\})")


def words(facts: Facts) -> dict[str, str]:
    """What the clinic's placeholders stand for."""
    told = (facts.clinic.name, contact(facts), documents(facts), facts.treatment_names())
    return {f"{{{name}}}": word for name, word in zip(FROM_FACTS, told, strict=True)}


def wording_faults(domain: Path) -> list[str]:
    """The placeholders of a domain file that nothing fills, as `path: problem`; what is no YAML, Rasa reports."""
    try:
        content = yaml.safe_load(domain.read_text(encoding="utf-8-sig"))
        slots, responses = content["slots"], content["responses"]
        texts = [(name, text) for name, said in responses.items() for text in _texts(said)]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, AttributeError):
        return []
    known = {*slots, *FROM_FACTS, *BY_ACTIONS, AROUND_FACTS}
    return [
        f"{domain.name}: {name}: there is no placeholder {{{word}}}; is it misspelled? It must be a slot or one of "
        + ", ".join(FROM_FACTS)
        for name, text in texts
        for word in PLACEHOLDER.findall(text)
        if word not in known
    ]


def _texts(said: Any) -> Iterator[str]:
    if isinstance(said, str):
        yield said
    for part in said.values() if isinstance(said, dict) else said if isinstance(said, list) else ():
        yield from _texts(part)
