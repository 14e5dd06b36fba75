"""What a person, or a program, is told of the gazetteer: what an import took and refused."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rich.console import Console

from orontes.gazetteer import Fetched, Imported

FIRST = 5  # refusals told on the terminal; --json has them all


def fetched(console: Console, found: Fetched) -> None:
    """Say what was fetched, how large it is, and its checksum."""
    console.print(f"{found.address}: {found.how}; {found.size:,} bytes, sha256 {found.sha256}", markup=False)
    console.print(f"kept as {found.path}", markup=False)


def imported(console: Console, done: Imported) -> None:
    """Say what a file was taken for, what of it is in the gazetteer now, and what was refused and why."""
    tally, source = done.tally, done.source
    says = [
        f"{source.origin}: read as {' and '.join(done.formats)}; {source.title}, licence {source.licence}",
        *tally.notes,
        f"{done.stored.records} places imported, {done.stored.joined} of them known from another source before",
        f"{tally.left_out} rows left out: no report names such things" if tally.left_out else "",
        f"{done.stored.unmatched} further names of places that the gazetteer does not have"
        * (done.stored.unmatched > 0),
        *(f"put right: {what} ({count})" for what, count in sorted(tally.mended.items())),
        *(f"refused {refusal}" for refusal in tally.refusals[:FIRST]),
        f"{tally.refused} of {tally.rows} rows refused; --json lists them" if tally.refused > FIRST else "",
        "no licence is stated: give it with --licence" if source.licence == "unknown" else "",
    ]
    for line in filter(None, says):
        console.print(line, markup=False)


def imported_wire(done: Imported) -> dict[str, Any]:
    """An import as JSON: every refusal with file, line and reason."""
    tally = done.tally
    counts = {"rows": tally.rows, "taken": tally.taken, "left_out": tally.left_out, "refused": tally.refused}
    return {
        "source": asdict(done.source),
        "formats": list(done.formats),
        "stored": asdict(done.stored),
        "counts": counts,
        "mended": dict(sorted(tally.mended.items())),
        "notes": tally.notes,
        "refused": [asdict(refusal) for refusal in tally.refusals],
    }
