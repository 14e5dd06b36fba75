"""The last write torn: the ledger's files cut off, or half written over, anywhere. SQLite recovers it, or it is named.

SQLite's journal (`ledger.sqlite-wal`) has a checksum for each page: what is torn there never happened. A page of the
database is only written over once the journal holds it on the disk: where that is torn, the journal has it whole.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from orontes.errors import LedgerError
from orontes.evidence import Origin
from orontes.ledger import Casebook, Clock
from orontes.ledger.casebook import utc_now
from tests.ledger.conftest import HandClock, a_document
from tests.reliability.test_kill import broken

PAGE, FRAME, HEADER = 4096, 4096 + 24, 32  # of the database; of its journal, whose frames follow a header
ADDED = [a_document(f"Report number {number}.", doc=f"report-{number}") for number in range(6)]
Log = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a process left that was killed after its last commit: a database, and a journal of six additions."""
    folder = tmp_path_factory.mktemp("torn") / "case"
    Casebook.create(folder, "any", clock=HandClock()).close()
    child = os.fork()
    if not child:
        write_all(folder, lambda: os.kill(os.getpid(), signal.SIGKILL))
    os.waitpid(child, 0)
    assert (folder / "ledger.sqlite-wal").stat().st_size > 10 * FRAME
    return folder


def write_all(folder: Path, before_closing: Callable[[], object] = bool, clock: Clock | None = None) -> None:
    with Casebook.open(folder, clock=clock or later()) as book:
        for document in ADDED:
            book.add([document])
            book.put_claims(document, [], Origin("rules", "1"))
        before_closing()


def later() -> HandClock:
    clock = HandClock()
    clock.now = clock.now.replace(year=2018)
    return clock


def log_of(folder: Path) -> Log:
    """What was done, where all of it holds."""
    with Casebook.open(folder) as book:
        assert broken(book) == ()
        return [(entry.action, entry.item, entry.after) for entry in book.custody()]


def copies(left: Path, tmp_path: Path) -> Iterator[Path]:
    """One copy after the other of what was left; the shared memory is not on the disk that failed."""
    while True:
        shutil.rmtree(tmp_path / "copy", ignore_errors=True)
        shutil.copytree(left, tmp_path / "copy", ignore=shutil.ignore_patterns("*-shm"))
        yield tmp_path / "copy"


def test_a_journal_cut_off_anywhere_is_as_if_the_last_steps_had_not_been(left: Path, tmp_path: Path) -> None:
    fresh, chance = copies(left, tmp_path), random.Random(7)
    whole = log_of(next(fresh))
    size = (left / "ledger.sqlite-wal").stat().st_size
    cuts = {*range(HEADER, size, FRAME), *chance.sample(range(size), 40), *range(size - 40, size), 0, 1, HEADER - 1}
    seen = set()
    for cut in sorted(cuts):
        folder = next(fresh)
        os.truncate(folder / "ledger.sqlite-wal", cut)
        log = log_of(folder)
        assert log == whole[: len(log)], f"cut at {cut}"
        seen.add(len(log))
    assert seen == {1, *range(3, len(whole))}  # the root of the first day comes with the first addition
    write_all(folder, clock=utc_now)
    assert [entry for entry in log_of(folder) if entry[0] == "add"] == [entry for entry in whole if entry[0] == "add"]


def test_a_journal_with_another_end_is_as_if_the_last_steps_had_not_been(left: Path, tmp_path: Path) -> None:
    fresh, chance = copies(left, tmp_path), random.Random(8)
    whole = log_of(next(fresh))
    for _ in range(60):
        folder = next(fresh)
        journal = folder / "ledger.sqlite-wal"
        data = bytearray(journal.read_bytes())
        start = chance.randrange(HEADER, len(data))
        data[start:] = chance.randbytes(len(data) - start) if chance.random() < 0.5 else bytes(len(data) - start)
        journal.write_bytes(data)
        log = log_of(folder)
        assert log == whole[: len(log)], f"other bytes from {start}"


def test_a_database_torn_while_the_journal_was_taken_in_is_whole(left: Path, tmp_path: Path) -> None:
    fresh, chance = copies(left, tmp_path), random.Random(9)
    whole = log_of(next(fresh))
    for _ in range(40):
        folder = next(fresh)
        frames = frames_of(folder / "ledger.sqlite-wal")
        with (folder / "ledger.sqlite").open("r+b") as database:
            for number, page in chance.sample(frames, chance.randint(1, len(frames))):
                database.seek((number - 1) * PAGE)
                database.write(page[: chance.choice((512, 1024, 2048, 3584, PAGE))])
        assert log_of(folder) == whole


def frames_of(journal: Path) -> list[tuple[int, bytes]]:
    """The pages in a journal: number and bytes (https://www.sqlite.org/fileformat2.html, section 4.1)."""
    data = journal.read_bytes()[HEADER:]
    frames = (data[at : at + FRAME] for at in range(0, len(data) - FRAME + 1, FRAME))
    return [(int.from_bytes(frame[:4], "big"), frame[24:]) for frame in frames]


def test_a_database_cut_off_anywhere_is_refused_or_named(left: Path, tmp_path: Path) -> None:
    fresh, chance = copies(left, tmp_path), random.Random(10)
    closed = next(fresh)
    whole = log_of(closed)  # to open it takes the journal in
    shutil.move(closed, tmp_path / "closed")
    size = (tmp_path / "closed" / "ledger.sqlite").stat().st_size
    for cut in (*range(0, size, PAGE), *chance.sample(range(size), 40)):
        folder = tmp_path / "cut"
        shutil.copytree(tmp_path / "closed", folder)
        os.truncate(folder / "ledger.sqlite", cut)
        try:
            with Casebook.open(folder) as book:
                assert broken(book) or len(book.custody()) == len(whole), f"cut at {cut}"
        except LedgerError as error:
            assert "\n" not in str(error)
        shutil.rmtree(folder)
