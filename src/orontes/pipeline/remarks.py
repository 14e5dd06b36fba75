"""What had to be assumed of reports, in few lines: a container of a thousand reports has a thousand notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from orontes.sources.types import Document

MOST = 8  # lines for one file; every note is kept with its report


def remarks(documents: Sequence[Document]) -> tuple[str, ...]:
    """The notes on documents, the same note on several of one file once, with their number; the commonest first."""
    by_file: dict[str, Counter[str]] = {}
    for document in documents:
        by_file.setdefault(document.file, Counter()).update(document.notes)
    return tuple(line for file, notes in by_file.items() for line in _of_file(file, notes))


def _of_file(file: str, notes: Counter[str]) -> Iterator[str]:
    for note, count in notes.most_common(MOST):
        yield f"{file}: {note}" + (f" ({count} reports)" if count > 1 else "")
    if (left := len(notes) - MOST) > 0:
        yield f"{file}: {left} more notes on single reports, which are kept with them"
