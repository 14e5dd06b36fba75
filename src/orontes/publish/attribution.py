"""The gate that no edition passes in which somebody's claim has become a fact: the lint, over every file that tells.

It reads finished files and nothing else. Data files tell nothing in words: that every row of theirs names its claims is
for their tests to say.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from orontes.errors import AttributionLost
from orontes.publish.lint import Finding, lint
from orontes.publish.pages_as_lines import as_lines

CHRONOLOGY = "chronology/"  # the folder of the page's chronology by month
ATOM = "{http://www.w3.org/2005/Atom}"
Findings = Iterator[Finding]


def check(contents: Mapping[str, bytes]) -> None:
    """Raise `AttributionLost`, naming the file and the words, where one of the files tells a claim as a fact."""
    for name, finding in findings(contents):
        raise AttributionLost(f"{name}, {finding}; nothing was published: this is a fault of Orontes, please report it")


def findings(contents: Mapping[str, bytes]) -> Iterator[tuple[str, Finding]]:
    """Every finding with the name of its file; files of other kinds and of the page's own folder tell nothing here."""
    for name, content in contents.items():
        if reader := _reader(name):
            yield from ((name, finding) for finding in reader(content.decode()))


def _reader(name: str) -> Callable[[str], Findings] | None:
    if name.startswith(CHRONOLOGY):
        return _beside
    return next((reader for suffix, reader in READERS.items() if "/" not in name and name.endswith(suffix)), None)


def _markdown(text: str) -> Findings:
    yield from lint(text)


def _page(text: str) -> Findings:
    yield from lint("\n".join(as_lines(text)))


def _plain_page(text: str) -> Findings:
    """The page without scripts."""
    yield from _beside(text.partition("<noscript>")[2].partition("</noscript>")[0])


def _beside(text: str) -> Findings:
    """Words that stand beside who says them, and have no list of citations to lead to."""
    yield from (finding for finding in _page(text) if "attribution" in finding.missing)


def _atom(text: str) -> Findings:
    for entry in etree.fromstring(text.encode()).iter(f"{ATOM}entry"):
        yield from _entry(entry.findtext(f"{ATOM}title", ""), entry.findtext(f"{ATOM}content", ""))


def _json_feed(text: str) -> Findings:
    for item in json.loads(text)["items"]:
        yield from _entry(item["title"], item["content_html"])


def _entry(title: str, content: str) -> Findings:
    """A title is short of a citation, which stands under it; who says so it must tell."""
    yield from (finding for finding in lint(title) if "attribution" in finding.missing)
    yield from _page(content)


READERS: Mapping[str, Callable[[str], Findings]] = {
    ".md": _markdown,
    "index.html": _plain_page,
    ".html": _page,
    ".atom": _atom,
    ".feed.json": _json_feed,
}
