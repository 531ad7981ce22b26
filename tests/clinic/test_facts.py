"""The schema of the facts, and the figures in the facts that are shipped."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from clinic.facts import FactsError, load_facts
from clinic.facts.figures import Figures
from clinic.facts.schema import Treatment
from clinic.phrasing import first_sentence, sentence_case
from clinic.settings import ROOT

GONE = object()
PRP, MICRO, MESO = (f"treatments/{name}.yml" for name in ("prp", "microneedling", "mesotherapy"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped facts, to be spoilt."""
    return Path(shutil.copytree(ROOT / "data" / "facts", tmp_path / "facts"))


def change(folder: Path, file: str, keys: tuple[str, ...], value: Any) -> None:
    """Sets or (GONE) removes one value in a file of facts."""
    content = part = yaml.safe_load((folder / file).read_text(encoding="utf-8"))
    for key in keys[:-1]:
        part = part[key]
    if value is GONE:
        del part[keys[-1]]
    else:
        part[keys[-1]] = value
    (folder / file).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def problems(folder: Path) -> list[str]:
    """What is reported about the facts."""
    with pytest.raises(FactsError) as caught:
        load_facts(folder)
    assert all(line in str(caught.value) for line in caught.value.problems)
    return caught.value.problems


# file, keys, value, start of the line that reports it
FAULTS = [
    ("details.yml", ("washing", "about"), GONE, "details.yml: washing: about: field required"),
    ("details.yml", ("washing", "colour"), "blue", "details.yml: washing: colour: extra fields not permitted"),
    ("details.yml", ("washing", "topics"), ["colour"], "details.yml: washing: topics: 0: unknown topic: colour"),
    ("details.yml", ("washing", "names"), ["amazon"], "details.yml: washing: names: “amazon” also belongs to details"),
    ("details.yml", ("approval", "of"), "clinic", "details.yml: approval: is the clinic's own; answer it here and"),
    ("details.yml", ("approval", "answer"), "Yes.", f"details.yml: approval: answer: {PRP} answers it already"),
    (PRP, ("details", "colour"), "{name} is blue.", f"{PRP}: details: colour: details.yml has no such entry"),
    (PRP, ("details", "natural"), "It is.", f"{PRP}: details: natural: the first sentence must contain {{name}}"),
    (PRP, ("details", "natural"), None, f"{PRP}: details: natural: none is not an allowed value"),
    (PRP, ("details", "natural"), "{name} of {hours}.", f"{PRP}: details: natural: no figure is stated for the"),
    ("hair_loss.yml", ("causes",), GONE, "hair_loss.yml: causes: field required"),
    ("hair_loss.yml", ("causes", "stress"), ["meso"], "hair_loss.yml: causes: stress: names: “meso” also belongs"),
    (PRP, ("answers", "pain"), GONE, f"{PRP}: answers: pain: missing"),
    (PRP, ("answers", "colour"), "{name} is blue.", f"{PRP}: answers: colour: unknown topic"),
    (PRP, ("answers", "pain"), "", f"{PRP}: answers: pain: the answer is empty"),
    (PRP, ("answers", "pain"), "It hurts.", f"{PRP}: answers: pain: the first sentence must contain {{name}}"),
    (
        PRP,
        ("answers", "pain"),
        "It hurts. {name} does.",
        f"{PRP}: answers: pain: the first sentence must contain {{name}}",
    ),
    (
        PRP,
        ("answers", "pain"),
        "{name} hurts {visits} times.",
        f"{PRP}: answers: pain: no figure is stated for the placeholder",
    ),
    (PRP, ("answers", "pain"), "{name} hurts {minutes minutes.", f"{PRP}: answers: pain: "),
    (PRP, ("answers",), GONE, f"{PRP}: answers: field required"),
    (
        PRP,
        ("figures", "minutes"),
        None,
        f"{PRP}: answers: procedure: no figure is stated for the placeholder {{minutes}}",
    ),
    (PRP, ("figures", "minutes"), GONE, f"{PRP}: figures: minutes: field required"),
    (PRP, ("figures", "minutes"), 0, f"{PRP}: figures: minutes: "),
    (PRP, ("figures", "minutes"), "ten", f"{PRP}: figures: minutes: "),
    (PRP, ("figures", "hours"), 1, f"{PRP}: figures: hours: extra fields not permitted"),
    (
        PRP,
        ("figures", "sessions"),
        4,
        f"{PRP}: figures: sessions: one value alone says too little; write it like this: {{",
    ),
    (
        PRP,
        ("figures", "interval"),
        {"days": 3},
        f"{PRP}: figures: interval: days: extra fields not permitted; is it mis"
        "spelled? If not, take it out; known are: weeks, months",
    ),
    (PRP, ("figures", "sessions"), None, f"{PRP}: figures: an interval needs sessions"),
    (PRP, ("figures", "sessions"), {"most": 6}, f"{PRP}: figures: sessions: least: field required"),
    (PRP, ("figures", "interval"), {"weeks": 4, "months": 1}, f"{PRP}: figures: interval: give either weeks or months"),
    (PRP, ("figures", "interval"), {}, f"{PRP}: figures: interval: give either weeks or months"),
    (PRP, ("figures", "results"), {"from": {"months": 3}}, f"{PRP}: figures: results: give `by`"),
    (MESO, ("figures", "sessions"), None, f"{MESO}: figures: "),
    (MICRO, ("figures", "results"), {"after": "sessions"}, f"{MICRO}: figures: results after sessions need sessions"),
    (PRP, ("namen",), ["prp"], f"{PRP}: namen: extra fields not permitted"),
    (PRP, ("name",), GONE, f"{PRP}: name: field required"),
    (PRP, ("names",), ["plasma", "Skin-Needling"], f"{PRP}: names: “skin needling” also belongs to microneedling"),
    (PRP, ("name",), "", f"{PRP}: name: “”: write two English letters"),
    (
        PRP,
        ("names",),
        ["plasma", False],
        f"{PRP}: names: 1: is no text; write text, in quotes where it is a number, yes",
    ),
    (PRP, ("names",), ["plasma", "Hair"], f"{PRP}: names: “Hair” stands in questions on any treatment"),
    (PRP, ("name",), "the treatment", f"{PRP}: names: “the treatment” stands in questions on any treatment"),
    (PRP, ("names",), ["plasma", "*"], f"{PRP}: names: “*”: write two English letters"),
    (PRP, ("figures", "minutes"), 10.5, f"{PRP}: figures: minutes: value is not a valid integer; write a whole number"),
    (PRP, ("figures", "sessions", "least"), True, f"{PRP}: figures: sessions: least: value is not a valid integer"),
    (PRP, ("figures", "results", "by", "months"), 10**6, f"{PRP}: figures: results: by: months: ensure this value is"),
    (PRP, ("figures", "results", "from"), {"weeks": 30}, f"{PRP}: figures: results: `from` must not be later"),
    (
        MESO,
        ("figures", "results"),
        {"after": "sessions", "from": {"weeks": 1}},
        f"{MESO}: figures: results: give `by` (with or without `from`), or",
    ),
    (PRP, ("answers", "pain"), "{name!x} hurts. {name}.", f"{PRP}: answers: pain: write {{name}} with nothing else"),
    (PRP, ("source", "document"), " ", f"{PRP}: source: document: is empty; write what it is"),
    (PRP, ("name",), "exosome therapy", f"{PRP}: answers: session_duration: “a {{name}}” becomes “a exosome therapy”"),
    ("clinic.yml", ("address",), "", "clinic.yml: address: is empty; write what it is, or null"),
    ("clinic.yml", ("name",), None, "clinic.yml: name: none is not an allowed value; write what it is"),
    ("clinic.yml", ("name",), "“Hair Care”", "clinic.yml: name: patients would see the curly quotes around it"),
    (PRP, ("source", "section"), GONE, f"{PRP}: source: section: field required"),
    (PRP, ("answers", "pain"), "{{name}} hurts.", f"{PRP}: answers: pain: doubled braces would be shown"),
    (PRP, ("answers", "session_count"), None, f"{PRP}: answers: session_count: figures: sessions is stated"),
    (PRP, ("answers", "session_interval"), None, f"{PRP}: answers: session_interval: figures: interval is stated"),
    (PRP, ("answers", "session_duration"), None, f"{PRP}: answers: session_duration: figures: minutes is stated"),
    (MESO, ("answers", "results_time"), None, f"{MESO}: answers: results_time: figures: results is stated"),
    (MICRO, ("answers", "results_time"), "{name} takes months.", f"{MICRO}: answers: results_time: figures: results"),
    (PRP, ("details", "natural"), "{name} shows after {results}.", f"{PRP}: details: natural: “after {{results}}”"),
    (PRP, ("answers", "pain"), "{name} hurts {results} months.", f"{PRP}: answers: pain: “{{results}} months”"),
    (PRP, ("answers", "pain"), "{name} hurts every {interval}.", f"{PRP}: answers: pain: “every {{interval}}”"),
    (PRP, ("answers", "pain"), "{name} hurts for {minutes}.", f"{PRP}: answers: pain: “{{minutes}}” reads badly"),
    (
        "topics.yml",
        ("wording", "not_stated"),
        "No {kontact}.",
        "topics.yml: wording: not_stated: there is no placeholder {kontact} here; known are: {about}, {contact}",
    ),
    ("topics.yml", ("wording", "choose"), "Which {name}?", "topics.yml: wording: choose: there is no"),
    ("topics.yml", ("wording", "figures", "interval"), "{intervl}", "topics.yml: wording: figures: interval: "),
    ("topics.yml", ("wording", "figures_not_stated", "results"), "{results}", "topics.yml: wording: figures_not"),
    ("topics.yml", ("topics", "pain", "about"), "whether {nam} hurts", "topics.yml: topics: pain: about: there is no"),
    ("topics.yml", ("topics", "causes", "about"), "why {name}", "topics.yml: topics: causes: about: {name} is for"),
    ("details.yml", ("washing", "answer"), "I can't {x} look.", "details.yml: washing: answer: there is no"),
    ("details.yml", ("natural", "about"), "that {nam} is natural", "details.yml: natural: about: there is no"),
    ("clinic.yml", ("address",), "12 {x} Road", "clinic.yml: address: there is no placeholder {x} here"),
    ("hair_loss.yml", ("answers", "causes"), GONE, "hair_loss.yml: answers: causes: missing"),
    ("hair_loss.yml", ("answers", "causes"), "{minutes}", "hair_loss.yml: answers: causes: no figure is stated for"),
    ("hair_loss.yml", ("answers", "causes"), "Many.", "hair_loss.yml: answers: causes: {causes} is missing"),
    (
        "hair_loss.yml",
        ("answers", "treatment_options"),
        "Many.",
        "hair_loss.yml: answers: treatment_options: {treatments} is missing",
    ),
    ("topics.yml", ("topics", "pain"), GONE, "topics.yml: topics: pain: missing"),
    ("topics.yml", ("topics", "pain", "next"), "pains", "topics.yml: topics: pain: next is no topic: pains"),
    ("topics.yml", ("wording", "contact"), GONE, "topics.yml: wording: contact: field required"),
    ("clinic.yml", ("prices",), {"botox": "free"}, "clinic.yml: prices: there is no treatment botox"),
    ("clinic.yml", ("hours",), {"monday": "closed"}, "clinic.yml: hours: monday is no day"),
    ("clinic.yml", ("hours",), {"mon": "10-18"}, "clinic.yml: hours: mon: write"),
    ("clinic.yml", ("hours",), {"mon": "10:00-25:00"}, "clinic.yml: hours: mon: write"),
    ("clinic.yml", ("hours",), {"mon": "18:00-10:00"}, "clinic.yml: hours: mon: closes before it opens"),
    ("clinic.yml", ("hours",), {"mon": "10:00-18:00"}, "clinic.yml: hours: sun: write"),
    (
        "clinic.yml",
        ("hours",),
        "10 to 6",
        "clinic.yml: hours: one value alone says too little; write it like this: {mon",
    ),
    ("clinic.yml", ("phone",), "call us", "clinic.yml: phone: write the number in digits"),
    ("clinic.yml", ("phone",), 542006730, "clinic.yml: phone: is no text; write text, in quotes"),
    ("clinic.yml", ("prices",), {"prp": 1800}, "clinic.yml: prices: prp: is no text; write it like this: {id"),
    ("clinic.yml", ("prices",), {"prp": "1,800"}, "clinic.yml: prices: prp: say of what and for what"),
    ("clinic.yml", ("prices",), {"prp": None}, "clinic.yml: prices: prp: none is not an allowed value; write it like"),
    ("clinic.yml", ("fax",), "1", "clinic.yml: fax: extra fields not permitted"),
]


