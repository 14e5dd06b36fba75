"""Why a name is not on the map, and that one such name costs the others nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orontes.places import Match, PlacePhrase, place
from orontes.places.types import Place
from orontes.theatre import PlaceKind, Theatre

from .conftest import PLACES, InMemory, at


class Doubtful(InMemory):
    """A gazetteer whose every place is found by its key alone, under a name that is not much like it."""

    def lookup(self, name: str) -> list[tuple[Place, Match]]:
        return [(self._local.by_id["jobar"], Match.FOLDED)] if name == "Jbr" else []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("the nearby town", "names no place by itself"),
        ("Ghawrat", "not in the gazetteer"),
        ("Karnaz Talks", "not in the gazetteer, which has Karnaz (Hama)"),
    ],
)
def test_the_reason_helps(text: str, reason: str, gazetteer: InMemory, theatre: Theatre) -> None:
    (placed,) = place([PlacePhrase(text)], gazetteer, theatre)
    assert placed.lat is None
    assert placed.reason.startswith(reason)


def test_an_unlikely_place_is_named_with_its_probability(theatre: Theatre) -> None:
    (placed,) = place([PlacePhrase("Jbr")], Doubtful(theatre), theatre)
    assert placed.lat is None
    assert placed.reason.startswith("only unlikely: Jobar (Damascus) ")
    assert placed.reason.endswith("%")


def test_homonyms_that_nothing_tells_apart_are_listed(theatre: Theatre) -> None:
    wells = tuple(at(f"bir_{lat}", "Bir Ali", PlaceKind.VILLAGE, lat, 37.0, f"North {lat}") for lat in range(33, 37))
    gazetteer = InMemory(replace(theatre, places=(*PLACES, *wells)))
    (placed,) = place([PlacePhrase("Bir Ali")], gazetteer, theatre)
    assert placed.reason.startswith("ambiguous: Bir Ali (North 33) 25%, Bir Ali (North 34) 25%")


def test_one_unknown_name_empties_nothing(gazetteer: InMemory, theatre: Theatre) -> None:
    known, unknown = place([PlacePhrase("Khattab"), PlacePhrase("Ghawrat")], gazetteer, theatre)
    assert (known.place_id, unknown.place_id, unknown.name) == ("khattab", "", "Ghawrat")
