"""Reports packed together (zip) or by themselves (gzip)."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from orontes.errors import ManifestError
from orontes.sources.decoding import is_binary
from orontes.sources.formats.inside import Found, Inside, Tally
from orontes.sources.formats.kinds import PAGE_PARTS, Kind, bound_of, kind_of
from orontes.sources.formats.limits import LARGEST_LIST, LARGEST_REPORT, TooMuch, read_capped
from orontes.sources.formats.members import content, head_of, members, name_of, opened
from orontes.sources.formats.unpacking import Damaged, Gzip
from orontes.sources.formats.wacz import is_wacz, read_member, read_wacz
from orontes.sources.manifest import NAME, Manifest, Row, parse_manifest
from orontes.sources.naming import is_beside
from orontes.sources.parts import Part
from orontes.sources.types import Skipped, SkipReason

# Zip files that are documents of programs: their parts are no reports.
DOCUMENTS = {
    "[Content_Types].xml": "an Office document",
    "mimetype": "a document or a book",
    "META-INF/MANIFEST.MF": "a program",
}


def read_zip(inside: Inside, stream: BinaryIO) -> Found:
    """The reports of a packed folder, at any depth; a reports.csv in it tells of those beside and below it."""
    archive = opened(inside, stream)
    if isinstance(archive, Skipped):
        yield archive
        return
    with archive:
        names = archive.namelist()
        if kind := next((what for name, what in DOCUMENTS.items() if name in names), ""):
            yield inside.skipped(SkipReason.BINARY, f" is {kind}: save its text as .txt")
            return
        try:
            yield from read_wacz(inside, archive) if is_wacz(names) else _reports(inside, archive)
        except TooMuch as trap:
            yield inside.skipped(SkipReason.UNSAFE, f": {trap}; the rest was not read")


def _reports(inside: Inside, archive: zipfile.ZipFile) -> Found:
    rows: dict[str, Row] = {}
    beside = Tally()
    found = list(members(inside, archive))
    kept = [item for item in found if not isinstance(item, Skipped)]
    yield from (item for item in found if isinstance(item, Skipped))
    manifests = [member for member in kept if PurePosixPath(member.filename).name == NAME]
    for member in sorted(manifests, key=lambda one: -one.filename.count("/")):  # the uppermost is followed
        manifest = _manifest(inside, archive, member)
        yield from manifest.skipped
        rows |= {str(PurePosixPath(member.filename).parent / name): row for name, row in manifest.rows.items()}
    for member in kept:
        row = rows.pop(member.filename, None)
        if row is not None or not _is_beside(member.filename):
            for item in _read(inside, archive, member, beside):
                yield replace(item, row=item.row or row) if isinstance(item, Part) else item
    yield from beside.told(inside, "files that are no reports were")
    for name, row in rows.items():
        yield inside.skipped(SkipReason.MISSING, f": {NAME}, line {row.line}, names {name}, which is not in it")


def _is_beside(name: str) -> bool:
    path = PurePosixPath(name)
    return path.name == NAME or is_beside(path.name) or any(step.startswith((".", "__MACOSX")) for step in path.parts)


def _manifest(inside: Inside, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Manifest:
    """A manifest in the zip; one that cannot be read costs what it says, not the reports."""
    data, within = content(inside, archive, member, LARGEST_REPORT), inside.within(name_of(member))
    if isinstance(data, Skipped):
        return Manifest({}, (data,))
    try:
        manifest = parse_manifest(within.file, data)
    except ManifestError as error:
        return Manifest({}, (Skipped(within.file, SkipReason.BAD_ROW, f"{error}; the reports are read without it"),))
    bad = tuple(Skipped(within.file, item.reason, f"{within.file}, {item.detail}") for item in manifest.skipped)
    return Manifest(manifest.rows, bad)


def _read(inside: Inside, archive: zipfile.ZipFile, member: zipfile.ZipInfo, beside: Tally) -> Found:
    """What a member gives, or a mark in the tally of what lies beside reports: pictures, films, parts of pages."""
    head, suffix = head_of(inside, archive, member), PurePosixPath(member.filename).suffix.lower()[:10]
    if isinstance(head, Skipped):
        yield head
        return
    kind = kind_of(member.filename, head)
    if kind is Kind.WARC:
        yield from read_member(inside, archive, member)
    elif suffix in PAGE_PARTS or (kind is Kind.TEXT and suffix != ".txt" and head and is_binary(head)):
        beside.add(suffix or "without a suffix")
    else:
        data = content(inside, archive, member, bound_of(kind))
        yield from [data] if isinstance(data, Skipped) else inside.read(inside.within(name_of(member)), data, "", "")


def read_gzip(inside: Inside, stream: BinaryIO) -> Found:
    """The one report of a gzipped file."""
    name = PurePosixPath(inside.file)
    bare = str(name.with_suffix("")) if name.suffix.lower() == ".gz" else inside.file
    within = replace(inside, file=bare, depth=inside.depth + 1)
    try:
        data = read_capped(Gzip(stream, inside.budget), None, LARGEST_LIST)
    except Damaged as damage:
        yield inside.skipped(SkipReason.DAMAGED, f": {damage}: get it again")
        return
    except TooMuch as trap:
        yield inside.skipped(SkipReason.UNSAFE, f": {trap}")
        return
    if data is None:
        yield inside.skipped(SkipReason.TOO_LARGE, f" unpacks to over {LARGEST_LIST // 10**6} MB: split it")
    elif data[257:262] == b"ustar":
        yield inside.skipped(SkipReason.BINARY, " is a tar file: pack its reports as .zip")
    else:
        for item in inside.read(within, data, "", ""):
            yield replace(item, file=inside.file) if isinstance(item, Part) else item
