"""The map of a day: who is concluded to hold what, how surely, what happened there, and what changed since another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import Bbox

from orontes.errors import InputNotFound, RequestError
from orontes.plot import legend
from orontes.plot.canvas import axes, speaks
from orontes.plot.days import incidents_during, middle_of, places_on, unrolled
from orontes.plot.editions import Edition
from orontes.plot.fronts import draw_fronts
from orontes.plot.ground import (
    FADED,
    Sheet,
    changed,
    draw_changes,
    draw_cuts,
    draw_ground,
    draw_pockets,
    parcels,
)
from orontes.plot.land import WIDEST, Country, fit, frame, land, scale
from orontes.plot.marks import BADGE, LETTERED_FROM, Badge, Surplus, badges, draw_badges, draw_places, radius
from orontes.plot.names import MOST, Name, around, draw_names
from orontes.plot.told import tell
from orontes.plot.wording import words_of_map
from orontes.publish.dates import day as told_day
from orontes.publish.site.basemap import Box

SIZE = (8.0, 8.0)  # inches
TRIMMED = 0.13  # share of incidents that may lie beyond each edge, so that a few far-off ones do not shrink the rest
MARGIN, LEAST_MARGIN = 0.12, 0.05  # around what is shown: of its width, and in degrees


@dataclass(frozen=True, slots=True)
class _Scene:
    """What one map shows: its edition and days, and the places and incidents with the longitude `x` to draw them at."""

    edition: Edition
    day: date
    since: date | None
    places: pd.DataFrame
    incidents: pd.DataFrame
    sized: bool

    @property
    def marked(self) -> pd.DataFrame:
        """The places that reports name: they alone have marks."""
        return self.places[self.places["reported"]]

    def within(self, box: Box) -> _Scene:
        """What of it lies in a box."""
        places, incidents = (
            rows[rows["x"].between(box[0], box[2]) & rows["lat"].between(box[1], box[3])]
            for rows in (self.places, self.incidents)
        )
        return replace(self, places=places, incidents=incidents)


def map_of(
    edition: Edition, day: date, box: Box | None = None, *, since: date | None = None, days: int = 1,
    sized: bool = False, ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """The map of `day`, as the page draws it, with incidents of the `days` up to it; `sized` by reported deaths.

    Ground is in the colour of its holder, paler where that is less sure; the front is a line, what is contested is
    hatched, what is encircled ringed, and every place bears its holder's letter. With `since`, another day, the ground
    that changed hands between the two is hatched in the colour of who won it. Shows at least `box` (west, south, east,
    north in degrees, WGS84; east beyond 180 across the antimeridian), or where most is reported, on `ax` or on new
    axes, and returns them. `drawn` gives its table, `described` its words.

    Raises `InputNotFound` where nothing is concluded for that day there, `RequestError` for no days or a box that is
    none.

    Example::

        map_of(edition, date(2017, 4, 23), since=date(2017, 3, 20)).figure.savefig("hama.png", dpi=150)
    """
    _check(days, box)
    scene = _Scene(edition, day, since, places_on(edition, day, since), incidents_during(edition, day, days), sized)
    if scene.marked.empty:
        raise InputNotFound(f"{edition.folder}: concludes nothing for {day}; see `edition.control`")
    box = box or _home(edition, scene.marked)
    scene = _turned(scene, (box[0] + box[2]) / 2)
    if scene.within(box).marked.empty:
        raise InputNotFound(f"{edition.folder}: concludes nothing for {day} there; see `edition.control`")
    return _drawn(axes(ax, SIZE), scene, box)


def _check(days: int, box: Box | None) -> None:
    if days < 0:
        raise RequestError(f"days={days}: name how many days' incidents to show, or 0 for none")
    if box and not (box[0] < box[2] <= box[0] + WIDEST and -90 <= box[1] < box[3] <= 90):
        raise RequestError(f"box={box}: name west, south, east and north in degrees, in this order")


def _turned(scene: _Scene, middle: float) -> _Scene:
    places, incidents = (rows.assign(x=unrolled(rows["lon"], middle)) for rows in (scene.places, scene.incidents))
    return replace(scene, places=places, incidents=incidents)


def _drawn(ax: Axes, scene: _Scene, box: Box) -> Axes:
    day, since = scene.day, scene.since
    title = f"What changed, {told_day(since)} to {told_day(day)}" if since else f"Who holds what, {told_day(day)}"
    speaks(ax, scene.edition, title, "data/claims.jsonl")
    frame(ax, box)
    whole = box
    for _ in range(2):  # the legend tells what the map shows, and how much that is depends on the legend's height
        _explain(ax, scene.within(whole))
        whole = fit(ax, box)
    countries = land(ax, whole)
    _ground(Sheet(ax, scene.edition, (box[0] + box[2]) / 2), scene)
    seen = scene.within(whole)
    _mark(ax, seen, whole, countries)
    table = seen.places.drop(columns="x").sort_values(["reported", "place_id"], ascending=[False, True])
    return tell(ax, words_of_map(scene.edition, (day, since), seen.places, len(seen.incidents)), table)


def _explain(ax: Axes, seen: _Scene) -> None:
    rows = [*legend.sides(seen.edition, seen.marked), *legend.certainty(seen.edition, seen.places)]
    rows += legend.lines(seen.edition, seen.day, seen.since)
    rows += legend.changes(seen.edition, seen.places, seen.since) if seen.since else []
    legend.draw_legend(ax, rows + list(legend.incidents(seen.incidents, sized=seen.sized)))


def _ground(sheet: Sheet, scene: _Scene) -> None:
    """All that lies between the land and the marks."""
    rings = parcels(sheet)
    draw_pockets(sheet, rings, scene.day)
    draw_ground(sheet, rings, scene.places, FADED if scene.since else 1.0)
    if scene.since:
        draw_changes(sheet, rings, scene.places)
        draw_fronts(sheet, scene.places, scene.since, former=True)
    draw_fronts(sheet, scene.places, scene.day)
    draw_cuts(sheet, scene.places, scene.day)


def _mark(ax: Axes, seen: _Scene, box: Box, countries: list[Country]) -> None:
    """The marks, the scale, and names as far as they find room between them."""
    shown = badges(ax, seen.marked, seen.incidents, sized=seen.sized)
    draw_places(ax, seen.edition, seen.marked)
    draw_badges(ax, seen.edition, shown)
    bar = scale(ax, box)
    draw_names(ax, _names(seen, countries), [bar.get_window_extent(), *_taken(ax, seen.marked, shown)])


def _taken(ax: Axes, marked: pd.DataFrame, shown: list[Badge | Surplus]) -> Iterator[Bbox]:
    if (size := radius(len(marked))) >= LETTERED_FROM:  # smaller ones may lie under a name
        for x, y in marked[["x", "lat"]].to_numpy(float):
            yield around(ax, x, y, size)
    for badge in shown:
        yield around(ax, badge.x, badge.y, badge.radius if isinstance(badge, Badge) else BADGE)


def _names(seen: _Scene, countries: list[Country]) -> Iterator[Name]:
    """Places that changed or where something happened first, then the surest; countries last."""
    marked = seen.marked
    busy = marked["place_id"].isin(seen.incidents["place_id"]).astype(int)
    moved = marked["place_id"].isin(changed(marked)["place_id"]).astype(int) if seen.since else 0
    urgent = marked.assign(urgent=2 * moved + busy)
    order = urgent.sort_values(["urgent", "probability", "place_id"], ascending=[False, False, True])
    for row in order.head(2 * MOST).to_dict("records"):
        gap = radius(len(marked)) + (4 if row["state"] != "encircled" else 9)
        yield Name(row["place"], row["x"], row["lat"], gap)
    for country, x, y in countries:
        yield Name(country, x, y, 0, quiet=True)


def _home(edition: Edition, marked: pd.DataFrame) -> Box:
    """A box around where most is reported, as the page opens, and at least one place with a mark."""
    told = edition.arrow("incidents").select(["lon", "lat", "where_prec"]).to_pandas()
    points = told[told["where_prec"].between(1, 2) & told["lat"].notna()]
    home = _around(points, TRIMMED) if len(points) else _around(marked, 0.0)
    x = unrolled(marked["lon"], (home[0] + home[2]) / 2)
    some = x.between(home[0], home[2]) & marked["lat"].between(home[1], home[3])
    return home if some.any() else _around(marked, 0.0)


def _around(points: pd.DataFrame, trimmed: float) -> Box:
    x = unrolled(points["lon"], middle_of(points["lon"]))
    (west, east), (south, north) = (_range(values, trimmed) for values in (x, points["lat"]))
    return west, max(-90.0, south), min(east, west + WIDEST), min(90.0, north)


def _range(values: pd.Series[float], trimmed: float) -> tuple[float, float]:
    ordered = sorted(values)
    cut = int(len(ordered) * trimmed)
    low, high = float(ordered[cut]), float(ordered[-1 - cut])
    margin = max(LEAST_MARGIN, (high - low) * MARGIN)
    return low - margin, high + margin