@pytest.mark.parametrize(("file", "keys", "value", "line"), FAULTS)
def test_a_fault_is_reported_with_its_place(
    folder: Path, file: str, keys: tuple[str, ...], value: Any, line: str
) -> None:
    """Each kind of fault is reported as `path: problem`, and no fault is reported of other files."""
    change(folder, file, keys, value)
    found = problems(folder)
    assert any(problem.startswith(line) for problem in found), found
    assert all(problem.startswith(f"{file}: ") for problem in found), found


@pytest.mark.parametrize(
    ("file", "content", "line"),
    [
        (PRP, "name: [prp", f"{PRP}: "),
        (PRP, "", f"{PRP}: the file must hold"),
        (PRP, "- prp", f"{PRP}: the file must hold"),
        (PRP, "name: caf\udce9", f"{PRP}: is not written in UTF-8"),
        (
            PRP,
            "source:\n\tsection: one",
            f"{PRP}: line 2: found character '\\t' that cannot start any token; indent with sp",
        ),
        (PRP, "name: prp\n---\nname: meso", f"{PRP}: line 2: but found another document"),
        (PRP, "name: a: b", f"{PRP}: line 1: mapping values are not allowed here; text that begins with {{ or has"),
        (PRP, "name: prp\nnames: [one,\nsource: two", f"{PRP}: line 3: "),
        (
            "clinic.yml",
            "name: A\naddress: Plot #12, Lake Road",
            "clinic.yml: line 2: after “Plot” a remark begins; put",
        ),
        ("clinic.yml", None, "clinic.yml: the file is missing"),
        ("hair_loss.yml", None, "hair_loss.yml: the file is missing"),
        ("topics.yml", None, "topics.yml: the file is missing"),
    ],
)
def test_a_file_that_cannot_be_read_is_reported(folder: Path, file: str, content: str | None, line: str) -> None:
    """Broken YAML, something else than keys with values, wrong encoding and a missing file are one line each."""
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content.encode("utf-8", "surrogateescape"))
    found = problems(folder)
    assert [problem for problem in found if problem.startswith(line)] == found, found
    assert len(found) == 1 and "\n" not in found[0]


