"""A backup is equal to its casebook by digest, whoever writes meanwhile, and only a whole one is restored."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.ledger.authority import Authority, needs_openssl, served
from tests.ledger.test_claims_kept import a_claim

from orontes.errors import CustodyBroken, LedgerError, OutputRefused
from orontes.evidence import Origin
from orontes.ledger import Casebook, certificates_of
from orontes.ledger.copying import content_digest
from orontes.ledger.database import reading
from orontes.sources import Document

Make = Callable[..., Document]
WRITER = (
    "import sys; from pathlib import Path; from datetime import date\n"
    "from orontes.ledger import Casebook; from orontes.sources import collect\n"
    "with Casebook.open(Path(sys.argv[1]), wait_s=60) as casebook:\n"
    "    for file in sorted(Path(sys.argv[2]).iterdir()):\n"
    "        casebook.add(collect([file], published=date(2017, 3, 22), today=date(2018, 1, 1)).documents)\n"
    "        print(file, flush=True)\n"
)


def digest_of(casebook: Casebook, upto: int) -> str:
    with reading(casebook.ledger.engine, casebook.folder) as connection:
        return content_digest(connection, casebook.ledger.archive, upto)


def test_a_backup_is_a_casebook_equal_to_its_own(casebook: Casebook, document: Make, tmp_path: Path) -> None:
    casebook.add([document()])
    casebook.put_claims(document(), [a_claim(document())], Origin("rules", "1"))
    digest = casebook.backup(tmp_path / "copy")
    assert {path.name for path in (tmp_path / "copy").iterdir()} == {"casebook.toml", "ledger.sqlite", "archive"}
    with Casebook.open(tmp_path / "copy") as copy:
        assert copy.theatre == "syria"
        assert (copy.documents(), copy.claims()) == (casebook.documents(), casebook.claims())
        assert digest_of(copy, 3) == digest_of(casebook, 3) == digest
        assert copy.custody() == casebook.custody()[:3]
        assert copy.verify() == ()
    made = casebook.custody()[-1]
    assert (made.action, made.item, made.after, made.why) == ("backup", "copy", digest, "a copy up to custody entry 3")


def test_any_difference_is_another_digest(casebook: Casebook, document: Make, tmp_path: Path) -> None:
    casebook.add([document()])
    before = digest_of(casebook, 2)
    casebook.add([document("Second.")])
    assert digest_of(casebook, 2) == before != digest_of(casebook, 3)


def test_a_casebook_is_restored(casebook: Casebook, document: Make, tmp_path: Path) -> None:
    casebook.add([document()])
    digest = casebook.backup(tmp_path / "copy")
    assert Casebook.restore(tmp_path / "copy", tmp_path / "again", who="a colleague") == digest
    with Casebook.open(tmp_path / "again") as again:
        assert again.documents() == casebook.documents()
        assert digest_of(again, 2) == digest
        last = again.custody()[-1]
        assert (last.action, last.who, last.after) == ("restore", "a colleague", digest)
        assert again.verify() == ()
    with Casebook.open(tmp_path / "copy") as copy:
        assert len(copy.custody()) == 2  # a backup stays as it was made


@needs_openssl
def test_time_stamps_and_roots_go_along(casebook: Casebook, tmp_path: Path) -> None:
    authority = Authority(tmp_path / "tsa")
    with served(authority.reply) as url:
        casebook.stamp([url], certificates_of(authority.root))
    casebook.close()
    (casebook.folder / "root.pem").write_bytes(authority.root.read_bytes())
    settings = casebook.folder / "casebook.toml"
    settings.write_text(settings.read_text() + f'trust = ["root.pem", "{authority.root}"]\n')
    with Casebook.open(casebook.folder) as again:
        again.backup(tmp_path / "copy")
    with Casebook.open(tmp_path / "copy") as copy:
        assert (tmp_path / "copy" / "root.pem").is_file()
        assert copy.verify() == ()


def test_a_damaged_backup_is_not_restored(casebook: Casebook, document: Make, tmp_path: Path) -> None:
    casebook.add([document()])
    casebook.backup(tmp_path / "copy")
    next(path for path in (tmp_path / "copy" / "archive").rglob("*") if path.is_file()).write_bytes(b"x")
    with pytest.raises(CustodyBroken, match=r"was altered.*restore from another backup"):
        Casebook.restore(tmp_path / "copy", tmp_path / "again")
    assert not (tmp_path / "again").exists()
    with pytest.raises(LedgerError, match="not a casebook"):
        Casebook.restore(tmp_path / "nowhere", tmp_path / "again")


def test_a_damaged_casebook_is_not_backed_up(casebook: Casebook, document: Make, tmp_path: Path) -> None:
    casebook.add([document()])
    with pytest.raises(OutputRefused, match="is there already"):
        casebook.backup(casebook.folder)
    next(path for path in (casebook.folder / "archive").rglob("*") if path.is_file()).unlink()
    with pytest.raises(CustodyBroken, match="cannot be read"):
        casebook.backup(tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    assert len(casebook.custody()) == 2


def test_a_backup_is_whole_while_another_process_writes(casebook: Casebook, document: Make, tmp_path: Path) -> None:
    casebook.close()
    (tmp_path / "reports").mkdir()
    for number in range(12):
        (tmp_path / "reports" / f"report-{number:02}.txt").write_text(f"Report number {number}.")
    command = [sys.executable, "-c", WRITER, str(casebook.folder), str(tmp_path / "reports")]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE) as writer,
        Casebook.open(casebook.folder, wait_s=60) as mine,
    ):
        assert writer.stdout
        sizes = []
        for _ in writer.stdout:
            copy = tmp_path / f"copy-{len(sizes)}"
            mine.backup(copy)
            with Casebook.open(copy) as made:
                sizes.append(len(made.documents()))
                assert made.verify() == ()
    assert writer.returncode == 0
    assert sizes == sorted(sizes)
    assert sizes[-1] == 12
