"""What the documentation names exists: files, commands and settings."""

import re
from pathlib import Path

import pytest

from clinic.settings import ROOT

DOCS = [path for pattern in ("*.md", "docs/*.md", "widget/*.md", "benchmarks/*.md") for path in ROOT.glob(pattern)]
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)|<img src=\"([^\"]+)\"")
# Files and folders of the project in code type, no placeholders and no patterns.
PATH = re.compile(r"`((?:actions|benchmarks|clinic|data|docs|extensions|scripts|tests|widget)/[\w./-]*)`")
COMMAND = re.compile(r"\bmake ([a-z]+)(?=[\s`]|$)")


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_is_named_exists(path: Path) -> None:
    """No link, path, command or setting in a document is dead."""
    text = path.read_text(encoding="utf-8")
    links = {path.parent / (link or image) for link, image in LINK.findall(text)}
    paths = {ROOT / name for name in PATH.findall(text)}
    assert {str(each) for each in links | paths if not each.exists()} == set()
    code = " ".join(re.findall(r"```.*?```|`[^`]+`", text, re.DOTALL))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(COMMAND.findall(code)) - targets == set()
    known = set(re.findall(r"STRAND_[A-Z_]+[A-Z]", (ROOT / ".env.example").read_text(encoding="utf-8")))
    assert set(re.findall(r"STRAND_[A-Z_]+[A-Z]", text)) - known == set()


@pytest.mark.parametrize("folder", ["nlu", "policies"])
def test_every_module_that_a_message_passes_is_explained(folder: str) -> None:
    """Whoever follows a turn finds each module in the page on it, in the section of its folder."""
    page = (ROOT / "docs" / "how-a-turn-is-answered.md").read_text(encoding="utf-8")
    read, *planned = page.split("\n## ")[1:]
    section = {"nlu": read, "policies": "".join(planned)}[folder]
    modules = {path.name for path in (ROOT / "extensions" / folder).glob("*.py")} - {"__init__.py"}
    assert {name for name in modules if f"{name}`" not in section} == set()
