"""Tells where answers come from: the documents and their sections."""

from clinic.facts.schema import Facts


def documents(facts: Facts) -> str:
    """The titles of all documents that answers come from."""
    parts = [facts.hair_loss.source, *(treatment.source for treatment in facts.treatments.values())]
    return ", ".join(f"“{title}”" for title in dict.fromkeys(part.document for part in parts))


def source_of(facts: Facts, treatment: str | None = None) -> str:
    """Where an answer about a treatment, or about hair loss, comes from."""
    part = facts.treatments[treatment].source if treatment else facts.hair_loss.source
    return facts.topics.wording.source.format(document=part.document, section=part.section)


def sources(facts: Facts) -> str:
    """Where an answer about all treatments comes from: each document once, with its sections."""
    sections: dict[str, list[str]] = {}
    for treatment in facts.treatments.values():
        sections.setdefault(treatment.source.document, []).append(treatment.source.section)
    wording = facts.topics.wording.source
    return "; ".join(wording.format(document=title, section=", ".join(parts)) for title, parts in sections.items())
