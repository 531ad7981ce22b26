"""Adding a treatment is adding one file and training: shown with treatments that are not shipped."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from clinic.facts import load_facts
from clinic.facts.answers import answers
from clinic.facts.schema import TREATMENT_TOPICS
from clinic.settings import ROOT
from scripts.model import code_digest
from tests.conftest import Reply, Talk, load_agent, talk_to, understand_with

LIGHTCAP = """
name: light cap
names: [led cap, red light helmet]
source: {document: Light on Hair, section: the light cap}
figures:
  sessions: {least: 14, most: 18}
  interval: {weeks: 2}
  minutes: null
  results: {by: {months: 5}}
answers:
  overview: "{name} treatment shines red light on the scalp."
  how_it_works: "{name} light is said to wake up the roots of the hair."
  procedure: "With the {name} you sit under a cap that glows."
  session_duration: null
  downtime: "After the {name} there is no downtime."
  session_count: "{name} treatment takes {sessions} sessions."
  session_interval: "{name} sessions are {interval} apart."
  results_time: "With the {name} results show {results}."
  maintenance: null
  pain: "The {name} is described as painless."
  safety: null
  ingredients: "The {name} uses light only."
  combination: null
  suitability: null
"""
APPROVED = (
    LIGHTCAP
    + """details:
  approval: "The {name} is described as registered."
  grafts: "With the {name} no grafts are moved."
"""
)
GRAFTS = """
grafts: {about: how many grafts there are, names: [graft, grafts], alone: true}
"""
# Others that the examples and `details.yml` know as not told of; the second one's name resembles mesotherapy's.
MINOXIDIL = LIGHTCAP.replace("name: light cap\nnames: [led cap, red light helmet]", "name: minoxidil\nnames: [minox]")
EXOSOMES = LIGHTCAP.replace(
    "name: light cap\nnames: [led cap, red light helmet]", "name: exosome therapy\nnames: [exosomes, exo therapy]"
)
# What general sentences must not deny.
EXOSOMES = EXOSOMES.replace("suitability: null", 'suitability: "{name} is not for anybody during pregnancy."')
EXOSOMES = EXOSOMES.replace("combination: null", 'combination: "{name} can go with PRP."')
EXOSOMES = EXOSOMES.replace("safety: null", 'safety: "{name} can leave small scars. Now and then a headache follows."')
EXOSOMES = EXOSOMES.replace("there is no downtime.", "there is no downtime. Leave tight caps off until the morning.")
EXOSOMES = EXOSOMES.replace("With the {name} you sit under a cap", "A fine needle puts {name} under skin")
EXOSOMES = EXOSOMES.replace("The {name} is described as painless.", "With {name} no cream is needed.")
EXOSOMES = EXOSOMES.replace("shines red light on the scalp.", "puts drops on the scalp. No blood is taken for it.")
EXOSOMES = EXOSOMES.replace("results: {by: {months: 5}}", "results: null")
EXOSOMES = EXOSOMES.replace('results_time: "With the {name} results show {results}."', "results_time: null")
EXOSOMES += 'details: {washing: "After {name}, keep the scalp dry."}\n'
CLINIC = """
name: Inform Clinics
address: null
phone: null
hours: {mon: "10:00-19:00", tue: "10:00-19:00", wed: "10:00-19:00", thu: "10:00-19:00", fri: closed, sat: closed,
  sun: closed}
prices: {prp: "₹6,000 a session"}
"""
QUESTIONS = {
    "overview": "explain {} to me in short",
    "how_it_works": "how does {} work inside the skin",
    "procedure": "walk me through how {} gets done",
    "session_duration": "tell me the minutes that one {} visit needs",
    "downtime": "does {} mean days off from my job",
    "session_count": "how many visits would i be signing up for with {}",
    "session_interval": "how many weeks pass between two {} visits",
    "results_time": "after how many months does {} show something",
    "maintenance": "do i have to repeat {} later on to keep the hair",
    "pain": "would {} be painful for someone like me",
    "safety": "what side effects might {} give me",
    "ingredients": "which substances are inside {}",
    "combination": "can one go for {} together with some other treatment",
    "suitability": "is {} allowed for a diabetic lady of 60",
    "price": "how much would i pay here for {}",
}


@pytest.fixture(scope="module")
def facts_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped facts and three files more, whose names are taken out of `details.yml`."""
    folder = Path(shutil.copytree(ROOT / "data" / "facts", tmp_path_factory.mktemp("clinic") / "facts"))
    for key, content in (("lightcap", APPROVED), ("minoxidil", MINOXIDIL), ("exosomes", EXOSOMES)):
        (folder / "treatments" / f"{key}.yml").write_text(content, encoding="utf-8")
    (folder / "clinic.yml").write_text(CLINIC, encoding="utf-8")
    with (folder / "details.yml").open("a", encoding="utf-8") as details:
        details.write(GRAFTS)
    return folder


