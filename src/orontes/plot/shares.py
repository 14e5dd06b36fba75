"""Whose the ground is over time, as far as it is concluded from the places nearest to it."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Patch
from matplotlib.ticker import PercentFormatter

from orontes.plot.canvas import Column, axes, bars, nothing, numbered, over_time, speaks
from orontes.plot.colours import INK, PAPER, QUIET, called, colours, name
from orontes.plot.days import Period
from orontes.plot.editions import Edition
from orontes.plot.told import tell
from orontes.plot.wording import CLOSING, listed
from orontes.publish.dates import day as told_day

SIZE = (9.0, 4.2)  # inches
UNSURE, CONTESTED = "////", "xxxx"
STATES = {"contested": "contested", "unknown": "holder not known"}
BEYOND = "beyond"  # out of reach of every place: nobody's, whatever is reported


def areas(edition: Edition, period: Period | None = None, ax: Axes | None = None) -> Axes:
    """Each holder's share of the ground within reach of a place, over time; hatched is what is less than 0.9 sure.

    Draws the days of `period` (first and last, both included), or all. An edition without ground gives empty axes that
    say so.

    Example::

        drawn(areas(edition))[["start", "holder", "km2"]]
    """
    ax = axes(ax, SIZE)
    rows = _steps(edition.table("areas"), period)
    speaks(ax, edition, "Who holds how much ground", "data/claims.jsonl")
    if rows.empty:
        nothing(ax, "No ground is drawn from the places that reports name.")
    else:
        _draw(ax, edition, rows)
    days = {end: rows[end].dt.date for end in ("start", "end")}
    return tell(ax, _words(edition, rows), rows.assign(**days))


def _steps(table: pd.DataFrame, period: Period | None) -> pd.DataFrame:
    """The rows that touch the period, cut to it, with the share of all ground within reach on those days."""
    table = table[table["state"] != BEYOND].astype({"holder": str, "state": str})
    if period:
        first, last = map(pd.Timestamp, period)
        table = table[(table["start"] <= last) & (table["end"] >= first)]
        table = table.assign(start=table["start"].clip(lower=first), end=table["end"].clip(upper=last))
    whole = table[table["start"] == table["start"].min()]["km2"].sum()  # the same on every day
    return table.assign(share=table["km2"] / whole, sure_share=table["sure_km2"] / whole)


def _draw(ax: Axes, edition: Edition, rows: pd.DataFrame) -> None:
    known = colours(edition)
    breaks = np.unique([*numbered(rows["start"]), *(numbered(rows["end"]) + 1)])
    below, handles = np.zeros(len(breaks) - 1), []
    for (state, holder), own in _ordered(rows):
        share, sure = _at(own, "share", breaks[:-1]), _at(own, "sure_share", breaks[:-1])
        if state == "held":
            colour = known[holder]
            bars(ax, breaks[:-1], np.diff(breaks), below, below + sure, facecolors=colour, linewidths=0)
            look = {"facecolors": to_rgba(colour, 0.35), "edgecolors": colour, "hatch": UNSURE, "linewidths": 0}
            bars(ax, breaks[:-1], np.diff(breaks), below + sure, below + share, **look)
            handles.append(Patch(facecolor=colour, edgecolor=INK, lw=0.5, label=name(edition, holder)))
        else:
            hatch = CONTESTED if state == "contested" else ""
            look = {"facecolors": PAPER, "edgecolors": QUIET, "hatch": hatch, "linewidths": 0}
            bars(ax, breaks[:-1], np.diff(breaks), below, below + share, **look)
            handles.append(Patch(facecolor=PAPER, edgecolor=QUIET, hatch=hatch, label=STATES.get(state, state)))
        below = below + share
    handles.append(Patch(facecolor=PAPER, edgecolor=INK, hatch=UNSURE, label="holder less than 0.9 sure"))
    over_time(ax, rows["start"].min(), rows["end"].max())
    ax.set(ylim=(0, 1), ylabel="share of ground in reach of a place")
    ax.yaxis.set_major_formatter(PercentFormatter(1.0))
    ax.legend(handles=handles[::-1], fontsize=8, loc="upper left", bbox_to_anchor=(1.01, 1))


def _ordered(rows: pd.DataFrame) -> list[tuple[tuple[str, str], pd.DataFrame]]:
    """Holders with the most ground at the bottom, then what is nobody's."""
    groups = [((str(state), str(holder)), own) for (state, holder), own in rows.groupby(["state", "holder"])]
    states = ["held", *STATES]
    return sorted(groups, key=lambda group: (states.index(group[0][0]), -group[1]["km2"].max(), group[0][1]))


def _at(own: pd.DataFrame, column: str, days: Column) -> Column:
    """The value that holds on each of these days, 0 where no row does."""
    own = own.sort_values("start")
    starts, ends = numbered(own["start"]), numbered(own["end"])
    at = np.searchsorted(starts, days, side="right") - 1
    values = own[column].fillna(0).to_numpy(float)[at]
    return np.where((at >= 0) & (ends[at] >= days), values, 0.0)


def _words(edition: Edition, rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Chart of who holds how much ground: none is drawn from the places that reports name."
    first, last = rows["start"].min(), rows["end"].max()
    parts = []
    for (state, holder), own in _ordered(rows):
        then, now = (own[(own["start"] <= day) & (own["end"] >= day)]["share"].sum() for day in (first, last))
        who = called(edition, holder) if state == "held" else STATES.get(state, state)
        parts.append(f"{who} {then:.0%} then {now:.0%}")
    return (
        "Chart: share of the ground within reach of a place by who is concluded to hold it, "
        f"{told_day(first.date())} to {told_day(last.date())}: {listed(parts)}. {CLOSING}"
    )
