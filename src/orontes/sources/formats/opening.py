"""Any file, whatever it is, as the reports that it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from orontes.sources.decoding import is_binary
from orontes.sources.formats.archives import read_gzip, read_zip
from orontes.sources.formats.feeds import read_feed_file
from orontes.sources.formats.inside import Found, Inside
from orontes.sources.formats.kinds import CONTAINERS, HEAD, MANY, MEDIA_TYPES, Kind, bound_of, kind_of
from orontes.sources.formats.limits import Budget, read_capped, size_of
from orontes.sources.formats.mail import read_mail, read_mailbox
from orontes.sources.formats.pdf import read_pdf
from orontes.sources.formats.tables import read_table
from orontes.sources.formats.telegram import read_telegram
from orontes.sources.formats.warc import read_warc
from orontes.sources.parts import Part, page_part, plain_part, rows
from orontes.sources.types import SkipReason

STREAMED: dict[Kind, Callable[[Inside, BinaryIO], Found]] = {
    Kind.WARC: read_warc,
    Kind.ZIP: read_zip,
    Kind.GZIP: read_gzip,
}
WHOLE: dict[Kind, Callable[[Inside, bytes], Found]] = {
    Kind.PDF: read_pdf,
    Kind.TELEGRAM: read_telegram,
    Kind.FEED: read_feed_file,
    Kind.MAIL: read_mail,
    Kind.MAILBOX: read_mailbox,
    Kind.TABLE: read_table,
}


def opened(file: str, source: bytes | Path, media_type: str, charset: str) -> Found:
    """What `read_file` gives."""
    with BytesIO(source) if isinstance(source, bytes) else source.open("rb") as stream:
        yield from _guarded(Inside(file, Budget(size_of(stream)), _read_within), stream, media_type, charset)


def container_type(file: str, source: bytes | Path) -> str:
    """What `media_type_of` gives."""
    with BytesIO(source) if isinstance(source, bytes) else source.open("rb") as stream:
        return MEDIA_TYPES.get(kind_of(file, stream.read(HEAD)), "application/octet-stream")


def _read_within(inside: Inside, data: bytes, media_type: str, charset: str) -> Found:
    for item in _guarded(inside, BytesIO(data), media_type, charset):
        yield replace(item, file=item.file or inside.file) if isinstance(item, Part) else item


def _guarded(inside: Inside, stream: BinaryIO, media_type: str, charset: str) -> Found:
    """Libraries fail in ways of their own on hostile bytes; what was read before stands, and the other files go on."""
    kind, found = Kind.TEXT, False
    try:
        kind = kind_of(inside.file, stream.read(HEAD), media_type)
        stream.seek(0)
        for item in _opened(inside, kind, stream, charset):
            found = True
            yield item
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - listed with its cause, never lost
        why = f": it cannot be read as {kind.value} ({type(error).__name__}); what was read before is used"
        yield inside.skipped(SkipReason.DAMAGED, why)
    else:
        if not found:
            yield inside.skipped(SkipReason.EMPTY, f" is {kind.value} and holds no report")


def _opened(inside: Inside, kind: Kind, stream: BinaryIO, charset: str) -> Found:
    if kind in CONTAINERS and inside.too_deep:
        yield inside.skipped(SkipReason.UNSAFE, ": it lies in too many containers within each other")
    elif read := STREAMED.get(kind):
        yield from read(inside, stream)
    else:
        most = bound_of(kind)
        data = read_capped(stream, None, most)
        if data is None:
            yield inside.skipped(SkipReason.TOO_LARGE, f" is over {most // 10**6} MB: split it")
        elif not data.strip():
            yield inside.skipped(SkipReason.EMPTY, " is empty: save it again or take it out")
        else:
            for item in WHOLE[kind](inside, data) if kind in WHOLE else _text(inside, kind, data, charset):
                one_of_many = kind in MANY and isinstance(item, Part)
                yield replace(item, file=item.file or inside.file) if one_of_many else item


def _text(inside: Inside, kind: Kind, data: bytes, charset: str) -> Found:
    if is_binary(data):
        yield inside.skipped(SkipReason.BINARY, " is no text file: save its text as .txt")
    elif kind is Kind.PAGE:
        yield page_part(inside.file, data, charset)
    elif kind is Kind.ROWS:
        yield from rows(inside.file, data)
    elif kind is Kind.DATA:
        what = " is JSON, and neither an export of Telegram nor a feed: give texts as .jsonl"
        yield inside.skipped(SkipReason.NO_REPORT, what)
    else:
        yield plain_part(inside.file, data, "text/markdown" if kind is Kind.MARKDOWN else "text/plain", charset)
