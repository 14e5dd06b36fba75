"""Every figure of reading in one run: claims, fields, calibration, tolls of articles, mentions.

    python bench/reading accuracy [--json]

Reads the reports in ../shared once each and scores them with the tools there. About a minute on one core.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from orontes import theatre
from orontes.gazetteer import open_gazetteer
from orontes.pipeline import Reader
from orontes.publish.mentions import mention_rows, place_phrases
from orontes.reading.types import Reading
from orontes.sources.types import Document
from reading.documents import SHARED, TOOLS, calibration_error, from_labels, held, read_all, reports

sys.path.insert(0, str(TOOLS))
import score
import score_mentions
import score_tolls

BENCHMARKS = SHARED / "benchmarks"
Row = dict[str, Any]


def claims_figures(docs: Sequence[Document], rows: Iterable[Row], gold: Path) -> Row:
    """Claim and strict F1, precision, recall, accuracy of every field, and calibration, over some reports."""
    names = {document.doc for document in docs}
    kept = [row for row in rows if row["doc"] in names]
    with tempfile.TemporaryDirectory() as folder:
        for name in sorted(names):
            if (gold / f"{name}.jsonl").exists():
                (Path(folder) / f"{name}.jsonl").write_bytes((gold / f"{name}.jsonl").read_bytes())
        total, fields, _, _, false = score.score(folder, kept)
    claim, precision, recall = score.f1(total["hit"], total["pred"], total["gold"])
    wrong = {id(row) for row in false}
    error = calibration_error([row["confidence"] for row in kept], [id(row) not in wrong for row in kept])
    figures = {"claim F1": claim, "precision": precision, "recall": recall}
    figures["strict F1"] = score.f1(total["strict"], total["pred"], total["gold"])[0]
    return figures | {name: ok / n for name, (ok, n) in fields.items() if n} | {"calibration error": error}


def tolls_figures(rows: Iterable[Row], labels: Path) -> Row:
    """Share of articles whose main incident has the label's toll, governorate, actor and cause."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return _said(r"^(\w+)\s.*?([01]\.\d{3})", lambda: score_tolls.main([str(labels), str(path)]))


def mentions_figures(labels: Path) -> Row:
    """F1 of places and actors over the re3d texts, read through the export of mentions."""
    pack = theatre.load("syria")
    reader = Reader(pack, open_gazetteer(pack))
    rows: list[Row] = []
    for document, found in reader.readings(list(from_labels(labels))):
        assert isinstance(found, Reading), found
        rows += mention_rows(document.doc, found, reader.place(place_phrases(found)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mentions.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return _said(r"^(\w+)\s+F1 ([01]\.\d{3})", lambda: score_mentions.main([str(labels), str(path)]))


def _said(pattern: str, tool: Callable[[], None]) -> Row:
    """The figures that a tool prints, by their name."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        tool()
    return {name: float(figure) for name, figure in re.findall(pattern, out.getvalue(), re.MULTILINE)}


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(arguments)
    annotated, five = reports(SHARED / "annotated" / "reports"), reports(SHARED / "reports")
    rows, gold = read_all(list(annotated), "syria"), SHARED / "annotated" / "gold"
    apart = [document for document in annotated if held(document.publisher)]
    figures = {
        "five reports": claims_figures(five, read_all(list(five), "syria"), SHARED / "gold"),
        "five reports, no pack": claims_figures(five, read_all(list(five), ""), SHARED / "gold"),
        "annotated": claims_figures(annotated, rows, gold),
        "annotated, outlets looked at": claims_figures([d for d in annotated if d not in apart], rows, gold),
        "annotated, outlets held out": claims_figures(apart, rows, gold),
        "FA-KES": tolls_figures(
            read_all(list(from_labels(BENCHMARKS / "fakes_dev.jsonl")), "syria"), BENCHMARKS / "fakes_dev.jsonl"
        ),
        "re3d, F1": mentions_figures(BENCHMARKS / "re3d_dev.jsonl"),
    }
    if args.json:
        print(json.dumps({on: {k: round(v, 3) for k, v in row.items()} for on, row in figures.items()}, indent=1))
        return
    for on, row in figures.items():
        print(on)
        print("".join(f"  {name:18} {value:.3f}\n" for name, value in row.items()))
