"""Control as the page draws it: beliefs in whole per cent, one row for each run of equal days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from orontes.control.types import Belief, Beliefs, ControlSpell, Label, State
from orontes.publish.site.numbering import Numbers

Row = list[int]
"""Day, contested, encircled, then side and share by turns, in per cent; a lone day is the end of what is said."""

Brief = tuple[int, int, int, int, int, int, int | None]
"""From, to, state, holder, per cent, label, the latest day on which a claim supported the holder."""

EPOCH = date(1970, 1, 1)
STATES = tuple(state.value for state in State)
LABELS = tuple(label.value for label in Label)
_LEAST = 0.005  # of a share that is told


def day_number(day: date) -> int:
    """Days since 1970-01-01, which is how the page counts them.

    >>> day_number(date(2017, 3, 24))
    17249
    """
    return (day - EPOCH).days


def runs(beliefs: Sequence[Belief], sides: Mapping[str, int]) -> list[Row]:
    """Rows of belief, each of which holds until the next one. `sides` gives their numbers; -1 stands for unknown."""
    if not beliefs:
        return []
    told = beliefs if isinstance(beliefs, Beliefs) else _arrays(beliefs)
    shares = np.asarray(told.rows, dtype=float)
    cents = np.where(shares >= _LEAST, np.rint(shares * 100), -1).astype(int)
    pressure = np.rint(np.round(np.stack([told.contested, told.encircled], axis=1).astype(float), 4) * 100).astype(int)
    whole = np.hstack([pressure, cents])
    begins = np.flatnonzero(np.r_[True, (whole[1:] != whole[:-1]).any(axis=1)])
    numbers = [sides.get(side, -1) for side in told.holders]
    first = day_number(told.first)
    ranked = np.argsort(-shares[begins], axis=1, kind="stable").tolist()
    rows = [
        [first + at, *pair, *(n for side in order if cent[side] >= 0 for n in (numbers[side], cent[side]))]
        for at, pair, cent, order in zip(
            begins.tolist(), pressure[begins].tolist(), cents[begins].tolist(), ranked, strict=True
        )
    ]
    return [*rows, [first + len(told)]]  # the end: nothing is said of later days


def _arrays(beliefs: Sequence[Belief]) -> Beliefs:
    """Beliefs of one day after the other, as arrays."""
    holders = tuple(dict.fromkeys(side for belief in beliefs for side, _ in belief.holders))
    rows = np.array([[dict(belief.holders).get(side, 0.0) for side in holders] for belief in beliefs])
    contested, encircled = (
        np.array([getattr(belief, name) for belief in beliefs]) for name in ("contested", "encircled")
    )
    return Beliefs(beliefs[0].day, holders, rows, contested=contested, encircled=encircled)


def between(rows: Sequence[Row], first: int, last: int) -> list[Row]:
    """The rows that hold from `first` to `last`, what began earlier as of `first`.

    >>> between([[3, 0, 0], [6, 50, 0], [9]], 5, 7)
    [[5, 0, 0], [6, 50, 0]]
    """
    start = max(0, bisect_left(rows, [first + 1]) - 1)
    end = bisect_left(rows, [last + 1])
    cut = [[max(first, row[0]), *row[1:]] for row in rows[start:end]]
    return [] if cut == [[first]] else cut


def told_days(spell: ControlSpell, numbers: Numbers) -> list[int]:
    """The days until which claims support the spell's holder, in order: what "last confirmed" is taken from."""
    known = [numbers.known[claim] for claim in spell.claims_for if claim in numbers.known]
    days = {claim.when.latest for claim in known} | ({spell.last_confirmed} if spell.last_confirmed else set())
    return sorted(map(day_number, days))


def brief(spell: ControlSpell, numbers: Numbers) -> Brief:
    """A spell for the map."""
    held = (STATES.index(spell.state), numbers.sides.get(spell.holder, -1), round(spell.probability * 100))
    last = None if spell.last_confirmed is None else day_number(spell.last_confirmed)
    return day_number(spell.start), day_number(spell.end), *held, LABELS.index(spell.label), last
