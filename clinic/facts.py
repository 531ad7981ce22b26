"""Reads what the clinic's documents say from `data/facts`, and reports every fault in it at once."""

import re
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from clinic.schema import Clinic, Detail, Details, Facts, HairLoss, Topics, Treatment, Wording


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
    treatments = {path.stem: _read(path, Treatment, problems) for path in sorted((folder / "treatments").glob("*.yml"))}
    found = {key: treatment for key, treatment in treatments.items() if treatment is not None}
    if not treatments:
        problems.append("treatments: no file here; add one for each treatment")
    problems += [f"treatments/{key}.yml: the file name is the id: use small letters, digits and _"
                 for key in treatments if not re.fullmatch(r"[a-z][a-z0-9_]*", key)]  # fmt: skip
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
        "cause_" + re.sub(r"\W+", "_", cause): Detail(
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
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(content, dict):
            raise TypeError("the file must hold `key: value` lines")
        return model.parse_obj(content)
    except ValidationError as error:
        for fault in error.errors():
            where = ": ".join(str(step) for step in fault["loc"] if step != "__root__")
            problems.extend(
                f"{place}: {where}: {text}" if where else f"{place}: {text}" for text in fault["msg"].split("; ")
            )
    except FileNotFoundError:
        problems.append(f"{place}: the file is missing")
    except (yaml.YAMLError, UnicodeDecodeError, TypeError) as error:
        problems.append(f"{place}: {' '.join(str(error).split())}")
    return None


def _shared_names(names: dict[str, tuple[str, ...]]) -> list[str]:
    owner: dict[str, str] = {}
    problems = []
    for place, its_names in names.items():
        for name in {" ".join(re.findall(r"\w+", name.lower())) for name in its_names}:
            if owner.setdefault(name, place) != place:
                other = re.sub(r"^treatments/|\.yml", "", owner[name])
                problems.append(f"{place}: names: “{name}” already belongs to {other}")
    return problems
