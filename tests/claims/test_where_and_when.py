"""Where a report means by words without a name, where a wide event was, and which day it tells of."""

from __future__ import annotations

from datetime import date

import pytest

from orontes.claims import Claim, Kind
from tests.claims.conftest import Read


def _one(found: tuple[Claim, ...], kind: str) -> Claim:
    chosen = [claim for claim in found if claim.kind == kind]
    assert len(chosen) == 1, [(claim.kind, claim.place) for claim in found]
    return chosen[0]


@pytest.mark.parametrize(
    ("told", "kind", "place"),
    [
        ("Rebels captured Soran in Hama Province. Warplanes later bombed the town.", "air_strike", "Soran"),
        ("The army seized Soran, south of Idlib Province. Rebels shelled the town.", "shelling", "Soran"),
        ("Rebels took the village of Maardas. The army besieged the tiny village.", "encirclement", "Maardas"),
        ("Rebels hold Douma. On Friday the army shelled the besieged area.", "shelling", "Douma"),
    ],
)
def test_the_town_is_the_town_that_was_named(read: Read, told: str, kind: str, place: str) -> None:
    assert _one(read(told), kind).place == place


def test_another_town_is_not_the_one_that_was_named(read: Read) -> None:
    found = read("Rebels captured Soran on Friday. Warplanes bombed the nearby town of Maardas.")
    assert _one(found, "air_strike").place == "Maardas"


def test_a_wide_event_is_placed_where_a_later_sentence_says(read: Read) -> None:
    found = read("Air strikes in Syria killed 14 people on Friday. The raids hit the town of Saraqeb, medics said.")
    strike = next(claim for claim in found if claim.killed is not None)
    assert (strike.place, strike.placement.admin1) == ("Saraqeb", "Idlib")


def test_an_unknown_village_keeps_the_governorate_named_nearest_by(read: Read) -> None:
    found = read("Rebels captured Saraqeb on Friday. Shells hit the village of Umm Zanqar, killing four people.")
    shells = _one(found, "shelling")
    assert shells.placement.place_id == ""
    assert shells.placement.lat is None
    assert shells.placement.admin1 == "Idlib"


def test_a_dateline_is_no_place_of_an_event(read: Read) -> None:
    found = read("MOSCOW (Sputnik) - Warplanes bombed the city of Idlib on Friday, killing nine people.")
    assert {claim.place for claim in found if claim.kind == "air_strike"} == {"Idlib"}


def test_the_count_of_a_war_is_its_countrys_and_since_it_began(read: Read) -> None:
    found = read("Shells hit Damascus on Friday. The war in Syria has killed more than 320,000 people.")
    count = next(claim for claim in found if claim.kind == "casualties")
    assert count.place == "Syria"
    assert count.when.earliest.year == 2011
    assert "running_total" in count.marks


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("After days of heavy shelling the army moved into Soran.", "territory_taken"),
        ("The army has now regained Soran, which rebels took last week.", "territory_taken"),
        ("Rebels shelled the government-held town of Mhardeh, quiet since 2014.", "territory_held"),
    ],
)
def test_spans_of_time_date_the_events_they_measure(read: Read, told: str, kind: str) -> None:
    days = {claim.when.earliest for claim in read(told) if claim.kind == kind}
    assert date(2017, 3, 24) in days


def test_a_town_on_a_border_does_not_lie_beyond_it(read: Read) -> None:
    found = read("Jets bombed Kobani on the border with Turkey on Friday.")
    assert _one(found, "air_strike").placement.country == "SY"


def test_a_place_told_once_more_by_its_kind_is_one_place(read: Read) -> None:
    found = read("Warplanes bombed Saraqeb, a town in Idlib Province, on Friday.")
    assert [claim.place for claim in found if claim.kind == "air_strike"] == ["Saraqeb"]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Rebels shelled a village controlled by Jaysh al-Islam on Friday.", "a village controlled by Jaysh al-Islam"),
        ("Rebels shelled three army-held villages with mortars.", "three army-held villages"),
    ],
)
def test_a_place_without_a_name_is_told_by_whose_it_is(read: Read, told: str, place: str) -> None:
    assert {claim.place for claim in read(told) if claim.kind == "shelling"} == {place}


def test_what_is_told_of_no_place_was_not_abroad(read: Read) -> None:
    told = "Shells hit Idlib and Aleppo. Peace talks go on in Geneva. Four medics were killed by snipers."
    assert "Geneva" not in {claim.place for claim in read(told) if claim.kind != "talks"}


def test_what_is_long_past_and_told_of_no_place_was_in_the_country(read: Read) -> None:
    found = read("Shells hit Idlib on Friday. In 2013 the army used chemical weapons against protesters.")
    assert _one(found, "chemical_weapon").place == "Syria"


def test_every_place_that_raids_hit_is_told(read: Read) -> None:
    told = "Warplanes bombed Idlib on Friday. The fiercest air strikes targeted Saraqeb, Haas and Khan Shaykhun."
    assert {"Saraqeb", "Haas", "Khan Shaykhun"} <= {claim.place for claim in read(told)}


def test_where_fighters_come_from_is_not_where_they_were_struck(read: Read) -> None:
    found = read("Air strikes killed five militants from Latakia and wounded others in Saraqeb.")
    assert _one(found, "air_strike").place == "Saraqeb"


def test_a_wide_place_that_leads_a_sentence_yields_to_the_exact_one(read: Read) -> None:
    found = read("East of Damascus fierce clashes between rebels and soldiers broke out on Friday near Maardas.")
    assert _one(found, "armed_clash").place == "Maardas"


def test_a_retelling_takes_the_day_that_only_one_of_them_gives(read: Read) -> None:
    text = (
        "The Syrian army captured Halfaya on Wednesday. SANA said that army units had cleared Halfaya of terrorists "
        "with heavy artillery and were removing mines."
    )
    taken = [claim for claim in read(text) if claim.kind is Kind.TERRITORY_TAKEN]
    assert {(claim.place, claim.when.earliest.isoformat()) for claim in taken} == {("Halfaya", "2017-03-22")}


def test_a_place_only_described_is_the_one_named_next(read: Read) -> None:
    text = "Air strikes killed 22 people in a village on Friday. Warplanes bombed Haas in the morning, medics said."
    assert [(claim.place, claim.killed is not None) for claim in read(text)] == [("Haas", True)]
