"""What the domain's responses say about themselves."""

from typing import Any

import pytest
from rasa.shared.core.domain import Domain

from extensions.policies.responses import Responses


def variation(treatment: str | None, **metadata: Any) -> dict[str, Any]:
    """A variation of a response with a condition for one treatment, or none."""
    condition = [{"type": "slot", "name": "treatment", "value": treatment}] if treatment else []
    return {"text": "…", "metadata": metadata} | ({"condition": condition} if condition else {})


RESPONSES = Responses(Domain.from_dict({
    "slots": {"treatment": {"type": "text", "mappings": [{"type": "from_entity", "entity": "treatment"}]}},
    "entities": ["treatment"],
    "responses": {
        "utter_ask_pain": [
            variation("prp", title="Pain (PRP)", about="whether PRP hurts", next="ask_downtime", source="page 1"),
            variation(None, title="Pain", source="pages 1 and 2"),
        ],
        "utter_greet": [{"text": "Hello"}],
    },
}))  # fmt: skip


@pytest.mark.parametrize(
    ("action", "treatment", "title", "about", "following", "source"),
    [
        ("utter_ask_pain", "prp", "Pain (PRP)", "whether PRP hurts", "ask_downtime", "page 1"),
        ("utter_ask_pain", None, "Pain", None, None, "pages 1 and 2"),
        ("utter_ask_pain", "all", "Pain", None, None, "pages 1 and 2"),
        ("utter_greet", None, None, None, None, None),
        ("utter_greet", "prp", None, None, None, None),
        ("utter_unknown", "prp", None, None, None, None),
    ],
)
def test_metadata(
    action: str, treatment: str | None, title: str | None, about: str | None, following: str | None, source: str | None
) -> None:
    """The variation of the treatment counts, else the general one; a response without metadata says nothing."""
    assert RESPONSES.title(action, treatment) == title
    assert RESPONSES.about(action, treatment) == about
    assert RESPONSES.next(action, treatment) == following
    assert RESPONSES.source(action, treatment) == source


def test_existence_and_need_of_a_treatment() -> None:
    """Only a response with conditions differs from treatment to treatment."""
    actions = ("utter_ask_pain", "utter_greet", "utter_unknown")
    assert [RESPONSES.exists(action) for action in actions] == [True, True, False]
    assert [RESPONSES.needs_treatment(action) for action in actions] == [True, False, False]
