"""What the answer policy plans for a turn, from trackers made by hand and without a trained model."""

from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from extensions.importer import FactsImporter
from extensions.policies.answers import AnswerPolicy

P, M = ["prp"], ["mesotherapy"]
Said = dict[str, Any]


@pytest.fixture(scope="module")
def domain(importer: FactsImporter) -> Domain:
    """The project's domain."""
    return importer.get_domain()


@pytest.fixture
def policy(storage: ModelStorage, resource: Resource, context: ExecutionContext) -> AnswerPolicy:
    """The policy as the rules would teach it: each response answers the intent of its name."""
    made = AnswerPolicy(AnswerPolicy.get_default_config(), storage, resource, context)
    made.answer_of = {}
    return made


def said(
    *intents: str,
    about: list[str] | None = None,
    ranking: dict[str, float] | None = None,
    role: str | None = None,
    details: list[str] | None = None,
) -> Said:
    """A message that asks these things about the same treatments."""
    named = about or []
    questions = [{"intent": intent, "confidence": 0.9, "treatments": named, "lead": 0.0} for intent in intents]
    return {
        "intent": {"name": intents[0], "confidence": 0.9},
        "entities": [{"entity": "treatment", "value": each} | ({"role": role} if role else {}) for each in named]
        + [{"entity": "detail", "value": each} for each in details or []],
        "questions": [] if intents[0] in ("nlu_fallback", "affirm") else questions,
        "intent_ranking": [{"name": name, "confidence": score} for name, score in (ranking or {}).items()],
    }


def unclear(intent: str, text: str) -> Said:
    """A message that is hardly taken for what it is taken for."""
    message = {**said(intent), "text": text}
    return {**message, "questions": [{"intent": intent, "confidence": 0.45, "treatments": [], "lead": 0.0}]}


def after_thanks(text: str, about: list[str]) -> Said:
    """A message of thanks that ends with a name."""
    message = said("thanks", about=about, ranking={"inform_treatment": 0.8})
    name = {"entity": "treatment", "value": about[0], "start": text.rfind("meso"), "end": text.rfind("meso") + 4}
    return {**message, "entities": [name], "text": text}


def dated(intent: str, text: str) -> Said:
    """A message with a date."""
    return {**said(intent), "entities": [{"entity": "date", "value": text}], "text": text}


def play(policy: AnswerPolicy, domain: Domain, *messages: Said) -> list[list[tuple[str, str | None]]]:
    """Each turn's responses with the treatment that each is about, as Rasa would carry them out."""
    events: list[Event] = [ActionExecuted("action_session_start"), ActionExecuted("action_listen")]
    turns = []
    for message in messages:
        events.append(UserUttered(message.get("text", "…"), message["intent"], message["entities"], message))
        events += [SlotSet("treatment", each["value"]) for each in message["entities"] if not each.get("role")]
        turn: list[tuple[str, str | None]] = []
        while len(turn) < 10:
            tracker = DialogueStateTracker.from_events("patient", events, domain.slots)
            prediction = policy.predict_action_probabilities(tracker, domain)
            if not any(prediction.probabilities):
                turn.append(("left to the rules", None))
                break
            action = domain.action_names_or_texts[prediction.max_confidence_index]
            slots = {event.key: event.value for event in prediction.optional_events}
            events += [*prediction.optional_events, ActionExecuted(action)]
            if action == "action_listen":
                break
            turn.append((action, slots.get("treatment")))
            payload = slots.get("suggestion_payload")
            events.append(BotUttered("…", {"buttons": [{"title": "…", "payload": payload}] if payload else None}))
        turns.append([step for step in turn if step[0] not in ("utter_introduction", "utter_suggest")])
    return turns


DETAIL = ("utter_detail", None)
NOTHING_NEW = ("utter_nothing_new", None)  # before an answer that was just given
APPROVAL, GUN = "utter_ask_about_approval", "utter_ask_about_gun"
COUNT, GAP, PAIN, PRICE = "utter_ask_session_count", "utter_ask_session_interval", "utter_ask_pain", "utter_ask_price"


