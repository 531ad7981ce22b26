"""What patients type while they book: details found, refused and corrected, yes and no, and giving up."""

import time

import phonenumbers
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from clinic.details.cancel import wants_to_cancel
from clinic.details.change import all_to_change, corrects, wants_to_change
from clinic.details.email import find_email
from clinic.details.name import find_name, insisted_name, name_before_phone, name_problem
from clinic.details.number import masked_phone, spoken_phone
from clinic.details.open_day import find_open_day
from clinic.details.part import TimeOfDay, find_time_of_day
from clinic.details.phone import find_phone
from clinic.details.reference import find_reference, mask
from clinic.details.renaming import corrected_name, within_known
from clinic.details.replies import asks_to_wait, declines, yes_or_no
from clinic.details.unlikely import is_unlikely
from clinic.references import REFERENCE_ALPHABET
from clinic.wishes import HOUR

# message, what is found, what is found when a phone number was asked for
PHONES = [
    ("98765 43210", "+919876543210", "+919876543210"), ("9876543210", "+919876543210", "+919876543210"),
    ("098765 43210", "+919876543210", "+919876543210"), ("+91 98765-43210", "+919876543210", "+919876543210"),
    ("0091 9876543210", "+919876543210", "+919876543210"), ("98.76.54.32.10", "+919876543210", "+919876543210"),
    ("(987) 654-3210", "+919876543210", "+919876543210"), ("98-76-54-32-10", "+919876543210", "+919876543210"),
    ("not 98765 43210, but 97123 45678", "+919712345678", "+919712345678"),
    ("98765 43210 not 97123 45678", "+919876543210", "+919876543210"),
    ("11/06/2027 9876543210", "+919876543210", "+919876543210"),
    ("9 8 7 6 5 4 3 2 1 0", "+919876543210", "+919876543210"),
    ("98765 43210 98450 12345", "+919845012345", "+919845012345"), ("044 2345 6789", "+914423456789", "+914423456789"),
    ("ph:9876543210.", "+919876543210", "+919876543210"), ("98765/43210", "+919876543210", "+919876543210"),
    ("9876543210 29", "+919876543210", "+919876543210"), ("29 9876543210", "+919876543210", "+919876543210"),
    ("919876543210", "+919876543210", "+919876543210"),
    ("my number 9876543210 and 2-3 sessions", "+919876543210", "+919876543210"), ("11-06-2027 5pm", None, None),
    ("09198765 43210", "+919876543210", "+919876543210"), ("+91 (0) 98765 43210", "+919876543210", "+919876543210"),
    ("double nine eight seven six five four three two one", "+919987654321", "+919987654321"),
    ("nine eight seven six five double four three two one", "+919876544321", "+919876544321"),
    ("98 double 7 654 321 0", "too_long", "too_long"), ("98765 4321", "too_short", "too_short"),
    ("987654 32101", "too_long", "too_long"), ("98765 43210 1", "too_long", "too_long"),
    ("+44 7911 123456", "+447911123456", "+447911123456"), ("+1 415 555 2671", "+14155552671", "+14155552671"),
    ("1800 123 4567", None, "invalid"), ("2019-2023", None, None),
    ("Ravi Kumar 98765 43210 tomorrow evening for prp", "+919876543210", "+919876543210"),
    ("no its 98450 12345", "+919845012345", "+919845012345"), ("my old number is 98765 43210", None, None),
    ("98765 43210 is wrong, 97123 45678", "+919712345678", "+919712345678"),
    ("9876543210, sorry 98450 1234", "too_short", "too_short"), ("K7M4QX", None, None), ("HKX-473", None, None),
    ("aadhaar 1234 5678 9012", None, None), ("i am 29, 3-6 sessions done, 20000 rs paid", None, None),
    ("९८७६५ ४३२१०", "+919876543210", "+919876543210"), ("11 06 2027", None, "too_short"),
    ("11062027", None, "too_short"), ("call 9876543210 between 10:30-11:30", "+919876543210", "+919876543210"),
    ("+91-98765 432", "too_short", "too_short"), ("+919876543210 +919845012345", "+919845012345", "+919845012345"),
    ("4111 1111 1111 1111", None, "too_long"), ("mob-9876543210", "+919876543210", "+919876543210"),
    ("ravi9876543210", "+919876543210", "+919876543210"),
    ("change from 98765 43210 to 97123 45678", "+919712345678", "+919712345678"),
    ("98450\n12345", "+919845012345", "+919845012345"), ("1. ravi 2. 9876543210", "+919876543210", "+919876543210"),
    ("98765-43210/97123-45678", "+919712345678", "+919712345678"), ("9845 012 345 6", "too_long", "too_long"),
    ("98 45 01 23 45 67", "too_long", "too_long"), ("01/02/2027", None, None), ("2027-06-11 10:30", None, None),
    ("9876543210 2pm", "+919876543210", "+919876543210"),
    ("i am calling from 98765 43210", "+919876543210", "+919876543210"),
    ("9876543210,ravi@gmail.com", "+919876543210", "+919876543210"),
    ("1. 98765 43210", "+919876543210", "+919876543210"), ("+9876543210", "+919876543210", "+919876543210"),
    ("otp 98765432", None, None), ("my booking number 98765432", None, None),
    ("my booking number is 98765 43210 no wait", "+919876543210", "+919876543210"),
    ("2019 2020 2021 2022", None, "too_long"), ("not 98765 43210", None, None),
    ("98765 43210 is not my number", None, None), ("9 8 7 6 5", None, "too_short"), ("98765", None, "too_short"),
]  # fmt: skip

