"""Alarming signs in a body, told in medical or in everyday words, grouped by what is in danger.

`ALARM` may still be a question or a story of the past, but for what was taken by mistake (`poisoning.py`).
"""

from clinic.people import RELATIVE
from extensions.nlu.phrases import NAHI, NOT, SAME, any_of, beside, near
from extensions.nlu.poisoning import POISONING

SOMEBODY = rf"(?:i|he|she|(?:my |our |the |his |her )?{RELATIVE})"
CANNOT = (
    r"(?:can'?t|cnt|could ?n'?t|not|unable|cannot|hard|diff?ic\w+|trouble|struggl\w+|problem|hardly|barely|mushkil)"
)
IS = r"(?:is|are|feels?|got|getting|gone|became|becoming|turned|turning|going|went)"
HAS_COME = r"(?:gay[aie]|gyi|gya|gye|rah[aei]|rha|rhi|aay[aie]|aya|ayi|hu[aie]|nikal)"
VERY = r"(?:bahut|bohot|bht|tez|zyada|itna)"
CAUSELESS = r"(?:uncontroll?abl[ey]|non ?-?stop|continuous\w*)"

# Breath and throat
SWALLOW = r"sw[ao]?l+[aeo]*w\w*"
BREATHE = rf"(?:b?reath\w*|breth\w*|breat|breeth\w*|saa?ns|{SWALLOW})"
BREATH = (
    near(CANNOT, BREATHE),
    near(BREATHE, r"problem|trouble|diff?ic\w+|issue|mushkil"),
    near("inhaler|nebuli[sz]er|pump", r"nothing|empty|no (?:help|use|relief|effect)|not (?:help|work)\w*"),
    near("saa?ns|saas", rf"{NAHI}|dikkat|takle?e?f|phool\w*|chh?oti|atak\w*|ruk|ukhad"),
    r"(?:br[ea]+thles\w*|wh?e+z\w+|wh?ees\w+|choking(?! (?:up|with))|gasping|suffocat\w+)\b",
    r"short(?:ness)?(?: of)? breath\b|da?u?m ghut",
)

