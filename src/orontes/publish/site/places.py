"""Places: the list that is always there, their ground, and the history of each, which its own page reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from orontes.control.types import ControlSpell, LatLon, PlaceControl
from orontes.publish.site.chunks import Plain
from orontes.publish.site.ground import day_number, told_days
from orontes.publish.site.numbering import Numbers
from orontes.publish.site.packing import packed, steps
from orontes.publish.site.records import cited
from orontes.publish.site.stretches import Ground, flat
from orontes.publish.types import Edition


def places(edition: Edition) -> Plain:
    """Every place by its number: those with control first, then those that no report names."""
    held = (*edition.control, *edition.terrain.beforehand)
    return packed(
        places=[
            {"id": p.place_id, "name": p.place, "admin1": p.admin1, "lat": round(p.lat, 5), "lon": round(p.lon, 5)}
            for p in held
        ]
    )


def cells(edition: Edition, numbers: Numbers) -> list[list[object]]:
    """The ground of each place: its number, then its outlines, each point as its step from the one before."""

    def outline(ring: Iterable[LatLon]) -> list[int]:
        points = flat(ring)
        points[::2], points[1::2] = steps(points[::2]), steps(points[1::2])
        return points

    return [[numbers.places[one.place_id], *map(outline, one.rings)] for one in edition.terrain.parcels]


def histories(edition: Edition, numbers: Numbers, now: Ground, then: Ground) -> Iterator[Plain]:
    """Of each place all that is believed and said, in the order of the places' numbers; `then` as it was known then."""
    known = {place.place_id: place for place in (*edition.control_then, *edition.terrain_then.beforehand)}
    incidents = _by_place((item.placement.place_id, numbers.incidents[item.id]) for item in edition.incidents)
    dated = sorted(numbers.known.values(), key=lambda claim: (claim.when.earliest, claim.when.latest))
    claims = _by_place((claim.placement.place_id, numbers.claims[claim.id]) for claim in dated)
    for number, place in enumerate((*edition.control, *edition.terrain.beforehand)):
        yield {
            "beliefs": list(now.beliefs.get(number, [])),
            "spells": [_spell(spell, numbers) for spell in place.spells],
            "beliefsThen": list(then.beliefs.get(number, [])),
            "spellsThen": [_spell(s, numbers) for s in known[place.place_id].spells] if place.place_id in known else [],
            "incidents": sorted(incidents[place.place_id]),
            "claims": claims[place.place_id],
        }


def weight(history: Mapping[str, object]) -> int:
    """How many characters a history takes, about."""
    return len(str(history))


def _by_place(pairs: Iterable[tuple[str, int]]) -> Mapping[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, number in pairs:
        found[place].append(number)
    return found


def _spell(spell: ControlSpell, numbers: Numbers) -> Plain:
    return {
        "id": spell.id,
        "from": day_number(spell.start),
        "to": day_number(spell.end),
        "state": spell.state.value,
        "holder": spell.holder,
        "p": round(spell.probability, 2),
        "label": spell.label.value,
        "last": None if spell.last_confirmed is None else day_number(spell.last_confirmed),
        "told": told_days(spell, numbers),
        "for": cited(spell.claims_for, numbers),
        "against": cited(spell.claims_against, numbers),
    }


def holders(held: Iterable[PlaceControl]) -> list[str]:
    """Who holds a place at any time, by id."""
    return sorted({spell.holder for place in held for spell in place.spells if spell.holder})
