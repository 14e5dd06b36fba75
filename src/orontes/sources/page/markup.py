"""Looking things up in a page's tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from lxml.etree import _Element

from orontes.sources.dating import parse_iso


def values(tree: _Element, paths: Iterable[str]) -> Iterator[str]:
    """What stands at each path, tidied: attributes as they are, elements as their text."""
    for path in paths:
        for item in tree.xpath(path):
            text = str(item) if isinstance(item, str) else "".join(item.itertext())
            if text := " ".join(text.split()):
                yield text


def first(tree: _Element, paths: Iterable[str]) -> str:
    """The first of `values`, "" where there is none."""
    return next(values(tree, paths), "")


def maybe_time(stamp: object) -> datetime | None:
    """An ISO date or time as an aware UTC time; None for anything else."""
    try:
        return parse_iso(stamp) if isinstance(stamp, str) else None
    except ValueError:
        return None
