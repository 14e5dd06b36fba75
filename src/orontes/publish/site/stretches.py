"""What is believed, and what follows from it, in stretches of days: one chunk is all that a day's map needs.

Places go by number. A record that overlaps a stretch is in it, so one that lasts is in several. Positions are whole
ten-thousandths of a degree, flat: lon, lat, lon, lat, …
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from orontes.control.types import Front, Held, LatLon, PlaceControl, Pocket, RoadStretch, Terrain
from orontes.publish.site.chunks import Plain
from orontes.publish.site.ground import Brief, Row, between, brief, day_number, runs, told_days
from orontes.publish.site.numbering import Numbers
from orontes.publish.site.splitting import Days, stretches
from orontes.publish.types import Edition

FINE = 10_000  # parts of a degree: about ten metres
_ROW, _SPELL, _LINE = 18, 32, 70  # characters that a record takes, about

Line = tuple[int, int, list[object]]
"""From and to, both inclusive, then what is told of these days."""

Spell = tuple[Brief, list[int]]
"""A spell, and the days until which claims support its holder."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything that is told of days, by place and by kind of line."""

    beliefs: Mapping[int, list[Row]]
    spells: Mapping[int, list[Spell]]
    lines: Mapping[str, list[Line]]  # fronts, areas, pockets, cuts


def ground(edition: Edition, numbers: Numbers) -> Ground:
    """All that is concluded of an edition's days, as is known now."""
    return _ground(edition.control, edition.terrain, numbers)


def ground_then(edition: Edition, numbers: Numbers) -> Ground:
    """The same as it was known at the end of each day."""
    return _ground(edition.control_then, edition.terrain_then, numbers)


def _ground(control: Sequence[PlaceControl], drawn: Terrain, numbers: Numbers) -> Ground:
    places, sides = numbers.places, numbers.sides
    held = [place for place in (*control, *drawn.beforehand) if place.place_id in places]
    return Ground(
        {places[place.place_id]: runs(place.beliefs, sides) for place in control if place.place_id in places},
        {places[place.place_id]: [(brief(s, numbers), told_days(s, numbers)) for s in place.spells] for place in held},
        {
            "fronts": [_front(front, sides, places) for front in drawn.fronts],
            "areas": [_area(line, sides) for line in drawn.held],
            "pockets": [_pocket(pocket, sides, places) for pocket in drawn.pockets],
            "cuts": [_cut(stretch, sides, places) for stretch in drawn.roads if stretch.cuts],
        },
    )


def chunks(told: Ground, then: Ground, limit: int) -> Iterator[Plain]:
    """The stretches of days in order, of about `limit` characters; one that is empty where nothing is told.

    What was known `then` lies beside what is known now.
    """
    weights = chain(_weights(told), _weights(then))
    for first, last in list(stretches(weights, limit)) or [(0, 0)]:
        yield {"from": first, "to": last, **_stretch(told, first, last), "then": _stretch(then, first, last)}


def _stretch(told: Ground, first: int, last: int) -> Plain:
    beliefs = ((place, between(rows, first, last)) for place, rows in told.beliefs.items())
    spells = ((place, [*_during(spells, first, last)]) for place, spells in told.spells.items())
    return {
        "beliefs": [[place, *([row[0] - first, *row[1:]] for row in rows)] for place, rows in beliefs if rows],
        "spells": [[place, *all_of] for place, all_of in spells if all_of],
        **{
            name: [[*line[:2], *line[2]] for line in lines if line[0] <= last and first <= line[1]]
            for name, lines in told.lines.items()
        },
    }


def _weights(told: Ground) -> Iterator[tuple[Days, int]]:
    for rows in told.beliefs.values():
        yield from (((row[0], after[0] - 1), _ROW) for row, after in pairwise(rows))
    for spells in told.spells.values():
        yield from (((spell[0], spell[1]), _SPELL) for spell, _ in spells)
    for lines in told.lines.values():
        yield from (((line[0], line[1]), _LINE) for line in lines)


def _during(spells: Sequence[Spell], first: int, last: int) -> Iterator[list[int | None]]:
    """Those that overlap the days, and the one that ends before them, so that their first day tells a change.

    Of the days told of, the last one before and those among them.
    """
    for spell, told in spells:
        if spell[0] <= last and first <= spell[1] + 1:
            yield [*spell, *[day for day in told if day < first][-1:], *[day for day in told if first <= day <= last]]


def _front(front: Front, sides: Mapping[str, int], places: Mapping[str, int]) -> Line:
    held = [sides.get(side, -1) for side in front.sides]
    told = [*held, *(places[place] for place in front.places), round(front.probability * 100), front.reported]
    return day_number(front.start), day_number(front.end), [*told, *map(flat, front.stretches)]


def _area(line: Held, sides: Mapping[str, int]) -> Line:
    figures = [line.km2, line.reported_km2, line.places, line.reported]
    return day_number(line.start), day_number(line.end), [sides.get(line.holder, -1), line.state, *figures]


def _pocket(pocket: Pocket, sides: Mapping[str, int], places: Mapping[str, int]) -> Line:
    told = [_listed(pocket.places, places), pocket.km2, pocket.reported, round(pocket.probability * 100)]
    return day_number(pocket.start), day_number(pocket.end), [sides.get(pocket.side, -1), *told]


def _cut(line: RoadStretch, sides: Mapping[str, int], places: Mapping[str, int]) -> Line:
    told = [line.name, sides.get(line.cuts, -1), sides.get(line.holder, -1), _listed(line.places, places)]
    between = _listed(line.between, places)
    return day_number(line.start), day_number(line.end), [*told, *between, round(line.probability * 100), line.reported]


def _listed(names: Sequence[str], places: Mapping[str, int]) -> list[int]:
    return [places[name] for name in names]


def flat(points: Iterable[LatLon]) -> list[int]:
    """Positions as whole ten-thousandths of a degree.

    >>> flat([(35.13, 36.75)])
    [367500, 351300]
    """
    return [number for lat, lon in points for number in (round(lon * FINE), round(lat * FINE))]
