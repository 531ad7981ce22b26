"""Who has to ask a doctor first, which illness was told, and how the patient feels, by the words of a message."""

import pytest
from rasa.shared.core.domain import Domain

from extensions.nlu.reading import Question
from extensions.policies import alarms, care, feelings, illness, unanswered
from extensions.policies.before import Before
from extensions.policies.responses import Responses
from extensions.policies.step import Step
from extensions.policies.turn import Past, Turn


def turn(text: str, intent: str = "share_story", **known: object) -> Turn:
    """A turn with this text in a conversation that has told nothing else."""
    return Turn(intent, text=text, masked=text, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("my sister is pregnant", "pregnant"), ("we are expecting a baby in may", "pregnant"),
        ("may a nursing mother get plasma", "breastfeeding"), ("she breast feeds our son", "breastfeeding"),
        ("it fell out after my delivery", "breastfeeding"), ("my son is 14", "child"), ("a 9 year old girl", "child"),
        ("im 16", "child"), ("is it for kids", "child"), ("she's 17 and shy", "child"),
        ("i am not pregnant", None), ("i am 36", None), ("my son is 14 months into his course of 8 sessions", None),
        ("hair fall for 6 years", None), ("i am 5 weeks into it", None), ("after 8 sessions", None),
         ("my son is 21", None), ("is it a nurse or a doctor", None), ("i nurse our newborn", "breastfeeding"),
        ("dandruff since i was 10 years old", None), ("tell it like i'm 8", None),
        ("talk to me as if i were a 9 year old", None), ("i would like to bring my son, 15 years old", "child"),
        ("it looks like i have thin spots, i am 16", "child"),
    ],
)  # fmt: skip
def test_for_whom(text: str, kind: str | None) -> None:
    """Pregnancy, breastfeeding and a child's age are noticed, and other numbers are none; they stay in mind."""
    assert care.for_whom(turn(text)) == (kind, kind is not None)
    assert care.for_whom(turn("is it safe?", said_before=[text, "and the price?"])) == (kind, False)


def test_who_needs_care_is_not_forgotten() -> None:
    """A caution keeps in a slot whom it is for, which is known when the message that told it is out of sight."""
    (step,) = Before(turn("i am pregnant")).steps()
    assert step.slots["care"] == "pregnant"
    (step,) = Before(turn("is it safe", "doubt", care=step.slots["care"])).steps()
    assert step.action == "utter_care_safety_pregnant"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("i have asthma and take insulin", "asthma and insulin"), ("my mother has high bp", "BP"),
        ("mujhe sugar bhi hai", "blood sugar"), ("does asthma matter", None), ("does thyroid cause this", None),
        ("i have curly hair", None), ("dad had a bypass long ago", "bypass"),
        ("i am diabetic and have diabetes medicines", "diabetes"), ("i heard of you, i have pcos", "PCOS"),
        ("i have allergy to local anaesthesia", "allergy to local anaesthesia"),
        ("i am allergic to penicillin and take aspirin", "allergy to penicillin and aspirin"),
        ("my heart is pounding, i am so happy", None), ("my father has a heart condition", "heart condition"),
        ("i have an egg allergy", "egg allergy"), ("my uncle is a kidney patient, i have thyroid",
         "kidney condition and thyroid condition"), ("he has a heart problem", "heart problem"),
        ("i have no asthma or bp", None), ("my sugar is normal", None), ("my sugar is not normal", "blood sugar"),
        ("can i use aspirin", None), ("should she take an antihistamine", None), ("i had cancer", "cancer"),
        ("can i have treatment, i take aspirin", "aspirin"),
        ("i have heard that it gives allergy", None), ("my friend got an allergy from treatment", None),
    ],
)  # fmt: skip
def test_illnesses_are_told_once(text: str, told: str | None) -> None:
    """An illness or medicine that somebody has is said back, once, as it stands after "the"; none that is hearsay."""
    assert illness.told(turn(text)) == told
    assert illness.told(turn(text, said_before=[text])) is None


@pytest.mark.parametrize(
    ("told", "text", "intent", "caution"),
    [
        ("i have lupus", "is treatment safe", "ask_safety", "utter_care_again"),
        ("my wife takes warfarin", "any risk in it", "ask_safety", "utter_care_again"),
        ("she underwent chemo in may", "when could she begin", "ask_results_time", "utter_care_doctor"),
        ("i have lupus", "which side effects", "ask_safety", None),
        ("i have lupus", "how is it done", "ask_procedure", None),
        ("i have lupus", "when can i begin gym", "ask_downtime", None),
        ("i had typhoid", "is treatment safe", "ask_safety", None),
        ("i take biotin", "is treatment safe", "ask_safety", None),
        ("i have no lupus", "is treatment safe", "ask_safety", None),
    ],
)
def test_an_illness_is_not_forgotten(told: str, text: str, intent: str, caution: str | None) -> None:
    """Who has told of an illness or a medicine hears no praise of a treatment as safe, nor when to start."""
    asked = turn(text, intent, questions=[Question(intent)], said_before=[told, "what is it"])
    assert [step.action for step in Before(asked).steps()] == ([caution] if caution else [])
    if caution:
        assert not care.answers_beside(asked, f"utter_{intent}")


