"""Reading claims from documents, with everything that reading needs loaded once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from orontes import claims, places, reading
from orontes.claims.types import Claim
from orontes.gazetteer import SqliteGazetteer
from orontes.gazetteer.toponyms import find_toponyms
from orontes.places.types import Placement, PlacePhrase
from orontes.publish.mentions import mention_rows, place_phrases, with_unknown, world_rows
from orontes.reading.types import Reading
from orontes.sources.types import Document, Skipped, SkipReason
from orontes.theatre.types import Theatre
from orontes.uncollected import uncollected

T = TypeVar("T")
FAULT = "the reader failed on it, which is a fault of Orontes: please report it"
TOGETHER = 32  # documents parsed in one batch: a fifth faster than one by one


class Reader:
    """Reads claims from documents: lexicon, parser and gazetteer loaded once.

    Example::

        pack = theatre.load("syria")
        reader = Reader(pack, open_gazetteer(pack))
        for document, found in reader.claims(documents):
            print(document.file, [claim.quote for claim in found])
    """

    def __init__(self, pack: Theatre, names: SqliteGazetteer) -> None:
        self.pack = pack
        self.names = names
        self.lexicon = reading.build_lexicon(pack)
        self.parser = reading.DependencyParser()
        self._placer = places.Placer(names, pack)

    def claims(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Claim, ...] | Skipped]]:
        """Each document with its claims, placed, or with why it could not be read."""
        return _each(documents, self._claims)

    def readings(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Reading | Skipped]]:
        """Each document with its entries, sentences and mentions, or with why it could not be read."""
        return _each(documents, self._readings)

    def _readings(self, batch: Sequence[Document]) -> Sequence[Reading]:
        return reading.read_all(batch, self.lexicon, self.names, self.parser)

    def _claims(self, batch: Sequence[Document]) -> Sequence[tuple[Claim, ...]]:
        pairs = zip(self._readings(batch), batch, strict=True)
        return [claims.extract(read, document, self.pack, self.place) for read, document in pairs]

    def place(self, phrases: Sequence[PlacePhrase]) -> tuple[Placement, ...]:
        """Placements of one report's place phrases."""
        return self._placer(phrases)

    def mentions(self, document: Document, found: Reading) -> Iterator[dict[str, object]]:
        """The rows of what was found in a document; without a theatre's countries, of every toponym in it."""
        if self.pack.countries:
            return mention_rows(document.doc, found, self.place(place_phrases(found)))
        toponyms = with_unknown(find_toponyms(document.text, self.names), found)
        return world_rows(document.doc, found, toponyms, self.place([toponym.phrase for toponym in toponyms]))


def _each(
    documents: Iterable[Document], work: Callable[[Sequence[Document]], Sequence[T]]
) -> Iterator[tuple[Document, T | Skipped]]:
    """What `work` makes of each document, `TOGETHER` documents at a time, so that memory stays flat.

    Where one of them breaks the reader, the others are read one by one: a fault of ours must not cost anybody the
    rest of their reports.
    """
    stream = iter(documents)
    while batch := list(islice(stream, TOGETHER)):
        with uncollected():  # what is read hangs together in no circles to speak of
            found = _read(batch, work)
        yield from zip(batch, found, strict=True)


def _read(batch: Sequence[Document], work: Callable[[Sequence[Document]], Sequence[T]]) -> list[T | Skipped]:
    try:
        return [*work(batch)]
    except Exception:  # noqa: BLE001 - whatever it is, the others are still to be read
        return [_alone(document, work) for document in batch]


def _alone(document: Document, work: Callable[[Sequence[Document]], Sequence[T]]) -> T | Skipped:
    try:
        return work([document])[0]
    except Exception as error:  # noqa: BLE001 - listed with its cause, never lost
        return Skipped(document.file, SkipReason.UNREAD, f"{FAULT} ({type(error).__name__}: {error})")
