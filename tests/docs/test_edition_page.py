"""Every column and field that an edition writes is described in docs/edition.md."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from orontes import pipeline
from tests.conftest import TOP

NAMED = set(re.findall(r"`([a-z_0-9]+)`", (TOP / "docs" / "edition.md").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("docs") / "edition"
    pipeline.run([TOP / "examples" / "hama-2017"], out)
    return out


def test_columns(edition: Path) -> None:
    for path in sorted((edition / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as table:
            assert set(next(csv.reader(table))) <= NAMED, path.name


def test_claim_fields(edition: Path) -> None:
    first = (edition / "data" / "claims.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert set(json.loads(first)) <= NAMED


@pytest.mark.parametrize("name", ["incidents", "control", "fronts", "parcels"])
def test_feature_fields(edition: Path, name: str) -> None:
    features = json.loads((edition / "data" / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    assert {field for feature in features for field in feature["properties"]} <= NAMED


def test_every_file_is_described(edition: Path) -> None:
    page = (TOP / "docs" / "edition.md").read_text(encoding="utf-8")
    for path in (edition / "data").iterdir():
        assert f"`data/{path.name}`" in page
