"""What follows an emergency, a reaction or despair, and what is said of medicines, by the words of a message."""

import pytest

from extensions.nlu.reading import Question
from extensions.policies import alarms, false_alarms, medicines, reactions
from extensions.policies.still_urgent import AGAIN, DO_SO, NO_CALL, NO_REMEDY, ONCE_MORE
from extensions.policies.turn import Past, Turn

URGENT, (DESPAIR, DESPAIR_AGAIN) = alarms.GIVEN[0], alarms.DESPAIR
IN_CARE, OVER, NO_DANGER = "utter_urgent_in_care", "utter_urgent_over", "utter_urgent_no_danger"
EASED = "utter_despair_eased"


def after(*given: str, text: str, intent: str = "nlu_fallback", **known: object) -> Turn:
    """A turn in a conversation in whose turns these responses were given."""
    past = [Past([(action, None)], [], []) for action in given]
    return Turn(intent, text=text, masked=text, past=past, earlier=list(given), previous=list(given[-1:]), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "intent", "response"),
    [
        ("we reached the hospital", "goodbye", IN_CARE), ("the ambulance came", "share_story", IN_CARE),
        ("they gave her an injection", "share_story", IN_CARE), ("dad is fine now", "report_urgent", OVER),
        ("the swelling has gone", "share_story", OVER), ("it stopped by itself", "nlu_fallback", OVER),
        ("ab theek hu", "affirm", OVER), ("no pain anymore, all is normal", "deny", OVER),
        ("i'm not dizzy at all, only asking", "share_story", NO_DANGER),
        ("she is not swollen, i just asked whether it may", "report_urgent", NO_DANGER),
        ("i'm not dizzy at all, only asking, her lip is blue", "share_story", AGAIN), ("its gone", "deny", OVER),
        ("i was just asking, nobody is ill", "deny", NO_DANGER), ("koi emergency thodi nahi hai", "deny", NO_DANGER),
        ("koi sujan nahi, main theek hu ab", "share_story", OVER), ("only joking", "nlu_fallback", NO_DANGER),
        ("swelling went down, she is awake", "share_story", OVER), ("stopped. thank god", "thanks", OVER),
        ("the dr told us it is nothing, just a rash", "report_urgent", OVER), ("hosh aa gaya papa ko", "affirm", OVER),
        ("the nurse has been called", "affirm", IN_CARE), ("im alright now thankfully", "thanks", OVER),
        ("should the nurse be called", "doubt", AGAIN), ("she said it is normal", "share_story", AGAIN),
        ("phoning the clinic", "talk_to_human", IN_CARE), ("we are driving to a doctor", "share_story", IN_CARE),
        ("why 112, we are well", "doubt", OVER), ("what emergency, i want to book", "report_urgent", NO_DANGER),
        ("the swelling has reduced, relieved", "thanks", OVER), ("it eased after taking the pill", "share_story", OVER),
        ("he is okay now, the rash faded after using calamine", "report_urgent", OVER),
        # what leaves it in doubt
        ("it reduced only a little", "share_story", AGAIN), ("reduced but breathing is heavy", "share_story", AGAIN),
        ("the doctor said he is not fine", "share_story", AGAIN), ("just a fever of 101", "share_story", AGAIN),
        ("called the doctor, no reply", "share_story", AGAIN), ("stopped breathing", "share_story", AGAIN),
        ("the swelling is a little less", "share_story", AGAIN), ("fine now but the tongue is thick", "thanks", AGAIN),
        ("it stopped, still dizzy", "share_story", AGAIN), ("her breathing stopped", "share_story", AGAIN),
        ("should we go to the hospital", "nlu_fallback", AGAIN), ("no hospital is near, not fine", "deny", AGAIN),
        ("and does that stop once she is fine now", "nlu_fallback", AGAIN), ("so who gave them that", "doubt", AGAIN),
        ("am all right now, it stopped", "share_story", OVER), ("he is awake now, can he eat", "nlu_fallback", OVER),
        ("prp, meso, which one is better", "ask_comparison", AGAIN), ("is a lift there, i mean stairs", "doubt", AGAIN),
        ("is it fine?", "doubt", AGAIN), ("no rash", "deny", AGAIN),
        ("no nausea or cough", "share_story", AGAIN),
        ("the receptionist told us it is normal", "share_story", AGAIN), ("grandma thinks its ok", "deny", AGAIN),
        ("see me with the doctor", "book_appointment", AGAIN),
        ("she is ok now and her tongue has become thick and blue", "report_urgent", AGAIN),
    ],
)  # fmt: skip
def test_word_that_it_is_over_ends_the_alarm(text: str, intent: str, response: str | None) -> None:
    """Help or an end of it gets a kind reply and ends the alarm; whatever is in doubt keeps it up."""
    turn = after(URGENT, text=text, intent=intent)
    assert alarms.again(turn) == response
    ended = response in (IN_CARE, OVER, NO_DANGER)
    later = after(URGENT, str(response), text="still swollen", intent="share_story")
    assert (alarms.again(later) is None) is ended


