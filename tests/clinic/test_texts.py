"""The texts of `data/wording` and the code that says them agree."""

import re
import string

import pytest

from clinic.facts.reading import read
from clinic.settings import ROOT
from clinic.texts import ALL
from clinic.wording import FOLDER, Wording

FOLDERS = ("actions", "clinic", "extensions")
CODE = "".join(
    path.read_text(encoding="utf-8")
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*.py")
    if path != ROOT / "clinic" / "texts.py"
)
COMPOSED = re.compile(r"(?:results|course|number|session)_(?:quick|slow)|asked_\w+")  # of what is compared


@pytest.mark.parametrize("texts", ALL, ids=lambda texts: texts.path.name)
def test_nothing_is_filled_in_that_no_text_has(texts: Wording) -> None:
    """Every word in braces that code may fill in stands in the shipped text, so that none is promised in vain."""
    problems: list[str] = []
    held = read(ROOT / texts.path, texts.path.name, texts.model, problems)
    assert not problems
    for key, text in held.dict().items():
        used = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert used == set(texts.model.__fields__[key].field_info.extra["words"]), key


def test_every_file_is_read() -> None:
    """The folder holds what code says, and nothing else."""
    assert {path.name for path in (ROOT / FOLDER).iterdir()} == {texts.path.name for texts in ALL}


@pytest.mark.parametrize("texts", ALL, ids=lambda texts: texts.path.name)
def test_no_text_is_dead(texts: Wording) -> None:
    """Every key is named somewhere in the code, but for those that are put together."""
    for key in texts.model.__fields__:
        assert COMPOSED.fullmatch(key) or re.search(rf"""["']{key}["']""", CODE), key
