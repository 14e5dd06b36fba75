"""What a file is: told by its content first, by what is declared of it next, and by its name last."""

from __future__ import annotations

import re
import zlib
from enum import StrEnum
from pathlib import PurePosixPath

from orontes.sources.feeds import is_feed
from orontes.sources.formats.limits import LARGEST_LIST, LARGEST_PAGE, LARGEST_REPORT

HEAD = 1 << 16  # bytes that are looked at


class Kind(StrEnum):
    """The kinds that are told apart."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    PAGE = "page"
    ROWS = "JSON lines"
    TABLE = "CSV"
    DATA = "JSON"
    TELEGRAM = "Telegram export"
    FEED = "feed"
    MAIL = "e-mail"
    MAILBOX = "mailbox"
    PDF = "PDF"
    WARC = "WARC"
    ZIP = "zip"
    GZIP = "gzip"


CONTAINERS = frozenset({Kind.MAIL, Kind.MAILBOX, Kind.WARC, Kind.ZIP, Kind.GZIP})
# Of many reports each: they may be larger than one.
MANY = frozenset({Kind.ROWS, Kind.TABLE, Kind.TELEGRAM, Kind.MAILBOX, Kind.FEED})
PAGE_PARTS = (".css", ".js", ".mjs", ".map", ".svg")  # texts that a saved page is made of and nobody wrote as reports
MEDIA_TYPES = {
    Kind.WARC: "application/warc",
    Kind.ZIP: "application/zip",
    Kind.GZIP: "application/gzip",
    Kind.MAILBOX: "application/mbox",
    Kind.TELEGRAM: "application/json",
    Kind.FEED: "application/xml",
    Kind.TABLE: "text/csv",
    Kind.ROWS: "application/jsonl",
}
_DECLARED = {
    "text/html": Kind.PAGE,
    "application/xhtml+xml": Kind.PAGE,
    "text/markdown": Kind.MARKDOWN,
    "text/csv": Kind.TABLE,
    "message/rfc822": Kind.MAIL,
    "application/mbox": Kind.MAILBOX,
    "application/jsonl": Kind.ROWS,
    "application/json": Kind.DATA,
}
_SUFFIXES = {
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".md": Kind.MARKDOWN,
    ".jsonl": Kind.ROWS,
    ".ndjson": Kind.ROWS,
    ".csv": Kind.TABLE,
    ".tsv": Kind.TABLE,
    ".json": Kind.DATA,
    ".eml": Kind.MAIL,
    ".mht": Kind.MAIL,
    ".mhtml": Kind.MAIL,
    ".mbox": Kind.MAILBOX,
}
_BLANK = rb"\A(?:\xef\xbb\xbf)?\s*"
_PAGE = re.compile(_BLANK + rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_TELEGRAM = re.compile(
    rb'"messages":\s*\[\s*(?:\{\s*"id":\s*-?\d+,\s*"type":|\])|"(?:chats|left_chats)":\s*\{\s*"about":|"type":\s*"'
    rb'(?:public_channel|private_channel|public_supergroup|private_supergroup|private_group|personal_chat|bot_chat)"'
)
# A header that only machines write, within lines that are all headers.
_MAIL = re.compile(
    _BLANK + rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){0,60}?(?:Received|MIME-Version|Message-ID):\s",
    re.IGNORECASE,
)
_MAILBOX = re.compile(rb"\AFrom \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [^\n]*\d{4}\r?\n[A-Za-z-]+:")


def kind_of(name: str, head: bytes, declared: str = "") -> Kind:
    """The kind of a file called `name` that begins with `head`, of which the media type `declared` is told.

    >>> kind_of("bulletin.txt", b"%PDF-1.7 ...").value, kind_of("a.txt", b"<!DOCTYPE html><p>").value
    ('PDF', 'page')
    """
    named = _DECLARED.get(declared) or _SUFFIXES.get(PurePosixPath(name).suffix.lower())
    content = _by_content(head) if named is not Kind.ROWS else None
    return _by_signature(head) or content or named or Kind.TEXT


def bound_of(kind: Kind) -> int:
    """How many bytes of a file of this kind are read at once."""
    if kind is Kind.PAGE:
        return LARGEST_PAGE
    return LARGEST_LIST if kind in MANY else LARGEST_REPORT


def _by_signature(head: bytes) -> Kind | None:
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    if head.startswith(b"WARC/"):
        return Kind.WARC
    if head.startswith(b"\x1f\x8b"):
        return Kind.WARC if _unpacked(head).startswith(b"WARC/") else Kind.GZIP
    return None


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, 64)
    except zlib.error:
        return b""


def _by_content(head: bytes) -> Kind | None:
    if _PAGE.match(head):
        return Kind.PAGE
    if _MAILBOX.match(head):
        return Kind.MAILBOX
    if _MAIL.match(head):
        return Kind.MAIL
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"{" and _TELEGRAM.search(head):
        return Kind.TELEGRAM
    return Kind.FEED if start in {b"{", b"<"} and is_feed(head) else None
