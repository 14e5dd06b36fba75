"""What our model has to beat: the last report, a week's majority, and one-coin Dawid–Skene.

All are given the pack's priors to start from, and carry on what they said last while nothing is reported.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from bench.wars.settings import SIDES
from bench.wars.views import Floats, View, Votes, carried

WEEK = 7
_ROUNDS = 30
_UNSURE = 1e-6


def last_report(votes: Votes, first: Floats, days: int, view: View) -> Floats:
    """Whoever was named last holds the place."""
    said = np.zeros((days, *first.shape))
    order = np.lexsort((votes.published, votes.day(view)))
    day, place, side = votes.day(view)[order], votes.place[order], votes.side[order]
    final = {(d, p): s for d, p, s in zip(day.tolist(), place.tolist(), side.tolist(), strict=True)}
    for (d, p), s in final.items():
        said[d, p, s] = 1.0
    return carried(said, first)


def majority(votes: Votes, first: Floats, days: int, view: View) -> Floats:
    """The share of the votes of a week: the last seven days, or, looking back, the three days before and after."""
    ones = np.ones(len(votes.side))
    return carried(_normal(_weekly(votes, ones, (days, *first.shape), view)), first)


def dawid_skene(votes: Votes, first: Floats, days: int, view: View) -> Floats:
    """One-coin Dawid–Skene: every outlet right with a chance of its own, learned by EM over place-weeks.

    Our own plain implementation (crowd-kit brings transformers and pyarrow along), after Zhang and others, "Spectral
    methods meet EM" (2016), which crowd-kit follows too. The chances are learned from the whole war in both views,
    which favours it.
    """
    skill = _skills(votes)
    gain = np.log(skill * (len(SIDES) - 1) / (1 - skill))[votes.outlet]
    score = _weekly(votes, gain, (days, *first.shape), view)
    heard = _weekly(votes, np.ones(len(gain)), (days, *first.shape), view).sum(axis=2) > 0
    sides = len(SIDES)
    weight = np.zeros_like(score)
    weight[:, :, :sides] = np.exp(score[:, :, :sides] - score[:, :, :sides].max(axis=2, keepdims=True))
    return carried(_normal(weight * heard[:, :, None]), first)


def _skills(votes: Votes) -> Floats:
    """The chance of each outlet to be right: EM from the majority of each place-week."""
    _, task = np.unique(votes.place * 100_000 + votes.told_of // WEEK, return_inverse=True)
    believed = np.zeros((task.max(initial=0) + 1, len(SIDES)))
    np.add.at(believed, (task, votes.side), 1.0)
    believed = _normal(believed)
    told = np.maximum(np.bincount(votes.outlet), 1)
    skill = np.full(len(told), 0.7)
    for _ in range(_ROUNDS):
        right = np.bincount(votes.outlet, believed[task, votes.side], minlength=len(told))
        skill = np.clip(right / told, 1 / len(SIDES) + _UNSURE, 1 - _UNSURE)
        logs = np.zeros_like(believed)
        np.add.at(logs, (task, votes.side), np.log(skill * (len(SIDES) - 1) / (1 - skill))[votes.outlet])
        believed = _normal(np.exp(logs - logs.max(axis=1, keepdims=True)))
    return np.clip(skill, 0.34, 0.995)


def _weekly(votes: Votes, worth: Floats, shape: tuple[int, int, int], view: View) -> Floats:
    """The sum of `worth` over the votes of each week, by day, place and side."""
    days = shape[0]
    ahead = 0 if view is View.THEN else WEEK // 2
    daily = np.zeros((days + 1, *shape[1:]))
    day: npt.NDArray[np.int64] = np.clip(votes.day(view), 0, days - 1)
    np.add.at(daily, (day + 1, votes.place, votes.side), worth)
    total = daily.cumsum(axis=0)
    last = np.minimum(np.arange(days) + ahead, days - 1) + 1
    begin = np.maximum(last - WEEK, 0)
    summed = total[last] - total[begin]
    return np.asarray(np.where(np.abs(summed) < 1e-9, 0.0, summed))


def _normal(rows: Floats) -> Floats:
    total = rows.sum(axis=-1, keepdims=True)
    return np.asarray(np.divide(rows, total, out=np.zeros_like(rows), where=total > 0))
