"""Importing a file of places: read, stored in the gazetteer, and everything that was refused told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from orontes.gazetteer.formats import Format, Tally, Wishes, read
from orontes.gazetteer.storing import Stored, store
from orontes.gazetteer.tables import Progress
from orontes.gazetteer.types import Alias, Record, Source


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import took in, and what became of the other rows."""

    source: Source
    formats: Sequence[Format]  # what the file was taken for
    stored: Stored
    tally: Tally


def import_places(
    path: Path, wishes: Wishes | None = None, folder: Path | None = None, progress: Progress | None = None
) -> Imported:
    """Import a file of places of any format that is known; an earlier import of the same source is replaced.

    Args:
        wishes: a mapping of columns, a name for the source and its licence, where the user gives them.
        folder: where the gazetteer is kept; `$ORONTES_CACHE`, else the user's cache folder.
        progress: called with ("import", bytes read, bytes in all), then with ("gazetteer", 0, 0) while it is merged.

    Raises:
        InputNotFound: there is no such file.
        GazetteerError: it is of no known format or nothing in it can be used, or the folder cannot be written to.
        RequestError: the mapping does not fit the file.
    """
    tell = progress or (lambda *_: None)
    with read(path, wishes, lambda done, total: tell("import", done, total)) as reading:
        stored = store(reading.source, _told(reading.records, tell), folder)
        return Imported(reading.source, reading.formats, stored, reading.tally)


def _told(records: Iterator[Record | Alias], tell: Progress) -> Iterator[Record | Alias]:
    """The records, and word that merging begins when they are at their end."""
    yield from records
    tell("gazetteer", 0, 0)
