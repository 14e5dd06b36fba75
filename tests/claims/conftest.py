"""Reads made-up reports through the real rooms below: theatre pack, gazetteer, parser."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from orontes import claims, places, reading, theatre
from orontes.claims import Claim, selection
from orontes.evidence import RecordId
from orontes.gazetteer import open_gazetteer
from orontes.sources import Document

Read = Callable[[str], tuple[Claim, ...]]


def document(text: str, publisher: str = "Reuters") -> Document:
    raw = text.encode()
    return Document(
        id=RecordId(hashlib.sha256(raw).hexdigest()),
        doc="report",
        file="report.txt",
        text=text,
        original=raw,
        publisher=publisher,
        url="",
        published=datetime(2017, 3, 24, 20, tzinfo=UTC),
        published_from="option",
    )


def reader(pack: theatre.Theatre) -> Read:
    gazetteer = open_gazetteer(pack)
    lexicon, parser = reading.build_lexicon(pack), reading.DependencyParser()

    def read(text: str) -> tuple[Claim, ...]:
        report = document(text)
        found = reading.read(report, lexicon, gazetteer, parser)
        return claims.extract(found, report, pack, lambda phrases: places.place(phrases, gazetteer, pack))

    return read


@pytest.fixture(scope="session")
def read() -> Read:
    return reader(theatre.load("syria"))


@pytest.fixture(scope="session")
def read_anywhere() -> Read:
    return reader(theatre.EMPTY)


@pytest.fixture(autouse=True, scope="package")
def _all_chosen() -> Iterator[None]:
    """Tests of the rules see all that the rules read: which of it is chosen changes with every training."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(selection, "model", lambda: selection.Model(1.0, 0.0, {}))
        yield
