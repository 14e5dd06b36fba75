"""What stands in feeds, made plain: texts of HTML, addresses that can be fetched, and times in the forms met there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from orontes.sources.dating import parse_iso
from orontes.sources.decoding import whole

LONGEST_ADDRESS = 2048  # characters; longer ones are spam or an attack, and servers refuse them
LONGEST_TIME = 80  # characters
_SPACED_ZONE = re.compile(r"\s+([+-]\d{2}:?\d{2})$")
_ZERO_ZONE = re.compile(r"(?<=\d)\s*(?:UTC|GMT|Z)$", re.IGNORECASE)
_UNSEEN = frozenset(("script", "style", "template", "noscript", "iframe", "object", "head"))
_BLOCKS = re.compile(
    r"address|article|aside|blockquote|br|d[dlt]|div|fig(caption|ure)|footer|h[1-6r]|header|li|main|nav|[ou]l|p|pre"
    r"|section|table|t[dhr]"
)
_MARKUP = re.compile(r"<[a-zA-Z!/]|&[#\w]+;")


def address(url: object, base: str = "") -> str:
    """The absolute address of a page that can be fetched, "" for any other (`javascript:`, `file:`, a broken one).

    >>> address("../b?x=1#top", "https://example.org/a/feed.xml"), address("file:///etc/passwd"), address("//[", "")
    ('https://example.org/b?x=1', '', '')
    """
    if not isinstance(url, str) or not url.strip() or len(url) > LONGEST_ADDRESS:
        return ""
    try:
        parts = urlsplit(urljoin(base, "".join(url.split())))
        known = parts.scheme in {"http", "https"} and parts.hostname and not parts.username and not parts.password
        _ = parts.port  # raises where it is none
    except ValueError:
        return ""
    found = parts._replace(fragment="").geturl() if known else ""
    return found if found.isprintable() else ""


def text_of(markup: str) -> str:
    """The text of a piece of HTML, a paragraph a line with an empty line between; scripts and styles are left out.

    >>> text_of("<p>Shells fell on <b>Hama</b>.</p><script>x()</script><p>Nobody was hurt&nbsp;there.</p>")
    'Shells fell on Hama.\\n\\nNobody was hurt there.'
    >>> text_of("a < b, and no markup")
    'a < b, and no markup'
    """
    markup = "".join(char for char in whole(markup)[0] if char >= " " or char in "\t\n\r")
    if not _MARKUP.search(markup):
        return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", markup) if part.strip())
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError):
        return " ".join(markup.split())
    lines = "".join(_pieces(tree)).split("\x1e")
    return "\n\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _pieces(tree: etree._Element) -> Iterator[str]:
    """The texts in order, a record separator at each edge of a block. A walk without recursion: nesting is deep."""
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        start, name = event == "start", element.tag
        if name in _UNSEEN and event in {"start", "end"}:
            hidden += 1 if start else -1
        if not hidden and isinstance(name, str) and _BLOCKS.fullmatch(name):
            yield "\x1e"
        text = element.text if start else element.tail if element is not tree else ""
        if text and not hidden:
            yield text


def line_of(markup: object) -> str:
    """A title or a name on one line; "" for what is no text."""
    return " ".join(text_of(markup).split()) if isinstance(markup, str) else ""


def moment(text: object) -> datetime | None:
    """A time in the form of ISO 8601 or of a mail (RFC 5322), UTC where it names no zone; None for anything else.

    >>> moment("Fri, 24 Mar 2017 12:00:00 +0200") == moment("2017-03-24 10:00:00 UTC"), moment("yesterday")
    (True, None)
    """
    if not isinstance(text, str) or len(text) > LONGEST_TIME:
        return None
    try:
        return parse_iso(_SPACED_ZONE.sub(r"\1", _ZERO_ZONE.sub("+00:00", text.strip())))
    except ValueError:
        pass
    try:
        found = parsedate_to_datetime(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
