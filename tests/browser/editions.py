"""The editions that the browser's checks open, by the name that a check asks for; each is made when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from bench.editions.making import SMALL
from bench.editions.making import edition as large_war

from orontes import pipeline
from orontes.control.types import Terrain
from orontes.publish.site import files
from orontes.publish.site.assembling import Sizes
from orontes.publish.types import Edition
from tests.publish.extremes import EXTREMES
from tests.publish.site import sample

TOP = Path(__file__).parents[2]
Make = Callable[[Path], None]


def write(folder: Path, made: Mapping[str, bytes]) -> None:
    """Write an edition's page."""
    for name, content in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def page_of(edition: Callable[[], Edition]) -> Make:
    """Writes the page of an edition, and nothing else of it."""
    return lambda folder: write(folder, files(edition()))


def damaged(folder: Path) -> None:
    """The rich edition, without one of its files."""
    write(folder, {name: content for name, content in files(sample.sample()).items() if name != "site/ground-0.js"})


def cut(folder: Path) -> None:
    """The rich edition in many small parts, as a large one is."""
    sizes = Sizes(parcel=1_500, stretch=1_500, text=1_000, history=1_500, list=20, finder=5, at_once=0)
    write(folder, files(sample.sample(), sizes))


def holed(folder: Path) -> None:
    """The same without one of its parcels, which no page needs at first."""
    cut(folder)
    (folder / "site" / "incidents-4.js").unlink()


def dateline() -> Edition:
    """Two places of no theatre, one on either side of the antimeridian."""
    full = sample.sample()
    first, second, *_ = full.control
    ground = (replace(first, lon=179.9, lat=-17.0), replace(second, lon=-179.9, lat=-16.95))
    nowhere = replace(full.theatre, id="", bounds=(0.0, 0.0, 0.0, 0.0))
    return replace(full, theatre=nowhere, incidents=(), tolls=(), control=ground, terrain=Terrain())


def of_reports(reports: Path) -> Make:
    """The edition of a folder of reports, run from end to end; skips where the folder is not on this machine."""

    def make(folder: Path) -> None:
        if not reports.is_dir():
            pytest.skip(f"{reports.name} is not on this machine")
        pipeline.run([reports], folder, pipeline.Choices(theatre="syria"))

    return make


EDITIONS: Mapping[str, Make] = {
    "rich": page_of(sample.sample),
    "empty": page_of(sample.empty),
    "single": page_of(sample.single),
    "damaged": damaged,
    "cut": cut,
    "holed": holed,
    "example": of_reports(TOP / "examples" / "hama-2017"),
    "real": of_reports(TOP.parent / "shared" / "reports"),
    "large": page_of(lambda: large_war(SMALL)),
    **{name: page_of(make) for name, make in EXTREMES.items()},
    "dateline": page_of(dateline),
}
