"""Feeds of every kind give the same values."""

import gzip
from datetime import UTC, datetime

import pytest
from tests.sources.feeds import feeds

from orontes.sources.feeds import Feed, FeedKind, is_feed, read_feed

BASE = "https://example.org/feed.xml"
TEN = datetime(2017, 3, 24, 10, tzinfo=UTC)
HALF_PAST = datetime(2017, 3, 24, 11, 30, tzinfo=UTC)
ALL = (feeds.RSS, feeds.RSS_1, feeds.ATOM, feeds.JSON, feeds.SITEMAP, feeds.INDEX)


def the(data: bytes, base: str = BASE) -> Feed:
    found = read_feed("a feed", data, base)
    assert isinstance(found, Feed)
    return found


def test_rss_2():
    feed = the(feeds.RSS)
    one, two = feed.items
    assert (feed.kind, feed.title, feed.home) == (FeedKind.RSS, "Valley Monitor", "https://example.org/")
    assert (one.id, one.url, one.title) == ("v-1", "https://example.org/news/1.html?a=1&b=2", "Mill & bridge")
    assert (one.published, one.updated, one.author) == (TEN, None, "A. Writer")
    assert one.markup == "<p>Shells fell near the mill.</p><p>Nobody was hurt.</p>"
    assert one.summary == "In short."
    assert (two.url, two.markup, two.summary) == ("https://example.org/news/2.html", "", "The bridge is open.")


def test_how_often_a_feed_wants_to_be_asked():
    feed = the(feeds.RSS)
    assert (feed.wait_s, feed.quiet_hours, feed.quiet_days) == (5400, {0, 3}, {6})
    assert the(feeds.RSS.replace(b"<ttl>90", b"<ttl>1")).wait_s == 1800  # twice an hour, as the other module says
    assert the(feeds.RSS.replace(b"<ttl>90", b"<ttl>-9e99")).wait_s == 1800
    assert the(feeds.ATOM).wait_s == 0


@pytest.mark.parametrize("data", [feeds.RSS_1, feeds.ATOM, feeds.JSON, feeds.SITEMAP])
def test_the_same_article_in_every_other_kind(data):
    one = the(data).items[0]
    assert (one.url, one.title) == ("https://example.org/news/1.html", "Mill & bridge")
    assert TEN in {one.published, one.updated}


def test_atom_and_json_say_when_an_item_was_updated():
    for data in (feeds.ATOM, feeds.JSON):
        one = the(data).items[0]
        assert (one.updated, one.author) == (HALF_PAST, "A. Writer")
        assert "<p>Shells fell near the mill.</p>" in one.markup


def test_a_json_feed_says_what_of_it_could_not_be_used():
    feed = the(feeds.JSON)
    assert [item.id for item in feed.items] == ["1", "2"]
    assert feed.items[1].markup == "1 &lt; 2 &amp; no markup"
    assert feed.notes == (
        "1 item(s) are no objects and were passed over.",
        "1 item(s) have a time that cannot be read.",
        "1 item(s) have no address that can be fetched.",
    )


def test_a_sitemap():
    feed = the(feeds.SITEMAP)
    assert [(item.url, item.updated, item.published) for item in feed.items] == [
        ("https://example.org/news/1.html", HALF_PAST, TEN),
        ("https://example.org/old", None, None),
    ]
    assert feed.notes == (
        "1 item(s) have a time that cannot be read.",
        "1 item(s) have no address that can be fetched.",
    )


def test_an_index_of_sitemaps_names_sitemaps():
    feed = the(feeds.INDEX, "https://example.org/sitemap.xml")
    assert (feed.kind, feed.items[0].url) == (FeedKind.SITEMAP_INDEX, "https://example.org/sitemap-1.xml.gz")


@pytest.mark.parametrize("data", ALL)
def test_a_packed_feed_is_the_feed(data):
    assert the(gzip.compress(data)) == the(data)


@pytest.mark.parametrize("data", ALL)
def test_a_feed_is_known_by_how_it_begins(data):
    assert is_feed(data)
    assert is_feed(b"\xef\xbb\xbf\n<!-- <html> -->" + data if data[:1] != b"{" and data[:2] != b"<?" else data)


def test_what_is_no_feed_is_not_taken_for_one():
    for data in (b"", b"<html><body>rss</body></html>", b'{"text": "x"}', b"plain", b"<!--", b"<rsss>", b"\xff\xfe"):
        assert not is_feed(data)


def test_an_item_has_another_version_once_it_says_something_else():
    same, other = the(feeds.RSS), the(feeds.RSS.replace(b"In short", b"In brief").replace(b"was hurt", b"is hurt"))
    assert the(feeds.RSS) == same
    assert [a.version == b.version for a, b in zip(same.items, other.items, strict=True)] == [False, True]
    later = the(feeds.ATOM.replace(b"11:30", b"11:45"))
    assert later.items[0].version != the(feeds.ATOM).items[0].version
