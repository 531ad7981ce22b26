"""The relations between the files: topics are complete, nothing is dead or doubled, imports keep to the plan."""

import ast
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from clinic.settings import ROOT
from tests.conftest import NLU_TESTS

FEWEST_EXAMPLES, FEWEST_TESTS, FEWEST_OUT_OF_SCOPE = 40, 12, 250
# Their meanings are close to each other, so they need more.
CLOSE = {
    "ask_session_duration": 60, "ask_results_time": 60, "ask_maintenance": 60, "ask_pain": 60, "ask_safety": 60,
    "ask_downtime": 60,
    "ask_overview": 60, "ask_how_it_works": 60, "ask_procedure": 60,
}  # fmt: skip
# Found without examples: by the intake, by what a message refuses, or by the classifier's doubt.
WITHOUT_EXAMPLES = {"send_no_words", "send_long_message", "decline_contact", "decline_topic", "nlu_fallback"}
TAKEN_APART = "several_questions"  # has examples and tests, but is never the outcome and needs no rule


def read(path: Path) -> Any:
    """The content of a YAML file."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def training_examples() -> dict[str, list[str]]:
    """The training sentences of each intent."""
    examples: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "data" / "nlu").glob("**/*.yml")):
        for part in read(path)["nlu"]:
            if "intent" in part:
                examples[part["intent"]] += [line[2:].strip() for line in part["examples"].splitlines() if line.strip()]
    return examples


DOMAIN = read(ROOT / "domain.yml")
EXAMPLES = training_examples()
TESTS = {path.stem: [row["text"] for row in read(path)] for path in sorted(NLU_TESTS.glob("*.yml"))}
STEPS = [
    part
    for folder in ("rules", "stories")
    for path in sorted((ROOT / "data" / folder).glob("**/*.yml"))
    for part in read(path).get(folder) or []
]
CODE = {
    path: path.read_text(encoding="utf-8")
    for folder in ("actions", "clinic", "extensions")
    for path in (ROOT / folder).glob("**/*.py")
}
UNDERSTOOD = [intent for intent in DOMAIN["intents"] if intent not in {*WITHOUT_EXAMPLES, TAKEN_APART}]


def actions_of(parts: list[dict[str, Any]]) -> set[str]:
    """The actions that rules or stories name."""
    return {step["action"] for part in parts for step in part["steps"] if "action" in step}


def test_examples_and_intents_belong_together() -> None:
    """Each intent has examples and tests, and no examples or tests are there for an intent that is none."""
    assert sorted(EXAMPLES) == sorted(TESTS) == sorted([*UNDERSTOOD, TAKEN_APART])


@pytest.mark.parametrize("intent", UNDERSTOOD)
def test_intent_is_complete(intent: str) -> None:
    """Each intent has enough examples and tests, and one rule, whose responses say something."""
    fewest = FEWEST_OUT_OF_SCOPE if intent == "out_of_scope" else CLOSE.get(intent, FEWEST_EXAMPLES)
    assert len(EXAMPLES[intent]) >= (fewest if intent.startswith("ask_") or intent == "out_of_scope" else 1)
    assert len(TESTS[intent]) >= FEWEST_TESTS
    rules = [part for part in STEPS if "rule" in part and {"intent": intent} in part["steps"]]
    assert rules and actions_of(rules)


def test_rules_and_stories_name_what_exists(trained_domain: dict[str, Any]) -> None:
    """No rule names a missing response or intent."""
    assert {action for action in actions_of(STEPS) if action.startswith("utter_")} - set(
        trained_domain["responses"]
    ) == set()
    named = {step["intent"] for part in STEPS for step in part["steps"] if "intent" in step}
    assert named - set(DOMAIN["intents"]) == set()


def test_no_response_is_dead(trained_domain: dict[str, Any]) -> None:
    """Every response is named by a rule, by a story or by our code."""
    from scripts.validate import is_in_code

    unused = set(trained_domain["responses"]) - actions_of(STEPS)
    assert {name for name in unused if not is_in_code(name)} == set()


def test_every_response_in_the_code_exists(trained_domain: dict[str, Any]) -> None:
    """No code names a response that the domain lacks."""
    whole = {word for text in CODE.values() for word in re.findall(r"\"(utter_\w+)\"", text)}
    assert whole - set(trained_domain["responses"]) - {"utter_action"} == set()  # Rasa's word in what was said


def test_rule_names_are_unique() -> None:
    """Each rule and story is named by a sentence of its own."""
    names = Counter(part.get("rule") or part.get("story") for part in STEPS)
    assert [name for name, count in names.items() if count > 1] == []


def test_no_sentence_stands_twice() -> None:
    """No test sentence is a training sentence, and none stands twice, whatever its capitals and punctuation."""
    places = defaultdict(list)
    for kind, texts in (("training", EXAMPLES), ("test", TESTS)):
        for intent, sentences in texts.items():
            for sentence in sentences:
                # Emoji are all that some messages have.
                places[" ".join(re.findall(r"[\w]+", sentence.lower())) or sentence].append(f"{kind} {intent}")
    assert {sentence: where for sentence, where in places.items() if len(where) > 1} == {}


@pytest.fixture(scope="module")
def trained_domain() -> dict[str, Any]:
    """The domain with what the importer adds."""
    from extensions.importer import FactsImporter

    return (
        FactsImporter(str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [str(ROOT / "data")]).get_domain().as_dict()
    )


# Each folder, and what it must not import.
FORBIDDEN = {
    "clinic": {"rasa", "rasa_sdk", "extensions", "actions", "scripts", "tests", "benchmarks"},
    "actions": {"rasa", "extensions", "scripts", "tests", "benchmarks"},
    "extensions": {"rasa_sdk", "actions", "scripts", "tests", "benchmarks"},
    "scripts": {"tests", "benchmarks"},
    "benchmarks": {"tests"},
}
MODULES = [path for folder in FORBIDDEN for path in sorted((ROOT / folder).glob("**/*.py"))]


def imported(tree: ast.AST) -> Iterator[str]:
    """The packages that a module imports, also inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute, so that these rules can be checked"
            yield str(node.module).split(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports(path: Path) -> None:
    """Each package imports only what it may know."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert set(imported(tree)) & FORBIDDEN[path.relative_to(ROOT).parts[0]] == set()


@pytest.mark.parametrize(
    "path", [path for path in MODULES if "benchmarks" not in path.parts], ids=lambda path: str(path.relative_to(ROOT))
)
def test_only_settings_read_the_environment(path: Path) -> None:
    """Only clinic/settings/environment.py reads the environment; to set a variable for a library is another matter."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    set_only = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store)
    }
    read = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute | ast.Name)
        and (node.attr if isinstance(node, ast.Attribute) else node.id) in ("environ", "getenv", "environb")
        and id(node) not in set_only
    ]
    assert read == [] or path == ROOT / "clinic" / "settings" / "environment.py"


