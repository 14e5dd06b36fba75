"""Reads a folder of reports into claims.jsonl and scores it.

    python bench/reading.py REPORTS OUT.jsonl [--gold GOLD_DIR] [--part seen|held] [--misses]
    python bench/reading.py - OUT.jsonl --tolls LABELS.jsonl

REPORTS is a folder of reports with a `reports.csv`. With --tolls the texts come from the labels themselves. A fifth of
the outlets, by a hash of their name, is set aside: rules are written looking at `--part seen` and checked on `held`.
Prints the figures of the scorers in ../shared/tools and the seconds taken.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from orontes import claims, places, reading, sources, theatre
from orontes.evidence import RecordId
from orontes.gazetteer import open_gazetteer
from orontes.sources.types import Document

TOOLS = Path(__file__).resolve().parents[1].parent / "shared" / "tools"
UNDATED = "2016-01-01"  # labels of mentions carry no day
# Outlets whose name falls in this class are set aside: rules are not written looking at them.
HELD_CLASS = 4


def held(publisher: str) -> bool:
    """Whether an outlet is set aside: a fifth of them, by a hash of the name."""
    return int(sha256(publisher.encode()).hexdigest(), 16) % 5 == HELD_CLASS


def from_labels(path: Path) -> Iterable[Document]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        raw = row["text"].encode()
        yield Document(
            id=RecordId(sha256(raw).hexdigest()),
            doc=row["doc"],
            file=f"{row['doc']}.txt",
            text=row["text"],
            original=raw,
            publisher=row.get("publisher", row.get("source", "")),
            url="",
            published=datetime.combine(date.fromisoformat(row.get("published", UNDATED)[:10]), time.min, UTC),
            published_from="manifest",
            title=row["title"],
        )


def documents(args: argparse.Namespace) -> list[Document]:
    if args.tolls:
        return list(from_labels(args.tolls))
    found = sources.collect([Path(args.reports)], today=datetime.now(UTC).date()).documents
    if args.part == "held":
        return [d for d in found if held(d.publisher)]
    return [d for d in found if args.part == "all" or not held(d.publisher)]


def read_all(docs: list[Document], pack_name: str) -> list[dict[str, object]]:
    pack = theatre.load(pack_name) if pack_name else theatre.EMPTY
    gazetteer = open_gazetteer(pack)
    lexicon, parser = reading.build_lexicon(pack), reading.DependencyParser()
    place = places.Placer(gazetteer, pack)
    rows = []
    for document in docs:
        read = reading.read(document, lexicon, gazetteer, parser)
        found = claims.extract(read, document, pack, place)
        rows += [claims.to_wire(claim) for claim in found]
    return rows


def gold_of(docs: list[Document], gold: Path, out: Path) -> Path:
    """A folder with the gold of the documents that were read, and of no others."""
    folder = out.with_suffix(".gold")
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.jsonl"):
        old.unlink()
    for document in docs:
        source = gold / f"{document.doc}.jsonl"
        if source.exists():
            (folder / source.name).write_bytes(source.read_bytes())
    return folder


def calibration_error(given: Sequence[float], right: Sequence[bool]) -> float:
    """Expected calibration error over ten bins: how far confidences lie from the share that is right."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, hit in zip(given, right, strict=True):
        bins.setdefault(min(9, int(p * 10)), []).append((p, hit))
    return sum(abs(sum(p - hit for p, hit in inside)) for inside in bins.values()) / max(1, len(given))


def print_calibration(gold: Path, rows: list[dict[str, object]]) -> None:
    """How far the claims' confidences are from the share of them that the gold has."""
    sys.path.insert(0, str(TOOLS))
    import score

    _, _, _, _, false = score.score(gold, rows)
    wrong, docs = {id(row) for row in false}, {path.stem for path in gold.glob("*.jsonl")}
    judged = [row for row in rows if row["doc"] in docs]
    error = calibration_error([float(str(row["confidence"])) for row in judged], [id(r) not in wrong for r in judged])
    print(f"calibration error {error:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports")
    parser.add_argument("out", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--tolls", type=Path)
    parser.add_argument("--part", choices=("all", "seen", "held"), default="all")
    parser.add_argument("--theatre", default="syria")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    start = perf_counter()
    docs = documents(args)
    rows = read_all(docs, args.theatre)
    args.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    words = sum(len(d.text.split()) for d in docs)
    print(f"{len(docs)} reports, {words} words, {len(rows)} claims, {perf_counter() - start:.1f} s")
    extra = ["--misses"] if args.misses else []
    if args.tolls:
        subprocess.run([sys.executable, TOOLS / "score_tolls.py", args.tolls, args.out, *extra], check=True)
    if args.gold:
        gold = gold_of(docs, args.gold, args.out)
        subprocess.run([sys.executable, TOOLS / "score.py", gold, args.out, *extra], check=True)
        print_calibration(gold, rows)


if __name__ == "__main__":
    main()
