"""A published edition read back from its files, into the nouns that it was written from.

An edition is a frozen snapshot: a report on any of its days needs nothing else. What no report needs is not read: the
texts of documents, beliefs day by day, shapes of fronts and parcels, matches, and the reasons of grades.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from orontes.audience import Profile
from orontes.claims import from_wire
from orontes.control.types import PlaceControl, Terrain
from orontes.errors import DataError
from orontes.evidence import RecordId
from orontes.publish.manifest import NAME
from orontes.publish.opening import records, registers
from orontes.publish.opening.files import Folder, Row, folder
from orontes.publish.types import Configuration, Edition
from orontes.sources.types import Document, Skipped, SkipReason
from orontes.theatre import EMPTY
from orontes.theatre.types import Side, Theatre
from orontes.uncollected import uncollected


def open_edition(path: str | Path) -> Edition:
    """The edition in a folder, as far as its files tell it.

    Raises `InputNotFound` where there is none or a file is missing, `CustodyBroken` where a file was changed, and
    `DataError` where one is not as this version writes it.

    Example::

        from orontes.publish.sitrep import sitrep

        print(sitrep(open_edition("OUT")))
    """
    at = folder(Path(path))
    try:
        known = _known(at)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise DataError(f"is not as an edition has it: {error}", file=str(at.path / NAME)) from error
    with uncollected():
        return _filled(known, at)


def _filled(known: Edition, at: Folder) -> Edition:
    return replace(
        known,
        claims=at.lines("data/claims.jsonl", from_wire),
        incidents=at.features("data/incidents.geojson", records.incident),
        control=records.control(at.features("data/control.geojson", records.spell)),
        tolls=at.lines("data/tolls.jsonl", records.toll),
        facilities=at.table("data/facilities.csv", registers.facility),
        weapons=at.table("data/weapons.csv", registers.weapon),
        affected=at.table("data/affected.csv", registers.affected),
        accords=at.table("data/accords.csv", registers.accord),
        weights=at.table("data/source_weights.csv", registers.weight),
        terrain=_terrain(at),
    )


def _known(at: Folder) -> Edition:
    """What the manifest tells: title, configuration, sides, documents, and what was set aside."""
    told = at.manifest
    return Edition(
        title=told["title"],
        configuration=_configuration(told["configuration"], told["version"]),
        theatre=_theatre(at),
        documents=tuple(_document(row) for row in told["inputs"]),
        readings=(),
        skipped=tuple(Skipped(row["file"], SkipReason(row["reason"]), row["detail"]) for row in told["skipped"]),
        claims=(),
        incidents=(),
        control=(),
        tolls=(),
        facilities=(),
        weapons=(),
        notes=tuple(told["notes"]),
    )


def _configuration(told: dict[str, Any], version: str) -> Configuration:
    profile, as_of = Profile(told["profile"]), date.fromisoformat(told["as_of"])
    return Configuration(told["theatre"], profile, as_of, told["delay_days"], told["tile_url"], version)


def _theatre(at: Folder) -> Theatre:
    told = at.manifest["theatre"]
    sides = tuple(Side(side["id"], side["name"], side["colour"], True) for side in told["sides"])
    sources = tuple(s for s in at.table("data/sources.csv", registers.source) if s.id)
    return replace(EMPTY, id=told["id"], name=told["name"], origin=told["origin"], sides=sides, sources=sources)


def _document(row: Row) -> Document:
    return Document(
        id=RecordId(row["sha256"]),
        doc=row["doc"],
        file=row["file"],
        text="",
        original=b"",
        publisher=row["publisher"],
        url=row["url"],
        published=datetime.fromisoformat(row["published"]),
        published_from=row["published_from"],
        notes=tuple(row["notes"]),
    )


def _terrain(at: Folder) -> Terrain:
    return Terrain(
        beforehand=at.table("data/beforehand.csv", _named),
        held=at.table("data/areas.csv", registers.held),
        distances=at.table("data/front_distances.csv", registers.distance),
        pockets=at.table("data/pockets.csv", registers.pocket),
        roads=at.table("data/roads.csv", registers.road),
    )


def _named(row: Row) -> PlaceControl:
    """A place of which no report speaks: its name is all that a report needs of it."""
    return PlaceControl(row["place_id"], row["place"], row["admin1"], float(row["lat"]), float(row["lon"]), (), ())
