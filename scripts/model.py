"""Names the one model that belongs to the present files, so that it is trained, tested and started and no other."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from clinic.settings import ROOT, facts_folder
from clinic.wording import FOLDER

# What training runs; a test holds it against what the importer imports. All else only reads a model.
CODE = (
    "clinic/facts/*.py", "clinic/phrasing.py", "extensions/importer.py", "extensions/nlu/**/*.py", "requirements.txt",
)  # fmt: skip
DATA = ("config.yml", "domain.yml", "data/**/*.yml")


def code_digest() -> str:
    """Changes with the code that a model is trained by, whose helpers Rasa's own cache does not look at."""
    return _digest(path for pattern in CODE for path in ROOT.glob(pattern))


def model_path() -> Path:
    """File of the model for the present files; a changed, new, renamed or deleted file gives another name.

    The texts of `data/wording` are in no model.
    """
    files = {path for pattern in DATA for path in ROOT.glob(pattern)} | set(facts_folder().glob("**/*.yml"))
    files -= set((ROOT / FOLDER).iterdir())
    return ROOT / "models" / f"strand-{code_digest()}-{_digest(filter(Path.is_file, files))}.tar.gz"


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:8]


if __name__ == "__main__":
    print(model_path())
