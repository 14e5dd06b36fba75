"""Loading: by name, by folder, the empty theatre, and packs that do not exist."""

from datetime import date
from pathlib import Path

import pytest

from orontes.errors import RequestError, UnknownTheatre
from orontes.theatre import EMPTY, ActorKind, PlaceKind, SourceKind, available, load


def test_a_pack_is_found_by_its_name_and_by_its_folder(pack: Path) -> None:
    assert "syria" in available()
    assert load("syria").id == "syria"
    assert load(pack) == load(str(pack))
    assert load(pack).id == "tiny"


def test_loading_twice_gives_equal_theatres() -> None:
    assert load("syria") == load("syria")


def test_every_field_of_a_pack_arrives(pack: Path) -> None:
    theatre = load(pack)
    assert (theatre.name, theatre.countries, theatre.start) == ("Tiny war", ("SY",), date(2011, 3, 15))
    assert theatre.bounds == (35.5, 32.2, 42.5, 37.5)
    assert theatre.origin == "Written for a test."
    assert [(side.id, side.holds_ground) for side in theatre.sides] == [("red", True), ("green", True), ("folk", False)]
    brigade, army = theatre.actors
    assert brigade.kind is ActorKind.REBEL_GROUP
    assert brigade.aliases == ("River Brigade", "RB")
    assert brigade.successor == "army"
    assert army.partisan_of == "red"
    assert theatre.descriptors[0].phrase == "rebels"
    assert theatre.descriptors[1].side == ""
    source = theatre.sources[0]
    assert (source.kind, source.alignment, source.reliability) == (SourceKind.STATE_MEDIA, "red", 0.5)
    assert source.domains == ("gazette.example",)
    town, province = theatre.places
    assert (town.kind, town.lat, town.lon, town.spellings) == (PlaceKind.TOWN, 35.29, 36.75, ("Souran", "Suran"))
    assert (town.population, province.radius_m) == (30000, 70000.0)
    assert theatre.priors[0].probability == 0.8


def test_memberships_bound_a_side_in_time(pack: Path) -> None:
    brigade = load(pack).actors[0]
    assert brigade.side_on(date(2012, 1, 1)) == "green"
    assert brigade.side_on(date(2015, 10, 9)) == "green"
    assert brigade.side_on(date(2015, 10, 10)) == "red"
    assert brigade.side_on(date(2011, 1, 1)) == ""


def test_the_empty_theatre_names_nobody_and_covers_the_world() -> None:
    assert load("any") is EMPTY
    assert EMPTY.id == ""
    assert not (EMPTY.sides or EMPTY.actors or EMPTY.places or EMPTY.sources or EMPTY.priors)
    assert EMPTY.bounds == (-180.0, -90.0, 180.0, 90.0)


@pytest.mark.parametrize("name", ["atlantis", "", "no/such/folder"])
def test_an_unknown_pack_is_refused_with_the_ones_there_are(name: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnknownTheatre, match="syria") as caught:
        load(name)
    assert repr(name) in str(caught.value)
    assert isinstance(caught.value, RequestError)


def test_a_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownTheatre, match=r"theatre\.yml"):
        load(tmp_path)
