"""The words of alarming symptoms, and of what makes them a report or a mere question, as spaCy matcher patterns."""

from typing import Any


def _word(*forms: str) -> dict[str, Any]:
    return {"LOWER": {"IN": list(forms)}}


ANY = {"OP": "{0,3}", "IS_PUNCT": False}
CANNOT = _word(
    "cant",
    "can't",
    "cannot",
    "cnt",
    "couldnt",
    "couldn't",
    "unable",
    "not",
    "hard",
    "difficult",
    "difficulty",
    "trouble",
    "struggling",
    "problem",
    "hardly",
    "unable",
)
BREATHE = {"LOWER": {"REGEX": r"^(b?reath\w*|breth\w*|breat|swallow\w*)$"}}
PARTS = {"LOWER": {"REGEX": r"^(face|eyes?|eyelids?|lips?|t[ou]+ng\w{0,2}|throat|neck|forehead)$"}}
BLEEDING = {"LOWER": {"REGEX": r"^(bl[ea]*d+[ie]n\w*|bleeds?|blood)$"}}
NUMB_PARTS = _word("face", "arm", "side", "mouth", "cheek", "cheeks", "chin", "lip", "lips", "jaw")
IS_OR_BECAME = _word("is", "are", "feel", "feels", "got", "getting", "gone", "became", "becoming", "turned")
CHILLS = {"LOWER": {"REGEX": r"^(chills|rigou?rs?|shiv[ea]?r\w*|shaking|trembling|chattering)$"}}
FOUL = {"LOWER": {"REGEX": r"^(smell\w*|odou?r|discharge|liquid|water|fluid)$"}}
AMBULANCE = {"LOWER": {"REGEX": r"^amb[ul]+[ae]n\w*$"}}
# What no one takes into the mouth on purpose, or not so much of.
MEDICINE = {"LOWER": {"REGEX": r"^(bottles?|strips?|tablets?|pills?|lotion|cream|serum|minoxidil|finasteride)$"}}
# What is alarming by itself.
SYMPTOMS: list[list[dict[str, Any]]] = [
    [CANNOT, ANY, BREATHE],
    [_word("ca"), _word("n't", "nt"), ANY, BREATHE],
    [{"LOWER": {"REGEX": r"^(br[ea]+thles\w*|(wh?e+z|wh?ees)\w+|choking|gasping|suffocat\w+)$"}}],
    [_word("short", "shortness"), _word("of"), _word("breath")],
    [_word("short"), _word("breath")],
    [BREATHE, _word("problem", "trouble", "difficulty", "difficult", "issue")],
    [
        _word("chest"),
        ANY,
        _word("pain", "tight", "tightness", "pressure", "heavy", "heaviness", "paining", "hurts", "hurting"),
    ],
    [_word("pain", "pressure", "tightness", "tight", "heaviness"), ANY, _word("chest")],
    [
        PARTS,
        ANY,
        {"LOWER": {"REGEX": r"^(sw[eo]l\w*|puff\w*|closing|balloon\w*)$"}},
    ],
    [
        {"LOWER": {"REGEX": r"^(sw[eo]l\w*)$"}},
        ANY,
        PARTS,
    ],
    [
        {"LOWER": {"REGEX": r"^(swell\w*|swollen|rash|redness|numbness)$"}},
        ANY,
        {"LOWER": {"REGEX": r"^(spread\w*|growing|increasing|worse\w*)$"}},
    ],
    [{"LOWER": {"REGEX": r"^spread\w*$"}}, ANY, {"LOWER": {"REGEX": r"^(swell\w*|rash|redness)$"}}],
    [
        _word("lip", "lips"),
        IS_OR_BECAME,
        {"OP": "{0,2}"},
        _word("fat", "fatter", "thick", "thicker", "double", "heavy"),
    ],
    [_word("eye", "eyes", "eyelid", "eyelids"), IS_OR_BECAME, {"OP": "{0,2}"}, _word("shut")],
    [_word("face", "lips", "tongue"), IS_OR_BECAME, {"OP": "{0,2}"}, _word("bigger", "huge")],
    [_word("eye", "eyes"), ANY, _word("not", "wont", "n't", "nt"), {"OP": "?"}, {"LOWER": {"REGEX": r"^open\w*$"}}],
    [_word("pus", "puss", "mawad", "mawaad", "oozing", "hives", "welts", "weals")],
    [_word("foul", "rotten", "rotting", "stinking"), {"OP": "?"}, FOUL],
    [FOUL, ANY, _word("rotten", "rotting", "dead")],
    [_word("fever", "temperature", "temp"), ANY, CHILLS],
    [CHILLS, ANY, _word("fever", "temperature", "temp", "burning")],
    [{"LOWER": {"REGEX": r"^uncontroll?abl[ey]$"}}, {"LOWER": {"REGEX": r"^(shak|shiver|trembl|vomit|bleed)\w*$"}}],
    [{"LOWER": {"REGEX": r"^(shak|shiver|trembl|vomit|bleed)\w*$"}}, {"LOWER": {"REGEX": r"^uncontroll?abl[ey]$"}}],
    [{"LOWER": {"REGEX": r"^vomit\w*$"}}, ANY, _word("blood", "nonstop", "continuously")],
    [_word("call", "send", "need", "want"), ANY, AMBULANCE],
    [AMBULANCE, ANY, _word("number", "no", "please", "pls", "plz", "quick", "fast", "bulao", "bhejo", "chahiye")],
    [_word("talking", "speaking", "seems", "looks"), ANY, _word("confused", "confusion", "nonsense", "strange")],
    [_word("not"), _word("able"), _word("to"), _word("stand", "speak", "see", "move")],
    [
        _word("red"),
        _word("line", "lines", "streak", "streaks", "stripes"),
        ANY,
        {"LOWER": {"REGEX": r"^(spread\w*|going|moving|run\w*|up)$"}},
    ],
    [
        _word("rash", "rashes", "itching", "bumps", "boils"),
        ANY,
        _word("everywhere", "whole", "body", "allover"),
    ],
    [
        _word("skin", "scalp", "patch", "spot", "area"),
        ANY,
        _word("turned", "turning", "gone", "became", "becoming", "going"),
        {"OP": "{0,2}"},
        _word("black", "purple", "blue", "grey", "gray", "white"),
    ],
    [
        BLEEDING,
        {"OP": "{0,5}"},
        {"LOWER": {"REGEX": r"^(stop|stops|stop+ing?|nonstop|continuously)$"}},
    ],
    [{"LOWER": {"REGEX": r"^(faint(ed|ing)|unconscious|unresponsive|collapsed|seizures?|convulsions?|fits)$"}}],
    [_word("a", "had", "having", "got", "getting"), {"LOWER": "fit"}],
    [_word("see", "sees", "seeing"), _word("double")],
    [_word("see", "sees", "seeing"), _word("everything", "things"), {"LOWER": "in", "OP": "?"}, _word("double", "two")],
    [_word("passed", "passing", "blacked"), _word("out")],
    [
        _word("cant", "cannot", "lost", "losing", "blurred", "blurry", "no", "double"),
        ANY,
        _word("see", "vision", "sight", "eyesight"),
    ],
    [_word("vision", "eyesight", "sight"), ANY, {"LOWER": {"REGEX": r"^(blur\w*|gone|lost|black|loss)$"}}],
    [_word("unbearable", "excruciating"), ANY, _word("pain", "headache", "paining")],
    [NUMB_PARTS, ANY, _word("numb", "paralysed", "paralyzed", "drooping", "droop")],
    [NUMB_PARTS, ANY, _word("no", "lost"), ANY, _word("sensation", "feeling")],
    [_word("no", "lost"), ANY, _word("sensation", "feeling"), ANY, NUMB_PARTS],
    [_word("cant", "can't", "cannot", "n't", "nt", "not"), _word("feel"), ANY, NUMB_PARTS],
    [{"LOWER": {"REGEX": r"^(suicid\w*|anaphyla\w*)$"}}],
    [_word("overdose", "overdosed", "od")],
    [_word("swallowed", "drank", "drunk", "gulped", "licked", "chewed"), {"OP": "{0,4}"}, MEDICINE],
    [_word("took", "taken", "swallowed", "ate"), {"OP": "?"}, _word("too"), _word("many"), ANY, MEDICINE],
    [_word("whole", "full", "entire", "all"), {"LOWER": "the", "OP": "?"}, _word("strip", "strips", "pills")],
    [_word("kill", "harm", "hurt", "hang", "end"), _word("himself", "herself")],
    [_word("confused", "slurred", "slurring"), ANY, _word("speech", "talk", "talking", "words")],
    [_word("speech", "talking", "words"), ANY, _word("slurred", "confused", "slurring", "unclear", "mixed", "jumbled")],
    [_word("talking", "speaking"), _word("confused", "nonsense", "confusedly")],
    [
        _word("not", "cant", "cannot", "n't", "unable"),
        {"LOWER": "able", "OP": "?"},
        {"LOWER": "to", "OP": "?"},
        _word("stand", "wake", "walk"),
    ],
]
# The same in romanised Hindi: that it has come, is there or is getting worse, and not that it may.
HAS_COME = {"LOWER": {"REGEX": r"^(gay[aie]|gyi|gya|gye|rah[aei]|rha|rhi|aay[aie]|aya|ayi|hu[aie]|nikal)$"}}
SYMPTOMS += [
    [{"LOWER": {"REGEX": r"^(su+j\w*|soo?j\w*|bu?khaa?r|chakk?ar|behos\w*)$"}}, ANY, HAS_COME],
    [_word("bahut", "bohot", "bht", "tez", "zyada", "itna"), ANY, _word("dard", "pain"), ANY, HAS_COME],
    [_word("dard", "pain"), ANY, _word("bahut", "bohot", "bht", "tez", "zyada"), ANY, HAS_COME],
    [_word("khoon", "blood", "bleeding"), ANY, _word("band", "ruk"), ANY, _word("nahi", "nai", "nhi")],
    [_word("khoon", "blood", "bleeding"), ANY, _word("nahi", "nai", "nhi"), _word("ruk", "band")],
    [_word("saans", "sans", "saas"), ANY, _word("nahi", "nai", "nhi", "problem", "dikkat", "takleef", "phool")],
    [MEDICINE, ANY, _word("pi", "pee", "nigal"), _word("liya", "li", "gaya", "gayi")],
    [_word("severe", "terrible", "horrible", "worst"), ANY, _word("pain", "headache", "ache")],
]
NOT = _word("dont", "don't", "not", "n't", "nt", "cant", "cannot", "no", "never", "isnt")
LIFE = _word("life", "living", "alive", "everything", "existing")
VANISH = {"LOWER": {"REGEX": r"^(disappear|vanish)$"}}
ZINDAGI = _word("zindagi", "jindagi", "zindgi", "jindgi", "jeene", "jine")
# Of what nobody speaks lightly: no word beside it excuses it.
DESPAIR: list[list[dict[str, Any]]] = [
    [
        _word("kill", "killing", "harm", "harming", "hurt", "hurting", "hang", "hanging", "end", "ending"),
        _word("myself"),
    ],
    [
        _word("no", "any"),
        _word("reason", "point", "purpose", "meaning", "sense"),
        _word("to", "in", "for", "of"),
        {"LOWER": {"IN": ["this", "my", "even"]}, "OP": "?"},
        _word("live", "living", "life", "existing", "exist"),
    ],
    [_word("the"), _word("point", "sense"), _word("of", "in"), _word("living", "life", "existing")],
    [_word("no", "any", "the"), _word("reason", "point"), _word("to", "in", "of"), _word("go", "going"), _word("on")],
    [_word("point", "sense"), _word("of", "in"), _word("anything", "everything")],
    [NOT, ANY, _word("point", "purpose", "meaning"), _word("anymore")],
    [NOT, ANY, _word("point", "purpose", "meaning"), _word("any"), _word("more")],
    [_word("not", "n't", "nt", "isnt", "never"), _word("worth"), _word("living", "it"), _word("anymore", "without")],
    [_word("not", "n't", "nt", "isnt", "never"), _word("worth"), _word("living")],
    [_word("nothing", "anything"), _word("to"), _word("live"), _word("for")],
    [_word("will", "wish", "reason"), _word("to"), _word("live")],
    [NOT, _word("want", "wanna"), _word("to", "be"), {"LOWER": "be", "OP": "?"}, _word("alive", "exist")],
    [NOT, _word("want"), _word("to"), _word("be"), _word("here", "around"), _word("anymore", "any")],
    [_word("want", "wanna", "could", "wish"), {"LOWER": {"IN": ["to", "i", "just", "could"]}, "OP": "{0,2}"}, VANISH],
    [_word("wish", "wished"), _word("i"), ANY, _word("dead", "born")],
    [_word("want", "wish"), {"LOWER": "it", "OP": "?"}, _word("everything", "all"), _word("to"), _word("end", "stop")],
    [NOT, _word("go", "carry"), _word("on"), _word("anymore", "living", "any")],
    [NOT, _word("go", "carry"), _word("on"), _word("like"), _word("this")],
    [_word("give", "giving", "given", "gave"), _word("up"), _word("on"), {"LOWER": "my", "OP": "?"}, LIFE],
    [_word("done", "fed", "finished"), {"LOWER": "up", "OP": "?"}, _word("with"), {"LOWER": "my", "OP": "?"}, LIFE],
    [LIFE, _word("is", "has", "feels", "'s", "s"), {"OP": "{0,2}"}, _word("pointless", "meaningless", "over")],
    [_word("nobody", "noone", "one"), _word("would", "will"), {"LOWER": "even", "OP": "?"}, _word("miss"), _word("me")],
    [_word("better", "happier"), {"LOWER": "off", "OP": "?"}, _word("without"), _word("me")],
    [_word("dont", "don't", "not", "n't", "nt"), ANY, _word("wake"), _word("up")],
    [_word("end", "ending"), _word("my", "his", "her"), _word("life")],
    [
        _word("want", "wants", "wanna", "wish"),
        ANY,
        _word("to"),
        {"LOWER": "die", "OP": "{1}"},
        {"LOWER": {"NOT_IN": ["my", "the", "his", "her"]}, "OP": "?"},
    ],
    [_word("dont", "don't", "not", "n't", "nt", "cant", "cannot"), {"LOWER": "want", "OP": "?"}, ANY, _word("live")],
    [
        _word("want", "wanted", "wanna", "going", "gonna", "ready", "think", "thinking", "feel", "like"),
        {"OP": "{0,2}"},
        _word("end", "ending"),
        _word("it", "everything", "all"),
    ],
    [
        _word("tired", "sick"),
        _word("of"),
        {"LOWER": {"IN": ["being", "my", "this"]}, "OP": "?"},
        _word("life", "living", "alive", "existing"),
    ],
    [_word("cut", "slit", "cutting", "slashed"), _word("my"), _word("wrist", "wrists", "vein", "veins", "arm", "arms")],
    [_word("jeene", "jeena", "jine", "jina"), ANY, _word("nahi", "nai", "nhi")],
    [_word("jaan", "jan"), _word("de", "le"), {"LOWER": {"REGEX": r"^(du\w*|dena|lu\w*|lena)$"}}],
    [_word("mar"), {"LOWER": {"REGEX": r"^(jau\w*|jaa?u\w*|jana|jaana)$"}}],
    [_word("marna"), {"LOWER": {"REGEX": r"^(chaa?ht\w*|hai)$"}}],
    [_word("better", "rather"), ANY, _word("dead", "die")],
    # romanised Hindi
    [ZINDAGI, ANY, _word("matlab", "fayda", "fayada", "faida", "maksad", "bekar", "bekaar", "khatam", "tang", "thak")],
    [_word("khud"), _word("ko"), {"LOWER": {"REGEX": r"^(khatam|maa?r\w*)$"}}],
    [_word("marne"), ANY, _word("mann", "man", "dil", "khayal", "khyal", "vichar")],
    [_word("mar"), {"LOWER": {"REGEX": r"^jaa?t\w*$"}}, _word("to", "toh"), {"LOWER": {"REGEX": r"^acc?hh?\w*$"}}],
    [_word("jiya", "jeeya"), _word("nahi", "nai", "nhi")],
    [
        _word("sab"),
        {"LOWER": "kuch", "OP": "?"},
        _word("khatam"),
        _word("kar"),
        {"LOWER": {"REGEX": r"^(du\w*|lu\w*|de)$"}},
    ],
    [_word("sab"), {"LOWER": "kuch", "OP": "?"}, _word("khatam"), _word("karna"), {"LOWER": {"REGEX": r"^chaa?h\w*$"}}],
    [_word("duniya"), ANY, {"LOWER": {"REGEX": r"^(rehna|rahna|jaana|jana|jau\w*|chala)$"}}],
]
# What makes it a question about what could be, or a story of the past or of others.
POSSIBLE: list[list[dict[str, Any]]] = [
    # Treatments are masked. "I did TREATMENT" is a report.
    [_word("can", "could", "may", "might", "will", "would", "does", "should", "is", "are"), _word("treatment")],
    [
        _word("can", "could", "may", "might", "will", "would", "does", "do", "should", "did", "is", "are"),
        _word(
            "it",
            "there",
            "this",
            "that",
            "the",
            "they",
            "any",
            "i",
            "u",
            "you",
            "my",
            "we",
            "anyone",
            "people",
            "someone",
            "he",
            "she",
            "mine",
        ),
    ],
    # A question from its first word on: "can pus form", "how likely is a swollen face".
    [
        {
            "IS_SENT_START": True,
            "LOWER": {"IN": ["can", "could", "may", "might", "will", "would", "does", "do", "should", "is", "are"]},
        }
    ],
    [_word("how"), _word("likely", "common", "rare", "often", "many", "serious")],
    [_word("can", "could", "may", "might", "will", "would", "does", "should"), _word("a", "an", "one", "somebody")],
    [_word("if", "agar", "suppose")],
    [_word("in"), _word("case")],
    [_word("aaye", "aye", "jaye", "jaaye", "lage"), _word("to", "toh")],
    # Over and done with, or how it always is with somebody.
    [_word("went"), _word("away", "down", "in")],
    [_word("then"), _word("nothing", "fine", "ok", "normal")],
    [_word("ab"), _word("theek", "thik")],
    [_word("hota", "hoti", "hote", "sakta", "sakti", "sakte"), _word("hai", "h")],
    [_word("utar"), HAS_COME],
    [_word("get", "gets"), ANY, _word("from")],
    # Words that only look like an alarm.
    [_word("pus"), _word("cell", "cells")],
    [_word("lip", "lips"), _word("filler", "fillers")],
    [{"LOWER": "fit"}, _word("candidate", "case", "person", "for")],
    [_word("cant", "can't", "cannot", "n't", "nt"), _word("stand"), _word("needles", "needle", "injections", "blood")],
    [
        _word(
            "risk",
            "khatra",
            "chance",
            "chances",
            "possibility",
            "heard",
            "read",
            "reads",
            "cause",
            "causes",
            "scared",
            "afraid",
            "fear",
            "worried",
            "worry",
            "normal",
            "possible",
            "usually",
            "sometimes",
            "ever",
            "anyone",
            "people",
            "risks",
            "imagine",
            "happen",
            "happens",
            "without",
            "healed",
            "recovered",
            "never",
            "no",
            "seen",
            "video",
            "internet",
            "google",
            "reddit",
            "youtube",
            "instagram",
        )
    ],
    [_word("years", "year", "months", "month"), _word("ago", "back", "before")],
    [_word("last"), _word("year", "month", "winter", "summer")],
    [_word("history")],
    [{"LOWER": {"NOT_IN": ["at"]}}, _word("once")],
    [_word("once"), _word("i", "my", "he", "she", "when")],
    [_word("in"), {"LOWER": {"REGEX": r"^(19|20)\d\d$"}}],
    [_word("had", "was", "used", "got", "fainted", "would", "were", "during", "childhood", "college", "school")],
]
# What ties a symptom to now, so that the words above do not excuse it.
NOW: list[list[dict[str, Any]]] = [
    [_word("missing", "empty")],  # pills that a child may have eaten
    [
        _word(
            "now",
            "currently",
            "suddenly",
            "sudden",
            "help",
            "urgent",
            "urgently",
            "emergency",
            "immediately",
            "asap",
            "since",
            "still",
            "today",
            "yesterday",
            "tonight",
            "noon",
            "morning",
            "afternoon",
            "evening",
            "just",
            "aaj",
            "abhi",
            "started",
            "getting",
            "became",
            "becoming",
            "feeling",
            "feels",
            "having",
            "came",
        )
    ],
    [
        _word("i", "he", "she"),
        _word("am", "'m", "cant", "can't", "cannot", "have", "feel", "has", "is", "ca", "'ve", "m"),
    ],
    [_word("im", "ive", "shes", "hes")],
    [_word("hours", "hour", "minutes", "days", "day"), _word("ago", "back", "after", "later", "now")],
    [
        _word("my", "her", "his"),
        {"IS_ALPHA": True},
        _word("is", "are", "has", "have", "started", "feels", "wont", "won't"),
    ],
]
