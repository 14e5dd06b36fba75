"""How well spoilt PDFs are read by two libraries, and what large web archives and exports cost.

python bench/file_formats.py OUT [--gigabytes 2]
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import random
import resource
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pypdf
from fpdf import FPDF

from orontes.sources.formats import read_file
from orontes.sources.formats.pdf_child import read
from orontes.sources.parts import Part

SENTENCE = "Shells fell on the village of Kawkab in the night, residents said, and the bakery was hit."
COPIES, MESSAGES, EVERY = 200, 200_000, 10


def bulletin() -> bytes:
    """A PDF of four pages."""
    made = FPDF()
    for day in range(4):
        made.add_page()
        made.set_font("helvetica", size=11)
        made.multi_cell(0, 6, f"Valley Monitor\n\nOn day {day} forces advanced towards Soran.\n\n{SENTENCE}")
    return bytes(made.output())


def by_pdfium(data: bytes) -> str:
    return " ".join(line[0] for page in read(data).get("pages", ()) for line in page)


def by_pypdf(data: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """A copy with one to twenty bytes overwritten."""
    copy = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        copy[chance.randrange(len(copy))] = chance.randrange(256)
    return bytes(copy)


def outcome(reader: Callable[[bytes], str], data: bytes) -> str:
    try:
        return "text" if "Soran" in reader(data) else "no text"
    except Exception:  # noqa: BLE001 - what it fails with is not asked
        return "failed"


def compare_readers() -> None:
    """How often each library gives the text of a spoilt bulletin."""
    logging.disable(logging.CRITICAL)
    chance, whole = random.Random(1), bulletin()
    copies = [spoilt(whole, chance) for _ in range(COPIES)]
    for name, reader in (("PDFium", by_pdfium), ("pypdf", by_pypdf)):
        begun = time.perf_counter()
        found = Counter(outcome(reader, copy) for copy in copies)
        print(f"{name}: {dict(found)} of {COPIES} in {time.perf_counter() - begun:.2f} s")


def crawl(path: Path, gigabytes: float) -> None:
    """A web archive of pictures, with a page after every tenth."""
    picture, size = random.Random(1).randbytes(1_000_000), int(gigabytes * 1e9)
    with path.open("wb") as stream:
        number = 0
        while stream.tell() < size:
            stream.write(record(f"https://example.org/{number}.png", "image/png", picture))
            if number % EVERY == 0:
                page = f"<html><body><article><p>{SENTENCE}</p><p>It was report {number}.</p></article></body></html>"
                stream.write(record(f"https://example.org/{number}", "text/html", page.encode()))
            number += 1


def record(url: str, media_type: str, body: bytes) -> bytes:
    """A record of an answer."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n".encode() + body
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2017-03-25T08:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:x:{url}>\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def exported(path: Path) -> None:
    """An export of a channel."""
    with path.open("w") as stream:
        stream.write('{"name": "Valley Monitor", "type": "public_channel", "id": 1, "messages": [\n')
        for number in range(MESSAGES):
            row = {"id": number, "type": "message", "date_unixtime": str(1490341500 + number), "text": SENTENCE}
            stream.write(json.dumps(row) + (",\n" if number < MESSAGES - 1 else "]}"))


def cost(path: Path) -> None:
    """Seconds and memory to read a file."""
    begun = time.perf_counter()
    count = sum(isinstance(item, Part) for item in read_file(path.name, path))
    seconds, peak = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{path.name}: {path.stat().st_size / 1e6:,.0f} MB, {count} reports, {seconds:.1f} s, peak {peak} MB so far")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gigabytes", type=float, default=2.0)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    crawl(asked.out / "crawl.warc", asked.gigabytes)
    exported(asked.out / "result.json")
    cost(asked.out / "crawl.warc")
    cost(asked.out / "result.json")
    compare_readers()


main()
