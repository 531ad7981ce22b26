"""Dangers told in everyday words, grouped by kind.

`DESPAIR` and `THREAT` are certain; `ALARM` may still be a question or a story of the past.
"""

import re

FAMILY = (
    r"(?:mother|father|mom|mum|mummy|amma|papa|dad|wife|husband|son|daughter|brother|sister|friend|grand\w+|uncle"
    r"|aunt\w*|cousin|room ?mate|nan[ai]|dad[ai]|bhai|behe?n|didi|bhabhi|kid|child|toddler|baby|boy|girl|bet[aei])"
)
SOMEBODY = rf"(?:i|he|she|(?:my |our |the |his |her )?{FAMILY})"
CHILD = (
    r"(?:bab(?:y|ies)|toddler|infant|kids?|child(?:ren)?|son|daughter|boy|girl|nephew|niece|grand(?:son|daughter|child)"
    r"|little one|\d+ ?(?:years?|yrs?|months?)[ -]old|twins?|bach?ch?[aeio]|bet[aei]|chh?ot[aeiu]|puppy|dog|cat)"
)
SELF = r"(?:my|him|her|them)sel(?:f|ves)"
NOT = r"(?:not|never|n['o]?t|dont|cant|wont|cannot|unable to)"
SAME = r"[^.?!]{0,40}?\b"  # within the same sentence, not far

