"""What a person at a terminal sees of a run: a bar for each stage, and a closing table. Quiet where nobody watches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from orontes.pipeline import Silent, Summary, Watcher


class Bars:
    """A watcher that draws one bar a stage."""

    def __init__(self, drawing: Progress) -> None:
        self.drawing = drawing
        self.task: TaskID | None = None

    def stage(self, name: str, total: int) -> None:
        """Finish the bar before and begin another; one of unknown length pulses."""
        self.finish()
        self.task = self.drawing.add_task(name, total=total or None)

    def step(self, done: int) -> None:
        """Move the current bar."""
        if self.task is not None:
            self.drawing.update(self.task, completed=done)

    def finish(self) -> None:
        """Fill the current bar."""
        if self.task is not None:
            total = self.drawing.tasks[self.task].total or 1
            self.drawing.update(self.task, total=total, completed=total)


@contextmanager
def bar(console: Console) -> Iterator[Watcher]:
    """A watcher for the length of a run: bars on a terminal, silence elsewhere."""
    if not console.is_terminal:
        yield Silent()
        return
    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as drawing:
        watcher = Bars(drawing)
        yield watcher
        watcher.finish()


def closing_table(console: Console, summary: Summary, out: Path | None) -> None:
    """Counts, seconds by stage, every file set aside with its reason, every note."""
    if summary.done:
        console.print(summary.done, markup=False)
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, number in summary.counts.items():
        table.add_row(name, str(number))
    for name, seconds in summary.seconds.items():
        table.add_row(f"time: {name}", f"{seconds:.1f} s")
    console.print(table)
    for item in summary.skipped:
        console.print(f"skipped {item.file}: {item.reason.value}: {item.detail}", markup=False)
    for note in summary.notes:
        console.print(f"note: {note}", markup=False)
    if out is not None:
        console.print(f"open {out / 'index.html'}", markup=False)
