"""Which files under the given paths are reports, in a stable order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from orontes.sources.formats import tables
from orontes.sources.manifest import NAME, Manifest, Row, read_manifest
from orontes.sources.naming import is_beside, shown
from orontes.sources.types import Skipped, SkipReason

OURS = ("edition.json", "casebook.toml")  # a folder that holds one is an edition or a casebook, not reports


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be a report: where it is, its name as shown, and what the manifest says of it."""

    path: Path
    file: str
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates under the given paths, and what was set aside already."""

    candidates: tuple[Candidate, ...]
    skipped: tuple[Skipped, ...]


def walk(paths: Sequence[Path]) -> Found:
    """Find the files to read: each given file, and each given folder's own files and those one level below.

    Hidden and read-me files, tables without a column `text` and linked folders are passed over. Raises ManifestError.
    """
    candidates: list[Candidate] = []
    skipped: list[Skipped] = []
    for path in paths:
        found = _under(path)
        candidates += found.candidates
        skipped += found.skipped
    return Found(_once(candidates), tuple(skipped))


def kind(path: Path) -> str:
    """What stands at `path`: "folder", "file" (a broken link or a pipe too), or "" for nothing to look at."""
    try:
        if path.is_dir():
            return "folder"
        path.lstat()
    except (OSError, ValueError):
        return ""
    return "file"


def _under(path: Path) -> Found:
    name, what = shown(path), kind(path)
    if what == "file":
        return Found((Candidate(path, shown(path.name), read_manifest(path.parent).rows.get(path.name)),), ())
    if not what:
        return Found((), (_skip(name, f"{name}: there is no such file or folder; check the path"),))
    if _is_ours(path):
        return Found((), (_skip(name, f"{name}: this was written by Orontes; give the reports it was made from"),))
    found = _folder(path)
    if found.candidates:
        return found
    none = _skip(name, f"{name}: the folder holds no report; put texts, pages, PDFs, messages or exports in it")
    return Found((), (*found.skipped, none))


def _folder(folder: Path) -> Found:
    manifest = read_manifest(folder)
    files, subs, skipped = _entries(folder, shown(folder))
    candidates = list(_own(files, "", manifest))
    for sub in subs:
        below = _below(sub, manifest)
        candidates += below.candidates
        skipped += below.skipped
    candidates += [Candidate(folder / row.file, shown(row.file), row) for row in _named(folder, manifest)]
    return Found(tuple(candidates), (*manifest.skipped, *skipped, *_absent(folder, manifest)))


def _below(sub: Path, above: Manifest) -> Found:
    """The files of a folder one level down; what the upper manifest says of them counts first."""
    manifest = read_manifest(sub)
    files, deeper, skipped = _entries(sub, shown(sub.name))
    rows = {f"{sub.name}/{name}": row for name, row in manifest.rows.items()} | above.rows
    skipped += [Skipped(f"{shown(sub.name)}/{s.file}", s.reason, s.detail) for s in manifest.skipped]
    skipped += [_too_deep(f"{shown(sub.name)}/{shown(folder.name)}") for folder in deeper]
    skipped += _absent(sub, manifest)
    return Found(tuple(_own(files, f"{sub.name}/", Manifest(rows))), tuple(skipped))


def _entries(folder: Path, name: str) -> tuple[list[Path], list[Path], list[Skipped]]:
    """The files and the folders to look into, sorted; linked folders are passed over, so no loop can arise."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        detail = f"{name} cannot be listed ({error.strerror}): check its permissions"
        return [], [], [Skipped(name, SkipReason.UNREADABLE, detail)]
    folders = [p for p in entries if kind(p) == "folder"]
    inner = [p for p in folders if not (p.name.startswith(".") or p.is_symlink() or _is_ours(p))]
    return [p for p in entries if p not in set(folders)], inner, []


def _is_ours(folder: Path) -> bool:
    return any(kind(folder / mark) == "file" for mark in OURS)


def _own(files: Sequence[Path], prefix: str, manifest: Manifest) -> Iterator[Candidate]:
    for path in files:
        row = manifest.rows.get(prefix + path.name)
        if row is not None or _looks_like_report(path):
            yield Candidate(path, shown(prefix + path.name), row)


def _named(folder: Path, manifest: Manifest) -> Iterator[Row]:
    """Rows for files that stand further down than is looked."""
    return (row for row in manifest.rows.values() if kind(folder / row.file) == "file")


def _looks_like_report(path: Path) -> bool:
    return not is_beside(path.name) and (path.suffix.lower() not in tables.SUFFIXES or _is_table_of_texts(path))


def _is_table_of_texts(path: Path) -> bool:
    """Whether a table holds reports; others that stand beside reports are passed over."""
    if path.name.lower() == NAME or not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            return tables.has_texts(stream.read(tables.HEAD))
    except OSError:
        return True  # to be told of when it is opened


def _too_deep(name: str) -> Skipped:
    return Skipped(name, SkipReason.UNREADABLE, f"{name}: only one level of folders is read; give this one by name")


def _absent(folder: Path, manifest: Manifest) -> list[Skipped]:
    """The rows of a manifest whose file is not there."""
    return [
        _skip(shown(row.file), f"reports.csv, line {row.line}, names {shown(row.file)}, which is not there")
        for row in manifest.rows.values()
        if kind(folder / row.file) != "file"
    ]


def _skip(file: str, detail: str) -> Skipped:
    return Skipped(file, SkipReason.MISSING, detail)


def _once(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The same file given twice (by itself and with its folder) is read once."""
    kept: dict[str, Candidate] = {}
    for candidate in candidates:
        kept.setdefault(str(candidate.path.absolute()), candidate)
    return tuple(kept.values())
