"""What the clinic's placeholders in `domain.yml` stand for."""

from clinic.facts.clinic import contact
from clinic.facts.schema import Facts
from clinic.facts.sources import documents

FROM_FACTS = ("clinic", "contact", "documents", "treatments")  # the placeholders that `words` fills


def words(facts: Facts) -> dict[str, str]:
    """What the clinic's placeholders stand for."""
    told = (facts.clinic.name, contact(facts), documents(facts), facts.treatment_names())
    return {f"{{{name}}}": word for name, word in zip(FROM_FACTS, told, strict=True)}
