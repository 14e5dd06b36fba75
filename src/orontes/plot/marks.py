"""The marks of a map: places by holder and state, told apart without colour too, and incidents by kind around them."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin, sqrt

import matplotlib.patheffects as effects
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.path import Path
from numpy.typing import NDArray

from orontes.plot.colours import INK, PAPER, UNKNOWN, colours, letters, readable_on
from orontes.plot.editions import Edition
from orontes.plot.symbols import letter, symbol

MANY, LETTERED_FROM = 60, 5.0  # places beyond which marks shrink; radius in points from which one bears a letter
LARGEST, SMALLEST = 7.0, 1.2  # radius of a place in points
HOLLOW = 0.62  # of its radius, where nobody has spoken for the holder for long
SURE_FROM = 0.62  # probability below which a mark is too pale for a letter in its contrast
ROUND_A_PLACE = 5  # incidents that find room around one place
MOST_HEAPS, CLUSTER = 40, 22.0  # places with incidents beyond which near ones are one; how near that is, in points
BADGE = 6.5  # radius of an incident's badge in points
TOLLS = ((1, BADGE), (2, 7.5), (10, 9.5), (100, 12.0))  # killed from which a badge is as large as that, where asked for
DASHES = (0, (2.2, 1.6))

Spot = tuple[float, float]
Points = NDArray[np.float64]


def radius(places: int) -> float:
    """Radius of a place in points: fewer are larger."""
    return max(SMALLEST, min(LARGEST, LARGEST * sqrt(MANY / max(places, 1))))


def draw_places(ax: Axes, edition: Edition, places: pd.DataFrame) -> None:
    """A disc a place, with its holder's letter; contested ones hatched, encircled ones ringed, unknown ones empty."""
    known, signs, size = colours(edition), letters(edition), radius(len(places))
    for (state, holder), rows in places.groupby(["state", "holder"]):
        unknown = state == "unknown"
        faces = [
            to_rgba(PAPER if unknown else known[holder], 1 if unknown else _opacity(p)) for p in rows["probability"]
        ]
        _discs(ax, rows, size, PAPER, "none")
        edge = UNKNOWN if unknown else known[holder]
        dashes = "dotted" if unknown else DASHES if state == "contested" else "solid"
        _discs(ax, rows, size, faces, edge, linewidths=1.3, linestyles=dashes)
        if state == "contested":
            _discs(ax, rows, size, "none", INK, hatch="/////", linewidths=0)
        if state == "encircled":
            _discs(ax, rows, size + 2.5, "none", INK, linewidths=1.1)
            ax.scatter(rows["x"], rows["lat"], (2 * size + 12) ** 2, INK, marker=_RAYS, linewidths=1.1, zorder=3)
        _discs(ax, rows[rows["silent"]], HOLLOW * size, PAPER, "none")
        if size >= LETTERED_FROM and holder and not unknown:
            _letters(ax, rows, signs[holder], size, known[holder])


def _discs(ax: Axes, rows: pd.DataFrame, size: float, faces: object, edge: object, **look: object) -> None:
    ax.scatter(rows["x"], rows["lat"], (2 * size) ** 2, facecolors=faces, edgecolors=edge, zorder=3, **look)  # type: ignore[arg-type]


def _opacity(probability: float) -> float:
    return 0.16 + 0.84 * probability * sqrt(probability)  # as on the page (web/src/map/draw.ts)


def _letters(ax: Axes, rows: pd.DataFrame, sign: str, size: float, colour: str) -> None:
    strong = (rows["probability"] >= SURE_FROM) & ~rows["silent"]
    inks = [readable_on(colour) if sure else INK for sure in strong]
    ax.scatter(rows["x"], rows["lat"], size**2, inks, marker=letter(sign), linewidths=0, zorder=3.1)


def _rays() -> Path:
    ends = [(cos(turn * pi / 4), sin(turn * pi / 4)) for turn in range(8)]
    points = [(share * x, share * y) for x, y in ends for share in (0.82, 1.0)]
    return Path(points, [Path.MOVETO, Path.LINETO] * 8)


_RAYS = _rays()


@dataclass(frozen=True, slots=True)
class Badge:
    """An incident on the map: where its badge stands in degrees, its radius in points, and what it shows."""

    x: float
    y: float
    radius: float
    kind: str
    side: str
    firm: bool
    discounted: bool


@dataclass(frozen=True, slots=True)
class Surplus:
    """Incidents that found no room around their place."""

    x: float
    y: float
    count: int


