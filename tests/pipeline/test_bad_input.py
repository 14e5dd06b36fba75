"""What judging makes of hardly anything, of odd days and odd places: an edition that can be written, each time."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from orontes.claims.types import Claim, Kind, Party
from orontes.control import Label
from orontes.evidence import Count
from orontes.incidents import Grade
from orontes.pipeline.job import Choices
from orontes.pipeline.judging import Held, conclude
from orontes.publish import profiles
from orontes.publish.types import Edition, Profile
from orontes.publish.writing import files
from orontes.theatre import EMPTY
from orontes.theatre.types import Theatre
from tests.strategies import DAY, MONITOR, NORTH, NORTH_MEDIA, SOUTH, THEATRE, WIRE, a_claim, a_place, documents_of

ANY_PROFILE = pytest.mark.parametrize("profile", Profile)


def edition(told: Sequence[Claim], pack: Theatre = THEATRE, profile: Profile = Profile.INTERNAL) -> Edition:
    documents = documents_of([*told, a_claim(Kind.TALKS, by=WIRE)])  # one report says nothing that anybody could judge
    found = conclude(Held(pack, documents, (), tuple(told)), Choices(profile=profile), nullcontext)
    assert "edition.json" in files(profiles.apply(found, profile))
    return found


@ANY_PROFILE
def test_reports_that_claim_nothing_make_an_empty_edition(profile: Profile) -> None:
    found = edition([], profile=profile)
    assert (found.claims, found.incidents, found.control, found.tolls, found.weights) == ((), (), (), (), ())


@ANY_PROFILE
@pytest.mark.parametrize("kind", Kind)
def test_one_claim_of_any_kind(kind: Kind, profile: Profile) -> None:
    found = edition([a_claim(kind, actor=NORTH, killed=Count(3, None))], profile=profile)
    assert len(found.incidents) == 1
    assert found.incidents[0].grade is Grade.WEAK


def test_one_source_alone_is_a_claim_and_never_an_assessment() -> None:
    days = [DAY + timedelta(days=n) for n in range(6)]
    found = edition([a_claim(Kind.TERRITORY_TAKEN, by=NORTH_MEDIA, actor=NORTH, day=day) for day in days])
    assert {spell.label for place in found.control for spell in place.spells if spell.holder} <= {Label.CLAIMED}
    assert {incident.grade for incident in found.incidents} == {Grade.WEAK}


@pytest.mark.parametrize(
    "published",
    [datetime(1969, 7, 1, tzinfo=UTC), datetime(2101, 1, 1, tzinfo=UTC), datetime(1, 1, 2, tzinfo=UTC)],
)
def test_reports_of_before_1970_and_after_2100(published: datetime) -> None:
    told = a_claim(Kind.TERRITORY_TAKEN, day=published.date(), published=published, actor=NORTH)
    held = Held(THEATRE, documents_of([told]), (), (told,))
    found = conclude(held, Choices(), nullcontext)
    assert files(profiles.apply(found, Profile.INTERNAL))
    assert found.control[0].spells[0].start == published.date()


@pytest.mark.parametrize("days", [(date.min, DAY), (DAY, date.max), (date.min, date.max), (date.max, date.max)])
def test_a_million_days_are_no_days_of_an_edition(days: tuple[date, date]) -> None:
    told = a_claim(Kind.AIR_STRIKE, days=days, published=datetime(2021, 5, 12, tzinfo=UTC), killed=Count(3, 3))
    found = edition([told, a_claim(Kind.TERRITORY_HELD, actor=SOUTH)])
    assert all(len(place.beliefs) < 30 for place in found.control)
    assert len(found.incidents) == 2


@pytest.mark.parametrize("pack", [EMPTY, replace(THEATRE, sides=THEATRE.sides[:1]), replace(THEATRE, sides=())])
def test_a_theatre_with_one_side_or_none(pack: Theatre) -> None:
    taken = a_claim(Kind.TERRITORY_TAKEN, actor=Party("Northern army", "", NORTH))
    assert len(edition([taken], pack).incidents) == 1


@pytest.mark.parametrize(("lat", "lon"), [(90.0, 0.0), (-90.0, 0.0), (0.0, 180.0), (0.0, -180.0), (None, None)])
def test_places_at_the_ends_of_the_map_and_off_it(lat: float | None, lon: float | None) -> None:
    place = a_place("Farpoint", lat, lon) if lon is not None else a_place("Farpoint", None)
    told = [a_claim(Kind.TERRITORY_TAKEN, by=by, place=place, actor=SOUTH) for by in (MONITOR, WIRE)]
    (incident,) = edition(told).incidents
    assert incident.independent_origins == 2


def test_words_of_nobody_and_no_words() -> None:
    told = a_claim(by=replace(MONITOR, name="", source_id=""), quote="", place=a_place("", None))
    assert edition([told]).incidents[0].claims == (told.id,)


def test_a_claim_that_is_held_twice_is_published_once() -> None:
    told = a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH, killed=Count(4, 4))
    assert edition([told, told]) == edition([told])
