"""Reads what the clinic's documents say from `data/facts`, and reports every fault in it at once."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from clinic.facts.names import GAP, NAME_WORD, close_names
from clinic.facts.reading import read
from clinic.facts.schema import EVERY, Clinic, Detail, Details, Facts, HairLoss, Topics, Treatment, Wording, cause_key

TREATMENTS = "treatments"
FILES: dict[str, type[BaseModel]] = {"clinic": Clinic, "hair_loss": HairLoss, "topics": Topics, "details": Details}


class Named(BaseModel):
    """What a treatment's file says of names, whatever faults it has elsewhere."""

    name: str = ""
    names: list[str] = []
    details: dict[str, Any] = {}


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
    parts = {name: read(folder / f"{name}.yml", f"{name}.yml", model, problems) for name, model in FILES.items()}
    known = {TREATMENTS, *(f"{name}.yml" for name in FILES)}
    problems += [f"{path.name}: is not read here; the file of a treatment belongs into {TREATMENTS}/"
                 for path in _in_folder(folder) if path.name not in known]  # fmt: skip
    treatments = _read_treatments(folder / TREATMENTS, problems)
    found = {key: treatment for key, treatment in treatments.items() if treatment is not None}
    named = {key: treatment or _named(folder / TREATMENTS / f"{key}.yml") for key, treatment in treatments.items()}
    details: dict[str, Detail] = parts["details"].__root__ if parts["details"] else {}
    if parts["details"] is not None:
        problems += _misplaced(details, named)
    details = _not_treatments(details, named)
    problems += _shared_names(_names(named, details, parts["hair_loss"]))
    if parts["topics"] is not None:
        problems += _everywhere(parts["topics"], named)
    if parts["clinic"] is not None and treatments:
        problems += [f"clinic.yml: prices: there is no treatment {key}; these are: {', '.join(treatments)}"
                     for key in parts["clinic"].prices or {} if key not in treatments]  # fmt: skip
    if problems:
        raise FactsError(problems)
    details = {**details, **_named_causes(parts["hair_loss"], parts["topics"].wording)}
    return Facts(**(parts | {"details": details}), treatments=found)


def _read_treatments(folder: Path, problems: list[str]) -> dict[str, Treatment | None]:
    """The treatments by their ids, None where a file has faults."""
    files = _in_folder(folder)
    treatments = {path.stem: read(path, f"{TREATMENTS}/{path.name}", Treatment, problems)
                  for path in files if path.suffix == ".yml"}  # fmt: skip
    problems += [f"{TREATMENTS}/{path.name}: is not read; its name must end in .yml"
                 for path in files if path.suffix != ".yml"]  # fmt: skip
    problems += [f"{TREATMENTS}/{key}.yml: the file name is the id: use small letters, digits and _"
                 for key in treatments if not re.fullmatch(r"[a-z][a-z0-9_]*", key)]  # fmt: skip
    if EVERY in treatments:
        problems.append(f"{TREATMENTS}/{EVERY}.yml: stands for all treatments together; give the file another name")
    if not treatments:
        problems.append(f"{TREATMENTS}: no file here; add one for each treatment")
    return treatments


def _named(path: Path) -> Named:
    """The names in a file whose faults are reported already."""
    return read(path, "", Named, []) or Named()


def _called(treatment: Treatment | Named) -> list[str]:
    """All its names; one without a letter is reported already."""
    return [name for name in (treatment.name, *treatment.names) if NAME_WORD.search(name.lower())]


def _in_folder(folder: Path) -> list[Path]:
    """What lies in a folder, but for hidden files and the copies that editors keep."""
    return sorted(path for path in folder.glob("*") if not path.name.startswith((".", "#")) and path.name[-1] != "~")


def _names(
    treatments: Mapping[str, Treatment | Named], details: dict[str, Detail], hair_loss: HairLoss | None
) -> dict[str, tuple[str, ...]]:
    """All names by which something is found, by the place where they stand."""
    names = {f"{TREATMENTS}/{key}.yml": (*_called(treatment),) for key, treatment in treatments.items()}
    names |= {f"details.yml: {key}": (*detail.names,) for key, detail in details.items()}
    causes = hair_loss.causes if hair_loss else {}
    return names | {f"hair_loss.yml: causes: {cause}": (*its_names,) for cause, its_names in causes.items()}


