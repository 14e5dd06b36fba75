"""Bytes to text: encodings, damage, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

# What is met in reports that are not UTF-8: Western, Turkish, Arabic and Cyrillic Windows pages.
SINGLE_BYTE = ["cp1252", "cp1254", "cp1256", "cp1251"]
UTF16_BOMS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
MAGIC = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"{\\rtf")
HEAD = 65_536
# The names that charsets of pages begin with; Python knows others that are no charsets at all.
CHARSETS = (
    "utf-8",
    "utf8",
    "windows-",
    "cp12",
    "iso-8859-",
    "iso8859",
    "latin",
    "koi8",
    "mac",
    "us-ascii",
    "utf-16",
    "gb",
    "big5",
    "euc-",
    "shift_jis",
    "iso-2022-jp",
    "tis-620",
    "ibm8",
    "cp8",
)
# What is declared as one of these is the Windows page in truth, as the WHATWG Encoding Standard (4.2) has it.
CALLED = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "iso-8859-9": "cp1254"}
_META = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?([a-z0-9_:.-]{2,40})", re.IGNORECASE)
CONTROL = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))


def is_binary(data: bytes) -> bool:
    """Whether `data` is no text: a known file signature, or over 2% control characters at its head.

    >>> is_binary(b"%PDF-1.4 ..."), is_binary("Hama, 21 March".encode())
    (True, False)
    """
    if data.startswith(MAGIC):
        return True
    if data[:2] in UTF16_BOMS:
        return False
    head = data[:HEAD]
    return len(head) - len(head.translate(None, CONTROL)) > len(head) * 0.02


def decode(data: bytes, *declared: str) -> tuple[str, tuple[str, ...]]:
    """The text of `data` without its byte order mark, and a note for each thing that had to be assumed.

    A byte order mark counts first, then that the data is UTF-8, which no other text is by chance; then the charsets
    that were `declared`, the surest first ("" for none), if the data fits one without a hole; the likeliest at last.

    >>> decode("\\ufeffHama".encode())
    ('Hama', ())
    >>> decode(b"Hay\\x92at")
    ('Hay’at', ('The file is not UTF-8; it was read as cp1252.',))
    """
    names = tuple(dict.fromkeys(name for each in declared if (name := _charset(each))))
    text, used, notes = _decoded(data, names)
    if not data.isascii() and any(name != used for name in names):
        notes += (f"It is declared to be {' and '.join(names)}, and was read as {used}.",)
    return text, notes


def charset_within(data: bytes) -> str:
    """The charset that a page declares of itself (HTML Standard, 13.2.3.2: in its first kilobyte); "" for none.

    >>> charset_within(b'<head><meta charset="windows-1256">')
    'windows-1256'
    """
    found = _META.search(data[:1024])
    return found[1].decode("ascii") if found else ""


def _charset(declared: str) -> str:
    """A declared charset by the name that Python has for it; "" where it is none that pages have."""
    name = declared.strip(" \t'\"").lower()
    if not name.startswith(CHARSETS):
        return ""
    try:
        return codecs.lookup(CALLED.get(name, name)).name
    except LookupError:
        return ""


def _decoded(data: bytes, declared: tuple[str, ...]) -> tuple[str, str, tuple[str, ...]]:
    """The text, the charset that it was read as, and notes."""
    if data[:2] in UTF16_BOMS:
        return _damaged(data, UTF16_BOMS[data[:2]])
    for charset in ("utf-8-sig", *declared):
        try:
            return data.decode(charset), charset.removesuffix("-sig"), ()
        except ValueError:
            continue
    return _guess(data)


def content_type(value: str) -> tuple[str, str]:
    """The media type and the charset of a Content-Type (RFC 9110, 8.3), in lower case; "" where it does not say.

    >>> content_type('text/HTML; charset="Windows-1256"'), content_type("nonsense")
    (('text/html', 'windows-1256'), ('', ''))
    """
    media_type, *parameters = value.lower().split(";")
    charsets = (
        rest.strip() for key, _, rest in (each.partition("=") for each in parameters) if key.strip() == "charset"
    )
    return (media_type.strip(), next(charsets, "").strip("\"' ")) if "/" in media_type else ("", "")


def whole(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` with lone surrogates (which no file can hold) replaced, and a note if there were any."""
    try:
        text.encode()
    except UnicodeEncodeError:
        mended = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return mended, ("Broken characters were replaced by U+FFFD.",)
    return text, ()


def _guess(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """UTF-8 with holes if it is mostly UTF-8, else the likeliest single-byte page."""
    replaced = data.decode("utf-8-sig", "replace")
    holes = replaced.count("\ufffd")
    if sum(char > "\x7f" for char in replaced) >= 2 * holes + 1:
        return _damaged(data, "utf-8-sig")
    best = from_bytes(data, cp_isolation=SINGLE_BYTE).best()
    if best is None:
        return _damaged(data, "utf-8-sig")
    text = data.decode(best.encoding, "replace")
    page = "cp1252" if data.decode("cp1252", "replace") == text else best.encoding  # the commonest of equal guesses
    return text, page, (f"The file is not UTF-8; it was read as {page}.",)


def _damaged(data: bytes, encoding: str) -> tuple[str, str, tuple[str, ...]]:
    """Decode with replacement characters, and say how many."""
    text, used = data.decode(encoding, "replace"), encoding.removesuffix("-sig")
    holes = text.count("\ufffd")
    if not holes:
        return text, used, (f"The file was read as {used.upper()}.",)
    note = f"The file is damaged {used.upper()}: {holes} unreadable character(s) were replaced by U+FFFD."
    return text, used, (note,)