@pytest.mark.parametrize(
    ("text", "response"),
    [("she told me nothing to worry", OVER), ("they say its only gas", OVER), ("he said it is not normal", None)],
)
def test_whose_word_it_is_is_clear_after_a_doctor(text: str, response: str | None) -> None:
    """After word of help, what "he" says is the doctor's."""
    assert alarms.again(after(URGENT, IN_CARE, text=text, intent="share_story")) == response


def test_a_symptom_is_never_over() -> None:
    """A message that names what is alarming by itself is left to the urgent advice."""
    assert (
        alarms.again(after(URGENT, text="he is fine now, cannot breathe", intent="report_urgent", symptom=True)) is None
    )


@pytest.mark.parametrize(
    ("done", "before", "text", "intent", "asks"),
    [
        ("utter_detail", "does treatment leave a mark", "or a rash", "report_urgent", True),
        ("utter_ask_safety", "will i be ok", "what about bleeding", "nlu_fallback", True),
        ("utter_ask_pain", "does it ache", "and chest pain", "report_urgent", True),
        ("utter_detail", "and swelling", "or fever", "out_of_scope", True),
        ("utter_greet", "hi", "no answer. is fever listed for treatment", "report_urgent", True),
        ("utter_ask_safety", "any dangers of treatment", "rash", "report_urgent", True),
        ("utter_ask_safety", "is it harmful", "fever and chills", "report_urgent", True),
        ("utter_detail", "the complications of it", "vomiting", "report_urgent", True),
        ("utter_ask_safety", "is treatment alright", "numbness?", "ask_signs", True),
        ("utter_ask_safety", "will i be ok", "bleeding?", "ask_causes", True),
        ("utter_ask_safety", "any dangers of treatment", "rash since noon", "report_urgent", False),
        ("utter_ask_safety", "i have swelling, is it dangerous", "fever", "report_urgent", False),
        ("utter_ask_safety", "my eyes burn. that is a danger", "fever", "report_urgent", False),
        ("utter_ask_price", "what is the fee", "rash", "report_urgent", False),
        ("utter_ask_price", "what is the fee", "or a rash", "report_urgent", False),
        ("utter_ask_pain", "my scalp is burning", "and fever", "report_urgent", False),
        ("utter_ask_safety", "is it ok", "a rash", "report_urgent", False),
        ("utter_ask_safety", "is it ok", "and my lips swell", "report_urgent", False),
        ("utter_ask_safety", "is it ok", "he has fever. is fever listed", "report_urgent", False),
        (URGENT, "i have hives", "and fever", "report_urgent", False),
    ],
)  # fmt: skip
def test_a_sign_that_is_only_asked_of_raises_no_alarm(
    done: str, before: str, text: str, intent: str, asks: bool
) -> None:
    """A sign added to a question on effects, or asked of the article, is a question, unless somebody has one."""
    turn = false_alarms.as_question(after(done, text=text, intent=intent, said_before=[before], treatment="prp"))
    assert (turn.intent == "ask_safety" and turn.questions[0].treatments == ["prp"]) is asks


def test_what_is_alarming_by_itself_is_no_item_of_a_list() -> None:
    """A mere "trouble breathing" stays urgent, also after a question about risks."""
    turn = after("utter_ask_safety", text="pus", intent="report_urgent", symptom=True, said_before=["any risks"])
    assert false_alarms.as_question(turn).intent == "report_urgent"


def test_the_same_advice_is_not_given_twice_in_a_row() -> None:
    """What is told of a mild sign gets the advice in other words than before; what is urgent anew does not."""
    said = {"text": "it aches slightly", "intent": "share_story"}
    assert alarms.again(after(URGENT, **said)) == AGAIN  # type: ignore[arg-type]
    assert alarms.again(after(URGENT, AGAIN, **said)) == ONCE_MORE  # type: ignore[arg-type]
    assert alarms.again(after(URGENT, AGAIN, ONCE_MORE, **said)) == AGAIN  # type: ignore[arg-type]
    assert alarms.again(after(URGENT, AGAIN, text="rash too", intent="report_urgent")) == AGAIN