@pytest.mark.parametrize(
    ("messages", "turns"),
    [
        ([said("ask_pain", about=P)], [[(PAIN, "prp")]]),
        ([said("ask_pain")], [[(PAIN, None)]]),
        ([said("ask_pain", about=["all"])], [[(PAIN, "all")]]),
        ([said("ask_causes")], [[("utter_ask_causes", None)]]),
        # several treatments, several questions
        ([said("ask_pain", about=[*P, *M])], [[(PAIN, "prp"), (PAIN, "mesotherapy")]]),
        ([said("ask_pain", "ask_session_count", about=P)], [[(PAIN, "prp"), (COUNT, "prp")]]),
        ([said("ask_causes", "ask_price", about=P)], [[("utter_ask_causes", None), (PRICE, "prp")]]),
        # follow-ups
        ([said("ask_pain", about=P), said("inform_treatment", about=M)], [[(PAIN, "prp")], [(PAIN, "mesotherapy")]]),
        ([said("ask_pain", about=P), said("ask_session_count")], [[(PAIN, "prp")], [(COUNT, "prp")]]),
        ([said("ask_pain", about=P), said("thanks"), said("inform_treatment", about=M)],
         [[(PAIN, "prp")], [("left to the rules", None)], [(PAIN, "mesotherapy")]]),
        ([said("ask_causes"), said("inform_treatment", about=M)],
         [[("utter_ask_causes", None)], [("utter_ask_overview", "mesotherapy")]]),
        ([said("inform_treatment", about=P), said("ask_pain")], [[("utter_ask_overview", "prp")], [(PAIN, "prp")]]),
        ([said("ask_pain", about=P), said("ask_causes"), said("ask_session_count")],
         [[(PAIN, "prp")], [("utter_ask_causes", None)], [(COUNT, "prp")]]),
        # the suggestion
        ([said("ask_session_count", about=P), said("affirm")], [[(COUNT, "prp")], [(GAP, "prp")]]),
        ([said("ask_pain", about=P), said("affirm")], [[(PAIN, "prp")], [("left to the rules", None)]]),
        ([said("affirm")], [[("utter_affirm", None)]]),
        # price again
        ([said("ask_price", about=P), said("ask_price"), said("ask_price")],
         [[(PRICE, "prp")], [("utter_ask_price_again", "prp")],
          [("utter_ask_price_still", "prp"), ("utter_offer_call", None)]]),
        # the same once more
        ([said("ask_pain", about=P), said("ask_pain"), said("ask_pain")],
         [[(PAIN, "prp")], [("utter_ask_pain_short", "prp"), ("utter_offer_call", None)],
          [("utter_ask_pain_short", "prp"), ("utter_contact", None)]]),
        ([said("ask_pain", about=P), said("ask_causes"), said("ask_pain")],
         [[(PAIN, "prp")], [("utter_ask_causes", None)], [(PAIN, "prp")]]),
        # the last answer again
        ([said("ask_pain", "ask_price", about=P), said("ask_repeat"), said("ask_repeat")],
         [[(PAIN, "prp"), (PRICE, "prp")]] * 3),
        ([said("ask_repeat")], [[("utter_ask_repeat", None)]]),
        # shorter, more
        ([said("ask_pain", about=P), said("ask_simpler")],
         [[(PAIN, "prp")], [("utter_in_short", None), ("utter_ask_pain_short", "prp")]]),
        ([said("ask_pain", about=P), said("ask_more")], [[(PAIN, "prp")], [("utter_ask_more", None)]]),
        ([said("ask_simpler")], [[("utter_ask_simpler", None)]]),
        # particulars
        ([said("ask_downtime", about=P, details=["washing"])], [[DETAIL, ("utter_ask_downtime", "prp")]]),
        ([said("ask_causes", about=P, details=["washing"])], [[("utter_ask_causes", None)]]),
        ([said("ask_price", about=P, details=["insurance"])], [[DETAIL, ("utter_offer_call", None)]]),
        ([said("ask_session_count", about=P, details=["insurance"])], [[DETAIL, (COUNT, "prp")]]),
        ([said("ask_price", "ask_pain", about=P, details=["insurance"])], [[DETAIL, (PRICE, "prp"), (PAIN, "prp")]]),
        ([said("nlu_fallback", details=["washing"])], [[DETAIL, ("utter_offer_call", None)]]),
        ([said("ask_pain", details=["needle_free"])], [[DETAIL]]),
        ([said("out_of_scope", details=["insurance"])], [[("utter_out_of_scope", None)]]),
        ([said("ask_pain", about=P), said("out_of_scope", details=["insurance"])],
         [[(PAIN, "prp")], [DETAIL, ("utter_offer_call", None)]]),
        ([said("report_urgent", details=["insurance"])], [[("left to the rules", None)]]),
        # those told by treatment carry on as topics do; several or none at all get the answer on all
        ([said("ask_safety", about=M, details=["approval"]), said("inform_treatment", about=P)],
         [[(APPROVAL, "mesotherapy")], [(APPROVAL, "prp")]]),
        ([said("ask_pain", about=P), said("nlu_fallback", details=["gun"])], [[(PAIN, "prp")], [(GUN, "prp")]]),
        ([said("ask_safety", about=[*P, *M], details=["approval"])], [[(APPROVAL, "all")]]),
        ([said("ask_safety", details=["approval"])], [[(APPROVAL, None)]]),
        ([said("ask_other_treatment", about=P, details=["minoxidil"])], [[("utter_ask_about_minoxidil", "all")]]),
        ([said("ask_safety", "ask_session_count", about=P, details=["approval"])],
         [[(APPROVAL, "prp"), ("utter_ask_safety", "prp"), (COUNT, "prp")]]),
        ([said("ask_session_count", "ask_safety", about=P, details=["approval"]), said("inform_treatment", about=M)],
         [[(APPROVAL, "prp"), (COUNT, "prp"), ("utter_ask_safety", "prp")],
          [(APPROVAL, "mesotherapy"), (COUNT, "mesotherapy"), ("utter_ask_safety", "mesotherapy")]]),
        ([said("ask_price", about=P, details=["approval"])], [[(PRICE, "prp")]]),
        ([said("ask_safety", about=M, details=["approval"]), said("ask_simpler")],
         [[(APPROVAL, "mesotherapy")], [("utter_in_short", None), (f"{APPROVAL}_short", "mesotherapy")]]),
        # causes, which are words of other things as well
        ([said("ask_causes", details=["cause_stress"])], [[DETAIL]]),
        ([said("ask_causes", details=["cause_stress", "washing", "cause_tight_hairstyles"])],
         [[("utter_causes_named", None)]]),
        ([said("ask_causes", "ask_regrowth", details=["cause_stress"])],
         [[("utter_ask_causes", None), ("utter_ask_regrowth", None)]]),
        ([said("ask_causes"), said("nlu_fallback", details=["cause_stress"])],
         [[("utter_ask_causes", None)], [DETAIL]]),
        ([said("ask_causes"), said("share_story", details=["cause_stress"])],
         [[("utter_ask_causes", None)], [DETAIL]]),
        ([said("ask_causes"), {**said("ask_suitability", details=["illnesses"]), "text": "what about typhoid"}],
         [[("utter_ask_causes", None)], [DETAIL]]),
        ([{**said("share_story", about=P, details=["other_hair"]), "text": "would it work on a moustache"}],
         [[DETAIL, ("utter_offer_call", None)]]),
        ([{**said("share_story", about=P, details=["other_hair"]), "text": "my moustache is thin"}],
         [[("utter_share_story", None)]]),
        ([said("ask_causes", details=["cause_stress"]), said("ask_signs", details=["cause_stress"])],
         [[DETAIL], [("utter_ask_signs", None)]]),
        ([said("nlu_fallback", details=["cause_stress"])], [[("utter_ask_which", None)]]),
        ([said("nlu_fallback", details=["cause_stress"], ranking={"ask_causes": 0.4, "ask_pain": 0.1})], [[DETAIL]]),
        ([said("out_of_scope", details=["other_hair"])], [[("utter_out_of_scope", None)]]),
        ([said("ask_downtime", details=["other_hair"]), said("out_of_scope", details=["other_hair"])],
         [[DETAIL, ("utter_offer_call", None)], [DETAIL, ("utter_contact", None)]]),
        # unsure, but about what was just told
        ([said("ask_pain", about=P), said("nlu_fallback", ranking={"out_of_scope": 0.5, "ask_pain": 0.3})],
         [[(PAIN, "prp")], [("utter_ask_pain_short", "prp"), ("utter_offer_call", None)]]),
        ([said("ask_pain", about=P), said("nlu_fallback", ranking={"ask_safety": 0.3, "ask_pain": 0.26})],
         [[(PAIN, "prp")], [("utter_ask_pain_short", "prp"), ("utter_offer_call", None)]]),
        ([said("ask_pain", about=P), said("nlu_fallback", ranking={"ask_safety": 0.3, "ask_pain": 0.2})],
         [[(PAIN, "prp")], [("utter_ask_which", None)]]),
        ([said("ask_pain", about=P), said("nlu_fallback", ranking={"out_of_scope": 0.5, "ask_safety": 0.3,
         "ask_pain": 0.29})],
         [[(PAIN, "prp")], [("utter_ask_which", None)]]),
        ([said("ask_pain", about=P), said("thanks"),
          said("nlu_fallback", ranking={"ask_safety": 0.3, "ask_pain": 0.29})],
         [[(PAIN, "prp")], [("left to the rules", None)], [("utter_ask_which", None)]]),
        # unsure, but likeliest a mere name
        ([said("ask_pain", about=P),
          said("nlu_fallback", about=M, ranking={"inform_treatment": 0.3, "ask_signs": 0.2})],
         [[(PAIN, "prp")], [(PAIN, "mesotherapy")]]),
        ([said("ask_pain", about=P),
          said("nlu_fallback", about=M, ranking={"ask_price": 0.3, "inform_treatment": 0.2})],
         [[(PAIN, "prp")], [("utter_ask_which", None)]]),
        # an illness is told beside a question: what the dermatologist must know is said once
        ([{**said("ask_suitability", about=P), "text": "i have asthma, is it ok"}],
         [[("utter_tell_dermatologist", None), ("utter_ask_suitability_short", "prp")]]),
        # doubt
        ([said("doubt"), said("ask_pain", about=P), said("doubt"), said("doubt")],
         [[("utter_doubt", None)], [(PAIN, "prp")], [("utter_doubt_again", None)], [("utter_doubt", None)]]),
        ([said("ask_pain", about=P), {**said("affirm"), "text": "why not"}],
         [[(PAIN, "prp")], [("utter_doubt", None)]]),
        ([said("ask_pain", about=P), {**said("deny"), "text": "so none?"}],
         [[(PAIN, "prp")], [("utter_doubt", None)]]),
        ([said("ask_pain", about=P), {**said("deny"), "text": "no"}],
         [[(PAIN, "prp")], [("left to the rules", None)]]),
        ([said("ask_session_count", about=P), {**said("affirm"), "text": "why not"}],
         [[(COUNT, "prp")], [(GAP, "prp")]]),
        ([said("ask_session_count", about=P), {**said("affirm"), "text": "sure?"}],
         [[(COUNT, "prp")], [("utter_doubt", None)]]),
        ([said("greet"), {**said("affirm"), "text": "yes?"}],
         [[("left to the rules", None)], [("utter_affirm", None)]]),
        # food was asked before, and this goes on with it
        ([said("ask_downtime", about=P, details=["food_before"]), said("out_of_scope", details=["alcohol"])],
         [[DETAIL, ("utter_ask_downtime", "prp")], [DETAIL, ("utter_offer_call", None)]]),
        ([said("ask_downtime", about=P), said("out_of_scope", details=["sport"])],
         [[("utter_ask_downtime", "prp")], [("left to the rules", None)]]),
        ([said("doubt", about=P)], [[("utter_doubt", None), ("utter_ask_how_it_works", "prp")]]),
        # a question that looks like a reply
        *[([said("ask_causes"), unclear("doubt", text)],
           [[("utter_ask_causes", None)], [("utter_not_said", None), ("utter_offer_call", None)]])
          for text in ("and the eyelashes?", "is it serious", "i asked if it spreads",
                       "lol don't they itch", "aur kitna bura hai")],
        *[([said("ask_causes"), unclear("deny", text)],
           [[("utter_ask_causes", None)], [("utter_declined", None)]])
          for text in ("no not really", "nah", "leave that", "will do so", "is good for us")],
        ([said("ask_causes"), unclear("share_story", "i asked what this patch is")],
         [[("utter_ask_causes", None)], [("utter_not_said", None), ("utter_offer_call", None)]]),
        ([said("ask_causes"), {**said("doubt"), "text": "but why is it so different"}],
         [[("utter_ask_causes", None)], [("utter_no_reason", None)]]),
        ([said("ask_causes"), {**said("doubt"), "text": "why should i trust you"}],
         [[("utter_ask_causes", None)], [("utter_doubt", None)]]),
        ([said("ask_causes"), {**said("complain"), "text": "you did not answer, is it contagious"}],
         [[("utter_ask_causes", None)], [("utter_not_said", None), ("utter_offer_call", None)]]),
        *[([said("ask_session_count", about=P), unclear("deny", text)],
           [[(COUNT, "prp")], [(COUNT, "prp"), ("utter_offer_call", None)]])
          for text in ("so it is or it isn't", "enough or not?", "yes or no")],
        ([said("ask_pain", about=P), unclear("deny", "does it or not")], [[(PAIN, "prp")], [("utter_neither", None)]]),
        # thanks that only come before a name
        ([said("ask_pain", about=P), after_thanks("thanks, meso?", M)],
         [[(PAIN, "prp")], [(PAIN, "mesotherapy")]]),
        ([said("ask_pain", about=P), after_thanks("thanks for the words on meso", M)],
         [[(PAIN, "prp")], [("left to the rules", None)]]),
        # a particular that nobody has told goes on as well
        ([said("ask_procedure", details=["shaving"]), said("inform_treatment", about=P)],
         [[DETAIL, ("utter_offer_call", None)], [DETAIL, ("utter_contact", None)]]),
        # the number just told, and whether it is all for ever
        *[([said("ask_session_count", about=P), {**said("ask_session_count"), "text": text}],
           [[(COUNT, "prp")], [("utter_ask_maintenance", "prp")]])
          for text in ("and these six last for life?", "so after that i'm done?", "6 sessions and never again?")],
        *[([said("ask_session_count", about=P), {**said("ask_session_count"), "text": text}],
           [[(COUNT, "prp")], [NOTHING_NEW, (COUNT, "prp"), ("utter_offer_call", None)]])
          for text in ("so six are enough", "how many for a permanent result")],
        # sources
        ([said("ask_source")], [[("utter_ask_source_general", None)]]),
        ([said("ask_pain", about=P), said("ask_source")], [[(PAIN, "prp")], [("utter_ask_source", None)]]),
        ([said("ask_source", ranking={"ask_causes": 0.5})], [[("utter_ask_source", None)]]),
        ([said("ask_source", about=M)], [[("utter_ask_source", None)]]),
        ([said("ask_source", about=P, ranking={"ask_pain": 0.5})], [[(PAIN, "prp")]]),  # of which nothing is told
        # the clinic's own matters
        ([said("ask_pain", about=P), said("ask_clinic_info"), said("ask_clinic_info")],
         [[(PAIN, "prp")], [("utter_ask_clinic_info", None)],
          [("utter_ask_clinic_info", None), ("utter_offer_call", None)]]),
        ([said("ask_clinic_info", details=["qualifications"]), said("inform_treatment", about=P)],
         [[DETAIL, ("utter_offer_call", None)], [("utter_ask_overview", "prp")]]),
        # so many in a year, and not from a day that is a year away
        *[([said("ask_maintenance", about=P), dated("inform_date", text)],
           [[("utter_ask_maintenance", "prp")],
            [NOTHING_NEW, ("utter_ask_maintenance", "prp"), ("utter_offer_call", None)]])
          for text in ("in a year", "and per month?", "every week")],
        ([said("ask_session_count", about=P), dated("inform_date", "per month")], [[(COUNT, "prp")], [(GAP, "prp")]]),
        ([said("ask_maintenance", about=P), dated("inform_date", "in a year from may")],
         [[("utter_ask_maintenance", "prp")], [("utter_inform_date", None)]]),
        # comparison
        ([said("ask_comparison")], [[("utter_ask_comparison", None), ("utter_comparison_verdict", None)]]),
        ([said("ask_comparison", about=[*P, *M])],
         [[("utter_ask_comparison", "prp"), ("utter_ask_comparison", "mesotherapy"),
           ("utter_comparison_verdict", None)]]),
        ([said("ask_pain", about=P), said("ask_comparison", about=M)],
         [[(PAIN, "prp")],
          [("utter_ask_comparison", "prp"), ("utter_ask_comparison", "mesotherapy"),
           ("utter_comparison_verdict", None)]]),
        ([said("ask_comparison", about=[*P, *M], ranking={"ask_combination": 0.5, "ask_pain": 0.45})],
         [[("utter_ask_comparison", "prp"), ("utter_ask_comparison", "mesotherapy"),
           ("utter_comparison_verdict", None)]]),
        ([said("ask_comparison", about=[*P, *M], ranking={"inform_treatment": 0.6, "ask_pain": 0.5})],
         [[("utter_ask_pain_short", "prp"), ("utter_ask_pain_short", "mesotherapy"),
           ("utter_comparison_verdict", None)]]),
        ([said("ask_comparison", about=[*P, *M], ranking={"ask_comparison": 0.9, "ask_pain": 0.5})],
         [[("utter_ask_pain_short", "prp"), ("utter_ask_pain_short", "mesotherapy"),
           ("utter_comparison_verdict", None)]]),
        # unsure
        ([said("nlu_fallback"), said("nlu_fallback")], [[("utter_ask_which", None)], [("utter_offer_person", None)]]),
        ([said("nlu_fallback"), said("ask_causes"), said("nlu_fallback")],
         [[("utter_ask_which", None)], [("utter_ask_causes", None)], [("utter_ask_which", None)]]),
        # an alarm is the rules' own whatever else the words say
        ([said("ask_pain", about=P), said("report_urgent")], [[(PAIN, "prp")], [("left to the rules", None)]]),
        # what is the rules' own
        ([said("greet")], [[("left to the rules", None)]]),
        ([said("report_urgent")], [[("left to the rules", None)]]),
        ([said("ask_causes"), said("out_of_scope")], [[("utter_ask_causes", None)], [("left to the rules", None)]]),
        # who is speaking is said first, so that even these begin with it
        ([said("out_of_scope")], [[("utter_out_of_scope", None)]]),
    ],
)  # fmt: skip
def test_plan(
    policy: AnswerPolicy, domain: Domain, messages: list[Said], turns: list[list[tuple[str, str | None]]]
) -> None:
    """Each turn gives its answers in order, about the treatments named or talked about, and then listens."""
    assert play(policy, domain, *messages) == turns


