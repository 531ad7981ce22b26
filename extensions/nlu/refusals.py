"""Hears what a message refuses: a call, a booking, or a treatment or topic right after a "not"."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from clinic.desk.refused_contact import HINDI_DO, HINDI_NOT, refused_contacts
from clinic.patterns import any_case
from extensions.nlu.finder import EVERY, Mention, mask

# What begins a clause and is then turned down: "no, not the price", "i said not meso".
LEAD = r"(?:^|[.,;!?\n]|\b(?:no|nope|nah|sorry|but|i said|i mean|i meant|i asked|i am|i['’]?m|it['’]?s)\b)[\s,.!]*"
ABOUT = r"\s+(?:(?:about|for|talking about|asking about|asking for|interested in|the|on|any)\s+)*"
FORGET = (
    r"(?:(?:ok(?:ay)?|so|then|please|pls)\b\W*)*"
    r"\b(?:forget|ignore|never ?mind)(?! (?:about )?(?:everything|your|our|data))"
)
TOPIC_DOWN = any_case(rf"{LEAD}(?:\bnot|{FORGET}){ABOUT}")
TREATMENT_DOWN = any_case(rf"{LEAD}(?:\bno|\b(?:leave|skip|drop)|{FORGET}){ABOUT}$|\bnot{ABOUT}$")
ASKED = any_case(r"\b(?:wh\w+|how|is|are|do|does|did|can|could|will|would|should|kya)\b[^.,;!?\n]*$")
ENDS = any_case(r"\s*(?:[.,;!?\n…]|\s[-–]\s|$|\b(?:but|i mean|i meant|i want|i asked|only|just|rather|instead)\b)")
MOST_WORDS = 5  # of a topic that is turned down
# What follows "not" in a statement, a doubt or a reply.
NO_TOPIC = any_case(
    r"^(?:sure|yet|now|today|really|good|bad|so|that|this|it|at|all|an?|even|only|just|because|wh\w+|my|me|mine|ok"
    r"|okay|fine|clear|true|right|correct|enough|too|very|to|in|one|from|much|many|safe|permanent|long|happy|able"
    r"|being|yes|no|need\w*|necessary|interested|growing|working|work|worth|going|getting|having|help\w*|allowed"
    r"|understood|problem\w*|idea|thanks?|thank|way|please|more|doubt|chance|result\w*|improv\w+|difference|change"
    r"|growth|use|issue|hair|never|don\w*|i|you|he|she|they|we)\b|^\w+(?:ful|ous|able|ible|less|ed|ly)\b"
)
# "not that, the vitamin one"
ANOTHER = any_case(r"\W+(?:but )?(?:the |that )?\w+ (?:one|wala|wali|thing)\b")
AFTERWARDS = any_case(rf"\s+{HINDI_NOT}\b{HINDI_DO}(?=\s*[.,;!?\n]|\s*$)")  # "prp nahi, meso"
LEFT = any_case(
    r"(?:\W|\b(?:no|nope|nah|not|sorry|i|said|mean|meant|just|only|but|and|please|pls|ok|okay|mujhe|hume)\b)*"
)


class Heard(NamedTuple):
    """A message without what it refuses: blanks stand there, so that every offset stays."""

    text: str
    mentions: list[Mention]  # those that are not refused
    refused: dict[str, Any]  # `contact`: call or booking; `treatments`, `topics`: ids and intents

    @property
    def nothing_left(self) -> bool:
        """Whether nothing is said beside the refusal."""
        return bool(self.refused) and not re.search(r"[^\W\d_]{2,}", self.text)


def hear(text: str, mentions: Sequence[Mention], topic_of: Callable[[str], str | None]) -> Heard:
    """What a message refuses, and the rest of it; `topic_of` gives the intent that a few words ask for, if any."""
    refused: dict[str, Any] = {}
    for kind, start, end in refused_contacts(text):
        refused.setdefault("contact", kind)
        text = _blanked(text, start, end)
    for start, end, named in _treatments(text, mentions):
        refused.setdefault("treatments", []).append(named.treatment)
        text = _blanked(text, start, end)
        mentions = [mention for mention in mentions if not start <= mention.start < end]
    if not refused.get("treatments"):
        for first, start, end in _topics(text):
            inside = [mention for mention in mentions if start <= mention.start and mention.end <= end]
            moved = [each._replace(start=each.start - start, end=each.end - start) for each in inside]
            topic = topic_of(mask(text[start:end], moved))
            if topic:
                refused.setdefault("topics", []).append(topic)
                text = _blanked(text, first, end)
    return Heard(_tidy(text) if refused else text, list(mentions), refused)


def _treatments(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int, Mention]]:
    """Treatments that are turned down: each, where another one is named too, or where nothing else is said."""
    for mention in mentions:
        others = {other.treatment for other in mentions} - {mention.treatment}
        if mention.treatment == EVERY:
            continue
        before = TREATMENT_DOWN.search(text[: mention.start])
        after = AFTERWARDS.match(text, mention.end)
        if (
            before
            and not ASKED.search(text[: before.end()])
            and (others or ANOTHER.match(text, mention.end) or _is_clause(text, before.start(), mention.end))
        ):
            yield before.start(), mention.end, mention
        elif after and others:
            yield mention.start, after.end(), mention


def _is_clause(text: str, start: int, end: int) -> bool:
    """Whether nothing is said before what stands there nor with it, and it is no question: "not meso. how long"."""
    rest = re.split(r"[.;!\n]", text[end:], maxsplit=1)[0]
    return not re.search(r"[^\W\d_]{2,}|\?", LEFT.sub("", text[:start]) + rest)


def _topics(text: str) -> Iterator[tuple[int, int, int]]:
    """Where a topic may be turned down: where that begins, where the topic begins, and where it ends."""
    for found in TOPIC_DOWN.finditer(text):
        ends = next((end for end in ENDS.finditer(text, found.end()) if end.start() > found.end()), None)
        topic = text[found.end() : ends.start() if ends else len(text)]
        asks = ends is not None and "?" in ends.group()
        if topic.strip() and len(topic.split()) <= MOST_WORDS and not NO_TOPIC.search(topic) and not asks:
            yield found.start(), found.end(), found.end() + len(topic)


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _tidy(text: str) -> str:
    """Blanks for the "no, not" and the like that are left of what was refused, at the beginning."""
    left = LEFT.match(text)
    return _blanked(text, 0, left.end()) if left else text
