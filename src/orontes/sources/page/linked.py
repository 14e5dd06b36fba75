"""The linked data of a page (JSON-LD 1.1, W3C): its nodes, however they are nested, and though some of it is broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.etree import _Element

Node = Mapping[str, Any]
MOST = 100_000  # values of one page that are looked at
_SCRIPTS = "//script[contains(translate(@type, 'JSONLD', 'jsonld'), 'ld+json')]"
_WRAPPED = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")


def nodes(tree: _Element) -> tuple[Node, ...]:
    """Each object of the page's linked data, outermost first, in the order of the page."""
    found: list[Node] = []
    for script in tree.xpath(_SCRIPTS):
        found += _objects(_parsed("".join(script.itertext())))
    return tuple(found)


def types_of(node: Node) -> frozenset[str]:
    """Names of the schema.org types of a node, without the address before them.

    >>> types_of({"@type": ["https://schema.org/LiveBlogPosting", "Article"]}) == {"LiveBlogPosting", "Article"}
    True
    """
    told = node.get("@type")
    named = told if isinstance(told, list) else [told]
    return frozenset(str(name).rpartition("/")[2].rpartition(":")[2] for name in named if isinstance(name, str))


def items(value: object) -> list[Any]:
    """A value that may be one thing, a list of them, or lists of lists."""
    if isinstance(value, list):
        return [each for item in value[:MOST] for each in (item if isinstance(item, list) else [item])]
    return [] if value is None else [value]


def _parsed(text: str) -> object:
    """JSON as pages write it: in comments, with line breaks in texts and commas before a bracket; None if broken."""
    bare = _WRAPPED.sub("", text).strip()
    for attempt in (bare, _TRAILING_COMMA.sub("", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: object) -> Iterator[Node]:
    """Without recursion: nesting is the page's to choose."""
    waiting, seen = [value], 0
    while waiting and seen < MOST:
        one, seen = waiting.pop(), seen + 1
        if isinstance(one, dict):
            yield one
            waiting += reversed(one.values())
        elif isinstance(one, list):
            waiting += reversed(one)
