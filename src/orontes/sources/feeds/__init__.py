"""Feeds and sitemaps: bytes in, frozen values out. RSS, Atom, JSON Feed, XML sitemaps; nothing is fetched here."""

from __future__ import annotations

from orontes.sources.feeds.reading import is_feed, read_feed
from orontes.sources.feeds.types import Feed, FeedKind, Item

__all__ = ["Feed", "FeedKind", "Item", "is_feed", "read_feed"]