# message, address or problem
EMAILS = [
    ("ravi@gmail.com", "ravi@gmail.com"), ("mail me at ravi.k@gmail.com.", "ravi.k@gmail.com"),
    ("ravi at gmail dot com", "ravi@gmail.com"), ("ravi@gmail", "invalid"), ("ravi @ gmail . com", "ravi@gmail.com"),
    ("ravi@gmail .com", "ravi@gmail.com"), ("ravi kumar at the rate gmail.com", "kumar@gmail.com"),
    ("ravi.kumar at the rate of yahoo dot co dot in", "ravi.kumar@yahoo.co.in"),
    ("ravi(at)gmail(dot)com", "ravi@gmail.com"), ("ravi underscore k at gmail.com", "ravi_k@gmail.com"),
    ("ravi at gmail", "invalid"), ("call me @ 5pm", None), ("me @ 500", None), ("i live at bangalore.com", None),
    ("look at the clinic. thanks", None), ("RAVI@GMAIL.COM", "RAVI@gmail.com"), ("ravi@gmail.con", "invalid"),
    ("ravi.gmail.com", "invalid"), ("ravigmail.com", "invalid"),
    ("not ravi@gmail.com but asha@yahoo.in", "asha@yahoo.in"), ("email:ravi@gmail.com", "ravi@gmail.com"),
    ("<ravi@gmail.com>", "ravi@gmail.com"), ("my id-ravi@gmail.com", "ravi@gmail.com"),
    ("email is o'brien@x.ie", "o'brien@x.ie"), ("रवि@उदाहरण.भारत", "रवि@उदाहरण.भारत"), ("ravi@", "invalid"),
    ("a@b@c.com", "invalid"), ("ravi@gmail. com please", "ravi@gmail.com"),
    ("wrong email id, correct one is x@y.com", "x@y.com"), ("meet at 5.30 pm", None),
    ("ravi+hair@sub.example.co.in!", "ravi+hair@sub.example.co.in"), ("is prp at your place dot", None),
    ("ravigmail.com", "invalid"), ("my mail is old@x.com, no, not old@x.com but new@x.com", "new@x.com"),
    ("a@b.com or c@d.com", "c@d.com"), ("123 main road", None),
]  # fmt: skip

# message, whether the name was asked for, name
NAMES = [
    ("my name is ravi", False, "Ravi"), ("this is Asha here", False, "Asha"), ("name: R. Kumar", False, "R. Kumar"),
    ("I'm Ravi", False, "Ravi"), ("mera naam Priya hai", False, "Priya"), ("myself Priya", False, "Priya"),
    ("Ravi Kumar 98765 43210", True, "Ravi Kumar"), ("ravi kumar", True, "Ravi Kumar"), ("R. Kumar", True, "R. Kumar"),
    ("o'brien", True, "O'Brien"), ("Anne-Marie D'Souza", True, "Anne-Marie D'Souza"),
    ("Dr. Meena Iyer", True, "Dr. Meena Iyer"), ("Mr Ravi Kumar", True, "Ravi Kumar"), ("dr meena", True, "Dr Meena"),
    ("रवि कुमार", True, "रवि कुमार"), ("ரவி", True, "ரவி"), ("A. P. J. Abdul Kalam", True, "A. P. J. Abdul Kalam"),
    ("ok it's Ravi", True, "Ravi"), ("sure, Ravi Kumar", True, "Ravi Kumar"),
    ("hi i am ravi i want to book prp", False, "Ravi"), ("i am ravi", False, "Ravi"),
    ("RAVI KUMAR", True, "Ravi Kumar"), ("change the name to Asha", False, "Asha"),
    ("name should be Asha Rao", False, "Asha Rao"), ("no, Asha", True, "Asha"), ("not Asha but Usha", True, "Usha"),
    ("my name is not Ravi its Rajiv", True, "Rajiv"), ("Ravi Kumar, 29, male", True, "Ravi Kumar"),
    ("Ravi kumar ji", True, "Ravi Kumar"), ("it's ravi", True, "Ravi"), ("ravi here", False, "Ravi"),
    ("rahul this side", False, "Rahul"), ("Will Smith", True, "Will Smith"), ("Mohammed Ali", True, "Mohammed Ali"),
    ("i am ahmed", False, "Ahmed"), ("My name is Asha and my number is 98765 43210", False, "Asha"),
    ("Ravi S/o Kumar", True, "Ravi"), ("md irfan", True, "Md Irfan"), ("rk", True, "RK"),
    ("name - ravi kumar", False, "Ravi Kumar"), ("Priya.", True, "Priya"), ("priya 😊", True, "Priya"),
    ("Sunny Singh", True, "Sunny Singh"), ("my good name is Suresh", False, "Suresh"),
    ("yes my name is lakshmi narayanan", False, "Lakshmi Narayanan"),
    ("Ravi Kumar ravi@gmail.com", True, "Ravi Kumar"), ("Ludwig van Beethoven", True, "Ludwig van Beethoven"),
    ("name is asha rao phone 98765 43210", False, "Asha Rao"), ("李小龍", True, "李小龍"),
    ("put it under Asha", True, "Asha"), ("call me Raj", False, "Raj"), ("Asha (for my mother)", True, "Asha"),
    ("my mother's name is Lakshmi", False, "Lakshmi"), ("you can call me raj", True, "Raj"),
    ("José Ñandú", True, "José Ñandú"), ("ravi kumar here", True, "Ravi Kumar"),
    ("K.R. Narayanan", True, "K.R. Narayanan"), ("Jo", True, "Jo"), ("ravi and my email is ravi@x.com", True, "Ravi"),
    ("Good morning, Ravi here", False, "Ravi"), ("ring me today. Suresh here", False, "Suresh"),
    ("suresh, i already told", True, "Suresh"),
    ("Sir, i am Suresh 52 yrs sugar patient", False, "Suresh"), ("i said suresh kumar", True, "Suresh Kumar"),
    ("full name Suresh Kamat", False, "Suresh Kamat"), ("name spelling is Sureshh", False, "Sureshh"),
    ("surname is Kamat", False, "Kamat"), ("ravi from chennai", True, "Ravi"),
    ("i'm priya, 29 from pune", False, "Priya"), ("May Lee", True, "May Lee"), ("The name is Bond", False, "Bond"),
    ("my name is Happy Singh", False, "Happy Singh"), ("Mohd. Irfan", True, "Mohd. Irfan"),
    ("md. irfan khan", True, "Md. Irfan Khan"), ("MOHD. IRFAN", True, "Mohd. Irfan"),
    ("my name is Mohd. Irfan", False, "Mohd. Irfan"), ("Dr. Asha Rao", True, "Dr. Asha Rao"),
    ("Smt. Lakshmi Devi", True, "Lakshmi Devi"), ("Kum. Asha", True, "Asha"), ("A. K. Sharma", True, "A. K. Sharma"),
    ("Anil k", True, "Anil K"), ("S.R. Iyer", True, "S.R. Iyer"),
    ("this is Dr. A. K. Sharma", False, "Dr. A. K. Sharma"),
    ("Prof. K. Rao", True, "Prof. K. Rao"), ("Mohammed Irfan. I want prp", True, "Mohammed Irfan"),
    ("NAME: VIJAY KUMAR PH: 98765 43210", False, "Vijay Kumar"), ("Sunil Rao mob", True, "Sunil Rao"),
    ("Name: Tara Ph 98765 43210", False, "Tara"), ("my father Ram Prasad", True, "Ram Prasad"),
    ("it is for my son Kabir", True, "Kabir"), ("it is spelt Suneel", True, "Suneel"),
    ("name isn't Ajay its Vijay", True, "Vijay"), ("Rohan actually", True, "Rohan"),
    ("change my name to Irfan and my email is wrong", False, "Irfan"), ("my nam is suresh", True, "Suresh"),
]  # fmt: skip

