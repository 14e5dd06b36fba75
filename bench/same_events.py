"""Real claims, pair by pair: whether those that tell one event come together, and those that do not stay apart.

    python bench/same_events.py [--misses] [--json]

`same_events.csv` names pairs of annotated claims of ../shared by report, line of the gold and offsets, and says
whether a person would file both under one incident: one moment, one place. Its pairs are hard ones: of one family of
kinds, near each other in place and time; those that a reader could see either way were left out. The claims are the
gold's own, placed by `places` and gathered together, so that what reading gets wrong is not measured here.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from orontes import places, theatre
from orontes.claims.types import Claim, Kind, Modality, Party, Voice
from orontes.evidence import Count, Origin, Precision, RecordId, Span, When, record_id
from orontes.gazetteer import open_gazetteer
from orontes.incidents import Gatherer
from orontes.places.types import Placement, PlacePhrase
from orontes.sources import collect
from orontes.sources.types import Document
from orontes.theatre.types import SourceKind

PAIRS = Path(__file__).with_name("same_events.csv")
SHARED = Path(__file__).resolve().parents[1].parent / "shared"
FOLDERS = (SHARED, SHARED / "annotated")
Pair = dict[str, str]


def main() -> None:
    """Print the shares that are right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print the pairs that are wrong")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    pairs = load()
    claims = annotated({report for pair in pairs for report in (pair["report"], pair["other_report"])})
    gatherer = Gatherer(theatre.load("syria"))
    gatherer.add(claims.values())
    home = {claim: incident.id for incident in gatherer.incidents() for claim in incident.claims}
    said = [(pair, *(claims[key] for key in keys(pair))) for pair in pairs]
    wrong = [row for row in said if (home[row[1].id] == home[row[2].id]) != (row[0]["same"] == "yes")]
    if args.misses:
        print("\n".join(shown(*row) for row in wrong))
    told = figures(pairs, [pair for pair, _, _ in wrong])
    print(json.dumps(told) if args.json else "\n".join(f"{name}: {value}" for name, value in told.items()))


def load(path: Path = PAIRS) -> list[Pair]:
    """The pairs of the list."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def keys(pair: Pair) -> tuple[tuple[str, int], tuple[str, int]]:
    """Report and line of both claims."""
    return (pair["report"], int(pair["claim"])), (pair["other_report"], int(pair["other_claim"]))


def figures(pairs: Sequence[Pair], wrong: Sequence[Pair]) -> dict[str, float]:
    """Shares of the pairs that are judged as the list has it."""
    told: dict[str, float] = {"pairs": len(pairs), "right": round(1 - len(wrong) / len(pairs), 3)}
    for same, name in (("yes", "of one event, joined"), ("no", "of two events, kept apart")):
        part, missed = (sum(pair["same"] == same for pair in some) for some in (pairs, wrong))
        told[name] = round(1 - missed / part, 3)
        told[name.split(",")[0]] = part
    return told


def annotated(reports: set[str]) -> dict[tuple[str, int], Claim]:
    """The gold's claims of these reports, by report and line from 1."""
    pack = theatre.load("syria")
    gazetteer = open_gazetteer(pack)
    found: dict[tuple[str, int], Claim] = {}
    for document, rows in _gold(reports):
        phrases = [PlacePhrase(row["place"]) for row in rows]
        for line, (row, at) in enumerate(zip(rows, places.place(phrases, gazetteer, pack), strict=True), 1):
            found[document.doc, line] = _claim(document, row, at, line)
    return found


def _gold(reports: set[str]) -> Iterator[tuple[Document, list[dict[str, Any]]]]:
    for folder in FOLDERS:
        for document in collect([folder / "reports"], today=datetime.now(UTC).date()).documents:
            if document.doc in reports:
                lines = (folder / "gold" / f"{document.doc}.jsonl").read_text(encoding="utf-8").splitlines()
                yield document, [json.loads(line) for line in lines]


def _claim(document: Document, row: dict[str, Any], at: Placement, line: int) -> Claim:
    first, last = date.fromisoformat(row["date"]), date.fromisoformat(row["date_end"])
    start = max(document.text.find(row["quote"]), 0)
    published = document.published or datetime.combine(last, time(12), UTC)
    chain = (Voice(document.publisher, document.publisher, SourceKind.INDEPENDENT_MEDIA, ""),)
    quoted = (Voice(row["source"], "", SourceKind.UNKNOWN, ""),) if row["source"] else ()
    return Claim(
        id=record_id("claim", document.doc, line),
        document=RecordId(document.id),
        doc=document.doc,
        span=Span(start, start + len(row["quote"])),
        quote=row["quote"],
        kind=Kind(row["kind"]),
        place=row["place"],
        placement=at,
        actor=Party(row["actor"], "", row["side"]),
        target=Party(row["target"], "", row["target_side"]),
        when=When(first, last, Precision.DAY if first == last else Precision.RANGE),
        entry_time=published,
        published=published,
        source=row["source"],
        chain=chain + quoted,
        modality=Modality(row["modality"]),
        killed=_count(row["killed"]),
        injured=_count(row["injured"]),
        facility=row["facility"],
        weapon=row["weapon"],
        rule="annotated",
        read_by=Origin("a person", "1"),
        confidence=1.0,
    )


def _count(pair: list[int | None] | None) -> Count | None:
    return Count(pair[0] or 0, pair[1]) if pair else None


def shown(pair: Pair, first: Claim, second: Claim) -> str:
    """One pair that is wrong, claim by claim."""
    return "\n".join((f"\none event: {pair['same']}", _line(first), _line(second)))


def _line(claim: Claim) -> str:
    sides = f"{claim.actor.side}>{claim.target.side}"
    what = f"{claim.kind} {claim.placement.name} {claim.when.earliest}/{claim.when.days} {sides} {claim.killed}"
    return f"   {claim.doc}[{claim.span.start}:{claim.span.end}] {what}: {' '.join(claim.quote.split())[:110]}"


if __name__ == "__main__":
    main()
