"""The front desk: requests played turn by turn, with each thing that patients do instead of answering."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from clinic.desk.absence import cannot_come, is_late
from clinic.desk.changing import calls_off, takes_back
from clinic.desk.clauses import asks, clauses_that_ask
from clinic.desk.contacted import asks_of_contact
from clinic.desk.explaining import asks_for_later, asks_of_request
from clinic.desk.form import Outcome, advance, ask, gives_up
from clinic.desk.going_on import asks_where_it_stands
from clinic.desk.meant import means_new_one
from clinic.desk.pair import is_only_pair
from clinic.desk.reading import attempts, read
from clinic.desk.refusing import refuses
from clinic.desk.request import CHANGES, CONSULTATION, FIELDS, NONE, OWN, VOUCHED, Desk, Kind, Request, Said
from clinic.desk.status import asks_status
from clinic.desk.summary import summary
from clinic.settings import ROOT

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=ZoneInfo("Asia/Kolkata"))  # a Monday
NAMES = {"prp": "PRP", "mesotherapy": "mesotherapy", "microneedling": "microneedling"}
DESK = Desk(NOW, NAMES, closed=frozenset({"sun"}))
ASHA = {"name": "Asha Verma", "phone": "+919845012345", "email": "asha@example.com", "treatment": "prp",
        "day": "2026-03-06", "part": "morning"}  # fmt: skip
APPOINTMENT = {"reference": "HKX-473", "phone": "+919845012345"}
OLD: dict[str, Any] = {**APPOINTMENT, "change": "cancel"}
MOVED: dict[str, Any] = {**APPOINTMENT, "change": "move", "day": "2026-03-06", "part": "morning"}
ASKING_NOTES = ("day_ambiguous", "treatment_several")  # which are themselves the question again
BOOK, CALL, CHANGE = "I want to book an appointment", "can somebody call me", "I want to change my appointment"

Row = tuple[str, str]  # a message, and what follows: "note question", "question", "stored" or "given up"


def said(text: str, intent: str | None = None, answered: bool = False) -> Said:
    """A message, with the treatments found in it."""
    named = [key for key in NAMES if re.search(rf"\b{key}\b", text, re.IGNORECASE)]
    spans = [(text.lower().index(key), text.lower().index(key) + len(key)) for key in named]
    return Said(text, named, spans, intent, answered)


def short(outcome: Outcome) -> str:
    """What is said, without the prefixes, and how it ends."""
    names = [re.sub(r"^utter_(?:ask_booking_|ask_|booking_|request_)?", "", say.response) for say in outcome.say]
    end = ["stored"] if outcome.complete else [] if outcome.request else ["given up"]
    return " ".join([*names, *end])


def play(request: Request, rows: list[Row], fresh: bool = True) -> tuple[list[str], Request | None]:
    """What follows each message, a minute apart, and the request at the end."""
    followed: list[str] = []
    for number, (text, _) in enumerate(rows):
        if not (fresh and number == 0) and gives_up(request, text, None):
            return [*followed, "given up"], None
        at = Desk(NOW + timedelta(minutes=number), DESK.names, closed=DESK.closed)
        outcome = advance(request, said(text), at, fresh and number == 0)
        followed.append(short(outcome))
        if outcome.request is None:
            return followed, None
        kept = Request.from_dict(outcome.request.as_dict())
        assert kept == outcome.request  # what the slot holds is all of it
        request = kept
    return followed, request


def asking(kind: Kind, asked: str, **details: Any) -> Request:
    """A request that has asked for a detail."""
    return Request(kind, NOW.isoformat(), NOW.isoformat(), asked, dict(details))


def before(asked: str) -> Request:
    """Asha's booking when this detail has just been asked for."""
    known = FIELDS["booking"][: FIELDS["booking"].index(asked)]
    return asking("booking", asked, **{name: ASHA.get(name, True) for name in known})


def at_summary(**other: Any) -> Request:
    """Asha's booking when she reads the summary."""
    return asking("booking", "confirmed", **{**ASHA, "consent": True, **other})


@pytest.mark.parametrize(
    ("request_", "text", "intent", "up"),
    [
        (at_summary(), "change something", "cancel", False), (at_summary(), "cancel it", "cancel", True),
        (at_summary(), "leave the remark, send it", "cancel", False),
        (at_summary(), "cancel, don't send it", "cancel", True),
        (at_summary(), "we do not want to submit it", "cancel", False), (before("email"), "no thx", "deny", False),
        (asking("change", "phone", change="move"), "i was only asking", None, True),
        (asking("change", "phone", change="move"), "keep my appointment", None, True),
        (asking("change", "reference"), "i never booked anything", None, True),
        (asking("change", "reference"), "go back", None, True), (asking("change", "reference"), "no", "deny", True),
        (asking("change", "reference"), "i have no reference", None, False),
        (asking("change", "reference"), "no booking id was given when i took the appointment", None, False),
        (asking("change", "reference", change="cancel"), "then how can i cancel it", "cancel", False),
    ],
)  # fmt: skip
def test_giving_up(request_: Request, text: str, intent: str | None, up: bool) -> None:
    """To change something gives nothing up; who has no appointment at all is not asked for its reference again."""
    assert gives_up(request_, text, intent) is up


HOURS = {**dict.fromkeys(("mon", "tue", "wed", "thu"), "10:00-19:00"), "fri": "10:00-17:00", "sat": "09:30-14:00",
         "sun": "closed"}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "part", "hour"),
    [
        ("saturday 4 pm", None, None), ("saturday evening", None, None), ("friday after 5 pm", None, None),
        ("tuesday before 10", None, None), ("saturday at 2 pm", None, None), ("thursday 7 pm", None, None),
        ("saturday 11 am", "morning", "at 11:00"), ("saturday at 9.30", "morning", "at 09:30"),
        ("friday evening 4 pm", "evening", "at 16:00"), ("friday afternoon", "afternoon", None),
        ("saturday after 1 pm", "afternoon", "after 13:00"), ("thursday evening", "evening", None),
        ("saturday any time", "any", None), ("saturday at 1 or 3 pm", "afternoon", "at 13:00 or 15:00"),
        ("any day at 8 pm", "evening", "at 20:00"),
    ],
)  # fmt: skip
def test_a_time_at_which_the_clinic_is_closed(text: str, part: str | None, hour: str | None) -> None:
    """By the hours that the clinic filled in it is asked for another one; without any, every wish is passed on."""
    request, open_at_will = before("day"), before("day")
    outcome = advance(request, said(text), Desk(NOW, NAMES, closed=DESK.closed, hours=HOURS))
    assert (request.details.get("part"), request.details.get("hour")) == (part, hour)
    assert ("utter_booking_time_closed" in [say.response for say in outcome.say]) is (part is None)
    assert short(outcome).endswith("consent") if part else short(outcome) == "time_closed part"
    advance(open_at_will, said(text), DESK)
    assert open_at_will.details.get("part")


@pytest.mark.parametrize(
    ("asked", "text", "explained"),
    [
        ("confirmed", "is it confirmed?", "request_not_yet"), ("consent", "what do you do with my data", "request_why"),
        ("consent", "who will see my number", "request_why"), ("confirmed", "blah blah", "request_not_understood"),
        ("name", "what do you need it for, why my name", "request_why"),
        ("name", "her name or mine", "booking_name_patient"),
        ("email", "what comes after i agree", "request_contacts"), ("email", "have they seen it", "request_not_yet"),
        ("day", "when will we be seen", "booking_no_diary"), ("day", "could i shift it afterwards", "change_later"),
        ("part", "i can't come after all", "request_held"), ("day", "which day did i give", "request_so_far"),
    ],
)  # fmt: skip
def test_questions_about_the_request(asked: str, text: str, explained: str) -> None:
    """Whether it is sent, and who sees what, is answered before the question is asked again."""
    outcome = advance(before(asked), said(text), DESK)
    assert outcome.say[0].response == f"utter_{explained}"


@pytest.mark.parametrize(
    ("asked", "text", "noted"),
    [
        ("consent", "make it 9 march", "Monday, 9 March 2026"), ("email", "my number is 98450 99999", "98450 99999"),
        ("consent", "friday is fine", None), ("email", "asha@example.org", None),
        ("confirmed", "make it 9 march", None),
    ],
)  # fmt: skip
def test_a_replaced_detail_is_said_back(asked: str, text: str, noted: str | None) -> None:
    """What replaces a detail is said back, unless it is the answer to the question or the summary comes next."""
    outcome = advance(before(asked), said(text), DESK)
    said_back = [say.values["noted"] for say in outcome.say if say.response == "utter_request_noted"]
    assert said_back == ([noted] if noted else [])


@pytest.mark.parametrize(
    ("text", "followed"),
    [
        ("my father also wants an appointment, for mesotherapy on 12 march", "one_at_a_time confirmed"),
        ("another slot for my aunt too please, in the evening", "one_at_a_time confirmed"),
        ("i need the same for my brother", "one_at_a_time confirmed"),
        ("please send. and one for my nephew as well", "one_at_a_time stored"),
        # which are of this booking
        ("it is for my daughter, not for me", "booking_name_patient name"),
        ("make it 12 march", "confirmed"), ("i'd like the evening", "confirmed"),
    ],
)  # fmt: skip
def test_somebody_else_beside_the_one_being_booked(text: str, followed: str) -> None:
    """A booking for another person, wished for at the summary, leaves the first one's details as they are."""
    request = at_summary()
    assert short(advance(request, said(text), DESK)) == followed.replace("booking_", "")
    if followed.startswith("one_at_a_time"):
        assert {name: request.details[name] for name in ASHA} == ASHA


