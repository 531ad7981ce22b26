"""Messages come apart where one question may end, and never inside a name."""

import pytest

from extensions.nlu.clauses import MOST_CLAUSES, beyond_reply, clauses, only_tells, starts_anew, without_joiner


def pieces(text: str, keep_whole: tuple[tuple[int, int], ...] = ()) -> list[str]:
    """The clauses as texts."""
    return [text[start:end].strip() for start, end in clauses(text, keep_whole)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("does it hurt", ["does it hurt"]),
        ("does it hurt? is it safe?", ["does it hurt?", "is it safe?"]),
        ("does it hurt?is it safe", ["does it hurt?", "is it safe"]),
        ("is prp safe and cheap", ["is prp safe", "and cheap"]),
        ("price, pain, downtime", ["price,", "pain,", "downtime"]),
        ("price,pain", ["price,", "pain"]),
        ("price/pain", ["price/", "pain"]),
        ("sessions n cost", ["sessions", "n cost"]),
        ("I am 30. Does it hurt", ["I am 30.", "Does it hurt"]),
        ("does it hurt how many sessions", ["does it hurt", "how many sessions"]),
        ("pain - cost", ["pain -", "cost"]),
        ("pain\ncost", ["pain", "cost"]),
        ("rs 5,000 per visit", ["rs 5,000 per visit"]),
        ("0.5 mm needles", ["0.5 mm needles"]),
        ("is it allowed or not? charges", ["is it allowed or not?", "charges"]),
        ("finasteride yes or no? price", ["finasteride yes or no?", "price"]),
        ("firstly cost, secondly pain", ["firstly cost,", "secondly pain"]),
        ("on meso: gap, pain", ["on meso:", "gap,", "pain"]),
        ("at 10:30", ["at 10:30"]),
        ("ready by then and till then", ["ready by then", "and till then"]),
        ("prp better which is cheaper", ["prp better", "which is cheaper"]),
        ("after how many weeks", ["after how many weeks"]),
        ("pain how long is it", ["pain", "how long is it"]),
        ("don't tell me the cost", ["don't tell me the cost"]),
        ("I am sick, 38, on tablets", ["I am sick,", "38, on tablets"]),
        ("", [""]),
        ("???", ["???"]),
        ("hi!!!", ["hi!!!"]),
    ],
)
def test_cut(text: str, expected: list[str]) -> None:
    """Cuts are made at signs, joining words and question words, and only between pieces that have words."""
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "text", ["", "a", "a? b! c", "one, two and three / four\nfive; six", " and ", "?!?", "x" * 3000]
)
def test_nothing_is_lost(text: str) -> None:
    """The clauses follow each other without a gap from the first to the last character."""
    found = clauses(text)
    assert "".join(text[start:end] for start, end in found) == text


def test_names_stay_whole() -> None:
    """A cut that would go through a name is not made."""
    text = "what is p/r/p and cost"
    assert pieces(text, ((8, 13),)) == ["what is p/r/p", "and cost"]


def test_long_story_keeps_its_end() -> None:
    """Of very many clauses the last ones stay apart, as the question comes last."""
    found = pieces(". ".join(f"part {number}" for number in range(40)))
    assert len(found) == MOST_CLAUSES
    assert found[-1] == "part 39" and found[0].startswith("part 0.")


@pytest.mark.parametrize(
    ("clause", "expected"),
    [("and cost", "cost"), ("second, cost", "cost"), ("thirdly, cost", "cost"), ("second cost", "second cost"),
     (" and also cost ", "cost"), ("as well as cost", "cost"), ("& cost", "cost"),
     ("android", "android"),
     ("and", "and"), ("", "")],
)  # fmt: skip
def test_without_joiner(clause: str, expected: str) -> None:
    """The joining word goes, but never the whole clause or a part of a word."""
    assert without_joiner(clause) == expected


@pytest.mark.parametrize(
    ("before", "after", "anew"),
    [("does it hurt? ", "cost", True), ("does it hurt ", "and how much", True), ("the cost, ", "how many", True),
     ("first the cost, ", "secondly is it safe", True), ("i take tablets, ", "is it safe", False),
     ("cancel my visit. ", "do i pay", True), ("my visit was good. ", "do i pay", False),
     ("price, ", "pain, downtime of it", True), ("tell me the pain, ", "downtime", False),
     ("tell the cost, ", "secondly the pain", True), ("does it hurt ", "how much", False),
     ("hello. the cost, ", "pain, downtime? thanks", True), ("for my son: cost, ", "pain, downtime", True),
     ("age 29, ", "male, married", False), ("safe ", "and effective", False), ("price ", "n pain n gap", True),
     ("i am 29 ", "and male and married", False)],
)  # fmt: skip
def test_starts_anew(before: str, after: str, anew: bool) -> None:
    """Signs and words that show that the next question starts, and such as leave it open."""
    assert starts_anew(before + after, len(before)) == anew


@pytest.mark.parametrize(
    ("clause", "tells"),
    [("my mother is scared", False), ("my mother took it", True), ("she booked my visit", True),
     ("if yes keep me for thursday", False), ("my slot needs another day", False), ("price", False)],
)  # fmt: skip
def test_only_tells(clause: str, tells: bool) -> None:
    """A wish is no story, though it has no word of a question."""
    assert only_tells(clause) == tells


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ok and the cost", "the cost"),
        ("Thank you so much sir, but pain?", "pain?"),
        ("theek hai aur price", "price"),
        ("ok and doctor", "doctor"),
        ("ok doctor", ""),
        ("thanks for telling me about it", ""),
        ("thanks, for how long", "for how long"),
        ("alright", ""),
        ("okra helps?", ""),
        ("does it hurt, ok", ""),
    ],
)
def test_beyond_reply(text: str, rest: str) -> None:
    """What follows an acknowledgement stands where it stood; there is nothing where it is all, or only addresses."""
    found = beyond_reply(text)
    assert found.strip() == rest
    assert not rest or len(found) == len(text)
