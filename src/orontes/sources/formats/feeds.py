"""Feeds that were saved as files (RSS, Atom, JSON Feed): each item whose whole text is in the feed is a report."""

from __future__ import annotations

from collections.abc import Iterator

from orontes.sources.feeds import Feed, Item, read_feed
from orontes.sources.feeds.plain import text_of
from orontes.sources.formats.inside import Found, Inside, Tally
from orontes.sources.naming import stem_of
from orontes.sources.parts import Part
from orontes.sources.types import Skipped


def read_feed_file(inside: Inside, data: bytes) -> Found:
    """The items of a feed; those of which it gives the address alone, or a summary, are counted."""
    feed = read_feed(inside.file, data)
    if isinstance(feed, Skipped):
        yield feed
        return
    beside = Tally()
    for item in feed.items:
        text = text_of(item.markup)
        if text.strip():
            yield _part(feed, item, text)
        else:
            beside.add(f"{feed.kind.value} with a summary alone" if item.summary else f"{feed.kind.value} address")
    yield from beside.told(inside, "items whose text is elsewhere (orontes watch fetches them) were")


def _part(feed: Feed, item: Item, text: str) -> Part:
    return Part(
        text,
        item.markup.encode("utf-8", "surrogatepass"),
        stem_of(item.url or feed.home),
        "text/html",
        item.title,
        feed.title or item.author,
        item.url,
        item.published or item.updated,
        tuple(_notes(feed, item)),
    )


def _notes(feed: Feed, item: Item) -> Iterator[str]:
    yield "The text is that of the item in the feed, without its markup."
    if item.author:
        yield f"The feed names its author: {item.author}."
    if item.published and item.updated and item.updated > item.published:
        yield f"It was updated on {item.updated:%Y-%m-%d at %H:%M:%S} UTC; the feed holds the updated text."
    elif item.updated and not item.published:
        yield "Its day is that of its last update; the feed gives no other."
    yield from feed.notes
