"""Whatever is altered behind the ledger's back is named by `verify`, or refused with one clear line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from tests.ledger.conftest import HandClock, a_document
from tests.ledger.outside import around, on_sqlite, tamper

from orontes.errors import CustodyBroken, LedgerError
from orontes.evidence import Origin, RecordId
from orontes.ledger import Casebook
from orontes.ledger.database import in_plain_words
from orontes.review.types import Judgement, Verdict
from orontes.sources import Document

Make = Callable[..., Document]


@pytest.fixture
def full(casebook: Casebook, document: Make) -> Casebook:
    """A casebook that holds one record of each kind."""
    casebook.add([document()])
    casebook.put_claims(document(), [], Origin("rules", "1"))
    at = datetime(2017, 5, 1, tzinfo=UTC)
    casebook.judge(Judgement(RecordId("j"), RecordId("claim-1"), Verdict.ACCEPT, "", "an analyst", at, "seen"))
    casebook.close()
    return casebook


def original_of(casebook: Casebook) -> Path:
    return next(path for path in (casebook.folder / "archive").rglob("*") if path.is_file())


def test_an_untouched_casebook_holds(full: Casebook) -> None:
    assert full.verify() == ()


@pytest.mark.parametrize("position", [0, 7, -1])
def test_a_flipped_byte_of_an_original_is_named(full: Casebook, document: Make, position: int) -> None:
    path = original_of(full)
    data = bytearray(path.read_bytes())
    data[position] ^= 1
    path.write_bytes(data)
    (finding,) = full.verify()
    assert (finding.check, finding.item) == ("archive", document().id)
    assert "altered" in finding.detail
    with pytest.raises(CustodyBroken, match=document().id):
        full.documents()
    full.add([document()])  # the same report coming in again mends it
    assert full.verify() == ()


def test_a_missing_original_is_named(full: Casebook, document: Make) -> None:
    original_of(full).unlink()
    (finding,) = full.verify()
    assert (finding.check, finding.item) == ("archive", document().id)


@pytest.mark.parametrize(
    ("statement", "item"),
    [
        ("UPDATE documents SET text = 'Soran has not fallen.'", "documents row 2"),
        ("UPDATE documents SET published = '2017-03-21T18:30:00+00:00'", "documents row 2"),
        ("UPDATE readings SET version = '2'", "readings row 3"),
        ("INSERT INTO claims VALUES (3, 0, 'claim-x', '{}')", "readings row 3"),
        ("UPDATE judgements SET verdict = 'reject'", "judgements row 4"),
        ("DELETE FROM judgements", "judgements row 4"),
        ("INSERT INTO judgements VALUES (1, 'k', 'r', 'accept', '', 'x', '', '')", "judgements row 1"),
        ("UPDATE custody SET who = 'somebody else' WHERE seq = 3", "custody entry 3"),
        ("UPDATE custody SET at = '2017-01-01T00:00:00.000000+00:00' WHERE seq = 4", "custody entry 4"),
    ],
)
def test_an_altered_row_is_named(full: Casebook, statement: str, item: str) -> None:
    tamper(full, statement)
    assert any(item in finding.item for finding in full.verify())


def test_a_removed_entry_breaks_the_chain(full: Casebook) -> None:
    tamper(full, "DELETE FROM judgements", "DELETE FROM custody WHERE seq = 3")
    assert {"chain", "record", "database"} <= {finding.check for finding in full.verify()}


@on_sqlite
def test_a_removed_guard_is_named(full: Casebook) -> None:
    with around(full) as connection:
        connection.exec_driver_sql("DROP TRIGGER documents_no_update")
    (finding,) = full.verify()
    assert (finding.check, finding.item) == ("triggers", "documents_no_update")


@on_sqlite
def test_a_byte_flipped_in_the_database_file_is_named(full: Casebook) -> None:
    path = full.folder / "ledger.sqlite"
    data = path.read_bytes()
    assert b"Soran has fallen." in data
    path.write_bytes(data.replace(b"Soran has fallen.", b"Soran has fellen."))
    assert any(finding.item.startswith("documents row 2") for finding in full.verify())


@on_sqlite
def test_any_byte_flipped_is_refused_or_named_or_harmless(full: Casebook) -> None:
    path = full.folder / "ledger.sqlite"
    whole, untouched = path.read_bytes(), what_it_says(full)
    named = 0
    for position in range(17, len(whole), len(whole) // 40):
        data = bytearray(whole)
        data[position] ^= 0x80
        path.write_bytes(data)
        try:
            with Casebook.open(full.folder) as casebook:
                said = what_it_says(casebook)
                assert casebook.verify() or said == untouched, f"byte {position}"
        except LedgerError:
            named += 1
        for rest in full.folder.glob("ledger.sqlite-*"):
            rest.unlink()
    assert named


def what_it_says(casebook: Casebook) -> object:
    try:
        return casebook.documents(), casebook.claims(), casebook.judgements(), casebook.custody()
    except LedgerError as error:
        return str(error)
    finally:
        casebook.close()


@on_sqlite
def test_a_torn_database_is_refused_or_named(full: Casebook) -> None:
    path = full.folder / "ledger.sqlite"
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 3] = b"\xff" * 8192
    path.write_bytes(data)
    try:
        with Casebook.open(full.folder) as casebook:
            assert any(finding.check == "database" for finding in casebook.verify())
    except LedgerError as error:
        assert "corrupt" in str(error)


@on_sqlite
def test_a_file_that_is_no_database_is_refused(full: Casebook) -> None:
    (full.folder / "ledger.sqlite").write_bytes(b"not a database, but long enough to be looked at" * 40)
    with pytest.raises(LedgerError, match="the database is corrupt"):
        Casebook.open(full.folder)


def test_what_is_no_casebook_is_refused(tmp_path: Path, full: Casebook) -> None:
    with pytest.raises(LedgerError, match=r"not a casebook; make one with `orontes init"):
        Casebook.open(tmp_path / "nowhere")
    with pytest.raises(LedgerError, match="not a casebook"):
        Casebook.open(tmp_path / ("x" * 300))
    with pytest.raises(LedgerError, match="cannot be written"):
        Casebook.create(tmp_path / ("x" * 300), "syria")
    with pytest.raises(LedgerError, match="is a casebook already"):
        Casebook.create(full.folder, "syria")
    (full.folder / "casebook.toml").write_text('format = 2\ntheatre = "syria"\n')
    (full.folder / "ledger.sqlite").unlink(missing_ok=True)
    with pytest.raises(LedgerError, match="is missing"):
        Casebook.open(full.folder)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("format = 3\ntheatre = 'syria'\n", "newer than 2"),
        ("format = \n", "is damaged"),
        ("theatre = 'syria'\n", "format must be a number"),
    ],
)
def test_settings_that_cannot_be_used_are_refused(full: Casebook, text: str, words: str) -> None:
    (full.folder / "casebook.toml").write_text(text)
    with pytest.raises(LedgerError, match=words) as caught:
        Casebook.open(full.folder)
    assert "\n" not in str(caught.value)


def test_an_interrupted_add_leaves_nothing_half_done(full: Casebook, document: Make) -> None:
    def power_fails() -> datetime:
        times.append(1)
        if len(times) == 2:
            raise KeyboardInterrupt
        return datetime(2018, 1, 1, tzinfo=UTC)

    times: list[int] = []
    batch = [document("Second.", doc="second"), document("Third.", doc="third")]
    with Casebook.open(full.folder, clock=power_fails) as casebook, pytest.raises(KeyboardInterrupt):
        casebook.add(batch)  # both originals are archived, one record is written, then the plug is pulled
    assert full.documents() == (document(),)
    assert full.verify() == ()
    assert full.add(batch).added == 2


def test_an_archive_that_cannot_be_written_is_one_clear_line(casebook: Casebook, document: Make) -> None:
    (casebook.folder / "archive").write_text("in the way")
    with pytest.raises(LedgerError, match="cannot be written"):
        casebook.add([document()])
    assert casebook.documents() == ()


def test_a_full_disk_is_said_plainly() -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x TEXT)")
        connection.exec_driver_sql("PRAGMA max_page_count = 3")
        with pytest.raises(DBAPIError) as caught:
            connection.exec_driver_sql("INSERT INTO t VALUES (?)", ("x" * 100_000,))
    engine.dispose()
    assert in_plain_words(caught.value).startswith("the disk is full")


def test_the_present_folder_can_become_a_casebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Casebook.create(Path(), "syria").close()
    with Casebook.open(tmp_path) as casebook:
        assert casebook.verify() == ()


def test_a_failed_creation_leaves_nothing_behind(tmp_path: Path) -> None:
    def no_clock() -> datetime:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Casebook.create(tmp_path / "case", "syria", clock=no_clock)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError, match="is not empty"):
        Casebook.create(tmp_path / "file", "syria")
    with pytest.raises(LedgerError, match="cannot be written"):
        Casebook.create(tmp_path / "file" / "below", "syria")


def test_over_some_days_every_original_is_read(tmp_path: Path, clock: HandClock) -> None:
    """A damaged one is named on its own day, and on no other."""
    with Casebook.create(tmp_path / "large", "syria", clock=clock) as book:
        book.add([a_document(f"Report {number}.", doc=f"{number}") for number in range(12)])
        items = sorted(document.id for document in book.documents())
        for item in items:
            book.ledger.archive.path(item).write_bytes(b"x")
        named = []
        for _ in range(5):
            named += [finding.item for finding in book.verify(over_days=5)]
            clock.now += timedelta(days=1)
        assert sorted(named) == items
        assert "of the originals part" in book.custody()[-1].why
