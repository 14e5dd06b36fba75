"""The colours of the page, in the light; and greys of the same sides for paper that has no colours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from matplotlib.colors import is_color_like, to_rgb

from orontes.plot.editions import Edition
from orontes.plot.lettering import lettered

# As the page has them (web/src/style/base.css).
SEA, LAND, COAST, BORDER, DIVISION, INK, QUIET, UNKNOWN, PAPER, RIVER = (
    "#dfe7ea", "#f6f3ec", "#9db0b6", "#a49c8c", "#c5bfb2", "#1c2226", "#55605f", "#717a7a", "#fffefb", "#c3d3d8",
)  # fmt: skip
# For sides that no pack gives a colour: told apart with colour-blind eyes (Okabe and Ito 2008).
SPARE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
GREYS = ("#4a4a4a", "#c4c4c4", "#858585", "#e4e4e4", "#2a2a2a", "#a6a6a6")
# Patterns of ground in grey, in the order of the sides: a grey alone is not told apart when it fades.
PATTERNS = ("", "|||", "---", "+++", "ooo", "OO")
NOBODY = "not known"
DARK = 0.179  # of WCAG's relative luminance: below it white is read more easily than black

_grey: ContextVar[bool] = ContextVar("grey", default=False)


@contextmanager
def greyscale() -> Iterator[None]:
    """Whatever is drawn within is in greys and patterns, for print without colours.

    Example::

        with greyscale():
            map_of(edition, date(2017, 4, 23)).figure.savefig("hama.pdf")
    """
    before = _grey.set(True)
    try:
        yield
    finally:
        _grey.reset(before)


def in_grey() -> bool:
    """Whether what is drawn now is for print without colours."""
    return _grey.get()


def colours(edition: Edition) -> dict[str, str]:
    """A colour for every side that holds ground or is held responsible; grey for "", which is nobody known.

    Sides without a colour of the pack get spare ones in the order of their names: the same in every plot of an edition.
    """
    given = {side: colour for side, (_, colour) in edition.sides.items() if is_color_like(colour)}
    spare = [side for side in sides(edition) if side not in given]
    known = {**{side: SPARE[at % len(SPARE)] for at, side in enumerate(spare)}, **given}
    if _grey.get():
        known = {side: GREYS[at % len(GREYS)] for at, side in enumerate(_ordered(edition))}
    return {**known, "": UNKNOWN}


def patterns(edition: Edition) -> dict[str, str]:
    """Hatches of ground by side: none but in greys."""
    return {side: PATTERNS[at % len(PATTERNS)] if _grey.get() else "" for at, side in enumerate(_ordered(edition))}


def sides(edition: Edition) -> list[str]:
    """The ids of all sides that hold ground or are held responsible, those of the pack first."""
    met = _holders(edition) | set(edition.arrow("casualties_monthly")["belligerent"].unique().to_pylist())
    return [*edition.sides, *sorted(met - {*edition.sides, ""})]


def _ordered(edition: Edition) -> list[str]:
    """Those that hold ground first, so that the greys furthest apart are theirs."""
    held = _holders(edition)
    return sorted(sides(edition), key=lambda side: side not in held)


def _holders(edition: Edition) -> set[str]:
    columns = (edition.arrow(name)["holder"] for name in ("control", "beforehand"))
    return {side for column in columns for side in column.unique().to_pylist()}


def letters(edition: Edition) -> dict[str, str]:
    """One letter a side, as on the page: the first of its name that no other side has."""
    taken: dict[str, str] = {}
    for side in sides(edition):
        own = [letter for letter in called(edition, side).upper() if letter.isalpha()]
        free = next((letter for letter in own if letter not in taken.values()), "")
        taken[side] = free or (own[0] if own else "?")
    return taken


def called(edition: Edition, side: str) -> str:
    """What a side is called."""
    return edition.sides.get(side, (side or NOBODY, ""))[0]


def name(edition: Edition, side: str) -> str:
    """What a side is called, as a picture can show it."""
    return lettered(called(edition, side))


def readable_on(colour: str) -> str:
    """Black or white, whichever can be read on `colour` (WCAG 2.2, relative luminance).

    >>> readable_on("#f0e442"), readable_on("#000080")
    ('#000000', '#ffffff')
    """
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
    return "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > DARK else "#ffffff"
