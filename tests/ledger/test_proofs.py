"""OpenTimestamps: a promise first, a Bitcoin block later, both kept, and checked without a network."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from opentimestamps.core.notary import BitcoinBlockHeaderAttestation, PendingAttestation
from opentimestamps.core.serialize import BytesDeserializationContext
from opentimestamps.core.timestamp import DetachedTimestampFile
from tests.ledger.calendar_server import HEIGHT, Calendar, mined, serving
from tests.ledger.test_bundle import alone, sealed_anew

from orontes.errors import LedgerError
from orontes.ledger import Action, Casebook, bundle_findings, headers_of, prove
from orontes.ledger.bundle import verify
from orontes.ledger.bundle.verifier.ots import read_proof

# A proof whose calendar has completed it, written by the library.
ROOT = bytes(range(32))


@pytest.fixture
def calendar() -> Iterator[Calendar]:
    made = Calendar()
    with serving(made):
        yield made


@pytest.fixture
def proved(casebook: Casebook, calendar: Calendar) -> Casebook:
    """One entry is in a block, a later one only promised."""
    assert len(prove(casebook, [calendar.url]).proofs) == 1
    calendar.headers[0] = mined(ROOT)
    assert len(prove(casebook, [calendar.url], upgrade=True).proofs) == 1
    assert len(prove(casebook, [f"{calendar.url}/"]).proofs) == 1
    return casebook


def file_of(casebook: Casebook, digest: str) -> Path:
    return casebook.folder / "archive" / digest[:2] / digest


def test_a_promise_is_kept_and_completed(casebook: Casebook, calendar: Calendar) -> None:
    (promise,) = prove(casebook, [calendar.url]).proofs
    assert (promise.item, promise.calendars, promise.blocks) == ("entry 1", (calendar.url,), ())
    assert promise.digest == casebook.custody()[0].hash
    early = prove(casebook, [calendar.url], upgrade=True)
    assert (early.proofs, "answers HTTP 404" in early.refusals[0].why) == ((), True)
    calendar.headers[0] = mined(ROOT)
    (proof,) = prove(casebook, [calendar.url], upgrade=True).proofs
    assert (proof.item, proof.digest, proof.blocks) == (promise.item, promise.digest, (HEIGHT,))
    assert prove(casebook, [calendar.url], upgrade=True).proofs == ()
    told = [entry for entry in casebook.custody() if entry.action == Action.PROOF]
    assert (told[0].before, told[1].before) == ("", told[0].after)
    assert told[1].why == f"OpenTimestamps: in Bitcoin block {HEIGHT}"
    assert file_of(casebook, promise.proof).is_file()
    assert casebook.verify() == ()
    assert casebook.verify(headers=calendar.headers) == ()


def test_the_library_agrees(proved: Casebook) -> None:
    (proof, _) = [each for each in proofs_of(proved) if each["blocks"]] * 2
    data = file_of(proved, proof["proof"]).read_bytes()
    read = DetachedTimestampFile.deserialize(BytesDeserializationContext(data))
    ours = {each.message for each in read_proof(data)[1]}
    assert {message for message, _ in read.timestamp.all_attestations()} == ours
    assert read.file_digest.hex() == proof["digest"] == read_proof(data)[0]


def proofs_of(casebook: Casebook) -> list[dict[str, str]]:
    log = [entry for entry in casebook.custody() if entry.action == Action.PROOF]
    return [json.loads(file_of(casebook, entry.after).read_bytes()) for entry in log]


def test_a_block_with_another_root_is_named(proved: Casebook, calendar: Calendar) -> None:
    (finding,) = proved.verify(headers={HEIGHT: mined(ROOT)})
    assert finding.check == "proof"
    assert finding.detail == f"it does not lead to the Merkle root of block {HEIGHT}"


def test_a_proof_that_was_altered_is_named(proved: Casebook) -> None:
    path = file_of(proved, proofs_of(proved)[0]["proof"])
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert [each.check for each in proved.verify()] == ["proof"]
    path.unlink()
    assert [each.check for each in proved.verify()] == ["proof"]
    path.write_bytes(whole)
    assert proved.verify() == ()


def test_proofs_go_along_with_backups_and_bundles(proved: Casebook, calendar: Calendar, tmp_path: Path) -> None:
    proved.backup(tmp_path / "copy")
    with Casebook.open(tmp_path / "copy") as copy:
        assert copy.verify(headers=calendar.headers) == ()
    bag, blocks = tmp_path / "bag", tmp_path / "blocks.txt"
    proved.bundle(bag)
    assert bundle_findings(bag, headers=calendar.headers) == ()
    status, said = alone(bag)
    assert status == 0
    assert f"NOT CHECKED: OpenTimestamps proof of entry 1: name the header of Bitcoin block {HEIGHT}" in said
    assert f"OpenTimestamps proof of entry 3: promised by {calendar.url}, in no block yet" in said
    blocks.write_text(f"# from our node\n{HEIGHT} {calendar.headers[HEIGHT].hex()}\n")
    status, said = alone(bag, "--headers", blocks)
    assert (status, f"was there before Bitcoin block {HEIGHT} of 2015-05-1" in said) == (0, True)
    blocks.write_text(f"{HEIGHT} {mined(ROOT).hex()}\n")
    status, said = alone(bag, "--headers", blocks)
    assert (status, said.count("BROKEN OpenTimestamps proof of entry 1 (data/proofs/")) == (1, 1)


def test_a_forged_proof_in_a_bundle_is_named(proved: Casebook, tmp_path: Path) -> None:
    proved.bundle(tmp_path / "bag")
    one, other, *_ = sorted((tmp_path / "bag" / "data" / "proofs").iterdir(), key=lambda path: int(path.name))
    (one / "proof.ots").write_bytes((other / "proof.ots").read_bytes())
    sealed_anew(tmp_path / "bag")
    assert next(verify.findings(tmp_path / "bag"))[0] == f"OpenTimestamps proof of entry 1 (data/proofs/{one.name})"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((500, b""), "answers HTTP 500"),
        ((200, b""), "is no OpenTimestamps proof"),
        ((200, b"\xff" * 5000), "is no OpenTimestamps proof"),
        ((200, b"\x08" * 5000), "is no OpenTimestamps proof"),
        ((200, b"<html>"), "is no OpenTimestamps proof"),
        ((200, b"x" * 2_000_000), "answers with more than"),
    ],
)
def test_a_calendar_that_misbehaves_is_one_line(
    casebook: Casebook, calendar: Calendar, answer: tuple[int, bytes], words: str
) -> None:
    calendar.answer = answer
    good = Calendar()
    with serving(good):
        done = prove(casebook, [calendar.url, good.url])
        calendar.answer = None
        good.headers[0] = mined(ROOT)
        good.answer = answer
        assert prove(casebook, [good.url], upgrade=True).proofs == ()
    assert [each.calendars for each in done.proofs] == [(good.url,)]
    assert words in done.refusals[0].why
    assert "stamp-failed" in [entry.action for entry in casebook.custody()]
    assert casebook.verify() == ()


def test_an_address_that_only_the_answer_names_is_not_asked(casebook: Casebook, calendar: Calendar) -> None:
    asked, calendar.url = calendar.url, "http://127.0.0.1:9"
    prove(casebook, [asked])
    (refusal,) = prove(casebook, [asked], upgrade=True).refusals
    assert refusal.why == "http://127.0.0.1:9: has promised a block; name it with --opentimestamps to ask it"


def test_without_the_library_proofs_are_checked_and_none_is_asked_for(
    proved: Casebook, calendar: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("opentimestamps")]:
        monkeypatch.setitem(sys.modules, name, None)
    assert proved.verify(headers=calendar.headers) == ()
    promised = len(calendar.promised)
    with pytest.raises(LedgerError, match="pip install"):
        prove(proved, [calendar.url])
    assert len(calendar.promised) == promised


def test_nobody_to_ask_is_one_line(casebook: Casebook, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no calendar to ask"):
        prove(casebook, [])
    for words in ("x", "1 00", f"1 {'00' * 80}", "1"):
        (tmp_path / "blocks").write_text(words)
        with pytest.raises(LedgerError, match="each line is a height"):
            headers_of(tmp_path / "blocks")


def test_a_spoilt_proof_is_read_as_the_library_reads_it(proved: Casebook) -> None:
    """Bytes changed, cut off or put in: both refuse it, or both see the same attestations."""
    data = file_of(proved, proofs_of(proved)[1]["proof"]).read_bytes()
    chance, refused = random.Random(5), 0
    for _ in range(1000):
        spoilt = bytearray(data)
        at = chance.randrange(60, len(spoilt))
        spoilt[at : at + chance.randrange(2)] = chance.randbytes(chance.randrange(3))
        theirs, ours = by_library(bytes(spoilt)), by_us(bytes(spoilt))
        if theirs is not None or ours is not None:
            assert theirs == ours
        refused += ours is None
    assert 300 < refused < 1000


Seen = set[tuple[bytes, str, int]] | None


def by_us(data: bytes) -> Seen:
    try:
        return {tuple(each) for each in read_proof(data)[1]}  # type: ignore[misc]
    except ValueError:
        return None


def by_library(data: bytes) -> Seen:
    context, seen = BytesDeserializationContext(data), set()
    try:
        for message, who in DetachedTimestampFile.deserialize(context).timestamp.all_attestations():
            calendar = who.uri if isinstance(who, PendingAttestation) else ""
            height = who.height if isinstance(who, BitcoinBlockHeaderAttestation) else -1
            seen.add((message, calendar, height))
        context.assert_eof()
    except Exception:  # noqa: BLE001 - of many kinds
        return None
    return seen