# Despair
FAREWELL = (
    r"(?:good ?-?bye|farewell|suicide) (?:note|letter|message|text|mail)s?\b",
    r"(?:wrote|written|writing|left|recorded) (?:\w+ ){0,3}(?:good ?-?bye|farewell|last (?:letter|words))",
    r"(?:saying|said|say) (?:my )?(?:good ?)?-?byes? to (?:all|every\w+|(?:my|his|her) \w+)",
    r"(?:this is my last (?:message|words|night|day)\b|(?:the )?last time (?:we|you|they)(?:'ll"
    r"| will)? (?:ever )?(?:talk|speak|see|hear))",
    r"no ?(?:one|body) will (?:ever )?find (?:me|him|her|us)\b",
    r"(?:chitt?h?i|khat) (?:\w+ ){0,2}(?:likh|chhod)\w*",
)
HARM = (
    rf"(?:finish|kill|hang|drown|poison|shoot|end|harm)(?:ing|s)? {SELF}",
    rf"(?:cut|cuts|cutting|slashed) {SELF}(?! (?:\w+ )?(?:shav|trimm|cook|chopp)\w*)",
    r"(?:cut|cuts|cutting|slit|slashed|slashing|burn|burning|burned|burnt) (?:my|his|her) (?:own |left |right )?"
    r"(?:wrists?|veins?|arms?|thighs?|legs?|throat|forearms?)\b(?! hair)",
    rf"locked {SELF} (?:in|up|inside)\b{SAME}(?:bath\w*|wash\w*|toilet|{NOT}|cry\w*|scream\w*|knife|blade|pills"
    r"|quiet|letter)\b",
    r"(?:i|he|she)(?:'ve|'s| have| has)? (?:just )?locked the (?:\w+ )?door",
    rf"{NOT} open(?:ing)? the (?:\w+ )?door|(?:kamr[ae]|darwaz[ae]) (?:\w+ ){{0,2}}band\b(?! nahi)",
    r"(?:dupatta|rope|saree|sari|noose|belt|rassi|phanda) (?:\w+ ){0,4}(?:fan|ceiling|pankh[ae]|neck|gale)\b",
    r"(?:buy|bought|got|have|ordered) (?:a |an |the |some |rat )?(?:rope|noose|poison|pesticide|sulphas|celphos)\b",
    r"(?:blade|knife|razor|rope|poison|acid|pills|tablets) (?:\w+ ){0,4}(?:with me|in my (?:hand|fist|palm|mouth)|ready"
    r"|lined up|in front of me|beside me|next to me|on my (?:wrist|table|bed|lap|desk))\b(?! (?:for|at|to)\b)",
    r"(?:count|collect|sav|hoard|lin|stock)(?:ed|ing) (?:up )?(?:\w+ ){0,3}(?:pills|tablets)",
    r"tried (?:\w+ ){0,3}(?:with|by) (?:pills|tablets|hanging|poison|a blade)",
    rf"(?:will|wants? to|going to|ready to|threat\w*){SAME}(?:drink|eat|swallow|take|consume) (?:\w+ )?"
    r"(?:poison|phenyl|bleach|harpic|pesticide|kerosene|(?<!folic )(?<!amino )acid)\b",
)
JUMP = (
    r"(?:will|going to|gonna|want to|wanna|about to|ready to|thinking of) (?:just )?jump(?:ing)?"
    r"(?= (?:now|tonight|today|off|out|down|if|from)\b|\W*$|[,.!])",
    r"(?:jump|leap)(?:ed|ing|s)? (?:down )?(?:off|from|out of|in front of|under|into) (?:\w+ ){0,3}(?:roof|building"
    r"|terrace"
    r"|balcony|bridge|train|floor|window|cliff|river|lake|well|truck|bus|metro|flat|tower)\b",
    r"(?:stand|sit|climb|is|am|gone|went)(?:ing|s|ed|ting)? (?:\w+ ){0,2}(?:on|at|over|onto|to) (?:the|a|our"
    r"|my) (?:\w+ ){0,2}"
    r"(?:ledge|railing|rail|parapet|window ?sill|railway (?:line|tracks?)|train tracks?)\b",
    rf"(?:on|at) the (?:\w+ )?(?:terrace|roof|balcony|bridge|tracks?)\b{SAME}(?:{NOT} (?:\w+ ){{0,3}}(?:come|be|want)"
    r"|come down|looking down|end it)",
    r"(?:lie|lying|lay|laying|sleep\w*) (?:down )?on the (?:\w+ )?(?:tracks?|rails|railway\w*)\b",
    r"(?:chh?at|pul|building|train) (?:\w+ ){0,3}ku?o?o?d (?:ja\w*|rah[aei]|lu\w*)",
)
GONE = (
    r"(?:without me\b|(?:if|once|when|after|that) i(?:'m| am|m| was| were)? ?(?:not |no |wasn'?t "
    r"|weren'?t )?(?:more |longer )?"
    r"(?:dead|gone|died?|there|here|around|alive|in it)\b)"
)
WEARY = (
    rf"(?:better|happier|lighter|easier|relieved|relief|freer?|at peace|glad|burden|notice|cry|miss){SAME}{GONE}",
    r"(?:i am|i'm|im|being) (?:just |only |such )?(?:a )?(?:burden|weight|load) (?:on|to|for)\b",
    rf"(?:hop\w+|wish\w*|want\w*|pray\w*|wanna){SAME}{NOT} (?:\w+ ){{0,3}}(?:wake|woke|get up|open (?:my|his"
    r"|her) eyes)",
    r"(?:sleep|asleep) (?:\w+ ){0,2}(?:forever|for ever|and (?:never|not) (?:wake|get|open))",
    rf"why{SAME}(?:keep|go on|carry on|should|continue|bother|stay){SAME}(?:live|living|alive|exist\w*|breathing)\b",
    r"(?:point|use|sense|reason) (?:in|of|to|for) (?:even |still |my |me )?(?:keep |go on |being |staying )?"
    r"(?:liv(?:e|ing)|life|breathing|alive|waking up|exist(?:ing)?)\b(?!\W?(?:long|time|style|span))",
    r"(?:life|world|earth) (?:is|has|holds) (?:\w+ )?(?:not|no|nothing) (?:\w+ )?(?:for|left for) me\b",
    r"(?:leave|leaving|quit|quitting) (?:this|the) (?:world|life|earth)\b",
    r"(?:can'?t|cannot|can not|won'?t) (?:carry on|go on|keep going|take (?:it|this) any ?more)"
    r"(?=\s*(?:[,.!]|$|any ?more|living|alone|like this|with (?:my |this )?life))",
    r"rather (?:be |lie )?(?:\w+ )?(?:dead|die|six feet under|in (?:a|my|the) grave|not (?:be )?(?:alive|exist"
    r"|live))\b",
    r"suicide (?:is |was )?(?:\w+ ){0,2}(?:way out|answer|option|solution|only)",
    r"(?:i am|i'm|im|i feel|he is|she is|(?:my \w+ )is|feeling) (?:\w+ )?suicidal\b",
)
HINDI_DESPAIR = (
    r"(?:apni|meri|khud ki) jaan (?:le|de|len|den|lun|dun|deng|leng)\w*",
    r"\bmar (?:hi|bhi) (?:jau|jaau|jaun|jana|jaana)\w*",
    r"(?:zeha?r|jaha?r|neend ki goli\w*) (?:\w+ ){0,2}(?:kha|pi|le) ?(?:l[aeiu]|lung|lunga|jau|rah|chuk|gay)\w*",
    r"(?:phaa?nsi|fansi|phanda) (?:\w+ )?(?:lag|pe|par|jhool|latak)\w*",
)

