"""Why a place is believed to be held: what each claim, the prior and the neighbours add to the probability shown.

The claims are counted one after the other, in the order of the days they tell of, and each is credited with what the
probability rises or falls by when it is counted too: the parts add up to what is shown. The neighbours come last, since
they are believed to hold what their own claims tell. What fades is in the parts: a claim's is what is left of it on the
days asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

import numpy as np

from orontes.control import params
from orontes.control.chain import Chain, no_field
from orontes.control.evidence import Sign, Weighed
from orontes.control.frame import Frame, Worked
from orontes.control.learning import weighed
from orontes.control.observing import Told
from orontes.control.pressure import Days, contested, encircled
from orontes.control.sites import Site
from orontes.control.types import Floats
from orontes.evidence import RecordId

_TOGETHER = 64  # rows of the chain worked at once: one for each claim more


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim is taken to say of a side on a day, and how far it is believed: as stated, and as learned."""

    day: date
    side: str
    says: str  # a `Says` value
    stated: float
    weight: float


@dataclass(frozen=True, slots=True)
class Part:
    """What one thing adds to a probability (`change`), and what the probability is with it (`after`).

    `what` is "beforehand", "claim" or "neighbours". Of a claim, `left` is what silence has left of it by the day that
    is asked about, 0 to 1: half of it after each `params.HALF_LIFE_DAYS`.
    """

    what: str
    change: float
    after: float
    claims: tuple[RecordId, ...] = ()
    said: tuple[Said, ...] = ()
    left: float = 1.0


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why `holder` ("" for none) is believed to hold a place from `start` to `end`, both included.

    `shares` is the mean belief in every holder, highest first; `parts` add up to `probability`, that of the holder, or
    where there is none, that the likeliest side does not hold the place. `fights` and `sieges` add up to the mean
    probability that the place is fought over and surrounded. `around` are the neighbours, by id, with their mean belief
    in the holder.
    """

    holder: str
    start: date
    end: date
    probability: float
    shares: tuple[tuple[str, float], ...]
    parts: tuple[Part, ...]
    fights: tuple[Part, ...]
    sieges: tuple[Part, ...]
    around: tuple[tuple[str, float], ...] = ()


def reasons(frame: Frame, site: Site, worked: Worked, rows: Floats, asked: tuple[str, date, date]) -> Reasons:
    """Why `site` is believed to be held as `rows` says, shaped (days of the frame, holders); `asked` is whom, and when.

    `around` is left empty.
    """
    holder, start, end = asked
    days = slice((start - frame.first).days, (end - frame.first).days + 1)
    shown = _surely(rows[days], frame.holders, holder)
    mean = rows[days].mean(axis=0).tolist()
    told = Days(start, (end - start).days + 1)
    return Reasons(
        holder,
        start,
        end,
        shown,
        tuple(sorted(zip(frame.holders, mean, strict=True), key=lambda pair: -pair[1])),
        tuple(_parts(frame, site, worked, days, (holder, shown))),
        tuple(_pressed(site, lambda some: contested(some, site.signs, told))),
        tuple(_pressed(site, lambda some: encircled(some, site.signs, told))),
    )


def _parts(frame: Frame, site: Site, worked: Worked, days: slice, shown: tuple[str, float]) -> Iterator[Part]:
    holder, probability = shown
    by_claim = [tuple(signs) for _, signs in groupby(_in_order(site.signs), key=lambda sign: sign.claim)]
    counted = [tuple(sign for signs in by_claim[:number] for sign in signs) for number in range(len(by_claim) + 1)]
    surely = [
        _surely(rows[days], frame.holders, holder)
        for first in range(0, len(counted), _TOGETHER)
        for rows in _believed(frame, site, worked, counted[first : first + _TOGETHER])
    ]
    yield Part("beforehand", surely[0], surely[0])
    first, last = (frame.days[at] for at in (days.start, days.stop - 1))
    for signs, before, after in zip(by_claim, surely, surely[1:], strict=False):
        said = tuple(_said(frame, sign, worked) for sign in signs)
        yield Part("claim", after - before, after, (signs[0].claim,), said, _left(signs, first, last))
    yield Part("neighbours", probability - surely[-1], probability)


def _in_order(signs: Sequence[Sign]) -> list[Sign]:
    """By the first day that a claim tells of, a claim's signs together."""
    first: dict[RecordId, date] = {}
    for sign in signs:
        first[sign.claim] = min(sign.day, first.get(sign.claim, sign.day))
    return sorted(signs, key=lambda sign: (first[sign.claim], sign.claim, sign.day, sign.side))


def _believed(frame: Frame, site: Site, worked: Worked, counted: Sequence[tuple[Sign, ...]]) -> Iterator[Floats]:
    """Beliefs of each day, (days, holders), for each selection of signs, without any neighbours."""
    sites = [replace(site, signs=signs) for signs in counted]
    told = Told(frame.axes, len(sites))
    told.add(weighed(frame.axes.lay([one.signs for one in sites], dict(worked.voices)), worked.believed))
    chain = Chain(frame.observed(sites, told), np.zeros((len(sites), 1)))
    found = chain.smooth(no_field)
    return (found[:, number] for number in range(len(sites)))


def _surely(rows: Floats, holders: Sequence[str], holder: str) -> float:
    """Mean probability of the holder; of none, that the likeliest side does not hold the place."""
    if holder:
        return float(rows[:, holders.index(holder)].mean())
    named = [number for number, side in enumerate(holders) if side]
    return float((1.0 - rows[:, named].max(axis=1, initial=0.0)).mean())


def _said(frame: Frame, sign: Sign, worked: Worked) -> Said:
    laid = weighed(frame.axes.lay([[sign]], dict(worked.voices)), worked.believed)
    weight = float(laid.weight[0]) if len(laid.weight) else 0.0  # told of a day too long ago to count
    return Said(sign.day, sign.side, sign.says.value, sign.weight, weight)


def _left(signs: Sequence[Sign], first: date, last: date) -> float:
    away = min(max(0, (sign.day - last).days, (first - sign.day).days) for sign in signs)
    return float(0.5 ** (away / params.HALF_LIFE_DAYS))


def _pressed(site: Site, felt: Callable[[Sequence[Weighed]], Floats]) -> Iterator[Part]:
    """What each origin that tells of it adds to the probability of a fight or a siege, mean over the days."""
    so_far: list[Weighed] = []
    before = 0.0
    for _, told in groupby(sorted(site.told, key=lambda item: item.origin), key=lambda item: item.origin):
        items = [item for item in told if felt([item]).any()]
        so_far += items
        if items:
            after = float(felt(so_far).mean())
            yield Part("claim", after - before, after, tuple(sorted(item.claim.id for item in items)))
            before = after
