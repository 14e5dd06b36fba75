"""How far probabilities can be believed: those of placements against what came true.

Expected calibration error over ten bins of equal count (Naeini, Cooper and Hauskrecht 2015, "Obtaining Well Calibrated
Probabilities Using Bayesian Binning").
"""

from __future__ import annotations

from collections.abc import Sequence

BINS = 10
Judged = tuple[float, bool]  # a probability and whether it came true


def calibration_error(judged: Sequence[Judged]) -> float:
    """Mean distance between what bins of like probability promise and what they keep.

    >>> calibration_error([(1.0, True), (1.0, False)])
    0.5
    """
    ordered = sorted(judged, key=lambda pair: pair[0])  # ties stay in the order of the corpus
    error = 0.0
    for bin_ in range(BINS):
        inside = ordered[bin_ * len(ordered) // BINS : (bin_ + 1) * len(ordered) // BINS]
        error += abs(sum(p for p, _ in inside) - sum(right for _, right in inside))
    return error / max(1, len(ordered))


def reliability(judged: Sequence[Judged]) -> str:
    """One line: promised and kept in each bin."""
    ordered = sorted(judged, key=lambda pair: pair[0])  # ties stay in the order of the corpus
    cells = []
    for bin_ in range(BINS):
        inside = ordered[bin_ * len(ordered) // BINS : (bin_ + 1) * len(ordered) // BINS]
        if inside:
            promised, kept = (sum(values) / len(inside) for values in zip(*inside, strict=True))
            cells.append(f"{promised:.2f}→{kept:.2f}")
    return "  ".join(cells)
