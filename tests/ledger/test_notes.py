"""Analyses and assessments are kept apart from what came in, and never bent; hand-overs are told by digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.ledger.conftest import HandClock

from orontes.errors import LedgerError
from orontes.ledger import (
    Action,
    Casebook,
    bundle_findings,
    hand_over,
    note_kinds,
    notes_of,
    phases_of,
    write_note,
)
from orontes.ledger.bundle.verifier import evidence
from orontes.sources import Document

WORDS = b"The outlet quotes one activist, who was there."


@pytest.fixture
def noted(casebook: Casebook, document: Callable[..., Document]) -> Casebook:
    write_note(casebook, "casebook", "threat", b"Sources may be watched.", by="A. N.")
    casebook.add([document()])
    write_note(casebook, document().id[:8], "source", WORDS, by="A. N.")
    write_note(casebook, document().doc, "technical", b"\x89PNG...", by="B. N.", name="ela.png")
    write_note(casebook, "casebook", "plan", b"Too late.", by="A. N.")
    return casebook


def item(casebook: Casebook, digest: str) -> Path:
    return casebook.folder / "archive" / digest[:2] / digest


def test_a_note_is_kept_whole(noted: Casebook, document: Callable[..., Document]) -> None:
    assert noted.verify() == ()
    source, technical = notes_of(noted, document().id)
    assert (source.note.kind, source.note.by, source.data) == ("source", "A. N.", WORDS)
    assert (technical.note.name, technical.note.media_type) == ("ela.png", "image/png")
    assert len(notes_of(noted)) == 4
    entry = noted.custody()[source.seq - 1]
    assert (entry.action, entry.item) == (Action.NOTE, document().id)
    assert hashlib.sha256(item(noted, entry.after).read_bytes()).hexdigest() == entry.after


def test_a_note_that_was_altered_or_lost_is_named(noted: Casebook) -> None:
    note = notes_of(noted)[1]
    for path in (item(noted, note.note.content), item(noted, noted.custody()[note.seq - 1].after)):
        whole = path.read_bytes()
        path.write_bytes(whole + b".")
        assert [f"custody entry {note.seq}" in each.item for each in noted.verify()] == [True]
        path.unlink()
        assert [each.check for each in noted.verify()] == ["note"]
        path.write_bytes(whole)
    assert noted.verify() == ()


def test_notes_go_along_with_backups_and_bundles(noted: Casebook, tmp_path: Path) -> None:
    noted.backup(tmp_path / "copy")
    with Casebook.open(tmp_path / "copy") as copy:
        assert notes_of(copy) == notes_of(noted)
    bag = tmp_path / "bag"
    noted.bundle(bag)
    assert bundle_findings(bag) == ()
    content = next(path for path in (bag / "data" / "notes").rglob("content") if path.read_bytes() == WORDS)
    content.write_bytes(b"He was not there.")
    assert [name for name, _ in evidence.notes(bag)] == [content.relative_to(bag).as_posix()]


def test_the_phases_are_told(noted: Casebook) -> None:
    told = phases_of(noted)
    assert told["planning"][0].startswith("threat: 1, the first of 2017-05-01 by A. N.")
    assert told["planning"][1] == "landscape: none"
    assert "after the first report came in" in told["planning"][2]
    assert "after the first report" not in told["planning"][0]
    assert told["collection"] == ["1 entries of the custody log (capture, add, revise, skip)"]
    assert {kind.phase for kind in note_kinds().values()} < set(told)


@pytest.mark.parametrize(
    ("whom", "kind", "words"),
    [
        ("casebook", "gossip", "is no kind of note; use one of threat"),
        ("casebook", "source", "is a note on one item"),
        ("monitor-2017-03-22", "plan", "is a note on the casebook as a whole"),
        ("nobody", "source", "names no document"),
        ("a", "source", "names no document"),
        ("%", "source", "names no document"),
        ("casebook", "inquiry ", "is no kind of note"),
    ],
)
def test_a_note_that_is_none_is_one_line(
    casebook: Casebook, document: Callable[..., Document], whom: str, kind: str, words: str
) -> None:
    casebook.add([document()])
    count = len(casebook.custody())
    with pytest.raises(LedgerError, match=words):
        write_note(casebook, whom, kind, WORDS, by="A. N.")
    with pytest.raises(LedgerError, match="needs words"):
        write_note(casebook, "casebook", "plan", b" \n", by="A. N.")
    assert len(casebook.custody()) == count


def test_a_hand_over_is_told_by_digest(noted: Casebook, document: Callable[..., Document], tmp_path: Path) -> None:
    digest = noted.bundle(tmp_path / "bag")
    assert hand_over(noted, str(tmp_path / "bag"), "The Court", "by courier, on a disk") == digest
    noted.backup(tmp_path / "copy")
    with Casebook.open(tmp_path / "copy") as copy:
        head = copy.head
    assert hand_over(noted, str(tmp_path / "copy"), "a colleague", "second place") == head
    (tmp_path / "disk.img").write_bytes(b"image")
    assert hand_over(noted, str(tmp_path / "disk.img"), "x", "y") == hashlib.sha256(b"image").hexdigest()
    assert hand_over(noted, document().doc, "x", "y") == document().id
    given = [entry for entry in noted.custody() if entry.action == Action.HAND_OVER]
    assert [entry.item for entry in given] == ["bag", "copy", "disk.img", document().id]
    assert (given[0].after, given[0].why) == (digest, "to The Court: by courier, on a disk")
    assert noted.verify() == ()


def test_nothing_else_can_be_handed_over(noted: Casebook, tmp_path: Path, clock: HandClock) -> None:
    noted.bundle(tmp_path / "bag")
    with Casebook.create(tmp_path / "other", "syria", clock=clock) as other:
        for folder in ("bag", "case"):
            with pytest.raises(LedgerError, match="was not made from this casebook"):
                hand_over(other, str(tmp_path / folder), "x", "y")
    (tmp_path / "bag" / "tagmanifest-sha256.txt").write_text("")
    with pytest.raises(LedgerError, match="was not made from this casebook, or was altered"):
        hand_over(noted, str(tmp_path / "bag"), "x", "y")
    (tmp_path / "plain").mkdir()
    with pytest.raises(LedgerError, match="is no bundle"):
        hand_over(noted, str(tmp_path / "plain"), "x", "y")
    with pytest.raises(LedgerError, match="names no document"):
        hand_over(noted, "nothing", "x", "y")
    with pytest.raises(LedgerError, match="who received it, and why"):
        hand_over(noted, "casebook", " ", "y")
    with pytest.raises(LedgerError, match="as a bundle or a backup"):
        hand_over(noted, "casebook", "x", "y")
