"""The pictures of a page's main part, each captured as a file of its own (Berkeley Protocol: embedded media)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import httpx
from lxml.etree import _Element

from orontes.sources.decoding import decode
from orontes.sources.embedded import of_picture
from orontes.sources.types import Capture, Collection, Skipped, SkipReason
from orontes.sources.web.addresses import brief, without_secrets
from orontes.sources.web.fetching import Fetcher
from orontes.sources.web.types import Fetched

MOST_BYTES = 200_000_000  # of the pictures of one page, together
# Where the main part of a page stands, the surest first; og:image is the picture that the page itself puts first.
_LEADING = "//meta[@property='og:image']/@content"
_MAIN = ("//article//img", "//main//img", "//*[@role='main']//img", "//figure//img")
_SIGNATURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*", b"BM")
_BOXED = (b"avif", b"avis", b"heic", b"mif1")  # behind eight bytes, in the box that begins the file


def pictures(page: Fetched) -> tuple[str, ...]:
    """The addresses of the pictures in the main part of a page, each once, in their order."""
    import trafilatura

    tree = trafilatura.load_html(decode(page.body)[0]) if page.body else None
    if tree is None:
        return ()
    base = _address(page.url, next(iter(tree.xpath("//base/@href")), "")) or page.url
    found = (_address(base, source) for source in _sources(tree))
    return tuple(dict.fromkeys(each for each in found if each))


def captured_with(page: Fetched, capture: Capture, fetcher: Fetcher) -> Collection:
    """The captures of the pictures of a page that was captured, each with its id; what failed is listed."""
    captures: list[Capture] = []
    skipped: list[Skipped] = []
    wanted, total = pictures(page), 0
    for number, address in enumerate(wanted):
        if number >= fetcher.rules.pictures or total > MOST_BYTES:
            skipped.append(_left(page, len(wanted) - number))
            break
        fetched = fetcher.fetch(address)
        total += len(fetched.body)
        if fetched.capture:
            details = (*fetched.capture.details, ("embedded in", capture.id), *of_picture(fetched.body))
            captures.append(replace(fetched.capture, details=details))
        if problem := fetched.problem or _no_picture(fetched):
            skipped.append(problem)
    return Collection((), tuple(skipped), tuple(captures))


def _sources(tree: _Element) -> Iterator[str]:
    yield from (str(each) for each in tree.xpath(_LEADING))
    for path in _MAIN:
        for image in tree.xpath(path):
            yield _largest(image.get("srcset") or image.get("data-srcset") or "")
            yield image.get("data-src") or image.get("src") or ""


def _largest(choices: str) -> str:
    """The widest of a srcset's choices ("a.jpg 480w, b.jpg 1024w"), "" where there is none.

    >>> _largest("a.jpg 480w, b.jpg 1024w")
    'b.jpg'
    """
    found = [each.split() for each in choices.split(", ") if each.strip(" ,")]
    return max(found, key=_width)[0].rstrip(",") if found else ""


def _width(choice: list[str]) -> float:
    try:
        return float(choice[1].rstrip("wx"))
    except (IndexError, ValueError):
        return 0.0


def _address(base: str, source: str) -> str:
    """The web address that `source` means on a page; "" where it is none (a picture within the page, say)."""
    try:
        joined = httpx.URL(base).join(source.strip()) if source.strip() else httpx.URL("")
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return ""
    return str(joined.copy_with(fragment=None)) if joined.scheme in {"http", "https"} else ""


def _no_picture(fetched: Fetched) -> Skipped | None:
    body = fetched.body
    if body.startswith(_SIGNATURES) or body[8:12] in _BOXED or b"<svg" in body[:1000]:
        return None
    where = without_secrets(fetched.asked)
    return Skipped(
        where, SkipReason.BINARY, f"{brief(where)}: is called a picture and is none that is known; it is captured"
    )


def _left(page: Fetched, count: int) -> Skipped:
    where = without_secrets(page.asked)
    return Skipped(where, SkipReason.TOO_LARGE, f"{brief(where)}: {count} more pictures were left; add them by address")
