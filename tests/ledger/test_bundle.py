"""A bundle is checked on another machine without Orontes, and whatever is broken in it is named."""

from __future__ import annotations

import ast
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.ledger.authority import OPENSSL, Authority, needs_openssl, served
from tests.ledger.calendar_server import Calendar, serving
from tests.ledger.conftest import HandClock, a_document
from tests.ledger.test_claims_kept import a_claim

from orontes.errors import CustodyBroken, LedgerError, OutputRefused
from orontes.evidence import Origin, RecordId
from orontes.ledger import Casebook, bundle_findings, certificates_of, is_bundle, prove, write_note
from orontes.ledger.bundle import page, verify
from orontes.ledger.bundle.verifier import evidence
from orontes.review.types import Judgement, Verdict
from orontes.sources import Document
from orontes.sources.types import Capture

READER = Origin("rules", "1")
VERIFIER = ("verify.py", "verifier/evidence.py", "verifier/stamps.py", "verifier/ots.py")
TEXT = "Soran has fallen. <script>alert(1)</script> & Hay’at"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority | None:
    return Authority(tmp_path_factory.mktemp("tsa") / "good") if OPENSSL else None


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory, authority: Authority | None) -> Iterator[Casebook]:
    """Two days of work: a document, revised, its claims, a judgement, a root, time stamps, a note, a proof."""
    clock = HandClock()
    with Casebook.create(tmp_path_factory.mktemp("case") / "case", "syria", who="A. N. <b>", clock=clock) as book:
        document = a_document(TEXT)
        file = Capture(document.id, document.original, "text/plain", document.file, "file", documents=(document.id,))
        book.add([document], captures=[file])
        book.put_claims(document, [a_claim(document)], READER)
        book.add([a_document(TEXT, publisher="Valley <News>")])
        book.judge(Judgement(RecordId("j"), RecordId("claim-x"), Verdict.ACCEPT, "", "x", clock(), "seen"))
        clock.now += timedelta(days=1)
        if authority is not None:
            with served(authority.reply) as url:
                assert len(book.stamp([url], certificates_of(authority.root)).stamps) == 2
        write_note(book, document.id, "content", b"The place agrees with the map.", by="A. N. <b>")
        with serving(Calendar()) as url:
            assert prove(book, [url]).proofs
        yield book


@pytest.fixture
def bag(case: Casebook, tmp_path: Path) -> Path:
    case.bundle(tmp_path / "bag")
    return tmp_path / "bag"


def alone(bag: Path, *words: str | Path, python: str = sys.executable) -> tuple[int, str]:
    """Run the bundle's own verifier as somebody who has nothing else."""
    command = [python, "-I", str(bag / "verify.py"), *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", env={"PATH": "/usr/bin:/bin"}, check=False)
    assert not done.stderr
    return done.returncode, done.stdout


def test_a_bundle_holds_here_and_elsewhere(case: Casebook, bag: Path, authority: Authority | None) -> None:
    assert is_bundle(bag)
    assert bundle_findings(bag) == ()
    status, said = alone(bag, *(("--trust", authority.root) if authority else ()))
    assert status == 0
    assert said.startswith("HOLDS ")
    assert ("2 time stamps" in said) == bool(authority)
    assert "NOT CHECKED" not in said
    (made,) = [entry for entry in case.custody() if entry.action == "bundle"][-1:]
    assert f"{made.after}\n" in said
    assert made.item == "bag"
    assert case.verify() == ()


def test_it_runs_on_python_3_9(bag: Path) -> None:
    for path in VERIFIER:
        ast.parse((bag / path).read_text(encoding="utf-8"), feature_version=(3, 9))
    where = [shutil.which("python3.9") or "false", "-c", "import sys; print(sys.executable)"]
    found = subprocess.run(where, capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip("no Python 3.9 is installed")
    assert alone(bag, python=found.stdout.strip())[0] == 0


def test_it_needs_the_standard_library_alone(bag: Path) -> None:
    """`verifier` is beside it; what is imported from `orontes` is only when Orontes itself runs it."""
    for path in VERIFIER:
        tree = ast.parse((bag / path).read_text(encoding="utf-8"))
        named = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level]
        named += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
        assert {name.split(".")[0] for name in named} <= sys.stdlib_module_names | {"verifier", "orontes"}
    shutil.move(bag / "verify.py", bag / "other.py")
    said = subprocess.run([sys.executable, "-I", "-S", bag / "other.py", bag], capture_output=True, check=False)
    assert b"BROKEN verify.py: is missing" in said.stdout


@needs_openssl
def test_what_was_not_checked_is_said(bag: Path, tmp_path: Path, authority: Authority) -> None:
    assert "NOT CHECKED: whether the authorities are to be believed" in alone(bag)[1]
    stranger = Authority(tmp_path / "stranger")
    status, said = alone(bag, "--trust", stranger.root)
    assert (status, said.count("BROKEN time stamp of")) == (1, 2)
    assert [f.check for f in bundle_findings(bag, certificates_of(stranger.root))] == ["stamp", "stamp"]
    assert bundle_findings(bag, certificates_of(authority.root)) == ()


def test_any_bit_of_any_file_is_named(bag: Path) -> None:
    """Each file in turn, its first byte, its last and some between: the file that was hit is named first."""
    chance = random.Random(11)
    files = sorted(path for path in bag.rglob("*") if path.is_file())
    assert len(files) > 10
    for path in files:
        whole, name = path.read_bytes(), path.relative_to(bag).as_posix()
        for offset in {0, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(10))}:
            data = bytearray(whole)
            data[offset] ^= 1 << chance.randrange(8)
            path.write_bytes(data)
            first = next(verify.findings(bag), None)
            assert first is not None, f"{name}, byte {offset}"
            assert "manifest" in name or first[0] == name, f"{name}, byte {offset}: {first}"
        path.write_bytes(whole)
    assert bundle_findings(bag) == ()


