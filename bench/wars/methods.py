"""Our model, and our model without each of its parts, as views of a war."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch

import numpy as np
from bench.wars import baselines
from bench.wars.press import War
from bench.wars.settings import SIDES, START
from bench.wars.views import Floats, View, Votes

from orontes import control
from orontes.claims.types import Claim
from orontes.control import chain, evidence, params, priors, sites
from orontes.evidence import RecordId, When

BASELINES: Mapping[str, Callable[[Votes, Floats, int, View], Floats]] = {
    "last report": baselines.last_report,
    "majority of a week": baselines.majority,
    "Dawid–Skene": baselines.dawid_skene,
}
Change = tuple[object, str, object]  # a module, the name of a constant or function in it, and what it is instead


def _each_alone(claims: Sequence[Claim]) -> Mapping[RecordId, str]:
    return {claim.id: claim.id for claim in claims}


NEVER = 1e-6
ABLATIONS: Mapping[str, tuple[Change, ...]] = {
    "without persistence": ((chain, "AFRESH", 0.2), (priors, "AFRESH", 0.2)),
    "without neighbours": ((params, "COUPLING", 0.0), (params, "FRONT_POWER", 0.0)),
    "without the interest rule": (
        (params, "OWN_CAUSE", 1.0),
        (params, "AGAINST_OWN", 0.0),
        (evidence.Weighed, "cause", property(lambda told: told.origin)),
    ),
    "without collapsing copies": ((sites, "independent", _each_alone),),
    "without silence fading": ((chain, "AFRESH", NEVER), (priors, "AFRESH", NEVER)),
    "without learning who is right": ((params, "STATED", 1e9),),
    "without delay": (),  # `ours` is given claims that tell of the day on which they were published
}


def start(war: War) -> Floats:
    """What the pack says of each place before anything is reported, (places, holders)."""
    days, holders = [START], (*SIDES, "")
    return np.stack([priors.prior_by_day(at, war.theatre, holders, days, [])[0][0] for at in war.land.placements])


def ours(war: War, view: View, *, dated: bool = True) -> Floats:
    """Our model's view, (days, places, holders)."""
    days = len(war.truth.holders)
    said = np.empty((days, len(war.land.placements), len(SIDES) + 1))
    claims = war.claims if dated else [_as_published(claim) for claim in war.claims]
    number = {placement.place_id: i for i, placement in enumerate(war.land.placements)}
    window = START, START + timedelta(days=days - 1)
    for place in control.infer(claims, war.theatre, *window, control.View(view), places=war.land.placements):
        assert isinstance(place.beliefs, control.Beliefs)
        said[:, number[place.place_id]] = place.beliefs.rows
    return said


def without(part: str, war: War, view: View) -> Floats:
    """Our model's view without one of its parts."""
    with _changed(ABLATIONS[part]):
        return ours(war, view, dated=part != "without delay")


@contextmanager
def _changed(changes: tuple[Change, ...]) -> Iterator[None]:
    with ExitStack() as stack:
        for module, name, instead in changes:
            stack.enter_context(patch.object(module, name, instead))
        yield


def _as_published(claim: Claim) -> Claim:
    return replace(claim, when=When.on(claim.published.date()))
