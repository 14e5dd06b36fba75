"""Control as the page draws it: beliefs in whole per cent, one row for each run of equal days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from orontes.control.types import Belief, ControlSpell, PlaceControl
from orontes.evidence import RecordId
from orontes.publish.site.chunks import Plain

Numbers = Mapping[RecordId, int]

EPOCH = date(1970, 1, 1)


def day_number(day: date) -> int:
    """Days since 1970-01-01, which is how the page counts them.

    >>> day_number(date(2017, 3, 24))
    17249
    """
    return (day - EPOCH).days


def ground(place: PlaceControl, sides: Sequence[str], claims: Numbers) -> Plain:
    """One place, its beliefs and its spells. `sides` gives the numbers that stand for holders, -1 for unknown."""
    return {
        "id": place.place_id,
        "name": place.place,
        "admin1": place.admin1,
        "lat": round(place.lat, 5),
        "lon": round(place.lon, 5),
        "beliefs": _runs(place.beliefs, {side: number for number, side in enumerate(sides)}),
        "spells": [_spell(spell, claims) for spell in place.spells],
    }


def _runs(beliefs: Sequence[Belief], sides: Mapping[str, int]) -> list[list[int]]:
    """Rows of day, contested, encircled, then side and share by turns, in per cent; a row holds until the next one."""
    rows: list[list[int]] = []
    for belief in beliefs:
        shares = [
            number for side, share in belief.holders if share >= 0.005 for number in (sides.get(side, -1), _cent(share))
        ]
        row = [day_number(belief.day), _cent(belief.contested), _cent(belief.encircled), *shares]
        if not rows or rows[-1][1:] != row[1:]:
            rows.append(row)
    if beliefs:
        rows.append([day_number(beliefs[-1].day) + 1])  # the end: nothing is said of later days
    return rows


def _cent(share: float) -> int:
    return round(share * 100)


def _spell(spell: ControlSpell, claims: Numbers) -> Plain:
    return {
        "id": spell.id,
        "from": day_number(spell.start),
        "to": day_number(spell.end),
        "state": spell.state.value,
        "holder": spell.holder,
        "p": round(spell.probability, 2),
        "label": spell.label.value,
        "last": None if spell.last_confirmed is None else day_number(spell.last_confirmed),
        "for": [claims[claim] for claim in spell.claims_for if claim in claims],
        "against": [claims[claim] for claim in spell.claims_against if claim in claims],
    }
