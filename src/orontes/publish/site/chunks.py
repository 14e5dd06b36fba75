"""Data as script files: a page opened from a disk may not fetch, but it may load a classic script.

Every chunk is one call, `window.__orontes("name", value)`, into the seam that `web/src/data/` listens at.
"""

from __future__ import annotations

import json

Plain = dict[str, object]
"""A record as JSON will carry it."""

# Inside a script, "<" could close it, and U+2028/9 end a line in older engines; a lone surrogate cannot be encoded.
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def encode(value: object) -> str:
    r"""JSON that can stand inside a script and means the same there.

    >>> encode({"text": "</script>"})
    '{"text":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character, escape in _UNSAFE.items():
        text = text.replace(character, escape)
    return "".join(c if not 0xD800 <= ord(c) < 0xE000 else f"\\u{ord(c):04x}" for c in text) if _torn(text) else text


def chunk(name: str, value: object) -> bytes:
    """One script file that hands `value` to the page under `name`.

    >>> chunk("core", [1])
    b'window.__orontes("core",[1]);\\n'
    """
    return f"window.__orontes({encode(name)},{encode(value)});\n".encode()


def _torn(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
