"""Sitemaps and their indexes (sitemaps.org protocol 0.9), with the extension for news."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from orontes.sources.feeds.markup import local
from orontes.sources.feeds.plain import address, line_of, moment
from orontes.sources.feeds.types import Feed, FeedKind, Item

ROOTS = {"urlset": FeedKind.SITEMAP, "sitemapindex": FeedKind.SITEMAP_INDEX}
_ENTRIES = ("url", "sitemap")


def read_sitemap(root: etree._Element, base: str, most: int) -> Feed:
    """The first `most` addresses of a sitemap or of an index of sitemaps."""
    doubts: Counter[str] = Counter()
    items: list[Item] = []
    for element in root:
        if local(element) in _ENTRIES and len(items) < most:
            items += _items(_leaves(element), base, doubts)
    notes = tuple(f"{count} item(s) {doubt}." for doubt, count in sorted(doubts.items()))
    return Feed(ROOTS[local(root)], "", "", tuple(items), notes)


def _items(said: dict[str, str], base: str, doubts: Counter[str]) -> list[Item]:
    url = address(said.get("loc"), base)
    if not url:
        doubts["have no address that can be fetched"] += 1
        return []
    if said.get("lastmod") and moment(said["lastmod"]) is None:
        doubts["have a time that cannot be read"] += 1
    title = line_of(said.get("news:title"))
    return [Item(url, url, title, moment(said.get("news:publication_date")), moment(said.get("lastmod")))]


def _leaves(entry: etree._Element) -> dict[str, str]:
    """What an entry says, by name; names of the news extension with `news:` before them, those of others left out."""
    found: dict[str, str] = {}
    for element in entry:
        if local(element) == "news":
            found |= {f"news:{local(each)}": (each.text or "").strip() for each in element}
        elif not len(element) and local(element) in {"loc", "lastmod"}:
            found.setdefault(local(element), (element.text or "").strip())
    return found
