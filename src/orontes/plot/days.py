"""What an edition concludes of a day: the places that reports name and those that none does, and what changed since."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from orontes.control.params import HALF_LIFE_DAYS
from orontes.evidence import shifted
from orontes.plot.editions import Edition
from orontes.plot.frames import frame
from orontes.publish.site.basemap import span

Period = tuple[date, date]
"""First and last day, both included."""

Lons = TypeVar("Lons", "pd.Series[float]", NDArray[np.float64])

COLUMNS = ["place_id", "place", "admin1", "lat", "lon", "state", "holder", "probability", "reported", "silent"]
INCIDENT = [
    *("id", "kind", "modality", "start", "end", "place_id", "place", "lat", "lon", "where_prec", "side", "belligerent"),
    "grade",
]
SILENT_AFTER = round(HALF_LIFE_DAYS / 2)  # days
LONGEST_DAYS = 14  # a time vaguer than this belongs to no day of the map, as on the page
DISTRICT = 3  # UCDP's where_prec from which a point stands for an area


def places_on(edition: Edition, day: date, since: date | None = None) -> pd.DataFrame:
    """Who is concluded to hold each place on a day, a row a place: `reported` tells those that reports name.

    `silent` tells those for whose holder nobody has spoken for long.

    With `since`, `state_since` and `holder_since` are those of that day, "" where nothing is concluded of it then.
    """
    now = _all_on(edition, day)
    if since is None:
        return now
    before = _all_on(edition, since)[["place_id", "state", "holder"]]
    both = now.merge(before, how="left", on="place_id", suffixes=("", "_since"))
    texts = {column: both[column].fillna("") for column in ("state_since", "holder_since")}
    return both.assign(**texts)


def _all_on(edition: Edition, day: date) -> pd.DataFrame:
    told, beforehand = (_on(edition.table(name), day) for name in ("control", "beforehand"))
    told = told.assign(reported=True, silent=_silent(edition, told, pd.Timestamp(day)))
    rows = pd.concat([told[COLUMNS], beforehand.assign(reported=False, silent=False)[COLUMNS]], ignore_index=True)
    area = edition.arrow("parcels").select(["id", "km2"]).to_pandas().set_index("id")["km2"]
    texts = {column: rows[column].astype("str") for column in ("admin1", "state", "holder")}
    return rows.assign(**texts, km2=rows["place_id"].map(area).astype("float64"))


def _silent(edition: Edition, spells: pd.DataFrame, moment: pd.Timestamp) -> pd.Series[bool]:
    """Whether the last word for the holder of a spell lies long before a day, as on the page."""
    last = spells["last_confirmed"].where(spells["last_confirmed"] <= moment)
    later = spells[spells["last_confirmed"] > moment]  # what was said for it by that day is in the claims alone
    if len(later):
        ends = frame(edition.arrow("claims").select(["id", "date_end"])).set_index("id")["date_end"]
        told = later["claims_for"].explode().map(ends)
        last = last.fillna(told[told <= moment].groupby(level=0).max())
    return (spells["state"] != "unknown") & ~((moment - last).dt.days < SILENT_AFTER)


def _on(table: pd.DataFrame, day: date) -> pd.DataFrame:
    moment = pd.Timestamp(day)
    return table[(table["start"] <= moment) & (table["end"] >= moment)]


def fronts_on(edition: Edition, day: date) -> pd.DataFrame:
    """The fronts of a day, with their `lines` of longitude and latitude."""
    return _on(edition.table("fronts"), day)


def pockets_on(edition: Edition, day: date) -> pd.DataFrame:
    """The places that are cut off on a day."""
    return _on(edition.table("pockets"), day)


def cuts_on(edition: Edition, day: date) -> pd.DataFrame:
    """The stretches of roads that another side cuts on a day."""
    roads = _on(edition.table("roads"), day)
    return roads[roads["cuts"] != ""]


def incidents_during(edition: Edition, day: date, days: int) -> pd.DataFrame:
    """The incidents that may have happened on the last `days` days up to `day`, at a point and not too vaguely dated.

    `killed_best` is the toll, missing where nobody tells one; `firm` is what is asserted of one day and a known place.
    """
    first, last = pd.Timestamp(shifted(day, 1 - days)), pd.Timestamp(day)
    table = frame(edition.arrow("incidents").select(INCIDENT))  # without what is nested, which is most of it
    near = (
        (days > 0)
        & (table["start"] <= last)
        & (table["end"] >= first)
        & (table["end"] - table["start"]).dt.days.le(LONGEST_DAYS)
    )
    found = table[near & table["lat"].notna() & table["where_prec"].le(DISTRICT)]
    tolls = edition.casualties[["incident_id", "killed_best"]].rename(columns={"incident_id": "id"})
    exact = found["where_prec"].between(1, DISTRICT - 1) & (found["start"] == found["end"])
    found = found.assign(firm=exact & (found["modality"] == "asserted"))
    return found.merge(tolls.drop_duplicates("id"), how="left", on="id")


def within(rows: pd.DataFrame, period: Period | None) -> pd.DataFrame:
    """The rows whose `start` lies in a period, both of its days included; all of them if there is none."""
    if period is None:
        return rows
    return rows[rows["start"].between(*map(pd.Timestamp, period))]


def unrolled(lons: Lons, middle: float) -> Lons:
    """Longitudes within half a turn of `middle`, beyond 180 where need be: a map across the antimeridian is one piece.

    >>> unrolled(pd.Series([179.0, -179.0]), 180.0).tolist()
    [179.0, 181.0]
    """
    return lons + 360 * ((middle - lons + 180) // 360)


def middle_of(lons: pd.Series[float]) -> float:
    """The middle of the narrowest stretch of longitudes that holds all of these; 0 for none."""
    known = lons.dropna()
    return sum(span(list(known))) / 2 if len(known) else 0.0
