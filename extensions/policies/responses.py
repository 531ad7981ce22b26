"""Looks up what the domain's responses say about themselves: title, topic, source, need of a treatment."""

from typing import Any

from rasa.shared.core.domain import Domain

DETAIL = "utter_detail"
NOTHING_KNOWN: dict[str, Any] = {  # of a particular, but for what its metadata tells
    "topics": None, "alone": False, "told": False, "cause": None, "praise": False, "spoken_of": (),
}  # fmt: skip


class Responses:
    """The responses of a domain and their metadata."""

    def __init__(self, domain: Domain) -> None:
        """Takes the domain of the model."""
        self._responses = domain.responses

    def exists(self, action: str) -> bool:
        """Whether there is such a response."""
        return action in self._responses

    def needs_treatment(self, action: str) -> bool:
        """Whether the response differs from treatment to treatment."""
        return any(variation.get("condition") for variation in self._responses.get(action, []))

    def title(self, action: str, treatment: str | None) -> str | None:
        """The words of a button that asks for this response."""
        return self._metadata(action, treatment).get("title")

    def about(self, action: str, treatment: str | None) -> str | None:
        """What the response is about, as the end of "shall I tell you ..."."""
        return self._metadata(action, treatment).get("about")

    def next(self, action: str, treatment: str | None) -> str | None:
        """The intent to suggest after this response."""
        return self._metadata(action, treatment).get("next")

    def source(self, action: str, treatment: str | None) -> str | None:
        """Where the response comes from."""
        return self._metadata(action, treatment).get("source")

    def is_silent(self, action: str, treatment: str | None) -> bool:
        """Whether the response only says that the document does not tell."""
        return self._metadata(action, treatment).get("stated") is False

    def figure(self, action: str, treatment: str | None) -> dict[str, Any] | None:
        """The number that the response states, with its `unit`, `least` and `most`, if it is about one."""
        return self._metadata(action, treatment).get("figure")

    def details(self) -> dict[str, dict[str, Any]]:
        """What is known of each particular of the facts: `of` and what NOTHING_KNOWN lists."""
        every = [variation.get("metadata") or {} for found in self._responses.values() for variation in found]
        return {metadata["detail"]: NOTHING_KNOWN | metadata for metadata in every if "detail" in metadata}

    def treatments(self) -> list[str]:
        """The ids of all treatments, in the order in which they are listed."""
        variations = self._responses.get("utter_ask_overview", [])
        named = [part["value"] for variation in variations for part in variation.get("condition") or []]
        return list(dict.fromkeys(named))

    def text(self, action: str, treatment: str) -> str:
        """What the response says about a treatment; nothing where it does not tell treatments apart."""
        for variation in self._responses.get(action, []):
            if {"type": "slot", "name": "treatment", "value": treatment} in (variation.get("condition") or []):
                return str(variation.get("text") or "")
        return ""

    def _metadata(self, action: str, treatment: str | None) -> dict[str, Any]:
        for variation in self._responses.get(action, []):
            conditions = {part["name"]: part["value"] for part in variation.get("condition") or []}
            if conditions.get("treatment") == treatment:
                return dict(variation.get("metadata") or {})
        if treatment is not None:  # a treatment that the response does not tell apart, such as "all"
            return self._metadata(action, None)
        return {}
