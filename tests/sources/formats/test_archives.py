"""Zip, gzip and WACZ files: what they hold is read, what would reach out of them is refused."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import struct
import warnings
import zipfile
from datetime import date
from pathlib import Path

import pytest
from tests.sources.formats.making import PAGE, SENTENCE, Warc, packed, parts, pdf, skips

from orontes.sources import SkipReason, collect

URL = "https://example.org/news/kawkab"


def test_a_packed_folder_is_read_with_its_manifest(tmp_path: Path) -> None:
    rows = "a.txt,Valley Monitor,2017-03-22,https://example.org/a\ngone.txt,,2017-03-22,\n"
    files: dict[str, bytes | str] = {"r/reports.csv": f"file,publisher,published,url\n{rows}", "r/a.txt": SENTENCE}
    files |= {"r/deep/er/b.html": PAGE, "r/c.pdf": pdf(SENTENCE)}
    beside: dict[str, bytes | str] = {"r/README.md": "Read me.", "r/.x": "x", "__MACOSX/a.txt": "x"}
    (tmp_path / "reports.zip").write_bytes(packed(files | beside))
    found = collect([tmp_path], published=date(2017, 3, 25), today=date(2017, 12, 31))
    assert {(d.file, d.publisher, d.published.date()) for d in found.documents} == {
        ("reports.zip/r/a.txt", "Valley Monitor", date(2017, 3, 22)),
        ("reports.zip/r/deep/er/b.html", "", date(2017, 3, 24)),
        ("reports.zip/r/c.pdf", "", date(2017, 3, 25)),
    }
    assert [(s.reason, s.detail[-41:]) for s in found.skipped] == [
        (SkipReason.MISSING, "line 3, names r/gone.txt, which is not in it"[-41:])
    ]
    (capture,) = found.captures
    assert (capture.media_type, capture.source) == ("application/zip", "reports.zip")
    assert set(capture.documents) == {d.id for d in found.documents}


def test_a_manifest_that_cannot_be_read_costs_no_report() -> None:
    data = packed({"reports.csv": "name,date\n", "a.txt": SENTENCE})
    assert len(parts("a.zip", data)) == 1
    assert "the reports are read without it" in skips("a.zip", data)[0].detail


def odd(name: str, *, link: bool = False, flags: int = 0) -> bytes:
    """A zip file with a good report and a member that is odd."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("good.txt", SENTENCE)
        member = zipfile.ZipInfo(name)
        member.external_attr = (0o120777 if link else 0o100644) << 16
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a name that is there already
            archive.writestr(member, "/etc/passwd")
    data = bytearray(out.getvalue())
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= flags
    return bytes(data)


