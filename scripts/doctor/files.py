"""Files that are kept: how they are named to staff, who can read them, and whether they can be made."""

import os
import stat
from pathlib import Path

from clinic import settings
from scripts.doctor.findings import Finding, ok, wrong


def shown(path: Path) -> str:
    """A path as it is told: from the project's folder on, where it is in there."""
    return str(path.relative_to(settings.ROOT) if path.is_relative_to(settings.ROOT) else path)


def others_can_read(path: Path) -> bool:
    """Whether anybody but the owner has a right to a file."""
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def can_be_made(what: str, name: str, file: Path) -> Finding:
    """Whether a file that is missing can be made, in a folder that may be missing too; `name` is its setting."""
    folder = next(parent for parent in file.absolute().parents if parent.exists())
    if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
        return ok(f"{what}: {shown(file)} is made at the first start")
    return wrong(
        f"{what}: {shown(file)} cannot be made in {shown(folder)}: give yourself the right to write, or set {name}"
    )
