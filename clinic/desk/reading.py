"""Reads the details of a request out of a message."""

import re
from dataclasses import replace

from clinic.dates import read_dates
from clinic.desk.absence import cannot_come, without_old_time
from clinic.desk.changing import read_change
from clinic.desk.clauses import asked_in, asks_for_results, told_in, without_tales
from clinic.desk.contact import PLAIN_NAME, judge_name, new_ending, read_contact, read_unasked_name
from clinic.desk.meant import is_of_visit, without_second_one
from clinic.desk.pair import no_reference, other_half
from clinic.desk.reply import read_own_number, read_reply
from clinic.desk.request import CHANGES, NONE, WHEN, Desk, Found, Request, Said, Say
from clinic.desk.same import read_same
from clinic.desk.visit import BOTH, CONSULTS, read_treatment
from clinic.desk.when import read_when
from clinic.details.change import corrects, wants_to_change
from clinic.details.name import find_name
from clinic.details.part import times_in
from clinic.details.renaming import corrected_name, within_known
from clinic.details.replies import declines, sends_last
from clinic.facts.schema import EVERY
from clinic.patterns import any_case

# "I had PRP in May, book the next one" wishes for what it tells of.
CONTINUES = any_case(r"\b(?:next|second|2nd|third|3rd|fourth|4th|another|again|follow\w*|continue)\b")
BESIDE_A_QUESTION = ("email", "treatment", "day", "part")
# What may stand around a detail that is the whole of a clause: "Friday is fine", "I'd like the evening".
_AROUND = """
a after all am an and any anyday anytime around as at be before best better book by can come consult consultation date
day days fine for from good hmm i id im in is it its just kindly like madam make maybe me my of off ok okay on only
onwards or please pls pm possible prefer preferably preferred probably say sir slot soon suits sure that the then this
time to want week will with work works would yeah yes
"""
AROUND = frozenset(_AROUND.split())
MOST_AROUND = 8  # words of such a clause


def read(said: Said, request: Request, desk: Desk) -> Found:
    """Every detail in the message that the request can use.

    Beside a question only what is plainly the detail asked for counts, and an address or a number wherever it stands.
    """
    found, said = Found(), of_this_one(said, request)
    asked = None if said.answered else request.asked
    read_contact(said, request, asked, desk, found)
    if request.kind == "change":
        found.values |= read_change(said, request, asked)
        found.values |= other_half(request, found.values)
        if asked == "reference" and not {"reference", "phone"} & set(found.values):
            found.problems["reference"] = no_reference(said.text)
    if said.answered or (request.asked and asks_for_results(said.text)):
        _read_beside(said, request, desk, found)
        return found
    if not new_ending(said, request, desk):  # whose digits are no hours
        _read_wishes(said, request, asked, desk, found)
    if _may_only_name_a_time(said, request) and WHEN & {*found.values, *found.problems}:
        found.values.setdefault("change", "move")
    read_same(said, request, asked, found)
    known = request.details.get("name", "")
    if asked == "name":
        judge_name(said, request, found)
    elif name := found.values.get("name") or corrected_name(said.text, known):
        found.values["name"] = within_known(said.text, name, known)
    if asked in ("consent", "confirmed"):
        read_reply(said, request, asked, found)
    elif asked == CHANGES and request.missing == request.last and sends_last(said.text):
        found.values[request.last] = True
    elif "name" not in request.details and not found.values and not found.problems and PLAIN_NAME.fullmatch(said.text):
        read_unasked_name(said, found)
    if asked == "phone" and request.ending and not found.values and not found.problems:
        read_own_number(said, request, found)
    return found


def of_this_one(said: Said, request: Request) -> Said:
    """The message without the booking for somebody else that it wishes for beside the one being taken."""
    begun = request.kind == "booking" and "name" in request.details
    # After a booking this is that of somebody else: "same day for my wife".
    own = said.text if not begun or (request.own and not request.awaits_yes) else without_second_one(said.text)
    return said if own == said.text else _within(said, own)


