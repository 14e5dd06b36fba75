"""On which side an actor was on the day a claim tells of: groups change sides, and are told of years afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from orontes.claims.types import Party
from orontes.theatre.types import Theatre


def at_the_time(party: Party, theatre: Theatre, told: date, happened: date) -> Party:
    """The party with the side that its actor was on when it happened, as the theatre pack dates its memberships.

    A side that is not the actor's own on the day it was told comes from the words, and stays; so does the side of a
    day on which the pack knows of none.
    """
    if not party.id or told == happened:
        return party
    actor = next((actor for actor in theatre.actors if actor.id == party.id), None)
    if actor is None or actor.side_on(told) != party.side:
        return party
    return replace(party, side=actor.side_on(happened) or party.side)
