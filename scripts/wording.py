"""Checks the texts that staff may change beside the facts: in `domain.yml` and in `data/wording`."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field

from clinic.facts.checks import Written, misfilled
from clinic.facts.reading import read
from clinic.facts.responses import FRAME, responses
from clinic.facts.schema import Facts
from clinic.facts.wording import FROM_FACTS
from clinic.settings import ROOT
from clinic.texts import ALL
from clinic.wording import FOLDER

DOMAIN = Path("domain.yml")
# What the actions fill in, in the responses that they say; all else is a slot.
BY_ACTIONS = ("noted", "name", "phone", "ending", "email", "day", "part", "reference", "questions", "change", "last",
              "words", "when", "whom", "hour", "visit", "so_far", "opens", "closes")  # fmt: skip
UNKNOWN = f"there is no placeholder {{}} here; is it misspelled? It must be a slot or one of {', '.join(FROM_FACTS)}"
# Doubled braces come out as single ones: those of a payload's entities.
PLACEHOLDER = re.compile(r"(?<!\{)\{([^{}]*)\}(?!\})")
RASAS_OWN = {"utter_action"}  # a key of Rasa's, no response
USED = re.compile(r"""(?:["']|action: )(utter_[a-z_]+)\b(?!["']? ?[{*%+])""")


class Button(Written, min_anystr_length=1):
    """A button below a text; its payload is what pressing it says, or `/intent`."""

    title: str
    payload: str


class Response(Written, min_anystr_length=1):
    """One text of the assistant."""

    text: str
    buttons: list[Button] = Field([])
    metadata: dict[str, Any] = Field({})


class Domain(BaseModel):
    """What of `domain.yml` has to do with texts; Rasa checks the rest."""

    intents: list[str | dict[str, Any]]
    slots: dict[str, Any]
    responses: dict[str, list[Response]]


def wording_faults(facts: Facts | None, root: Path) -> list[str]:
    """Every fault in the texts, as `path: problem`; without facts, which have faults themselves, not all are seen."""
    problems: list[str] = []
    for texts in ALL:
        read(root / texts.path, str(texts.path), texts.model, problems)
    known = {texts.path.name for texts in ALL}
    problems += [f"{FOLDER / path.name}: is not read; known are: {', '.join(sorted(known))}"
                 for path in sorted((root / FOLDER).iterdir()) if path.name not in known]  # fmt: skip
    domain = read(root / DOMAIN, str(DOMAIN), Domain, problems)
    if domain:
        problems += [
            f"{DOMAIN}: {fault}" for fault in (*_in_texts(domain), *(_missing(domain, facts) if facts else ()))
        ]
    return problems


def _in_texts(domain: Domain) -> Iterator[str]:
    intents = {name for each in domain.intents for name in ([each] if isinstance(each, str) else each)}
    known = {*domain.slots, *FROM_FACTS, *BY_ACTIONS, FRAME.strip("{}")}
    for name, variations in domain.responses.items():
        if len(variations) != 1:
            yield f"{name}: write one text, which begins with “- text:”"
        for said in variations:
            for text in (said.text, *(button.title for button in said.buttons)):
                yield from (f"{name}: {fault}" for fault in misfilled(text, known, UNKNOWN))
            for button in said.buttons:
                asked = re.match(r"/(\w*)", button.payload)
                if asked and asked[1] not in intents:
                    yield f"{name}: buttons: there is no intent {asked[1]}; payloads stay as they are"
                for word in set(PLACEHOLDER.findall(button.payload)) - known:
                    yield f"{name}: buttons: {UNKNOWN.format(f'{{{word}}}')}"


def _missing(domain: Domain, facts: Facts) -> Iterator[str]:
    """The responses that rules and code name and that nothing has, and the frames without what they surround."""
    following = responses(facts)
    used = _used()
    for name in sorted(used - set(domain.responses) - set(following)):
        alike = get_close_matches(name, set(domain.responses) - used, 1)
        hint = f"is that “{alike[0]}”? " if alike else ""
        yield f"{name}: the response is missing. {hint}Names stay as they are, only texts change"
    for name in sorted(set(domain.responses) & set(following)):
        if any(FRAME not in said.text for said in domain.responses[name]):
            yield f"{name}: {FRAME} is missing, which stands for what the facts say"


def _used() -> set[str]:
    files = [*(ROOT / "data" / "rules").glob("*.yml")]
    files += [path for folder in ("actions", "extensions") for path in (ROOT / folder).rglob("*.py")]
    return {name for path in files for name in USED.findall(path.read_text(encoding="utf-8"))} - RASAS_OWN
