"""A report as one page of HTML, with its pictures inside it: nothing else is needed to read or to print it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from orontes.plot.pictures import Picture
from orontes.publish.rendering import page as rendered
from orontes.publish.sitrep import Report


def page(report: Report, pictures: Mapping[str, Sequence[Picture]]) -> bytes:
    """A report as an HTML file, pictures under their headings; the same of them give the same bytes."""
    return rendered(report.title, "\n".join(_lines(report.text, pictures)))


def _lines(text: str, pictures: Mapping[str, Sequence[Picture]]) -> Iterator[str]:
    for line in text.splitlines():
        yield line
        if line.startswith("#"):
            words = line.lstrip("#").strip()
            yield from (f"\n{_figure(picture)}\n" for picture in pictures.get(words, ()))


def _figure(picture: Picture) -> str:
    # A block of HTML in Markdown ends with an empty line: there must be none inside.
    image = f"data:{picture.media};base64,{b64encode(picture.content).decode()}"
    alt = " ".join(escape(picture.alt).split())
    return f'<figure><img alt="{alt}" src="{image}"><figcaption>{alt}</figcaption></figure>'
