"""Feeds that are broken, or made to break their reader: what can be used is used, and the rest is a line."""

import gzip
import io
import socket
import tracemalloc
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.feeds import feeds

from orontes.sources import Skipped, SkipReason
from orontes.sources.feeds import Feed, is_feed, read_feed
from orontes.sources.feeds.reading import MOST_ADDRESSES, MOST_ITEMS

ITEM = b"<item><guid>%d</guid><link>https://example.org/%d</link><title>T</title></item>"
BOMB = (
    b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)


def rss(items: bytes, before: bytes = b"") -> bytes:
    return before + b'<rss version="2.0"><channel><title>Valley</title>' + items + b"</channel></rss>"


def the(data: bytes, charset: str = "") -> Feed:
    found = read_feed("a feed", data, "https://example.org/", charset)
    assert isinstance(found, Feed), found
    return found


def test_an_entity_bomb_is_not_set_off():
    item = b'<item x="&j;"><title>&j; stays</title><link>https://example.org/1</link></item>'
    tracemalloc.start()
    feed = the(rss(item + ITEM % (2, 2), BOMB))
    assert [item.url for item in feed.items] == ["https://example.org/1", "https://example.org/2"]
    assert feed.items[0].title == "stays"
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_no_file_and_no_address_is_opened_for_an_entity(tmp_path, monkeypatch):
    secret = tmp_path / "secret"
    secret.write_text("SECRET")

    def refuse(*_args, **_keywords):
        raise AssertionError("a feed made its reader ask for something")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    for where in (secret.as_uri(), "http://127.0.0.1:9/x"):
        doctype = f'<!DOCTYPE r SYSTEM "{where}" [<!ENTITY x SYSTEM "{where}"><!ENTITY % y SYSTEM "{where}">%y;]>'
        feed = the(rss(b"<item><title>[&x;]</title><link>https://example.org/1</link></item>", doctype.encode()))
        assert feed.items[0].title == "[]"


