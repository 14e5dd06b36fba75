"""What the marks of a map mean, in words: of those that are on it, and how certainty is drawn."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgba
from matplotlib.legend_handler import HandlerTuple
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform

from orontes.plot.colours import INK, LAND, PAPER, QUIET, UNKNOWN, colours, letters, name, patterns, readable_on
from orontes.plot.days import SILENT_AFTER, cuts_on, fronts_on, pockets_on
from orontes.plot.editions import Edition
from orontes.plot.ground import BEFOREHAND, CONTESTED, GAINED, LOST, REPORTED, SILENT, changed
from orontes.plot.marks import ROUND_A_PLACE
from orontes.plot.symbols import letter, symbol
from orontes.publish.dates import day as told_day

COLUMNS, WRAPPED = 3, 31  # of the legend; letters of a line in it

Row = tuple[Artist | tuple[Artist, ...], str]


def draw_legend(ax: Axes, rows: list[Row]) -> None:
    """The legend below the map, in columns."""
    handles = [sample for sample, _ in rows]
    words = ["\n".join(textwrap.wrap(text, WRAPPED)) for _, text in rows]
    ax.legend(
        handles, words, loc="upper left", bbox_to_anchor=(0, -0.07), ncols=COLUMNS, fontsize=7.5, frameon=False,
        handler_map={tuple: HandlerTuple(ndivide=1, pad=0)}, borderaxespad=0, labelspacing=0.7, alignment="left",
    )  # fmt: skip


def sides(edition: Edition, places: pd.DataFrame) -> Iterator[Row]:
    """A row a side that holds anything, then the states that are met with."""
    known, signs = colours(edition), letters(edition)
    for side in sorted(set(places["holder"]) - {""}, key=list(known).index):
        yield (_disc(known[side], known[side]), _sign(signs[side], readable_on(known[side]))), name(edition, side)
    for side, hatch in patterns(edition).items():
        if hatch and (places["holder"] == side).any():
            yield _swatch(known[side], REPORTED, hatch), f"ground of {name(edition, side)}"
    met = set(places["state"])
    if "contested" in met:
        yield _disc(PAPER, UNKNOWN, linestyle="dashed"), "contested: hatched, dashed outline"
    if "encircled" in met:
        yield (_disc(PAPER, UNKNOWN, size=7), _disc("none", INK, size=11)), "encircled: ringed"
    if "unknown" in met:
        yield _disc(PAPER, UNKNOWN, linestyle="dotted"), "holder not known"


def certainty(edition: Edition, places: pd.DataFrame) -> Iterator[Row]:
    """How certainty is drawn, on the ground of the side that holds most."""
    held = places[(places["holder"] != "") & places["km2"].notna()]
    if held.empty:
        return
    side = held.groupby("holder")["km2"].sum().idxmax()
    colour, hatch = colours(edition)[side], patterns(edition)[side] or None
    yield _swatch(colour, REPORTED, hatch), "ground nearest to a place of its holder; paler is less sure"
    if not held["reported"].all():
        yield _swatch(colour, BEFOREHAND, hatch), "palest: no report names the place; known beforehand"
    if (places["state"] == "contested").any():
        yield (
            Patch(facecolor=LAND, edgecolor=INK, hatch=CONTESTED, linewidth=0, alpha=0.6),
            "ground that is fought over",
        )
    if places["silent"].any():
        sample = Patch(facecolor=LAND, edgecolor=INK, hatch=SILENT, linewidth=0, alpha=0.5)
        yield sample, f"dotted, and its mark hollow: no word for its holder for {SILENT_AFTER} days or longer"
    yield Patch(facecolor=LAND, edgecolor=QUIET, linewidth=0.5), "blank: nobody’s, or not known"


def lines(edition: Edition, day: date, since: date | None) -> Iterator[Row]:
    """Fronts, what is cut off, and roads that are cut, where there are any."""
    fronts = fronts_on(edition, day)
    if (fronts["reported"] > 0).any():
        yield (
            _front(edition, fronts[fronts["reported"] > 0].iloc[0]),
            "front, in the colours of both; paler is less sure",
        )
    if (fronts["reported"] == 0).any():
        yield Line2D([], [], color=QUIET, lw=1.2, ls="dashed"), "front where no report names a place"
    if since is not None and len(fronts_on(edition, since)):
        yield Line2D([], [], color=INK, lw=1.6, ls="dotted"), f"front of {told_day(since)}"
    if len(pockets_on(edition, day)):
        yield Patch(facecolor=LAND, edgecolor=INK, linewidth=2.0), "cut off from its side"
    if len(cuts_on(edition, day)):
        yield (
            Line2D([], [], color=QUIET, lw=1.0, ls="dotted", marker="x", ms=7, mec=INK, mew=1.8),
            "road cut by the other side",
        )


def changes(edition: Edition, places: pd.DataFrame, since: date) -> Iterator[Row]:
    """A row a side that gained ground since a day."""
    known = colours(edition)
    for winner in sorted(set(changed(places)["holder"])):
        colour, hatch = (known[winner], GAINED) if winner else (UNKNOWN, LOST)
        words = f"gained by {name(edition, winner)}" if winner else "no longer known to be anybody’s"
        yield Patch(facecolor=PAPER, edgecolor=colour, hatch=hatch, linewidth=0.8), f"{words} since {told_day(since)}"


def incidents(told: pd.DataFrame, *, sized: bool) -> Iterator[Row]:
    """A row a kind of incident, and what the outline and the size of a badge mean."""
    for kind in sorted(set(told["kind"])):
        path = Line2D([], [], marker=symbol(kind), ms=9, ls="none", mfc="none", mec=INK, mew=0.9)
        yield (_disc(PAPER, UNKNOWN, size=13), path), kind.replace("_", " ")
    if not told["firm"].all():
        yield _disc(PAPER, UNKNOWN, linestyle="dashed", size=13), "dashed: not asserted, or not exact in place or time"
    if sized and len(told):
        yield _disc(PAPER, UNKNOWN, size=15), "larger: 2, 10, 100 or more reported killed"
    if told.groupby(["x", "lat"]).size().gt(ROUND_A_PLACE).any():
        yield Line2D([], [], marker="$+n$", ms=12, ls="none", color=INK), "so many more incidents there"


def _front(edition: Edition, front: pd.Series[str]) -> tuple[Artist, ...]:
    known = colours(edition)
    sides = [known.get(front[end], UNKNOWN) for end in ("side", "other_side")]
    either = Line2D([], [], color=sides[0], lw=5.1), Line2D([], [], color=sides[1], lw=5.1, ls=(0, (1.2, 1.2)))
    return (*either, Line2D([], [], color=INK, lw=1.2))


def _swatch(colour: str, opacity: float, hatch: str | None) -> Patch:
    return Patch(facecolor=to_rgba(colour, opacity), edgecolor=QUIET if hatch else "none", hatch=hatch, linewidth=0)


def _disc(face: str, edge: str, *, size: float = 10, linestyle: str = "solid") -> Artist:
    circle = Path.unit_circle().transformed(Affine2D().scale(0.5))
    disc = PathCollection([circle], [size**2], facecolors=face, edgecolors=edge, linestyles=linestyle, linewidths=1.2)
    disc.set_transform(IdentityTransform())
    return disc


def _sign(sign: str, colour: str) -> Artist:
    return Line2D([], [], marker=letter(sign), ms=6, ls="none", color=colour, mew=0)
