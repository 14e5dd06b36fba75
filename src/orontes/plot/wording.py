"""Pictures in words, for those who do not see them. What is concluded is worded as concluded, never as a fact."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from orontes.plot.colours import called
from orontes.plot.days import pockets_on
from orontes.plot.editions import Edition
from orontes.plot.ground import changed
from orontes.publish.dates import day as told_day
from orontes.publish.tallies import plural

MOST = 6  # names in one list

CLOSING = "Concluded from reports, no finding of fact; the same is in the tables."


def words_of_map(edition: Edition, days: tuple[date, date | None], places: pd.DataFrame, incidents: int) -> str:
    """What the map of the first of two days shows, and what changed since the second, if there is one."""
    day, since = days
    marked = places[places["reported"]]
    held = marked[~marked["state"].isin(["contested", "unknown"])]
    counts = [f"{called(edition, side)} {plural(len(rows), 'place')}" for side, rows in held.groupby("holder") if side]
    who = listed(counts) or "nobody"
    parts = [f"Map: who is concluded to hold the places that reports name on {told_day(day)}: {who}."]
    for state, words in (("contested", "Contested"), ("encircled", "Encircled"), ("unknown", "Holder not known")):
        if len(rows := marked[marked["state"] == state]):
            parts.append(f"{words}: {listed(rows['place'])}.")
    if pockets := len(pockets_on(edition, day)):
        parts.append(f"Cut off from their side: {plural(pockets, 'stretch', 'stretches')} of ground.")
    if since:
        parts.append(_changes(edition, since, places))
    if incidents:
        parts.append(f"Marked: {plural(incidents, 'incident')} that sources tell of.")
    return " ".join([*parts, CLOSING])


def _changes(edition: Edition, since: date, places: pd.DataFrame) -> str:
    gains = []
    for side, rows in changed(places).groupby("holder"):
        who = f"to {called(edition, side)}" if side else "to nobody known"
        named = rows[rows["reported"]]
        told = f" ({listed(named['place'])})" if len(named) else ""
        gains.append(f"{who} {rows['km2'].sum():,.0f} km²{told}")
    told = f"ground went {'; '.join(gains)}" if gains else "no ground changed hands"
    return f"Since {told_day(since)} {told}."


def listed(names: Iterable[str]) -> str:
    """Names in a line, the first few of them.

    >>> listed("abcdefgh"), listed(["a", "b"])
    ('a, b, c, d, e, f and 2 more', 'a and b')
    """
    every = list(names)
    shown, more = every[:MOST], len(every) - MOST
    last = [f"{more} more"] if more > 0 else [shown.pop()] if len(shown) > 1 else []
    return " and ".join([", ".join(shown), *last])
