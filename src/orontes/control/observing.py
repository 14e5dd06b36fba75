"""From signs to the arrays of the chain: what is told of each holder on each day of one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from orontes.control import params
from orontes.control.evidence import Says, Sign

Floats = npt.NDArray[np.float64]


def once_each(signs: Sequence[Sign]) -> list[Sign]:
    """The signs, those that one origin merely repeats left out: same thing said, within `REPEAT_DAYS`.

    Of a repetition the weightiest telling stays; the order given changes nothing.
    """
    kept: dict[tuple[str, str, Says], list[Sign]] = defaultdict(list)
    for sign in sorted(signs, key=lambda sign: (-sign.weight, sign.day, sign.claim)):
        said = kept[sign.origin, sign.side, sign.says]
        if all(abs((sign.day - other.day).days) >= params.REPEAT_DAYS for other in said):
            said.append(sign)
    return sorted((sign for said in kept.values() for sign in said), key=lambda sign: (sign.day, sign.claim, sign.side))


def likelihoods(signs: Sequence[Sign], prior: Floats, holders: Sequence[str], first: date) -> Floats:
    """Logs of how likely what is told is under each holder, shaped (days, holders).

    A sign is right with its weight and otherwise says nothing, so that alone it lifts what it speaks for from p to
    p + (1 - p) × weight. Divided by p this is a likelihood ("scaled likelihoods": Bourlard and Morgan, 1994), where p
    counts as `LEAST_LIKELY` at least.
    """
    logs = np.zeros_like(prior)
    for sign in signs:
        day = (sign.day - first).days
        if sign.says in {Says.COMES, Says.LEAVES} or not 0 <= day < len(prior):
            continue
        meant = np.array([(holder == sign.side) == (sign.says is Says.HOLDS) for holder in holders])
        base = max(float(prior[day][meant].sum()), params.LEAST_LIKELY)
        logs[day] += np.where(meant, np.log1p(sign.weight * (1 - base) / base), np.log1p(-sign.weight))
    return logs


def comes(signs: Sequence[Sign], days: int, holders: Sequence[str], first: date) -> Floats:
    """Probability that the place came to each holder on each day, shaped (days, holders)."""
    doubts = _doubts(Says.COMES, signs, (days, len(holders)), holders, first)
    none = doubts.prod(axis=1, keepdims=True)
    alone = (1 - doubts) * none / doubts  # that side came, and no other did
    return np.asarray(alone / (alone.sum(axis=1, keepdims=True) + none))


def leaves(signs: Sequence[Sign], days: int, holders: Sequence[str], first: date) -> Floats:
    """Probability that each holder, if it held the place, gave it up on each day, shaped (days, holders)."""
    return np.asarray(1 - _doubts(Says.LEAVES, signs, (days, len(holders)), holders, first))


def _doubts(says: Says, signs: Sequence[Sign], shape: tuple[int, int], holders: Sequence[str], first: date) -> Floats:
    """Probability that every sign that says so is wrong, by day and holder."""
    doubts = np.ones(shape)
    for sign in signs:
        day = (sign.day - first).days
        if sign.says is says and 0 <= day < shape[0]:
            doubts[day, holders.index(sign.side)] *= 1 - sign.weight
    return doubts