@pytest.mark.parametrize(
    ("text", "day"),
    [("ya the first", "2026-03-06"), ("earlier one please", "2026-03-06"), ("the second date is fine", "2026-03-13"),
     ("no", None), ("ok", None)],
)  # fmt: skip
def test_which_of_the_days_that_were_offered(text: str, day: str | None) -> None:
    """One of two days may be pointed at; a plain no or yes to them gives nothing up, and has them offered again."""
    request = before("day")
    request.forget("day")
    request.days = ["2026-03-06", "2026-03-13"]
    assert not refuses(request, text)
    outcome = advance(request, said(text), DESK)
    assert request.details.get("day") == day
    assert (outcome.say[-1].response == "utter_booking_day_ambiguous") == (day is None)
    assert day or outcome.say[-1].buttons == ("Friday, 6 March 2026", "Friday, 13 March 2026")


def test_a_day_beside_no_address() -> None:
    """The no is to the address."""
    assert read(said("no mail 9 march"), before("email"), DESK).values == {"email": NONE, "day": "2026-03-09"}


@pytest.mark.parametrize("asked", ["email", "treatment", "consent", "confirmed"])
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("then 17", "2026-04-17"), ("no, 18 works", "2026-04-18"), ("oops i meant 21", "2026-04-21"),
        ("let's do 23 instead", "2026-04-23"), ("wait, the 24th", "2026-04-24"),
        # an hour, as one is known; no such day; nothing that corrects
        ("sorry 11", "2026-04-16"), ("ok 31 then", "2026-04-16"), ("17", "2026-04-16"),
    ],
)  # fmt: skip
def test_another_day_of_the_month_alone(asked: str, text: str, day: str) -> None:
    """A bare number that corrects is another day in the month of the one known, whatever was asked."""
    request = before(asked)
    request.details |= {"day": "2026-04-16", "part": "morning", "hour": "at 10:00"}
    advance(request, said(text), DESK)
    assert request.details["day"] == day


@pytest.mark.parametrize(
    ("wish", "text", "day"),
    [
        ("any day from Monday, 9 March 2026 to Saturday, 14 March 2026", "wednesday would be better", "2026-03-11"),
        ("any day from Monday, 9 March 2026 to Saturday, 14 March 2026", "18 march", "2026-03-18"),
        ("Friday, 13 March 2026 or Saturday, 14 March 2026", "friday then", "2026-03-13"),
        ("any day after Tuesday, 10 March 2026", "friday then", "2026-03-06"), ("any day", "friday", "2026-03-06"),
        ("2026-03-17", "oh no, thursday please", "2026-03-19"), ("2026-03-17", "no, thursday 12 march", "2026-03-12"),
        ("2026-03-06", "tuesday is better", "2026-03-03"),
    ],
)  # fmt: skip
def test_a_weekday_within_the_wish(wish: str, text: str, day: str) -> None:
    """A weekday is that of the week that was wished for before."""
    assert read(said(text), at_summary(day=wish), DESK).values["day"] == day


@pytest.mark.parametrize(
    ("asked", "text", "followed"),
    [
        ("name", "Farhan Ali, what should I carry", "ask_reception phone"),
        ("phone", "98450 12345. till what time are you there", "ask_reception email"),
        ("phone", "98450 12345, when can I visit?", "no_diary email"),
        ("email", "no mail. which slots do you have", "no_diary treatment"),
        ("treatment", "a consultation, is tomorrow possible", "no_diary part"),
        ("day", "anytime, what slots are there", "no_diary consent"),
        ("consent", "yes. what did they ring me for", "ask_reception confirmed"),
        ("confirmed", "yes send it, is it final now?", "stored"),
        ("confirmed", "yes. will they surely call?", "stored"),
        ("confirmed", "send it. is there a lift", "ask_reception stored"),
        ("confirmed", "inform them my wife is also coming", "no_notes confirmed"),
        ("confirmed", "yes, and my sister too", "one_at_a_time stored"),
        ("confirmed", "I come with my son", "no_notes confirmed"),
        ("phone", "my mobile is not working", "phone_needed phone"),
        ("confirmed", "you will really call? don't give my number to others", "contacts confirmed"),
        # which ask nothing
        ("phone", "98450 12345 is what I use", "email"), ("name", "Will Smith", "phone"),
        ("day", "friday is when I am free", "part"), ("day", "can come friday", "part"),
    ],
)  # fmt: skip
def test_a_question_beside_a_detail(asked: str, text: str, followed: str) -> None:
    """The detail is taken, and what is asked beside it is not passed over."""
    assert short(advance(before(asked), said(text), DESK)) == followed


