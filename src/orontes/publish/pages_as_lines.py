"""HTML as lines of Markdown, no more than the attribution lint needs: so that one lint judges pages and feeds as well.

It knows our own HTML and no other: citations are links named `[c1]` to an anchor whose id ends in `c1`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

_PARAGRAPHS = {"p", "dt", "dd", "blockquote", "figcaption", "caption", "summary"}
_HEADINGS = {"title", "h1", "h2", "h3", "h4", "h5", "h6"}
_ANCHOR = re.compile(r"#?(?:.*-)?(c\d+)")
_SPACE = re.compile(r"\s+")


def as_lines(page: str) -> Iterator[str]:
    """A page, or a fragment of one, line by line.

    >>> list(as_lines('<h2>Soran</h2><ul><li>A <q>b</q> <a href="#x-c1">[c1]</a></li></ul>'))
    ['# Soran', '- A “b” [[c1]](#c1)']
    """
    if not page.strip():
        return
    for element in html.fragment_fromstring(page, create_parent="main").iter():
        if element.tag in _HEADINGS:
            yield f"# {_words(element)}"
        elif element.tag == "li":
            yield f"- {_words(element)}"
        elif element.tag == "table":
            yield from _table(element)
        elif element.tag in _PARAGRAPHS and not any(
            parent.tag in {"li", "table"} for parent in element.iterancestors()
        ):
            yield _words(element)


def _table(table: html.HtmlElement) -> Iterator[str]:
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"th", "td"}]
        yield f"| {' | '.join(_words(cell) for cell in cells)} |"
        if cells and all(cell.tag == "th" for cell in cells):
            yield f"|{' --- |' * len(cells)}"


def _words(element: html.HtmlElement) -> str:
    return _SPACE.sub(" ", "".join(_pieces(element))).strip()


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        target = _ANCHOR.fullmatch(child.get("href") or child.get("id") or "") if child.tag == "a" else None
        if target and child.get("id"):
            yield f'<a id="{target[1]}"></a>'
        elif target and _words(child) == f"[{target[1]}]":
            yield f"[[{target[1]}]](#{target[1]})"
        elif child.tag == "q":
            yield f"“{_words(child).replace('“', '‘').replace('”', '’')}”"
        elif child.tag not in {"ul", "ol"}:  # whose items are lines of their own
            yield from _pieces(child)
        yield child.tail or ""
