"""The commands about custody, as a user or a cron table calls them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from orontes import __version__
from orontes.ledger import Casebook, CustodyEntry
from tests.cli.conftest import Orontes
from tests.ledger.authority import Authority, needs_openssl, served
from tests.ledger.calendar_server import HEIGHT, Calendar, mined, serving


@pytest.fixture
def case(orontes: Orontes, tmp_path: Path) -> Path:
    assert orontes("init", tmp_path / "case").status == 0
    return tmp_path / "case"


def original_of(case: Path) -> Path:
    return next(path for path in (case / "archive").rglob("*") if path.is_file())


def test_verify_is_silent_for_cron_where_everything_holds(orontes: Orontes, case: Path, reports: Path) -> None:
    assert orontes("add", case, reports).status == 0
    done = orontes("verify", case, "--quiet", "--json")
    assert (done.status, done.out, done.err) == (0, "", "")
    assert "hold" in orontes("verify", case).err
    original_of(case).write_bytes(b"x")
    broken = orontes("verify", case, "--quiet", "--json")
    assert broken.status == 1
    assert json.loads(broken.out)[0]["check"] == "archive"
    assert "was altered" in broken.err


@needs_openssl
def test_a_casebook_is_stamped(orontes: Orontes, case: Path, tmp_path: Path) -> None:
    authority = Authority(tmp_path / "tsa")
    with served(authority.reply) as good, served(lambda _: (404, b"")) as bad:
        done = orontes("stamp", case, "--authority", good, "--trust", authority.root)
        assert (done.status, done.err.count("time-stamped")) == (0, 1)
        part = orontes("stamp", case, "--authority", good, "--authority", bad, "--trust", authority.root, "--json")
        assert part.status == 3
        assert f"{bad}: answers HTTP 404" in part.err
        assert [each["item"] for each in json.loads(part.out)["stamps"]] == ["entry 2"]
        assert orontes("stamp", case, "--authority", bad, "--trust", authority.root).status == 1
    assert orontes("verify", case, "--trust", authority.root).status == 0
    assert orontes("verify", case, "--trust", case / "casebook.toml").err.count("\n") == 1
    assert "no authority to ask" in orontes("stamp", case).err


def test_a_bundle_is_made_and_verified(orontes: Orontes, case: Path, reports: Path, tmp_path: Path) -> None:
    assert orontes("add", case, reports).status == 0
    made = orontes("export", case, "--format", "bagit", "--out", tmp_path / "bag")
    assert made.status == 0
    assert "bundle digest" in made.err
    assert orontes("verify", tmp_path / "bag", "--quiet").err == ""
    (tmp_path / "bag" / "data" / "custody.jsonl").write_text("x")
    broken = orontes("verify", tmp_path / "bag")
    assert (broken.status, broken.err.startswith("data/custody.jsonl: was altered")) == (1, True)
    assert orontes("export", case, "--format", "bagit").status == 2
    assert orontes("export", case, "--format", "jsonl", "--out", tmp_path / "x").status == 2
    assert orontes("export", case, "--format", "bagit", "--out", tmp_path / "bag").status == 2


def log_of(case: Path) -> list[CustodyEntry]:
    with Casebook.open(case) as book:
        return list(book.custody())


def test_an_edition_and_the_options_of_each_command_are_logged(
    orontes: Orontes, case: Path, reports: Path, tmp_path: Path
) -> None:
    assert orontes("add", case, reports, "--published", "2017-03-22").status == 0
    assert orontes("read", case).status == 0
    assert orontes("publish", case, "--out", tmp_path / "edition", "--profile", "public").status == 0
    add, *_, publish = log_of(case)[1:]
    assert add.tool.endswith(" add --published 2017-03-22 00:00:00")
    assert publish.tool == f"orontes {__version__} publish --out {tmp_path / 'edition'} --profile public"
    digest = hashlib.sha256((tmp_path / "edition" / "edition.json").read_bytes()).hexdigest()
    assert (publish.action, publish.item, publish.after) == ("publish", "edition", digest)
    files = sum(path.is_file() for path in (tmp_path / "edition").rglob("*"))
    assert publish.why == f"an edition of {files} files; its edition.json"


def test_a_casebook_is_backed_up_and_restored(orontes: Orontes, case: Path, reports: Path, tmp_path: Path) -> None:
    assert orontes("add", case, reports).status == 0
    made = orontes("backup", case, "--out", tmp_path / "copy")
    again = orontes("restore", tmp_path / "copy", "--out", tmp_path / "again")
    assert (made.status, again.status) == (0, 0)
    assert made.err.split()[-1] == again.err.split()[-1] == log_of(case)[-1].after
    assert log_of(tmp_path / "again")[-1].tool.endswith(f" restore --out {tmp_path / 'again'}")
    assert orontes("verify", tmp_path / "again", "--quiet").status == 0
    assert orontes("backup", case, "--out", tmp_path / "copy").status == 2


def test_a_casebook_is_proved_by_a_calendar(orontes: Orontes, case: Path, tmp_path: Path) -> None:
    calendar, blocks = Calendar(), tmp_path / "blocks.txt"
    with serving(calendar) as url:
        done = orontes("stamp", case, "--opentimestamps", url)
        assert (done.status, f"promised by {url}" in done.err) == (0, True)
        assert orontes("stamp", case, "--upgrade", "--opentimestamps", url).status == 1
        calendar.headers[0] = mined(bytes(32))
        settings = case / "casebook.toml"
        settings.write_text(settings.read_text() + f'calendars = ["{url}"]\n')
        upgraded = orontes("stamp", case, "--upgrade", "--json")
        assert json.loads(upgraded.out)["proofs"][0]["blocks"] == [HEIGHT]
    blocks.write_text(f"{HEIGHT} {calendar.headers[HEIGHT].hex()}\n")
    assert orontes("verify", case, "--headers", blocks).status == 0
    blocks.write_text(f"{HEIGHT} {calendar.headers[0].hex()}\n")
    assert "does not lead to" in orontes("verify", case, "--headers", blocks).err


def test_originals_are_opened_again_and_read_over_days(orontes: Orontes, case: Path, reports: Path) -> None:
    assert orontes("add", case, reports).status == 0
    done = orontes("verify", case, "--reread", "--quiet")
    assert (done.status, done.err) == (0, "")
    with Casebook.open(case) as book:
        book.add([replace(each, text=f"{each.text} More.") for each in book.documents()])
    noted = orontes("verify", case, "--reread", "--json")
    assert (noted.status, "note: " in noted.err) == (0, True)
    assert json.loads(noted.out)[0]["check"] == "reread"
    assert orontes("verify", case, "--over-days", "7").status == 0
    assert "of the originals part" in orontes("custody", "log", case, "--action", "verify").out.splitlines()[-1]
