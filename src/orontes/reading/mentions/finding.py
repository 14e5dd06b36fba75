"""All finders over one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from orontes.reading.counts import find_counts
from orontes.reading.dates import find_dates
from orontes.reading.lexicon import Lexicon
from orontes.reading.mentions.actors import find_actors, held_back
from orontes.reading.mentions.layout import Ground, tidy
from orontes.reading.mentions.places import find_places
from orontes.reading.mentions.things import find_facilities, find_weapons
from orontes.reading.mentions.voices import find_sources, outlets
from orontes.reading.mentions.worldwide import as_places
from orontes.reading.types import Mention, MentionType, PlaceNames

# Letters of a name that is more likely a town's than an acronym.
SHORTEST_TOWN = 4


def find_mentions(text: str, day: date, lexicon: Lexicon, names: PlaceNames) -> tuple[Mention, ...]:
    """Mentions that need no parse, of a sentence said on `day`; spans are within the sentence."""
    ground = Ground.of(text, day, lexicon)
    actors, sources = [m for m in find_actors(ground) if not _shouts_a_place(m, names)], find_sources(ground)
    weapons = list(find_weapons(ground))
    named = {weapon.span for weapon in weapons}  # "Sarin", which is a village too
    places = [
        place
        for place in find_places(ground, names, [*held_back(actors), *outlets(sources)])
        if place.span not in named
    ]
    found = [*actors, *places, *as_places(actors), *sources]
    times = _dates(text, day)
    return tidy([*found, *times, *_counts(text, times), *weapons, *find_facilities(ground)])


def _shouts_a_place(actor: Mention, names: PlaceNames) -> bool:
    """Whether capitals that may be an acronym are a town's name: "MOSUL Iraq (Agency)"."""
    if actor.cue != "acronym" or len(actor.text) < SHORTEST_TOWN:
        return False
    return any(found.end - found.start == len(actor.text) for found in names.find(f"in {actor.text.title()}"))


def _dates(text: str, day: date) -> list[Mention]:
    return [
        Mention(MentionType.DATE, hit.span, hit.span.of(text), cue="pattern", when=hit.when)
        for hit in find_dates(text, day)
    ]


def _counts(text: str, times: Sequence[Mention]) -> list[Mention]:
    """Counts outside of time expressions: the 21 of "21 March" counts nothing."""
    return [
        Mention(MentionType.COUNT, hit.span, hit.span.of(text), cue="pattern", count=hit.count, unit=hit.unit)
        for hit in find_counts(text)
        if not any(hit.span.overlaps(time.span) for time in times)
    ]
