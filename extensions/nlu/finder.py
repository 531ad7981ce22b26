"""Finds treatments by name in a message, however they are spelled."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from spacy.lang.lex_attrs import LEX_ATTRS
from spacy.matcher import Matcher
from spacy.matcher.levenshtein import levenshtein
from spacy.tokenizer import Tokenizer
from spacy.tokens import Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from clinic.facts.names import GAP, NAME_WORD, close_names
from clinic.facts.schema import EVERY as EVERY_ID
from clinic.patterns import any_case

MASK = "treatment"  # stands for every name of one
EVERY = EVERY_ID  # the value of a mention that means all treatments
EVERY_NAMES = ("all three", "all 3", "all of them", "each treatment", "each of them", "every treatment",
               "each one", "all the treatments", "all three treatments", "all treatments", "each therapy",
               "every therapy", "all the therapies", "all therapies")  # fmt: skip

NAME_PART = re.compile(rf"{NAME_WORD.pattern}|{re.escape(GAP)}")
# A gap ends at a word that begins something else: in "is it because of surgery" nobody asks whether it is surgery.
ENDS_GAP = "and|or|but|because|cause|due|from|with|after|before|during|since|not|without"
IN_GAP: dict[str, object] = {"LOWER": {"REGEX": rf"^(?!(?:{ENDS_GAP})$)[\w'’-]+$"}, "OP": "{0,4}"}

# "A kidney transplant" and "eye laser" are nothing that is done to hair.
ELSEWHERE = frozenset({"kidney", "renal", "liver", "heart", "lung", "marrow", "cornea", "corneal", "eye", "dental",
                       "tooth", "teeth", "organ", "lasik"})  # fmt: skip

HYPHEN = any_case(r"(?<=[a-z])-(?=[a-z])")

# Beside several that are named, "each of them" means these; beside one, "how long is each one" means its sessions.
OF_THOSE = any_case(r"each|\bthem\b")
EACH = any_case(r"each (?:one|of them)")


class Mention(NamedTuple):
    """A treatment named at the characters `start` to `end` of a message."""

    start: int
    end: int
    treatment: str


class TreatmentFinder:
    """spaCy matcher over the names in the facts; misspelled words count when they are no English words of their own."""

    def __init__(self, names: Mapping[str, Sequence[str]], vocabulary: Collection[str], forgiving: bool = True) -> None:
        """Takes the names of each treatment id, and the words that are never taken for a misspelling.

        Without `forgiving` only long words may have a letter wrong, which suits names of everyday words. No word of a
        name with a gap in it may.
        """
        vocab = Vocab(lex_attr_getters=LEX_ATTRS)  # what a language adds to it is not needed, and takes longer to load
        # Split at everything that is no letter or digit, so that "p.r.p", "micro-needling" and "prp/meso" come apart.
        self._tokens = Tokenizer(vocab, infix_finditer=re.compile(r"[^\w]|_|(?<=[a-z])(?=[A-Z][a-z])").finditer)
        # By the longest word of a name: most messages have none that is like it, and their names need no matching.
        self._matchers: defaultdict[str, Matcher] = defaultdict(lambda: Matcher(vocab, validate=False))
        self._spellings: dict[str, list[str]] = {}
        self._words: dict[str, set[str]] = {}
        for treatment, its_names in {**names, EVERY: EVERY_NAMES}.items():
            spellings = {tuple(NAME_PART.findall(name.lower())) for name in its_names}
            if forgiving and treatment != EVERY:  # else "everything" would be "every treatment"
                spellings = set[tuple[str, ...]]().union(*map(close_names, its_names))
            for words in sorted(spellings):
                key = treatment + GAP if GAP in words else treatment
                self._matchers[max(words, key=len)].add(key, [_pattern(words, forgiving)])
            self._spellings[treatment] = [" ".join(words) for words in spellings]
            self._words[treatment] = {word for words in spellings for word in words}
        self._most = 2 if forgiving else 1  # wrong letters
        self._named = set[str]().union(*self._words.values())
        self._like = lru_cache(maxsize=10_000)(self._compare)  # the words of messages are the same over and over
        # A word of one treatment's name is no misspelling of another's.
        self._vocabulary = self._named.union(vocabulary)

    def find(self, text: str) -> list[Mention]:
        """The treatments named in the text, in order; where names overlap the longest one counts, then the nearest."""
        found = self._find(text)
        places = [at for at in range(len(text)) if not HYPHEN.match(text, at)]
        if len(places) < len(text):  # "carb-oxy"
            joined = self._find("".join(text[at] for at in places))
            found += [each for start, end, treatment in joined
                      for each in [Mention(places[start], places[end - 1] + 1, treatment)]
                      if not any(each.start < one.end and one.start < each.end for one in found)]  # fmt: skip
        return sorted(found)

    def _find(self, text: str) -> list[Mention]:
        doc = self._tokens(text)
        likely = dict.fromkeys(word for token in doc for word in self._like(token.lower_))
        matches = [span for word in likely for span in self._matchers[word](doc, as_spans=True)]
        spans = [_without_gap(span) for span in matches
                 if (span.label_.endswith(GAP) or self._is_name(span)) and not _is_elsewhere(span)]  # fmt: skip
        if len({span.label for span in spans}) > 1:
            spans.sort(key=lambda span: (self._distance(span), span.label_))
        kept = filter_spans(spans)
        if named := {span.label_ for span in kept} - {EVERY}:
            of_these = OF_THOSE if len(named) > 1 else EACH
            kept = [span for span in kept if span.label_ != EVERY or not of_these.search(span.text)]
        return [Mention(span.start_char, span.end_char, span.label_) for span in kept]

    def _compare(self, written: str) -> list[str]:
        """The longest words of names that a word of the message may be; which it is, their matchers decide."""
        if written in self._vocabulary and not {written, written[:-1]} & self._named:
            return []
        return [word for word in self._matchers if levenshtein(written, word, self._most) <= self._most]

    def _is_name(self, span: Span) -> bool:
        words = [
            word for token in span for word in [_singular(token.lower_, self._words[span.label_])] if token.is_alpha
        ]
        return all(word in self._words[span.label_] or word not in self._vocabulary for word in words)

    def _distance(self, span: Span) -> int:
        """How many letters the span is away from the nearest name of its treatment."""
        written = " ".join(NAME_WORD.findall(span.text.lower()))
        return min(levenshtein(written, spelling) for spelling in self._spellings[span.label_])


def _without_gap(span: Span) -> Span:
    """The span labelled with what it names, whether its name has a gap or not."""
    return Span(span.doc, span.start, span.end, span.label_.removesuffix(GAP))


def _is_elsewhere(span: Span) -> bool:
    return span.start > 0 and span.doc[span.start - 1].lower_ in ELSEWHERE


def _singular(word: str, known: set[str]) -> str:
    return word[:-1] if word[:-1] in known and word.endswith("s") else word


def _pattern(words: Sequence[str], forgiving: bool) -> list[dict[str, object]]:
    pattern: list[dict[str, object]] = []
    for word in words:
        if word == GAP:
            pattern.append(IN_GAP)
            continue
        if pattern and pattern[-1] is not IN_GAP:
            pattern.append({"IS_ALPHA": False, "IS_DIGIT": False, "OP": "{0,2}"})
        if len(word) < (4 if forgiving else 7) or GAP in words:
            pattern.append({"LOWER": {"IN": [word, word + "s"]}} if len(word) > 1 else {"LOWER": word})
        else:
            pattern.append({"LOWER": {"FUZZY2" if forgiving and len(word) > 7 else "FUZZY1": word}})
    return pattern


def mask(text: str, mentions: Sequence[Mention], word: str = MASK) -> str:
    """The text with every mention replaced, so that one example stands for all treatments."""
    parts, end = [], 0
    for mention in mentions:
        parts += [text[end : mention.start], word]
        end = mention.end
    return "".join([*parts, text[end:]])