@pytest.mark.parametrize(
    ("kind", "rows", "details"),
    [
        # one by one, and all at once
        ("booking", [(BOOK, "name"), ("Asha Verma", "phone"), ("98450 12345", "email"),
                     ("asha@example.com", "treatment"), ("PRP please", "day"), ("Friday", "part"),
                     ("morning", "consent"), ("yes", "confirmed"),
                     ("yes", "stored")], ASHA),
        ("booking", [("book PRP for Friday morning, I'm Asha Verma, 98450 12345, asha@example.com", "consent"),
                     ("of course", "confirmed"), ("yes please", "stored")], ASHA),
        ("booking", [(BOOK, "name"), ("Asha Verma, 98450 12345", "email"), ("skip", "treatment"),
                     ("PRP on Friday in the morning", "consent"), ("ok", "confirmed"), ("yes, send it", "stored")],
         {**ASHA, "email": ""}),
        # in another order
        ("booking", [(BOOK, "name"), ("my number is 98450 12345", "noted_early name"), ("I am Asha Verma", "email"),
                     ("Friday", "noted_early email"), ("morning", "noted_early email"),
                     ("asha@example.com", "treatment"), ("PRP", "consent"), ("yes", "confirmed"),
                     ("yes", "stored")], ASHA),
        ("booking", [(BOOK, "name"), ("Friday", "noted_early name"), ("prp", "noted_early name"),
                     ("Asha Verma", "phone")],
         {"name": "Asha Verma", "day": "2026-03-06", "treatment": "prp"}),
        ("booking", [("can I come tomorrow at 5pm?", "hour_wished name")],
         {"day": "2026-03-03", "part": "evening", "hour": "at 17:00"}),
        ("booking", [("book me, asha verma 9845012345", "email"), ("skip", "treatment"), ("prp", "day"),
                     ("kal nahi, parso", "part"), ("shaam ko", "consent")],
         {"name": "Asha Verma", "phone": "+919845012345", "email": "", "treatment": "prp", "day": "2026-03-04",
          "part": "evening"}),
        ("booking", [(BOOK, "name"), ("Asha Verma", "phone"), ("kal subah", "noted_early phone"),
                     ("98450 12345", "email")],
         {"name": "Asha Verma", "phone": "+919845012345", "day": "2026-03-03", "part": "morning"}),
        ("booking", [("prp ke liye parso dopahar ko aana hai", "name")],
         {"day": "2026-03-04", "part": "afternoon", "treatment": "prp"}),
        # an hour is a wish, and goes with its part of the day
        ("booking", [(BOOK, "name"), ("Friday at 4 pm", "hour_wished noted_early name"), ("Asha Verma", "phone")],
         {"day": "2026-03-06", "part": "afternoon", "hour": "at 16:00", "name": "Asha Verma"}),
        ("booking", [("book prp for friday, Asha Verma 98450 12345, no email", "part"),
                     ("shaam 5 baje", "hour_wished consent"), ("make it saturday", "noted consent"),
                     ("morning instead", "noted consent")],
         {**ASHA, "day": "2026-03-07", "email": ""}),
        ("booking", [("book prp for friday, Asha Verma 98450 12345, no email", "part"), ("5", "hour_wished consent"),
                     ("change the time to after 6pm", "hour_wished noted consent")],
         {**ASHA, "email": "", "part": "evening", "hour": "after 18:00"}),
        ("booking", [("I have lost hair for five years and tried many oils and shampoos and pills with no result, so "
                      "please book me PRP on saturday around 11, I am Asha Verma, 98450 12345", "hour_wished email")],
         {"name": "Asha Verma", "phone": "+919845012345", "treatment": "prp", "day": "2026-03-07", "part": "morning",
          "hour": "about 11:00"}),
        # a day that is left open
        ("booking", [("book PRP as soon as possible, Asha Verma 98450 12345", "email"), ("skip", "consent")],
         {**ASHA, "email": "", "day": "as soon as possible", "part": "any"}),
        ("booking", [("book PRP, Asha Verma 98450 12345, no email", "day"), ("any day is fine", "part"),
                     ("no preference", "consent"), ("make it Friday", "noted consent")],
         {**ASHA, "email": "", "part": "any"}),
        ("booking", [("book PRP, Asha Verma 98450 12345, no email", "day"), ("whenever", "consent")],
         {**ASHA, "email": "", "day": "any day", "part": "any"}),
        ("booking", [("book PRP, Asha Verma 98450 12345, no email", "day"), ("any day next week", "part"),
                     ("jaldi se jaldi", "consent")],
         {**ASHA, "email": "", "day": "any day from Monday, 9 March 2026 to Saturday, 14 March 2026", "part": "any"}),
        ("booking", [("book PRP, Asha Verma 98450 12345, no email", "day"), ("any day after 10 march", "part")],
         {"name": "Asha Verma", "phone": "+919845012345", "email": "", "treatment": "prp",
          "day": "any day after Tuesday, 10 March 2026"}),
        ("booking", [("book PRP, Asha Verma 98450 12345, no email", "day"), ("Friday or Saturday, either", "part")],
         {"name": "Asha Verma", "phone": "+919845012345", "email": "", "treatment": "prp",
          "day": "Friday, 6 March 2026 or Saturday, 7 March 2026"}),
        ("booking", [("book both prp and mesotherapy, Asha Verma 98450 12345", "treatment_several"), ("prp", "email")],
         {"name": "Asha Verma", "phone": "+919845012345", "treatment": "prp"}),
        ("booking", [("book PRP for Friday or Saturday", "name"), ("Asha Verma", "phone"), ("98450 12345", "email")],
         {"name": "Asha Verma", "phone": "+919845012345", "treatment": "prp",
          "day": "Friday, 6 March 2026 or Saturday, 7 March 2026"}),
        ("booking", [("book, Asha Verma 98450 12345, no email", "treatment"),
                     ("is prp ok for me?", "ask_reception treatment"), ("prp", "day"), ("consultation", "noted day")],
         {"name": "Asha Verma", "phone": "+919845012345", "email": "", "treatment": CONSULTATION}),
        # a week or a choice of days named before
        ("booking", [("book PRP, Asha Verma 98450 12345, no email, morning", "day"),
                     ("first week of april", "consent"), ("3rd", "noted consent")],
         {**ASHA, "email": "", "day": "2026-04-03"}),
        ("booking", [("book PRP, Asha Verma 98450 12345, no email, morning", "day"),
                     ("april 2nd week", "consent"), ("monday", "noted consent"), ("the 4th", "noted consent")],
         {**ASHA, "email": "", "day": "2026-04-04"}),
        ("booking", [("book PRP, Asha Verma 98450 12345, no email, morning", "day"),
                     ("10 or 11 march", "consent")],
         {**ASHA, "email": "", "day": "Tuesday, 10 March 2026 or Wednesday, 11 March 2026"}),
        ("booking", [("book PRP, Asha Verma 98450 12345, no email, morning", "day"),
                     ("2nd week of march", "consent")],
         {**ASHA, "email": "", "day": "any day from Monday, 9 March 2026 to Saturday, 14 March 2026"}),
        ("booking", [("book PRP, Asha Verma 98450 12345, no email, morning", "day"),
                     ("next week", "consent"), ("tomorrow", "noted consent")],
         {**ASHA, "email": "", "day": "2026-03-03"}),
        # when to be called is not when to come
        ("booking", [(BOOK, "name"), ("Asha Verma", "phone"), ("98450 12345 call after 6", "email")],
         {"name": "Asha Verma", "phone": "+919845012345"}),
        # "no friday" for "no, Friday", and "whatever" for what was asked
        ("booking", [("book PRP, Asha Verma 98450 12345, no email, saturday morning", "consent"),
                     ("no friday only", "noted consent")], {**ASHA, "email": ""}),
        ("booking", [("book, Asha Verma 98450 12345, no emial", "treatment"), ("whatever", "day")],
         {"name": "Asha Verma", "phone": "+919845012345", "email": "", "treatment": CONSULTATION}),
        # a name is doubted once
        ("booking", [(BOOK, "name"), ("asdf", "name_unlikely name"), ("qwerty", "phone")], {"name": "Qwerty"}),
        ("booking", [(BOOK, "name"), ("asdf, 98450 12345", "name_unlikely noted_early name"), ("Asha", "email")],
         {"name": "Asha", "phone": "+919845012345"}),
        ("booking", [(BOOK, "name"), ("hair", "name_not_a_name name"), ("hair", "phone")], {"name": "Hair"}),
        ("booking", [(BOOK, "name"), ("K", "name_unlikely name"), ("K", "phone")], {"name": "K"}),
        ("booking", [(BOOK, "name"), ("🙂", "name_unlikely name"), ("🙂", "name_unlikely name")], {}),
        ("booking", [(BOOK, "name"), ("Mohd. Irfan", "phone")], {"name": "Mohd. Irfan"}),
        # a name is corrected at another question, and none is made of what is told
        ("booking", [(BOOK, "name"), ("Paul", "phone"), ("Paul Thomas i mean", "noted phone"),
                     ("98450 12345", "email"), ("its spelt Pall Thomas actually", "noted email")],
         {"name": "Pall Thomas", "phone": "+919845012345"}),
        ("booking", [(BOOK, "name"), ("abt 3 months ago", "name_not_a_name name"),
                     ("parso jana hai", "noted_early name"),
                     ("my uncle Hari Das", "phone"), ("hari", "not_understood phone")],
         {"name": "Hari Das", "day": "2026-03-04"}),
        # several details at once on the way
        ("booking", [(BOOK, "name"), ("Asha", "phone"), ("98450 12346", "email"),
                     ("change email to asha@example.com and name to Asha Verma", "noted treatment"),
                     ("my number is 98450 12345 and make it Friday", "noted treatment")],
         {"name": "Asha Verma", "phone": "+919845012345", "email": "asha@example.com", "day": "2026-03-06"}),
        # whoever asks for a moment gets it, and what is free is not known
        ("booking", [(BOOK, "name"), ("one minute", "no_hurry"), ("ruko", "no_hurry"), ("Asha", "phone")],
         {"name": "Asha"}),
        ("booking", [("what slots are available on friday?", "no_diary name")], {"day": "2026-03-06"}),
        # a past that is told is no wish
        ("booking", [("my hair fall started 3 months ago, I want to book", "name")], {}),
        ("booking", [("I have been losing hair since January, can I book an appointment?", "name")], {}),
        # what cannot be used is asked for again before anything else
        ("booking", [("book me for 30 Feb", "day_impossible day"), ("Friday", "name"), ("Asha", "phone")],
         {"name": "Asha", "day": "2026-03-06"}),
        # corrections on the way
        ("booking", [(BOOK, "name"), ("Asha", "phone"), ("my name is wrong", "changing name"), ("Asha Verma", "phone"),
                     ("98450 12346", "email"), ("actually my number is 98450 12345", "noted email"),
                     ("asha@example.com", "treatment"), ("mesotherapy", "day"), ("Tuesday 3 March", "part"),
                     ("actually prp", "noted part"), ("make it Friday", "noted part"), ("evening", "consent"),
                     ("morning instead", "noted consent"), ("yes", "confirmed"), ("yes", "stored")], ASHA),
        ("booking", [(BOOK, "name"), ("Ravi", "phone"), ("my name is Asha Verma", "noted phone"),
                     ("98450 12345", "email")], {"name": "Asha Verma", "phone": "+919845012345"}),
        ("booking", [(BOOK, "name"), ("Asha Verma", "phone"), ("98450 12345", "email"),
                     ("start over", "restarted name"), ("Ravi", "phone")], {"name": "Ravi"}),
        # call-backs
        ("callback", [(CALL, "callback_name"), ("Asha", "phone"), ("98450 12345", "callback_consent_only"),
                      ("yes", "stored")], {"name": "Asha", "phone": "+919845012345"}),
        ("callback", [("call me, I'm Asha, 98450 12345", "callback_consent_only"),
                      ("my number is wrong", "changing phone"), ("98450 12346", "callback_consent_only"),
                      ("yes", "stored")], {"name": "Asha", "phone": "+919845012346"}),
        ("callback", [("call me after 6pm", "callback_name"), ("Asha, 98450 12345", "callback_consent_only"),
                      ("tomorrow instead", "callback_consent_only"), ("not before 11", "callback_consent_only")],
         {"name": "Asha", "phone": "+919845012345", "day": "2026-03-03", "part": "morning", "hour": "after 11:00"}),
        ("callback", [("call me next week, Asha Verma 98450 12345", "callback_consent_only")],
         {"name": "Asha Verma", "phone": "+919845012345",
          "day": "any day from Monday, 9 March 2026 to Saturday, 14 March 2026"}),
        ("callback", [("call me on sunday", "day_closed callback_name")], {}),
        ("callback", [("call me, my appointment is on Friday at 4", "callback_name")], {}),
        # changes
        ("change", [("cancel my appointment HKX-473", "change_phone"), ("98450 12345", "change_confirmed"),
                    ("yes", "stored")], OLD),
        ("change", [("I want to cancel my appointment", "reference"), ("hkx 473, 98450 12345", "change_confirmed"),
                    ("yes, cancel it", "stored")], OLD),
        ("change", [(CHANGE, "reference"), ("HKX-473", "change_phone"), ("98450 12345", "day"), ("Friday", "part"),
                    ("morning", "change_confirmed"), ("yes", "stored")], MOVED),
        ("change", [("reschedule my appointment HKX-473 to Friday morning", "change_phone"),
                    ("98450 12345", "change_confirmed"), ("make it Saturday", "change_confirmed"), ("yes", "stored")],
         {**MOVED, "day": "2026-03-07"}),
        ("change", [("it is about HKX-473, 98450 12345", "change"), ("cancel it", "change_confirmed"),
                    ("no, move it to Friday morning", "change_confirmed"), ("yes", "stored")], MOVED),
        ("change", [(CHANGE, "reference"), ("HKX-473, 98450 12345", "day"),
                    ("no, cancel the appointment", "change_confirmed"), ("yes", "stored")], OLD),
        ("change", [("cancel my appointment", "reference"), ("HKX-474, 98450 12345", "change_confirmed"),
                    ("the reference is wrong", "changing reference"), ("HKX-473", "change_confirmed")], OLD),
        ("change", [("cancel my appointment", "reference"), ("HKX-473", "change_phone"),
                    ("my number has changed, it was 98450 12345", "change_confirmed"), ("yes", "stored")], OLD),
        ("change", [("please cancel my appointment, I will take another one", "reference"),
                    ("HKX-473, 98450 12345", "change")],
         APPOINTMENT),
        ("change", [(CHANGE, "reference"), ("hello there", "reference_missing reference"),
                    ("I lost it", "reference_lost")], {"change": "move"}),
        # the words beside a reference and a number sound like correcting them
        ("change", [("postpone please, my ref is hkx 473 and my number 98450 12345", "day"), ("Friday", "part"),
                    ("morning", "change_confirmed"), ("yes", "stored")], MOVED),
        ("change", [("shift my visit from Thursday to Friday, code HKX-473, number is 98450 12345", "part"),
                    ("in the morning", "change_confirmed"), ("yes", "stored")], MOVED),
        # a time alone moves, where it was asked whether to, or beside the one that does not suit
        ("change", [("HKX-473 98450 12345", "change"), ("Friday morning", "change_confirmed"), ("yes", "stored")],
         MOVED),
        ("change", [("HKX-473 98450 12345", "change"), ("in the morning", "day"), ("Friday", "change_confirmed"),
                    ("yes", "stored")], MOVED),
        ("change", [("I am not able to come on Wednesday, Friday morning would do", "reference"),
                    ("HKX-473 98450 12345", "change_confirmed"), ("yes", "stored")], MOVED),
        # who cannot come wants neither until asked
        ("change", [("sorry, can't make it on Wednesday, HKX-473, 98450 12345", "change"),
                    ("I won't be able to attend", "change_confirmed"), ("yes", "stored")], OLD),
        ("change", [("unable to come this Thursday", "change_possible reference"),
                    ("h k x 4 7 3 and 98450 12345", "change"), ("cancel it", "change_confirmed"), ("yes", "stored")],
         OLD),
        # other ways to be found are none; the number alone is kept
        ("change", [("cancel my appointment", "reference"), ("search with my phone number", "reference_lost"),
                    ("98450 12345", "noted_early reference"), ("HKX-473", "change_confirmed"), ("yes", "stored")], OLD),
    ],
)  # fmt: skip
def test_whole_requests(kind: Kind, rows: list[Row], details: dict[str, Any]) -> None:
    """Each message gets the note and the question that follow from it, and at the end nothing else is known."""
    followed, request = play(Request.start(kind, NOW), rows)
    assert followed == [after for _, after in rows]
    assert request is not None
    assert {key: value for key, value in request.details.items() if key not in ("consent", "confirmed")} == details


