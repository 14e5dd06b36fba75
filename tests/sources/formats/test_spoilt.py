"""Whatever is done to the bytes of a file of any kind: no traceback, one line each, and what is read is whole."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.formats.making import PAGE, SENTENCE, Warc, packed, pdf
from tests.sources.formats.test_archives import wacz
from tests.sources.formats.test_mail import mail
from tests.sources.formats.test_telegram import chat, export, message

from orontes.sources.formats import pdf_child, read_file
from orontes.sources.parts import Part

Spoiling = Callable[[bytes], bytes]


def crawl(packing: bool) -> bytes:
    made = Warc(packing).add("https://example.org/1").add("https://example.org/2", SENTENCE, "text/plain")
    chunks = b"5\r\nShell\r\n0\r\n\r\n"
    return made.add("https://example.org/3", chunks, "text/plain", http=[("Transfer-Encoding", "chunked")]).data


def letter() -> bytes:
    made = mail()
    made.add_alternative(PAGE, subtype="html")
    made.add_attachment(packed({"a.txt": SENTENCE}), maintype="application", subtype="zip", filename="a.zip")
    made.add_attachment(mail("Within."))
    return made.as_bytes()


FILES = {
    "a.warc": crawl(False),
    "a.warc.gz": crawl(True),
    "a.wacz": wacz(crawl(True), "sha256:00", "archive/data.warc.gz"),
    "a.zip": packed({"reports.csv": "file,published\na.txt,2017-03-22\n", "a.txt": SENTENCE, "b.html": PAGE}),
    "stored.zip": packed({"a.txt": SENTENCE, "b.eml": letter()}, zipfile.ZIP_STORED),
    "a.txt.gz": gzip.compress(SENTENCE.encode()),
    "result.json": export(
        chat(message(1), message(2, ["a ", {"type": "bold", "text": "b"}]), message(3, "", photo="x"))
    ),
    "a.eml": letter(),
    "a.mbox": b"From desk@example.org Fri Mar 24 09:45:00 2017\n"
    + letter()
    + b"\nFrom x Fri Mar 24 2017\n\nAid came.\n",
    "a.csv": f'text,title,published\n"{SENTENCE}",T,2017-03-24\n"two\nlines",,\n'.encode(),
    "a.jsonl": json.dumps({"text": SENTENCE, "published": "2017-03-24"}).encode() + b"\n" + b'{"text": "Aid came."}\n',
}


@st.composite
def spoiling(draw: st.DrawFn) -> Spoiling:
    """Cut off, overwrite, insert or take out a few bytes at places given as shares of the length."""
    doings = draw(
        st.lists(st.tuples(st.sampled_from("cfio"), st.floats(0, 1), st.binary(min_size=1, max_size=8)), max_size=6)
    )

    def spoil(data: bytes) -> bytes:
        for what, share, piece in doings:
            at = int(share * len(data))
            rest = {
                "c": b"",
                "f": piece + data[at + len(piece) :],
                "i": piece + data[at:],
                "o": data[at + len(piece) :],
            }
            data = data[:at] + rest[what]
        return data

    return spoil


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spoil=spoiling())
def test_no_spoilt_byte_brings_a_reader_down(name: str, spoil: Spoiling) -> None:
    found = list(read_file(name, spoil(FILES[name])))
    assert found
    for item in found:
        if isinstance(item, Part):
            item.text.encode()
            assert item.text.strip()
            assert item.original
        else:
            assert "\n" not in item.detail
            item.detail.encode()


@settings(max_examples=60, deadline=None)
@given(spoil=spoiling())
def test_no_spoilt_byte_brings_the_reader_of_pdfs_down(spoil: Spoiling) -> None:
    """In this process, because starting one for each example takes long; what would end one ends the test."""
    found = pdf_child.read(spoil(pdf(SENTENCE, "Second page.")))
    assert "refused" in found or len(found["pages"]) <= found["count"]


SIGNATURES = (
    b"WARC/1.0\r\n",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"From a Fri Mar 24 2017\nA:",
    b'{"messages": [',
    b"text,",
)


@settings(max_examples=100, deadline=None)
@given(head=st.sampled_from(SIGNATURES), rest=st.binary())
def test_whatever_stands_behind_a_signature_is_listed(head: bytes, rest: bytes) -> None:
    for name in ("a.txt", "a.json", "a.csv", "a.eml"):
        assert list(read_file(name, head + rest))
