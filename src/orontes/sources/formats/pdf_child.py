"""Run by itself, with little memory and time: a PDF on standard input, its lines as JSON on standard output.

PDFium (the library of Chromium, here without its script engine) parses; nothing in the file is run, followed or
unpacked to disk. It imports nothing of Orontes, so that it starts fast and holds nothing worth taking.

    {"pages": [[["a line", left, baseline, size], ...], ...], "count": 12, "unread": 0, "about": {}, "active": []}

Lengths are in points, from the lower left of the page; `size` is that of the line's first letter. Where the file cannot
be opened: {"refused": "password" | "damaged"}.
"""

from __future__ import annotations

import ctypes
import json
import re
import sys
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

MEMORY = 2 << 30  # bytes of address space
SECONDS = 60  # of processor time
MOST_PAGES = 5_000
MOST_CHARACTERS = 20_000_000
# PDFium writes one of these for a hyphen at the end of a line, and no line end behind it.
BREAKS = re.compile("\r\n|(?<=[\x02\ufffe])")
ACTIONS = {b"/Launch": "launch actions", b"/RichMedia": "media"}


def confine() -> None:
    """Take from this process what a hostile file could use; where the system has no such limits, time alone is kept."""
    try:
        import resource
    except ImportError:
        return
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))


def read(data: bytes) -> dict[str, Any]:
    """What a PDF holds, as this module's JSON."""
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "assword" in str(error)
        return {"refused": "password" if locked else "damaged"}
    pages: list[list[Any]] = []
    left, unread = MOST_CHARACTERS, 0
    for number in range(min(count, MOST_PAGES)):
        try:
            pages.append(_lines(document[number]))
        except (pdfium.PdfiumError, UnicodeError):
            pages.append([])
            unread += 1
        left -= sum(len(line[0]) for line in pages[-1])
        if left < 0:
            break
    return {
        "pages": pages,
        "count": count,
        "unread": unread,
        "about": document.get_metadata_dict(skip_empty=True),
        "active": _active(document, data),
    }


def _lines(page: pdfium.PdfPage) -> list[list[Any]]:
    """The lines of a page in reading order, each with where its first letter stands."""
    text_page = page.get_textpage()
    text, lines, start = text_page.get_text_range(errors="replace"), [], 0
    for found in (*BREAKS.finditer(text), None):
        end = found.start() if found else len(text)
        piece = text[start:end]
        if bare := piece.strip():
            lines.append([bare, *_place(text_page, start + piece.index(bare[0]))])
        start = found.end() if found else end
    return lines


def _place(text_page: pdfium.PdfTextPage, index: int) -> tuple[float, float, float]:
    """Left, baseline and size of a letter; zeros where the page does not tell."""
    at = raw.FPDFText_GetCharIndexFromTextIndex(text_page, index)
    x, y = ctypes.c_double(), ctypes.c_double()
    if at < 0 or not raw.FPDFText_GetCharOrigin(text_page, at, x, y):
        return (0.0, 0.0, 0.0)
    return (round(x.value, 1), round(y.value, 1), round(raw.FPDFText_GetFontSize(text_page, at), 1))


def _active(document: pdfium.PdfDocument, data: bytes) -> list[str]:
    """What in the file would do something in a viewer."""
    found = [name for mark, name in ACTIONS.items() if mark in data]
    if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0 or b"/JavaScript" in data or b"/JS" in data:
        found.append("scripts")
    if document.count_attachments() > 0 or b"/EmbeddedFile" in data:
        found.append("embedded files")
    return found


def main() -> None:
    """Read one PDF and go."""
    confine()
    found = read(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(found).encode())


if __name__ == "__main__":
    main()