# Allergy
FACE = (
    r"(?:lips?|face|t[ou]+ng\w{0,2}|eyes?|eyelids?|forehead|neck|cheeks?|mouth|nose|chin|ears?|fingers?|jaw"
    r"|th?ro\w{0,3}t\w?)"
)
SWOLLEN = rf"(?!(?:cheeks?|mouth|nose|chin|ears?|fingers?|jaw)\b){FACE}"
CHEHRA = r"(?:ho[nth]{1,3}h?|chehr[aei]|muh|munh|aankh\w*|jeebh|jubaa?n|zubaa?n|gala|gale)"
SWELL = r"(?:sw[eo]l\w*|puff\w*|balloon\w*)"
BIG = r"(?:fat(?:ter)?|thick(?:er)?|double|heavy|big(?:ger)?|huge|large)"
MARKS = r"(?:swell\w*|swollen|rash\w*|redness|numbness|hives)"
ALLERGY = (
    near(SWOLLEN, SWELL) + "|" + near(r"sw[eo]l\w*", SWOLLEN),
    near(FACE, r"closing|clos\w+ (?:up|in|off)"),
    near(rf"lips?|t[ou]+ng\w{{0,2}}|face {IS}", r"bigger|huge") + rf"|(?:lips?|t[ou]+ng\w{{0,2}}) (?:\w+ ){{0,2}}?"
    rf"(?:{IS}|so) (?:\w+ ){{0,2}}{BIG}\b",
    rf"(?:eyes?|eyelids?) {IS} (?:\w+ ){{0,2}}shut\b",
    near("eyes?", rf"(?:\w+n't|{NOT}) (?:\w+ )?open\w*"),
    beside(MARKS, "spread\\w*") + "|" + near(MARKS, r"growing|increasing|worse\w*"),
    near("red", "lines?|streaks?|stripes?", r"spread\w*|going|moving|run\w*|up|climb\w*|creep\w*|walk\w*"),
    near("rash(?:es)?|itching|bumps|boils", "everywhere|whole|body|allover"),
    r"(?:hives|welts|weals|anaphyla\w*)\b",
    r"(?:i am|i'?m|s?he(?:'s| is)) (?:\w+ )?reacting\b(?! well)",
    r"(?:allerg\w+|reaction) (?:\w+ )?ho (?:ga?y[aei]|rah[aei])\b(?! th)",
    rf"{FACE}\b(?: \w+){{0,4}} like (?:a |an |two )?(?:\w+ )?(?:balloons?|(?:foot)?balls?|melons?|pumpkins?|sausages?"
    r"|tennis balls?|golf balls?|bullfrog|frog|slits?)\b",
    rf"{FACE}\b(?: \w+){{0,3}} (?:double|twice|triple)(?: \w+){{0,2}} (?:size|big|normal)"
    rf"|{FACE}\b(?: \w+){{0,3}} size (?:\w+ )?double",
    r"eye(?:s|lids?)?\b(?: \w+){0,4} slits?\b|look(?:s|ing)? like (?:a |an )(?:\w+ )?(?:balloon|bullfrog|frog"
    r"|puffer\w*|boxer)\b",
    rf"{CHEHRA} (?:\w+ ){{0,3}}(?:dugn[aei]|gubb?a+r\w*|mot[aei] ho|phool (?:ga|rah|rha)\w*|phul (?:ga|rah|rha)\w*)",
    near(r"su+j\w*|soo?j\w*", HAS_COME),
    r"(?<!your )\bvoice (?:is |has |'s )?(?:\w+ )?(?:gone|going|lost|vanished|hoarse|croaky|squeaky"
    r"|muffled)\b(?!.*\b(?:cold|shout\w*|sing\w*|match)\b)",
    r"lump (?:\w+ )?in (?:my|his|her|the) throat\b[^?!]{0,40}\b(?:grow\w*|bigger|since|swallow|breath\w*)",
    r"aa?waa?z (?:\w+ )?(?:baith|band|chali) (?:ga|ho|rah)\w*",
)

