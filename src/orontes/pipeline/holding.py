"""Why a place is believed to be held: the picture is worked out once more, from the claims at hand, and asked.

An edition for the public withholds claims, and one of an earlier version was reckoned otherwise: where what is worked
out is not what was published, no reasons are given, for they would be those of something else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from orontes.claims import Claim
from orontes.control import Picture, Reasons, State
from orontes.errors import RequestError
from orontes.romanization import fold
from orontes.theatre.types import Theatre

Row = Mapping[str, object]
CLOSE = 0.005  # a published probability is the mean over the days, rounded


@dataclass(frozen=True, slots=True)
class World:
    """What spells were concluded from: the theatre pack, the claims, and the last day told."""

    theatre: Theatre
    claims: Sequence[Claim]
    last: date


def why(world: World, spells: Sequence[Row], spell: Row, day: date | None) -> Reasons | None:
    """Why a spell, one of `spells` as they are published, was concluded; or why on one of its days, where one is given.

    None where the claims at hand give another probability than the published one.
    """
    first = min(date.fromisoformat(str(row["start"])) for row in spells)
    picture = Picture(world.theatre, first, max(first, world.last))
    picture.add(sorted(world.claims, key=lambda claim: claim.id))
    start, end = (date.fromisoformat(str(spell[name])) for name in ("start", "end"))
    place, holder = str(spell["place_id"]), str(spell["holder"])
    found = picture.why(place, holder, start, end) if end <= world.last else None
    if found is None or abs(_shown(found, spell) - float(str(spell["probability"]))) > CLOSE:
        return None
    return picture.why(place, holder, day, day) if day else found


def _shown(found: Reasons, spell: Row) -> float:
    """The probability that a spell shows: of its holder, or where none is named of the fight or the siege."""
    pressed = {State.CONTESTED.value: found.fights, State.ENCIRCLED.value: found.sieges}.get(str(spell["state"]), ())
    return pressed[-1].after if pressed and not found.holder else found.probability


def on_day(spells: Sequence[Row], theatre: Theatre, place: str, day: date) -> Row:
    """The spell of a place, by its name, a spelling of it or its id, that covers a day; raises RequestError."""
    ids = sorted({str(row["place_id"]) for row in spells} & set(_ids(spells, theatre, place)))
    if not ids:
        raise RequestError(f"nothing is concluded on who holds {place!r}: data/control.csv lists the places")
    if len(ids) > 1:
        raise RequestError(f"{place!r} fits {len(ids)} places: name one of {', '.join(ids)}")
    mine = [row for row in spells if row["place_id"] == ids[0]]
    for row in mine:
        if str(row["start"]) <= day.isoformat() <= str(row["end"]):
            return row
    first, last = min(str(row["start"]) for row in mine), max(str(row["end"]) for row in mine)
    raise RequestError(f"nothing is concluded on {day}: the days told of {place} are {first} to {last}")


def _ids(spells: Sequence[Row], theatre: Theatre, place: str) -> Sequence[str]:
    """Ids of places that are called so, by the surest likeness that there is: letter for letter, or by its sound."""
    named = [(str(row["place_id"]), str(row["place"])) for row in spells]
    spelt = [(spot.id, name) for spot in theatre.places for name in (spot.name, *spot.spellings)]
    plainly, sound = place.casefold(), fold(place)
    tries: tuple[Callable[[str, str], bool], ...] = (
        lambda one, name: plainly in {one.casefold(), name.casefold()},
        lambda _, name: sound == fold(name),
    )
    found = ([one for one, name in names if alike(one, name)] for alike in tries for names in (named, spelt))
    return next(filter(None, found), [])
