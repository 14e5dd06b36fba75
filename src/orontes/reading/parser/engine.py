"""Runs the trained network over a batch of sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from orontes.evidence import Span
from orontes.reading.parser.encoder import Encoder
from orontes.reading.parser.lifting import MARK, lifted
from orontes.reading.parser.names import PARTS, scores, windows
from orontes.reading.parser.network import pipes
from orontes.reading.parser.transitions import Ints, Transitions
from orontes.reading.parser.vectors import Floats, WordVectors, word_keys
from orontes.reading.types import Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


# Half a character, which a broken decoding leaves behind; spaCy stores its words as UTF-8.
_SURROGATE = re.compile("[\ud800-\udfff]")

# What is asked of spaCy about each word.
COLUMNS: list[int | str] = ["ORTH", "SPACY", "LENGTH", "IS_SPACE"]
ROOT = "ROOT"


@dataclass(frozen=True, slots=True)
class _Words:
    """What was found of the words of one sentence or of a batch, by their number; white space is among them."""

    starts: list[int]  # characters from the sentence's start
    ends: list[int]
    spaces: list[bool]
    heads: list[int]  # within the sentence; a root's is itself
    deps: list[str]
    labels: list[tuple[str, ...]]
    parts: list[str]

    def of(self, first: int, count: int) -> _Words:
        """Those of one sentence of the batch."""
        cut = slice(first, first + count)
        return _Words(
            self.starts[cut],
            self.ends[cut],
            self.spaces[cut],
            self.heads[cut],
            self.deps[cut],
            self.labels[cut],
            self.parts[cut],
        )


class Engine:
    """A pipeline of `network.blank`, taken apart, so that each step runs once over all sentences of a batch."""

    def __init__(self, nlp: Language, names: Mapping[str, Floats]) -> None:
        _use_numpy(nlp)
        parts = pipes(nlp)
        embed, encode = parts["tok2vec"].model.layers
        self._vectors, self._encode = WordVectors(embed), Encoder(encode)
        self._transitions = Transitions(parts["parser"])
        self._tokenizer: Any = nlp.tokenizer
        self._strings = nlp.vocab.strings
        head = parts["tagger"].model.get_ref("output_layer")
        self._weights, self._bias = head.get_param("W").T.copy(), head.get_param("b")
        self._labels = [tuple(label.split("|")[:2]) for label in parts["tagger"].labels]
        self._deps = [*(name.partition("-")[2] for name in self._transitions.names), ROOT]
        self._names = names

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
        words, found, at = self._words(full), [], 0
        for doc, text, start in zip(docs, texts, starts, strict=True):
            found.append(_tokens(words.of(at, len(doc)), text, start) if len(doc) else ())
            at += len(doc)
        return found

    def _words(self, docs: list[Doc]) -> _Words:
        lengths, columns = [len(doc) for doc in docs], np.concatenate([doc.to_array(COLUMNS) for doc in docs]).T
        vectors = self._encode(self._vectors.of(docs, word_keys(columns[0], columns[1])), lengths)
        heads, moves = self._transitions.parse(vectors, lengths)
        labels = (vectors @ self._weights + self._bias).argmax(axis=1).tolist()
        parts = scores(self._names, windows(np.split(vectors, np.cumsum(lengths)[:-1])))[1].argmax(axis=1).tolist()
        first: Ints = np.repeat(np.cumsum(lengths) - np.asarray(lengths), lengths)
        headless = heads == len(heads)
        return _Words(
            *_bounds(columns[2].astype(np.int64), columns[1].astype(np.int64), first),
            (columns[3] != 0).tolist(),
            (np.where(headless, np.arange(len(heads)), heads) - first).tolist(),
            [self._deps[move] for move in np.where(headless, -1, moves).tolist()],
            [self._labels[label] for label in labels],
            [PARTS[part] for part in parts],
        )


def _tokens(words: _Words, text: str, base: int) -> tuple[Token, ...]:
    """Our own tokens: spaces left out, and one root, on which any second one hangs."""
    heads, deps = words.heads, words.deps
    if any(MARK in dep for dep in deps):
        heads, deps = lifted(heads, deps, words.spaces)
    kept = [at for at, space in enumerate(words.spaces) if not space]
    number = {at: n for n, at in enumerate(kept)}
    root = next((at for at in kept if heads[at] == at), kept[0] if kept else 0)
    tokens = []
    for n, at in enumerate(kept):
        head, dep = heads[at], deps[at]
        if head == at != root:
            head, dep = root, "parataxis"
        (tag, pos), start, end = words.labels[at], words.starts[at], words.ends[at]
        above = number.get(head, number[root])
        tokens.append(Token(n, Span(base + start, base + end), text[start:end], pos, tag, dep, above, words.parts[at]))
    return tuple(tokens)


def _bounds(lengths: Ints, spaces: Ints, first: Ints) -> tuple[list[int], list[int]]:
    """Where words start and end in their text: one after the other, some with a space behind them.

    `first` is the number of the first word of each word's own sentence.
    """
    after = np.cumsum(lengths + spaces)
    before = after - lengths - spaces
    starts = before - before[first]
    return starts.tolist(), (starts + lengths).tolist()


def _use_numpy(nlp: Language) -> None:
    """Multiply with numpy's own library, which is two to three times faster than the one that spaCy brings."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for pipe in pipes(nlp).values():
        for node in pipe.model.walk():
            node.ops = ops
