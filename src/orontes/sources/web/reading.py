"""What was fetched, as documents: the same readers as for files, told what the server says of the body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from orontes.sources.attributing import document_of
from orontes.sources.decoding import content_type
from orontes.sources.feeds import is_feed, read_feed
from orontes.sources.feeds.markup import unpacked
from orontes.sources.formats import read_file
from orontes.sources.manifest import Row
from orontes.sources.naming import host_of, stem_of
from orontes.sources.parts import Part
from orontes.sources.types import Collection, Document, Named, Skipped, SkipReason
from orontes.sources.web.addresses import brief, without_secrets
from orontes.sources.web.types import Fetched

MOST_NAMED = 1000  # addresses that are fetched because a feed names them


def read(fetched: Fetched, *, row: Row | None = None, published: date | None = None, today: date) -> Collection:
    """The documents of what was fetched, and the capture that names them; a line where there is none.

    What `row` says (of a feed's item, say) counts before what the page says; `published` dates a page that says
    nothing, and `today` is the day that no report may be dated after. A feed gives no document but what it names.
    """
    captures = (fetched.capture,) if fetched.capture else ()
    if fetched.problem:
        return Collection((), (fetched.problem,), captures)
    file = without_secrets(fetched.asked)
    if is_feed(unpacked(fetched.body) or b""):
        return replace(_named(file, fetched), captures=captures)
    parts = list(_parts(file, fetched))
    items = [part if isinstance(part, Skipped) else document_of(file, part, row, published, today) for part in parts]
    embedded = parts[0].embedded if len(parts) == 1 and isinstance(parts[0], Part) else ()
    documents = tuple(item for item in items if isinstance(item, Document))
    named = tuple(dict.fromkeys(document.id for document in documents))
    return Collection(
        documents,
        tuple(item for item in items if isinstance(item, Skipped)),
        tuple(replace(capture, documents=named, details=(*capture.details, *embedded)) for capture in captures),
    )


def _named(file: str, fetched: Fetched) -> Collection:
    """What a feed or a sitemap names; its own words about its items are not taken for reports."""
    feed = read_feed(file, fetched.body, fetched.url, content_type(fetched.header("content-type"))[1])
    if isinstance(feed, Skipped):
        return Collection((), (feed,))
    days = {item.url: item.published.date() if item.published else None for item in feed.items if item.url}
    named = tuple(Named(url, day) for url, day in days.items())
    left = named[MOST_NAMED:]
    detail = (
        f"{file} names {len(named)} addresses; the first {MOST_NAMED} are fetched: `orontes watch` fetches them all"
    )
    return Collection((), (Skipped(file, SkipReason.TOO_LARGE, detail),) if left else (), named=named[:MOST_NAMED])


def _parts(file: str, fetched: Fetched) -> Iterator[Part | Skipped]:
    if not fetched.body.strip():
        yield Skipped(file, SkipReason.EMPTY, f"{brief(file)}: the answer is empty; check the address")
        return
    media_type, charset = content_type(fetched.header("content-type"))
    stem = stem_of(fetched.url)
    for part in read_file(stem, fetched.body, media_type or "text/html", charset):
        if isinstance(part, Skipped):
            what = part.detail.removeprefix(stem)
            yield replace(
                part, file=file, detail=brief(file) + what if what != part.detail else f"{brief(file)}: {what}"
            )
        else:
            found = _attributed(part, fetched, stem) if part.original == fetched.body else part
            yield replace(found, file=file + part.file.removeprefix(stem) if part.file else "")


def _attributed(part: Part, fetched: Fetched, stem: str) -> Part:
    """A part with the address that it came from, which is known; how it was come by, and what it calls its own."""
    notes, url = list(part.notes), fetched.url
    first = next((exchange.url for exchange in fetched.exchanges), url)
    if first != url:
        notes.append(f"It was asked for at {first}, which led to {url}.")
    if part.url and part.url != url:
        notes.append(f"The page calls {part.url} its own address.")
    if not part.publisher:
        notes.append("The publisher was taken from the web address.")
    return replace(part, url=url, stem=stem, publisher=part.publisher or host_of(url), notes=tuple(notes))
