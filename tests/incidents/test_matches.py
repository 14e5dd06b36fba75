"""The table of agreement: what joined two claims, what kept them apart, and what came near."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.claims.types import Claim, Kind, Modality
from orontes.errors import LexiconError
from orontes.evidence import Count
from orontes.incidents import Gatherer, Grade, Match, Outcome, gather
from orontes.incidents.faces import face
from orontes.incidents.grouping import group
from orontes.incidents.moments import Dating, agreeing, together
from orontes.incidents.rhythm import Rhythm
from orontes.incidents.tables import AGREEMENT_FILE, load_agreement
from orontes.incidents.weighing import parts, weigh
from orontes.review import Rulings
from tests.strategies import DAY, DOCTOR, MONITOR, NORTH, NORTH_MEDIA, SOUTH, THEATRE, WIRE, a_claim, claims

UNDATED = [(), (), ()]
NEXT_DAY = DAY + timedelta(days=1)


def _matches(*told: Claim, rulings: Rulings | None = None) -> tuple[Match, ...]:
    gatherer = Gatherer(THEATRE, rulings or Rulings())
    gatherer.add(told)
    return gatherer.matches()


def _bits(first: Claim, second: Claim) -> float:
    return weigh(face(first), face(second), Rhythm())


def test_what_joined_two_claims_is_told_field_by_field() -> None:
    first, second = a_claim(killed=Count(9, 9)), a_claim(by=WIRE, killed=Count(9, 9))
    (match,) = _matches(first, second)
    assert (match.outcome, match.incident, set(match.claims)) == (Outcome.JOINED, match.other, {first.id, second.id})
    assert {part.field: part.level for part in match.parts}["toll"] == "equal"
    assert match.bits == pytest.approx(sum(part.bits for part in match.parts))


def test_each_agreement_adds_and_each_disagreement_takes_away() -> None:
    plain = a_claim(target="civilians")
    assert _bits(plain, a_claim(by=WIRE, target="civilians")) > _bits(plain, a_claim(by=WIRE))
    assert _bits(plain, a_claim(by=WIRE)) > _bits(plain, a_claim(Kind.SHELLING, by=WIRE))
    assert _bits(plain, a_claim(by=WIRE)) > _bits(plain, a_claim(by=WIRE, day=NEXT_DAY))
    nine = a_claim(killed=Count(9, 9))
    steps = [_bits(nine, a_claim(by=WIRE, killed=Count(n, n))) for n in (9, 11, 16, 40)]
    assert steps == sorted(steps, reverse=True)


def test_a_strike_told_a_day_late_is_surer_one_where_strikes_are_rare() -> None:
    first, late = a_claim(), a_claim(by=WIRE, day=NEXT_DAY)
    busy = Rhythm()
    for offset in (-4, -3, -2, 3, 4):
        busy.note(face(a_claim(by=DOCTOR, day=DAY + timedelta(days=offset))))
    assert weigh(face(first), face(late), Rhythm()) > 0 > weigh(face(first), face(late), busy)


def test_one_publisher_tells_of_each_day_in_turn() -> None:
    fights = [a_claim(Kind.ARMED_CLASH, by=MONITOR, day=day) for day in (DAY, NEXT_DAY)]
    (match,) = _matches(*fights)
    assert match.outcome is Outcome.NEAR
    assert {part.field: part.level for part in match.parts}["time"] == "again"


def test_two_sides_blamed_for_a_like_deed_are_named_for_review() -> None:
    one = a_claim(killed=Count(9, 9), weapon="barrel_bomb", target=SOUTH)
    other = a_claim(by=WIRE, killed=Count(4, 4), weapon="barrel_bomb", actor=SOUTH)
    (match,) = _matches(one, other)
    assert (match.outcome, match.obstacle) == (Outcome.PARTED, "parties")
    assert match.incident != match.other


def test_a_ruling_is_told_as_one() -> None:
    far = a_claim(by=WIRE, day=DAY + timedelta(days=30))
    first = a_claim()
    (match,) = _matches(first, far, rulings=Rulings(same=frozenset({(first.id, far.id)})))
    assert match.outcome is Outcome.RULED


def test_the_table_is_checked_on_load(tmp_path: Path) -> None:
    assert load_agreement(AGREEMENT_FILE)["words", "copied"] > 0 > load_agreement(AGREEMENT_FILE)["toll", "apart"]
    bad = tmp_path / "agreement.csv"
    bad.write_text("field,level,same,other,note\nkind,same,1.5,0.2,\n")
    with pytest.raises(LexiconError, match=r"agreement\.csv:2: .*1\.5 is not between 0 and 1"):
        load_agreement(bad)


def test_groups_need_every_pair_to_be_possible_and_their_average_to_speak_for_it() -> None:
    assert group([[0], [1], [2]], {(0, 1): 1.0, (1, 2): 5.0}, UNDATED) == [[0], [1, 2]]
    assert group([[0], [1], [2]], {(0, 1): 3.0, (1, 2): 1.0, (0, 2): -4.0}, UNDATED) == [[0, 1], [2]]
    assert group([[0], [1], [2]], {(0, 1): 3.0, (1, 2): 4.0, (0, 2): -1.0}, UNDATED) == [[0, 1, 2]]


def test_a_lone_account_of_the_next_day_is_late_and_two_against_two_are_two_events() -> None:
    def dated(*offsets: int) -> list[tuple[Dating]]:
        return [(Dating(str(n), str(n), (offset, offset)),) for n, offset in enumerate(offsets)]

    def pairs(days: list[tuple[Dating]]) -> dict[tuple[int, int], float]:
        found = combinations(range(len(days)), 2)
        return {(a, b): 4.0 + together(days[a], days[b]) for a, b in found}

    lone, even = dated(7, 7, 8), dated(7, 7, 8, 8)
    assert group([[0], [1], [2]], pairs(lone), lone) == [[0, 1, 2]]
    assert group([[0], [1], [2], [3]], pairs(even), even) == [[0, 1], [2, 3]]


def test_days_count_once_for_each_origin_and_a_publisher_tells_each_day_in_turn() -> None:
    first, copied, other = (Dating(origin, by, (7, 7)) for origin, by in (("a", "a"), ("a", "b"), ("c", "c")))
    late = Dating("d", "d", (8, 8))
    assert agreeing({first, copied}) == agreeing({first}) > agreeing({first, other})
    assert agreeing({first, late}) > agreeing({first, replace(late, publisher="a")})
    assert agreeing({first, copied, late}) == agreeing({first, copied, replace(late, publisher="a")})
    assert agreeing(()) == 0.0


@given(claims(kinds=(Kind.AIR_STRIKE, Kind.SHELLING)), claims(kinds=(Kind.AIR_STRIKE, Kind.SHELLING)))
@settings(max_examples=100, deadline=None)
def test_weights_are_symmetric(first: Claim, second: Claim) -> None:
    one, other = face(first), face(second)
    assert weigh(one, other, Rhythm()) == weigh(other, one, Rhythm())
    assert parts(one, other, Rhythm()) == parts(other, one, Rhythm())


@given(st.lists(claims(), max_size=10))
@settings(max_examples=60, deadline=None)
def test_matches_cite_their_own_incidents(told: list[Claim]) -> None:
    gatherer = Gatherer(THEATRE)
    gatherer.add(told)
    home = {claim: incident.id for incident in gatherer.incidents() for claim in incident.claims}
    for match in gatherer.matches():
        assert [home[claim] for claim in match.claims] == [match.incident, match.other]
        assert (match.incident == match.other) == (match.outcome in {Outcome.JOINED, Outcome.RULED})


def test_an_attack_and_the_gain_that_others_boast_of_are_one_contested_event() -> None:
    failed = a_claim(Kind.ARMED_CLASH, modality=Modality.FAILED, target=SOUTH)
    boast = a_claim(Kind.TERRITORY_TAKEN, by=NORTH_MEDIA, target=SOUTH)
    (incident,) = gather([failed, boast], THEATRE)
    assert incident.grade is Grade.CONTESTED
    (outcome,) = (found for found in incident.contradictions if found.field == "outcome")
    assert {value for value, _ in outcome.values} == {"failed", "asserted"}


def test_either_side_may_be_told_to_have_begun_a_fight() -> None:
    fight = a_claim(Kind.ARMED_CLASH, target=SOUTH)
    assert len(gather([fight, a_claim(Kind.ARMED_CLASH, by=WIRE, actor=SOUTH, target=NORTH)], THEATRE)) == 1
