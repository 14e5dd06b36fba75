"""XML from strangers: decoded, mended and stripped of its document type, so that no entity is ever expanded.

Bombs are made of entities, and no feed needs its own: the document type goes before anything is read. libxml2 reads
with its limits on (256 levels, 10 MB a text), without a network and without entities; what it can make nothing of is
left out. Readers of feeds get what it understood, written anew.
"""

from __future__ import annotations

import re
import zlib
from html.entities import html5

from lxml import etree

from orontes.sources.decoding import decode

LARGEST_BYTES = 20_000_000
GZIP = b"\x1f\x8b"
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_DOCTYPE_END = re.compile(r"[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def unpacked(data: bytes, most: int = LARGEST_BYTES) -> bytes | None:
    """`data`, without gzip around it; None where that makes more than `most` bytes. A damaged end is cut off.

    >>> import gzip
    >>> unpacked(gzip.compress(b"<rss/>")), unpacked(gzip.compress(bytes(10**6)), 1000) is None
    (b'<rss/>', True)
    """
    if not data.startswith(GZIP):
        return data if len(data) <= most else None
    stream = zlib.decompressobj(wbits=31)
    try:
        out = stream.decompress(data, most + 1)
    except zlib.error:
        return b""
    return out if len(out) <= most else None


def decoded(data: bytes, charset: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of XML by its byte order mark, the server's `charset`, its own declaration, or a guess; and notes.

    >>> decoded(b'<?xml version="1.0" encoding="utf-8"?><a>Hay\\x92at</a>')
    ('<a>Hay’at</a>', ('The file is not UTF-8; it was read as cp1252.',))
    """
    declared = _DECLARED.match(data.lstrip()[:300])
    names = (charset, declared[1].decode() if declared else "utf-8")
    for name in filter(None, () if data.startswith(_BOMS) else names):
        try:
            return _undeclared(data.decode(name)), ()
        except (LookupError, ValueError):
            continue
    text, notes = decode(data)
    return _undeclared(text), notes


def mended(text: str) -> etree._Element | None:
    """The root of what can be understood of `text` as XML, without document type and entities; None for nothing.

    >>> etree.tostring(mended("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>x&e;y&nbsp;z<b>cut"))
    b'<a>xy&#160;z<b>cut</b></a>'
    """
    data = _NAMED.sub(_as_characters, without_doctype(text)).encode("utf-8", "replace")
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return None
    if root is not None:
        etree.strip_tags(root, etree.Entity)
    return root


def without_doctype(text: str) -> str:
    """`text` without its first document type and the entities declared in it.

    >>> without_doctype("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>")
    '<a/>'
    """
    start = _DOCTYPE.search(text)
    end = _DOCTYPE_END.match(text, start.end()) if start else None
    return text[: start.start()] + text[end.end() :] if start and end else text


def _undeclared(text: str) -> str:
    """`text` without its XML declaration, whose encoding holds no longer."""
    found = _DECLARATION.match(text.removeprefix("\ufeff"))
    return text.removeprefix("\ufeff")[found.end() :] if found else text


def _as_characters(found: re.Match[str]) -> str:
    """HTML's named characters, which XML does not know and feeds use all the same."""
    known = html5.get(f"{found[1]};") if found[1] not in _OWN else None
    return found[0] if known is None else "".join(f"&#{ord(char)};" for char in known)


def local(element: etree._Element) -> str:
    """An element's name without its namespace or an undeclared prefix; "" for what is no element."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""
