"""The stages one after the other, for each verb: read, build, publish, explain, and all of them."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from orontes import claims, publish, theatre
from orontes.errors import LedgerError, RequestError
from orontes.gazetteer import open_gazetteer
from orontes.ledger import Casebook
from orontes.pipeline.adding import add
from orontes.pipeline.built import Built
from orontes.pipeline.choosing import with_fitting_pack
from orontes.pipeline.explaining import CONCLUDED, Conclusion, Explanation, from_casebook, from_edition, is_edition
from orontes.pipeline.job import Choices, Job, Silent, Summary, Watcher, today
from orontes.pipeline.judging import judge
from orontes.pipeline.reader import Reader
from orontes.publish.tallies import plural
from orontes.publish.types import Edition
from orontes.sources.types import Skipped


def run(
    reports: Sequence[Path | str], out: Path, choices: Choices | None = None, watcher: Watcher | None = None
) -> Summary:
    """The main job: read `reports`, write an edition into `out`.

    1. look at the output folder, so that nothing is read in vain; 2. collect the documents; 3. with the theatre "auto",
    choose the pack that fits most of them; 4. read claims from each; 5. judge them together; 6. write the edition.

    Raises `RequestError` (what was asked for cannot be done), `DataError` (a data file is wrong) or `PublicationError`.

    Example::

        summary = run([Path("reports")], Path("edition"), Choices(theatre="syria"))
        print(summary.counts["claims"])
    """
    choices = choices or Choices()
    publish.refuse_in_use(out)
    refuse_future(choices)
    told = choices.theatre != theatre.AUTO
    pack = theatre.load(choices.theatre) if told else theatre.EMPTY
    with (
        tempfile.TemporaryDirectory(prefix="orontes-") as folder,
        Casebook.create(Path(folder) / "casebook", pack.id or theatre.ANY) as casebook,
    ):
        job = Job(casebook, pack, choices, watcher=watcher or Silent())
        add(job, reports)
        job = job if told else with_fitting_pack(job)
        read(job)
        _publish(job, out, None)
    return job.summary


def read(job: Job) -> None:
    """Read claims from every document that this reader has not read yet."""
    unread = job.casebook.unread(claims.reader())
    if not unread:
        job.summary.done = "nothing to read: every report was read"
        return
    with job.stage("gazetteer"):
        names = open_gazetteer(job.pack, progress=lambda _name, done, _total: job.watcher.step(done))
    job.summary.notes += tuple(names.notes)
    failed = 0
    with job.stage("read", len(unread)):
        reader = Reader(job.pack, names)
        for done, (document, found) in enumerate(reader.claims(unread), start=1):
            if isinstance(found, Skipped):
                job.summary.skipped += (found,)
                failed += 1
            else:
                job.casebook.put_claims(document, found, claims.reader())
            job.watcher.step(done)
    job.summary.done = f"{plural(len(unread) - failed, 'report')} read"


def build(job: Job) -> Edition:
    """Judge everything in the casebook and keep the conclusions beside it, for editions and explanations to come.

    A build that was interrupted goes on; where all is built, nothing is done.
    Raises LedgerError where it cannot be kept.
    """
    refuse_future(job.choices)
    built = Built.beside(job.casebook)
    edition = judge(job, built)
    count(edition, job.summary)
    built.sweep()
    if built.unkept:
        raise LedgerError(built.unkept)
    job.summary.notes += tuple(built.notes)
    job.summary.done = f"built: {', '.join(built.made)}" if built.made else "nothing to build: all of it is built"
    return edition


def publish_edition(job: Job, out: Path) -> Edition:
    """Judge everything in the casebook, as far as that is not built, and write an edition into `out`.

    Where `out` holds that very edition already, nothing is written.
    """
    refuse_future(job.choices)
    built = Built.beside(job.casebook)
    edition = _publish(job, out, built)
    job.summary.notes += (*built.notes, *filter(None, [built.unkept]))
    return edition


def _publish(job: Job, out: Path, built: Built | None) -> Edition:
    if not publish.may_hold_edition(out):
        publish.refuse_in_use(out)
    edition = judge(job, built)
    count(edition, job.summary)
    with job.stage("publish"):
        there = publish.files_there(edition, out)
        job.summary.files = there or publish.write(edition, out)
    what = "nothing to publish: the folder holds this edition" if there else "published"
    job.summary.done = f"{what}, {plural(len(job.summary.files), 'file')}"
    return edition


def explain(folder: Path, asked: str, day: date | None = None) -> Explanation | Conclusion:
    """Find a claim, an incident, a spell or a toll in a casebook or an edition, by its id or its first characters.

    With a `day`, `asked` may be a place: who held it then. A casebook is judged where something concluded is asked for.
    Raises `InputNotFound` where the folder is neither,
    `RequestError` where nothing fits or several do, `DataError` where a file is broken.
    """
    if is_edition(folder):
        return from_edition(folder).find(asked, day)
    with Casebook.open(folder) as book:
        concluded = day or asked.partition("-")[0] in CONCLUDED
        judged = judge(Job(book, theatre.load(book.theatre)), Built.beside(book)) if concluded else None
        return from_casebook(folder, book, judged).find(asked, day)


def count(edition: Edition, summary: Summary) -> None:
    """Fill the closing table's counts."""
    placed = {claim.placement.place_id for claim in edition.claims if claim.placement.place_id}
    unplaced = {claim.place for claim in edition.claims if claim.place and not claim.placement.place_id}
    summary.counts = {
        "documents": len(edition.documents),
        "entries": sum(len(item.entries) for item in edition.readings),
        "claims": len(edition.claims),
        "incidents": len(edition.incidents),
        "places": len(placed),
        "places not on the map": len(unplaced),
        "places with control": len(edition.control),
        "tolls": len(edition.tolls),
        "skipped": len(edition.skipped),
    }


def refuse_future(choices: Choices) -> None:
    """Raise RequestError where an edition is asked for as of a day that has not come."""
    if choices.as_of and choices.as_of > today():
        raise RequestError(f"{choices.as_of} has not come yet: name a day until {today()}, or none")
