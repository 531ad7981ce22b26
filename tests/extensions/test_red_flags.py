"""Alarming symptoms that are happening now are told from what might happen."""

from typing import Any

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from extensions.nlu.harmless import has_mild_mark
from extensions.nlu.red_flags import DESPAIR_MARK, RedFlagDetector, marks

DEFAULTS = RedFlagDetector.get_default_config()


@pytest.mark.parametrize(
    "text",
    [
        "i cant breathe", "I can't breathe!!", "i can’t breathe", "she cannot breathe properly",
        "it is hard to breathe since the injection",
        "short of breath after my session", "my chest feels tight", "i have chest pain", "my lips are swelling",
        "tongue is swollen",
        "my throat is closing up", "the swelling is spreading to my neck", "the rash is spreading fast",
        "there is pus on my scalp",
        "the bleeding does not stop", "blood wont stop coming", "i fainted twice today", "my father is unconscious",
        "she passed out just now", "my vision is blurred since yesterday", "unbearable pain since the needles",
        "my face is numb",
        "having a seizure help", "HELP my eyes are swelling shut", "i swallowed the whole strip", "hives all over me",
        "the skin there has turned purple",
        "weezing badly", "breathles on the stairs", "her lips are getting fat", "my toung is swollen",
        "one eye is almost shut", "the eye does not open", "puss on the pillow", "shivering with a temperature of 102",
        "fever and chills at night", "he is shaking uncontrollably", "vomiting blood", "please send an ambulence",
        "i am seeing double", "she sees everything in two", "no sensation in my cheek", "i cant feel my lips",
        "her words are getting jumbled", "the kid licked the cream", "took too many tablets", "bledding does not stop",
        "the pricked area has gone black", "khoon ruk hi nahi raha", "a foul smell from my scalp",
        "usne minoxidil pi liya", "mawad nikla", "my throte closes up", "swolowing is dificult", "tounge so big",
        "peshab me khoon", "he threw up blood", "her stool is black", "sugar shows 41", "pulse went to 170",
        "he had some kind of fit", "she gulped the entire bottle", "gave dad my tablet, thinking it was his",
        "i took all of them", "my pump gives no relief", "the gauze is full again", "i feel i will collapse",
        "he stopped making sense",
    ],
)  # fmt: skip
def test_symptoms_are_marked(text: str) -> None:
    """What is alarming by itself is seen in any wording."""
    assert "symptom" in marks(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "does prp hurt", "how many sessions", "i am scared of needles", "i want to dye my hair", "my hair is dying",
        "this queue is killing me", "hair fall since my fever", "do you use blood", "is it bad for the heart",
        "my eyes are brown", "and the blood one full stop",
        "it is hard to decide", "i cannot see any results yet", "no difference seen",
        "my forehead is getting bigger each year", "is there a difference i will feel", "i see two options",
        "i ate too many sweets", "shaking my head at the price", "my friend drives an ambulance",
    ],
)  # fmt: skip
def test_everyday_words_are_no_symptom(text: str) -> None:
    """Ordinary questions and figures of speech show no symptom."""
    assert "symptom" not in marks(text)


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("can it cause swelling of the face?", True), ("is there a risk of fainting", True),
        ("what if i faint in the chair", True),
        ("could treatment make my lips swell", True), ("i did treatment and my lips swell", False),
        ("i heard of people fainting at the sight of blood", True),
        ("i had a seizure ten years ago", True), ("chest pain?", True),
        ("can pus form after it", True), ("lips swell, what do i do the desk is shut", False),
        ("how likely is a swollen face", True), ("if bleeding does not stop", True),
        ("should a person with fits take it", True), ("agar saans ki dikkat ho", True), ("am i a fit candidate", True),
        ("she gets hives from prawns", True), ("i can't stand needles", True), ("pus cells in urine", True),
        ("lip filler swelling", True), ("bukhar aaya tha, ab theek", True), ("the swelling went down", True),
        ("saans ki dikkat hoti hai kya", True), ("swollen forehead for a day, then nothing", True),
        ("my swelling is not going down", False), ("bukhar aa gaya hai", False), ("the pus smells", False),
        ("my lips are swelling", False), ("chest pain now", False), ("she cannot breathe", False),
    ],
)  # fmt: skip
def test_possibilities_are_told_from_reports(text: str, possible: bool) -> None:
    """What is asked about, or is long past, is marked as possible; what is reported is not."""
    assert ("possible" in marks(text)) is possible


