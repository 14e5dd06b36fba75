"""GeoJSON (RFC 7946): points, lines and polygons with properties."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from orontes.gazetteer.formats import json_text, shapes, text
from orontes.gazetteer.formats.columns import Fields, mapped, recognise
from orontes.gazetteer.formats.opening import Member
from orontes.gazetteer.formats.sheets import Row
from orontes.gazetteer.formats.types import Tally, Unfit, Wishes

Choose = Callable[[tuple[str, ...]], Fields]
_NO_FEATURE = (KeyError, TypeError, AttributeError, ValueError, OverflowError, RecursionError, IndexError)


def geojson(member: Member, wishes: Wishes, tally: Tally) -> Iterator[Row]:
    """Features of a GeoJSON file. One that breaks off gives those before the break."""
    choose = fields_of(wishes)
    with member.open() as raw:
        stream, _ = text.opened(member, raw)
        try:
            for number, (_, feature) in enumerate(json_text.elements(stream, "features"), start=1):
                if row := _row(number, feature, choose, member.shown, tally):
                    yield row
        except json_text.Broken as broken:
            tally.rows += 1
            tally.refuse(member.shown, broken.line, f"the file {broken}")


def fields_of(wishes: Wishes) -> Choose:
    """How the properties of a feature are found out; features of one file mostly have the same.

    Raises (the function returned):
        Unfit: none of the properties is a name.
    """

    @lru_cache(maxsize=64)
    def choose(columns: tuple[str, ...]) -> Fields:
        fields = mapped(columns, wishes.mapping) if wishes.mapping else recognise(columns)
        if not fields.named:
            seen = ", ".join(columns[:25])
            raise Unfit(f"no property is a name among: {seen}; say which it is: --map name=...")
        return fields

    return choose


def said(value: Any) -> str:
    """A property as text: whole numbers without a point, nothing for none.

    >>> said(11300.0), said(None), said(" Soran ")
    ('11300', '', 'Soran')
    """
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _row(number: int, feature: Any, choose: Choose, shown: str, tally: Tally) -> Row | None:
    try:
        cells = {str(name): said(value) for name, value in (feature["properties"] or {}).items()}
        if "id" in feature and "id" not in cells:
            cells["id"] = str(feature["id"])
        return Row(number, cells, choose(tuple(cells)), _spot(feature.get("geometry")))
    except _NO_FEATURE as trouble:
        tally.rows += 1
        tally.refuse(shown, number, str(trouble) if isinstance(trouble, Unfit) else "is no GeoJSON feature")
        return None


def _spot(held: Any) -> shapes.Spot | None:
    """Where a geometry lies; None where there is none, and the properties must say."""
    if held is None:
        return None
    if held["type"] == "GeometryCollection":
        spots = [spot for part in held["geometries"] if (spot := _spot(part))]
        return max(spots, key=lambda spot: spot.radius_m, default=None)
    if held["type"] not in _READ:
        raise Unfit(f"unknown geometry {held['type']!r}")
    return _READ[held["type"]](held["coordinates"])


def _ring(points: Any) -> list[tuple[float, float]]:
    return [(float(point[0]), float(point[1])) for point in points]


_READ: Mapping[str, Callable[[Any], shapes.Spot]] = {
    "Point": lambda held: shapes.of_points(_ring([held])),
    "MultiPoint": lambda held: shapes.of_points(_ring(held)),
    "LineString": lambda held: shapes.of_line([_ring(held)]),
    "MultiLineString": lambda held: shapes.of_line([_ring(line) for line in held]),
    "Polygon": lambda held: shapes.of_polygons([_ring(held[0])] if held else []),
    "MultiPolygon": lambda held: shapes.of_polygons([_ring(part[0]) for part in held]),
}
