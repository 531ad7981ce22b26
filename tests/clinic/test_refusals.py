"""Wrong pairs are limited for a conversation, a reference and a number, and what is noted of them tells nothing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from clinic.refusals import MOST, WINDOW, Refusals
from tests.clinic.conftest import IN_A_FILE

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)


@pytest.mark.parametrize("kind", MOST)
def test_limit(engine: Engine, kind: str) -> None:
    """After so many attempts with the same conversation, reference or number there is no more, until a day later."""
    refusals = Refusals(engine)

    def attempt(number: int, now: datetime = NOW) -> bool:
        given = {each: f"{each}{number}" for each in MOST} | {kind: "the same"}
        return refusals.attempt(given["conversation"], given["reference"], given["phone"], now) is not None

    allowed = [attempt(number) for number in range(MOST[kind] + 2)]
    assert allowed == [True] * MOST[kind] + [False] * 2
    assert not attempt(98, NOW + WINDOW - timedelta(seconds=1)) and attempt(99, NOW + WINDOW)


def test_right_ones_do_not_count(engine: Engine) -> None:
    """Who changes appointments with the right pairs is never stopped; a spelling of the reference is no other one."""
    refusals = Refusals(engine)
    for _ in range(3 * MOST["conversation"]):
        attempt = refusals.attempt("c", "HKX-473", "+91", NOW)
        assert attempt
        refusals.forgive(attempt)
    spellings = [refusals.attempt(str(each), ("HKX-473", "hkx 473")[each % 2], str(each), NOW) for each in range(11)]
    assert [bool(each) for each in spellings] == [True] * 10 + [False]


def test_many_at_once(engine: Engine) -> None:
    """Attempts that are made together do not slip through."""
    with ThreadPoolExecutor(8) as pool:
        attempts = pool.map(lambda each: Refusals(engine).attempt(str(each), str(each), "+91", NOW), range(24))
    assert sum(bool(each) for each in attempts) <= MOST["phone"]


@IN_A_FILE
def test_nothing_can_be_read_from_it(engine: Engine) -> None:
    """The file holds neither conversation nor reference nor number."""
    Refusals(engine).attempt("conversation-7", "HKX-473", "+919876543210", NOW)
    content = b"".join(file.read_bytes() for file in Path(str(engine.url.database)).parent.iterdir())
    assert not [word for word in (b"conversation-7", b"HKX", b"9876543210") if word in content]
