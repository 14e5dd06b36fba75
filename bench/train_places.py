"""Fits the weights by which the candidates of a place name are ranked, and writes them to `orontes/places/weights.yml`.

    python bench/train_places.py [--write]

The right candidate of a name, or none of them, is the answer of a softmax over what speaks for and against each
(McFadden 1974, conditional logit); weights are drawn towards those written by hand, and keep their sign. It learns from
the annotated and the gold reports, from UCDP's names with and without their import, and from all of these with the true
place taken away. Whole reports and governorates are left out in turn, and the figures of what was left out are printed
beside those of the weights in use. Needs scipy, which Orontes itself does not.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from scipy.optimize import minimize

from calibration import Judged, calibration_error
from orontes.gazetteer import open_gazetteer
from orontes.places import Candidate, Gazetteer, placing
from orontes.places.evidence import Context, signs
from orontes.places.laying import lay
from orontes.places.ranking import in_company
from orontes.places.weights import SIGNS, load_weights
from orontes.theatre import Theatre, load
from place_corpora import SHARED, Report, Wanted, Without, is_right, reports, ucdp, with_ucdp

FOLDS = 5
# Drawn towards the hand-written weight, in units of that weight (at least one): few names carry some signs.
PULL = 1.0
# How much a name of a corpus counts: reports as they are read count most, and most of their names are known.
IMPORTED, BARE, TAKEN = 0.25, 0.08, 0.05
# Too one-sided here: every name of UCDP says what it is, and few are homonyms of a place of the pack.
FIXED = ("size", "country unwanted", "kind wanted", "theatre")
HAND = {
    **{"folded": -0.8, "near name": -2.0, "unlike": -20.0, "long key": 0.5, "another is exact": -1.0},
    **{"theatre": 0.6, "home": 1.5, "far": -1.0, "size": 1.0, "country": 1.0, "country unwanted": -3.0},
    **{"area wanted": 3.0, "governorate unwanted": -4.0, "kind wanted": 0.6, "kind unwanted": -1.8},
    **{"bare neighbourhood": -0.3, "bare land": -1.5, "bare region": -0.3, "bare line": -2.0},
    **{"inside": 2.0, "outside": -3.5, "their country": 1.0, "near": 2.5, "named land": 0.5},
}


Corpus = tuple[str, float]  # its title, and how much one of its names counts


@dataclass(frozen=True)
class Name:
    """A name of a report: the signs of its candidates (candidates × signs), and which of them are right."""

    corpus: str
    weight: float
    group: str
    values: np.ndarray
    right: np.ndarray


def main() -> None:
    names = list(_names(load("syria")))
    hand = np.array([HAND[sign] for sign in SIGNS])
    used = np.array([load_weights()[sign] for sign in SIGNS])
    folds = [zlib.crc32(name.group.encode()) % FOLDS for name in names]
    left_out = {}
    for fold in range(FOLDS):
        fitted = _fit([name for name, own in zip(names, folds, strict=True) if own != fold], hand)
        left_out |= {i: fitted for i, own in enumerate(folds) if own == fold}
    for title, weights in (("in use", dict.fromkeys(left_out, used)), ("fitted, left out", left_out)):
        _report(title, [(name, weights[i]) for i, name in enumerate(names)])
    fitted = _fit(names, hand)
    for sign, before, after in zip(SIGNS, used, fitted, strict=True):
        print(f"{sign:22s} {before:7.2f} {after:7.2f}")
    if "--write" in sys.argv:
        _write(dict(zip(SIGNS, fitted, strict=True)))


def _names(theatre: Theatre) -> Iterator[Name]:
    gazetteer = open_gazetteer(theatre)
    read = [*reports(SHARED / "gold"), *reports(SHARED / "annotated" / "gold")]
    bare = [*ucdp(), *ucdp(within=False)]
    yield from _of(("reports", 1.0), read, gazetteer, theatre)
    yield from _of(("UCDP, not imported", BARE), bare, gazetteer, theatre)
    yield from _of(("reports, taken away", TAKEN), read, gazetteer, theatre, taken=True)
    with with_ucdp(theatre) as imported:
        yield from _of(("UCDP, imported", IMPORTED), bare, imported, theatre)
        yield from _of(("UCDP, taken away", TAKEN), bare, imported, theatre, taken=True)
        yield from _of(("reports, UCDP imported", IMPORTED), read, imported, theatre)


def _of(
    corpus: Corpus, asked: Sequence[Report], gazetteer: Gazetteer, theatre: Theatre, *, taken: bool = False
) -> Iterator[Name]:
    for stem, wanted in asked:
        known = Without(gazetteer, wanted) if taken else gazetteer
        report = placing.Report(known, theatre)
        items = [placing.take(one.phrase, report) for one in wanted]
        together = placing.with_company(items, report)
        for one, item in zip(wanted, items, strict=True):
            if one.lat is not None and not item.phrase.ends and item.phrase.name:
                yield from _name(corpus, stem, one, item, together)


def _name(corpus: Corpus, group: str, one: Wanted, item: placing.Asked, report: placing.Report) -> Iterator[Name]:
    found = placing.found(item.phrase.name, report.gazetteer)
    if not found:
        return
    context = in_company(found, Context(report.theatre, report.anchors, item.within, report.lands))
    values, right = np.zeros((len(found), len(SIGNS))), np.zeros(len(found), bool)
    for row, (place, match) in enumerate(found):
        for sign, value, _ in signs(place, match, item.phrase, context):
            values[row, SIGNS.index(sign)] += value
        laid = lay(item.text, item.phrase, Candidate(place, match, 1.0, ()), report.gazetteer)
        right[row] = is_right(one, laid)
    yield Name(*corpus, group, values, right)


def _fit(names: Sequence[Name], hand: np.ndarray) -> np.ndarray:
    scale = np.maximum(1.0, np.abs(hand))
    bounds = [(h, h) if s in FIXED else (0, None) if h > 0 else (None, 0) for s, h in zip(SIGNS, hand, strict=True)]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        drawn = (weights - hand) / scale
        total, slope = PULL * float(drawn @ drawn), 2 * PULL * drawn / scale
        for name in names:
            one, down = _surprise(name, weights)
            total += name.weight * one
            slope = slope + name.weight * down
        return total, slope

    return np.asarray(minimize(loss, hand, jac=True, method="L-BFGS-B", bounds=bounds).x)


def _surprise(name: Name, weights: np.ndarray) -> tuple[float, np.ndarray]:
    """Minus the log of the probability of what is right, and its slope."""
    scores = np.append(name.values @ weights, 0.0)
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    right = np.append(name.right, not name.right.any())
    good = chances * right
    share = good.sum() + 1e-12
    padded = np.vstack([name.values, np.zeros(len(weights))])
    return -float(np.log(share)), padded.T @ (chances - good / share)


def _report(title: str, judged: Sequence[tuple[Name, np.ndarray]]) -> None:
    corpora = list(dict.fromkeys(name.corpus for name, _ in judged))
    print(f"{title}: corpus, names, surprise, right of those known, wrongly placed of those unknown, calibration error")
    for corpus in corpora:
        mine = [pair for pair in judged if pair[0].corpus == corpus]
        surprise = sum(_surprise(*pair)[0] for pair in mine) / len(mine)
        answers = [_answer(*pair) for pair in mine]
        known = [right for (right, _), (name, _) in zip(answers, mine, strict=True) if name.right.any()]
        unknown = [
            placed is not None for (_, placed), (name, _) in zip(answers, mine, strict=True) if not name.right.any()
        ]
        placed = [one for _, one in answers if one is not None]
        figures = f"{_mean(known):.3f} of {len(known)}, {_mean(unknown):.3f} of {len(unknown)}"
        print(f"  {corpus:24s} {len(mine):5d} {surprise:.3f}  {figures}  {calibration_error(placed):.3f}")


def _answer(name: Name, weights: np.ndarray) -> tuple[bool, Judged | None]:
    """Whether the name is placed rightly, and how surely it is placed at all."""
    scores = np.append(name.values @ weights, 0.0)
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    best = int(chances[:-1].argmax())
    if chances[best] < max(placing.ACCEPT, chances[-1]):
        return False, None
    return bool(name.right[best]), (float(chances[best]), bool(name.right[best]))


def _mean(values: Sequence[bool]) -> float:
    return sum(values) / max(1, len(values))


def _write(weights: Mapping[str, float]) -> None:
    target = Path(placing.__file__).with_name("weights.yml")
    head = target.read_text(encoding="utf-8").splitlines()[0]
    body = yaml.safe_dump({sign: round(float(weight), 2) for sign, weight in weights.items()}, sort_keys=False)
    target.write_text(f"{head}\n{body}", encoding="utf-8")


if __name__ == "__main__":
    main()
