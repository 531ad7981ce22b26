"""What a file in `data/facts` may hold: the schema, and figures as words."""

import re
import string
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import BaseModel, Extra, Field, errors, root_validator, validator
from pydantic.fields import ModelField

GENERAL_TOPICS = ("hair_loss", "causes", "signs", "regrowth", "who_treats", "treatment_options")
TREATMENT_TOPICS = (
    "overview", "how_it_works", "procedure", "session_duration", "downtime", "session_count", "session_interval",
    "results_time", "maintenance", "pain", "safety", "ingredients", "combination", "suitability",
)  # fmt: skip
LONGEST = 1000  # minutes, weeks, months or sessions; a typing error beyond that
EVERY = "all"  # stands for all treatments where an id stands for one
NAME_WORD = re.compile(r"[a-z0-9]+")  # of a name, in small letters
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Faults(ValueError):
    """Several faults in one place, a line each."""

    def __init__(self, lines: list[str]) -> None:
        """Takes all of them."""
        super().__init__("\n".join(lines))


class Strict(BaseModel):
    """Refuses keys that it does not know, and numbers that would have to be rounded."""

    class Config:
        """Settings of pydantic."""

        extra = Extra.forbid
        anystr_strip_whitespace = True

    @validator("*", pre=True)
    def _as_written(cls, value: Any, field: ModelField) -> Any:
        whole = isinstance(field.type_, type) and issubclass(field.type_, int) and field.type_ is not bool
        if whole and isinstance(value, float | bool):
            raise errors.IntegerError()
        return value


class Source(Strict):
    """Where an answer comes from."""

    document: str = Field(title="Title of the document", min_length=1)
    section: str = Field(title="Section of the document, in words that finish a sentence", min_length=1)


class Period(Strict):
    """A time in weeks or in months."""

    weeks: int | None = Field(None, ge=1, le=LONGEST)
    months: int | None = Field(None, ge=1, le=LONGEST)

    @root_validator(skip_on_failure=True)
    def _one_unit(cls, values: dict[str, Any]) -> dict[str, Any]:
        if (values.get("weeks") is None) == (values.get("months") is None):
            raise ValueError("give either weeks or months")
        return values

    @property
    def count(self) -> int:
        """The number of weeks or months."""
        return self.weeks or self.months or 0

    @property
    def days(self) -> float:
        """About how many days it has."""
        return 7 * (self.weeks or 0) + 30.4 * (self.months or 0)

    @property
    def unit(self) -> str:
        """`week` or `month`."""
        return "week" if self.weeks else "month"


class Sessions(Strict):
    """How many sessions a course has: `least` to `most`, or at least `least`."""

    least: int = Field(ge=1, le=LONGEST)
    most: int | None = Field(None, ge=1, le=LONGEST)

    @root_validator(skip_on_failure=True)
    def _in_order(cls, values: dict[str, Any]) -> dict[str, Any]:
        if values["most"] is not None and values["most"] < values["least"]:
            raise ValueError("most must not be smaller than least")
        return values


class Results(Strict):
    """When results show: `from` one time and/or `by` another, or after the least number of `sessions`."""

    start: Period | None = Field(None, alias="from")
    by: Period | None = None
    after: Literal["sessions"] | None = None

    @root_validator(skip_on_failure=True)
    def _stated(cls, values: dict[str, Any]) -> dict[str, Any]:
        start, by, after = (values.get(key) for key in ("start", "by", "after"))
        if bool(by) == bool(after) or (start and after):
            raise ValueError("give `by` (with or without `from`), or `after: sessions`")
        if start and by and start.days > by.days:
            raise ValueError("`from` must not be later than `by`")
        return values


class Figures(Strict):
    """The numbers of a treatment; null where the document states none. `minutes` is the length of one session."""

    sessions: Sessions | None = Field(...)
    interval: Period | None = Field(...)
    minutes: int | None = Field(..., ge=1, le=LONGEST)
    results: Results | None = Field(...)

    @root_validator(skip_on_failure=True)
    def _belong_together(cls, values: dict[str, Any]) -> dict[str, Any]:
        results = values.get("results")
        if values.get("interval") and not values.get("sessions"):
            raise ValueError(
                "an interval needs sessions; where their number is not stated, write null here and put the interval "
                "in words into the answer on session_interval"
            )
        if results and results.after and not values.get("sessions"):
            raise ValueError("results after sessions need sessions")
        return values

    def words(self) -> dict[str, str]:
        """The stated figures as words for answers, by placeholder."""
        words = {}
        if self.sessions:
            least, most = self.sessions.least, self.sessions.most
            words["sessions"] = (
                f"{least} to {most}" if most and most > least else str(least) if most else f"at least {least}"
            )
        if self.interval:
            words["interval"] = _one(self.interval)
        if self.minutes:
            words["minutes"] = str(self.minutes)
        if self.results and self.results.by:
            by, start = self.results.by, self.results.start
            if start:
                earliest = str(start.count) if start.unit == by.unit else _many(start)
                words["results"] = f"in {earliest} to {_many(by)}"
            else:
                words["results"] = f"within {_many(by)}"
        elif self.results:
            words["results"] = f"after {sessions_in_words(words['sessions'])}"
        return words


