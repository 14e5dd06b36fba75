"""Web addresses in, documents and captures out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from orontes.sources.types import Capture, Collection, Document, Named, Skipped
from orontes.sources.web.fetching import Fetcher
from orontes.sources.web.media import captured_with
from orontes.sources.web.reading import read


def gather(addresses: Sequence[str], fetcher: Fetcher, *, published: date | None = None, today: date) -> Collection:
    """Fetch each address once, in order, and read it. Nothing that an address does stops the others.

    What feeds and sitemaps name is not fetched, but named.
    """
    documents: list[Document] = []
    skipped: list[Skipped] = []
    captures: list[Capture] = []
    named: list[Named] = []
    for address in dict.fromkeys(addresses):
        fetched = fetcher.fetch(address)
        found = [read(fetched, published=published, today=today)]
        if fetcher.rules.pictures and found[0].documents and fetched.capture:
            found.append(captured_with(fetched, fetched.capture, fetcher))
        for each in found:
            documents += each.documents
            skipped += each.skipped
            captures += each.captures
            named += each.named
    return Collection(tuple(documents), tuple(skipped), tuple(captures), tuple(named))
