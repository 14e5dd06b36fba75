"""Files of places as users have them, written small, and what is read of them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from orontes.gazetteer import Alias, Record, Source
from orontes.gazetteer.formats import Format, Tally, Wishes, read


@dataclass(frozen=True)
class Took:
    """What a file gave."""

    formats: tuple[Format, ...]
    source: Source
    records: list[Record]
    aliases: list[Alias]
    tally: Tally

    @property
    def names(self) -> list[str]:
        return [record.name for record in self.records]

    @property
    def reasons(self) -> list[str]:
        return [f"{refusal.line}: {refusal.reason}" for refusal in self.tally.refusals]


Take = Callable[..., Took]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """`take("file.csv", text_or_bytes)`: the file written and read, with a mapping if one is given."""

    def call(name: str, content: Any, wishes: Wishes | None = None) -> Took:
        path = tmp_path / name
        path.write_bytes(as_bytes(content))
        with read(path, wishes) as reading:
            found = list(reading.records)
        records = [one for one in found if isinstance(one, Record)]
        aliases = [one for one in found if isinstance(one, Alias)]
        return Took(reading.formats, reading.source, records, aliases, reading.tally)

    return call


def as_bytes(content: Any) -> bytes:
    if isinstance(content, bytes):
        return content
    return (content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)).encode()


def zipped(path: Path, **members: bytes | str) -> Path:
    """An archive; `SY__txt` names SY.txt."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return path
