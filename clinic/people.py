"""The words for somebody near to the patient."""

RELATIVE = (
    r"(?:mother|father|mom|mum|mummy|amma|papa|dad|wife|husband|son|daughter|brother|sister|friend|aunt\w*|uncle|cousin"
    r"|grand\w+|nan[ai]|dad[ai]|bhai|behe?n|didi|bhabhi|kid|child|toddler|baby|boy|girl|bet[aei]|boyfriend|girlfriend"
    r"|fianc[eé]e?|partner|niece|nephew|room ?mate)"
)