def test_what_is_no_file_or_stands_in_the_wrong_place_is_reported(folder: Path) -> None:
    """Nothing that staff may have put there for a treatment is left out without a word; an editor's copies are."""
    (folder / "treatments" / "folder.yml").mkdir()
    (folder / "treatments" / "link.yml").symlink_to(folder / "nowhere")
    (folder / "treatments" / "botox.yml.txt").touch()
    (folder / "treatments" / "prp.yml~").touch()
    (folder / "botox.yml").touch()
    assert problems(folder) == [
        "botox.yml: is not read here; the file of a treatment belongs into treatments/",
        "treatments/folder.yml: cannot be read (Is a directory); a file must stand here, or nothing",
        "treatments/link.yml: the file is missing",
        "treatments/botox.yml.txt: is not read; its name must end in .yml",
    ]


def test_a_key_that_stands_twice_is_reported(folder: Path) -> None:
    """Else only the last of two answers would count, and nobody would know."""
    path = folder / PRP
    path.write_text(path.read_text(encoding="utf-8") + "  natural: null\n", encoding="utf-8")
    line = len(path.read_text(encoding="utf-8").splitlines())
    assert problems(folder) == [f"{PRP}: line {line}: “natural” stands twice"]


def test_a_line_says_its_place_and_what_to_do(folder: Path) -> None:
    """No line is a half of another one, and all names that two files share are one line."""
    change(folder, PRP, ("answers", "pain"), GONE)
    change(folder, "hair_loss.yml", ("causes", "stress"), ["plasma", "vampire"])
    missing, line = problems(folder)
    assert missing == f"{PRP}: answers: pain: missing; write null if the document does not say"
    assert line.startswith("hair_loss.yml: causes: stress: names: “plasma”, “vampire” also belong to prp; take")


