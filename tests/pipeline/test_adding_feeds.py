"""A feed that is added by its address: the pages that it names are fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from orontes import pipeline, theatre
from orontes.ledger import Casebook
from orontes.pipeline import Job, adding
from orontes.sources.web import Fetcher, Rules
from tests.pipeline.watching.conftest import feed_of, page_of
from tests.sources.web.conftest import HandWound
from tests.sources.web.server import Server, answer


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> HandWound:
    clock = HandWound()
    rules = Rules(allow_private=True)
    made = lambda _job, _reports: Fetcher(rules, clock=clock.now, ticks=clock.ticks, sleep=clock.sleep)  # noqa: E731
    monkeypatch.setattr(adding, "_fetcher", made)
    return clock


def added(folder: Path, *addresses: str) -> list[tuple[str, str]]:
    """The address and the day of each document."""
    with Casebook.create(folder, "any") as book:
        pipeline.add(Job(book, theatre.load("any")), addresses)
        return [(each.url.rpartition("/")[2], each.published.date().isoformat()) for each in book.documents()]


def test_the_pages_of_a_feed_are_added_with_its_word_on_their_day(tmp_path: Path, clock: HandWound):
    with Server() as server:
        server.pages |= {
            "/feed": feed_of("/a", "/b", "/feed", "/gone"),
            "/a": page_of("at dawn"),
            "/b": page_of("noon"),
        }
        found = added(tmp_path / "book", server.url("/feed"), server.url("/a"))
        assert server.paths().count("/feed") == 1
    assert found == [("b", "2024-03-20")]  # /a was named by itself, without a day, and has none


def test_an_index_of_sitemaps_is_followed_to_its_pages_and_no_further(tmp_path: Path, clock: HandWound):
    def urls(kind: str, *paths: str) -> bytes:
        inner = {"urlset": "url", "sitemapindex": "sitemap"}[kind]
        return answer(f"<{kind}>{''.join(f'<{inner}><loc>{path}</loc></{inner}>' for path in paths)}</{kind}>")

    page = page_of("at dawn").split(b"\r\n\r\n", 1)[1]
    dated = page.replace(b"<head>", b"<head><meta property='article:published_time' content='2024-03-20'>")
    with Server() as server:
        server.pages |= {"/index": urls("sitemapindex", "/one"), "/one": urls("urlset", "/a", "/feed")}
        server.pages |= {"/a": answer(dated), "/feed": feed_of("/never"), "/never": page_of("never")}
        assert added(tmp_path / "book", server.url("/index")) == [("a", "2024-03-20")]
        assert server.paths() == ["/robots.txt", "/index", "/one", "/a", "/feed"]
