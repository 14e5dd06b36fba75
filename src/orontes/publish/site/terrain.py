"""What follows from control as the page draws it: ground, fronts, pockets and roads cut, all by number and day.

Places are numbered: those with control first, in the order of `ground`, then those that no report names (`silent`).
Positions are whole ten-thousandths of a degree, flat: lon, lat, lon, lat, …
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from orontes.control.types import ControlSpell, Front, Held, LatLon, Pocket, RoadStretch, State
from orontes.publish.site.chunks import Plain
from orontes.publish.site.ground import day_number
from orontes.publish.types import Edition

FINE = 10_000  # parts of a degree: about ten metres
STATES = tuple(state.value for state in State)

Numbers = Mapping[str, int]


def terrain(edition: Edition) -> Plain:
    """The terrain of an edition, for a chunk of its own."""
    drawn = edition.terrain
    sides = {side.id: number for number, side in enumerate(edition.theatre.sides)}
    places = [place.place_id for place in (*edition.control, *drawn.beforehand)]
    numbers = {place: number for number, place in enumerate(places)}
    return {
        "states": list(STATES),
        "silent": [
            {
                "name": place.place,
                "lat": round(place.lat, 5),
                "lon": round(place.lon, 5),
                "runs": [_run(spell, sides) for spell in place.spells],
            }
            for place in drawn.beforehand
        ],
        "parcels": [[numbers[parcel.place_id], *map(_flat, parcel.rings)] for parcel in drawn.parcels],
        "fronts": [_front(front, sides, numbers) for front in drawn.fronts],
        "areas": [_area(line, sides) for line in drawn.held],
        "pockets": [_pocket(pocket, sides, numbers) for pocket in drawn.pockets],
        "cuts": [_cut(stretch, sides, numbers) for stretch in drawn.roads if stretch.cuts],
    }


def _run(spell: ControlSpell, sides: Numbers) -> list[int]:
    days = day_number(spell.start), day_number(spell.end)
    return [*days, sides.get(spell.holder, -1), STATES.index(spell.state.value), round(spell.probability * 100)]


def _front(front: Front, sides: Numbers, numbers: Numbers) -> list[object]:
    held = [sides.get(side, -1) for side in front.sides]
    told = [*held, *(numbers[place] for place in front.places), round(front.probability * 100), front.reported]
    return [day_number(front.start), day_number(front.end), *told, *map(_flat, front.stretches)]


def _area(line: Held, sides: Numbers) -> list[object]:
    figures = [line.km2, line.reported_km2, line.places, line.reported]
    return [day_number(line.start), day_number(line.end), sides.get(line.holder, -1), line.state, *figures]


def _pocket(pocket: Pocket, sides: Numbers, numbers: Numbers) -> list[object]:
    told = [_listed(pocket.places, numbers), pocket.km2, pocket.reported, round(pocket.probability * 100)]
    return [day_number(pocket.start), day_number(pocket.end), sides.get(pocket.side, -1), *told]


def _cut(line: RoadStretch, sides: Numbers, numbers: Numbers) -> list[object]:
    days = day_number(line.start), day_number(line.end)
    told = [sides.get(line.cuts, -1), sides.get(line.holder, -1), _listed(line.places, numbers)]
    return [*days, line.name, *told, *_listed(line.between, numbers), round(line.probability * 100), line.reported]


def _listed(places: Sequence[str], numbers: Numbers) -> list[int]:
    return [numbers[place] for place in places]


def _flat(points: Iterable[LatLon]) -> list[int]:
    return [number for lat, lon in points for number in (round(lon * FINE), round(lat * FINE))]
