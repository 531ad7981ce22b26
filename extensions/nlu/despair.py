"""Despair and violence told in everyday words, of the patient or of somebody near; no word beside them excuses them."""

from clinic.people import RELATIVE
from extensions.nlu.phrases import NAHI, NO, NOT, SAME, any_of, beside, near

SELF = r"(?:my|him|her|them)sel(?:f|ves)"
LIFE = r"(?:life|living|alive|live|existing|existence|exist|breathing)"
ZINDAGI = r"(?:[zj]indagi|[zj]indgi|jee?ne?)"
DRUGS = r"(?:pills|tablets|goliy?an?|capsules)"
DONT = rf"(?:{NOT}|\w+n't|(?:is|was|does|did|would|could|should)nt|no)"
WRITTEN = r"(?:wrote|written|writing|left|recorded|leaving|finished)"
DEAR = rf"(?:my |his |her )?(?:parents|family|children|kids|{RELATIVE}|every\w+|all|them)"

FAREWELL = (
    r"(?:good ?-?bye|farewell|suicide) (?:note|letter|message|text|mail)s?\b",
    rf"{WRITTEN} (?:\w+ ){{0,3}}(?:good ?-?bye|farewell|last (?:letter|words)|(?:letters?|note) (?:to|for) {DEAR})\b",
    # "The note is ready", "i have written the note", with nothing else that it is for.
    rf"(?:{WRITTEN} (?:the|my)|left a) note(?: already| now| today| tonight)?(?=\s*(?:$|[.,!;]))",
    rf"(?:(?:the|my|last) (?:note|letter)s?(?: (?:to|for) {DEAR})?|letters? (?:to|for) {DEAR}) (?:is|are) (?:\w+ )?"
    r"(?:written|ready|done|finished|sealed)\b",
    r"(?:saying|said|say) (?:my )?(?:good ?)?-?byes? to (?:all|every\w+|(?:my|his|her) \w+)",
    r"this is my last (?:message|words|night|day)\b",
    r"last time (?:we|you|they)(?:'ll| will)? (?:ever )?(?:talk|speak|see|hear)",
    r"(?:will|won'?t|wont|never) (?:\w+ )?(?:hear from|see|trouble|disturb|bother) (?:me|you|any\w+) (?:\w+ )?(?:after"
    r" (?:today|tonight|this|tomorrow)|ever again)",
    r"tell (?:my |him|her|them)(?:\w+ )?(?:that )?i (?:loved?|tried|could ?n'?t|am sorry|was ?n[o']?t|never meant)\b",
    r"sorry (?:for|to) every\w+\b[^?]{0,60}\b(?:phone|switched|pick|door|locked|gone)\b",
    r"no ?(?:one|body) will (?:ever )?find (?:me|him|her|us)\b",
    r"(?:chitt?h?i|khat) (?:\w+ ){0,2}(?:likh|chhod)\w*",
)
HARM = (
    rf"(?:finish|kill|hang|hurt|drown|poison|shoot|end|harm)(?:ing|s)? {SELF}(?! (?:by |while |with |on |in ))",
    rf"(?:cut|cuts|cutting|slashed) {SELF}(?! (?:\w+ )?(?:shav|trimm|cook|chopp)\w*)",
    r"(?:cut|cuts|cutting|slit|slashed|slashing|burn|burning|burned|burnt) (?:my|his|her) (?:own |left |right )?"
    r"(?:wrists?|veins?|arms?|thighs?|legs?|throat|forearms?)\b(?! hair)",
    r"(?:started|began|back to|keep|went back to) (?:\w+ )?(?:cutting|self ?-?harm\w*)(?: again|\b(?=\s*[,.!]|$))",
    r"self ?-?harm(?:ed|ing)\b",
    rf"locked {SELF} (?:in|up|inside)\b{SAME}(?:bath\w*|wash\w*|toilet|{NOT}|cry\w*|scream\w*|knife|blade|pills"
    r"|quiet|letter)\b",
    r"(?:i|he|she)(?:'ve|'s| have| has)? (?:just )?locked the (?:\w+ )?door",
    rf"{NOT} open(?:ing)? the (?:\w+ )?door|(?:kamr[ae]|darwaz[ae]) (?:\w+ ){{0,2}}band\b(?! nahi)",
    r"(?:dupatta|rope|saree|sari|noose|belt|rassi|phanda) (?:\w+ ){0,4}(?:fan|ceiling|pankh[ae]|neck|gale)\b",
    r"(?:buy|bought|got|have|ordered) (?:a |an |the |some |rat )?(?:rope|noose|poison|pesticide|sulphas|celphos)\b",
    r"(?:blade|knife|razor|rope|poison|acid|pills|tablets) (?:\w+ ){0,4}(?:with me|in my (?:hand|fist|palm|mouth)|ready"
    r"|lined up|in front of me|beside me|next to me|on my (?:wrist|table|bed|lap|desk))\b(?! (?:for|at|to)\b)",
    rf"(?:count|collect|sav|hoard|lin|stock)(?:ed|ing) (?:up )?(?:\w+ ){{0,3}}{DRUGS}",
    rf"tried (?:\w+ ){{0,3}}(?:with|by) (?:{DRUGS}|poison|hanging|a blade)",
    rf"(?:will|wants? to|going to|ready to|threat\w*){SAME}(?:drink|eat|swallow|take|consume) (?:\w+ )?"
    r"(?:poison|phenyl|bleach|harpic|pesticide|kerosene|(?<!folic )(?<!amino )acid)\b",
)
JUMP = (
    r"(?:will|going to|gonna|want to|wanna|about to|ready to"
    r"|(?:think\w*|thought\w*|dream\w*|talk\w*) (?:of|about)|imagin\w*|(?:urge|voice\w*|me) to"
    r"|(?<!happy i )(?<!excited i )(?:could|feel like)) (?:just )?jump(?:ing)?"
    r"(?= (?:now|tonight|today|off|out|down|if|from (?:the|an?|my|our|here|up))\b|\W*$|[,.!])",
    r"(?:jump|leap)(?:ed|ing|s)? (?:down )?(?:off|from|out of|in front of|under|into) (?:\w+ ){0,3}(?:roof|building"
    r"|terrace|balcony|bridge|train|floor|window|cliff|river|lake|well|truck|bus|metro|flat|tower)\b",
    r"(?:stand|sit|climb|is|am|gone|went)(?:ing|s|ed|ting)? (?:\w+ ){0,2}(?:on|at|over|onto|to) (?:the|a|our|my)"
    r" (?:\w+ ){0,2}(?:ledge|railing|rail|parapet|window ?sill|railway (?:line|tracks?)|train tracks?)\b",
    rf"(?:on|at) the (?:\w+ )?(?:terrace|roof|balcony|bridge|tracks?)\b{SAME}(?:{NOT} (?:\w+ ){{0,3}}(?:come|be|want)"
    r"|come down|looking down|end it)",
    r"(?:lie|lying|lay|laying|sleep\w*) (?:down )?on the (?:\w+ )?(?:tracks?|rails|railway\w*)\b",
    r"(?:chh?at|pul|building|train) (?:\w+ ){0,3}ku?o?o?d (?:ja\w*|rah[aei]|lu\w*)",
)
GONE = (
    r"(?:without me\b|(?:if|once|when|after|that) i(?:'m| am|m| was| were)? ?(?:not |no |wasn'?t |weren'?t )?(?:more "
    r"|longer )?(?:dead|gone|died?|there|here|around|alive|in it)\b)"
)
WEARY = (
    rf"(?:better|happier|lighter|easier|relieved|relief|freer?|at peace|glad|burden|notice|cry|miss){SAME}{GONE}",
    r"(?:better|happier) (?:off )?without me\b|(?:no ?(?:one|body)) (?:will|would) (?:even )?miss me\b",
    r"(?:i am|i'm|im|being) (?:just |only |such )?(?:a )?(?:burden|weight|load) (?:on|to|for)\b",
    # no sense, no reason, no will
    near(
        NO,
        "reason|point|purpose|meaning|sense|will|wish",
        rf"{LIFE}(?!\W?(?:long|time|style|span))|go(?:ing)? on(?! with)|anymore|any more",
    ),
    rf"(?:the|what'?s the) (?:point|use|sense|reason) (?:in|of|to|for) (?:even |still |my |me )?(?:keep |go on |being "
    rf"|staying )?(?:{LIFE}|waking up)\b(?!\W?(?:long|time|style|span))",
    r"(?:point|sense) (?:of|in) (?:anything|everything)\b|(?:will|wish|reason) to live\b",
    rf"{DONT} worth (?:living(?! with \w+ (?:price|charge|rate|fee|cost)s?)|it anymore|it without)\b",
    r"(?:nothing|anything) to live for\b",
    rf"why{SAME}(?:keep|go on|carry on|should|continue|bother|stay){SAME}{LIFE}\b",
    r"(?:life|world|earth) (?:is|has|holds) (?:\w+ )?(?:not|no|nothing) (?:\w+ )?(?:for|left for) me\b",
    near("life|living", "is|has|feels", "pointless|meaningless|over"),
    # not wanting to be
    rf"{DONT} (?:want|wanna|wish|wnt) (?:to )?(?:\w+ )?(?:be )?(?:alive|exist|live|liv)\b",
    rf"{DONT} want to be (?:here|around) (?:anymore|any)\b",
    rf"{DONT} (?:\w+ ){{0,3}}wake up\b|(?:hop\w+|wish\w*|want\w*|pray\w*|wanna){SAME}{NOT} (?:\w+ ){{0,3}}(?:wake|woke"
    r"|get up|open (?:my|his|her) eyes)",
    beside("hamesha ke liye", r"sona|so ja\w*") + r"|make it (?:through|past) (?:the night|tonight|this night)\b",
    r"(?:sleep|asleep) (?:\w+ ){0,2}(?:forever|for ever|and (?:never|not) (?:wake|get|open))",
    r"(?:want|wanna|could|wish)(?: (?:to|i|just|could)){0,2} (?:disappear|vanish)\w*",
    near("wish(?:ed)? i", "dead|(?:never |not )?born"),
    near("wants?|wanna|wish", r"to die\b(?! (?:my|the|his|her)\b)"),
    near("wants?|wanted|wanna|wish|ready", r"stop (?:living|existing|breathing|being (?:alive|here|around))"),
    near("better|rather", "dead|die|six feet under|in (?:a|my|the) grave|not (?:be )?(?:alive|exist|live)"),
    r"(?:should|shall|must|might as well|why (?:don'?t|not)|let me|want to|ready to|i'll|i will) (?:i |me )?(?:\w+ "
    r")?die(?=\s*(?:[,.!?]|$|too|also|now|today|because|with|like))",
    r"feel\w* like (?:ending|dying|not (?:living|existing|being here))(?=\s*(?:[,.!?]|$|every ?day|because|now|sorry))",
    r"(?:want|wish) (?:it )?(?:everything|all) to (?:end|stop)\b|end(?:ing)? (?:my|his|her) life\b",
    near(
        r"want|wanted|wanna|going|gonna|ready|think(?:ing)?|talk\w*|speak\w*|feel|like",
        r"end(?:ing)? (?:it|everything|all)",
    ),
    r"painless(?:ly)? (?:way|method) (?:to die|to go|out)\W*$",
    r"(?:leave|leaving|quit|quitting) (?:this|the) (?:world|life|earth)\b",
    # not being able to any more
    rf"{DONT} (?:\w+ ){{0,2}}(?:carry on|go on|keep going|take (?:it|this) any ?more)(?=\s*(?:[,.!]|$|any ?more|living"
    r"|alone|like this|with (?:my |this )?life))",
    r"(?:giv(?:e|ing|en)|gave) up on (?:my )?(?:life|living|everything)\b",
    r"(?:given|giving|gave) up (?:completely|totally|fully)\b",
    r"(?:done|fed up|finished) (?:up )?with (?:my )?(?:life|living|everything|being alive)\b|done living\b",
    rf"(?:tired|sick) of (?:being |my |this )?{LIFE}\b",
    r"suicide (?:is |was )?(?:\w+ ){0,2}(?:way out|answer|option|solution|only)",
    r"(?:i am|i'm|im|i feel|he is|she is|(?:my \w+ )is|feeling) (?:\w+ )?suicid\w+",
)
HINDI_DESPAIR = (
    r"(?:apni|meri|khud ki) jaan (?:le|de|len|den|lun|dun|deng|leng)\w*|jaa?n (?:de|le) ?(?:du\w*|dena|lu\w*|lena)\b",
    r"mar (?:hi |bhi )?(?:jau|jaau|jaun|jana|jaana)\w*|marna (?:chaa?h\w*|hai)\b|mar jaa?t\w* toh? acc?hh?\w*",
    near("marne", "mann?|dil|kh?a?yaa?l|vichar"),
    rf"{near('jee?na|jee?ne|jiya|jeeya', NAHI)}|{NAHI} jee?na\b",
    near(ZINDAGI, "matlab|fa[iy]a?da|maksad|beka+r|khatam|tang|thak"),
    r"khud ko (?:khatam|maa?r\w*)|sab (?:kuch )?khatam (?:kar (?:d[ue]\w*|lu\w*)|karna chaa?h\w*)",
    near("duniya", r"r[ae]hna|jaa?na|jau\w*|chala|chhod\w*"),
    r"(?:zeha?r|jaha?r|neend ki goli\w*) (?:\w+ ){0,2}(?:kha|pi|le) ?(?:l[aeiu]|lung|lunga|jau|rah|chuk|gay)\w*",
    r"(?:phaa?nsi|fansi|phanda) (?:\w+ )?(?:lag|pe|par|jhool|latak)\w*",
)

