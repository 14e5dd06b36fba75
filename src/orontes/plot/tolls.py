"""Reported deaths by month and belligerent: ranges, raw and verified apart, as casualty monitors publish them."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from orontes.plot.canvas import axes, speaks
from orontes.plot.colours import INK, colours, name
from orontes.plot.editions import Edition

WIDTH = 0.8  # of a month, for the bars of all belligerents


def tolls_by_month(edition: Edition, ax: Axes | None = None) -> Axes:
    """Killed by month and side held responsible: best figures as bars, the range from low to high as a line.

    Hatched is what is not verified (grades below `fair`). A range without an upper bound ends in an arrow at its best
    figure. An edition without tolls gives empty axes that say so.

    Example::

        tolls_by_month(edition).figure.savefig("tolls.png")
    """
    ax = axes(ax)
    table = edition.table("casualties_monthly")
    table = table[table["killed_best"].notna() | table["killed_low"].notna()]
    table = table.assign(belligerent=table["belligerent"])
    sides = sorted(set(table["belligerent"]), key=lambda side: (side == "", side))
    months, known = sorted(set(table["month"])), colours(edition)
    for number, side in enumerate(sides):
        wide = WIDTH / len(sides)
        at = {month: place + (number - (len(sides) - 1) / 2) * wide for place, month in enumerate(months)}
        _bars(ax, table[table["belligerent"] == side], at, (wide / 2, known[side]))
    if not months:
        ax.text(0.5, 0.5, "No toll is reported.", ha="center", transform=ax.transAxes, color=INK)
    ax.set_xticks(range(len(months)), months)
    ax.set_xlim(-0.6, max(1, len(months)) - 0.4)
    ax.set_ylabel("reported killed")
    ax.legend(handles=_legend(edition, sides, known), fontsize=8)
    speaks(ax, edition, "Reported deaths by month and by whom they are laid to", "data/casualties_monthly.csv")
    return ax


def _bars(ax: Axes, own: pd.DataFrame, places: dict[str, float], look: tuple[float, str]) -> None:
    """Two bars a month: raw figures left of the month's place on the axis, verified ones right of it."""
    width, colour = look
    for (month, verified), rows in own.groupby(["month", "verified"], sort=True):
        low, best, high = (rows[f"killed_{end}"].sum(min_count=len(rows)) for end in ("low", "best", "high"))
        best = low if pd.isna(best) else best
        at = places[str(month)] + (width / 2 if verified else -width / 2)
        ax.bar(at, float(best), width, color=colour, edgecolor=INK, hatch="" if verified else "///")
        ax.vlines(at, float(low), float(best if pd.isna(high) else high), color=INK, linewidth=1.5)
        if pd.isna(high):
            ax.plot(at, float(best), "^", color=INK, ms=6)


def _legend(edition: Edition, sides: list[str], known: dict[str, str]) -> list[Patch]:
    raw = Patch(facecolor="none", edgecolor=INK, hatch="///", label="raw: not verified")
    return [*(Patch(color=known[side], label=name(edition, side)) for side in sides), raw]
