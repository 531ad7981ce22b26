"""Tells what is happening now from what could be, and from what was."""

from extensions.nlu.phrases import YOUTH, any_of, near

MODAL = r"(?:can|could|may|might|will|would|does|do|should|is|are)"
POSSIBLE = any_of((
    # Treatments are masked. "I did TREATMENT" is a report.
    rf"(?!do\b){MODAL} treatment\b",
    # "What do I do the desk is closed" asks for help.
    rf"(?<!\bi )(?<!\bwe )(?:{MODAL}|did) (?:it|there|this|that|the|they|any|(?:i|we)(?! do\b)|u|you|my|doctors?|anyone"
    r"|people|someone|he|she|mine)\b",
    r"(?:can|could|may|might|will|would|does|should) (?:a|an|one|somebody)\b",
    r"how (?:likely|common|rare|often|many|serious)\b|how (?:fast|soon|quick\w*|long) (?:do|does|will|would|can)\b",
    r"(?:if|agar|suppose|in case|imagine|without)\b",
    r"(?:risks?|khatra|chances?|possib\w+|heard|reads?|caused?s?|scared|afraid|fear|worr(?:y|ied)|normal|usually"
    r"|sometimes|ever|anyone|(?<!you )people|happens?|healed|recovered|never|seen|video|internet|google|reddit"
    r"|no(?! (?:it|its|it['’]s|this) (?:is )?(?!is |not ))|youtube|instagram)\b",
    r"(?:aa?ye|jaa?ye|lage) toh?\b|hot[aie] (?:hai|h)\b|sakt[aie] (?:hai|h)\b|kya\b.{0,60}t[aie] (?:hai|h)\b",
    rf"(?<![\s\S]){MODAL}(?:n'?t)? ",  # a question from its first word on: "can pus form"
    # Over and done with, or how it always is with somebody.
    r"went (?:away|down|in)\b|turned out\b|then (?:nothing|fine|ok|normal)\b|ab (?:theek|thik)\b"
    r"|din (?:me|mein) (?:chal[aie]|th(?:ee|i)k|utar|kam)\b|utar (?:gay[aie]|gya|gyi)\b",
    near("gets?", "from"),
    r"(?:years?|months?) (?:ago|back|before)\b|last (?:year|month|winter|summer)\b"
    r"|earlier(?! (?:today|this)\b)|previously\b|in the past\b|in (?:19|20)\d\d\b",
    r"(?<!at )once\b|history\b|(?:had|was|were|used|got|fainted|would|during|childhood|college|school)\b",
    # Words that only look like an alarm.
    r"pus cells?\b|lips? fillers?\b|fit (?:candidate|case|person|for)\b",
    r"(?:can'?t|cannot) stand (?:needles?|injections?|blood)\b",
))  # fmt: skip
# What ties a symptom to now, so that the words above do not excuse it.
NOW = any_of((
    r"(?:missing|empty)\b",  # pills that a child may have eaten
    # Neither "she is fine now" nor "stable since".
    r"(?:(?<!fine )(?<!ok )(?<!okay )(?<!well )(?<!stable )(?<!better )now|currently|sudden(?:ly)?|help|urgent(?:ly)?"
    r"|emergency|immediately|asap|still|today|yesterday|tonight"
    rf"|(?<!none )(?<!never )(?<!nothing )(?<!stable )since(?! {YOUTH}\b)"
    r"|(?:after)?noon|morning|evening|just(?! (?:ask\w*|think\w*|want\w*|to|curious|check\w*|wonder\w*|for)\b)|aaj|abhi"
    r"|(?<!havent )(?<!haven't )(?<!not )started|getting|became|becoming|feel(?:s|ing)|having|came)\b",
    # Neither "will I have ..." nor "I have to ..." nor "I've read ...".
    r"(?<!will )(?<!would )(?<!could )(?<!can )(?<!might )(?:(?:i|he|she)(?: (?:am|have|feel|has|is|cannot)|'m|'ve| "
    r"can'?t)|im|ive|shes|hes)\b(?! (?:to|read|heard|seen|fine|ok|okay|well|better|stable)\b)",
    r"(?:hours?|minutes|days?) (?:ago|back|after|later|now)\b",
    r"(?:my|her|his) [a-z]+ (?:is|are|has|have|started|feels|won'?t)\b",
))  # fmt: skip
