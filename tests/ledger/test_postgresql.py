"""What only PostgreSQL can do to a ledger: roles, a server that goes away, an owner who goes around the guards."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from tests.ledger.conftest import HandClock, a_document
from tests.ledger.outside import around, tamper
from tests.ledger.server import Server
from tests.ledger.test_claims_kept import FIRST, a_claim

from orontes.errors import LedgerError
from orontes.ledger import Action, Casebook
from orontes.ledger.postgres import in_plain_words


@pytest.fixture
def address(postgres: Server) -> str:
    return postgres.address()


@pytest.fixture
def full(casebook: Casebook) -> Casebook:
    casebook.add([a_document()])
    casebook.put_claims(a_document(), [a_claim(a_document())], FIRST)
    return casebook


def schema_of(casebook: Casebook) -> str:
    return str(casebook.ledger.engine.url.query["schema"])


def test_a_role_that_may_only_insert_and_select_is_enough(full: Casebook, postgres: Server, tmp_path: Path) -> None:
    """The rights of docs/ledger.md."""
    schema = schema_of(full)
    with postgres.owner() as owner:
        owner.execute(f"CREATE ROLE {schema}_desk LOGIN")
        owner.execute(f"GRANT USAGE ON SCHEMA {schema} TO {schema}_desk")
        owner.execute(f"GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA {schema} TO {schema}_desk")
    settings = full.folder / "casebook.toml"
    settings.write_text(settings.read_text().replace("postgres@", f"{schema}_desk@"))
    with Casebook.open(full.folder, clock=full.ledger.recorder.clock) as desk:
        assert desk.add([a_document("Second.", doc="second")]).added == 1
        desk.backup(tmp_path / "copy")
        assert desk.verify() == ()
        with pytest.raises(LedgerError, match="the role has not the right to"), desk.ledger.writing() as connection:
            connection.exec_driver_sql("ALTER TABLE documents DISABLE TRIGGER ALL")
        with pytest.raises(LedgerError, match="the role has not the right to"), desk.ledger.writing() as connection:
            connection.exec_driver_sql("DELETE FROM documents")


@pytest.mark.parametrize(
    ("statement", "check", "item"),
    [
        ("ALTER TABLE claims DISABLE TRIGGER claims_append_only", "triggers", "claims_append_only"),
        ("ALTER TABLE claims ENABLE TRIGGER claims_append_only", "triggers", "claims_append_only"),  # not for replicas
        ("DROP TRIGGER claims_append_only ON claims", "triggers", "claims_append_only"),
        (
            "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
            "triggers",
            "append_only",
        ),
        ("CREATE RULE quietly AS ON INSERT TO judgements DO INSTEAD NOTHING", "database", "judgements"),
        ("ALTER TABLE judgements ENABLE ROW LEVEL SECURITY", "database", "judgements"),
        ("ALTER TABLE captured SET UNLOGGED", "database", "captured"),
        ("ALTER TABLE judgements DROP CONSTRAINT judgements_pkey", "database", "judgements"),
        ("ALTER TABLE judgements DROP CONSTRAINT judgements_id_key", "database", "judgements"),
        ("ALTER TABLE claims DROP CONSTRAINT claims_seq_fkey", "database", "claims"),
        ("ALTER TABLE claims ADD COLUMN more text", "database", "claims"),
        ("DROP TABLE captured", "database", "captured"),
    ],
)
def test_a_guard_that_is_off_is_named(full: Casebook, statement: str, check: str, item: str) -> None:
    with around(full) as connection:
        connection.exec_driver_sql(statement)
    found = full.verify()
    assert (check, item) in {(finding.check, finding.item) for finding in found}


def test_rows_that_come_in_around_the_keys_are_named(full: Casebook) -> None:
    tamper(full, "INSERT INTO claims VALUES (99, 0, 'claim-x', '{}')")
    assert "claims row 99" in {finding.item for finding in full.verify()}
    tamper(
        full,
        "ALTER TABLE documents DROP CONSTRAINT documents_pkey CASCADE",
        "INSERT INTO documents SELECT * FROM documents",
    )
    found = {(finding.item, finding.detail) for finding in full.verify()}
    assert ("documents row 2", "is there more than once") in found


def test_a_writer_that_takes_no_lock_is_met_by_the_keys(full: Casebook) -> None:
    """Somebody inserts the entry that Orontes is about to write: it waits, and is refused as for any other writer."""
    entries = len(full.custody())
    fields = "at, who, action, item, before, after, why, tool, previous, hash FROM custody"
    with Casebook.open(full.folder, clock=full.ledger.recorder.clock, wait_s=0.1) as mine:
        with pytest.raises(KeyboardInterrupt), around(full) as other:
            other.exec_driver_sql(f"INSERT INTO custody SELECT {entries + 1}, {fields} WHERE seq = {entries}")
            with pytest.raises(LedgerError, match="another process is writing to it"):
                mine.add([a_document("Second.", doc="second")])
            raise KeyboardInterrupt  # and thinks better of it
        assert mine.add([a_document("Second.", doc="second")]).added == 1
        assert mine.verify() == ()


def test_a_server_that_breaks_the_connection_is_one_line_and_comes_back(full: Casebook, postgres: Server) -> None:
    documents = full.documents()
    with pytest.raises(LedgerError, match="the server broke the connection") as caught, full.ledger.writing() as held:
        held.exec_driver_sql("SELECT 1")
        broken(postgres)
        held.exec_driver_sql("SELECT 1")
    assert "\n" not in str(caught.value)
    assert full.add([a_document("Second.", doc="second")]).added == 1
    broken(postgres)  # while nothing was asked
    assert len(full.documents()) == len(documents) + 1
    assert full.verify() == ()


def broken(postgres: Server) -> None:
    """Every connection of Orontes's ends as when a server is stopped."""
    with postgres.owner() as owner:
        ended = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'orontes'"
        owner.execute(ended)
        while owner.execute("SELECT 1 FROM pg_stat_activity WHERE application_name = 'orontes'").fetchone():
            time.sleep(0.01)


