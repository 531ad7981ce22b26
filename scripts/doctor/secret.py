"""The secret: whether it can be read, and by nobody else."""

from clinic import settings
from clinic.secret import SecretError, key_for
from scripts.doctor.files import can_be_made, others_can_read, shown
from scripts.doctor.findings import Check, note, ok, values_of, wrong


def secret() -> Check:
    """What tokens and addresses are protected with."""
    (given, url), faults = values_of(settings.secret, settings.database_url)
    yield from faults
    file = settings.secret_file()
    place = shown(file)
    if faults or given:
        yield from [] if faults else [ok("secret: STRAND_SECRET is set")]
        return
    if url and not url.startswith("sqlite"):
        yield note("secret: where several machines work together, set the same STRAND_SECRET on all of them")
    if not file.exists():
        yield can_be_made("secret", "STRAND_SECRET", file)
        return
    try:
        key_for("doctor")
    except SecretError as problem:
        yield wrong(str(problem))
        return
    if others_can_read(file):
        yield wrong(f"secret: others on this machine can read it: run `chmod 600 {place}`")
    else:
        yield ok(f"secret: {place} can be read, and only by you")