# No names, asked for or not
NO_NAMES = [
    "yes", "no thanks", "not now", "tomorrow", "prp", "consultation", "why do you need it", "i dont want to say",
    "I am 29", "I'm losing hair", "i am worried", "skip", "Sure", "ok", "what is my name", "is that needed?",
    "can i change the name?", "my name is wrong", "spelling of my name is off", "98765 43210", "tomorrow evening",
    "i'd rather not", "does it hurt?", "how long does it take", "call me tomorrow", "call me back", "I am diabetic",
    "i am a teacher", "i am scared of needles", "this is urgent", "hair loss", "Hello", "good morning", "cancel",
    "stop", "yes please", "i am from bangalore", "I am interested in prp", "no", "Why?",
    "what do you mean", "i am vegetarian", "Tell Me", "im bald", "i am balding", "by myself", "Not Now", "Maybe later",
    "??", "", "I'm not sure", "what's your name", "it hurts", "hair fall, what to do", "no i want prp", "Is this free",
    "i live here", "anyone here", "this is my number", "keep it private", "i am facing hair fall",
    "Who will see my name?", "for prp", "can you tell me about downtime first", "it's private",
    "its none of your business", "I'm allergic to lidocaine", "my hair is thin", "i am using minoxidil",
    "I'm Diabetic", "i am busy now", "wait", "one minute", "in the evening", "give me a minute", "make it friday",
    "i'm 29 male", "my name", "I am getting married in june", "this is my first time", "im done", "nothing", "hmm",
]  # fmt: skip

# message, part of the day
PARTS = [
    ("10 am", "morning"), ("at 4", "afternoon"), ("after 5pm", "evening"), ("post lunch", "afternoon"),
    ("anytime", "any"), ("forenoon", "morning"), ("eve", "evening"), ("noon", "afternoon"), ("mornin", "morning"),
    ("evning", "evening"), ("good morning", None), ("good morning, evening please", "evening"),
    ("not morning, evening", "evening"), ("evening not morning", "evening"), ("morning or evening", "any"),
    ("10 to 11", "morning"), ("between 10 and 12", "morning"), ("after 3 months", None), ("by 11 june", None),
    ("at 29", None), ("16:30", "afternoon"), ("at 16.30", "afternoon"), ("tomorrow morning", "morning"),
    ("every morning i see hair on my pillow", None), ("any day", None), ("any", "any"), ("any is fine", "any"),
    ("doesn't matter", "any"), ("anytime after 5", "evening"), ("before noon", "morning"), ("before 12", "morning"),
    ("12 noon", "afternoon"), ("12pm", "afternoon"), ("half past 4", "afternoon"), ("five o'clock", "evening"),
    ("ten am", "morning"), ("aftrnoon", "afternoon"), ("after noon", "afternoon"), ("late morning", "morning"),
    ("11/06/2027", None), ("98765 43210", None), ("3-6 sessions", None), ("i am 29", None), ("meaning", None),
    ("is there any downtime", None), ("will it fall any time soon", None), ("10 baje", "morning"),
    ("shaam ko", "evening"), ("morning, no evening", "evening"), ("i can't come in the morning", "any"),
    ("5-7 pm", "evening"), ("6ish", "evening"), ("around 11", "morning"), ("whenever you are free", "any"),
    ("after office", "evening"), ("morning is not possible", "any"), ("Evening", "evening"),
    ("afternoon pls", "afternoon"), ("no preference", "any"), ("10 minutes", None), ("at 4 pm on friday", "afternoon"),
    ("Make it evening", "evening"), ("4 pm instead of morning", "afternoon"), ("from 10 to 12", "morning"),
    ("10am to 6pm", "any"), ("morning 10 to 11", "morning"), ("at 7", "evening"), ("at 8", "morning"),
    ("either", "any"), ("both are fine", "any"), ("after 9 sittings", None), ("about 5 people", None),
    ("change morning to evening", "evening"), ("good evening sir i want to come in the morning", "morning"),
    ("4.30pm", "afternoon"), ("11.30 a.m.", "morning"), ("16 june", None), ("by 5", "afternoon"), ("7", None),
    ("at 21", None), ("between two sessions", None), ("after two uses", None), ("at two", "afternoon"),
    ("i wear a hard hat all day", None), ("i don't mind pain", None), ("gud mrng", None),
    ("no mornings please, evenings", "evening"), ("4 to 6 pm", "evening"), ("11 to 1", "afternoon"),
    ("till 11", "morning"), ("25 pm", None),
]  # fmt: skip

# Clear answers, and what is neither
YES = [
    "yes", "haan ji", "ok go ahead", "yup confirm", "correct", "ys", "thats right", "yes please", "sure",
    "yes you can store my details", "i agree", "ok", "okk", "yesss", "confrm", "yes that's correct", "that is correct",
    "all good", "no problem", "sure why not", "👍", "yes 👍", "yes, book it", "go ahead and book", "yes i consent",
    "you may contact me", "looks good", "perfect", "yes everything is correct", "theek hai", "ji haan", "of course",
    "I consent", "fine", "yes thank you", "all correct", "Yes!", "aggreed", "no issues", "please confirm", "proceed",
    "confirm it", "done", "everything is right", "yes, go ahead", "no changes", "nothing to change", "Y", "okay sir",
    "k", "its correct", "right", "bilkul", "absolutely yes",
]  # fmt: skip

