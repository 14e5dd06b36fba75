"""Whether the words after a name say what only a place undergoes: "X fell to", "X is under siege", "X was shelled"."""

from __future__ import annotations

from collections.abc import Sequence

from orontes.reading.lexicon_files import word_set

FILE = "places.yml"
BEING = frozenset(("is", "are", "was", "were", "been", "remains", "remained", "being", "came", "comes", "fell"))
FALLING = frozenset(("fell", "falls", "fallen"))
PASSING = frozenset(("to", "into", "under"))
BEFORE = frozenset(("has", "have", "had", "now", "still", "again", "also", "already", "finally", "later", "back"))
REACH = 5  # words from "under" to "control"


def undergone(after: Sequence[str]) -> str:
    """The word that tells it, "" where there is none. `after` are the keys of the words behind the name.

    >>> undergone(["was", "shelled"]), undergone(["is", "under", "Russian", "control"]), undergone(["fell", "ill"])
    ('shelled', 'under', '')
    """
    words = [word for word in after if word not in BEFORE][: REACH + 2]
    if words[:1] and words[0] in FALLING and words[1:2] and words[1] in PASSING:
        return words[0]
    if not words[:1] or words[0] not in BEING:
        return ""
    words = words[2:] if words[1:2] == ["been"] or words[1:2] == ["being"] else words[1:]
    if words[:1] and words[0] in word_set(FILE, "undergone"):
        return words[0]
    state = words[:1] == ["under"] and not word_set(FILE, "states").isdisjoint(words[1:REACH])
    return "under" if state else ""
