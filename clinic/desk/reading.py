"""Reads the details of a request out of a message."""

import re
from dataclasses import replace

from clinic.dates import read_date, read_dates, tense
from clinic.desk.changing import (
    before_telling,
    cannot_come,
    is_of_visit,
    no_reference,
    other_half,
    read_change,
    tells_caller,
    without_old_time,
)
from clinic.desk.clauses import answers, asks, asks_for_results, without_tales
from clinic.desk.explaining import FOR_TWO, WHY
from clinic.desk.request import CONSULTATION, NONE, VOUCHED, WHEN, Desk, Found, Request, Said, Say
from clinic.desk.when import read_when
from clinic.details import (
    corrected_name,
    corrects,
    declines,
    find_email,
    find_name,
    find_phone,
    insisted_name,
    is_for_another,
    name_after_phone,
    name_before_phone,
    name_problem,
    names_writer,
    sends,
    times_in,
    wants_to_cancel,
    wants_to_change,
    within_known,
    yes_or_no,
)
from clinic.details.unlikely import is_unlikely

ANYTHING = re.compile(
    r"\b(?:consult\w*|check(?: ?-?up)?|general|not sure|dont know|don't know|no idea"
    r"|doctor (?:will |can )?(?:decide|say|tell)|just (?:to )?(?:see|show|meet)|hair ?(?:fall|loss)|anything|any"
    r"|thin(?:ning)?|bald\w*|reced\w*|hair ?line|dandruff|patch(?:es|y)?|alopecia|scalp|hair (?:problems?|issues?)"
    r"|undecided|not decided|advice|opinion|what ?ever|(?:you|u) (?:decide|choose)"
    r"|(?:pata|maloom|malum) na?hi|na?hi (?:pata|maloom|malum))\b",
    re.IGNORECASE,
)
# What may stand in a message that is taken for agreement as a whole, and makes it something else.
LIMITS = re.compile(r"\?|\b(?:but|no|not|never|without|\w+n['’]t|dont|cant|wont)\b", re.IGNORECASE)
AGREES = re.compile(r"\W*(?:y(?:es|eah|ep|up|a)|ok(?:ay)?|sure|haa?n?)\b", re.IGNORECASE)
# Of a yes beside a question: "ok" alone only leads to it.
PLAIN_YES = re.compile(r"\b(?:y(?:es|eah|ep|up|a)|haa?n?|sure|send|submit|book|confirm|agree)\b", re.IGNORECASE)
ADDS = re.compile(r"\b(?:and|also|plus|so|then)\b", re.IGNORECASE)
CONDITION = re.compile(
    rf"\b(?:but|if|unless|first|before|wait|only|instead|change|cancel)\b|{WHY.pattern}", re.IGNORECASE
)
BOTH = re.compile(r"\bboth\b(?!.*\?)", re.IGNORECASE)
# "I had PRP in May, book the next one" wishes for what it tells of.
CONTINUES = re.compile(r"\b(?:next|second|2nd|third|3rd|fourth|4th|another|again|follow\w*|continue)\b", re.IGNORECASE)
_CONSULTATION = r"(?:consult\w*|(?:(?:general|hair|scalp|routine|regular) )*check[ -]?ups?)\b"
CONSULTS = re.compile(rf"\b{_CONSULTATION}", re.IGNORECASE)
BOOKS_CONSULTATION = re.compile(
    rf"\b(?:book|fix|make it|only|just)\W+(?:an? |the |my |for )*{_CONSULTATION}", re.IGNORECASE
)
SEES = re.compile(rf"{CONSULTS.pattern}|\b(?:see|meet|show|talk to|checked)\b", re.IGNORECASE)
# "Not for PRP", "no PRP please", but not "no, PRP", which puts it in another's place.
NOT_THIS = re.compile(
    r"\b(?P<word>not|no|isn['’]?t|(?:don['’]?t|do not) want|instead of|rather than|without)"
    r"\s+(?:(?:for|the|an?|to|do|have|take|get|want|about|any)\s+)*$",
    re.IGNORECASE,
)
NOT_THIS_AFTER = re.compile(r"\s+(?:nahi+n?|is wrong|is not right)\b", re.IGNORECASE)
_EMAIL = r"(?:e[\s-]?)?(?:mail|mial|mal|male|mil|meil|amil)(?:\s?id)?"
NO_EMAIL = re.compile(
    rf"(?:\b(?:no|without|skip|leave)(?: the| my| any)?|(?:\bnot?|n['’]?t)(?: have| hav"
    rf"| using?)(?: an?y?)?) {_EMAIL}\b"
    rf"|\b{_EMAIL} (?:nahi|nhi|nai)\b",
    re.IGNORECASE,
)
STORES_NOT = re.compile(  # nothing before it, as "yes, but don't store it" is to be asked about
    r"(?:(?:please|pls|kindly|no|sorry|i|you|want to|do|would rather) ?,? ?)*(?:not|don['’]?t|never)"
    r"(?: want you to)? (?:sav|stor|keep|shar|pass|send|record)\w*\b.*",
    re.IGNORECASE | re.DOTALL,
)
USES_THIS = re.compile(
    r"\b(?:use|take|keep|call)\b.{0,20}\b(?:this|that|it|same|my)\b|\b(?:this|that|same|current) (?:one|number|no)\b",
    re.IGNORECASE,
)
HINDI_VERB = re.compile(  # "kal aana hai"
    r"\b(?:a+|ja|kar(?:a|wa)?|puch|pooch|mil|le|de|dikha|bata|bol|dekh|soch|samajh|ho)na\s+(?:hai|h|he|tha)\b",
    re.IGNORECASE,
)
USES_ANOTHER = re.compile(r"\b(?:another|other|different)\b", re.IGNORECASE)
OTHER_NUMBER = Say("utter_request_other_number")
BARE = 2  # words of a message that is nothing but a treatment
BESIDE_A_QUESTION = ("email", "treatment", "day", "part")
EVERY = "all"  # what is found where somebody says "all of them"
# What may stand around a detail that is the whole of a clause: "Friday is fine", "I'd like the evening".
_AROUND = """
a after all am an and any anyday anytime around as at be before best better book by can come consult consultation date
day days fine for from good hmm i id im in is it its just kindly like madam make maybe me my of off ok okay on only
onwards or please pls pm possible prefer preferably preferred probably say sir slot soon suits sure that the then this
time to want week will with work works would yeah yes
"""
PLAIN_NAME = re.compile(
    r"\s*(?!(?:After|Before|From|By|Hair|Not|Any|Some)\b)(?:(?:Mr|Mrs|Ms|Dr)\.? [A-Z]\w+"
    r"|[A-Z][\w.]*(?: [A-Z][\w.]*){1,3})\W*"
)
AROUND = frozenset(_AROUND.split())
MOST_AROUND = 8  # words of such a clause


