"""The front, drawn: the edge between the ground of two places, in the colour of either side, as on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba

from orontes.plot.colours import INK, LAND, QUIET, UNKNOWN, colours
from orontes.plot.days import fronts_on
from orontes.plot.ground import Ring, Sheet

SURE = (0.35, 0.65)  # opacity of a front: what every one has, and what certainty adds
CASING, FLANK, MIDDLE = 5.0, 1.7, 0.9  # points
DASHED = 1.2


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of a front, with the place of `side` on its left."""

    line: Ring
    side: str
    other_side: str
    opacity: float


def draw_fronts(sheet: Sheet, places: pd.DataFrame, day: date, *, former: bool = False) -> None:
    """The front of a day: in both sides' colours where a report names a place at it, else dashed; if former, dotted."""
    table = fronts_on(sheet.edition, day)
    known = table["reported"] > 0
    if former:
        _lines(sheet, list(_stretches(sheet, places, table)), INK, MIDDLE + 0.6, linestyles="dotted", zorder=1.5)
        return
    _flanked(sheet, list(_stretches(sheet, places, table[known])))
    _lines(sheet, list(_stretches(sheet, places, table[~known])), QUIET, DASHED, linestyles="dashed", zorder=1.5)


def _stretches(sheet: Sheet, places: pd.DataFrame, fronts: pd.DataFrame) -> Iterator[_Stretch]:
    at = {row.place_id: (row.x, row.lat) for row in places[["place_id", "x", "lat"]].itertuples()}
    for front in fronts.itertuples():
        for piece in () if front.lines is None else front.lines:
            line = sheet.ring(piece)
            turned = line[::-1] if _right_of(line, at.get(front.place_id)) else line
            yield _Stretch(turned, front.side, front.other_side, SURE[0] + SURE[1] * front.probability)


def _right_of(line: Ring, spot: tuple[float, float] | None) -> bool:
    (x0, y0), (x1, y1) = line[0], line[-1]
    return spot is not None and bool((x1 - x0) * (spot[1] - y0) - (y1 - y0) * (spot[0] - x0) < 0)


def _flanked(sheet: Sheet, stretches: list[_Stretch]) -> None:
    """Each stretch in the colours of its sides, either on its own side of a thin dark line."""
    known = colours(sheet.edition)
    _lines(sheet, stretches, LAND, CASING, zorder=1.6)
    for way, sides in ((1, [s.side for s in stretches]), (-1, [s.other_side for s in stretches])):
        moved = [_aside(sheet, stretch, way * FLANK * 0.75) for stretch in stretches]
        shades = [to_rgba(known.get(side, UNKNOWN), s.opacity) for side, s in zip(sides, stretches, strict=True)]
        sheet.ax.add_collection(LineCollection(moved, colors=shades, linewidths=FLANK, zorder=1.62), autolim=False)
    _lines(sheet, stretches, INK, MIDDLE, zorder=1.64)


def _aside(sheet: Sheet, stretch: _Stretch, points: float) -> Ring:
    """The line moved to its left by so many points of the picture."""
    pixels = sheet.ax.transData.transform(stretch.line)
    along = pixels[-1] - pixels[0]
    length = float(np.hypot(*along)) or 1.0
    left = np.array([-along[1], along[0]]) / length
    moved = sheet.ax.transData.inverted().transform(pixels + left * points * sheet.ax.figure.dpi / 72)
    return np.asarray(moved, dtype=np.float64)


def _lines(sheet: Sheet, stretches: list[_Stretch], colour: str, width: float, **look: object) -> None:
    shades = [to_rgba(colour, stretch.opacity) for stretch in stretches]
    lines = [stretch.line for stretch in stretches]
    drawn = LineCollection(lines, colors=shades, linewidths=width, capstyle="round", **look)  # type: ignore[arg-type]
    sheet.ax.add_collection(drawn, autolim=False)
