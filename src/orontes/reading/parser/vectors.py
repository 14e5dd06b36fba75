"""The vectors of words before the convolutions: they depend on the word alone, so each is computed once and kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from orontes.reading.parser.network import ATTRIBUTES, WIDTH

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats = NDArray[np.float32]
KEPT = 40_000  # words whose vectors are kept, about 15 MB


class WordVectors:
    """Vectors by word and by whether a space follows; forgotten all at once when there are too many."""

    def __init__(self, embed: Any) -> None:
        self._hash, self._mix = embed.layers[2].layers[0], embed.layers[3].layers[0]
        self._rows: dict[int, int] = {}
        self._table: Floats = np.empty((0, WIDTH), dtype=np.float32)

    def of(self, docs: Sequence[Doc], keys: Sequence[int]) -> Floats:
        """A row for each word of the documents, one after the other; `keys` are their `word_keys`."""
        if len(self._rows) > KEPT:
            self._rows, self._table = {}, self._table[:0]
        if not self._rows.keys() >= set(keys):
            self._learn(docs, keys)
        return self._table[[self._rows[key] for key in keys]]

    def _learn(self, docs: Sequence[Doc], keys: Sequence[int]) -> None:
        new: dict[int, int] = {}
        for at, key in enumerate(keys):
            if key not in self._rows:
                new.setdefault(key, at)
        rows = np.concatenate([doc.to_array(ATTRIBUTES) for doc in docs])[list(new.values())]
        self._rows.update(zip(new, range(len(self._table), len(self._table) + len(new)), strict=True))
        self._table = np.concatenate([self._table, self._mix.predict(self._hash.predict(rows))])


def word_keys(spellings: NDArray[np.uint64], spaces: NDArray[np.uint64]) -> list[int]:
    """What tells words apart: spaCy's number of the spelling, and whether a space follows."""
    keys: list[int] = (spellings ^ spaces).tolist()
    return keys
