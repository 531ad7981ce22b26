"""What the clinic's documents say: read from `data/facts`, checked, and worded as answers."""

from clinic.facts.loading import FactsError, load_facts

__all__ = ["FactsError", "load_facts"]