def test_what_a_treatment_is_called_is_no_particular(folder: Path) -> None:
    """A treatment's file takes its names from the particulars; one of which nobody has told goes with its name."""
    shipped = load_facts(folder).details
    change(folder, PRP, ("names",), ["plasma", "GFC", "stem cells"])
    details = load_facts(folder).details
    assert "gfc" in shipped and "gfc" not in details
    assert details["stem_cells"].names == [
        name for name in shipped["stem_cells"].names if name not in ("stem cell", "stem cells")
    ]
    assert {key: value for key, value in details.items() if key != "stem_cells"} == {
        key: value for key, value in shipped.items() if key not in ("gfc", "stem_cells")
    }


@pytest.mark.parametrize("name", ["cocktail treatments", "Cocktail-Therapy", "gun injections"])
def test_names_that_differ_only_a_little_are_shared(folder: Path, name: str) -> None:
    """What is found as another treatment's name is reported: one for several, treatment for therapy."""
    change(folder, PRP, ("names",), ["plasma", name])
    (line,) = problems(folder)
    assert line.startswith(f"{PRP}: names: ") and "also belongs to mesotherapy" in line


def test_treatment_files_are_required_and_well_named(folder: Path) -> None:
    """A file name that can be no id is reported, and so is a folder without any treatment."""
    (folder / PRP).rename(folder / "treatments" / "P R P.yml")
    assert [line for line in problems(folder) if line.startswith("treatments/P R P.yml: the file name is the id")]
    (folder / MESO).rename(folder / "treatments" / "all.yml")
    (folder / MICRO).rename(folder / "treatments" / "microneedling.yaml")
    assert "treatments/microneedling.yaml: is not read; its name must end in .yml" in problems(folder)
    assert [line for line in problems(folder) if line.startswith("treatments/all.yml: stands for all treatments")]
    for path in (folder / "treatments").iterdir():
        path.unlink()
    assert [line for line in problems(folder) if line.startswith("treatments: no file here")]