def predict(policy: AnswerPolicy, domain: Domain, *events: Event) -> dict[str, Any]:
    """The slots that the first predicted step sets, empty when nothing is predicted."""
    tracker = DialogueStateTracker.from_events("patient", list(events), domain.slots)
    prediction = policy.predict_action_probabilities(tracker, domain)
    return {event.key: event.value for event in prediction.optional_events} | {
        "predicts": any(prediction.probabilities)
    }


def heard(message: Said) -> UserUttered:
    """The event of a message."""
    return UserUttered("…", message["intent"], message["entities"], message)


def test_silent_before_the_first_message(policy: AnswerPolicy, domain: Domain) -> None:
    """Nothing is predicted before a patient has spoken."""
    assert predict(policy, domain, ActionExecuted("action_session_start")) == {"predicts": False}
    assert predict(policy, domain, heard(said("ask_pain"))) != {"predicts": False}


@pytest.mark.parametrize(
    ("about", "titles"),
    [
        ([], ["Pain", "Price", "Causes of hair loss"]),
        (P, ["Pain (PRP)", "Price (PRP)", "Causes of hair loss"]),
    ],
)
def test_options_when_unsure(policy: AnswerPolicy, domain: Domain, about: list[str], titles: list[str]) -> None:
    """The likeliest three questions that have a title become buttons, about the treatment that was named."""
    ranking = {"ask_pain": 0.3, "share_story": 0.29, "ask_price": 0.28, "ask_causes": 0.2, "ask_signs": 0.1}
    unsure = heard(said("nlu_fallback", about=about, ranking=ranking))
    slots = predict(policy, domain, ActionExecuted("utter_greet"), unsure)
    assert [slots[f"option_{number}"] for number in (1, 2, 3)] == titles
    assert slots["option_1_payload"] == ('/ask_pain{"treatment": "prp"}' if about else "/ask_pain")


