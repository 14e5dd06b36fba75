"""Writing an edition: all of it or none of it.

Everything goes into a temporary folder beside the output folder, is searched for leaks there, and takes its name in one
step at the end. Whatever goes wrong before that, nothing is left behind.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from orontes import claims
from orontes.errors import DiskFull, OutputRefused, PublicationError
from orontes.publish import (
    attribution,
    chronology,
    feeds,
    geojson,
    histories,
    leaks,
    manifest,
    matches,
    profiles,
    site,
    sitrep,
    tables,
    terrain,
    tolls,
)
from orontes.publish.serial import json_lines
from orontes.publish.types import Edition
from orontes.unfinished import NEW_FOLDER, new_folder, settle, settle_all, sweep

Progress = Callable[[str], None]
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_REFUSED = (
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.ENOTDIR,
    errno.EEXIST,
    errno.ENOENT,
    errno.EBUSY,
    errno.EXDEV,
    errno.ENAMETOOLONG,
    errno.ENOTEMPTY,
)


def write(edition: Edition, out: Path, *, progress: Progress | None = None) -> tuple[str, ...]:
    """Write the edition into the folder `out`, as the profile of its configuration demands; relative names, sorted.

    1. make the profile's copy of the edition;
    2. write every file into a temporary folder beside `out`, and the manifest with their hashes;
    3. search the files for what the profile withholds, and for claims that are told as facts;
    4. give the folder its name.

    `out` may not exist yet, or be an empty folder. `progress` is called with the name of each file once it is written.
    Raises `OutputRefused` where `out` is in use or cannot be written, `DiskFull`, `LeakFound` or
    `AttributionLost`: nothing is left then.
    """
    refuse_in_use(out)
    published = profiles.apply(edition, edition.configuration.profile)
    with _os_errors(out), _beside(out) as folder:
        contents = files(published)
        names = _write_files(folder, contents, progress)
        attribution.check(contents)
        leaks.check(folder, edition, edition.configuration.profile)
        settle_all(folder)
        if out.exists():
            out.rmdir()
        folder.rename(out)
        settle(out.absolute().parent)
    return names


def files(edition: Edition) -> dict[str, bytes]:
    """Every file of the edition as bytes, the manifest last; the profile is taken to have been applied."""
    contents: dict[str, bytes] = {"data/claims.jsonl": json_lines(claims.to_wire(claim) for claim in edition.claims)}
    for publication in (chronology, feeds, sitrep, tables, terrain, tolls, matches, geojson, histories, site):
        for name, content in publication.files(edition).items():
            if name in contents:
                raise PublicationError(f"{name}: two publications would write this file; rename one of them")
            contents[name] = content
    return {**contents, manifest.NAME: manifest.manifest(edition, contents)}


def reasoned(edition: Edition) -> dict[str, bytes]:
    """The files that say how each conclusion was reached, without the rest of the edition: what `explain` reads."""
    return {**geojson.files(edition), **tolls.files(edition), **matches.files(edition), **tables.weights(edition)}


def may_hold_edition(out: Path) -> bool:
    """Whether `out` is a folder with an edition in it, this one or another."""
    try:
        return (out / manifest.NAME).is_file()
    except OSError:  # a name that is no name: `refuse_in_use` says so
        return False


def files_there(edition: Edition, out: Path) -> tuple[str, ...]:
    """The files of the edition, relative names, sorted, if `out` holds them all, byte for byte, and nothing else.

    What a process that was killed left beside it is swept, as it is by `write`.
    """
    if not may_hold_edition(out):
        return ()
    contents = files(profiles.apply(edition, edition.configuration.profile))
    try:
        held = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
        sweep(out.absolute().parent, NEW_FOLDER)
        same = held.keys() == contents.keys() and all(held[name].read_bytes() == contents[name] for name in held)
    except OSError as error:
        raise _translated(error, out) from error
    return tuple(sorted(contents)) if same else ()


def refuse_in_use(out: Path) -> None:
    """Raise `OutputRefused` unless `out` is absent or an empty folder: to be asked before any work is done."""
    try:
        if out.is_symlink() and not out.exists():
            raise OutputRefused(f"{out}: is a link to nothing; name another folder with --out")
        if out.exists() and not out.is_dir():
            raise OutputRefused(f"{out}: is a file, not a folder; name another folder with --out")
        if out.is_dir() and any(out.iterdir()):
            raise OutputRefused(f"{out}: the folder is not empty; empty it or name another one with --out")
    except OSError as error:
        raise _translated(error, out) from error


def _write_files(folder: Path, contents: Mapping[str, bytes], progress: Progress | None) -> tuple[str, ...]:
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if progress:
            progress(name)
    return tuple(sorted(contents))


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """A new folder on the file system of `out`, gone afterwards unless it was renamed; so are the parents it needed."""
    missing = [parent for parent in (out.absolute(), *out.absolute().parents) if not parent.exists()][1:]
    try:
        out.absolute().parent.mkdir(parents=True, exist_ok=True)
        # `outer` is a private folder: the edition is an ordinary one inside it, with the user's own permissions.
        with new_folder(out.absolute().parent, NEW_FOLDER) as outer:
            folder = outer / "edition"
            folder.mkdir()
            yield folder
    finally:
        for parent in missing:
            with suppress(OSError):  # it holds the edition now, and stays
                parent.rmdir()


@contextmanager
def _os_errors(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _translated(error, out) from error


def _translated(error: OSError, out: Path) -> OutputRefused | DiskFull | PublicationError:
    if error.errno in _FULL:
        return DiskFull(f"{out}: no space left on the disk; nothing was written: free some or name another folder")
    if error.errno in _REFUSED:
        return OutputRefused(f"{out}: cannot be written ({error.strerror}); name another folder with --out")
    return PublicationError(f"{out}: could not be written ({error.strerror or error}); nothing was left behind")
