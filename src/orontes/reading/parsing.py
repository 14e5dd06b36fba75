"""The dependency parser behind the `Parser` protocol: a small network of our own, loaded when first asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from orontes import evidence
from orontes.reading.parser.engine import Engine
from orontes.reading.parser.weights import trained, version
from orontes.reading.sentences import split_sentences
from orontes.reading.types import Token

# Sentences parsed together: enough to fill the matrix products, few enough to stay in the processor's cache.
BATCH = 128
# And characters: a table without spaces is a word a character, and each takes four kilobytes of the network.
BATCH_CHARACTERS = 40_000

# spaCy keeps every word that it meets; from so many on, about 60 MB, the network is loaded anew.
MOST_WORDS = 250_000


class DependencyParser:
    """Parses sentences with the weights that travel in the package, on one core, without a network.

    They are loaded at the first `parse`, about half a second; `bench/train_parser.py` says where they are from.

    >>> parser = DependencyParser()
    >>> [token.dep for token in parser.parse(["Rebels captured Soran."])[0]]
    ['nsubj', 'ROOT', 'dobj', 'punct']
    """

    def __init__(self) -> None:
        self.name = "orontes-parser"
        self.version = version()

    @cached_property
    def engine(self) -> Engine:
        """The loaded network."""
        return trained()

    def parse(self, texts: Sequence[str], starts: Sequence[int] = ()) -> Sequence[tuple[Token, ...]]:
        """Parse each text as one sentence; spans count from its start in the document, 0 where none are given."""
        starts = starts or [0] * len(texts)
        if self.engine.words_known > MOST_WORDS:
            del self.engine
        by_length = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        parsed: list[tuple[Token, ...]] = [()] * len(texts)
        for chosen in _batches(by_length, texts):
            trees = self.engine.parse([texts[at] for at in chosen], [starts[at] for at in chosen])
            for at, tokens in zip(chosen, trees, strict=True):
                parsed[at] = tokens
        return parsed

    def split(self, text: str) -> Sequence[evidence.Span]:
        """Sentence spans of a paragraph, by rule: the model's own split is forty times slower and no surer."""
        return split_sentences(text)


def _batches(order: Sequence[int], texts: Sequence[str]) -> Iterator[list[int]]:
    """Numbers of texts in their order, `BATCH` and `BATCH_CHARACTERS` together at most, one at least."""
    batch: list[int] = []
    size = 0
    for at in order:
        size += len(texts[at])
        if batch and (len(batch) == BATCH or size > BATCH_CHARACTERS):
            yield batch
            batch, size = [], len(texts[at])
        batch.append(at)
    if batch:
        yield batch
