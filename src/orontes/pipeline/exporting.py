"""Exports of a casebook as it stands: what was claimed, and what was found in the texts before anything was claimed."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from orontes.pipeline.job import Job
from orontes.sources.types import Skipped


class Format(StrEnum):
    """What a casebook can be exported as; each is one JSON object a line."""

    JSONL = "jsonl"  # claims, on the wire
    MENTIONS = "mentions"  # places, actors, sources, dates, counts, weapons, facilities, with their offsets


def export(job: Job, form: Format) -> Iterator[dict[str, object]]:
    """The rows of an export, document by document; a document that breaks the reader goes into the summary.

    Mentions are found anew: a casebook keeps claims only.
    """
    from orontes import claims
    from orontes.gazetteer import open_gazetteer
    from orontes.pipeline.reader import Reader

    if form is Format.JSONL:
        yield from (claims.to_wire(claim) for claim in job.casebook.claims(job.choices.asof))
        return
    documents = job.casebook.documents(job.choices.asof)
    with job.stage("mentions", len(documents)):
        reader = Reader(job.pack, open_gazetteer(job.pack))
        for done, (document, found) in enumerate(reader.readings(documents), start=1):
            if isinstance(found, Skipped):
                job.summary.skipped += (found,)
            else:
                yield from reader.mentions(document, found)
            job.watcher.step(done)
