"""Texts that others wrote, made fit for a picture: nothing in them is taken for markup or asks too much of a font."""

from __future__ import annotations

from functools import cache

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, findfont, get_font

LONGEST = 40  # letters of a name in a picture; the tables have all of it
NO_GLYPH = "□"


def lettered(text: str, longest: int = LONGEST) -> str:
    """`text` as a picture can show it: on one line, shortened, without what the font has no sign for.

    A dollar sign stays one, which Matplotlib would read as the start of a formula.

    >>> lettered("a $x_2^$\\nb"), lettered("a" * 50, 5)
    ('a \\\\$x_2^\\\\$ b', 'aaaa…')
    """
    known = _signs(tuple(mpl.rcParams["font.family"]), tuple(mpl.rcParams["font.sans-serif"]))
    shown = "".join(letter if ord(letter) in known else NO_GLYPH for letter in " ".join(text.split()))
    short = shown if len(shown) <= longest else shown[: longest - 1].rstrip() + "…"
    return short.replace("$", r"\$")


@cache
def _signs(families: tuple[str, ...], _sans: tuple[str, ...]) -> frozenset[int]:
    """All that the fonts of a picture have signs for; joiners and marks of direction need none."""
    paths = {findfont(FontProperties(family=[family])) for family in families}
    return frozenset({0x200C, 0x200D, 0x200E, 0x200F}.union(*(get_font([path]).get_charmap() for path in paths)))