AMBULANCE = r"(?:amb[ul]+[ae]n\w*)"
# Not awake, not well to look at
FAINT = (
    r"(?:faint(?:ed|ing)|un ?con[sc]+h?i?o?us\w*|unresponsive|collapsed|s[ei]+z[ui]+e?re?s?|convulsions?|(?:a"
    r"|had|having|got|getting|sort of|kind of) fit|(?:pass(?:ed|ing)|blacked) out)\b",
    # The noun: "which treatment fits" is about none.
    r"(?:ha[vds]\w*|get\w*|got) (?:\w+ )?fits\b|(?:of|with|in|into|from|like|thr[eo]w\w*|epileptic|febrile) fits\b"
    r"|fits (?:are|were|have|start\w*|c[ao]m\w+|since|again|keep\w*|aa\w*|aay\w*|ho (?:rah|ga)\w*|pad\w*|hai)\b"
    rf"|(?:he|she|{RELATIVE}) fits\W*(?:$|and\b)|(?<![\s\S])fits\b",
    near(r"bu?khaa?r|chakk?ar|behos\w*", HAS_COME),
    rf"{SOMEBODY}(?:'s| is| are| was)? (?:\w+ ){{0,2}}{NOT} (?:\w+ )?(?:waking|responding|reacting|moving|blinking"
    r"|answer(?:s|ing)?(?! (?:\w+ )?(?:calls?|phone|messages?|questions?)))\b",
    r"(?:can'?t|cannot|unable to|not able to|couldn'?t|trying to|hard to) (?:\w+ )?(?:wake|rouse|waken"
    r"|awaken) (?:him|her|my|papa|mummy)\b",
    r"(?:sh(?:ake|ook|aking)|slapp?(?:ed)?|call(?:ing)?) (?:him|her)\b[^?!]{0,30}\b(?:nothing|no (?:reply|answer"
    r"|reaction)|n['o]?t)\b",
    r"(?:he|she|baby|" + RELATIVE + r")(?:'s| is| has| looks?| went| feels?| seems?)+ (?:\w+ ){0,3}"
    r"(?:limp|floppy|drowsy|lifeless|twitching|foaming|frothing|jerking)\b(?! hair)",
    r"look(?:s|ing)? (?:right |straight )?through (?:me|us)\b|(?:stares|staring) (?:at (?:the |a )?(?:wall|ceiling"
    r"|nothing)|blankly)",
    rf"{SOMEBODY} (?:just |suddenly |has |have )?(?:slid|slipped|slumped|sank|toppled|crumpled|keeled|fell|dropped)"
    r" (?:\w+ )?(?:off|from|down|over|to|on|onto) (?:the |her |his |my )?(?:\w+ )?(?:chair|floor|ground|stairs|steps"
    r"|sofa|seat|couch)\b",
    r"(?:feel(?:ing)?|think|am|i'm|im|he is|she is) (?:like |as if |that )?(?:i |he |she )?(?:will |may |might |am )?"
    r"(?:about to |going to |gonna )?(?:drop|collapse|faint|black out|pass out)\b"
    r"(?! (?:out|off|at|the|my|it|when|if|see(?:ing)?|on seeing)\b)",
    near(r"feel\w*|felt", "about|going|gonna|like", r"faint\w*|pass(?:ing)? out|black(?:ing)? out|collaps\w+"),
    r"(?:can'?t|cannot|hardly|barely|unable to|not able to|struggling to|hard to) (?:\w+ )?keep (?:my|his|her"
    r"|the) eyes open",
    rf"not able to (?:stand|speak|see|move)\b|(?:{NOT}|\w+n't)(?: able)?(?: to)? (?:stand(?! (?:needles?|injections?"
    r"|blood|the|this|it)\b)|wake (?:him|her|up)|walk)\b",
    r"hila (?:ke|kar|ya)\b|(?:papa|mummy|mumm?y?|dad[ai]|nan[ai]|bhai|behe?n|bet[aei]|wo|woh) (?:\w+ )?(?:uth|jaag"
    r"|bol) nahi (?:rah|rha|pa)\w*",
    rf"{RELATIVE}\b{SAME}neend me (?:ja|dub|doob)\w*",
    rf"(?:call|send|need|want) (?:\S+ ){{0,3}}{AMBULANCE}|{AMBULANCE} (?:\S+ ){{0,3}}(?:number|no|please|pls|plz"
    r"|quick|fast|bulao|bhejo|chahiye)\b",
    r"(?:skin|lips?|nails?|fingers?|face|hands?|feet|toes|tongue|mouth)\b(?: \w+){0,4} (?:blue|grey|gray|purple"
    r"|ashen)\b",
    r"(?:honth|hoth|haath|hath|pair|nakhun|chehra|munh|muh|ungl\w+) (?:\w+ ){0,2}neel[aei]\b|\bneel[aei] (?:honth"
    r"|hoth|nakhun)\b",
    r"(?:he|she|baby|" + RELATIVE + r") (?:is |has |has gone |is going |went |turned |turning |gone |going )+blue\b",
    r"colou?r of (?:ash|chalk|paper|wax)\b|white as (?:a |the )?(?:sheet|chalk|paper|wall)",
)

