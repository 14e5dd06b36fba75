"""The pictures of a situation report: the map of its last day, and reported deaths by month, with words for each."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from orontes.errors import InputNotFound
from orontes.plot.editions import Edition
from orontes.plot.maps import map_of
from orontes.plot.tolls import tolls_by_month

DPI = 130
MEDIA = {"png": "image/png", "svg": "image/svg+xml"}
TIMELESS: dict[str, dict[str, Any]] = {"png": {"Software": None}, "svg": {"Creator": None, "Date": None}}
SALT = "orontes"  # of the ids in an SVG: without one they would differ from run to run
MAP, CHART = (9.0, 6.0), (9.0, 3.6)  # inches


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as PNG or SVG, and what it shows for those who do not see it. `name` is what it is of, in a word."""

    name: str
    content: bytes
    media: str
    alt: str


def pictures(edition: Edition, first: date, last: date, kind: str = "png") -> tuple[Picture, ...]:  # noqa: ARG001
    """The pictures of the days from `first` to `last`, both included, as "png" or "svg": those that show anything.

    The same edition and days give the same bytes.
    """
    found = []
    with mpl.rc_context({"font.family": "DejaVu Sans", "svg.hashsalt": SALT}):
        try:
            alt = f"Map: who holds the places that reports name on {last}, as concluded. The same is in the tables."
            found.append(_picture("map", map_of(edition, last, ax=_axes(MAP)), kind, alt))
        except InputNotFound:
            pass  # nothing is concluded of that day: the text says so
        if edition.table("casualties_monthly")["killed_best"].notna().any():
            alt = "Chart: reported deaths by month and by the side they are laid to. The same is in the tables."
            found.append(_picture("tolls", tolls_by_month(edition, _axes(CHART)), kind, alt))
    return tuple(found)


def _axes(size: tuple[float, float]) -> Axes:
    """Axes that no window knows: a document is written where there is no display."""
    return Figure(figsize=size, layout="constrained").add_subplot()


def _picture(name: str, ax: Axes, kind: str, alt: str) -> Picture:
    file = io.BytesIO()
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.savefig(file, format=kind, dpi=DPI, metadata=TIMELESS[kind])
    return Picture(name, file.getvalue(), MEDIA[kind], alt)
