"""Reports of wars for which there is no theatre pack, in the styles that their outlets write."""

from __future__ import annotations

from orontes.claims.types import Kind
from tests.claims.conftest import Read


def places(found: object, kind: Kind) -> list[str]:
    return [claim.place for claim in found if claim.kind is kind]  # type: ignore[attr-defined]


def test_dateline_is_no_party_and_no_place(read_anywhere: Read) -> None:
    [told] = read_anywhere("KHERSON, Ukraine, May 3 (Reuters) - Russian shells hit Beryslav, killing two people.")
    assert (told.place, told.actor.text, told.quote[:6]) == ("Beryslav", "Russian", "shells")


def test_capital_that_speaks_is_no_scene(read_anywhere: Read) -> None:
    told = read_anywhere("Ethiopian drones destroyed a fuel depot in Adwa, Asmara said.")
    assert {claim.place for claim in told} == {"Adwa"}


def test_what_follows_a_comma_is_where_a_place_lies(read_anywhere: Read) -> None:
    told = read_anywhere("Soldiers clashed with ELN guerrillas in Tibu, Norte de Santander, on Monday.")
    assert places(told, Kind.ARMED_CLASH) == ["Tibu"]


def test_bearing_after_a_name_is_no_second_place(read_anywhere: Read) -> None:
    told = read_anywhere("Militants ambushed a patrol in Boulkessi, south of the city, and killed two soldiers.")
    assert places(told, Kind.ARMED_CLASH) == ["Boulkessi"]


def test_air_base_attacked_on_foot_was_not_bombed(read_anywhere: Read) -> None:
    told = read_anywhere("Gunmen attacked the Tamanhint air base near Sabha on Thursday.")
    assert [(claim.kind, claim.place) for claim in told] == [(Kind.ARMED_CLASH, "Tamanhint air base")]
