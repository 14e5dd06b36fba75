"""Reports into the casebook: what lies on disk at once, each web address as soon as it was fetched.

What a feed or a sitemap among the addresses names is fetched next, and what the sitemaps of an index name.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from orontes import sources
from orontes.errors import InputNotFound
from orontes.ledger import Added
from orontes.pipeline.job import Job, today
from orontes.pipeline.remarks import remarks
from orontes.sources.types import Named, Skipped

if TYPE_CHECKING:
    from orontes.sources.web import Fetcher

Reports = Sequence[Path | str]
DEEPEST = 2  # from an index of sitemaps to a sitemap to a page


def add(job: Job, reports: Reports) -> None:
    """Collect the documents under `reports` (paths; web addresses as text) into the casebook.

    What was fetched before an interruption is in the casebook. Raises `InputNotFound` where not one could be used.
    """
    fetcher, queue = _fetcher(job, reports), Queue(reports)
    done: list[Added] = []
    skipped: list[Skipped] = []
    with job.stage("collect", len(queue)):
        for batch, day in queue:
            published = job.choices.published or day
            found = sources.collect(batch, published=published, today=today(), fetcher=fetcher)
            done.append(job.casebook.add(found.documents, found.skipped, found.captures))
            queue.follow(found.named)
            skipped += found.skipped
            job.summary.notes += remarks(found.documents)
            job.watcher.step(len(done))
    job.summary.skipped += tuple(skipped)
    added = Added(*map(sum, zip(*((each.added, each.known, each.revised) for each in done), strict=True)))
    if not added.added + added.known:
        raise InputNotFound(nothing_usable(skipped))
    job.summary.done = told_of(added)


class Queue:
    """What is added, a batch at a time: all that lies on disk, with the first address; then each address by itself.

    A batch comes with the day of which a feed said that it came out.

    >>> queue = Queue(["a.txt", "https://example.org/feed"])
    >>> for batch, _ in queue:
    ...     queue.follow([Named("https://example.org/a")] if "a.txt" in batch else ())
    ...     print(batch)
    ['a.txt', 'https://example.org/feed']
    ['https://example.org/a']
    """

    def __init__(self, reports: Reports) -> None:
        paths = [report for report in reports if not sources.is_address(report)]
        addresses = list(dict.fromkeys(str(report) for report in reports if sources.is_address(report)))
        alone: list[tuple[Reports, date | None]] = [([address], None) for address in addresses[1:]]
        self._batches = deque([([*paths, *addresses[:1]], None), *alone])
        self._known = set(addresses)
        self._deeper: deque[tuple[Reports, date | None]] = deque()
        self._depth = 0

    def __len__(self) -> int:
        return len(self._batches) + len(self._deeper)

    def __iter__(self) -> Iterator[tuple[Reports, date | None]]:
        """Each batch; what was named meanwhile comes after all that was there, two steps deep at most."""
        while self._batches:
            yield self._batches.popleft()
            if not self._batches and self._depth < DEEPEST:
                self._batches, self._deeper, self._depth = self._deeper, deque(), self._depth + 1

    def follow(self, named: Iterable[Named]) -> None:
        """Fetch what a feed names, each address once."""
        for each in named:
            if each.url not in self._known:
                self._known.add(each.url)
                self._deeper.append(([each.url], each.published))


def told_of(added: Added) -> str:
    """One line on what became of the reports that were added.

    >>> told_of(Added(added=2, known=10, revised=1)), told_of(Added(0, 10))
    ('2 reports added, 1 known with other particulars, 9 known', 'nothing to add: 10 reports, all known')
    """
    if not added.added + added.revised:
        return f"nothing to add: {_reports(added.known)}, all known"
    first = f"{_reports(added.added)} added"
    parts = {"known with other particulars": added.revised, "known": added.known - added.revised}
    return ", ".join([first, *(f"{number} {what}" for what, number in parts.items() if number)])


def _fetcher(job: Job, reports: Sequence[Path | str]) -> Fetcher | None:
    """Who asks for the web addresses among `reports`; None where there is none, as the web's libraries are heavy."""
    if not any(map(sources.is_address, reports)):
        return None
    from orontes.sources import web

    return web.Fetcher(web.Rules(allow_private=job.choices.allow_private, pictures=job.choices.pictures))


def nothing_usable(skipped: Sequence[Skipped]) -> str:
    """One line for a run in which every report was set aside."""
    why = "; ".join(f"{item.file}: {item.detail}" for item in skipped[:3])
    more = f"; and {len(skipped) - 3} more" if len(skipped) > 3 else ""
    return f"no report could be used: {why}{more}"


def _reports(number: int) -> str:
    return f"{number} report{'s' * (number != 1)}"  # the words of publications come with all that judges
