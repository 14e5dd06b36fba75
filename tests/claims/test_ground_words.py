"""Ways of telling that ground is taken, left, held, cut off or neared, and that forces come."""

from __future__ import annotations

import pytest

from orontes.claims.types import Kind
from tests.claims.conftest import Read

TAKEN, LEFT, HELD = Kind.TERRITORY_TAKEN, Kind.TERRITORY_TRANSFERRED, Kind.TERRITORY_HELD
CLASH, FORCES, SIEGE = Kind.ARMED_CLASH, Kind.MOBILIZATION, Kind.ENCIRCLEMENT

TOLD = (
    ("The ministry said its troops had gained a foothold in Krasny Yar.", TAKEN, "Krasny Yar"),
    ("Paratroopers swept into Kharino in June.", CLASH, "Kharino"),
    ("The garrison laid down its arms in Lwegu on Sunday.", LEFT, "Lwegu"),
    ("The army beat a hasty retreat from Masuri.", LEFT, "Masuri"),
    ("Half of Kherson is back in Russian hands.", HELD, "Kherson"),
    ("Rebels hold sway in Tamalet.", HELD, "Tamalet"),
    ("Rebel forces reached the outskirts of Kavundu.", CLASH, "Kavundu"),
    ("Gunfire was heard in the centre of Kavundu.", CLASH, "Kavundu"),
    ("The column was surrounded on all sides near Belovo.", SIEGE, "Belovo"),
    ("Thousands of soldiers were deployed to Goma.", FORCES, "Goma"),
    ("The junta airlifted troops to Lashio.", FORCES, "Lashio"),
    ("The junta rushed reinforcements to Lashio.", FORCES, "Lashio"),
)


@pytest.mark.parametrize(("text", "kind", "place"), TOLD)
def test_words_for_ground_and_forces(read_anywhere: Read, text: str, kind: Kind, place: str) -> None:
    assert any(claim.kind is kind and place in claim.place for claim in read_anywhere(text))


def test_state_of_things_is_no_change(read: Read) -> None:
    told = read("Most of Homs city is back under government control.")
    assert [(claim.kind, claim.place) for claim in told] == [(HELD, "Homs city")]


def test_holder_told_beside_the_name(read: Read) -> None:
    told = read("Jarablus, a town held by Islamic State, was quiet. The last rebel-held town, Zabadani, was hungry.")
    assert [claim.place for claim in told if claim.kind is HELD] == ["Jarablus", "Zabadani"]


def test_ground_without_a_name_lies_where_the_next_words_say(read_anywhere: Read) -> None:
    [told] = [c for c in read_anywhere("Rebels occupy the airport in Kavundu.") if c.kind is HELD]
    assert told.place == "Kavundu"


def test_many_soldiers_are_no_civilians(read_anywhere: Read) -> None:
    kinds = [claim.kind for claim in read_anywhere("Thousands of villagers were sent to Goma.")]
    assert FORCES not in kinds


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels took control of two villages in northern Hama.", "two villages in northern Hama"),
        ("Rebels seized a base near Morek on Friday.", "a base near Morek"),
        ("Rebels seized the town of Morek in Hama province.", "Morek"),
        ("Rebels took control of areas in northern Hama.", "northern Hama"),
        ("Rebels seized several villages including Soran.", "Soran"),
    ],
)
def test_ground_with_bounds_is_a_place_of_its_own(read: Read, text: str, place: str) -> None:
    assert [claim.place for claim in read(text) if claim.kind is TAKEN] == [place]


def test_all_of_a_list_are_held(read_anywhere: Read) -> None:
    told = read_anywhere("The insurgents occupy Kalimo, Busese, Tarungu and Mubeya, and still hold Lwama and Kishao.")
    names = ["Kalimo", "Busese", "Tarungu", "Mubeya", "Lwama", "Kishao"]
    assert [claim.place for claim in told if claim.kind is HELD] == names


@pytest.mark.parametrize(
    "text",
    [
        "Volunteers cleared rubble in Saraqeb.",
        "Engineers restored water in Saraqeb.",
        "Soldiers blocked phone lines in Saraqeb.",
        "Mediators in Saraqeb spoke of a siege mentality.",
        "Lawmakers rallied and sided with teachers in Saraqeb.",
    ],
)
def test_words_of_ground_that_tell_none(read: Read, text: str) -> None:
    assert not [claim for claim in read(text) if claim.kind in (TAKEN, SIEGE, FORCES)]
