"""What a feed names, as items that wait to be fetched; and what its words become beside a page's own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from orontes.ledger.watched import Waiting
from orontes.pipeline.watching.types import Target
from orontes.sources.feeds import Feed, FeedKind, Item

FRESH = timedelta(days=2)  # a sitemap names whole archives: of one that is new, what is older is passed over
SITEMAP, PAGE = "feed", "page"


FEED, FEED_CAPTURE = "feed", "feed's capture"
ARCHIVE = "archive"  # said of a sitemap that was there when its index was seen first


def named(target: Target, feed: Feed, now: float, *, first: bool, by: str) -> Iterator[tuple[Waiting, bool]]:
    """Each item that can be fetched, once, with whether it is wanted if it was not known before.

    `first` says that nothing was known of the feed: of a sitemap then, only what is fresh is wanted. `by` is the id of
    the capture of the feed.
    """
    index = feed.kind is FeedKind.SITEMAP_INDEX
    oldest = _oldest(target, feed, now, first)
    seen: set[str] = set()
    for item in feed.items:
        key = hashlib.sha256(f"{item.id}\n{item.url}".encode()).hexdigest()[:32]
        if item.url and key not in seen:
            seen.add(key)
            words = {ARCHIVE: first} if index else {FEED: target.url, FEED_CAPTURE: by, **dict(told(item))}
            waiting = _waiting(target, item, index, now)
            yield replace(waiting, key=key, told=json.dumps(words, ensure_ascii=False)), _wanted(item, feed, oldest)


def _oldest(target: Target, feed: Feed, now: float, first: bool) -> datetime | None:
    """Before when an item is too old to be fetched; None where none is."""
    if target.since or feed.kind is not FeedKind.SITEMAP or not first:
        return target.since
    return datetime.fromtimestamp(now, UTC) - FRESH


def _wanted(item: Item, feed: Feed, oldest: datetime | None) -> bool:
    """Whether an item is young enough. One without a time is, but in a sitemap of which nothing was known before."""
    when = item.updated or item.published
    if oldest is None or feed.kind is FeedKind.SITEMAP_INDEX:
        return True
    return when >= oldest if when else feed.kind is not FeedKind.SITEMAP


def _waiting(target: Target, item: Item, index: bool, now: float) -> Waiting:
    day = datetime.fromtimestamp(now, UTC).date().isoformat()
    return Waiting(
        target=target.url,
        key="",
        url=item.url,
        host=host_of(item.url),
        kind=SITEMAP if index else PAGE,
        version=day if index and item.updated is None else item.version,  # a sitemap that names no time: once a day
        told="",
        since=item.updated.timestamp() if item.updated else None,
    )


def told(item: Item) -> Iterator[tuple[str, str]]:
    """What a feed says of an item, for the capture's details."""
    yield "item", item.id
    for name, value in (("title", item.title), ("author", item.author)):
        if value:
            yield f"item's {name}", value
    for name, when in (("published", item.published), ("updated", item.updated)):
        if when:
            yield f"item's {name}", when.isoformat()


def host_of(url: str) -> str:
    """The host of an address, as the fetcher paces it."""
    return urlsplit(url).hostname or ""
