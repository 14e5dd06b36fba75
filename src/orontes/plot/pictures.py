"""The pictures of a situation report, each with words that say what it shows and a name that files can have."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from orontes.errors import InputNotFound
from orontes.evidence import shifted
from orontes.plot.days import places_on
from orontes.plot.editions import Edition
from orontes.plot.events import events_by_day
from orontes.plot.ground import changed
from orontes.plot.maps import map_of
from orontes.plot.shares import areas
from orontes.plot.told import described, drawn
from orontes.plot.tolls import tolls_by

DPI = 130
MEDIA = {"png": "image/png", "svg": "image/svg+xml"}
TIMELESS: dict[str, dict[str, Any]] = {"png": {"Software": None}, "svg": {"Creator": None, "Date": None}}
SALT = "orontes"  # of the ids in an SVG: without one they would differ from run to run
LOOK: dict[Any, Any] = {
    "font.family": ["DejaVu Sans"],
    "svg.hashsalt": SALT,
    "svg.fonttype": "path",
}  # the same wherever it is drawn
MAP, CHART = (8.0, 8.0), (9.0, 3.8)  # inches
BACK = 60  # days that a chart shows at least, so that a week is seen against what went before
MOST_WEEKS = 26  # up to which deaths are told by week; beyond, by month
MAP_DAYS = 31  # days of which the map shows incidents at most


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as PNG or SVG, and what it shows for those who do not see it. `name` is what it is of, in a word."""

    name: str
    content: bytes
    media: str
    alt: str


def pictures(edition: Edition, first: date, last: date, kind: str = "png") -> tuple[Picture, ...]:
    """The pictures of the days from `first` to `last`, both included, as "png" or "svg": those that show anything.

    `map`, of the last day; `changes`, of the ground that changed hands; `tolls`, `events` and `areas`, of those days
    and, where they are few, of some weeks before them. The same edition and days give the same bytes.

    Example::

        [picture.alt for picture in pictures(edition, date(2017, 4, 17), date(2017, 4, 23))]
    """
    with mpl.rc_context(LOOK), warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of signs that no font has: they are shown as boxes
        return tuple(_picture(name, ax, kind) for name, ax in _axes(edition, first, last))


def _axes(edition: Edition, first: date, last: date) -> Iterator[tuple[str, Axes]]:
    try:
        days = min(MAP_DAYS, (last - first).days + 1)
        yield "map", map_of(edition, last, days=days, sized=True, ax=_blank(MAP))
        if (since := _since(edition, first, last)) is not None:
            yield "changes", map_of(edition, last, since=since, days=0, ax=_blank(MAP))
    except InputNotFound:
        pass  # nothing is concluded of that day: the text says so
    window = (min(first, shifted(last, 1 - BACK)), last)
    unit = "week" if (last - window[0]).days < 7 * MOST_WEEKS else "month"
    for name, ax in (
        ("tolls", tolls_by(unit, edition, window, _blank(CHART))),
        ("events", events_by_day(edition, window, _blank(CHART))),
        ("areas", areas(edition, window, _blank(CHART))),
    ):
        if len(drawn(ax)):
            yield name, ax


def _since(edition: Edition, first: date, last: date) -> date | None:
    """The day before the first, or the first where that tells nothing, if any ground changed hands since."""
    for day in (shifted(first, -1), first):
        if day < last and len(changed(places_on(edition, last, day))):
            return day
    return None


def _blank(size: tuple[float, float]) -> Axes:
    """Axes that no window knows: a document is written where there is no display."""
    return Figure(figsize=size, layout="constrained").add_subplot()


def _picture(name: str, ax: Axes, kind: str) -> Picture:
    file = io.BytesIO()
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.savefig(file, format=kind, dpi=DPI, metadata=TIMELESS[kind])
    return Picture(name, file.getvalue(), MEDIA[kind], described(ax))
