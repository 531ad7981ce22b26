"""One answer that follows from the facts, and the names of topics that hold for no one document."""

from dataclasses import dataclass, field
from typing import Any

Button = dict[str, str]
PRICE = "price"
COMPARISON = "comparison"
PARTICULAR = "about_"  # before the key of a particular that is told by treatment


@dataclass(frozen=True)
class Answer:
    """What to say on a topic: about one treatment, or (treatment None) when none is known."""

    topic: str
    treatment: str | None
    text: str
    buttons: list[Button] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)
