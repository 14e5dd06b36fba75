"""What was captured goes along in a bundle: web exchanges as WACZ, which other tools read, files as they came."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.ledger.conftest import HandClock, a_document
from tests.ledger.test_bundle import alone, sealed_anew
from tests.sources.web.server import Server, answer, redirect
from warcio.archiveiterator import ArchiveIterator

from orontes.evidence import RecordId
from orontes.ledger import Casebook, bundle_findings
from orontes.ledger.bundle import verify
from orontes.sources.formats import read_file
from orontes.sources.parts import Part
from orontes.sources.types import Capture, Skipped, SkipReason
from orontes.sources.web import Fetcher, Rules

PAGE = "<html><title>Soran</title><p>Soran has fallen.</p></html>"


@pytest.fixture(scope="module")
def fetched() -> Capture:
    with Server({"/old": redirect("/new?b=1&a=2"), "/new?b=1&a=2": answer(PAGE)}) as server:
        found = Fetcher(Rules(allow_private=True, every_s=0.0)).fetch(server.url("/old"))
    assert found.problem is None
    assert found.capture is not None
    return found.capture


def a_file(data: bytes, media_type: str, source: str) -> Capture:
    return Capture(RecordId(hashlib.sha256(data).hexdigest()), data, media_type, source, "file")


def packed() -> bytes:
    """A WARC whose records are packed one by one, as crawlers write them; it ends in the middle of a record."""
    head = "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://example.org/{}\r\n"
    head += "WARC-Date: 2017-03-22T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:{}>\r\n"
    head += "Content-Type: text/html\r\nContent-Length: 3\r\n\r\n<p>\r\n\r\n"
    return b"".join(gzip.compress(head.format(name, name).encode(), mtime=0) for name in "bac")[:-150]


WEB, ODD, NOTHING = packed(), b"%PDF-1.7 of a map", b"no WARC at all"


@pytest.fixture
def book(tmp_path: Path, fetched: Capture) -> Iterator[Casebook]:
    with Casebook.create(tmp_path / "case", "syria", who="A. N.", clock=HandClock()) as book:
        page, text = a_document(PAGE), a_document("Khattab too.", doc="other")
        handed = a_file(text.original, "text/plain", "other.txt")
        book.add(
            [page, text],
            captures=[
                replace(fetched, documents=(page.id,)),
                replace(handed, documents=(text.id,)),
                a_file(WEB, "application/warc+gzip", "crawl.warc.gz"),
                a_file(ODD, "application/pdf", "map.pdf"),
                a_file(NOTHING, "application/warc", "no.warc"),
            ],
        )
        yield book


@pytest.fixture
def bag(book: Casebook, tmp_path: Path) -> Path:
    book.bundle(tmp_path / "bag")
    return tmp_path / "bag"


def wacz(bag: Path, data: bytes) -> Path:
    return bag / "data" / "captures" / f"{hashlib.sha256(data).hexdigest()}.wacz"


def bytes_of(capture: Capture) -> bytes:
    assert isinstance(capture.original, bytes)
    return capture.original


def test_a_bundle_with_captures_holds(book: Casebook, bag: Path, fetched: Capture) -> None:
    assert bundle_findings(bag) == ()
    assert alone(bag)[0] == 0
    captured = {path.name for path in (bag / "data" / "captures").iterdir()}
    assert captured == {wacz(bag, WEB).name, wacz(bag, bytes_of(fetched)).name}
    originals = {path.name for path in (bag / "data" / "originals").iterdir()}
    assert originals == {document.id for document in book.documents()} | {
        hashlib.sha256(data).hexdigest() for data in (ODD, NOTHING)
    }


def test_the_warc_in_it_is_the_one_that_was_captured(bag: Path, fetched: Capture) -> None:
    for data, name in ((bytes_of(fetched), "archive/data.warc"), (WEB, "archive/data.warc.gz")):
        with zipfile.ZipFile(wacz(bag, data)) as members:
            assert members.read(name) == data
            package = json.loads(members.read("datapackage.json"))
            assert package["wacz_version"] == "1.1.1"
            for each in package["resources"]:
                content = members.read(each["path"])
                assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
                assert each["bytes"] == len(content)
            digest = json.loads(members.read("datapackage-digest.json"))["hash"]
            assert digest == f"sha256:{hashlib.sha256(members.read('datapackage.json')).hexdigest()}"


def test_the_index_leads_to_each_answer(bag: Path, fetched: Capture) -> None:
    """A replayer seeks to an offset and finds the record of that address."""
    for data, count in ((bytes_of(fetched), 2), (WEB, 2)):
        with zipfile.ZipFile(wacz(bag, data)) as members:
            lines = members.read("indexes/index.cdx").decode().splitlines()
            pages = [json.loads(line) for line in members.read("pages/pages.jsonl").splitlines()]
        assert (len(lines), lines) == (count, sorted(lines))
        for line in lines:
            key, moment, told = line.split(" ", 2)
            row = json.loads(told)
            at, length = int(row["offset"]), int(row["length"])
            record = next(iter(ArchiveIterator(io.BytesIO(data[at : at + length]))))
            assert record.rec_headers.get_header("WARC-Target-URI") == row["url"]
            assert len(moment) == 14
            assert "?" not in key or key.endswith("?a=2&b=1")
        assert pages[0]["format"] == "json-pages-1.0"
        assert {page["url"] for page in pages[1:]} <= {json.loads(line.split(" ", 2)[2])["url"] for line in lines}
        assert len(pages) > 1


def test_the_formats_own_reader_opens_it(bag: Path, fetched: Capture) -> None:
    found = list(read_file("page.wacz", wacz(bag, bytes_of(fetched))))
    (page,) = [each for each in found if isinstance(each, Part)]
    assert (page.original, page.url) == (PAGE.encode(), dict(fetched.details)["final address"])
    assert not [each for each in found if isinstance(each, Skipped) and each.reason is SkipReason.DAMAGED]


def test_the_same_capture_gives_the_same_file(book: Casebook, bag: Path, tmp_path: Path, fetched: Capture) -> None:
    book.bundle(tmp_path / "again")
    for data in (WEB, bytes_of(fetched)):
        assert wacz(bag, data).read_bytes() == wacz(tmp_path / "again", data).read_bytes()


def forged(path: Path, name: str, old: bytes, new: bytes) -> None:
    """A WACZ written anew with something else in it, its own digests left as they are."""
    with zipfile.ZipFile(path) as members:
        held = {each: members.read(each) for each in members.namelist()}
    assert old in held[name]
    with zipfile.ZipFile(path, "w") as target:
        for each, data in held.items():
            target.writestr(each, data.replace(old, new) if each == name else data)


def test_a_forged_capture_is_named(bag: Path, fetched: Capture) -> None:
    path = wacz(bag, bytes_of(fetched))
    forged(path, "archive/data.warc", b"Soran has fallen", b"Soran has stood!")
    sealed_anew(bag)
    assert next(verify.findings(bag))[0] == f"data/captures/{path.name}"
    assert f"BROKEN data/captures/{path.name}" in alone(bag)[1]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("archive/data.warc", bytes(1 << 24))
    for _ in range(2):
        sealed_anew(bag)
        assert next(verify.findings(bag))[0] == f"data/captures/{path.name}"
        path.write_bytes(gzip.compress(b"no zip"))
    path.unlink()
    manifest = bag / "manifest-sha256.txt"
    manifest.write_text("".join(f"{line}\n" for line in manifest.read_text().splitlines() if path.name not in line))
    sealed_anew(bag)
    assert next(verify.findings(bag))[0] == f"data/originals/{fetched.id}"


def test_a_record_of_a_capture_that_was_bent_is_named(bag: Path) -> None:
    path = bag / "data" / "records" / "captures.jsonl"
    path.write_text(path.read_text().replace("map.pdf", "plan.pdf"))
    sealed_anew(bag)
    assert next(verify.findings(bag))[0].startswith("captures record")
    path.unlink()
    (bag / "manifest-sha256.txt").write_text(
        "".join(f"{line}\n" for line in (bag / "manifest-sha256.txt").read_text().splitlines() if path.name not in line)
    )
    sealed_anew(bag)
    assert next(verify.findings(bag))[0].startswith("captures record")


def test_a_bundle_of_before_there_were_captures_holds(casebook: Casebook, tmp_path: Path) -> None:
    casebook.add([a_document()])
    casebook.bundle(tmp_path / "old")
    (tmp_path / "old" / "data" / "records" / "captures.jsonl").unlink()
    manifest = tmp_path / "old" / "manifest-sha256.txt"
    manifest.write_text("".join(f"{line}\n" for line in manifest.read_text().splitlines() if "captures" not in line))
    sealed_anew(tmp_path / "old")
    assert bundle_findings(tmp_path / "old") == ()


def test_provenance_begins_with_the_capture(bag: Path, fetched: Capture) -> None:
    nodes = {node["@id"]: node for node in json.loads((bag / "data" / "claims.jsonld").read_bytes())["@graph"]}
    captures = [node for node in nodes.values() if "prov:startedAtTime" in node]
    assert len(captures) == 5
    (web,) = [node for node in captures if node["sha256"] == fetched.id]
    assert web["@type"] == "prov:Activity"
    assert web["prov:used"]["@id"] == fetched.source
    assert {nodes[each["@id"]]["@type"] for each in web["prov:wasAssociatedWith"]} == {
        "prov:Agent",
        "prov:SoftwareAgent",
    }
    assert nodes[web["prov:generated"][0]["@id"]]["sha256"] == hashlib.sha256(PAGE.encode()).hexdigest()
    shown = (bag / "index.html").read_text(encoding="utf-8")
    assert fetched.id in shown
    assert "crawl.warc.gz" in shown
