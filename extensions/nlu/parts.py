"""The parts of a message that may be questions of their own, and the treatments that are named in one breath."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from clinic.patterns import any_case
from extensions.nlu.clauses import Clause, starts_anew, without_joiner
from extensions.nlu.finder import MASK, Mention, mask

JOINED = any_case(r"\W*(?:and|n|aur|plus|&|\+)\W*|\s*[,/]\s*")
ONLY_NAME = any_case(rf"\W*{MASK}\W*")  # with a question mark or without it
MOST_TOGETHER = 6  # clauses that may form one question, when it is not the whole message


@dataclass
class Part:
    """One or some of the pieces of a message, side by side, with the treatments masked."""

    start: int  # pieces
    end: int
    text: str
    mentions: list[Mention]
    length: int  # words, with the "and" that the text goes without
    anew: bool  # whether it plainly starts another question


def spans_of(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Where the mentions stand."""
    return [(mention.start, mention.end) for mention in mentions]


def named_together(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, as one where only an "and" or a comma stands between: what follows asks about all of them."""
    names: list[Mention] = []
    for mention in mentions:
        if names and JOINED.fullmatch(text, names[-1].end, mention.start):
            names[-1] = names[-1]._replace(end=mention.end)
        else:
            names.append(mention)
    return names


def parts_of(text: str, mentions: Sequence[Mention], names: Sequence[Mention], pieces: list[Clause]) -> list[Part]:
    """Every run of pieces that may be a question, the whole message last."""
    count = len(pieces)
    runs = [(start, end) for start in range(count) for end in range(start + 1, min(count, start + MOST_TOGETHER) + 1)]
    runs = [run for run in runs if run != (0, count)] + [(0, count)]
    anew = [starts_anew(text, piece.start) for piece in pieces]
    found = []
    for first, last in runs:
        start, end = pieces[first].start, pieces[last - 1].end
        # A part with two names for one reads like a question for a combination: "this and that, price".
        masked = _masked(text, start, end, mentions if (first, last) == (0, count) else names)
        inside = [mention for mention in mentions if start <= mention.start and mention.end <= end]
        said = without_joiner(masked)
        said = MASK if ONLY_NAME.fullmatch(said) else said
        found.append(Part(first, last, said, inside, len(masked.split()), anew[first]))
    return found


def _masked(text: str, start: int, end: int, names: Sequence[Mention]) -> str:
    """The text from `start` to `end` with the names in it masked."""
    inside = [name for name in names if start <= name.start and name.end <= end]
    return mask(text[start:end], [name._replace(start=name.start - start, end=name.end - start) for name in inside])


def with_joined(treatments: list[str], text: str, mentions: Sequence[Mention]) -> list[str]:
    """The treatments, and those that only an "and" joins to them: "both this and that, how many"."""
    for left, right in pairwise(mentions):
        if JOINED.fullmatch(text, left.end, right.start) and {left.treatment, right.treatment} & set(treatments):
            return list(dict.fromkeys([left.treatment, right.treatment]))
    return treatments


def ids_of(mentions: Sequence[Mention]) -> list[str]:
    """The treatments that are mentioned, each once."""
    return list(dict.fromkeys(mention.treatment for mention in mentions))