@pytest.mark.parametrize(
    "text",
    ["when may i begin", "how soon can she take it", "how long should we wait", "kab shuru kare",
     "once the baby is born how long to wait"],
)  # fmt: skip
def test_when_to_start_is_for_the_doctor(text: str) -> None:
    """Who is pregnant gets no dates of results or sessions, and no praise."""
    asked = turn(text, "ask_results_time", questions=[Question("ask_results_time")], care="pregnant")
    (step,) = Before(asked).steps()
    assert step.action == "utter_care_safety_pregnant"
    assert Before(asked).kept([Step("utter_ask_results_time")]) == []


@pytest.mark.parametrize(
    ("text", "given", "response"),
    [
        ("so what must we do", ["utter_care_told_child"], care.SAFETY["child"]),
        ("toh ab kya kare", ["utter_care_safety_child"], care.NOT_SAID[1]),
        ("what to do against split ends", ["utter_care_told_child"], None),
        ("so what must we do", ["utter_care_told_child", "utter_ask_price"], None),
    ],
)
def test_what_to_do_after_a_caution_is_for_the_doctor(text: str, given: list[str], response: str | None) -> None:
    """No treatments are listed to who was just told that a doctor comes first."""
    asked = turn(text, "ask_treatment_options", said_before=["my boy is 9"], earlier=given, previous=given[-1:])
    assert care.caution(asked, "child", now=False) == response
    assert care.answers_beside(asked, "utter_ask_treatment_options") is (response is None)


def test_the_age_limit_is_told_instead_of_another_caution() -> None:
    """Who was cautioned and asks from which age it is done hears that nobody has told so."""
    known = {"earlier": ["utter_care_safety_child"], "questions": [Question("ask_suitability")]}
    assert care.caution(turn("lowest age", "ask_suitability", details=["age_limit"], **known), "child", False) is None
    assert care.caution(turn("is it allowed", "ask_suitability", **known), "child", False) == care.NOT_SAID[0]


@pytest.mark.parametrize(
    ("text", "asks"),
    [("so is that normal?", True), ("normal hai kya", True), ("is this usual at this age", True),
     ("is shedding normal", False), ("when is it back to normal", False)],
)  # fmt: skip
def test_whether_it_is_normal_is_not_judged(text: str, asks: bool) -> None:
    """Only a question without a subject of its own is about what was told before."""
    assert unanswered.asks_to_judge(turn(text, earlier=["utter_share_story"])) is asks


@pytest.mark.parametrize(
    ("text", "kind"),
    [("i had typhoid and i just cry", "sad"), ("she cries all night", "sad"), ("will i cry", None),
     ("i cry out of joy", None), ("my niece is terrified of syringes", "needles")],
)  # fmt: skip
def test_tears_are_heard(text: str, kind: str | None) -> None:
    """Who cries over it is comforted, whatever else is told; a question whether one will is none of it."""
    assert feelings.kind_of(turn(text)) == kind


@pytest.mark.parametrize(
    ("text", "date", "dated"),
    [
        ("had typhoid 3 years ago", "3 years ago", False), ("angioplasty in june", "in june", False),
        ("fever since treatment on 3 march", "on 3 march", True), ("thyroid, first session 3 march", "3 march", True),
    ],
)  # fmt: skip
def test_the_day_of_an_illness_begins_no_course(text: str, date: str, dated: bool) -> None:
    """A day told of an illness is none of a treatment."""
    assert illness.without_its_date(turn(text, "inform_date", date_words=date)).has_date is dated


def test_an_alarm_with_a_day_stays_one() -> None:
    """A fever of now is no illness of long ago, whichever day is told with it."""
    alarm = turn("fever of 103 from monday's session", "report_urgent", date_words="monday")
    assert illness.without_its_date(alarm) is alarm


@pytest.mark.parametrize(
    ("text", "allergic"),
    [("my daughter has an allergy", True), ("my cousin got allergies from it", False), ("i got an allergy", True)],
)
def test_an_allergy_that_a_treatment_gave_to_others(text: str, allergic: bool) -> None:
    """Who only tells of somebody else's allergy from a treatment has none."""
    assert care.has_allergy(turn(text)) is allergic