def test_what_stopped_may_be_the_breath() -> None:
    """ "It has stopped" is good of bleeding, and not of what must go on."""
    said = {"text": "it has stopped", "intent": "share_story"}
    assert alarms.again(after(URGENT, said_before=["her nose bleeds"], **said)) == OVER  # type: ignore[arg-type]
    assert alarms.again(after(URGENT, said_before=["her breath is weak"], **said)) == AGAIN  # type: ignore[arg-type]


def test_what_is_asked_beside_good_news_is_answered() -> None:
    """Once it is over, a question of the message is left for the answers; who only asks to ask is no caller."""
    asked = [Question("ask_downtime")]
    turn = Turn("ask_downtime", text="it is gone now. may i comb", questions=asked)
    assert (alarms.questions_beside(turn, OVER), alarms.questions_beside(turn, AGAIN)) == (asked, [])
    calls = [Question("talk_to_human")]
    told = Turn("talk_to_human", text="calling them", questions=calls)
    assert [alarms.questions_beside(told, each) for each in (AGAIN, IN_CARE, NO_DANGER)] == [[], [], calls]
    assert not alarms.questions_beside(Turn("ask_clinic_info", text="shall we drive there", questions=asked), AGAIN)
    assert alarms.asks_leave(Turn("talk_to_human", text="i'm safe. may i ask of treatment", questions=calls), EASED)
    assert not alarms.asks_leave(Turn("talk_to_human", text="can i ask for a call", questions=calls), EASED)


@pytest.mark.parametrize(
    ("given", "text", "intent", "response"),
    [
        ([URGENT], "my hair is so dull", "share_story", None),
        ([URGENT], "injection se darr lagta hai", "share_feelings", None),
        ([URGENT, AGAIN], "the itching is back", "share_story", ONCE_MORE),
        ([URGENT, "utter_ask_price"], "khoon nikalta hai kya treatment me", "ask_pain", None),
        ([URGENT, "utter_ask_price"], "khoon ki jaanch hoti hai kya", "ask_procedure", None),
        ([URGENT, "utter_ask_price"], "bukhar abhi bhi hai", "share_story", AGAIN),
        ([URGENT], "is fever a listed side effect", "ask_safety", AGAIN),
        ([URGENT, "utter_ask_price", "utter_ask_price"], "may i give him a crocin", "nlu_fallback", NO_REMEDY),
        ([URGENT, "utter_ask_price"], "can i use shampoo", "ask_downtime", None),
        ([DESPAIR], "ok", "affirm", DESPAIR_AGAIN),
        ([DESPAIR, DESPAIR_AGAIN], "how many visits", "ask_session_count", None),
        ([DESPAIR], "i am with my sister, better now", "share_story", EASED),
        ([DESPAIR], "he sits in a corner and says nothing", "report_urgent", DESPAIR_AGAIN),
        ([DESPAIR], "i was just angry, forget it", "cancel", EASED),
        ([URGENT], "must i rush to the clinic", "ask_clinic_info", AGAIN),
        ([URGENT, AGAIN], "when will they call", "ask_session_interval", ONCE_MORE),
        ([URGENT, OVER], "do we come to the clinic now", "ask_clinic_info", AGAIN),
        ([URGENT, "utter_ask_price"], "can i go to the gym after it", "ask_downtime", None),
        ([URGENT, IN_CARE], "and if the swelling comes back", "ask_regrowth", OVER),
        ([URGENT, IN_CARE], "all well now", "affirm", OVER), ([URGENT, OVER], "all well now", "affirm", None),
        ([], "never suicidal, only tired of it", "nlu_fallback", EASED), ([], "only tired of it", "nlu_fallback", None),
    ],
)  # fmt: skip
def test_advice_comes_back_for_a_sign_or_a_question_about_it(
    given: list[str], text: str, intent: str, response: str | None
) -> None:
    """After urgent advice other matters are answered as ever; signs, and what to give against them, bring it up."""
    turn = after(*given, text=text, intent=intent, questions=[Question(intent)])
    assert alarms.again(turn) == response


