"""What a file in `data/facts` may hold."""

import re
from typing import Any, Literal

from pydantic import BaseModel, Field, validator

from clinic.facts.checks import Faults, Strict, check_texts, differing_topics
from clinic.facts.figures import FIGURE_OF, Figures
from clinic.facts.names import check_names
from clinic.phrasing import listed, sentence_case

GENERAL_TOPICS = ("hair_loss", "causes", "signs", "regrowth", "who_treats", "treatment_options")
TREATMENT_TOPICS = (
    "overview", "how_it_works", "procedure", "session_duration", "downtime", "session_count", "session_interval",
    "results_time", "maintenance", "pain", "safety", "ingredients", "combination", "suitability",
)  # fmt: skip
EVERY = "all"  # stands for all treatments where an id stands for one
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TIMES = re.compile(r"closed|(?P<opens>(?:[01]\d|2[0-3]):[0-5]\d)-(?P<closes>(?:[01]\d|2[0-3]):[0-5]\d)")
A_NAME, VOWEL = re.compile(r"\ba \{name\}", re.IGNORECASE), re.compile(r"[aeio]", re.IGNORECASE)


class Source(Strict):
    """Where an answer comes from."""

    document: str = Field(title="Title of the document", min_length=1)
    section: str = Field(title="Section of the document, in words that finish a sentence", min_length=1)


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
        return check_names([name])[0]

    @validator("names")
    def _findable_names(cls, names: list[str]) -> list[str]:
        return check_names(names)

    @validator("answers")
    def _every_topic(cls, answers: dict[str, str | None], values: dict[str, Any]) -> dict[str, str | None]:
        figures = values["figures"].words() if values.get("figures") else {}
        untold = [f"{topic}: figures: {figure} is stated; write an answer with {{{figure}}}, or null there"
                  for topic, figure in FIGURE_OF.items()
                  if figure in figures and f"{{{figure}}}" not in (answers.get(topic) or "")]  # fmt: skip
        an = [f"{topic}: “a {{name}}” becomes “a {values['name']}”; write an" for topic, text in answers.items()
              if A_NAME.search(text or "") and VOWEL.match(values.get("name", ""))]  # fmt: skip
        problems = [*differing_topics(answers, TREATMENT_TOPICS), *untold, *an]
        check_texts(answers, _known_words(values), "name", problems)
        return answers

    @validator("details")
    def _well_worded(cls, details: dict[str, str], values: dict[str, Any]) -> dict[str, str]:
        check_texts(details, _known_words(values), first_names="name")
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
        lists = {"treatment_options": "{treatments}", "causes": "{causes}"}
        lost = [f"{key}: {words} is missing, which stands for the list of them"
                for key, words in lists.items() if answers.get(key) and words not in str(answers[key])]  # fmt: skip
        check_texts(answers, {"treatments", "causes"}, None, [*differing_topics(answers, GENERAL_TOPICS), *lost])
        return answers


class Clinic(Strict):
    """The clinic; null for what it has not told."""

    name: str = Field(min_length=1)
    address: str | None = Field(..., min_length=1)
    phone: str | None = Field(..., min_length=1)
    hours: dict[str, str] | None = Field(..., example='{mon: "10:00-18:00", tue: "10:00-18:00", ..., sun: closed}')
    prices: dict[str, str] | None = Field(..., example='{id of a treatment: "₹... a session"}')

    @validator("phone")
    def _can_be_called(cls, phone: str | None) -> str | None:
        if phone and not re.search(r"\d\D*\d\D*\d", phone):
            raise ValueError("write the number in digits, or null")
        return phone

    @validator("hours")
    def _every_day(cls, hours: dict[str, str] | None) -> dict[str, str] | None:
        if hours is None:
            return None
        problems = [f"{day} is no day; use {', '.join(DAYS)}" for day in hours if day not in DAYS]
        for day in DAYS:
            times = TIMES.fullmatch(hours.get(day, ""))
            if times is None:
                problems.append(f'{day}: write "10:00-18:00" or closed')
            elif times["closes"] and times["opens"] >= times["closes"]:
                problems.append(f"{day}: closes before it opens; write the earlier time first")
        if problems:
            raise Faults(problems)
        return hours

    @validator("prices")
    def _with_currency(cls, prices: dict[str, str] | None) -> dict[str, str] | None:
        bare = [key for key, price in (prices or {}).items() if re.fullmatch(r"[\d.,\s]+", price)]
        if bare:
            raise Faults([f'{key}: say of what and for what: "₹... a session"' for key in bare])
        return prices


