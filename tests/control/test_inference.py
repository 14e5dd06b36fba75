from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.claims.types import Claim, Kind, Modality, Voice
from orontes.control import ControlSpell, Label, State, infer
from orontes.theatre.types import PlaceKind, Prior, SourceKind, TheatrePlace
from tests.strategies import (
    DAY,
    DOCTOR,
    MONITOR,
    NORTH,
    NORTH_MEDIA,
    SOUTH,
    SOUTH_MEDIA,
    THEATRE,
    UNNAMED,
    WIRE,
    a_claim,
    a_place,
    claims,
)

START, END = DAY - timedelta(days=20), DAY + timedelta(days=40)
GROUND = (
    Kind.TERRITORY_TAKEN,
    Kind.TERRITORY_TRANSFERRED,
    Kind.TERRITORY_HELD,
    Kind.ENCIRCLEMENT,
    Kind.ARMED_CLASH,
)
HELD_BY_NORTH = a_claim(Kind.TERRITORY_HELD, by=WIRE, day=DAY - timedelta(days=15), actor=NORTH)


def _after(days: int) -> date:
    return DAY + timedelta(days=days)


def _on(day: date, *told: Claim) -> ControlSpell:
    (place,) = infer(told, THEATRE, START, END)
    return next(spell for spell in place.spells if spell.start <= day <= spell.end)


def _belief(day: date, side: str, *told: Claim) -> float:
    (place,) = infer(told, THEATRE, START, END)
    return dict(next(belief for belief in place.beliefs if belief.day == day).holders)[side]


def test_no_claims_conclude_nothing() -> None:
    assert infer([], THEATRE, START, END) == ()


def test_a_window_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="comes before"):
        infer([], THEATRE, END, START)


def test_a_town_taken_is_held_from_that_day_and_by_the_other_side_before() -> None:
    fell = [a_claim(Kind.TERRITORY_TAKEN, by=voice, actor=SOUTH, target=NORTH) for voice in (MONITOR, WIRE)]
    before, after = _on(_after(-3), HELD_BY_NORTH, *fell), _on(_after(3), HELD_BY_NORTH, *fell)
    assert (before.state, before.holder) == (State.HELD, NORTH)
    assert (after.state, after.holder, after.label) == (State.HELD, SOUTH, Label.ASSESSED)
    assert {claim.id for claim in fell} <= set(after.claims_for)
    assert after.last_confirmed == DAY


def test_entered_is_not_held() -> None:
    entered = a_claim(Kind.ARMED_CLASH, actor=SOUTH, target=NORTH, modality=Modality.FAILED)
    spell = _on(_after(1), HELD_BY_NORTH, entered)
    assert (spell.state, spell.holder) == (State.HELD, NORTH)


def test_attacked_is_not_taken_and_one_report_of_fighting_does_not_contest() -> None:
    clash = a_claim(Kind.ARMED_CLASH, actor=SOUTH, target=NORTH)
    assert (_on(DAY, HELD_BY_NORTH, clash).state, _on(DAY, HELD_BY_NORTH, clash).holder) == (State.HELD, NORTH)


def test_two_independent_reports_of_fighting_contest_for_some_days() -> None:
    fights = [a_claim(Kind.ARMED_CLASH, by=voice, actor=SOUTH, target=NORTH) for voice in (MONITOR, WIRE)]
    assert _on(DAY, HELD_BY_NORTH, *fights).state is State.CONTESTED
    assert _on(_after(14), HELD_BY_NORTH, *fights).state is State.HELD


def test_a_distance_from_a_city_is_no_fight_in_it() -> None:
    near = [
        a_claim(Kind.ARMED_CLASH, by=voice, actor=SOUTH, target=NORTH, quote="advanced to within 4 km of Oakford")
        for voice in (MONITOR, WIRE, DOCTOR)
    ]
    assert _on(DAY, HELD_BY_NORTH, *near).state is State.HELD


def test_who_is_surrounded_goes_on_holding() -> None:
    ring = a_claim(Kind.ENCIRCLEMENT, actor=SOUTH, target=NORTH)
    spell = _on(_after(5), HELD_BY_NORTH, ring)
    assert (spell.state, spell.holder) == (State.ENCIRCLED, NORTH)


def test_weak_signs_for_the_unlikely_do_not_topple_a_well_attested_holder() -> None:
    known = [a_claim(Kind.TERRITORY_HELD, by=voice, day=_after(-5), actor=NORTH) for voice in (MONITOR, WIRE)]
    vague = a_claim(Kind.TERRITORY_TAKEN, by=DOCTOR, actor=SOUTH, target="25 villages", confidence=0.4)
    stray = a_claim(Kind.ARMED_CLASH, by=SOUTH_MEDIA, actor=NORTH, target=SOUTH, day=_after(1), confidence=0.4)
    assert _on(_after(2), *known, vague, stray).holder == NORTH


def test_one_attack_is_not_counted_twice_where_it_names_both_sides() -> None:
    both = a_claim(Kind.ARMED_CLASH, actor=SOUTH, target=NORTH)
    attacked = replace(both, actor=replace(both.actor, side=""))
    assert _belief(DAY, NORTH, both) == pytest.approx(_belief(DAY, NORTH, attacked), abs=0.01)


