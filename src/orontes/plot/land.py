"""The land below a map: coasts, lakes, rivers and borders from Natural Earth, degrees on its edges, and a scale."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, floor, log10, radians
from pathlib import Path as File
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.ticker import FuncFormatter, MaxNLocator
from mpl_toolkits.axes_grid1.anchored_artists import AnchoredSizeBar

from orontes.plot.colours import BORDER, COAST, DIVISION, INK, LAND, PAPER, RIVER, SEA
from orontes.publish import site
from orontes.publish.site.basemap import Box, basemap
from orontes.publish.site.inland import inland
from orontes.theatre import EMPTY

DEGREE_KM = 111.2
WIDEST, HIGHEST = 359.0, 178.0  # degrees on one map
LONGEST_BAR = 0.22  # of the width of the map

Country = tuple[str, float, float]
"""Its name, and a longitude and latitude within it."""

Points = list[tuple[float, float]]


def frame(ax: Axes, box: Box) -> None:
    """Show `box` (west, south, east, north in degrees; east may lie beyond 180), with degrees on its edges."""
    ax.set(xlim=(box[0], box[2]), ylim=(box[1], box[3]))
    ax.set_autoscale_on(False)
    for axis, signs in ((ax.xaxis, "EW"), (ax.yaxis, "NS")):
        axis.set_major_locator(MaxNLocator(5))
        axis.set_major_formatter(FuncFormatter(lambda value, _, signs=signs: _degrees(value, signs)))
    ax.tick_params(labelsize=8, color=BORDER, labelcolor=INK)


def fit(ax: Axes, box: Box) -> Box:
    """Show `box` as wide as it is on land, and what lies around it where the axes are wider or higher; what is shown.

    Whatever takes room beside the map must be there already: until then no axes know how large they are.
    """
    settle(ax)
    room = ax.get_window_extent()
    stretch = 1 / cos(radians(min(80.0, abs(box[1] + box[3]) / 2)))  # a degree of longitude shrinks towards the poles
    wide, high = box[2] - box[0], box[3] - box[1]
    more = room.width / room.height * high * stretch / wide  # how much wider the axes are than the box
    wide, high = min(WIDEST, wide * max(1.0, more)), min(HIGHEST, high * max(1.0, 1 / more))
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    y = max(-90 + high / 2, min(90 - high / 2, y))
    ax.set(xlim=(x - wide / 2, x + wide / 2), ylim=(y - high / 2, y + high / 2))
    ax.set_aspect(stretch, adjustable="box")
    ax.apply_aspect()
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def settle(ax: Axes) -> None:
    """Let the axes know how large they are."""
    if (figure := ax.get_figure(root=True)) is not None:
        figure.draw_without_rendering()


def land(ax: Axes, box: Box) -> list[Country]:
    """Land, waters, borders and lines between provinces in `box`, below all else; returns the countries to be named."""
    world: dict[str, Any] = basemap(File(site.__file__).parent / "static", box)
    waters: dict[str, Any] = inland(EMPTY, box)
    ax.set_facecolor(SEA)
    _fill(ax, [_points(polygon[0]) for country in world["land"] for polygon in country["polygons"]], LAND, 0.0)
    _fill(ax, [_points(ring) for ring in waters["lakes"]], SEA, 0.1)
    _lines(ax, [line for river in waters["rivers"] for line in river["lines"]], color=RIVER, linewidth=0.8)
    _lines(ax, world["coasts"], color=COAST, linewidth=0.8)
    _lines(ax, waters["divisions"], color=DIVISION, linewidth=0.6, linestyle="dashed")
    _lines(ax, world["borders"], color=BORDER, linewidth=0.9, linestyle="dashdot")
    return _countries(world["land"])


def _countries(shown: Sequence[dict[str, Any]]) -> list[Country]:
    """The largest first; none where there is but one."""
    found = [(country["name"], max((_box(p[0]) for p in country["polygons"]), key=_size)) for country in shown]
    if len(found) < 2:
        return []
    ordered = sorted(found, key=lambda item: (-_size(item[1]), item[0]))
    return [(name, (west + east) / 2, (south + north) / 2) for name, (west, south, east, north) in ordered]


def scale(ax: Axes, box: Box) -> AnchoredSizeBar:
    """A bar of so many kilometres, in the lower right corner."""
    degree = DEGREE_KM * max(0.01, cos(radians((box[1] + box[3]) / 2)))
    km = _round(LONGEST_BAR * (box[2] - box[0]) * degree)
    label = f"{km:,.0f} km" if km >= 1 else f"{1000 * km:,.0f} m"
    bar = AnchoredSizeBar(
        ax.transData, km / degree, label, "lower right", color=INK, sep=3, borderpad=0.6, pad=0.4,
        prop={"size": 8}, frameon=True, size_vertical=0,
    )  # fmt: skip
    bar.patch.set(facecolor=PAPER, edgecolor="none", alpha=0.85)
    bar.set_zorder(8)
    ax.add_artist(bar)
    return bar


def _round(longest: float) -> float:
    """The longest of 1, 2, 5, 10, … that is no longer than that."""
    power = 10.0 ** floor(log10(max(longest, 1e-3)))
    return power * max(step for step in (1, 2, 5) if step * power <= max(longest, 1e-3) * (1 + 1e-9))


def _degrees(value: float, signs: str) -> str:
    turned = (value + 180) % 360 - 180 if signs == "EW" else value
    return f"{abs(turned):g}°{signs[0] if turned >= 0 else signs[1]}" if round(turned, 6) else "0°"


def _fill(ax: Axes, rings: Sequence[Points], colour: str, zorder: float) -> None:
    ax.add_collection(PolyCollection(rings, facecolors=colour, edgecolors="none", zorder=zorder), autolim=False)


def _lines(ax: Axes, lines: Sequence[Sequence[int]], *, color: str, linewidth: float, linestyle: str = "solid") -> None:
    drawn = [_points(line) for line in lines]
    style = {"colors": color, "linewidths": linewidth, "linestyles": linestyle}
    ax.add_collection(LineCollection(drawn, zorder=1, **style), autolim=False)


def _points(flat: Sequence[int]) -> Points:
    return [(lon / 1000, lat / 1000) for lon, lat in zip(flat[::2], flat[1::2], strict=True)]


def _box(flat: Sequence[int]) -> Box:
    return min(flat[::2]) / 1000, min(flat[1::2]) / 1000, max(flat[::2]) / 1000, max(flat[1::2]) / 1000


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