# Violence
PERSON = (
    r"(?:him|her|them|you|every(?:one|body)|some(?:one|body)|(?:the|this|that|my|his|your|a) (?:\w+ )?(?:doctors?"
    r"|dr|man|guy|woman"
    rf"|staff|nurse|boss|owner|barber|technician|receptionist|people|ex|surgeon|neighbou?r|{FAMILY}))"
)
VIOLENCE = (
    r"(?:i|i'll|he|she|we|they|husband|wife|brother|son|father|man)\b(?: \w+){0,2} (?:will|going to|gonna|wants? to"
    r"|feel like"
    r"|about to|i'll|threat\w*|swears?)(?: \w+)? (?:kill|stab|shoot|murder|strangle|burn"
    rf"|attack)(?:ing)? {PERSON}\b(?! hair)",
    rf"\bi'?ll (?:kill|stab|shoot|murder|burn) {PERSON}\b(?! hair)",
    r"(?:trying|tried|wants|threat\w*|says? he will) (?:to )?(?:kill|stab|shoot|burn) (?:me|us)\b",
    rf"(?:com(?:e|ing)|came|stand\w*|outside|waiting|here|sitting){SAME}with (?:a|his|the|my) (?:gun|pistol|knife"
    r"|rod|axe|sword|acid)\b",
    r"(?:knife|pistol|dagger|machete|acid|petrol) in (?:my|his|her) (?:bag|hand|pocket|jacket|car)\b",
    r"(?:is|are|keeps?|was) (?:\w+ )?(?:beating|hitting|kicking|strangling|attacking|stabbing|thrashing)"
    r" (?:me|her|him|us|my \w+)\b(?! (?:hair|hard|that|at|in)\b)",
    r"jaan se maar\w*|goli maar d\w+|(?:mujh?e|use|usko|mummy ko) (?:\w+ )?(?:maar|peet|pit) (?:rah|rha)\w*",
)

