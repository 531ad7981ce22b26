"""Signs that something was swallowed or taken by mistake, which is a danger of now whatever stands beside them."""

from extensions.nlu.phrases import SAME, any_of

CHILD = (
    r"(?:bab(?:y|ies)|toddler|infant|kids?|child(?:ren)?|son|daughter|boy|girl|nephew|niece|grand(?:son|daughter|child)"
    r"|little one|\d+ ?(?:years?|yrs?|months?)[ -]old|twins?|bach?ch?[aeio]|bet[aei]|chh?ot[aeiu]|puppy|dog|cat)"
)
HARMFUL = (
    r"(?:shampoo|conditioner|hair ?(?:oil|dye|colou?r|serum|gel|tonic|lotion|foam|solution)|dye|detergent"
    r"|bleach|spray|phenyl|harpic|cleaner|kerosene|petrol|thinner|sanit[iy][sz]er|perfume|batter(?:y|ies)|coins?"
    r"|magnets?"
    r"|needles?|poison|lotion|peroxide|insecticide|pesticide|nail polish|disinfectant|toner|after ?shave|minox\w*"
    r"|(?<!folic )(?<!amino )acid|ampoules?|vials?|(?<!ors )(?<!glucose )solution)"
)
REMEDY = (
    r"(?:finasteride|dutasteride|vitamins?|tablets?|pills?|capsules?|medicines?|gummies|dawai|dawa|goli\w*|strips?"
    r"|cream|serum|foam|oil|biotin|bottles?)"
)
INGESTED = (
    r"(?:swallowed|ate|eaten|eating|drank|drunk|gulped|chewed|licked|sucked|sipped|consumed|ingested"
    r"|(?:had|took) a (?:mouthful|sip|gulp|swig|bite))"
)
TOOK = rf"(?:took|taken|had|popped|{INGESTED})"
INGESTED_HINDI = r"(?:kha|pi|pee|nigal|chaat|chaba) (?:li|lee|liya|lia|gay[aie]|gyi|gya)\b"
OVERDUE = (
    r"(?:by mistake|by accident|accidentally|mistakenly|galti se|thinking it|instead of|in place of"
    r"|double dose|twice(?! (?:a|per|daily|each|every)\b))"
)
POISONING = (
    rf"(?<!be ){INGESTED} (?:\w+ ){{0,4}}{HARMFUL}\b",
    rf"(?:swallowed|drank|drunk|gulped|licked|chewed) (?:\S+ ){{0,4}}{REMEDY}\b",
    rf"{CHILD}\b{SAME}{INGESTED} (?:\w+ ){{0,5}}(?:{HARMFUL}|{REMEDY})\b(?! (?:for|since|daily|every)\b)",
    rf"{CHILD}\b[^?!]{{0,80}}\b(?:{HARMFUL}|{REMEDY})\b[^?!]{{0,60}}\b(?:{INGESTED} (?:it|them|some|one|all|a few)"
    r"|in (?:his|her) mouth)",
    rf"{CHILD}\b{SAME}(?:put|has|had|got|with) (?:\w+ ){{0,4}}(?:in|into|inside) (?:his|her|the|its) mouth",
    rf"(?:took|taken|gave|given|swallowed){SAME}(?:{REMEDY}|insulin|dose|minoxidil)\b{SAME}{OVERDUE}",
    rf"(?:{HARMFUL}|{REMEDY})\b(?: \w+){{0,3}} {INGESTED_HINDI}",
    r"(?:took|swallowed|ate) all of (?:it|them)\b(?! (?:off|out|back|away)\b)",
    rf"{TOOK} (?:\w+ )?too (?:many|much) (?:\w+ )?{REMEDY}",
    rf"{TOOK} (?:\w+ ){{0,2}}(?:whole|full|entire|complete|all the|all my|all his|all her) (?:\w+ ){{0,3}}"
    rf"{REMEDY}(?! course)",
    rf"{TOOK} (?:\w+ )?(?:[1-9]\d|fifteen|twenty|thirty|forty|fifty|handful|fistful|lots?|bunch) (?:of )?"
    rf"(?:(?!sessions?|days?|weeks?|months?|years?|times|mg|mcg|ml)\w+ ){{0,3}}?{REMEDY}(?! (?:of|in|over|for|since) )",
    rf"(?:whole|full|entire|all)(?: the)? (?:strips?|pills)\b|(?:poori?|pura|puri|saari|sari) {SAME}{INGESTED_HINDI}",
    r"overdose[ds]?\b|od'?ed\b|od on\b",
)

POISONED = any_of(POISONING)
