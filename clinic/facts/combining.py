"""What the documents say of combining a treatment with others, which stands in its own file or in another one's."""

import re

from clinic.facts.schema import Facts, Treatment
from clinic.phrasing import first_sentence

COMBINATION = "combination"


def combination(facts: Facts, key: str) -> str | None:
    """All that is said of combining this treatment, and that it is all; None where nothing is."""
    treatment = facts.treatments[key]
    own = treatment.answer(COMBINATION)
    others = [
        first_sentence(said)
        for each, other in facts.treatments.items()
        if each != key and (said := other.answer(COMBINATION)) and _names(said, treatment) and not _names(own, other)
    ]
    told = [*([own] if own else []), *others]
    only = facts.topics.wording.only_combination.format(name=treatment.name)
    return " ".join([*told, only]) if told else None


def _names(text: str | None, treatment: Treatment) -> bool:
    names = "|".join(re.escape(name) for name in (treatment.name, *treatment.names))
    return bool(re.search(rf"\b(?:{names})\b", text or "", re.IGNORECASE))
