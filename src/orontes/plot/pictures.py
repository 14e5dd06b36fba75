"""The pictures of a situation report: the map of its last day, and reported deaths by month, with words for each."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from orontes.errors import InputNotFound
from orontes.plot.control import map_of
from orontes.plot.editions import Edition
from orontes.plot.tolls import tolls_by_month

DPI = 130
MAP, CHART = (9.0, 6.0), (9.0, 3.6)  # inches


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as PNG, and what it shows for those who do not see it."""

    png: bytes
    alt: str


def pictures(edition: Edition, day: date) -> tuple[Picture, ...]:
    """The map of `day`, if anything is concluded of it, and the tolls by month, if any are reported."""
    found = []
    with mpl.rc_context({"font.family": "DejaVu Sans"}):
        try:
            alt = f"Map: who holds the places that reports name on {day}, as concluded. The same is in the tables."
            found.append(Picture(_png(map_of(edition, day, ax=_axes(MAP))), alt))
        except InputNotFound:
            pass  # nothing is concluded of that day: the text says so
        if edition.table("casualties_monthly")["killed_best"].notna().any():
            alt = "Chart: reported deaths by month and by the side they are laid to. The same is in the tables."
            found.append(Picture(_png(tolls_by_month(edition, _axes(CHART))), alt))
    return tuple(found)


def _axes(size: tuple[float, float]) -> Axes:
    """Axes that no window knows: a document is written where there is no display."""
    return Figure(figsize=size, layout="constrained").add_subplot()


def _png(ax: Axes) -> bytes:
    file = io.BytesIO()
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.savefig(file, format="png", dpi=DPI, metadata={"Software": None})
    return file.getvalue()
