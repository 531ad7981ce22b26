"""Judges what a pipeline makes of the test messages: right, wrong, asked back, turned away."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

OUT_OF_SCOPE, SEVERAL, URGENT, UNSURE = "out_of_scope", "several_questions", "report_urgent", "nlu_fallback"
# The patient learns nothing, hence nothing false either.
NO_ANSWER = frozenset({OUT_OF_SCOPE, "share_story", "complain", "doubt", UNSURE})


@dataclass(frozen=True)
class Message:
    """A test message, the kind it is counted under, and what it asks: pairs of an intent and its treatments."""

    text: str
    kind: str
    asked: list[tuple[str, list[str]]]


def load_messages(folder: Path) -> list[Message]:
    """The messages in all YAML files of the folder, each file named after the intent of its messages."""
    found = []
    for path in sorted(folder.glob("*.yml")):
        kind = path.stem if path.stem in (OUT_OF_SCOPE, SEVERAL, URGENT) else "in_scope"
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            asked = row.get("questions") or [{"intent": row.get("intent", path.stem), "treatments": row["treatments"]}]
            found.append(Message(row["text"], kind, [(each["intent"], each["treatments"]) for each in asked]))
    return found


def verdict(expected: str, answered: Sequence[str]) -> str:
    """How a message with one question came out; a further answer that nobody asked for is wrong as well."""
    if list(answered) == [expected]:
        return "right"
    if list(answered) == [UNSURE]:
        return "asked back"
    return "turned away" if all(intent in NO_ANSWER for intent in answered) else "wrong"


def understanding(messages: Sequence[Message], answers: Sequence[dict[str, Any]]) -> dict[str, str]:
    """The rows of the table on understanding, given what a pipeline answered to each message."""
    read = [[intent for intent, _ in answer["questions"]] or [answer["intent"]] for answer in answers]
    pairs = {kind: [(message, answer, intents) for message, answer, intents in zip(messages, answers, read, strict=True)
                    if message.kind == kind] for kind in ("in_scope", OUT_OF_SCOPE, SEVERAL, URGENT)}  # fmt: skip
    singles = Counter(verdict(message.asked[0][0], intents) for message, _, intents in pairs["in_scope"])
    of_in_scope = [singles[name] for name in ("right", "wrong", "asked back", "turned away")]
    right, wrong, asked_back, turned_away = (_share(count, len(pairs["in_scope"])) for count in of_in_scope)
    return {
        "in scope: answered right": right,
        "in scope: answered wrong": wrong,
        "in scope: asked back": asked_back,
        "in scope: turned away": turned_away,
        "out of scope: turned away": _rate(NO_ANSWER.issuperset(intents) for *_, intents in pairs[OUT_OF_SCOPE]),
        "of these by asking back": _rate(intents == [UNSURE] for *_, intents in pairs[OUT_OF_SCOPE]),
        "several questions: all found, in order": _rate(
            intents == [intent for intent, _ in message.asked] for message, _, intents in pairs[SEVERAL]
        ),
        "and about the right treatments": _rate(
            [tuple(each) for each in answer["questions"]] == message.asked for message, answer, _ in pairs[SEVERAL]
        ),
        "urgent: caught": _rate(URGENT in intents for *_, intents in pairs[URGENT]),
    }


def speed(answers: Sequence[dict[str, Any]]) -> dict[str, str]:
    """The rows of the table on the time that a message takes."""
    rows: dict[str, str] = {}
    for name, key in (("reading a message", "read_ms"), ("a full turn", "turn_ms")):
        median, slow = np.percentile([answer[key] for answer in answers], (50, 95))
        rows |= {f"{name}: median": f"{median:.1f} ms", f"{name}: 95th percentile": f"{slow:.1f} ms"}
    return rows


def table(columns: dict[str, dict[str, str]]) -> str:
    """A Markdown table with one column for each pipeline; all have the same rows."""
    first = next(iter(columns.values()))
    lines = [["", *columns], ["---", *("---:" for _ in columns)]]
    lines += [[row, *(column[row] for column in columns.values())] for row in first]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _rate(hits: Iterable[bool]) -> str:
    counted = list(hits)
    return _share(sum(counted), len(counted))


def _share(count: int, of: int) -> str:
    return f"{count / of:.1%} ({count} of {of})" if of else "–"
