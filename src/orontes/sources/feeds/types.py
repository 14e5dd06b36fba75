"""The nouns of feeds: what a feed or a sitemap names, and how often it wants to be asked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class FeedKind(StrEnum):
    """What a feed turned out to be."""

    RSS = "rss"  # 0.9x, 1.0 and 2.0
    ATOM = "atom"
    JSON = "json"
    SITEMAP = "sitemap"
    SITEMAP_INDEX = "sitemap-index"  # its items are sitemaps


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed: an article as the feed tells of it. Times are UTC and aware, None where none can be read.

    >>> one = Item("a", "https://example.org/a", title="Hama", markup="<p>Quiet.</p>")
    >>> one.version == Item("a", "https://example.org/a", title="Hama", markup="<p>Shelled.</p>").version
    False
    """

    id: str  # as the feed gives it, else the address
    url: str  # absolute, http or https; "" where there is none that can be fetched
    title: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    author: str = ""
    markup: str = field(default="", repr=False)  # HTML of the whole item, "" where the feed has a summary only
    summary: str = field(default="", repr=False)  # HTML

    @property
    def version(self) -> str:
        """What changes when the item does: its time of update, or where it has none a digest of what it says."""
        if self.updated is not None:
            return self.updated.isoformat()
        said = "\0".join((self.title, str(self.published), self.markup or self.summary))
        return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it stood: its items in its own order, what had to be assumed, and when it wants to be asked again."""

    kind: FeedKind
    title: str
    home: str  # the address of the site it belongs to, "" where none is given
    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()  # one sentence each
    wait_s: float = 0.0  # seconds that it asks to be left alone between two polls; 0 where it says nothing
    quiet_hours: frozenset[int] = frozenset()  # UTC hours (0 to 23) in which it is not to be asked
    quiet_days: frozenset[int] = frozenset()  # days of the week (0 is Monday) likewise
