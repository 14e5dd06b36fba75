"""Our own Markdown as HTML and as plain words, for publications that are read elsewhere than in an editor.

What a report says is escaped in that Markdown already (`markdown.escape`), so that no tag of a report survives; the
anchors of citations are the only tags that Markdown passes through.
"""

from __future__ import annotations

import html
import re
from functools import cache
from importlib.resources import files

from markdown_it import MarkdownIt

from orontes.publish.markdown import printable

PAGE, STYLE = "page.html", "page.css"
_SLOT = re.compile(r"\{(style|title|body)\}")
_TAG = re.compile(r"<[^>]*>")


def to_html(text: str) -> str:
    r"""Markdown as an HTML fragment.

    >>> to_html("**Soran** is &lt;named&gt;")
    '<p><strong>Soran</strong> is &lt;named&gt;</p>\n'
    """
    return str(_parser().render(text))


def to_text(line: str) -> str:
    r"""One line of Markdown as plain words.

    >>> to_text("According to **the \\[Tally\\] Office** &amp; others")
    'According to the [Tally] Office & others'
    """
    return html.unescape(_TAG.sub("", str(_parser().renderInline(line))))


def page(title: str, text: str) -> bytes:
    """Markdown as a page of its own, without scripts: for reading, for printing, and for saving as PDF by a browser."""
    folder = files("orontes.publish")
    frame, style = ((folder / name).read_text(encoding="utf-8") for name in (PAGE, STYLE))
    parts = {"style": style, "title": html.escape(printable(title)), "body": to_html(text)}
    return _SLOT.sub(lambda slot: parts[slot[1]], frame).encode()  # at one go: a title may read "{body}"


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable("table")
