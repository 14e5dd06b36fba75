"""States, peoples and movements that a theatre pack leaves out, or all of them where there is no pack.

Without a pack nobody has a side, and yet the words tell who stands with whom: here each actor gets the name of its
state or movement for a side, and "the army" or "rebels" a provisional one (`GOVERNMENT`, `REBELS`), which the claims
replace by a name where the report gives one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from orontes.reading.lexicon_files import word_set
from orontes.reading.mentions.layout import Ground
from orontes.reading.mentions.naming import Named, with_article
from orontes.reading.mentions.placenames import listed
from orontes.reading.types import Mention, MentionType
from orontes.reading.worldwide import (
    COALITION,
    GOVERNMENT,
    PEOPLE,
    REBELS,
    STATE,
    movement_names,
    people_names,
    state_names,
    state_of,
)

_FILE = "actors.yml"
_LEADS = frozenset(("to", "from", "of", "over", "across", "for"))


def find_worldwide(ground: Ground) -> Iterator[Named]:
    """Movements and states by name; where no pack gives sides, peoples alone too ("Russian shelling")."""
    for hit in movement_names().find(ground.words):
        yield Named(with_article(ground, hit.start), hit.end, "", _said(ground, hit.value), "alias")
    for hit in state_names().find(ground.words):
        acting = not ground.lexicon.is_home(hit.value) and not _located(ground, hit.start, hit.end)
        acting = acting and not _of_longer_name(ground, hit.start)
        if acting:
            yield Named(hit.start, hit.end, "", _said(ground, hit.value), STATE)


def find_peoples(ground: Ground) -> Iterator[Named]:
    """ "Russian shelling": a people alone, where no pack says whose side it is on."""
    if ground.lexicon.sides:
        return
    for hit in people_names().find(ground.words):
        if ground.words[hit.start].capital:
            yield Named(hit.start, hit.end, "", hit.value, PEOPLE)


def as_places(actors: Sequence[Mention]) -> list[Mention]:
    """The states among the actors, as the places that they are too."""
    named = (m for m in actors if m.cue == STATE or (m.cue == "alias" and state_of(m.text)))
    return [Mention(MentionType.PLACE, m.span, m.text, cue=STATE) for m in named]


def _said(ground: Ground, side: str) -> str:
    return "" if ground.lexicon.sides else side


def _of_longer_name(ground: Ground, start: int) -> bool:
    """ "San Salvador", "New Guinea": a state's name may be the end of another place's."""
    return start > 0 and ground.joined(start - 1) and ground.words[start - 1].text in listed("openers_of_names")


def _located(ground: Ground, start: int, end: int) -> bool:
    """ "in Russia", "eastern Ukraine", "Kharkiv, Ukraine", "Ukraine's Kharkiv region": a place, and nobody who acts."""
    before = start - 1
    while before >= 0 and ground.words[before].key == "the":
        before -= 1
    lead = ground.words[before].key if before >= 0 else ""
    if before >= 0 and ground.gap(before).strip() == "," and ground.words[before].capital:
        return True
    places = listed("prepositions") | listed("directions") | _LEADS
    owns = end < len(ground.words) and "s" in ground.gap(end - 1).lower() and ground.words[end].capital
    return owns or (lead in places and (before < 0 or ground.gap(before).strip(" -") == ""))


def sided(ground: Ground, found: Named) -> Named:
    """The name with the state, movement or provisional side that its own words tell, where no pack gives sides."""
    if ground.lexicon.sides or found.side:
        return found
    return replace(found, side=_side(ground, found))


def _side(ground: Ground, found: Named) -> str:
    words = ground.words[found.start : found.end]
    keys = [word.key for word in words]
    backed = next((i for i, key in enumerate(keys) if key in word_set(_FILE, "backing")), -1)
    states = (state_of(word.text) for word in words[backed + 1 :])
    if state := next(filter(None, states), ""):
        return state
    if found.cue in ("pattern", "acronym"):
        return ground.text[words[0].start : words[-1].end]
    return next((side for side, section in _GENERIC if any(key in word_set(_FILE, section) for key in keys)), "")


_GENERIC = ((REBELS, "rebel_words"), (GOVERNMENT, "government_words"), (COALITION, "coalition_words"))
