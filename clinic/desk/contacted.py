"""Tells when a message asks whether, when or how the clinic gets in touch about a request, and what comes after it."""

from clinic.patterns import any_case

_SOMEBODY = r"(?:some ?(?:one|body)|any ?(?:one|body))"
_CLINIC = rf"(?:you|u|they|he|she|{_SOMEBODY}|reception\w*|(?:the |ur |your )?(?:clinic|doctor|dr|staff|people))"
_CALLS = r"(?:call|contact|ring|phone|telephone|text|message|whats ?app|get back|get in touch|reach out|revert)"
_FONE = r"(?:call|phone|fone)"
_ASKS = {
    "what time will they ring": r"\b(?:when|what time|how soon|which number|who (?:will|would|is|calls))\b"
    r".{0,25}\b(?:call|contact|confirm"
    r"|hear|reply|reach|ring|phone|telephone|get back|come back|answer|respond|revert|decide)\w*",
    "how long to confirm": r"\b(?:how long|kitn[ae] (?:time|din|der))\b(?: \w+){0,3} confirm\w*"
    r"|\bconfirm\w* (?:\w+ )?kab\b",
    "who rings me": rf"\bwho {_CALLS}s? (?:me|us)\b",
    "how will I know": r"\b(?:when|how soon|how) (?:will|would|do|can)\b.{0,20}"
    rf"\b(?:hear|know|confirm\w*|inform|tell|{_CALLS})\b",
    "is anybody going to text": rf"\b(?:is|are) {_CLINIC} (?:\w+ )?(?:going to|gonna) {_CALLS}\b",
    "does the clinic call back": rf"\b(?:will|would|wil|does|do|shall) {_CLINIC} (?:\w+ ){{0,2}}?{_CALLS}(?:ing)?\b",
    "they will call, right": rf"\b{_CLINIC} (?:will|would|wil) (?:\w+ )?(?:call|contact|ring)\b"
    r".*(?:\?|\bsure\b|\bright\b)",
    "will I get a reply": r"\b(?:will|shall|would|do) i (?:\w+ )?(?:get|receive|have) (?:an? |the |any )?(?:phone ?)?"
    r"(?:call|reply|confirmation|message)\b"
    r"|\bwill (?:i|you|they|reception)\b.{0,15}\b(?:sms|message|call|mail|whatsapp|confirmation|text)\b",
    "send me a reminder": r"\b(?:get|send|receive)\b.{0,25}\b(?:reminder|sms)\b|\bremind (?:me|us)\b(?! wh)",
    "call me before": r"\bcall (?:me )?(?:before(?! (?:\d|noon|lunch|\w+day|tom))|first|beforehand|once before"
    r"|to confirm)\b",
    "kab phone aayega": rf"\bkab (?:tak )?(?:\w+ )?(?:{_FONE}|contact|confirm)\b|\b{_FONE} (?:\w+ )?kab\b"
    rf"|\b{_FONE} (?:kar(?:e|en)?ga|kar(?:e|o)nge|karoge|a+y?e?ga)\b",
    "what happens next": r"\b(?:what|wat|wht)(?:['’]?s)? (?:(?:will |wil )?happens?|comes|do (?:i|you|u|they) do)"
    r" (?:now|next|then|after(?:wards?)?(?=\W*$)|(?:after|once|when|if) (?:i|we|you|u|it|this|that)"
    r"(?: (?:is|am|have|['’]ve|get))? (?:send|sent|submit\w*|agree\w*|confirm\w*|book\w*|say yes|done|gone))\b"
    r"|\bwhat(?:['’]?s| is) next\W*$|\bthen what\b(?: happens)?\W*$|\band then\W*\?",
}
ASKS = [any_case(words) for words in _ASKS.values()]


def asks_of_contact(text: str) -> bool:
    """Whether a message asks when somebody calls, who does, or from which number."""
    return any(words.search(text) for words in ASKS)
