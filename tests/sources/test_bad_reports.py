"""Every way in which a file or a reports.csv can be wrong: each is named, and the rest goes on."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from orontes.errors import InputNotFound, ManifestError
from orontes.sources import Collection, SkipReason, collect
from orontes.sources.formats.limits import LARGEST_REPORT
from orontes.sources.listing import MOST

TODAY = date(2017, 12, 31)
DAY = date(2017, 3, 22)
GOOD = "Shells fell on the village of Kawkab overnight.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good report, beside which each test puts something bad."""
    (tmp_path / "good-2017-03-22.txt").write_text(GOOD)
    return tmp_path


def read(folder: Path, published: date | None = None) -> Collection:
    collection = collect([folder], published=published, today=TODAY)
    assert "good-2017-03-22.txt" in [d.file for d in collection.documents]  # the bad never stops the good
    for skipped in collection.skipped:
        assert "\n" not in skipped.detail
    return collection


@pytest.mark.parametrize(
    ("name", "content", "reason", "words"),
    [
        ("empty.txt", b"", SkipReason.EMPTY, "empty"),
        ("blank.txt", b" \n\t\n", SkipReason.EMPTY, "empty"),
        ("bom.txt", b"\xef\xbb\xbf", SkipReason.EMPTY, "empty"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), SkipReason.BINARY, "save its text"),
        ("scan.pdf", b"%PDF-1.5 words", SkipReason.DAMAGED, "save its text"),
        ("noise.txt", bytes(range(256)) * 8, SkipReason.BINARY, "save its text"),
        ("undated.txt", b"No day is named here.", SkipReason.NO_DATE, "give --published or add it to reports.csv"),
        ("late-2018-01-01.txt", b"From the future.", SkipReason.FUTURE_DATE, "after 2017-12-31"),
        ("later-2017-03-22.md", GOOD.encode(), SkipReason.DUPLICATE, "same report as"),
        ("menu-2017-03-22.html", b"<html><body></body></html>", SkipReason.EMPTY, "no text was found"),
        ("fr-2017-03-22.txt", "Les forces du régime ont pris la ville. ".encode() * 9, SkipReason.LANGUAGE, "French"),
        ("ar-2017-03-22.txt", "سيطرت الفصائل على بلدة صوران".encode(), SkipReason.LANGUAGE, "Arabic"),
    ],
)
def test_a_bad_file_is_set_aside(folder: Path, name: str, content: bytes, reason: SkipReason, words: str) -> None:
    (folder / name).write_bytes(content)
    collection = read(folder)
    (skipped,) = collection.skipped
    assert skipped.reason is reason
    assert words in skipped.detail
    assert skipped.file == name


def test_a_file_over_the_limit_is_not_read(folder: Path) -> None:
    with (folder / "huge.txt").open("wb") as stream:
        stream.truncate(LARGEST_REPORT + 1)
    assert [(s.file, s.reason) for s in read(folder).skipped] == [("huge.txt", SkipReason.TOO_LARGE)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert [(s.file, s.reason) for s in read(folder).skipped] == [("pipe.txt", SkipReason.UNREADABLE)]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens and cannot be read")
def test_a_file_that_cannot_be_read_is_set_aside(folder: Path) -> None:
    (folder / "mem.txt").symlink_to("/proc/self/mem")
    (skipped,) = read(folder).skipped
    assert (skipped.file, skipped.reason) == ("mem.txt", SkipReason.UNREADABLE)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_set_aside(folder: Path) -> None:
    (folder / "locked.txt").write_text(GOOD + "x")
    (folder / "locked.txt").chmod(0)
    (skipped,) = read(folder).skipped
    assert skipped.reason is SkipReason.UNREADABLE
    assert "permissions" in skipped.detail


def test_folders_too_deep_are_named(folder: Path) -> None:
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "b" / "x.txt").write_text("deep")
    (skipped,) = read(folder).skipped
    assert (skipped.file, skipped.reason) == ("a/b", SkipReason.UNREADABLE)


@pytest.mark.parametrize(
    ("content", "expected", "note"),
    [
        ("Hay’at – “held”".encode("cp1252"), "Hay’at – “held”", "not UTF-8"),
        ("Jaysh al-Izza’s men – “held”".encode() + b" \xe2\x80", "Jaysh al-Izza’s men – “held” \ufffd", "1 unreadable"),
        ("Rebels held Soran".encode("utf-16"), "Rebels held Soran", "UTF-16"),
        ("Rebels held Soran".encode("utf-16") + b"x", "Rebels held Soran\ufffd", "damaged"),
    ],
)
def test_broken_encodings_are_read_with_a_note(folder: Path, content: bytes, expected: str, note: str) -> None:
    (folder / "odd.txt").write_bytes(content)
    document = next(d for d in read(folder, published=DAY).documents if d.file == "odd.txt")
    assert document.text == expected
    assert note in document.notes[0]


