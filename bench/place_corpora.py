"""Place phrases with the coordinates that people gave them, and a scratch gazetteer to look the UCDP names up in."""

from __future__ import annotations

import csv
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from orontes.gazetteer import Record, Source, SqliteGazetteer, open_gazetteer, store
from orontes.gazetteer.keeping import cache_folder, world_file_name
from orontes.places import PlacePhrase
from orontes.theatre import Theatre
from orontes.theatre.types import PlaceKind

SHARED = Path("..") / "shared"
UCDP = SHARED / "benchmarks" / "ucdp_syria_places.csv"
UCDP_KINDS = {3: PlaceKind.DISTRICT, 4: PlaceKind.GOVERNORATE, 5: PlaceKind.REGION}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A phrase and the point that people gave it, None where they gave none. `key` is the row of its own, if any."""

    phrase: PlacePhrase
    lat: float | None
    lon: float | None
    key: str = ""


Report = tuple[str, list[Wanted]]  # what is placed together: outlet (or governorate) and phrases


def reports(folder: Path) -> Iterator[Report]:
    """Each annotated report's distinct places."""
    for path in sorted(folder.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        wanted = (Wanted(PlacePhrase(row["place"]), row["lat"], row["lon"]) for row in rows if row["place"])
        yield path.stem, list(dict.fromkeys(wanted))


def ucdp(*, settlements: bool = False, within: bool = True) -> Iterator[Report]:
    """UCDP's names, one "report" each: nothing but the governorate tells homonyms apart."""
    for key, row in _ucdp_rows():
        if not settlements or float(row["where_prec"]) == 1:
            phrase = PlacePhrase(row["where_coordinates"], row["adm_1"] if within else "")
            yield row["adm_1"], [Wanted(phrase, float(row["latitude"]), float(row["longitude"]), key)]


def _ucdp_rows() -> Iterator[tuple[str, dict[str, str]]]:
    with UCDP.open(encoding="utf-8") as file:
        for number, row in enumerate(csv.DictReader(file), start=1):
            yield f"ucdp/{number}", row


@contextmanager
def with_ucdp(theatre: Theatre) -> Iterator[SqliteGazetteer]:
    """The gazetteer of a theatre with UCDP's places imported, in a folder of its own that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="orontes-bench-") as name:
        folder = Path(name)
        if (world := cache_folder() / world_file_name()).exists():
            shutil.copy(world, folder / world.name)
        store(Source("table:ucdp", "UCDP GED, Syria", "CC BY 4.0", UCDP.name, ""), _records(), folder)
        gazetteer = open_gazetteer(theatre, folder=folder)
        try:
            yield gazetteer
        finally:
            gazetteer.close()


def _records() -> Iterator[Record]:
    for key, row in _ucdp_rows():
        kind = UCDP_KINDS.get(int(float(row["where_prec"])), PlaceKind.VILLAGE)
        lat, lon, admin1 = float(row["latitude"]), float(row["longitude"]), row["adm_1"].removesuffix(" Governorate")
        yield Record((key,), row["where_coordinates"], kind, lat, lon, "SY", admin1)
