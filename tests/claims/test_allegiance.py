"""An actor that changed sides fights, in a claim, on the side of the day that is told of."""

from __future__ import annotations

from datetime import date

import pytest

from orontes import theatre
from orontes.claims.allegiance import at_the_time
from orontes.claims.types import Party
from tests.claims.conftest import Read

SYRIA = theatre.load("syria")
BEFORE, AFTER = date(2015, 6, 1), date(2016, 2, 20)


@pytest.mark.parametrize(
    ("side", "told", "happened", "then"),
    [
        ("sdf", AFTER, BEFORE, "opposition"),  # a look back
        ("sdf", AFTER, AFTER, "sdf"),
        ("opposition", BEFORE, BEFORE, "opposition"),
        ("government", AFTER, BEFORE, "government"),  # the words say so, against the pack
        ("sdf", AFTER, date(2009, 1, 1), "sdf"),  # the pack knows of no side on that day
    ],
)
def test_the_side_is_that_of_the_day_told_of(side: str, told: date, happened: date, then: str) -> None:
    party = Party("Jaysh al-Thuwar", "jaysh_al_thuwar", side)
    assert at_the_time(party, SYRIA, told, happened).side == then


def test_who_is_no_actor_of_the_pack_keeps_its_side() -> None:
    for party in (Party("rebels", "", "opposition"), Party("the Ninth", "ninth", "ninth")):
        assert at_the_time(party, SYRIA, AFTER, BEFORE) == party


def test_a_look_back_in_a_report(read: Read) -> None:
    """The report is of March 2017, when the group had gone over to the other side."""
    (claim,) = [c for c in read("In June 2015, Jaysh al-Thuwar captured the town of Soran.") if c.actor.text]
    assert (claim.actor.id, claim.actor.side) == ("jaysh_al_thuwar", "opposition")
    (now,) = [c for c in read("On Tuesday, Jaysh al-Thuwar captured the town of Soran.") if c.actor.text]
    assert (now.actor.id, now.actor.side) == ("jaysh_al_thuwar", "sdf")
