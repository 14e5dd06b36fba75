"""How far a method's view is from the truth."""

from __future__ import annotations

import statistics
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from bench.wars.settings import SIDES
from bench.wars.views import Floats

Holders = npt.NDArray[np.int8]
_BINS = 15
NEVER = 10_000.0  # days: a change that no one noticed while it lasted
THRESHOLDS = tuple(round(0.02 * n, 2) for n in range(3, 50))


@dataclass(frozen=True, slots=True)
class Score:
    """Shares and probabilities from 0 to 1."""

    wrong: float  # place-days whose likeliest holder is not the true one; "unknown" is wrong too
    brier: float  # mean over place-days of the squared distance from the truth, 0 to 2
    calibration: float  # expected calibration error of the likeliest holder


@dataclass(frozen=True, slots=True)
class Alarm:
    """What one gets who is warned of every side that reaches a probability at a place."""

    false: float  # warnings of a side that does not hold the place, per 1,000 place-days
    delay: float  # median days from a change to knowing it, ties spread over their day; unnoticed ones count as endless


def score(said: Floats, truth: Holders) -> Score:
    """Compare `said`, shaped (days, places, holders), with the true holders, (days, places)."""
    right = said.argmax(axis=2) == truth
    meant = np.eye(said.shape[2])[truth]
    brier = float(((said - meant) ** 2).sum(axis=2).mean())
    return Score(float(1 - right.mean()), brier, _calibration(said.max(axis=2).ravel(), right.ravel()))


def _calibration(sure: Floats, right: npt.NDArray[np.bool_]) -> float:
    """Naeini, Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning" (AAAI 2015)."""
    bins = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    gap = np.bincount(bins, sure, _BINS) - np.bincount(bins, right, _BINS)
    return float(np.abs(gap).sum() / len(sure))


def alarm(said: Floats, truth: Holders, threshold: float) -> Alarm:
    """False alarms and delay where one is warned as soon as a side reaches `threshold` at a place.

    A warning is false where that side does not hold the place that day. A change is known from the first day on which
    its winner stands at the threshold, as long as the change lasts.
    """
    above = said[:, :, : len(SIDES)] >= threshold
    held = np.eye(len(SIDES), dtype=np.bool_)[truth]
    raised = above[1:] & ~above[:-1]
    false = float((raised & ~held[1:]).sum()) / truth.size * 1000
    delays = _delays(above, truth)
    return Alarm(false, statistics.median_grouped(delays) if delays else 0.0)


def at_equal_alarms(said: Floats, truth: Holders, most: float) -> Alarm:
    """The quickest of the thresholds that raise no more false alarms than `most`."""
    each = [alarm(said, truth, threshold) for threshold in THRESHOLDS]
    allowed = [found for found in each if found.false <= most]
    return min(allowed or each[-1:], key=lambda found: found.delay)


def _delays(above: npt.NDArray[np.bool_], truth: Holders) -> list[float]:
    found = []
    for day, place in np.argwhere(truth[1:] != truth[:-1]).tolist():
        start, side = day + 1, truth[day + 1, place]
        gone = np.flatnonzero(truth[start:, place] != side)
        end = start + int(gone[0]) if len(gone) else len(truth)
        known = np.flatnonzero(above[start:end, place, side])
        found.append(float(known[0]) if len(known) else NEVER)
    return found