@pytest.mark.parametrize(
    "text",
    ["i want to kill myself", "i want to end my life", "took them all at once, wanted to end it", "better i was dead?",
     "if it never grows back i dont want to live", "I can't see the point of anything any more", "no point in living",
     "what's the sense of everything now", "life just isn't worth living", "nothing to live for", "i wish i was dead",
     "i do not want to be here anymore", "i just want to vanish", "cant go on like this", "giving up on life",
     "i am done with living", "i want it all to end", "nobody would even miss me", "my life is over",
     "jindagi se tang aa gaya", "jeene ka kya fayda",
     "khud ko khatam kar lunga", "marne ka khayal aata hai", "mujhse ab jiya nahi jata", "is duniya me rehna hi nahi"],
)  # fmt: skip
def test_despair_is_always_urgent(text: str) -> None:
    """Who speaks of dying is helped first, whatever else the words say."""
    assert detect(text, 0.1).get(INTENT)["name"] == "report_urgent"


@pytest.mark.parametrize(
    "text",
    [
        "what is the point of prp if it fades", "no point in going for treatment again",
        "i cant go on holiday after it",
        "i want this spot to disappear", "done with minoxidil", "it is not worth the money", "baal mar jate hai kya",
        "what is the meaning of life", "i want to die my hair red",
        "shaadi se pehle sab khatam karna hai", "i am not suicidal",
        "no no, i dont want to kill myself", "marna nahi chahta, bas udaas hu",
    ],
)  # fmt: skip
def test_hair_and_money_are_no_despair(text: str) -> None:
    """Neither giving up on a treatment nor a no to the question is despair."""
    assert "despair" not in marks(text)


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("i fainted at the dentist two years ago and i am well", False), ("had chest pain in 2018, was nothing", False),
        ("pichle saal behosh ho gaya tha, ab theek hu", False), ("as a kid she had fits", False),
        ("what fits a shift worker", False), ("does it fit my timings, or which of them fits", False),
        ("the one that fits is cheap", False), ("my nephew has bad fits", True), ("fits ho rahe hai use", True),
        ("grandpa went into fits", True), ("he fits and shakes", True),
        ("passed out of college in 2020", False), ("cant breathe when i think of the bill", False),
        ("i almost passed out when i saw the price", False), ("my scalp can't breathe under this oil", False),
        ("eyes closing, long night shift", False), ("wrong answer. is swelling of lips a known side effect", False),
        ("tell me, are seizures listed", False), ("i'm not fainting, just curious", False),
        ("he is not fainting but his lips are swelling", True), ("she is not breathing", True),
        ("is her swelling face a known side effect", True),
        ("are seizures a side effect, my brother has it right now", True), ("are seizures a side effect of it", False),
        ("lips are swelling, is fainting listed", True),
        ("i fainted last year and again today", True), ("had treatment last year and cannot breathe", True),
        ("two years ago i fainted, my lips are swelling", True), ("eyes closing after the injection, tired", True),
        ("i had chest pain in march, stent put", False), ("fainted in school, am i still fit for it", False),
        ("rate sunke saans ruk gayi", False), ("my kid fainted in march and is fainting again", True),
        ("i cant breathe when i lie down", True), ("my face swells up like last year, lips are swelling", True),
        ("i fainted, what are the charges", True), ("not suicidal, but i cannot breathe", True),
    ],
)  # fmt: skip
def test_what_only_sounds_like_danger_hides_none(text: str, symptom: bool) -> None:
    """Figures of speech and what is long over are no symptom, and take away none that stands beside them."""
    assert ("symptom" in marks(text)) is symptom


def test_what_is_harmless_must_be_unmistakable() -> None:
    """Where something harmless was taken out, the model alone raises an alarm only when it is very sure."""
    assert (
        detect("i did treatment last year. my head is odd", 0.6, "report_urgent").get(INTENT)["name"] == "report_urgent"
    )
    assert detect("i fainted at school in 2009, fine now", 0.6).get(INTENT)["name"] == "ask_pain"
    assert (
        detect("i fainted in 2009. my head is odd", 0.8, intent="report_urgent").get(INTENT)["name"] == "report_urgent"
    )


