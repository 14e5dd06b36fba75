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


def test_place_that_heads_a_line(read_anywhere: Read) -> None:
    [told] = read_anywhere("Kherson: two people killed by Russian shelling of a ferry.")
    assert (told.place, told.killed and told.killed.low) == ("Kherson", 2)
    told = read_anywhere("Kryvyi Rih.\n\nNine dead after missiles hit a hotel, the mayor says.")[0]
    assert (told.place, told.killed and told.killed.low) == ("Kryvyi Rih", 9)


def test_state_in_the_name_of_a_town(read_anywhere: Read) -> None:
    [told] = read_anywhere("Two union leaders were murdered in San Salvador on Monday.")
    assert (told.place, told.actor.text) == ("San Salvador", "")


def test_members_of_a_community_bear_no_arms(read_anywhere: Read) -> None:
    [told] = read_anywhere("Gunmen shot dead four members of an Indigenous community in Tumaco.")
    assert (told.kind, told.killed and told.killed.low) == (Kind.ATTACK_ON_CIVILIANS, 4)


def test_people_captured_in_a_city_are_arrested(read_anywhere: Read) -> None:
    told = read_anywhere("Twelve suspected militants were captured in the city of Medellin, police announced.")
    assert [claim.kind for claim in told] == [Kind.ARREST]


def test_raid_that_killed_villagers_was_on_civilians(read_anywhere: Read) -> None:
    [told] = read_anywhere("Gunmen killed at least 40 people in an overnight raid on Seytenga in Burkina Faso.")
    assert (told.kind, told.place) == (Kind.ATTACK_ON_CIVILIANS, "Seytenga")
    told = read_anywhere("Gunmen killed nine soldiers in a raid on Djibo in Burkina Faso.")[0]
    assert told.kind is Kind.ARMED_CLASH


def test_places_named_beside_one_another_and_the_voice_behind_a_list(read_anywhere: Read) -> None:
    text = (
        "Heavy fighting was heard in Khartoum and the adjoining cities of Omdurman and Bahri despite a truce agreed by "
        "the army and allied militias, local sources told AFP. The rebel-run Saba agency said nothing."
    )
    claims = read_anywhere(text)
    fought = [claim for claim in claims if claim.kind is Kind.ARMED_CLASH]
    assert [claim.place for claim in fought] == ["Khartoum", "Omdurman", "Bahri"]
    assert {claim.source for claim in fought} == {"local sources"}
    assert {claim.place for claim in claims if claim.kind is Kind.AGREEMENT} <= {""}
    assert not [claim for claim in claims if claim.kind is Kind.TERRITORY_HELD]


def sides(found: object) -> list[tuple[str, str]]:
    return [(claim.place, claim.actor.side) for claim in found]  # type: ignore[attr-defined]


def test_rebels_are_the_movement_last_named(read_anywhere: Read) -> None:
    text = (
        "ELN fighters stormed Saravena on Monday. The rebels captured Fortul.\n\n"
        "FARC fighters stormed Tibu. The rebels captured Arauquita."
    )
    assert sides(read_anywhere(text)) == [
        ("Saravena", "ELN"),
        ("Fortul", "ELN"),
        ("Tibu", "FARC"),
        ("Arauquita", "FARC"),
    ]


def test_name_goes_by_its_own_short_form(read_anywhere: Read) -> None:
    text = "The Popular Front for Renewal (PFR) seized Birao. PFR fighters stormed Ndele."
    assert sides(read_anywhere(text)) == [("Birao", "PFR"), ("Ndele", "PFR")]
    text = "The Malian Armed Forces (MAF) seized Tessit. MAF fighters stormed Labbezanga."
    assert {side for _, side in sides(read_anywhere(text))} == {"Mali"}


def test_police_without_a_people_are_of_the_country(read_anywhere: Read) -> None:
    [told] = read_anywhere("National Police clashed with gang members in Gonaives in Haiti.")
    assert told.actor.side == "Haiti"


def test_two_sides_fight_each_other(read_anywhere: Read) -> None:
    taken = read_anywhere("M23 rebels captured Kitchanga on Monday. The Congolese army bombed Mweso.")[0]
    assert (taken.actor.side, taken.target.side) == ("M23", "DR Congo")


