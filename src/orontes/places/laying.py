"""From a resolved name to a point and its uncertainty: how the phrase lies to the place.

Precision follows UCDP's `where_prec` (Högbladh 2023, UCDP GED Codebook): 1 the exact place, 2 near it, 3 its district,
4 its governorate, 5 a landscape or a line, 6 a country.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from orontes.places.containing import same_division
from orontes.places.evidence import SETTLEMENTS
from orontes.places.geometry import along, distance_m, middle, moved, nearest_on
from orontes.places.phrases import Hint, Phrase, Shape
from orontes.places.types import Candidate, Gazetteer, Match, Place, Placement
from orontes.romanization import fold
from orontes.theatre.types import PlaceKind

NEAR_M = 3_000.0  # how far "near" a town reaches
ASIDE_M = 3_000.0  # how far off "east of" a town is, where nothing is said
ASIDE_REACH_M = 10_000.0  # and how uncertain that is
CLOSE_M = 25_000.0  # farthest from a known point that UCDP still calls near it
DISTRICT_M = 15_000.0  # how far a town's district reaches
AROUND_M = 15_000.0  # how far a town's countryside reaches
SMALL_M = 12_000.0  # radius up to which a landscape has a meaningful middle
PART_OF = 0.75  # radius of a part of a land, of the land's own: parts are seldom told apart sharply
GOVERNORATE_M = 50_000.0  # radius of a governorate that gives none
HUGE = 1_000_000  # inhabitants of a city whose "eastern" part is a part of the city, not of its governorate

TOWN_M = 6_000.0  # radius beyond which a town's edge is not sought
BUILT = frozenset({Hint.FACILITY, Hint.AIRBASE, Hint.ROAD})

_K = PlaceKind
_LINES = frozenset({_K.ROAD, _K.RIVER})
_PRECISION = {_K.GOVERNORATE: 4, _K.DISTRICT: 3, _K.REGION: 5, _K.ROAD: 5, _K.RIVER: 5, _K.COUNTRY: 6}


def lay(text: str, phrase: Phrase, best: Candidate, gazetteer: Gazetteer) -> Placement:
    """The placement of a phrase whose name is resolved."""
    if phrase.shape in {Shape.AREA, Shape.PART} and (land := land_of(best.place, phrase, gazetteer)):
        return _area(text, phrase, best, land)
    if phrase.shape is Shape.OFFSET and phrase.bearing is not None:
        return _offset(text, phrase, best, gazetteer)
    if phrase.shape is Shape.AREA and phrase.hint is not Hint.DISTRICT:
        return _around(text, phrase, best)
    return _part(text, phrase, best) if phrase.shape is Shape.PART else _at(text, phrase, best)


def _at(text: str, phrase: Phrase, best: Candidate) -> Placement:
    """The place itself, or what lies near it: an airbase that is known by its town's name lies near the town."""
    place = best.place
    point = place.lat, place.lon
    if phrase.hint is Hint.DISTRICT and place.kind in {_K.CITY, _K.TOWN}:
        around = _Point(*point, max(DISTRICT_M, _extent(place)), 3)
        return _made(text, best, f"{place.id}@district", around, f"the district of {place.name}")
    if phrase.shape is Shape.AT and not (phrase.hint in BUILT and place.kind in SETTLEMENTS):
        return _made(text, best, place.id, _Point(*point, _extent(place), _precision(place)))
    aside = phrase.hint.value if phrase.shape is Shape.AT else f"{phrase.metres:.0f}m" if phrase.metres else "near"
    reach = max(phrase.metres or NEAR_M, place.radius_m)
    precision = max(2 if reach <= CLOSE_M else 5, _precision(place))
    return _made(text, best, f"{place.id}@{aside}", _Point(*point, reach, precision), f"near {place.name}")


@dataclass(frozen=True, slots=True)
class _Point:
    """A position in degrees, its uncertainty in metres and its UCDP precision."""

    lat: float
    lon: float
    radius_m: float
    precision: int


