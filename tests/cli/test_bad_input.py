"""Every bad input of a run: one clear line, the other reports still processed, nothing half-written left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from orontes import claims
from orontes.reading.types import Reading
from orontes.sources.types import Document
from tests.cli.conftest import REPORT, Orontes, add_row


def run(orontes: Orontes, folder: Path, *more: str | Path) -> tuple[int, str]:
    result = orontes("run", folder, "--out", folder.parent / "edition", *more)
    return result.status, result.err


def written(folder: Path) -> bool:
    return (folder.parent / "edition" / "edition.json").is_file()


def nothing_left(folder: Path) -> bool:
    """No edition, and no temporary neighbour of one."""
    return {entry.name for entry in folder.parent.iterdir()} <= {folder.name, "notes.txt"}


def test_a_good_report_is_complete(orontes: Orontes, reports: Path) -> None:
    status, err = run(orontes, reports)
    assert status == 0, err
    assert written(reports)


def test_missing_path(orontes: Orontes, tmp_path: Path) -> None:
    result = orontes("run", tmp_path / "nowhere", "--out", tmp_path / "edition")
    assert result.status == 2
    assert "nowhere" in result.err
    assert not (tmp_path / "edition").exists()


def test_one_missing_path_among_good_ones(orontes: Orontes, reports: Path) -> None:
    status, err = run(orontes, reports, reports / "gone.txt")
    assert status == 3
    assert "gone.txt" in err
    assert written(reports)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x01\x02\x03", "binary"),
        ("undated.txt", b"Rebels captured Soran.\n", "no_date"),
    ],
)
def test_a_file_that_is_set_aside(orontes: Orontes, reports: Path, name: str, content: bytes, reason: str) -> None:
    (reports / name).write_bytes(content)
    status, err = run(orontes, reports)
    assert status == 3
    assert f"skipped {name}: {reason}:" in err
    assert written(reports)


def test_broken_utf8_is_read_with_a_note(orontes: Orontes, reports: Path) -> None:
    (reports / "latin.txt").write_bytes(REPORT.replace("Latamneh", "Latamn\xe9").encode("latin-1"))
    add_row(reports, "latin.txt,Valley News,2017-03-23,")
    status, err = run(orontes, reports)
    assert status == 0, err
    assert "note: latin.txt:" in err


def test_undated_report_with_the_option(orontes: Orontes, reports: Path) -> None:
    (reports / "undated.txt").write_text("Rebels captured the town of Soran.\n", encoding="utf-8")
    status, err = run(orontes, reports, "--published", "2017-03-25")
    assert status == 0, err


def test_a_date_in_the_future(orontes: Orontes, reports: Path) -> None:
    (reports / "later.txt").write_text(REPORT + "\nMore.\n", encoding="utf-8")
    add_row(reports, "later.txt,Valley News,2999-01-01,")
    status, err = run(orontes, reports)
    assert status == 3
    assert "skipped later.txt: future_date:" in err


def test_the_same_report_twice_loses_nothing(orontes: Orontes, reports: Path) -> None:
    (reports / "copy.txt").write_text(REPORT, encoding="utf-8")
    add_row(reports, "copy.txt,Valley News,2017-03-22,")
    status, err = run(orontes, reports)
    assert status == 0
    assert "duplicate" in err


def test_a_manifest_that_names_a_missing_file(orontes: Orontes, reports: Path) -> None:
    add_row(reports, "gone.txt,Valley News,2017-03-22,")
    status, err = run(orontes, reports)
    assert status == 3
    assert "skipped gone.txt: missing:" in err


def test_a_manifest_with_a_broken_row(orontes: Orontes, reports: Path) -> None:
    (reports / "other.txt").write_text(REPORT + "\nMore.\n", encoding="utf-8")
    add_row(reports, "other.txt,Valley News,the day before yesterday-ish,")
    status, err = run(orontes, reports)
    assert status == 3
    assert "bad_row" in err
    assert written(reports)


def test_unknown_theatre(orontes: Orontes, reports: Path) -> None:
    status, err = run(orontes, reports, "--theatre", "atlantis")
    assert status == 2
    assert "atlantis" in err
    assert "syria" in err
    assert nothing_left(reports)


def test_output_folder_not_empty(orontes: Orontes, reports: Path) -> None:
    out = reports.parent / "edition"
    out.mkdir()
    (out / "mine.txt").write_text("keep me", encoding="utf-8")
    status, err = run(orontes, reports)
    assert status == 2
    assert "edition" in err
    assert [entry.name for entry in out.iterdir()] == ["mine.txt"]


def test_output_folder_not_writable(orontes: Orontes, reports: Path) -> None:
    blocked = reports.parent / "notes.txt"
    blocked.write_text("a file where a folder is wanted", encoding="utf-8")
    result = orontes("run", reports, "--out", blocked / "edition")
    assert result.status == 2
    assert "notes.txt" in result.err
    assert nothing_left(reports)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only the superuser may mount a small disk")
def test_a_disk_that_fills_up(orontes: Orontes, reports: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        result = orontes("run", reports, "--out", disk / "edition")
        assert result.status == 1
        assert "space" in result.err
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_report_that_breaks_the_reader(orontes: Orontes, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours costs one report, which is listed, and not the run."""
    (reports / "other.txt").write_text(REPORT + "\nMore.\n", encoding="utf-8")
    add_row(reports, "other.txt,Valley News,2017-03-23,")
    extract = claims.extract

    def faulty(read: Reading, document: Document, *rest: object) -> object:
        if document.doc == "other":
            raise ZeroDivisionError("no such thing")
        return extract(read, document, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(claims, "extract", faulty)
    status, err = run(orontes, reports)
    assert status == 3
    assert "skipped other.txt: unread:" in err
    assert "other.txt" in (reports.parent / "edition" / "data" / "skipped.csv").read_text(encoding="utf-8")


def test_a_run_killed_by_the_user_leaves_nothing(reports: Path) -> None:
    """An interrupt while publishing: no edition, no temporary folder beside it."""
    program = (
        "import sys, orontes.publish.tables as tables, orontes.cli as cli\n"
        "def stop(*a, **k): raise KeyboardInterrupt\n"
        "tables.files = stop\n"
        "sys.argv = ['orontes', 'run', sys.argv[1], '--out', sys.argv[2]]\n"
        "cli.main()\n"
    )
    out = reports.parent / "edition"
    done = subprocess.run(
        [sys.executable, "-c", program, str(reports), str(out)], capture_output=True, text=True, check=False
    )
    assert done.returncode not in {0, 3}
    assert nothing_left(reports)


def test_a_casebook_without_a_report_is_one_line(orontes: Orontes, tmp_path: Path) -> None:
    orontes("init", tmp_path / "casebook")
    told = orontes("publish", tmp_path / "casebook", "--out", tmp_path / "edition")
    assert told.status == 2
    assert "holds no report yet" in told.err
    assert not (tmp_path / "edition").exists()


@pytest.mark.parametrize(("day", "says"), [("1990-01-01", "first report is of"), ("9999-12-31", "has not come yet")])
def test_an_edition_of_a_day_that_nobody_can_tell(orontes: Orontes, reports: Path, day: str, says: str) -> None:
    status, err = run(orontes, reports, "--as-of", day)
    assert status == 2
    assert says in err
    assert nothing_left(reports)


def test_one_old_report_is_left_out_of_the_days_and_said(orontes: Orontes, reports: Path) -> None:
    (reports / "old.txt").write_text("Rebels captured the town of Soran on Monday.\n", encoding="utf-8")
    add_row(reports, "old.txt,Valley News,1988-05-01,")
    status, err = run(orontes, reports)
    assert status == 0
    assert "1 report is of long before (published 1988-05-01)" in err
    table = (reports.parent / "edition" / "data" / "control.csv").read_text(encoding="utf-8")
    assert "1988" not in table
