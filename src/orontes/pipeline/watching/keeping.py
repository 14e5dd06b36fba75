"""What was fetched, into the casebook: at once, with how it came, and only where it says something new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from orontes.ledger import Casebook
from orontes.ledger.fetched import last_texts
from orontes.pipeline.watching.types import Outcome, Target
from orontes.sources.manifest import Row
from orontes.sources.types import Capture, Collection, Document
from orontes.sources.web import Fetched, Fetcher, read
from orontes.sources.web.media import captured_with

LARGEST_FEED = 1_000_000  # bytes as it came; sitemaps of archives are larger, and name addresses alone
DATED = "item's published"
FEED_NOTE = "The publication time was taken from the feed."
DAY_NOTE = "The page gives no date; the day on which it was captured was taken."


def keep(
    book: Casebook,
    fetched: Fetched,
    target: Target,
    told: Mapping[str, str],
    *,
    fetcher: Fetcher,
    today: date,
    log_failure: bool,
) -> tuple[Outcome, str]:
    """Read what was fetched and add it to the casebook; `told` is what its feed said of it, empty for a watched page.

    A watched page without a date gets the day of the capture, for it is looked at to see what it says now; an item
    without one does not, for it may be old.

    Where the page says what the last capture of this address said, nothing is added; else its pictures too, if the
    rules of `fetcher` ask for them. Where nothing can be read from it, that is added to the log if `log_failure`.
    Raises LedgerError.
    """
    published = datetime.fromisoformat(told[DATED]) if DATED in told else None
    row = Row(fetched.asked, 0, target.publisher, published)
    found = read(fetched, row=row, published=None if told else today, today=today)
    if not found.documents:
        why = found.skipped[0].detail if found.skipped else f"{fetched.asked}: nothing was read from it"
        if log_failure:
            book.add((), found.skipped, _captures(found, told))
        return Outcome.SKIPPED, why
    if last_texts(book, fetched.asked) == tuple(document.text for document in found.documents):
        return Outcome.UNCHANGED, "says what it said before"
    documents = [_noted(document) for document in found.documents]
    beside = _pictures(fetched, fetcher)
    added = book.add(documents, (*found.skipped, *beside.skipped), (*_captures(found, told), *beside.captures))
    return Outcome.CAPTURED, f"{added.added} new report(s), {sum(len(each.text) for each in documents)} characters"


def _pictures(page: Fetched, fetcher: Fetcher) -> Collection:
    if not fetcher.rules.pictures or page.capture is None:
        return Collection((), ())
    return captured_with(page, page.capture, fetcher)


def _noted(document: Document) -> Document:
    """A document that says so where its time is its feed's, or for a watched page without one the day of capture."""
    if document.published_from == "manifest":
        return replace(document, published_from="feed", notes=(*document.notes, FEED_NOTE))
    return replace(document, notes=(*document.notes, DAY_NOTE)) if document.published_from == "option" else document


def _captures(found: Collection, told: Mapping[str, str]) -> Sequence[Capture]:
    """The captures with the feed by which they came, and what it said of the item."""
    if not told:
        return found.captures
    return [replace(each, method="feed", details=(*each.details, *told.items())) for each in found.captures]


def keep_feed(book: Casebook, fetched: Fetched) -> None:
    """Keep a feed as it stood when it named something new, unless it is large. Raises LedgerError."""
    capture = fetched.capture
    if capture is not None and len(fetched.exchanges[-1].response) <= LARGEST_FEED:
        book.add((), captures=[capture])