def test_a_road_cut_is_no_siege() -> None:
    cut = a_claim(Kind.ENCIRCLEMENT, actor=SOUTH, target=NORTH, facility="road")
    assert _on(_after(1), HELD_BY_NORTH, cut).state is State.HELD


@pytest.mark.parametrize(
    "quote",
    [
        "rebels took a series of buildings in Oakford",
        "they hold parts of Oakford",
        "seized the 25 villages of the plain",
    ],
)
def test_a_part_of_a_place_is_not_the_place(quote: str) -> None:
    some = a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH, target=NORTH, quote=quote)
    whole = replace(some, quote="they took four villages including Oakford")
    assert _belief(DAY, SOUTH, HELD_BY_NORTH, some) < 0.3
    assert _belief(DAY, SOUTH, HELD_BY_NORTH, whole) > 0.6


def test_a_spot_beside_a_place_and_places_beyond_the_bounds_are_left_out() -> None:
    beside = a_place("west of Oakford", place_id="zz/oakford@270,6000m")
    abroad = a_place("Farholt", 80.0, 20.0)
    told = [a_claim(Kind.TERRITORY_TAKEN, place=place) for place in (beside, abroad)]
    assert infer(told, replace(THEATRE, bounds=(0.0, 0.0, 30.0, 30.0)), START, END) == ()


def test_the_rebel_held_town_that_fell_today_was_held_until_today() -> None:
    held = a_claim(Kind.TERRITORY_HELD, actor=NORTH, days=(_after(-60), DAY))
    fell = [a_claim(Kind.TERRITORY_TAKEN, by=voice, actor=SOUTH, target=NORTH) for voice in (MONITOR, WIRE)]
    assert _on(_after(-1), held, *fell).holder == NORTH
    assert _on(DAY, held, *fell).holder == SOUTH


def test_silence_after_a_change_leads_to_unknown_and_not_back() -> None:
    prior = Prior("zz/oakford", NORTH, date(2020, 6, 1), 0.9)
    fell = a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH, target=NORTH)
    (place,) = infer([fell], replace(THEATRE, priors=(prior,)), START, DAY + timedelta(days=900))
    assert [spell.holder for spell in place.spells] == [NORTH, SOUTH, ""]


def test_a_withdrawal_ends_holding() -> None:
    left = a_claim(Kind.TERRITORY_TRANSFERRED, actor=NORTH, target=SOUTH)
    assert _on(_after(2), HELD_BY_NORTH, left).holder == SOUTH
    nobody = replace(left, target=replace(left.target, side=""))
    assert _belief(_after(2), NORTH, HELD_BY_NORTH, nobody) < 0.5


@pytest.mark.parametrize("modality", [Modality.DENIED, Modality.INTENDED])
def test_denials_and_plans_move_nobody(modality: Modality) -> None:
    said = a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH, target=NORTH, modality=modality)
    alone, told = (_belief(_after(1), NORTH, *some) for some in ([HELD_BY_NORTH], [HELD_BY_NORTH, said]))
    assert told == pytest.approx(alone)


def test_an_allegation_weighs_less_than_an_assertion() -> None:
    said = a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH)
    doubted = replace(said, modality=Modality.ALLEGED)
    assert _belief(DAY, "", doubted) > _belief(DAY, "", said)
    assert _belief(DAY, SOUTH, said) > _belief(DAY, SOUTH, doubted) > _belief(_after(-10), SOUTH, said)


def test_a_partisan_counts_in_full_only_against_its_own_side() -> None:
    boast = a_claim(Kind.TERRITORY_TAKEN, by=SOUTH_MEDIA, actor=SOUTH, target=NORTH)
    grant = a_claim(Kind.TERRITORY_TAKEN, by=NORTH_MEDIA, actor=SOUTH, target=NORTH)
    assert _belief(DAY, SOUTH, HELD_BY_NORTH, grant) > 0.6 > _belief(DAY, SOUTH, HELD_BY_NORTH, boast)
    assert _on(_after(1), HELD_BY_NORTH, grant).label is Label.ASSESSED


def test_a_party_to_the_war_alone_only_claims() -> None:
    held = [a_claim(Kind.TERRITORY_HELD, by=SOUTH_MEDIA, actor=SOUTH, day=_after(10 * n)) for n in range(4)]
    labels = {spell.label for spell in infer(held, THEATRE, START, END)[0].spells if spell.holder == SOUTH}
    assert labels == {Label.CLAIMED}


def test_copies_of_one_origin_count_once() -> None:
    outlets = [Voice(f"Outlet {n}", f"outlet{n}", SourceKind.WIRE, "") for n in range(9)]
    copies = [a_claim(Kind.TERRITORY_TAKEN, by=(outlet, UNNAMED), actor=SOUTH) for outlet in outlets]
    quoting = [a_claim(Kind.TERRITORY_TAKEN, by=(outlet, MONITOR), actor=SOUTH) for outlet in outlets]
    one = _belief(_after(1), SOUTH, quoting[0])
    assert _belief(_after(1), SOUTH, *quoting) == pytest.approx(one)
    assert _belief(_after(1), SOUTH, *copies) > _belief(_after(1), SOUTH, copies[0])  # nine unnamed men may be nine men