def test_no_treatment_is_named_in_code() -> None:
    """No word list or pattern names a treatment: one that a clinic adds must be heard just as well."""
    named = set()
    for path in (ROOT / "data" / "facts" / "treatments").glob("*.yml"):
        facts = read(path)
        named |= {path.stem, facts["name"], facts["names"][0]}
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, named)))})s?\b", re.IGNORECASE)
    found = []
    for path, text in CODE.items():
        tree = ast.parse(text)
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        docs = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docs:
                found += [f"{path.name}:{node.lineno}: {match}" for match in pattern.findall(node.value)]
    assert found == []


# Spelled in parts, so that this file does not find itself.
UNWANTED = re.compile("|".join([
    "/" + "(?:work|home|root|Users|mnt|tmp)" + r"/\w", "pypi" + r"\.org", "python" + "hosted",
    "npm" + r"js\.(?:org|com)",
    "--index" + "-url", "--find" + "-links (?!$)",
]))  # fmt: skip


def test_nothing_points_to_one_machine() -> None:
    """No file of the repository names a path of a machine or a download host."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True
    )
    found = []
    for name in listed.stdout.decode().split("\0"):
        if not name or not (ROOT / name).is_file():
            continue
        for number, line in enumerate((ROOT / name).read_bytes().decode("utf-8", "replace").splitlines(), 1):
            if UNWANTED.search(line):
                found.append(f"{name}:{number}: {line.strip()[:100]}")
    assert found == []


def test_a_model_is_named_by_all_code_that_makes_it() -> None:
    """Whatever module of ours the importer imports is part of a model's name, so that no outdated model is used."""
    from scripts.model import CODE

    listing = "import sys, extensions.importer; print(*(m.__file__ for n, m in sys.modules.items() if 'clinic.' in n))"
    imported = subprocess.run([sys.executable, "-c", listing], cwd=ROOT, capture_output=True, text=True, check=True)
    files = {path for pattern in (*CODE, "clinic/settings/*.py") for path in ROOT.glob(pattern)}
    used = {Path(name) for name in imported.stdout.split()}
    assert used and used - files == set()
