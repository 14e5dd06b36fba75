"""Metadata that a file carries within itself (Berkeley Protocol: embedded metadata), noted with its capture.

The file keeps all of it anyway; here it can be read without a program for each format. It says what the file says of
itself, and proves nothing: who made a page or a picture could write anything there.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from io import BytesIO

from orontes.sources.decoding import whole
from orontes.sources.page.linked import Node, nodes, types_of

Details = tuple[tuple[str, str], ...]
MOST = 100  # entries of one file
LONGEST = 500  # characters of a value
_NAMED = ("property", "name", "itemprop", "http-equiv")  # how a page's <meta> says what it is about
_BODIES = ("articleBody", "text", "description", "reviewBody")  # of linked data: the text is kept anyway
_PLACES = {0x8769: "", 0x8825: "GPS "}  # the directories of EXIF beside the main one, and what tells them apart


def of_page(source: str) -> Details:
    """What a page says of itself: language, title, addresses of its own, each `<meta>`, and its linked data.

    >>> of_page("<html lang=en><head><title>Soran</title><meta name=author content='A. N.'></head></html>")
    (('embedded lang', 'en'), ('embedded title', 'Soran'), ('embedded author', 'A. N.'))
    """
    import trafilatura

    tree = trafilatura.load_html(source)
    if tree is None:
        return ()
    found = [("lang", str(each)) for each in tree.xpath("/html/@lang")]
    found += [("title", "".join(each.itertext())) for each in tree.xpath("//head/title")]
    found += [("canonical", str(each)) for each in tree.xpath("//link[@rel='canonical']/@href")]
    for meta in tree.xpath("//meta[@content]"):
        name = next((meta.get(key) for key in _NAMED if meta.get(key)), "")
        found.append((name, meta.get("content")))
    return named((*found, *_linked(nodes(tree))))


def _linked(found: Iterable[Node]) -> Iterator[tuple[str, object]]:
    """What a page's linked data says: authors, times, how often something was seen or liked, by type and property."""
    for node in found:
        kind = ".".join(sorted(types_of(node)))
        for name, value in node.items():
            if isinstance(value, str | int | float) and not name.startswith("@") and name not in _BODIES:
                yield f"{kind}.{name}", value


def of_picture(data: bytes) -> Details:
    """The kind, size and EXIF of a picture; nothing where the library cannot read it. Its points are not decoded."""
    from PIL import Image

    try:
        with warnings.catch_warnings():  # of pictures that are very large: none is drawn here
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data)) as picture:
                size = f"{picture.width} x {picture.height}"
                return named((("format", picture.format or ""), ("size", size), *_exif(picture.getexif())))
    except Exception:  # noqa: BLE001 - a library fails in ways of its own on hostile bytes; the picture is kept as it is
        return ()


def _exif(exif: object) -> Iterator[tuple[str, str]]:
    from PIL.ExifTags import GPSTAGS, TAGS
    from PIL.Image import Exif

    assert isinstance(exif, Exif)
    yield from ((TAGS.get(tag, f"tag {tag}"), _plain(value)) for tag, value in exif.items() if tag not in _PLACES)
    for place, prefix in _PLACES.items():
        names = GPSTAGS if prefix else TAGS
        for tag, value in exif.get_ifd(place).items():
            yield f"{prefix}{names.get(tag, f'tag {tag}')}", _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_plain, value))
    return f"{len(value)} bytes" if isinstance(value, bytes) else str(value)


def named(found: Iterable[tuple[str, object]]) -> Details:
    """Entries as a capture's details: tidy, none too long, not too many; what has no name or no value is left out."""
    tidy = ((" ".join(whole(str(name))[0].split()), " ".join(whole(str(value))[0].split())) for name, value in found)
    kept = [(f"embedded {name[:80]}", value[:LONGEST]) for name, value in tidy if name and value]
    return tuple(kept[:MOST])
