"""The wordings by which questions about a course are recognised, in English and in romanised Hindi."""

from clinic.course.words import COUNT, COUNTED, HAPPENED, NUMBERED, OF_MANY, ORDINALS, ORDINALS_LISTED, SESSION, UNIT
from clinic.dates.words import MONTH, SITTING, TIME_UNIT, TOMORROW, WEEKDAY, YESTERDAY, small
from clinic.patterns import any_case
from clinic.people import RELATIVE

# "5th", which is a day after "on" and before a month.
_NUMERAL = rf"[2-9](?:nd|rd|th)\b(?!\s+(?:of\s+)?{MONTH}\b)"
NUMERALS = any_case(rf"(?<!on )(?<!on the )\b{_NUMERAL}")
_NUMERALS_LISTED = rf"{_NUMERAL}(?:\s*(?:,|(?:,\s*)?(?:&|and|n|or))\s*(?:the\s+)?{_NUMERAL})*"
_WHEN = r"(?:when['’]?s?|whn|wen|kab)"
# Those that number sessions, whatever day they might be: "come for 2nd and 3rd", "my 4th", "the 2nd and 3rd session".
NUMBERED_SESSIONS = any_case(
    rf"\b(?:for|my|his|her|{_WHEN}\s+(?:(?:is|are|was|were|will)\s+)?)\s*(?:the\s+)?{_NUMERALS_LISTED}|"
    rf"\b{_NUMERALS_LISTED}(?=\s+(?:{SESSION}|ones?|wal[aei]|dates?|due|{_WHEN})\b)"
)
# A day, whose figures count no sessions: "if I start 4 January".
CALENDAR_DAY = any_case(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s*(?:of\s+)?{MONTH}\b(?<!may)|\b\d{{1,2}}(?:st|nd|rd|th)?\s+may\b(?!\s+(?:i|we)\b)|"
    rf"\b{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}[/.-]\d{{1,2}}(?:[/.-]\d{{2,4}})?\b"
)

