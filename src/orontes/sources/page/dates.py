"""When a page says that it was published.

Its metadata is read here and not by the extraction library, whose search for a date asks the clock and fails on broken
pages. Where nothing says it, htmldate (A. Barbaresi, "htmldate", JOSS 2020) looks for a day all over the page: what
it finds is a guess, and told as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from lxml.etree import _Element

from orontes.sources.dating import date_line
from orontes.sources.page.linked import Node
from orontes.sources.page.markup import maybe_time, values

# Where pages say it, the surest first.
_TIMES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[translate(@name, 'DATE', 'date')='date']/@content",
    "//meta[@name='pubdate' or @name='publish-date' or @name='DC.date.issued']/@content",
    "//time[@pubdate]/@datetime",
    "//article//time/@datetime",
)
_DATED = "//*[contains(@class, 'date') or contains(@class, 'publish') or contains(@class, 'byline') or self::time]"
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})"')  # also where the JSON around it is broken
# The library asks the clock for bounds that it is not given; a day to come is refused where documents are collected.
_EARLIEST, _LATEST = "1995-01-01", "2100-12-31"


def published(tree: _Element, nodes: Sequence[Node], source: str) -> datetime | None:
    """The time in the page's metadata, in its linked data, or on a line that is marked as its date."""
    told = (node.get("datePublished") for node in nodes)
    exact = (maybe_time(stamp) for stamp in (*values(tree, _TIMES), *told, *_LINKED_DATA.findall(source)))
    marked = (found[0] for line in values(tree, (_DATED,)) if (found := date_line(line)))
    return next((time for time in exact if time), None) or next(marked, None)


def guessed(source: str) -> datetime | None:
    """A day that stands somewhere in the page as one of publication may; midnight UTC."""
    from htmldate import find_date

    try:
        day = find_date(
            source, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST, url=""
        )
        return datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    except Exception:  # noqa: BLE001 - whatever a broken page does to the library, it has no day then
        return None