def test_background_treatment_is_not_talked_about(policy: AnswerPolicy, domain: Domain) -> None:
    """A treatment in the background of a story is not what a bare name is about."""
    story = {**said("inform_treatment"), "text": "my aunt had PRP"}
    story["entities"] = [{"entity": "treatment", "value": "prp", "role": "background", "start": 12, "end": 15}]
    _, turn = play(policy, domain, said("ask_causes"), story)
    assert turn == [("left to the rules", None)]


def test_a_reference_to_nothing_goes_on(policy: AnswerPolicy, domain: Domain) -> None:
    """Where no treatment is known, "that one" is about the topic before, or else about which there are."""
    message = {**said("inform_treatment"), "text": "no treatment at all"}
    assert play(policy, domain, said("ask_regrowth"), message)[1][:2] == [NOTHING_NEW, ("utter_ask_regrowth", None)]
    assert play(policy, domain, message) == [[("utter_ask_treatment_options", None)]]


def test_what_is_urgent_is_said_alone(policy: AnswerPolicy, domain: Domain) -> None:
    """Neither a particular nor a caution nor a booking stands beside urgent advice, which is the rule's."""
    message = said("report_urgent", about=P, details=["insurance"])
    event = UserUttered("i am pregnant and furious, book a visit", message["intent"], message["entities"], message)
    assert predict(policy, domain, event) == {"predicts": False}