def test_silence_fades_by_half_in_a_half_life() -> None:
    far = START + timedelta(days=380)
    (place,) = infer([a_claim(Kind.TERRITORY_HELD, actor=SOUTH)], THEATRE, START, far)
    by_day = {belief.day: dict(belief.holders)[SOUTH] for belief in place.beliefs}
    prior = 0.2
    assert by_day[_after(180)] - prior == pytest.approx((by_day[DAY] - prior) / 2, rel=1e-6)
    assert [spell.state for spell in place.spells][-1] is State.UNKNOWN


def test_later_reports_correct_earlier_days() -> None:
    boast = a_claim(Kind.TERRITORY_TAKEN, by=WIRE, actor=SOUTH, modality=Modality.ALLEGED)
    never = [a_claim(Kind.TERRITORY_HELD, by=voice, actor=NORTH, day=_after(2)) for voice in (MONITOR, WIRE)]
    assert _belief(_after(1), SOUTH, boast, *never) < _belief(_after(1), SOUTH, boast)


def test_tomorrow_is_not_evidence() -> None:
    future = a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH, day=_after(30))
    early = replace(future, published=future.published - timedelta(days=20))
    assert infer([early], THEATRE, START, END) == ()


def test_places_that_are_no_settlement_or_not_placed_are_left_out() -> None:
    area = a_place("Riverland", kind=PlaceKind.GOVERNORATE, where_prec=4)
    road = a_place("North Road", kind=PlaceKind.ROAD, where_prec=5)
    told = [a_claim(Kind.TERRITORY_TAKEN, place=place) for place in (area, road, a_place("Nowhere Known", None))]
    assert infer(told, THEATRE, START, END) == ()


def test_the_pack_says_who_held_a_province_before() -> None:
    province = TheatrePlace("zz/riverland", "Riverland", PlaceKind.GOVERNORATE, 10.0, 20.0, "ZZ", "Riverland")
    prior = Prior("zz/riverland", NORTH, date(2020, 6, 1), 0.9)
    theatre = replace(THEATRE, places=(province,), priors=(prior,))
    quiet = a_claim(Kind.ARMED_CLASH, actor="", modality=Modality.ALLEGED)
    (place,) = infer([quiet], theatre, START, END)
    assert dict(place.beliefs[0].holders)[NORTH] == pytest.approx(0.9, abs=1e-6)
    own = replace(theatre, priors=(prior, Prior("zz/oakford", SOUTH, _after(0), 0.8)))
    ends = infer([quiet], own, START, END)[0].beliefs
    assert dict(ends[-1].holders)[SOUTH] > 0.6


def test_a_theatre_without_sides_takes_them_from_the_claims() -> None:
    said = a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH, target="civilians")
    (place,) = infer([said], replace(THEATRE, sides=()), START, END)
    assert {holder for holder, _ in place.beliefs[0].holders} == {SOUTH, ""}


some = st.lists(claims(GROUND), max_size=8)


@given(some)
@settings(max_examples=40, deadline=None)
def test_beliefs_sum_to_one_and_spells_cover_every_day_once(told: list[Claim]) -> None:
    for place in infer(told, THEATRE, START, END):
        assert [belief.day for belief in place.beliefs] == [START + timedelta(days=n) for n in range(61)]
        for belief in place.beliefs:
            assert sum(p for _, p in belief.holders) == pytest.approx(1.0)
            assert all(0 <= p <= 1 for p in (belief.contested, belief.encircled, *dict(belief.holders).values()))
        assert (place.spells[0].start, place.spells[-1].end) == (START, END)
        for earlier, later in zip(place.spells, place.spells[1:], strict=False):
            assert later.start - earlier.end == timedelta(days=1)
            assert (earlier.state, earlier.holder) != (later.state, later.holder)


@given(some, st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_order_of_claims_changes_nothing(told: list[Claim], chance: random.Random) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert infer(shuffled, THEATRE, START, END) == infer(told, THEATRE, START, END)


@given(some)
@settings(max_examples=25, deadline=None)
def test_spells_cite_claims_that_were_given(told: list[Claim]) -> None:
    known = {claim.id for claim in told}
    for place in infer(told, THEATRE, START, END):
        for spell in place.spells:
            assert {*spell.claims_for, *spell.claims_against} <= known
            assert spell.state is not State.HELD or spell.probability >= 0.6
            assert spell.last_confirmed is None or spell.last_confirmed <= spell.end


def test_the_model_s_numbers_stand_in_one_place() -> None:
    room = Path(__file__).parents[2] / "src" / "orontes" / "control"
    named = [line.split(" = ")[0] for line in (room / "params.py").read_text().splitlines() if " = " in line]
    code = "".join(path.read_text() for path in room.glob("*.py") if path.name != "params.py")
    assert all(f"params.{name}" in code for name in named if name.isupper())