class Topic(Strict):
    """How a topic is named on a button and in a sentence, and which one to offer next."""

    title: str
    about: str = Field(words=("name",))
    next: str | None = None
    advice: str | None = None


class Detail(Strict):
    """A particular that no topic covers, such as the size of a needle.

    What the documents say of some treatments only stands in the files of these, and `about` has a {name}.
    """

    about: str = Field(title="Completes “The clinic's article doesn't say ...”", words=("name",))
    names: list[str] = Field(title="The words by which it is found; ... for up to four others", min_items=1)
    words: list[str] | None = Field(None, title="The words by which a treatment's answer speaks of it; else its names")
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


class FigurePhrases(Strict):
    """A part of a sentence for each figure of a treatment that is stated."""

    sessions: str = Field(words=("sessions",))
    interval: str = Field(words=("interval",))
    minutes: str = Field(words=("minutes",))
    results: str = Field(words=("results",))


class NoFigurePhrases(Strict):
    """The same for each that is not."""

    sessions: str
    interval: str
    minutes: str
    results: str


class ClinicParts(Strict):
    """What the parts of that are called which the clinic may have told of itself."""

    address: str
    phone: str
    hours: str


class Wording(Strict):
    """The words around the answers."""

    not_stated: str = Field(words=("about", "contact"))
    not_stated_short: str = Field(words=("name",))
    contact: str
    contact_by_phone: str = Field(words=("phone",))
    choose: str
    source: str = Field(words=("document", "section"))
    price: str = Field(words=("name", "price"))
    price_again: str = Field(words=("name", "contact"))
    only_combination: str = Field(words=("name",))
    comparison: str = Field(words=("name", "sessions", "interval", "minutes", "results"))
    figure: str = Field(words=("name", "told"))
    figure_not_stated: str
    figures: FigurePhrases
    figures_not_stated: NoFigurePhrases
    silent_on: str = Field(words=("names",))
    clinic: str = Field(words=("name",))
    clinic_unknown: str = Field(words=("unknown",))
    clinic_parts: ClinicParts
    detail: str = Field(words=("about",))
    detail_of_clinic: str = Field(words=("about",))
    detail_for: str = Field(words=("name", "about"))
    detail_of_these: str = Field(words=("names",))
    cause: str = Field(words=("cause",))


class Topics(Strict):
    """The file `topics.yml`."""

    wording: Wording
    topics: dict[str, Topic]

    @validator("topics")
    def _every_topic(cls, topics: dict[str, Topic]) -> dict[str, Topic]:
        problems = differing_topics(topics, (*GENERAL_TOPICS, *TREATMENT_TOPICS, "price", "comparison"))
        problems += [f"{key}: about: {{name}} is for topics on treatments" for key in (*GENERAL_TOPICS, "comparison")
                     if key in topics and "{name}" in topics[key].about]  # fmt: skip
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

    def treatment_names(self, last: str = "and") -> str:
        """The names of all treatments as an enumeration, before the last of which stands `last`."""
        return listed([treatment.name for treatment in self.treatments.values()], last)


def cause_key(cause: str) -> str:
    """The key of the particular that this is a cause of hair loss."""
    return "cause_" + re.sub(r"\W+", "_", cause)


def _known_words(values: dict[str, Any]) -> set[str]:
    """The placeholders that a treatment's texts may have."""
    figures = values.get("figures")
    return {"name", *(figures.words() if figures else Figures.__fields__)}
