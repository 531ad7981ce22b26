"""The wordings by which questions about a course are recognised, in English and in romanised Hindi."""

from clinic.dates import OCCASION
from clinic.dates.spelling import HINDI_NUMBERS, NUMBERS, any_of
from clinic.dates.words import HINDI_SPAN, MONTH, WEEKDAY, pattern_of

FIRST, NEXT, LAST, AFTER = 1, 0, -1, -2  # the others stand for a number: AFTER is "the one after that"
SAID = FIRST + 1  # the number stands there in figures
ORDINALS = {"second": 2, "2nd": 2, "d(?:u|oo)sr[aei]": 2, "third": 3, "3rd": 3, "t(?:i|ee)sr[aei]": 3,
            "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "sixth": 6, "6th": 6, "seventh": 7, "7th": 7,
            "eighth": 8, "8th": 8, "next": NEXT,
            "agl[aei]": NEXT, "last": LAST, "final": LAST, "a?akhri": LAST, "previous": LAST,
            # "Number 4", "sitting no 4", "session 4": which is no day, and not how many.
            r"(?:(?:number|nr\.?|no\.)\s*|(?<=session |sitting )(?:no\s*)?)[2-9]"
            rf"(?!\d|\s*[/.-]\s?\d|\s*(?:st|nd|rd|th|of|to|or|more|day|week|month|{MONTH}))": SAID}  # fmt: skip
# "5th", which is a day after "on" and before a month.
NUMERALS = pattern_of(rf"(?<!on )(?<!on the )\b[2-9](?:nd|rd|th)\b(?!\s+(?:of\s+)?{MONTH}\b)")
COUNTS = {**{name: number for name, number in NUMBERS.items() if len(name) > 2}, **HINDI_NUMBERS}
_NTH = "|".join(ORDINALS)
_NTHS = rf"(?:{_NTH})(?:\s*(?:,|(?:,\s*)?(?:&|and|n|or))\s*(?:the\s+)?(?:{_NTH})\b)*"  # "second and third"
ONE_NTH = pattern_of(rf"\b(?:{_NTH})\b")
_COUNT = rf"(?:\d{{1,2}}|{any_of(name for name in COUNTS if name != 'do')})"  # "do" is a verb more often than a two
_SESSION = r"(?:sess?ions?|sitt?ings?|treatments?|injections?|visits?|rounds?)"
_UNIT = r"(?:days?|weeks?|months?|din|haft\w+|mahin\w+)"
_COUNTED = rf"(?P<n>{_COUNT})\b(?!\s*(?:{_UNIT}|st|nd|rd|th)\b)"
_WHEN = r"(?:when['’]?s?|whn|wen|kab)"
# A day, whose figures count no sessions: "if I start 4 January".
CALENDAR_DAY = pattern_of(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s*(?:of\s+)?{MONTH}\b(?<!may)|\b\d{{1,2}}(?:st|nd|rd|th)?\s+may\b(?!\s+(?:i|we)\b)|"
    rf"\b{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}[/.-]\d{{1,2}}(?:[/.-]\d{{2,4}})?\b"
)
_HOW_MANY = r"\b(?:how\s+many|howmany|kitn\w+|(?:number|no|count)\.?\s+of)\b"