# Poisoning
HARMFUL = (
    r"(?:shampoo|conditioner|hair ?(?:oil|dye|colou?r|serum|spray|gel|tonic|lotion|foam|solution)|dye|detergent"
    r"|bleach|phenyl"
    r"|harpic|cleaner|kerosene|petrol|thinner|sanit[iy][sz]er|perfume|batter(?:y|ies)|coins?|magnets?|needles?"
    r"|poison|lotion"
    r"|peroxide|insecticide|pesticide|nail polish|disinfectant|toner|after ?shave|minoxidil|(?<!folic )(?<!amino )acid)"
)
REMEDY = (
    r"(?:finasteride|dutasteride|tablets?|pills?|capsules?|medicines?|gummies|dawai|dawa|goli\w*|strips?|cream"
    r"|serum|foam|oil|biotin)"
)
INGESTED = r"(?:swallowed|ate|eaten|eating|drank|drunk|gulped|chewed|licked|sucked|sipped|consumed|ingested)"
INGESTED_HINDI = r"(?:kha|pi|pee|nigal|chaat|chaba) (?:li|lee|liya|lia|gay[aie]|gyi|gya)\b"
OVERDUE = (
    r"(?:by mistake|by accident|accidentally|mistakenly|galti se|double dose|twice(?! (?:a|per|daily|each|every)\b))"
)
POISONING = (
    rf"(?<!be )(?:swallowed|ate|drank|drunk|gulped|licked|sipped|chewed|consumed|ingested) (?:\w+ ){{0,4}}{HARMFUL}\b",
    rf"{CHILD}\b{SAME}{INGESTED} (?:\w+ ){{0,5}}(?:{HARMFUL}|{REMEDY})\b(?! (?:for|since|daily|every)\b)",
    rf"{CHILD}\b[^?!]{{0,80}}\b(?:{HARMFUL}|{REMEDY})\b[^?!]{{0,60}}\b(?:{INGESTED} (?:it|them|some|one|all|a few)"
    r"|in (?:his|her) mouth)",
    rf"{CHILD}\b{SAME}(?:put|has|had|got|with) (?:\w+ ){{0,4}}(?:in|into|inside) (?:his|her|the|its) mouth",
    rf"(?:took|taken|gave|given|swallowed){SAME}(?:{REMEDY}|insulin|dose|minoxidil)\b{SAME}{OVERDUE}",
    rf"(?:{HARMFUL}|{REMEDY})\b(?: \w+){{0,3}} {INGESTED_HINDI}",
)

# Not awake, not well to look at
STRANGE = (
    rf"{SOMEBODY}(?:'s| is| are| was)? (?:\w+ ){{0,2}}{NOT} (?:\w+ )?(?:waking|responding|reacting|moving|blinking"
    r"|answer(?:s|ing)?(?! (?:\w+ )?(?:calls?|phone|messages?|questions?)))\b",
    r"(?:can'?t|cannot|unable to|not able to|couldn'?t|trying to|hard to) (?:\w+ )?(?:wake|rouse|waken"
    r"|awaken) (?:him|her|my|papa|mummy)\b",
    r"(?:sh(?:ake|ook|aking)|slapp?(?:ed)?|call(?:ing)?) (?:him|her)\b[^?!]{0,30}\b(?:nothing|no (?:reply|answer"
    r"|reaction)|n['o]?t)\b",
    r"(?:he|she|baby|" + FAMILY + r")(?:'s| is| has| looks?| went| feels?| seems?)+ (?:\w+ ){0,3}"
    r"(?:limp|floppy|drowsy|lifeless|twitching|foaming|frothing|jerking)\b(?! hair)",
    r"look(?:s|ing)? (?:right |straight )?through (?:me|us)\b|(?:stares|staring) (?:at (?:the |a )?(?:wall|ceiling"
    r"|nothing)|blankly)",
    rf"{SOMEBODY} (?:just |suddenly |has |have )?(?:slid|slipped|slumped|sank|toppled|crumpled|keeled|fell"
    r"|dropped) (?:\w+ )?"
    r"(?:off|from|down|over|to|on|onto) (?:the |her |his |my )?(?:\w+ )?(?:chair|floor|ground|stairs|steps|sofa"
    r"|seat|couch)\b",
    r"(?:can'?t|cannot|hardly|barely|unable to|not able to|struggling to|hard to) (?:\w+ )?keep (?:my|his|her"
    r"|the) eyes open",
    r"hila (?:ke|kar|ya)\b|(?:papa|mummy|mumm?y?|dad[ai]|nan[ai]|bhai|behe?n|bet[aei]|wo|woh) (?:\w+ )?(?:uth|jaag"
    r"|bol) nahi (?:rah|rha|pa)\w*",
    rf"{FAMILY}\b{SAME}neend me (?:ja|dub|doob)\w*",
)

