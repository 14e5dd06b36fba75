"""A casebook on each database, with a clock that is wound by hand, and documents to put in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from orontes.evidence import RecordId
from orontes.ledger import Casebook
from orontes.sources import Document

START = datetime(2017, 5, 1, 12, tzinfo=UTC)


class HandClock:
    """Gives a minute more each time it is asked; set `now` to turn it."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def a_document(text: str = "Soran has fallen.", **particulars: object) -> Document:
    original = text.encode()
    values = {
        "id": RecordId(hashlib.sha256(original).hexdigest()),
        "doc": "monitor-2017-03-22",
        "file": "monitor-2017-03-22.txt",
        "text": text,
        "original": original,
        "publisher": "Monitor",
        "url": "",
        "published": datetime(2017, 3, 22, 18, 30, tzinfo=UTC),
        "published_from": "manifest",
    }
    return Document(**(values | particulars))  # type: ignore[arg-type]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """Where a new casebook's ledger is to be: "" for a file of SQLite, or a schema of a PostgreSQL database."""
    return "" if request.param == "sqlite" else request.getfixturevalue("postgres").address()


@pytest.fixture
def casebook(tmp_path: Path, clock: HandClock, address: str) -> Iterator[Casebook]:
    """An empty casebook; the test runs on each database, unless it asks for `sqlite` alone."""
    folder = tmp_path / "case"
    with Casebook.create(folder, "syria", ledger=address, who="an investigator", clock=clock) as made:
        yield made


@pytest.fixture
def document() -> Callable[..., Document]:
    return a_document
