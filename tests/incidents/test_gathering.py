from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.claims.types import Claim, Kind, Modality, Voice
from orontes.evidence import Count, RecordId
from orontes.incidents import gather
from orontes.review import Rulings
from orontes.theatre.types import PlaceKind, SourceKind
from tests.strategies import (
    DAY,
    DOCTOR,
    MONITOR,
    NORTH,
    NORTH_MEDIA,
    NOWHERE,
    SOUTH,
    SOUTH_MEDIA,
    THEATRE,
    WIRE,
    a_claim,
    a_place,
    claims,
)

NEXT_DAY = DAY + timedelta(days=1)
WEEKS_LATER = datetime(2021, 7, 1, tzinfo=UTC)


def test_no_claims_make_no_incidents() -> None:
    assert gather([], THEATRE) == ()


def test_one_claim_makes_one_incident_that_shows_it() -> None:
    claim = a_claim(killed=Count(3, 3), target="civilians", facility="hospital", weapon="airstrike")
    (incident,) = gather([claim], THEATRE)
    assert incident.claims == (claim.id,)
    assert incident.preferred == claim.id
    assert (incident.actor, incident.actor_side, incident.target_side) == ("Northern army", NORTH, "civilians")
    assert (incident.facility, incident.weapon, incident.when) == ("hospital", "airstrike", claim.when)


def test_two_tellings_of_one_strike_are_one_incident() -> None:
    first, second = a_claim(by=MONITOR), a_claim(Kind.SHELLING, by=WIRE, actor="")
    (incident,) = gather([first, second], THEATRE)
    assert set(incident.claims) == {first.id, second.id}
    assert incident.independent_origins == 2


def test_a_fight_for_a_town_and_its_fall_stay_apart() -> None:
    fight, fall = a_claim(Kind.ARMED_CLASH), a_claim(Kind.TERRITORY_TAKEN)
    assert len(gather([fight, fall], THEATRE)) == 2


def test_neighbouring_towns_are_not_one_place() -> None:
    near = a_place("Millbrook", 10.01, 20.01)
    assert len(gather([a_claim(), a_claim(by=WIRE, place=near)], THEATRE)) == 2


def test_a_spot_beside_a_town_may_be_the_town() -> None:
    beside = a_place("the road north of Oakford", 10.005, 20.0, place_id="", where_prec=2)
    far = a_place("ten kilometres north of Oakford", 10.09, 20.0, place_id="zz/oakford", where_prec=2)
    assert len(gather([a_claim(), a_claim(by=WIRE, place=beside)], THEATRE)) == 1
    assert len(gather([a_claim(), a_claim(by=WIRE, place=far)], THEATRE)) == 2


def test_one_name_placed_in_two_ways_may_be_one_place_unless_both_are_sure() -> None:
    unsure = a_place("Oakford", 11.0, 21.0, place_id="zz/oakford-mills", probability=0.6)
    other_name = replace(unsure, text="Millbrook")
    (incident,) = gather([a_claim(), a_claim(by=WIRE, place=unsure)], THEATRE)
    assert incident.placement.place_id == a_place().place_id
    for apart in (other_name, replace(unsure, probability=1.0)):
        assert len(gather([a_claim(), a_claim(by=WIRE, place=apart)], THEATRE)) == 2


def test_two_names_that_an_unsure_placement_puts_at_one_place_stay_apart_sooner() -> None:
    unsure = a_place("Millbrook", place_id="zz/oakford", probability=0.6)
    renamed = replace(a_place(), text="Oakford-on-Water")
    late = {"by": WIRE, "day": NEXT_DAY}
    assert len(gather([a_claim(), a_claim(place=renamed, **late)], THEATRE)) == 1
    assert len(gather([a_claim(), a_claim(place=unsure, **late)], THEATRE)) == 2


