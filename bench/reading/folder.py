"""One folder of reports read into claims.jsonl and scored: what is looked at while rules are written.

    python bench/reading folder REPORTS OUT.jsonl [--gold GOLD_DIR] [--part seen|held] [--theatre NAME] [--misses]
    python bench/reading folder - OUT.jsonl --tolls LABELS.jsonl

REPORTS is a folder of reports with a `reports.csv`. With --tolls the texts come from the labels themselves. A fifth of
the outlets, by a hash of their name, is set aside: rules are written looking at `--part seen` and checked on `held`.
Prints the figures of the scorers in ../shared/tools and the seconds taken.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from orontes.sources.types import Document
from reading.documents import TOOLS, calibration_error, from_labels, held, read_all, reports


def documents(args: argparse.Namespace) -> list[Document]:
    if args.tolls:
        return list(from_labels(args.tolls))
    found = reports(Path(args.reports))
    return [d for d in found if args.part == "all" or held(d.publisher) == (args.part == "held")]


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


def print_calibration(gold: Path, rows: list[dict[str, object]]) -> None:
    """How far the claims' confidences are from the share of them that the gold has."""
    sys.path.insert(0, str(TOOLS))
    import score

    _, _, _, _, false = score.score(gold, rows)
    wrong, docs = {id(row) for row in false}, {path.stem for path in gold.glob("*.jsonl")}
    judged = [row for row in rows if row["doc"] in docs]
    error = calibration_error([float(str(row["confidence"])) for row in judged], [id(r) not in wrong for r in judged])
    print(f"calibration error {error:.3f}")


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports")
    parser.add_argument("out", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--tolls", type=Path)
    parser.add_argument("--part", choices=("all", "seen", "held"), default="all")
    parser.add_argument("--theatre", default="syria")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args(arguments)
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