# Blood, wounds and infection
BLEEDING = r"(?:bl[ea]*d+[ie]n\w*|bleeds?|blood|khoon)"
FEVER = r"(?:fever|temp(?:erature)?|bu?kha+r)"
# In Fahrenheit or Celsius; "fever at 40" may be an age.
HIGH = r"(?:10[1-9](?:\.\d)?|38\.[5-9]|39\.\d|4[01]\.\d|(?:39|4[01])(?= ?(?:°|deg\w*|c\b|celsius)))"
CHILLS = r"(?:chills|rigou?rs?|shiv[ea]?r\w*|shaking|trembling|chattering)"
FOUL = r"(?:smell\w*|odou?r|discharge|liquid|water|fluid)"
WOUND = (
    rf"{BLEEDING} (?:\S+ ){{0,5}}(?:stops?|stop+ing?|non ?-?stop|continuously)\b",
    rf"(?:\w+n['o]?t|not|never) (?:\w+ )?stop+(?:ed|ing)? (?:\w+ )?{BLEEDING}",
    r"(?:bleed\w*|(?:blood|khoon) (?:\w+ )?(?:coming|dripp|runn|flow|trickl|ooz|beh|nikal)\w*) (?:\S+ ){0,6}(?:for"
    r"|since|after) (?:\w+ ){0,3}h(?:ou)?rs?\b",
    r"(?:second|third|fourth|fifth|[2-9](?:nd|rd|th)) (?:towel|cloth|gauze|cotton|bandage|dressing|pad)\b",
    near("khoon|blood|bleeding", f"band {NAHI}|ruk\\w* (?:hi )?{NAHI}|{NAHI} (?:ruk|band)"),
    near(
        "vomit\\w*|thr[eo]w\\w* up|br\\w+ up|cough\\w*|spit\\w*|pass\\w*|pee\\w*|pooping|ulti|khaa?n?si|peshab|potty"
        "|latrine|urine|stools?|motions?|thook\\w*",
        r"blood\b(?! (?:tests?|reports?|samples?))|khoon\b(?! ki )",
    ),
    near(
        "blood|khoon",
        "in|from|while|ki|me|mein",
        "vomit|cough|urine|stools?|motions?|pee|spit|sputum|ulti|peshab|potty|mouth|ears?",
    ),
    r"(?:towels?|pillows?|cloths?|cotton|gauze|tissues?|bandages?|collar|shirt|dupatta)\b(?: \w+){0,4} (?:red"
    r"|bloody|soaked|dripping)\b(?! (?:in|with) (?:oil|water))",
    r"(?:tauliya|takiya|kapda|rumaal|dupatta)\b(?: \w+){0,3} (?:laal|lal|bheeg\w*|khoon)\b",
    near("stools?|motions?|potty", r"black|tarry|kaa?l[ai]"),
    r"(?:cotton|gauze|bandages?|dressings?|pads?) (?:\w+ ){0,3}(?:full|soaked)\b",
    r"bl(?:oo|ee)d (?:is |was )?(?:all over|everywhere)\b",
    beside(r"sp[ua]rt\w*|squirt\w*|gush\w*|pour(?:s|ing)|shoots? out", "blood|khoon"),
    r"bleed\w* from (?:the |his |her |my |one )?(?:ears?|mouth|eyes?)\b",
    near(FOUL, "rotten|rotting|dead")
    + rf"|(?:puss?|maw[ae]+d|oozing|(?:foul|rotten|rotting|stinking) (?:\w+ )?{FOUL})\b",
    r"(?:yellow|green|stinking|smelly|milky|peel[aei])(?:ish)? (?:\w+ )?(?:stuff|liquid|fluid|water|goo|matter"
    r"|slime|paani|pani)\b(?: \w+){0,3} "
    r"(?:on my pillow|from|out|coming|comes|runs?|running|dripp\w+|leak\w*|ooz\w*|nikal\w*|beh|bah)\b",
    r"(?:weep|leak|drip|seep|ooz|runn)\w* (?:\w+ ){0,2}(?:yellow|green|milky|cloudy)(?:ish)? (?:stuff|liquid|fluid"
    r"|water)\b",
    rf"{FEVER}\b(?:\W+\w+){{0,3}}?\W+{HIGH}(?!\w)|{HIGH} ?(?:°|deg\w*)? ?[fc]?\W*{FEVER}\b",
    beside("fever|temperature|temp", CHILLS) + "|" + near(CHILLS, "burning"),
    rf"{CAUSELESS} (?:shak|shiver|trembl|vomit|bleed)\w*|(?:shak|shiver|trembl|vomit|bleed)\w* (?:\w+ )?{CAUSELESS}",
    near("skin|scalp|patch|spot|area", IS, r"(?:(?<=white )|black|purple|blue|gr[ea]y|white)"),
)

