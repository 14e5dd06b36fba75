"""The tables of a published edition, read from its files and checked against its manifest."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from orontes.errors import CustodyBroken, InputNotFound

MANIFEST = "edition.json"
_DAYS = ("start", "end", "last_confirmed")
_CLAIM_DAYS = ("date", "date_end")
_CLAIM_TIMES = ("entry_time", "published")


@dataclass(frozen=True)
class Edition:
    """A published edition; every table is read when it is first asked for.

    Days are `datetime64` columns without a zone, times with UTC; coordinates are degrees (WGS84). An edition is what
    its sources say and what was concluded from that: a row of `claims` is a statement by its `source`, and no fact.
    """

    folder: Path
    manifest: dict[str, Any]

    @classmethod
    def load(cls, path: str | Path) -> Edition:
        """The edition in a folder. Raises `InputNotFound` where there is none.

        Example::

            Edition.load("OUT").claims.groupby("kind").size()
        """
        folder = Path(path)
        try:
            manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            return cls(folder, dict(manifest) if manifest["files"] else {})
        except FileNotFoundError as error:
            raise InputNotFound(f"{folder}: holds no {MANIFEST}; name the folder of an edition") from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputNotFound(f"{folder / MANIFEST}: is no manifest of an edition ({error})") from error

    @property
    def title(self) -> str:
        """What the edition calls itself."""
        return str(self.manifest.get("title", ""))

    @cached_property
    def sides(self) -> dict[str, tuple[str, str]]:
        """Name and colour (CSS hex) of every side, by its id."""
        return {side["id"]: (side["name"], side["colour"]) for side in self.manifest["theatre"].get("sides", ())}

    @cached_property
    def claims(self) -> pd.DataFrame:
        """One statement of one source a row; columns as `data/claims.jsonl` has them (docs/edition.md)."""
        rows = [json.loads(line) for line in self.read("data/claims.jsonl").splitlines()]
        frame = pd.DataFrame(rows)
        return _timed(frame, _CLAIM_DAYS, _CLAIM_TIMES)

    @cached_property
    def incidents(self) -> pd.DataFrame:
        """One incident a row; `lon` and `lat` are empty where it is not on the map."""
        features = json.loads(self.read("data/incidents.geojson"))["features"]
        points = [(f.get("geometry") or {}).get("coordinates") or (None, None) for f in features]
        rows = [
            {"id": f.get("id"), **f["properties"], "lon": lon, "lat": lat}
            for f, (lon, lat) in zip(features, points, strict=True)
        ]
        return _timed(pd.DataFrame(rows), _DAYS)

    @cached_property
    def control(self) -> pd.DataFrame:
        """One spell a row: who held a place from `start` to `end`, both included, how surely, by which claims."""
        return self.table("control")

    @cached_property
    def casualties(self) -> pd.DataFrame:
        """One incident with a toll a row."""
        return self.table("casualties")

    def table(self, name: str) -> pd.DataFrame:
        """Any table of `data/`, by its name without `.csv`. Raises `InputNotFound` where the edition has none."""
        frame = pd.read_csv(io.BytesIO(self.read(f"data/{name}.csv")), dtype_backend="numpy_nullable")
        return _timed(frame, _DAYS)

    def read(self, name: str) -> bytes:
        """A file of the edition, whose bytes are those that the manifest tells of.

        Raises `InputNotFound` where the edition has no such file, `CustodyBroken` where it was changed.
        """
        told = self.manifest["files"].get(name)
        try:
            content = (self.folder / name).read_bytes()
        except OSError as error:
            raise InputNotFound(f"{self.folder / name}: cannot be read; the edition is incomplete") from error
        if told is None or told["sha256"] != hashlib.sha256(content).hexdigest():
            raise CustodyBroken(f"{self.folder / name}: is not the file that {MANIFEST} tells of; publish it anew")
        return content


def _timed(frame: pd.DataFrame, days: tuple[str, ...], times: tuple[str, ...] = ()) -> pd.DataFrame:
    for name in days:
        if name in frame:
            frame[name] = pd.to_datetime(frame[name])
    for name in times:
        if name in frame:
            frame[name] = pd.to_datetime(frame[name], utc=True, format="ISO8601")
    return frame
