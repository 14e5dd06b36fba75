"""Who holds each place on each day: claims in, beliefs and spells out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from orontes.claims.types import Claim
from orontes.control.picture import Picture
from orontes.control.types import PlaceControl, View
from orontes.places.types import Placement
from orontes.theatre.types import Theatre


def infer(
    claims: Sequence[Claim],
    theatre: Theatre,
    start: date,
    end: date,
    view: View = View.NOW,
    *,
    places: Iterable[Placement] = (),
) -> tuple[PlaceControl, ...]:
    """Beliefs for every day from `start` to `end` (both included) and spells, for every settlement that a claim names.

    Of `places`, which have coordinates, the same is told even where no claim names them: from what is stated of their
    area and from who holds the places around.

    A settlement is a city, town, village, neighbourhood, airbase, hill or other fixed point within the theatre's bounds
    (no governorate, no road); claims about ground, clashes and sieges count. The holders are the theatre's sides that
    hold ground (in a theatre without sides, those that the claims name) and "" for unknown. Claims of the days before
    and after the window bear on it too. Seen from `View.THEN` each day is told of as `View.NOW` would tell of it, of
    the same places, had nothing been published after it (but for what the rounds of weighing leave open, some
    hundredths); it takes the longer the more days have news. The order of claims changes nothing; places come by name,
    then id. Without claims and places the result is empty. Raises ValueError where `end` comes before `start`.
    """
    picture = Picture(theatre, start, end, places)
    picture.add(sorted(claims, key=lambda claim: claim.id))
    return picture.now() if view is View.NOW else picture.then()
