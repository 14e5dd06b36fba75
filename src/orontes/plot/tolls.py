"""Reported deaths over time and by belligerent: ranges, raw and verified apart, as casualty monitors publish them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator

from orontes.plot.canvas import Column, axes, bars, nothing, speaks
from orontes.plot.colours import INK, PAPER, called, colours, name
from orontes.plot.days import Period, within
from orontes.plot.editions import Edition
from orontes.plot.told import tell
from orontes.plot.wording import CLOSING, listed
from orontes.publish.tallies import plural

SIZE = (9.0, 4.2)  # inches
WIDTH = 0.8  # of a stretch of time, for the bars of all belligerents
RAW = "////"
ENDS = ("low", "best", "high")
KEYS = ["start", "belligerent", "verified"]
WEEK = 7
ALL = "all"  # the belligerent of sums over everybody


def tolls_by_month(edition: Edition, period: Period | None = None, ax: Axes | None = None) -> Axes:
    """Killed by month and side held responsible: best figures as bars, the range from low to high as a line.

    Hatched is what is not verified (grades below `fair`). A range without an upper bound ends in an arrow at its best
    figure. An edition without tolls gives empty axes that say so. Draws the months that begin within `period` (first
    and last day), or all.

    Example::

        tolls_by_month(edition).figure.savefig("tolls.png")
    """
    return tolls_by("month", edition, period, ax)


def tolls_by(unit: str, edition: Edition, period: Period | None = None, ax: Axes | None = None) -> Axes:
    """The same by "week" (from Monday) or "month"."""
    ax = axes(ax, SIZE)
    rows = _summed(within(_rows(edition, unit), period))
    speaks(ax, edition, f"Reported deaths by {unit} and by whom they are laid to", "data/tolls.jsonl")
    if rows.empty:
        nothing(ax, "No toll is reported.")
    else:
        _draw(ax, edition, rows, unit)
    return tell(ax, _words(edition, rows, unit), rows.assign(start=rows["start"].dt.date))


def _rows(edition: Edition, unit: str) -> pd.DataFrame:
    """A row a stretch of time, belligerent and grade, those without a figure left out."""
    if unit == "month":
        table = edition.table("casualties_monthly")
        table = table.assign(start=(table["month"].astype(str) + "-01").astype("datetime64[s]"))
    else:
        table = edition.table("period_tolls")
        summed = (table["belligerent"] == ALL) | table["grade"].astype(str).isin([ALL, "fair+confirmed"])
        table = table[(table["unit"] == unit) & ~summed]
    return table[table["killed_low"].notna() | table["killed_best"].notna()]


def _summed(rows: pd.DataFrame) -> pd.DataFrame:
    """Over the grades that are verified, and over those that are not; unbounded where one of them is."""
    best = rows["killed_best"].fillna(rows["killed_low"])
    rows = rows.assign(killed_best=best, killed_low=rows["killed_low"].fillna(best), open=rows["killed_high"].isna())
    kept = rows.astype({"belligerent": str, "verified": bool})
    columns = [*(f"killed_{end}" for end in ENDS), "incidents", "with_figure", "open"]
    summed = kept.groupby(KEYS, as_index=False)[columns].sum()
    return summed.assign(killed_high=summed["killed_high"].where(summed["open"] == 0)).drop(columns="open")


def _draw(ax: Axes, edition: Edition, rows: pd.DataFrame, unit: str) -> None:
    """For each side a bar of raw figures on the left, and one of verified ones on the right of it."""
    known, at = colours(edition), _numbers(rows["start"], unit)
    met = {(side, bool(verified)) for side, verified in zip(rows["belligerent"], rows["verified"], strict=True)}
    slots = sorted(met, key=lambda slot: (slot[0] == "", slot))
    wide = WIDTH / len(slots)
    for number, (side, verified) in enumerate(slots):
        own = rows[(rows["belligerent"] == side) & (rows["verified"] == verified)]
        left = at[own.index] - WIDTH / 2 + number * wide
        look = {"facecolors": known[side], "edgecolors": INK, "linewidths": 0.5, "hatch": "" if verified else RAW}
        bars(ax, left, wide, 0.0, own["killed_best"].to_numpy(float), **look)
        _ranges(ax, left + wide / 2, own)
    sides = list(dict.fromkeys(side for side, _ in slots))
    most = float(rows[["killed_best", "killed_high"]].max().max())
    ax.set(xlim=(at.min() - 0.6, at.max() + 0.6), ylim=(0, 1.08 * max(most, 1)), ylabel="reported killed")
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    ax.xaxis.set_major_formatter(FuncFormatter(_namer(unit)))
    ax.yaxis.set_major_locator(MaxNLocator(6, integer=True))
    ax.legend(handles=_legend(edition, sides, known), fontsize=8, loc="upper left", bbox_to_anchor=(1.01, 1))


def _ranges(ax: Axes, at: Column, own: pd.DataFrame) -> None:
    best, high = own["killed_best"].to_numpy(float), own["killed_high"].to_numpy(float, na_value=np.nan)
    ax.vlines(at, own["killed_low"].to_numpy(float), np.where(np.isnan(high), best, high), color=INK, linewidth=1.4)
    ax.plot(at[np.isnan(high)], best[np.isnan(high)], "^", color=INK, ms=5, ls="none")


def _numbers(starts: pd.Series[pd.Timestamp], unit: str) -> Column:
    """Stretches of time by number, one after another."""
    if unit == "month":
        return np.asarray(starts.dt.year * 12 + starts.dt.month - 1, dtype=np.float64)
    days = starts.to_numpy().astype("datetime64[D]").astype(np.int64)
    return np.asarray((days + 3) // WEEK, dtype=np.float64)  # day 0 was a Thursday


def _namer(unit: str) -> Callable[[float, int], str]:
    def month(number: float, _: int) -> str:
        return f"{int(number) // 12:04}-{int(number) % 12 + 1:02}"

    def monday(number: float, _: int) -> str:
        return str(np.datetime64(int(number) * WEEK - 3, "D"))

    return month if unit == "month" else monday


def _legend(edition: Edition, sides: list[str], known: dict[str, str]) -> list[Patch | Line2D]:
    return [
        *(Patch(facecolor=known[side], edgecolor=INK, label=name(edition, side)) for side in sides),
        Patch(facecolor=PAPER, edgecolor=INK, hatch=RAW, label="raw: not verified"),
        Patch(facecolor=PAPER, edgecolor=INK, label="verified: fair or confirmed"),
        Line2D([], [], color=INK, label="range, low to high"),
        Line2D([], [], color=INK, marker="^", ls="none", label="no upper bound"),
    ]


def _words(edition: Edition, rows: pd.DataFrame, unit: str) -> str:
    if rows.empty:
        return f"Chart of reported deaths by {unit}: no toll is reported."
    parts = []
    for side, own in rows.groupby("belligerent"):
        low, best = (int(own[f"killed_{end}"].sum()) for end in ("low", "best"))
        most = "or more" if own["killed_high"].isna().any() else f"to {int(own['killed_high'].sum()):,}"
        verified = int(own[own["verified"]]["killed_best"].sum())
        parts.append(f"{called(edition, str(side))} {best:,} ({low:,} {most}; {verified:,} verified)")
    told, known = int(rows["incidents"].sum()), int(rows["with_figure"].sum())
    return (
        f"Chart: reported deaths by {unit} and by the side they are laid to, best figures and ranges: "
        f"{listed(parts)}. {known:,} of {plural(told, 'event')} have a figure. {CLOSING}"
    )
