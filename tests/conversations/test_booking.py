"""Bookings from the first word to the row in the store, through the trained assistant and a real action server."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conversations.conftest import Patient, Turn

CHECK, STORED, CONSENT = "Please check:", "Your request is with reception", "May I store these details"
NAME, PHONE, EMAIL = "What name", "Which phone number", "leave an e-mail"
VISIT, DAY, PART = "What is the visit for", "Which day would suit", "What time of day"
DROPPED = "dropped the booking"
YES: list[Turn] = [
    ("yes you may", [CHECK], [STORED]),
    ("yes, send that please", [STORED, "not yet a fixed appointment"], [CHECK]),
]
Row = dict[str, Any]

# One row a booking: what it shows, what is said, and what is then in the store.
BOOKINGS: list[tuple[str, list[Turn], Row]] = [
    ("a question beside a detail, a corrected half and a yes with a question", [
        ("kindly put me down for an appointment at your place", [NAME], [PHONE]),
        ("Nikhil Shetty. and what should we carry along", ["Reception can tell you", PHONE], [NAME]),
        ("98450 11171, when can i visit", ["can't see which times are free", EMAIL], [PHONE]),
        ("skip kar do", [VISIT], [DROPPED]),
        ("the plasma one", [DAY], []),
        ("{soon}", [PART], []),
        ("in the forenoon", [CONSENT], [CHECK]),
        ("yes you may", [CHECK], [STORED]),
        ("sorry, tiny correction, 6.45 in the evening instead", ["{soon_long}, evening, if possible"], [DAY]),
        ("surname is Shetti", ["Nikhil Shetti", "{soon_long}"], [NAME]),
        ("yes send it, is there a lift", [STORED], [CHECK]),
    ], {"name": "Nikhil Shetti", "phone": "+919845011171", "day": "{soon_iso}", "part": "evening"}),
    ("another day alone and another person, where nothing was sent", [
        ("book meso on {twelfth} evening, Pooja Hegde, 98450 11176", [EMAIL], []),
        ("oh no, 13", ["{thirteenth_long}", EMAIL], ["type the address"]),
        ("no mail", [CONSENT], []),
        ("yes you may", [CHECK], [STORED]),
        ("please fix one for my uncle too, for prp on {soon}", ["one booking at a time", "Pooja Hegde"], [NAME]),
        ("yes, send that please", [STORED, "Mesotherapy"], []),
    ], {"name": "Pooja Hegde", "treatment": "mesotherapy", "day": "{thirteenth_iso}"}),
    ("consent that is given after all", [
        ("put me down for prp on {soon} evening, Ritu Das, 98450 11177, no mail", [CONSENT], []),
        ("nope", ["won't store anything"], []),
        ("hmm fine, you can keep my details", [CONSENT], []),
        *YES,
    ], {"name": "Ritu Das", "day": "{soon_iso}"}),
    ("a number that comes after it was given up", [
        ("put me down for prp on {soon} evening, Ritu Das, 98450 11178", [EMAIL], []),
        ("please cancel this booking", [DROPPED], []),
        ("that mobile was not right, 98450 11179", [EMAIL], []),
        ("no mail", [CONSENT], []),
        *YES,
    ], {"name": "Ritu Das", "phone": "+919845011179"}),
    ("given up by mistake and taken up again", [
        ("put me down for prp on {soon} evening, Nikhil Shetty, 98450 11172, no mail", [CONSENT], []),
        ("yes you may", [CHECK], []),
        ("hmm forget it", [DROPPED], [STORED]),
        ("how will they get back to me", [DROPPED], []),
        ("why did you drop that", ["nothing has been sent yet", CHECK, "98450 11172"], [STORED]),
        ("leave the remark, please send it", [STORED], [DROPPED]),
    ], {"name": "Nikhil Shetty", "phone": "+919845011172", "day": "{soon_iso}", "part": "evening"}),
    ("one detail a message, in the order of the questions", [
        ("kindly put me down for an appointment at your place", [NAME], [PHONE]),
        ("it is Lakshmi Iyer", [PHONE], []),
        ("98450 11111", [EMAIL], []),
        ("lakshmi.i@gmail.com", [VISIT], []),
        ("the plasma one", [DAY], []),
        ("{soon}", [PART], []),
        ("in the forenoon", [CONSENT], [CHECK]),
        *YES,
    ], {"name": "Lakshmi Iyer", "phone": "+919845011111", "email": "lakshmi.i@gmail.com", "treatment": "prp",
        "day": "{soon_iso}", "part": "morning"}),
    ("everything in one message", [
        ("Sir, I am Rahul Verma, number 98450 11112, mail rahul.v@gmail.com, book me for meso on {soon} evening",
         [CONSENT], [NAME, PHONE, EMAIL, VISIT, DAY, PART]),
        *YES,
    ], {"name": "Rahul Verma", "phone": "+919845011112", "email": "rahul.v@gmail.com", "treatment": "mesotherapy",
        "day": "{soon_iso}", "part": "evening"}),
    ("the details in another order, several a message", [
        ("need a slot on {later_slashed} for the derma roller thing, to book", [NAME], []),
        ("98450 11113, and afternoon is best", [NAME], []),
        ("Farhan Sheikh", [EMAIL], [PHONE]),
        ("no mail", [CONSENT], [DAY, PART]),
        *YES,
    ], {"name": "Farhan Sheikh", "phone": "+919845011113", "email": None, "treatment": "microneedling",
        "day": "{later_iso}", "part": "afternoon"}),
    ("for somebody else, without e-mail and treatment", [
        ("want to fix an appointment for my wife, her name is Meena Kumari, mobile 98450 11114", [EMAIL], [NAME]),
        ("she doesn't have email id", [VISIT], []),
        ("no idea, doctor will decide", [DAY], []),
        ("{soon}, whenever", [], []),
        ("any time", [CONSENT], []),
        *YES,
    ], {"name": "Meena Kumari", "treatment": "consultation", "part": "any", "email": None}),
    ("the treatment of the conversation is not asked again", [
        ("how many visits would i be signing up for with prp", ["3 to 6"], []),
        ("fine, then please book me in", [NAME], []),
        ("Sana Mirza 98450 11115", [EMAIL], []),
        ("rather not", [DAY], [VISIT]),
        ("{soon} evening", [CONSENT], []),
        *YES,
    ], {"name": "Sana Mirza", "treatment": "prp", "part": "evening"}),
    ("questions in the middle are answered, then the booking goes on", [
        ("kindly put me down for an appointment at your place", [NAME], []),
        ("would PRP be painful for someone like me", ["doesn't say whether PRP hurts", NAME], ["couldn't make out"]),
        ("Arun Nair", [PHONE], []),
        ("prp or meso, which should i choose", ["3 to 6", "at least 8", PHONE], []),
        ("do you accept gpay", ["don't know about ways of paying", PHONE], ["didn't get"]),
        ("98450 11116", [EMAIL], []),
        ("what will you charge me for meso", ["doesn't say what mesotherapy costs", EMAIL], ["₹"]),
        ("skip", [VISIT], []),
        ("meso it is", [DAY], []),
        ("after how many months does meso show something", ["8 sessions", DAY], []),
        ("{soon}", [PART], []),
        ("morning hours", [CONSENT], ["Hello"]),
        *YES,
    ], {"name": "Arun Nair", "treatment": "mesotherapy", "part": "morning"}),
    ("a detail beside a question is taken, and what is supposed or told is none", [
        ("kindly put me down for an appointment at your place", [NAME], []),
        ("abt 3 weeks ago", ["couldn't make out", NAME], [PHONE]),
        ("Sunitha", [PHONE], []),
        ("Sunitha Pai i mean", ["Sunitha Pai", PHONE], ["didn't get"]),
        ("98450 11131", [EMAIL], []),
        ("no mail. do you accept gpay", ["don't know about ways of paying", VISIT], []),
        ("explain micro needling", [VISIT], [DAY]),
        ("prp, would it be painful for me", ["doesn't say whether PRP hurts", DAY], []),
        ("if i begin prp on {later} when do results come", ["new growth", DAY], ["didn't get", PART]),
        ("{soon}, what will you charge me for prp", ["doesn't say what PRP costs", PART], []),
        ("afternoon", [CONSENT], []),
        *YES,
    ], {"name": "Sunitha Pai", "email": None, "treatment": "prp", "day": "{soon_iso}", "part": "afternoon"}),
    ("an emergency in the middle stands alone, and the booking goes on when the patient does", [
        ("wish to book prp on {soon} evening, i am Deepak Rao", [PHONE], []),
        ("wait, my tongue is swelling since this morning's injection and i can hardly breathe",
         ["get help now", "112"], ["couldn't", PHONE]),
        ("is that serious", ["get that help first"], ["didn't get", PHONE]),
        ("the ambulance came and i can breathe well again", ["glad"], [PHONE]),
        ("ok let us carry on with it", ["in the middle of something", PHONE], ["didn't get"]),
        ("98450 11117", [EMAIL], []),
        ("skip", [CONSENT], []),
        *YES,
    ], {"name": "Deepak Rao", "day": "{soon_iso}"}),
    ("corrections after the summary are taken and shown again", [
        ("i am Anil Kapoor, book prp {soon} morning, 98450 11118, anil@gmail.com", [CONSENT], []),
        ("yes you may", [CHECK, "Anil Kapoor", "98450 11118", "anil@gmail.com", "PRP", "{soon_long}, morning"], []),
        ("no wait, my number is wrong", ["correct that", PHONE], [CHECK]),
        ("98450 11119", [CHECK, "98450 11119"], ["98450 11118"]),
        ("and make it {later} instead", [CHECK, "{later_long}, morning"], ["{soon_long}"]),
        ("oh no i gave the wrong email, it is anil.k@gmail.com", [CHECK, "anil.k@gmail.com"], []),
        ("make it meso instead", [CHECK, "Visit: Mesotherapy"], ["PRP"]),
        ("yes, send that please", [STORED, "{later_long}"], []),
    ], {"phone": "+919845011119", "email": "anil.k@gmail.com", "treatment": "mesotherapy", "day": "{later_iso}"}),
    ("no to the summary asks what to change", [
        ("i am Gopal Das, book prp {soon} morning, 98450 11120, no email", [CONSENT], []),
        ("yes you may", [CHECK, "E-mail: none"], []),
        ("no, change something", ["What shall I change?"], [CHECK]),
        ("evening would be better", [CHECK, "{soon_long}, evening"], []),
        ("yes, send that please", [STORED], []),
    ], {"name": "Gopal Das", "part": "evening"}),
    ("answers that cannot be used are explained", [
        ("kindly put me down for an appointment at your place", [NAME], []),
        ("for what reason you need that", ["before you have agreed", NAME], []),
        ("12345", ["has digits", NAME], []),
        ("Kavitha R", [PHONE], []),
        ("98450 111", ["too few digits", PHONE], []),
        ("98450 11121", [EMAIL], []),
        ("kavitha@gmail", ["not complete", EMAIL], []),
        ("sure, i will give", ["type the address"], [EMAIL]),
        ("kavitha at gmail dot com", [VISIT], []),
        ("meso and prp, one of the two", ["One visit is for one of them. Which one"], [VISIT, DAY]),
        ("just a consultation", [DAY], []),
        ("31 february", ["can't find “31 february”", DAY], []),
        ("{yesterday}", ["is already past", DAY], []),
        ("{too_far}", ["too far ahead", DAY], []),
        ("next month", ["not sure which day"], []),
        ("{soon}", [PART], []),
        ("blub", ["didn't get that", PART], []),
        ("evening", [CONSENT], []),
        *YES,
    ], {"name": "Kavitha R", "email": "kavitha@gmail.com", "treatment": "consultation"}),
    ("a greeting, thanks and goodbye are returned", [
        ("kindly put me down for an appointment at your place", [NAME], []),
        ("good morning to all of you", ["Hello", NAME], []),
        ("Neha Gupta 98450 11122", [EMAIL], []),
        ("thank you so much for that", ["welcome", EMAIL], []),
        ("skip", [VISIT], []),
        ("ok bye, i have to run now", ["Goodbye", "Nothing has been sent"], [VISIT]),
        ("the plasma one", [DAY], []),
        ("{soon} morning", [CONSENT], []),
        ("bye then, see you there", ["Nothing has been sent", CONSENT], []),
        *YES,
    ], {"name": "Neha Gupta", "treatment": "prp"}),
    ("an hour is kept as a wish, with its part of the day", [
        ("need to book meso on {soon} at 4 pm", ["“at 4 pm” as your wish", NAME], [PART]),
        ("Mohd. Irfan", [PHONE], []),
        ("98450 11140", [EMAIL], []),
        ("skip", [CONSENT], [DAY, PART]),
        ("yes you may", [CHECK, "{soon_long}, afternoon, if possible at 4 pm"], []),
        ("after 6pm instead", [CHECK, "evening, if possible after 6 pm"], ["4 pm"]),
        ("yes, send that please", [STORED, "if possible after 6 pm", "not yet a fixed"], []),
    ], {"name": "Mohd. Irfan", "day": "{soon_iso}", "part": "evening", "hour": "after 18:00", "open_day": None}),
    ("as soon as possible needs neither day nor time", [
        ("book me a consultation as soon as possible please", [NAME], []),
        ("Sunita Shah, 080 2345 6789", [EMAIL], []),
        ("i don't have any emial", [CONSENT], [DAY, PART]),
        ("yes you may", [CHECK, "080 2345 6789", "as soon as possible, any time of day"], []),
        ("yes, send that please", [STORED, "Consultation as soon as possible"], []),
    ], {"phone": "+918023456789", "day": None, "open_day": "as soon as possible", "part": "any", "hour": None}),
    ("any day will do", [
        ("kindly put me down for prp at your place, i want to book", [NAME], []),
        ("आशा वर्मा", [PHONE], ["only English"]),
        ("98450 11141", [EMAIL], []),
        ("i will give it later", [DAY], ["Goodbye"]),
        ("koi bhi din chalega", [PART], []),
        ("shaam 5 baje", [CONSENT], []),
        *YES,
    ], {"name": "आशा वर्मा", "day": None, "open_day": "any day", "part": "evening", "hour": "at 17:00"}),
    ("a change of mind is heard at any question", [
        ("book mesotherapy for me", [NAME], []),
        ("Farah Khan", [PHONE], []),
        ("98450 11170", [EMAIL], []),
        ("no mail", [DAY], []),
        ("{soon}", [PART], []),
        ("around 5 pm", [CONSENT], []),
        ("is there any slot on {later} instead", ["{later_long}", CONSENT], ["any time"]),
        ("ok", [CHECK, "Mesotherapy", "{later_long}"], []),
        ("does needling or meso take longer to work", [CHECK], []),
        ("needling then", [CHECK, "Visit: Micro-needling"], []),
        ("sorry, i wont be able to come on that day", ["correct", DAY], []),
        ("{soon}", [CHECK, "{soon_long}"], []),
        ("down with a bad flu, could we make it {later}", [CHECK, "{later_long}"], []),
        ("ok send", [STORED, "Micro-needling"], []),
    ], {"treatment": "microneedling", "day": "{later_iso}"}),
    ("whoever is worried, in a hurry or slow gets on", [
        ("i am so worried, hair comes out like anything, pls give me an appointment", [NAME], ["not sure"]),
        ("asdf", ["doesn't look like a name", NAME], []),
        ("wait", ["Take your time"], [NAME, "couldn't"]),
        ("sorry, Kavya", [PHONE], []),
        ("one minute", ["Take your time"], ["10 minutes"]),
        ("can i give email only", ["say “cancel”", PHONE], ["address, phone"]),
        ("98450 11142", [EMAIL], []),
        ("who sees this?", ["to nobody else", EMAIL], []),
        ("ruko", ["Take your time"], [DROPPED]),
        ("skip", [VISIT], []),
        ("whatever", [DAY], []),
        ("what slots are available on {soon}?", ["can't see which times are free", PART], []),
        ("not in the morning", [CONSENT], ["Hello"]),
        ("yes you may", [CHECK, "{soon_long}, if possible after 12 noon"], []),
        ("my number is 98450 11143 and make it {later}", [CHECK, "98450 11143", "{later_long}"], []),
        ("yes, send that please", [STORED], []),
        ("when will they call me?", ["can't say exactly when"], ["not sure"]),
    ], {"name": "Kavya", "phone": "+919845011143", "treatment": "consultation", "day": "{later_iso}", "part": "any",
        "hour": "after 12:00"}),
    ("an ok to urgent advice is no consent", [
        ("put me down for prp on {soon} evening, Leena Das, 98450 11181, no mail", [CONSENT], []),
        ("my tongue has swollen up", ["call your emergency number"], [CONSENT]),
        ("okay ji", ["Please get that help now"], [CHECK]),
        ("the doctor checked, i am perfectly fine now", ["Please also let the dermatologist know"], [CHECK]),
        ("haan ji", ["nothing has been sent yet", CONSENT], [CHECK]),
        *YES,
    ], {"name": "Leena Das", "phone": "+919845011181"}),
    ("word that there is help is no detail", [
        ("put me down for prp on {soon} evening, Leena Das, no mail", [PHONE], []),
        ("my tongue has swollen up", ["call your emergency number"], [PHONE]),
        ("he is at the hospital now, all ok", ["dermatologist"], ["didn't get", PHONE]),
        ("let us carry on with it", [PHONE], ["didn't get"]),
        ("98450 11183", [CONSENT], []),
        *YES,
    ], {"name": "Leena Das", "day": "{soon_iso}"}),
    ("asked about before it is sent, with a correction that is thought better of", [
        ("Book Microneedling", [NAME], [PHONE]),
        ("Farah Khan", [PHONE], []),
        ("98450 11182", [EMAIL], []),
        ("{soon}", ["Noted: {soon_long}", EMAIL], []),
        ("sometime in the evening", ["Noted: evening", EMAIL], []),
        ("rehne do", [CONSENT], [DROPPED]),
        ("which number have u saved", ["98450 11182", CONSENT], ["reads along"]),
        ("yes you may", [CHECK], [STORED]),
        ("when is the visit", ["Not yet", CHECK], [DAY]),
        ("how long does the confirmation take", ["can't say exactly when", CHECK], ["noticeable"]),
        ("the mobile is wrong", ["let's correct", PHONE], []),
        ("nope keep it", [CHECK, "98450 11182"], [DROPPED]),
        ("also my aunt needs a session", ["one booking at a time", CHECK], [NAME]),
        ("Yash", [CHECK], [STORED]),
        ("yes, send that please", [STORED], []),
    ], {"name": "Farah Khan", "phone": "+919845011182", "treatment": "microneedling", "part": "evening"}),
    ("a reaction goes to the dermatologist before the booking goes on", [
        ("put me down for prp, Leena Das", [PHONE], []),
        ("after my last session some pimples came on the scalp, is it fine", ["let the dermatologist know", PHONE], []),
        ("98450 11183", [EMAIL], []),
        ("skip kar do", [DAY], []),
        ("{soon} evening", [CONSENT], []),
        *YES,
    ], {"name": "Leena Das", "phone": "+919845011183"}),
    ("starting over forgets what was given", [
        ("i am Sunil Yadav, book meso {soon} morning", [PHONE], []),
        ("please start again from the beginning", ["start again", NAME], [DROPPED]),
        ("Vikram Seth 98450 11123", [EMAIL], []),
        ("skip", [VISIT], []),
        ("the plasma one", [DAY], []),
        ("{later}", [PART], []),
        ("evening", [CONSENT], []),
        *YES,
    ], {"name": "Vikram Seth", "treatment": "prp", "day": "{later_iso}", "part": "evening"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("turns", "row"), [(turns, row) for _, turns, row in BOOKINGS], ids=[name for name, *_ in BOOKINGS]
)
def test_booking(patient: Patient, turns: list[Turn], row: Row) -> None:
    """What the patient agreed to is stored once, and its reference is told."""
    patient.plays(turns)
    (stored,) = patient.rows
    wanted = {key: value and value.format(**patient.known) for key, value in row.items()}
    assert {key: stored[key] for key in row} == wanted
    assert (stored["kind"], stored["status"], stored["reference"]) == (
        "booking", "requested", patient.known["reference"]
    )  # fmt: skip


ALL = ("i am Ritu Sen, book prp {soon} morning, 98450 11130, no email", [CONSENT], [])
START = ("kindly put me down for an appointment at your place", [NAME], [])
NOT_STORED: list[tuple[str, list[Turn]]] = [
    ("particulars are answered at the start and in the middle", [
        ("put me down for a visit with a lady doctor", ["lady doctor", NAME], []),
        ("Leela Nair", [PHONE], []),
        ("is it covered by insurance?", ["insurance", PHONE], ["address"]),
        ("cancel", [DROPPED], []),
    ]),
    ("consent is refused", [ALL, ("no, please don't", ["won't store anything", "nothing was sent"], [STORED, NAME])]),
    ("storing is refused in other words",
     [ALL, ("please do not save my details", ["won't store anything"], [CONSENT])]),
    ("refusing the name or the number does not go on",
     [START, ("nope, not telling", ["say “cancel”", NAME], []), ("Ritu Sen", [PHONE], []),
      ("i am not comfortable sharing it", ["say “cancel”", PHONE], [])]),
    ("cancelled at once", [START, ("forget it yaar, leave this", [DROPPED], [NAME])]),
    ("cancelled with a change of mind", [START, ("i have changed my mind", [DROPPED], [NAME])]),
    ("cancelled at the number", [START, ("Ritu Sen", [PHONE], []), ("don't want to book anymore", [DROPPED], [PHONE])]),
    ("cancelled by a misspelled word", [ALL, ("cancle it pls", [DROPPED], [CONSENT])]),
    ("cancelled at the summary", [ALL, ("yes you may", [CHECK], []), ("cancel the booking", [DROPPED], [CHECK])]),
    ("left alone", [ALL]),
    ("a question afterwards is only a question",
     [START, ("forget it yaar, leave this", [DROPPED], []),
      ("how many visits would i be signing up for with prp", ["3 to 6"], [NAME])]),
]  # fmt: skip


@pytest.mark.parametrize("turns", [turns for _, turns in NOT_STORED], ids=[name for name, _ in NOT_STORED])
def test_nothing_is_stored_without_consent(patient: Patient, turns: list[Turn]) -> None:
    """A booking that the patient refuses, cancels or leaves is not stored."""
    patient.plays(turns)
    assert patient.rows == []


def test_every_button_leads_on(patient: Patient) -> None:
    """A booking can be made with the buttons alone, but for what only the patient knows."""
    email = patient.says("i am Ritu Sen, 98450 11131, and i wish to book a visit")
    visit = patient.says(email.buttons["Skip"])
    day = patient.says(visit.buttons["Consultation"])
    assert DAY in day.text
    buttons = patient.says("{soon}").buttons
    assert list(buttons) == ["Morning", "Afternoon", "Evening", "Any time"]
    assert {"Any day", "As soon as possible"} <= set(day.buttons)
    consent = patient.says(buttons["Any time"])
    check = patient.says(consent.buttons["Yes"])
    assert STORED in patient.says(check.buttons["Yes, send it"]).text
    assert [row["part"] for row in patient.rows] == ["any"]


def test_a_second_yes_stores_nothing_more(patient: Patient) -> None:
    """After the confirmation the booking is done, and whatever is said next starts nothing."""
    patient.plays([ALL, *YES, ("yes, send that please", [], [STORED]), ("oh please cancel that", [], ["Nothing was"])])
    assert len(patient.rows) == 1


def test_two_bookings_in_one_conversation(patient: Patient) -> None:
    """A second booking asks for everything again but the treatment, and gets a reference of its own."""
    patient.plays([ALL, *YES, START, ("Mohan Sen, 98450 11132", [EMAIL], []), ("skip", [DAY], []),
                   ("{later} evening", [CONSENT], []), *YES])  # fmt: skip
    assert [(row["name"], row["day"]) for row in patient.rows] == [
        ("Ritu Sen", patient.known["soon_iso"]), ("Mohan Sen", patient.known["later_iso"])
    ]  # fmt: skip
    assert len({row["reference"] for row in patient.rows}) == 2


def test_conversations_are_kept_apart(new_patient: Callable[[], Patient]) -> None:
    """Two patients who book at the same time get each their own details."""
    one, other = new_patient(), new_patient()
    one.plays([("i am Asha Menon, book prp {soon} morning", [PHONE], [])])
    other.plays([("i am Bina Thomas, book meso {later} evening", [PHONE], [])])
    one.plays([("98450 11133", [EMAIL], []), ("skip", [CONSENT], []),
               ("yes you may", ["Asha Menon", "PRP", "{soon_long}, morning"], ["Bina"])])  # fmt: skip


def test_another_one_in_other_words(patient: Patient) -> None:
    """Somebody else's booking after the first has the same day and hour where that is said, and its own name."""
    patient.plays([
        ("put me down for prp on {soon} at 11 am, Nikhil Shetty, 98450 11173, no mail", [CONSENT], []),
        *YES,
        ("my aunt needs one too, same day and same time", [NAME], ["can't add"]),
        ("Usha Shetty 98450 11174", [EMAIL], []),
        ("no ty", [CONSENT], [DAY, PART]),
        ("yes you may", [CHECK, "Usha Shetty", "{soon_long}, morning, if possible at 11 am"], []),
        YES[1],
    ])  # fmt: skip
    first, second = patient.rows
    assert (second["day"], second["hour"]) == (first["day"], first["hour"])


def test_the_same_number_for_another_one(patient: Patient) -> None:
    """The number of the booking before is taken for the next one, where anybody may write without showing it."""
    patient.channel = "rest"
    patient.plays([
        ("put me down for prp on {soon} at 11 am, Nikhil Shetty, 98450 11175, no mail", [CONSENT], []),
        *YES,
        ("next for my aunt Usha Shetty, same date and same slot", [PHONE], [NAME]),
        ("the same no as mine", [EMAIL], ["98450"]),
        ("no ty", [CONSENT], [DAY, PART]),
        ("yes you may", [CHECK, "Usha Shetty", "the same number as before", "at 11 am"], ["98450"]),
        ("yes send it", [STORED, "the same number as before"], ["98450"]),
    ])  # fmt: skip
    first, second = patient.rows
    assert (second["name"], second["phone"], second["hour"]) == ("Usha Shetty", first["phone"], first["hour"])
