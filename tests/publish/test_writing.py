"""An edition is written whole or not at all."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
import os
import resource
from collections.abc import Mapping
from pathlib import Path

import pytest

from orontes.errors import DiskFull, LeakFound, OutputRefused, PublicationError
from orontes.publish import Profile, chronology, site, write
from orontes.publish.types import Edition
from tests.publish.editions import empty, small
from tests.publish.ground import CLINIC

pytestmark = pytest.mark.usefixtures("bare_site")

EXPECTED = (
    "chronology.atom",
    "chronology.feed.json",
    "chronology.md",
    "data/accords.csv",
    "data/affected.csv",
    "data/areas.csv",
    "data/beforehand.csv",
    "data/casualties.csv",
    "data/casualties_monthly.csv",
    "data/changes.csv",
    "data/claims.jsonl",
    "data/control.csv",
    "data/control.geojson",
    "data/control_then.csv",
    "data/facilities.csv",
    "data/front_distances.csv",
    "data/fronts.geojson",
    "data/gains.csv",
    "data/histories.jsonl",
    "data/incidents.geojson",
    "data/matches.jsonl",
    "data/parcels.geojson",
    "data/period_tolls.jsonl",
    "data/pockets.csv",
    "data/roads.csv",
    "data/skipped.csv",
    "data/source_weights.csv",
    "data/sources.csv",
    "data/tolls.jsonl",
    "data/unplaced.csv",
    "data/weapons.csv",
    "edition.json",
    "index.html",
    "sitrep.html",
    "sitrep.md",
)


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("edition", [small(), empty(), small(Profile.PUBLIC, 3), small(Profile.PARTNER)])
def test_every_file_is_written_and_named(tmp_path: Path, edition: Edition) -> None:
    assert write(edition, tmp_path / "out") == EXPECTED
    assert tuple(sorted(tree(tmp_path / "out"))) == EXPECTED
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path) -> None:
    write(small(), tmp_path / "one")
    write(small(), tmp_path / "two")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_the_manifest_knows_every_other_file(tmp_path: Path) -> None:
    write(small(), tmp_path / "out")
    files = tree(tmp_path / "out")
    manifest = json.loads(files.pop("edition.json"))
    assert {name: entry["sha256"] for name, entry in manifest["files"].items()} == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items()
    }
    assert manifest["counts"]["claims"] == len(files["data/claims.jsonl"].splitlines()) == 11
    assert manifest["inputs"][0]["sha256"] == small().documents[0].id
    assert manifest["configuration"]["profile"] == "internal"


@pytest.mark.parametrize("name", [name for name in EXPECTED if name.endswith((".json", ".jsonl", ".geojson", ".csv"))])
def test_data_files_parse(tmp_path: Path, name: str) -> None:
    write(small(), tmp_path / "out")
    text = (tmp_path / "out" / name).read_bytes().decode()
    assert "\r" not in text and text.endswith("\n")
    if name.endswith(".csv"):
        widths = {len(row) for row in csv.reader(io.StringIO(text))}
        assert len(widths) == 1
    else:
        assert all(json.loads(line) for line in (text.splitlines() if name.endswith(".jsonl") else [text]))


def test_an_empty_folder_may_be_written_to(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    write(empty(), out)
    assert (out / "edition.json").is_file()


def test_missing_parents_are_made(tmp_path: Path) -> None:
    write(empty(), tmp_path / "a" / "b" / "out")
    assert (tmp_path / "a" / "b" / "out" / "sitrep.md").is_file()


def test_a_relative_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(empty(), Path("out"))
    assert (tmp_path / "out" / "sitrep.md").is_file()


def test_progress_names_each_file(tmp_path: Path) -> None:
    seen: list[str] = []
    assert sorted(seen) == []
    write(empty(), tmp_path / "out", progress=seen.append)
    assert tuple(sorted(seen)) == EXPECTED


def test_a_folder_in_use_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(OutputRefused, match="not empty; empty it or name another"):
        write(empty(), tmp_path)
    assert tree(tmp_path) == {"mine.txt": b"keep"}


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("keep")
    with pytest.raises(OutputRefused, match="is a file"):
        write(empty(), tmp_path / "out")


def test_a_folder_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("keep")
    with pytest.raises(OutputRefused, match="name another folder"):
        write(empty(), tmp_path / "file" / "out")


def test_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(tmp_path / "gone")
    with pytest.raises(OutputRefused, match="link to nothing"):
        write(empty(), tmp_path / "out")


def test_a_name_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputRefused):
        write(empty(), tmp_path / ("x" * 300))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_permission_is_refused(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(OutputRefused, match="cannot be written"):
        write(empty(), closed / "out")


@pytest.mark.parametrize(
    ("number", "error"),
    [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EROFS, OutputRefused), (errno.EIO, PublicationError)],
)
def test_a_failure_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[Exception]
) -> None:
    # A full disk cannot be had in a test without being the superuser: the fifth file fails instead.
    real, calls = Path.write_bytes, iter(range(100))

    def write_bytes(self: Path, content: bytes) -> int:
        if next(calls) == 4:
            raise OSError(number, os.strerror(number))
        return real(self, content)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    with pytest.raises(error) as caught:
        write(empty(), tmp_path / "a" / "out")
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_limit_on_what_may_be_written_leaves_nothing(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(DiskFull, match="no space left"):
            write(small(), tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing(tmp_path: Path) -> None:
    def stop(name: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(empty(), tmp_path / "out", progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_leak_in_any_file_stops_the_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(edition: Edition) -> Mapping[str, bytes]:
        return {"index.html": f"<b data-lat='{CLINIC[0]}'>".encode()}

    monkeypatch.setattr(site, "files", careless)
    with pytest.raises(LeakFound, match=r"index\.html"):
        write(small(Profile.PUBLIC), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
    write(small(Profile.INTERNAL), tmp_path / "out")


def test_two_publications_may_not_write_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "files", chronology.files)
    with pytest.raises(PublicationError, match=r"chronology\.md"):
        write(empty(), tmp_path / "out")
