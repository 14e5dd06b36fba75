"""`orontes init --ledger` and `orontes migrate`, as a user calls them."""

from __future__ import annotations

from pathlib import Path

import pytest

from orontes.ledger import Casebook
from tests.cli.conftest import Orontes
from tests.ledger.server import Server

SECRET = "s3cret-word"


def test_a_casebook_on_a_server_does_what_any_does(
    orontes: Orontes, postgres: Server, reports: Path, tmp_path: Path
) -> None:
    case, address = tmp_path / "case", postgres.address()
    assert orontes("init", case, "--ledger", address).status == 0
    assert not (case / "ledger.sqlite").exists()
    assert orontes("add", case, reports).status == 0
    assert orontes("backup", case, "--out", tmp_path / "copy").status == 0
    assert orontes("restore", tmp_path / "copy", "--out", tmp_path / "restored").status == 0
    moved = orontes("migrate", case, "--to", "sqlite", "--out", tmp_path / "moved")
    assert moved.status == 0
    assert "put" in moved.err
    back = orontes("migrate", tmp_path / "moved", "--to", postgres.address(), "--out", tmp_path / "back")
    assert back.status == 0
    documents = []
    for folder in ("case", "copy", "restored", "moved", "back"):
        assert "hold" in orontes("verify", tmp_path / folder).err
        with Casebook.open(tmp_path / folder) as casebook:
            documents.append(tuple(casebook.documents()))
    assert len(set(documents)) == 1
    assert documents[0]


def test_both_databases_give_the_same_edition(
    orontes: Orontes, postgres: Server, reports: Path, tmp_path: Path
) -> None:
    editions = []
    for name, words in (("sqlite", []), ("postgresql", ["--ledger", postgres.address()])):
        case, out = tmp_path / name, tmp_path / f"{name}-edition"
        for step in (["init", case, *words], ["add", case, reports], ["read", case], ["publish", case, "--out", out]):
            assert orontes(*step).status in {0, 3}
        editions.append({str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert editions[0] == editions[1]
    assert "data/claims.jsonl" in editions[0]


def test_a_casebook_that_is_up_to_date_is_left_alone(orontes: Orontes, tmp_path: Path) -> None:
    orontes("init", tmp_path / "case")
    assert "is up to date" in orontes("migrate", tmp_path / "case").err
    assert orontes("migrate", tmp_path / "case", "--to", "sqlite").status == 2
    assert "belong together" in orontes("migrate", tmp_path / "case", "--out", tmp_path / "moved").err
    with Casebook.open(tmp_path / "case") as casebook:
        assert len(casebook.custody()) == 1


@pytest.mark.parametrize("where", ["u:{0}@db/war", "db/war?password={0}"])
def test_no_password_is_told_or_kept(orontes: Orontes, tmp_path: Path, where: str) -> None:
    address = f"postgresql+psycopg://{where.format(SECRET)}"
    orontes("init", tmp_path / "case")
    for done in (
        orontes("init", tmp_path / "other", "--ledger", address),
        orontes("migrate", tmp_path / "case", "--to", address, "--out", tmp_path / "moved"),
        orontes("stamp", tmp_path / "case", "--authority", f"http://{where.format(SECRET)}"),
    ):
        assert done.status == 1
        assert done.err.count("\n") == 1
    assert not (tmp_path / "other").exists()
    with Casebook.open(tmp_path / "case") as casebook:
        assert SECRET not in "".join(entry.tool for entry in casebook.custody())
