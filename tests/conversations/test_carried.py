"""What a follow-up carries on: the treatment named beside it, the sense of "how long", one of two compared."""

import pytest

from tests.conversations.conftest import Patient, Turn
from tests.conversations.test_conversations import TEXT

OPTIONS, ALL = TEXT["treatment_options", None][:60], "• "
CONVERSATIONS: list[tuple[str, list[Turn]]] = [
    # the treatment
    ("a session that is told beside the question says of which treatment", [
        ("I'll be getting the roller done on friday. what is the length of a session",
         [TEXT["session_duration", "microneedling"]], [ALL]),
        ("will it be painful", [TEXT["pain", "microneedling"]], [ALL]),
    ]),
    ("an appointment for another treatment is of that one, and asks for its minutes", [
        ("how many visits does plasma take", [TEXT["session_count", "prp"]], []),
        ("my appointment for meso is on the 9th. how long will it take?",
         [TEXT["session_duration", "mesotherapy"]], ["PRP"]),
    ]),
    ("each of one treatment is each of its sessions", [
        ("how many visits does plasma take", [TEXT["session_count", "prp"]], []),
        ("and what is the length of each one", [TEXT["session_duration", "prp"]], [ALL]),
        ("what would each cost me", [TEXT["price", "prp"]], [ALL, "mesotherapy"]),
    ]),
    ("each of two is each of these", [
        ("visits for plasma and meso?", ["3 to 6", "at least 8"], []),
        ("how many minutes is each one",
         [TEXT["session_duration", "prp"], TEXT["session_duration", "mesotherapy"]], ["icro-needling"]),
    ]),
    ("each of all is each of them", [
        ("name all that you have against hair loss", [OPTIONS], []),
        ("and the price of each one", ["mesotherapy, micro-needling or PRP"], []),
    ]),
    ("what two were asked about does not outlast a question on one", [
        ("would plasma or meso be painful", [TEXT["pain", "prp"], TEXT["pain", "mesotherapy"]], []),
        ("the whole course of plasma, how long is that", ["2 to 5 months"], []),
        ("k and the minutes per visit", [TEXT["session_duration", "prp"]], ["mesotherapy"]),
    ]),
    ("a place in the list stands at the end of a question", [
        ("name all that you have against hair loss", [OPTIONS], []),
        ("how many visits for the second?", ["how many micro-needling sessions"], [ALL]),
    ]),
    ("only one of two that were told is told again", [
        ("would plasma or meso be painful", [TEXT["pain", "prp"], TEXT["pain", "mesotherapy"]], []),
        ("oh sorry, only the mesotherapy", [TEXT["pain", "mesotherapy"]], ["PRP"]),
        ("and how far apart are they", [TEXT["session_interval", "mesotherapy"]], ["PRP"]),
    ]),
    ("a name among small words goes on with the question", [
        ("would plasma be painful", [TEXT["pain", "prp"]], []),
        ("aur dermaroller me bhi?", [TEXT["pain", "microneedling"]], []),
    ]),
    # how long
    ("how long of another treatment keeps the sense of the question before", [
        ("after how many months does prp show something", [TEXT["results_time", "prp"]], []),
        ("and how long would the roller take", [TEXT["results_time", "microneedling"]], ["10 minutes"]),
        ("how long is it for meso then", [TEXT["results_time", "mesotherapy"]], ["session of"]),
    ]),
    ("it stays the minutes where these were asked", [
        ("minutes for one go of micro needling", [TEXT["session_duration", "microneedling"]], []),
        ("how long with plasma", [TEXT["session_duration", "prp"]], ["months"]),
    ]),
    ("how long the results last is carried on too", [
        ("for how many years would plasma hold", [TEXT["maintenance", "prp"]], []),
        ("and how long for mesotherapy", [TEXT["maintenance", "mesotherapy"]], ["session of"]),
    ]),
    ("beside the pain and the price it asks for the minutes", [
        ("does the roller hurt, what is the price and how long does it take?",
         [TEXT["pain", "microneedling"], TEXT["price", "microneedling"], TEXT["session_duration", "microneedling"]],
         ["3 to 6 months"]),
    ]),
    ("with nothing before it asks for either", [
        ("so how long will this take", ["10 minutes", "With PRP, new growth"], []),
    ]),
    ("of hair that grows back by itself nobody knows how long", [
        ("does hair return on its own after a fever", [TEXT["regrowth", None]], []),
        ("and how much time does it take", ["how soon hair grows back by itself"], ["10 minutes", "sessions"]),
    ]),
    # treatment
    ("treatment alone asks which there are", [
        ("what makes hair fall out", [TEXT["causes", None]], []),
        ("ok and treatment of this", [OPTIONS], ["genetics"]),
    ]),
    ("reasons alone asks for these where they were offered", [
        ("explain the word alopecia to me", [TEXT["hair_loss", None]], []),
        ("reason?", [TEXT["causes", None]], ["fair to ask"]),
    ]),
    ("how to stop it is of the hair fall", [
        ("i take biotin every morning", ["about the biotin"], []),
        ("so how can i stop it", [OPTIONS], ["without the doctor"]),
    ]),
    ("whether to stop it is of the medicine", [
        ("i take biotin every morning", ["about the biotin"], []),
        ("must i stop it", ["without the doctor"], []),
    ]),
    # comparisons
    ("that one is the one which was told first, and the other one the other", [
        ("plasma or meso, which is over in fewer visits", ["PRP has the fewest sessions"], []),
        ("and is that one painful", [TEXT["pain", "prp"]], ["mesotherapy"]),
        ("and the other", [TEXT["pain", "mesotherapy"]], ["PRP"]),
    ]),
    ("both that were compared by time stay talked about", [
        ("plasma or meso, which is over in fewer visits", ["PRP has the fewest sessions"], []),
        ("which of them is free of pain", ["whether PRP hurts", "whether mesotherapy hurts"], ["icro-needling"]),
        ("well, which one then?", ["for the dermatologist to say"], ["icro-needling"]),
    ]),
    ("which gap is longer asks for the gaps", [
        ("visits for plasma and meso?", ["3 to 6", "at least 8"], []),
        ("whose gap is the longer one",
         [TEXT["session_interval", "prp"], TEXT["session_interval", "mesotherapy"]], ["course"]),
    ]),
    ("how thick the hair gets is told of those of which it is known", [
        ("with which of your treatments does one get the thickest hair",
         ["thickens", "thickness, density"], ["at least 8"]),
    ]),
    ("another name of the same treatment is the same", [
        ("explain plasma treatment to me in short", [TEXT["overview", "prp"]], []),
        ("is that then the same as prp?", [TEXT["overview", "prp"]], ["Mesotherapy"]),
    ]),
]  # fmt: skip


@pytest.mark.parametrize("turns", [turns for _, turns in CONVERSATIONS], ids=[name for name, _ in CONVERSATIONS])
def test_carried(patient: Patient, turns: list[Turn]) -> None:
    """Each reply contains, in this order, what it has to, and nothing that it must not."""
    patient.plays(turns)
