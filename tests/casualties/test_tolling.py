from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.casualties import Estimate, Toll, tolls
from orontes.claims.types import Claim, Kind, Modality, Party, Piece, Voice
from orontes.evidence import Count, Span
from orontes.incidents import gather
from orontes.theatre.types import SourceKind
from tests.strategies import DOCTOR, MONITOR, NORTH_MEDIA, SOUTH, THEATRE, UNNAMED, WIRE, a_claim, claims


def _tolls(*told: Claim) -> tuple[Toll, ...]:
    return tolls(gather(told, THEATRE), told)


def _one(*told: Claim) -> Toll:
    (toll,) = _tolls(*told)
    return toll


def _people(words: str, side: str = "civilians") -> Party:
    return Party(words, "", side)


def test_no_claims_and_no_figures_give_no_toll() -> None:
    assert tolls([], []) == ()
    assert _tolls(a_claim()) == ()


def test_one_figure_is_its_own_range() -> None:
    toll = _one(a_claim(killed=Count(8, 8), injured=Count(20, None), target="civilians"))
    assert toll.killed == toll.civilians == Estimate(8, 8, 8)
    assert toll.injured == Estimate(20, 20, None)
    assert len(toll.counted) == 1
    assert toll.set_aside == ()


def test_groups_at_one_hospital_may_overlap_and_are_not_added() -> None:
    ward = [
        a_claim(killed=Count(4, 4), target=_people("four patients"), facility="hospital"),
        a_claim(killed=Count(3, 3), target=_people("three doctors"), facility="hospital"),
        a_claim(killed=Count(3, 3), target=_people("three bodies"), facility="hospital", by=(MONITOR, DOCTOR)),
    ]
    toll = _one(*ward)
    assert toll.killed is not None
    assert (toll.killed.low, toll.killed.high) == (4, 10)
    assert 4 < toll.killed.best < 10


def test_children_among_the_dead_are_part_of_them() -> None:
    everybody = a_claim(killed=Count(20, 20), target=_people("twenty people"))
    children = a_claim(killed=Count(8, 8), target=_people("eight children"))
    toll = _one(everybody, children)
    assert toll.killed == Estimate(20, 20, 20)
    assert [(aside.claim, aside.why) for aside in toll.set_aside] == [(children.id, "part of a larger toll")]


def test_groups_are_counted_apart_from_what_a_figure_counts_and_from_what_is_told_among_them() -> None:
    told = [
        a_claim(
            killed=Count(20, 20),
            target=_people("twenty people"),
            quote="a raid killed twenty people, including eight children and six women",
        ),
        a_claim(by=WIRE, killed=Count(3, 3), target=_people("three doctors"), facility="hospital"),
        a_claim(by=(WIRE, DOCTOR), killed=Count(5, 5), target=_people("five gunmen", SOUTH)),
    ]
    groups = {group.people: group.killed for group in _one(*told).groups}
    assert groups["children"] == Estimate(8, 8, 8)
    assert groups["women"] == Estimate(6, 6, 6)
    assert groups["medical"] == Estimate(3, 3, 3)
    assert groups["combatants"] == Estimate(5, 5, 5)


def test_those_named_after_the_injured_are_injured() -> None:
    quote = "killed four and wounded twelve, among them 3 children"
    pieces = (Piece("killed", Span(7, 11)), Piece("injured", Span(24, 30)))
    toll = _one(a_claim(killed=Count(4, 4), injured=Count(12, 12), quote=quote, span=Span(0, 53), pieces=pieces))
    (children,) = (group for group in toll.groups if group.people == "children")
    assert (children.killed, children.injured) == (None, Estimate(3, 3, 3))


def test_no_group_is_larger_than_the_toll_it_is_part_of() -> None:
    quote = "six dead, of whom 9 were children"
    (children,) = _one(a_claim(killed=Count(6, 6), quote=quote)).groups
    assert children.killed == Estimate(6, 6, 6)


def test_a_large_number_is_no_number() -> None:
    boast = a_claim(by=NORTH_MEDIA, target=_people("a large number of gunmen", SOUTH))
    assert _tolls(boast) == ()
    assert _one(boast, a_claim(killed=Count(6, 6), target=_people("six gunmen", SOUTH))).killed == Estimate(6, 6, 6)


def test_hundreds_killed_or_injured_bounds_neither() -> None:
    vague = a_claim(killed=Count(0, None), injured=Count(0, None))
    toll = _one(vague)
    assert toll.killed is None
    assert [aside.why for aside in toll.set_aside] == ["gives no number"]


def test_origins_give_the_range_and_a_copy_gives_nothing() -> None:
    outlets = [Voice(f"Outlet {n}", f"outlet{n}", SourceKind.WIRE, "") for n in range(3)]
    quoting = [a_claim(by=(outlet, MONITOR), killed=Count(14, 14), target="civilians") for outlet in outlets]
    own = a_claim(by=WIRE, killed=Count(20, None), target="civilians")
    toll = _one(*quoting, own)
    assert toll.killed is not None
    assert (toll.killed.low, toll.killed.high, toll.origins) == (14, 20, 2)
    assert [aside.why for aside in toll.set_aside] == ["the same origin repeats itself"] * 2


def test_the_median_of_three_origins_is_the_best() -> None:
    told = [a_claim(by=voice, killed=Count(n, n)) for voice, n in ((MONITOR, 9), (WIRE, 11), (DOCTOR, 40))]
    assert _one(*told).killed == Estimate(9, 11, 40)