def read(said: Said, request: Request, desk: Desk) -> Found:
    """Every detail in the message that the request can use.

    Beside a question only what is plainly the detail asked for counts, and an address or a number wherever it stands.
    """
    found = Found()
    asked = None if said.answered else request.asked
    _read_contact(said, request, asked, desk, found)
    if request.kind == "change":
        found.values |= read_change(said, request, asked)
        found.values |= other_half(request, found.values)
        if asked == "reference" and not {"reference", "phone"} & set(found.values):
            found.problems["reference"] = no_reference(said.text)
    if said.answered or (request.asked and asks_for_results(said.text)):
        _read_beside(said, request, desk, found)
        return found
    _read_wishes(said, request, asked, desk, found)
    if _may_only_name_a_time(said, request) and WHEN & {*found.values, *found.problems}:
        found.values.setdefault("change", "move")
    known = request.details.get("name", "")
    if asked == "name":
        _judge_name(said, request, found)
    elif name := found.values.get("name") or corrected_name(said.text, known):
        found.values["name"] = within_known(said.text, name, known)
    if asked in ("consent", "confirmed"):
        _read_reply(said, asked, found)
    elif "name" not in request.details and not found.values and not found.problems and PLAIN_NAME.fullmatch(said.text):
        _read_unasked_name(said.text, found)
    if asked == "phone" and request.ending and not found.values and not found.problems:
        _read_own_number(said, found)
    return found


def _read_unasked_name(text: str, found: Found) -> None:
    """A name that comes before it is asked for: "Priya Nair", to a question about the day."""
    name = find_name(text, asked=True)
    if name and not is_unlikely(name):
        found.values["name"] = name