# The day of a session.
NTH = pattern_of(
    rf"\b(?P<nth>{_NTHS})\s+(?:\w+\s+)?(?:{_SESSION}|ones?|wal[aei]|dates?|due)\b|"
    r"\b(?:is|the)\s+(?P<end>last|next)\b(?!\s+\w+day)|\b(?:come|go|visit)\s+(?P<come>next)\b|"
    rf"\b{_WHEN}\s+(?:(?:is|are|was|were|will|would|should|do\s+i\s+\w+)\s+)?(?:(?:my|the)\s+)?(?P<asked>{_NTHS})\b|"
    rf"\b(?:(?:my|the|for|a)\s+)?(?P<alone>{_NTHS})\s*(?:(?:is\s+)?(?:on\s+)?(?:{_WHEN}\b|wh?ich\s+da|what\s+da)|now\b|$|[?.,!])"
)
# The day of a session that is not the first: "the last one was on 3 May", "my second is on Friday".
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s*(?:of\s+)?(?:{MONTH}|[/.-]\s?\d)|{MONTH}\b|{WEEKDAY}\b|\d{{4}}-|the\s+\d|"
    rf"yesterday|today|tomorrow|(?:last|next|this)\s+(?:{WEEKDAY}|week|month)|{_COUNT}\s+{_UNIT}\s+(?:ago|back|later|after)|"
    r"(?<=on )\d{1,2}(?:st|nd|rd|th)\b)"
)
_WAS = (
    r"(?:was|is|had|done|did|taken|took|given|happened|will\s+be|would\s+be|falls?|due|planned|scheduled|only|late|early|"
    rf"i|we|he|she|on|in|for|to|has|been|got|moved|shifted|postponed|pushed|fixed|set|do|{_COUNT}\s+{_UNIT}\s+(?:late|early)\W)"
)
_NUMBERED = "|".join(name for name, number in ORDINALS.items() if number > 0)
_UNNUMBERED = "|".join(name for name, number in ORDINALS.items() if number < 1)
DAY_TOLD = pattern_of(
    rf"\b(?:(?P<nth>{_NUMBERED})(?!\s+(?:of\s+)?{MONTH}\b)\s+(?:[\w-]+\s+){{0,2}}?(?:{_WAS}[\s,]+)*|"
    rf"(?P<end>{_UNNUMBERED})\s+(?:[\w-]+\s+)?(?:(?:{_SESSION}|one)\s+)?(?:of\s+[\w-]+\s+)?"
    rf"(?:\W?(?P<said>{_NUMBERED})\W+)?(?:{_WAS}[\s,]+)+|"
    rf"(?P<back>last|latest|previous)\s+(?:[\w-]+\s+)?(?:{_SESSION}|one)\s+)(?={_DAY})"
)
# What puts a session on a day, or asks whether it may be on that one.
PUT_ON = pattern_of(
    r"\b(?:instead|rather|fix(?:ed)?|scheduled|confirmed|given|gave|shift\w*|postpone\w*|prepone\w*|delay\w*)\b|"
    r"\b(?:can|could|may|shall|should)\s+(?:i|we)\b|\b(?:ok(?:ay)?|fine|alright|all\s+right|a\s+problem)\s*\?"
)
FIRST_OF_ALL = pattern_of(r"\b(?:start\w*|beg[aiu]n\w*|first|1st)\b")
IN_SPAN = pattern_of(rf"\b{_COUNT}\s+{_UNIT}\b")
# The session after the one talked about.
AFTER_THAT = pattern_of(
    rf"\b(?:next|one|{_SESSION})(?:\s+(?:one|due|{_SESSION}))?\s+after\s+(?:that|this|it)\b|"
    rf"\b(?:one|{_SESSION})\s+after\W*$|\bafter\s+(?:that|this)\s+{_WHEN}\b|\b{_WHEN}\s+(?:is\s+it\s+)?after\s+(?:that|this)\W*$"
)
IS_IT_SO = pattern_of(r"\?|\b(?:whether|if)\s+(?:my|the)\b")
# "... it was the fifth", after the day of the last one.
WAS_NTH = pattern_of(rf"\b(?:it|that|this|which)\s+(?:was|is)\s+(?:my\s+|the\s+)?(?P<nth>{_NUMBERED})\b")
# The day before it: "15 November was my second".
DAY_BEFORE = pattern_of(
    rf"(?<!\w){_DAY}(?:(?!\bwhen\b)[^.,;?!])*?\b(?:was|is|had|did|took|will\s+be|would\s+be|for)\s+"
    rf"(?:(?:my|the|her|his)\s+(?P<nth>{_NUMBERED})\b|(?P<sitting>{_NUMBERED})\s+(?:{_SESSION}|one)\b)"
)
# "When was my first then?"
FIRST_WHEN = pattern_of(
    r"\b(?:when|what\s+da\w+|which\s+da\w+)\s+(?:(?:(?:was|is|were|did\s+i\s+have)\s+)?(?:my|the|her|his|our)?\s*(?:very\s+)?"
    r"(?:first|1st)\b|(?:did|do|should|must|would)\s+(?:i|we|she|he)\s+(?:have\s+(?:to\s+)?)?(?:start\w*|beg[aiu]n)\b)"
)
WHEN = pattern_of(rf"\b(?:{_WHEN}|what\s+da\w+|which\s+(?:day|date|month)s?|dates?|due|supposed\s+to\s+be)\b")
# The end of a course: "when does it end", "when all sessions finish", "till when will it go on".
_OVER = r"(?:end|finish\w*|over|done|complete\w*)"
_COURSE = (
    rf"(?:it|this|that|i|we|they|(?:each|both|all)(?:\s+of\s+(?:them|these))?|the\s+\w+|my\s+\w+|{_SESSION}|course)"
)
ENDS = pattern_of(
    rf"\bwhen\s+(?:does|will|would|do|is|am)\s+(?:all\s+)?{_COURSE}\s+(?:all\s+)?(?:be\s+|get\s+)?{_OVER}\b|"
    rf"\bwhen\s+(?:\w+\s+){{0,3}}(?:{_SESSION}|course)\s+(?:(?:will|be|are|is|get)\s+)*{_OVER}\W*$|"
    r"\bkab\s+(?:tak\s+)?khatam\b"
)
# The same of a course of which a day is known, in fewer words.
TILL = pattern_of(
    rf"\bwhen\s+(?:all\s+)?(?:will\s+)?(?:i\s+)?{_OVER}\W*$|"
    r"\b(?<!last )(?<!lasts )(?:till|until|up\s?to|to)\s+(?:when|wh?ich\s+(?:date|day|month)|what\s+date)\b"
    rf"(?:\W*$|\s+(?:(?:will|does|do|is|am|should|must|shall)\s+)?{_COURSE}\s+"
    rf"(?:(?:have|need)\s+to|go|run|continue|come|take|{_OVER})\b)|"
    r"\bkab\s+tak\s+(?:chal\w*|lena|karna|jaana|aana)\b"
)
_LEADS = (
    r"(?:\W*(?:and|n|ok|so|no|the|my|then|for|in|i\s+mean|(?:pls|please)?\s*(?:tell|give)\s+me|(?:what|how)\s+about|when|"
    r"what(?:['’]?s|\s+is)\s+(?:the|my))\b)*\W*"
)
ONLY_NTH = pattern_of(
    rf"{_LEADS}(?P<nth>{_NTHS})(?:\s+(?:ones?|wal[aei]|{_SESSION}))?(?:\s+(?:of|for|in)\s+(?:the\s+|my\s+)?(?:treatment|it))?"
    r"(?:\s+(?:then|date|kab|when|i\s+meant?|is|(?:will|would)\s+be))*"
    rf"(?:\s+if\s+(?:\w+\s+){{0,3}}?{_COUNT}(?:\s+\w+){{0,3}})?\W*"
)
NO_DAY = pattern_of(
    r"\b(?:results?|see|growth|show\w*|work\w*|hurt\w*|pain\w*|book\w*|appointments?|cost|price|much|many)\b"
)
# How far apart somebody's sessions are: "mine are every 10 days".
OWN_INTERVAL = pattern_of(
    rf"\bevery\s+(?:(?:{_COUNT}|other|alternate|second|2nd)\s+)?{_UNIT}\b|\b{_COUNT}\s+{_UNIT}\s+(?:apart|gap)\b"
)
# The same as somebody at the clinic has said it.
TOLD_INTERVAL = pattern_of(
    r"\b(?:doctor|doc|dr|derma\w*|clinic|reception\w*|he|she|they)\s+(?:says?|said|told|tells|wants?|advised?s?|gave|asked)\b.*"
    rf"\b(?:{_COUNT}\s+{_UNIT}\s+(?:\w+\s+)?(?:gap|apart)|gap\s+(?:\w+\s+)?{_COUNT}\s+{_UNIT}|every\s+{_COUNT}\s+{_UNIT})\b"
)
# Whether that day is of the week: "is the third one a Sunday".
IS_WEEKDAY = pattern_of(rf"\b(?:is|was|be|falls?(?:\s+on)?|it)\s+(?:[\w-]+\s+){{0,4}}?an?\s+{WEEKDAY}\b")
ASKS = pattern_of(
    r"\?|\b(?:how|what|when|which|where|why|will|would|can|could|should|shall|may|is|are|does|do|if|need\w*|tell|kya|"
    r"kab|kitn\w+|kaun\w*)\b"
)
# The number of sessions that was advised.
TOLD = pattern_of(
    r"\b(?:said|says|told|advised|recommended|suggested|prescribed|total(?:\s+of)?|for|all|of|only|if)\s+(?:me\s+)?"
    rf"(?:(?:to|i|we)\s+\w+\s+)?(?:(?:only|just)\s+)?{_COUNTED}|\b(?P<n2>{_COUNT})\s+(?:\w+\s+)?{_SESSION}\b|"
    rf"\b(?P<n3>{_COUNT})\s+(?:weekly|monthly)\b"
)
TOLD_TOTAL = pattern_of(
    r"\b(?:said|told|advised|recommended|suggested|prescribed|"
    r"total(?:\s+of)?)\s+(?:me\s+)?(?:to\s+\w+\s+)?(?:total\s+)?"
    rf"{_COUNTED}"
)
# The number of sessions that were had, and how many are to come.
HAD = pattern_of(
    r"\b(?:had|done|did|taken|took|completed|finished|got|after|over|already)\b\W*"
    rf"(?:(?:my|the|only|just|first|already|done|had)\s+)*{_COUNTED}|"
    rf"\b(?:had|did|done|taken|took|got)\s+(?:\w+\s+){{0,2}}(?P<n3>{_COUNT})\s+times\b|"
    rf"(?<!of )\b(?P<n2>{_COUNT})\s+(?:{_SESSION}\s+)?(?:\w+\s+)?(?:done|over|completed|finished|ho\s+\w+)\b"
)
# A message that tells how many it were: "did 6 so far", "finished 8 sittings".
SAID_HAD = pattern_of(
    rf"\b(?:had|did|done(?:\s+with)?|taken|took|completed|finished)\s+(?:(?:my|the|only|just|all|about)\s+)*"
    rf"(?P<n>{_COUNT})\s+(?:(?:\w+\s+)?{_SESSION}|so\s+far|already|till\s+now|until\s+now|up\s+to\s+now|yet)\b|"
    rf"\b(?P<n2>{_COUNT})\s+(?:out\s+)?of\s+(?:the\s+)?{_COUNT}\s+(?:\w+\s+){{0,2}}(?:done|over|completed|finished)\b|"
    rf"\b(?P<n3>{_COUNT})\s+{_SESSION}\s+(?:\w+\s+){{0,3}}(?:done|over|completed|finished)\b|"
    rf"\b(?:had|did|done|taken|took|got)\s+(?:\w+\s+){{0,2}}(?P<n4>{_COUNT})\s+times\b"
)
# How many it were by now, and which one it is today.
BY_NOW = pattern_of(
    rf"{_HOW_MANY}.*\b(?:done|over|had|finished|completed|been|taken|{_SESSION})\b.*"
    r"\b(?:by\s+now|so\s+far|till\s+now|until\s+now|by\s+today|already)\b|"
    rf"\b(?:which|what)\s+(?:number\s+)?(?:{_SESSION}|one|number)\s+(?:(?:am\s+i|are\s+we)\b|(?:is|was)\s+(?:it\s+)?"
    r"(?:today|now)\b)"
)
LEFT = pattern_of(
    rf"{_HOW_MANY}(?!\s+(?:more\s+)?{_UNIT}).*\b(?:left|remain\w*|more|to\s+go|baa?ki|bach\w*|pending)\b"
    rf"(?!\s+(?:{_UNIT}|time))|\b\d\s*(?:to|-|or)\s*\d\s+more\b|\b(?:remaining|left|baa?ki)\W*$|"
    rf"\bremaining\s+(?:ones?|{_SESSION})\b|\b{_COUNT}\s+(?:more\s+)?to\s+go\b"
)
# How long the whole course takes.
WHOLE = pattern_of(
    r"\b(?:total|totally|altogether|in\s+all|overall|whole|entire|(?:full|complete)\s+(?:course|treatment)|"
    r"(?:the|of\s+a|a)\s+course|course\s+(?:duration|length|last)|(?:start|first)\s+to\s+(?:finish|end|last)|"
    r"poora|pura|"
    r"(?:will|would)\s+(?:i|we|it|this|the\s+\w+)\s+be\s+(?:all\s+)?(?:done|finished|over|completed?)|"
    r"(?:till|until|before)\s+(?:i\s*['’]?\s*a?m|we\s+are|it\s+is|it['’]?s)\s+(?:all\s+)?(?:done|finished|over|through|completed?)|"
    r"complete\s+hon\w+|khatam\s+hon\w+)\b"
)
TIME = pattern_of(rf"\b(?:how\s+long|time|duration|length|{_UNIT}|kitna\s+(?:time|samay))\b")
NOT_LENGTH = pattern_of(
    r"\b(?:cost\w*|price|charge\w*|money|fees?|results?|growth|grow|hair|recover\w*|each|per|"
    r"(?<!that )(?<!this )one|single|minutes?|mins?|"
    r"hours?|see|show\w*|(?:a|the|whole)\s+session|day)\b(?<!\bfor each)"
)
ONLY_TOTAL = pattern_of(
    r"(?:\W*(?:no|not|i|mean|meant|sorry|ok|so|and|the|in)\b)*\W*(?:total|altogether|in all)\W*(?:time)?\W*"
)
SPAN_FOR = pattern_of(rf"\b{_COUNT}\s*(?:weeks?|months?)\s+(?:for|in)\s+(?:all\s+)?(?P<n>{_COUNT})\s*{_SESSION}")
ONLY_SPAN = pattern_of(
    r"(?:\W*(?:so|ok|ohh?|that['’]?s|that|only|just|then|about|means?|it|is|takes|hmm+|really)\b)*\W*"
    rf"{_COUNT}(?:\s*(?:to|-)\s*{_COUNT})?\s*(?:weeks?|months?|hafte|mahine)"
    r"(?:\s+(?:total|in\s+all|only|right|then|altogether|for\s+(?:it|that|all)))?\W*"
)
# Another number of sessions for the same question: "and if i do 6?"
_LEADS_COUNT = (
    r"(?:and|so|ok|no|but|what|how|if|i|we|he|she|do|did|take|get|have|need|it['’]?s|it|is|just|for|with|about|only|suppose|says?|said|"
    r"doctor|doc|dr|then|in|total|all|of|a|sorry)"
)
ONLY_COUNT = pattern_of(
    rf"(?:\W*\b{_LEADS_COUNT}\b)*\W*\b(?P<n>{_COUNT})(?:\s+{_SESSION})?(?:\s+(?:(?:is|are)\s+)?(?:then|instead|only|total|in\s+all|of\s+them|enough|needed|required))?\W*"
)
# A session that was missed or is put off, and what happened to others.
MISSED = pattern_of(
    r"\b(?:was|were|had)\s+(?:supposed|meant|scheduled|planned|due|booked)\b.*\b(?:but|couldn\W?t|could\s+not)\b|"
    r"\b(?:take|have|make|need)\s+(?:a\s+)?(?:\w+\s+)?(?:break|gap)\b(?!\s+from\s+work)|\b(?:pause|interrupt)\b|"
    r"\b(?:mis(?:sed|s|sing)(?!\s+(?:work|office|school|you))|skip\w*|forgot|"
    r"(?:could|did)\s?n['’]?o?t\s+(?:go|come|attend|make|do|take)|(?:chh?o?o?t|chh?ut|miss)\s+(?:ho\s+|"
    r"kar\s+)?(?:ga|d)\w+)\b"
)
# Whether to begin anew, which is no wish to begin the conversation anew.
ANEW = pattern_of(
    r"\b(?:have|need|must|should|shall|can|will|do)\b.*\b(?:(?:(?:re)?start|begin|redo|repeat|take|do)\w*\s+(?:\w+\s+){0,4}?"
    r"(?:over\s+again|anew|from\s+(?:the\s+)?(?:beginning|start(?!\s+to)|scratch|zero|"
    rf"(?:first|1st)(?!\s+(?:of\s+)?{MONTH})))\b)|\b(?:phir\s+se\s+shuru|dobara\s+shuru|shuru\s+se)\s+(?:karna|karwana|karu|lena|leni)\b"
)
_ONE_OF = rf"\b(?:{_NUMBERED}|next\s+(?:one|{_SESSION}))\b"
# A session that comes late, another gap than the article's, a course gone on with later.
OFF_PLAN = pattern_of(
    rf"\b(?:{_COUNT}|few|some)\s+{_UNIT}\s+late\b|\b(?:i|it|one|{_SESSION})(?:\s+\w+){{0,3}}\s+late\s+by\s+{_COUNT}\s+{_UNIT}|"
    rf"\blate\s+for\s+(?:(?:my|the)\s+)?(?:{_NTH}|sess?ions?|sitt?ings?)\b|"
    rf"\b(?:ok(?:ay)?|fine|problem|matters?|allowed|can|possible|if)\b.*\bgap\b.*\b{_COUNT}\s+{_UNIT}|"
    rf"\bgap\b.*\b{_COUNT}\s+{_UNIT}\b.*\b(?:ok(?:ay)?|fine|problem|matters?|allowed)\b|"
    rf"{_UNIT}\s+(?:gap\s+)?instead\s+of\s+(?:(?:a|the|one|every|{_COUNT})\s+)?(?:{_UNIT}|{_COUNT})\b|"
    r"\b(?:can|could|may|should|ok(?:ay)?|fine|problem|if)\b.*"
    rf"(?:\bdelay\w*\s+(?:\w+\s+){{0,2}}?{_ONE_OF}|{_ONE_OF}\s+(?:\w+\s+){{0,3}}?(?:early|earlier|sooner|later?|slips?|slides?)\b)|"
    rf"\b(?:can|could|may|should|ok(?:ay)?|fine|problem|if)\b.*\bevery\s+{_COUNT}\s+{_UNIT}|"
    r"\b(?:am|was)\s+i\s+(?:already\s+)?late\b|"
    r"\b(?:take|do|have|get|continue|complete|finish)\s+(?:\w+\s+){0,2}?(?:remaining|balance|rest\s+of)\b.*"
    r"\b(?:later|after|back|return\w*)\b"
)
# "Did I miss the second one?", "is it late?": the day on which it was due tells.
WHETHER_LATE = pattern_of(
    r"\b(?:did|have|had)\s+(?:i|we)\s+(?:already\s+)?miss(?:ed)?\b|\b(?:am|was|is)\s+(?:i|it|that)\s+(?:too\s+|already\s+)?late\b"
)
# "So 6 weeks is a problem or not", after the answer to that.
OF_SPAN = pattern_of(rf"\b{_COUNT}\s+{_UNIT}\b.*\b(?:ok(?:ay)?|fine|problem|matters?|allowed|late|bad)\b")
ABOUT_SESSION = pattern_of(rf"\b(?:{_SESSION}|{_NTH}|it|one|date)\b")
OTHERS = pattern_of(
    r"\b(?:friends?|collea?gues?|neighbou?rs?|cousins?|sisters?|brothers?|aunt\w*|uncle|mom|mother|father|dad|"
    r"wife|husband|"
    r"someone|somebody|people|others|he|she|they)\b[^.?!]*\b(?:saw|seen|got|notic\w+|had\s+(?:results?|growth)|grew|"
    rf"results?|shown?|showed)\b[^.?!]*\b{_COUNT}\s*{_UNIT}\b(?!\s+(?:ago|back))"
)
FRIEND = pattern_of(
    r"\b(?:friend|collea?gue|neighbou?r|cousin|flat ?mate|room ?mate|class ?mate|boss|someone|somebody"
    r"|(?:a|one|some|this|that)\s+(?:girl|boy|guy|man|woman|lady|person))s?\b"
    r"(?!.*\b(?:i|we|me|us)\b)"
)
SESSIONS = pattern_of(rf"\b{_SESSION}\b")
# An event, and what is asked about it.
REFERS = pattern_of(
    r"\b(?:before|by|till|until|for|in\s+time\s+for|on|at)\s+(?:(?:my|the|our|his|her|this|that|next|\w+['’]s)\s+)?"
    rf"{OCCASION}\b|\b{OCCASION}\s+(?:se\s+(?:pehle|pahle)|tak|ke\s+liye|me)\b|"
    r"\b(?:by|before|until|till)\s+(?:then|that|it|d[ae]y)\b|\bin\s+time\b|\btab\s+tak\b|\bus\s+(?:din|se\s+pehle)\b"
)
SHOWS = pattern_of(
    r"\b(?:kaam|asar|will|can|would|could|may|possible|enough|ready|shows?|see|visible|works?|working|results?|"
    r"growth|grow|grown|"
    r"better|fuller|thicker|good|yes|chance|dikh\w*|aa?\s?jay\w*|ho\s+jay\w*|ayeg\w*|time)\b"
)
IS_OK = pattern_of(r"\bok(?:ay)?\s*\?")  # of a wedding; of a flight it asks whether one may fly
SEES = pattern_of(r"\b(?:shows?|visible|see|seen|results?|growth|grown?)\b")
HOW_MANY = pattern_of(
    rf"{_HOW_MANY}(?!\s+(?:more\s+)?{_UNIT})|\b(?:finish|complete|fit|all)\b.*\b(?:course|{_SESSION})\b|"
    r"\b(?:course|treatment|sessions?|sittings?)\b.*\b(?:finish\w*|complet\w*|over)\b|"
    rf"\b{_SESSION}\s+(?:before|by|until|till)\b|\b(?:need|have)\s+many\s+{_SESSION}|\bcan\s+(?:i|we|he|she)\s+(?:do|have|get|take|start)\b.*\bbefore\b"
)
# What may be seen or felt after a session, which is no result.
MARKS = pattern_of(
    r"\b(?:marks?|scars?|red(?:ness)?|swell\w*|swollen|bruis\w*|bleed\w*|pain\w*|hurt\w*|scabs?|downtime)\b"
)
TOO_LATE = pattern_of(
    r"\b(?:(?<!days )(?<!weeks )(?<!week )late|early\s+enough|enough\s+time|not\s+possible|no\s+chance|in\s+time)\b"
)
EVERY = pattern_of(
    r"\bany\s+treatment|\b(?:for\s+each|each\s+of\s+(?:them|these))\b|"
    r"\bwhich\b(?!\s+(?:day|date|month))|\bkaun\w*"
)
TRAVELS = pattern_of(r"\b(?:fly\w*|flight|trip|travel\w*|leav\w+|return\w*|back)\b")
THAT_TIME = pattern_of(
    r"\b(?:in|during|within)\s+(?:(?:the\s+)?same|that|this|those|these|my|the)\s+(?:time|stay|period|days|weeks|trip|visit)\b"
)
START_WHEN = pattern_of(
    r"\b(?:when|how\s+(?:many\s+(?:days|weeks|months)|long|early|soon|far|much\s+time)|by\s+when|latest|last\s+da\w+|"
    r"kab)\b.*\b(?:should|shall|must|do|need|have\s+to|start(?:ing)?|begin(?:ning)?|shuru|karwa\w*)\b"
)
LATEST_DAY = pattern_of(r"\b(?:latest|last)\s+(?:possible\s+)?(?:da(?:y|te)|when)\b|\bwhen\s+(?:\w+\s+){0,2}latest\b")
# A stay of some weeks.
STAY = pattern_of(
    r"\b(?:here|(?:be|am|live)\s+in|india|town|city|abroad|visit\w*|stay\w*|com(?:e|ing)|home|leave|trip|holidays?|vacation|"
    r"aa\s+rah\w+|ke\s+liye|"
    r"fly\w*|travel\w*|in\s+[a-z]+(?=\s+(?:only|for|just)))\b"
)
STAY_SPAN = pattern_of(
    rf"\b(?P<n>{_COUNT})\s*(?P<unit>days?|weeks?|months?)\b(?!\s+(?:ago|back|old|apart))|\b{HINDI_SPAN}\b"
)
# Whether so many sessions can be in so many days: "can I do 8 sittings in 10 days".
SESSIONS_IN = pattern_of(
    rf"^(?=.*\b{_COUNT}\s+{_SESSION}\b)(?=.*\b(?:can|could|possible|allowed|sakt\w+|ho\s+jay\w*)\b)"
    rf"(?=.*(?:\b(?:in|within)\s+(?:just\s+|only\s+)?{_COUNT}\s+{_UNIT}\b|\b{HINDI_SPAN}\s+(?:me|mein)\b))"
)
SINCE = pattern_of(r"\b(?:since|losing|fall\w*|thin\w*|using|taken|had|suffer\w*|ago)\b")
STAY_ASKS = pattern_of(
    rf"\b(?:enough|possible|can|how\s+many|kitn\w+|fit|finish|complete|any|{_SESSION}|do|karwa\w*|ho\s+jay\w*)\b"
)
# A session that was had and is not the first: its day is not the day from which a course is counted.
_NUMERAL = r"(?:2nd|3rd|[4-9]th)"  # a day as well: "the 5th"
LATER_HAD = pattern_of(
    r"\b(?:second|dusr\w+|third|tisr\w+|fourth|fifth|sixth|"
    rf"{_NUMERAL}\s+(?:one|{_SESSION}|was|had|i\s+had)|my\s+{_NUMERAL}|"
    rf"(?:last|latest|previous)\s+(?:one|{_SESSION}))\b"
)
