"""Finds the phone number that a patient types, or what is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import phonenumbers

from clinic.dates.spelling import NUMERALS
from clinic.details.number import MOST, Problem, callable_number, number_problem
from clinic.patterns import any_case

SPELLED = {"zero": "0", "oh": "0", "o": "0", **{name: str(number) for name, number in NUMERALS.items() if number < 10}}
FEWEST_ASKED, FEWEST, LONGEST_RUN = 5, 8, 60

_DIGIT = rf"(?:\d|{'|'.join(SPELLED)})"
_CHUNK = any_case(
    rf"(?<![^\W\d_])(?:(?P<times>double|triple)[\s-]*(?P<again>{_DIGIT})|(?P<word>{'|'.join(SPELLED)}))(?![^\W\d_])"
    r"|(?P<digits>\d+)"
)
_GAP = re.compile(r"[\s.,;/()\[\]*~_\-\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]{0,6}")
_CUT = re.compile(r"[,;/\n]|\s[-\u2010-\u2015]\s")
# Dates, times, years from-to, sums of money and e-mail addresses have digits that are no phone number's.
_OTHER = any_case(
    r"(?<![\d.])(?<!\d[-/])(?:(?:0?[1-9]|[12]\d|3[01])(?P<s>[-/.])(?:0?[1-9]|[12]\d|3[01])(?P=s)(?:(?:19|20)\d\d"
    r"|\d\d)|(?:19|20)\d\d(?P<t>[-/.])\d{1,2}(?P=t)\d{1,2}|(?:19|20)\d\d(?:\s?[-/\u2013]\s?(?:19"
    r"|20)\d\d)+)(?![-/.]?\d)|(?<!\d)\d{1,2}:\d\d(?!\d)|(?:₹|\brs\b\.?|\binr\b|\brupees\b)\s*\d[\d,.]*"
    r"|(?<![\d-])\d[\d,]*(?:\.\d+)?\s?(?:₹|rs\b|inr\b|rupees\b|lakhs?\b|/-|%)|(?<![^\s,;])[^\s,;@]{1,64}@\S+"
)
_DATE_DIGITS = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])\d\d")
_OTHER_ID = any_case(
    r"\b(?:(?:booking|reference|ref|ticket|order|appointment|patient|file|bill|invoice)\s*(?:id|num(?:ber)?|no|code|ref|#)"
    r"|reference|uhid|otp|aadhaa?r|adhar|pan|pin(?:\s?code)?|zip|card)\s*(?:number|no|card|id"
    r"|code)?\s*(?:is)?[\s.:#-]*$"
)
_NEGATED_BEFORE = any_case(
    r"\b(?:not|isn['’]?t|instead of|rather than|remove|delete|forget|ignore|old (?:number|no|one)|wrong number was"
    r"|(?:chang|updat|switch|correct)\w*(?:\s+\w+){0,4}\s+from)(?:\s+(?:my|the|this|old|number|phone|mobile|on|is|was"
    r"|it|its|it['’]s))*[\s:.,-]*$"
)
_NEGATED_AFTER = any_case(
    r"[\s,-]*(?:(?:is|was|it['’]?s)\s+)?(?:the |my |an? )?(?:wrong|old|incorrect|no longer|isn['’]?t|switched off"
    r"|not (?:my|mine|working|correct|right|reachable|in use|valid))\b"
)
_CORRECTION = any_case(r"\b(?:sorry|mean|meant|actually|correction|wrong|no)\b")


@dataclass(frozen=True)
class Phone:
    """A phone number in a message: `number` in E.164, or else the `problem` with what was typed; and where it stands.

    What is personal stays out of the repr.
    """

    number: str | None = field(repr=False)
    problem: Problem | None
    start: int
    end: int


@dataclass(frozen=True)
class _Chunk:
    digits: str
    start: int
    end: int


def find_phone(text: str, region: str = "IN", *, asked: bool = False) -> Phone | None:
    """The phone number that a message gives, or what is wrong with the attempt at one; None if it holds neither.

    Of several, the last that is not turned down ("not 98450 12345 but ...") counts.

    Args:
        text: the message.
        region: the country of numbers without a country code, as two letters.
        asked: whether this answers "what is your phone number?"; then a few digits are already an attempt.
    """
    found = [phone for phone in all_phones(text, region, asked=asked) if not _negated(text, phone)]
    good = [phone for phone in found if phone.number]
    if good and found[-1] is not good[-1] and _CORRECTION.search(text[good[-1].end : found[-1].start]):
        return found[-1]  # "98765 43210, sorry, 98450 1234": the first one must not be stored
    return good[-1] if good else found[-1] if found else None


def all_phones(text: str, region: str = "IN", *, asked: bool = False) -> list[Phone]:
    """Every phone number and every attempt at one in a message, in order, also those that are turned down."""
    # Of equal length, so that positions stay.
    plain = _OTHER.sub(lambda match: "\x00" * len(match.group()), text)
    return [phone for run in _runs(plain) for phone in _read(plain, text, run, region, asked)]


def _runs(text: str) -> Iterator[list[_Chunk]]:
    """The groups of digits that only spaces, dashes and the like keep apart; a + begins a new run."""
    run: list[_Chunk] = []
    for match in _CHUNK.finditer(text):
        chunk = _Chunk(_digits(match), match.start(), match.end())
        before, after = text[chunk.start - 1 : chunk.start], text[chunk.end : chunk.end + 1]
        glued = len(chunk.digits) < 7 and match["digits"] and (before.isalpha() or after.isalpha())
        if run and (glued or not _GAP.fullmatch(text, run[-1].end, chunk.start)):
            yield run
            run = []
        if not glued:  # "2pm" and the parts of "K7M4QX" are no phone number
            run.append(chunk)
    if run:
        yield run


def _digits(match: re.Match[str]) -> str:
    one = match["again"] or match["word"] or ""
    if one:
        return SPELLED.get(one.lower(), one) * {"double": 2, "triple": 3}.get((match["times"] or "").lower(), 1)
    return "".join(str(int(digit)) for digit in match["digits"])  # Devanagari and other digits too


def _read(text: str, typed: str, run: list[_Chunk], region: str, asked: bool) -> Iterator[Phone]:
    total = sum(len(chunk.digits) for chunk in run)
    if total < (FEWEST_ASKED if asked else FEWEST):
        return
    if total > LONGEST_RUN:
        if asked:
            yield Phone(None, "too_long", run[0].start, run[-1].end)
        return
    spans = list(_numbers(text, run, region))
    for number, start, end in spans:
        yield Phone(number, None, start, end)
    if spans or _OTHER_ID.search(typed[max(0, run[0].start - 40) : run[0].start]):
        return
    joined = "".join(chunk.digits for chunk in run)
    start = run[0].start - len(_plus(text, run[0]))
    dated = _DATE_DIGITS.fullmatch(joined) or all(re.fullmatch(r"(?:19|20)\d\d", chunk.digits) for chunk in run)
    if not asked and (total > MOST or dated or re.search(r"[^\W\d_]-$", text[:start]) or joined.startswith("1800")):
        return
    problem = number_problem(_plus(text, run[0]).strip() + joined, region)
    yield Phone(None, problem, start, run[-1].end)


def _numbers(text: str, run: list[_Chunk], region: str) -> Iterator[tuple[str, int, int]]:
    """The valid numbers in a run: the whole, or else its parts between commas, or else groups that look like one."""
    if whole := _valid(text, run, region):
        yield whole
        return
    parts: list[list[_Chunk]] = [[]]
    for chunk in run:
        if parts[-1] and _CUT.search(text[parts[-1][-1].end : chunk.start]):
            parts.append([])
        parts[-1].append(chunk)
    if len(parts) > 1 and (found := [one for part in parts if part for one in _numbers(text, part, region)]):
        yield from found
        return
    index = 0
    while index < len(run):
        for size in (4, 3, 2, 1):
            window = run[index : index + size]
            # Pairs of digits can be cut anywhere, which finds numbers that nobody meant.
            loose = sum(2 < len(chunk.digits) < 10 for chunk in window) > 2 or (size > 1 and len(window[-1].digits) < 3)
            rest = run[index + size :]
            one_too_many = len(rest) == 1 and len(rest[0].digits) == 1 and not text[rest[0].end :].strip(" .!")
            if len(window) == size and not loose and not one_too_many and (one := _valid(text, window, region)):
                yield one
                index += size - 1
                break
        index += 1


def _plus(text: str, chunk: _Chunk) -> str:
    match = re.search(r"\+[\s(]{0,2}$", text[max(0, chunk.start - 3) : chunk.start])
    return match.group() if match else ""


def _valid(text: str, chunks: list[_Chunk], region: str) -> tuple[str, int, int] | None:
    digits = "".join(chunk.digits for chunk in chunks)
    if not 7 <= len(digits) <= MOST + 4:
        return None
    plus = _plus(text, chunks[0])
    code = str(phonenumbers.country_code_for_region(region))
    forms = ["+" + digits] if plus else [digits]
    if digits.lstrip("0").startswith(code):  # "0 91 98765 43210", "+0091 ..."
        forms.append("+" + digits.lstrip("0"))
    elif plus:
        forms.append(digits)  # a + before a number without country code
    for form in forms:
        if number := callable_number(form, region):
            return number, chunks[0].start - len(plus), chunks[-1].end
    return None


def _negated(text: str, phone: Phone) -> bool:
    before = text[max(0, phone.start - 60) : phone.start]
    return bool(_NEGATED_BEFORE.search(before) or _NEGATED_AFTER.match(text, phone.end))