def _read_wishes(said: Said, request: Request, asked: str | None, desk: Desk, found: Found) -> None:
    """What the visit is for, and when it is to be."""
    if _takes_a_time(said, request, found):
        read_when(_of_new_time(said, request), request, asked, desk, found)
    if request.kind == "booking":
        told = not corrects(said.text) and not (request.asked is None and CONTINUES.search(said.text))
        wished = _within(said, without_tales(said.text, day_asked=False)) if told else said
        _read_treatment(wished, request, asked, found)


def _within(said: Said, text: str) -> Said:
    """The message with only that part of it left which is not blank in `text`."""
    kept = [(name, at) for name, at in zip(said.treatments, said.spans, strict=False) if text[slice(*at)].strip()]
    return replace(said, text=text, treatments=[name for name, _ in kept], spans=[at for _, at in kept])


def _read_beside(said: Said, request: Request, desk: Desk, found: Found) -> None:
    """The detail asked for, with what its clause says besides, from a message that asks something too."""
    untold = _within(said, answers(said.text, lambda clause, start: True))
    several = request.kind == "booking" and len({*untold.treatments} - {EVERY}) > 1
    if several and (request.asked == "treatment" or (request.asked == request.last and BOTH.search(said.text))):
        found.problems["treatment"] = Say("utter_booking_treatment_several")  # whatever it was taken to ask
        return
    if request.asked in ("consent", "confirmed") and not wants_to_change(said.text) and not times_in(said.text):
        _read_reply(said, request.asked, found)
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

    beside, plain = Found(), _within(said, answers(said.text, is_plain))
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


def _read_contact(said: Said, request: Request, asked: str | None, desk: Desk, found: Found) -> None:
    if phone := find_phone(said.text, desk.region, asked=asked == "phone"):
        if phone.number:
            found.values["phone"] = phone.number
        else:
            found.problems["phone"] = Say(f"utter_booking_phone_{phone.problem}")
    email = find_email(said.text)
    if request.kind == "booking":
        if email and email.address:
            found.values["email"] = email.address
        elif email:
            found.problems["email"] = Say("utter_booking_email_invalid")
        elif NO_EMAIL.search(said.text) or (asked == "email" and declines(said.text)):
            found.values["email"] = NONE
    if request.kind == "change":
        return
    spans = [*said.spans, *((part.start, part.end) for part in (phone, email) if part)]
    day = read_date(said.text, desk.today, prefer="future", order=desk.order, deadlines=True)
    spans += [(day.start, day.end)] if day else []
    if request.kind == "booking":
        spans += [declined.span() for declined in NO_EMAIL.finditer(said.text)]  # "no emial" is nobody's name
    told = tense(said.text) == "past" or HINDI_VERB.search(said.text)  # "about 2 months ago" is nobody's name
    awaited, called = asked == "name" and not told, request.kind == "callback"
    name = find_name(said.text, asked=awaited, ignore=spans, of_writer=called)
    if not name and phone and phone.number and asked != "name" and "name" not in request.details:
        beside = [*said.spans, *((one.start, one.end) for one in read_dates(said.text, desk.today, prefer="future"))]
        name = name_before_phone(said.text, phone.start, beside) or name_after_phone(said.text, phone.end)
    if request.kind == "booking" and is_for_another(said.text, spans):
        known = "name" in request.details and not (AGREES.match(said.text) and not LIMITS.search(said.text))
        unnamed = not name and (asked == "name" or (known and request.asked in ("consent", "confirmed")))
        if unnamed or (name and names_writer(said.text)):
            name, found.problems["name"] = None, Say("utter_booking_name_patient")
    if name:
        found.values["name"] = name


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


def _judge_name(said: Said, request: Request, found: Found) -> None:
    """Asks once more for what is hardly a name; who insists has it taken, as nobody's name is refused twice."""
    refused = request.doubted
    if name := found.values.get("name"):
        if refused is None and is_unlikely(name):
            del found.values["name"]
            found.problems["name"] = Say("utter_booking_name_unlikely")
    elif not found.values and not found.problems:
        insisted = insisted_name(said.text, refused) if refused and _may_be_name(said) else None
        if insisted:
            found.values["name"] = insisted
        else:
            found.problems["name"] = Say(f"utter_booking_name_{name_problem(said.text) or 'not_a_name'}")


def _may_be_name(said: Said) -> bool:
    """Whether a message that looks like no name may be one all the same, when it is said again."""
    if len(said.text.strip()) == 1:
        return True  # "K" sounds like okay
    if "?" in said.text or yes_or_no(said.text) is not None or declines(said.text) or wants_to_cancel(said.text):
        return False
    return not str(said.intent).startswith("ask_") and said.intent not in ("affirm", "deny", "greet", "cancel")


