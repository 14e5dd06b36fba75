"""Placing report after report: what was worked out once is not asked for again, and nothing of it changes an answer."""

from __future__ import annotations

from collections.abc import Sequence

from orontes.places import Match, Place, PlacePhrase, Placer, place

from .conftest import THEATRE, InMemory

NORTH = [PlacePhrase(text) for text in ("Tall Aran", "Aleppo", "Manbij")]
SOUTH = [PlacePhrase(text) for text in ("Tall Aran", "Qomhana", "Khattab", "six kilometres west of Khattab")]


class Counted(InMemory):
    """Counts what is looked up."""

    asked = 0

    def lookup(self, name: str) -> Sequence[tuple[Place, Match]]:
        self.asked += 1
        return super().lookup(name)


def test_a_report_read_before_changes_nothing_in_the_next() -> None:
    placer = Placer(InMemory(THEATRE), THEATRE)
    for phrases in (NORTH, SOUTH, NORTH, [*SOUTH, *NORTH]):
        assert placer(phrases) == place(phrases, InMemory(THEATRE), THEATRE)


def test_names_that_were_placed_before_are_not_looked_up_again() -> None:
    gazetteer = Counted(THEATRE)
    placer = Placer(gazetteer, THEATRE)
    placer([*NORTH, *SOUTH])
    before = gazetteer.asked
    placer(SOUTH)
    assert gazetteer.asked == before > 0
