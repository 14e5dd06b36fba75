"""The convolutions: from the vector of each word to one that knows its neighbours, over a batch laid end to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orontes.reading.parser.network import WIDTH

Floats = NDArray[np.float32]
PIECES = 3
MEAN = np.full(WIDTH, 1 / WIDTH, dtype=np.float32)
TINY = np.float32(1e-8)  # keeps a variance from being nothing


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Weights of one convolution over three words; the pieces of each output are `WIDTH` columns apart."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats


class Encoder:
    """The network's convolutions with maxout and layer normalisation, each added to what came in."""

    def __init__(self, encode: Any) -> None:
        nodes = {kind: [n for n in encode.walk() if n.name == kind] for kind in ("maxout", "layernorm")}
        self._layers = [_layer(*pair) for pair in zip(nodes["maxout"], nodes["layernorm"], strict=True)]

    def __call__(self, vectors: Floats, lengths: Sequence[int]) -> Floats:
        """The words' vectors, a row each, sentences of these lengths one after the other; as many rows come out."""
        kept = places(lengths, len(self._layers))
        rows = np.zeros((len(vectors) + len(self._layers) * (len(lengths) + 1), WIDTH), dtype=np.float32)
        rows[kept] = vectors
        for layer in self._layers:
            rows += _convolved(rows, layer)
        found: Floats = rows[kept]
        return found


def places(lengths: Sequence[int], apart: int) -> NDArray[np.int64]:
    """Where the words stand when as many empty rows stand before, between and behind the sentences.

    >>> places([2, 1], 3).tolist()
    [3, 4, 8]
    """
    gaps = np.arange(1, len(lengths) + 1) * apart
    found: NDArray[np.int64] = np.arange(sum(lengths)) + np.repeat(gaps, lengths)
    return found


def _layer(maxout: Any, norm: Any) -> Layer:
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    flat = weights.transpose(1, 0, 2).reshape(PIECES * WIDTH, -1).T
    return Layer(np.ascontiguousarray(flat), bias.T.ravel().copy(), norm.get_param("G"), norm.get_param("b"))


def _convolved(rows: Floats, layer: Layer) -> Floats:
    around = np.zeros((len(rows), 3 * WIDTH), dtype=np.float32)
    around[1:, :WIDTH], around[:, WIDTH : 2 * WIDTH], around[:-1, 2 * WIDTH :] = rows[:-1], rows, rows[1:]
    found = around @ layer.weights
    found += layer.bias
    best: Floats = np.maximum(found[:, :WIDTH], found[:, WIDTH : 2 * WIDTH])
    np.maximum(best, found[:, 2 * WIDTH :], out=best)
    best -= (best @ MEAN)[:, None]
    spread = np.einsum("ij,ij->i", best, best) / np.float32(WIDTH) + TINY
    best *= (spread**-0.5)[:, None]
    best *= layer.gain
    best += layer.shift
    return best
