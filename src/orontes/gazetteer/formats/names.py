"""Names as users' files have them: marks that nobody sees are taken out, and what is no name is refused."""

from __future__ import annotations

import re
import unicodedata

from orontes.gazetteer.formats.types import Unfit

LONGEST = 120  # characters; the longest name in use is a village's in Wales or a hill's in New Zealand, under 90
_NO_NAME = frozenset(
    ["n/a", "na", "null", "none", "nil", "unknown", "unnamed", "noname", "nan", "#n/a", "-", "?", "tbd"]
) | {"no name", "not known"}
_SPACES = re.compile(r"\s+")
_CODE = re.compile(r"[A-Z]{3,4}|[\W\d_]*|https?:.*")


def clean(name: str) -> tuple[str, bool]:
    """A name without direction marks, zero-width and control characters, and whether it had any.

    Raises:
        Unfit: it is no name: empty, one letter, too long, without letters, or with bytes of another encoding.

    >>> clean("\u200fKafr  Zita\u202c")
    ('Kafr Zita', True)
    >>> clean("Soran")
    ('Soran', False)
    """
    if name.isprintable() and "  " not in name and unicodedata.is_normalized("NFC", name):  # nearly all are
        return _checked(name.strip()), False
    kept = "".join(_kept(letter) for letter in unicodedata.normalize("NFC", name))
    return _checked(_SPACES.sub(" ", kept).strip()), kept != name


def _kept(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Cs" or letter == "\ufffd":
        return "\ufffd"
    if category == "Cf" or letter == "\0":
        return ""
    return " " if category in {"Cc", "Zs", "Zl", "Zp"} else letter


def _checked(name: str) -> str:
    if not name or name.casefold() in _NO_NAME:
        raise Unfit("no name")
    if "\ufffd" in name:
        raise Unfit("the name holds bytes of another encoding")
    if len(name) > LONGEST:
        raise Unfit(f"a name of {len(name)} characters; {LONGEST} is the most")
    if not any(map(str.isalpha, name)):
        raise Unfit(f"{name!r} is a name without a letter")
    if len(name) == 1 and not _wide(name):
        raise Unfit(f"{name!r} is a name of one letter")
    return name


def _wide(letter: str) -> bool:
    """Whether one sign may be a whole name, as in Chinese."""
    return unicodedata.east_asian_width(letter) in {"W", "F"}


def others(name: str, more: list[str]) -> tuple[str, ...]:
    """The further names of a place that are fit to be found, each once, without codes of airports and addresses.

    >>> others("Hama", ["Hamah", "HAM", "Hama", "h", "\u062d\u0645\u0627\u0629"])
    ('Hamah', '\u062d\u0645\u0627\u0629')
    """
    found: dict[str, None] = {}
    for text in more:
        if not text or _CODE.fullmatch(text):
            continue
        try:
            found.setdefault(clean(text)[0])
        except Unfit:
            continue
    found.pop(name, None)
    return tuple(found)