def test_words_that_name_no_place_are_no_namesakes() -> None:
    here, there = (a_place("the town", place_id=f"zz/{name}", probability=0.6) for name in ("oakford", "millbrook"))
    assert len(gather([a_claim(place=here), a_claim(by=WIRE, place=there)], THEATRE)) == 2


def test_a_bomb_in_a_town_goes_off_in_one_part_of_it() -> None:
    part = a_place("Old Market", 10.01, 20.0, kind=PlaceKind.NEIGHBOURHOOD)
    bomb = {"document": "doc-1", "killed": Count(18, None)}
    first = a_claim(Kind.EXPLOSIVE, **bomb)
    assert len(gather([first, a_claim(Kind.EXPLOSIVE, place=part, document="doc-1")], THEATRE)) == 1
    assert len(gather([first, a_claim(Kind.EXPLOSIVE, place=part, killed=Count(2, 2))], THEATRE)) == 2
    assert len(gather([a_claim(), a_claim(by=WIRE, place=part)], THEATRE)) == 2
    figures = [a_claim(killed=Count(7, 7)), a_claim(by=WIRE, place=part, killed=Count(7, 7))]
    assert len(gather(figures, THEATRE)) == 1


def test_one_voice_with_two_tolls_in_one_entry_tells_of_two_strikes_and_a_later_entry_corrects() -> None:
    first = a_claim(killed=Count(3, 3), document="doc-1", entry_time=datetime(2021, 5, 10, 8, tzinfo=UTC))
    more = replace(first, id=RecordId("claim-2"), killed=Count(8, 8))
    later = replace(more, entry_time=datetime(2021, 5, 10, 12, tzinfo=UTC))
    assert len(gather([first, more], THEATRE)) == 2
    assert len(gather([first, later], THEATRE)) == 1


def test_who_is_blamed_for_a_gas_attack_is_contested_and_the_attack_is_one() -> None:
    blamed = a_claim(Kind.CHEMICAL_WEAPON, target="civilians", killed=Count(90, None))
    blames = a_claim(Kind.CHEMICAL_WEAPON, by=NORTH_MEDIA, actor=SOUTH, modality=Modality.ALLEGED)
    assert len(gather([blamed, blames], THEATRE)) == 1


def test_a_province_tells_of_the_town_only_where_the_figure_agrees() -> None:
    province = a_place("Riverland", 10.5, 20.5, kind=PlaceKind.GOVERNORATE, where_prec=4)
    town = a_claim(killed=Count(14, 14))
    same, other = (a_claim(by=WIRE, place=province, killed=Count(n, n)) for n in (14, 5))
    assert len(gather([town, same], THEATRE)) == 1
    assert len(gather([town, other], THEATRE)) == 2


def test_a_year_does_not_swallow_a_day() -> None:
    year = a_claim(by=WIRE, days=(DAY - timedelta(days=180), DAY + timedelta(days=180)))
    assert len(gather([a_claim(), year], THEATRE)) == 2


def test_daily_strikes_never_chain_into_one() -> None:
    daily = [a_claim(by=voice, day=DAY + timedelta(days=n)) for n in range(6) for voice in (MONITOR, WIRE)]
    assert len(gather(daily, THEATRE)) == 6


def test_a_day_late_is_one_event_where_the_figure_agrees_or_a_town_falls() -> None:
    early, late = a_claim(killed=Count(9, 9)), a_claim(by=WIRE, killed=Count(9, 9), day=NEXT_DAY)
    assert len(gather([early, late], THEATRE)) == 1
    assert len(gather([early, replace(late, killed=Count(4, 4))], THEATRE)) == 2
    fell = [a_claim(Kind.TERRITORY_TAKEN, by=MONITOR), a_claim(Kind.TERRITORY_TAKEN, by=WIRE, day=NEXT_DAY)]
    assert len(gather(fell, THEATRE)) == 1


