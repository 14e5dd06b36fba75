"""RSS and Atom, in every version that is met, by feedparser (BSD-2-Clause); and how often such a feed wants asking.

feedparser gets mended XML from memory and never an address, which it would fetch.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from lxml import etree

from orontes.sources.feeds.markup import local
from orontes.sources.feeds.plain import address, line_of, moment
from orontes.sources.feeds.types import Feed, FeedKind, Item

Entry = Mapping[str, Any]
_ATOM = "feed"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PERIODS = {"hourly": 3600.0, "daily": 86_400.0, "weekly": 604_800.0, "monthly": 2_592_000.0, "yearly": 31_536_000.0}
_ENTRIES = ("item", "entry")


def read_syndication(root: etree._Element, base: str, most: int) -> Feed:
    """The first `most` items of an RSS or Atom document; relative addresses are taken from `base`."""
    import feedparser

    found = feedparser.parse(
        io.BytesIO(etree.tostring(root, encoding="utf-8")),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": base},
        sanitize_html=False,  # markup is made into text, never shown
        resolve_relative_uris=False,
    )
    doubts: Counter[str] = Counter()
    items = tuple(_item(entry, base, doubts) for entry in found.entries[:most])
    wait, hours, days = _manners(root)
    kind = FeedKind.ATOM if local(root) == _ATOM else FeedKind.RSS
    title, home = line_of(_said(found.feed, "title")), address(_said(found.feed, "link"), base)
    notes = tuple(f"{count} item(s) {doubt}." for doubt, count in sorted(doubts.items()))
    return Feed(kind, title, home, items, notes, wait, hours, days)


def _item(entry: Entry, base: str, doubts: Counter[str]) -> Item:
    url = address(_said(entry, "link"), base) or address(_said(entry, "id"))
    if not url:
        doubts["have no address that can be fetched"] += 1
    parts = [str(_said(part, "value")) for part in _value(entry, "content") or ()]
    return Item(
        id=str(_said(entry, "id") or url),
        url=url,
        title=line_of(_said(entry, "title")),
        published=_time(entry, "published", doubts),
        updated=_time(entry, "updated", doubts),
        author=line_of(_said(entry, "author")),
        markup=max(parts, key=len, default=""),
        summary=str(_said(entry, "summary")),
    )


def _value(entry: Entry, name: str) -> Any:
    """What stands under a name itself: feedparser's own look-up gives another name's value with a warning."""
    return dict.get(entry, name) if isinstance(entry, dict) else None


def _said(entry: Entry, name: str) -> str:
    value = _value(entry, name)
    return value if isinstance(value, str) else ""


def _time(entry: Entry, name: str, doubts: Counter[str]) -> datetime | None:
    """The time by its plain forms alone: feedparser makes a date of nearly anything."""
    text = _said(entry, name).strip()
    found = moment(text)
    if text and found is None:
        doubts["have a time that cannot be read"] += 1
    return found


def _manners(root: etree._Element) -> tuple[float, frozenset[int], frozenset[int]]:
    """Seconds between polls, hours and days to keep quiet, as RSS 2.0 (ttl, skip…) and its syndication module say."""
    said = {local(element): element for element in _heading(root)}
    minutes = _number(said.get("ttl"))
    period = _PERIODS.get(_text(said.get("updatePeriod")).lower(), 0.0)
    wait = max(minutes * 60, period / max(_number(said.get("updateFrequency")), 1.0))
    hours = frozenset(int(text) % 24 for text in _inner(said.get("skipHours")) if text.isdecimal() and int(text) <= 24)
    days = frozenset(_DAYS.index(text.lower()) for text in _inner(said.get("skipDays")) if text.lower() in _DAYS)
    return wait, hours, days


def _heading(root: etree._Element) -> Iterator[etree._Element]:
    """What stands beside the items: in RSS within a channel, in Atom within the feed itself."""
    for element in root:
        if local(element) == "channel":
            yield from element
        elif local(element) not in _ENTRIES:
            yield element


def _inner(element: etree._Element | None) -> Iterator[str]:
    return (_text(each) for each in element) if element is not None else iter(())


def _text(element: etree._Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""


def _number(element: etree._Element | None) -> float:
    """A number of at most seven digits; 0 for anything else."""
    text = _text(element)
    return float(text) if text.isascii() and text.isdecimal() and len(text) <= 7 else 0.0
