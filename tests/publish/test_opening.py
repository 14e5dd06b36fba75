"""An edition read back from its files gives the report that was made in memory; what is broken is told in one line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from orontes.control import survey
from orontes.errors import CustodyBroken, DataError, InputNotFound
from orontes.publish import Profile, apply, write
from orontes.publish.opening import open_edition
from orontes.publish.sitrep import sitrep
from orontes.publish.sitrep.types import Period
from orontes.publish.types import Edition
from tests.publish.editions import empty, small
from tests.publish.test_terrain import HELD, LAND

pytestmark = pytest.mark.usefixtures("bare_site")
DAYS = (None, Period(date(2031, 5, 10), date(2031, 5, 10)), Period(date(2031, 5, 6), date(2031, 5, 12)))


def grounded(profile: Profile = Profile.INTERNAL) -> Edition:
    """The small edition with all that follows from control."""
    return replace(small(profile, 3), theatre=LAND, control=HELD, terrain=survey(HELD, LAND))


def hostile() -> Edition:
    """The small edition with names that a table or a page would stumble over."""
    named = (replace(attack, name="=1+1, “a|b” <i>\u202e") for attack in small().facilities)
    return replace(small(), facilities=tuple(named), title="<script>| *x*")


@pytest.mark.parametrize(
    "make", [small, empty, grounded, hostile, lambda: grounded(Profile.PUBLIC), lambda: grounded(Profile.PARTNER)]
)
@pytest.mark.parametrize("period", DAYS)
def test_the_report_of_the_files_is_the_report_of_the_edition(
    tmp_path: Path, make: Callable[[], Edition], period: Period | None
) -> None:
    edition = make()
    write(edition, tmp_path / "out")
    if edition.documents or period is None:
        published = apply(edition, edition.configuration.profile)
        assert sitrep(open_edition(tmp_path / "out"), period) == sitrep(published, period)


def test_a_folder_that_is_no_edition_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputNotFound, match=r"holds no edition\.json; name the folder of an edition$"):
        open_edition(tmp_path)
    (tmp_path / "edition.json").write_text("[1]")
    with pytest.raises(InputNotFound, match="is no manifest of an edition"):
        open_edition(tmp_path)


def test_a_file_that_was_changed_or_is_gone_is_told(tmp_path: Path) -> None:
    write(small(), tmp_path / "out")
    table = tmp_path / "out" / "data" / "weapons.csv"
    table.write_bytes(table.read_bytes() + b"x")
    with pytest.raises(CustodyBroken, match=r"weapons\.csv: is not the file that edition\.json tells of"):
        open_edition(tmp_path / "out")
    table.unlink()
    with pytest.raises(InputNotFound, match=r"weapons\.csv: cannot be read; the edition is incomplete"):
        open_edition(tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "broken", "told"),
    [
        ("data/tolls.jsonl", b'{"id": 1}\n', r"tolls\.jsonl:1: lacks 'incident'; publish the edition anew"),
        ("data/tolls.jsonl", b"{\n", r"tolls\.jsonl:1: is not as an edition has it"),
        ("data/weapons.csv", b"start,end\nx,y\n", r"weapons\.csv:2: is not as an edition has it"),
        ("data/incidents.geojson", b"{}", r"incidents\.geojson: lacks 'features'"),
        ("data/claims.jsonl", b'{"id": "x"}\n', "a claim lacks the field"),
    ],
)
def test_a_file_of_another_version_is_told_with_its_line(tmp_path: Path, name: str, broken: bytes, told: str) -> None:
    write(small(), tmp_path / "out")
    replaced(tmp_path / "out", name, broken)
    with pytest.raises(DataError, match=told):
        open_edition(tmp_path / "out")


def replaced(folder: Path, name: str, content: bytes) -> None:
    """Put other bytes into an edition, with the checksum that makes them look like its own."""
    (folder / name).write_bytes(content)
    manifest = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    manifest["files"][name]["sha256"] = hashlib.sha256(content).hexdigest()
    (folder / "edition.json").write_text(json.dumps(manifest), encoding="utf-8")
