"""Opening what a user names: a plain file, or each file of an archive that may hold places."""

from __future__ import annotations

import bz2
import gzip
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, cast

from orontes.errors import GazetteerError, InputNotFound

Watch = Callable[[int, int], None]  # bytes read, bytes in all
Opener = Callable[[], IO[bytes]]

_BESIDE_SHAPES = frozenset([".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".qpj", ".qmd", ".fix", ".atx"])
_NO_DATA = (
    frozenset([".xml", ".md", ".pdf", ".html", ".htm", ".png", ".jpg", ".lyr", ".doc", ".docx", ".mxd", ".sld", ".rtf"])
    | _BESIDE_SHAPES
)


@dataclass(frozen=True, slots=True)
class Member:
    """One file that may hold places; `shown` is what messages call it."""

    name: str  # "SY.txt"
    shown: str  # "SY.zip/SY.txt"
    open: Opener
    beside: Mapping[str, Opener]  # by suffix, files of the same stem: ".dbf" of a shapefile


class _Watched(io.FileIO):
    """A file that tells how much of it has been read."""

    def __init__(self, path: Path, watch: Watch) -> None:
        super().__init__(path)
        self._watch, self._seen, self._size = watch, 0, path.stat().st_size

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        """Read, and tell."""
        count = super().readinto(buffer) or 0
        self._seen = min(self._size, self._seen + count)
        self._watch(self._seen, self._size)
        return count


@contextmanager
def members(path: Path, watch: Watch) -> Iterator[list[Member]]:
    """The files to read: `path` itself, or what an archive holds, by name.

    Raises:
        InputNotFound: there is no such file.
        GazetteerError: it is a folder, empty, a broken archive, or an archive without data.
    """
    if not path.exists():
        raise InputNotFound(f"{path}: no such file; give a file of places, such as SY.zip")
    if not path.is_file() or not path.stat().st_size:
        what = "is empty" if path.is_file() else "is a folder; name a file in it"
        raise GazetteerError(what, file=str(path))
    with io.BufferedReader(_Watched(path, watch), 1 << 20) as raw:
        if zipfile.is_zipfile(raw) and not _is_workbook(raw):
            with _archive(raw, path) as archive:
                yield _inside(archive, path)
            return
        if member := _packed(cast(IO[bytes], raw), path):
            yield [member]
            return
    if path.suffix.lower() == ".zip":
        raise GazetteerError("is no zip archive, or is cut short: fetch it again", file=str(path))
    yield [_plain(path, watch)]


def _archive(raw: IO[bytes], path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(raw)
    except zipfile.BadZipFile as damage:
        raise GazetteerError(f"is a broken archive: {damage}", file=str(path)) from damage


def _packed(raw: IO[bytes], path: Path) -> Member | None:
    """A file under gzip or bzip2, as if it were not."""
    raw.seek(0)
    unpack = {b"\x1f\x8b": gzip.GzipFile, b"BZ": bz2.BZ2File}.get(raw.read(2))

    def opener() -> IO[bytes]:
        raw.seek(0)
        return cast(IO[bytes], gzip.GzipFile(fileobj=raw) if unpack is gzip.GzipFile else bz2.BZ2File(raw))

    return Member(path.stem, path.name, opener, {}) if unpack else None


def _is_workbook(raw: IO[bytes]) -> bool:
    """Whether an archive is a spreadsheet (XLSX, ODS) rather than a parcel of files."""
    try:
        names = zipfile.ZipFile(raw).namelist()
    except zipfile.BadZipFile:
        return False
    return "[Content_Types].xml" in names or "content.xml" in names


def _plain(path: Path, watch: Watch) -> Member:
    def opener(file: Path) -> Opener:
        return lambda: io.BufferedReader(_Watched(file, watch), 1 << 20)

    if path.suffix.lower() == ".dbf":
        raise GazetteerError("is the table of a shapefile: name the .shp file beside it", file=str(path))
    beside = {file.suffix.lower(): opener(file) for file in path.parent.glob("*") if _is_beside(file, path)}
    return Member(path.name, path.name, opener(path), beside if path.suffix.lower() == ".shp" else {})


def _is_beside(file: Path, path: Path) -> bool:
    return file.stem.lower() == path.stem.lower() and file.suffix.lower() in _BESIDE_SHAPES


def _inside(archive: zipfile.ZipFile, path: Path) -> list[Member]:
    names = [info.filename for info in archive.infolist() if not info.is_dir() and info.file_size]

    def opener(name: str) -> Opener:
        return lambda: archive.open(name)

    found = []
    for name in sorted(filter(_may_hold, names)):
        stem = name[: -len(PurePosixPath(name).suffix)].lower()
        kin = {PurePosixPath(other).suffix.lower(): opener(other) for other in names if _stem(other) == stem}
        found.append(Member(PurePosixPath(name).name, f"{path.name}/{name}", opener(name), kin))
    if not found:
        raise GazetteerError(f"is an archive without a file of places ({len(names)} files)", file=str(path))
    return found


def _stem(name: str) -> str:
    suffix = PurePosixPath(name).suffix
    return name[: -len(suffix)].lower() if suffix else name.lower()


def _may_hold(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = "__MACOSX" in path.parts or path.name.startswith(".")
    return not hidden and "readme" not in path.name.lower() and path.suffix.lower() not in _NO_DATA