def _made(text: str, best: Candidate, place_id: str, point: _Point, how: str = "") -> Placement:
    place, why = best.place, "; ".join(best.why)
    return Placement(
        text=text,
        place_id=place_id,
        name=(place.name if place_id == place.id else "") or text,
        kind=place.kind,
        lat=round(point.lat, 5),
        lon=round(point.lon, 5),
        radius_m=round(point.radius_m),
        admin1=place.admin1 or (place.name if place.kind is _K.GOVERNORATE else ""),
        country=place.country,
        probability=round(best.probability, 4),
        where_prec=point.precision,
        reason=f"{how}: {why}" if how else why,
        line=place.line if place_id == place.id else (),
    )


def _precision(place: Place) -> int:
    """UCDP's precision of a place; a landscape or a street that is small is as good as a district."""
    precision = _PRECISION.get(place.kind, 1)
    return 3 if precision == 5 and 0 < place.radius_m <= SMALL_M else precision


def _extent(place: Place) -> float:
    """Radius of a place in metres; a guess from its kind where the gazetteer gives none."""
    if place.radius_m:
        return place.radius_m
    if place.kind is _K.GOVERNORATE:
        return GOVERNORATE_M
    return 500.0 + 4.0 * math.sqrt(place.population)


def land_of(place: Place, phrase: Phrase, gazetteer: Gazetteer) -> Place | None:
    """The governorate that a phrase means by the name of its seat, None where it means the town itself."""
    if place.kind in _PRECISION:
        return place
    if phrase.shape is Shape.PART and (
        phrase.bearing is None or place.population >= HUGE or phrase.hint is not Hint.NONE
    ):
        return None
    if land := seat_of(place, gazetteer):
        return land
    return gazetteer.get(f"geonames/{place.admin1}") if phrase.hint is Hint.GOVERNORATE and place.admin1 else None


def seat_of(place: Place, gazetteer: Gazetteer) -> Place | None:
    """The governorate of the same name, where a town is the seat of one."""
    if place.kind not in SETTLEMENTS or not place.admin1:
        return None
    by_code = gazetteer.get(f"geonames/{place.admin1}")
    if by_code and same_division(place.name, by_code.names):
        return by_code
    if fold(place.name) != fold(place.admin1):
        return None
    named = [*gazetteer.lookup(f"{place.admin1} Governorate"), *gazetteer.lookup(place.admin1)]
    lands = (land for land, match in named if land.kind is _K.GOVERNORATE and match is not Match.NEAR)
    return next((land for land in lands if land.country == place.country), None)


def _area(text: str, phrase: Phrase, best: Candidate, land: Place) -> Placement:
    """A governorate or another land, or the part of it that lies in a direction from its middle."""
    whole = replace(best, place=land)
    radius, precision = _extent(land), _precision(land)
    if phrase.bearing is None:
        return _made(text, whole, land.id, _Point(land.lat, land.lon, radius, precision))
    lat, lon = moved(land.lat, land.lon, phrase.bearing, radius / 2)
    how = f"part of {land.name} at {phrase.bearing:.0f}°"
    return _made(text, whole, f"{land.id}@{phrase.bearing:.0f}", _Point(lat, lon, radius * PART_OF, precision), how)


def _around(text: str, phrase: Phrase, best: Candidate) -> Placement:
    place = best.place
    lat, lon, place_id = place.lat, place.lon, f"{place.id}@around"
    if phrase.bearing is not None:
        lat, lon = moved(lat, lon, phrase.bearing, AROUND_M / 2)
        place_id += f",{phrase.bearing:.0f}"
    return _made(text, best, place_id, _Point(lat, lon, AROUND_M, 5), f"country around {place.name}")


def _part(text: str, phrase: Phrase, best: Candidate) -> Placement:
    """A part of a town: its middle, or a point half way to the edge in a direction."""
    place, radius = best.place, min(_extent(best.place), TOWN_M)
    lat, lon, side = place.lat, place.lon, "part"
    if phrase.bearing is not None:
        lat, lon = moved(lat, lon, phrase.bearing, radius / 2)
        side = f"{phrase.bearing:.0f}"
    point = _Point(lat, lon, radius, _precision(place))
    return _made(text, best, f"{place.id}@{side}", point, f"a part of {place.name}")


