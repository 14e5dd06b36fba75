"""What a file is, by what stands in it; its name and suffix are not believed."""

from __future__ import annotations

import re
from enum import StrEnum

from orontes.errors import GazetteerError
from orontes.gazetteer.formats import geonames, text
from orontes.gazetteer.formats.opening import Member

_OLE, _ZIP, _SHAPES = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"\x00\x00\x27\x0a"
_UNREADABLE = {
    b"SQLite format 3": "a GeoPackage or SQLite file",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"%PDF": "a PDF",
    b"<": "XML or a web page",
}
_LOOKED_AT = 1 << 16


class Format(StrEnum):
    """The formats that are read; the value is what a person is told."""

    DUMP = "GeoNames dump"
    ALTERNATES = "GeoNames alternate names"
    TABLE = "table"
    WORKBOOK = "spreadsheet"
    GEOJSON = "GeoJSON"
    SHAPES = "shapefile"
    RESULTS = "Wikidata query results"
    ENTITIES = "Wikidata entities"


def detect(member: Member) -> Format:
    """The format of a file.

    Raises:
        GazetteerError: it is none that is read here; says which it is, where that is plain.
    """
    with member.open() as raw:
        start = raw.read(_LOOKED_AT)
    if start.startswith(_SHAPES):
        return Format.SHAPES
    if start.startswith((_OLE, _ZIP)):
        return _of_archive(member)
    if ".gdb/" in member.shown:
        raise GazetteerError("is a geodatabase, which is not read: save it as shapefile or GeoJSON", file=member.shown)
    for mark, what in _UNREADABLE.items():
        if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(mark):
            raise GazetteerError(
                f"is {what}, which is not read: unpack it, or save it as CSV, XLSX, GeoJSON or shapefile",
                file=member.shown,
            )
    with member.open() as raw:
        stream, _ = text.opened(member, raw)
        return _of_text(stream.read(_LOOKED_AT), member)


def _of_archive(member: Member) -> Format:
    if member.name.lower().endswith(".zip"):
        raise GazetteerError("is an archive in an archive: unpack it first", file=member.shown)
    return Format.WORKBOOK


def _of_text(start: str, member: Member) -> Format:
    body = start.lstrip("\ufeff \r\n\t")
    if body.startswith(("{", "[")):
        return _of_json(body, member)
    if not body:
        raise GazetteerError("has no rows", file=member.shown)
    lines = [line.split("\t") for line in body.split("\n")[:50] if line.strip()]
    for found, fits in ((Format.DUMP, geonames.is_dump), (Format.ALTERNATES, geonames.is_alternates)):
        if 2 * sum(fits(cells) for cells in lines) > len(lines):
            return found
    return Format.TABLE


def _of_json(body: str, member: Member) -> Format:
    if re.search(r'"(?:FeatureCollection|Feature)"|"features"\s*:', body):
        return Format.GEOJSON
    if re.search(r'"(?:labels|claims)"\s*:', body) and re.search(r'"[QPL]\d+"', body):
        return Format.ENTITIES
    if '"bindings"' in body or re.search(r"wikidata\.org/entity/Q\d|\"item\"\s*:\s*\"(?:wd:)?Q\d", body):
        return Format.RESULTS
    raise GazetteerError("is JSON, but neither GeoJSON nor Wikidata's", file=member.shown)
