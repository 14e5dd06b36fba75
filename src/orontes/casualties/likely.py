"""Where the true number lies, 95 times in 100, if sources err as `errors.csv` says.

What the sources say is one thing: a toll's low, best and high. How far they can be trusted is another: a single figure
of a party to the war is a range of one number, and often wrong. Each independent origin's figure is a multiple of the
truth, anywhere between `least` and `most` of its row (on a log scale, with a margin for miscounting), and one in
twenty-five is anything at all; small tolls are likelier than large ones, as they are in every war. Bayes' rule over
whole numbers then gives the range.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from orontes.errors import LexiconError
from orontes.evidence import Count
from orontes.incidents import Stance
from orontes.incidents.tables import read_rows

FILE = Path(__file__).with_name("errors.csv")
SHARE = 0.95
OUTLIER = 0.04
WIDEST = 8.0  # an outlier is off by a factor up to this
MARGIN = 0.08  # of miscounting, on the log scale, beside half a person
TAIL = 1.3  # how fast large tolls grow rare: n to the minus this
_DENSE = 300  # whole numbers up to here, steps of one in a hundred from here

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Telling:
    """One origin's figure, and whether it serves, harms or leaves alone the side of who gives it."""

    count: Count
    stance: Stance


def likely(tellings: Sequence[Telling]) -> tuple[int, int] | None:
    """The range in which the true number lies with 95% probability; None without a figure.

    >>> low, high = likely([Telling(Count(20, 20), Stance.FOR)])
    >>> low < 15, high < 25
    (True, True)
    """
    if not tellings:
        return None
    numbers = _numbers(max(_figure(telling.count) for telling in tellings))
    belief = -TAIL * np.log1p(numbers) + np.log(np.gradient(numbers))
    for telling in tellings:
        belief = belief + np.log(_chance(telling, numbers))
    shares = np.cumsum(np.exp(belief - belief.max()))
    shares /= shares[-1]
    low, high = np.searchsorted(shares, [(1 - SHARE) / 2, (1 + SHARE) / 2])
    return round(float(numbers[low])), round(float(numbers[min(high, len(numbers) - 1)]))


def _numbers(top: int) -> Array:
    """Whole numbers as far as the truth may go, thinned out where one more or less is nothing."""
    end = max(10.0, top * WIDEST)
    dense = np.arange(0, min(end, _DENSE) + 1)
    if end <= _DENSE:
        return dense.astype(np.float64)
    steps = int(np.log(end / _DENSE) / 0.01) + 2
    return np.concatenate([dense, np.geomspace(_DENSE + 1, end, steps)])


def _chance(telling: Telling, numbers: Array) -> Array:
    """How likely the figure is for each true number, up to a constant."""
    row = _rows()[telling.stance, "exact" if telling.count.high is not None else "floor"]
    off = np.log((_figure(telling.count) + 0.5) / (numbers + 0.5))
    margin = np.sqrt(MARGIN**2 + 0.25 / (numbers + 1.0))
    inside = (_ramp((off - row[0]) / margin) - _ramp((off - row[1]) / margin)) / (row[1] - row[0])
    anything = (np.abs(off) <= np.log(WIDEST)) / (2 * np.log(WIDEST))
    return np.asarray((1 - OUTLIER) * inside + OUTLIER * anything + 1e-9)


def _ramp(x: Array) -> Array:
    """A logistic step, close to the normal one."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(1.702 * x, -50, 50))))


def _figure(count: Count) -> int:
    """The number that is named: the middle of a range, the low end of an open one."""
    return count.low if count.high is None else (count.low + count.high) // 2


@cache
def _rows() -> Mapping[tuple[Stance, str], tuple[float, float]]:
    return load_errors(FILE)


def load_errors(path: Path) -> Mapping[tuple[Stance, str], tuple[float, float]]:
    """Logs of the least and the most that a figure is of the truth. Raises `LexiconError` with file and line."""
    table: dict[tuple[Stance, str], tuple[float, float]] = {}
    for line, row in read_rows(path):
        try:
            least, most = float(row["least"]), float(row["most"])
            if not 0 < least < most:
                raise ValueError(f"{least} to {most} is no range of factors")
            table[Stance(row["stance"]), row["bound"]] = (float(np.log(least)), float(np.log(most)))
        except (KeyError, ValueError) as error:
            raise LexiconError(f"not a row about errors: {error}", file=path.name, line=line) from error
    return table
