"""Versions of one article are linked by address, copies by their words; nothing is merged."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.errors import RequestError
from orontes.evidence import RecordId
from orontes.ledger import Casebook
from orontes.ledger.versions import Change, versions
from orontes.ledger.versions.differing import PARTICULARS, changes, sentences
from orontes.sources import Capture, Document
from orontes.sources.addresses import address_key

Make = Callable[..., Document]
FIRST = (
    "Rebels captured the town of Soran in northern Hama on Tuesday, the Observatory said. At least four soldiers were "
    "killed there. Families left the nearby village of Maardes for Latamneh."
)
SECOND = FIRST.replace("At least four soldiers", "At least nine soldiers") + " The army denied that it had lost Soran."
PAGE = "https://www.example.org/hama/soran/?utm_source=feed"
SAME = "http://example.org/hama/soran#live"
OTHER = "https://wire.example.org/soran"


def article(document: Make, text: str, url: str, name: str, **more: object) -> Document:
    return document(text, url=url, doc=name, file=f"{name}.html", **more)


def a_capture(*documents: Document, source: str, at: datetime) -> Capture:
    original = f"{source} {at}".encode()
    name = RecordId(hashlib.sha256(original).hexdigest())
    ids = tuple(one.id for one in documents)
    return Capture(name, original, "application/warc", source, "GET", captured=at, documents=ids)


@pytest.fixture
def told(casebook: Casebook, document: Make) -> Casebook:
    """An article, its update at the same address, a copy elsewhere, and another article."""
    one, two = article(document, FIRST, PAGE, "one"), article(document, SECOND, SAME, "two", title="Updated")
    copy = article(document, f"WIRE. {SECOND}", OTHER, "copy", publisher="The Wire")
    other = article(document, "Talks went on in Astana. " * 9, "https://example.org/talks", "talks")
    at = datetime(2017, 3, 22, 8, tzinfo=UTC)
    casebook.add([one], captures=[a_capture(one, source=PAGE, at=at)])
    casebook.add([two, copy, other], captures=[a_capture(two, source=SAME, at=at + timedelta(hours=9))])
    return casebook


def test_versions_of_an_address_come_in_order_with_what_changed(told: Casebook) -> None:
    found = versions(told, "example.org/hama/soran".join(("https://", "/")))
    assert [version.doc for version in found.versions] == ["one", "two"]
    assert found.versions[0].changes == ()
    assert found.versions[1].changes == (
        Change("title", "", "Updated"),
        Change("text", "At least four soldiers were killed there.", "At least nine soldiers were killed there."),
        Change("text", "", "The army denied that it had lost Soran."),
    )
    assert [act.at for act in found.versions[1].seen] == ["2017-03-22T17:00:00+00:00"]


@pytest.mark.parametrize("asked", ["one", "two", PAGE, SAME])
def test_a_document_stands_for_its_article(told: Casebook, asked: str) -> None:
    assert [version.doc for version in versions(told, asked).versions] == ["one", "two"]


def test_an_id_may_be_shortened_and_must_fit_one(told: Casebook) -> None:
    one = told.documents()[0]
    assert one.doc in {version.doc for version in versions(told, one.id[:12]).versions}
    with pytest.raises(RequestError, match="no document"):
        versions(told, "nowhere")
    with pytest.raises(RequestError, match="fits 4 documents"):
        versions(told, "")


def test_the_same_words_elsewhere_are_a_copy_and_no_version(told: Casebook) -> None:
    found = versions(told, PAGE)
    assert [(copy.doc, copy.publisher) for copy in found.copies] == [("copy", "The Wire")]
    assert found.copies[0].share > 0.9
    assert [copy.doc for copy in versions(told, OTHER).copies] == ["one", "two"]
    assert versions(told, "talks").copies == ()


def test_a_revision_is_a_version_of_its_own(told: Casebook) -> None:
    one = next(each for each in told.documents() if each.doc == "one")
    told.add([replace(one, publisher="Another desk")])
    last = versions(told, "one").versions[-1]
    assert (last.doc, last.publisher) == ("one", "Another desk")


def test_what_one_address_brought_under_another_is_found_by_both(casebook: Casebook, document: Make) -> None:
    one = article(document, FIRST, PAGE, "one")
    casebook.add([one], captures=[a_capture(one, source="https://short.example.org/x", at=one.published)])
    assert [each.doc for each in versions(casebook, "https://short.example.org/x/").versions] == ["one"]


def test_the_documents_of_a_feed_are_no_versions_of_each_other(casebook: Casebook, document: Make) -> None:
    one, two = article(document, FIRST, PAGE, "one"), article(document, "Something else.", OTHER, "two")
    feed = a_capture(one, two, source=PAGE, at=one.published)
    casebook.add([one, two], captures=[feed])
    assert [each.doc for each in versions(casebook, PAGE).versions] == ["one"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Shells fell.", "Two died.", "It rained.", "They fled."]), max_size=8),
       st.lists(st.sampled_from(["Shells fell.", "Two died.", "It rained.", "They fled."]), max_size=8))  # fmt: skip
def test_the_changes_lead_from_one_text_to_the_other(before: list[str], after: list[str]) -> None:
    empty = dict.fromkeys(PARTICULARS, "")
    found = list(changes(empty | {"text": "\n".join(before)}, empty | {"text": "\n".join(after)}))
    gone = [one for change in found for one in sentences(change.removed)]
    come = [one for change in found for one in sentences(change.added)]
    assert sorted([*before, *come]) == sorted([*after, *gone])


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.example.org:443/a/b/?fbclid=1&b=2&a=1#x", "example.org/a/b?a=1&b=2"),
        ("HTTP://Example.ORG", "example.org"),
        ("https://user:pw@example.org/a", "example.org/a"),
        ("https://[::1", ""),
        ("javascript:alert(1)", ""),
        ("one", ""),
        ("https://", ""),
        ("\x00", ""),
    ],
)
def test_addresses_are_compared_without_what_tells_no_pages_apart(url: str, key: str) -> None:
    assert address_key(url) == key


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_has_an_address_key(text: str) -> None:
    assert address_key(f"https://example.org/{text}").startswith(("example.org", ""))
    address_key(text)
