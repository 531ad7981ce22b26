"""A plain no to a booking or a call-back is told from a no that answers its question."""

import pytest

from clinic.desk.refusing import refuses
from clinic.desk.request import Kind, Request


@pytest.mark.parametrize(
    "text",
    ["no", "No!!", "nope", "nahi", "no no", "i said no", "no thanks", "no name", "no number, no", "skip all",
     "nahi chahiye", "no, i don't want to", "i told you, no name", "no name. tell me the price"],
)  # fmt: skip
@pytest.mark.parametrize(("kind", "asked"), [("booking", "name"), ("booking", "phone"), ("callback", "name")])
def test_a_plain_no_ends_it(text: str, kind: Kind, asked: str) -> None:
    """Whoever says no to the name or the number wants neither call nor booking."""
    assert refuses(Request(kind, "", "", asked), text)


@pytest.mark.parametrize(
    ("kind", "asked", "text"),
    [
        ("booking", "email", "no"), ("booking", "consent", "no"), ("booking", "confirmed", "no"), ("callback",
         "consent", "no"),
        ("change", "reference", "no"), ("booking", "part", "no preference"), ("booking", "name", "Noor"),
        ("booking", "name", "skip"), ("booking", "phone", "skip this"), ("callback", "name", "skip it please"),
        ("booking", "name", "no wait, is it safe"), ("booking", "phone", "i have no number with me"),
        ("booking", "name", "nobody, it is for Asha"),
    ],
)  # fmt: skip
def test_a_no_that_answers_goes_on(kind: Kind, asked: str, text: str) -> None:
    """A no that can be meant as the answer, or is part of one, ends nothing."""
    assert not refuses(Request(kind, "", "", asked), text)


def test_no_to_the_number_that_is_known() -> None:
    """No to "shall we call the number you write from?" only means another number."""
    assert not refuses(Request("callback", "", "", "phone", ending="345"), "no")
