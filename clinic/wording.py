"""The texts that staff may change and that code fills in: a file of `data/wording` each."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import yaml
from pydantic import BaseModel, Field, create_model

from clinic.facts.checks import Strict
from clinic.phrasing import sentence_case
from clinic.settings import ROOT

FOLDER = Path("data") / "wording"


class Filled(Strict, min_anystr_length=1):
    """A file of texts, none of which is empty or has other words in braces than those that are filled in."""


class Wording:
    """The texts of one file by their keys."""

    def __init__(self, file: str, **filled: str) -> None:
        """Takes the file's name and, for each key, the words that code fills in, with spaces between."""
        self.path = FOLDER / f"{file}.yml"
        self._filled = filled

    @property
    def model(self) -> type[BaseModel]:
        """What the file must hold."""
        fields = {key: (str, Field(words=tuple(words.split()))) for key, words in self._filled.items()}
        return create_model("Wording", __base__=Filled, **fields)  # type: ignore[call-overload]

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        texts: dict[str, str] = yaml.safe_load((ROOT / self.path).read_text(encoding="utf-8"))
        return texts

    def __contains__(self, key: object) -> bool:
        """Whether there is a text of that key."""
        return key in self._filled

    def words(self, key: str, **filled: object) -> str:
        """A text with what stands in braces filled in; more may be given than it has."""
        return self._texts[key].format(**filled)

    def said(self, key: str, **filled: object) -> str:
        """The same as a whole sentence, which begins with a capital letter."""
        return sentence_case(self.words(key, **filled))
