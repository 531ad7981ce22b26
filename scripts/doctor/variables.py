"""The variables: names that are none, values that cannot be used, and the file .env."""

import re
from difflib import get_close_matches

from clinic import settings
from clinic.settings.check import problems
from scripts.doctor.files import others_can_read
from scripts.doctor.findings import Check, Finding, note, ok, wrong

NAME = re.compile(r"^#?([A-Z][A-Z0-9_]*)=", re.MULTILINE)
# What a shell takes as it stands: a plain word, or one in quotes; a comment may follow.
LINE = re.compile(
    r"""(?:export +)?([A-Za-z_][A-Za-z0-9_]*)=('[^']*'|"[^"$`\\]*"|[A-Za-z0-9_./:@%+,=?~-]*)(?: *| +#.*)"""
)


def names() -> Check:
    """Variables in the environment that no setting has; such as misspelled ones."""
    known = _known()
    unknown = [name for name in settings.given_names() if name not in known]
    for name in unknown:
        yield wrong(f"{name}: there is no such setting{_meant(name, known)}")
    if not unknown:
        yield ok(f"variables: {len(settings.given_names()) or 'none'} set, {settings.PREFIX}... has no unknown ones")


def values() -> Check:
    """Every setting that cannot be used, whatever it is for."""
    yield from map(wrong, problems())


def env_file() -> Check:
    """Lines of .env that a shell would not take as they are meant, and who can read it."""
    path = settings.ROOT / ".env"
    if not path.is_file():
        yield ok(".env: there is none, and none is needed; .env.example shows what can be set")
        return
    known, faults = _known(), list[Finding]()
    set_now = set(settings.given_names())
    content = path.read_bytes()
    if b"\r" in content:
        faults.append(wrong(".env: its lines end as those of Windows do: save it with the line ends of Unix"))
    for number, line in enumerate(content.decode(errors="replace").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = LINE.fullmatch(line.rstrip())
        if not found:
            faults.append(wrong(f".env, line {number}: write NAME=value, without spaces around =, and with '...' around"
                                " a value with other characters than letters, digits and _ - . / : @"))  # fmt: skip
        elif found[1] not in known and not found[1].startswith(settings.PREFIX):
            faults.append(note(f".env, line {number}: {found[1]} is no setting of Strand{_meant(found[1], known)}"))
        elif found[1].startswith(settings.PREFIX) and found[2] not in ("", "''", '""') and found[1] not in set_now:
            faults.append(
                wrong(f".env, line {number}: not in effect: start by `make`, or run `. scripts/env.sh` before")
            )
    if others_can_read(path):
        faults.append(note(".env: others on this machine can read it: run `chmod 600 .env`"))
    yield from faults or [ok(".env: every line can be read, and only by you")]


def _known() -> set[str]:
    return set(NAME.findall((settings.ROOT / ".env.example").read_text(encoding="utf-8")))


def _meant(name: str, known: set[str]) -> str:
    close = get_close_matches(name, known, 1, cutoff=0.75)
    return f"; do you mean {close[0]}?" if close else "; .env.example lists them all"
