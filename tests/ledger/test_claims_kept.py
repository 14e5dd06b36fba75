"""Claims in the ledger: they come back as they went in, the latest reading counts, none is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from tests.ledger.outside import tamper

from orontes.claims.types import Claim, Kind, Modality, Party, Voice
from orontes.errors import CustodyBroken, LedgerError
from orontes.evidence import Count, Origin, RecordId, Span, When
from orontes.ledger import Casebook
from orontes.places.types import Placement
from orontes.sources import Document
from orontes.theatre.types import PlaceKind, SourceKind

Make = Callable[..., Document]
FIRST, SECOND = Origin("rules", "1"), Origin("rules", "2")


def a_claim(document: Document, kind: Kind = Kind.TERRITORY_TAKEN, reader: Origin = FIRST) -> Claim:
    return Claim(
        id=RecordId(f"claim-{kind}"),
        document=document.id,
        doc=document.doc,
        span=Span(0, 16),
        quote=document.text[:16],
        kind=kind,
        place="Soran",
        placement=Placement(
            "Soran", "sy/soran", "Soran", PlaceKind.TOWN, 35.29, 36.74, 500.0, "Hama", "SY", 0.9, 1, "exact name"
        ),
        actor=Party("", "", "opposition"),
        target=Party(),
        when=When.on(date(2017, 3, 21)),
        entry_time=datetime(2017, 3, 22, 18, 30, tzinfo=UTC),
        published=document.published,
        source="",
        chain=(Voice(document.publisher, "", SourceKind.MONITOR, ""),),
        modality=Modality.ASSERTED,
        killed=Count(12, None),
        injured=None,
        facility="",
        weapon="",
        rule="fall",
        read_by=reader,
        confidence=0.8,
        marks=("historical",),
        sentence=Span(0, 17),
    )


def test_claims_come_back_as_they_were(casebook: Casebook, document: Make) -> None:
    casebook.add([document()])
    claims = (a_claim(document()), a_claim(document(), Kind.ARMED_CLASH))
    casebook.put_claims(document(), claims, FIRST)
    assert casebook.claims() == claims
    assert casebook.verify() == ()


def test_the_latest_reading_counts_and_the_earlier_stays(casebook: Casebook, document: Make) -> None:
    casebook.add([document()])
    old, new = a_claim(document()), a_claim(document(), Kind.TERRITORY_HELD, SECOND)
    casebook.put_claims(document(), [old], FIRST)
    casebook.put_claims(document(), [new], SECOND)
    assert casebook.claims() == (new,)
    first, second = (entry for entry in casebook.custody() if entry.action == "read")
    assert second.before == first.after
    with casebook.ledger.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM claims").scalar() == 2


def test_the_same_reading_again_changes_nothing(casebook: Casebook, document: Make) -> None:
    casebook.add([document()])
    casebook.put_claims(document(), [a_claim(document())], FIRST)
    head = casebook.head
    casebook.put_claims(document(), [a_claim(document())], FIRST)
    assert casebook.head == head


def test_a_later_reading_that_finds_nothing_withdraws_the_claims(casebook: Casebook, document: Make) -> None:
    casebook.add([document()])
    casebook.put_claims(document(), [a_claim(document())], FIRST)
    casebook.put_claims(document(), [], SECOND)
    assert casebook.claims() == ()


def test_claims_come_in_the_order_of_their_documents(casebook: Casebook, document: Make) -> None:
    late, early = document("Late."), document("Early.", doc="e", published=datetime(2017, 3, 1, tzinfo=UTC))
    casebook.add([late, early])
    for each in (late, early):
        casebook.put_claims(each, [a_claim(each)], FIRST)
    assert [claim.document for claim in casebook.claims()] == [early.id, late.id]


def test_claims_of_another_document_are_refused(casebook: Casebook, document: Make) -> None:
    casebook.add([document(), document("Other.", doc="other")])
    with pytest.raises(LedgerError, match="another document"):
        casebook.put_claims(document(), [a_claim(document("Other."))], FIRST)


@pytest.mark.parametrize("wire", ["{", "{}", '{"kind": "parade"}'])
def test_an_altered_claim_is_refused_and_named(casebook: Casebook, document: Make, wire: str) -> None:
    casebook.add([document()])
    casebook.put_claims(document(), [a_claim(document())], FIRST)
    tamper(casebook, f"UPDATE claims SET wire = '{wire}'")
    with pytest.raises(CustodyBroken, match="claim-territory_taken: its record was altered"):
        casebook.claims()
    assert {finding.check for finding in casebook.verify()} == {"record"}


def test_a_document_revised_while_it_was_read_is_still_to_be_read(casebook: Casebook, document: Make) -> None:
    read, revised = document(), document(publisher="Monitor of the valley")
    casebook.add([read])
    casebook.add([revised])
    casebook.put_claims(read, [a_claim(read)], FIRST)
    assert [each.publisher for each in casebook.unread(FIRST)] == [revised.publisher]
    casebook.put_claims(revised, [], FIRST)
    casebook.put_claims(read, [a_claim(read)], FIRST)  # by a reader who was slower
    assert casebook.claims() == ()
    assert list(casebook.unread(FIRST)) == []
