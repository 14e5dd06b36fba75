"""What all plots share: the colours of the page, the land below a map, and who is speaking."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection

from orontes.plot.editions import Edition
from orontes.publish import site
from orontes.publish.site.basemap import Box, basemap

# As the page has them in the light (web/src/style/base.css).
SEA, LAND, COAST, BORDER, INK, QUIET, UNKNOWN = (
    "#dfe7ea", "#f6f3ec", "#9db0b6", "#a49c8c", "#1c2226", "#55605f", "#717a7a",
)  # fmt: skip
# For sides that no pack gives a colour: told apart with colour-blind eyes (Okabe and Ito 2008).
SPARE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")


def axes(ax: Axes | None) -> Axes:
    """The axes to draw on: those given, or new ones."""
    return ax if ax is not None else plt.subplots(figsize=(9, 6), layout="constrained")[1]


def colours(edition: Edition) -> dict[str, str]:
    """A colour for every side that holds ground or is held responsible; grey for "", which is nobody known.

    Sides without a colour of the pack get spare ones in the order of their names: the same in every plot of an edition.
    """
    sides = {*said(edition.control["holder"]), *said(edition.table("casualties_monthly")["belligerent"]), ""}
    nameless = sorted(sides - {*edition.sides, ""})
    spare = {side: SPARE[number % len(SPARE)] for number, side in enumerate(nameless)}
    return {**spare, **{side: colour for side, (_, colour) in edition.sides.items()}, "": UNKNOWN}


def said(column: pd.Series[str]) -> pd.Series[str]:
    """A column of texts, "" where a cell is empty: an empty column has no type of its own."""
    return column.astype("string").fillna("")


def name(edition: Edition, side: str) -> str:
    """What a side is called."""
    return edition.sides.get(side, (side or "not known", ""))[0]


def land(ax: Axes, box: Box) -> None:
    """Land, coasts and borders within `box` (west, south, east, north in degrees), below all else."""
    drawn: dict[str, Any] = basemap(Path(site.__file__).parent / "static", box)
    outer = [_points(polygon[0]) for country in drawn["land"] for polygon in country["polygons"]]
    ax.set_facecolor(SEA)
    ax.add_collection(PolyCollection(outer, facecolors=LAND, edgecolors="none", zorder=0))
    ax.add_collection(LineCollection([_points(c) for c in drawn["coasts"]], colors=COAST, linewidths=0.8, zorder=1))
    borders = [_points(c) for c in drawn["borders"]]
    ax.add_collection(LineCollection(borders, colors=BORDER, linewidths=0.9, linestyles="dashdot", zorder=1))


def _points(flat: Sequence[int]) -> list[tuple[float, float]]:
    return [(lon / 1000, lat / 1000) for lon, lat in zip(flat[::2], flat[1::2], strict=True)]


def speaks(ax: Axes, edition: Edition, title: str) -> None:
    """The title, and below the plot that it shows conclusions, from which edition."""
    ax.set_title(title, loc="left", color=INK, fontweight="bold")
    told = f"Concluded from reports, no finding of fact. {edition.title}."
    ax.annotate(told, (0, 0), (0, -32), "axes fraction", "offset points", color=QUIET, fontsize=8, va="top")
