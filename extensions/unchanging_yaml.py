"""Keeps ruamel.yaml from reading a long file ever more slowly, which would be half of what loading the model takes.

At every scalar, `VersionedResolver.resolve` of ruamel.yaml 0.17.21 (the newest that Rasa 3.6.21 allows) adds the
patterns for any text to the list of those for the scalar's first letter (`resolvers += ...`), and tries them all at the
next one. Where these are tuples, `+=` makes a new one and leaves them as they were.
"""

from typing import Any

from ruamel.yaml import resolver

versioned: Any = resolver.VersionedResolver
listed = versioned.versioned_resolver.fget


def unchanging(self: Any) -> Any:
    """The patterns of each first letter, those for any text under None."""
    by_letter = listed(self)
    if isinstance(by_letter.get(None), list):
        by_letter.update({letter: tuple(patterns) for letter, patterns in by_letter.items()})
    return by_letter


versioned.versioned_resolver = property(unchanging)
