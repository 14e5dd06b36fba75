"""Who holds what, drawn: the map of a day, and one place over time. Paler is less sure, as on the page."""

from __future__ import annotations

from datetime import date, timedelta
from math import cos, radians

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import ConciseDateFormatter
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.transforms import Bbox

from orontes.errors import InputNotFound
from orontes.plot.canvas import INK, LAND, axes, colours, land, name, said, speaks
from orontes.plot.editions import Edition
from orontes.publish.site.basemap import Box

MARGIN = 0.12  # of the width of what is shown, around it
LEAST_MARGIN = 0.05  # degrees, for an edition of one place
PALEST = 0.25  # a holder that is hardly likelier than others is still seen
MARKS = {"held": "o", "contested": "D", "encircled": "o", "unknown": "X"}


def map_of(edition: Edition, day: date, box: Box | None = None, ax: Axes | None = None) -> Axes:
    """The places of which something is concluded on `day`, in the colours of their likely holders.

    Contested places are diamonds, encircled ones wear a ring, places of unknown holders are crosses; a name that would
    lie on another is left out. Draws what lies in `box` (west, south, east, north), or all, on `ax` or on new axes in
    degrees (WGS84), and returns them. Raises `InputNotFound` where nothing is concluded for that day there.

    Example::

        map_of(edition, date(2017, 4, 23), (36.4, 35.0, 37.0, 35.5)).figure.savefig("hama.png", dpi=150)
    """
    spells = _on(edition.control, pd.Timestamp(day), box)
    if spells.empty:
        raise InputNotFound(f"{edition.folder}: concludes nothing for {day} there; see `edition.control`")
    ax, known = axes(ax), colours(edition)
    _frame(ax, box or _around(spells))
    for spell in spells.to_dict("records"):
        _mark(ax, spell, known)
    ax.legend(handles=_legend(edition, spells, known), loc="upper left", bbox_to_anchor=(1.01, 1), fontsize=8)
    speaks(ax, edition, f"Who holds what, {day.day} {day:%B %Y}")
    _name(ax, spells)
    return ax


def _on(table: pd.DataFrame, moment: pd.Timestamp, box: Box | None) -> pd.DataFrame:
    spells = table[(table["start"] <= moment) & (table["end"] >= moment)]
    if box is None:
        return spells
    return spells[spells["lon"].between(box[0], box[2]) & spells["lat"].between(box[1], box[3])]


def _around(spells: pd.DataFrame) -> Box:
    west, east, south, north = (float(v) for c in ("lon", "lat") for v in (spells[c].min(), spells[c].max()))
    wide, high = (max(LEAST_MARGIN, MARGIN * (b - a)) for a, b in ((west, east), (south, north)))
    return west - wide, south - high, east + wide, north + high


def _frame(ax: Axes, box: Box) -> None:
    land(ax, box)
    stretch = 1 / cos(radians((box[1] + box[3]) / 2))  # a degree of longitude is shorter than one of latitude
    ax.set(xlim=(box[0], box[2]), ylim=(box[1], box[3]), aspect=stretch)
    ax.xaxis.set_major_formatter("{x:g}°")
    ax.yaxis.set_major_formatter("{x:g}°")


def _name(ax: Axes, spells: pd.DataFrame) -> None:
    """Name the places, the surest first, as far as names do not lie on one another."""
    if (figure := ax.get_figure(root=True)) is not None:
        figure.draw_without_rendering()  # until then no text knows how wide it is
    taken: list[Bbox] = []
    for spell in spells.sort_values(["probability", "place_id"], ascending=[False, True]).to_dict("records"):
        at = (float(spell["lon"]), float(spell["lat"]))
        text = ax.annotate(str(spell["place"]), at, (8, -3), "data", "offset points", color=INK, fontsize=8, zorder=5)
        extent = text.get_window_extent()
        if any(extent.overlaps(other) for other in taken):
            text.remove()
        else:
            taken.append(extent)


def _mark(ax: Axes, spell: dict[str, object], known: dict[str, str]) -> None:
    lon, lat, state = float(str(spell["lon"])), float(str(spell["lat"])), str(spell["state"])
    holder = "" if pd.isna(spell["holder"]) else str(spell["holder"])
    ax.plot(lon, lat, MARKS[state], ms=9, color=LAND, mec=INK, mew=0.8, zorder=3)
    ax.plot(lon, lat, MARKS[state], ms=9, color=known[holder], alpha=_alpha(spell["probability"]), mec=INK, zorder=4)
    if state == "encircled":
        ax.plot(lon, lat, "o", ms=15, color="none", mec=INK, mew=1.2, zorder=4)


def _alpha(probability: object) -> float:
    return PALEST + (1 - PALEST) * float(str(probability)) if not pd.isna(probability) else PALEST


def _legend(edition: Edition, spells: pd.DataFrame, known: dict[str, str]) -> list[Patch | Line2D]:
    holders = sorted(set(said(spells["holder"])), key=lambda side: (side == "", side))
    states = [state for state in MARKS if state != "held" and (spells["state"] == state).any()]
    sides: list[Patch | Line2D] = [Patch(color=known[side], label=name(edition, side)) for side in holders]
    return sides + [_sample(state) for state in states]


def _sample(state: str) -> Line2D:
    ring = 12 if state == "encircled" else 8
    return Line2D([], [], marker=MARKS[state], ms=ring, color="none", mec=INK, label=state)


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
    ax.xaxis_date()
    ax.xaxis.set_major_formatter(ConciseDateFormatter(ax.xaxis.get_major_locator()))  # type: ignore[no-untyped-call]
    ax.legend(handles=_bars(edition, spells, known), loc="lower left", fontsize=8, framealpha=0.9)
    speaks(ax, edition, f"{spells.iloc[0]['place']}: who held it")
    return ax


HATCHES = {"held": "", "contested": "///", "encircled": "ooo", "unknown": "..."}


def _bar(ax: Axes, spell: dict[str, object], known: dict[str, str]) -> None:
    start, end = pd.Timestamp(str(spell["start"])), pd.Timestamp(str(spell["end"])) + timedelta(days=1)
    holder = "" if pd.isna(spell["holder"]) else str(spell["holder"])
    high, hatch = float(str(spell["probability"])), HATCHES[str(spell["state"])]
    ax.bar(start, high, end - start, align="edge", color=known[holder], edgecolor=INK, linewidth=0.5, hatch=hatch)


def _bars(edition: Edition, spells: pd.DataFrame, known: dict[str, str]) -> list[Patch | Line2D]:
    holders = sorted(set(said(spells["holder"])), key=lambda side: (side == "", side))
    states = [state for state in HATCHES if HATCHES[state] and (spells["state"] == state).any()]
    sides: list[Patch | Line2D] = [Patch(color=known[side], label=name(edition, side)) for side in holders]
    return sides + [Patch(facecolor="none", edgecolor=INK, hatch=HATCHES[state], label=state) for state in states]