def test_all_faults_are_reported_at_once(folder: Path) -> None:
    """Faults in every file, two of them in one, come in one report."""
    change(folder, PRP, ("answers", "pain"), GONE)
    change(folder, PRP, ("answers", "safety"), GONE)
    change(folder, MESO, ("figures", "minutes"), 0)
    change(folder, MICRO, ("names",), ["meso"])
    change(folder, "clinic.yml", ("prices",), {"botox": "free"})
    (folder / "topics.yml").unlink()
    found = problems(folder)
    wanted = [f"{PRP}: answers: pain:", f"{PRP}: answers: safety:", f"{MESO}: figures: minutes:",
              "clinic.yml: prices:", "topics.yml: the file is missing"]  # fmt: skip
    assert [line for line in wanted if not any(problem.startswith(line) for problem in found)] == []


def figures(**given: Any) -> Figures:
    """Figures that are null but for those given."""
    return Figures(**{"sessions": None, "interval": None, "minutes": None, "results": None, **given})


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, {}),
        ({"minutes": 10}, {"minutes": "10"}),
        ({"sessions": {"least": 3, "most": 6}}, {"sessions": "3 to 6"}),
        ({"sessions": {"least": 8}}, {"sessions": "at least 8"}),
        ({"sessions": {"least": 4, "most": 4}}, {"sessions": "4"}),
        ({"sessions": {"least": 1, "most": 1}, "results": {"after": "sessions"}},
         {"sessions": "1", "results": "after 1 session"}),
        ({"sessions": {"least": 3}, "interval": {"months": 1}}, {"sessions": "at least 3", "interval": "a month"}),
        ({"sessions": {"least": 3}, "interval": {"weeks": 1}}, {"sessions": "at least 3", "interval": "a week"}),
        ({"sessions": {"least": 3}, "interval": {"weeks": 6}}, {"sessions": "at least 3", "interval": "6 weeks"}),
        ({"sessions": {"least": 3}, "interval": {"months": 2}}, {"sessions": "at least 3", "interval": "2 months"}),
        ({"results": {"by": {"months": 3}}}, {"results": "within 3 months"}),
        ({"results": {"by": {"months": 1}}}, {"results": "within 1 month"}),
        ({"results": {"from": {"months": 3}, "by": {"months": 6}}}, {"results": "in 3 to 6 months"}),
        ({"results": {"from": {"weeks": 6}, "by": {"months": 3}}}, {"results": "in 6 weeks to 3 months"}),
        ({"sessions": {"least": 8}, "results": {"after": "sessions"}},
         {"sessions": "at least 8", "results": "after at least 8 sessions"}),
    ],
)  # fmt: skip
def test_figures_as_words(given: dict[str, Any], words: dict[str, str]) -> None:
    """Figures read as a patient would say them, and a figure that is not stated gives no words at all."""
    assert figures(**given).words() == words


