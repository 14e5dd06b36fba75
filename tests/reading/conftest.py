"""A small invented war, so that no test depends on the packs: River Guard against the Hill Union."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from orontes.evidence import RecordId, Span
from orontes.reading import DependencyParser, Lexicon, build_lexicon
from orontes.sources.types import Document
from orontes.theatre.types import Actor, ActorKind, Descriptor, Membership, Side, Source, SourceKind, Theatre


class ListedNames:
    """Place names from a list: the smallest thing that is a gazetteer to the reader."""

    def __init__(self, *names: str) -> None:
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")

    def find(self, text: str) -> Sequence[Span]:
        return [Span(*match.span()) for match in self._pattern.finditer(text)]


def _actor(identity: str, name: str, *aliases: str, memberships: tuple[Membership, ...]) -> Actor:
    return Actor(identity, name, ActorKind.REBEL_GROUP, aliases, memberships)


@pytest.fixture(scope="session")
def theatre() -> Theatre:
    changed = date(2016, 7, 28)
    return Theatre(
        id="rivers",
        name="War of the rivers",
        countries=("SY",),
        bounds=(35.0, 32.0, 43.0, 38.0),
        start=date(2012, 1, 1),
        sides=tuple(Side(name, name, "#000000", True) for name in ("river", "hill", "civilians")),
        actors=(
            _actor("guard", "River Guard", "RG", "Jaish al-Nahr", memberships=(Membership("river"),)),
            _actor("union", "Hill Union", "Jebel Front", memberships=(Membership("hill"),)),
            _actor(
                "turncoats",
                "Liwa al-Qasr",
                memberships=(Membership("river", until=changed), Membership("hill", since=date(2016, 7, 29))),
            ),
        ),
        descriptors=(
            Descriptor("rebel", "hill"),
            Descriptor("rebels", "hill"),
            Descriptor("pro-river", "river"),
            Descriptor("ruritanian", "river"),
            Descriptor("ruritanian-backed", "river"),
            Descriptor("opposition", "hill"),
            Descriptor("opposition-held", "hill"),
        ),
        sources=(
            Source("watch", "River Watch", SourceKind.MONITOR, ("the Watch",), "", 0.7),
            Source("rna", "River News Agency", SourceKind.STATE_MEDIA, ("RNA",), "river", 0.4),
        ),
        places=(),
    )


@pytest.fixture(scope="session")
def lexicon(theatre: Theatre) -> Lexicon:
    return build_lexicon(theatre)


@pytest.fixture(scope="session")
def names() -> ListedNames:
    return ListedNames("Hama", "Idlib", "Khattab", "Soran", "Aleppo", "Damascus", "Homs", "Karnaz", "Kafr Naboudah")


@pytest.fixture(scope="session")
def parser() -> DependencyParser:
    return DependencyParser()


def make_document(text: str, published: datetime = datetime(2017, 3, 25, 19, 15, tzinfo=UTC)) -> Document:
    """A document of a text, as if captured from a file."""
    return Document(
        id=RecordId("test"),
        doc="test",
        file="test.txt",
        text=text,
        original=text.encode("utf-8", "surrogatepass"),
        publisher="The Test",
        url="",
        published=published,
        published_from="manifest",
    )