PERSON = (
    r"(?:him|her|them|you|every(?:one|body)|some(?:one|body)|(?:the|this|that|my|his|your|a) (?:\w+ )?(?:doctors?|dr"
    rf"|man|guy|woman|staff|nurse|boss|owner|barber|technician|receptionist|people|ex|surgeon|neighbou?r|{RELATIVE}))"
)
VIOLENCE = (
    r"(?:i|i'll|he|she|we|they|husband|wife|brother|son|father|man)\b(?: \w+){0,2} (?:will|going to|gonna|wants? to"
    r"|feel like|about to|i'll|threat\w*|swears?)(?: \w+)? (?:kill|stab|shoot|murder|strangle|burn|attack)(?:ing)?"
    rf" {PERSON}\b(?! hair)",
    rf"i'?ll (?:kill|stab|shoot|murder|burn) {PERSON}\b(?! hair)",
    r"(?:trying|tried|wants|threat\w*|says? he will) (?:to )?(?:kill|stab|shoot|burn|cut|beat|hurt) (?:me|us)\b",
    rf"(?:com(?:e|ing)|came|stand\w*|outside|waiting|here|sitting){SAME}with (?:(?:a|his|the|my) )?(?:gun|pistol|knife"
    r"|rod|axe|sword|acid|petrol|kerosene)\b",
    r"(?:knife|pistol|dagger|machete|acid|petrol) in (?:my|his|her) (?:bag|hand|pocket|jacket|car)\b",
    r"(?:is|are|keeps?|was) (?:\w+ )?(?:beating|hitting|kicking|strangling|attacking|stabbing|thrashing)"
    r" (?:me|her|him|us|my \w+)\b(?! (?:hair|hard|that|at|in)\b)",
    r"jaan se maar\w*|goli maar d\w+|(?:mujh?e|use|usko|mummy ko) (?:\w+ )?(?:maar|peet|pit) (?:rah|rha)\w*",
)

# Despair as well where somebody speaks of it, and does not only ask.
SUICIDE = any_of((r"suicid\w*|khudkushi|aatmahatya",))
DESPAIR = any_of(FAREWELL, HARM, JUMP, WEARY, HINDI_DESPAIR)
THREAT = any_of(VIOLENCE)
