"""An edition of a long war: simulated reports, judged and published as real ones are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from bench.editions.dressing import coloured, document_of, dressed
from bench.wars.press import simulate
from bench.wars.settings import Settings

from orontes.claims.types import Claim
from orontes.evidence import RecordId, Span
from orontes.pipeline.job import Choices
from orontes.pipeline.judging import Held, conclude
from orontes.publish.types import Edition
from orontes.sources.types import Document

SEED = 1
LARGE = Settings(places=5_000, days=1_095, coverage=0.6, passing=0.001, strikes=0.23, raids=0.02, copying=0.5)
SMALL = replace(LARGE, places=500, days=180)


Stage = Callable[[str], AbstractContextManager[None]]


def edition(settings: Settings = LARGE, stage: Stage = lambda _: nullcontext()) -> Edition:
    """The edition of the simulated war of these settings; the same on every machine.

    `LARGE` gives some 92,000 incidents over three years and 5,000 places, `SMALL` a thirtieth of it.
    """
    war = simulate(settings, SEED)
    pack = replace(war.theatre, sides=coloured(war.theatre.sides))
    documents, claims = _filed(dressed(war))
    return conclude(Held(pack, documents, (), claims), Choices(theatre=pack.id, title="A simulated war"), stage)


def _filed(told: Iterable[Claim]) -> tuple[tuple[Document, ...], tuple[Claim, ...]]:
    """The claims as sentences of reports, one a voice and day, and these reports."""
    documents, claims = [], []
    for doc, lines in _by_report(told).items():
        document = _document(doc, lines)
        documents.append(document)
        claims += _placed(document, lines)
    return tuple(documents), tuple(claims)


def _by_report(told: Iterable[Claim]) -> dict[RecordId, list[Claim]]:
    reports: dict[RecordId, list[Claim]] = {}
    for claim in told:
        reports.setdefault(document_of(claim), []).append(claim)
    return reports


def _document(doc: RecordId, told: Sequence[Claim]) -> Document:
    text = "\n".join(f"{claim.quote}." for claim in told)
    original = f"{doc}\n{text}".encode()
    sha = RecordId(hashlib.sha256(original).hexdigest())
    voice, published = told[0].chain[0], told[-1].published
    url = f"https://example.org/{doc}"
    title = f"{voice.name}, {published:%d %B %Y}"
    return Document(sha, doc, f"{doc}.txt", text, original, voice.name, url, published, "manifest", title)


def _placed(document: Document, told: Sequence[Claim]) -> Iterator[Claim]:
    """The claims with the span of each in the report's text."""
    at = 0
    for claim in told:
        span = Span(at, at + len(claim.quote))
        yield replace(claim, document=document.id, doc=document.doc, span=span, sentence=span)
        at = span.end + len(".\n")
