"""Bytes in, a feed out: which kind it is, and what of it can be used."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace

from orontes.sources.feeds.json_feed import VERSION, is_json_feed, read_json_feed
from orontes.sources.feeds.markup import LARGEST_BYTES, decoded, local, mended, unpacked, without_doctype
from orontes.sources.feeds.sitemap import ROOTS, read_sitemap
from orontes.sources.feeds.syndication import read_syndication
from orontes.sources.feeds.types import Feed, FeedKind
from orontes.sources.types import Skipped, SkipReason

MOST_ITEMS = 10_000
MOST_ADDRESSES = 50_000  # of a sitemap, which by its protocol holds no more
_HEAD = 4096
_ASIDE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(rss|feed|RDF|channel|urlset|sitemapindex)[\s>/]")
_SYNDICATED = ("rss", "feed", "RDF", "channel")


def is_feed(data: bytes) -> bool:
    """Whether bytes look like a feed or a sitemap, by their first 4,096; packed ones are not looked into.

    >>> is_feed(b'<?xml version="1.0"?><!-- by hand --><rss version="2.0">'), is_feed(b"<html><p>rss</p></html>")
    (True, False)
    """
    head = data[:_HEAD].replace(b"\0", b"").decode("latin-1").removeprefix("\xef\xbb\xbf").removeprefix("\xff\xfe")
    if head.lstrip().startswith("{"):
        return VERSION in head.replace("\\/", "/")
    head, at = without_doctype(head), 0
    while aside := _ASIDE.match(head, at):
        at = aside.end()
    return _ROOT.match(head, at) is not None


def read_feed(name: str, data: bytes, base: str = "", charset: str = "") -> Feed | Skipped:
    """What the bytes of a feed or a sitemap say; `name` is what a line for the user calls it.

    `base` is the address it came from, `charset` what the server said its encoding is. At most 20 MB (unpacked) and
    10,000 items or 50,000 addresses of a sitemap are read; the notes say what was left.

    >>> found = read_feed("a.xml", b"<rss><channel><title>A</title><item><link>/1</link></item></channel></rss>",
    ...                   "https://example.org/a.xml")
    >>> found.title, found.items[0].url
    ('A', 'https://example.org/1')
    """
    unzipped = unpacked(data)
    if unzipped is None:
        detail = f"{name} is over {LARGEST_BYTES // 10**6} MB, which no feed is: it was not read"
        return Skipped(name, SkipReason.TOO_LARGE, detail)
    if not unzipped.strip():
        return Skipped(name, SkipReason.EMPTY, f"{name} is empty: no feed was read")
    text, notes = decoded(unzipped, charset)
    feed = _json(text, base) if text.lstrip("\ufeff \t\r\n").startswith("{") else _xml(text, base)
    if feed is None:
        detail = f"{name} is no feed that can be read: it is neither RSS, Atom, JSON Feed nor a sitemap"
        return Skipped(name, SkipReason.BAD_ROW, detail)
    return replace(feed, notes=(*notes, *feed.notes, *_doubts(feed)))


def _json(text: str, base: str) -> Feed | None:
    try:
        found = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return read_json_feed(found, base, MOST_ITEMS) if is_json_feed(found) else None


def _xml(text: str, base: str) -> Feed | None:
    root = mended(text)
    if root is None:
        return None
    if local(root) in ROOTS:
        return read_sitemap(root, base, MOST_ADDRESSES)
    if local(root) not in _SYNDICATED:
        return None
    try:
        return read_syndication(root, base, MOST_ITEMS)
    except Exception:  # noqa: BLE001 - a blank in a namespace, say, at which the library fails in its own way
        return None


def _doubts(feed: Feed) -> tuple[str, ...]:
    """What is odd about the items together."""
    most = MOST_ADDRESSES if feed.kind in {FeedKind.SITEMAP, FeedKind.SITEMAP_INDEX} else MOST_ITEMS
    twice = sum(count - 1 for count in Counter(item.id for item in feed.items).values())
    return (
        *([f"Only the first {most} items were read."] if len(feed.items) == most else ()),
        *([f"{twice} item(s) have the id of another item."] if twice else ()),
    )