@pytest.mark.parametrize(
    ("text", "intent", "sureness", "response"),
    [
        # about it, whatever it may look like
        ("for ten mins now", "ask_session_duration", 0.9, AGAIN), ("it wont move", "ask_other", 0.4, AGAIN),
        ("around the mouth", "ask_procedure", 0.5, AGAIN), ("bas thoda sa", "ask_price", 0.4, AGAIN),
        ("does that pass by itself", "ask_regrowth", 0.9, AGAIN), ("till next week?", "inform_date", 1, AGAIN),
        ("since my treatment", "inform_treatment", 1, AGAIN), ("soch kar bataunga", "nlu_fallback", 1, AGAIN),
        ("must i rush to the clinic", "ask_clinic_info", 0.6, AGAIN), ("i want a slot", "book_appointment", 1, AGAIN),
        ("should i go to a doctor and what do i take along", "ask_clinic_info", 0.5, AGAIN),
        # nobody can be called or sent
        ("an ambulence to flat 9 please", "report_urgent", 1, NO_CALL), ("nobody is here", "share_story", 1, NO_CALL),
        ("the nearest er?", "ask_clinic_info", 0.5, NO_CALL), ("connect me to them", "talk_to_human", 1, NO_CALL),
        ("kisi ko bhej do", "affirm", 1, NO_CALL), ("they do not pick up", "complain", 0.5, NO_CALL),
        # no remedy is judged
        ("can she take an antihistamine", "ask_other_treatment", 0.9, NO_REMEDY),
        ("is ice fine", "out_of_scope", 1, NO_REMEDY), ("ok to apply onion?", "ask_safety", 0.5, NO_REMEDY),
        ("which ointment", "nlu_fallback", 1, NO_REMEDY),
        # who agrees is bidden to go
        ("thank you", "thanks", 1, DO_SO), ("i will", "goodbye", 0.5, DO_SO), ("is that ok", "affirm", 1, AGAIN),
        ("she bleeds still, ok", "affirm", 1, AGAIN),
        # plainly about something else
        ("what is the charge", "ask_price", 0.9, None), ("and parking", "ask_clinic_info", 0.9, None),
        ("is treatment painful", "ask_pain", 0.6, None), ("why do i lose hair", "ask_causes", 0.6, None),
        ("move my booking", "change_appointment", 0.9, None),
    ],
)  # fmt: skip
def test_right_after_the_advice_what_is_not_plainly_something_else_is_about_it(
    text: str, intent: str, sureness: float, response: str | None
) -> None:
    """The emergency stays open until it is over, and the reply fits what is asked of it."""
    questions = [Question(intent, sureness)]
    for given in ([URGENT], [URGENT, NO_REMEDY], [URGENT, reactions.CAUSE]):
        assert alarms.again(after(*given, text=text, intent=intent, questions=questions)) == response


def test_a_booking_by_name_is_taken_once_the_advice_was_heard_twice() -> None:
    """Who asks again to book a treatment means to; anything else to book waits."""
    asked = {"text": "book treatment", "intent": "book_appointment", "questions": [Question("book_appointment")]}
    assert alarms.again(after(URGENT, named=["prp"], **asked)) == AGAIN  # type: ignore[arg-type]
    assert alarms.again(after(URGENT, AGAIN, named=["prp"], **asked)) is None  # type: ignore[arg-type]
    assert alarms.again(after(URGENT, AGAIN, **asked)) == ONCE_MORE  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("is it from the needles", reactions.CAUSE), ("could that be my session", reactions.CAUSE),
        ("how did this happen", reactions.CAUSE), ("may i have the next sitting", reactions.SESSION),
        ("why are you asking", AGAIN), ("should i wait", AGAIN),
    ],
)  # fmt: skip
def test_the_cause_of_an_open_emergency_is_not_judged(text: str, response: str) -> None:
    """Both answers bid to see a doctor as well."""
    assert reactions.after_alarm(after(URGENT, text=text)) == response