# Head
STIFF = rf"(?:stiff neck|neck (?:\w+ ){{0,3}}(?:stiff|locked|rigid|{NOT}))\b"
FEVERISH = r"(?:fever|lights?|lamps?|headache|vomit\w*|bukhar)"
HEAD = (
    near("unbearable|excruciating|severe|terrible|horrible|worst", "pain|headache|paining|ache"),
    near(VERY, "dard|pain", HAS_COME) + "|" + near("dard|pain", VERY, HAS_COME),
    r"(?:head|scalp|skull|face|skin) (?:is |feels? |has |on )?(?:\w+ )?(?:on fire|in flames|exploding|bursting"
    r"|splitting|cracking)\b(?! (?:with|from|of) (?:all|so|this|info\w*|tension|questions|choices|ideas))",
    r"s[ai]r (?:me|mein|pe) (?:\w+ )?aag\b",
    r"(?:bolt|thunderclap|explosion|lightning) (?:\w+ ){0,2}(?:of pain|in (?:my|the|his|her) (?:head|skull))",
    r"(?:pain|headache)\b(?: \w+){0,6},? (?:the )?worst (?:ever|of my life|i (?:have )?ever)",
    r"s[ai]r ?dard\b[^.?!]{0,30}(?:kabhi nahi|phat|bardasht)",
    r"chin (?:to|on|against|touch\w*) (?:my |the |his |her )?chest",
    rf"{STIFF}[^?!]{{0,80}}\b{FEVERISH}\b|{FEVERISH}\b[^?!]{{0,80}}\b{STIFF}",
    r"gardan (?:\w+ )?(?:hil|mud|mod|jhuk)\w* nahi|gardan (?:\w+ )?nahi (?:hil|mud|mod|jhuk)"
    r"|gardan akad\w* (?:\w+ )?(?:bukhar|ga)",
)

# Heart
HEART = (
    beside("chest|seen[ae]|chh?ati", "pain\\w*|tight\\w*|pressure|heav\\w+|hurts?|hurting|dard|bhaa?ri"),
    r"(?:band|belt|weight|stone|brick|elephant|vice|clamp|rock)\b(?: \w+){0,3} (?:chest|ribs|breast(?:bone)?)\b",
    r"(?:clutch|grabb|grasp|holding|rubb)\w* (?:his|her|my) (?:chest|breast|heart)\b(?! hair)",
    r"heart(?:'s)? (?:is |was |has been |started )?(?:\w+ )?pain(?:s|ing)?\b(?! (?:to|when|for|seeing|looking|at)\b)",
    r"heart (?:is |was )?(?:\w+ )?(?:jumping out|galloping|hammering|stopping)\b(?! (?:with|when|at|before)\b)",
    r"(?:heart|pulse|dil|dhadkan|bpm|heart ?beat|heart ?rate)\b(?: \w+){0,4} (?:1[3-9]\d|2[0-4]\d)\b|dhak ?-?dhak\b",
    r"(?:seene|chh?ati) (?:pe|par|me|mein) (?:\w+ ){0,2}(?:pat?th?ar|bojh|dabav|dabaav|jakdan)\b",
    r"sugar (?:\w+ ){0,3}(?:[1-4]\d|5[0-5])\b(?! (?:years|yrs|percent))",
    r"(?:nabz|naadi|dhadkan) (?:\w+ )?(?:dheem[ia]|band|ruk)\b",
    r"(?:feeling|sense) of doom\b|cold sweats?\b(?! at night)",
)

