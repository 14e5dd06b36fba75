"""The situation report of a published edition as a document to send: Word or PDF, with its map and its chart."""

from __future__ import annotations

from datetime import date

from orontes.errors import RequestError
from orontes.plot.blocks import blocks
from orontes.plot.editions import Edition
from orontes.plot.pdf import pdf
from orontes.plot.pictures import pictures
from orontes.plot.word import word

SOURCE = "sitrep.md"
WRITERS = {".docx": word, ".pdf": pdf}


def sitrep(edition: Edition, suffix: str) -> bytes:
    """The situation report as a file of that kind, ".docx" or ".pdf"; the same edition gives the same bytes.

    Raises `RequestError` for another kind, `InputNotFound` or `CustodyBroken` where the edition is incomplete.

    Example::

        Path("report.pdf").write_bytes(sitrep(Edition.load("OUT"), ".pdf"))
    """
    if suffix.lower() not in WRITERS:
        raise RequestError(f"{suffix or 'no suffix'}: a situation report is written as {' or '.join(WRITERS)}")
    text = edition.read(SOURCE).decode("utf-8")
    day = date.fromisoformat(edition.manifest["configuration"]["as_of"])
    return WRITERS[suffix.lower()](edition.title, day, blocks(text), pictures(edition, day, day))