def _read_treatment(said: Said, request: Request, asked: str | None, found: Found) -> None:
    if asked == "treatment" and asks(said.text) and len(said.text.split()) >= BARE:
        return  # "is PRP right for her?", "explain PRP"
    known = request.details.get("treatment")
    denied = _denied(said, known)
    named = [key for key in dict.fromkeys(said.treatments) if key not in {EVERY, *denied}]
    wanted = known in denied or asked == "treatment" or "treatment" not in request.details or corrects(said.text)
    wanted = wanted or said.intent == "inform_treatment"  # it is all that the message says
    if len(named) == 1 and wanted:
        found.values["treatment"] = named[0]
    elif len(named) > 1 and (
        asked == "treatment" or (known and asked and not asks(said.text)) or (asked is None and BOTH.search(said.text))
    ):
        found.problems["treatment"] = Say("utter_booking_treatment_several")
    elif not named and _wants_consultation(said, request, asked, known in denied):
        found.values["treatment"] = CONSULTATION
    elif not named and known in denied:
        found.problems["treatment"] = Say("utter_request_changing")


def _wants_consultation(said: Said, request: Request, asked: str | None, instead: bool) -> bool:
    if instead:
        return bool(SEES.search(said.text))
    if asked == "treatment":
        return bool(ANYTHING.search(said.text) or CONSULTS.search(said.text)) or declines(said.text)
    # The treatment known at the start is only the one talked about before.
    free = "treatment" not in request.details or request.asked is None or len(said.text.split()) <= BARE
    return bool(CONSULTS.search(said.text)) and (free or bool(BOOKS_CONSULTATION.search(said.text)))


def _denied(said: Said, known: str | None) -> set[str]:
    """The treatments that are turned down; "no PRP" is short for "no, PRP" where another one was noted."""
    denied = set()
    for key, (start, end) in zip(said.treatments, said.spans, strict=False):
        turned_down = NOT_THIS.search(said.text[:start])
        if turned_down and turned_down["word"].lower() == "no" and known not in (None, key):
            continue
        if turned_down or NOT_THIS_AFTER.match(said.text, end):
            denied.add(key)
    return denied


def _read_reply(said: Said, asked: str, found: Found) -> None:
    told = tells_caller(said.text)  # "yes, tell them ..."
    reply = yes_or_no(before_telling(said.text) if told else said.text)
    if asked in found.values or wants_to_change(said.text):
        return
    if asked == "consent" and STORES_NOT.fullmatch(said.text.strip()):
        reply = False
    if asked == "confirmed" and sends(said.text):
        reply = True
    if reply is None and not found.values and not found.problems and _agrees_and_asks(said.text):
        reply = True
    if reply is not None:
        found.values[asked] = reply
        return
    # With a detail in it, it is no plain yes or no.
    alone = not found.values and not found.problems
    if alone and (said.intent == "deny" or (said.intent == "affirm" and not LIMITS.search(said.text))):
        found.values[asked] = said.intent == "affirm"


def _agrees_and_asks(text: str) -> bool:
    """Whether a message plainly says yes and asks something besides, other than why it is asked for that."""
    rest = ADDS.sub(" ", answers(text, lambda clause, start: True))
    plain = " ".join(rest.split()).strip(" ,.;!")
    if FOR_TWO.search(text):
        plain = FOR_TWO.split(text)[0].strip(" ,.;!")  # "yes, and for my brother too"
        return yes_or_no(ADDS.sub(" ", plain)) is True
    if not PLAIN_YES.search(rest) or plain == text.strip(" ,.;!") or LIMITS.search(rest) or CONDITION.search(text):
        return False
    return yes_or_no(plain) is True or sends(plain)


def _read_own_number(said: Said, found: Found) -> None:
    """The yes or no to the number that the patient writes from."""
    _read_reply(said, "phone", found)
    agreed = found.values.pop("phone", None)
    if agreed is None and USES_THIS.search(said.text) and not LIMITS.search(said.text):
        agreed = True
    if agreed:
        found.values["phone"] = VOUCHED
    elif agreed is False or USES_ANOTHER.search(said.text):
        found.problems["phone"] = OTHER_NUMBER