NO = [
    "nope", "dont store", "no wait", "wrong", "not correct", "no", "no thanks", "don't save my details",
    "i do not agree", "No.", "not ok", "noo", "nah", "that's not right", "its wrong", "nahi",
    "I dont want my data stored", "i don't consent", "no i dont agree", "do not book", "👎", "not right",
    "no thank you", "incorrect", "never", "n", "no, don't", "no sir", "this is wrong", "no need", "i disagree",
    "that's incorrect",
]  # fmt: skip

NEITHER = [
    "yes but change the day", "no its 98450 12345", "why", "what data?", "is it safe?", "maybe", "yes?",
    "ok but who sees it", "tomorrow", "ravi kumar", "hello", "no, change the day", "", "change the name",
    "yes if it is free", "prp", "ok wait", "my number is wrong", "how long will you keep it", "yes and does prp hurt",
    "no, friday", "does it hurt", "who will call me", "what happens next", "yes for prp but evening", "discontinue",
    "is my booking confirmed", "are you sure", "good day", "hi ji",
]  # fmt: skip

# An optional detail is refused, or it is not
DECLINED = [
    "skip", "no", "none", "dont have", "don't want to give", "I don't have an email", "no email", "no thanks", "nil",
    "na", "n/a", "N.A.", "-", "skip it please", "can i skip this?", "can i skip", "not needed", "no need",
    "rather not", "I'd rather not say", "prefer not to say", "leave it blank", "later", "not now", "nahi hai",
    "dont have one", "i dont use email", "pass", "none of your business", "i don't want to share my mail id",
    "without email", "no mail id", "just call me", "phone is enough", "sorry i dont have", "nope", "dont want",
    "No, skip", "i do not have an e-mail", "skip kar do", "already told to skip", "skip maadi",
    "email ko skip karna hai",
]  # fmt: skip

NOT_DECLINED = [
    "no its ravi@gmail.com", "no problem", "no wait", "why do you need it", "is it necessary?", "ravi@gmail.com",
    "yes", "do i have to give?", "i dont understand", "ravi", "no it's friday", "what is skip?", "", "ok",
    "how is it used", "i don't know why you need it", "skip the whole booking", "what if i skip",
]  # fmt: skip

# The booking is given up, or it is not
CANCELLED = [
    "cancel", "forget it", "leave it", "stop", "dont book", "cancel karo", "not interested anymore",
    "i'll do it later", "never mind", "drop it", "abort", "nevermind", "Please cancel this", "i want to cancel",
    "i changed my mind", "cancel the booking", "can you cancel this", "quit", "exit", "cancle it", "ok forget it",
    "no forget about it", "dont book anything now", "i dont want to book", "i don't want an appointment anymore",
    "stop this", "stop booking please", "will book later", "maybe later", "some other time", "rehne do", "chodo",
    "let it be", "i dont want to continue", "cancel my appointment on friday", "lets drop it", "scrap that",
    "no longer interested", "call it off", "Cancel it!", "nvm", "hmm, leave it", "i'm not interested", "please stop",
    "sorry, cancel", "cancel please", "i will come back later", "i want to cancel my booking", "dont proceed",
    "can i cancel this booking", "end this", "stop stop", "get me out of this form",
]  # fmt: skip

NOT_CANCELLED = [
    "can i cancel later?", "don't cancel", "do not cancel it", "cancellation policy", "what if i cancel",
    "how do i cancel later", "will it stop hair fall", "when should i stop minoxidil", "leave it blank",
    "i forget it often", "dont book on friday", "don't book for morning, book evening", "yes", "no", "tomorrow",
    "can I cancel?", "is there a cancellation fee", "never mind the email", "how many sessions",
    "dont want to give email", "skip", "stop hair loss", "my hair will leave me", "i don't want to cancel",
    "can i cancel after booking", "if i have to cancel do i lose money", "will i be charged if i cancel",
    "cancel friday, make it monday", "don't stop", "when can i stop", "not interested in meso",
    "does prp stop hair fall", "later", "don't want to share", "i had to cancel twice", "do they cancel each other",
]  # fmt: skip

# message, detail to correct
CHANGES = [
    ("my number is wrong", "phone"), ("wrong email id", "email"), ("can i change the date", "day"),
    ("make it friday", "day"), ("change time", "part"), ("spelling of my name is off", "name"),
    ("no its 98450 12345", "phone"), ("change the name to Asha", "name"), ("actually evening is better", "part"),
    ("make it evening", "part"), ("change the treatment", "treatment"),
    ("i want to change my treatment to meso", "treatment"), ("wrong number", "phone"),
    ("my mobile no is incorrect", "phone"), ("can you change the day to monday?", "day"),
    ("change the time of my appointment on friday to evening", "part"), ("reschedule", "day"), ("postpone it", "day"),
    ("edit my email", "email"), ("my name is misspelt", "name"), ("not my number", "phone"),
    ("i typed the wrong phone number", "phone"), ("correct my name please", "name"), ("name is wrong", "name"),
    ("actually my number is 98450 12345", "phone"), ("wrong email id, correct one is x@y.com", "email"),
    ("actually my name is Asha", "name"), ("no, it's Asha", "name"), ("tomorrow instead", "day"),
    ("friday is better", "day"), ("different day please", "day"), ("i want a different treatment", "treatment"),
    ("update my phone number", "phone"), ("how do i change my number", "phone"), ("move it to monday", "day"),
    ("shift to evening", "part"), ("yes but change the day", "day"), ("the date is wrong", "day"),
    ("there is a mistake in my email", "email"), ("change my appointment time", "part"),
    ("no make it saturday", "day"), ("i'd prefer another slot", "part"), ("sorry my email is ravi@gmail.com", "email"),
    ("change slot to morning", "part"), ("i meant thursday", "day"), ("number galat hai", "phone"),
    ("naam galat hai", "name"), ("mail id is wrong", "email"), ("can I change the day?", "day"), ("wrong day", "day"),
    ("the treatment is wrong", "treatment"), ("switch to a different day", "day"), ("time change karo", "part"),
    ("change it to 5pm", "part"), ("change it to friday", "day"), ("my number is 98450 12345", None), ("friday", None),
    ("evening", None), ("why do you need my number", None), ("is my number safe", None),
    ("can i change the date later?", None), ("what if the date is wrong", None),
    ("does the treatment change hair texture", None), ("actually i am scared of the treatment", None),
    ("actually i have a question about the number of sessions", None),
    ("i saw no change in the first treatment", None), ("yes", None), ("no", None), ("ravi kumar", None),
    ("my doctor gave me wrong treatment for years", None), ("what will change after treatment", None),
    ("is the number correct?", None), ("how many times", None), ("tomorrow evening for prp", None), ("", None),
    ("can prp change my hair", None), ("it is correct", None), ("my name is ravi", None), ("is the day fixed", None),
    ("what time do you open", None), ("fix an appointment for me", None), ("fix my number", "phone"),
    ("i cannot move my left arm today", None), ("wrong, 98450 12345", "phone"),
]  # fmt: skip