@pytest.fixture(scope="module")
def extended(facts_folder: Path) -> Iterator[Any]:
    """An assistant trained with these facts, and with nothing else changed."""
    from scripts.quiet_rasa import train

    # A cache of its own: the one of `make train` is deleted when somebody trains with changed code meanwhile.
    cache = ROOT / ".rasa" / "new-treatment" / code_digest()
    for outdated in cache.parent.glob("*"):
        if outdated != cache:
            shutil.rmtree(outdated, ignore_errors=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STRAND_FACTS", str(facts_folder))
        patch.setenv("RASA_CACHE_DIRECTORY", str(cache))
        result = train(
            domain=str(ROOT / "domain.yml"),
            config=str(ROOT / "config.yml"),
            training_files=str(ROOT / "data"),
            output=str(facts_folder.parent),
        )
    # The facts lie in the model: STRAND_FACTS is not set any more when it is loaded.
    yield load_agent(Path(result.model))


@pytest.fixture(scope="module")
def talk(extended: Any) -> Talk:
    """Conversations with that assistant."""
    return lambda *messages: talk_to(extended, *messages)


@pytest.fixture(scope="module")
def texts(facts_folder: Path) -> dict[tuple[str, str | None], str]:
    """The answers that follow from these facts."""
    return {(answer.topic, answer.treatment): answer.text for answer in answers(load_facts(facts_folder))}


def test_every_topic_has_a_question() -> None:
    """The rows below leave no topic out."""
    assert set(QUESTIONS) == {*TREATMENT_TOPICS, "price"}


@pytest.mark.parametrize(
    "name",
    [
        "light cap",
        "Light-Cap",
        "lightcap",
        "ligt cap",
        "the led caps",
        "red light helmit",
        "led-cap",
        "a red-light helmet",
        "redlight helmet",
    ],
)
def test_names_are_found(extended: Any, name: str) -> None:
    """Its names are found, also misspelled."""
    entities = understand_with(extended, f"does {name} hurt")["entities"]
    assert [entity["value"] for entity in entities] == ["lightcap"]


@pytest.mark.parametrize("topic", QUESTIONS)
def test_every_topic_is_answered(talk: Talk, texts: dict[tuple[str, str | None], str], topic: str) -> None:
    """Each topic is answered from the file, or said not to be stated where the file says null."""
    (reply,) = talk(QUESTIONS[topic].format("light cap"))
    assert texts[topic, "lightcap"] in reply.text


@pytest.mark.parametrize(
    ("topic", "figure"), [("session_count", "14 to 18"), ("session_interval", "2 weeks"), ("results_time", "5 months")]
)
def test_figures(talk: Talk, topic: str, figure: str) -> None:
    """Its figures are told for it, and not for another treatment that is named next."""
    its_own, other = talk(QUESTIONS[topic].format("light cap"), "right, and what about prp then")
    assert figure in its_own.text and figure not in other.text


@pytest.mark.parametrize("topic", ["session_duration", "maintenance", "safety", "combination", "suitability", "price"])
def test_silence(talk: Talk, topic: str) -> None:
    """What its file leaves null is said not to be stated."""
    assert "doesn't say" in talk(QUESTIONS[topic].format("light cap"))[0].text


def test_particulars(talk: Talk) -> None:
    """A particular in its file is told of it and carries on to the others; one that it lacks is said to be lacking."""
    told, other, lacking = talk(
        "tell me if light cap is fda approved", "and for meso?", "is my own blood used in light cap"
    )
    only = "The article speaks of that only for"
    assert f"The light cap is described as registered. {only} light cap and PRP." in told.text
    assert f"doesn't say that mesotherapy is FDA-approved. {only} light cap and PRP." in other.text
    assert "doesn't say that light cap uses your own blood." in lacking.text and only not in lacking.text
    told, other = talk("how many grafts are put in with the light cap", "number of grafts with prp?")
    assert "With the light cap no grafts are moved." in told.text
    assert "The article speaks of that only for light cap." in other.text


@pytest.mark.parametrize(
    ("message", "told", "denied"),
    [
        ("my wife is pregnant, can she go for exosomes safely", "Exosome therapy is not for anybody during pregnancy.",
         "doesn't say"),
        ("can prp be taken along with another treatment", "Exosome therapy can go with PRP.", "doesn't say"),
        ("are scars a risk of exo therapy", "Exosome therapy can leave small scars.", "doesn't say"),
        ("do i get a headache from exosomes", "Now and then a headache follows.", "doesn't say"),
        ("can my helmet go on after exo therapy", "Leave tight caps off until the morning.", "doesn't say"),
        ("does exo treatment use needles", "A fine needle puts exosome therapy under skin", "doesn't say"),
        ("is the scalp made numb for exosomes", "With exosome therapy no cream is needed.", "doesn't say"),
        ("is blood drawn when i get exosomes", "No blood is taken for it.", "doesn't say"),
        ("when may i wash my hair after exosomes", "After exosome therapy, keep the scalp dry.", "doesn't say"),
        ("how soon do exosomes show results", "doesn't say when exosome therapy shows results", "work out the dates"),
    ],
)  # fmt: skip
def test_no_general_sentence_denies_what_its_file_says(talk: Talk, message: str, told: str, denied: str) -> None:
    """Neither cautions nor particulars say that nothing is told of what its file tells, nor offer what it cannot do."""
    (reply,) = talk(message)
    assert told in reply.text and denied not in reply.text


def test_what_the_clinic_filled_in_is_told_again(talk: Talk) -> None:
    """Hours are told whenever they are asked for; that no price is known is no repetition after one that is."""
    hours = "Mon to Thu 10:00-19:00, Fri to Sun closed"
    assert [hours in reply.text for reply in talk("clinic timing please", "till what time on thursday")] == [True] * 2
    known, unknown, again = talk("prp price please", "light cap price please", "and what does micro needling cost")
    assert "₹6,000 a session" in known.text and "still can't name one" not in unknown.text
    assert "still can't name one" in again.text
    *_, told = talk("light cap price please", "and what does micro needling cost", "then the price of prp")
    assert "₹6,000 a session" in told.text and "no price" not in told.text


def test_listed_among_the_options(talk: Talk) -> None:
    """It is named among the treatments, has a button, and stands in answers about all of them."""
    greeting, options, overview = talk(
        "good morning to all of you", "/ask_treatment_options", '/ask_overview{"treatment": "lightcap"}'
    )
    assert "light cap" in greeting.text and "light cap" in options.text
    assert '/ask_overview{"treatment": "lightcap"}' in options.buttons.values()
    assert "red light" in overview.text
    assert "14 to 18" in talk("how many visits would this take altogether")[0].text


def test_prices_are_weighed(talk: Talk) -> None:
    """A price that is named is right or not; of several sessions only the price is told."""
    wrong, right, several = talk("plasma costs 9000 here na", "it is 6,000 right?", "and would that be for 4 sittings?")
    assert "No, not by the clinic's price" in wrong.text and "6,000" in wrong.text
    assert "Yes, by the clinic's price" in right.text
    assert "6,000" in several.text and "Yes" not in several.text and "3 to 6" not in several.text


def test_hours_of_a_day(talk: Talk) -> None:
    """Until when the clinic is open on a day is no question for a course."""
    assert "19:00" in talk("monday, till when?")[0].text


def test_compared(talk: Talk) -> None:
    """It can be compared with the others."""
    reply: Reply = talk("which one is the better choice, light cap or prp")[0]
    assert "14 to 18" in reply.text and "3 to 6" in reply.text


def test_followed_up(talk: Talk) -> None:
    """A follow-up that only names it works after an answer about another treatment, and the other way round."""
    first, second, third = talk(
        QUESTIONS["session_count"].format("meso"), "right, and what about light cap then", "then for prp?"
    )
    assert ["at least 8" in first.text, "14 to 18" in second.text, "3 to 6" in third.text] == [True] * 3
    assert "at least 8" not in second.text and "14 to 18" not in third.text


@pytest.mark.parametrize(
    ("message", "topic", "treatment"),
    [
        ("minoxidl side effects", "safety", "minoxidil"), ("minox, price?", "price", "minoxidil"),
        ("is exosome therapy available in your hospital", "overview", "exosomes"),
        ("do you guys do minoxidil", "overview", "minoxidil"), ("exosomes painful?", "pain", "exosomes"),
        ("how many sittings of exo therapy", "session_count", "exosomes"),
        ("how many sittings of mesotherapy", "session_count", "mesotherapy"),
    ],
)  # fmt: skip
def test_no_other_treatment_any_more(
    talk: Talk, texts: dict[tuple[str, str | None], str], message: str, topic: str, treatment: str
) -> None:
    """What the examples know as a treatment not told of is answered from its file, once it has one."""
    assert texts[topic, treatment] in talk(message)[0].text


def test_others_are_still_not_told_of(talk: Talk) -> None:
    """A treatment without a file is still said not to be told of."""
    for message in ("finasteride side effects please", "can you plant hair by fue there"):
        assert "says nothing about that" in talk(message)[0].text, message


@pytest.mark.parametrize("topic", QUESTIONS)
@pytest.mark.parametrize("name", ["prp", "micro needling", "meso"])
def test_shipped_treatments_are_unchanged(
    extended: Any, understand: Callable[[str], dict[str, Any]], topic: str, name: str
) -> None:
    """The shipped treatments are understood as before."""
    question = QUESTIONS[topic].format(name)
    before, after = understand(question), understand_with(extended, question)
    asked = [[(each["intent"], each["treatments"]) for each in parsed["questions"]] for parsed in (before, after)]
    assert asked[0] == asked[1]