class Treatment(Strict):
    """One treatment; its file name is its id."""

    name: str = Field(title="Name as it stands inside a sentence")
    names: list[str] = Field(title="Other names that people use; small misspellings are found anyway")
    source: Source
    figures: Figures
    answers: dict[str, str | None] = Field(title="One answer for every topic; null where the document is silent")
    details: dict[str, str] = Field({}, title="Answers on particulars of details.yml, only where the document has any")

    @validator("name")
    def _findable_name(cls, name: str) -> str:
        return _check_names([name])[0]

    @validator("names")
    def _findable_names(cls, names: list[str]) -> list[str]:
        return _check_names(names)

    @validator("answers")
    def _every_topic(cls, answers: dict[str, str | None], values: dict[str, Any]) -> dict[str, str | None]:
        return _check_answers(answers, TREATMENT_TOPICS, _known_words(values), first_names="name")

    @validator("details")
    def _well_worded(cls, details: dict[str, str], values: dict[str, Any]) -> dict[str, str]:
        _check_texts(details, _known_words(values), first_names="name")
        return details

    def answer(self, topic: str) -> str | None:
        """The answer on a topic, with its figures, or None where the document is silent."""
        return self._worded(self.answers.get(topic))

    def particular(self, key: str) -> str | None:
        """The answer on a particular of `details.yml`, or None where the document is silent."""
        return self._worded(self.details.get(key))

    def _worded(self, text: str | None) -> str | None:
        return None if text is None else sentence_case(text.format(name=self.name, **self.figures.words()))


class HairLoss(Strict):
    """What the document says about hair loss in general."""

    source: Source
    causes: dict[str, list[str]] = Field(title="Each cause as it stands in a sentence, and the words for it")
    answers: dict[str, str | None]

    @validator("answers")
    def _every_topic(cls, answers: dict[str, str | None]) -> dict[str, str | None]:
        return _check_answers(answers, GENERAL_TOPICS, {"treatments", "causes"})


class Clinic(Strict):
    """The clinic; null for what it has not told."""

    name: str
    address: str | None = Field(...)
    phone: str | None = Field(...)
    hours: dict[str, str] | None = Field(...)
    prices: dict[str, str] | None = Field(...)

    @validator("hours")
    def _hours(cls, hours: dict[str, str] | None) -> dict[str, str] | None:
        for day, times in (hours or {}).items():
            if day not in DAYS:
                raise ValueError(f"{day} is no day; use {', '.join(DAYS)}")
            if times != "closed" and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d", times):
                raise ValueError(f'{day}: write "10:00-18:00" or closed')
        return hours


class Topic(Strict):
    """How a topic is named on a button and in a sentence, and which one to offer next."""

    title: str
    about: str
    next: str | None = None
    advice: str | None = None


class Detail(Strict):
    """A particular that no topic covers, such as the size of a needle.

    What the documents say of some treatments only stands in the files of these, and `about` has a {name}.
    """

    about: str = Field(title="Completes “The clinic's article doesn't say ...”")
    names: list[str] = Field(title="The words by which it is found in a message", min_items=1)
    answer: str | None = Field(None, title="What to say; null where nobody has told")
    of: Literal["article", "clinic"] = Field("article", title="Who could have told")
    topics: list[str] | None = Field(None, title="Only beside questions on these topics")
    alone: bool = Field(False, title="The answer on the topic adds nothing to it")
    praise: bool = Field(False, title="Sounds like “safe”: not for those who must ask a doctor first")

    @validator("topics", each_item=True)
    def _known(cls, topic: str) -> str:
        if topic not in (*GENERAL_TOPICS, *TREATMENT_TOPICS, "price", "comparison", "other_treatment"):
            raise ValueError(f"unknown topic: {topic}")
        return topic


class Details(BaseModel):
    """The file `details.yml`."""

    __root__: dict[str, Detail]


