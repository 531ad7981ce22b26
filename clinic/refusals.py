"""Limits how often appointments may be looked for with a reference and a number that do not belong together."""

import hmac
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Engine

from clinic.references import tidy_reference
from clinic.secret import key_for
from clinic.store import transaction
from clinic.tables import ATTEMPTS

WINDOW = timedelta(days=1)
# Wrong pairs within it: of one conversation, and with one reference or one number in all conversations together.
MOST = {"conversation": 6, "reference": 10, "phone": 10}


class Refusals:
    """The wrong pairs of the last day; kept in a form from which neither number nor conversation can be read.

    Every method may raise StoreError, and SecretError where it has to do with the key.
    """

    def __init__(self, engine: Engine) -> None:
        """Takes what `open_store` gives."""
        self.engine = engine

    def attempt(self, conversation: str, reference: str, phone: str, now: datetime) -> str | None:
        """Notes an attempt before it is made, as several may be made at once; None when there were too many.

        Whoever then finds the pair right calls `forgive` with what is returned.
        """
        given = {"conversation": conversation, "reference": tidy_reference(reference), "phone": phone}
        subjects = {kind: _hidden(kind, value) for kind, value in given.items()}
        attempt = str(uuid4())
        with transaction(self.engine) as connection:
            connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.made_at <= now - WINDOW))
            rows = [{"attempt": attempt, "subject": subject, "made_at": now} for subject in subjects.values()]
            connection.execute(insert(ATTEMPTS), rows)
        # Counted once it is noted for all to see: of many that are made together, none slips through.
        made = select(func.count()).select_from(ATTEMPTS)
        with transaction(self.engine, write=False) as connection:
            too_many = any(
                connection.execute(made.where(ATTEMPTS.c.subject == subject)).scalar_one() > MOST[kind]
                for kind, subject in subjects.items()
            )
        if too_many:
            self.forgive(attempt)
            return None
        return attempt

    def forgive(self, attempt: str) -> None:
        """Takes back an attempt that was right."""
        with transaction(self.engine) as connection:
            connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.attempt == attempt))


def _hidden(kind: str, value: str) -> str:
    return hmac.new(key_for("refusals"), f"{kind}:{value}".encode(), "sha256").hexdigest()
