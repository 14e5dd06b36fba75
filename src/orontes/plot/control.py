"""One place over time: who is concluded to have held it, how surely, and which claims speak for and against that."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from orontes.errors import InputNotFound
from orontes.plot.canvas import axes, over_time, speaks
from orontes.plot.colours import INK, colours, name
from orontes.plot.editions import Edition


def control_of(edition: Edition, place: str, ax: Axes | None = None) -> Axes:
    """One place over time: a bar a spell, as high as its holder is likely; contested and encircled days are hatched.

    `place` is its name or id. Raises `InputNotFound` where nothing is concluded of it.

    Example::

        control_of(edition, "Halfaya")
    """
    table = edition.control
    spells = table[(table["place"] == place) | (table["place_id"] == place)]
    if spells.empty:
        raise InputNotFound(f"{edition.folder}: concludes nothing of {place!r}; see `edition.control['place']`")
    ax, known = axes(ax), colours(edition)
    for spell in spells.to_dict("records"):
        _bar(ax, spell, known)
    ax.set(ylim=(0, 1), ylabel="probability of the holder")
    over_time(ax)
    ax.legend(handles=_bars(edition, spells, known), loc="lower left", fontsize=8, framealpha=0.9)
    speaks(ax, edition, f"{spells.iloc[0]['place']}: who held it", "data/claims.jsonl")
    return ax


HATCHES = {"held": "", "contested": "///", "encircled": "ooo", "unknown": "..."}


def _bar(ax: Axes, spell: dict[str, object], known: dict[str, str]) -> None:
    start, end = pd.Timestamp(str(spell["start"])), pd.Timestamp(str(spell["end"])) + timedelta(days=1)
    holder = "" if pd.isna(spell["holder"]) else str(spell["holder"])
    high, hatch = float(str(spell["probability"])), HATCHES[str(spell["state"])]
    ax.bar(start, high, end - start, align="edge", color=known[holder], edgecolor=INK, linewidth=0.5, hatch=hatch)


def _bars(edition: Edition, spells: pd.DataFrame, known: dict[str, str]) -> list[Patch | Line2D]:
    holders = sorted(set(spells["holder"]), key=lambda side: (side == "", side))
    states = [state for state in HATCHES if HATCHES[state] and (spells["state"] == state).any()]
    sides: list[Patch | Line2D] = [Patch(color=known[side], label=name(edition, side)) for side in holders]
    return sides + [Patch(facecolor="none", edgecolor=INK, hatch=HATCHES[state], label=state) for state in states]