@pytest.mark.parametrize(("action", "introduces"), [("action_session_start", True), ("action_tell_course", False)])
def test_who_is_speaking_is_said_once(policy: AnswerPolicy, domain: Domain, action: str, introduces: bool) -> None:
    """What an action has said counts as having spoken, also when nothing else is in sight."""
    events: list[Event] = [ActionExecuted(action), ActionExecuted("action_listen"), heard(said("ask_pain"))]
    tracker = DialogueStateTracker.from_events("patient", events, domain.slots)
    prediction = policy.predict_action_probabilities(tracker, domain)
    chosen = domain.action_names_or_texts[prediction.max_confidence_index]
    assert (chosen == "utter_introduction") is introduces


def test_an_older_button_is_no_further_treatment(policy: AnswerPolicy, domain: Domain) -> None:
    """After something worked out, a button asks what it says, and not the same again for its treatment."""
    button = said("ask_session_interval", about=P)
    pressed = UserUttered('/ask_session_interval{"treatment": "prp"}', button["intent"], button["entities"], button)
    events: list[Event] = [
        heard(said("ask_session_count", about=P)), ActionExecuted("action_tell_course"),
        SlotSet("course", {"kind": "length"}), pressed,
    ]  # fmt: skip
    tracker = DialogueStateTracker.from_events("patient", events, domain.slots)
    prediction = policy.predict_action_probabilities(tracker, domain)
    assert domain.action_names_or_texts[prediction.max_confidence_index] == GAP


