"""Two reports and the claims in them. Every sentence was written for these tests."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

from orontes.claims.types import Claim, Kind, Modality, Party, Voice
from orontes.evidence import Count, Origin, Precision, RecordId, Span, When, record_id
from orontes.places.types import Placement
from orontes.sources.types import Document
from tests.publish.ground import (
    BULLETIN,
    HARBOUR,
    LOCALS,
    MARTA,
    OFFICER,
    SHELTER,
    TALLY,
    placed,
)

FIRST = (
    "The League took Arvik at dawn, the Tally Office said. The Union Bulletin denied that Arvik had fallen. "
    "Marta Quillen told this paper that shells hit the Hill Clinic and killed her neighbour Josef Tarn. "
    "The Tally Office counted eight dead at the clinic, local activists twenty or more. "
    "An officer of the Third Ferry Guard said his men would march on Belen within days. "
    "Families slept in the old shelter under the mill. Quillen left that night."
)
SECOND = (
    "Jets bombed Belen | with <cluster> bombs [again], the Tally Office said. "
    "In 2030 the two sides signed a truce at Lowgate. "
    "Relief reached 1,200 of 9,000 people in Belen, the Tally Office said. Talks failed to open."
)


def document(doc: str, text: str, day: int, *, notes: tuple[str, ...] = ()) -> Document:
    original = text.encode()
    return Document(
        id=RecordId(hashlib.sha256(original).hexdigest()),
        doc=doc,
        file=f"{doc}.txt",
        text=text,
        original=original,
        publisher="Harbour Post",
        url=f"https://harbour.example/{doc}",
        published=datetime(2031, 5, day, tzinfo=UTC),
        published_from="manifest",
        notes=notes,
    )


DOCUMENTS = (document("harbour-10", FIRST, 10), document("harbour-12", SECOND, 12, notes=("No hour is given.",)))


def claim(
    source_document: Document,
    quote: str,
    kind: Kind,
    placement: Placement,
    *voices: Voice,
    when: When | None = None,
    hour: int = 0,
    **changes: object,
) -> Claim:
    """A claim whose quotation stands in the document; the rest may be set by name."""
    start = source_document.text.index(quote)
    span = Span(start, start + len(quote))
    made = Claim(
        id=record_id("claim", source_document.id, span.start, span.end, kind, placement.text),
        document=source_document.id,
        doc=source_document.doc,
        span=span,
        quote=quote,
        kind=kind,
        place=placement.text,
        placement=placement,
        actor=Party(),
        target=Party(),
        when=when or When.on(source_document.published.date()),
        entry_time=source_document.published.replace(hour=hour, minute=15 if hour else 0),
        published=source_document.published,
        source=voices[-1].name if len(voices) > 0 else "",
        chain=(HARBOUR, *voices),
        modality=Modality.ASSERTED,
        killed=None,
        injured=None,
        facility="",
        weapon="",
        rule="by hand",
        read_by=Origin("tests", "1"),
        confidence=0.9,
        sentence=span,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


ONE, TWO = DOCUMENTS
LEAGUE, UNION = Party("The League", "league", "south"), Party("The Union", "union", "north")

TAKEN = claim(
    ONE,
    "The League took Arvik at dawn",
    Kind.TERRITORY_TAKEN,
    placed("Arvik", "t/arvik"),
    TALLY,
    hour=6,
    actor=LEAGUE,
    target=Party("them", "", "north"),
)
DENIED = claim(
    ONE,
    "denied that Arvik had fallen",
    Kind.TERRITORY_TAKEN,
    placed("Arvik", "t/arvik"),
    BULLETIN,
    hour=9,
    actor=LEAGUE,
    modality=Modality.DENIED,
)
CLINIC_HIT = claim(
    ONE,
    "shells hit the Hill Clinic and killed her neighbour Josef Tarn",
    Kind.SHELLING,
    placed("Hill Clinic", "t/clinic"),
    MARTA,
    hour=14,
    target=Party("Josef Tarn", "", "civilians"),
    killed=Count(1, 1),
    facility="hospital",
    weapon="artillery",
)
EIGHT = claim(
    ONE,
    "counted eight dead at the clinic",
    Kind.SHELLING,
    placed("Hill Clinic", "t/clinic"),
    TALLY,
    hour=14,
    killed=Count(8, 8),
    facility="hospital",
)
TWENTY = claim(
    ONE,
    "local activists twenty or more",
    Kind.SHELLING,
    placed("Hill Clinic", "t/clinic"),
    LOCALS,
    hour=14,
    killed=Count(20, None),
    facility="hospital",
    modality=Modality.ALLEGED,
)
MARCH = claim(
    ONE,
    "his men would march on Belen within days",
    Kind.MOBILIZATION,
    placed("Belen", "t/belen"),
    OFFICER,
    actor=LEAGUE,
    modality=Modality.INTENDED,
    when=When(date(2031, 5, 10), date(2031, 5, 17), Precision.WEEK),
)
SLEPT = claim(
    ONE,
    "Families slept in the old shelter under the mill",
    Kind.DISPLACEMENT,
    replace(placed("the old shelter", "t/belen"), place_id="", kind=None, lat=SHELTER[0], lon=SHELTER[1]),
)
BOMBED = claim(
    TWO,
    "Jets bombed Belen | with <cluster> bombs [again]",
    Kind.AIR_STRIKE,
    placed("Belen", "t/belen"),
    TALLY,
    actor=Party("Jets"),
    weapon="cluster",
    injured=Count(3, None),
)
TRUCE = claim(
    TWO,
    "In 2030 the two sides signed a truce at Lowgate",
    Kind.AGREEMENT,
    placed("Lowgate"),
    when=When(date(2030, 1, 1), date(2030, 12, 31), Precision.YEAR),
)
RELIEF = claim(
    TWO, "Relief reached 1,200 of 9,000 people in Belen", Kind.AID, placed("Belen", "t/belen"), TALLY, facility="aid"
)
TALKS = claim(TWO, "Talks failed to open", Kind.TALKS, placed(""), modality=Modality.FAILED)
CLAIMS = (TAKEN, DENIED, CLINIC_HIT, EIGHT, TWENTY, MARCH, SLEPT, BOMBED, TRUCE, RELIEF, TALKS)