# Nerves and eyes
NUMB_PARTS = r"(?:face|arms?|hands?|legs?|foot|feet|fingers?|side|mouth|cheeks?|chin|lips?|jaw|tongue)"
STROKE = (
    near(NUMB_PARTS, "numb|paraly[sz]ed|droop\\w*") + "|" + near(NUMB_PARTS, "no|lost", "sensation|feeling"),
    near("numb|paraly[sz]ed|droop\\w*", NUMB_PARTS) + "|" + near(r"haath|hath|pair|chehr[ae]|mu+n?h|ungl\w+", r"su+n+"),
    near("no|lost", "sensation|feeling", NUMB_PARTS) + "|" + near(r"can'?t|cannot|not|\w+n't", "feel", NUMB_PARTS),
    r"(?:mouth|smile|lip|face|muh|munh|chehra)\b(?: \w+){0,3} (?:crooked|lopsided|droop\w*|hanging|twisted|sideways"
    r"|te[rd]h[aei])\b",
    r"(?:mouth|lip|face)\b(?: \w+){0,2} (?:hangs|pulled|slid\w*|slipp\w*|shifted|falling)(?: \w+){0,2} (?:to"
    r"|on) (?:one|the left|the right)",
    rf"(?:he|she|i|{RELATIVE})(?: \w+){{0,2}} (?:talk|speak|mumbl|mutter|babbl)\w*(?: \w+)? (?:gibberish|rubbish"
    r"|nonsense|garbled|backwards)\b",
    near(
        "speech|talk(?:s|ing)?|speak(?:s|ing)?|words", r"slur\w*|confused|unclear|mixed|jumbled|mashed|funny|weird\w*"
    ),
    near("slur\\w*|confused", "speech|talk(?:ing)?|words"),
    near("talking|speaking|seems|looks", "confused\\w*|confusion|strange")
    + "|(?:talk|speak)ing nonsense|stopped making sense",
    r"(?:arm|leg|hand|foot|left side|right side) (?:has |is |just )?(?:went|gone|going|feels) (?:\w+ )?(?:dead"
    r"|lifeless|paraly\w+)\b",
    r"drag(?:s|ging|ged)? (?:my|his|her|one|the|a) (?:\w+ )?(?:leg|foot|feet|side)\b",
    r"(?:can'?t|cannot|unable to|not able to) (?:hold|lift|raise|grip|move) (?:a |the |my |his "
    r"|her )?(?:\w+ )?(?:spoon|cup|glass|pen|fork|arm|leg|hand|fingers?)\b",
    near(r"lost|losing|blur+[ey]\w*|no|double", "vision|sight|eyesight|nazar"),
    near("vision|eyesight|sight|nazar", r"blur\w*|gone|lost|black|loss|foggy|chali"),
    r"(?:can'?t|cannot|unable to|not able to) (?:\w+ )?see (?:\w+ )?(?:from|with|through) (?:\w+ ){0,2}eyes?\b",
    r"see(?:s|ing)? (?:(?:everything|things|people) (?:in )?(?:double|two)|double|two (?:of|faces|heads|people"
    r"|screens))\b",
    r"half (?:of )?(?:what i (?:see|look at)|(?:my|the|her|his) (?:vision|sight|view|screen|page)) (?:is |has "
    r"|just )?(?:missing|gone|black|dark|blank)",
    r"(?:ground|floor|room|walls) (?:is |are |keeps? )?(?:\w+ )?(?:tilting|spinning|swaying|moving)\b|seeing stars\b",
)

ALARM = any_of(BREATH, ALLERGY, POISONING, FAINT, WOUND, HEAD, HEART, STROKE)