@pytest.mark.parametrize(
    ("text", "mild"),
    [
        ("a few tiny dots on the crown since the roller", True),
        ("mildly pink head after my plasma sitting", True),
        ("it itches a bit and my hairline is slightly reddish", True),
        ("chhote daane nikle hai sir par", True),
        ("my head feels itchy since the roller", True),
        ("some tenderness of the scalp", True),
        ("the scalp itches so much that i cry", False),
        ("itchy scalp and hives", False),
        ("itchy arms", False),
        ("slightly red and the neck is thick", False),
        ("small bumps, and they are spreading", False),
        ("few pimples with pus", False),
        ("kinda red since the roller today", True),
        ("bit sore where they pricked", True),
        ("bit sore and hot", False),
        ("throat is a bit sore since then", False),
        ("a little red and warm, with a fever", False),
        ("red as a tomato", False),
    ],
)
def test_a_little_mark_on_the_scalp_is_harmless(text: str, mild: bool) -> None:
    """A little redness, or a few small pimples, is no emergency by itself, and nothing worse is taken for that."""
    assert has_mild_mark(text) is mild
    assert "harmless" in marks(text) or not mild


@pytest.mark.parametrize("text", ["bit rosy since noon, no fever no itching", "it looks odd, without any swelling"])
def test_a_sign_that_is_denied_is_harmless(text: str) -> None:
    """Who says that there is none of the signs is only taken for an emergency when the model is very sure."""
    assert "harmless" in marks(text)


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("was slightly giddy in the chair, i am all right now", True),
        ("little swelling at the hairline, settling since morning", True),
        ("head ache due to exams, saturday suits me", True), ("my neighbour once had a rash from it", True),
        ("slightly giddy, fine now but chest is tight", False), ("slight swelling going down to my cheeks", False),
        ("head ache due to work and speech is slow", False), ("my cousin had swelling, now he cannot swallow", False),
        ("a cousin had a rash since today", False), ("slightly puffy and not going down", False),
        ("the blood will not stop full stop", False),
    ],
)  # fmt: skip
def test_a_slight_sign_that_passes_is_harmless(text: str, harmless: bool) -> None:
    """A slight sign that is going, a long day's headache and a friend's old story are; what is told beside counts."""
    assert ("harmless" in marks(text)) is harmless


@pytest.mark.parametrize(
    ("text", "harmless"),
    [("i wish to quit my course", True), ("wanted to pause the sittings till may", True),
     ("thinking to leave the treatment and this world", False), ("they had to stop the session", False)],
)  # fmt: skip
def test_to_break_off_a_treatment_is_harmless(text: str, harmless: bool) -> None:
    """Who wants to stop a treatment is not taken for somebody who wants to stop everything."""
    assert ("harmless" in marks(text)) is harmless


@pytest.mark.parametrize(
    "text",
    [
        "the infant sucked on the serum dropper, then licked the lotion", "my niece drank conditioner",
        "a girl of six, tablets in her mouth when i came in", "he gulped kerosene", "took the insulin twice by mistake",
        "bachche ne goli kha li", "we cannot rouse her", "dad is limp and cold", "grandma stares at the ceiling",
        "my uncle slumped off the sofa", "can hardly keep my eyes open after the numbing injection",
        "cheeks like balloons since noon", "her nails are turning blue", "nose twice the size", "eyes are only slits",
        "his voice has gone", "two towels soaked already", "greenish fluid comes from the holes",
        "my skull is splitting and on fire", "the worst headache, neck stiff and fever", "stiff neck, lights hurt",
        "a stone on my chest", "he clutched his chest", "her smile went crooked", "brother is talking gibberish",
        "cannot lift the cup", "half my view is gone", "chehra dugna ho gaya", "haath neele pad gaye",
        "a spurt of blood when i let go", "the toddler sipped a vial", "he is reacting badly", "allergy ho rahi hai",
        "i feel i am going to collapse",
        "takiya phir laal", "gardan hil nahi rahi", "seene pe bojh hai", "grandma drags the leg", "a sizure, hurry",
        "uncle is unconsious", "i see two heads on you", "he speaks weird since lunch", "my fingers went numb",
        "pair sun ho gaye", "it hasnt stopped bleeding", "bleeding for six hours", "the fourth bandage is on",
        "had thirty of her pills", "temp 39.4 since the roller", "papa ka bukhar 102 hai", "her fever, it is 103",
        "the thermometer says 101.5 fever", "the patch is leaking cloudy fluid",
    ],
)  # fmt: skip
def test_everyday_words_for_danger_are_marked(text: str) -> None:
    """Danger is seen where it is told without medical words."""
    assert "symptom" in marks(text)


