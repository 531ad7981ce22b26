"""Every setting, read from the environment here and nowhere else."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def facts_folder() -> Path:
    """Folder of the clinic's facts (STRAND_FACTS), by default `data/facts` of this project."""
    return Path(os.environ.get("STRAND_FACTS") or ROOT / "data" / "facts")


def encoder_folder() -> Path:
    """Folder in which the prepared sentence encoder lies (STRAND_ENCODER), by default `.encoder` of this project."""
    return Path(os.environ.get("STRAND_ENCODER") or ROOT / ".encoder")