def test_each_larger_sort_is_where_the_smaller_lies(read_anywhere: Read) -> None:
    told = read_anywhere("Fighters raided an outpost in Kyadet village, Salingyi Township, Sagaing Region, on Monday.")
    assert places(told, Kind.ARMED_CLASH) == ["Kyadet village"]


def test_list_that_ends_in_a_place_by_its_kind(read_anywhere: Read) -> None:
    told = read_anywhere("Rebels shelled Nikopol, Marhava and the village of Kawrun, residents said.")
    assert places(told, Kind.SHELLING) == ["Nikopol", "Marhava", "Kawrun"]


def test_sentence_that_goes_on_is_no_list(read_anywhere: Read) -> None:
    told = read_anywhere("Clashes took place in Soran, John Smith and the town council said.")
    assert places(told, Kind.ARMED_CLASH) == ["Soran"]


def test_names_that_share_a_plural(read_anywhere: Read) -> None:
    told = read_anywhere("Soldiers raided Hlaingwa, Mawlu and Thabyu villages in Banmauk Township on Friday.")
    assert places(told, Kind.ARMED_CLASH) == ["Hlaingwa", "Mawlu", "Thabyu"]


def test_list_whose_last_names_are_known(read_anywhere: Read) -> None:
    told = read_anywhere("Warplanes bombed Zebqin, Jabal Slafi, Kfar Tabla and Tyre.")
    assert places(told, Kind.AIR_STRIKE) == ["Zebqin", "Jabal Slafi", "Kfar Tabla", "Tyre"]


def test_divisions_of_other_countries(read_anywhere: Read) -> None:
    told = read_anywhere(
        "Shells hit the Abu Jarad displacement camp. Mortars hit Bukombo Chiefdom. Rockets hit Sumy Oblast."
    )
    assert places(told, Kind.SHELLING) == ["Abu Jarad displacement camp", "Bukombo Chiefdom", "Sumy Oblast"]


def test_word_in_the_name_of_a_body_is_no_event(read_anywhere: Read) -> None:
    told = read_anywhere("The Government of National Accord announced that its forces captured Gharyan on Monday.")
    assert [claim.kind for claim in told] == [Kind.TERRITORY_TAKEN]


def test_town_and_land_in_front_of_a_dash(read_anywhere: Read) -> None:
    for front in ("MOSUL, Iraq - ", "MOSUL: "):
        [told] = read_anywhere(front + "Islamic State fighters attacked a base near Hatra on Monday.")
        assert (told.place, told.actor.text) == ("Hatra", "Islamic State fighters")


def test_what_is_being_attacked_is_a_place(read_anywhere: Read) -> None:
    told = read_anywhere("The rebels accused the army of killing six people by shelling Marhava.")
    assert places(told, Kind.SHELLING) == ["Marhava"]


def test_somebody_by_office_can_be_arrested(read_anywhere: Read) -> None:
    [told] = read_anywhere("Police detained the opposition leader at his home in Kinshasa on Friday.")
    assert (told.kind, told.place) == (Kind.ARREST, "Kinshasa")


def test_known_movement_keeps_its_name_whatever_words_it_shares(read_anywhere: Read) -> None:
    told = read_anywhere("The Libyan National Army (LNA) captured Gharyan. LNA jets bombed Zawiya.")
    assert {side for _, side in sides(told)} == {"LNA"}


def test_movement_alone_fights_the_state_that_it_is_told_of(read_anywhere: Read) -> None:
    told = read_anywhere("Rwandan-backed M23 rebels captured Kitchanga, a town in North Kivu in DR Congo, on Monday.")[
        0
    ]
    assert (told.actor.side, told.target.side) == ("M23", "DR Congo")


def test_people_in_the_plural_are_civilians(read_anywhere: Read) -> None:
    [told] = read_anywhere("Israeli strikes killed 12 Palestinians in Rafah.")
    assert (told.actor.side, told.target.side) == ("Israel", "civilians")


def test_country_that_is_attacked_is_the_place(read_anywhere: Read) -> None:
    told = read_anywhere("Russia attacked Ukraine with 62 drones overnight.")
    assert [(claim.place, claim.actor.side) for claim in told] == [("Ukraine", "Russia")]
    told = read_anywhere("Israel attacked Lebanon on Monday, killing 40 people.")
    assert places(told, Kind.ARMED_CLASH) == ["Lebanon"]
