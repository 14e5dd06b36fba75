"""Place phrases with the coordinates that people gave them, and a scratch gazetteer to look the UCDP names up in."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from orontes.gazetteer import SqliteGazetteer, import_places, open_gazetteer
from orontes.places import Gazetteer, Match, Place, Placement, PlacePhrase
from orontes.places.geometry import distance_m
from orontes.theatre import Theatre

CLOSE_M = 5_000.0
SHARED = Path("..") / "shared"
UCDP = SHARED / "benchmarks" / "ucdp_syria_places.csv"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A phrase and the point that people gave it, None where they gave none."""

    phrase: PlacePhrase
    lat: float | None
    lon: float | None


Report = tuple[str, list[Wanted]]  # what is placed together: outlet (or governorate) and phrases


def reports(folder: Path) -> Iterator[Report]:
    """Each annotated report's distinct places."""
    for path in sorted(folder.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        wanted = (Wanted(PlacePhrase(row["place"]), row["lat"], row["lon"]) for row in rows if row["place"])
        yield path.stem, list(dict.fromkeys(wanted))


def ucdp(*, settlements: bool = False, within: bool = True) -> Iterator[Report]:
    """UCDP's names, one "report" each: nothing but the governorate tells homonyms apart."""
    for row in _ucdp_rows():
        if not settlements or float(row["where_prec"]) == 1:
            phrase = PlacePhrase(row["where_coordinates"], row["adm_1"] if within else "")
            yield row["adm_1"], [Wanted(phrase, float(row["latitude"]), float(row["longitude"]))]


def _ucdp_rows() -> Iterator[dict[str, str]]:
    with UCDP.open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


@contextmanager
def with_ucdp(theatre: Theatre) -> Iterator[SqliteGazetteer]:
    """The gazetteer of a theatre with UCDP's table imported, in a folder of its own that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="orontes-bench-") as name:
        import_places(UCDP, folder=Path(name))
        gazetteer = open_gazetteer(theatre, folder=Path(name))
        try:
            yield gazetteer
        finally:
            gazetteer.close()


def apart_m(one: Wanted, placement: Placement) -> float:
    """Metres from where people put it; infinite where either has no point."""
    if one.lat is None or one.lon is None or placement.lat is None or placement.lon is None:
        return float("inf")
    return distance_m(one.lat, one.lon, placement.lat, placement.lon)


def is_right(one: Wanted, placement: Placement) -> bool:
    """Within five kilometres, or within the radius of a district, a governorate or another area."""
    reach = max(CLOSE_M, placement.radius_m) if placement.where_prec >= 3 else CLOSE_M
    return apart_m(one, placement) <= reach


class Without:
    """A gazetteer that has never heard of what lies within five kilometres of the points of one report."""

    def __init__(self, gazetteer: Gazetteer, wanted: list[Wanted]) -> None:
        self._gazetteer = gazetteer
        self._points = [(one.lat, one.lon) for one in wanted if one.lat is not None and one.lon is not None]

    def lookup(self, name: str) -> Sequence[tuple[Place, Match]]:
        return [(place, match) for place, match in self._gazetteer.lookup(name) if not self._lost(place)]

    def knows(self, name: str) -> bool:
        return any(match is Match.EXACT for _, match in self.lookup(name))

    def get(self, place_id: str) -> Place | None:
        return self._gazetteer.get(place_id)

    def _lost(self, place: Place) -> bool:
        near = (distance_m(place.lat, place.lon, lat, lon) <= CLOSE_M for lat, lon in self._points)
        return place.radius_m < CLOSE_M and any(near)