def test_an_unnamed_voice_does_not_stretch_what_credible_ones_say() -> None:
    toll = _one(a_claim(killed=Count(9, 9)), a_claim(by=(WIRE, UNNAMED), killed=Count(90, 90)))
    assert toll.killed == Estimate(9, 9, 9)
    assert [aside.why for aside in toll.set_aside] == ["an unnamed source beside credible ones"]
    assert _one(a_claim(by=(WIRE, UNNAMED), killed=Count(90, 90))).killed == Estimate(90, 90, 90)


def test_denials_and_plans_are_set_aside() -> None:
    told = a_claim(killed=Count(5, 5))
    denied = a_claim(by=NORTH_MEDIA, killed=Count(5, 5), modality=Modality.DENIED)
    toll = _one(told, denied)
    assert toll.counted == (told.id,)
    assert [aside.why for aside in toll.set_aside] == ["denies that it happened"]
    assert _tolls(replace(told, modality=Modality.INTENDED)) == ()


def test_a_running_total_is_not_the_toll_of_the_event_it_is_told_with() -> None:
    running = a_claim(by=WIRE, killed=Count(400, None), marks=("running_total",))
    toll = _one(a_claim(killed=Count(5, 5)), running)
    assert toll.killed == Estimate(5, 5, 5)
    assert [aside.why for aside in toll.set_aside] == ["a running total of more than this event"]
    assert _tolls(running) == ()
    assert _one(replace(running, kind=Kind.CASUALTIES)).killed == Estimate(400, 400, None)


@pytest.mark.parametrize("words", ["at least five", "all five", "water pumps", "five residents", ""])
def test_numbers_and_things_are_no_group_of_people(words: str) -> None:
    told = [a_claim(killed=Count(5, 5), target=_people(words)), a_claim(by=WIRE, killed=Count(6, 6), target="six")]
    toll = _one(*told).killed
    assert toll is not None
    assert (toll.low, toll.high) == (5, 6)


def test_fighters_of_one_side_are_one_group_in_any_words() -> None:
    told = [
        a_claim(killed=Count(20, 20), target=_people("20 gunmen", SOUTH)),
        a_claim(by=WIRE, killed=Count(14, 14), target=_people("14 insurgents", SOUTH)),
    ]
    toll = _one(*told)
    assert toll.killed is not None
    assert (toll.killed.low, toll.killed.high, toll.civilians) == (14, 20, None)


def test_civilians_are_counted_apart_and_never_exceed_the_dead() -> None:
    toll = _one(a_claim(killed=Count(10, 10), civilians_killed=Count(4, 4)))
    assert (toll.killed, toll.civilians) == (Estimate(10, 10, 10), Estimate(4, 4, 4))


def test_a_protected_facility_that_was_hit_is_listed_without_a_figure() -> None:
    toll = _one(a_claim(facility="school"))
    assert (toll.killed, toll.injured, toll.counted) == (None, None, ())
    assert _tolls(a_claim(Kind.ARREST, facility="school")) == ()
    assert _tolls(a_claim(facility="road")) == ()


def test_incidents_whose_claims_are_not_given_are_no_error() -> None:
    claim = a_claim(killed=Count(5, 5))
    assert tolls(gather([claim], THEATRE), []) == ()


@given(st.lists(claims(), max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_ranges_are_in_order_and_every_figure_is_accounted_for(told: list[Claim], chance: random.Random) -> None:
    incidents = gather(told, THEATRE)
    found = tolls(incidents, told)
    by_id = {incident.id: incident for incident in incidents}
    figured = {claim.id for claim in told if claim.killed or claim.injured or claim.civilians_killed}
    for toll in found:
        for estimate in (toll.killed, toll.civilians, toll.injured):
            assert estimate is None or estimate.low <= estimate.best <= (estimate.high or estimate.best + 1)
        if toll.civilians and toll.killed:
            assert toll.civilians.best <= toll.killed.best
        aside = {reason.claim for reason in toll.set_aside}
        assert not aside & set(toll.counted)
        assert aside | set(toll.counted) == set(by_id[toll.incident].claims) & figured
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert tolls(gather(shuffled, THEATRE), shuffled) == found


@pytest.mark.parametrize("copies", [1, 5])
def test_no_number_grows_by_being_repeated(copies: int) -> None:
    first = a_claim(killed=Count(7, 7))
    more = [replace(a_claim(killed=Count(7, 7), doc=str(n)), killed=Count(7, 7)) for n in range(copies)]
    assert _one(first, *more).killed == Estimate(7, 7, 7)


@pytest.mark.parametrize(
    ("words", "combatants"), [("three bodies", False), ("at least five", False), ("5 rebels", True)]
)
def test_a_side_that_is_only_guessed_makes_nobody_a_combatant(words: str, combatants: bool) -> None:
    toll = _one(a_claim(killed=Count(5, 5), target=_people(words, SOUTH)))
    assert ("combatants" in {group.people for group in toll.groups}) is combatants


def test_those_of_a_list_are_told_apart() -> None:
    words = "the raid killed 15 civilians, four children and 27 fighters"
    toll = _one(a_claim(killed=Count(46, 46), civilians_killed=Count(15, 15), quote=words, target=_people("46", SOUTH)))
    killed = {group.people: group.killed for group in toll.groups}
    assert (killed["civilians"], killed["children"]) == (Estimate(15, 15, 15), Estimate(4, 4, 4))
    assert killed["combatants"] == Estimate(27, 27, 27)


def test_a_group_that_may_grow_leaves_the_bound_of_the_others() -> None:
    ward = [
        a_claim(killed=Count(4, None), target=_people("four patients"), facility="hospital"),
        a_claim(killed=Count(3, 3), target=_people("three doctors"), facility="hospital"),
    ]
    assert _one(*ward).killed == Estimate(4, 5, 7)
