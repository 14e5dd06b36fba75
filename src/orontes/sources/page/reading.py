"""From the source of a page to its text, metadata and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orontes.sources.page.barriers import asks_consent, asks_login, notes_on
from orontes.sources.page.dates import guessed, published
from orontes.sources.page.linked import nodes
from orontes.sources.page.live import Update, blog_text, updates_of
from orontes.sources.page.markup import first
from orontes.sources.page.types import NoPage, Page
from orontes.sources.types import SkipReason

_TITLES = ("//meta[@property='og:title']/@content", "//h1", "//title")
_SITES = ("//meta[@property='og:site_name']/@content", "//meta[@name='application-name']/@content")
_ADDRESSES = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
_REFRESH = re.compile(r"<meta\b[^<>]*http-equiv\W{0,4}refresh[^<>]*url\s*=\s*['\"]?([^<>'\"]+)", re.IGNORECASE)
# A tag of this length holds a picture, or attributes by the ten thousand, which take a parser minutes.
_MONSTROUS = re.compile(r"<[^<>]{65536,}>")


def read_page(source: str) -> Page | NoPage:
    """The main text and metadata of a page, or why it has none.

    >>> read_page("<meta http-equiv='refresh' content='0; url=https://example.org/b'>").why
    "only forwards to 'https://example.org/b': save that page"
    """
    import trafilatura  # half a second that a plain text need not wait for

    source = _MONSTROUS.sub("", source)
    tree = trafilatura.load_html(source)
    if tree is None:
        return _no_text(source)
    linked = nodes(tree)
    updates = updates_of(tree, linked)
    title = first(tree, _TITLES)
    text = _main_text(source)
    if updates:
        text = blog_text(text, updates)
    when = published(tree, linked, source)
    if not when and asks_login(tree, text):
        return NoPage(SkipReason.DENIED, "the page asks for a password; log in, save the page and add the file")
    if not text.strip():
        return _no_text(source)
    if asks_consent(title, text):
        return NoPage(SkipReason.BARRED, "the page asks for consent and does not show the article; save it after that")
    page = Page(text, title, first(tree, _SITES), first(tree, _ADDRESSES), when, notes=(*notes_on(tree, linked, text),))
    if updates:
        return _live(page, updates)
    return page if when else replace(page, guessed=guessed(source))


def _main_text(source: str) -> str:
    import trafilatura

    try:
        return trafilatura.extract(source, include_comments=False, favor_recall=True, with_metadata=False) or ""
    except Exception:  # noqa: BLE001 - whatever a broken page does to the library, it has no text then
        return ""


def _live(page: Page, updates: Sequence[Update]) -> Page:
    """A live blog was published when its newest update was: what it tells of that day is no plan."""
    times = [update.at for update in updates if update.at]
    undated = len(updates) - len(times)
    notes = [f"The page is a live blog of {len(updates)} updates; each is read at its own time."]
    notes += [f"{undated} of its updates carry no time."] if undated else []
    known = [*times, *([page.published] if page.published else [])]
    return replace(page, published=max(known, default=None), notes=(*page.notes, *notes))


def _no_text(source: str) -> NoPage:
    if forward := _REFRESH.search(source):
        return NoPage(SkipReason.EMPTY, f"only forwards to {forward[1].strip()[:200]!r}: save that page")
    if "<script" in source.lower():
        return NoPage(SkipReason.EMPTY, "has no text until its scripts are run, which is never done: save it as .txt")
    return NoPage(SkipReason.EMPTY, "no text was found in the page; save its text as .txt")