def test_a_server_that_crashes_while_it_writes_comes_back_as_it_was(full: Casebook) -> None:
    """One of its processes is killed: it ends all others, and recovers from its log."""
    head = full.head
    with pytest.raises(LedgerError, match="the server broke the connection"), full.ledger.writing() as connection:
        full.ledger.recorder.record(connection, Action.JUDGE, "x")
        os.kill(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one(), signal.SIGKILL)
        connection.exec_driver_sql("SELECT 1")
    assert recovered(full) == head
    assert full.add([a_document("Second.", doc="second")]).added == 1
    assert full.verify() == ()


def recovered(casebook: Casebook) -> str:
    while True:
        try:
            return casebook.head
        except LedgerError as error:
            assert "not ready; wait a little" in str(error) or "broke the connection" in str(error), error
            time.sleep(0.1)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("/postgres?", "/nowhere?", "the server has no such database"),
        ("postgres@", "nobody@", "the server does not let this user in"),
        ("host=", "host=/nowhere&x=", "the database reports 'invalid"),
        ("host=", "port=x&host=", "the ledger's address cannot be used"),
        ("host=", "host=/nowhere&passfile=", "the server cannot be reached"),
        ("schema=case", "schema=other", "holds no ledger"),
        ("host=", "sslmode=never&host=", "the database reports"),
    ],
)
def test_what_is_wrong_with_the_address_is_one_line(full: Casebook, old: str, new: str, words: str) -> None:
    settings = full.folder / "casebook.toml"
    settings.write_text(settings.read_text().replace(old, new, 1))
    with pytest.raises(LedgerError, match=words) as caught:
        Casebook.open(full.folder)
    assert "\n" not in str(caught.value)


