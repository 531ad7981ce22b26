"""Short messages about what was said before: in short, left out, meant otherwise, roughly."""

import pytest

from tests.conversations.conftest import Patient, Turn
from tests.conversations.test_conversations import TEXT

NOTHING_MORE, SORRY = "The clinic can tell you more", "I'm sorry to hear that"
CONVERSATIONS: list[tuple[str, list[Turn]]] = [
    # in short
    ("a comparison has a shorter form, which has none", [
        ("what differs between meso and prp", ["a week apart; length of a session not stated"], []),
        ("too wordy, simplify that",
         ["In short:\nMesotherapy: at least 8 sessions, a week apart.\nPRP: 3 to 6 sessions, a month apart, results"],
         ["not stated", "minutes"]),
        ("even shorter please", ["can't put that more briefly"], ["In short"]),
    ]),
    ("a comparison of all has one", [
        ("which of the treatments would you pick", ["• Micro-needling: number of sessions not stated"], []),
        ("in easy words please",
         ["In short:\n• Mesotherapy: at least 8", "• Micro-needling: results in 3 to 6 months."], ["not stated"]),
    ]),
    ("a comparison by time has one", [
        ("prp or meso, which is faster", ["Going by the article's figures"], []),
        ("tl;dr please", ["In short:\nPRP: 3 to 6 sessions"], ["Micro", "Going by"]),
    ]),
    ("a comparison in single sentences has none", [
        ("which one hurts less, meso or prp", ["whether mesotherapy hurts"], []),
        ("i said short, please", ["can't put that more briefly"], []),
    ]),
    ("figures of all are a single line in short", [
        ("how many visits would this take altogether", ["• Mesotherapy may take"], []),
        ("shorter version please",
         ["In short:\nMesotherapy: at least 8 sessions; micro-needling: not stated; PRP: 3 to 6 sessions."],
         ["Which one"]),
    ]),
    ("of a list on all only what is told is left in short", [
        ("would any of it be painful", ["• PRP: the article doesn't say."], []),
        ("a shorter reply please",
         ["In short:\nBefore micro-needling, the scalp is numbed", "For mesotherapy and PRP, the article"], ["•"]),
    ]),
    ("both of two answers are told in short", [
        ("would prp be painful and how many visits would that be", [], []),
        ("please say it more simply", ["In short:", "whether PRP hurts", "3 to 6 sessions"], ["dermatologist can"]),
    ]),
    ("what nobody has told has no shorter form", [
        ("is there somewhere to leave my car, i mean parking", ["I don't know about parking"], []),
        ("short please", ["can't put that more briefly"], ["In short"]),
    ]),
    ("a price told in a word is a price asked for again", [
        ("what would i pay for mesotherapy", ["won't guess"], []),
        ("can you put it in a word", ["can't name one: nobody"], ["In short"]),
    ]),
    # choosing
    ("nobody is picked after a comparison", [
        ("is prp better or needling for a man of 40", ["PRP: 3 to 6 sessions"], []),
        ("you please select one for me", ["for the dermatologist to say"], ["vitamins", "3 to 6"]),
    ]),
    ("nor after one by pain", [
        ("which would hurt less, prp or meso", ["whether PRP hurts"], []),
        ("ok choose for me", ["for the dermatologist to say"], ["hurts"]),
    ]),
    # so often
    ("how often later is asked of the follow-ups", [
        ("does the effect of prp stay", ["follow-up sessions"], []),
        ("so do i come every 3 months", ["does not say how often"], ["a month apart", "fit in", "missed"]),
        ("meso same?", ["how long the results of mesotherapy last"], ["PRP"]),
        ("2 years?", ["how long the results of mesotherapy last"], ["at least 8"]),
    ]),
    ("the gap of the sessions is none of them", [
        ("does the effect of prp stay", ["follow-up sessions"], []),
        ("how far apart are the visits of a course", ["a month apart"], ["follow-up"]),
    ]),
    # how far it is
    ("the time since the start is counted where nothing shows yet", [
        ("had 3 visits of plasma but no change at all", ["disappointing"], []),
        ("it has been ten weeks", ["Counted from a first PRP session", "10 weeks in"], ["about that day"]),
        ("has it failed", ["I can't judge it from here"], ["growth factors"]),
        ("shall we go on", ["I can't judge it from here"], ["I find no answer"]),
    ]),
    ("half a year is counted too", [
        ("did meso, nothing has grown", ["disappointing"], []),
        ("already half a year over", ["Counted from a first mesotherapy session"], ["about that day"]),
        ("should i quit then", ["I can't judge it from here"], ["All right"]),
    ]),
    # again
    ("the last answer is given again, and then in short", [
        ("how does one go about needling", [TEXT["procedure", "microneedling"]], []),
        ("sorry, please tell it again", [TEXT["procedure", "microneedling"]], [SORRY, "fair to ask"]),
        ("i have not understood", ["In short:", "scalp is first numbed"], [SORRY, "fair to ask"]),
    ]),
    ("what was counted is told again", [
        ("my first prp was on 2 march 2026, when would growth come", ["2 June 2026"], []),
        ("excuse me, once again?", ["2 June 2026"], ["Which treatment"]),
    ]),
    ("what nobody has told is told again", [
        ("do you people have parking for cars", ["I don't know about parking"], []),
        ("would you repeat it", ["I don't know about parking"], ["fair to ask"]),
    ]),
    ("who complains of the same answer is no one who missed it", [
        ("cost of meso", [], []),
        ("always the same reply, useless", [SORRY], []),
    ]),
    # after a mere reply
    ("a topic after an acknowledgement is asked for", [
        ("what is meso", [TEXT["overview", "mesotherapy"]], []),
        ("okay and the sittings", [TEXT["session_count", "mesotherapy"]], []),
        ("alright then recovery", [TEXT["downtime", "mesotherapy"]], ["Goodbye"]),
        ("thank you, ingredients?", [TEXT["ingredients", "mesotherapy"]], ["welcome"]),
        ("thik h ji", [TEXT["safety", "mesotherapy"]], ["Goodbye"]),  # which was suggested
        ("ok thank you, bye", ["Goodbye"], []),
    ]),
    ("a mere ok below a fact is no wish to be called", [
        ("gap for prp", [TEXT["session_interval", "prp"]], []),
        ("gap for prp", ["Shall I have somebody call you"], []),
        ("ok fine", ["What would you like to know"], ["name"]),
    ]),
    ("but a plain yes is, and so is an ok where nothing was told", [
        ("gap for prp", [], []),
        ("gap for prp", ["Shall I have somebody call you"], []),
        ("yes, do that", ["What name may I put down"], []),
    ]),
    # an appointment of one's own
    ("an appointment told beside a question is not asked for", [
        ("I've got my needling with you on the 20th. Will it hurt me?", [TEXT["pain", "microneedling"]], ["name"]),
        ("and the minutes?", [TEXT["session_duration", "microneedling"]], ["name", "reference"]),
    ]),
    ("nor is one that was booked to be changed", [
        ("We have booked plasma for my son. How many sittings would he need", [TEXT["session_count", "prp"]],
         ["reference", "name"]),
    ]),
    ("but one that is to be moved is", [
        ("my meso is fixed for friday, kindly shift it to some later day", ["reference"], []),
    ]),
    ("and one that is asked for beside a question as well", [
        ("please reserve prp for any day, and what would it cost",
         [TEXT["price", "prp"], "What name may I put down"], []),
    ]),
    ("a treatment named in a form goes on with the question before", [
        ("somebody should ring me please", ["What name may I put down"], []),
        ("first say how far apart prp visits are", [TEXT["session_interval", "prp"]], []),
        ("and for meso", [TEXT["session_interval", "mesotherapy"], "What name may I put down"], ["make out"]),
        ("once again please", ["What name may I put down"], ["can't answer", "make out"]),
        ("hm, actually no thanks", ["nobody will call you"], ["Without this"]),
    ]),
    # left out, or meant otherwise
    ("what was left out is told, and not taken for a complaint", [
        ("explain micro needling to me in short", [TEXT["overview", "microneedling"]], []),
        ("you left out the pain and the number of visits",
         [TEXT["pain", "microneedling"], TEXT["session_count", "microneedling"]], [SORRY]),
        ("u never mentioned side effects", [TEXT["safety", "microneedling"]], [SORRY]),
    ]),
    ("who was told nothing of use complains", [
        ("explain PRP to me in short", [], []),
        ("you did not tell me anything of use", ["orry"], ["growth factors"]),
    ]),
    ("who was not called back complains", [
        ("explain PRP to me in short", [], []),
        ("you never called me back and i waited", ["sorry"], ["Mesotherapy", "PRP usually"]),
    ]),
    ("what is meant otherwise is what the question may have asked as well", [
        ("how long does it take", ["With PRP, new growth"], []),
        ("nope, i meant the sitting", ["• A PRP session takes about 10 minutes"], ["new growth"]),
        ("and meso?", [TEXT["session_duration", "mesotherapy"]], []),
    ]),
    ("a topic that is forgotten is left out", [
        ("how much would i pay here for prp", [TEXT["price", "prp"]], []),
        ("ok never mind the price. downtime and pain only", [TEXT["downtime", "prp"], TEXT["pain", "prp"]], ["costs"]),
    ]),
    ("a treatment that is forgotten is left out", [
        ("how much would i pay here for prp", [TEXT["price", "prp"]], []),
        ("forget prp, how many visits for meso", [TEXT["session_count", "mesotherapy"]], ["PRP"]),
    ]),
    ("topics that are only added are all told", [
        ("would meso be painful", [TEXT["pain", "mesotherapy"]], []),
        ("k and downtime", [TEXT["downtime", "mesotherapy"]], ["What would you like"]),
        ("also sessions and price", [TEXT["session_count", "mesotherapy"], TEXT["price", "mesotherapy"]], []),
    ]),
    # roughly, and what others say
    ("roughly is no question for the price after another figure", [
        ("number of micro needling visits?", [TEXT["session_count", "microneedling"]], []),
        ("approx?", ["how many micro-needling sessions", NOTHING_MORE], ["costs"]),
    ]),
    ("roughly is one where money is named", [
        ("number of prp visits?", ["3 to 6"], []),
        ("approx cost of that", [TEXT["price", "prp"]], []),
    ]),
    ("how much of what nobody knows is not known roughly either", [
        ("how much blood is drawn for prp", ["how much blood is drawn"], ["five steps"]),
        ("approx? a test tube?", ["how much blood is drawn"], ["costs", "Mesotherapy"]),
        ("roughly?", ["can tell you"], ["costs", "Mesotherapy"]),
    ]),
    ("a number that others say is one of what was told", [
        ("after how many months does prp show something", ["within 3 months"], []),
        ("my neighbour told 5", ["within 3 months"], [TEXT["session_count", "prp"]]),
    ]),
    ("whether it matters is not known where nothing is", [
        ("i missed my second prp session", ["after a missed session"], []),
        ("is that a problem?", [NOTHING_MORE], ["alopecia"]),
    ]),
    ("what others say of a treatment is doubt", [
        ("people in my office say plasma is useless, are they right",
         ["none of it is a promise", "healing"], ["sorry"]),
    ]),
    ("a hope that one visit is enough gets the number", [
        ("plasma brings it all back at once, so one visit will do?", ["3 to 6"], []),
    ]),
    ("treatments told one after the other are compared", [
        ("is plasma painful", ["whether PRP hurts"], []),
        ("what about meso", ["whether mesotherapy hurts"], []),
        ("which of the two costs less", ["what PRP costs", "what mesotherapy costs"], ["icro-needling"]),
        ("which treatment is best of all", ["Micro-needling:"], []),
    ]),
    ("in plain words the difference is what they are", [
        ("in plain words, how does plasma differ from meso", ["own blood", "vitamins", "3 to 6", "at least 8"], []),
    ]),
    ("how long the results last is compared", [
        ("which one of them stays the longest", ["follow-up sessions"], ["3 to 6"]),
    ]),
    ("the time in the chair is that of a session", [
        ("with which am i in the chair for the least time", ["about 10 minutes"], ["weeks"]),
    ]),
    ("the whole time of both", [
        ("visits for plasma and meso?", ["3 to 6", "at least 8"], []),
        ("and the whole course of both, how long is that", ["2 to 5 months", "7 weeks"], []),
    ]),
    # asked once more
    ("what is asked once more is told whole, as it is often the end that was meant", [
        ("will the effect of plasma stay", [TEXT["maintenance", "prp"]], []),
        ("and supposing he gives it up, does he lose it", [TEXT["maintenance", "prp"], NOTHING_MORE], []),
    ]),
    ("the good and the bad side", [
        ("explain micro needling to me in short", [], []),
        ("and the drawbacks?", [TEXT["safety", "microneedling"]], ["Mesotherapy"]),
        ("the good sides?", [TEXT["how_it_works", "microneedling"]], ["fair to ask"]),
    ]),
    # no "all right" stands under a question
    ("a question that the article has no answer to is told so", [
        ("is plasma painful", [TEXT["pain", "prp"]], []),
        ("so what if not", ["no answer to that"], ["All right"]),
        ("but why is that so", ["can't give a reason"], ["fair to ask"]),
    ]),
    ("who was not answered and asks again is told that there is no answer", [
        ("explain micro needling to me in short", [], []),
        ("u did not answer. will the tiny holes shut again", ["no answer to that"], ["Is it one of these"]),
    ]),
    ("thanks do not swallow the question beside them", [
        ("is plasma painful", [TEXT["pain", "prp"]], []),
        ("thank you. and for meso?", [TEXT["pain", "mesotherapy"]], ["welcome"]),
        ("great. and the third one?", [TEXT["pain", "microneedling"]], ["What would you like"]),
        ("thanks for telling me about plasma", ["welcome"], ["PRP, short"]),
    ]),
    # which treatment is meant
    ("what a treatment has tells which one it is", [
        ("what would i pay for it", ["mesotherapy, micro-needling or PRP"], []),
        ("the one with hundreds of little needles", ["micro-needling"], ["What would you like", "mesotherapy"]),
        ("is that the one with the blood", ["part of your own blood"], ["What would you like", "price"]),
        ("and it is permanent?", [TEXT["maintenance", "prp"]], ["In most cases"]),
    ]),
    ("which one does is asked of what was just told", [
        ("is there any steroid in meso", ["only for micro-needling"], []),
        ("so which of them does", ["Micro-needling makes tiny channels"], ["sessions"]),
        ("is that one safe", [TEXT["safety", "microneedling"]], ["Mesotherapy"]),
    ]),
    ("the same for the others", [
        ("what would i pay here for prp", [TEXT["price", "prp"]], []),
        ("would that be the same for the other two",
         ["a price for mesotherapy", "what micro-needling costs"], ["sessions"]),
    ]),
    ("all the same questions of another", [
        ("would meso be painful and how many visits is that", [], []),
        ("and for prp all of the same questions please",
         [TEXT["pain", "prp"], TEXT["session_count", "prp"]], ["Mesotherapy", "icro-needling"]),
    ]),
    ("one of several is told more simply", [
        ("explain all the treatments to me", ["• Mesotherapy"], []),
        ("the second one in simpler words", ["In short:\nMicro-needling"], ["Mesotherapy", "PRP"]),
    ]),
    ("what must be left is asked of the treatment of the talk", [
        ("is meso painful", [TEXT["pain", "mesotherapy"]], []),
        ("is there anything he should not do before", [TEXT["downtime", "mesotherapy"]], ["PRP"]),
        ("is there anything that hurts less", ["• PRP"], []),
    ]),
    ("shaving is asked of one treatment after all", [
        ("would you shave my head for this", ["whether hair has to be shaved"], ["Mesotherapy"]),
        ("for plasma i mean", ["whether hair has to be shaved"], ["five steps"]),
    ]),
    # comparisons
    ("what the document does not have is not compared", [
        ("which is better, a transplant or plasma", ["says nothing about that"], ["sessions"]),
        ("prp or meso, which is better", ["PRP: 3 to 6", "Mesotherapy: at least 8"], ["nothing about"]),
    ]),
    ("whether two are the same is told by what they are", [
        ("are roller and meso the same", ["tiny needles", "vitamins"], []),
        ("so they are the same or not?", ["tiny needles", "vitamins"], ["All right"]),
    ]),
    ("which is gentlest asks for pain", [
        ("which of these would be the mildest", ["numbed"], ["at least 8"]),
    ]),
    # figures that are said back, or that others have told
    ("a time that is said back is no day of a first session", [
        ("when would meso show growth", [TEXT["results_time", "mesotherapy"]], []),
        ("ok so only after 9 weeks?", [TEXT["results_time", "mesotherapy"]], ["Counted", "Monday"]),
    ]),
    ("a day for a first session stays one", [
        ("when would meso show growth", [TEXT["results_time", "mesotherapy"]], []),
        ("after 9 weeks", ["Counted from a first mesotherapy session"], ["by the clinic's article."]),
    ]),
    ("what the article says is confirmed, and what it does not is denied", [
        ("the derma roller takes 10 minutes, correct?", ["Yes, by the", TEXT["session_duration", "microneedling"]], []),
        ("will growth show in 5 days?", ["No, not by the", TEXT["results_time", "microneedling"]], ["Yes"]),
        ("it comes in 3 to 6 months then, right?", ["Yes, by the", TEXT["results_time", "microneedling"]], []),
    ]),
    ("who of two is right is not for the assistant to say", [
        ("are 12 sittings of prp the rule?", ["No, not by the clinic's", TEXT["session_count", "prp"]], ["Yes"]),
        ("my aunt heard 2", ["No, not by the clinic's article"], ["Shall"]),
        ("so whose number is correct", ["can only pass on what the clinic's article says"], ["find no answer"]),
    ]),
    ("a length that is said back is worked out again, also of another treatment", [
        ("meso from start to finish, how long in all", ["at least 7 weeks"], []),
        ("so 7 weeks i need to come", ["at least 7 weeks"], ["judge"]),
        ("and with prp 4 months?", ["it is 2 to 5 months"], ["Did you mean"]),
    ]),
    ("that it is natural does not mean that it does no harm", [
        ("blood is natural so prp has zero side effects right", ["side effects, which the article does not list"], []),
    ]),
    ("a price is heard in few words, and what was said is not said again", [
        ("rates of prp and meso?", [TEXT["price", "prp"], TEXT["price", "mesotherapy"]], []),
        ("arre kuch batao", ["nobody has told me a price for PRP", "what mesotherapy costs"],
         ["nobody has told me a price for mesotherapy"]),
        ("lowest to highest?", ["not even a rough one"], ["understand"]),
        ("then who knows", ["dermatologist can tell you"], ["diagnosed"]),
    ]),
    ("the least number of sessions is no price", [
        ("how many visits for prp", [TEXT["session_count", "prp"]], []),
        ("minimum please", ["3 to 6"], ["price", "costs"]),
    ]),
    # what the last answer was about
    ("which cause is the patient's is for the dermatologist", [
        ("why does hair fall out in the first place", [TEXT["causes", None]], []),
        ("and which of them is mine", ["Only a dermatologist can tell"], ["Mesotherapy", "sessions"]),
    ]),
    ("a treatment named beside a question on doctors stays talked about", [
        ("does a dermatologist treat hair loss, or who", [TEXT["who_treats", None]], []),
        ("my physician advised meso, is he the right doctor", [TEXT["who_treats", None][:40]], []),
        ("how many", [TEXT["session_count", "mesotherapy"]], ["PRP"]),
    ]),
    ("whether somebody may come along is not known", [
        ("can i come with my son", ["whether you may bring somebody along"], ["suitable"]),
        ("he would only sit there while prp is done on me", [], ["combin"]),
        ("for how long are we there then", [TEXT["session_duration", "prp"]], []),
    ]),
    ("both medicines are for who prescribed them", [
        ("should i stop my aspirin before prp", ["without the doctor who prescribed it"], []),
        ("so i go on with both?", ["without the doctor who prescribed it"], []),
    ]),
    ("a list after a greeting is answered whole", [
        ("hello. price of derma roller, pain, visits?",
         [TEXT["price", "microneedling"], TEXT["pain", "microneedling"], TEXT["session_count", "microneedling"]], []),
    ]),
    # what is asked on
    ("what comes after the sessions that were told", [
        ("how many visits would i be signing up for with prp", ["3 to 6"], []),
        ("and what after that?", [TEXT["maintenance", "prp"]], ["I can also tell you"]),
    ]),
    ("what comes after the steps is not how results are kept", [
        ("how is plasma done", ["five steps"], []),
        ("and what after that?", [], [TEXT["maintenance", "prp"]]),
    ]),
    ("whoever asks why no price is told hears that none is known", [
        ("what does plasma cost", [], []),
        ("why on earth won't you name it", ["nobody has told me a price"], ["none of it is a promise"]),
    ]),
    ("two that were told one by one are compared", [
        ("tell me what meso is", ["vitamins"], []),
        ("and what's prp", ["plasma"], []),
        ("is that one and the same", ["Mesotherapy", "PRP", "for the dermatologist to say"], ["no more on it"]),
    ]),
    ("when a doctor is needed is no wish to come", [
        ("when does hair loss call for a doctor", ["by a dermatologist"], ["What name"]),
        ("fine, when may i see your doctor", ["What name"], []),
    ]),
    ("after a treatment, in Hindi, its results are asked or its downtime", [
        ("roller karwane ke baad naye baal kitne mahine me", ["in 3 to 6 months"], ["downtime"]),
        ("plasma ke baad gym ja sakta hu", ["downtime"], ["3 months"]),
    ]),
    ("whether a story is bad is not judged", [
        ("i find some ninety hairs on my comb daily", ["Thank you for telling me"], []),
        ("is it bad then", ["I can't judge it from here"], ["FDA", "mesotherapy"]),
    ]),
    ("whether a treatment is bad is answered", [
        ("how is plasma done", ["five steps"], []),
        ("is it bad then", [], ["I can't judge it from here"]),
    ]),
    ("a treatment's lasting is asked after another matter", [
        ("does plasma beat a transplant", ["thing about that"], []),
        ("is that permanent", [TEXT["maintenance", "prp"]], ["In most cases"]),
    ]),
    # figures said back
    ("the words tell which figure is meant", [
        ("plasma gives effect in 4 weeks, correct", ["No, not by", "within 3 months"], ["Yes"]),
        ("and mesotherapy hair stays for a week only na", [TEXT["maintenance", "mesotherapy"]], ["Yes", "No,"]),
        ("mesotherapy visits are 7 days apart, correct?", ["Yes, by", "about a week apart"], ["No,"]),
    ]),
    ("a single sitting is a number", [
        ("they do the plasma in one single visit, correct", ["No, not by", "3 to 6 sessions"], []),
        ("the results of mesotherapy come in 10 days, correct", ["No, not by", "at least 8 sessions"], ["In 10 days"]),
    ]),
    ("how many sittings a price is for asks for the price", [
        ("what would i pay for mesotherapy", ["won't guess"], []),
        ("and would that be for 5 sittings", ["price"], ["at least 8"]),
    ]),
    # beside the treatment talked about
    ("what goes with a treatment is told of that one", [
        ("explain plasma", ["platelet-rich plasma"], []),
        ("would it go along with anything else", [TEXT["combination", "prp"]], ["Mesotherapy"]),
        ("is it possible with mesotherapy", [TEXT["combination", "prp"]], ["suitable"]),
        ("would mesotherapy go with minoxidil", ["minoxidil", "mesotherapy"], ["PRP can be"]),
    ]),
    # amazement, and a treatment for hair loss
    ("amazement at a long answer asks for no number of sessions", [
        ("what makes people lose hair", ["genetics"], []),
        ("uff, thats so many", ["none of it is a promise"], ["3 to 6", "welcome"]),
    ]),
    ("a treatment named for hair loss is told of, and no list", [
        ("microneedling for thinning hair", [TEXT["overview", "microneedling"]], ["popular treatments"]),
        ("visits?", [TEXT["session_count", "microneedling"]], []),
        ("what else is there apart from that roller", ["popular treatments"], []),
    ]),
    ("who may know a price is asked, and no sign of hair loss", [
        ("rate of mesotherapy", ["won't guess"], []),
        ("then how can one find out", ["dermatologist"], ["bald spots"]),
    ]),
    ("an end of smoking is told, and nothing given up", [
        ("i have given up smoking", ["Thank you for telling me"], ["leave it there"]),
    ]),
    # the same again
    ("an answer given a second time says that there is no more", [
        ("what risks does plasma carry", ["FDA"], ["I have no more"]),
        ("and are there grave side effects", ["I have no more on it than this:", "FDA"], []),
    ]),
    ("a second miss offers a person", [
        ("what's the cricket score", ["can't help with that"], ["Would you rather"]),
        ("and who won the election", ["can't help with that either", "Would you rather talk to a person"], []),
        ("would prp be painful", [TEXT["pain", "prp"]], ["can't help"]),
    ]),
]  # fmt: skip


@pytest.mark.parametrize("turns", [turns for _, turns in CONVERSATIONS], ids=[name for name, _ in CONVERSATIONS])
def test_follow_up(patient: Patient, turns: list[Turn]) -> None:
    """Each reply contains, in this order, what it has to, and nothing that it must not."""
    patient.plays(turns)