def lzma() -> bytes:
    """A zip file with a good report and one packed with LZMA."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("good.txt", SENTENCE)
        archive.writestr("odd.txt", SENTENCE, zipfile.ZIP_LZMA)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason", "words"),
    [
        (odd("../../up.txt"), SkipReason.UNSAFE, "named as a path out of the file"),
        (odd("/etc/cron.d/x.txt"), SkipReason.UNSAFE, "named as a path out of the file"),
        (odd("C:\\x.txt"), SkipReason.UNSAFE, "named as a path out of the file"),
        (odd("..\\x.txt"), SkipReason.UNSAFE, "named as a path out of the file"),
        (odd("link.txt", link=True), SkipReason.UNSAFE, "a link or a device"),
        (odd("good.txt"), SkipReason.UNSAFE, "a second file of this name"),
        (lzma(), SkipReason.UNSAFE, "packed in a way that is not read"),
        (odd("locked.txt", flags=1), SkipReason.ENCRYPTED, "locked with a password"),
    ],
)
def test_what_reaches_out_is_refused_and_the_rest_is_read(data: bytes, reason: SkipReason, words: str) -> None:
    assert [part.text for part in parts("a.zip", data)] == [SENTENCE]
    (skipped,) = skips("a.zip", data)
    assert skipped.reason is reason
    assert words in skipped.detail


def test_zips_within_zips_end() -> None:
    data = packed({"a.txt": SENTENCE})
    for _ in range(9):
        data = packed({"deeper.zip": data})
    assert parts("a.zip", data) == []
    assert "too many containers within each other" in skips("a.zip", data)[0].detail
    assert len(parts("a.zip", packed({"one.zip": packed({"a.txt": SENTENCE})}))) == 1


def test_a_bomb_costs_its_member(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({"bomb.txt": bytes(60 << 20), "good.txt": SENTENCE})
    assert [part.text for part in parts("a.zip", data)] == [SENTENCE]
    assert skips("a.zip", data)[0].reason is SkipReason.TOO_LARGE
    monkeypatch.setattr("orontes.sources.formats.limits.ALWAYS", 1 << 20)
    (skipped,) = skips("a.zip", data)
    assert skipped.reason is SkipReason.UNSAFE
    assert "over a hundred times its size" in skipped.detail


def test_a_list_of_members_that_is_too_long_is_not_loaded() -> None:
    data = bytearray(packed({"a.txt": SENTENCE}))
    struct.pack_into("<L", data, data.rfind(b"PK\x05\x06") + 12, 1 << 30)
    assert skips("a.zip", bytes(data))[0].reason is SkipReason.UNSAFE


def test_a_member_that_is_damaged_costs_itself() -> None:
    data = packed({"a.txt": SENTENCE, "b.txt": SENTENCE * 2}, zipfile.ZIP_STORED)
    data = data.replace(b"Shells", b"Skells", 1)
    assert [part.stem for part in parts("a.zip", data)] == ["b"]
    assert skips("a.zip", data)[0].detail == "a.zip/a.txt is damaged: get it again; the others are used"


@pytest.mark.parametrize("name", ["[Content_Types].xml", "mimetype"])
def test_documents_of_programs_are_named(name: str) -> None:
    (skipped,) = skips("report.docx", packed({name: "x", "word/document.xml": "<x/>"}))
    assert skipped.reason is SkipReason.BINARY


def test_a_gzipped_report_is_read() -> None:
    (part,) = parts("valley-2017-03-22.txt.gz", gzip.compress(SENTENCE.encode()))
    assert (part.text, part.original, part.stem) == (SENTENCE, SENTENCE.encode(), "valley-2017-03-22")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(SENTENCE.encode())[:-9], SkipReason.DAMAGED),
        (gzip.compress(bytes(51 << 20)), SkipReason.TOO_LARGE),
        (gzip.compress(bytes(257) + b"ustar" + bytes(250)), SkipReason.BINARY),
        (gzip.compress(b"  "), SkipReason.EMPTY),
    ],
)
def test_a_gzip_file_that_gives_nothing_says_why(data: bytes, reason: SkipReason) -> None:
    assert [item.reason for item in skips("a.txt.gz", data)] == [reason]


def wacz(warc: bytes, digest: str, *names: str) -> bytes:
    resources = [{"name": name, "path": name, "hash": digest, "bytes": len(warc)} for name in names]
    return packed(
        {"archive/data.warc.gz": warc, "datapackage.json": json.dumps({"resources": resources})}, zipfile.ZIP_STORED
    )


def test_the_digests_of_a_wacz_are_verified() -> None:
    warc = Warc().add(URL).data
    right = f"sha256:{hashlib.sha256(warc).hexdigest()}"
    assert skips("a.wacz", wacz(warc, right, "archive/data.warc.gz")) == []
    (skipped,) = skips("a.wacz", wacz(warc, "sha256:00", "archive/data.warc.gz"))
    assert skipped.detail.startswith("a.wacz/archive/data.warc.gz: its SHA-256 is not the one")
    (missing,) = skips("a.wacz", wacz(warc, right, "archive/data.warc.gz", "pages/pages.jsonl"))
    assert missing.reason is SkipReason.MISSING
    (part,) = parts("a.wacz", wacz(warc, "sha256:00", "archive/data.warc.gz"))
    assert (part.url, part.file) == (URL, "a.wacz/archive/data.warc.gz")


def test_pictures_beside_reports_are_counted() -> None:
    data = packed({"a.txt": SENTENCE, "x.png": b"\x89PNG\r\n", "y.PNG": b"\x89PNG\r\n", "z.js": "void 0"})
    assert len(parts("a.zip", data)) == 1
    assert [item.detail for item in skips("a.zip", data)] == [
        "a.zip: 3 files that are no reports were passed over (.png 2, .js 1)"
    ]


def test_a_warc_in_a_zip_is_read_as_a_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({"crawl.warc.gz": Warc().add(URL).data, "plain.warc": Warc(False).add(f"{URL}-2").data})
    monkeypatch.setattr("orontes.sources.formats.archives.content", None)
    assert [part.url for part in parts("a.zip", data)] == [URL, f"{URL}-2"]