def test_a_feed_that_is_the_name_of_a_file_or_an_address_is_no_feed(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_bytes(feeds.RSS)
    for data in (str(path).encode(), b"http://127.0.0.1:9/feed", b"file:///etc/passwd"):
        assert isinstance(read_feed("a feed", data), Skipped)


def test_of_ten_thousand_items_and_more_the_first_are_read():
    feed = the(rss(b"".join(ITEM % (n, n) for n in range(MOST_ITEMS + 5))))
    assert len(feed.items) == MOST_ITEMS
    assert feed.notes == (f"Only the first {MOST_ITEMS} items were read.",)
    address = b"<url><loc>https://example.org/%d</loc></url>"
    many = the(b"<urlset>" + b"".join(address % n for n in range(MOST_ADDRESSES + 5)) + b"</urlset>")
    assert len(many.items) == MOST_ADDRESSES


def test_a_feed_cut_off_gives_what_came():
    whole = rss(b"".join(ITEM % (n, n) for n in range(20)))
    feed = the(whole[: len(whole) // 2])
    assert 8 <= len(feed.items) <= 11
    assert [item.url for item in feed.items[:8]] == [f"https://example.org/{n}" for n in range(8)]


def test_a_broken_item_costs_itself_and_no_other():
    feed = the(rss(ITEM % (1, 1) + b"<item><title>a & b < c</title><link>https://example.org/2</item>" + ITEM % (3, 3)))
    assert [item.url for item in feed.items][::2] == ["https://example.org/1", "https://example.org/3"]


@pytest.mark.parametrize(
    ("data", "charset", "title"),
    [
        (b'<?xml version="1.0" encoding="utf-8"?><rss><channel><title>Hay\x92at</title>', "", "Hay’at"),
        ('<?xml version="1.0" encoding="us-ascii"?><rss><channel><title>Ḥamā</title>'.encode(), "", "Ḥamā"),
        ('<?xml version="1.0" encoding="windows-1256"?><rss><channel><title>حماة</title>'.encode("cp1256"), "", "حماة"),
        ("<rss><channel><title>حماة</title>".encode("cp1256"), "windows-1256", "حماة"),
        ("<rss><channel><title>Ḥamā</title>".encode("utf-16"), "", "Ḥamā"),
        ('<?xml version="1.0" encoding="no-such"?><rss><channel><title>Ḥamā</title>'.encode(), "no-such", "Ḥamā"),
    ],
)
def test_a_wrong_or_odd_encoding(data, charset, title):
    assert the(data, charset).title == title


def test_addresses_that_cannot_be_fetched_are_counted_and_not_kept():
    wrong = ("javascript:alert(1)", "file:///etc/passwd", "data:,x", "ftp://example.org/", "http://u:p@example.org/")
    wrong += ("https://example.org:x/", "http://", "http://[", "https://example.org/" + "a" * 3000)
    feed = the(rss("".join(f"<item><link>{link}</link><title>T</title></item>" for link in wrong).encode()))
    assert [item.url for item in feed.items] == [""] * len(wrong)
    assert f"{len(wrong)} item(s) have no address that can be fetched." in feed.notes


def test_an_id_twice_is_noted_and_both_items_are_kept():
    feed = the(rss(ITEM % (1, 1) + ITEM % (1, 2)))
    assert [item.url for item in feed.items] == ["https://example.org/1", "https://example.org/2"]
    assert feed.notes == ("1 item(s) have the id of another item.",)


@pytest.mark.parametrize("when", ["", "yesterday", "0000-00-00", "Fri, 99 Foo 2017", "2017-13-40T99:99Z", "9" * 400])
def test_a_time_that_is_none(when):
    feed = the(rss(f"<item><link>https://example.org/1</link><pubDate>{when}</pubDate></item>".encode()))
    assert feed.items[0].published is None
    assert len(feed.notes) == bool(when)


@pytest.mark.parametrize(
    "when",
    [
        "Fri, 24 Mar 2017 12:00:00 +0200",
        "24 Mar 2017 10:00 GMT",
        "2017-03-24T12:00+02:00",
        "2017-03-24 10:00:00",
        "2017-03-24 12:00:00 +0200",
        "2017-03-24T10:00:00.000 UTC",
        "Fri Mar 24 10:00:00 2017",
        "Fri, 24 Mar 17 06:00:00 EDT",
    ],
)
def test_a_time_in_any_usual_form(when):
    feed = the(rss(f"<item><link>https://example.org/1</link><pubDate>{when}</pubDate></item>".encode()))
    assert feed.items[0].published == datetime(2017, 3, 24, 10, tzinfo=UTC)


SPOILT = rss(ITEM % (1, 1) + b"<x:y/>").replace(b"<rss ", b'<rss xmlns:x="a\xc2\xa0b" ')


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"<html><p>No feed.</p></html>", b"{}", b"[1]", b"{" * 99_999, b"\0\1\2", SPOILT]
)
def test_what_is_no_feed_is_said_in_one_line(data):
    found = read_feed("a feed", data)
    assert isinstance(found, Skipped)
    assert found.detail.startswith("a feed is ")


def test_a_packed_bomb_is_not_unpacked():
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb") as stream:
        for _ in range(100):
            stream.write(bytes(10**6))
    tracemalloc.start()
    found = read_feed("a feed", out.getvalue())
    assert isinstance(found, Skipped)
    assert found.reason is SkipReason.TOO_LARGE
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    "piece",
    [b"<a>", b"<", b"&", b"<item><title>", b"<!--", b"<![CDATA[", b"x ", b"<!DOCTYPE [", b"<!DOCTYPE [[a]", b"<?xml "],
)
def test_what_is_heaped_up_takes_no_long_time_and_no_error(piece):
    heap = piece * (1_000_000 // len(piece))
    for data in (b"<rss><channel>" + heap, heap):
        read_feed("a feed", data)
        is_feed(data)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_ends_in_an_error(data):
    """Cut, flipped and inserted bytes give a feed or a line."""
    spoilt = bytearray(data.draw(st.sampled_from([feeds.RSS, feeds.RSS_1, feeds.ATOM, feeds.JSON, feeds.SITEMAP])))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(spoilt) - 1))
        spoilt[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=8))
        if not spoilt:
            break
    found = read_feed("a feed", bytes(spoilt), "https://example.org/")
    assert isinstance(found, Feed | Skipped)
    if isinstance(found, Feed):
        for item in found.items:
            item.version.encode()
            (item.title + item.url + item.markup + item.id).encode()
