"""Weddings, journeys, missed sessions and sums: what patients ask around the dates of a course."""

import pytest

from tests.conversations.conftest import Patient, Turn

FIGURES = "by the article's figures"
# One row a conversation, on any day: the dates are counted from today.
CONVERSATIONS: list[tuple[str, list[Turn]]] = [
    ("a wedding is answered first and never becomes the first session", [
        ("my wedding is on {later_iso}. if i start prp on {soon}",
         ["Not by the article's figures", "{soon_long}", "after {later_long}"], []),
        ("so will it be visible on {later_iso}?", ["Not by the article's figures", "{soon_long}"], ["sessions 1 to 3"]),
        ("and mesotherapy by wedding?",
         ["Not by the article's figures", "mesotherapy session on {soon_long}"], ["name"]),
        ("so before the wedding i can do how many sessions?", ["1 mesotherapy session fits before {later_long}"], []),
        ("when is my third session", ["third mesotherapy session is due on", "after the first on {soon_long}"], []),
    ]),
    ("a wedding some months ahead, without a start", [
        ("Getting married in 8 months, hair thinning badly. will prp work by then",
         ["Yes, by the article's figures", "session today", "would have to be by"], []),
        ("too late then?", ["Yes, by the article's figures"], ["not sure that I understood"]),
        ("when should i start for the wedding", ["PRP would have to start by", "from today"], []),
    ]),
    ("all treatments by a wedding, and then one by one", [
        ("my wedding is in 5 months which treatment would show by then",
         ["• Possibly, by the article's figures: with a first mesotherapy", "• Yes"], []),
        ("plasma only?", ["Yes, by the article's figures: with a first PRP session today"], ["•", "mesotherapy"]),
        ("and if needling", ["with a first micro-needling session today"], ["•", "PRP"]),
        ("for all three?", ["• Possibly", "• Yes"], []),
    ]),
    ("an event in so many months is no time until results", [
        ("my engagement is in 9 months will needling show", ["Yes, by the article's figures"], ["On which date"]),
        ("if i begin prp on {soon}?", ["Yes, by the article's figures", "{soon_long}"], ["•"]),
    ]),
    ("a friend's story and a missed session keep the first day", [
        ("had my first PRP on {ago}, when will i see something",
         ["Counted from a first PRP session on {ago_long}"], []),
        ("that's long. my friend saw it in 1 month",
         ["Results vary from person to person", "within 3 months"], ["Counted"]),
        ("{yesterday} i missed the second one. what now",
         ["doesn't say what to do after a missed session", "{ago_long}"], ["Counted"]),
        ("when is my second session due", ["second PRP session is due", "{ago_long}", "That day has passed"], []),
    ]),
    ("a treatment told beside the question is the one asked about", [
        ("i started meso {yesterday} and will marry on {later_iso}. will it show by then",
         ["mesotherapy session", "{later_long}"], ["Which treatment"]),
    ]),
    ("a later session's day is not counted from as the first", [
        ("started prp on {ago}", ["Counted from a first PRP session on {ago_long}"], []),
        ("i had second one {yesterday}", [], ["Counted"]),
        ("when is the third", ["A month after the second on {yesterday_long}"], []),
    ]),
    ("a second session tells when the first was and the next is", [
        ("took my second prp on {ago}", ["A month after the second on {ago_long}"], ["past or planned"]),
        ("what date was my first", ["first PRP session would be on", "before the second on {ago_long}"], []),
        ("how many are left and when would the final one be",
         ["1 to 4 more PRP sessions", "last PRP session is due", "from the second on {ago_long}"], ["Follow-up"]),
        ("by when does it show", ["first PRP session would be on", "new growth"], ["on {ago_long}, new growth"]),
        ("what if i start on {soon}", ["Counted from a first PRP session on {soon_long}"], ["would be on"]),
    ]),
    ("sessions that were had count", [
        ("my first meso was {ago}, done 3 so far", ["You have had 3", "the eighth would be on"], ["ended"]),
        ("and what month will it show", ["You have had 3", "can be expected from then"], ["Counted from"]),
        ("five to go, right?", ["At least 5 more mesotherapy sessions"], []),
        ("may i make a break of some weeks", ["doesn't say what to do after a missed session or a break"], ["apart"]),
    ]),
    ("how many are left follows from the first day", [
        ("started prp on {ago}", ["Counted from a first PRP session on {ago_long}"], []),
        ("sessions left?", ["2 of 3 to 6 PRP sessions would be over by today", "1 to 4 more"], ["Follow-up"]),
        ("got just one", ["2 to 5 more PRP sessions"], []),
    ]),
    ("the last day to start for an event is a question of dates", [
        ("by what latest day shall prp begin to show on 1 june 2030",
         ["PRP would have to start by Friday, 1 March 2030"], ["name"]),
        ("and if we only have 5 weeks", ["Not by the article's figures"], ["not sure that I understood"]),
    ]),
    ("a start in a month counts by its last day", [
        ("which one is visible by june 2030 if i begin in january 2030",
         ["mesotherapy session on Thursday, 31 January 2030", "31 January 2030", "31 January 2030"], ["today"]),
    ]),
    ("sums of a course", [
        ("how many sessions of prp", ["3 to 6"], []),
        ("i've already had 1. how many left", ["2 to 5 more PRP sessions"], []),
        ("so 2 to 5 more?", ["2 to 5 more PRP sessions"], []),
        ("how long is the total course then", ["2 to 5 months", "worked that out"], []),
        ("and meso?", ["at least 7 weeks"], []),
        ("and micro needling?", ["doesn't say how many micro-needling sessions", "can't work that out"], []),
    ]),
    ("a course that was advised, and its first day told afterwards", [
        ("doc said 4 prp. when is the last", ["With 4 PRP sessions", "3 months after the first"], []),
        ("first was {ago_slashed}", ["With 4 PRP sessions", "first on {ago_long}"], ["What would you like to know"]),
    ]),
    ("a stay is too short for a course", [
        ("i'm in india only 2 weeks in january. is that enough for any treatment",
         ["Not for a full course", "up to 3 of at least 8", "doesn't say how many", "1 of 3 to 6"], ["Counted"]),
        ("do hafte ke liye aa raha hu, prp ho jayega?", ["In 2 weeks", "1 of 3 to 6"], ["Mesotherapy"]),
    ]),
    ("comparisons of time", [
        ("difference between prp and meso", ["3 to 6 sessions"], []),
        ("so which gets over first prp or meso",
         ["course of mesotherapy", "at least 7 weeks", "2 to 5 months"], ["icro-needling"]),
        ("just answer: which finishes sooner",
         ["course of mesotherapy"], ["icro-needling", "is for the dermatologist to say"]),
        ("which shows results first", ["mesotherapy can show results first", "PRP within 3 months"], []),
    ]),
    ("all treatments are compared where none was named", [
        ("which is quickest", ["mesotherapy can show results first", "micro-needling in 3 to 6 months",
         "is for the dermatologist to say"], ["length of a session"]),
    ]),
    ("a festival whose date nobody has told is asked for, and is no first session", [
        ("will i see PRP results by diwali if i begin in march",
         ["With a first PRP session in March", "On which date"], []),
        ("8 november 2030", [FIGURES, "8 November 2030"], ["Counted", "first PRP session on Friday, 8 November"]),
    ]),
    ("the day of a wedding of which only the month was known is no first session", [
        ("my wedding is in february 2029, will prp show by then",
         ["Yes, by the article's figures", "February 2029"], []),
        ("14 february", ["Yes, by the article's figures", "before Wednesday, 14 February 2029"], ["Counted"]),
    ]),
    ("a function in some days is no first session, and its day can be moved", [
        ("in 16 days i have a family ceremony, does prp show",
         ["Not by the article's figures", "session today", "after {later_long}"], ["Counted"]),
        ("i would take the first on {soon}", ["session on {soon_long}", "after {later_long}"], []),
        ("it got postponed to {too_far}", ["Yes", "session on {soon_long}", "before {too_far_long}"], ["Counted"]),
        ("sorry, i never had any sitting", ["Yes", "session today"], ["{soon_long}"]),
    ]),
    ("two treatments have two first days", [
        ("prp began {ago}. meso began {yesterday}. give me the next dates",
         ["PRP session from today is the", "first on {ago_long}", "mesotherapy session from today is the second",
          "first on {yesterday_long}"], []),
        ("and the second meso", ["second mesotherapy session", "first on {yesterday_long}"], ["{ago_long}"]),
        ("third prp then", ["third PRP session", "first on {ago_long}"], ["{yesterday_long}"]),
    ]),
    ("numbers of sessions are no days of a month", [
        ("prp first was {ago_slashed}. 2nd and 3rd when",
         ["second PRP session is due", "third PRP session is due", "2 months after the first on {ago_long}"], []),
        ("and 5th", ["fifth PRP session is due", "first on {ago_long}"], ["What would you like to know"]),
    ]),
    ("a later session told afterwards moves the last one", [
        ("had meso first on {ago}. when is the last one", ["8 mesotherapy sessions", "the first on {ago_long}"], []),
        ("but the second was late, on {yesterday}", ["8 mesotherapy sessions", "second on {yesterday_long}"], []),
    ]),
    ("a first session of which only the month is known gives two days", [
        ("took my first prp sometime in january 2030, when is 2nd",
         ["between Friday, 1 February 2030 and Thursday, 28 February 2030"], []),
    ]),
    ("a stay from one day to another", [
        ("i will be in mumbai from 3 to 24 march 2030, how many meso sessions are possible",
         ["In 3 weeks", "up to 4 of at least 8"], []),
        ("and prp in the same time", ["In 3 weeks", "1 of 3 to 6"], ["combin"]),
        ("no, from 3 to 17 march 2030", ["In 2 weeks", "1 of 3 to 6"], ["What would you like to know"]),
    ]),
    ("the number of sessions changes and the question stays", [
        ("doc said 3 prp from {soon}. last one when", ["With 3 PRP sessions", "first on {soon_long}"], []),
        ("so with 4 sessions?", ["With 4 PRP sessions", "first on {soon_long}"], []),
    ]),
    ("what goes on after a missed session is counted from that day", [
        ("prp {ago_slashed}, and i skipped the second", ["doesn't say what to do after a missed session"], []),
        ("ok it goes on {soon}, when is the one after it", ["A month after the session on {soon_long}"], ["first on"]),
    ]),
    ("of two treatments the one that is turned down is left out", [
        ("thinking of prp or micro needling for a wedding on 10 may 2031, which one shows if i begin in january 2031",
         ["PRP session on Friday, 31 January 2031", "micro-needling session on Friday, 31 January 2031"],
         ["mesotherapy"]),
        ("forget micro needling. i start on 5 january 2031", ["PRP session on Sunday, 5 January 2031"], ["needling"]),
    ]),
    ("what was said on a day began nothing", [
        ("last week you told me prp shows in 5 weeks", ["within 3 months"], ["Counted"]),
        ("began it on {ago}", ["Counted from a first PRP session on {ago_long}"], []),
        ("does the third one fall on a sunday", ["third", "{ago_long}"], ["Counted"]),
        ("is 28 february correct", [], ["Counted from"]),
        ("no wait, {yesterday}", ["{yesterday_long}"], []),
        ("which sitting is it today", ["Counted from the first session on {yesterday_long}", "1 of 3 to 6"], []),
    ]),
    ("sessions that were had are told by times", [
        ("took prp 2 times", ["1 to 4 more PRP sessions"], []),
        ("how many remaining", ["1 to 4 more PRP sessions"], ["Follow-up"]),
    ]),
    ("the days of sessions are told in few words", [
        ("prp from {ago}", ["Counted from a first PRP session on {ago_long}"], ["What would you like to know"]),
        ("my 3rd is on which date", ["third PRP session is due on", "{ago_long}"], ["reference"]),
        ("the fourth and the last?",
         ["fourth PRP session", "last PRP session is due on"], ["Follow-up"]),
        ("what's the final one of prp", ["last PRP session is due on", "first on {ago_long}"], ["Follow-up"]),
        ("until which date will it run", ["last PRP session is due on", "first on {ago_long}"], ["not sure"]),
        ("with 5 sittings?", ["With 5 PRP sessions", "first on {ago_long}"], ["usually takes"]),
        ("so would it be in june?", ["With 5 PRP sessions", "first on {ago_long}"], ["in June"]),
        ("when will the swelling be over", ["downtime"], ["session is due"]),
    ]),
    ("whether a session is late follows from the day on which it was due", [
        ("my first prp was {ago}", ["Counted from a first PRP session on {ago_long}"], []),
        ("have i missed the second", ["second PRP session is due", "{ago_long}", "That day has passed"], []),
        ("did only one sitting so far, am i late", ["second PRP session is due", "That day has passed"], ["needling"]),
        ("can my 2nd be after 6 weeks instead of 4", ["or with another gap", "{ago_long}"], ["Counted"]),
        ("am i late then", ["or with another gap", "{ago_long}"], ["suitable"]),
        ("must i do it all over again", ["or with another gap", "{ago_long}"], ["leave it there"]),
        ("what if the gap is 7 weeks", ["usually a month apart", "or with another gap"], []),
        ("is it fine if i come ten days late", ["or with another gap", "{ago_long}"], ["usually a month apart"]),
    ]),
    ("a first session that is told beside a missed one is kept", [
        ("began meso on {ago}, missed one week", ["or with another gap", "{ago_long}"], []),
        ("so when is my last now", ["8 mesotherapy sessions", "first on {ago_long}"], ["What would you like"]),
        ("teesra kab", ["third mesotherapy session is due", "{ago_long}"], ["not sure"]),
    ]),
    ("after several days nobody asks which, where the question is how to go on", [
        ("prp {ago} or {yesterday}, then i stopped", [], []),
        ("so will i have to start from the beginning", ["or with another gap"], ["Which of these days"]),
    ]),
    ("a break is asked about before anything was told", [
        ("after 2 prp i discontinued. do i have to begin from scratch",
         ["doesn't say what to do after a missed session or a break"], ["leave it there"]),
        ("can i do the remaining sittings when i am back in may", ["or with another gap"], ["Which day exactly"]),
    ]),
    ("sessions that were had are counted by their days, and all that is asked is answered", [
        ("took prp on {ago} and {yesterday}. how many remain and when will results show",
         ["new growth", "1 to 4 more PRP sessions"], ["Mesotherapy"]),
        ("when should i go next", ["A month after the second on {yesterday_long}"], ["usually a month apart"]),
    ]),
    ("the last of three was the third", [
        ("had 3 prp, my last one was on {yesterday}. when is the next and when do i see results",
         ["before the third on {yesterday_long}", "A month after the third on {yesterday_long}"], ["or planned"]),
    ]),
    ("to break a course off for now is no emergency", [
        ("i wish to pause plasma for some months and finish the balance ones later", ["or with another gap"], ["112"]),
    ]),
    ("a treatment is kept while its day is asked for again", [
        ("started prp on 31 june, when is the 2nd", ["can't find", "31 june"], []),
        ("sorry, {ago}", ["second PRP session is due", "{ago_long}"], ["esotherapy"]),
    ]),
    ("who started today asks for the second session", [
        ("had my first prp today", ["Counted from a first PRP session on {today_long}"], []),
        ("next?", ["is the second", "{today_long}"], ["also tell you about these"]),
    ]),
    ("how long until all is over is no question for results", [
        ("how many months until i am done with it all if i begin prp in january 2030", ["it is 2 to 5 months"], []),
        ("i mean when are all the sittings over", ["2 to 5 months"], ["minutes"]),
        ("15 january 2030", ["Friday, 15 March 2030 if 3", "Saturday, 15 June 2030 if 6"], ["What would you like"]),
    ]),
    ("a session on a feast or a birthday was a session", [
        ("got my 1st prp done on holi", ["If you tell me the day of the first session"], ["judge"]),
        ("first sitting of prp was on my birthday {ago}", ["Counted from a first PRP session on {ago_long}"], []),
    ]),
    ("a second session put on another day leaves the first", [
        ("prp began {yesterday}", ["Counted from a first PRP session on {yesterday_long}"], []),
        ("the clinic has pushed my next one to {later_iso}", ["told me {later_long} for the second"], ["Counted"]),
        ("would that be fine?", ["told me {later_long} for the second", "please ask the clinic"], []),
        ("when did i have my first", ["was on {yesterday_long}"], ["{later_long}"]),
        ("and the sitting after that", ["A month after the second on {later_long}", "third PRP session"], []),
        ("when is my second", ["told me {later_long} for the second", "first on {yesterday_long}"], []),
        ("by when is there growth", ["Counted from a first PRP session on {yesterday_long}"], []),
    ]),
    ("fewer sessions than may be needed end sooner, and follow-ups come after them", [
        ("had my first prp {yesterday}. when does it show and on what day is the next one",
         ["Counted from a first PRP session on {yesterday_long}", "is the second"], []),
        ("what if just 4 are needed", ["With 4 PRP sessions", "first on {yesterday_long}"], ["usually takes"]),
        ("will i have to take more after that", ["follow-up sessions"], ["downtime"]),
    ]),
    ("the day of the month is no number of sessions", [
        ("on which date is the final prp if we begin {soon}", ["if 3 are enough", "first on {soon_long}"], ["With "]),
        ("what if 3 days later", ["if 3 are enough", "counted from the first on"], ["{soon_long}", "With "]),
        ("and 3 days earlier", ["if 3 are enough", "first on {soon_long}"], []),
    ]),
    ("of several sessions the latest one and its number count", [
        ("meso on {ago} first, second was {yesterday}, third comes {tomorrow}. fourth is when",
         ["A week after the third on {tomorrow_long}, the fourth"], ["{ago_long}"]),
        ("and the 8th", ["5 weeks after the third on {tomorrow_long}"], []),
        ("they shifted it to {too_far}", ["told me {too_far_long} for the eighth"], []),
        ("and the second one?", ["told me {yesterday_long} for the second"], []),
    ]),
    ("sessions in a row are counted", [
        ("had prp on {ago}, {yesterday}. third one when",
         ["A month after the second on {yesterday_long}, the third"], []),
        ("how many remain", ["with 2 done"], []),
    ]),
    ("today is a session with a number", [
        ("today is the 3rd sitting of meso. when did i have the first one",
         ["2 weeks before the third on {today_long}"], []),
        ("5th kab", ["2 weeks after the third on {today_long}"], []),
    ]),
    ("how many were had goes before what the first day tells", [
        ("i began meso on 1 january and did 3 sittings so far. when will all sittings finish",
         ["At least 5 more", "day of your latest session"], ["23 February"]),
        ("i go again {tomorrow}, so the next one is {tomorrow}", ["{tomorrow_long}"], []),
    ]),
    ("a session gets its number later", [
        ("last prp was {yesterday}, next when", ["after the session on {yesterday_long}"], []),
        ("that was my fourth", ["after the fourth on {yesterday_long}, the fifth"], ["sorry"]),
        ("how many are left for me", ["with 4 done"], []),
    ]),
    ("what the doctor says of the gap counts, and is not counted with", [
        ("prp began {yesterday}", ["{yesterday_long}"], []),
        ("but doc told me 5 weeks gap", ["What your dermatologist has told you counts", "a month between"], ["missed"]),
    ]),
    ("a month as the start is judged by its days", [
        ("can there be growth by 12 august 2030 if prp begins in may 2030",
         ["It depends on the day", "Sunday, 12 May 2030", "from Monday, 13 May 2030 on: not by then"], []),
        ("and if april", ["Yes, by the article's figures", "30 April 2030"], ["sessions, depending on how severe"]),
    ]),
    ("only the month is corrected", [
        ("prp starts on 12 january 2030", ["Saturday, 12 January 2030"], []),
        ("sorry, february", ["Tuesday, 12 February 2030"], ["in February"]),
        ("no, january is right", ["Saturday, 12 January 2030"], []),
    ]),
    ("a start that is told beside another question is kept for the next", [
        ("my first prp starts {soon}. will i feel pain", ["doesn't say whether PRP hurts"], []),
        ("and results when", ["Counted from a first PRP session on {soon_long}"], []),
    ]),
    ("the day of the next session and of results in one message", [
        ("meso started {ago}, 2nd was {yesterday}. when is the third and when hair",
         ["results can be expected from then", "A week after the second on {yesterday_long}"], []),
    ]),
    ("whether it is today is no wish for an appointment", [
        ("first meso was {ago}, second {yesterday}", ["A week after the second on {yesterday_long}"], []),
        ("so is it {tomorrow} then?", ["A week after the second on {yesterday_long}"], ["name"]),
    ]),
    ("sessions before a feast whose day is asked for", [
        ("how many meso sittings can i fit in before ramzan", ["On which date"], ["Counted"]),
        ("starts {later_iso}", ["mesotherapy sessions fit before {later_long}"], ["Counted"]),
        ("and prp", ["PRP session fits before {later_long}"], []),
    ]),
    ("a wedding alone is noted", [
        ("explain PRP to me in short", [], []),
        ("shaadi {later_iso} ko hai", ["keep that day in mind"], ["Counted", "first session, past or planned"]),
        ("prp dikhega kya tab tak", ["Not by the article's figures", "after {later_long}"], []),
    ]),
    ("a day on which the patient asks to come is set beside the one that is due and never kept", [
        ("my latest prp session was on {ago}, should we come on {soon}",
         ["after the session on {ago_long}", "after", "please ask the clinic"], ["{soon_long}"]),
        ("and how about {later}?", ["after the session on {ago_long}", "please ask the clinic"], ["{later_long}"]),
        ("it was my second", ["after the second on {ago_long}, the third"], ["{soon_long}"]),
        ("will there be growth by {too_far_iso}", ["Yes, by the article's figures"], ["today,"]),
    ]),
    ("a day is proposed for the session after the first", [
        ("i did prp {yesterday}. may i visit on {soon} for the 2nd",
         ["second PRP session", "{yesterday_long}"], ["third"]),
        ("or a week earlier than due", ["a week before", "please ask the clinic"], ["{soon_long}"]),
        ("that day does not suit. could i come 4 days later", ["4 days after", "please ask the clinic"], ["told me"]),
    ]),
    ("a delay moves no session that was had, and a corrected number is no day", [
        ("took my 6th mesotherapy {yesterday}", ["sixth on {yesterday_long}, the seventh"], []),
        ("oh sorry it was the 5th", ["fifth on {yesterday_long}, the sixth"], []),
        ("say i delay it by three days", ["sixth mesotherapy", "3 days after"], ["told me"]),
        ("suppose i do 12 sittings, when is the last", ["With 12", "from the fifth on {yesterday_long}"], []),
    ]),
    ("who cannot come on the day that is due is told of the session, and asked for no reference", [
        ("i had prp first time {yesterday}, when is the next", ["second", "{yesterday_long}"], []),
        ("i wont be able to come on that day", ["second", "please ask the clinic"], ["reference"]),
        ("i will be in pune {soon}, what to do", ["second", "among the days that you name"], ["reference"]),
    ]),
    ("a missed session stays in mind", [
        ("meso started {ago}, skipped one session", ["doesn't say what to do after a missed session"], []),
        ("which one is next", ["as if none had been missed"], ["PRP"]),
    ]),
    ("a session without a number tells no first day", [
        ("my last prp was on {ago}", ["after the session on {ago_long}"], []),
        ("and after that one?", ["2 months after the session on {ago_long}", "after the next one"], []),
        ("is there growth before {too_far_iso}", ["Which session was the one on {ago_long}"], ["today,"]),
        ("oh it was the fourth", ["Yes, by the article's figures"], ["today,"]),
    ]),
    ("the day of a treatment is kept while its after-effects are asked about", [
        ("i got mesotherapy today, may i go to the gym", ["sport"], ["Counted"]),
        ("alright and when's the next one", ["A week after the session on {today_long}"], ["If you tell me"]),
    ]),
    ("a first session of this morning counts, and numbers of sessions are no days", [
        ("finished my first mesotherapy this morning. when should i come for 2nd and 3rd",
         ["second mesotherapy session is due on", "first on {today_long}", "third mesotherapy session is due on"], []),
        ("i'll be out of town till {soon_iso}. when do i come then", ["is the second"], ["What name"]),
    ]),
    ("how many fit and whether all finish, after another question", [
        ("starting prp on {tomorrow} and my wedding is on {too_far_iso}, will it show", ["Yes"], []),
        ("how many prp can i squeeze in", ["all 6 PRP sessions fit before {too_far_long}"], []),
        ("how many meso", ["the 8 mesotherapy sessions fit before {too_far_long}"], []),
        ("will all 9 finish before it", ["all 9 mesotherapy sessions fit"], ["growth"]),
    ]),
    ("an event does not stick to what is asked of a treatment by itself", [
        ("my sister's engagement is in 5 months, which treatment will show by then", ["by the article's figures"], []),
        ("explain prp", ["platelet-rich plasma"], ["by the article's figures"]),
        ("prp visits?", ["3 to 6 sessions"], ["by the article's figures"]),
        ("do we have enough time for meso", ["by the article's figures: with a first mesotherapy"], []),
    ]),
    ("when a course is over is no alarm", [
        ("took my first plasma {ago}, by when will it all be over", ["first on {ago_long}"], ["get help"]),
        ("and when would results show", ["first PRP session on {ago_long}"], ["get that help"]),
    ]),
    ("sessions of one treatment are not another's", [
        ("completed 4 plasma, now thinking of mesotherapy", [], ["4 done", "4 more", "At least"]),
        ("took 3 plasma, how many are left", ["Up to 3 more PRP sessions"], ["Mesotherapy"]),
        ("and mesotherapy?", ["at least 8 sessions"], ["3 done"]),
    ]),
    ("as many as are named fit or not", [
        ("would 2 plasma sittings fit before {too_far_iso}", ["all 2 PRP sessions fit"], ["growth"]),
    ]),
    ("as many as are named are over on a day", [
        ("if plasma begins today, when would 4 sittings be over", ["With 4 PRP sessions", "last is due"], ["4 done"]),
    ]),
    ("the session whose day was asked for is the one that was had", [
        ("began prp on {ago}, when should the second have been", ["second PRP session is due", "{ago_long}"], []),
        ("had that done {yesterday}. and third?", ["A month after the second on {yesterday_long}, the third"], []),
        ("and the dates of every sitting", ["from the second", "the third on", "the sixth on"], ["name", "reference"]),
    ]),
    ("sessions that were had are counted in Hinglish", [
        ("teen sitting ho chuki prp ki, pichli {yesterday} ko thi. agli kab",
         ["A month after the third on {yesterday_long}, the fourth"], []),
        ("aur aakhri kab", ["counted from the third on {yesterday_long}"], []),
    ]),
    ("the next session is the third only if the second was had", [
        ("i got prp on {ago}. what day is the next one", ["is the third", "if you have had the second"], []),
        ("no, i did not go for the second", ["doesn't say what to do after a missed session", "{ago_long}"], []),
        ("so i took just one", ["2 to 5 more PRP sessions", "second PRP session is due"], []),
    ]),
    ("when so many sessions are over is counted from the start that is told", [
        ("beginning meso on {soon}, when are the 9 sittings finished", ["With 9 mesotherapy", "{soon_long}"], []),
        ("please list every date", ["the second on", "the eighth on"], ["name", "reference"]),
    ]),
    ("how much longer, and how many are over by now", [
        ("i began meso on {ago}", ["Counted from a first mesotherapy session on {ago_long}"], []),
        ("still how many weeks", ["Counted from a first mesotherapy session on {ago_long}"], ["minutes"]),
        ("and how many have i finished", ["Counted from the first session on {ago_long}"], []),
    ]),
    ("a journey, and whether the session may be after or before it", [
        ("had my first meso {yesterday}, when is the second", ["second mesotherapy", "{yesterday_long}"], []),
        ("i am travelling from {today_iso} to {soon_iso}, could it be after that",
         ["second", "among the days that you name", "please ask the clinic"], ["growth"]),
        ("or before", ["second", "please ask the clinic"], ["told me"]),
        ("could it be pushed by 2 days", ["2 days after", "please ask the clinic"], ["told me"]),
    ]),
    ("after the course comes no next session", [
        ("finished all 6 sittings of prp {yesterday}. when do i come for follow up",
         ["that is all of them", "follow-up sessions to keep the results"], ["due"]),
    ]),
    ("an event told first is kept for the start that follows", [
        ("engagement {later_iso}", ["keep that day in mind"], ["name"]),
        ("what if mesotherapy begins {tomorrow}?", ["Not by the article's figures", "after {later_long}"], []),
    ]),
    ("a move to some place is the day before which sessions are to fit", [
        ("shifting to nagpur on {too_far_iso}. how many prp are possible if i begin {tomorrow}",
         ["all 6 PRP sessions fit before {too_far_long}"], []),
        ("and mesotherapy", ["the 8 mesotherapy sessions fit before {too_far_long}"], []),
    ]),
]  # fmt: skip


@pytest.mark.parametrize("turns", [turns for _, turns in CONVERSATIONS], ids=[name for name, _ in CONVERSATIONS])
def test_conversation(patient: Patient, turns: list[Turn]) -> None:
    """Each reply opens with what was asked, keeps the first session, and stores nothing."""
    patient.plays(turns)
    assert patient.rows == []


def test_a_day_is_not_forgotten(patient: Patient) -> None:
    """The assistant's own button "When results show" counts from the day that was named just before."""
    patient.says("how does prp work")
    offered = patient.says("{ago_slashed}").buttons
    assert "When results show" in offered, offered
    reply = patient.says(offered["When results show"]).text
    assert f"Counted from a first PRP session on {patient.known['ago_long']}" in reply


def test_buttons_after_an_event(patient: Patient) -> None:
    """Both buttons that are offered for an event are understood, with the event that was told."""
    patient.says("explain PRP to me in short")
    offered = patient.says("my wedding is on {later_iso}").buttons
    assert set(offered) == {"Will results show by then", "Sessions before then"}
    assert "Not by the article's figures" in patient.says(offered["Will results show by then"]).text
    assert "before" in patient.says(offered["Sessions before then"]).text
