"""Takes a message apart where one question may end and the next begin."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from clinic.patterns import any_case, any_word

JOINERS = (
    r"and|also|plus|n|nd|(?<!by )(?<!till )then|but|or(?! no)|aur|ya|btw|by the way|as well as|&|\+"
    r"|first of all|firstly|secondly|thirdly|lastly|(?:first|second|third|last)(?=,)"
)
ASKERS = (
    r"how (?:many|much|long|far|often|soon|does|do|is)"
    r"|(?:what|wat)(?:['’]?s| is| are| about| happens)|(?:when|where|why) (?:will|can|do|does|is|should)"
    r"|(?:does|will|is|are|can|do|would|should) (?:it|its|there|they|this|that|these|you|we|he|she|my)"
    r"|(?:can|will|do|should|may|am|would|shall) i|any (?:side|pain|risk|doctor|specialist)"
    r"|which (?:is|are|of|side|doctor|one|specialist)|kindly|please tell|pls tell|tell me"
)
ENDS = r"(?<=[?!;\n…])(?![?!])\s*(?=\S)|(?<=[.,:])\s+(?=\S)|(?<=,)(?=\D)|\s*\n\s*"  # of a sentence, a clause, a line
MARKS = r"\s+[-–—]+\s+|/|\s+(?=\d[.)]\s)"  # dashes, slashes, numbers of a list
BOUNDARY = any_case(rf"{ENDS}|{MARKS}|\s+(?=(?:{JOINERS})\s)|(?<!\bhow \w{{4}})\s+(?=(?:{ASKERS})\s)")
NEXT_QUESTION = any_case(
    rf"(?:(?:{JOINERS})\s+)+(?:{ASKERS}|how|wh\w+|wat|any|do|does|is|are|can|will|kitn\w+|kya|kab)\b"
)
COUNTED = any_case(rf"(?:(?:{JOINERS})\s+)*(?:secondly|thirdly|lastly|(?:second|third|last)(?=,))\b")
_AND = r"(?:n|and|aur|&)"
_FEW = rf"(?!{_AND}\b)[a-z]+(?: (?!{_AND}\b)[a-z]+){{0,2}}"
LIST = any_case(
    r"(?:\W*(?:hi|hello|hlo|helo|hey|dear|sir|madam|ok|good \w+)\b)*"
    r"\W*(?:[a-z]+(?: [a-z]+){0,3}(?:\s*[,/]\s*[a-z]+(?: [a-z]+){0,4}){2,}"
    rf"|{_FEW}(?:(?:\s*[,/]\s*|\s+{_AND}\s+){_FEW}){{2,}})\W*"
)  # "price, pain n downtime of it", but not "age 29, male, married"
AFTER_COMMA = any_case(r"(?:how|what|wat|where|when)\b")  # "which" and "is it" may go on
AFTER_SENTENCE = any_case(r"(?:any|do|does|is|are|can|will)\b")
ENDED = re.compile(r"[.,;…\n]\s*$")
LAST_SENTENCE = re.compile(r"[^.,;…\n]*[.;…\n]\s*$")
LEADING_JOINER = any_case(rf"^(?:\d[.)]\s*)?(?:(?:{JOINERS}),?\s+)+|^\d[.)]\s*")
TRAILING_JOINER = any_case(rf"[\s,]+(?:{JOINERS})\s*$")
# Words of a question or a request anywhere, as a clause that has any does more than tell (`asks` of the desk looks how
# one begins), and of somebody telling about themselves or others.
ASKS = any_case(
    rf"\?|\b(?:{ASKERS}|how|what|wat|wht|which|who|whom|whose|why|when|where|can|could|will|would|shall|should|may|does|do"
    r"|did|is|are|any|tell|explain|share|give|send|inform|know|want|needs?|please|pls|book|keep|hold|shift|cancel|kitn\w+|kya"
    r"|kab|kaise|kyu\w*)\b"
)
TELLS = any_word(r"i|im|ive|i'm|i've|my|mine|me|we|our|he|she|his|her|they|their")
# What is no piece by itself: "and", "so why", "1.".
WORDS_OF_ITS_OWN = any_case(
    rf"\b(?!(?:{JOINERS}|how|what|wat|why|when|which|where|who|time|would|could|you|so|if|not|is|no|yes|ok|don|t|dont|\d+"
    r"|after|in|at|by|for|from|of|on|till|to|with)\b)\w+"
)
# "Ok and", "alright,", "thank you so much sir, but": before a question it only says that the last answer was heard.
ACKNOWLEDGES = any_case(
    r"(?:\W*\b(?:ok+|o?kay|okie|k|alright|all right|fine|good|great|nice|cool|perfect|super|got it|i see|understood"
    r"|noted|(?:tha?n[kx]s?|thx|ty|tq)(?: ?(?:you|u|a lot|so much|very much))*|hmm+|oh|wow|ach+a"
    r"|th(?:ee|i)k h(?:ai)?|very|sir|madam|ji)\b)+(?P<joined>(?:\W*\b(?:and|n|nd|aur|plus|also|but|so|then|now)\b)*)\W*"
)
PART_OF_REPLY = any_case(r"(?:for|of|to|on|that|work|job|idea)\b")  # "thanks for telling me about it"
ADDRESSED = any_case(r"\W*(?:dear |my )?(?:doctor|doc|dr|friend|bro|bot)\b\W*")  # "ok doctor"
MOST_CLAUSES = 12  # a longer story is read from its end, where the question stands


class Clause(NamedTuple):
    """The characters `start` to `end` of a message."""

    start: int
    end: int


def clauses(text: str, keep_whole: Sequence[tuple[int, int]] = ()) -> list[Clause]:
    """The smallest pieces that may be questions of their own, in order, never cutting through `keep_whole` spans."""
    cuts = [0]
    for found in BOUNDARY.finditer(text):
        cut = found.end()
        inside = any(start < cut < end for start, end in keep_whole)
        if not inside and WORDS_OF_ITS_OWN.search(text[cuts[-1] : cut]) and re.search(r"\w", text[cut:]):
            cuts.append(cut)
    cuts.append(len(text))
    pieces = [Clause(start, end) for start, end in zip(cuts, cuts[1:], strict=False)]
    if len(pieces) > MOST_CLAUSES:
        pieces = [Clause(0, pieces[-MOST_CLAUSES].end), *pieces[-MOST_CLAUSES + 1 :]]
    return pieces


def without_joiner(text: str) -> str:
    """The clause without the "and" that ties it to the one before or after, and without its number in a list."""
    return TRAILING_JOINER.sub("", LEADING_JOINER.sub("", text.strip())) or text.strip()


def beyond_reply(text: str) -> str:
    """The message with blanks for the "ok and" or "thanks," that it begins with; empty where it is nothing else."""
    found = ACKNOWLEDGES.match(text)
    if found is None or not re.search(r"\w", text[found.end() :]):
        return ""
    if not found["joined"] and ADDRESSED.fullmatch(text, found.end()):
        return ""
    at_once = re.fullmatch(r"[\w\s]+", text[: found.end()]) and not found["joined"]
    if at_once and PART_OF_REPLY.match(text, found.end()):
        return ""
    return " " * found.end() + text[found.end() :]


def words(text: str, keep_whole: Sequence[tuple[int, int]] = ()) -> list[Clause]:
    """Every word as a piece of its own, for keywords in a row that nothing separates: "sessions gap cost"."""
    starts = [found.start() for found in re.finditer(r"\S+", text)]
    starts = [start for start in starts if not any(first < start < last for first, last in keep_whole)]
    return [Clause(start, end) for start, end in zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True)]


def starts_anew(text: str, start: int) -> bool:
    """Whether a piece that starts there is plainly the next question.

    It is so after a question mark, with "secondly" and "and how", with "how" after a comma, with "is" after a sentence
    that asks, and in a list of a few words each.
    """
    before, after = text[:start], text[start:]
    if before.rstrip().endswith("?") or NEXT_QUESTION.match(after) or COUNTED.match(after):
        return True
    if LIST.fullmatch(_sentence_around(text, start)):
        return True
    if ENDED.search(before) and AFTER_COMMA.match(after):
        return True
    last = LAST_SENTENCE.search(before)
    return bool(last and ASKS.search(last.group()) and AFTER_SENTENCE.match(after))


def _sentence_around(text: str, start: int) -> str:
    """The sentence that goes on at `start`; a colon ends what leads to a list."""
    first = max(text.rfind(sign, 0, start) for sign in ".!?:\n") + 1
    return text[first:start] + re.split(r"[.!?:\n]", text[start:], maxsplit=1)[0]


def only_tells(text: str) -> bool:
    """Whether a piece tells about somebody and has no word of a question."""
    return bool(TELLS.search(text)) and not ASKS.search(text)
