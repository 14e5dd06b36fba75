"""How incidents came to be known, stage by stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.casualties import History, histories
from orontes.claims.types import Claim, Kind
from orontes.evidence import Count
from orontes.incidents import Grade, gather
from tests.strategies import DAY, MONITOR, NORTH, THEATRE, UNNAMED, WIRE, a_claim


def _told(days: int, **changes: object) -> Claim:
    claim = a_claim(Kind.AIR_STRIKE, actor=NORTH, target="civilians", **changes)
    at = datetime.combine(DAY + timedelta(days=days), time(9), UTC)
    return replace(claim, published=at, entry_time=at)


def _histories(*told: Claim) -> tuple[History, ...]:
    return histories(gather(told, THEATRE), told, THEATRE)


FIRST = _told(0, by=(WIRE,), killed=Count(3, 3), quote="jets struck the market")
SECOND = _told(2, by=(MONITOR,), killed=Count(7, 7), quote="seven people died in a raid on Oakford")


def test_an_incident_told_of_on_one_day_has_no_history() -> None:
    assert _histories(FIRST) == ()


def test_each_day_is_judged_from_what_had_been_told_by_its_end() -> None:
    ((first, last),) = (history.stages for history in _histories(FIRST, SECOND))
    assert (first.since, first.incident.grade, first.incident.independent_origins) == (DAY, Grade.WEAK, 1)
    assert (last.since - DAY).days == 2
    assert (last.incident.grade, last.incident.independent_origins) == (Grade.FAIR, 2)
    assert not first.incident.contradictions
    assert [found.field for found in last.incident.contradictions] == ["toll"]
    assert first.toll and first.toll.killed and first.toll.killed.best == 3
    assert last.toll and last.toll.killed and (last.toll.killed.low, last.toll.killed.high) == (3, 7)


def test_the_last_stage_is_the_incident_as_it_is_now() -> None:
    told = FIRST, SECOND
    (incident,) = gather(told, THEATRE)
    (history,) = _histories(*told)
    assert history.incident == incident.id
    assert history.stages[-1].incident == incident
    assert {stage.incident.id for stage in history.stages} == {incident.id}


@given(st.lists(st.integers(3, 9), max_size=3), st.sampled_from([WIRE, MONITOR, UNNAMED]))
@settings(max_examples=20, deadline=None)
def test_nothing_told_later_changes_a_stage(later: list[int], by: object) -> None:
    (before,) = _histories(FIRST, SECOND)
    more = [_told(day, by=(by,), quote=f"word of a raid on Oakford, {day}") for day in later]
    found = [history for history in _histories(FIRST, SECOND, *more) if history.incident == before.incident]
    for history in found:  # unless what came later shows that the two tell of different events
        if {*before.stages[-1].incident.claims} <= {*history.stages[-1].incident.claims}:
            assert history.stages[0] == before.stages[0]
