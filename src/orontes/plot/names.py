"""Names beside their marks, as many as fit without lying on each other or on a mark: first come, first served."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import matplotlib.patheffects as effects
from matplotlib.axes import Axes
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from orontes.plot.colours import INK, PAPER, QUIET
from orontes.plot.lettering import lettered

MOST = 120  # names on one map: more cannot be read, and each costs time
ASLANT = 0.75  # of the gap, for a name that stands at a corner


@dataclass(frozen=True, slots=True)
class Name:
    """A name that wants room at a point (degrees), `gap` points away from it; a quiet one is written small."""

    text: str
    x: float
    y: float
    gap: float
    quiet: bool = False


def draw_names(ax: Axes, names: Iterable[Name], taken: Iterable[Bbox]) -> None:
    """Write each name where it is free, or not at all. `taken` are boxes in pixels; what is drawn last yields."""
    frame, busy, written = ax.get_window_extent(), list(taken), 0
    for name in names:
        if written >= MOST:
            return
        text = _write(ax, name)
        box = text.get_window_extent()
        free = next((at for at in _spots(ax, name, box) if _fits(at, frame, busy)), None)
        if free is None:
            text.remove()
            continue
        text.set_position(tuple(ax.transData.inverted().transform((free.x0, free.y0))))
        busy.append(free)
        written += 1


def _write(ax: Axes, name: Name) -> Text:
    colour, size, weight = (QUIET, 7.5, "normal") if name.quiet else (INK, 8.5, "bold")
    text = ax.text(name.x, name.y, lettered(name.text), ha="left", va="bottom", clip_on=True, zorder=5)
    text.set(color=colour, fontsize=size, fontweight=weight, in_layout=False)
    text.set_path_effects([effects.withStroke(linewidth=2.2, foreground=PAPER)])
    return text


def around(ax: Axes, x: float, y: float, radius: float) -> Bbox:
    """The box in pixels of a mark of so many points."""
    at, size = ax.transData.transform((x, y)), radius * ax.figure.dpi / 72
    return Bbox([[at[0] - size, at[1] - size], [at[0] + size, at[1] + size]])


def _spots(ax: Axes, name: Name, box: Bbox) -> Iterator[Bbox]:
    """Right of the point, left, below, above, then aslant."""
    x, y = ax.transData.transform((name.x, name.y))
    away = name.gap * ax.figure.dpi / 72
    near = ASLANT * away
    wide, high = box.width, box.height
    if not name.gap:
        yield Bbox.from_bounds(x - wide / 2, y - high / 2, wide, high)
        return
    corners = [
        *(
            (x + away, y - high / 2),
            (x - away - wide, y - high / 2),
            (x - wide / 2, y - away - high),
            (x - wide / 2, y + away),
        ),
        *(
            (x + near, y + near),
            (x + near, y - near - high),
            (x - near - wide, y + near),
            (x - near - wide, y - near - high),
        ),
    ]
    for west, south in corners:
        yield Bbox.from_bounds(west, south, wide, high)


def _fits(box: Bbox, frame: Bbox, busy: Iterable[Bbox]) -> bool:
    within = box.x0 >= frame.x0 and box.x1 <= frame.x1 and box.y0 >= frame.y0 and box.y1 <= frame.y1
    return within and not any(box.overlaps(other) for other in busy)
