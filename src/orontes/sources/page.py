"""A saved web page: its main text, and what its own metadata says of it.

The metadata is read here and not by the extraction library, whose search for a date guesses, asks the clock, and
fails on broken pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import trafilatura
from lxml.etree import _Element

from orontes.sources.dating import date_line, parse_iso

# Where pages say these things, the surest first.
_TIMES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[translate(@name, 'DATE', 'date')='date']/@content",
    "//meta[@name='pubdate' or @name='publish-date' or @name='DC.date.issued']/@content",
    "//time[@pubdate]/@datetime",
    "//article//time/@datetime",
)
_TITLES = ("//meta[@property='og:title']/@content", "//h1", "//title")
_SITES = ("//meta[@property='og:site_name']/@content", "//meta[@name='application-name']/@content")
_ADDRESSES = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
_DATED = "//*[contains(@class, 'date') or contains(@class, 'publish') or contains(@class, 'byline') or self::time]"
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})"')


@dataclass(frozen=True, slots=True)
class Page:
    """What a page gives; "" and None where it gives nothing."""

    text: str
    title: str
    site: str
    url: str
    published: datetime | None


def read_page(source: str) -> Page | None:
    """The main text and metadata of a page; None where it has no text."""
    tree = trafilatura.load_html(source)
    if tree is None:
        return None
    found = Page("", _first(tree, _TITLES), _first(tree, _SITES), _first(tree, _ADDRESSES), _published(tree, source))
    text = trafilatura.extract(tree, include_comments=False, favor_recall=True, with_metadata=False) or ""
    return Page(text, found.title, found.site, found.url, found.published) if text.strip() else None


def _published(tree: _Element, source: str) -> datetime | None:
    """The time in the page's metadata, in its linked data, or on a line that is marked as its date."""
    stamps = (*_values(tree, _TIMES), *_LINKED_DATA.findall(source))
    exact = (_maybe_time(stamp) for stamp in stamps)
    marked = (found[0] for line in _values(tree, (_DATED,)) if (found := date_line(line)))
    return next((time for time in exact if time), None) or next(marked, None)


def _values(tree: _Element, paths: Iterable[str]) -> Iterator[str]:
    """What stands at each path, tidied: attributes as they are, elements as their text."""
    for path in paths:
        for item in tree.xpath(path):
            text = str(item) if isinstance(item, str) else "".join(item.itertext())
            if text := " ".join(text.split()):
                yield text


def _first(tree: _Element, paths: Iterable[str]) -> str:
    return next(_values(tree, paths), "")


def _maybe_time(stamp: str) -> datetime | None:
    try:
        return parse_iso(stamp)
    except ValueError:
        return None
