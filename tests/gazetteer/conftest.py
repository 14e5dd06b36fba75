"""A real world file of larger towns, built once, and a theatre of three places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from orontes.gazetteer import SqliteGazetteer, building, open_gazetteer
from orontes.theatre import EMPTY, PlaceKind, Theatre, TheatrePlace

PLACES = (
    TheatrePlace("hama", "Hama", PlaceKind.CITY, 35.132, 36.758, "SY", "Hama", ("Hamah",), 460_000),
    TheatrePlace("qomhana", "Qomhana", PlaceKind.TOWN, 35.185, 36.726, "SY", "Hama", (), 11_300),
    TheatrePlace("kafr_naboudah", "Kafr Naboudah", PlaceKind.TOWN, 35.426, 36.493, "SY", "Hama"),
    TheatrePlace("brigade_82", "Brigade 82", PlaceKind.FACILITY, 32.82, 36.1, "SY", "Daraa"),
)


SMALL = 15_000  # inhabitants


@pytest.fixture(scope="session")
def theatre() -> Theatre:
    return replace(EMPTY, id="mini", countries=("SY", "TR"), places=PLACES)


@pytest.fixture(scope="module", autouse=True)
def small_world() -> Iterator[None]:
    """Towns of 15,000 and more: the same data in a smaller, quicker set, and in these tests alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "SMALLEST", SMALL)
        yield


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the small world in it."""
    made = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "SMALLEST", SMALL)
        open_gazetteer(EMPTY, folder=made).close()
    return made


@pytest.fixture(scope="session")
def gazetteer(theatre: Theatre, folder: Path) -> Iterator[SqliteGazetteer]:
    opened = open_gazetteer(theatre, folder=folder)
    yield opened
    opened.close()