def found_phone(text: str, asked: bool = False) -> str | None:
    """The number in a message, or the problem with it."""
    phone = find_phone(text, asked=asked)
    return phone and (phone.number or phone.problem)


@pytest.mark.parametrize(("text", "found", "found_when_asked"), PHONES)
def test_phone_number_is_found(text: str, found: str | None, found_when_asked: str | None) -> None:
    """Numbers are found however they are typed, wrong ones are explained, and other digits are left alone."""
    assert found_phone(text) == found
    assert found_phone(text, asked=True) == found_when_asked


@given(
    start=st.sampled_from("6789"),
    rest=st.text("0123456789", min_size=9, max_size=9),
    prefix=st.sampled_from(["", "0", "+91", "+91 ", "+91-", "91 ", "0091 ", "(+91) ", "+ 91 "]),
    groups=st.sampled_from([(10,), (5, 5), (4, 6), (3, 3, 4), (4, 3, 3), (3, 7), (2, 2, 2, 2, 2), (1,) * 10]),
    separator=st.sampled_from([" ", "-", ".", " - ", "  "]),
    around=st.sampled_from(
        [("", ""), ("my number is ", ""), ("Ravi, ", ", tomorrow"), ("call ", " after 5pm"), ("ph:", ".")]
    ),
)
def test_any_indian_mobile_number_is_found(
    start: str, rest: str, prefix: str, groups: tuple[int, ...], separator: str, around: tuple[str, str]
) -> None:
    """A valid Indian mobile number is found with any prefix, grouping and separator, and with words around it."""
    number = start + rest
    if not phonenumbers.is_valid_number(phonenumbers.parse("+91" + number)):
        return
    parts = [number[sum(groups[:index]) : sum(groups[: index + 1])] for index in range(len(groups))]
    text = around[0] + prefix + separator.join(parts) + around[1]
    assert found_phone(text) == "+91" + number, text


@pytest.mark.parametrize(("text", "found"), EMAILS)
def test_email_is_found(text: str, found: str | None) -> None:
    """Addresses are found and normalised, also when spelled out; attempts at one are told from other words."""
    email = find_email(text)
    assert (email and (email.address or "invalid")) == found


@pytest.mark.parametrize(("text", "asked", "name"), NAMES)
def test_name_is_found(text: str, asked: bool, name: str) -> None:
    """Names are found where they are introduced, and when asked for where they stand alone or among other details."""
    assert find_name(text, asked=asked) == name


def test_name_of_who_writes_for_another() -> None:
    """Who is to be called back is the one who writes, who is to be seen the patient."""
    text = "It is about my nephew, his name is Imran Shaikh. I am Nazia"
    assert find_name(text, asked=False) == "Imran Shaikh"
    assert find_name(text, asked=False, of_writer=True) == "Nazia"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("book me, asha rao 98450 12345", "Asha Rao"),
        ("book me asha rao, 98450 12345", "Asha Rao"),
        ("ASHA RAO - 9845012345 book me for friday", "Asha Rao"),
        ("want a slot for my wife meena kumari on 98450 12345", "Meena Kumari"),
        ("visit tomorrow. ravi kumar mobile: 98450 12345", "Ravi Kumar"),
        ("call me back 98450 12345", None),
        ("please book tomorrow evening 98450 12345", None),
        ("book me asha 98450 12345", None),  # one word alone
        ("prp appointment, evening, Tara, 98450 12345", "Tara"),
        ("book the evening name tara phone 98450 12345", "Tara"),
        ("Nila 98450 12345 prp", "Nila"),
        ("book prp in the morning Arun Mohan 98450 12345", "Arun Mohan"),
        ("prp please, mysore, 98450 12345", None),
        ("Book Appointment 98450 12345", None),
        ("appointment at koramangala branch 98450 12345", None),
        ("appointment with doctor asha rao 98450 12345", None),
        ("hair is falling badly, urgent help needed 98450 12345", None),
        ("98450 12345", None),
    ],
)
def test_name_before_a_phone_number(text: str, name: str | None) -> None:
    """In the first message a name right before the number counts, in small letters too, and other words do not."""
    phone = find_phone(text)
    assert phone and name_before_phone(text, phone.start) == name


