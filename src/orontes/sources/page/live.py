"""Live blogs: each update with its own time (schema.org LiveBlogPosting, as linked data or microdata).

The text that comes out has a stamp before each update ("UPDATE 2017-03-24 17:45 GMT:"), by which entries are
told apart and timed when it is read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml.etree import _Element

from orontes.sources.page.linked import Node, items, types_of
from orontes.sources.page.markup import first, maybe_time

LABEL_WORDS = 5  # a line of so few words that no update holds is a button or a clock
_POSTS = "//*[contains(@itemtype, 'schema.org/LiveBlogPosting')]//*[contains(@itemprop, 'liveBlogUpdate')]"
_MICRODATA = {
    "at": (".//*[@itemprop='datePublished']/@content", ".//*[@itemprop='datePublished']/@datetime"),
    "headline": (".//*[@itemprop='headline']",),
    "body": (".//*[@itemprop='articleBody']",),
}
_BREAKS = re.compile(r"(?i)<(?:br|/p|/li|/h\d|/div|/blockquote)\b[^>]*>")
_TAGS = re.compile(r"<[^<>]*>")
_ENDS = re.compile(r"[.!?…:][\"”’'»)\]]*$")


@dataclass(frozen=True, slots=True)
class Update:
    """One entry of a live blog; `at` is UTC, None where the page does not say."""

    at: datetime | None
    headline: str
    body: tuple[str, ...]  # its paragraphs

    @property
    def text(self) -> str:
        """The update as one paragraph under its stamp: a blank line within it would end it."""
        stamp = f"UPDATE {self.at:%Y-%m-%d %H:%M} GMT:" if self.at else "UPDATE:"
        head = self.headline if not self.headline or _ENDS.search(self.headline) else f"{self.headline}."
        return "\n".join((f"{stamp} {head}".rstrip(), *self.body))


def updates_of(tree: _Element, nodes: Sequence[Node]) -> tuple[Update, ...]:
    """The updates of a live blog, in the page's order, each once; none where the page is no live blog."""
    found = dict.fromkeys((*_linked(nodes), *_marked(tree)))
    return tuple(update for update in found if update.headline or update.body)


def blog_text(text: str, updates: Sequence[Update]) -> str:
    """The updates under their stamps, below what the page's main `text` holds beside them."""
    told = _bare(" ".join((*(update.headline for update in updates), *(p for each in updates for p in each.body))))
    beside = [line for line in text.splitlines() if len(line.split()) > LABEL_WORDS and _bare(line) not in told]
    return "\n\n".join(filter(None, ("\n".join(beside), *(update.text for update in updates))))


def _linked(nodes: Sequence[Node]) -> Iterator[Update]:
    named = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    for blog in nodes:
        if "LiveBlogPosting" in types_of(blog):
            for item in items(blog.get("liveBlogUpdate")):
                if isinstance(item, dict):
                    yield _update(named.get(str(item.get("@id")), item))


def _update(node: Node) -> Update:
    at = maybe_time(node.get("datePublished")) or maybe_time(node.get("dateModified"))
    body = next((node[key] for key in ("articleBody", "text", "description") if _says(node.get(key))), "")
    headline = " ".join(_paragraphs(str(node["headline"]))) if _says(node.get("headline")) else ""
    paragraphs = _paragraphs(body)
    return Update(at, "" if paragraphs[:1] == (headline,) else headline, paragraphs)


def _marked(tree: _Element) -> Iterator[Update]:
    for post in tree.xpath(_POSTS):
        found = {name: first(post, paths) for name, paths in _MICRODATA.items()}
        yield Update(maybe_time(found["at"]), found["headline"], tuple(filter(None, (found["body"],))))


def _says(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text that may be HTML, written out or escaped."""
    for _ in range(2):  # "&lt;p&gt;" stands for a tag, and "&amp;amp;" for a sign
        text = html.unescape(_TAGS.sub(" ", _BREAKS.sub("\n", text)))
    return tuple(line for line in (" ".join(line.split()) for line in text.splitlines()) if line)


def _bare(text: str) -> str:
    return "".join(text.casefold().split())
