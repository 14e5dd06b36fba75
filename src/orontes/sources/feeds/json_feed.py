"""JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from orontes.sources.decoding import whole
from orontes.sources.feeds.plain import address, line_of, moment
from orontes.sources.feeds.types import Feed, FeedKind, Item

VERSION = "jsonfeed.org/version/1"


def is_json_feed(found: object) -> bool:
    """Whether a JSON value says that it is a feed.

    >>> is_json_feed({"version": "https://jsonfeed.org/version/1.1", "items": []}), is_json_feed([1])
    (True, False)
    """
    return isinstance(found, dict) and VERSION in str(found.get("version"))


def read_json_feed(found: dict[str, Any], base: str, most: int) -> Feed:
    """The first `most` items of a JSON feed; what is no item is counted and passed over."""
    rows = found.get("items")
    rows = rows if isinstance(rows, list) else []
    doubts: Counter[str] = Counter()
    items = tuple(_item(row, base, doubts) for row in rows[:most] if _is_item(row, doubts))
    notes = tuple(f"{count} item(s) {doubt}." for doubt, count in sorted(doubts.items()))
    home = address(found.get("home_page_url"), base)
    return Feed(FeedKind.JSON, line_of(found.get("title")), home, items, notes)


def _is_item(row: object, doubts: Counter[str]) -> bool:
    if isinstance(row, dict):
        return True
    doubts["are no objects and were passed over"] += 1
    return False


def _item(row: dict[str, Any], base: str, doubts: Counter[str]) -> Item:
    url = address(row.get("url"), base) or address(row.get("id"))
    if not url:
        doubts["have no address that can be fetched"] += 1
    times = {name: moment(row.get(name)) for name in ("date_published", "date_modified")}
    if any(row.get(name) and found is None for name, found in times.items()):
        doubts["have a time that cannot be read"] += 1
    return Item(
        id=_identity(row.get("id")) or url,
        url=url,
        title=line_of(row.get("title")),
        published=times["date_published"],
        updated=times["date_modified"],
        author=", ".join(filter(None, map(_name, _authors(row)))),
        markup=_html(row),
        summary=_words(row.get("summary")),
    )


def _identity(value: object) -> str:
    """Ids are texts; the specification asks to take numbers too."""
    return whole(str(value))[0] if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _authors(row: dict[str, Any]) -> list[object]:
    """Version 1.1 has a list, version 1 one author."""
    many = row.get("authors")
    return many if isinstance(many, list) else [row.get("author")]


def _name(author: object) -> str:
    return line_of(author.get("name")) if isinstance(author, dict) else ""


def _html(row: dict[str, Any]) -> str:
    return _words(row.get("content_html")) or _words(row.get("content_text")).replace("&", "&amp;").replace("<", "&lt;")


def _words(value: object) -> str:
    return whole(value)[0] if isinstance(value, str) else ""
