"""Which texts there are in `data/wording`, and the words in braces that code fills in for each."""

from clinic.wording import Wording

SESSIONS = Wording(
    "sessions",
    nth="nth name day apart start", nth_between="name when nth begin end", nth_undated="nth name apart",
    last_undated="counted_named interval length", following_nth="interval from_nth start nth name day",
    following="interval start name day", following_after="interval start name day",
    next="name nth day interval start", next_first="name start day", none_next="name day stated interval start",
    if_had="nth day", every_day="from_nth name start interval days", passed="", too_many="stated_named nth",
    put_on="told nth name", put_on_due="day apart start", put_on_ask="", put_on_same="apart start",
    proposed_same="told", proposed_within="due", proposed_before="told span due", proposed_after="told span due",
    later_away="due", not_away="due", if_needed="stated", beyond="stated",
    last_count="counted_named interval day from_nth start", last_range="name done least last most from_nth start",
    last_most="name last most from_nth start", last_least="least name interval done from_nth start",
    first="name be start", back="nth name day apart from_nth start",
    first_of_last="counted_named interval day start", first_of_last_range="name day count until most start",
    which_session="day", left="left name s sessions had", left_of="left total name sessions", from_latest="",
    left_none="stated_named", left_plan="start had stated_named left", left_plan_none="start last name s sessions",
    behind="results interval had name nth day", from_had="results interval from_nth name start nth day",
    length="name length stated interval", length_count="counted_named interval length", worked_out="",
    fit="number name event interval days", fit_one="name event day interval",
    fit_all="all fitting_named event interval first last", fit_none="name event start", short="stated",
    short_count="counted last", enough="stated", stay_whole="span", stay_part="span", stay_some="span",
    stay_all="name stated interval", stay="name number stated interval", stay_least="name number stated interval",
    stay_unknown="name", stay_ends="", others="", others_results="name results", others_sessions="name stated",
    others_unknown="name", no_days="missing", missed="", gap="name interval", gap_unknown="name", as_planned="",
    missed_start="start", by_article="",
)  # fmt: skip
RESULTS = Wording(
    "results",
    growth_by="name start can latest words", growth_between="name start can earliest latest words",
    results_from="name start can earliest words interval", undated="name words", no_results="name",
    range="sessions interval least done most last", count="sessions interval last", no_dates="sessions", one="",
    no_sessions="", no_promise="", over="", position_ahead="when", position_start="", position_in="span",
    position_window="span time", position_ending="time", position_ended="time when", label_today="",
    label_first="", label_session="number", label_if_needed="number", label_by="", label_from="", label_after="",
)  # fmt: skip
EVENTS = Wording(
    "events",
    in_time="name start latest ahead", too_late="name start latest behind event",
    too_late_from="name start what earliest behind event", perhaps="name start earliest latest event",
    perhaps_by="name start latest", possible="name start earliest ahead words",
    perhaps_from="name start earliest event words", before="event name start", no_time="name",
    unknown="name event", due="words due", overdue="words due", start="words name due when event",
    start_today="words name event", late="words name due event", month="name month can earliest latest",
    month_after="name month can earliest latest", depends="whole phases", phase="day word", word_in_time="",
    word_possible="", word_perhaps="", word_unknown="", word_not="", passed="event",
)  # fmt: skip
COMPARISONS = Wording(
    "comparisons",
    by_figures="compared", opening="phrase lines", same="lines", plain="lines", one="asked first lines",
    none="asked names", at_least="", results_quick="first", results_slow="first longest", course_quick="first",
    course_slow="first longest", number_quick="first", number_slow="first", session_quick="first shortest",
    session_slow="first longest", asked_results="", asked_course="", asked_session="", asked_number="",
    line="name value", line_session="name value", line_not_stated="name",
)  # fmt: skip
MESSAGING = Wording(
    "messaging",
    voice="", picture="", video="", document="", sticker="", location="", contact="", other="", failed="",
    too_many="",
)  # fmt: skip
ALL = (SESSIONS, RESULTS, EVENTS, COMPARISONS, MESSAGING)
