"""Two processes on one casebook: one waits or is refused in one line; nothing is lost, nothing comes in twice."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from orontes.errors import LedgerError
from orontes.ledger import Casebook
from orontes.sources import Document

Make = Callable[..., Document]
PREAMBLE = "import os, sys; from pathlib import Path; from datetime import date; from orontes.ledger import Casebook\n"
ADDS = (
    f"{PREAMBLE}from orontes.sources import collect\n"
    "with Casebook.open(Path(sys.argv[1]), wait_s=60) as casebook:\n"
    "    for file in sys.argv[2:]:\n"
    "        casebook.add(collect([Path(file)], published=date(2017, 3, 22), today=date(2018, 1, 1)).documents)\n"
)
HOLDS = (  # the lock, until it is told to let go
    f"{PREAMBLE}with Casebook.open(Path(sys.argv[1])) as casebook, casebook.ledger.writing():\n"
    "    print('held', flush=True); sys.stdin.read()\n"
)
DIES = (
    f"{PREAMBLE}casebook = Casebook.open(Path(sys.argv[1]))\n"
    "with casebook.ledger.writing() as connection:\n"
    "    casebook.ledger.recorder.record(connection, 'judge', 'x', after='y')\n"
    "    os._exit(9)\n"
)


@contextmanager
def holding(casebook: Casebook) -> Iterator[subprocess.Popen[str]]:
    """Another process that has begun to write; it lets go when its input ends."""
    command = [sys.executable, "-c", HOLDS, str(casebook.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        yield other


def test_a_second_writer_is_refused_after_its_wait(casebook: Casebook, document: Make) -> None:
    casebook.add([document()])
    with Casebook.open(casebook.folder, wait_s=0.05) as mine:
        with holding(casebook):
            with pytest.raises(LedgerError, match="another process is writing to it; wait until it ends") as caught:
                mine.add([document("Second.")])
            assert mine.documents() == (document(),)  # readers are not kept waiting
        assert mine.add([document("Second.")]).added == 1
    assert "\n" not in str(caught.value)
    assert casebook.verify() == ()


def test_a_check_that_cannot_be_logged_is_told(casebook: Casebook) -> None:
    told: list[str] = []
    with Casebook.open(casebook.folder, wait_s=0.05) as mine, holding(casebook):
        assert mine.verify(say=told.append) == ()
        assert len(mine.custody()) == 1
    (line,) = told
    assert line.startswith("this check is not in the custody log: ") and "another process is writing" in line


def test_a_second_writer_waits_for_the_first(casebook: Casebook, document: Make, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Soran has fallen.")
    with holding(casebook) as other:
        waits = subprocess.Popen([sys.executable, "-c", ADDS, str(casebook.folder), str(tmp_path / "report.txt")])
        with pytest.raises(subprocess.TimeoutExpired):
            waits.wait(2)
        assert other.stdin
        other.stdin.close()
        assert waits.wait() == 0
    assert len(casebook.documents()) == 1
    assert casebook.verify() == ()


def test_two_processes_take_turns(casebook: Casebook, document: Make, tmp_path: Path) -> None:
    files = []
    for number in range(10):
        files.append(str(tmp_path / f"report-{number}.txt"))
        Path(files[-1]).write_text(f"Report number {number}.")
    arguments = [sys.executable, "-c", ADDS, str(casebook.folder)]
    both = [subprocess.Popen([*arguments, *part]) for part in (files[:7], files[3:])]
    assert [process.wait() for process in both] == [0, 0]
    assert len(casebook.documents()) == 10
    assert casebook.verify() == ()


def test_a_process_that_dies_while_writing_leaves_nothing_half_done(casebook: Casebook, document: Make) -> None:
    casebook.add([document()])
    head = casebook.head
    assert subprocess.run([sys.executable, "-c", DIES, str(casebook.folder)], check=False).returncode == 9
    assert casebook.head == head
    assert casebook.verify() == ()
    assert casebook.add([document("Second.")]).added == 1