@pytest.mark.parametrize(
    ("text", "known", "name"),
    [
        ("Paul Thomas i mean", "Paul", "Paul Thomas"), ("no wait sunitha", "Sunita", "Sunitha"),
        ("sorry, Meenal", "Meena", "Meenal"), ("not ravi das. ravi dass", "Ravi Das", "Ravi Dass"),
        ("my name isnt Jean its Gene", "Jean", "Gene"), ("its not anil, its sunil", "Anil", "Sunil"),
        ("Usha not Asha", "Asha", "Usha"), ("my name is spelt Kavitha actually", "Kavita", "Kavitha"),
        ("Rohit Verma", "Rohit", "Rohit Verma"), ("Divya", "Asdf", "Divya"), ("no its spelled Jon", "John", "Jon"),
        # something else
        ("no wait friday", "Frida", None), ("sorry wrong number", "Sonu", None), ("Rekha", "Priya", None),
        ("sorry, Rekha", "Priya", None), ("no meso", "Meena", None), ("i mean morning", "Manoj", None),
        ("yes", "Yash", None), ("not now", "Noor", None), ("umbrella", "Uma", None), ("divya", "Asdf", None),
        ("Shetti, not Shetty", "Vikram Shetty", "Shetti"),
        ("make it tuesday please and the time can stay as it is. spelling is Kiran Bhatt", "Kiran Bhat", "Kiran Bhatt"),
        ("is it john?", "Jon", None), ("Asha Rao", "Asha Rao", None), ("Asha", "", None),
    ],
)  # fmt: skip
def test_a_name_is_corrected(text: str, known: str, name: str | None) -> None:
    """What is like the name before, or said in its place, replaces it; other words beside "no" and "wait" do not."""
    assert corrected_name(text, known) == name


@pytest.mark.parametrize(
    ("text", "name", "known", "whole"),
    [
        ("it's Joshi, not Jothi", "Joshi", "Mohan Jothi", "Mohan Joshi"),
        ("Mohun", "Mohun", "Mohan Jothi", "Mohun Jothi"),
        ("last name is Pai", "Pai", "Mohan Jothi", "Mohan Pai"), ("write Mohan only", "Mohan", "Mohan Jothi", "Mohan"),
        ("name is Leela", "Leela", "Mohan Jothi", "Leela"), ("Leela Pai", "Leela Pai", "Leela Rai", "Leela Pai"),
        ("Jothy", "Jothy", "Jothi", "Jothy"),
    ],
)  # fmt: skip
def test_a_word_of_the_name_is_corrected(text: str, name: str, known: str, whole: str) -> None:
    """What is spelt anew leaves the rest of the name as it was, and another name takes its place."""
    assert within_known(text, name, known) == whole


@pytest.mark.parametrize("text", NO_NAMES)
def test_other_answers_are_no_name(text: str) -> None:
    """Questions, refusals, feelings, days and treatments are never taken for a name."""
    assert find_name(text, asked=True) is None
    assert find_name(text, asked=False) is None


@pytest.mark.parametrize(
    ("text", "ignored", "name"),
    [
        ("Ravi Kumar 98765 43210 tomorrow evening for prp", ("tomorrow", "prp"), "Ravi Kumar"),
        ("mesotherapy asha rao", ("mesotherapy",), "Asha Rao"),
        ("growth factor", ("growth factor",), None),
        ("mesotherapy", ("mesotherapy",), None),
        ("asha on 5 june", ("5 june",), "Asha"),
    ],
)
def test_what_was_found_elsewhere_is_no_name(text: str, ignored: tuple[str, ...], name: str | None) -> None:
    """Treatments and dates that were found elsewhere neither are a name nor hide one."""
    ignore = [(text.index(words), text.index(words) + len(words)) for words in ignored]
    assert find_name(text, asked=True, ignore=ignore) == name


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ravi123", "digits"), ("r4vi", "digits"), ("12345", "digits"), ("98765 43210", "digits"),
        ("ravi kumar singh sharma rao gupta", "too_long"), ("why do you need it", "not_a_name"), ("no", "not_a_name"),
        ("i am 29", "not_a_name"), ("???", "not_a_name"), ("ravi", None), ("", None),
    ],
)  # fmt: skip
def test_refused_name_is_explained(text: str, problem: str | None) -> None:
    """An answer that is no name has a reason, and a name has none."""
    assert name_problem(text) == problem


@pytest.mark.parametrize(("text", "part"), PARTS)
def test_part_of_day_is_found(text: str, part: str | None) -> None:
    """Words, misspellings and times give the part of the day; greetings, counts and stories do not."""
    found = find_time_of_day(text)
    assert (found and found.part) == part


@pytest.mark.parametrize(
    ("text", "part", "hour"),
    [
        ("Friday at 4 pm", "afternoon", "at 16:00"), ("after 6pm", "evening", "after 18:00"),
        ("morning 10 o'clock", "morning", "at 10:00"), ("shaam 5 baje", "evening", "at 17:00"),
        ("subah 7 baje", "morning", "at 07:00"), ("raat 9 baje", "evening", "at 21:00"),
        ("7 in the morning", "morning", "at 07:00"), ("evening 7", "evening", "at 19:00"),
        ("shaam ko 6 baje ke baad", "evening", "after 18:00"), ("6 baje se pehle", "evening", "before 18:00"),
        ("not before 11", "morning", "after 11:00"), ("not after 6", "evening", "before 18:00"),
        ("no later than 5pm", "afternoon", "before 17:00"), ("5 pm onwards", "evening", "after 17:00"),
        ("half past 4", "afternoon", "at 16:30"), ("quarter to 5", "afternoon", "at 16:45"),
        ("around 11", "morning", "about 11:00"), ("between 4 and 6 pm", "evening", "from 16:00 to 18:00"),
        ("10am to 6pm", "any", "from 10:00 to 18:00"), ("4 or 5 pm", "afternoon", "at 16:00 or 17:00"),
        ("anytime after 5", "evening", "after 17:00"), ("morning 5 pm", "evening", "at 17:00"),
        ("not morning", "any", "after 12:00"), ("dont call me in the evening", "any", "before 17:00"),
        ("i am busy till 5", "evening", "after 17:00"), ("in office after 11", "morning", "before 11:00"),
        ("at 7 on friday evening", "evening", "at 19:00"), ("9 sharp", "morning", "at 09:00"),
        ("5 pm is too early, at 7 pm", "evening", "at 19:00"), ("not at 5", None, None),
        ("there is a class at 5", None, None), ("after school", None, None),
        ("I am not free at 4 so at 11", "morning", "at 11:00"),
        ("in the evening", "evening", None), ("i am 29", None, None),
        ("call after 10 days", None, None), ("morning or evening", "any", None), ("not in the afternoon", None, None),
    ],
)  # fmt: skip
def test_hour_is_found(text: str, part: str | None, hour: str | None) -> None:
    """An hour is kept as it was wished for, in English or Hindi words, with the part of day that it lies in."""
    found = find_time_of_day(text)
    assert (found and found.part, found and found.hour) == (part, hour)
    assert hour is None or HOUR.fullmatch(hour)


