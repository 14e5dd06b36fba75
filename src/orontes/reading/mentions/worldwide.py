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
from orontes.reading.mentions.listing import listed
from orontes.reading.mentions.naming import Named, with_article
from orontes.reading.types import Mention, MentionType
from orontes.reading.words import Word
from orontes.reading.worldwide import (
    COALITION,
    GOVERNMENT,
    PEOPLE,
    REBELS,
    STATE,
    movement_names,
    movement_of,
    people_names,
    stands_for,
    state_names,
    state_of,
)

_FILE = "actors.yml"
_LEADS = frozenset(("to", "from", "of", "over", "across", "for"))


def find_movements(ground: Ground) -> Iterator[Named]:
    """Movements, and forces that stand for a state, by name."""
    for hit in movement_names().find(ground.words):
        yield Named(with_article(ground, hit.start), hit.end, "", _said(ground, hit.value), "alias")


def find_states(ground: Ground) -> Iterator[Named]:
    """States by name, where they act."""
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
    return replace(found, side=_side(ground, found) or _described(ground, found))


def _side(ground: Ground, found: Named) -> str:
    words = ground.words[_past_backer(ground, found) : found.end]
    keys = [word.key for word in words]
    own = ground.text[words[0].start : words[-1].end] if found.cue in ("pattern", "acronym") else ""
    if own in word_set(_FILE, "no_fighters"):
        return ""
    if known := _led(words, keys) or movement_of(own) or (own if _any(keys, "movement_words") else ""):
        return known
    if not own and _any(keys, "rebel_words") and not _any(keys, "government_words"):
        return REBELS  # "Congolese rebels" are not their country's
    state = next(filter(None, (state_of(word.text) or stands_for(word.text) for word in words)), "")
    if state or (own and _any(keys, "institutions")):
        return state or GOVERNMENT  # "Federal Police", "Interior Ministry"
    return "" if words[-1].text in word_set(_FILE, "civil_bodies") else own


def _past_backer(ground: Ground, found: Named) -> int:
    """The word after "US-backed"; the "armed" of "Sudanese Armed Forces" says nothing of a backer."""
    backing = (
        at + 1
        for at in range(found.start, found.end - 1)
        if ground.words[at].key in word_set(_FILE, "backing")
        and (ground.words[at].key != "armed" or ground.gap(at - 1) == "-")
    )
    return next(backing, found.start)


def _led(words: Sequence[Word], keys: Sequence[str]) -> str:
    """ "the Saudi-led coalition": a side of its own, by that name."""
    if "led" not in keys[1:] or not _any(keys, "coalition_words"):
        return ""
    at = keys.index("led", 1)
    return f"{words[at - 1].text}-led coalition"


def _any(keys: Sequence[str], section: str) -> bool:
    return any(key in word_set(_FILE, section) for key in keys)


def _described(ground: Ground, found: Named) -> str:
    keys = [word.key for word in ground.words[found.start : found.end]]
    return next((side for side, section in _GENERIC if _any(keys, section)), "")


_GENERIC = ((REBELS, "rebel_words"), (GOVERNMENT, "government_words"), (COALITION, "coalition_words"))
