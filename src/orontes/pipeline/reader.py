"""Reading claims from documents, with everything that reading needs loaded once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orontes import __version__, claims, places, reading
from orontes.claims.types import Claim
from orontes.evidence import Origin
from orontes.gazetteer import SqliteGazetteer
from orontes.places.types import Placement, PlacePhrase
from orontes.sources.types import Document
from orontes.theatre.types import Theatre

READER = Origin("rules", __version__)
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
        self.parser = reading.SpacyParser()

    def claims(self, documents: Sequence[Document]) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
        """Each document with its claims, placed; parsed `TOGETHER` at a time, so that memory stays flat."""
        for start in range(0, len(documents), TOGETHER):
            batch = documents[start : start + TOGETHER]
            readings = reading.read_all(batch, self.lexicon, self.names, self.parser)
            for document, read_document in zip(batch, readings, strict=True):
                yield document, claims.extract(read_document, document, self.pack, self.place)

    def place(self, phrases: Sequence[PlacePhrase]) -> tuple[Placement, ...]:
        """Placements of one report's place phrases."""
        return places.place(phrases, self.names, self.pack)
