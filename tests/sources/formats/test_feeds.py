"""Feeds saved as files: items with their text are reports, the others are counted."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from tests.sources.formats.making import SENTENCE, Warc, parts, skips

from orontes.sources import SkipReason

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Valley Monitor</title><link>https://example.org/</link>
<item><title>Kawkab</title><link>https://example.org/kawkab</link><pubDate>Fri, 24 Mar 2017 09:45:00 +0200</pubDate>
<content:encoded><![CDATA[<p>{SENTENCE}</p><p>Aid came.</p>]]></content:encoded></item>
<item><title>Soran</title><link>https://example.org/soran</link></item></channel></rss>"""
ITEM = {"id": "1", "url": "https://example.org/1", "content_text": SENTENCE, "date_published": "2017-03-24T07:45:00Z"}
JSON = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Valley Monitor", "items": [ITEM]})


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed.txt"])
def test_an_item_with_its_text_is_a_report(name: str) -> None:
    (part,) = parts(name, RSS.encode())
    assert part.text == f"{SENTENCE}\n\nAid came."
    assert (part.title, part.publisher, part.url) == ("Kawkab", "Valley Monitor", "https://example.org/kawkab")
    assert (part.stem, part.published) == ("example.org-kawkab", datetime(2017, 3, 24, 7, 45, tzinfo=UTC))
    (skipped,) = skips(name, RSS.encode())
    assert skipped.reason is SkipReason.NO_REPORT
    assert "1 items whose text is elsewhere" in skipped.detail


def test_a_json_feed_is_no_mere_json() -> None:
    assert [part.text for part in parts("feed.json", JSON.encode())] == [SENTENCE]


def test_feeds_in_a_web_archive_are_read() -> None:
    made = (
        Warc()
        .add("https://example.org/feed", RSS, "application/rss+xml")
        .add("https://example.org/f", JSON, "application/json")
    )
    made.add("https://example.org/api", '{"type": "FeatureCollection"}', "application/json")
    assert {part.url for part in parts("a.warc", made.data)} == {"https://example.org/kawkab", "https://example.org/1"}
    (elsewhere, other) = skips("a.warc", made.data)
    assert "of https://example.org/feed: 1 items whose text is elsewhere" in elsewhere.detail
    assert "1 records that are no reports were passed over (application/json 1)" in other.detail


def test_a_feed_that_would_unfold_without_end_is_read_without_its_entities() -> None:
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    )
    data = RSS.replace("<rss", bomb + "<rss", 1).replace("Aid came.", "&c;").encode()
    assert all(len(part.text) < 1_000 for part in parts("feed.xml", data))
