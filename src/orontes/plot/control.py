"""One place over time: who is concluded to have held it, how surely, and which claims speak for and against that."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from orontes.errors import InputNotFound, RequestError
from orontes.plot.canvas import axes, bars, numbered, over_time, speaks
from orontes.plot.colours import INK, PAPER, UNKNOWN, called, colours, name
from orontes.plot.editions import Edition
from orontes.plot.frames import frame
from orontes.plot.lettering import lettered
from orontes.plot.told import tell
from orontes.plot.wording import CLOSING, listed
from orontes.publish.dates import day as told_day
from orontes.publish.tallies import plural

SIZE = (9.0, 4.0)  # inches
HATCHES = {"held": "", "contested": "////", "encircled": "oo", "unknown": "...."}
FOR, AGAINST, TOP = 1.06, 1.13, 1.2  # heights of the ticks of claims above the bars, and of the chart


def control_of(edition: Edition, place: str, ax: Axes | None = None) -> Axes:
    """One place over time: a bar a spell, as high as its holder is likely; contested and encircled days are hatched.

    Days of no known holder are dotted. Above the bars stands a tick for every claim for the holder of its days, and one
    higher up for every claim against. `place` is its name or id. Raises `InputNotFound` where nothing is concluded of
    it, `RequestError` where several places have that name.

    Example::

        control_of(edition, "Halfaya")
    """
    spells = _spells(edition, place)
    ax, known = axes(ax, SIZE), colours(edition)
    for (state, holder), rows in spells.groupby(["state", "holder"]):
        left, wide = numbered(rows["start"]), numbered(rows["end"]) + 1 - numbered(rows["start"])
        look = {"facecolors": PAPER if state == "unknown" else known[holder], "hatch": HATCHES[state]}
        edge = UNKNOWN if state == "unknown" else INK
        bars(ax, left, wide, 0 * left, rows["probability"].to_numpy(float), edgecolors=edge, linewidths=0.5, **look)
    claims = _claims(edition, spells)
    for says, height in (("for", FOR), ("against", AGAINST)):
        days = numbered(claims[claims["says"] == says]["day"])
        ax.plot(days + 0.5, np.full(len(days), height), "|", color=INK, ms=7, mew=1.2, ls="none", clip_on=True)
    over_time(ax, spells["start"].min(), spells["end"].max())
    ax.set(ylim=(0, TOP), ylabel="probability of the holder")
    ax.set_yticks(
        [0, 0.25, 0.5, 0.75, 1, FOR, AGAINST], ["0", "0.25", "0.5", "0.75", "1", "claims for", "against"], fontsize=8
    )
    ax.legend(handles=_legend(edition, spells, known), fontsize=8, loc="upper left", bbox_to_anchor=(1.01, 1))
    speaks(ax, edition, f"{lettered(spells.iloc[0]['place'])}: who held it", "data/claims.jsonl")
    return tell(ax, _words(edition, spells, claims), spells)


def _spells(edition: Edition, place: str) -> pd.DataFrame:
    table = edition.control
    spells = table[table["place_id"] == place]
    spells = spells if len(spells) else table[table["place"] == place]
    ids = sorted(set(spells["place_id"]))
    if not ids:
        raise InputNotFound(f"{edition.folder}: concludes nothing of {place!r}; see `edition.control['place']`")
    if len(ids) > 1:
        raise RequestError(f"{place!r}: {len(ids)} places have that name; name one by its id: {', '.join(ids)}")
    return spells.astype({"state": str, "holder": str}).sort_values("start")


def _claims(edition: Edition, spells: pd.DataFrame) -> pd.DataFrame:
    """The claims for and against the holders of the spells, and the first day that each tells of."""
    days = frame(edition.arrow("claims").select(["id", "date"])).set_index("id")["date"]
    ids = [(says, claim) for says in ("for", "against") for cell in spells[f"claims_{says}"] for claim in cell]
    rows = pd.DataFrame(ids, columns=["says", "id"]).drop_duplicates()
    return rows.assign(day=pd.to_datetime(rows["id"].map(days))).dropna(subset=["day"])


def _legend(edition: Edition, spells: pd.DataFrame, known: dict[str, str]) -> list[Patch | Line2D]:
    held = sorted(set(spells[spells["state"] != "unknown"]["holder"]), key=lambda side: (side == "", side))
    rows = [Patch(facecolor=known[side], edgecolor=INK, label=name(edition, side)) for side in held]
    words = {"contested": "contested", "encircled": "encircled", "unknown": "holder not known"}
    met = [state for state in words if (spells["state"] == state).any()]
    rows += [Patch(facecolor=PAPER, edgecolor=INK, hatch=HATCHES[state], label=words[state]) for state in met]
    return [*rows, Line2D([], [], marker="|", ms=8, mew=1.2, color=INK, ls="none", label="a claim, on its first day")]


def _words(edition: Edition, spells: pd.DataFrame, claims: pd.DataFrame) -> str:
    parts = [
        f"{told_day(row.start.date())} to {told_day(row.end.date())} "
        f"{row.state if row.state != 'held' else 'held by'} {called(edition, row.holder)} ({row.probability:.2f})"
        for row in spells.itertuples()
    ]
    said = [plural(int((claims["says"] == says).sum()), "claim") + f" {says}" for says in ("for", "against")]
    return f"Chart: who is concluded to have held {spells.iloc[0]['place']}: {listed(parts)}; {listed(said)}. {CLOSING}"
