"""The words of answers about sessions; whatever stands in braces comes from the figures and the calendar."""

from collections.abc import Mapping
from datetime import date

from clinic.dates.spelling import DAY_NAMES
from clinic.facts.figures import sessions_in_words
from clinic.phrasing import ordinal_numeral, sentence_case
from clinic.timeline import MONTHS

SENTENCES = {
    # nth: the day of a session
    "nth": "The {nth} {name} session is due {day} by the article's figures: {apart} after the first on {start}.",
    "nth_between": "With a first {name} session {when}, the {nth} is due between {begin} and {end} by the article's "
    "figures.",
    "nth_undated": "The {nth} {name} session comes {apart} after the first by the article's figures.",
    "last_undated": "With {counted_named}, {interval} apart, the last comes {length} after the first.",
    "following_nth": "{interval} after the {from_nth} on {start}, the {nth} {name} session is due {day} by the "
    "article's figures.",
    "following": "{interval} after the session on {start}, the next {name} session is due {day} by the article's "
    "figures.",
    "following_after": "{interval} after the session on {start}, the {name} session after the next one is due {day} by "
    "the article's figures.",
    "next": "The next {name} session from today is the {nth}, due {day} by the article's figures: {interval} "
    "apart, counted from the first on {start}.",
    "next_first": "The next {name} session is the first one on {start}; the second would be due on {day} by the "
    "article's figures.",
    "none_next": "By the article's figures the last day for a {name} session was {day}: {stated}, "
    "{interval} apart, counted from {start}. Please ask the clinic about any more.",
    "if_had": "That is if you have had the {nth}, due on {day}; if not, please ask the clinic when to go on.",
    "every_day": "Counted from the {from_nth} {name} session on {start}, {interval} apart by the article's figures: "
    "{days}.",
    "passed": "That day has passed. If you haven't had that session, please ask the clinic when to go on.",
    "too_many": "The article gives {stated_named}, so I can give no day for the {nth}.",
    "put_on": "You've told me {told} for the {nth} {name} session, so I count with that.",
    "put_on_due": "By the article's figures it would be due on {day}: {apart} after the first on {start}.",
    "put_on_ask": "Whether another day is as good, please ask the clinic, which alone can move an appointment.",
    "put_on_same": "By the article's figures that is the day: {apart} after the first on {start}.",
    "proposed_same": "{told} would be that very day.",
    "proposed_within": "{due} is among the days that you name.",
    "proposed_before": "{told} would be {span} before {due}.",
    "proposed_after": "{told} would be {span} after {due}.",
    "later_away": "A later one, if it is needed, would be due on {due}, which is.",
    "not_away": "{due} is not among the days that you name.",
    "if_needed": "The article gives {stated}, so it may or may not be needed.",
    "beyond": "The article gives {stated}; what your dermatologist has told you counts.",
    "last_count": "With {counted_named}, {interval} apart, the last is due on {day}, counted from the "
    "{from_nth} on {start}.",
    "last_range": "By the article's figures the last {name} session is due on {done} if {least} are enough, and on "
    "{last} if {most} are needed, counted from the {from_nth} on {start}.",
    "last_most": "By the article's figures the last {name} session is due on {last} if {most} are needed, counted from "
    "the {from_nth} on {start}.",
    "last_least": "By the article's figures {least} {name} sessions, {interval} apart, end on {done}, counted from the "
    "{from_nth} on {start}. It says “at least”, so there may be more.",
    "first": "The first {name} session {be} on {start}, as you told me.",
    "back": "By the article's figures the {nth} {name} session would be on {day}: {apart} before the "
    "{from_nth} on {start}.",
    "first_of_last": "With {counted_named}, {interval} apart, the first would be on {day}, counted back from the last "
    "on {start}.",
    "first_of_last_range": "By the article's figures the first {name} session would be on {day} if there are {count} "
    "in all, and on {until} if there are {most}, counted back from the last on {start}.",
    "which_session": "Which session was the one on {day}: the second, the third? If you tell me, I can count from "
    "that.",
    # left: how many are to come
    "left": "{left} more {name} session{s} by the article's figures: it gives {sessions} in all, with {had} done.",
    "left_of": "{left} more of the {total} {name} sessions that you were told. The article gives {sessions}.",
    "from_latest": "If you tell me the day of your latest session or of the next one, I can count from that.",
    "left_none": "The article gives {stated_named}, so by its figures that is all of them. Whether more "
    "are needed is for the dermatologist to say.",
    "left_plan": "Counted from the first session on {start}, {had} of {stated_named} would be over by "
    "today: {left} more by the article's figures. If you have had fewer, tell me how many.",
    "left_plan_none": "Counted from the first session on {start}, {last} {name} session{s} would be over by "
    "today by the article's figures, which give {sessions}. If you have had fewer, tell me how many.",
    "behind": "The clinic's article says results {results}, {interval} apart. You have had {had}: with the next {name} "
    "session today the {nth} would be on {day}, and results can be expected from then at the earliest.",
    "from_had": "The clinic's article says results {results}, {interval} apart. Counted from the {from_nth} {name} "
    "session on {start}, the {nth} would be on {day}, and results can be expected from then at the earliest.",
    # length: of the whole course
    "length": "From the first {name} session to the last it is {length} by the article's figures: {stated}, "
    "{interval} apart.",
    "length_count": "{counted_named}, {interval} apart, take {length} from the first to the last.",
    "worked_out": "I have worked that out; the article itself gives only the number of sessions and the time between "
    "them.",
    # fit: before an event
    "fit": "By the article's figures up to {number} {name} sessions fit before {event}, {interval} apart: {days}.",
    "fit_one": "By the article's figures 1 {name} session fits before {event}, {day}: the next would be {interval} "
    "later.",
    "fit_all": "By the article's figures {all} {fitting_named} fit before {event}: {interval} apart, from "
    "{first} to {last}.",
    "fit_none": "No {name} session fits before {event}, as the first one is on {start}.",
    "short": "The article gives {stated}, so they would not all be over by then.",
    "short_count": "{counted} would not all be over by then, as the last would be on {last}.",
    "enough": "The article gives {stated}.",
    "event_passed": "{event} has passed.",
    # stay: in so many days
    "stay_all": "{name}: {stated}, {interval} apart, fit into that time.",
    "stay": "{name}: {number} of {stated}, as they are {interval} apart.",
    "stay_least": "{name}: {number} of {stated} fit in, as they are {interval} apart.",
    "stay_unknown": "{name}: the article doesn't say how many sessions or how far apart.",
    # others: how it was with somebody else
    "others_results": "For {name} the clinic's article says: results {results}.",
    "others_sessions": "For {name} the clinic's article gives {stated}.",
    "others_unknown": "For {name} the clinic's article gives no time.",
    # what the documents do not tell
    "no_days": "The clinic's article doesn't say {missing}, so I can't work that out. The clinic's dermatologist can "
    "tell you.",
    "missed": "The clinic's article doesn't say what to do after a missed session or a break, or with another gap, so "
    "I won't guess. Please ask the clinic when to go on.",
    "gap": "What your dermatologist has told you counts. I can only count with what the article gives for {name}: "
    "{interval} between sessions.",
    "gap_unknown": "What your dermatologist has told you counts. The clinic's article doesn't say how far apart {name} "
    "sessions are.",
    "as_planned": "That counts as if none had been missed; after a missed one, please ask the clinic.",
    "missed_start": "I keep {start} as the day of your first session.",
}


def said(key: str, filled: Mapping[str, str]) -> str:
    """A sentence with its gaps filled; numbers of sessions come with their noun, which is "1 session" for one."""
    counts = {}
    for name, number in (("stated", "sessions"), ("counted", "count"), ("fitting", "number")):
        if number in filled:
            counts[name] = sessions_in_words(filled[number])
            counts[f"{name}_named"] = counts[name].replace(" session", f" {filled.get('name', '')} session")
    return sentence_case(SENTENCES[key].format(**filled, **counts))


def short_date(day: date) -> str:
    """The day without weekday and year: "11 June"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def ordinal(number: int) -> str:
    """The number of a session as a word: "third", "11th"."""
    return next((name for name, day in DAY_NAMES.items() if day == number), ordinal_numeral(number))
