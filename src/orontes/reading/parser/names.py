"""Which words are part of a name: a small network over the vectors of a word and its two neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

KINDS = ("PLACE", "PERSON", "ORG")
# Classes of the network: no name, then the begin and the inside of each kind.
PARTS = ("", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))
LAYERS = ("W1", "b1", "W2", "b2")


def windows(vectors: Sequence[Floats]) -> Floats:
    """The vectors of each word and its neighbours side by side; nothing stands beside a sentence's ends.

    >>> windows([np.ones((1, 2), dtype="float32")]).tolist()
    [[0.0, 0.0, 1.0, 1.0, 0.0, 0.0]]
    """
    apart = np.zeros((1, vectors[0].shape[1]), dtype=np.float32)
    row = np.concatenate([apart, *(part for vector in vectors for part in (vector, apart))])
    words = np.concatenate([np.append(np.ones(len(vector), dtype=bool), False) for vector in vectors])[:-1]
    found: Floats = np.hstack([row[:-2], row[1:-1], row[2:]])[words]
    return found


def scores(weights: Mapping[str, Floats], found: Floats) -> tuple[Floats, Floats]:
    """Of each window: the hidden layer, and a score for each of `PARTS`."""
    hidden = np.maximum(found @ weights["W1"] + weights["b1"], 0.0)
    return hidden, hidden @ weights["W2"] + weights["b2"]
