"""One action of a turn."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Step:
    """One action of the turn, and the slots that it needs."""

    action: str
    slots: dict[str, Any] = field(default_factory=dict)