@pytest.mark.parametrize(
    ("text", "intent", "after", "phone"),
    [
        ("use this number", None, "email", VOUCHED),  # the button
        ("yes", None, "email", VOUCHED),
        ("haan ji", None, "email", VOUCHED),
        ("yes please call me on that one", None, "email", VOUCHED),
        ("same number is fine", None, "email", VOUCHED),
        ("suits me", "affirm", "email", VOUCHED),
        ("98450 12345", None, "email", "+919845012345"),
        ("no, use 98450 12345", None, "email", "+919845012345"),
        ("no", None, "other_number phone", None),
        ("another number", None, "other_number phone", None),
        ("rather a different one", None, "other_number phone", None),
        ("don't use this number", None, "other_number phone", None),
        ("why?", None, "why phone_vouched", None),
        ("98450", None, "phone_too_short phone_vouched", None),
    ],
)
def test_number_that_the_channel_vouches_for(text: str, intent: str | None, after: str, phone: str | None) -> None:
    """It is taken by a yes only, which puts a mark and no number into the request; any other number may be typed."""
    request = before("phone")
    request.ending = "345"
    assert ask(request, DESK).response == "utter_ask_booking_phone_vouched"
    outcome = advance(request, said(text, intent), DESK)
    assert short(outcome) == after
    assert outcome.request is not None and outcome.request.details.get("phone") == phone
    if "other_number" in after:
        assert short(advance(outcome.request, said("yes"), DESK)) == "not_understood phone"
        assert short(advance(outcome.request, said("98450 12345"), DESK)) == "email"


def test_number_that_the_channel_vouches_for_is_shown_by_its_ending() -> None:
    """Questions and summary show the last digits, which is all that is known of it."""
    request = asking("change", "phone", reference="HKX-473")
    request.ending = "345"
    question = ask(request, DESK)
    assert (question.response, question.values["ending"]) == ("utter_ask_change_phone_vouched", "345")
    request.details["phone"] = VOUCHED
    assert summary(request, DESK)["phone"] == "the number ending in 345"


@pytest.mark.parametrize(
    ("asked", "text", "note"),
    [
        ("name", "1234", "name_digits"),
        ("name", "yes", "name_not_a_name"),
        ("name", "why do you need it?", "why"),
        ("name", "what should i bring along", "ask_reception"),
        ("phone", "who will ring me up", "contacts"),
        ("phone", "will i get a message", "contacts"),
        ("day", "is it possible to get a sooner day", "no_diary"),
        ("part", "what did you note so far", "so_far"),
        ("phone", "skip", "phone_needed"),
        ("part", "can you add my wife", "one_at_a_time"),
        ("phone", "98450", "phone_too_short"),
        ("phone", "984501234567890123", "phone_too_long"),
        ("phone", "1800 123 4567", "phone_invalid"),
        ("phone", "1234567890", "phone_invalid"),
        ("phone", "blah", "not_understood"),
        ("phone", "I'd rather not", "phone_needed"),
        ("phone", "why?", "why"),
        ("phone", "mobile no kyun du", "why"),
        ("email", "why do you want my number", "why"),
        ("phone", "is giving the number mandatory?", "phone_needed"),
        ("phone", "nahi dena", "phone_needed"),
        ("name", "must i tell my name", "needed"),
        ("email", "what for?", "why_email"),
        ("consent", "why do they want my e-mail", "why_email"),
        ("email", "is that really required", "why_email"),
        ("email", "email zaroori hai kya", "why_email"),
        ("email", "is my mail safe with you", "why"),
        ("email", "asha@", "email_invalid"),
        ("email", "asha@gmail", "email_invalid"),
        ("email", "blah", "not_understood"),
        ("treatment", "PRP and mesotherapy", "treatment_several"),
        ("treatment", "yes", "not_understood"),
        ("day", "30 Feb", "day_impossible"),
        ("day", "yesterday", "day_past"),
        ("day", "25 Feb", "day_past"),
        ("day", "25 Feb 2027", "day_too_far"),
        ("day", "5 December", "day_too_far"),
        ("day", "Sunday", "day_closed"),
        ("day", "in april", "day_ambiguous"),
        ("day", "next Friday", "day_ambiguous"),
        ("day", "umbrella", "not_understood"),
        ("day", "", "not_understood"),
        ("part", "umbrella", "not_understood"),
        ("part", "Sunday", "day_closed day"),
        ("part", "some day in april", "day_ambiguous"),
        ("email", "skip everything", "not_understood"),
        ("consent", "maybe", "not_understood"),
        ("consent", "yes but don't store it", "not_understood"),
        ("confirmed", "perhaps", "not_understood"),
        ("confirmed", "yes and no", "not_understood"),
    ],
)
def test_bad_values(asked: str, text: str, note: str) -> None:
    """What cannot be used gets a note of its own and, unless it was about another detail, the same question again."""
    request = before(asked)
    outcome = advance(request, said(text), DESK)
    assert short(outcome) == (note if " " in note or note in ASKING_NOTES else f"{note} {asked}")
    assert outcome.request is not None
    assert asked not in outcome.request.details


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("next Friday", ["Friday, 6 March 2026", "Friday, 13 March 2026"]),
        ("Saturday or Sunday", ["Saturday, 7 March 2026"]),
        ("in april", []),
    ],
)
def test_offered_days(text: str, offered: list[str]) -> None:
    """Few days that can be meant become buttons, without those that cannot be had, and each button gives its day."""
    outcome = advance(before("day"), said(text), DESK)
    assert list(outcome.say[0].buttons) == offered
    for button in offered:
        chosen = advance(before("day"), said(button), DESK).request
        assert chosen is not None
        assert summary(chosen, DESK)["day"] == button


