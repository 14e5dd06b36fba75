"""The files on what follows from control: ground, gains, fronts, distances from them, pockets, roads, towns that turn.

They carry on what `orontes.control.survey` found: days are inclusive, places are told by id, and each figure says on
how many places it rests and how many of those a claim of the edition speaks of (`reported`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orontes.control.types import Distance, Front, LatLon, Parcel, PlaceControl, Pocket, RoadStretch, Terrain, Turns
from orontes.publish.serial import Cell, csv_file, json_lines
from orontes.publish.types import Edition

DECIMALS = 4  # about ten metres; a line half-way between two places is no better known than that
AREAS = ("start", "end", "holder", "state", "km2", "sure_km2", "reported_km2", "places", "reported")
GAINS = ("day", "loser", "winner", "km2", "reported_km2", "places", "reported")
DISTANCES = (
    *("place_id", "place", "lat", "lon", "start", "end", "km", "front", "between", "sides", "probability"),
    *("reported", "clear"),
)
POCKETS = (
    *(
        "id",
        "side",
        "start",
        "end",
        "km2",
        "enclosed",
        "places",
        "reported",
        "around",
        "weakest",
        "weakest_probability",
        "probability",
    ),
)
ROADS = (
    *("id", "road", "name", "start", "end", "holder", "state", "km", "places", "reported", "probability", "cuts"),
    *("cut_from", "cut_to"),
)
CHANGES = ("place_id", "place", "times", "holders", "contested_days")
BEFOREHAND = ("place_id", "place", "admin1", "lat", "lon", "start", "end", "state", "holder", "probability")


def files(edition: Edition) -> Mapping[str, bytes]:
    """The files of the terrain, by their names in the folder."""
    terrain = edition.terrain
    names = named(edition)
    held = (
        (h.start, h.end, h.holder, h.state, h.km2, h.sure_km2, h.reported_km2, h.places, h.reported)
        for h in terrain.held
    )
    gains = ((g.day, g.loser, g.winner, g.km2, g.reported_km2, ";".join(g.places), g.reported) for g in terrain.gains)
    return {
        "data/areas.csv": csv_file(AREAS, held),
        "data/gains.csv": csv_file(GAINS, gains),
        "data/fronts.geojson": _collection(_front(front, names) for front in terrain.fronts),
        "data/front_distances.csv": csv_file(DISTANCES, map(_distance, terrain.distances)),
        "data/pockets.csv": csv_file(POCKETS, map(_pocket, terrain.pockets)),
        "data/roads.csv": csv_file(ROADS, map(_road, terrain.roads)),
        "data/changes.csv": csv_file(CHANGES, map(_turns, terrain.turns)),
        "data/beforehand.csv": csv_file(BEFOREHAND, _beforehand(terrain)),
        "data/parcels.geojson": _collection(_parcel(parcel, names) for parcel in terrain.parcels),
    }


def named(edition: Edition) -> Mapping[str, str]:
    """Names of places by their ids, of those that no report speaks of too."""
    return {place.place_id: place.place for place in (*edition.control, *edition.terrain.beforehand)}


def _distance(line: Distance) -> tuple[Cell, ...]:
    at, front = (line.place_id, line.place, line.lat, line.lon), line.front
    told = (front.id, ";".join(front.places), ";".join(front.sides), front.probability, front.reported)
    return (*at, line.start, line.end, round(line.metres / 1000, 1), *told, "yes" if line.clear else "no")


def _pocket(pocket: Pocket) -> tuple[Cell, ...]:
    where = (";".join(pocket.places), pocket.reported, ";".join(pocket.around), pocket.weakest)
    return (
        pocket.id,
        pocket.side,
        pocket.start,
        pocket.end,
        pocket.km2,
        pocket.enclosed,
        *where,
        pocket.weakest_probability,
        pocket.probability,
    )


def _road(line: RoadStretch) -> tuple[Cell, ...]:
    held = (line.id, line.road, line.name, line.start, line.end, line.holder, line.state, line.km)
    return (*held, ";".join(line.places), line.reported, line.probability, line.cuts, *line.between)


def _turns(turns: Turns) -> tuple[Cell, ...]:
    holders = ";".join(f"{side} {day.isoformat()}" for side, day in turns.holders)
    return turns.place_id, turns.place, turns.times, holders, turns.contested_days


def _beforehand(terrain: Terrain) -> Iterable[tuple[Cell, ...]]:
    for place in terrain.beforehand:
        for spell in place.spells:
            yield (*_where(place), spell.start, spell.end, spell.state.value, spell.holder, spell.probability)


def _where(place: PlaceControl) -> tuple[Cell, ...]:
    return place.place_id, place.place, place.admin1, place.lat, place.lon


def _collection(features: Iterable[dict[str, object]]) -> bytes:
    """GeoJSON (RFC 7946), a feature a line: corners are many."""
    lines = json_lines(features).decode().splitlines()
    return ('{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n").encode()


def _front(front: Front, names: Mapping[str, str]) -> dict[str, object]:
    (place, other), (side, foe) = front.places, front.sides
    properties = {
        "start": front.start.isoformat(),
        "end": front.end.isoformat(),
        "side": side,
        "other_side": foe,
        "place_id": place,
        "place": names.get(place, ""),
        "other_place_id": other,
        "other_place": names.get(other, ""),
        "probability": front.probability,
        "reported": front.reported,
    }
    lines = [[_lonlat(start), _lonlat(end)] for start, end in front.stretches]
    geometry = {"type": "MultiLineString", "coordinates": lines} if lines else None
    return {"type": "Feature", "id": front.id, "geometry": geometry, "properties": properties}


def _parcel(parcel: Parcel, names: Mapping[str, str]) -> dict[str, object]:
    properties = {"place": names.get(parcel.place_id, ""), "reported": parcel.reported, "km2": parcel.km2}
    rings = [[[_lonlat(point) for point in (*ring, ring[0])]] for ring in parcel.rings]  # closed, as RFC 7946 has it
    geometry = {"type": "MultiPolygon", "coordinates": rings} if rings else None
    return {"type": "Feature", "id": parcel.place_id, "geometry": geometry, "properties": properties}


def _lonlat(point: LatLon) -> list[float]:
    return [round(point[1], DECIMALS), round(point[0], DECIMALS)]