@pytest.mark.parametrize(
    ("given", "told", "text", "intent", "response"),
    [
        ([URGENT, IN_CARE], "", "is that written anywhere in the article", "nlu_fallback", reactions.CAUSE),
        ([URGENT, OVER], "", "how did this happen", "ask_causes", reactions.CAUSE),
        ([URGENT], "", "was it the needle", "nlu_fallback", reactions.CAUSE),
        ([URGENT, "utter_ask_price"], "", "what makes hair fall", "ask_causes", None),
        ([URGENT, "utter_ask_hair_loss"], "", "what is the reason", "ask_causes", None),
        ([URGENT, OVER, "utter_ask_price"], "", "may she do another sitting", "ask_session_count", reactions.SESSION),
        ([URGENT, OVER], "", "agla session kab le", "ask_session_interval", reactions.SESSION),
        ([URGENT, OVER], "", "how many sessions are there", "ask_session_count", None),
        ([URGENT, OVER], "", "agli sitting kitne hafte baad", "ask_session_interval", reactions.SESSION),
        ([URGENT, OVER], "", "how long until the next one", "ask_session_interval", reactions.SESSION),
        ([], "", "small red spots here since my treatment sitting", "share_story", reactions.SESSION),
        ([], "i had hives after my first treatment", "when is the next due", "ask_session_interval", reactions.SESSION),
        ([], "", "treatment gave me a bad rash, shall i continue", "nlu_fallback", reactions.SESSION),
        ([], "", "treatment ke baad khujli ho gayi thi", "share_story", reactions.SESSION),
        ([reactions.SESSION], "i got a fever after treatment", "so it is safe?", "ask_safety", reactions.SAFETY_AGAIN),
        ([], "treatment was done on monday", "pimples are coming on my scalp", "out_of_scope", reactions.SESSION),
        ([], "i took a sitting of treatment", "my head has a swollen spot", "ask_signs", reactions.SESSION),
        ([], "", "finished treatment on sunday, boils at the back of my head", "inform_date", reactions.SESSION),
        ([], "", "the place where treatment was given has a lump", "nlu_fallback", reactions.SESSION),
        ([], "treatment liya tha", "sar pe laal daane hai", "share_story", reactions.SESSION),
        ([], "after treatment . i see bumps", "was it an infection", "ask_safety", reactions.CAUSE),
        ([], "i had treatment in may", "will pimples come", "ask_safety", None),
        ([], "i had treatment in may", "no rash, all is good", "deny", None),
        ([], "i want to have treatment done", "my scalp has pimples", "share_story", None),
        ([], "", "my scalp has spots, can i have treatment", "ask_suitability", None),
        ([], "i did treatment", "my friend has bumps from hers", "share_story", None),
        ([], "i did treatment", "the acne was there for years", "share_story", None),
        ([reactions.SESSION], "after treatment i got boils", "when do they vanish", "ask_causes", reactions.LOOKED_AT),
        ([reactions.CAUSE], "after treatment i got boils", "should i see one", "ask_who_treats", reactions.LOOKED_AT),
        ([reactions.LOOKED_AT], "after treatment i got boils", "okay", "affirm", None),
        ([reactions.LOOKED_AT], "after treatment i got boils", "what makes hair fall", "ask_causes", None),
        ([], "my cousin got hives from treatment", "shall i go for the second", "ask_session_count", None),
        ([], "i had dengue fever in june", "should i take the second session now", "ask_session_interval", None),
        ([], "", "can treatment give me a rash", "ask_safety", None),
        ([URGENT, NO_DANGER], "", "when is the second one due", "ask_session_interval", None),
        ([DESPAIR], "", "when is the second one due", "ask_session_interval", None),
    ],
)  # fmt: skip
def test_after_a_reaction_the_dermatologist_comes_first(
    given: list[str], told: str, text: str, intent: str, response: str | None
) -> None:
    """What caused a reaction and whether to go on is not judged, and other questions are answered as ever."""
    questions = [Question(intent)]
    turn = after(*given, text=text, intent=intent, said_before=[told] if told else [], questions=questions)
    assert reactions.answer(turn) == response


@pytest.mark.parametrize(
    ("text", "told", "asks"),
    [
        ("must my father pause his xarelto", "", True),
        ("i am on dutasteride, must i stop", "", True), ("what about her insulin", "", True),
        ("is a break from my statin needed", "", True), ("how does my doctor know", "", False),
        ("i take biotin, can i reduce hair fall", "", False),
        ("do i have to leave off the pressure pills for treatment", "", True),
        ("metoprolol chhod du kya", "", True), ("dad is on acitrom, should it be paused", "", True),
        ("can i go on taking my medication", "", True),
        ("should she skip it on that day", "my wife takes methotrexate", True),
        ("does treatment stop hair fall", "", False), ("can i stop it after 3 sessions", "how many sittings", False),
        ("i stopped dutasteride in may, how many sessions", "", False), ("should i avoid the sun", "", False),
        ("how to stop it", "i take biotin", False), ("how can we stop this", "she is on iron tablets", False),
        ("must i pause my fish oil for it", "", True),
        ("then i go on with both?", "i use dutasteride, must i stop before meso", True),
        ("leave dutasteride. how deep do the needles go", "", False), ("do i leave dutasteride for it?", "", True),
        ("can i quit the gym for it", "", False), ("i take rosuvastatin", "", False),
    ],
)  # fmt: skip
def test_no_medicine_is_stopped_for_a_treatment(text: str, told: str, asks: bool) -> None:
    """Whether to stop or go on with any medicine is noticed, by its name or as what is taken."""
    assert medicines.asks_to_stop(Turn("nlu_fallback", text=text, said_before=[told])) is asks
