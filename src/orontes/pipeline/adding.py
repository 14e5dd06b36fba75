"""Reports into the casebook: what lies on disk at once, each web address as soon as it was fetched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orontes import sources
from orontes.errors import InputNotFound
from orontes.ledger import Added
from orontes.pipeline.job import Job, today
from orontes.pipeline.remarks import remarks
from orontes.sources.types import Skipped

if TYPE_CHECKING:
    from orontes.sources.web import Fetcher

Reports = Sequence[Path | str]


def add(job: Job, reports: Reports) -> None:
    """Collect the documents under `reports` (paths; web addresses as text) into the casebook.

    What was fetched before an interruption is in the casebook. Raises `InputNotFound` where not one could be used.
    """
    fetcher, batches = _fetcher(job, reports), _batches(reports)
    done: list[Added] = []
    skipped: list[Skipped] = []
    with job.stage("collect", len(batches)):
        for batch in batches:
            found = sources.collect(batch, published=job.choices.published, today=today(), fetcher=fetcher)
            done.append(job.casebook.add(found.documents, found.skipped, found.captures))
            skipped += found.skipped
            job.summary.notes += remarks(found.documents)
            job.watcher.step(len(done))
    job.summary.skipped += tuple(skipped)
    added = Added(*map(sum, zip(*((each.added, each.known, each.revised) for each in done), strict=True)))
    if not added.added + added.known:
        raise InputNotFound(nothing_usable(skipped))
    job.summary.done = told_of(added)


def _batches(reports: Reports) -> list[Reports]:
    """What is added at once: all that lies on disk, with the first address; then each address by itself."""
    paths = [report for report in reports if not sources.is_address(report)]
    addresses = list(dict.fromkeys(report for report in reports if sources.is_address(report)))
    return [[*paths, *addresses[:1]], *([address] for address in addresses[1:])]


def told_of(added: Added) -> str:
    """One line on what became of the reports that were added.

    >>> told_of(Added(added=2, known=10, revised=1)), told_of(Added(0, 10))
    ('2 reports added, 1 known with other particulars, 9 known', 'nothing to add: all 10 reports are known')
    """
    if not added.added + added.revised:
        return f"nothing to add: all {added.known} reports are known"
    parts = {
        "reports added": added.added,
        "known with other particulars": added.revised,
        "known": added.known - added.revised,
    }
    return ", ".join(f"{number} {what}" for what, number in parts.items() if number)


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
