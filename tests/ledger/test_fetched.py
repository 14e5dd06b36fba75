"""What was captured from an address before, on each database."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.ledger.conftest import a_document

from orontes.evidence import RecordId
from orontes.ledger import Casebook
from orontes.ledger.fetched import is_captured, last_texts
from orontes.sources import Capture, Document

NOON = datetime(2017, 3, 24, 12, tzinfo=UTC)
PAGE = "https://example.org/a"


def captured(source: str, at: datetime, *documents: Document) -> Capture:
    original = f"{source} at {at}".encode()
    return Capture(
        id=RecordId(hashlib.sha256(original).hexdigest()),
        original=original,
        media_type="application/warc",
        source=source,
        method="feed",
        captured=at,
        documents=tuple(document.id for document in documents),
    )


def test_an_address_is_known_by_a_capture_that_gave_something(casebook: Casebook):
    one = a_document()
    assert not is_captured(casebook, PAGE)
    casebook.add([], captures=[captured(PAGE, NOON)])
    assert not is_captured(casebook, PAGE)  # a failure
    casebook.add([one], captures=[captured(PAGE, NOON, one)])
    assert is_captured(casebook, PAGE)
    assert not is_captured(casebook, PAGE + "b")
    assert is_captured(casebook, PAGE, NOON)
    assert not is_captured(casebook, PAGE, NOON + timedelta(microseconds=1))


def test_what_an_address_said_last_is_what_its_newest_capture_gave(casebook: Casebook):
    one, two, other = (a_document(text) for text in ("Soran fell.", "Halfaya fell.", "Nothing fell."))
    assert last_texts(casebook, PAGE) == ()
    casebook.add([one, two], captures=[captured(PAGE, NOON, two, one)])
    casebook.add([other], captures=[captured(PAGE + "b", NOON, other)])
    assert last_texts(casebook, PAGE) == ("Halfaya fell.", "Soran fell.")
    casebook.add([other], captures=[captured(PAGE, NOON + timedelta(hours=1), other)])
    casebook.add([], captures=[captured(PAGE, NOON + timedelta(hours=2))])
    assert last_texts(casebook, PAGE) == ("Nothing fell.",)


def test_a_text_that_was_read_anew_counts(casebook: Casebook):
    one = a_document("Soran fell.")
    casebook.add([one], captures=[captured(PAGE, NOON, one)])
    casebook.add([replace(one, text="Soran has fallen.")])
    assert last_texts(casebook, PAGE) == ("Soran has fallen.",)
