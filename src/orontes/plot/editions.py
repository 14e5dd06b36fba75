"""The tables of a published edition, read from its files and checked against its manifest."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd
import pyarrow as pa

from orontes.errors import DataError, InputNotFound
from orontes.plot.arrow import READERS, arrow_table
from orontes.plot.frames import frame
from orontes.publish.manifest import NAME
from orontes.publish.opening.files import Folder, folder


@dataclass(frozen=True)
class Edition:
    """A published edition; every table is read when it is first asked for.

    Texts are never missing: "" where nothing is said. Days are dates, times have UTC, coordinates are degrees (WGS84);
    a range is columns of its own (`killed_low`, `killed_best`, `killed_high`), missing where nothing bounds it. An
    edition is what its sources say and what was concluded from that: a row of `claims` is a statement by its `source`,
    and no fact.
    """

    folder: Path
    manifest: dict[str, Any]
    _read: dict[str, pa.Table] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, path: str | Path) -> Edition:
        """The edition in a folder. Raises `InputNotFound` where there is none.

        Example::

            Edition.load("OUT").claims.groupby("kind").size()
        """
        opened = folder(Path(path))
        edition = cls(opened.path, dict(opened.manifest))
        try:
            _ = edition.tables, edition.sides, edition.as_of  # whatever else a manifest lacks, not what all plots need
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputNotFound(f"{opened.path / NAME}: is no manifest of an edition ({error})") from error
        return edition

    @property
    def title(self) -> str:
        """What the edition calls itself."""
        return str(self.manifest.get("title", ""))

    @cached_property
    def as_of(self) -> date:
        """The last day that the edition tells of."""
        return date.fromisoformat(self.manifest["configuration"]["as_of"])

    @cached_property
    def sides(self) -> dict[str, tuple[str, str]]:
        """Name and colour (CSS hex) of every side, by its id."""
        return {side["id"]: (side["name"], side["colour"]) for side in self.manifest["theatre"].get("sides", ())}

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The names of all tables, in order; `docs/edition.md` says what each holds."""
        return tuple(sorted(self._files))

    @cached_property
    def claims(self) -> pd.DataFrame:
        """One statement of one source a row."""
        return self.table("claims")

    @cached_property
    def incidents(self) -> pd.DataFrame:
        """One incident a row; `lon` and `lat` are missing where it is not on the map."""
        return self.table("incidents")

    @cached_property
    def control(self) -> pd.DataFrame:
        """One spell a row: who held a place from `start` to `end`, both included, how surely, by which claims."""
        return self.table("control")

    @cached_property
    def casualties(self) -> pd.DataFrame:
        """One incident with a toll a row."""
        return self.table("casualties")

    def table(self, name: str) -> pd.DataFrame:
        """A table by its name, which is that of its file in `data/` without the ending; see `tables`.

        Days are `datetime64[ms]`, which holds the years 1 to 9999; whole numbers are `Int64`. Raises as `arrow` does.
        """
        return frame(self.arrow(name))

    def arrow(self, name: str) -> pa.Table:
        """The same as an Arrow table: days as date32, times as timestamp[us, UTC], what repeats as dictionary.

        Raises `InputNotFound` where the edition has no such table, `CustodyBroken` where its file was changed, and
        `DataError` where it cannot be read as that table.

        Example::

            pyarrow.parquet.write_table(Edition.load("OUT").arrow("claims"), "claims.parquet")
        """
        if name not in self._read:
            file = self._files.get(name)
            if file is None:
                told = f"there are {', '.join(self.tables)}" if self.tables else "the edition is incomplete"
                raise InputNotFound(f"{self.folder}: has no table {name!r}; {told}")
            try:
                self._read[name] = arrow_table(name, PurePosixPath(file).suffix, self.read(file))
            except (pa.ArrowException, KeyError, UnicodeDecodeError) as error:
                message = f"cannot be read as the table {name!r} ({str(error).splitlines()[0]}); publish it anew"
                raise DataError(message, file=str(self.folder / file)) from error
        return self._read[name]

    @cached_property
    def _files(self) -> dict[str, str]:
        """The file of each table: of two with one name the flatter, which is the first by the order of `READERS`."""
        data = [PurePosixPath(name) for name in self.manifest["files"] if name.startswith("data/")]
        found = [file for suffix in reversed(READERS) for file in data if file.suffix == suffix]
        return {file.stem: str(file) for file in found}

    def read(self, name: str) -> bytes:
        """A file of the edition, whose bytes are those that the manifest tells of.

        Raises `InputNotFound` where the edition has no such file, `CustodyBroken` where it was changed.
        """
        return Folder(self.folder, self.manifest).read(name)