# Colour and size
FACE = r"(?:lips?|face|tongue|eyes?|eyelids?|forehead|neck|cheeks?|mouth|nose|chin|ears?|fingers?|throat)"
CHEHRA = r"(?:honth|hoth|chehr[aei]|muh|munh|aankh\w*|jeebh|jubaa?n|zubaa?n|gala|gale)"
CHANGED = (
    r"(?:skin|lips?|nails?|fingers?|face|hands?|feet|toes|tongue|mouth)\b(?: \w+){0,4} (?:blue|grey|gray|purple"
    r"|ashen)\b",
    r"(?:honth|hoth|haath|hath|pair|nakhun|chehra|munh|muh|ungl\w+) (?:\w+ ){0,2}neel[aei]\b|\bneel[aei] (?:honth"
    r"|hoth|nakhun)\b",
    r"(?:he|she|baby|" + FAMILY + r") (?:is |has |has gone |is going |went |turned |turning |gone |going )+blue\b",
    r"colou?r of (?:ash|chalk|paper|wax)\b|white as (?:a |the )?(?:sheet|chalk|paper|wall)",
    rf"{FACE}\b(?: \w+){{0,4}} like (?:a |an |two )?(?:\w+ )?(?:balloons?|melons?|pumpkins?|sausages?|tennis balls?"
    r"|golf balls?|bullfrog"
    r"|frog|slits?)\b",
    rf"{FACE}\b(?: \w+){{0,3}} (?:double|twice|triple)(?: \w+){{0,2}} (?:size|big|normal)"
    rf"|{FACE}\b(?: \w+){{0,3}} size (?:\w+ )?double",
    r"eye(?:s|lids?)?\b(?: \w+){0,4} slits?\b|look(?:s|ing)? like (?:a |an )(?:\w+ )?(?:balloon|bullfrog|frog"
    r"|puffer\w*|boxer)\b",
    rf"{CHEHRA} (?:\w+ ){{0,3}}(?:dugn[aei]|gubb?a+r\w*|mot[aei] ho|phool (?:ga|rah|rha)\w*|phul (?:ga|rah|rha)\w*)",
    r"(?<!your )\bvoice (?:is |has |'s )?(?:\w+ )?(?:gone|going|lost|vanished|hoarse|croaky|squeaky"
    r"|muffled)\b(?!.*\b(?:cold|shout\w*|sing\w*|match)\b)",
    r"lump (?:\w+ )?in (?:my|his|her|the) throat\b[^?!]{0,40}\b(?:grow\w*|bigger|since|swallow|breath\w*)",
    r"aa?waa?z (?:\w+ )?(?:baith|band|chali) (?:ga|ho|rah)\w*",
)