def test_accounts_of_two_days_differ_on_the_time() -> None:
    fell = [a_claim(Kind.TERRITORY_TAKEN, by=MONITOR), a_claim(Kind.TERRITORY_TAKEN, by=WIRE, day=NEXT_DAY)]
    (incident,) = gather(fell, THEATRE)
    (time,) = incident.contradictions
    assert (time.field, dict(time.values)) == ("time", {str(c.when.earliest): c.id for c in fell})


def test_two_accused_of_one_deed_contradict_each_other_inside_one_incident() -> None:
    one = a_claim(target="civilians", killed=Count(7, 7))
    other = a_claim(by=WIRE, actor=SOUTH, target="civilians", killed=Count(7, 7))
    (incident,) = gather([one, other], THEATRE)
    (actor,) = (found for found in incident.contradictions if found.field == "actor")
    assert dict(actor.values) == {NORTH: one.id, SOUTH: other.id}


def test_two_sides_shelling_each_other_are_two_incidents() -> None:
    there = a_claim(Kind.SHELLING, actor=NORTH, target=SOUTH)
    back = a_claim(Kind.SHELLING, actor=SOUTH, target=NORTH, by=WIRE)
    assert len(gather([there, back], THEATRE)) == 2


def test_claims_without_a_place_are_not_all_one_event() -> None:
    calls = [a_claim(Kind.MOBILIZATION, place=NOWHERE, actor=side, by=WIRE) for side in (NORTH, SOUTH, "")]
    quiet = [a_claim(Kind.MOBILIZATION, place=NOWHERE, actor="", by=MONITOR)]
    assert len(gather(calls + quiet, THEATRE)) == 4
    again = a_claim(Kind.MOBILIZATION, place=NOWHERE, actor=NORTH, by=SOUTH_MEDIA)
    assert len(gather([*calls, again], THEATRE)) == 3


def test_a_place_without_coordinates_is_known_by_its_folded_name() -> None:
    here, there = a_place("Al-Lataminah", None), a_place("Latamneh", None)
    (incident,) = gather([a_claim(place=here), a_claim(by=WIRE, place=there)], THEATRE)
    assert incident.placement.lat is None


def test_facilities_attacked_and_facilities_destroyed_are_two_predicates() -> None:
    since = (DAY - timedelta(days=60), DAY)
    hit = a_claim(days=since, target="over a dozen clinics", facility="hospital", quote="struck over a dozen clinics")
    gone = a_claim(days=since, target="nine clinics", facility="hospital", quote="levelled nine clinics for good")
    assert len(gather([hit, gone], THEATRE)) == 2


def test_totals_far_apart_count_different_people() -> None:
    total, helpers = (
        a_claim(Kind.CASUALTIES, by=voice, killed=Count(n, n)) for voice, n in ((WIRE, 900), (MONITOR, 12))
    )
    other = a_claim(Kind.CASUALTIES, by=MONITOR, killed=Count(1100, None))
    assert len(gather([total, helpers], THEATRE)) == 2
    assert len(gather([total, other], THEATRE)) == 1


def test_a_plan_is_not_the_deed_and_a_denial_is_an_account_without_support() -> None:
    told, planned = a_claim(Kind.ARMED_CLASH), a_claim(Kind.ARMED_CLASH, by=WIRE, modality=Modality.INTENDED)
    denied = a_claim(Kind.ARMED_CLASH, by=NORTH_MEDIA, modality=Modality.DENIED)
    incidents = gather([told, planned, denied], THEATRE)
    assert len(incidents) == 2
    event = next(incident for incident in incidents if told.id in incident.claims)
    assert [account.claims for account in event.accounts] == [(told.id,), (denied.id,)]
    assert event.independent_origins == 1
    assert "outcome" in {found.field for found in event.contradictions}


def test_forty_towns_and_twenty_five_stand_side_by_side() -> None:
    area = a_place("Riverland", 10.5, 20.5, kind=PlaceKind.GOVERNORATE, where_prec=4)
    many = a_claim(Kind.TERRITORY_TAKEN, place=area, target="some 40 towns")
    fewer = a_claim(Kind.TERRITORY_TAKEN, place=area, target="25 towns and hamlets", by=WIRE)
    (incident,) = gather([many, fewer], THEATRE)
    (extent,) = (found for found in incident.contradictions if found.field == "extent")
    assert dict(extent.values) == {"40 towns": many.id, "25 towns": fewer.id}


