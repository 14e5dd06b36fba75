"""How far each source is believed, and how much of that was learned from comparing it with others."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from orontes.plot.canvas import axes, nothing, speaks
from orontes.plot.colours import INK, PAPER, QUIET, SPARE
from orontes.plot.editions import Edition
from orontes.plot.lettering import lettered
from orontes.plot.told import tell
from orontes.plot.wording import CLOSING, listed
from orontes.publish.tallies import plural

MOST = 30  # rows that can be read; the table has all
TALL = 0.24  # inches a row
COLUMNS = ["source", "name", "topic", "own_cause", "prior", "weight", "low", "high", "answers", "right"]


def sources_of(edition: Edition, ax: Axes | None = None) -> Axes:
    """How far each source is believed on a topic: a dot, and the interval that holds it nine times in ten.

    A small line is how far it was believed before its answers were compared with others'; a hollow dot has not been
    compared. Draws those compared most; `drawn` has all. An edition without sources gives empty axes that say so.

    Example::

        drawn(sources_of(edition)).query("answers > 3")
    """
    rows = _named(edition)
    shown = rows.head(MOST)[::-1].reset_index(drop=True)
    ax = axes(ax, (9.0, 1.8 + TALL * len(shown)))
    speaks(ax, edition, "How far each source is believed", "data/source_weights.csv")
    if shown.empty:
        nothing(ax, "No source is weighed.")
    else:
        _draw(ax, shown, len(rows) - len(shown))
    return tell(ax, _words(rows), rows)


def _named(edition: Edition) -> pd.DataFrame:
    """The weights with the names of their sources, those compared most first."""
    table, known = edition.table("source_weights"), edition.table("sources")
    names = {row.source_id: row.name for row in known[["source_id", "name"]].itertuples(index=False) if row.source_id}
    table = table.assign(name=[names.get(source, source.strip("()").replace("_", " ")) for source in table["source"]])
    order = table.sort_values(["answers", "source", "topic", "own_cause"], ascending=[False, True, True, True])
    return order[COLUMNS].reset_index(drop=True)


def _draw(ax: Axes, shown: pd.DataFrame, more: int) -> None:
    at = shown.index.to_numpy(float)
    ax.hlines(at, shown["low"], shown["high"], color=SPARE[0], linewidth=1.6)
    compared = shown["answers"] > 0
    for faces, rows in ((SPARE[0], shown[compared]), (PAPER, shown[~compared])):
        ax.plot(rows["weight"], rows.index, "o", ms=6, mfc=faces, mec=SPARE[0], ls="none", zorder=3)
    ax.plot(shown["prior"], at, "|", ms=10, mew=1.6, color=INK, ls="none", zorder=4)
    own = [" in its own cause" if cause else "" for cause in shown["own_cause"]]
    labels = [f"{lettered(n)}, {t}{o}" for n, t, o in zip(shown["name"], shown["topic"], own, strict=True)]
    ax.set_yticks(at, labels, fontsize=8)
    ax.set(xlim=(0, 1), ylim=(-0.8, len(shown) - 0.2), xlabel="how far it is believed, 0 to 1")
    if more:
        ax.text(0.99, 0.01, f"and {more} more", ha="right", color=QUIET, fontsize=8, transform=ax.transAxes)
    ax.legend(handles=_legend(), fontsize=8, loc="upper left", bbox_to_anchor=(1.01, 1))


def _legend() -> list[Line2D]:
    return [
        Line2D([], [], color=SPARE[0], marker="o", ls="none", label="believed so far"),
        Line2D([], [], color=SPARE[0], marker="o", ls="none", mfc=PAPER, label="not compared with others"),
        Line2D([], [], color=SPARE[0], label="nine times in ten"),
        Line2D([], [], color=INK, marker="|", ms=10, mew=1.6, ls="none", label="before comparing"),
    ]


def _words(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Chart of how far sources are believed: none is weighed."
    told = [
        f"{row.name} on {row.topic} {row.weight:.2f} ({row.low:.2f} to {row.high:.2f}, {plural(row.answers, 'answer')})"
        for row in rows[rows["answers"] > 0].itertuples(index=False)
    ]
    compared = f"Compared most: {listed(told)}." if told else "None has been compared with another."
    number = plural(len(rows), "source and topic", "sources and topics")
    return f"Chart: how far {number} are believed, from 0 to 1. {compared} {CLOSING}"