def test_a_wrong_password_is_one_line(full: Casebook, postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    schema = schema_of(full)
    with guarded(postgres, schema), pytest.raises(LedgerError, match="refuses the password; set PGPASSWORD") as caught:
        monkeypatch.setenv("PGPASSWORD", "s3cret-word")
        settings = full.folder / "casebook.toml"
        settings.write_text(settings.read_text().replace("postgres@", f"{schema}_desk@"))
        Casebook.open(full.folder)
    assert "s3cret" not in str(caught.value)


@contextmanager
def guarded(postgres: Server, schema: str) -> Iterator[None]:
    """A role whose password the server asks for."""
    with postgres.owner() as owner:
        owner.execute(f"CREATE ROLE {schema}_desk LOGIN PASSWORD 'another'")
        (rules,) = owner.execute("SHOW hba_file").fetchone() or ("",)
        before = Path(rules).read_text(encoding="utf-8")
        try:
            Path(rules).write_text(f"local all {schema}_desk scram-sha-256\n{before}", encoding="utf-8")
            owner.execute("SELECT pg_reload_conf()")
            waited(postgres, f"{schema}_desk")
            yield
        finally:
            Path(rules).write_text(before, encoding="utf-8")
            owner.execute("SELECT pg_reload_conf()")


def waited(postgres: Server, role: str) -> None:
    """Until the server asks for the password."""
    while True:
        try:
            psycopg.connect(host=postgres.socket, user=role, dbname="postgres").close()
        except psycopg.OperationalError:
            return


def test_a_database_of_another_encoding_is_refused(postgres: Server, tmp_path: Path) -> None:
    with postgres.owner() as owner:
        owner.execute("DROP DATABASE IF EXISTS latin")
        owner.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(LedgerError, match="keeps texts as LATIN1; make a database with ENCODING 'UTF8'"):
        Casebook.create(tmp_path / "case", "syria", ledger=postgres.address(database="latin"))
    assert not (tmp_path / "case").exists()


def test_a_second_casebook_needs_a_schema_of_its_own(full: Casebook, postgres: Server, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"is in use; name a new schema with \?schema=NAME"):
        Casebook.create(tmp_path / "other", "syria", ledger=postgres.address(schema_of(full)))
    assert not (tmp_path / "other").exists()
    with Casebook.create(tmp_path / "other", "", ledger=postgres.address(), clock=HandClock()) as other:
        assert (len(other.documents()), len(full.documents())) == (0, 1)


def test_a_creation_that_fails_leaves_no_schema(postgres: Server, tmp_path: Path) -> None:
    def no_clock() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Casebook.create(tmp_path / "case", "", ledger=postgres.address("failed"), clock=no_clock)  # type: ignore[arg-type]
    assert not (tmp_path / "case").exists()
    with postgres.owner() as owner:
        assert owner.execute("SELECT 1 FROM pg_namespace WHERE nspname = 'failed'").fetchone() is None


def test_what_is_written_outlives_a_crash_whatever_the_role_is_set_to(full: Casebook) -> None:
    settings = full.folder / "casebook.toml"
    settings.write_text(settings.read_text().replace("?host", "?options=-c%20synchronous_commit%3Doff&host"))
    with Casebook.open(full.folder) as hasty:
        with hasty.ledger.reading() as connection:
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "off"
        with hasty.ledger.writing() as connection:
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"


def test_a_walk_sees_one_state_while_others_write(full: Casebook) -> None:
    with full.ledger.reading() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM documents").scalar()
        full.add([a_document("Second.", doc="second")])
        assert connection.exec_driver_sql("SELECT count(*) FROM documents").scalar() == count
    with pytest.raises(LedgerError, match="read only"), full.ledger.reading() as connection:
        connection.exec_driver_sql("INSERT INTO judgements VALUES (1, 'k', 'r', 'accept', '', 'x', '', '')")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (psycopg.errors.DiskFull("could not extend file"), "the disk is full"),
        (psycopg.errors.FeatureNotSupported("cannot set transaction read-write mode during recovery"), "read only"),
        (psycopg.errors.DataCorrupted("invalid page in block 3"), "the database is corrupt"),
        (psycopg.errors.TooManyConnections("sorry, too many clients already"), "no connection left"),
        (psycopg.errors.CannotConnectNow("the database system is starting up"), "broke the connection"),
        (psycopg.OperationalError("FATAL:  sorry, too many clients already"), "no connection left"),
        (psycopg.OperationalError("connection timeout expired"), "cannot be reached"),
        (psycopg.OperationalError(""), "the database reports 'OperationalError'"),
    ],
)
def test_errors_that_are_hard_to_bring_about_are_told_plainly(error: psycopg.Error, words: str) -> None:
    assert words in in_plain_words(error)