@pytest.mark.parametrize(
    ("text", "after", "changed"),
    [
        ("yes", "stored", {}),
        ("yes, send it", "stored", {}),
        ("no", "what_to_change", {}),
        ("no, change something", "what_to_change", {}),  # the button
        ("something is wrong", "what_to_change", {}),
        # with the new value
        ("make it Saturday", "confirmed", {"day": "2026-03-07"}),
        ("Saturday", "confirmed", {"day": "2026-03-07"}),
        ("yes but on Saturday", "confirmed", {"day": "2026-03-07"}),
        ("tomorrow evening", "confirmed", {"day": "2026-03-03", "part": "evening"}),
        ("no, evening please", "confirmed", {"part": "evening"}),
        ("change the name to Asha", "confirmed", {"name": "Asha"}),
        # only a word of the name, and only half of when to come
        ("it is Varma, not Verma", "confirmed", {"name": "Asha Varma"}),
        ("my surname is Rao", "confirmed", {"name": "Asha Rao"}),
        ("change name to Meera", "confirmed", {"name": "Meera"}),
        (
            "not on Friday, thursday. and the name is spelt Varma",
            "confirmed",
            {"day": "2026-03-05", "name": "Asha Varma"},
        ),
        ("tiny correction, 11.30 instead", "hour_wished confirmed", {"hour": "at 11:30"}),
        ("oh not friday, saturday 10 am", "hour_wished confirmed", {"day": "2026-03-07", "hour": "at 10:00"}),
        ("the day is wrong. morning is right", "changing day", {"day": None}),
        ("it should be on wednesday rather", "confirmed", {"day": "2026-03-04"}),
        ("not asha verma. asha varma", "confirmed", {"name": "Asha Varma"}),
        ("make it friday 13th", "confirmed", {"day": "2026-03-13"}),
        ("make it monday", "day_ambiguous", {"day": None}),
        ("yes, my name is Asha Rao", "confirmed", {"name": "Asha Rao"}),
        ("my number is 98450 12346", "confirmed", {"phone": "+919845012346"}),
        ("my number is 98450 12346 and make it Saturday", "confirmed", {"phone": "+919845012346", "day": "2026-03-07"}),
        ("change name to Irfan and email to y@z.com", "confirmed", {"name": "Irfan", "email": "y@z.com"}),
        ("after 6pm please", "hour_wished confirmed", {"part": "evening", "hour": "after 18:00"}),
        ("any day is fine", "confirmed", {"day": "any day"}),
        ("12 instead of 6", "confirmed", {"day": "2026-03-12"}),
        ("not 6, rather 13", "confirmed", {"day": "2026-03-13"}),
        ("a week later", "confirmed", {"day": "2026-03-13"}),
        ("two days earlier", "confirmed", {"day": "2026-03-04"}),
        ("8 pm is late, make it 6", "hour_wished confirmed", {"part": "evening", "hour": "at 18:00"}),
        ("nothing more. please send it", "stored", {}),
        ("as soon as possible", "confirmed", {"day": "as soon as possible"}),
        ("my name and number are wrong", "changing name", {"name": None, "phone": None}),
        ("who will see my number", "why confirmed", {}),
        ("change my email to a@b.in", "confirmed", {"email": "a@b.in"}),
        ("no email", "confirmed", {"email": ""}),
        ("make it mesotherapy", "confirmed", {"treatment": "mesotherapy"}),
        ("book a consultation, any day", "confirmed", {"treatment": CONSULTATION, "day": "any day"}),
        # without it
        ("my number is wrong", "changing phone", {"phone": None}),
        ("wrong number", "changing phone", {"phone": None}),
        ("the time is wrong", "changing part", {"part": None}),
        ("change the date", "changing day", {"day": None}),
        ("change treatment", "changing treatment", {"treatment": None}),
        ("email", "changing email", {"email": None}),
        ("remove the email", "confirmed", {"email": NONE}),
        ("take my mail out", "confirmed", {"email": NONE}),
        ("no, the name", "changing name", {"name": None}),
        # with one that cannot be used
        ("make it Sunday", "day_closed day", {"day": None}),
        ("Sunday", "day_closed day", {"day": None}),
        ("30 Feb", "day_impossible day", {"day": None}),
        ("make it yesterday", "day_past day", {"day": None}),
        ("change my number to 98450 1234", "phone_too_short phone", {"phone": None}),
        ("my email is asha@", "email_invalid email", {"email": None}),
        # something else
        ("do you store my number?", "why confirmed", {}),
        ("will the hair loss start again?", "ask_reception confirmed", {}),
        # its own words, in other words, or not yet
        ("ok send it", "stored", {}),
        ("please book it", "stored", {}),
        ("nope, all good", "stored", {}),
        ("i think so", "stored", {}),
        ("hmm ok", "stored", {}),
        ("should i send it?", "ask_reception confirmed", {}),
        ("don't book it yet", "held", {}),
        ("not now", "held", {}),
        ("i will check with my wife", "no_hurry", {}),
    ],
)
def test_summary(text: str, after: str, changed: dict[str, Any]) -> None:
    """Only a plain yes stores; whatever was changed is read back again, and nothing else is changed or lost."""
    outcome = advance(at_summary(), said(text), DESK)
    assert short(outcome) == after
    assert outcome.request is not None
    expected = {**ASHA, "consent": True, **changed, **({"confirmed": True} if after == "stored" else {})}
    assert outcome.request.details == {key: value for key, value in expected.items() if value is not None}


@pytest.mark.parametrize(
    ("text", "after", "changed"),
    [
        ("yep", "confirmed", {}), ("ok sure", "confirmed", {}), ("nothing, thanks", "confirmed", {}),
        ("go on", "confirmed", {}), ("wait, what did you ask", "confirmed", {}),
        ("send it", "stored", {"confirmed": True}), ("the mail id", "changing email", {"email": None}),
        ("Saturday please", "confirmed", {"day": "2026-03-07"}), ("hmm something", "not_understood confirmed", {}),
    ],
)  # fmt: skip
def test_what_shall_i_change(text: str, after: str, changed: dict[str, Any]) -> None:
    """A yes to "what shall I change?" sends nothing: the whole is shown again, as after a no; only "send it" sends."""
    request = at_summary()
    assert short(advance(request, said("that's not right"), DESK)) == "what_to_change" and request.asked == CHANGES
    assert short(advance(request, said(text), DESK)) == after
    expected = {**ASHA, "consent": True, **changed}
    assert request.details == {key: value for key, value in expected.items() if value is not None}


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("the last digit should be 7", {"phone": "+919845012347"}),
        ("it ends in 54, not 45", {"phone": "+919845012354"}), ("last 3 digits: 210", {"phone": "+919845012210"}),
        ("final two digits are nine one", {"phone": "+919845012391"}),
        ("the last two digits are wrong", {"phone": None}), ("my earlier number was correct", {"phone": None}),
        ("please keep the first date", {"day": None}), ("the date to 13 please", {"day": "2026-03-13"}),
        ("day is 11th", {"day": "2026-03-11"}), ("shift the date to 7 april", {"day": "2026-04-07"}),
        ("could you write Asha Pillai, not Verma", {"name": "Asha Pillai"}),
        ("can you put mesotherapy instead", {"treatment": "mesotherapy"}), ("my last two sittings were on 5", {}),
    ],
)  # fmt: skip
def test_corrected_in_everyday_words(text: str, changed: dict[str, Any]) -> None:
    """A number is corrected by its end, a day by its number, and an order in the form of a question is none."""
    request = at_summary()
    outcome = advance(request, said(text), DESK)
    expected = {**ASHA, "consent": True, **changed}
    assert request.details == {key: value for key, value in expected.items() if value is not None}
    assert not changed or "ask_reception" not in short(outcome)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("last week of march", "any day from Wednesday, 25 March 2026 to Tuesday, 31 March 2026"),
        ("sometime next week", "any day from Monday, 9 March 2026 to Saturday, 14 March 2026"),
        ("third week of april", "any day from Wednesday, 15 April 2026 to Tuesday, 21 April 2026"),
        ("in may", None),
    ],
)
def test_a_week_is_any_day_of_it(text: str, day: str | None) -> None:
    """A week is a wish that reception can settle; of a month the day is asked for."""
    assert read(said(text), before("day"), DESK).values.get("day") == day


@pytest.mark.parametrize(
    ("text", "intent", "stored"),
    [
        ("right now pls", "cancel", True),
        ("at the earliest", None, True),
        ("turant", "nlu_fallback", True),
        ("asap please", None, True),
        ("not now", "deny", False),
        ("now?", None, False),
    ],
)
def test_at_once_is_a_yes(text: str, intent: str | None, stored: bool) -> None:
    """Whoever says when asked for consent that it is to be at once agrees to a call that comes as soon as can be."""
    request = asking("callback", "consent", name="Asha", phone=ASHA["phone"])
    assert advance(request, said(text, intent), DESK).complete is stored


MADE = {"started": "2026-03-02", "reference": "HKX-473", "visit": "PRP", "treatment": "prp", "day": "2026-03-06",
        "part": "morning", "hour": "at 11:00"}  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "text", "given"),
    [
        ("phone", "same no as before", {"phone": OWN}), ("phone", "use mine only", {"phone": OWN}),
        ("phone", "you already have my number", {"phone": OWN}), ("phone", "same", {"phone": OWN}),
        ("phone", "98450 12346, not the same number", {"phone": "+919845012346"}), ("phone", "same to you", {}),
        ("day", "same date as hers", {"day": "2026-03-06"}), ("day", "as before", {"day": "2026-03-06"}),
        ("day", "same day, same time", {"day": "2026-03-06", "part": "morning", "hour": "at 11:00"}),
        ("part", "the same slot", {"part": "morning", "hour": "at 11:00"}), ("treatment", "same", {"treatment": "prp"}),
    ],
)  # fmt: skip
def test_same_as_before(asked: str, text: str, given: dict[str, Any]) -> None:
    """Another request takes what is said to be the same from the one before it; of a call only the number."""
    request = before(asked)
    assert not {*given} & {*read(said(text), request, DESK).values} or OWN not in given.values()
    request.own = MADE
    assert read(said(text), request, DESK).values == given
    request.own = {**MADE, "kind": "callback"}
    of_call = {name: value for name, value in given.items() if name == "phone"}
    assert read(said(text), request, DESK).values == of_call


@pytest.mark.parametrize("text", ["cancel that call please", "they need not call me then", "drop the call"])
def test_the_call_is_cancelled_and_not_the_talk_about_it(text: str) -> None:
    """While the time of a call that was asked for is being changed, "cancel the call" is said of the call."""
    request = asking("change", "phone", reference="HKX-473", change="move", day="2026-03-06")
    assert gives_up(request, "cancel", "cancel")
    request.own = {**MADE, "kind": "callback"}
    assert not gives_up(request, text, "cancel")
    advance(request, said(text), DESK)
    assert request.details["change"] == "cancel"


@pytest.mark.parametrize(
    ("request_", "message", "after"),
    [
        (before("consent"), said("no"), "no_consent given up"),
        (before("consent"), said("I do not agree", "deny"), "no_consent given up"),
        (before("consent"), said("no, make it Saturday", "deny"), "noted consent"),
        (before("consent"), said("yes, but don't keep it", "affirm"), "not_understood consent"),
        (before("consent"), said("by all means go for it", "affirm"), "confirmed"),
        (asking("callback", "consent", name="Asha", phone=ASHA["phone"]), said("no"), "no_consent given up"),
        (asking("callback", "consent", name="Asha", phone=ASHA["phone"]), said("no, the number", "deny"),
         "changing phone"),
        # a number that was not read back is never stored
        (asking("callback", "consent", name="Asha", phone=ASHA["phone"]), said("yes, on 98450 12346", "affirm"),
         "callback_consent_only"),
        # the number that a booking was made with cannot be somebody else's
        (asking("change", "phone", reference="HKX-473"), said("I'd rather not"), "needed change_phone"),
        (asking("change", "confirmed", **OLD), said("no"), "change_cancelled given up"),
        (asking("change", "confirmed", **OLD), said("keep it"), "change_cancelled given up"),
        (asking("change", "confirmed", **OLD), said("no, don't cancel it"), "change_cancelled given up"),
        (asking("change", "confirmed", **OLD), said("yes please cancel my appointment", "cancel"), "stored"),
        (asking("change", "confirmed", **OLD), said("no, cancel it"), "not_understood change_confirmed"),
        (asking("change", "confirmed", **MOVED), said("no"), "what_to_change"),
        (asking("change", "confirmed", **MOVED), said("in the evening"), "change_confirmed"),
    ],
)  # fmt: skip
def test_yes_and_no(request_: Request, message: Said, after: str) -> None:
    """A no ends what it was asked about; a yes or no with more to it decides nothing."""
    request = Request(**request_.as_dict())  # rows are shared
    assert short(advance(request, message, DESK)) == after


