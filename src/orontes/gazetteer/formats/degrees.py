"""Positions as users write them: decimal, with a comma, in degrees and minutes, the wrong way round."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from orontes.errors import GazetteerError
from orontes.gazetteer.formats.data import rows_of
from orontes.gazetteer.formats.types import Unfit

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_SIGN = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2212": "-",
        "\u2013": "-",
        "\u066b": ".",
        "\u066c": ",",
        "\u2032": "'",
        "\u2033": '"',
    }
)
_MOST = {"latitude": 90.0, "longitude": 180.0}
_NEGATIVE = {"latitude": "S", "longitude": "W"}
_POINT = re.compile(r"POINT\s*(?:Z\s*)?\(\s*(-?[\d.]+)\s+(-?[\d.]+)(?:\s+-?[\d.]+)?\s*\)", re.IGNORECASE)
SLACK = 0.2  # degrees: how far outside the box of its towns a country's places lie
FEWEST, WIDEST = 10, 30.0  # rows, degrees: what makes the rest of a file a witness


def parse(text: str, axis: str) -> float:
    """Degrees of a latitude or longitude; the range is not checked here.

    Args:
        axis: "latitude" or "longitude", for the reason and for the letter that makes it negative.

    Raises:
        Unfit: it is empty or no number.

    >>> parse("35,42", "latitude"), parse("35\u00b025'12\\"N", "latitude"), parse("70 30 W", "longitude")
    (35.42, 35.42, -70.5)
    """
    try:
        value = float(text)
    except ValueError:
        seen = "".join(letter for letter in text.translate(_SIGN) if letter.isprintable())  # no marks of direction
        value = _spelt(seen.strip(), axis)
    if not math.isfinite(value):
        raise Unfit(f"{axis} {text!r} is not a number")
    return value


def _spelt(text: str, axis: str) -> float:
    if not text:
        raise Unfit(f"no {axis}")
    parts = [float(part.replace(",", ".")) for part in _NUMBER.findall(text)]
    rest = re.sub(r"[\s\u00b0\u00ba'\"´`’”dms:-]", "", _NUMBER.sub("", text), flags=re.IGNORECASE).upper()
    if not 1 <= len(parts) <= 3 or rest not in {"", "N", "S", "E", "W"} or max(parts[1:], default=0.0) >= 60:
        raise Unfit(f"{axis} {text[:40]!r} is not a number")
    value: float = sum(part / 60.0**power for power, part in enumerate(parts))
    return round(-value if text.startswith("-") or rest == _NEGATIVE[axis] else value, 6)


def parse_point(text: str) -> tuple[float, float]:
    """Latitude and longitude of one cell: "POINT(36.7 35.1)" (longitude first, as in WKT) or "35.1, 36.7".

    >>> parse_point("Point(36.7 35.1)"), parse_point("35.1; 36.7")
    ((35.1, 36.7), (35.1, 36.7))
    """
    if found := _POINT.search(text):
        return float(found[2]), float(found[1])
    parts = text.split(",") if text.count(",") == 1 else re.split(r"\s*;\s*|,\s+|\s+", text.strip(" ()[]"))
    if len(parts) != 2:
        raise Unfit(f"position {text[:40]!r} is not two numbers")
    return parse(parts[0].strip(" ()[]"), "latitude"), parse(parts[1].strip(" ()[]"), "longitude")


@dataclass(frozen=True, slots=True)
class Box:
    """South, west, north, east in degrees."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a position lies in it, or just outside."""
        return self.south - SLACK <= lat <= self.north + SLACK and self.west - SLACK <= lon <= self.east + SLACK


def settle(lat: float, lon: float, box: Box | None) -> tuple[float, float, bool]:
    """A position and whether it was the wrong way round: outside the box as written, inside it when turned.

    Raises:
        Unfit: it is out of range, or 0, 0, which stands for no position.
    """
    if box and not box.holds(lat, lon) and box.holds(lon, lat):
        return lon, lat, True
    for value, axis in ((lat, "latitude"), (lon, "longitude")):
        if abs(value) > _MOST[axis]:
            raise Unfit(_far_off(value, axis, lat, lon))
    if lat == lon == 0:
        raise Unfit("position 0, 0 stands for none")
    return lat, lon, False


def _far_off(value: float, axis: str, lat: float, lon: float) -> str:
    if abs(value) > 360:
        return f"{axis} {value:g} is no degrees: projected coordinates? give longitude and latitude (WGS84)"
    doubt = "; swapped? nothing in the file makes it plain" if abs(lat) <= 180 and abs(lon) <= 90 else ""
    return f"{axis} {value:g} is out of range{doubt}"


def box_of(positions: Sequence[tuple[float, float]]) -> Box | None:
    """The box of a file's positions but for the outermost twentieth, widened by its own size; None of too few."""
    if len(positions) < FEWEST:
        return None
    (south, north), (west, east) = (_middle(sorted(column)) for column in zip(*positions, strict=True))
    if north - south > WIDEST or east - west > WIDEST:
        return None
    high, wide = north - south, east - west
    return Box(south - high, west - wide, north + high, east + wide)


def _middle(values: Sequence[float]) -> tuple[float, float]:
    cut = len(values) // 20
    return values[cut], values[-1 - cut]


@cache
def country_boxes() -> Mapping[str, Box]:
    """Boxes of the towns of every country by ISO code, as GeoNames has them (country_boxes.csv, CC BY 4.0)."""
    return {row["country"]: _box(row, number) for number, row in rows_of("country_boxes.csv")}


def _box(row: Mapping[str, str], number: int) -> Box:
    try:
        return Box(*(float(row[side]) for side in ("south", "west", "north", "east")))
    except ValueError as error:
        raise GazetteerError(f"not a box: {error}", file="country_boxes.csv", line=number) from error
