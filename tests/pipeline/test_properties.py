"""What holds of every edition, whatever is told: order changes nothing, copies prove nothing, ranges are in order."""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.claims.types import Claim, Voice
from orontes.control import Picture, infer
from orontes.evidence import RecordId
from orontes.incidents import Grade, Incident
from orontes.pipeline.job import Choices
from orontes.pipeline.judging import Held, conclude
from orontes.publish import profiles
from orontes.publish.types import Edition, Profile
from orontes.publish.writing import files
from orontes.review import Judgement, Verdict
from orontes.theatre.types import SourceKind
from tests.strategies import THEATRE, claims, documents_of, judgements, wars

LADDER = (Grade.DISCOUNTED, Grade.CONTESTED, Grade.WEAK, Grade.FAIR, Grade.CONFIRMED)
REPRINT = Voice("Evening Reprint", "reprint", SourceKind.WIRE, "")


def edition(told: Sequence[Claim], given: Sequence[Judgement] = (), profile: Profile = Profile.INTERNAL) -> Edition:
    held = Held(THEATRE, documents_of(told), (), tuple(told), tuple(given))
    return conclude(held, Choices(profile=profile), nullcontext)


def written(found: Edition) -> dict[str, bytes]:
    return files(profiles.apply(found, found.configuration.profile))


@given(wars(), st.sampled_from(Profile), st.data(), st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None)
def test_the_order_of_claims_and_verdicts_changes_no_byte(
    told: list[Claim], profile: Profile, data: st.DataObject, chance: random.Random
) -> None:
    given = data.draw(st.lists(judgements(st.sampled_from([c.id for c in told])), max_size=3, unique_by=lambda j: j.id))
    before = edition(told, given, profile)
    chance.shuffle(told)
    chance.shuffle(given)
    assert written(edition(told, given, profile)) == written(before)


@given(st.lists(claims(), min_size=1, max_size=8, unique_by=lambda claim: claim.id))
@settings(max_examples=30, deadline=None)
def test_spells_cover_their_days_once_and_ranges_are_in_order(told: list[Claim]) -> None:
    found = edition(told)
    for place in found.control:
        assert [b.start - a.end for a, b in pairwise(place.spells)] == [timedelta(days=1)] * (len(place.spells) - 1)
        assert (place.spells[0].start, place.spells[-1].end) == (place.beliefs[0].day, place.beliefs[-1].day)
    for toll in found.tolls:
        for figure in filter(None, (toll.killed, toll.civilians, toll.injured)):
            assert 0 <= figure.low <= figure.best
            assert figure.high is None or figure.best <= figure.high


@given(wars(), st.data())
@settings(max_examples=25, deadline=None)
def test_a_report_that_is_printed_again_proves_nothing(told: list[Claim], data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from([claim.document for claim in told]))
    again = [reprinted(claim) for claim in told if claim.document == chosen]
    before, after = edition(told), edition([*told, *again])
    copied = {claim.id for claim in again}
    homes = {claim: incident for incident in before.incidents for claim in incident.claims}
    for incident in after.incidents:
        of_before = {homes[claim].id for claim in incident.claims if claim not in copied}
        if len(of_before) == 1:
            old = next(homes[claim] for claim in incident.claims if claim not in copied)
            assert incident.independent_origins <= old.independent_origins
            assert LADDER.index(incident.grade) <= LADDER.index(old.grade) or shrunk(incident, old, copied)
    for one, other in zip(before.control, after.control, strict=True):
        surer = beliefs(other).max(axis=1) - beliefs(one).max(axis=1)
        assert surer.max() <= 1e-6


def shrunk(incident: Incident, old: Incident, copied: set[RecordId]) -> bool:
    """Whether the incident lost claims to another one."""
    return {*incident.claims} - copied != {*old.claims}


def reprinted(claim: Claim) -> Claim:
    """The claim in another report that has it from the first, word for word."""
    return replace(
        claim,
        id=RecordId(f"{claim.id}-again"),
        document=RecordId(f"{claim.document}-again"),
        doc=f"{claim.doc}-again",
        chain=(REPRINT, *claim.chain),
        published=claim.published + timedelta(hours=1),
    )


def beliefs(place: object) -> np.ndarray:  # type: ignore[type-arg]
    return place.beliefs.rows  # type: ignore[attr-defined,no-any-return]


@given(wars(), st.lists(st.integers(0, 20), max_size=3))
@settings(max_examples=25, deadline=None)
def test_a_picture_that_grows_is_the_one_drawn_at_once(told: list[Claim], cuts: list[int]) -> None:
    days = [claim.published.date() for claim in told]
    picture = Picture(THEATRE, min(days), max(days))
    for start, end in pairwise([0, *sorted(cuts), len(told)]):
        picture.add(told[start:end])
        picture.now()
    assert picture.now() == infer(told, THEATRE, min(days), max(days))


@given(wars(2), st.data())
@settings(max_examples=12, deadline=None)
def test_a_verdict_that_is_taken_back_leaves_the_edition_of_before(told: list[Claim], data: st.DataObject) -> None:
    records = st.sampled_from([claim.id for claim in told])
    given = data.draw(st.lists(judgements(records), max_size=4, unique_by=lambda one: one.id))
    rejected = [one for one in given if one.verdict is Verdict.REJECT]
    back = [
        replace(one, id=RecordId(f"{one.id}-back"), verdict=Verdict.ACCEPT, at=one.at + timedelta(days=9))
        for one in rejected
    ]
    others = [one for one in given if one.verdict is not Verdict.REJECT]
    assert edition(told, [*given, *back]) == edition(told, others)
