"""A ledger of an older format is read as it is, and becomes one of the newest without a record being touched."""

from __future__ import annotations

import errno
import hashlib
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, text
from tests.ledger.outside import around
from tests.ledger.server import Server

from orontes.errors import CustodyBroken, LedgerError
from orontes.ledger import Casebook
from orontes.ledger.address import address_of
from orontes.ledger.copying import content_digest
from orontes.ledger.custody import Recorder
from orontes.ledger.database import connect, writing
from orontes.ledger.formats import VERSION, format_of
from orontes.ledger.guards import broken_guards
from orontes.ledger.migrations.versions import format_1
from orontes.ledger.schema import METADATA, tables_of
from orontes.ledger.settings import FORMAT
from orontes.ledger.soundness import broken_database
from orontes.ledger.upgrading import run_steps, upgrade

LATER = datetime(2017, 6, 1, tzinfo=UTC)
RECORDER = Recorder("a colleague", lambda: LATER)
ENTRIES = 10  # in the log of the old casebook


@pytest.fixture
def old(tmp_path: Path, address: str) -> Path:
    """A casebook that the first format's Orontes made, with a record of each kind, from its dump."""
    folder = tmp_path / "old"
    for words in ("Soran has fallen.", "Khattab has fallen."):
        item = hashlib.sha256(words.encode()).hexdigest()
        (folder / "archive" / item[:2]).mkdir(parents=True)
        (folder / "archive" / item[:2] / item).write_bytes(words.encode())
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as connection:
        connection.executescript(Path(__file__).with_name("format_1.sql").read_text(encoding="utf-8"))
    where = f'ledger = "{address}"\n' if address else ""
    (folder / "casebook.toml").write_text(f'# Mine.\nformat = 1\ntheatre = "syria"\n{where}')
    if address:
        onto_a_server(folder, address)
    return folder


def onto_a_server(folder: Path, address: str) -> None:
    """The same records in a schema that was made by the first step alone."""
    source, target = connect(address_of(folder), 5), connect(address_of(folder, address), 5)
    with source.begin() as there, writing(target, folder) as here:
        here.execute(text("CREATE SCHEMA " + str(target.url.query["schema"])))
        with Operations.context(MigrationContext.configure(here)):
            format_1.upgrade()
        for table in tables_of(1):
            here.execute(table.insert(), [dict(row) for row in there.execute(table.select()).mappings()])
    source.dispose()
    target.dispose()
    (folder / "ledger.sqlite").unlink()


def state_of(folder: Path) -> tuple[object, ...]:
    with Casebook.open(folder) as casebook, casebook.ledger.reading() as connection:
        digest = content_digest(connection, casebook.ledger.archive, ENTRIES)
        log = casebook.custody()[:ENTRIES]
    with Casebook.open(folder) as casebook:
        return digest, log, casebook.documents(), casebook.claims(), casebook.judgements(), casebook.skipped()


def test_an_older_casebook_is_read_and_checked_and_not_written_to(old: Path) -> None:
    with Casebook.open(old) as casebook:
        assert casebook.verify() == ()
        assert len(casebook.documents()) == 2
        assert casebook.captures() == ()
        with pytest.raises(LedgerError, match=f"is of format 1.*orontes migrate {old}") as caught:
            casebook.add([])
        assert len(casebook.custody()) == ENTRIES
    assert "\n" not in str(caught.value)


def test_it_is_brought_up_to_date_and_every_record_is_what_it_was(old: Path) -> None:
    before = state_of(old)
    assert upgrade(old, RECORDER) == (1, FORMAT)
    assert state_of(old) == before
    with Casebook.open(old, clock=lambda: LATER) as casebook:
        root, entry = casebook.custody()[ENTRIES:]
        assert (root.action, entry.action, entry.who) == ("root", "upgrade", "a colleague")
        assert entry.before == entry.after
        assert casebook.verify() == ()
        assert len(casebook.custody()) == ENTRIES + 3
    assert (old / "casebook.toml").read_text().startswith(f'# Mine.\nformat = {FORMAT}\ntheatre = "syria"\n')
    assert upgrade(old, RECORDER) == (FORMAT, FORMAT)


def test_a_step_that_is_interrupted_is_undone_and_can_be_done_again(old: Path) -> None:
    def pulled() -> datetime:
        raise KeyboardInterrupt

    before = state_of(old)
    with pytest.raises(KeyboardInterrupt):
        upgrade(old, Recorder("", pulled))
    assert state_of(old) == before
    with Casebook.open(old) as casebook:
        assert casebook.verify() == ()
    assert upgrade(old, RECORDER) == (1, FORMAT)


def test_a_process_that_dies_in_a_step_leaves_it_undone(old: Path) -> None:
    before = state_of(old)
    script = (
        "import os, sys; from pathlib import Path; from orontes.ledger import upgrading\n"
        "from orontes.ledger.custody import Recorder\n"
        "upgrading.upgrade(Path(sys.argv[1]), Recorder('', lambda: os._exit(9)))\n"
    )
    assert subprocess.run([sys.executable, "-c", script, str(old)], check=False).returncode == 9
    assert state_of(old) == before
    assert upgrade(old, RECORDER) == (1, FORMAT)
    assert state_of(old) == before