@pytest.mark.parametrize(
    ("request_", "text", "intent", "stops"),
    [
        (before("phone"), "cancel", None, True),
        (before("phone"), "forget it", None, True),
        (before("phone"), "blah", "cancel", True),
        (before("email"), "no thanks", "cancel", False),  # it is the e-mail that is declined
        (before("phone"), "98450 12345", None, False),
        (at_summary(), "cancel the booking", None, True),  # the button
        (at_summary(), "no", "deny", False),
        (asking("change", "reference"), "cancel", None, True),
        (asking("change", "reference"), "cancel my appointment", "cancel", False),
        (asking("change", "reference"), "cancel HKX-473 please", "cancel", False),
        (asking("change", "change", **APPOINTMENT), "cancel it", "cancel", False),
        (asking("change", "change", **APPOINTMENT), "never mind", None, True),
        (asking("change", "confirmed", **OLD), "yes, cancel it", "cancel", False),
        (asking("change", "confirmed", **OLD), "never mind", None, True),
        (asking("change", "confirmed", **MOVED), "cancel", "cancel", True),
        (asking("change", "part", **APPOINTMENT), "cancel the appointment", "cancel", False),
        (asking("change", "reference", change="cancel"), "ok cancel", "cancel", False),
        (asking("change", "reference", change="cancel"), "no, cancel", "cancel", True),
    ],
)
def test_gives_up(request_: Request, text: str, intent: str | None, stops: bool) -> None:
    """The word “cancel” ends the request, but where an appointment is what is to be cancelled."""
    assert gives_up(request_, text, intent) is stops


@pytest.mark.parametrize(
    ("request_", "text", "kept"),
    [
        (before("day"), "if I start on Friday, when do I see results?", {}),
        (before("part"), "does it hurt in the morning?", {}),
        (before("treatment"), "does mesotherapy hurt?", {}),
        (before("name"), "is PRP safe", {}),
        (at_summary(), "is Saturday a good day for PRP", {}),
        (at_summary(), "no, does it hurt?", {}),
        (before("consent"), "ok, does it hurt?", {}),
        (asking("change", "phone", reference="HKX-473", change="cancel"), "does another treatment move faster?", {}),
        (asking("change", "reference"), "does anything change later?", {}),
        (before("phone"), "does it hurt? my number is 98450 12345", {"phone": "+919845012345"}),
    ],
)
def test_beside_an_answered_question(request_: Request, text: str, kept: dict[str, Any]) -> None:
    """Of a message whose question was answered only a plain contact is kept, and the question stands again alone."""
    request = Request(**request_.as_dict())
    details = dict(request.details)
    outcome = advance(request, said(text, "ask_pain", answered=True), DESK)
    assert outcome.request is not None
    assert outcome.request.details == {**details, **kept}
    assert len(outcome.say) == 1 and outcome.say[0].response.startswith("utter_ask_")


@pytest.mark.parametrize(
    ("asked", "text", "given"),
    [
        ("day", "thursday afternoon, should i wash my hair first", {"day": "2026-03-05", "part": "afternoon"}),
        ("day", "friday. can i drive home", {"day": "2026-03-06"}),
        ("day", "10th march please and how much is it", {"day": "2026-03-10"}),
        ("day", "after 10 march, is it painful?", {"day": "any day after Tuesday, 10 March 2026"}),
        ("day", "sat do i come with empty stomach", {"day": "2026-03-07"}),
        ("day", "next week, will it hurt", {"day": "any day from Monday, 9 March 2026 to Saturday, 14 March 2026"}),
        ("day", "friday? will it hurt?", {}),
        ("day", "if i start on friday, does it hurt", {}),
        ("day", "i begin on friday, does it hurt", {}),
        ("day", "my exam is on friday, does it hurt", {}),
        ("day", "i had it on friday, does that hurt", {}),
        ("part", "evening, will i bleed", {"part": "evening"}),
        ("part", "after 5 pm but is there downtime", {"part": "evening", "hour": "after 17:00"}),
        ("part", "does it hurt more in the morning", {}),
        ("treatment", "prp please, does mesotherapy hurt", {"treatment": "prp"}),
        ("treatment", "a consultation. what does it cost", {"treatment": CONSULTATION}),
        ("treatment", "my brother had prp, does it hurt", {}),
        ("email", "no, can my wife come along", {"email": ""}),
        ("email", "skip. is it safe", {"email": ""}),
        ("email", "do you have an email, is it safe", {}),
        ("name", "Asha, does it hurt", {"name": "Asha"}),
        ("name", "asha, does it hurt", {}),
        ("name", "hair oil at night, does it hurt", {}),
        ("consent", "yes, does it hurt", {"consent": True}),
        ("confirmed", "do you take upi. yes send it", {"confirmed": True}),
        ("confirmed", "yes but does it hurt", {}),
        ("confirmed", "ok how long does it take", {}),
        ("confirmed", "yes, can it be at 5 instead?", {}),
        ("confirmed", "yes if it does not hurt, does it?", {}),
        ("consent", "yes, who all can see it?", {}),
        ("confirmed", "friday, does it hurt", {}),
    ],
)  # fmt: skip
def test_the_detail_asked_for_beside_a_question(asked: str, text: str, given: dict[str, Any]) -> None:
    """A clause that is plainly the detail asked for, and no more, is taken beside a question, as is a plain yes."""
    assert read(said(text, "ask_pain", answered=True), before(asked), DESK).values == given


@pytest.mark.parametrize(
    ("asked", "text", "given"),
    [
        ("day", "if i begin on 10 march when do results come", {}),
        ("day", "my session was on 10 february, when will it show", {}),
        ("day", "starting 10 march, results when", {}),
        ("day", "suppose i take it on friday", {}),
        ("day", "friday evening if i get leave", {"day": "2026-03-06", "part": "evening"}),
        ("part", "i took it last friday evening", {}),
        ("phone", "if i start prp on 10 march when is growth", {}),
        ("treatment", "explain mesotherapy", {}),
        ("treatment", "tell me about prp", {}),
        ("treatment", "is prp natural", {}),
        (None, "book a visit please, it itches since the prp yesterday", {}),
        (None, "I had prp last month, please book another", {"treatment": "prp"}),
        ("treatment", "i want prp", {"treatment": "prp"}),
    ],
)
def test_what_is_asked_or_told_is_no_wish(asked: str | None, text: str, given: dict[str, Any]) -> None:
    """A day that is supposed or past and a treatment that is asked about go into no booking, answered or not."""
    request = before(asked) if asked else Request.start("booking", NOW)
    for name in ("day", "part", "treatment"):
        request.details.pop(name, None)
    assert read(said(text), request, DESK).values == given


@pytest.mark.parametrize(
    ("asked", "text", "name"),
    [
        # whoever is to be seen is the patient
        (None, "I'm Farida, please book for my aunt Zeenat Begum on friday", "Zeenat Begum"),
        (None, "her name is Kamala Rao and my name is Vinod", "Kamala Rao"),
        (None, "my name is Vinod, her name is Kamala Rao", "Kamala Rao"),
        (None, "my son Arjun Pillai needs prp, this is Latha", "Arjun Pillai"),
        ("name", "patient name Salim Khan, i am his brother", "Salim Khan"),
        ("confirmed", "the patient is Kamala Rao not Asha", "Kamala Rao"),
        ("confirmed", "please put it under Kamala Rao", "Kamala Rao"),
        ("confirmed", "it should be in Kamala's name", "Kamala"),
        # and asked for where only who writes is named, or nobody
        (None, "I am Vinod, it's for my wife", None), ("name", "for my grandson", None),
        ("confirmed", "it is for my mother", None), ("confirmed", "put it in kamalas name", None),
        ("confirmed", "yes but in my husband's name", None),
        ("confirmed", "change the name to Asha and Usha Verma", None),
        # a relative beside is no patient
        (None, "I am Vinod, I want prp before my sister's wedding", "Vinod"), ("confirmed", "can my wife come", "Asha"),
        (None, "my sister Kamala had prp, I am Vinod", "Vinod"),
        # among other details
        (None, "name Kiran Desai, prp on friday", "Kiran Desai"),
        (None, "naam Kiran Desai mob 98450 12345", "Kiran Desai"),
        (None, "Booking: Kiran Desai / 98450 12345 / prp", "Kiran Desai"), (None, "ok Kiran, 98450 12345", "Kiran"),
        ("day", "Kiran Desai 98450 12345", "Kiran Desai"), ("name", "any day then, Kiran", "Kiran"),
        ("name", "ok 6 march. i'm Kiran", "Kiran"), ("name", "so friday. Kiran", "Kiran"),
        ("name", "just put Kiran", "Kiran"), ("name", "alright then, Kiran", "Kiran"),
        # what only looks like one
        (None, "book it for Friday Evening", None), (None, "I want PRP for Hair Loss", None),
        (None, "prp for Kiran on friday", "Kiran"), (None, "prp on friday, Kiran", "Kiran"),
        ("name", "Kiran Desai 7 in the evening, friday", "Kiran Desai"),
        ("name", "aunt name Kiran Desai", "Kiran Desai"),
        (None, "book it for Friday Morning", None), (None, "the patient is diabetic", None),
        ("name", "not now, Thanks", None),
        # corrected beside something else
        ("confirmed", "evening, and its Asha Varma", "Asha Varma"),
        ("confirmed", "there is a typo in my surname: Asha Vermaa", "Asha Vermaa"),
    ],
)  # fmt: skip
def test_whose_name(asked: str | None, text: str, name: str | None) -> None:
    """The name is the patient's, not that of who writes for them; where it is not clear, it is asked for."""
    request = Request.start("booking", NOW)
    if asked == "confirmed":
        request = at_summary(name="Asha")
    request.asked = asked
    assert advance(request, said(text), DESK, fresh=asked is None).request.details.get("name") == name  # type: ignore