def _offset(text: str, phrase: Phrase, best: Candidate, gazetteer: Gazetteer) -> Placement:
    """A point in a direction. "North of Hama", with no distance, is the governorate's north as much as the town's."""
    place, bearing = best.place, phrase.bearing or 0.0
    if phrase.metres is None and place.kind not in _LINES and (land := _land_named(place, phrase, gazetteer)):
        return _area(text, phrase, best, land)  # "the east of Hama province" lies in it
    metres = ASIDE_M if phrase.metres is None else phrase.metres
    lat, lon = moved(place.lat, place.lon, bearing, metres)
    vague = phrase.metres is None and seat_of(place, gazetteer) is not None
    reach = ASIDE_REACH_M if phrase.metres is None else max(1_000.0, metres / 4)
    reach = place.radius_m if place.kind in _LINES else reach
    precision = max(4 if vague else 2 if reach <= CLOSE_M else 5, _precision(place))
    how = f"{metres / 1000:.1f} km at {bearing:.0f}° from {place.name}"
    aside = "aside" if phrase.metres is None else f"{metres:.0f}m"
    return _made(text, best, f"{place.id}@{bearing:.0f},{aside}", _Point(lat, lon, reach, precision), how)


def _land_named(place: Place, phrase: Phrase, gazetteer: Gazetteer) -> Place | None:
    named = phrase.hint is Hint.GOVERNORATE or place.kind in {_K.GOVERNORATE, _K.COUNTRY}
    return land_of(place, phrase, gazetteer) if named else None


End = tuple[Phrase, Candidate]


def lay_between(text: str, phrase: Phrase, ends: Sequence[End], gazetteer: Gazetteer) -> Placement:
    """The middle between two places or among several, with the distance to them as radius."""
    places = [_end(end, found, gazetteer) for end, found in ends]
    lat, lon, radius = _among(places)
    joint = replace(ends[0][1], place=places[0], probability=math.prod(found.probability for _, found in ends))
    is_road = phrase.shape is Shape.ROAD
    first, *rest = sorted(place.id for place in places)
    lands = any(place.kind in _PRECISION for place in places)
    wide = is_road or lands or radius > AROUND_M
    how = f"{'road' if is_road else 'half way'} between {' and '.join(place.name for place in places)}"
    place_id = f"{first}@{'road' if is_road else 'between'},{','.join(rest)}"
    placed = _made(text, joint, place_id, _Point(lat, lon, radius, 5 if wide else 2), how)
    line = tuple((place.lat, place.lon) for place in places) if len(places) == 2 and not lands else ()
    return replace(placed, line=line, kind=_K.ROAD if is_road else placed.kind)


def _end(end: Phrase, found: Candidate, gazetteer: Gazetteer) -> Place:
    return (land_of(found.place, end, gazetteer) if end.shape is Shape.AREA else None) or found.place


def _among(places: Sequence[Place]) -> tuple[float, float, float]:
    """Middle in degrees and radius in metres. Two lands meet where their circles do, not half way."""
    if len(places) > 2:
        lat, lon = middle([(place.lat, place.lon) for place in places])
        return lat, lon, max(1_000.0, *(distance_m(lat, lon, place.lat, place.lon) for place in places))
    one, two = places
    lands = one.kind in _PRECISION and two.kind in _PRECISION
    share = one.radius_m / (one.radius_m + two.radius_m) if lands and one.radius_m and two.radius_m else 0.5
    lat, lon = along(one.lat, one.lon, two.lat, two.lon, share)
    half = distance_m(one.lat, one.lon, two.lat, two.lon) / 2
    return lat, lon, max(1_000.0, min(half, one.radius_m, two.radius_m) if lands else half)


def lay_on_line(text: str, best: Candidate, near: Place) -> Placement:
    """Where a road or a river is nearest to a place, or to the middle of a land: "the M5 near Khan Sheikhoun"."""
    place = best.place
    lat, lon = nearest_on(place.line, near.lat, near.lon)
    if distance_m(place.lat, place.lon, near.lat, near.lon) <= near.radius_m:
        lat, lon = place.lat, place.lon  # all of it, or its middle, is there
    point = _Point(lat, lon, max(NEAR_M, near.radius_m), 2 if near.radius_m <= AROUND_M else 5)
    placed = _made(text, best, f"{place.id}@by,{near.id}", point, f"{place.name} by {near.name}")
    return replace(placed, admin1=near.admin1 or near.name)
