"""Ground, drawn: whose each parcel is, what is cut off, which roads are cut, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgba
from numpy.typing import NDArray

from orontes.plot.colours import INK, LAND, QUIET, UNKNOWN, colours, patterns
from orontes.plot.days import cuts_on, pockets_on, unrolled
from orontes.plot.editions import Edition

REPORTED, BEFOREHAND = 0.46, 0.17  # opacity of ground where its holder is sure, as on the page (web/src/map/ground.ts)
FADED = 0.55  # of that, where what changed is drawn over it
CONTESTED, SILENT, GAINED, LOST = "////", "..", "\\\\\\\\", "xx"

Ring = NDArray[np.float64]  # longitude and latitude of each corner


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a map is drawn on: its axes, its edition, the longitude in its middle."""

    ax: Axes
    edition: Edition
    middle: float

    def ring(self, points: Iterable[Sequence[float]]) -> Ring:
        """Points moved by a turn of the globe, where that brings them nearer the middle."""
        ring = np.array([tuple(point) for point in points], dtype=np.float64)
        ring[:, 0] = unrolled(ring[:, 0], self.middle)
        return ring


def parcels(sheet: Sheet) -> dict[str, list[Ring]]:
    """The outer rings of the ground of each place, by its id."""
    rows = sheet.edition.arrow("parcels").select(["id", "polygons"]).to_pylist()
    return {row["id"]: [sheet.ring(polygon[0]) for polygon in row["polygons"] or ()] for row in rows}


def draw_ground(sheet: Sheet, rings: dict[str, list[Ring]], places: pd.DataFrame, strength: float = 1.0) -> None:
    """The ground of each place in the colour of its holder: paler is less sure, palest what no report names."""
    known, hatches = colours(sheet.edition), patterns(sheet.edition)
    held = places[~places["state"].isin(["contested", "unknown"]) & (places["holder"] != "")]
    for (holder, reported), rows in held.groupby(["holder", "reported"]):
        drawn = _with(rings, rows)
        faces = [to_rgba(known[holder], strength * _shade(p, reported)) for _, p in drawn]
        lines = [to_rgba(INK, min(1.0, 1.6 * face[3])) for face in faces]
        look = {"hatch": hatches[holder] or None, "hatchcolors": lines, "linewidths": 0.8, "zorder": 1.2}
        _add(sheet, [ring for ring, _ in drawn], facecolors=faces, edgecolors=faces if reported else "none", **look)
    _draw_contested(sheet, rings, places[places["state"] == "contested"])
    hushed = places[places["silent"] & (places["state"] != "contested")]
    dots = [ring for ring, _ in _with(rings, hushed)]
    _add(sheet, dots, facecolors="none", edgecolors=INK, hatch=SILENT, alpha=0.3, linewidths=0, zorder=1.3)


def _draw_contested(sheet: Sheet, rings: dict[str, list[Ring]], places: pd.DataFrame) -> None:
    for reported, rows in places.groupby("reported"):
        alpha = 0.55 if reported else 0.25
        fought = [ring for ring, _ in _with(rings, rows)]
        _add(sheet, fought, facecolors="none", edgecolors=INK, hatch=CONTESTED, alpha=alpha, linewidths=0, zorder=1.3)


def _with(rings: dict[str, list[Ring]], places: pd.DataFrame) -> list[tuple[Ring, float]]:
    """The rings of places, each with how sure the holder is."""
    sure = zip(places["place_id"], places["probability"], strict=True)
    return [(ring, float(p)) for place, p in sure for ring in rings.get(place, ())]


def _shade(probability: float, reported: bool) -> float:
    return (REPORTED if reported else BEFOREHAND) * probability**2


def _add(sheet: Sheet, rings: Sequence[Ring], **look: Any) -> None:
    if rings:
        sheet.ax.add_collection(PolyCollection(rings, **look), autolim=False)


def draw_changes(sheet: Sheet, rings: dict[str, list[Ring]], places: pd.DataFrame) -> None:
    """Ground that has another holder than on the other day, hatched in the colour of who won it; crossed if nobody."""
    known = colours(sheet.edition)
    for winner, rows in changed(places).groupby("holder"):
        won = [ring for place in rows["place_id"] for ring in rings.get(place, ())]
        colour = known[winner] if winner else UNKNOWN
        look = {"facecolors": to_rgba(colour, 0.3 if winner else 0.1), "edgecolors": colour}
        _add(sheet, won, zorder=1.4, linewidths=0.8, hatch=GAINED if winner else LOST, **look)


def changed(places: pd.DataFrame) -> pd.DataFrame:
    """The places that one side held on the other day and that another, or nobody, holds now; or the reverse."""
    now, then = (_held(places, end) for end in ("", "_since"))
    return places.assign(holder=now, holder_since=then)[(now != then) & (places["state_since"] != "")]


def _held(places: pd.DataFrame, end: str) -> pd.Series[str]:
    return places[f"holder{end}"].where(~places[f"state{end}"].isin(["contested", "unknown"]), "")


def draw_pockets(sheet: Sheet, rings: dict[str, list[Ring]], day: date) -> None:
    """A thick line around what is cut off, drawn below its ground so that only the outline is seen."""
    for places in pockets_on(sheet.edition, day)["places"]:
        outline = [ring for place in places for ring in rings.get(place, ())]
        _add(sheet, outline, zorder=1.1, facecolors=LAND, edgecolors=INK, linewidths=4.0)
        _add(sheet, outline, zorder=1.15, facecolors=LAND, edgecolors=LAND, linewidths=0.8)


def draw_cuts(sheet: Sheet, places: pd.DataFrame, day: date) -> None:
    """Roads that a side holds on both sides of another: a cross, and a line through the places that cut it.

    No file says how a road runs between two places: no line leads on to where it is the first side's again.
    """
    at = {row.place_id: (row.x, row.lat) for row in places[["place_id", "x", "lat"]].itertuples()}
    for road in cuts_on(sheet.edition, day).itertuples():
        line = [at[place] for place in road.places if place in at]
        if line:
            xs, ys = zip(*line, strict=True)
            sheet.ax.plot(xs, ys, color=QUIET, lw=1.0, ls=(0, (1, 1.8)), zorder=1.7)
            sheet.ax.plot(*line[len(line) // 2], "x", color=INK, ms=7, mew=1.8, zorder=1.8)
