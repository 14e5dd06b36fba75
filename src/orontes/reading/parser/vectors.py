"""The vectors of words before the convolutions: they depend on the word alone, so each is computed once and kept."""

from __future__ import annotations

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

    def of(self, docs: list[Doc]) -> list[Floats]:
        """One array of a row a word for each document."""
        if len(self._rows) > KEPT:
            self._rows, self._table = {}, self._table[:0]
        keys = [self._keys(doc) for doc in docs]
        self._learn(docs, keys)
        return [self._table[[self._rows[key] for key in group]] for group in keys]

    @staticmethod
    def _keys(doc: Doc) -> list[int]:
        spelling, space = doc.to_array(["ORTH", "SPACY"]).T
        keys: list[int] = (spelling ^ space).tolist()
        return keys

    def _learn(self, docs: list[Doc], keys: list[list[int]]) -> None:
        new: dict[int, NDArray[np.uint64]] = {}
        for doc, group in zip(docs, keys, strict=True):
            if not self._rows.keys() >= set(group):
                rows = zip(group, doc.to_array(ATTRIBUTES), strict=True)
                new.update((key, row) for key, row in rows if key not in self._rows)
        if new:
            self._rows.update(zip(new, range(len(self._table), len(self._table) + len(new)), strict=True))
            found = self._mix.predict(self._hash.predict(np.stack(list(new.values()))))
            self._table = np.concatenate([self._table, found])