@pytest.mark.parametrize(
    "text",
    [
        "there is a suicide note on her bed", "i said goodbye to my children", "i cut myself again", "cutting my arms",
        "he will not open the bathroom door, blade in my hand", "i am about to jump.", "she jumped off the bridge",
        "my nephew sits on the railing", "lying on the tracks", "i bought rope", "poison ready",
        "she wants to drink phenyl", "he wants to stop being alive",
        "all would be happier if i was gone", "i am a burden to them", "i hope i never wake up", "sleep forever",
        "why do i even stay alive", "what is the use of living", "i would rather be in a grave", "i feel suicidal",
        "i want to leave this world", "tell my son i loved him", "left a letter for papa", "i keep cutting again",
        "i may not make it through the night", "ab hamesha ke liye sona hai", "a painless way to die",
        "sorry for everything, phone will be off", "khud ki jaan le lunga", "why not die today", "i feel like dying",
        "my nephew will kill himself because he is bald", "my flatmate speaks about ending it", "so ugly i could jump",
        "she doesnt want to go on", "mar hi jana hai", "phaansi laga raha hu",
        "the letter for my wife is sealed", "i have left the note for them", "my note is done.",
        "she dreams of jumping",
        "the urge to jump", "i thought about jumping from the balcony",
    ],
)  # fmt: skip
def test_indirect_despair_is_urgent(text: str) -> None:
    """Farewells, means and weariness of life are despair as well, of the patient or of somebody near."""
    message = detect(text)
    assert message.get(INTENT)["name"] == "report_urgent"
    assert message.get("despair")


@pytest.mark.parametrize(
    "text",
    ["i will shoot that doctor", "he wants to kill my sister", "they are here with a knife", "my husband is hitting me",
     "there is acid in his bag", "goli maar dunga",
     "he stands outside with petrol", "he threatened to cut me"],
)  # fmt: skip
def test_threats_are_urgent(text: str) -> None:
    """Violence, threatened or happening, is an emergency whatever the tense."""
    assert detect(text).get(INTENT)["name"] == "report_urgent"


@pytest.mark.parametrize(
    "text",
    [
        "will the shampoo kill the lice", "my wife will kill me for this price", "my hair commits suicide daily",
        "i cut myself while shaving", "it is hitting me hard", "i take the tablets twice a day", "my hair is limp",
        "my hair fell on the floor", "he is going grey", "can't go on a trip", "i have the key to the locked door",
        "head bursting with questions", "folic acid in my diet", "shed rather than cut my hair",
        "you are not answering", "i will jump to the booking", "good for life", "life long medicine",
        "could not keep my eyes open after night shift", "i had fits as a child, none since",
        "i faint on seeing a needle", "kill this dandruff", "breathless with joy", "no rash, no puss, no fever",
        "sujan chali gayi", "the itching has gone", "fever at 40 years of age", "a temperature of 98.4",
        "i left a note with your desk", "the doctor's note is ready", "thinking about jumping from meso to plasma",
        "allergic to eggs from birth, my tongue swelled back then", "nuts since childhood: lips swelled that time",
    ],
)  # fmt: skip
def test_look_alikes_are_no_danger(text: str) -> None:
    """Figures of speech and daily life are neither symptom nor despair nor threat."""
    assert not marks(text) & {"symptom", "despair", "threat"}


def test_whoever_speaks_of_suicide_gets_the_advice_for_despair() -> None:
    """A relative's is despair as well, and no symptom of a body; who only asks about it tells of none."""
    assert detect("my cousin talks of suicide", 0.1).get(DESPAIR_MARK)
    assert detect("does hair loss lead to suicide?", 0.1).get(INTENT)["name"] != "report_urgent"


