"""The files of a published edition, each checked against the manifest before a word of it is believed."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from orontes.errors import CustodyBroken, DataError, InputNotFound
from orontes.publish.manifest import NAME
from orontes.publish.serial import FORMULA_STARTS

Row = Mapping[str, Any]
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of an edition and its manifest."""

    path: Path
    manifest: Mapping[str, Any]

    def read(self, name: str) -> bytes:
        """A file whose bytes are those that the manifest tells of.

        Raises `InputNotFound` where it is missing, `CustodyBroken` where it was changed.
        """
        told = self.manifest["files"].get(name)
        try:
            content = (self.path / name).read_bytes()
        except OSError as error:
            raise InputNotFound(f"{self.path / name}: cannot be read; the edition is incomplete") from error
        if told is None or told["sha256"] != hashlib.sha256(content).hexdigest():
            raise CustodyBroken(f"{self.path / name}: is not the file that {NAME} tells of; publish it anew")
        return content

    def lines(self, name: str, make: Callable[[dict[str, Any]], _Made]) -> tuple[_Made, ...]:
        """A JSON object a line, each made into something."""
        rows = enumerate(self.read(name).splitlines(), start=1)
        return tuple(self._made(make, partial(json.loads, text), name, line) for line, text in rows)

    def features(self, name: str, make: Callable[[Row], _Made]) -> tuple[_Made, ...]:
        """The features of a GeoJSON file, each made into something from its properties, id and point."""
        found = self._made(lambda told: told["features"], lambda: json.loads(self.read(name)), name, None)
        return tuple(self._made(make, partial(_flat, feature), name, None) for feature in found)

    def table(self, name: str, make: Callable[[Row], _Made]) -> tuple[_Made, ...]:
        """The rows of a CSV file, each made into something; the apostrophe before a formula is taken off again."""
        rows = csv.DictReader(io.StringIO(self.read(name).decode("utf-8"), newline=""))
        told = enumerate(rows, start=2)
        return tuple(self._made(make, partial(_unguarded, row), name, line) for line, row in told)

    def _made(self, make: Callable[[Any], _Made], parse: Callable[[], Any], name: str, line: int | None) -> _Made:
        where = str(self.path / name)
        try:
            return make(parse())
        except KeyError as error:
            raise DataError(f"lacks {error}; publish the edition anew", file=where, line=line) from error
        except (ValueError, TypeError, AttributeError, IndexError) as error:
            raise DataError(f"is not as an edition has it: {error}", file=where, line=line) from error


def folder(path: Path) -> Folder:
    """The folder of an edition. Raises `InputNotFound` where it is none."""
    try:
        manifest = json.loads((path / NAME).read_text(encoding="utf-8"))
        return Folder(path, {**manifest, "files": dict(manifest["files"])})
    except FileNotFoundError as error:
        raise InputNotFound(f"{path}: holds no {NAME}; name the folder of an edition") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputNotFound(f"{path / NAME}: is no manifest of an edition ({error})") from error


def _flat(feature: Row) -> Row:
    lon, lat = (feature.get("geometry") or {}).get("coordinates") or (None, None)
    return {**feature["properties"], "id": feature["id"], "lat": lat, "lon": lon}


def _unguarded(row: Mapping[str, str]) -> dict[str, str]:
    return {name: _bare(cell) for name, cell in row.items()}


def _bare(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA_STARTS and cell[1:] else cell


def ids(cell: str) -> tuple[str, ...]:
    """The entries of a list in one cell.

    >>> ids("a;b"), ids("")
    (('a', 'b'), ())
    """
    return tuple(cell.split(";")) if cell else ()
