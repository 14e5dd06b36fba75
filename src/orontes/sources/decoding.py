"""Bytes to text: encodings, damage, and what is no text at all."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

# What is met in reports that are not UTF-8: Western, Turkish, Arabic and Cyrillic Windows pages.
SINGLE_BYTE = ["cp1252", "cp1254", "cp1256", "cp1251"]
UTF16_BOMS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
MAGIC = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"{\\rtf")
HEAD = 65_536
# The names that charsets of pages begin with; Python knows others that are no charsets at all.
CHARSETS = (
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


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of `data` without its byte order mark, and a note for each thing that had to be assumed.

    A charset that was `declared` beside the data is followed where the data is no UTF-8 and fits it without a hole.

    >>> decode("\\ufeffHama".encode())
    ('Hama', ())
    >>> decode(b"Hay\\x92at")
    ('Hay’at', ('The file is not UTF-8; it was read as cp1252.',))
    """
    if data[:2] in UTF16_BOMS:
        return _damaged(data, UTF16_BOMS[data[:2]])
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return _as_declared(data, declared) or _guess(data)


def _as_declared(data: bytes, charset: str) -> tuple[str, tuple[str, ...]] | None:
    """The text in the charset that was declared; None where it is no charset of pages, or does not fit."""
    name = charset.strip(" \t'\"").lower()
    if not name.startswith(CHARSETS):
        return None
    try:
        return data.decode(CALLED.get(name, name)), ()
    except (LookupError, ValueError):
        return None


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


def _guess(data: bytes) -> tuple[str, tuple[str, ...]]:
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
    return text, (f"The file is not UTF-8; it was read as {page}.",)


def _damaged(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """Decode with replacement characters, and say how many."""
    text = data.decode(encoding, "replace")
    name = encoding.removesuffix("-sig").upper()
    holes = text.count("\ufffd")
    if not holes:
        return text, (f"The file was read as {name}.",)
    return text, (f"The file is damaged {name}: {holes} unreadable character(s) were replaced by U+FFFD.",)
