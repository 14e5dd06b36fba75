"""Who holds each place on each day: claims in, beliefs and spells out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from orontes.claims.types import Claim
from orontes.control.picture import Picture
from orontes.control.then import then
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
    and after the window bear on it too. The order of claims changes nothing; places come by name, then id. Without
    claims and places the result is empty. Raises ValueError where `end` comes before `start`.

    Seen from `View.THEN` each day is told of as it could be from what had been told (`Claim.told`) by its end: nothing
    told later changes anything in it. It is what `View.NOW` would tell of that day from these claims alone, but for
    some hundredths, since old news is not thought over every day (`forward`). Spells cite what had been told by their
    last day; `last_confirmed` is the last day on which anything was told for the holder.
    """
    if view is View.THEN:
        return then(claims, theatre, (start, end), places)
    picture = Picture(theatre, start, end, places)
    picture.add(sorted(claims, key=lambda claim: claim.id))
    return picture.now()