class Wording(Strict):
    """The words around the answers."""

    not_stated: str
    not_stated_short: str
    contact: str
    contact_by_phone: str
    choose: str
    source: str
    price: str
    price_again: str
    comparison: str
    figure: str
    silent_on: str
    clinic: str
    clinic_unknown: str
    detail: str
    detail_of_clinic: str
    detail_of_others: str
    detail_of_these: str
    cause: str


class Topics(Strict):
    """The file `topics.yml`."""

    wording: Wording
    topics: dict[str, Topic]

    @validator("topics")
    def _every_topic(cls, topics: dict[str, Topic]) -> dict[str, Topic]:
        problems = _difference(topics, (*GENERAL_TOPICS, *TREATMENT_TOPICS, "price", "comparison"))
        problems += [f"{key}: next is no topic: {topic.next}" for key, topic in topics.items()
                     if topic.next and topic.next not in topics]  # fmt: skip
        if problems:
            raise Faults(problems)
        return topics


class Facts(BaseModel):
    """Everything in `data/facts`."""

    clinic: Clinic
    hair_loss: HairLoss
    topics: Topics
    details: dict[str, Detail]
    treatments: dict[str, Treatment]


def listed(words: list[str], last: str) -> str:
    """An enumeration: "PRP, micro-needling and mesotherapy"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def sessions_in_words(number: str) -> str:
    """The stated number with its noun: "3 to 6 sessions", "at least 1 session"."""
    return f"{number} session{'' if number.split()[-1] == '1' else 's'}"


def cause_key(cause: str) -> str:
    """The key of the particular that this is a cause of hair loss."""
    return "cause_" + re.sub(r"\W+", "_", cause)


def sentence_case(text: str) -> str:
    """The text with a capital letter at the start of each sentence, as names such as "micro-needling" have none."""
    return re.sub(r"(?:^|(?<=[.!?]\s))[a-z]", lambda letter: letter.group().upper(), text.strip())


def first_sentence(text: str) -> str:
    """The text up to its first full stop, question mark or exclamation mark that ends a sentence."""
    return re.split(r"(?<=[.!?])\s", text.strip(), maxsplit=1)[0]


def _check_answers(
    answers: dict[str, str | None], topics: tuple[str, ...], known: set[str], first_names: str | None = None
) -> dict[str, str | None]:
    _check_texts(answers, known, first_names, _difference(answers, topics))
    return answers


def _check_texts(
    texts: Mapping[str, str | None], known: set[str], first_names: str | None = None, problems: Iterable[str] = ()
) -> None:
    """Raises ValueError with these problems and those of the texts."""
    problems = [*problems]
    for topic, text in texts.items():
        if text is None:
            continue
        try:
            parts = [part for part in string.Formatter().parse(text) if part[1] is not None]
        except ValueError as error:
            problems.append(f"{topic}: {error}; braces are for placeholders only, such as {{name}}")
            continue
        used = {str(field) for _, field, _, _ in parts}
        problems += [f"{topic}: write {{{field}}} with nothing else in the braces"
                     for _, field, added, conversion in parts if added or conversion]  # fmt: skip
        problems += [f"{topic}: no figure is stated for the placeholder {{{field}}}; these are: {_braced(known)}"
                     for field in sorted(used - known)]  # fmt: skip
        if not text.strip():
            problems.append(f"{topic}: the answer is empty; write null where the document does not say")
        elif first_names and f"{{{first_names}}}" not in first_sentence(text):
            problems.append(f"{topic}: the first sentence must contain {{{first_names}}}, as it is also shown alone")
    if problems:
        raise Faults(problems)


def _known_words(values: dict[str, Any]) -> set[str]:
    """The placeholders that a treatment's texts may have."""
    figures = values.get("figures")
    return {"name", *(figures.words() if figures else Figures.__fields__)}


def _check_names(names: list[str]) -> list[str]:
    """What nobody can type in English letters would never be found, and one letter alone everywhere."""
    wrong = [name for name in names if len("".join(NAME_WORD.findall(name.lower()))) < 2]
    if wrong:
        raise Faults([f"“{name}”: write two English letters or digits at least" for name in wrong])
    return names


def _difference(given: Any, wanted: tuple[str, ...]) -> list[str]:
    missing = [f"{key}: missing; write null if the document does not say" for key in wanted if key not in given]
    return missing + [f"{key}: unknown topic" for key in given if key not in wanted]


def _braced(placeholders: set[str]) -> str:
    return ", ".join(f"{{{placeholder}}}" for placeholder in sorted(placeholders))


def _one(period: Period) -> str:
    return f"a {period.unit}" if period.count == 1 else _many(period)


def _many(period: Period) -> str:
    return f"{period.count} {period.unit}" + ("s" if period.count > 1 else "")
