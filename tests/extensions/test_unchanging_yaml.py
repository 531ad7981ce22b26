"""Tests of how long files of YAML are read."""

import rasa.shared.utils.io
from ruamel.yaml.resolver import VersionedResolver

import extensions.unchanging_yaml  # noqa: F401


def test_reading_does_not_add_to_the_patterns(monkeypatch):
    """However many scalars are read, no more patterns are tried for the last one than for the first."""
    seen = []
    resolve = VersionedResolver.resolve

    def counted(self, kind, value, implicit):
        seen.append(max(map(len, self.versioned_resolver.values())))
        return resolve(self, kind, value, implicit)

    monkeypatch.setattr(VersionedResolver, "resolve", counted)
    written = "".join(f"- u{number}\n" for number in range(50)) + "- 1\n- true\n- no\n- ~\n- 1.5\n"
    read = rasa.shared.utils.io.read_yaml(written)
    assert read == [*(f"u{number}" for number in range(50)), 1, True, "no", None, 1.5]
    assert seen[-1] == seen[0]
