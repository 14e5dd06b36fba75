"""What can be concluded from a casebook: pure stages, in order.

All of it follows from documents, claims, judgements, the theatre pack and what was chosen: the casebook is only asked
for these. The same of them give the same edition, in whatever order they are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from orontes import __version__, claims, reading, review
from orontes.claims.types import Claim
from orontes.errors import RequestError
from orontes.ledger import NOW, AsOf, Casebook
from orontes.pipeline.built import Built, anew
from orontes.pipeline.disregarded import disregarded
from orontes.pipeline.identity import key_of
from orontes.pipeline.job import Choices, Job
from orontes.pipeline.stages import Basis, Stage, judge_all
from orontes.pipeline.window import window
from orontes.publish.types import Configuration, Edition
from orontes.reading.types import Reading
from orontes.review import Judgement
from orontes.sources.types import Document, Skipped, SkipReason
from orontes.theatre.types import Theatre
from orontes.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Held:
    """All that an edition follows from, beside what was chosen."""

    pack: Theatre
    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...] = ()


def judge(job: Job, built: Built | None = None) -> Edition:
    """What can be concluded from the casebook's claims and judgements; what had to be assumed goes into the summary.

    What is kept in `built` is taken from there, and what had to be concluded is kept there.
    Raises RequestError where the casebook holds no report, or none of the time that was chosen or before.
    """
    book, asof = job.casebook, job.choices.asof
    skipped = (*book.skipped(asof), *not_read(book, asof))
    held = Held(job.pack, book.documents(asof), skipped, book.claims(asof), book.judgements(asof))
    if asof != NOW and not held.documents:
        raise RequestError(f"no report is left, taking only {' and '.join(_times(asof))}; name a later time")
    edition = conclude(held, job.choices, job.stage, built)
    edition = replace(edition, notes=(*told_by(asof), *edition.notes))
    job.summary.notes += edition.notes
    return edition


@uncollected()
def conclude(held: Held, choices: Choices, stage: Stage, built: Built | None = None) -> Edition:
    """The edition that follows; `stage` is entered with each stage's name, `built` is where conclusions are kept."""
    pack, documents = held.pack, held.documents
    rulings = review.replay(held.judgements)
    kept = _in_order(claim for claim in held.claims if claim.id not in rulings.rejected)
    published = [document.published.date() for document in documents]
    days = window(published, kept, choices.as_of or max(published, default=date.min))
    basis = Basis(pack, kept, rulings, documents, days.first, days.last)
    judged = judge_all(basis, stage, built.under(key_of(basis)) if built else anew)
    gathered, counted = judged.gathered, judged.counted
    return Edition(
        title=choices.title or f"{pack.name or 'Edition'}, as of {days.last.isoformat()}",
        configuration=configuration(pack, choices, days.last),
        theatre=pack,
        documents=documents,
        readings=tuple(Reading(document.id, reading.split_entries(document), ()) for document in documents),
        skipped=held.skipped,
        claims=kept,
        incidents=gathered.incidents,
        control=judged.now.places,
        tolls=counted.tolls,
        facilities=counted.facilities,
        weapons=counted.weapons,
        matches=gathered.matches,
        weights=gathered.weights,
        affected=counted.affected,
        accords=counted.accords,
        terrain=judged.ground.now,
        control_then=judged.then.places,
        terrain_then=judged.ground.then,
        histories=counted.histories,
        notes=(*days.notes, *disregarded(held.judgements, rulings, held.claims, gathered.incidents)),
    )


def _in_order(told: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims by publication, report and place in it, each once: how they are kept changes nothing."""
    return tuple(
        sorted(
            {claim.id: claim for claim in told}.values(),
            key=lambda claim: (claim.published, claim.doc, claim.document, claim.span, claim.id),
        )
    )


def told_by(asof: AsOf) -> Iterator[str]:
    """A sentence for each time as of which an edition is told."""
    for time in _times(asof):
        yield f"this edition is told from {time}, and nothing of later"


def _times(asof: AsOf) -> Iterator[str]:
    for moment, what in ((asof.said, "what had been said"), (asof.known, "what the casebook held")):
        if moment is not None:
            yield f"{what} by {moment.isoformat(timespec='seconds')}"


def not_read(casebook: Casebook, asof: AsOf = NOW) -> tuple[Skipped, ...]:
    """The documents of which no claims were read: an edition lists them, since it says nothing of what they tell."""
    detail = "was not read: run `orontes read`, and report it if that fails"
    unread = (
        each for each in casebook.unread(claims.reader(), asof) if asof.said is None or each.published <= asof.said
    )
    return tuple(Skipped(document.file, SkipReason.UNREAD, detail) for document in unread)


def configuration(pack: Theatre, choices: Choices, as_of: date) -> Configuration:
    """Everything beside the inputs that shapes the edition."""
    return Configuration(
        theatre=pack.id,
        profile=choices.profile,
        as_of=as_of,
        delay_days=choices.delay_days,
        tile_url=choices.tile_url,
        version=__version__,
    )
