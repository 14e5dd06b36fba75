"""What RFC 4287 and JSON Feed 1.1 demand of a feed, as far as ours could break it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
TEXT_TYPES = {"text", "html", "xhtml"}
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_ONCE = ("id", "title", "updated")
_AT_MOST_ONCE = ("published", "content", "summary", "subtitle", "rights", "generator", "icon", "logo")
_ITEM = {"id": str, "url": str, "title": str, "content_html": str, "tags": list}
_FEED = {"version": str, "title": str, "description": str, "home_page_url": str, "language": str, "items": list}


def atom_faults(content: bytes) -> list[str]:
    """What is wrong with an Atom feed, each in a line."""
    feed = etree.fromstring(content)
    entries = feed.findall(f"{ATOM}entry")
    faults = [] if feed.tag == f"{ATOM}feed" else [f"the root is {feed.tag}"]
    faults += [fault for element in (feed, *entries) for fault in _element_faults(element)]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    faults += ["two entries of one id"] * (len(ids) != len(set(ids)))
    if feed.find(f"{ATOM}author/{ATOM}name") is None and any(e.find(f"{ATOM}author") is None for e in entries):
        faults.append("no author (4.1.1)")
    return faults


def _element_faults(element: etree._Element) -> Iterator[str]:
    name = etree.QName(element).localname
    for part in _ONCE:
        yield from _unless(len(found := element.findall(ATOM + part)) == 1, f"{name}: {len(found)} of {part} (4.1)")
    for part in _AT_MOST_ONCE:
        yield from _unless(len(element.findall(ATOM + part)) < 2, f"{name}: more than one {part} (4.1)")
    yield from _unless(urlsplit(element.findtext(f"{ATOM}id", "")).scheme, f"{name}: id is no IRI (4.2.6)")
    for date in (*element.findall(f"{ATOM}updated"), *element.findall(f"{ATOM}published")):
        yield from _unless(_is_date(date.text or ""), f"{name}: no RFC 3339 date: {date.text} (3.3)")
    for text in (*element.findall(f"{ATOM}title"), *element.findall(f"{ATOM}content")):
        yield from _unless(text.get("type", "text") in TEXT_TYPES, f"{name}: content type {text.get('type')} (3.1.1)")
        yield from _unless(not len(text), f"{name}: elements in text (3.1.1)")
    yield from _link_faults(element, name)
    for category in element.findall(f"{ATOM}category"):
        yield from _unless(category.get("term"), f"{name}: a category without a term (4.2.2.1)")


def _link_faults(element: etree._Element, name: str) -> Iterator[str]:
    links = element.findall(f"{ATOM}link")
    alternate = [link for link in links if link.get("rel", "alternate") == "alternate"]
    yield from _unless(len(alternate) < 2, f"{name}: {len(alternate)} alternate links (4.1.1)")
    yield from _unless(all(link.get("href") for link in links), f"{name}: a link to nowhere (4.2.7.1)")
    has_content = element.find(f"{ATOM}content") is not None
    yield from _unless(alternate or has_content or name == "feed", f"{name}: neither content nor link (4.1.2)")


def json_feed_faults(content: bytes) -> list[str]:
    """What is wrong with a JSON Feed, each in a line."""
    feed = json.loads(content)
    faults = list(_unless(feed.get("version") == "https://jsonfeed.org/version/1.1", "version"))
    faults += [
        f"feed: {key} is no {kind.__name__}" for key, kind in _FEED.items() if not isinstance(feed.get(key), kind)
    ]
    items = feed.get("items", [])
    for item in items:
        faults += [
            f"item: {key} is no {kind.__name__}" for key, kind in _ITEM.items() if not isinstance(item.get(key), kind)
        ]
        faults += [
            f"item: no date: {item.get(k)}" for k in ("date_published", "date_modified") if not _is_date(item[k])
        ]
    faults += ["two items of one id"] * (len({item["id"] for item in items}) != len(items))
    return faults


def _is_date(text: str) -> bool:
    return bool(_RFC_3339.fullmatch(text)) and bool(datetime.fromisoformat(text))


def _unless(fine: object, fault: str) -> list[str]:
    return [] if fine else [fault]