def test_a_file_that_is_missing_or_added_is_named(bag: Path) -> None:
    for path in sorted(path for path in bag.rglob("*") if path.is_file()):
        whole, name = path.read_bytes(), path.relative_to(bag).as_posix()
        path.unlink()
        assert any(name in item for item, _ in verify.findings(bag)), name
        path.write_bytes(whole[: len(whole) // 2])
        assert list(verify.findings(bag)), name
        path.write_bytes(whole)
    for added in ("data/originals/x", "note.txt"):
        (bag / added).write_text("x")
        assert [item for item, _ in verify.findings(bag)] == [added]
        (bag / added).unlink()
    (bag / "data" / "link").symlink_to("/etc/hosts")
    assert [item for item, _ in verify.findings(bag)] == ["data/link"]


def sealed_anew(bag: Path) -> None:
    """What a forger does who knows BagIt: after the change, all manifests are right again."""
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        names = [line.split("  ")[1] for line in (bag / manifest).read_text().splitlines()]
        text = "".join(f"{evidence.sha256(bag / name)}  {name}\n" for name in names)
        (bag / manifest).write_text(text)


FORGERIES = [
    ("data/records/documents.jsonl", "has fallen", "has not fallen", "documents record 2"),
    ("data/records/readings.jsonl", "territory_taken", "territory_held", "readings record 4"),
    ("data/records/judgements.jsonl", "accept", "reject", "judgements record 6"),
    ("data/records/captures.jsonl", "file", "mail", "captures record 3"),
    ("data/custody.jsonl", "A. N.", "B. N.", "custody entry 1"),
    ("data/custody.jsonl", '"seq":3', '"seq":30', "custody entry 3"),
    ("data/originals", "Soran", "Hamah", "data/originals/"),
    ("data/texts", "Soran", "Hamah", "data/texts/"),
]


@pytest.mark.parametrize(("name", "old", "new", "item"), FORGERIES)
def test_a_change_behind_right_manifests_is_named(bag: Path, name: str, old: str, new: str, item: str) -> None:
    path = bag / name
    if path.is_dir():
        path = sorted(path.iterdir())[0]
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    sealed_anew(bag)
    first = next(verify.findings(bag))
    assert first[0].startswith(item)
    status, said = alone(bag)
    assert (status, said.startswith(f"BROKEN {item}")) == (1, True)


def relinked(bag: Path, change: Callable[[list[dict[str, object]]], None]) -> None:
    """The log altered, and its chain made right again by somebody who owns all of it."""
    log: list[dict[str, object]] = list(evidence.rows(bag, "custody.jsonl"))
    change(log)
    previous: object = "0" * 64
    for entry in log:
        entry["previous"] = previous
        fields = {name: value for name, value in entry.items() if name != "hash"}
        previous = entry["hash"] = evidence.digest(fields)
    (bag / "data" / "custody.jsonl").write_bytes(b"".join(evidence.packed(entry) + b"\n" for entry in log))
    sealed_anew(bag)


@needs_openssl
def test_a_whole_log_made_anew_breaks_its_roots_and_stamps(bag: Path) -> None:
    relinked(bag, lambda log: log[0].update(who="somebody else"))
    items = [item for item, _ in verify.findings(bag)]
    assert items[0] == "Merkle root of 2017-05-01"
    assert any(item.startswith("time stamp of entry 7") for item in items)
    assert "BROKEN Merkle root of 2017-05-01" in alone(bag)[1]


@needs_openssl
def test_a_token_of_something_else_is_named(bag: Path) -> None:
    """A record that was forged to name another's token: the digest inside gives it away."""
    one, other = sorted((bag / "data" / "stamps").iterdir())
    shutil.copy(other / "response.tsr", one / "response.tsr")
    record = json.loads((one / "record.json").read_bytes())
    record["response"] = evidence.sha256(one / "response.tsr")
    (one / "record.json").write_bytes(evidence.packed(record))
    at = int(one.name) - 1
    relinked(bag, lambda log: log[at].update(after=evidence.sha256(one / "record.json")))
    assert "the digest inside the token is another" in [detail for _, detail in verify.findings(bag)]


def test_the_page_shows_words_as_words(bag: Path) -> None:
    shown = (bag / "index.html").read_text(encoding="utf-8")
    assert "<script" not in shown
    assert "<b>" not in shown
    assert "says Monitor" in shown
    assert "The place agrees with the map." in shown
    assert "A. N. &lt;b&gt;" in shown
    (text,) = {line for line in shown.split('"') if line.startswith("data/texts/")}
    assert (bag / text).is_file()


def test_a_large_casebook_has_several_pages(case: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page leads to the next, and together they hold every row."""
    monkeypatch.setattr(page, "ON_A_PAGE", 2)
    case.bundle(tmp_path / "bag")
    assert bundle_findings(tmp_path / "bag") == ()
    rows, name, seen = 0, "index.html", 0
    while name:
        text = (tmp_path / "bag" / name).read_text(encoding="utf-8").split("<h2>Custody log</h2>")[1]
        rows, seen = rows + text.count("<tr><td>"), seen + 1
        name = next((part for part in text.split('"') if part == f"log-{seen + 1}.html"), "")
    assert rows == len(case.custody()) - 1  # without the entry of this bundle


def test_claims_say_where_they_come_from(bag: Path, case: Casebook) -> None:
    linked = json.loads((bag / "data" / "claims.jsonld").read_bytes())
    nodes = {node["@id"]: node for node in linked["@graph"]}
    (claim,) = [node for node in nodes.values() if "Claim" in node["@type"]]
    document = nodes[claim["prov:wasQuotedFrom"]["@id"]]
    reading = nodes[claim["prov:wasGeneratedBy"]["@id"]]
    assert document["sha256"] == case.documents()[0].id
    assert nodes[document["prov:wasAttributedTo"]["@id"]]["name"] == "Valley <News>"
    assert nodes[reading["prov:wasAssociatedWith"]["@id"]]["name"] == "rules"
    assert claim["chain"][0]["name"] == "Monitor"
    (note,) = [node for node in nodes.values() if "Note" in node["@type"]]
    assert nodes[note["about"]["@id"]] == document
    assert (bag / note["file"]).read_bytes() == b"The place agrees with the map."


def test_a_broken_casebook_is_not_handed_on(casebook: Casebook, document: Callable[..., Document]) -> None:
    casebook.add([document()])
    next(path for path in (casebook.folder / "archive").rglob("*") if path.is_file()).write_bytes(b"x")
    out = casebook.folder.parent / "bag"
    with pytest.raises(CustodyBroken, match="was altered"):
        casebook.bundle(out)
    assert {path.name for path in out.parent.iterdir()} == {"case"}


def test_a_folder_in_use_is_refused(casebook: Casebook, tmp_path: Path) -> None:
    with pytest.raises(OutputRefused, match="is there already"):
        casebook.bundle(casebook.folder)
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError, match="cannot be written"):
        casebook.bundle(tmp_path / "file" / "bag")
    assert len(casebook.custody()) == 1