def _read_wishes(said: Said, request: Request, asked: str | None, desk: Desk, found: Found) -> None:
    """What the visit is for, and when it is to be."""
    if _takes_a_time(said, request, found):
        read_when(_of_new_time(said, request), request, asked, desk, found)
    if request.kind == "booking":
        told = not corrects(said.text) and not (request.asked is None and CONTINUES.search(said.text))
        wished = _within(said, without_tales(said.text, day_asked=False)) if told else said
        read_treatment(wished, request, asked, found)


def _within(said: Said, text: str) -> Said:
    """The message with only that part of it left which is not blank in `text`."""
    kept = [(name, at) for name, at in zip(said.treatments, said.spans, strict=False) if text[slice(*at)].strip()]
    return replace(said, text=text, treatments=[name for name, _ in kept], spans=[at for _, at in kept])


def _read_beside(said: Said, request: Request, desk: Desk, found: Found) -> None:
    """The detail asked for, with what its clause says besides, from a message that asks something too."""
    untold = _within(said, told_in(said.text))
    several = request.kind == "booking" and len({*untold.treatments} - {EVERY}) > 1
    if several and (request.asked == "treatment" or (request.asked == request.last and BOTH.search(said.text))):
        found.problems["treatment"] = Say("utter_booking_treatment_several")  # whatever it was taken to ask
        return
    changes = wants_to_change(said.text)
    if request.asked in ("consent", "confirmed") and not changes and not times_in(said.text):
        read_reply(said, request, request.asked, found)
        return
    if request.awaits_yes and changes == "day":  # "I have fever, can we make it next week"
        _read_wishes(_within(said, asked_in(said.text)), request, None, desk, found)
        return
    name = find_name(untold.text, asked=True, ignore=said.spans) if request.asked == "name" else None
    if name and name in said.text:  # written as names are
        found.values["name"] = name
    if request.asked not in BESIDE_A_QUESTION:
        return
    treatments = said.spans if "treatment" not in request.details else []

    def is_plain(clause: str, start: int) -> bool:
        named = read_dates(clause, desk.today, prefer="future", order=desk.order)
        details = [*((one.start, one.end) for one in named), *times_in(clause),
                   *((first - start, last - start) for first, last in treatments)]  # fmt: skip
        left = "".join(" " if any(first <= at < last for first, last in details) else char
                       for at, char in enumerate(clause))  # fmt: skip
        words = re.findall(r"[^\W_]+", left.replace("'", "").lower())
        declined = request.asked == "email" and declines(clause.strip(" ,.;!"))
        consults = request.asked == "treatment" and len(words) <= MOST_AROUND and CONSULTS.search(clause)
        return declined or bool(consults) or (len(words) <= MOST_AROUND and AROUND.issuperset(words))

    beside, plain = Found(), _within(said, told_in(said.text, is_plain))
    _read_wishes(plain, request, request.asked, desk, beside)
    if request.asked == "email" and declines(plain.text.strip(" ,.;!")):
        beside.values["email"] = NONE
    if request.asked in {**beside.values, **found.values}:
        found.values = {**beside.values, **found.values}
    elif problem := beside.problems.get(request.asked):
        found.problems[request.asked], found.days = problem, beside.days


def attempts(found: Found, request: Request) -> bool:
    """Whether the message answers what the request asked last, if only with an attempt.

    That it holds no name or no reference is said of any message, and so is no attempt at one.
    """
    return request.asked in found.values or request.asked in set(found.problems) - {"name", "reference"}


def _takes_a_time(said: Said, request: Request, found: Found) -> bool:
    if request.kind == "callback":
        return not is_of_visit(said.text)  # whose day is not that of the call
    moves = {**request.details, **found.values}.get("change") == "move"
    return request.kind == "booking" or moves or _may_only_name_a_time(said, request)


def _may_only_name_a_time(said: Said, request: Request) -> bool:
    """Whether a day or an hour is that to which an appointment is to be moved, without a word of moving."""
    return request.kind == "change" and (request.asked == "change" or cannot_come(said.text))


def _of_new_time(said: Said, request: Request) -> Said:
    return replace(said, text=without_old_time(said.text)) if request.kind == "change" else said
