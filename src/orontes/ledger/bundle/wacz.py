"""A capture from the web as a WACZ file (Webrecorder, Web Archive Collection Zipped, version 1.1.1).

A WARC's bytes are put into a zip as they are, uncompressed, with an index and a list of pages that a replayer reads
them by: `unzip -p FILE archive/data.warc | sha256sum` gives the capture's id. The same capture gives the same file.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zlib
from contextlib import redirect_stderr
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from orontes.ledger.custody import TOOL
from orontes.ledger.streams import Row

VERSION = "1.1.1"
WARC = "application/warc"
PLAIN, PACKED = "archive/data.warc", "archive/data.warc.gz"
INDEX, PAGES = "indexes/index.cdx", "pages/pages.jsonl"
PAGE = ("text/html", "application/xhtml+xml")
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the least that a zip can say: its times tell nothing


@dataclass(slots=True)
class Index:
    """What is in a WARC: lines of an index, and pages; both in the order that their formats ask for."""

    lines: list[str] = field(default_factory=list)
    pages: list[Row] = field(default_factory=list)


def is_warc(row: Row) -> bool:
    """Whether a capture's bytes are a WARC, by its media type."""
    return str(row["media_type"]).split(";")[0].strip() in {WARC, f"{WARC}+gzip"}


def write_wacz(target: Path, warc: Path, row: Row, at: str) -> bool:
    """Put a WARC into the new file `target`; `row` is the capture's record, `at` its time (ISO 8601, UTC).

    False, and no file, where nothing in the WARC can be read.
    """
    name = PACKED if _begins(warc) == b"\x1f\x8b" else PLAIN
    index = _indexed(warc, name.rsplit("/", 1)[-1])
    if not index.lines:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(target, "w") as archive:
        with warc.open("rb") as source:
            _store(archive, name, source)
        resources = [_resource(name, row["id"], warc.stat().st_size)]
        for path, data in ((INDEX, _lines(index)), (PAGES, _pages(index))):
            archive.writestr(_plain(path), data)
            resources.append(_resource(path, hashlib.sha256(data).hexdigest(), len(data)))
        package = _package(row, at, index, resources)
        archive.writestr(_plain("datapackage.json"), package)
        archive.writestr(_plain("datapackage-digest.json"), _digest(package))
    return True


def _begins(warc: Path) -> bytes:
    with warc.open("rb") as stream:
        return stream.read(2)


def _plain(name: str) -> ZipInfo:
    """A member that is stored as it is, and says nothing of this machine."""
    info = ZipInfo(name, LONG_AGO)
    info.compress_type, info.create_system, info.external_attr = ZIP_STORED, 3, 0o644 << 16
    return info


def _store(archive: ZipFile, name: str, source: IO[bytes]) -> None:
    with archive.open(_plain(name), "w", force_zip64=True) as member:
        shutil.copyfileobj(source, member, 1 << 20)


def _indexed(warc: Path, name: str) -> Index:
    """Every record with an answer in it, as far as the file can be read: a damaged one is handed on all the same."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    index = Index()
    with warc.open("rb") as stream, redirect_stderr(StringIO()):  # the library talks of what it passes over
        records = ArchiveIterator(stream)
        try:
            for record in records:
                if record.rec_type in {"response", "resource", "revisit"} and record.rec_headers:
                    _enter(index, name, record, records)
        except (ArchiveLoadFailed, EOFError, OSError, ValueError, zlib.error):
            pass
    index.lines.sort()
    return index


def _enter(index: Index, name: str, record: Any, records: Any) -> None:
    headers = record.rec_headers
    url, date = headers.get_header("WARC-Target-URI") or "", headers.get_header("WARC-Date") or ""
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    mime = _mime(record)
    digest = headers.get_header("WARC-Payload-Digest") or f"sha256:{_sha256(record.raw_stream)}"
    where = {"offset": records.get_record_offset(), "length": records.get_record_length(), "filename": name}
    told = {"url": url, "mime": mime, "status": status, "digest": digest, **{k: str(v) for k, v in where.items()}}
    moment = "".join(character for character in date if character.isdigit())
    index.lines.append(f"{search_key(url)} {moment[:14]} {json.dumps(told, ensure_ascii=True)}\n")
    if record.rec_type != "revisit" and mime in PAGE and status == "200":
        index.pages.append({"id": hashlib.sha256(f"{url} {date}".encode()).hexdigest()[:22], "url": url, "ts": date})


def _mime(record: Any) -> str:
    given = record.http_headers.get_header("Content-Type") if record.http_headers else record.content_type
    return (given or "").split(";")[0].strip().lower() or "unk"


def _sha256(stream: Any) -> str:
    total = hashlib.sha256()
    while piece := stream.read(1 << 16):
        total.update(piece)
    return total.hexdigest()


def search_key(url: str) -> str:
    """An address as an index is sorted by: the host from its end on, without `www`, then the path.

    >>> search_key("https://www.example.org:443/Reports?b=2&a=1")
    'org,example)/reports?a=1&b=2'
    """
    try:
        parts = urlsplit(url.lower())
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    except ValueError:
        return url
    if not parts.hostname:
        return url
    host = ",".join(reversed(parts.hostname.removeprefix("www.").split(".")))
    query = f"?{'&'.join(sorted(parts.query.split('&')))}" if parts.query else ""
    return f"{host}{port}){parts.path.rstrip('/') or '/'}{query}"


def _lines(index: Index) -> bytes:
    return "".join(index.lines).encode()


def _pages(index: Index) -> bytes:
    head: Row = {"format": "json-pages-1.0", "id": "pages", "title": "Pages"}
    return "".join(f"{json.dumps(row)}\n" for row in (head, *index.pages)).encode()


def _resource(path: str, digest: str, octets: int) -> Row:
    return {"name": path.rsplit("/", 1)[-1], "path": path, "hash": f"sha256:{digest}", "bytes": octets}


def _package(row: Row, at: str, index: Index, resources: list[Row]) -> bytes:
    told = {"profile": "data-package", "wacz_version": VERSION, "title": row["source"], "software": TOOL, "created": at}
    if index.pages:
        told |= {"mainPageUrl": index.pages[-1]["url"], "mainPageDate": index.pages[-1]["ts"]}
    return json.dumps(told | {"resources": resources}, indent=1).encode()


def _digest(package: bytes) -> bytes:
    return json.dumps({"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package).hexdigest()}"}).encode()
