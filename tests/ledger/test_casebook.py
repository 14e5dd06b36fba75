"""What goes into a casebook comes out the same, once, and stays."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.server import Server
from tests.ledger.test_claims_kept import a_claim

from orontes.errors import CustodyBroken, LedgerError
from orontes.evidence import Origin, RecordId
from orontes.ledger import Action, Added, Casebook
from orontes.review.types import Judgement, Verdict
from orontes.sources import Document, Skipped, SkipReason

Make = Callable[..., Document]
READER = Origin("rules", "1")
AT = datetime(2017, 5, 1, tzinfo=UTC)

words = st.text(st.characters(codec="utf-8"), max_size=60)
documents = st.builds(
    lambda data, **rest: Document(id=RecordId(hashlib.sha256(data).hexdigest()), original=data, **rest),
    data=st.binary(max_size=200),
    doc=words,
    file=words,
    text=words,
    publisher=words,
    url=words,
    published=st.datetimes(timezones=st.just(UTC)),
    published_from=st.sampled_from(["manifest", "text", "option", "file"]),
    title=words,
    notes=st.lists(words, max_size=3).map(tuple),
)


@settings(deadline=None, max_examples=25)
@given(st.lists(documents, max_size=4, unique_by=(lambda d: d.id, lambda d: d.doc)), st.booleans())
def test_documents_come_back_as_they_were(postgres: Server, batch: list[Document], served: bool) -> None:
    address = postgres.address() if served else ""
    with tempfile.TemporaryDirectory() as folder, Casebook.create(Path(folder) / "c", "", ledger=address) as casebook:
        assert casebook.add(batch) == Added(len(batch), 0)
        assert casebook.documents() == tuple(sorted(batch, key=lambda d: (d.published, d.file, d.id)))
        assert casebook.add(batch) == Added(0, len(batch))
        assert casebook.verify() == ()


def test_half_a_character_is_refused_in_one_line_and_named_in_the_log(casebook: Casebook, document: Make) -> None:
    with pytest.raises(LedgerError, match="a text holds half a character"):
        casebook.add([document(title="Sor\udce9n")])
    casebook.note(Action.PUBLISH, "caf\udce9")
    assert casebook.custody()[-1].item == "caf?"
    assert casebook.documents() == ()
    assert casebook.verify() == ()


def test_a_casebook_outlives_its_process(casebook: Casebook, document: Make) -> None:
    casebook.add([document()])
    casebook.close()
    with Casebook.open(casebook.folder) as again:
        assert again.theatre == "syria"
        assert again.documents() == (document(),)
        assert (casebook.folder / "archive").is_dir()


def test_the_archive_keeps_the_bytes_under_their_hash(casebook: Casebook, document: Make) -> None:
    casebook.add([document()])
    (item,) = (path for path in (casebook.folder / "archive").rglob("*") if path.is_file())
    assert item.read_bytes() == document().original
    assert item.name == hashlib.sha256(document().original).hexdigest()


def test_new_particulars_are_kept_beside_the_old(casebook: Casebook, document: Make) -> None:
    casebook.add([document()])
    casebook.put_claims(document(), [], READER)
    assert tuple(casebook.unread(READER)) == ()
    corrected = document(publisher="Orontes Valley Monitor")
    assert casebook.add([corrected]) == Added(0, 1, 1)
    assert casebook.documents() == (corrected,)
    assert tuple(casebook.unread(READER)) == (corrected,)
    added, revised = (e for e in casebook.custody() if e.action in {Action.ADD, Action.REVISE})
    assert (added.before, revised.before) == ("", added.after)
    assert casebook.verify() == ()


def test_a_renamed_file_is_the_same_document(casebook: Casebook, document: Make) -> None:
    casebook.add([document()])
    assert casebook.add([document(file="elsewhere/x.txt", doc="x")]) == Added(0, 1)
    assert casebook.documents()[0].doc == "monitor-2017-03-22"


def test_a_name_that_is_taken_gets_a_suffix(casebook: Casebook, document: Make) -> None:
    casebook.add([document("First.")])
    casebook.add([document("Second."), document("Third.")])
    assert {d.doc for d in casebook.documents()} == {f"monitor-2017-03-22{end}" for end in ("", "-2", "-3")}
    assert sum(bool(d.notes) for d in casebook.documents()) == 2


def test_what_was_set_aside_is_logged_once(casebook: Casebook) -> None:
    skipped = (Skipped("x.txt", SkipReason.EMPTY, "x.txt is empty: save it again"),)
    casebook.add([], skipped)
    casebook.add([], skipped)
    assert casebook.skipped() == skipped
    logged = [(e.item, e.why) for e in casebook.custody() if e.action == Action.SKIP]
    assert logged == [("x.txt", "empty: x.txt is empty: save it again")]


def test_what_became_a_document_is_no_longer_set_aside(casebook: Casebook, document: Make) -> None:
    undated = Skipped(document().file, SkipReason.NO_DATE, "give --published")
    casebook.add([], [undated])
    casebook.add([document()])
    assert casebook.skipped() == ()
    bad_row = Skipped(document().file, SkipReason.BAD_ROW, "line 2: is not JSON")
    casebook.add([document()], [bad_row])
    assert casebook.skipped() == (bad_row,)


def test_processed_and_nothing_found_is_not_unread(casebook: Casebook, document: Make) -> None:
    casebook.add([document()])
    assert tuple(casebook.unread(READER)) == (document(),)
    casebook.put_claims(document(), [], READER)
    assert tuple(casebook.unread(READER)) == ()
    assert tuple(casebook.unread(Origin("rules", "2"))) == (document(),)
    assert casebook.claims() == ()


def test_claims_of_an_unknown_document_are_refused(casebook: Casebook, document: Callable[..., Document]) -> None:
    with pytest.raises(LedgerError, match="add it first"):
        casebook.put_claims(document("Nobody has added this."), [], READER)


def test_judgements_keep_their_order_and_words(casebook: Casebook) -> None:
    first = Judgement(RecordId("j-2"), RecordId("claim-1"), Verdict.REJECT, "", "an analyst", AT, "misread")
    second = Judgement(RecordId("j-1"), RecordId("claim-1"), Verdict.SAME, "claim-2", "an analyst", AT, "")
    for judgement in (first, second, first):
        casebook.judge(judgement)
    assert casebook.judgements() == (first, second)
    with pytest.raises(LedgerError, match="another verdict has this id"):
        casebook.judge(replace(first, verdict=Verdict.ACCEPT))
    assert casebook.verify() == ()


def test_the_custody_log_says_who_when_and_what(casebook: Casebook, document: Make) -> None:
    before = casebook.head
    casebook.add([document()])
    create, add = casebook.custody()
    assert (create.action, create.hash) == ("create", before)
    assert (add.seq, add.who, add.item, add.previous) == (2, "an investigator", document().id, before)
    assert add.at == "2017-05-01T12:02:00.000000+00:00"
    assert add.tool.startswith("orontes ")
    assert casebook.head == add.hash


def test_every_check_is_logged(casebook: Casebook) -> None:
    assert casebook.verify() == casebook.verify() == ()
    assert [e.why for e in casebook.custody() if e.action == "verify"] == ["0 findings", "0 findings"]


OWN_WAY = {"sqlite": "REPLACE INTO {0} SELECT * FROM {0}", "postgresql": "TRUNCATE {0} CASCADE"}


def test_no_row_can_be_altered(casebook: Casebook, document: Make) -> None:
    casebook.add([document()])
    casebook.put_claims(document(), [a_claim(document())], READER)
    casebook.judge(Judgement(RecordId("j"), RecordId("claim-1"), Verdict.ACCEPT, "", "x", AT, ""))
    ways = ("DELETE FROM {0}", "UPDATE {0} SET seq = seq + 1", OWN_WAY[casebook.ledger.engine.name])
    for table, way in product(("custody", "documents", "readings", "claims", "judgements"), ways):
        with pytest.raises(LedgerError, match="append-only"), casebook.ledger.writing() as connection:
            connection.exec_driver_sql(way.format(table))
    assert casebook.verify() == ()


def test_an_item_whose_bytes_are_others_is_refused(casebook: Casebook, document: Make) -> None:
    with pytest.raises(CustodyBroken, match="another hash"):
        casebook.add([document("good"), document(original=b"swapped")])
    assert casebook.documents() == ()
    assert casebook.verify() == ()


def test_a_clock_that_runs_backwards_is_refused(
    casebook: Casebook, document: Make, clock: Callable[[], datetime]
) -> None:
    clock.now = AT.replace(year=2016)  # type: ignore[attr-defined]
    with pytest.raises(CustodyBroken, match="set the clock right"):
        casebook.add([document()])
    assert casebook.documents() == ()