@pytest.mark.parametrize(
    "text",
    ["will i have a swollen eyelid", "i have to drive", "i've read of fainting", "i haven't started it",
     "just asking about hives", "his stroke was in 2019, he is well now", "a parlour gave my aunt boils, she is okay",
     "seizures as a teen, stable since"],
)  # fmt: skip
def test_what_is_ahead_over_or_only_read_is_not_of_now(text: str) -> None:
    """To have to do something, to have read of it or to be well again ties no sign to now."""
    assert "now" not in marks(text)


def test_haste_is_no_emergency() -> None:
    """Who is in a hurry before a wedding is not sent to hospital, unless something is wrong."""
    assert detect("urgent! my engagement is near", 0.65, "report_urgent").get(INTENT)["name"] == "ask_safety"
    assert detect("urgent! engagement is near and my lips are swelling").get(INTENT)["name"] == "report_urgent"


@pytest.mark.parametrize("text", ["it started today", "i am dizzy", "since yesterday", "my scalp is burning", "help"])
def test_now_is_marked(text: str) -> None:
    """Words for the present are seen."""
    assert "now" in marks(text)


def detect(text: str, alike: float = 0.0, intent: str = "ask_pain", **attributes: Any) -> Message:
    """A message after the detector, which the classifier took for `intent` and which is `alike` an emergency."""
    ranking = [{"name": intent, "confidence": 0.45}, {"name": "report_urgent", "confidence": alike},
               {"name": "ask_safety", "confidence": 0.3}]  # fmt: skip
    asked = [{"intent": intent, "confidence": 0.45, "treatments": ["prp"], "runner_up": ""}]
    message = Message(
        {TEXT: text, INTENT: ranking[0], "intent_ranking": ranking, "questions": asked, ENTITIES: [], **attributes}
    )
    RedFlagDetector(DEFAULTS).process([message])
    return message


@pytest.mark.parametrize(
    ("text", "alike", "intent"),
    [
        ("does it hurt", 0.0, "ask_pain"),
        ("how much does prp cost", 0.3, "ask_pain"),
        ("i cannot breathe", 0.0, "report_urgent"),
        ("my lips are swelling after meso", 0.0, "report_urgent"),
        ("my head feels very odd since the session", 0.9, "report_urgent"),
        ("my head feels very odd since the session", 0.1, "ask_pain"),
        ("could my lips swell from it?", 0.1, "ask_pain"),
        ("my lips swell right now, is that normal?", 0.9, "report_urgent"),
        ("x " * 20_000 + "i cannot breathe", 0.0, "report_urgent"),
        ("i cannot breathe" + " x" * 20_000, 0.0, "report_urgent"),
    ],
)
def test_alarm_comes_before_everything_else(text: str, alike: float, intent: str) -> None:
    """An alarm comes before whatever was asked, also at either end of an overlong message; else nothing changes."""
    message = detect(text, alike)
    assert message.get(INTENT)["name"] == intent
    assert [question["intent"] for question in message.get("questions")] == list(dict.fromkeys([intent, "ask_pain"]))


def test_mere_possibility_is_answered_as_a_question() -> None:
    """What the classifier took for an emergency, but only asks what could happen, gets the next best answer."""
    message = detect("could it make me faint one day?", 0.4, intent="report_urgent")
    assert message.get(INTENT)["name"] == "ask_safety"
    assert [question["intent"] for question in message.get("questions")] == ["ask_safety"]


def test_what_is_unmistakable_needs_no_word_for_now() -> None:
    """What is very much like an emergency counts as one, although its words could speak of what might be."""
    assert detect("fever was high, cannot bend the neck", 0.55).get(INTENT)["name"] == "report_urgent"
    assert detect("fever was high, cannot bend the neck", 0.47).get(INTENT)["name"] == "ask_pain"


@pytest.mark.parametrize(("text", "intent"), [("i cannot breathe", "report_urgent"), ("/ask_pain", "ask_pain")])
def test_settled_messages(text: str, intent: str) -> None:
    """Messages that the intake settled are looked at as well, but for buttons."""
    assert detect(text, settled=True).get(INTENT)["name"] == intent


@pytest.mark.parametrize("key", DEFAULTS)
@pytest.mark.parametrize("value", [-0.1, 1.1])
def test_scores_are_checked(key: str, value: float) -> None:
    """A score that is none is refused before anything is trained."""
    with pytest.raises(ValueError, match=key):
        RedFlagDetector({**DEFAULTS, key: value})