# The day of a session.
NTH = any_case(
    rf"\b(?P<nth>{ORDINALS_LISTED})\s+(?:\w+\s+)?(?:{SESSION}|ones?|wal[aei]|dates?|due)\b|"
    r"\b(?:is|the)\s+(?P<end>last|next)\b(?!\s+\w+day)|\b(?:come|go|visit)\s+(?P<come>next)\b|"
    rf"\b{_WHEN}\s+(?:(?:is|are|was|were|will|would|should|do\s+i\s+\w+)\s+)?(?:(?:my|the)\s+)?(?P<asked>{ORDINALS_LISTED})\b|"
    rf"\b(?:(?:my|the|for|a)\s+)?(?P<alone>{ORDINALS_LISTED})\s*(?:(?:is\s+)?(?:on\s+)?(?:{_WHEN}\b|wh?ich\s+da|what\s+da)|now\b|$|[?.,!])"
)
# The day of a session, which may be still to come, or of one that is not the first: "the last one was on 3 May".
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_SPAN = rf"(?:{COUNT}|an?)\s+{TIME_UNIT}"
DAY_AHEAD = (
    rf"(?:(?:(?:the\s+)?{_NUMBER}\s*(?:of\s+)?{MONTH}\b|{MONTH}\s+{_NUMBER}\b)(?:\s+\d{{4}}\b)?|"
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.-]\d{{1,2}}(?:[/.-]\d{{2,4}})?\b|(?:(?:this|next|coming)\s+)?{WEEKDAY}\b|"
    rf"(?:this|next)\s+(?:week(?:end)?|month)\b|(?:day\s+after\s+)?{TOMORROW}\b|today\b|in\s+{_SPAN}\b|"
    rf"{_SPAN}\s+(?:later|early|earlier|before|after|sooner)\b|(?<=\bon )(?:the\s+)?{_NUMBER}\b|the\s+{_NUMBER}\b)"
)
DAY = rf"(?:{DAY_AHEAD}|{MONTH}\b|{YESTERDAY}\b|last\s+(?:{WEEKDAY}|week|month)|{_SPAN}\s+(?:ago|back)\b)"
ANY_DAY = any_case(rf"\b{DAY}")
# What a day may be for that is no session, and what it is for where it is one that is not named: "took it on 3 May".
OTHER_VISIT = any_case(r"\b(?:consult\w*|check\W?up|meet\w*|doctor|doc|dr|dermat\w*|see|trial|enquir\w*)\b")
IT = any_case(rf"\b(?:it|that|one|there|went|gone|attended|done|hu[aei]|kar[vw]\w+|{SESSION}|x+)\b")
FIRST_OF_ALL = any_case(r"\b(?:start\w*|beg[aiu]n\w*|first|1st)\b")
_WAS = (
    r"(?:was|is|being|had|done|did|taken|took|given|happened|will\s+be|would\s+be|falls?|due|planned|scheduled|only|late|early|"
    rf"i|we|he|she|on|in|for|to|has|been|got|moved|shifted|postponed|pushed|fixed|set|do|{COUNT}\s+{UNIT}\s+(?:late|early)\W)"
)
_UNNUMBERED = "|".join(name for name, number in ORDINALS.items() if number < 1)
DAY_TOLD = any_case(
    rf"\b(?:(?P<nth>{NUMBERED})(?!\s+(?:of\s+)?{MONTH}\b)\s+(?:[\w-]+\s+){{0,2}}?(?:{_WAS}[\s,]+)*|"
    rf"(?P<end>{_UNNUMBERED})\s+(?:[\w-]+\s+)?(?:(?:{SESSION}|one)\s+)?(?:of\s+[\w-]+\s+)?"
    rf"(?:\W?(?P<said>{NUMBERED})\W+)?(?:{_WAS}[\s,]+)+|"
    rf"(?P<back>last|latest|previous|a?akhri|pichl[aei])\s+(?:[\w-]+\s+)?(?:{SESSION}|one|wal[aei])\s+|"
    # "Last 20 Nov", but "started last 20 Nov".
    rf"(?<!ed )(?<!on )(?<!since )(?<!from )(?P<bare>last|latest|a?akhri|pichl[aei])\s+(?=\d))(?={DAY})"
)
# The session after the one talked about.
AFTER_THAT = any_case(
    rf"\b(?:next|one|{SESSION})(?:\s+(?:one|due|{SESSION}))?\s+after\s+(?:that|this|it)\b|"
    rf"\b(?:one|{SESSION})\s+after\W*$|\bafter\s+(?:that|this)\s+{_WHEN}\b|\b{_WHEN}\s+(?:is\s+it\s+)?after\s+(?:that|this)\W*$|"
    r"^(?:\W*\b(?:and|so|ok|then|what|about))*\W*after\s+(?:that|this|it)(?:\s+one)?\W*$"
)
# "So when to come": for the session talked about.
COME_WHEN = any_case(
    rf"(?:\W*\b(?:so|and|ok|then|but))*\W*{_WHEN}\s+"
    r"(?:(?:to|(?:should|shall|do|must|can)\s+i|(?:have|need)\s+to|i|aana|aau)\s+)+"
    r"(?:come|visit|go|hai)?(?:\s+(?:then|now|again|back|instead|in))*\W*"
)
# Before a session of which it is asked whether it is on a day: "is the fourth on 5 May".
ASKED_OF = any_case(r"\b(?:is|was|will|would|should)\s+(?:(?:the|my)\s+)?$")
IS_IT_SO = any_case(r"\?|\b(?:whether|if)\s+(?:my|the)\b")
# "... it was the fifth", after the day of the last one.
WAS_NTH = any_case(
    rf"\b(?:it|that|this|which)\s+(?:was|is)\s+(?:my\s+|the\s+)?(?P<nth>{NUMBERED})\b(?!\s+(?:of\s+)?{MONTH}\b)"
)
# The day before it: "15 November was my second".
DAY_BEFORE = any_case(
    rf"(?<!\w){DAY}(?:(?!\bwhen\b)[^.,;?!])*?\b(?:was|is|had|did|took|will\s+be|would\s+be|for)\s+"
    rf"(?:(?:my|the|her|his)\s+(?P<nth>{NUMBERED})\b|(?P<sitting>{NUMBERED})\s+(?:{SESSION}|one)\b)"
)
# "When was my first then?"
FIRST_WHEN = any_case(
    r"\b(?:when|what\s+da\w+|which\s+da\w+)\s+(?:(?:(?:was|is|were|did\s+i\s+have)\s+)?(?:my|the|her|his|our)?\s*(?:very\s+)?"
    r"(?:first|1st)\b|(?:did|do|should|must|would)\s+(?:i|we|she|he)\s+(?:have\s+(?:to\s+)?)?(?:start\w*|beg[aiu]n)\b)"
)
WHEN = any_case(rf"\b(?:{_WHEN}|what\s+da\w+|which\s+(?:day|date|month)s?|dates?|due|supposed\s+to\s+be)\b")
# "Which one is next", of a course of which a day is known.
WHICH_NEXT = any_case(
    rf"\b(?:which|what|kaun\w*)\s+(?:one|number|no\.?|{SESSION})\s+(?:is|comes|do\s+i\s+\w+)\s+(?:the\s+)?next\b"
)
# The end of a course: "when does it end", "when all sessions finish", "till when will it go on".
# The days of all sessions, asked of a course whose days were talked about, or of which one is told.
_GIVE = small(
    rf"tell|give|share|send|list|show|write|me|us|all|exact|each|every|remaining|which|on|are|them|these|sab|sare|batao|do|{SESSION}"
)
ONLY_DATES = any_case(rf"{_GIVE}dates?{_GIVE}")
ALL_DATES = any_case(
    rf"\b(?:all|each|every)\s+(?:(?:the|my)\s+)?(?:\w+\s+)?(?:{SESSION}\s+)?dates?\b|"
    r"\bdates?\s+(?:of|for)\s+(?:all|each|every)\b"
)
_OVER = r"(?:end|finish\w*|over|done|complete\w*)"
_COURSE = (
    rf"(?:it|this|that|i|we|they|everything|all(?:\s+(?:the|my))?\s+{COUNT}(?:\s+{SESSION})?"
    rf"|(?:each|both|all)(?:\s+of\s+(?:them|these))?|the\s+\w+|my\s+\w+|{SESSION}|course)"
)
ENDS = any_case(
    rf"\bwhen\s+(?:does|will|would|do|is|am)\s+(?:all\s+)?{_COURSE}\s+(?:all\s+)?(?:be\s+|get\s+)?{_OVER}\b|"
    rf"\bwhen\s+(?:\w+\s+){{0,5}}(?:{SESSION}|course)\s+(?:of\s+\w+\s+)?(?:(?:will|be|are|is|get)\s+)*{_OVER}(?:\W*$|\s+if\b)|"
    r"\bkab\s+(?:tak\s+)?(?:khatam|complete|poor[aei]|pur[aei])\b|\bkab\s+tak\s+ho\s+ja\w+"
)
# The same of a course of which a day is known, in fewer words.
TILL = any_case(
    rf"\bwhen\s+(?:all\s+)?(?:will\s+)?(?:i\s+)?{_OVER}\W*$|\bwill\s+{_COURSE}\s+(?:all\s+)?be\s+{_OVER}\s+soon\b|"
    r"\b(?<!last )(?<!lasts )(?:till|until|up\s?to|to)\s+(?:when|wh?ich\s+(?:date|day|month)|what\s+date)\b"
    rf"(?:\W*$|\s+(?:(?:will|does|do|is|am|should|must|shall)\s+)?{_COURSE}\s+"
    rf"(?:(?:have|need)\s+to|go|run|continue|come|take|{_OVER})\b)|"
    r"\bkab\s+tak\s+(?:chal\w*|lena|karna|jaana|aana)\b"
)
_LEADS = (
    r"(?:\W*(?:and|n|ok|so|no|the|my|then|for|in|i\s+mean|(?:pls|please)?\s*(?:tell|give)\s+me|(?:what|how)\s+about|when|"
    r"what(?:['’]?s|\s+is)\s+(?:the|my))\b)*\W*"
)
ONLY_NTH = any_case(
    rf"{_LEADS}(?P<nth>{ORDINALS_LISTED})(?:\s+(?:ones?|wal[aei]|{SESSION}))?(?:\s+(?:of|for|in)\s+(?:the\s+|my\s+)?(?:treatment|it))?"
    r"(?:\s+(?:then|date|kab|when|i\s+meant?|is|(?:will|would)\s+be))*"
    rf"(?:\s+if\s+(?:\w+\s+){{0,3}}?{COUNT}(?!\s*(?:st|nd|rd|th)?\s*(?:of\s+)?{MONTH}\b)(?:\s+\w+){{0,3}})?\W*"
)
NO_DAY = any_case(
    r"\b(?:results?|see|growth|show\w*|work\w*|hurt\w*|pain\w*|book\w*|appointments?|cost|price|much|many)\b"
)
# How far apart somebody's sessions are: "mine are every 10 days".
OWN_INTERVAL = any_case(
    rf"\bevery\s+(?:(?:{COUNT}|other|alternate|second|2nd)\s+)?{UNIT}\b|\b{COUNT}\s+{UNIT}\s+(?:apart|gap)\b"
)
# Whether that day is of the week: "is the third one a Sunday".
IS_WEEKDAY = any_case(rf"\b(?:is|was|be|falls?(?:\s+on)?|it)\s+(?:[\w-]+\s+){{0,4}}?an?\s+{WEEKDAY}\b")
# Of one who tells of sessions, too: no "did" and "who", which tell, but "if".
ASKS = any_case(
    r"\?|\b(?:how|what|when|which|where|why|will|would|can|could|should|shall|may|is|are|does|do|if|needs?|tell|kya|"
    r"kab|kitn\w+|kaun\w*)\b"
)
# The number of sessions that was advised.
TOLD = any_case(
    r"\b(?:said|says|told|advised|recommended|suggested|prescribed|total(?:\s+of)?|for|all|of|only|if)\s+(?:me\s+)?"
    rf"(?:(?:to|i|we)\s+\w+\s+)?(?:(?:only|just)\s+)?{COUNTED}|\b(?P<n2>{COUNT})\s+(?:\w+\s+)?{SESSION}\b|"
    rf"\b(?P<n3>{COUNT})\s+(?:weekly|monthly)\b"
)
TOLD_TOTAL = any_case(
    r"\b(?:said|told|advised|recommended|suggested|prescribed|"
    r"total(?:\s+of)?)\s+(?:me\s+)?(?:to\s+\w+\s+)?(?:total\s+)?"
    rf"{COUNTED}"
)
# The number of sessions that were had, and how many are to come.
HAD = any_case(
    r"\b(?:had|done|did|taken|took|completed|finished|got|after|over|already)\b\W*"
    rf"(?:(?:my|the|only|just|all|first|already|done|had)\s+)*{COUNTED}|"
    rf"\b(?:had|did|done|taken|took|got)\s+(?:\w+\s+){{0,2}}(?P<n3>{COUNT})\s+times\b|"
    rf"(?<!of )\b(?P<n2>{COUNT})\s+(?:{SESSION}\s+)?(?:(?!(?:be|get)\b)\w+\s+){{0,2}}"
    rf"(?:done|over|completed|finished|{HAPPENED})\b"
)
# A message that tells how many it were: "did 6 so far", "finished 8 sittings".
SAID_HAD = any_case(
    rf"\b(?:had|did|done(?:\s+with)?|taken|took|completed|finished)\s+(?:(?:my|the|only|just|all|about)\s+)*"
    rf"(?P<n>{COUNT})\s+(?:\w+\s+)?(?:{SESSION}|so\s+far|already|till\s+now|until\s+now|up\s+to\s+now|yet)\b|"
    rf"\b(?P<n2>{COUNT})\s+(?:out\s+)?of\s+(?:the\s+)?{COUNT}\s+(?:\w+\s+){{0,2}}(?:done|over|completed|finished)\b|"
    rf"\b(?P<n3>{COUNT})\s+{SESSION}\s+(?:(?!(?:be|get)\b)\w+\s+){{0,3}}(?:done|over|completed|finished|{HAPPENED})\b|"
    rf"\b(?:had|did|done|taken|took|got)\s+(?:\w+\s+){{0,2}}(?P<n4>{COUNT})\s+times\b|"
    rf"\b(?:had|did|done|taken|took)\s+(?:only|just)\s+(?P<n6>{COUNT})\W*$|"
    rf"\b(?P<n5>{COUNT})\s+(?:(?:are|were|is|have\s+been)\s+)?(?:done|over|completed|finished)\W*$"
)
# A course that is over.
ALL_DONE = any_case(
    r"\b(?:all|course|full)\b(?:\s+(?!(?:be|get|when|if)\b)\w+){0,5}?\s+(?:done|over|completed|finished)\b|"
    r"\b(?:completed|finished|done(?:\s+with)?)\s+(?:with\s+)?(?:all|(?:the|my)\s+(?:full\s+|whole\s+)?course)\b"
)
# How many it were by now, and which one it is today.
BY_NOW = any_case(
    rf"{OF_MANY}.*\b(?:done|over|had|finished|completed|been|taken|{SESSION})\b.*"
    r"\b(?:by\s+now|so\s+far|(?:till|until)\s+(?:now|today)|by\s+today|already)\b|"
    rf"{OF_MANY}(?!.*\b(?:will|can|could|need|before)\b)(?:\s+(?:\w+\s+)?{SESSION})?"
    r"(?:\s+(?:are|is|were|have|has|had|i|we|must|been))*\s+(?:done|over|completed?|finished|had|taken)\b|"
    rf"\b(?:which|what)\s+(?:number\s+)?(?:{SESSION}|one|number)\s+(?:(?:am\s+i|are\s+we)\b|(?:is|was)\s+(?:it\s+)?"
    r"(?:today|now)\b)"
)
LEFT = any_case(
    rf"{OF_MANY}(?!\s+(?:more\s+)?{UNIT}).*\b(?:left|remain\w*|more|to\s+go|baa?ki|bach\w*|pending)\b"
    rf"(?!\s+(?:{UNIT}|time))|\b\d\s*(?:to|-|or)\s*\d\s+more\b|\b(?:remaining|left|baa?ki)\W*$|"
    r"\bwhat\s+about\s+(?:the\s+)?remaining\b|"
    rf"\b{COUNT}\s+(?:more\s+)?to\s+go\b"
)
# How long the whole course takes.
WHOLE = any_case(
    r"\b(?:total|totally|altogether|in\s+all|overall|whole|entire|(?:full|complete)\s+(?:course|treatment)|"
    rf"(?:the|of\s+a|a)\s+course|course\s+(?:duration|length|last|kitn\w+)|kitn\w+\s+{UNIT}\s+(?:tak\s+)?chal\w+|"
    r"(?:start|first)\s+to\s+(?:finish|end|last)|"
    r"poora|pura|"
    r"(?:will|would)\s+(?:i|we|it|this|the\s+\w+)\s+be\s+(?:all\s+)?(?:done|finished|over|completed?)|"
    r"(?:till|until|before)\s+(?:i\s*['’]?\s*a?m|we\s+are|it\s+is|it['’]?s)\s+(?:all\s+)?(?:done|finished|over|through|completed?)|"
    r"(?:treatment|it|course|everything)\s+(?:is|gets?)\s+(?:all\s+)?(?:over|done|finished|completed?)\s+(?:with)?in\s+\d+|"
    r"complete\s+hon\w+|khatam\s+hon\w+)\b"
)
TIME = any_case(rf"\b(?:how\s+long|time|duration|length|{UNIT}|kitna\s+(?:time|samay))\b")
NOT_LENGTH = any_case(
    r"\b(?:cost\w*|price|charge\w*|money|fees?|results?|growth|grow|hair|recover\w*|each|per|"
    r"(?<!that )(?<!this )one|single|minutes?|mins?|"
    r"hours?|see|show\w*|(?:a|the|whole)\s+session|day)\b(?<!\bfor each)"
)
ONLY_TOTAL = any_case(rf"{small('not|mean|meant')}(?:total|altogether|in all)\W*(?:time)?\W*")
SPAN_FOR = any_case(
    rf"\b{COUNT}\s*(?:weeks?|months?)\s+(?:for|in)\s+(?:all\s+)?(?P<n>{COUNT})\s*{SESSION}|"
    rf"\b(?P<n2>{COUNT})\s*{SESSION}\s+(?:(?:means?|matlab|is|are|will|would|takes?|be|so)\s+)+"
    rf"(?:(?:in|over|about)\s+)?(?:{OF_MANY}|{COUNT})\s*(?:weeks?|months?|hafte|mahine)\b"
)
ONLY_SPAN = any_case(
    rf"{small('means?|takes|hmm+|really')}"
    rf"{COUNT}(?:\s*(?:to|-)\s*{COUNT})?\s*(?:weeks?|months?|hafte|mahine)"
    r"(?:\W+(?:total|in\s+all|only|right|correct|na|then|altogether|approx\w*|roughly|for\s+(?:it|that|all)|of\s+coming|"
    r"(?:i|we)\s+(?:will\s+)?(?:have|need)\s+to\s+(?:come|visit)))*\W*"
)
# Another number of sessions for the same question: "and if i do 6?"
_LEADS_COUNT = small("he|she|do|did|take|get|have|need|suppose|says?|said|doctor|doc|dr|total|all")
ONLY_COUNT = any_case(
    rf"{_LEADS_COUNT}\b(?P<n>{COUNT})(?:\s+{SESSION})?(?:\s+(?:(?:is|are)\s+)?(?:then|instead|only|total|in\s+all|of\s+them|enough|needed|required))?\W*"
)
# "Did I miss the second one?", "is it late?": the day on which it was due tells.
WHETHER_LATE = any_case(
    r"\b(?:did|have|had)\s+(?:i|we)\s+(?:already\s+)?miss(?:ed)?\b|\b(?:am|was|is)\s+(?:i|it|that)\s+(?:too\s+|already\s+)?late\b"
)
OTHERS = any_case(
    rf"\b(?:{RELATIVE}s?|collea?gues?|neighbou?rs?|aunt\w*|someone|somebody|people|others|he|she|they)\b"
    r"[^.?!]*\b(?:saw|seen|got|notic\w+|had\s+(?:results?|growth)|grew|"
    rf"results?|shown?|showed)\b[^.?!]*\b{COUNT}\s*{UNIT}\b(?!\s+(?:ago|back))"
)
FRIEND = any_case(
    r"\b(?:friend|collea?gue|neighbou?r|cousin|flat ?mate|room ?mate|class ?mate|boss|someone|somebody"
    r"|(?:a|one|some|this|that)\s+(?:girl|boy|guy|man|woman|lady|person))s?\b"
    r"(?!.*\b(?:i|we|me|us)\b)"
)
SESSIONS = any_case(rf"\b{SESSION}\b")
SEES = any_case(r"\b(?:shows?|visible|see|seen|results?|growth|grown?)\b")
HOW_MANY = any_case(
    rf"{OF_MANY}(?!\s+(?:more\s+)?{UNIT})|\b(?:finish|complete|fit|all)\b.*\b(?:course|{SESSION})\b|"
    r"\b(?:course|treatment|sessions?|sittings?)\b.*\b(?:fit|finish\w*|complet\w*|over)\b|"
    rf"\b{SITTING}\s+(?:before|by|until|till)\b|\b(?:need|have)\s+many\s+{SESSION}|\bcan\s+(?:i|we|he|she)\s+(?:do|have|get|take|start)\b.*\bbefore\b"
)
# What may be seen or felt after a session, which is no result.
MARKS = any_case(
    r"\b(?:marks?|scars?|red(?:ness)?|swell\w*|swollen|bruis\w*|bleed\w*|pain\w*|hurt\w*|scabs?|downtime)\b"
)
# A session that was had and is not the first: its day is not the day from which a course is counted.
_LATER_NUMERAL = r"(?:2nd|3rd|[4-9]th)"  # a day as well: "the 5th"
LATER_HAD = any_case(
    r"\b(?:second|dusr\w+|third|tisr\w+|fourth|fifth|sixth|"
    rf"{_LATER_NUMERAL}\s+(?:one|{SESSION}|was|had|i\s+had)|my\s+{_LATER_NUMERAL}|"
    rf"(?:last|latest|previous)\s+(?:one|{SESSION}))\b"
)
