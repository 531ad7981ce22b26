"""Tells when a message after a request was sent asks whether, when or how the clinic gets in touch."""

import re

from clinic.desk.explaining import CONTACTS

_SOMEBODY = r"(?:some ?(?:one|body)|any ?(?:one|body))"
_CLINIC = rf"(?:you|u|they|he|she|{_SOMEBODY}|reception\w*|(?:the |ur |your )?(?:clinic|doctor|dr|staff|people))"
_CALLS = r"(?:call|contact|ring|phone|telephone|text|message|whats ?app|get back|get in touch|reach out|revert)"
_FONE = r"(?:call|phone|fone)"
# Beyond CONTACTS, as little else is asked like that once something was made.
_CONTACTED = {
    "what time will they ring": r"\b(?:when|what time|how soon|wh(?:o|ich number))\b.{0,25}\b(?:call|contact|confirm"
    r"|hear|reply|reach|ring|phone|telephone|get back|answer|respond|revert|decide)\w*",
    "is anybody going to text": rf"\b(?:is|are) {_CLINIC} (?:\w+ )?(?:going to|gonna) {_CALLS}\b",
    "does the clinic call back": rf"\b(?:will|would|wil|does|do|shall) {_CLINIC} (?:\w+ ){{0,2}}?{_CALLS}\b",
    "will I get a reply": r"\b(?:will|do|shall|would) i (?:\w+ )?(?:get|receive|have) (?:an? |the |any )?(?:phone ?)?"
    r"(?:call|reply|confirmation|message)\b",
    "kab phone aayega": rf"\bkab (?:tak )?(?:\w+ )?(?:{_FONE}|contact|confirm)\b|\b{_FONE} (?:\w+ )?kab\b"
    rf"|\b{_FONE} (?:kar(?:e|en)?ga|kar(?:e|o)nge|karoge|a+y?e?ga)\b",
}
CONTACTED = [re.compile(words, re.IGNORECASE) for words in _CONTACTED.values()]


def asks_of_contact(text: str) -> bool:
    """Whether a message asks when somebody calls, who does, or from which number."""
    return any(words.search(text) for words in (CONTACTS, *CONTACTED))
