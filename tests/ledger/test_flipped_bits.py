"""One bit flipped anywhere in a casebook: it is named, or refused in one line, or nothing that is kept has changed."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest
from tests.ledger.authority import OPENSSL, Authority, served
from tests.ledger.calendar_server import Calendar, serving
from tests.ledger.conftest import START, HandClock, a_document
from tests.ledger.test_captures import a_capture
from tests.ledger.test_claims_kept import a_claim

from orontes.errors import LedgerError
from orontes.evidence import Origin, RecordId
from orontes.ledger import Casebook, certificates_of, prove, write_note
from orontes.ledger.copying import content_digest
from orontes.ledger.database import reading
from orontes.ledger.verifying import findings
from orontes.review.types import Judgement, Verdict

FLIPS = {"ledger": 600, "archive": 400, "settings": 100}
LONG = " ".join(f"{number:x}" for number in range(40_000))  # most of the ledger is a record, and not free space
PARTS = {"ledger": "ledger.sqlite", "archive": "archive/*/*", "settings": "casebook.toml"}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed casebook with a record of each kind, a note, a proof and, where there is an openssl, a time stamp."""
    folder = tmp_path_factory.mktemp("flips") / "case"
    with Casebook.create(folder, "syria", who="an investigator", clock=HandClock()) as book:
        document = a_document()
        book.add([document], captures=[a_capture(documents=(document.id,))])
        book.add([a_document(LONG, doc="long")])
        write_note(book, document.id, "source", b"One activist, who was there.", by="A. N.")
        with serving(Calendar()) as url:
            assert prove(book, [url]).proofs
        book.put_claims(document, [a_claim(document)], Origin("rules", "1"))
        book.judge(Judgement(RecordId("j"), RecordId("claim-1"), Verdict.ACCEPT, "", "x", START, "seen"))
        if OPENSSL:
            authority = Authority(folder.parent / "tsa")
            with served(authority.reply) as url:
                assert book.stamp([url], certificates_of(authority.root)).stamps
    return folder


def content(folder: Path) -> tuple[str, str]:
    """The theatre, and one digest over every record and item; LedgerError where it cannot be read."""
    with Casebook.open(folder, clock=HandClock()) as book, reading(book.ledger.engine, folder) as connection:
        return book.theatre, content_digest(connection, book.ledger.archive, 1000)


def outcome(folder: Path, untouched: tuple[str, str]) -> str:
    """What becomes of a damaged casebook: "named", "refused", "harmless" or "silent"."""
    try:
        with Casebook.open(folder) as book:
            if findings(book.ledger.engine, folder, book.ledger.archive):
                return "named"
    except LedgerError as error:
        assert "\n" not in str(error)
        return "refused"
    try:
        return "harmless" if content(folder) == untouched else "silent"
    except LedgerError:
        return "silent"


@pytest.mark.parametrize("part", PARTS)
def test_no_flipped_bit_is_silent(case: Path, tmp_path: Path, part: str) -> None:
    untouched, copy = content(case), shutil.copytree(case, tmp_path / "copy")
    files = sorted(copy.glob(PARTS[part]))
    chance, seen = random.Random(17), Counter[str]()
    for number in range(FLIPS[part]):
        file = files[number % len(files)]
        whole = file.read_bytes()
        offset = chance.randrange(len(whole))
        file.write_bytes(flipped(whole, offset, chance.randrange(8)))
        ended = outcome(copy, untouched)
        assert ended != "silent", f"{file.relative_to(copy)}, byte {offset}"
        seen[ended] += 1
        file.write_bytes(whole)
        for beside in copy.glob("ledger.sqlite-*"):
            beside.unlink()
    assert content(copy) == untouched
    assert seen["named"] + seen["refused"]
    if part == "archive":
        assert seen["named"] == FLIPS[part]


def flipped(data: bytes, offset: int, bit: int) -> bytes:
    return data[:offset] + bytes([data[offset] ^ 1 << bit]) + data[offset + 1 :]
