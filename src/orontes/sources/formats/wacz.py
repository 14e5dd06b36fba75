"""WACZ (Web Archive Collection Zipped, 1.1): WARC files in a zip, with a list of their digests."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from orontes.sources.formats.inside import Found, Inside
from orontes.sources.formats.limits import LARGEST_REPORT, PIECE
from orontes.sources.formats.members import FAILURES, content, damaged, members, name_of
from orontes.sources.formats.warc import read_warc
from orontes.sources.types import Skipped, SkipReason

PACKAGE, SEAL = "datapackage.json", "datapackage-digest.json"
WARCS = (".warc", ".warc.gz")


def is_wacz(names: Iterable[str]) -> bool:
    """Whether a zip file with such members is one."""
    held = set(names)
    return PACKAGE in held and any(name.lower().endswith(WARCS) for name in held)


def read_wacz(inside: Inside, archive: zipfile.ZipFile) -> Found:
    """The reports of the WARC files in it. A digest that does not hold is told; what it is of is read nonetheless.

    Raises TooMuch.
    """
    kept = []
    for item in members(inside, archive):
        if isinstance(item, Skipped):
            yield item
        else:
            kept.append(item)
    yield from _check(inside, archive, {member.filename: member for member in kept})
    for member in kept:
        if not member.filename.lower().endswith(WARCS):
            continue
        yield from read_member(inside, archive, member)


def read_member(inside: Inside, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Found:
    """The reports of a WARC that lies in a zip file, as a stream. Raises TooMuch."""
    within = inside.within(name_of(member))
    try:
        with archive.open(member) as stream:
            yield from read_warc(within, stream)  # type: ignore[arg-type] # it has all that is asked of it
    except FAILURES:
        yield damaged(inside, member)


def _check(inside: Inside, archive: zipfile.ZipFile, kept: dict[str, zipfile.ZipInfo]) -> Found:
    """A line for each digest that does not hold and each file that is named and is not there."""
    for name, declared in _declared(inside, archive, kept):
        member = kept.get(name)
        if member is None:
            yield inside.skipped(SkipReason.MISSING, f": it names {name[:200]}, which is not in it")
        elif declared and _digest(inside, archive, member) != declared:
            within = inside.within(name_of(member))
            yield within.skipped(
                SkipReason.DAMAGED, ": its SHA-256 is not the one that the WACZ declares; it was read as it is"
            )


def _declared(inside: Inside, archive: zipfile.ZipFile, kept: dict[str, zipfile.ZipInfo]) -> Iterator[tuple[str, str]]:
    """Names and SHA-256 as the WACZ declares them; "" for a digest that it does not give so."""
    package = _json(inside, archive, kept.get(PACKAGE))
    seal = _json(inside, archive, kept.get(SEAL))
    resources = package.get("resources")
    for entry in resources if isinstance(resources, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get("path"), str):
            yield entry["path"], _sha256(entry.get("hash"))
    if seal:
        yield PACKAGE, _sha256(seal.get("hash"))


def _sha256(declared: Any) -> str:
    value = declared if isinstance(declared, str) else ""
    return value.removeprefix("sha256:").lower() if value.startswith("sha256:") else ""


def _json(inside: Inside, archive: zipfile.ZipFile, member: zipfile.ZipInfo | None) -> dict[str, Any]:
    data = content(inside, archive, member, LARGEST_REPORT) if member else b""
    try:
        found = json.loads(data) if isinstance(data, bytes) and data else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _digest(inside: Inside, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> str:
    """The SHA-256 of a member, bit by bit; "" where it cannot be read."""
    digest = hashlib.sha256()
    try:
        with archive.open(member) as stream:
            while piece := stream.read(PIECE):
                inside.budget.spend(len(piece))
                digest.update(piece)
    except FAILURES:
        return ""
    return digest.hexdigest()