def _not_treatments(details: dict[str, Detail], treatments: Mapping[str, Treatment | Named]) -> dict[str, Detail]:
    """The particulars without the names that a treatment has: whoever uses these means the treatment.

    A particular of which nobody has told goes with its name: of what it was about a treatment's file tells now.
    """
    taken = {_alike(name) for treatment in treatments.values() for name in _called(treatment)}
    told = {key for treatment in treatments.values() for key in treatment.details}
    left = {}
    for key, detail in details.items():
        names = [name for name in detail.names if _alike(name) not in taken]
        if names == detail.names or (names and (detail.answer or key in told)):
            left[key] = detail.copy(update={"names": names})
    return left


def _plain(name: str) -> str:
    """A name as it is compared with others."""
    return " ".join(re.findall(r"\w+", name.lower()))


def _alike(name: str) -> str:
    """The same for all names that are found as each other: "stem cells" and "stem cell"."""
    return _plain(name) if GAP in name else " ".join(min(close_names(name))) or _plain(name)


def _named_causes(hair_loss: HairLoss, wording: Wording) -> dict[str, Detail]:
    """A particular for each cause of hair loss: that it is one."""
    return {
        cause_key(cause): Detail(
            about=f"that {cause} is a cause", names=names, answer=wording.cause.format(cause=cause),
            words=None, of="article", topics=["causes"], alone=True, praise=False,
        )
        for cause, names in hair_loss.causes.items()
    }  # fmt: skip


def _misplaced(details: dict[str, Detail], treatments: Mapping[str, Treatment | Named]) -> list[str]:
    """What is wrong between the treatments' particulars and `details.yml`, which says how they are found."""
    problems = []
    for file, key in [(file, key) for file, treatment in treatments.items() for key in treatment.details]:
        its, here = f"{TREATMENTS}/{file}.yml", f"details.yml: {key}"
        if key not in details:
            problems.append(f"{its}: details: {key}: details.yml has no such entry; add it there, or find one like it")
        elif details[key].of == "clinic":
            problems.append(f"{here}: is the clinic's own; answer it here and not in {its}")
        elif details[key].answer:
            problems.append(f"{here}: answer: {its} answers it already; take it out on one side")
    return problems


def _everywhere(topics: Topics, treatments: Mapping[str, Treatment | Named]) -> list[str]:
    """The names of nothing but words of the topics, such as "hair", by which any question would name the treatment."""
    said = " ".join(f"{topic.title} {topic.about}" for topic in topics.topics.values()).replace("{name}", "")
    common = {word.removesuffix("s") for word in NAME_WORD.findall(said.lower())}
    return [
        f"{TREATMENTS}/{key}.yml: names: “{name}” stands in questions on any treatment; take it out or write more of it"
        for key, treatment in treatments.items()
        for name in dict.fromkeys(_called(treatment))
        if {word.removesuffix("s") for word in NAME_WORD.findall(name.lower())} <= common
    ]


def _shared_names(names: dict[str, tuple[str, ...]]) -> list[str]:
    """The names that stand for two things: with each file the one that has them already, and all of them."""
    owner: dict[str, str] = {}
    shared: dict[tuple[str, str], list[str]] = {}
    for place, its_names in names.items():
        for name in dict.fromkeys(map(_plain, its_names)):
            if owner.setdefault(_alike(name), place) != place:
                shared.setdefault((place, owner[_alike(name)]), []).append(f"“{name}”")
    return [
        f"{place}: names: {', '.join(found)} also belong{'s' if len(found) == 1 else ''} to "
        + re.sub(r"^treatments/|\.yml", "", other)
        + "; take them out on one side"
        + (", and see that what is said here still holds" if place.startswith("details") else "")
        for (place, other), found in shared.items()
    ]