def test_the_fullest_and_most_reliable_claim_is_shown_first() -> None:
    bare, full = a_claim(by=WIRE), a_claim(target="civilians", killed=Count(6, 6), weapon="airstrike")
    doubtful = a_claim(by=DOCTOR, killed=Count(6, 6), injured=Count(9, 9), modality=Modality.ALLEGED)
    (incident,) = gather([bare, full, doubtful], THEATRE)
    assert incident.preferred == full.id


def test_a_person_may_reject_join_and_part() -> None:
    one, two = a_claim(), a_claim(by=WIRE)
    far = a_claim(by=DOCTOR, place=a_place("Farholt", 14.0, 25.0))
    pair = tuple(sorted((one.id, two.id)))
    assert len(gather([one, two], THEATRE, Rulings(rejected=frozenset({one.id, RecordId("claim-gone")})))) == 1
    assert len(gather([one, two], THEATRE, Rulings(different=frozenset({pair})))) == 2  # type: ignore[arg-type]
    one_incident, other_incident = (gather([claim], THEATRE)[0].id for claim in (one, far))
    joined = frozenset({(one_incident, other_incident), (RecordId("claim-gone"), one.id)})
    assert len(gather([one, far], THEATRE, Rulings(same=joined))) == 1
    assert gather([one], THEATRE, Rulings(rejected=frozenset({one_incident}))) == ()


def test_an_incident_keeps_its_id_when_later_reports_join() -> None:
    first = a_claim()
    later = a_claim(by=WIRE, published=WEEKS_LATER, killed=Count(5, 5), target="civilians")
    assert gather([first], THEATRE)[0].id == gather([first, later], THEATRE)[0].id


def test_ten_outlets_quoting_one_monitor_are_one_origin() -> None:
    outlets = [Voice(f"Outlet {n}", f"outlet{n}", SourceKind.INDEPENDENT_MEDIA, "") for n in range(10)]
    (incident,) = gather([a_claim(by=(outlet, MONITOR)) for outlet in outlets], THEATRE)
    assert incident.independent_origins == 1
    assert len(incident.accounts) == 1


def test_a_copied_text_is_no_second_origin() -> None:
    words = "warplanes struck the covered market of Oakford shortly after noon, killing at least nine shoppers"
    first, copy = a_claim(quote=words), a_claim(by=WIRE, quote=words.replace("nine", "9"))
    own = a_claim(by=WIRE, quote="nine people died when a jet hit stalls in the middle of Oakford, its mayor told us")
    assert gather([first, copy], THEATRE)[0].independent_origins == 1
    assert gather([first, own], THEATRE)[0].independent_origins == 2


@given(st.lists(claims(), max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_claims_changes_nothing(told: list[Claim], chance: random.Random) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert gather(shuffled, THEATRE) == gather(told, THEATRE)


@given(st.lists(claims(), max_size=12))
@settings(max_examples=60, deadline=None)
def test_every_claim_is_in_exactly_one_incident(told: list[Claim]) -> None:
    held = [claim for incident in gather(told, THEATRE) for claim in incident.claims]
    assert sorted(held) == sorted({claim.id for claim in told})


@given(st.lists(claims(), max_size=10))
@settings(max_examples=60, deadline=None)
def test_incidents_cite_their_own_claims_alone(told: list[Claim]) -> None:
    for incident in gather(told, THEATRE):
        cited = {claim for reason in incident.reasons for claim in reason.claims}
        cited |= {claim for found in incident.contradictions for _, claim in found.values}
        assert cited | {incident.preferred} <= set(incident.claims)
        assert incident.reasons
        assert all(len({value for value, _ in found.values}) > 1 for found in incident.contradictions)