def test_what_sounds_like_safe_is_not_said_to_whom_a_doctor_must_ask(policy: AnswerPolicy, domain: Domain) -> None:
    """Praise is no answer to a pregnant patient, who hears the caution instead."""
    message = said("ask_safety", about=P, details=["approval"])
    event = UserUttered("i am pregnant, is prp approved", message["intent"], message["entities"], message)
    events: list[Event] = [ActionExecuted("utter_greet"), ActionExecuted("action_listen"), event]
    tracker = DialogueStateTracker.from_events("patient", events, domain.slots)
    prediction = policy.predict_action_probabilities(tracker, domain)
    assert domain.action_names_or_texts[prediction.max_confidence_index] == "utter_care_safety_pregnant"


@pytest.mark.parametrize("words", ["you didnt answer me", "not what i asked for", "you only answered the first"])
def test_an_answer_that_missed(policy: AnswerPolicy, domain: Domain, words: str) -> None:
    """Who was not answered gets what the message before may have asked too, and then a person."""
    before = heard(said("ask_pain", about=P, ranking={"ask_downtime": 0.4, "ask_price": 0.3}))
    deny = said("deny")
    complains = UserUttered(words, deny["intent"], [], deny)
    events = [before, SlotSet("treatment", "prp"), ActionExecuted("utter_ask_pain"), complains]
    slots = predict(policy, domain, *events)
    assert [slots[f"option_{number}"] for number in (1, 2)] == ["Downtime (PRP)", "Price (PRP)"]
    again = [*events, ActionExecuted("utter_not_answered"), ActionExecuted("action_listen"), complains]
    tracker = DialogueStateTracker.from_events("patient", again, domain.slots)
    prediction = policy.predict_action_probabilities(tracker, domain)
    assert domain.action_names_or_texts[prediction.max_confidence_index] == "utter_offer_person"


