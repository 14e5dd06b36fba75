"""What a person is told of the gazetteer: what a name may mean, what it holds, what an import took and refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from itertools import zip_longest
from typing import Any

from rich.console import Console

from orontes.gazetteer import Fetched, Imported, Statistics
from orontes.places import Candidate, Place, probability_of_none

FIRST = 5  # refusals told on the terminal; --json has them all
MOST = 20  # candidates told on the terminal, and countries


def candidates(console: Console, name: str, ranked: Sequence[Candidate]) -> None:
    """Three lines a candidate, likeliest first: what and where it is, why it is likely, where it is known from."""
    if not ranked:
        console.print(f"no place is known as {name!r}", markup=False)
        return
    for number, item in enumerate(ranked[:MOST], start=1):
        place = item.place
        lies = ", ".join(filter(None, (place.kind.value, place.admin1, place.country)))
        console.print(f"{number}. {place.name} ({lies})  {place.lat:.4f}, {place.lon:.4f}", markup=False)
        odds = f"{item.match.value} match, probability {item.probability:.2f}, score {item.score:+.1f}"
        console.print(f"   {odds}: {'; '.join(item.why)}", markup=False)
        console.print(f"   {', '.join(place.ids or (place.id,))}; {_origins(place)}", markup=False)
    if len(ranked) > MOST:
        console.print(f"and {len(ranked) - MOST} more; --json lists them")
    console.print(f"none of these: probability {probability_of_none(ranked):.2f}")


def _origins(place: Place) -> str:
    """Sources with their licences; a pack tells of its own at length, so that it is named alone."""
    pairs = zip_longest(place.sources or (place.source,), place.licences, fillvalue="")
    return ", ".join(
        name if name.startswith("theatre:") else f"{name} ({licence or 'unknown'})" for name, licence in pairs
    )


def statistics(console: Console, found: Statistics) -> None:
    """Sources with their licences and checksums, then places by kind, then by country."""
    console.print(f"{found.file}: {found.places:,} places, {found.names:,} names, {found.size:,} bytes", markup=False)
    for source in found.sources:
        counts = f"{source.records:,} records, {source.places:,} places, {source.names:,} names"
        sha256 = f", sha256 {source.sha256}" if source.sha256 else ""
        console.print(f"source {source.id}: {source.title}, {source.licence}; {counts}{sha256}", markup=False)
    console.print("kinds: " + ", ".join(f"{kind} {count:,}" for kind, count in found.by_kind.items()))
    countries = [f"{code or 'unknown'} {count:,}" for code, count in found.by_country.items()]
    more = f" and {len(countries) - MOST} more" if len(countries) > MOST else ""
    console.print("countries: " + ", ".join(countries[:MOST]) + more)


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