def test_interrupted_between_ledger_and_settings_it_goes_on(old: Path) -> None:
    upgrade(old, RECORDER)
    settings = old / "casebook.toml"
    settings.write_text(settings.read_text().replace(f"format = {FORMAT}", "format = 1"))
    with Casebook.open(old) as casebook:
        (finding,) = casebook.verify()
        assert (finding.check, finding.detail) == ("settings", f"says format 1; the ledger is of format {FORMAT}")
        with pytest.raises(LedgerError, match="bring it up to date with `orontes migrate"):
            casebook.add([])
    assert upgrade(old, RECORDER) == (1, FORMAT)
    with Casebook.open(old, clock=lambda: LATER) as casebook:
        assert [entry.action for entry in casebook.custody()].count("upgrade") == 1
        assert casebook.verify() == ()


def test_a_folder_that_cannot_be_written_to_is_one_line(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("orontes.ledger.settings.write_whole", refuse)
    with pytest.raises(LedgerError, match=f"{old}: .*Read-only") as caught:
        upgrade(old, RECORDER)
    assert "\n" not in str(caught.value)


def test_a_record_that_a_step_alters_stops_it(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(connection: Connection, number: int) -> None:
        run_steps(connection, number)
        on_server = connection.dialect.name == "postgresql"
        guard = "documents_append_only ON documents" if on_server else "documents_no_update"
        connection.exec_driver_sql(f"DROP TRIGGER {guard}")
        connection.exec_driver_sql("UPDATE documents SET title = 'Better'")

    before = state_of(old)
    monkeypatch.setattr("orontes.ledger.upgrading.run_steps", careless)
    with pytest.raises(CustodyBroken, match="its records would not be what they were; it stays at format 1"):
        upgrade(old, RECORDER)
    assert state_of(old) == before


def test_a_restored_backup_of_an_older_format_is_of_the_newest(old: Path, tmp_path: Path) -> None:
    before = state_of(old)
    Casebook.restore(old, tmp_path / "new", clock=lambda: LATER)
    assert state_of(tmp_path / "new") == before == state_of(old)
    with Casebook.open(tmp_path / "new", clock=lambda: LATER) as casebook:
        done = [entry.action for entry in casebook.custody()[ENTRIES:]]
        assert done in (["root", "upgrade", "restore"], ["root", "restore"])  # a server's copy is new from the start
        assert casebook.verify() == ()


@pytest.mark.parametrize(
    ("noted", "words"), [("99", "format 99 is newer than"), ("x", "the format of the ledger is 'x'")]
)
def test_another_format_is_refused_in_one_line(casebook: Casebook, noted: str, words: str) -> None:
    with around(casebook) as connection:
        connection.execute(VERSION.update(), {"version_num": noted})
    with pytest.raises(LedgerError, match=words):
        Casebook.open(casebook.folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Connection, Connection]]:
    """An empty ledger made by Alembic's steps, and one made from the schema."""
    engines = []
    for name in ("stepped", "made"):
        server: Server | None = request.getfixturevalue("postgres") if request.param == "postgresql" else None
        engines.append(connect(address_of(tmp_path / name, server.address(name) if server else ""), 5))
        (tmp_path / name).mkdir()
    with writing(engines[0], tmp_path) as stepped, writing(engines[1], tmp_path) as made:
        for connection, name in ((stepped, "stepped"), (made, "made")):
            if request.param == "postgresql":
                connection.execute(text(f"CREATE SCHEMA {name}"))
        run_steps(stepped, 0)
        METADATA.create_all(made)
        VERSION.create(made)
        yield stepped, made
    for engine in engines:
        engine.dispose()


def test_the_steps_make_what_the_schema_makes(both: tuple[Connection, Connection]) -> None:
    stepped, made = both
    assert described(stepped) == described(made)
    assert format_of(stepped) == FORMAT
    tables = tables_of(FORMAT)
    assert list(broken_guards(stepped, tables)) == list(broken_database(stepped, tables)) == []
    context = MigrationContext.configure(stepped, opts={"include_name": lambda name, *_: name != VERSION.name})
    assert compare_metadata(context, METADATA) == []


def described(connection: Connection) -> set[object]:
    """Each table, index and trigger in the database's own words; constraints in any order."""
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {tuple(sorted(re.findall(r"[^,\s()]+", row.sql))) for row in rows}
    queries = (
        "SELECT tablename || ' ' || indexdef FROM pg_indexes WHERE schemaname = current_schema()",
        "SELECT conrelid::regclass || pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = current_schema()::regnamespace",
        "SELECT table_name || column_name || data_type || is_nullable || coalesce(collation_name, '') "
        "FROM information_schema.columns WHERE table_schema = current_schema()",
    )
    schema = connection.exec_driver_sql("SELECT current_schema()").scalar()
    return {line.replace(f"{schema}.", "") for query in queries for (line,) in connection.exec_driver_sql(query)}