# Wounds, head, heart, stroke
WOUND = (
    r"(?:towels?|pillows?|cloths?|cotton|gauze|tissues?|bandages?|collar|shirt|dupatta)\b(?: \w+){0,4} (?:red"
    r"|bloody|soaked|dripping)\b(?! (?:in|with) (?:oil|water))",
    r"(?:tauliya|takiya|kapda|rumaal|dupatta)\b(?: \w+){0,3} (?:laal|lal|bheeg\w*|khoon)\b",
    r"bleed\w* from (?:the |his |her |my |one )?(?:ears?|mouth|eyes?)\b",
    r"(?:yellow|green|stinking|smelly|milky|peel[aei])(?:ish)? (?:\w+ )?(?:stuff|liquid|fluid|water|goo|matter"
    r"|slime|paani|pani)\b(?: \w+){0,3} "
    r"(?:on my pillow|from|out|coming|comes|runs?|running|dripp\w+|leak\w*|ooz\w*|nikal\w*|beh|bah)\b",
)
STIFF = rf"(?:stiff neck|neck (?:\w+ ){{0,3}}(?:stiff|locked|rigid|{NOT}))\b"
FEVERISH = r"(?:fever|lights?|lamps?|headache|vomit\w*|bukhar)"
HEAD = (
    r"(?:head|scalp|skull|face|skin) (?:is |feels? |has |on )?(?:\w+ )?(?:on fire|in flames|exploding|bursting"
    r"|splitting|cracking)\b"
    r"(?! (?:with|from|of) (?:all|so|this|info\w*|tension|questions|choices|ideas))",
    r"\bs[ai]r (?:me|mein|pe) (?:\w+ )?aag\b",
    r"(?:bolt|thunderclap|explosion|lightning) (?:\w+ ){0,2}(?:of pain|in (?:my|the|his|her) (?:head|skull))",
    r"(?:pain|headache)\b(?: \w+){0,6},? (?:the )?worst (?:ever|of my life|i (?:have )?ever)",
    r"\bs[ai]r ?dard\b[^.?!]{0,30}(?:kabhi nahi|phat|bardasht)",
    r"chin (?:to|on|against|touch\w*) (?:my |the |his |her )?chest",
    rf"{STIFF}[^?!]{{0,80}}\b{FEVERISH}\b|{FEVERISH}\b[^?!]{{0,80}}\b{STIFF}",
    r"gardan (?:\w+ )?(?:hil|mud|mod|jhuk)\w* nahi|gardan (?:\w+ )?nahi (?:hil|mud|mod|jhuk)"
    r"|gardan akad\w* (?:\w+ )?(?:bukhar|ga)",
)
HEART = (
    r"(?:band|belt|weight|stone|brick|elephant|vice|clamp|rock)\b(?: \w+){0,3} (?:chest|ribs|breast(?:bone)?)\b",
    r"(?:clutch|grabb|grasp|holding|rubb)\w* (?:his|her|my) (?:chest|breast|heart)\b(?! hair)",
    r"heart (?:is |was )?(?:\w+ )?(?:jumping out|galloping|hammering|stopping)\b(?! (?:with|when|at|before)\b)",
    r"(?:seene|chh?ati) (?:pe|par|me|mein) (?:\w+ ){0,2}(?:pat?th?ar|bojh|dabav|dabaav|jakdan|dard)\b",
    r"(?:saans|sans) (?:\w+ ){0,2}(?:chh?oti|atak\w*|ruk|ukhad)\b|(?:nabz|naadi|dhadkan) (?:\w+ )?(?:dheem[ia]|band"
    r"|ruk)\b",
    r"(?:feeling|sense) of doom\b|cold sweats?\b(?! at night)",
)
STROKE = (
    r"(?:mouth|smile|lip|face|muh|munh|chehra)\b(?: \w+){0,3} (?:crooked|lopsided|droop\w*|hanging|twisted|sideways"
    r"|te[rd]h[aei])\b",
    r"(?:mouth|lip|face)\b(?: \w+){0,2} (?:hangs|pulled|slid\w*|slipp\w*|shifted|falling)(?: \w+){0,2} (?:to"
    r"|on) (?:one|the left|the right)",
    rf"(?:he|she|i|{FAMILY})(?: \w+){{0,2}} (?:talk|speak|mumbl|mutter|babbl)\w*(?: \w+)? (?:gibberish|rubbish"
    r"|nonsense|garbled|backwards)\b",
    r"(?:arm|leg|hand|foot|left side|right side) (?:has |is |just )?(?:went|gone|going|feels) (?:\w+ )?(?:dead"
    r"|lifeless|paraly\w+)\b",
    r"drag(?:s|ging|ged)? (?:my|his|her) (?:\w+ )?(?:leg|foot|feet|side)\b",
    r"(?:can'?t|cannot|unable to|not able to) (?:hold|lift|raise|grip|move) (?:a |the |my |his "
    r"|her )?(?:\w+ )?(?:spoon|cup|glass|pen|fork|arm|leg|hand|fingers?)\b",
    r"half (?:of )?(?:what i (?:see|look at)|(?:my|the|her|his) (?:vision|sight|view|screen|page)) (?:is |has "
    r"|just )?(?:missing|gone|black|dark|blank)",
    r"(?:ground|floor|room|walls) (?:is |are |keeps? )?(?:\w+ )?(?:tilting|spinning|swaying|moving)\b|seeing stars\b",
)


def _any(*groups: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{pattern})" for group in groups for pattern in group), re.IGNORECASE)


DESPAIR = _any(FAREWELL, HARM, JUMP, WEARY, HINDI_DESPAIR)
THREAT = _any(VIOLENCE)
ALARM = _any(POISONING, STRANGE, CHANGED, WOUND, HEAD, HEART, STROKE)