def test_no_button_stands_twice(policy: AnswerPolicy, domain: Domain) -> None:
    """In place of what is refused three different questions are offered, first those about the treatment."""
    before = heard(said("ask_pain", about=P, ranking={"ask_causes": 0.4, "ask_price": 0.3}))
    refuses = heard({**said("decline_topic"), "refused": {"topics": ["ask_pain"]}})
    slots = predict(policy, domain, before, SlotSet("treatment", "prp"), ActionExecuted("utter_ask_pain"), refuses)
    assert [slots[f"option_{number}"] for number in (1, 2, 3)] == ["Price (PRP)", "Causes of hair loss", "Treatments"]


def test_learns_from_the_rules(
    policy: AnswerPolicy, domain: Domain, storage: ModelStorage, resource: Resource, context: Any
) -> None:
    """Which response answers an intent is taken from the rules, first action first, and kept in the model."""
    rule = DialogueStateTracker.from_events("rule", [
        ActionExecuted("action_listen"), UserUttered(intent={"name": "ask_price"}), ActionExecuted("utter_ask_pain"),
        ActionExecuted("utter_ask_causes"),
    ])  # fmt: skip
    policy.train([rule], domain)
    loaded = AnswerPolicy.load(AnswerPolicy.get_default_config(), storage, resource, context)
    assert loaded.answer_of == {"ask_price": "utter_ask_pain"}
    assert play(loaded, domain, said("ask_price", about=P)) == [[(PAIN, "prp")]]
