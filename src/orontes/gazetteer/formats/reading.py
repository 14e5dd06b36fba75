"""One file in, a stream of records out, whatever the format."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from orontes.errors import GazetteerError
from orontes.gazetteer.formats import geonames, sheets, wikidata
from orontes.gazetteer.formats.detecting import Format, detect
from orontes.gazetteer.formats.geojson import geojson
from orontes.gazetteer.formats.opening import Member, Watch, members
from orontes.gazetteer.formats.recording import recorded
from orontes.gazetteer.formats.shapefiles import shapefiles
from orontes.gazetteer.formats.sheets import Row
from orontes.gazetteer.formats.types import Tally, Wishes
from orontes.gazetteer.types import Alias, Record, Source

_SPOILT = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError, UnicodeError)
_TABLES: dict[Format, Callable[[Member, Wishes, Tally], Iterator[Row]]] = {
    Format.TABLE: sheets.delimited,
    Format.WORKBOOK: sheets.workbook,
    Format.GEOJSON: geojson,
    Format.SHAPES: shapefiles,
}
_KNOWN: dict[Format, Callable[[Member, Tally], Iterator[Record | Alias]]] = {
    Format.DUMP: geonames.dump,
    Format.ALTERNATES: geonames.alternates,
    Format.RESULTS: wikidata.results,
    Format.ENTITIES: wikidata.entities,
}
_TITLES = {
    Format.DUMP: ("geonames", "GeoNames, dump", geonames.LICENCE),
    Format.ALTERNATES: ("geonames-names", "GeoNames, names of", geonames.LICENCE),
    Format.RESULTS: ("wikidata", "Wikidata,", wikidata.LICENCE),
    Format.ENTITIES: ("wikidata", "Wikidata,", wikidata.LICENCE),
}
_UNFIT = re.compile(r"\W+")
Pieces = list[tuple[Member, Format]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that is being read: what it was taken for, where it comes from, its records as a stream, its tally."""

    formats: tuple[Format, ...]
    source: Source
    records: Iterator[Record | Alias]
    tally: Tally  # complete when the records are read to their end


@contextmanager
def read(path: Path, wishes: Wishes | None = None, watch: Watch | None = None) -> Iterator[Reading]:
    """Read a file of places, or an archive of several.

    Args:
        wishes: the mapping of columns, the name of the source and the licence, where the user gives them.
        watch: called with the bytes read so far and in all.

    Raises:
        InputNotFound: there is no such file.
        GazetteerError: nothing in it is of a format that is read here, or none of its rows could be taken.
        RequestError: the mapping does not fit.
    """
    wishes, watch, tally = wishes or Wishes(), watch or (lambda *_: None), Tally()
    with members(path, watch) as found:
        pieces = _known(path, found, wishes, tally)
        source = _source(path, pieces, wishes)
        yield Reading(
            tuple(dict.fromkeys(form for _, form in pieces)), source, _all(pieces, source, wishes, tally), tally
        )


def _known(path: Path, found: list[Member], wishes: Wishes, tally: Tally) -> Pieces:
    """The files whose format is known; of several the others are noted, of one the reason is the error."""
    pieces: Pieces = []
    for member in found:
        try:
            with _telling(member):
                form = _fitting(detect(member), wishes)
                if form is Format.TABLE and len(found) > 1:  # any text is a table until its header is looked for
                    next(sheets.delimited(member, wishes, Tally()), None)
            pieces.append((member, form))
        except GazetteerError as reason:
            if len(found) == 1:
                raise
            tally.notes.append(f"left aside: {reason}")
    if not pieces:
        raise GazetteerError("; ".join(tally.notes[:3]), file=path.name)
    return pieces


def _fitting(form: Format, wishes: Wishes) -> Format:
    """A mapping makes a table of what looks like a dump."""
    return Format.TABLE if wishes.mapping and form in {Format.DUMP, Format.ALTERNATES} else form


@contextmanager
def _telling(member: Member) -> Iterator[None]:
    """Trouble with the bytes as our error, naming the file."""
    try:
        yield
    except _SPOILT as trouble:
        reason = str(trouble).splitlines()[0] if str(trouble) else type(trouble).__name__
        raise GazetteerError(f"cannot be read: {reason}", file=member.shown) from trouble


def _all(pieces: Pieces, source: Source, wishes: Wishes, tally: Tally) -> Iterator[Record | Alias]:
    for member, form in pieces:
        with _telling(member):
            try:
                yield from _records(member, form, source, wishes, tally)
            except GazetteerError as reason:
                if len(pieces) == 1:
                    raise
                tally.notes.append(f"left aside: {reason}")
    if not tally.taken:
        first = f"; the first: {tally.refusals[0]}" if tally.refusals else ""
        counted = f"{tally.rows} rows, {tally.refused} refused, {tally.left_out} of no kind that a report names"
        why = "; ".join(tally.notes) if tally.notes and not tally.rows else f"{counted}{first}"
        raise GazetteerError(f"no place could be taken: {why}", file=source.origin)


def _records(member: Member, form: Format, source: Source, wishes: Wishes, tally: Tally) -> Iterator[Record | Alias]:
    if form in _KNOWN:
        return _KNOWN[form](member, tally)
    return recorded(_TABLES[form](member, wishes, tally), member.shown, source.id, tally)


def _source(path: Path, pieces: Pieces, wishes: Wishes) -> Source:
    """What the file is of: by its format, its name, and what the user says."""
    scheme, title, licence = _TITLES.get(pieces[0][1], ("table", "", "unknown"))
    name = _named(path, pieces)
    own = _UNFIT.sub("-", (wishes.source or name).casefold() if scheme == "table" else name).strip("-")
    if scheme == "geonames" and len(name) == 2:
        title = "GeoNames, country dump"
    said = wishes.source or " ".join(filter(None, (title, name)))
    return Source(f"{scheme}:{own}", said, wishes.licence or licence, wishes.origin or path.name, _sha256(path))


def _named(path: Path, pieces: Pieces) -> str:
    """A dump is known by the country that its text is named for; any other file, or archive, by its own name."""
    if len(pieces) == 1 and pieces[0][1] in {Format.DUMP, Format.ALTERNATES}:
        return Path(pieces[0][0].name).stem
    return path.stem


def _sha256(path: Path) -> str:
    with path.open("rb") as raw:
        return hashlib.file_digest(raw, "sha256").hexdigest()
