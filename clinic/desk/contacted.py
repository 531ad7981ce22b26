"""Tells when a message after a request was sent asks whether, when or how the clinic gets in touch."""

import re

from clinic.desk.explaining import CONTACTS

_SOMEBODY = r"(?:some ?(?:one|body)|any ?(?:one|body))"
_CLINIC = rf"(?:you|u|they|he|she|{_SOMEBODY}|reception\w*|(?:the |ur |your )?(?:clinic|doctor|dr|staff|people))"
_CALLS = r"(?:call|contact|ring|phone|telephone|text|message|whats ?app|get back|get in touch|reach out|revert)"
# Beyond CONTACTS, as little else is asked like that once something was made.
_CONTACTED = re.compile(
    r"\b(?:when|what time|how soon|wh(?:o|ich number))\b.{0,25}\b(?:call|contact|confirm|hear|reply|reach"
    r"|ring|phone|telephone|get back|answer|respond|revert|decide)\w*"
    rf"|\b(?:is|are) {_CLINIC} (?:\w+ )?(?:going to|gonna) {_CALLS}\b"
    rf"|\b(?:will|would|wil|does|do|shall) {_CLINIC} (?:\w+ ){{0,2}}?{_CALLS}\b"
    r"|\b(?:will|do|shall|would) i (?:\w+ )?(?:get|receive|have) (?:an? |the |any )?(?:phone ?)?"
    r"(?:call|reply|confirmation|message)\b"
    r"|\bkab (?:tak )?(?:\w+ )?(?:call|phone|fone|contact|confirm)\b|\b(?:call|phone|fone) (?:\w+ )?kab\b"
    r"|\b(?:call|phone|fone) (?:kar(?:e|en)?ga|kar(?:e|o)nge|karoge|a+y?e?ga)\b",
    re.IGNORECASE,
)


def asks_of_contact(text: str) -> bool:
    """Whether a message asks when somebody calls, who does, or from which number."""
    return bool(_CONTACTED.search(text) or CONTACTS.search(text))