# What the document states, and null for what it leaves open: id, sessions, interval, minutes, results.
DOCUMENT = [
    ("prp", {"least": 3, "most": 6}, {"weeks": None, "months": 1}, 10, "within 3 months"),
    ("microneedling", None, None, 10, "in 3 to 6 months"),
    ("mesotherapy", {"least": 8, "most": None}, {"weeks": 1, "months": None}, None, "after at least 8 sessions"),
]


@pytest.mark.parametrize(("treatment", "sessions", "interval", "minutes", "results"), DOCUMENT)
def test_shipped_figures_are_those_of_the_document(
    treatment: str, sessions: Any, interval: Any, minutes: int | None, results: str
) -> None:
    """The facts state the document's figures, and state none where the document has none."""
    found = load_facts(ROOT / "data" / "facts").treatments[treatment].figures
    assert (found.sessions and found.sessions.dict()) == sessions
    assert (found.interval and found.interval.dict()) == interval
    assert found.minutes == minutes
    assert found.words()["results"] == results


# The topics on which the document says nothing about a treatment.
SILENT = {
    "prp": {"pain", "suitability"},
    "microneedling": {"downtime", "session_count", "session_interval", "maintenance", "safety", "suitability"},
    "mesotherapy": {"session_duration", "downtime", "maintenance", "pain", "combination", "suitability"},
}


def test_shipped_facts_are_silent_where_the_document_is() -> None:
    """Exactly the topics that the document leaves out are null."""
    treatments = load_facts(ROOT / "data" / "facts").treatments
    assert {
        key: {topic for topic, text in one.answers.items() if text is None} for key, one in treatments.items()
    } == SILENT


# The particulars that the document tells of each treatment.
PARTICULARS = {
    "prp": {"approval", "natural", "own_blood", "centrifuge", "needles", "surgery"},
    "microneedling": {"numbing", "minoxidil", "steroids", "thickness", "needles", "needle_count", "needle_size",
                      "surgery"},
    "mesotherapy": {"allergies", "stem_cells", "vitamins", "gun", "mesoderm", "own_mix", "inflammation", "thickness",
                    "needles", "needle_size", "nutrient_lack", "surgery"},
}  # fmt: skip


def test_shipped_particulars_are_those_of_the_document() -> None:
    """A treatment's file has the particulars that the document tells of it, and none of another's."""
    treatments = load_facts(ROOT / "data" / "facts").treatments
    assert {key: set(one.details) for key, one in treatments.items()} == PARTICULARS


def test_the_causes_stand_once(folder: Path) -> None:
    """A cause that is added is listed in the answer and answers a question on it."""
    assert not any("moonlight" in str(detail.answer) for detail in load_facts(folder).details.values())
    change(folder, "hair_loss.yml", ("causes", "moonlight"), ["full moon"])
    detail = load_facts(folder).details["cause_moonlight"]
    assert detail.names == ["full moon"] and detail.topics == ["causes"]
    assert detail.answer and detail.answer.startswith("Yes, the clinic's article names moonlight among the causes")


def test_no_number_stands_in_an_answer(folder: Path) -> None:
    """Numbers that are figures come from the figures: an answer says {minutes}, not 10."""
    for path in (folder / "treatments").iterdir():
        treatment = Treatment(**yaml.safe_load(path.read_text(encoding="utf-8")))
        for topic, text in treatment.answers.items():
            # "less than 1 to a few millimetres" is the depth of the needles, which is no figure of the schema.
            assert not any(letter.isdigit() for letter in (text or "").replace("less than 1", "")), (path.name, topic)


@pytest.mark.parametrize(
    ("text", "capitalised", "first"),
    [
        ("micro-needling hurts. a bit.", "Micro-needling hurts. A bit.", "micro-needling hurts."),
        ("meso? yes! PRP too", "Meso? Yes! PRP too", "meso?"),
        ("needles of 0.5 mm are used. really", "Needles of 0.5 mm are used. Really", "needles of 0.5 mm are used."),
        ("", "", ""),
    ],
)
def test_sentences(text: str, capitalised: str, first: str) -> None:
    """A name without a capital letter may begin a sentence, and the first sentence can stand alone."""
    assert sentence_case(text) == capitalised
    assert first_sentence(text) == first
