"""What stands between a reader and the text of a page: paywalls, cookie banners, questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from lxml.etree import _Element

from orontes.errors import LexiconError
from orontes.sources.page.linked import Node
from orontes.sources.page.markup import values

FILE = "barriers.txt"
KINDS = ("paywall", "consent", "banner")
TAIL = 1_500  # characters at the end of a text where a paywall says that there is more
CONSENT_WORDS, CONSENT_SIGNS = 400, 3  # a text no longer than this that says so many such things is no article
LOGIN_WORDS = 60  # a text no longer than this, of no day, beside a field for a password is no article
_TIERS = "//meta[@property='article:content_tier']/@content"
_IDS = "//*[@id or @class]"

Patterns = Mapping[str, tuple[re.Pattern[str], ...]]


@cache
def load_patterns() -> Patterns:
    """The patterns of `barriers.txt` by kind. Raises LexiconError naming the line of one that is wrong."""
    return parse_patterns((Path(__file__).parent / FILE).read_text(encoding="utf-8"))


def parse_patterns(text: str) -> Patterns:
    """As `load_patterns`, from the file's text."""
    found: dict[str, tuple[re.Pattern[str], ...]] = dict.fromkeys(KINDS, ())
    for number, line in enumerate(text.splitlines(), start=1):
        kind, _, pattern = line.partition(" ")
        if line.startswith("#"):
            continue
        if kind not in found or not pattern:
            raise LexiconError(f"a line is a kind ({', '.join(KINDS)}) and a pattern", file=FILE, line=number)
        try:
            found[kind] += (re.compile(pattern, re.IGNORECASE),)
        except re.error as error:
            raise LexiconError(f"not a pattern: {error}", file=FILE, line=number) from error
    return found


def asks_consent(title: str, text: str) -> bool:
    """Whether a page asks for consent to cookies and shows nothing else.

    >>> asks_consent("", "We value your privacy. You may go on reading.")
    False
    >>> asks_consent("", "We value your privacy. Accept all, or manage your choices. Our partners store data.")
    True
    """
    told = f"{title}\n{text}"
    signs = sum(bool(pattern.search(told)) for pattern in load_patterns()["consent"])
    return signs >= CONSENT_SIGNS and len(text.split()) <= CONSENT_WORDS


def asks_login(tree: _Element, text: str) -> bool:
    """Whether a page asks for a password and shows nothing else."""
    fields = values(tree, ("//input/@type",))
    return len(text.split()) <= LOGIN_WORDS and any(kind.lower() == "password" for kind in fields)


def notes_on(tree: _Element, nodes: Sequence[Node], text: str) -> Iterator[str]:
    """A sentence for each barrier that a page shows or declares."""
    if _charges(tree, nodes, text):
        yield "The page says that it is not free to read: its text may end early."
    banner = next(_banners(tree), "")
    if banner:
        yield f"The page carries a cookie banner ({banner}); it was taken as it stood."


def _charges(tree: _Element, nodes: Sequence[Node], text: str) -> bool:
    declared = any(str(node.get("isAccessibleForFree", "")).strip().lower() in {"false", "no"} for node in nodes)
    tiers = {tier.lower() for tier in values(tree, (_TIERS,))}
    return declared or bool(tiers & {"locked", "metered"}) or _asks_money(text)


def _asks_money(text: str) -> bool:
    return any(pattern.search(text[-TAIL:]) for pattern in load_patterns()["paywall"])


def _banners(tree: _Element) -> Iterator[str]:
    """The id or class by which a known banner is recognised."""
    patterns = load_patterns()["banner"]
    for element in tree.xpath(_IDS):
        for name in (*element.get("id", "").split(), *element.get("class", "").split()):
            if any(pattern.fullmatch(name) for pattern in patterns):
                yield name