@pytest.mark.parametrize(
    ("text", "before", "named", "intent"),
    [
        ("would treatment go with my warfarin", "", ["prp"], "ask_suitability"),
        ("and treatment while on it?", "i swallow isotretinoin", ["prp"], "ask_suitability"),
        ("does treatment go with thyroid trouble", "", ["prp"], "ask_suitability"),
        ("would treatment go along with my acne tablets", "", ["prp"], "ask_suitability"),
        ("may treatment go with my minoxidil", "", ["prp"], "ask_combination"),
        ("would treatment go with that", "i like tea", ["prp"], "ask_combination"),
        ("is minoxidil used with treatment", "", ["prp"], "ask_combination"),
        ("i take warfarin. do treatment and treatment go together", "", ["prp", "meso"], "ask_combination"),
        ("would treatment go with treatment", "i swallow isotretinoin", ["prp"], "ask_combination"),
    ],
)
def test_beside_an_illness_no_treatments_are_combined(text: str, before: str, named: list[str], intent: str) -> None:
    """What goes with a medicine or an illness asks whom it suits, unless the answers on combining name it."""
    metadata = {"text": "It goes with minoxidil.", "condition": [{"type": "slot", "name": "treatment", "value": "prp"}]}
    responses = Responses(Domain.from_dict({
        "slots": {"treatment": {"type": "text", "mappings": [{"type": "custom"}]}},
        "responses": {"utter_ask_overview": [metadata], "utter_ask_combination": [metadata]},
    }))  # fmt: skip
    question = Question("ask_combination", treatments=named)
    asked = turn(text, "ask_combination", questions=[question], named=named, said_before=[before])
    changed = illness.beside_treatment(asked, responses)
    assert (changed.intent, changed.questions[0].intent) == (intent, intent)


def test_another_illness_is_heard_beside_a_caution() -> None:
    """Who was cautioned before, and then tells of somebody's illness, hears that the dermatologist must know."""
    asked = [Question("ask_suitability", treatments=["prp"])]
    first, second = Before(
        turn("can mom get it, she has asthma", "ask_suitability", questions=asked, care="child")
    ).steps()
    assert (first.slots["told"], second.action) == ("asthma", "utter_care_safety_child")
    heard = turn("he has epilepsy too", care="child", earlier=[second.action], previous=[second.action])
    assert [step.action for step in Before(heard).steps()] == ["utter_tell_dermatologist"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("doctors say it was only panic", None),
        ("i am so sad about it", "sad"), ("feeling low", "sad"), ("no one understands me", "sad"),
        ("was that my own mistake", "blame"), ("i blame myself", "blame"), ("i fear injections a lot", "needles"),
        ("needle phobia", "needles"), ("im worried about my crown", "worried"), ("sounds scary", "afraid"),
        ("i am not scared", None), ("so not hopeless?", None), ("how long does it take", None),
        ("do people cry from it", None),
        ("was depressed in 2019, fine today. is it safe?", None),
    ],
)  # fmt: skip
def test_feelings(text: str, kind: str | None) -> None:
    """Sadness, self-blame, worry, fear and fear of needles are told apart, and from what was or is not."""
    assert feelings.kind_of(turn(text)) == kind


def test_comfort_changes_its_words() -> None:
    """Three messages of sadness get three different sentences."""
    said: list[str] = []
    for _ in range(3):
        said.append(feelings.comfort(turn("so sad", earlier=list(said)), "sad"))
    assert len(set(said)) == 3


@pytest.mark.parametrize(
    ("text", "let_down"),
    [
        ("had five sittings and see no difference", True), ("your treatment did not help, i am furious", True),
        ("after my second session my hair is falling more", True), ("what if there is no result", False),
        ("will it work when tablets did not work", False), ("no results yet?", False), ("is it useless", False),
    ],
)  # fmt: skip
def test_let_down(text: str, let_down: bool) -> None:
    """Only a treatment that somebody has had can have disappointed them."""
    assert feelings.let_down(turn(text)) is let_down


@pytest.mark.parametrize(
    ("turns_ago", "text", "intent", "again"),
    [
        (1, "bukhar bhi hai", "greet", True), (1, "a little better. how many visits", "ask_session_count", True),
        (3, "the ache is still there", "ask_pain", True), (1, "what does it cost", "ask_price", False),
        (3, "does it hurt", "ask_pain", False), (3, "thanks", "thanks", False), (9, "it still burns",
         "ask_pain", False),
    ],
)  # fmt: skip
def test_urgent_advice_stays(turns_ago: int, text: str, intent: str, again: bool) -> None:
    """A further sign brings the advice up again, also turns later; an ordinary question does not."""
    past = [
        Past([("utter_report_urgent", None)], [], []),
        *[Past([("utter_ask_price", None)], [], [])] * (turns_ago - 1),
    ]
    asked = turn(text, intent, past=past, questions=[Question(intent)])
    assert (alarms.again(asked) == "utter_report_urgent_again") is again
    assert alarms.again(turn(text, intent)) is None