@pytest.mark.parametrize(
    ("text", "after", "treatment"),
    [
        ("no it's not for prp, I only want to meet the doctor", "confirmed", CONSULTATION),
        ("not for prp, for mesotherapy", "confirmed", "mesotherapy"), ("not prp", "changing treatment", None),
        ("no mesotherapy", "confirmed", "mesotherapy"),  # "no, mesotherapy"
        ("it is for both prp and mesotherapy", "treatment_several", None),
        ("that is not what I asked for", "what_to_change", "prp"), ("no, I told you already", "what_to_change", "prp"),
        ("I have a meeting at 6", "not_understood confirmed", "prp"),
    ],
)  # fmt: skip
def test_what_is_said_to_be_wrong(text: str, after: str, treatment: str | None) -> None:
    """What is turned down in the summary is taken out of it, and asked for where nothing takes its place."""
    outcome = advance(at_summary(), said(text), DESK)
    assert (short(outcome), outcome.request and outcome.request.details.get("treatment")) == (after, treatment)
    assert outcome.request and outcome.request.details["part"] == "morning"


@pytest.mark.parametrize(
    ("asked", "text", "after"),
    [
        ("treatment", "prp and mesotherapy both please", "treatment_several"),
        ("confirmed", "I want both, prp and mesotherapy", "treatment_several"),
        ("confirmed", "are both prp and mesotherapy safe?", "confirmed"),
        ("treatment", "prp, is mesotherapy better", "day"),
    ],
)
def test_two_treatments_that_were_taken_for_a_question(asked: str, text: str, after: str) -> None:
    """Whoever wants two is asked which, even where the message has been answered as a question about the two."""
    request = at_summary() if asked == "confirmed" else before(asked)
    assert short(advance(request, said(text, "ask_combination", answered=True), DESK)) == after


@pytest.mark.parametrize(
    ("text", "known", "day"),
    [
        ("any day that week", "2026-03-12", "any day from Monday, 9 March 2026 to Saturday, 14 March 2026"),
        ("the week after please", "2026-03-12", "any day from Monday, 16 March 2026 to Saturday, 21 March 2026"),
        ("that week is bad", "2026-03-12", "2026-03-12"),
        ("the same week", None, None),
    ],
)
def test_a_week_that_is_told_by_the_day_before(text: str, known: str | None, day: str | None) -> None:
    """ "That week" is that of the day talked about; where there is none, the day is asked for and not left open."""
    outcome = advance(at_summary(day=known) if known else before("day"), said(text), DESK)
    assert outcome.request and outcome.request.details.get("day") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("between 10 and 20 march", "any day from Tuesday, 10 March 2026 to Friday, 20 March 2026"),
        ("from 28 march to 2 april", "any day from Saturday, 28 March 2026 to Thursday, 2 April 2026"),
        ("between 28 march and 2 april", "any day from Saturday, 28 March 2026 to Thursday, 2 April 2026"),
        ("16-20 march", "any day from Monday, 16 March 2026 to Friday, 20 March 2026"),
        ("the last saturday of march", "2026-03-28"), ("2nd wednesday in april", "2026-04-08"),
        ("19th instead", "2026-03-19"), ("the 19th actually", "2026-03-19"), ("ok then wed", "2026-03-04"),
        ("after the 10th, no weekends", "any weekday after Tuesday, 10 March 2026"),
        ("any day except weekends", "any weekday"),
        ("the weekend after 10 march", "2026-03-14"),
        ("the week after 10 march", "any day from Monday, 16 March 2026 to Saturday, 21 March 2026"),
        ("friday 13th", "2026-03-13"), ("make it thursday 19th", "2026-03-19"), ("12", "2026-03-12"),
        ("on the 12", "2026-03-12"), ("after 20 march", "any day after Friday, 20 March 2026"),
        ("before the 20th", "any day before Friday, 20 March 2026"),
        ("by friday", "any day up to Friday, 6 March 2026"),
        ("not before 10 march", "any day from Tuesday, 10 March 2026"),
        ("after sunday", "any day after Sunday, 8 March 2026"), ("this monday", "2026-03-02"),
        ("monday", None), ("make it monday", None), ("friday 14th", None),
            ("wed 18 or thu 19", "Wednesday, 18 March 2026 or Thursday, 19 March 2026"),
        ("march 2nd week", "any day from Monday, 9 March 2026 to Saturday, 14 March 2026"),
        ("5 to 7 march", None), ("friday 27th february", None),
    ],
)  # fmt: skip
def test_days_as_they_are_said(text: str, day: str | None) -> None:
    """What names no one day is kept as a bound or asked about, and no time of day is made of it."""
    found = read(said(text), before("day"), DESK)
    assert found.values == ({"day": day} if day else {})
    assert bool(found.problems) is (day is None)


@pytest.mark.parametrize(
    ("minutes", "text", "after"),
    [
        (29, "blah", "not_understood email"),
        (31, "blah", "resumed email"),
        (31, "hello again", "resumed email"),
        (31, "asha@example.com", "treatment"),
        (31, "my number is wrong", "changing phone"),
        (60 * 24 * 30, "skip", "treatment"),
    ],
)
def test_silence(minutes: int, text: str, after: str) -> None:
    """After a long silence the patient is welcomed back, unless the message goes on by itself."""
    later = Desk(NOW + timedelta(minutes=minutes), NAMES)
    assert short(advance(before("email"), said(text), later)) == after


@pytest.mark.parametrize(("days", "after"), [(3, "stored"), (5, "day_past day"), (400, "day_past day")])
def test_day_that_has_passed(days: int, after: str) -> None:
    """A yes that comes after the wished day has passed books nothing: the day is asked for, and all is read back."""
    request = at_summary()
    later = Desk(NOW + timedelta(days=days), NAMES)
    outcome = advance(request, said("yes"), later)
    assert short(outcome) == after
    if after != "stored":
        assert outcome.request is not None
        assert short(advance(outcome.request, said("tomorrow"), later)) == "confirmed"


@pytest.mark.parametrize(
    ("text", "restarts"),
    [
        ("start over", True),
        ("Can we start again please", True),
        ("no, let's start over from the beginning!", True),
        ("restart", True),
        ("should I restart my minoxidil?", False),
        ("will the hair loss start again if I stop?", False),
    ],
)
def test_start_over(text: str, restarts: bool) -> None:
    """Only a message that is nothing else starts the request over, with nothing kept but its kind."""
    outcome = advance(at_summary(), said(text), DESK)
    assert outcome.request is not None
    assert (outcome.request.details == {}) is restarts


def test_stuck() -> None:
    """After three unusable answers in a row reception is named, and then counting starts again."""
    rows = [("blah", "not_understood phone"), ("98450", "phone_too_short phone"),
            ("qwer", "not_understood stuck phone"), ("blah", "not_understood phone")]  # fmt: skip
    assert play(before("phone"), rows, fresh=False)[0] == [after for _, after in rows]


def test_what_another_request_told() -> None:
    """Name and number go along from one kind of request to the next; a yes does not."""
    known = {**ASHA, "consent": True, "confirmed": True, "questions": "does it hurt?"}
    assert Request.start("callback", NOW, **known).details == {
        "name": ASHA["name"], "phone": ASHA["phone"], "questions": "does it hurt?",
    }  # fmt: skip
    assert Request.start("booking", NOW, **known).details == ASHA


@pytest.mark.parametrize(
    ("asked", "text", "given"),
    [
        ("name", "Asha", True),
        ("name", "hello", False),
        ("name", "does PRP hurt?", False),
        ("phone", "98450", True),
        ("day", "30 Feb", True),
        ("day", "does it hurt?", False),
        ("consent", "yes", True),
    ],
)
def test_attempts(asked: str, text: str, given: bool) -> None:
    """An attempt at what was asked is an answer to it; that a message holds no name is none."""
    request = before(asked)
    assert attempts(read(said(text), request, DESK), request) is given


@pytest.mark.parametrize(
    ("details", "day", "part", "when"),
    [
        (
            {"part": "evening", "hour": "after 18:00"},
            "Friday, 6 March 2026",
            "evening, if possible after 6 pm",
            "on Friday, 6 March 2026, evening, if possible after 6 pm",
        ),
        (
            {"part": "any", "hour": "from 10:00 to 17:00"},
            "Friday, 6 March 2026",
            "if possible between 10 am and 5 pm",
            "on Friday, 6 March 2026, if possible between 10 am and 5 pm",
        ),
        (
            {"day": "as soon as possible", "part": "any"},
            "as soon as possible",
            "any time of day",
            "as soon as possible, any time of day",
        ),
        ({"day": "any day"}, "any day", "morning", "on any day, morning"),
    ],
)
def test_wishes_in_words(details: dict[str, Any], day: str, part: str, when: str) -> None:
    """An hour is always said to be a wish, and an open day is read back as it is."""
    words = summary(at_summary(**details), DESK)
    assert (words["day"], words["part"], words["when"]) == (day, part, when)


