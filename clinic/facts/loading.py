"""Reads what the clinic's documents say from `data/facts`, and reports every fault in it at once."""

import re
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from clinic.facts.schema import EVERY, Clinic, Detail, Details, Facts, HairLoss, Topics, Treatment, Wording, cause_key

# What to do about what pydantic finds, by the kind of fault.
HINTS = {
    "value_error.missing": "add it, as in the other files",
    "value_error.extra": "is it misspelled? If not, take it out",
    "type_error.none.not_allowed": "only what a document may leave open may be null",
    "type_error.dict": "write keys with values, as in the other files",
    "type_error.list": "write a list: [one, another]",
    "type_error.integer": "write a whole number in digits, or null",
    "type_error.str": "write text",
    "value_error.any_str.min_length": "write what it is",
}
QUOTES = "; text that begins with { or has “: ” in it needs quotes around it"


class FactsError(ValueError):
    """The facts are wrong; `problems` lists every fault as `path: problem`."""

    def __init__(self, problems: list[str]) -> None:
        """Takes all faults found."""
        self.problems = problems
        super().__init__(
            "The facts have faults. Mend them and train again:\n" + "\n".join(f"  {line}" for line in problems)
        )


def load_facts(folder: Path) -> Facts:
    """Reads and checks all facts.

    Raises:
        FactsError: with every fault in every file, as `path: problem`.
    """
    problems: list[str] = []
    parts: dict[str, Any] = {}
    for name, model in (("clinic", Clinic), ("hair_loss", HairLoss), ("topics", Topics), ("details", Details)):
        parts[name] = _read(folder / f"{name}.yml", model, problems)
    files = sorted((folder / "treatments").glob("*"))
    treatments = {path.stem: _read(path, Treatment, problems) for path in files if path.suffix == ".yml"}
    problems += [f"treatments/{path.name}: is not read; its name must end in .yml"
                 for path in files if path.suffix.lower() in (".yml", ".yaml") and path.suffix != ".yml"]  # fmt: skip
    found = {key: treatment for key, treatment in treatments.items() if treatment is not None}
    if not treatments:
        problems.append("treatments: no file here; add one for each treatment")
    problems += [f"treatments/{key}.yml: the file name is the id: use small letters, digits and _"
                 for key in treatments if not re.fullmatch(r"[a-z][a-z0-9_]*", key)]  # fmt: skip
    if EVERY in treatments:
        problems.append(f"treatments/{EVERY}.yml: stands for all treatments together; give the file another name")
    details: dict[str, Detail] = parts["details"].__root__ if parts["details"] else {}
    named = {f"treatments/{key}.yml": (treatment.name, *treatment.names) for key, treatment in found.items()}
    named |= {f"details.yml: {key}": (*detail.names,) for key, detail in details.items()}
    if parts["hair_loss"] is not None:
        named |= {f"hair_loss.yml: causes: {cause}": (*names,) for cause, names in parts["hair_loss"].causes.items()}
    problems += _shared_names(named)
    if parts["details"] is not None:
        problems += _misplaced(details, found)
    if parts["clinic"] is not None:
        problems += [f"clinic.yml: prices: there is no treatment {key}" for key in parts["clinic"].prices or {}
                     if key not in treatments]  # fmt: skip
    if problems:
        raise FactsError(problems)
    details = {**details, **_named_causes(parts["hair_loss"], parts["topics"].wording)}
    return Facts(**(parts | {"details": details}), treatments=found)


def _named_causes(hair_loss: HairLoss, wording: Wording) -> dict[str, Detail]:
    """A particular for each cause of hair loss: that it is one."""
    return {
        cause_key(cause): Detail(
            about=f"that {cause} is a cause", names=names, answer=wording.cause.format(cause=cause),
            of="article", topics=["causes"], alone=True, praise=False,
        )
        for cause, names in hair_loss.causes.items()
    }  # fmt: skip


def _misplaced(details: dict[str, Detail], treatments: dict[str, Treatment]) -> list[str]:
    """What is wrong between the treatments' particulars and `details.yml`, which says how they are found."""
    problems = []
    for file, key in [(file, key) for file, treatment in treatments.items() for key in treatment.details]:
        if key not in details:
            problems.append(f"treatments/{file}.yml: details: {key}: details.yml has no such entry")
        elif "{name}" not in details[key].about:
            problems.append(f"details.yml: {key}: about: it must contain {{name}}, as treatments/{file}.yml answers it")
        elif details[key].answer:
            problems.append(f"details.yml: {key}: answer: treatments/{file}.yml answers it already")
    return problems


def _read(path: Path, model: type[BaseModel], problems: list[str]) -> Any:
    place = path.name if path.parent.name != "treatments" else f"treatments/{path.name}"
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), _Loader)
        if not isinstance(content, dict):
            raise TypeError("the file must hold `key: value` lines")
        return model.parse_obj(content)
    except ValidationError as error:
        for fault in error.errors():
            where = ": ".join(str(step) for step in fault["loc"] if step != "__root__")
            hint = HINTS.get(fault["type"])
            said = [f"{line}; {hint}" if hint else line for line in fault["msg"].split("\n")]
            problems.extend(f"{place}: {where}: {line}" if where else f"{place}: {line}" for line in said)
    except FileNotFoundError:
        problems.append(f"{place}: the file is missing")
    except (UnicodeDecodeError, TypeError) as error:
        problems.append(f"{place}: {error}")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}: " if mark else ""
        problem = getattr(error, "problem", None) or " ".join(str(error).split())
        problems.append(f"{place}: {line}{problem}{'' if '“' in problem else QUOTES}")
    return None


class _Loader(yaml.SafeLoader):
    """YAML in which no key may stand twice, as only the last would count."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping, whose keys differ."""
        seen: set[Any] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"“{key.value}” stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _shared_names(names: dict[str, tuple[str, ...]]) -> list[str]:
    """The names that stand for two things: with each file the one that has them already, and all of them."""
    owner: dict[str, str] = {}
    shared: dict[tuple[str, str], list[str]] = {}
    for place, its_names in names.items():
        for name in dict.fromkeys(" ".join(re.findall(r"\w+", name.lower())) for name in its_names):
            if owner.setdefault(name, place) != place:
                shared.setdefault((place, owner[name]), []).append(f"“{name}”")
    return [
        f"{place}: names: {', '.join(found)} already belong{'s' if len(found) == 1 else ''} to "
        + re.sub(r"^treatments/|\.yml", "", other)
        + "; take them out on one side"
        + (", and see that what is said here still holds" if place.startswith("details") else "")
        for (place, other), found in shared.items()
    ]
