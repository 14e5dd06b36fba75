"""Fits the model that chooses which drafts become claims, and writes it where `orontes.claims.selection` reads it.

    python bench/train_selection.py [--part seen|all] [--dry]

Reads the annotated reports and the gold ones in ../shared, matches every draft to the gold by the scorer's own pairing,
and fits a logistic regression. First whole outlets are left out in turn: the threshold is the highest whose left-out F1
is as good as the best, and the left-out figures and calibration error are printed. Outlets set aside by `bench/reading`
are left alone unless `--part all`. Needs scikit-learn, which Orontes itself does not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from orontes import claims, places, reading, sources, theatre
from orontes.claims.extract import proposals
from orontes.gazetteer import open_gazetteer
from orontes.sources.types import Document
from reading.documents import TOOLS, calibration_error, held

sys.path.insert(0, str(TOOLS))
import score

SHARED = TOOLS.parent
MODEL = Path(claims.__file__).with_name("selection.json")
# The annotated collection, and the gold one, which is annotated more fully and counts as much for the threshold.
COLLECTIONS = (("annotated", "annotated"), (".", "gold"))
# A feature counts that so many drafts of so many outlets have: rarer ones are an outlet's own.
DRAFTS, OUTLETS = 10, 3
# A strong penalty: with so few outlets, what fits one of them closely misleads on the next.
PENALTY = 0.02
THRESHOLDS = np.round(np.arange(0.16, 0.61, 0.01), 2)
SMOOTH = 2  # thresholds on each side that a figure is averaged with
# The curve is flat: of thresholds that are as good as the best but for this much, on average, the highest is taken.
AS_GOOD = 0.002


@dataclass(frozen=True)
class Row:
    """A proposed claim with its features; `hit` where the gold has it."""

    collection: str
    outlet: str
    wire: dict[str, Any]
    features: dict[str, float]
    hit: bool


@dataclass(frozen=True)
class Data:
    """Rows of all reports, and the gold claims of each report."""

    rows: list[Row]
    gold: dict[str, list[dict[str, Any]]]
    collection: dict[str, str]


def collect(part: str) -> Data:
    pack = theatre.load("syria")
    gazetteer = open_gazetteer(pack)
    lexicon, parser = reading.build_lexicon(pack), reading.DependencyParser()
    data = Data([], {}, {})
    for folder, name in COLLECTIONS:
        found = sources.collect([SHARED / folder / "reports"], today=datetime.now(UTC).date()).documents
        for document in found:
            path = SHARED / folder / "gold" / f"{document.doc}.jsonl"
            if not path.exists() or (name == "annotated" and part == "seen" and held(document.publisher)):
                continue
            data.gold[document.doc], data.collection[document.doc] = score.load(path), name
            read = reading.read(document, lexicon, gazetteer, parser)
            proposed = proposals(read, document, pack, lambda phrases: places.place(phrases, gazetteer, pack))
            data.rows.extend(_rows(name, document, proposed, data.gold[document.doc]))
    return data


def _rows(name: str, document: Document, proposed: Sequence[Any], gold: list[dict[str, Any]]) -> list[Row]:
    wires = [claims.to_wire(claim) for claim, _ in proposed]
    hits = {id(wire) for wire, _ in score.pair_up(wires, gold)}
    return [
        Row(name, document.publisher, wire, found, id(wire) in hits)
        for wire, (_, found) in zip(wires, proposed, strict=True)
    ]


class Fitted:
    """Weights for the common features of some rows."""

    def __init__(self, rows: list[Row]) -> None:
        self.common = _common(rows)
        self.table = DictVectorizer(sparse=False)
        given = self.table.fit_transform([self._kept(row) for row in rows])
        self.fit = LogisticRegression(C=PENALTY, max_iter=2000).fit(given, [row.hit for row in rows])

    def _kept(self, row: Row) -> dict[str, float]:
        return {name: value for name, value in row.features.items() if name in self.common}

    def predict(self, rows: list[Row]) -> np.ndarray:
        return self.fit.predict_proba(self.table.transform([self._kept(row) for row in rows]))[:, 1]

    def model(self, threshold: float) -> dict[str, Any]:
        names = self.table.get_feature_names_out()
        weights = {str(n): round(float(w), 4) for n, w in zip(names, self.fit.coef_[0], strict=True)}
        return {"start": round(float(self.fit.intercept_[0]), 4), "threshold": threshold, "weights": weights}


def _common(rows: list[Row]) -> set[str]:
    counts: Counter[str] = Counter()
    outlets: dict[str, set[str]] = {}
    for row in rows:
        for name, value in row.features.items():
            if value:
                counts[name] += 1
                outlets.setdefault(name, set()).add(row.outlet)
    return {name for name in counts if counts[name] >= DRAFTS and len(outlets[name]) >= OUTLETS}


def left_out(rows: list[Row]) -> np.ndarray:
    """For each row, the probability under a model that never saw its outlet."""
    outlets = np.array([row.outlet for row in rows])
    found = np.zeros(len(rows))
    for outlet in sorted(set(outlets)):
        inside = outlets == outlet
        fitted = Fitted([row for row, here in zip(rows, inside, strict=True) if not here])
        found[inside] = fitted.predict([row for row, here in zip(rows, inside, strict=True) if here])
    return found


def scored(data: Data, kept: Callable[[int], bool], collection: str) -> tuple[float, float]:
    """Claim F1 and strict F1 of the rows kept in one collection."""
    by_doc: dict[str, list[dict[str, Any]]] = {}
    for at, row in enumerate(data.rows):
        if row.collection == collection and kept(at):
            by_doc.setdefault(row.wire["doc"], []).append(row.wire)
    docs = [doc for doc, name in data.collection.items() if name == collection]
    pairs = [pair for doc in docs for pair in score.pair_up(by_doc.get(doc, []), data.gold[doc])]
    strict = sum(all(score.FIELDS[name](p, g) for name in score.STRICT) for p, g in pairs)
    sizes = sum(map(len, by_doc.values())), sum(len(data.gold[doc]) for doc in docs)
    return score.f1(len(pairs), *sizes)[0], score.f1(strict, *sizes)[0]


def best_threshold(data: Data, p: np.ndarray) -> float:
    """The highest at which claim and strict F1, averaged over collections and neighbours, are as good as the best."""
    names = sorted({row.collection for row in data.rows})
    sums = [sum(sum(scored(data, lambda at, t=t: p[at] >= t, name)) for name in names) for t in THRESHOLDS]
    window = np.ones(2 * SMOOTH + 1) / (2 * SMOOTH + 1)
    smooth = np.convolve(sums, window, "valid") / (2 * len(names))
    return float(THRESHOLDS[SMOOTH:-SMOOTH][np.flatnonzero(smooth >= smooth.max() - AS_GOOD)[-1]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("seen", "all"), default="seen")
    parser.add_argument("--dry", action="store_true", help="print the left-out figures only")
    args = parser.parse_args()
    data = collect(args.part)
    p = left_out(data.rows)
    threshold = best_threshold(data, p)
    hits = sum(row.hit for row in data.rows)
    print(f"{len(data.rows)} drafts, {hits} of them in the gold, threshold {threshold:.2f}")
    for name in sorted({row.collection for row in data.rows}):
        rules = scored(data, lambda _: True, name)
        model = scored(data, lambda at: p[at] >= threshold, name)
        print(f"{name:10} rules alone F1 {rules[0]:.3f} strict {rules[1]:.3f}, ", end="")
        print(f"chosen, outlet left out, F1 {model[0]:.3f} strict {model[1]:.3f}")
    print(f"calibration error left out {calibration_error(p, [row.hit for row in data.rows]):.3f}")
    if not args.dry:
        MODEL.write_text(json.dumps(Fitted(data.rows).model(threshold), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