def test_a_file_name_that_is_no_text_is_shown_safely(folder: Path) -> None:
    path = os.fsencode(folder) + b"/caf\xe9\n2017-03-22.txt"
    Path(os.fsdecode(path)).write_text("Aid did not arrive.")
    document = next(d for d in read(folder).documents if d.file.startswith("caf"))
    assert document.file == "caf\ufffd\ufffd2017-03-22.txt"


def test_bad_rows_of_a_manifest_are_named_by_line(folder: Path) -> None:
    (folder / "b.txt").write_text("Second report, 23 March.")
    (folder / "reports.csv").write_text(
        "file,publisher,published,url\n"
        "good-2017-03-22.txt,Monitor,2017-03-22,\n"
        "gone.txt,Monitor,2017-03-22,\n"
        ",Monitor,2017-03-22,\n"
        "b.txt,Monitor,last week,\n"
        "b.txt,Monitor,2017-03-23,\n"
        "../up.txt,Monitor,2017-03-23,\n"
        "c.txt,One, two and three,2017-03-23,,\n"
    )
    collection = read(folder, published=DAY)
    lines = [s.detail.split(":")[0] for s in collection.skipped if s.reason is SkipReason.BAD_ROW]
    assert lines == ["line 4", "line 5", "line 6", "line 7", "line 8"]
    assert [s.file for s in collection.skipped if s.reason is SkipReason.MISSING] == ["gone.txt"]
    assert next(d for d in collection.documents if d.file == "b.txt").publisher == "Monitor"


def test_a_stray_quote_costs_no_other_row(folder: Path) -> None:
    (folder / "reports.csv").write_text(
        'file,publisher,published\nx.txt,"Monitor,2017-03-20\ngood-2017-03-22.txt,Monitor,2017-03-21\n'
    )
    document = read(folder).documents[0]
    assert (document.publisher, document.published.date()) == ("Monitor", date(2017, 3, 21))


@pytest.mark.parametrize("text", ["\ufefffile;publisher;published\ngood-2017-03-22.txt;Monitor;2017-03-21\n"])
def test_a_spreadsheet_manifest_is_understood(folder: Path, text: str) -> None:
    (folder / "reports.csv").write_text(text, encoding="utf-8")
    assert read(folder).documents[0].publisher == "Monitor"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is empty"),
        (b"name,date\nx.txt,2017-03-22\n", "no column file, published"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "no text"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_an_error(folder: Path, content: bytes, words: str) -> None:
    (folder / "reports.csv").write_bytes(content)
    with pytest.raises(ManifestError, match=words):
        collect([folder], today=TODAY)


@pytest.mark.parametrize("name", ["x" * 300, "x" * 5000, "a\0b"])
def test_a_name_that_cannot_be_is_not_found(folder: Path, name: str) -> None:
    collection = collect([folder, folder / name], today=TODAY)
    assert [s.reason for s in collection.skipped] == [SkipReason.MISSING]
    with pytest.raises(InputNotFound):
        collect([folder / name], today=TODAY)


def test_a_manifest_that_names_what_is_no_file_is_told_so(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "reports.csv").write_text(f"file,published\nsub,2017-03-22\n{'x' * 300},2017-03-22\n")
    assert [(s.reason, s.detail[:19]) for s in read(folder).skipped] == [
        (SkipReason.MISSING, "reports.csv, line 2"),
        (SkipReason.MISSING, "reports.csv, line 3"),
    ]


@pytest.mark.parametrize("mark", ["edition.json", "casebook.toml"])
def test_what_orontes_wrote_is_no_report(folder: Path, mark: str) -> None:
    (folder / "out").mkdir()
    (folder / "out" / mark).write_text("")
    (folder / "out" / "sitrep.md").write_text("22 March 2017\nRebels took Soran.")
    assert read(folder).skipped == ()
    collection = collect([folder, folder / "out"], today=TODAY)
    assert "written by Orontes" in collection.skipped[0].detail
    with pytest.raises(InputNotFound, match="written by Orontes"):
        collect([folder / "out"], today=TODAY)


def test_a_thousand_bad_rows_of_a_file_are_told_in_few_lines(folder: Path) -> None:
    (folder / "rows.jsonl").write_text("no JSON\n" * 1_000)
    skipped = read(folder).skipped
    assert len(skipped) == MOST + 1
    assert skipped[-1].detail == f"rows.jsonl: {1_000 - MOST} more were set aside for the same reason (bad_row)"
