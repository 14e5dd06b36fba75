"""The error tree: everything Orontes raises on purpose.

OrontesError                      exit 1  the work could not be done
├── RequestError                  exit 2  what was asked for cannot be done: ask differently
│   ├── InputNotFound                     a path that does not exist, or holds no report
│   ├── UnknownTheatre                    no such theatre pack
│   └── OutputRefused                     the output folder is not empty, or not writable
├── DataError                     exit 1  a data file is wrong; names file and line
│   ├── TheatreError                      a theatre pack
│   ├── LexiconError                      a vocabulary or lexicon of ours
│   ├── GazetteerError                    a gazetteer or a file to import into it
│   └── ManifestError                     a reports.csv
├── LedgerError                   exit 1  the ledger or the archive
│   ├── CustodyBroken                     a hash, the chain or a time stamp does not hold
│   └── StampRefused                      no time stamp could be had that holds
└── PublicationError              exit 1  an edition could not be written
    ├── LeakFound                         the leak test found something that the profile withholds
    ├── AttributionLost                   the lint found a claim that is told as a fact
    └── DiskFull                          no space left while writing

A bad *report* is never an exception: it becomes a `sources.Skipped` with its reason, and the others go on.
"""

from __future__ import annotations


class OrontesError(Exception):
    """Root of the tree. `str(error)` is one line: what was wrong, where, and what to do."""

    exit_status = 1


class RequestError(OrontesError):
    """What was asked for cannot be done as asked."""

    exit_status = 2


class InputNotFound(RequestError):
    """A path that does not exist, or a folder without a report."""


class UnknownTheatre(RequestError):
    """No theatre pack of that name."""


class OutputRefused(RequestError):
    """The output folder is not empty or cannot be written to."""


class DataError(OrontesError):
    """A data file is wrong.

    >>> str(DataError("side 'gov' is not declared", file="actors.yml", line=12))
    "actors.yml:12: side 'gov' is not declared"
    """

    def __init__(self, message: str, *, file: str, line: int | None = None) -> None:
        where = file if line is None else f"{file}:{line}"
        super().__init__(f"{where}: {message}")
        self.file = file
        self.line = line


class TheatreError(DataError):
    """A theatre pack is wrong."""


class LexiconError(DataError):
    """A vocabulary or lexicon shipped with Orontes is wrong."""


class GazetteerError(DataError):
    """A gazetteer, or a file to import into it, is wrong."""


class ManifestError(DataError):
    """A reports.csv is wrong."""


class LedgerError(OrontesError):
    """The ledger or the archive cannot be used."""


class CustodyBroken(LedgerError):
    """A hash, the custody chain or a time stamp does not hold."""


class StampRefused(LedgerError):
    """An authority gave no time stamp, or one that does not hold."""


class PublicationError(OrontesError):
    """An edition could not be written."""


class LeakFound(PublicationError):
    """The finished edition holds something that its profile withholds."""


class AttributionLost(PublicationError):
    """The finished edition tells a claim as a fact, or without the words that it rests on."""


class DiskFull(PublicationError):
    """No space was left while writing; nothing half-written was left behind."""
