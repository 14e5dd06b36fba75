"""Whether words for people are of those who bear arms: "members" are, but not those of a family."""

from __future__ import annotations

from collections.abc import Collection

from orontes.claims.cues import cues

MEMBERS = frozenset(("member", "members"))


def armed(words: Collection[str]) -> bool:
    """Whether any lower-case word is one for somebody armed.

    >>> armed(["three", "members", "of", "the", "militia"]), armed(["members", "of", "one", "family"])
    (True, False)
    """
    civil = any(cues().has("civil_groups", word) for word in words)
    return any(cues().has("non_civilian", word) and not (civil and word in MEMBERS) for word in words)
