"""From signs to the arrays of the chain: what is told of each holder on each day of each place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date

import numpy as np
import numpy.typing as npt

from orontes.control import params
from orontes.control.evidence import Says, Sign

Floats = npt.NDArray[np.floating]
Numbers = npt.NDArray[np.int64]
_SAYS = tuple(Says)


def once_each(signs: Iterable[Sign]) -> list[Sign]:
    """The signs, those that one origin merely repeats left out: same thing said, within `REPEAT_DAYS`.

    Of repetitions the first to be published stays, so that what is known on a day does not depend on what follows, and
    of those of one day the weightiest; the order given changes nothing.
    """
    kept: dict[tuple[str, str, Says], list[Sign]] = defaultdict(list)
    for sign in sorted(signs, key=lambda sign: (sign.published, -sign.weight, sign.day, sign.claim)):
        said = kept[sign.origin, sign.side, sign.says]
        if all(abs((sign.day - other.day).days) >= params.REPEAT_DAYS for other in said):
            said.append(sign)
    return sorted((sign for said in kept.values() for sign in said), key=lambda sign: (sign.day, sign.claim, sign.side))


@dataclass(frozen=True, slots=True)
class Signs:
    """Signs as arrays, one entry a sign: indices of days, place, holder, voice and `Says`; see `Sign`."""

    day: Numbers
    since: Numbers
    place: Numbers
    holder: Numbers
    says: Numbers
    voice: Numbers
    worth: Floats
    weight: Floats

    def where(self, which: npt.NDArray[np.bool_] | Numbers) -> Signs:
        """Some of the signs."""
        return Signs(*(getattr(self, field.name)[which] for field in fields(self)))

    def meaning(self, says: Says) -> Signs:
        """Those that say one thing."""
        return self.where(self.says == _SAYS.index(says))


@dataclass(frozen=True, slots=True)
class Axes:
    """What the arrays stand for: the first day, the number of days, and the holders."""

    first: date
    days: int
    holders: tuple[str, ...]

    def lay(self, signs: Sequence[Sequence[Sign]], voices: dict[str, int]) -> Signs:
        """The signs of each place in arrays, those outside of the days left out; new voices are added to `voices`."""
        begin, number = self.first.toordinal(), {holder: i for i, holder in enumerate(self.holders)}
        rows = [
            (
                sign.day.toordinal() - begin,
                max(0, sign.since.toordinal() - begin),
                place,
                number[sign.side],
                _SAYS.index(sign.says),
                voices.setdefault(sign.voice, len(voices)),
            )
            for place, said in enumerate(signs)
            for sign in said
        ]
        told = np.array(rows, dtype=np.int64).reshape(-1, 6)
        weights = np.array([(sign.worth, sign.weight) for said in signs for sign in said]).reshape(-1, 2)
        laid = Signs(*told.T, *weights.T)
        return laid.where((laid.day >= 0) & (laid.day < self.days))


class Told:
    """What signs add up to, shaped (days, places, holders): see `chain.Observed` for the meaning.

    A sign is right with its weight w and otherwise says nothing: alone it lifts what it speaks for from p to
    p + (1 - p) w. Divided by p this is a likelihood ("scaled likelihoods": Bourlard and Morgan, 1994). Of a change it
    gives the odds w : 1 - w against an attack that failed, and every further sign multiplies them.
    """

    def __init__(self, axes: Axes, places: int) -> None:
        shape = (axes.days, places, len(axes.holders))
        self._usual = usual(len(axes.holders))
        self.told, self.leaves, self.comes = (np.zeros(shape, dtype=np.float32) for _ in range(3))
        self._odds, self._share, self._risk = (np.zeros(shape, dtype=np.float32) for _ in range(3))
        self.again, self._keeps = (np.ones(shape, dtype=np.float32) for _ in range(2))

    def clear(self, places: Numbers) -> None:
        """Forget all signs of some places."""
        for empty in (self.told, self.leaves, self.comes, self._odds, self._share, self._risk):
            empty[:, places] = 0
        for whole in (self.again, self._keeps):
            whole[:, places] = 1

    def add(self, signs: Signs) -> Numbers:
        """Count more signs and say of which days they tell; their order changes nothing but the last digits."""
        holds, lacks = signs.meaning(Says.HOLDS), signs.meaning(Says.LACKS)
        np.add.at(self.told, _cells(holds), np.log(held_odds(holds.weight, self._usual)))
        np.subtract.at(self.told, _cells(lacks), np.log(lacked_odds(lacks.weight, self._usual)))
        self._gain(signs.meaning(Says.COMES))
        self._attack(signs.meaning(Says.ATTACKS))
        leaves = signs.meaning(Says.LEAVES)
        np.multiply.at(self._keeps, _cells(leaves), 1 - leaves.weight)
        self.leaves[_cells(leaves)] = 1 - self._keeps[_cells(leaves)]
        return self._days(signs)

    def _days(self, signs: Signs) -> Numbers:
        """The days of which the signs tell something, in order."""
        attacks = signs.says == _SAYS.index(Says.ATTACKS)
        edges = np.zeros(len(self.comes) + params.ATTACK_DAYS + 2, dtype=np.int64)
        np.add.at(edges, signs.since, 1)
        np.subtract.at(edges, signs.day + 1 + params.ATTACK_DAYS * attacks, 1)
        return np.flatnonzero(edges.cumsum()[: len(self.comes)])

    def _attack(self, attacks: Signs) -> None:
        """The attacker may come to hold the place on the days after, little though anybody says so."""
        for after in range(1, params.ATTACK_DAYS + 1):
            near = attacks.where(attacks.day + after < len(self.comes))
            cells = near.day + after, near.place, near.holder
            np.maximum.at(self._risk, cells, params.ATTACK_RISK * near.weight)
            self.comes[cells] = np.maximum(self.comes[cells], self._risk[cells])

    def _gain(self, comes: Signs) -> None:
        """Gains that are dated to several days may have been on any of them: their odds are shared out."""
        days = comes.day - comes.since + 1
        each = np.repeat(np.arange(len(days)), days)
        day = comes.since[each] + np.arange(len(each)) - np.repeat(days.cumsum() - days, days)
        cells = day, comes.place[each], comes.holder[each]
        odds = comes.weight / (1 - comes.weight)
        np.add.at(self._odds, cells, np.log(odds / params.ODDS_OF_ATTACK)[each])
        np.maximum.at(self._share, cells, 1 / days[each])
        self.comes[cells] = params.ODDS_OF_ATTACK * self._share[cells] * np.exp(self._odds[cells]) + self._risk[cells]
        np.multiply.at(self.again, (comes.since, comes.place, comes.holder), held_odds(comes.weight, params.USUAL))


def _cells(signs: Signs) -> tuple[Numbers, Numbers, Numbers]:
    return signs.day, signs.place, signs.holder


def usual(holders: int) -> float:
    """How likely a side is to hold a place of which nothing is known, given the number of holders, "unknown" included.

    Where more sides fight, a word for one of them says more: it speaks against all the others.
    """
    return min(params.USUAL, 1 / max(1, holders - 1))


def held_odds(weight: Floats, usual: float) -> Floats:
    """How much likelier "it holds the place" is said where that is so than where it is not."""
    return np.asarray((usual + (1 - usual) * weight) / (usual * (1 - weight)))


def lacked_odds(weight: Floats, usual: float) -> Floats:
    """The same of "it does not hold the place"."""
    return np.asarray((1 - usual + usual * weight) / ((1 - usual) * (1 - weight)))
