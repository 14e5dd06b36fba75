"""WARC files: what becomes a report, what is counted, and what damage costs."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import pytest
from tests.sources.formats.making import PAGE, SENTENCE, Warc, packed, parts, pdf, skips

from orontes.sources import SkipReason
from orontes.sources.formats import framing

URL = "https://www.example.org/news/shells-on-kawkab.html"


def three(packing: bool) -> Warc:
    made = Warc(packing)
    for number in (1, 2, 3):
        made.add(f"https://example.org/{number}", PAGE.replace("Kawkab", f"Kawkab{number}"))
    return made


@pytest.mark.parametrize("packing", [True, False])
def test_a_page_is_read_with_what_its_record_says(packing: bool) -> None:
    (part,) = parts("crawl.warc", Warc(packing).add(URL).data)
    assert SENTENCE in part.text
    assert part.original == PAGE.encode()
    assert (part.url, part.publisher, part.stem) == (URL, "example.org", "example.org-shells-on-kawkab")
    assert part.published is not None
    assert part.published.isoformat() == "2017-03-24T07:45:00+00:00"
    assert "It was captured on 2017-03-25 at 08:00:00 UTC from 192.0.2.7, as response in a WARC." in part.notes


@pytest.mark.parametrize(
    ("coding", "body"),
    [("gzip", gzip.compress(PAGE.encode())), ("br", brotli.compress(PAGE.encode())), ("gzip", PAGE.encode())],
)
def test_what_http_wrapped_is_unwrapped(coding: str, body: bytes) -> None:
    chunked = b"".join(
        b"%x\r\n%b\r\n" % (len(body[at : at + 99]), body[at : at + 99]) for at in range(0, len(body), 99)
    )
    headers = [("Content-Encoding", coding), ("Transfer-Encoding", "chunked")]
    (part,) = parts("a.warc.gz", Warc().add(URL, chunked + b"0\r\n\r\n", http=headers).data)
    assert part.original == PAGE.encode()
    assert not any("digest" in note for note in part.notes)


def test_a_coding_that_is_not_known_is_named() -> None:
    (skipped,) = skips("a.warc", Warc(False).add(URL, b"\x28\xb5\x2f\xfd", http=[("Content-Encoding", "zstd")]).data)
    assert skipped.reason is SkipReason.DAMAGED
    assert "record 1 (at byte 0): it is packed as 'zstd'" in skipped.detail


def test_the_declared_charset_is_followed() -> None:
    text = "Жители сообщили об обстреле"
    (part,) = parts("a.warc", Warc().add(URL, text.encode("koi8-r"), "text/plain; charset=KOI8-R").data)
    assert part.text == text
    assert not any("not UTF-8" in note for note in part.notes)


def test_texts_and_pdfs_are_read_and_the_rest_is_counted() -> None:
    made = Warc().add("https://example.org/a.txt", SENTENCE, "text/plain")
    made.add("https://example.org/b", pdf(SENTENCE), "application/pdf")
    made.add("file:///etc/../passwd", f"{SENTENCE} Twice.", "text/plain", kind="resource")
    made.add("https://example.org/x.png", b"\x89PNG", "image/png").add(
        "https://example.org/y.png", b"\x89PNG", "image/png"
    )
    made.add("https://example.org/gone", status="404 Not Found").add(
        "https://example.org/robots.txt", "Deny", "text/plain"
    )
    assert [part.url for part in parts("a.warc", made.data)] == [
        "https://example.org/a.txt",
        "https://example.org/b",
        "",
    ]
    (skipped,) = skips("a.warc", made.data)
    assert skipped.reason is SkipReason.NO_REPORT
    assert (
        "4 records that are no reports were passed over (image/png 2, HTTP status 404 1, robots.txt 1)"
        in skipped.detail
    )


def test_a_wrong_payload_digest_is_named() -> None:
    (part,) = parts("a.warc", Warc().add(URL, warc={"WARC-Payload-Digest": "sha1:" + "A" * 32}).data)
    assert any("payload digest that its WARC declares is not that" in note for note in part.notes)


def test_a_capture_that_was_cut_off_says_so() -> None:
    (part,) = parts("a.warc", Warc().add(URL, warc={"WARC-Truncated": "length"}).data)
    assert "The capture was cut off (length); what is missing is not known." in part.notes


def test_a_revisit_is_counted_by_whether_its_page_is_here() -> None:
    profile = {"WARC-Profile": "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"}
    made = Warc().add(URL)
    made.add(URL, b"", kind="revisit", warc={**profile, "WARC-Refers-To-Target-URI": URL})
    made.add("https://example.org/o", b"", kind="revisit", warc={**profile, "WARC-Payload-Digest": "sha1:OTHER"})
    assert len(parts("a.warc", made.data)) == 1
    assert [item.detail.partition(": ")[2] for item in skips("a.warc", made.data)] == [
        "1 revisits of what it holds were passed over (example.org 1)",
        "1 revisits of what it does not hold were passed over (example.org 1)",
    ]


@pytest.mark.parametrize("packing", [True, False])
def test_a_damaged_record_costs_itself_alone(packing: bool) -> None:
    made = three(packing)
    data = bytearray(made.data)
    data[made.starts[1] + 20 : made.starts[1] + 60] = bytes(range(40))
    data[made.starts[1] : made.starts[1] + 4] = b"\x1f\x8b\x08\xff" if packing else b"warc"
    assert [part.url[-1] for part in parts("a.warc", bytes(data))] == ["1", "3"]
    (skipped,) = skips("a.warc", bytes(data))
    assert skipped.reason is SkipReason.DAMAGED
    assert f"record 2 (at byte {made.starts[1]:,})" in skipped.detail


@pytest.mark.parametrize("packing", [True, False])
def test_a_file_that_is_cut_off_gives_what_it_holds(packing: bool) -> None:
    made = three(packing)
    data = made.data[: made.starts[2] + 100]
    assert [part.url[-1] for part in parts("a.warc", data)] == ["1", "2"]
    assert "record 3" in skips("a.warc", data)[0].detail
    assert "cut off" in skips("a.warc", data)[0].detail


def test_a_length_that_lies_costs_its_record() -> None:
    data = three(False).data.replace(b"Content-Length: ", b"Content-Length: 9", 1)
    assert [part.url[-1] for part in parts("a.warc", data)] == ["2", "3"]


def test_a_record_over_the_bound_is_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(framing, "LARGEST_RECORD", 5_000)
    made = Warc().add(URL, "x" * 6_000, "text/plain").add("https://example.org/2")
    assert [part.url for part in parts("a.warc", made.data)] == ["https://example.org/2"]
    assert "it is over 50 MB" in skips("a.warc", made.data)[0].detail


def test_a_bomb_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orontes.sources.formats.limits.ALWAYS", 1 << 20)
    made = Warc().add(URL).add("https://example.org/2", bytes(50 << 20), "text/plain")
    assert [part.url for part in parts("a.warc.gz", made.data)] == [URL]
    assert "unpacks to over a hundred times its size" in skips("a.warc.gz", made.data)[0].detail


def test_a_header_without_an_end_is_bounded() -> None:
    (skipped,) = skips("a.warc", b"WARC/1.0\r\n" + b"x" * 1_000_000)
    assert "its header does not end" in skipped.detail


def test_a_large_record_that_is_not_wanted_is_passed_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "large.warc"
    with path.open("wb") as stream:
        stream.write(Warc(False).add(URL).data)
        stream.write(b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 300000000\r\n\r\n")
        stream.seek(300_000_000, os.SEEK_CUR)
        stream.write(b"\r\n\r\n" + Warc(False).add("https://example.org/2").data)
    assert [part.url for part in parts("large.warc", path)] == [URL, "https://example.org/2"]


def test_a_zip_of_warcs_with_a_package_is_a_wacz() -> None:
    data = packed({"archive/data.warc.gz": Warc().add(URL).data, "datapackage.json": '{"resources": []}'})
    assert [part.url for part in parts("a.wacz", data)] == [URL]