def test_a_bare_number_is_an_hour_where_one_was_asked_for() -> None:
    """ "5" answers "what time of day?", and is nothing anywhere else."""
    assert find_time_of_day("5", asked=True) == TimeOfDay("evening", "at 17:00")
    assert find_time_of_day("5") is None


@pytest.mark.parametrize(
    ("text", "asked", "day"),
    [
        ("any day is fine", False, "any day"), ("anyday", False, "any day"), ("koi bhi din chalega", False, "any day"),
        ("i need an appointment as soon as possible", False, "as soon as possible"),
        ("asap", False, "as soon as possible"), ("jaldi se jaldi", False, "as soon as possible"),
        ("the earliest please", False, "as soon as possible"), ("any saturday", False, "any Saturday"),
        ("any weekday", False, "any weekday"), ("any day except friday", False, "any day but Friday"),
        ("can you book me any day?", False, "any day"),
        ("whenever", True, "any day"), ("no preference", True, "any day"), ("anytime", True, "any day"),
        ("up to you", True, "any day"), ("doesn't matter", True, "any day"), ("koi bhi", True, "any day"),
        ("soon", True, "as soon as possible"), ("jaldi", True, "as soon as possible"),
        ("i get leave only on weekends", False, "any day of a weekend"), ("only weekdays suit", False, "any weekday"),
        ("weekdays are impossible for me", False, "any day of a weekend"),
        ("not on weekdays", True, "any day of a weekend"),
        ("weekends only", False, "any day of a weekend"),
        ("do you sit on weekends?", False, None), ("my hair falls more on weekdays", False, None),
        ("on saturdays", True, "any Saturday"), ("weekdays only", True, "any weekday"),
        ("whenever", False, None), ("do you work any day?", False, None), ("not any day", False, None),
        ("every day i lose hair", False, None), ("on saturday", True, None), ("earlier", False, None),
    ],
)  # fmt: skip
def test_open_day_is_found(text: str, asked: bool, day: str | None) -> None:
    """A day that is left open is an answer; what says so only beside the question is none elsewhere."""
    assert find_open_day(text, asked=asked) == day


@pytest.mark.parametrize(
    ("text", "unlikely"),
    [(text, True) for text in ("asdf", "qwerty", "aaaa", "test", "Test Test", "K", "xyz", "hahaha", "sdkfjh", "🙂")]
    + [(text, False) for text in (
        "Om", "Jo", "Ng", "Li", "Xu", "Ananya", "Śrī", "आशा", "محمد علی", "李", "O'Brien", "Mary-Jane", "Fred", "Lala",
        "Mimi", "Jojo", "Hrithik", "Krzysztof", "Uma", "Anna",
    )],
)  # fmt: skip
def test_unlikely_names(text: str, unlikely: bool) -> None:
    """Keyboard mash, a single letter and emoji are hardly names; short, unusual and foreign ones are."""
    assert is_unlikely(text) is unlikely
    assert (name_problem(text) == "unlikely") is unlikely


@pytest.mark.parametrize(
    ("text", "refused", "name"),
    [
        ("asdf", "qwerty", "Asdf"), ("K", "K", "K"), ("my name is hair", "Hair", "Hair"), ("hair", "test", None),
        ("🙂", "🙂", None), ("12345", "12345", None), ("hello there", "hello there", None), ("", "", None),
    ],
)  # fmt: skip
def test_who_insists_on_a_name(text: str, refused: str, name: str | None) -> None:
    """What is said again after it was refused is a name if it has letters, and so is mash after mash."""
    assert insisted_name(text, refused) == name


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("my number and email are wrong", {"phone", "email"}), ("wrong name and wrong number", {"name", "phone"}),
        ("name and number both are wrong", {"name", "phone"}), ("the day and time is wrong", {"day", "part"}),
        ("my number is wrong", {"phone"}), ("yes", set()),
    ],
)  # fmt: skip
def test_several_details_to_correct(text: str, fields: set[str]) -> None:
    """Details that are named together are all to be corrected."""
    assert set(all_to_change(text)) == fields
    assert wants_to_change(text) == next(iter(all_to_change(text)), None)


@pytest.mark.parametrize(
    ("text", "waits"),
    [(text, True) for text in ("wait", "hold on", "one minute", "ruko", "hmm", "let me think", "ok just a sec please")]
    + [(text, False) for text in ("", "yes", "wait, friday", "how long do i wait", "one minute is enough for prp?")],
)
def test_asking_for_a_moment(text: str, waits: bool) -> None:
    """Only a message that says nothing else asks for a moment."""
    assert asks_to_wait(text) is waits


@pytest.mark.parametrize(
    ("text", "answer"),
    [(text, True) for text in YES] + [(text, False) for text in NO] + [(text, None) for text in NEITHER],
)
def test_yes_or_no(text: str, answer: bool | None) -> None:
    """Only a clear yes is a consent, only a clear no is a refusal, and a yes with more to it is neither."""
    assert yes_or_no(text) is answer


@pytest.mark.parametrize(
    ("text", "declined"), [(text, True) for text in DECLINED] + [(text, False) for text in NOT_DECLINED]
)
def test_optional_detail_is_declined(text: str, declined: bool) -> None:
    """A refusal in any wording is one; questions, values and corrections are none."""
    assert declines(text) is declined


@pytest.mark.parametrize(
    ("text", "cancelled"), [(text, True) for text in CANCELLED] + [(text, False) for text in NOT_CANCELLED]
)
def test_booking_is_given_up(text: str, cancelled: bool) -> None:
    """Giving up is understood in any wording,
    and questions about cancelling or about hair loss are not taken for it."""
    assert wants_to_cancel(text) is cancelled


