"""The whole publishing step on editions drawn at random, concluded as every edition is, in every profile."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orontes.claims.types import Claim, Party
from orontes.evidence import Precision, When
from orontes.publish import Profile, write
from orontes.publish.types import Edition
from tests.publish.extremes import MARKUP, RIGHT_TO_LEFT, concluded, report
from tests.strategies import claims

pytestmark = pytest.mark.usefixtures("built")

words = st.sampled_from(
    [*MARKUP, *RIGHT_TO_LEFT, "Oakford", "x" * 200, "It fell! Rebels captured it", "killed", "\x00", "a\nb", "“", "”“"]
)
far_days = st.sampled_from(
    [date.min, date(1, 12, 31), date(1969, 12, 31), date(2021, 5, 10), date(9999, 12, 30), date.max]
)


@st.composite
def odd_claims(draw: st.DrawFn) -> Claim:
    """Any claim of the usual kind, some parts of it replaced by what nobody would expect there."""
    claim = draw(claims())
    changes: dict[str, object] = {"quote": draw(words)}
    if draw(st.booleans()):
        name = draw(words)
        changes |= {"place": name, "placement": replace(claim.placement, text=name, admin1=draw(words))}
    if draw(st.booleans()):
        changes["actor"] = Party(draw(words), "", claim.actor.side)
    if draw(st.booleans()):
        changes["chain"] = tuple(replace(voice, name=draw(words)) for voice in claim.chain)
    if draw(st.booleans()):
        first, last = sorted((draw(far_days), draw(far_days)))
        changes["when"] = When(first, last, Precision.DAY if first == last else Precision.RANGE)
        changes["entry_time"] = datetime.combine(draw(far_days), time(draw(st.integers(0, 23))), UTC)
    return replace(claim, **changes)  # type: ignore[arg-type]


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """A few reports of a few odd claims each, and an odd title."""
    told: Sequence[Sequence[Claim]] = draw(st.lists(st.lists(odd_claims(), max_size=3), min_size=1, max_size=3))
    begun = datetime(2021, 5, 10, 12, tzinfo=UTC)
    reports = [
        report(f"report {number}", begun + timedelta(days=draw(st.integers(0, 9))), list(own), publisher=draw(words))
        for number, own in enumerate(told)
    ]
    return concluded(reports, title=draw(words))


@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)
@given(editions(), st.sampled_from(Profile))
def test_any_edition_is_published_in_any_profile_and_the_same_twice(edition: Edition, profile: Profile) -> None:
    chosen = replace(edition, configuration=replace(edition.configuration, profile=profile))
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder) / "one", Path(folder) / "other"
        names = write(chosen, one)
        assert write(chosen, other) == names
        assert all((one / name).read_bytes() == (other / name).read_bytes() for name in names)
