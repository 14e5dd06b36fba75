"""A casebook moves between databases: equal by digest, in whole or not at all, told on both sides."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ledger.authority import Authority, needs_openssl, served
from tests.ledger.conftest import HandClock, a_document
from tests.ledger.outside import tamper
from tests.ledger.server import Server
from tests.ledger.test_captures import a_capture
from tests.ledger.test_claims_kept import FIRST, a_claim

from orontes.errors import CustodyBroken, LedgerError, OutputRefused
from orontes.evidence import RecordId
from orontes.ledger import Casebook, certificates_of
from orontes.ledger.copying import content_digest
from orontes.review.types import Judgement, Verdict

DOCUMENTS = [a_document(), a_document("Khattab\x00 has\x10 fallen.", doc="second", title="Hay’at in حلفايا")]


@pytest.fixture
def full(casebook: Casebook, clock: HandClock) -> Casebook:
    """A casebook with a record of each kind, and text that a database may find hard to keep."""
    captures = [a_capture(documents=tuple(each.id for each in DOCUMENTS))]
    casebook.add(DOCUMENTS, captures=captures)
    casebook.put_claims(DOCUMENTS[0], [a_claim(DOCUMENTS[0])], FIRST)
    casebook.judge(Judgement(RecordId("j"), RecordId("claim-1"), Verdict.ACCEPT, "", "x", clock.now, "seen"))
    return casebook


def content(casebook: Casebook, upto: int) -> tuple[object, ...]:
    with casebook.ledger.reading() as connection:
        digest = content_digest(connection, casebook.ledger.archive, upto)
    log = casebook.custody()[:upto]
    return digest, log, casebook.documents(), casebook.claims(), casebook.judgements()


@pytest.mark.parametrize("to", ["sqlite", "postgresql"])
def test_a_moved_casebook_is_equal(full: Casebook, postgres: Server, tmp_path: Path, to: str) -> None:
    upto = len(full.custody())
    digest = full.move(tmp_path / "moved", "" if to == "sqlite" else postgres.address())
    with Casebook.open(tmp_path / "moved", clock=HandClock()) as moved:
        assert moved.ledger.engine.name == to
        assert content(moved, upto) == content(full, upto)
        assert (tmp_path / "moved" / "ledger.sqlite").is_file() == (to == "sqlite")
        mine, theirs = full.custody()[upto:], moved.custody()[upto:]
        assert [(each.action, each.item, each.after) for each in mine] == [("move", "moved", digest)]
        assert [(each.action, each.item, each.after) for each in theirs] == [("move", "casebook", digest)]
        moved.ledger.recorder.clock.now = full.ledger.recorder.clock()  # type: ignore[attr-defined]
        assert moved.add([a_document("Third.", doc="third")]).added == 1
        assert (moved.verify(), full.verify()) == ((), ())


def test_there_and_back_again(full: Casebook, postgres: Server, tmp_path: Path, clock: HandClock) -> None:
    upto = len(full.custody())
    full.move(tmp_path / "there", postgres.address())
    with Casebook.open(tmp_path / "there", clock=clock) as there:
        there.move(tmp_path / "back")
        with Casebook.open(tmp_path / "back", clock=clock) as back:
            assert content(back, upto) == content(full, upto)
            assert back.verify() == ()


@needs_openssl
def test_time_stamps_and_roots_go_along(full: Casebook, postgres: Server, tmp_path: Path, clock: HandClock) -> None:
    authority = Authority(tmp_path / "tsa")
    with served(authority.reply) as url:
        full.stamp([url], certificates_of(authority.root))
    (full.folder / "root.pem").write_bytes(authority.root.read_bytes())
    settings = full.folder / "casebook.toml"
    settings.write_text(settings.read_text() + 'trust = ["root.pem"]\n')
    with Casebook.open(full.folder, clock=clock) as again:
        again.move(tmp_path / "moved", postgres.address())
    with Casebook.open(tmp_path / "moved", clock=clock) as moved:
        assert moved.verify() == ()
        assert (tmp_path / "moved" / "root.pem").is_file()


def test_what_is_broken_is_not_moved(full: Casebook, postgres: Server, tmp_path: Path) -> None:
    tamper(full, "UPDATE documents SET title = 'Another'")
    address = postgres.address("never")
    with pytest.raises(CustodyBroken, match=r"documents row 2 .* mend it before you move it"):
        full.move(tmp_path / "moved", address)
    nothing_was_left(postgres, tmp_path)


def test_a_folder_or_a_schema_in_use_is_refused(full: Casebook, postgres: Server, tmp_path: Path) -> None:
    address = postgres.address("taken")
    with postgres.owner() as owner:
        owner.execute("CREATE SCHEMA IF NOT EXISTS taken")
        owner.execute("CREATE TABLE IF NOT EXISTS taken.something (x text)")
    entries = len(full.custody())
    with pytest.raises(LedgerError, match=r"is in use; name a new schema with \?schema="):
        full.move(tmp_path / "moved", address)
    with pytest.raises(OutputRefused, match="is there already"):
        full.move(full.folder, postgres.address("never"))
    with pytest.raises(LedgerError, match="set PGPASSWORD"):
        full.move(tmp_path / "moved", "postgresql://u:secret@db/war")
    assert len(full.custody()) == entries
    nothing_was_left(postgres, tmp_path)


def test_a_move_that_is_interrupted_leaves_nothing(
    full: Casebook, postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(type(full.ledger), "note", pulled)
    with pytest.raises(KeyboardInterrupt):
        full.move(tmp_path / "moved", postgres.address("never"))
    with pytest.raises(KeyboardInterrupt):
        full.move(tmp_path / "moved")
    nothing_was_left(postgres, tmp_path)


def nothing_was_left(postgres: Server, tmp_path: Path) -> None:
    assert {path.name for path in tmp_path.iterdir()} == {"case"}
    with postgres.owner() as owner:
        assert owner.execute("SELECT 1 FROM pg_namespace WHERE nspname = 'never'").fetchone() is None
