"""Incidents over time, by kind."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from orontes.plot.canvas import axes, bars, nothing, numbered, over_time, speaks
from orontes.plot.colours import GREYS, INK, SPARE, UNKNOWN, in_grey
from orontes.plot.days import Period, within
from orontes.plot.editions import Edition
from orontes.plot.frames import frame
from orontes.plot.told import tell
from orontes.plot.wording import CLOSING, listed
from orontes.publish.dates import day as told_day
from orontes.publish.tallies import plural

SIZE = (9.0, 4.2)  # inches
MOST = 6  # kinds that are told apart
OTHERS = "other kinds"
HATCHES = ("", "////", "....", "\\\\\\\\", "xxxx", "----", "")


def events_by_day(edition: Edition, period: Period | None = None, ax: Axes | None = None) -> Axes:
    """How many incidents sources tell of each day, by kind: the commonest kinds, and all others together.

    What is dated no closer than to several days stands in no bar; the words below the chart say how many those are.
    Draws the days of `period` (first and last, both included), or all.

    Example::

        events_by_day(edition, (date(2017, 4, 1), date(2017, 4, 30)))
    """
    ax = axes(ax, SIZE)
    told = within(frame(edition.arrow("incidents").select(["start", "end", "kind"])), period)
    dated = told[told["start"] == told["end"]].assign(kind=lambda rows: rows["kind"].astype(str))
    rows = dated.rename(columns={"start": "day"}).groupby(["day", "kind"], as_index=False).size()
    rows = rows.rename(columns={"size": "incidents"})
    vague = len(told) - len(dated)
    speaks(ax, edition, "Incidents by day and kind", "data/claims.jsonl")
    if rows.empty:
        nothing(ax, "No incident is dated to a day.")
    else:
        _draw(ax, rows, vague)
    return tell(ax, _words(rows, vague), rows.assign(day=rows["day"].dt.date))


def _draw(ax: Axes, rows: pd.DataFrame, vague: int) -> None:
    common = _common(rows)
    grouped = rows.assign(kind=rows["kind"].where(rows["kind"].isin(common), OTHERS))
    counts = grouped.groupby(["day", "kind"])["incidents"].sum().unstack(fill_value=0)
    tops = counts[[kind for kind in (*common, OTHERS) if kind in counts]].cumsum(axis=1)
    days = numbered(counts.index.to_series())
    below, handles = 0 * days, []
    shades = (*(GREYS if in_grey() else SPARE), UNKNOWN)
    for kind, colour, hatch in zip(tops, shades, HATCHES, strict=False):
        top = tops[kind].to_numpy(float)
        bars(ax, days, 1 + 0 * days, below, top, facecolors=colour, hatch=hatch, edgecolors=INK, linewidths=0.25)
        handles.append(Patch(facecolor=colour, hatch=hatch, edgecolor=INK, lw=0.5, label=kind.replace("_", " ")))
        below = top
    over_time(ax, rows["day"].min(), rows["day"].max())
    ax.set(ylim=(0, 1.06 * below.max()), ylabel="incidents")
    ax.yaxis.set_major_locator(MaxNLocator(6, integer=True))
    if vague:
        ax.set_xlabel(f"not shown: {plural(vague, 'incident')} dated to several days", fontsize=8, loc="left")
    ax.legend(handles=handles[::-1], fontsize=8, loc="upper left", bbox_to_anchor=(1.01, 1))


def _common(rows: pd.DataFrame) -> list[str]:
    """The commonest kinds, by name where two are as common."""
    totals = rows.groupby("kind")["incidents"].sum()
    return sorted(totals.index, key=lambda kind: (-totals[kind], kind))[:MOST]


def _words(rows: pd.DataFrame, vague: int) -> str:
    if rows.empty:
        return "Chart of incidents by day: none is dated to a day."
    by_day = rows.groupby("day")["incidents"].sum()
    most, first, last = by_day.idxmax(), rows["day"].min(), rows["day"].max()
    kinds = [f"{kind.replace('_', ' ')} {rows[rows['kind'] == kind]['incidents'].sum():,}" for kind in _common(rows)]
    more = f" {plural(vague, 'incident')} dated to several days are not shown." if vague else ""
    return (
        f"Chart: {plural(int(by_day.sum()), 'incident')} that sources tell of, by day, {told_day(first.date())} to "
        f"{told_day(last.date())}; most, {by_day.max():,}, on {told_day(most.date())}. Commonest: {listed(kinds)}."
        f"{more} {CLOSING}"
    )