@pytest.mark.parametrize(("text", "field"), CHANGES)
def test_detail_to_correct_is_understood(text: str, field: str | None) -> None:
    """The detail to correct is named by its word or by its new value; questions and plain values correct nothing."""
    assert wants_to_change(text) == field
    assert corrects(text) or field is None


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("HKX-473", "HKX-473"), ("hkx473", "HKX-473"), ("hkx 473", "HKX-473"), ("K7M4XR", "K7M-4XR"),
        ("my reference is hkx 473", "HKX-473"), ("ref K7M-4XR thanks", "K7M-4XR"), ("cancel hkx-473", "HKX-473"),
        ("347649 is my reference", "347-649"), ("HKX-FMT", "HKX-FMT"), ("hkxfmt", "HKX-FMT"),
        ("it's k7m–4xr", "K7M-4XR"),
        ("prp 6 months", None), ("for 3pm", None), ("stage3", None), ("cost of prp 347 rs", None), ("try 3rd", None),
        ("98765 43210", None), ("call 98765 434 343", None), ("mmmmmm what", None), ("", None), ("HKX-4733", None),
        ("XHKX-473", None), ("yes", None),
    ],
)  # fmt: skip
def test_reference_is_found(text: str, reference: str | None) -> None:
    """A reference is found in any usual form, and words, times and phone numbers are not taken for one."""
    assert find_reference(text, alphabet=REFERENCE_ALPHABET, length=6) == reference


def test_words_are_no_reference() -> None:
    """Where the alphabet could spell words, a reference without a digit needs capitals and a dash."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    assert find_reference("my booking", alphabet=letters, length=6) is None
    assert find_reference("booking please", alphabet=letters, length=6) is None
    assert find_reference("booking ABC-DEF", alphabet=letters, length=6) == "ABC-DEF"
    assert find_reference("a1b-2c", alphabet=letters, length=5) == "A1B-2C"


@given(st.text(REFERENCE_ALPHABET, min_size=6, max_size=6), st.sampled_from(["", "-", " ", " - "]), st.booleans())
def test_any_reference_is_found(letters: str, separator: str, small: bool) -> None:
    """Every reference is found behind "my reference is", in any case, with or without a dash, and most with a space."""
    typed = letters[:3] + separator + letters[3:]
    text = "my reference is " + (typed.lower() if small else typed)
    found = find_reference(text, alphabet=REFERENCE_ALPHABET, length=6)
    # With a space it may be two words ("for 3yr").
    assert found == f"{letters[:3]}-{letters[3:]}" or (found is None and " " in typed)


def test_personal_details_are_shown_with_care() -> None:
    """Numbers are spaced for reading back, hidden but for their end, and absent from the repr that logs would show."""
    assert spoken_phone("+919876543210") == "98765 43210"
    assert spoken_phone("+447911123456") == "+44 7911 123456"
    assert spoken_phone("+918023456789") == "080 2345 6789"  # a landline with its area code
    assert spoken_phone("nonsense") == "nonsense"
    assert masked_phone("+919876543210") == "••••• ••210"
    assert [mask(value) for value in ("ravi@gmail.com", "Ravi", "")] == ["r•••@gmail.com", "R•••", ""]
    shown = repr(find_phone("my number is 98765 43210")) + repr(find_email("ravi@gmail.com"))
    assert "98765" not in shown and "43210" not in shown and "ravi" not in shown


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from([*"+-()@.,?!'\n\x00 0९", "98765", "43210", " at ", "dot", "not ", "my name is ", "no",
                                "i am ", "cancel", "10", "pm", "11/06/2027", "double ", "nine ", "Ravi", "👍", "़",
                                "HKX-473"]),
               max_size=25).map("".join)
)  # fmt: skip
@example("+" * 50 + "9" * 200)
@example("²³ ½ Ⅷ 𝟗𝟖𝟕𝟔𝟓𝟒𝟑𝟐𝟏𝟎")
@settings(deadline=None, max_examples=200)
def test_any_text_can_be_read(text: str) -> None:
    """No text raises an error, and what is found stands in the message where it is said to stand."""
    for one in (find_phone(text), find_phone(text, asked=True), find_email(text)):
        assert one is None or 0 <= one.start < one.end <= len(text)
    for asked in (True, False):
        name = find_name(text, asked=asked, ignore=[(0, 3), (5, 900)])
        assert name is None or name.strip() == name != ""
    phone = find_phone(text, asked=True)
    assert phone is None or (phone.number is None) != (phone.problem is None)
    problem, given = name_problem(text), not text.strip() or find_name(text, asked=True) is not None
    assert given if problem is None else problem == "unlikely" or not given
    for asked in (True, False):
        time_of_day = find_time_of_day(text, asked=asked)
        assert time_of_day is None or time_of_day.hour is None or HOUR.fullmatch(time_of_day.hour)
        find_open_day(text, asked=asked)
    insisted_name(text, text)
    asks_to_wait(text)
    yes_or_no(text)
    wants_to_change(text)
    wants_to_cancel(text)
    declines(text)
    find_reference(text, alphabet=REFERENCE_ALPHABET, length=6)


@pytest.mark.parametrize(
    "piece", ["1 ", "98765 ", "a", "a.", "@", "a@", " at ", "dot ", "no ", "not ", "don't ", "can ",
    "my name is ", "I am ", " ",
              "\n", ",", "+", "-", "nine ", "morning ", "10 to ", "change ", "cancel ", "hi ", "Ravi ", "x-", "gmail",
              "h7k ", "any ", "busy ", "as soon ", "asd", "wait ", "let me check ", "mon and ", "call "]
)  # fmt: skip
def test_long_messages_take_no_time(piece: str) -> None:
    """A pattern that a long message would keep busy is none that a patient's message may meet."""
    text = piece * (4000 // len(piece))
    start = time.process_time()
    for function in (find_phone, find_email, name_problem, yes_or_no, wants_to_change,
    wants_to_cancel,
                     declines, asks_to_wait, is_unlikely):  # fmt: skip
        function(text)
    for asked in (True, False):
        find_time_of_day(text, asked=asked)
        find_open_day(text, asked=asked)
    find_reference(text, alphabet=REFERENCE_ALPHABET, length=6)
    assert time.process_time() - start < 2
