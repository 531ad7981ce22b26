"""Finds what a message only names: "you skipped the pain", "no, i mean the session", "price only", "and pain"."""

from clinic.patterns import any_case

YOU = r"\b(?:you|u|it)(?:['’]ve| have| just| still| simply| again| totally| completely)*"
NOT_TOLD = (
    r"(?:(?:did|have|has|do)(?:n['’]?t| ?not|nt)|not|never)(?: even| really| yet)? (?:say|said|tell|told|mention(?:ed)?"
    r"|answer(?:ed)?|explain(?:ed)?|cover(?:ed)?|give|gave|given|talk(?:ed)?)"
)
OMITTED = r"(?:skip(?:p?ed)?|missed|forgot(?:ten)?|ignored|left(?: out)?|omitted)"
LINK = r"(?:\s+(?:me|us|to|say|tell|mention|answer|anything|about|on|out|for|only|just|know|word|part)\b)*"
CORRECTIONS = tuple(
    any_case(pattern)
    for pattern in (
        rf"{YOU} (?:{NOT_TOLD}|{OMITTED})\b{LINK} (?P<what>.+)",
        rf"\b(?:i|we) (?:mean|meant|asked|wanted|(?:was|am) asking)\b{LINK} (?P<what>.+)",
        r"\b(?:nothing|no word|no answer) (?:about|on|to)\b (?P<what>.+)",
        r"\b(?:aap|ap|tum) ?ne (?P<what>.+?) (?:nahi+n?|nai|nhi) bata\w*",
        r"^(?:.*[.,]\s*)?(?:(?:ok|and|just|only)\s+)*(?P<what>[^.,?]+) only\W*$",
    )
)
ADDED = any_case(
    r"^\W*(?:(?:ok(?:ay)?|k|so|right|then)\W+)*(?:and|also|plus|n|aur|what about|how about) (?:the |its )?"
    r"(?P<what>[^.,?]+)\W*$"
)
PARTS = any_case(r"\s*(?:[,/&+.?!]|\b(?:and|also|plus|n|or|aur)\b)\s*")  # between what is named
MOST_WORDS = 6


def only_named(text: str) -> tuple[list[str], bool]:
    """What a masked text names, each by itself, and whether it corrects; nothing where it is none of these, or long."""
    found = next((match for frame in (*CORRECTIONS, ADDED) if (match := frame.search(text))), None)
    if found is None or len(found["what"].split()) > MOST_WORDS:
        return [], False
    return [part for part in PARTS.split(found["what"].strip()) if part], found.re is not ADDED
