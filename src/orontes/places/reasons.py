"""Why a phrase was not put on the map, in words that help to mend it."""

from __future__ import annotations

from collections.abc import Sequence

from orontes.places.containing import in_words
from orontes.places.shapes import Phrase, Shape
from orontes.places.types import Candidate, Gazetteer, Match, Place

NAMELESS = "names no place by itself"
UNKNOWN = "not in the gazetteer"
TOLD = 3  # candidates told of


def why_not(phrase: Phrase, considered: Sequence[Candidate], gazetteer: Gazetteer) -> str:
    """What was considered and not believed; of an unknown name, the part of it that is known."""
    if not phrase.name:
        return NAMELESS
    if phrase.shape is Shape.BORDER:
        return f"a border of {phrase.name}: the text does not say with whom, or where"
    if not considered:
        part = _known_part(phrase.name, gazetteer)
        return f"{UNKNOWN}, which has {_told(part, gazetteer)}" if part else UNKNOWN
    names = {_told(one.place, gazetteer): f"{one.probability:.0%}" for one in reversed(considered)}
    listed = ", ".join(f"{name} {share}" for name, share in list(reversed(names.items()))[:TOLD])
    more = f" and {len(considered) - TOLD} more" if len(considered) > TOLD else ""
    return f"ambiguous: {listed}{more}" if len(considered) > 1 else f"only unlikely: {listed}"


def _told(place: Place, gazetteer: Gazetteer) -> str:
    lies = in_words(place.admin1, gazetteer) or place.country
    return f"{place.name} ({lies})" if lies else place.name


def _known_part(name: str, gazetteer: Gazetteer) -> Place | None:
    """The place named by the longest run of a name's words that is a name itself."""
    words = name.split()
    for count in range(len(words) - 1, 0, -1):
        for start in range(len(words) - count + 1):
            run = " ".join(words[start : start + count])
            known = gazetteer.lookup(run) if run[:1].isupper() else ()
            if exact := [place for place, match in known if match is Match.EXACT]:
                return exact[0]
    return None
