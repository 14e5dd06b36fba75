"""The picture as reports come in: forward only, one report more, copies, and learning who is borne out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.claims.types import Claim, Kind, Modality
from orontes.control import Picture, PlaceControl, View, infer
from orontes.evidence import RecordId, When
from orontes.theatre.types import Prior
from tests.control.test_inference import END, GROUND, HELD_BY_NORTH, START
from tests.strategies import DAY, DOCTOR, MONITOR, NORTH, NORTH_MEDIA, SOUTH, THEATRE, WIRE, a_claim, a_place, claims


def after(days: int) -> date:
    return DAY + timedelta(days=days)


@given(st.lists(claims(GROUND), max_size=8), st.integers(0, 20))
@settings(max_examples=40, deadline=None)
def test_what_was_known_then_is_what_is_told_now_from_what_had_been_published(told: list[Claim], days: int) -> None:
    today = after(days)
    early = [claim for claim in told if claim.published.date() <= today]
    then = infer(told, THEATRE, START, END, View.THEN)
    now = infer(early, THEATRE, START, END, places=[claim.placement for claim in told if _names(claim, then)])
    day = (today - START).days
    known = {place.place_id: place for place in now}
    for place in then:
        assert np.allclose(place.beliefs.rows[day], known[place.place_id].beliefs.rows[day], atol=0.1)


def _names(claim: Claim, places: tuple[PlaceControl, ...]) -> bool:
    return claim.placement.place_id in {place.place_id for place in places}


def test_looking_forward_a_report_says_something_of_the_places_around_from_then_on() -> None:
    around = [a_place("Millbrook", 10.02, 20.02), a_place("Elmstead", 10.04, 20.0)]
    told = [
        a_claim(Kind.TERRITORY_HELD, actor=SOUTH, by=voice, place=around[0], day=after(3)) for voice in (MONITOR, WIRE)
    ]
    places = {place.place: place for place in infer(told, THEATRE, START, END, View.THEN, places=around)}
    before, since = (dict(places["Elmstead"].beliefs[(after(day) - START).days].holders)[SOUTH] for day in (2, 3))
    assert since > before + 0.2


def test_places_that_no_claim_names_are_told_of_where_they_are_asked_for() -> None:
    asked = a_place("Millbrook", 10.02, 20.02)
    (alone,) = infer([], THEATRE, START, END, places=[asked])
    assert alone.place == "Millbrook"
    assert not alone.spells[0].claims_for
    beside = infer([HELD_BY_NORTH], THEATRE, START, END, places=[asked])
    assert [place.place for place in beside] == ["Millbrook", "Oakford"]
    assert dict(beside[0].beliefs[-1].holders)[NORTH] > dict(alone.beliefs[-1].holders)[NORTH]


def test_after_an_attack_a_word_on_who_holds_the_place_is_believed_the_sooner() -> None:
    held = [HELD_BY_NORTH, a_claim(Kind.TERRITORY_HELD, actor=SOUTH, by=WIRE, day=after(12))]
    attacked = a_claim(Kind.ARMED_CLASH, actor=SOUTH, by=WIRE, day=after(6))
    quiet, fought = (
        dict(infer(told, THEATRE, START, END)[0].beliefs[(after(12) - START).days].holders)[SOUTH]
        for told in (held, [*held, attacked])
    )
    assert fought > quiet


def test_a_late_report_counts_from_its_publication_when_looking_forward_only() -> None:
    late = a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH, published=datetime.combine(after(10), time(18), UTC))
    (place,) = infer([HELD_BY_NORTH, late], THEATRE, START, END, View.THEN)
    beliefs = {belief.day: dict(belief.holders)[SOUTH] for belief in place.beliefs}
    assert beliefs[after(9)] < 0.2
    assert beliefs[after(10)] > 0.6
    assert [spell.holder for spell in place.spells if spell.holder] == [NORTH, SOUTH]
    (now,) = infer([HELD_BY_NORTH, late], THEATRE, START, END)
    assert dict(now.beliefs[(DAY - START).days].holders)[SOUTH] > 0.6


def test_one_more_report_gives_the_same_as_all_at_once() -> None:
    told = [
        HELD_BY_NORTH,
        *(a_claim(Kind.TERRITORY_TAKEN, by=v, actor=SOUTH, target=NORTH) for v in (MONITOR, WIRE)),
    ]
    picture = Picture(THEATRE, START, END)
    picture.add(told[:2])
    before = picture.now()
    picture.add(told[2:])
    (added,), (whole,) = picture.now(), infer(told, THEATRE, START, END)
    assert before != (added,)
    assert [(s.holder, s.start, s.claims_for) for s in added.spells] == [
        (s.holder, s.start, s.claims_for) for s in whole.spells
    ]
    assert np.allclose(added.beliefs.rows, whole.beliefs.rows, atol=0.02)


def test_a_new_place_joins_the_picture() -> None:
    picture = Picture(THEATRE, START, END)
    picture.add([HELD_BY_NORTH])
    picture.now()
    picture.add([a_claim(Kind.TERRITORY_HELD, actor=SOUTH, place=a_place("Millbrook", 10.02, 20.02))])
    assert [place.place for place in picture.now()] == ["Millbrook", "Oakford"]


@given(st.lists(claims(GROUND), min_size=1, max_size=5), st.integers(1, 3))
@settings(max_examples=25, deadline=None)
def test_a_copied_claim_never_raises_certainty(told: list[Claim], copies: int) -> None:
    one = told[0]
    again = [replace(one, id=RecordId(f"{one.id}-{n}"), document=RecordId(f"copy-{n}")) for n in range(copies)]
    before, after = infer(told, THEATRE, START, END), infer([*told, *again], THEATRE, START, END)
    for alone, copied in zip(before, after, strict=True):
        assert np.all(copied.beliefs.rows.max(axis=1) <= alone.beliefs.rows.max(axis=1) + 1e-6)


def test_a_voice_that_is_borne_out_is_believed_more() -> None:
    places = [a_place(f"Town{n}", 10 + n) for n in range(12)]
    witnesses = [MONITOR, WIRE, DOCTOR]
    told = [a_claim(Kind.TERRITORY_HELD, by=v, actor=NORTH, place=p) for p in places for v in (*witnesses, NORTH_MEDIA)]
    alone = a_claim(Kind.TERRITORY_HELD, by=NORTH_MEDIA, actor=NORTH, place=a_place("Lonely", 40.0))
    (before,) = infer([alone], THEATRE, START, END)
    after = next(place for place in infer([*told, alone], THEATRE, START, END) if place.place == "Lonely")
    at = (DAY - START).days
    assert dict(after.beliefs[at].holders)[NORTH] > dict(before.beliefs[at].holders)[NORTH] + 0.05


def test_who_bombs_a_place_does_not_hold_it() -> None:
    raid = a_claim(Kind.AIR_STRIKE, by=WIRE, actor=NORTH)
    (place,) = infer([raid], THEATRE, START, END)
    struck = dict(place.beliefs[(DAY - START).days].holders)
    assert struck[NORTH] < struck[SOUTH]


def test_a_place_of_its_own_prior_listens_little_to_those_around() -> None:
    around = [
        a_claim(Kind.TERRITORY_HELD, by=voice, actor=SOUTH, place=a_place(name, *at))
        for voice in (MONITOR, WIRE)
        for name, at in (("Millbrook", (10.02, 20.02)), ("Farholt", (9.98, 20.0)))
    ]
    vague = a_claim(Kind.ARMED_CLASH, actor="", modality=Modality.ALLEGED)
    stated = replace(THEATRE, priors=(Prior("zz/oakford", NORTH, date(2020, 6, 1), 0.9),))
    for theatre, side in ((THEATRE, SOUTH), (stated, NORTH)):
        town = next(place for place in infer([vague, *around], theatre, START, END) if place.place == "Oakford")
        assert town.beliefs[0].holders[0][0] == side


def test_a_gain_dated_to_a_week_may_have_been_on_any_of_its_days() -> None:
    week = a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH, target=NORTH, days=(DAY, after(6)))
    (place,) = infer([HELD_BY_NORTH, week], THEATRE, START, END)
    rising = [dict(place.beliefs[(after(n) - START).days].holders)[SOUTH] for n in range(-1, 7)]
    assert rising == sorted(rising)
    assert rising[0] < 0.2 < rising[4]
    assert rising[-1] > 0.6
    exact = replace(week, when=When.on(after(3)), id=RecordId("exact"), chain=(WIRE,), document=RecordId("other"))
    (place,) = infer([HELD_BY_NORTH, week, exact], THEATRE, START, END)
    known = [dict(place.beliefs[(after(n) - START).days].holders)[SOUTH] for n in (2, 3)]
    assert known[0] < 0.3
    assert known[1] > 0.8


def test_one_report_among_hundreds_is_worked_out_where_it_falls() -> None:
    """How far voices are believed stands as it was, so that the outcome is close to the whole, and not the same."""
    places = [a_place(f"Town{n}", 10 + n / 10) for n in range(30)]
    told = [
        a_claim(Kind.TERRITORY_HELD, by=voice, actor=NORTH, day=after(n % 7), place=place)
        for n, place in enumerate(places)
        for voice in (MONITOR, WIRE, DOCTOR, NORTH_MEDIA)
    ]
    picture = Picture(THEATRE, START, END)
    picture.add(told)
    before = {place.place_id: place for place in picture.now()}
    news = a_claim(Kind.TERRITORY_TAKEN, by=WIRE, actor=SOUTH, target=NORTH, day=after(9), place=places[20])
    picture.add([news])
    grown, whole = picture.now(), infer([*told, news], THEATRE, START, END)
    changed = {place.place_id for place in grown if place is not before[place.place_id]}
    assert places[20].place_id in changed
    assert len(changed) <= 3
    for one, other in zip(grown, whole, strict=True):
        assert np.allclose(one.beliefs.rows, other.beliefs.rows, atol=0.02)
