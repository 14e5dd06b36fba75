"""Paths in, dated and attributed documents out; everything that is set aside says why."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from orontes.errors import InputNotFound
from orontes.evidence import RecordId
from orontes.sources.attributing import document_of
from orontes.sources.formats import media_type_of, read_file
from orontes.sources.listing import listed
from orontes.sources.naming import called, shown
from orontes.sources.parts import Part
from orontes.sources.types import Capture, Collection, Document, Skipped, SkipReason
from orontes.sources.walking import Candidate, walk

if TYPE_CHECKING:
    from orontes.sources.web import Fetcher

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def collect(
    reports: Sequence[Path | str], *, published: date | None = None, today: date, fetcher: Fetcher | None = None
) -> Collection:
    """Read `reports` (files, folders one level deep, web addresses), each with its publisher and publication time.

    The time is taken from the folder's `reports.csv`, else from the file's own metadata, else from `published`, else
    from the report's date line, else from an ISO date in the file's name; a report without any is set aside.
    `today` is the day that no report may be dated after. Documents come by publication time, then file; nothing that
    was found is lost: what is no document is in `skipped`, with a line for the user. Web addresses, which are given as
    text, are asked by `fetcher`, by default under its usual rules.

    Raises InputNotFound where no path exists or none holds a file to read, and ManifestError for a `reports.csv` that
    cannot be read.

        collect([Path("examples/hama-2017")], today=date(2024, 1, 1)).documents[0].publisher
    """
    paths = [Path(report) for report in reports if not is_address(report)]
    addresses = [str(report) for report in reports if is_address(report)]
    found = walk(paths)
    if not found.candidates and not addresses:
        raise InputNotFound(_nothing(paths, found.skipped))
    read = [_read(candidate, published, today) for candidate in found.candidates]
    read.append(_asked(addresses, published, today, fetcher))
    documents = [document for each in read for document in each.documents]
    skipped = [*found.skipped, *(item for each in read for item in each.skipped)]
    captures = [capture for each in read for capture in each.captures]
    kept, twice = _without_copies(sorted(documents, key=lambda d: (d.published, d.file, d.doc)))
    named = tuple(each for found_there in read for each in found_there.named)
    return Collection(_named_apart(kept), listed((*skipped, *twice)), tuple(captures), named)


def is_address(report: Path | str) -> bool:
    """Whether a report is named by an address and not by a path.

    >>> is_address("https://example.org/a"), is_address("a.html"), is_address(Path("https://example.org"))
    (True, False, False)
    """
    return isinstance(report, str) and _ADDRESS.match(report) is not None


def _asked(addresses: Sequence[str], published: date | None, today: date, fetcher: Fetcher | None) -> Collection:
    """What is at the addresses; the web's libraries are loaded where there is one."""
    if not addresses:
        return Collection((), ())
    from orontes.sources import web

    return web.gather(addresses, fetcher or web.Fetcher(), published=published, today=today)


def _nothing(paths: Sequence[Path], skipped: Iterable[Skipped]) -> str:
    """What is wrong with each of the paths, in one line."""
    given = {shown(path) for path in paths}
    whys = [item.detail for item in skipped if item.file in given]
    return "; ".join(dict.fromkeys(whys)) or "no path was given; name a report or a folder of reports"


def _read(candidate: Candidate, published: date | None, today: date) -> Collection:
    """What one file holds; the file itself is a capture where a report was read from it."""
    documents: list[Document] = []
    skipped: list[Skipped] = []
    embedded: tuple[tuple[str, str], ...] = ()
    for part in _parts(candidate):
        item = part if isinstance(part, Skipped) else document_of(candidate.file, part, candidate.row, published, today)
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            documents.append(item)
            embedded = part.embedded if isinstance(part, Part) else ()
    captures = (_capture(candidate, documents, embedded),) if documents else ()
    return Collection(tuple(documents), tuple(skipped), captures)


def _parts(candidate: Candidate) -> Iterator[Part | Skipped]:
    """What a file holds. Only plain files are opened: a pipe would wait for ever."""
    file, path = candidate.file, candidate.path
    try:
        if path.is_file():
            yield from read_file(file, path)
        else:
            yield Skipped(file, SkipReason.UNREADABLE, f"{file} is no plain file, or a link that leads nowhere")
    except OSError as error:
        yield Skipped(file, SkipReason.UNREADABLE, f"{file} cannot be read ({error.strerror}): check its permissions")


def _capture(candidate: Candidate, documents: Sequence[Document], embedded: tuple[tuple[str, str], ...]) -> Capture:
    """How a file came to be here: it was handed over, with the documents that it holds.

    Metadata of a report is noted where the file is that report and nothing else.
    """
    path, first = candidate.path, documents[0]
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    alone = first.id == digest
    return Capture(
        id=RecordId(digest),
        original=first.original if alone else path,
        media_type=first.media_type if alone else media_type_of(candidate.file, path),
        source=candidate.file,
        method="file",
        details=embedded if alone else (),
        documents=tuple(dict.fromkeys(document.id for document in documents)),
    )


def _without_copies(documents: Sequence[Document]) -> tuple[list[Document], list[Skipped]]:
    """Each report once; a copy names the first."""
    kept: dict[str, Document] = {}
    twice: list[Skipped] = []
    for document in documents:
        first = kept.setdefault(document.id, document)
        if first is not document:
            detail = f"{called(document.file, document.doc)} is the same report as {called(first.file, first.doc)}"
            detail += ", which is used"
            twice.append(Skipped(document.file, SkipReason.DUPLICATE, detail))
    return list(kept.values()), twice


def _named_apart(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Give documents that share a stem a suffix, so that `doc` names one report."""
    taken = {document.doc for document in documents}
    used: set[str] = set()
    named = []
    for document in documents:
        doc, number = document.doc, 2
        while doc in used or (number > 2 and doc in taken):
            doc, number = f"{document.doc}-{number}", number + 1
        used.add(doc)
        notes = document.notes if doc == document.doc else (*document.notes, f"Another report is named {document.doc}.")
        named.append(replace(document, doc=doc, notes=notes))
    return tuple(named)
