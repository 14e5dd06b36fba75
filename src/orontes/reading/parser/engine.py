"""Runs the trained network over a batch of sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from orontes.evidence import Span
from orontes.reading.parser.names import PARTS, scores, windows
from orontes.reading.parser.network import pipes
from orontes.reading.parser.vectors import Floats, WordVectors
from orontes.reading.types import Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


# Half a character, which a broken decoding leaves behind; spaCy stores its words as UTF-8.
_SURROGATE = re.compile("[\ud800-\udfff]")

# What is asked of spaCy about each word after parsing.
COLUMNS: list[int | str] = ["HEAD", "DEP", "LENGTH", "SPACY", "IS_SPACE"]


class Engine:
    """A pipeline of `network.blank`, taken apart, so that each step runs once over all sentences of a batch."""

    def __init__(self, nlp: Language, names: Mapping[str, Floats]) -> None:
        _use_numpy(nlp)
        parts = pipes(nlp)
        embed, self._encode = parts["tok2vec"].model.layers
        self._vectors = WordVectors(embed)
        self._tokenizer: Any = nlp.tokenizer
        self._strings = nlp.vocab.strings
        self._parser = parts["parser"]
        self._parser.model.attrs["unseen_classes"].add(self._parser.move_names.index("B-ROOT"))  # never two sentences
        head = parts["tagger"].model.get_ref("output_layer")
        self._weights, self._bias = head.get_param("W").T.copy(), head.get_param("b")
        self._labels = [tuple(label.split("|")[:2]) for label in parts["tagger"].labels]
        self._names = names
        self._deps: dict[int, str] = {}

    @property
    def words_known(self) -> int:
        """How many different words it has met: spaCy keeps every one."""
        return len(self._strings)

    def parse(self, texts: Sequence[str], starts: Sequence[int]) -> list[tuple[Token, ...]]:
        """Tokens of each text, read as one sentence; spans count from its start."""
        docs = [self._tokenizer(_SURROGATE.sub("\ufffd", text)) for text in texts]
        full = [doc for doc in docs if len(doc)]
        if not full:
            return [() for _ in docs]
        tensors = self._encode.predict(self._vectors.of(full))
        for doc, tensor in zip(full, tensors, strict=True):
            doc.tensor = tensor
        self._parser.set_annotations(full, self._parser.predict(full))
        labels = (np.concatenate(tensors) @ self._weights + self._bias).argmax(axis=1).tolist()
        parts = scores(self._names, windows(tensors))[1].argmax(axis=1).tolist()
        found, at = [], 0
        for doc, text, start in zip(docs, texts, starts, strict=True):
            found.append(self._tokens(doc, text, start, labels[at : at + len(doc)], parts[at : at + len(doc)]))
            at += len(doc)
        return found

    def _tokens(self, doc: Doc, text: str, base: int, labels: list[int], parts: list[int]) -> tuple[Token, ...]:
        """Our own tokens: spaces left out, and one root, on which any second one hangs."""
        columns = doc.to_array(COLUMNS).T
        offsets, deps = columns[0].astype(np.int64).tolist(), columns[1].tolist()
        starts, ends = _bounds(columns[2], columns[3])
        kept = np.flatnonzero(columns[4] == 0).tolist()
        number = {at: n for n, at in enumerate(kept)}
        root = next((at for at in kept if not offsets[at]), kept[0] if kept else 0)
        tokens = []
        for n, at in enumerate(kept):
            head, dep = at + offsets[at], self._dep(deps[at])
            if head == at != root:
                head, dep = root, "parataxis"
            (tag, pos), start, end = self._labels[labels[at]], starts[at], ends[at]
            above = number.get(head, number[root])
            tokens.append(
                Token(n, Span(base + start, base + end), text[start:end], pos, tag, dep, above, PARTS[parts[at]])
            )
        return tuple(tokens)

    def _dep(self, key: int) -> str:
        if key not in self._deps:
            self._deps[key] = self._strings[key]
        return self._deps[key]


def _bounds(lengths: NDArray[np.uint64], spaces: NDArray[np.uint64]) -> tuple[list[int], list[int]]:
    """Where words start and end in their text: one after the other, some with a space behind them."""
    after = np.cumsum(lengths + spaces, dtype=np.int64)
    ends = after - spaces.astype(np.int64)
    return (ends - lengths.astype(np.int64)).tolist(), ends.tolist()


def _use_numpy(nlp: Language) -> None:
    """Multiply with numpy's own library, which is two to three times faster than the one that spaCy brings."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for pipe in pipes(nlp).values():
        for node in pipe.model.walk():
            node.ops = ops
