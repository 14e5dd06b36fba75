"""What is timed: commands as processes, from the shell's return to the next prompt, and steps within one."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.ledger.prose import Press

from orontes import theatre
from orontes.evidence import RecordId
from orontes.ledger import Casebook
from orontes.ledger.search import answer
from orontes.review.types import Judgement, Verdict

ORONTES = (sys.executable, "-c", "from orontes.cli import main; main()")
# A process begins with the memory of the one that starts it, which has filled a casebook: a small one stands between.
WRAPPED = (
    sys.executable,
    "-SIc",
    "import resource as r, subprocess as s, sys, time; t = time.perf_counter()\n"
    "p = s.run(sys.argv[1:], stdout=s.DEVNULL); t = time.perf_counter() - t; u = r.getrusage(r.RUSAGE_CHILDREN)\n"
    "print(t, u.ru_utime + u.ru_stime, u.ru_maxrss / 1024); sys.exit(p.returncode)",
)
ASKED = (["Latamneh"], ["convoy", "flour"], ['"field hospital"'], ["Monitor"])


@dataclass(slots=True)
class Measured:
    """Seconds that passed; where it was a process, those that it had a processor, and the most memory it held (MB)."""

    seconds: float = 0.0
    worked: float = 0.0
    megabytes: float = 0.0

    def __str__(self) -> str:
        of_process = f" ({self.worked:.2f} s of work), {self.megabytes:,.0f} MB" if self.megabytes else ""
        return f"{self.seconds:.3f} s{of_process}"


@contextmanager
def measured() -> Iterator[Measured]:
    """How long what is done meanwhile takes."""
    found, begun = Measured(), time.perf_counter()
    yield found
    found.seconds = time.perf_counter() - begun


@dataclass(frozen=True, slots=True)
class Timing:
    """A casebook that was filled with so many documents."""

    folder: Path
    documents: int
    data: Path  # where the database has its files

    def all(self) -> Iterator[tuple[str, object]]:
        """Each thing that is measured, and what was found."""
        yield "ledger", f"{self._ledger() / 1e9:.2f} GB"
        yield "archive", f"{_size(self.folder, 'archive/*/*') / 1e9:.2f} GB"
        yield "open (within a process)", self._each(lambda _: Casebook.open(self.folder).close())
        yield "orontes --version (the door alone)", _process("--version")
        yield "orontes add, one report", self._middle(self._add)
        yield "orontes read, the three reports", _process("read", str(self.folder))
        yield "orontes read, nothing to read", _process("read", str(self.folder))
        yield "orontes add, a thousand reports", self._add_many()
        yield "note a verdict (within a process)", self._each(self._judge)
        yield "orontes search, the first: makes the index", _process("search", str(self.folder), "Soran")
        yield "search index", f"{_size(self.folder, '*search*') / 1e9:.2f} GB"
        yield "orontes search", self._middle(lambda nth: _process("search", str(self.folder), *ASKED[nth]))
        yield "search (within a process)", self._each(self._search)
        yield "orontes verify", self._verify()

    def _ledger(self) -> int:
        return _size(self.data, "ledger*" if self.data == self.folder else "base/**/*")

    def _each(self, step: Callable[[int], None]) -> Measured:
        """The middle of five times within this process."""
        taken = []
        for nth in range(5):
            with measured() as one:
                step(nth)
            taken.append(one.seconds)
        return Measured(median(taken))

    def _middle(self, step: Callable[[int], Measured]) -> Measured:
        return sorted((step(nth) for nth in range(3)), key=lambda one: one.seconds)[1]

    def _add(self, nth: int) -> Measured:
        document, _ = Press(theatre.load("syria")).report(self.documents + nth)
        file = self.folder.parent / document.file
        file.write_bytes(document.original)
        return _process("add", str(self.folder), str(file))

    def _search(self, nth: int) -> None:
        with Casebook.open(self.folder) as book:
            answer(book, " ".join(ASKED[nth % len(ASKED)]))

    def _add_many(self) -> Measured:
        press, folder = Press(theatre.load("syria")), self.folder.parent / "thousand"
        folder.mkdir(exist_ok=True)
        for number in range(self.documents + 10, self.documents + 1010):
            document, _ = press.report(number)
            (folder / document.file).write_bytes(document.original)
        return _process("add", str(self.folder), str(folder))

    def _judge(self, nth: int) -> None:
        at = datetime.now(UTC)
        verdict = Judgement(RecordId(f"bench-{nth}-{at:%H%M%S%f}"), RecordId("x"), Verdict.ACCEPT, "", "bench", at, "")
        with Casebook.open(self.folder) as book:
            book.judge(verdict)

    def _verify(self) -> str:
        taken = _process("verify", str(self.folder), "--quiet")
        size = self._ledger() + _size(self.folder, "archive/*/*")
        return f"{taken}, {size / 1e6 / taken.seconds:,.0f} MB/s"


def _process(*arguments: str) -> Measured:
    """A command of Orontes as a process of its own. It must end well."""
    done = subprocess.run([*WRAPPED, *ORONTES, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"orontes {' '.join(arguments)}: {done.stderr}")
    return Measured(*map(float, done.stdout.split()))


def _size(folder: Path, names: str) -> int:
    """Bytes of the files, not of the blocks that they take."""
    return sum(path.stat().st_size for path in folder.glob(names) if path.is_file())