@pytest.mark.parametrize(
    ("details", "when"),
    [
        ({}, "as soon as they can"), ({"part": "any"}, "as soon as they can"),
        ({"part": "evening", "hour": "after 18:00"}, "if possible after 6 pm"),
        ({"day": "2026-03-03", "part": "evening"}, "if possible on Tuesday, 3 March 2026, in the evening"),
    ],
)  # fmt: skip
def test_when_to_call_in_words(details: dict[str, Any], when: str) -> None:
    """When the patient would like the call is told as a wish."""
    assert summary(asking("callback", "consent", **details), DESK)["when"] == when


def test_when_to_call_says_nothing_of_when_to_come() -> None:
    """The day of a call is not carried into a booking, nor that of a booking into a call; a number is."""
    call = asking("callback", "consent", **ASHA, hour="after 18:00")
    assert set(call.carried("booking")) == {"name", "phone", "email", "treatment"}
    assert "day" not in at_summary().carried("callback") and "day" in at_summary().carried("change")
    assert "phone" not in asking("change", "day", phone=OWN).carried("booking")


def test_what_was_just_booked_is_named() -> None:
    """A change of what this conversation has booked says which that is, keeps the rest of its time, and no more."""
    own = {"reference": "HKX-473", "visit": "PRP on Friday", "day": "2026-03-06", "part": "morning", "hour": ""}
    for text, day, part in [
        ("make it Saturday", "2026-03-07", "morning"), ("the evening instead", "2026-03-06", "evening")
    ]:  # fmt: skip
        request = Request.start("change", NOW, reference="HKX-473", phone=OWN)
        request.own = request.stood = own
        outcome = advance(request, said(text), DESK, fresh=True)
        assert short(outcome) == "change_own change_confirmed"
        assert (request.details["day"], request.details["part"]) == (day, part)
    other = advance(request, said("I mean HKX-474"), DESK)
    assert short(other) == "change_phone" and other.request and other.request.details["reference"] == "HKX-474"


def test_cancel_it_of_what_was_found() -> None:
    """While a booking that was found is being moved, "cancel it" is said of the booking, and "cancel" of the move."""
    request = asking("change", "part", **MOVED)
    assert gives_up(request, "oh just cancel it", "cancel")
    request.proven = [MOVED["reference"], MOVED["phone"]]
    assert gives_up(request, "cancel", "cancel") and not gives_up(request, "oh just cancel it", "cancel")
    assert short(advance(request, said("oh just cancel it"), DESK)) == "change_confirmed"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("98450 12345", {"reference": "HKX-474", "phone": "+919845012345"}),
        ("HKX-473", {"reference": "HKX-473", "phone": "+919845012346"}),
        ("HKX-473 98450 12345", {"reference": "HKX-473", "phone": "+919845012345"}),
        ("i am sure of it", {}),
    ],
)
def test_halves_of_a_wrong_pair(text: str, kept: dict[str, str]) -> None:
    """The half that is not given anew is the one given before."""
    request = asking("change", "reference", change="cancel")
    request.tried = ["HKX-474", "+919845012346"]
    advance(request, said(text), DESK)
    assert request.details == {"change": "cancel", **kept}


@pytest.mark.parametrize(
    ("about", "texts"),
    [
        (asks_status, ["is it fixed", "wat is the reference no", "so did you inform reception", "when is my visit?",
                       "booking code please", "ok has the clinic received it?", "current status?",
                       "and where is our booking", "any news about my appointment?",
                       "has the clinic looked, did they see it",
                       "is our visit still on", "they got my request right?", "what had i asked for?",
                       "which slot did i pick", "show me the booking again", "details of our appointment please"]),
        (asks_of_contact, ["would anybody ring me up for it", "kab tak phone aega", "shall i get a call from them",
                           "does the staff call or text"]),
        (asks_where_it_stands, ["where did we stop", "hmm what was your question", "ok and what should i do now?"]),
        (calls_off, ["inform them not to ring", "we no longer need that visit", "the booking is not required, thanks",
                     "i dont want this appointment any more", "they need not phone us"]),
        (takes_back, ["keep the original date", "please undo the shifting", "go back to the earlier slot",
                      "don't shift it, leave it"]),
        (means_new_one, ["my son also needs an appointment", "one more for my aunt", "we need the same for my father"]),
        (asks_for_later, ["is it possible to move it afterwards", "how can we cancel it later on"]),
        (asks_of_request, ["what comes after i agree", "which day did i give", "on what day will he be seen"]),
        (is_late, ["stuck, will be late", "20 mins late sorry", "delayed by half an hour", "how late can one be"]),
        (is_only_pair, ["HKX473", "ref: hkx 473, phone 98450 12345", "98450 12345 H-K-X-4-7-3", "h k x 4 7 3"]),
        (cannot_come, ["cant attend on monday", "I won't be able to make it", "could not reach today, sorry",
                       "will not be coming on the 5th"]),
    ],
)  # fmt: skip
def test_about_what_was_made(about: Callable[[str], bool], texts: list[str]) -> None:
    """Messages about an appointment are told apart, and from other questions."""
    others = ["how is it done", "is it done by a doctor", "when is it visible", "is it too late for me to start",
              "what if I can't come", "I have to move house", "98450 12345", "9 8 4 5 0 1 2 3 4 5",
              "where is your clinic", "any update on prices", "are you still open",
              "what happens after the third sitting",
              "do they see growth two weeks later", "i also have one doubt", "i don't want plasma",
              "don't ring before 6",
              "can it be changed", "which day is best for hair"]  # fmt: skip
    assert [text for text in texts if not about(text)] == []
    assert [text for text in others if about(text)] == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("can we do this on Monday, the clinic is near me", ["can we do this on Monday,"]),
        ("i drink borewell water. is the whole head needled", ["is the whole head needled"]),
        ("I did that in June, will it last", ["will it last"]), ("you are the one who told me", ["who told me"]),
        ("dr sir, kitne mahine lagte hai", ["kitne mahine lagte hai"]), ("aur kab tak rahega", ["aur kab tak rahega"]),
        ("doesn't that leave scars", ["doesn't that leave scars"]), ("am i too old for it", ["am i too old for it"]),
        ("friday, and may we bring a friend", ["and may we bring a friend"]), ("on 5 may i am away", []),
        ("is good for us", []), ("whatever suits the doctor", []), ("can come on friday", []),
    ],
)  # fmt: skip
def test_clauses_that_ask(text: str, asked: list[str]) -> None:
    """The questions in a message are found where they begin, in Hindi too; what only begins like one is none."""
    assert clauses_that_ask(text) == asked


@pytest.mark.parametrize(
    ("text", "asking"),
    [
        ("and does it go away", True), ("am i allergic", True), ("kaise hota hai", True),
        ("do some people faint", True), ("was it the cream", True), ("was at work till nine", False),
        ("about an hour ago", False),
        ("am better since morning", False), ("tell her i am safe", False), ("do it", False),
    ],
)  # fmt: skip
def test_asks(text: str, asking: bool) -> None:
    """A sentence that begins like a question asks; one that tells how it was does not."""
    assert asks(text) is asking


def test_summary_words() -> None:
    """What is read back is what is stored, in the words of the responses' placeholders."""
    words = summary(at_summary(email="", treatment=CONSULTATION), DESK)
    assert words == {
        "name": "Asha Verma", "phone": "98450 12345", "email": "none", "treatment": "Consultation",
        "day": "Friday, 6 March 2026", "part": "morning", "when": "on Friday, 6 March 2026, morning", "reference": "",
        "questions": "",
    }  # fmt: skip
    assert summary(asking("change", "confirmed", **MOVED), DESK)["change"] == (
        "ask for Friday, 6 March 2026, morning, instead"
    )


PIECES = st.sampled_from([
    "yes", "no", "cancel", "skip", "Asha Verma", "98450 12345", "98450", "a@b.in", "a@", "prp", "mesotherapy", "Friday",
    "Sunday", "30 Feb", "yesterday", "next week", "morning", "after 5", "change", "wrong", "my number", "make it",
    "HKX-473", "move it", "any day", "as soon as possible", "whenever", "not before 11", "at 4 or 5", "wait", "asdf",
    "the appointment", "start over", "3/4", "?", "not", "the name", "tomorrow or Friday", "2027",
])  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=4).map(" ".join), st.text(max_size=60))
INTENTS = st.sampled_from([None, "affirm", "deny", "cancel", "ask_pain", "nlu_fallback"])
TURNS = st.lists(st.tuples(TEXTS, INTENTS, st.booleans(), st.integers(0, 4000)), min_size=1, max_size=12)


@given(kind=st.sampled_from(list(FIELDS)), known=st.booleans(), turns=TURNS)
@hypothesis_settings(deadline=None, max_examples=250)
def test_never_complete_without_everything(kind: Kind, known: bool, turns: list[Any]) -> None:
    """Whatever is typed, nothing raises, every response exists, and only what is whole and agreed to is complete."""
    request = Request.start(kind, NOW, **({**ASHA, **MOVED} if known else {}))
    now = NOW
    for number, (text, intent, answered, minutes) in enumerate(turns):
        now += timedelta(minutes=minutes)
        at = Desk(now, NAMES, closed=DESK.closed)
        last_asked, shown = request.asked, dict(request.details)
        gives_up(request, text, intent)
        outcome = advance(request, said(text, intent, answered and number > 0), at, number == 0)
        assert {say.response for say in outcome.say} <= RESPONSES
        if outcome.request is None:
            assert not outcome.complete
            return
        details = outcome.request.details
        assert outcome.complete is (outcome.request.missing is None)
        if outcome.complete:
            needed = [name for name in FIELDS[kind] if name not in ("day", "part") or details.get("change") != "cancel"]
            assert set(needed) <= set(details)
            assert details[outcome.request.last] is True and details.get("consent", True) is True
            assert last_asked == outcome.request.last  # it was asked in the turn before, of these very details
            assert {**shown, outcome.request.last: True} == details
            if details.get("day") and details.get("change") != "cancel":
                assert at.today.isoformat() <= details["day"]
            return
        request = outcome.request


RESPONSES = set(yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"])