def badges(ax: Axes, places: pd.DataFrame, incidents: pd.DataFrame, *, sized: bool) -> list[Badge | Surplus]:
    """The incidents around their places, the deadliest first, clockwise from the upper right; then how many more.

    Where there are too many places for that, the deadliest stands for all that are near it.
    """
    points = ax.figure.dpi / 72
    reach, room = radius(len(places)), ROUND_A_PLACE
    told = incidents.assign(dead=incidents["killed_best"].fillna(0)).sort_values(
        ["dead", "id"], ascending=[False, True]
    )
    heaps = _heaps(ax, told, places[["x", "lat"]].to_numpy(float), reach * points)
    if len(heaps) > MOST_HEAPS:
        room, heaps = 1, _heaps(ax, told, np.empty((0, 2)), CLUSTER * points)
    found: list[Badge | Surplus] = []
    for middle, heap in heaps:
        for slot, row in enumerate(heap.head(room).to_dict("records")):
            size = _size(float(row["dead"])) if sized else BADGE
            found.append(_badge(row, _slot(ax, middle, slot, (reach + size + 2) * points), size))
        if len(heap) > room:
            found.append(Surplus(*_slot(ax, middle, room, (reach + BADGE + 6) * points), len(heap) - room))
    return found


def _heaps(ax: Axes, incidents: pd.DataFrame, places: Points, near: float) -> list[tuple[Spot, pd.DataFrame]]:
    """Incidents that would stand on each other, by where the first place or incident of them stands, in pixels."""
    if incidents.empty:
        return []
    taken = list(ax.transData.transform(places)) if len(places) else []
    leaders: dict[Spot, Spot] = {}
    spots = [(float(x), float(y)) for x, y in incidents[["x", "lat"]].to_numpy(float)]
    for spot in dict.fromkeys(spots):
        at = ax.transData.transform(spot)
        gaps = np.hypot(*(np.asarray(taken) - at).T) if taken else np.array([np.inf])
        if gaps.min() > near:
            taken.append(at)
            gaps = np.append(gaps, 0.0) if len(taken) > 1 else np.array([0.0])
        x, y = taken[int(gaps.argmin())]
        leaders[spot] = (float(x), float(y))
    where = pd.Series([leaders[spot] for spot in spots], index=incidents.index)
    return [(middle, rows) for middle, rows in incidents.groupby(where, sort=False)]


def _slot(ax: Axes, middle: Spot, slot: int, away: float) -> Spot:
    angle = pi / 4 - slot * pi / 3
    x, y = ax.transData.inverted().transform((middle[0] + cos(angle) * away, middle[1] + sin(angle) * away))
    return float(x), float(y)


def _size(dead: float) -> float:
    return max((size for least, size in TOLLS if dead >= least), default=BADGE)


def _badge(row: dict[str, object], at: tuple[float, float], size: float) -> Badge:
    side = str(row["belligerent"] or row["side"])
    return Badge(*at, size, str(row["kind"]), side, bool(row["firm"]), row["grade"] == "discounted")


def draw_badges(ax: Axes, edition: Edition, shown: list[Badge | Surplus]) -> None:
    """A badge an incident: its kind as a symbol, dashed if not asserted or not exact, struck out if discounted."""
    known = colours(edition)
    for badge in shown:
        if isinstance(badge, Surplus):
            more = ax.text(badge.x, badge.y, f"+{badge.count:,}", color=INK, fontsize=7, ha="center", va="center")
            more.set(zorder=4.2, clip_on=True, path_effects=[effects.withStroke(linewidth=2, foreground=PAPER)])
            continue
        at, edge = ([badge.x], [badge.y]), known.get(badge.side, UNKNOWN)
        size, line = (2 * badge.radius) ** 2, "solid" if badge.firm else DASHES
        ax.scatter(*at, size, PAPER, edgecolors=edge, linewidths=1.3, linestyles=line, zorder=4)
        ink = UNKNOWN if badge.discounted else INK
        ax.scatter(*at, 0.32 * size, "none", marker=symbol(badge.kind), edgecolors=ink, linewidths=0.9, zorder=4.1)
        if badge.discounted:
            ax.scatter(*at, 0.6 * size, INK, marker=_STRUCK, linewidths=0.9, zorder=4.1)


_STRUCK = Path([(-0.5, -0.5), (0.5, 0.5)], [Path.MOVETO, Path.LINETO])
