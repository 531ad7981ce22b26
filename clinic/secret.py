"""The installation's secret, from which the keys for tokens, conversation ids and addresses are derived."""

import hashlib
import hmac
import os
import secrets
import tempfile
from pathlib import Path

from clinic import settings

BYTES = 32


class SecretError(ValueError):
    """The secret cannot be read or made; the text says what to do and does not repeat it."""


def key_for(purpose: str) -> bytes:
    """A key of 32 bytes for one purpose, the same on every start; other purposes' keys cannot be told from it.

    It comes from STRAND_SECRET, or else from a file that is made on the first start. HMAC-SHA256 of the purpose under
    the secret, which is the expand step of HKDF (RFC 5869) for one block.

    Raises:
        SecretError: when the secret is too short, or its file cannot be read or made.
    """
    try:
        secret = settings.secret() or _kept(settings.secret_file())
    except ValueError as problem:
        raise SecretError(str(problem)) from None
    return hmac.new(secret.encode(), purpose.encode() + b"\x01", hashlib.sha256).digest()


def _kept(file: Path) -> str:
    """What the file holds, made first if need be; of those who make it together, one wins and all read it."""
    try:
        if not file.exists():
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # A name of its own, as other threads may be making it too; only its owner reads it.
            opened, name = tempfile.mkstemp(dir=file.parent, prefix=f"{file.name}.")
            fresh = Path(name)
            with os.fdopen(opened, "w") as writing:
                writing.write(secrets.token_hex(BYTES))
            try:
                os.link(fresh, file)  # unlike a rename, it never replaces a secret that is in use
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
        secret = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeError) as error:
        problem = f"{file.name}: the secret cannot be kept ({type(error).__name__}); set STRAND_SECRET"
        raise SecretError(problem) from None
    if len(secret) < 2 * BYTES:
        raise SecretError(f"{file.name}: the secret is damaged; delete the file, or set STRAND_SECRET")
    return secret
