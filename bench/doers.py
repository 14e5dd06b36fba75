"""Learns the weights by which the doer of an event is chosen, and checks them on outlets left out.

    python bench/doers.py OUT.yml REPORTS GOLD [REPORTS GOLD ...] [--check]

REPORTS is a folder of reports with a `reports.csv`, GOLD the annotations of them. Every report of the `seen` part (see
`bench/reading`) is read twice, with the Syrian pack and with none. An event word inside the quote of a gold claim of
its kind is one example: right are the candidates that have the gold claim's side and, where any does, its actor's
words. The weights maximise the likelihood of a right candidate, less half PENALTY times their squares. With --check,
each of the larger outlets is left out in turn and its examples are chosen by weights learned from the others.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from orontes import claims, places, reading, sources, theatre
from orontes.claims import parties
from orontes.claims.doers import Candidate
from orontes.claims.standing import Setting
from orontes.claims.types import Party
from orontes.gazetteer import open_gazetteer
from orontes.sources.types import Document
from orontes.theatre.types import Theatre
from reading.documents import TOOLS, held

PENALTY = 6.0
FEWEST = 4  # a feature seen less often weighs nothing
ROUNDS = 800
STEP = 0.5
LARGE = 8  # examples of an outlet that is left out for itself; smaller ones are left out together

_spec = importlib.util.spec_from_file_location("score", TOOLS / "score.py")
assert _spec is not None and _spec.loader is not None
score = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(score)


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates of one event, which of them are right, and who the rules of grammar alone would take."""

    publisher: str
    candidates: tuple[Candidate, ...]
    right: frozenset[int]
    side: str | None  # the side in gold; None where the pack knows no sides


def examples(docs: Sequence[Document], gold: Path, pack: Theatre) -> Iterator[Example]:
    gazetteer = open_gazetteer(pack)
    lexicon, parser = reading.build_lexicon(pack), reading.DependencyParser()
    for document in docs:
        if not (gold / f"{document.doc}.jsonl").exists():
            continue
        seen: list[tuple[Setting, tuple[Candidate, ...]]] = []
        with patch.object(parties, "best", _recorder(seen)):
            read = reading.read(document, lexicon, gazetteer, parser)
            claims.extract(read, document, pack, lambda phrases: places.place(phrases, gazetteer, pack))
        rows = score.load(gold / f"{document.doc}.jsonl")
        yield from (e for s, c in seen if (e := example(document, s, c, rows, sided=bool(pack.id))) is not None)


def _recorder(seen: list[tuple[Setting, tuple[Candidate, ...]]]) -> Any:
    """Stands in for the choice: whoever the grammar says, so that no example depends on weights learned before."""

    def choose(setting: Setting, found: Sequence[Candidate]) -> Party:
        seen.append((setting, tuple(found)))
        return next((c for c in found if "agent" in c.features), found[0]).party

    return choose


def example(
    document: Document, setting: Setting, found: tuple[Candidate, ...], rows: list[dict[str, Any]], *, sided: bool
) -> Example | None:
    told = min((r for r in rows if _is_told(document, setting, r)), key=lambda r: len(r["quote"]), default=None)
    if told is None:
        return None
    fitting = [n for n, c in enumerate(found) if not sided or c.party.side == told["side"]]
    same = [n for n in fitting if found[n].party.text and score.same_phrase(found[n].party.text, told["actor"])]
    right = [0] if not told["actor"] and (not sided or not told["side"]) else same or (fitting if sided else [])
    return Example(document.publisher, found, frozenset(right), told["side"] if sided else None)


def _is_told(document: Document, setting: Setting, row: dict[str, Any]) -> bool:
    trigger, at = setting.trigger, document.text.find(row["quote"])
    words = setting.tree.span(trigger.words)
    inside = at >= 0 and at < words.end and words.start < at + len(row["quote"])
    return inside and (row["kind"] == trigger.kind or trigger.rule.instrument)


def learn(chosen: Sequence[Example]) -> dict[str, float]:
    """Weights by gradient ascent with a step for each feature (Adagrad), from nought: the same every time."""
    usable = [e for e in chosen if e.right]
    seen = Counter(name for e in usable for c in e.candidates for name in c.features)
    names = sorted(name for name, count in seen.items() if count >= FEWEST)
    column = {name: n for n, name in enumerate(names)}
    matrix = np.zeros((sum(len(e.candidates) for e in usable), len(names)))
    for row, candidate in enumerate(c for e in usable for c in e.candidates):
        matrix[row, [column[name] for name in candidate.features if name in column]] = 1.0
    starts = np.cumsum([0, *(len(e.candidates) for e in usable)])[:-1]
    group = np.repeat(np.arange(len(usable)), [len(e.candidates) for e in usable])
    right = np.array([float(n in e.right) for e in usable for n in range(len(e.candidates))])
    weights, squares = np.zeros(len(names)), np.full(len(names), 1e-8)
    for _ in range(ROUNDS):
        scores = matrix @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        every, good = np.add.reduceat(raised, starts), np.add.reduceat(raised * right, starts)
        slope = matrix.T @ (raised * right / good[group] - raised / every[group]) - PENALTY * weights
        squares += slope**2
        weights += STEP * slope / np.sqrt(squares)
    return {name: round(float(value), 2) for name, value in zip(names, weights, strict=True) if abs(value) >= 0.01}


def hits(chosen: Sequence[Example], weights: dict[str, float]) -> int:
    """How many examples with a side get it right."""
    count = 0
    for e in chosen:
        sums = [sum(weights.get(name, 0.0) for name in sorted(c.features)) for c in e.candidates]
        count += e.candidates[int(np.argmax(sums))].party.side == e.side
    return count


def check(every: list[Example]) -> None:
    sizes = Counter(e.publisher for e in every if e.side is not None)
    outlets = {e.publisher: e.publisher if sizes[e.publisher] >= LARGE else "the rest" for e in every}
    right = total = 0
    for outlet in sorted(set(outlets.values())):
        out = [e for e in every if outlets[e.publisher] == outlet and e.side is not None]
        found = hits(out, learn([e for e in every if outlets[e.publisher] != outlet]))
        right, total = right + found, total + len(out)
        print(f"{outlet:40} {found:4} of {len(out)}")
    print(f"sides right, outlets left out: {right / total:.3f} of {total}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    every: list[Example] = []
    for reports, gold in zip(args.folders[::2], args.folders[1::2], strict=True):
        found = sources.collect([reports], today=datetime.now(UTC).date()).documents
        docs = [d for d in found if not held(d.publisher)]
        every += [e for pack in (theatre.load("syria"), theatre.EMPTY) for e in examples(docs, gold, pack)]
    print(f"{len(every)} examples, {sum(bool(e.right) for e in every)} with a right candidate", file=sys.stderr)
    if args.check:
        check(every)
    lines = [f'"{name}": {value}\n' for name, value in sorted(learn(every).items())]
    head = "# What each feature of somebody who may have done it weighs; made by bench/doers.py, not by hand.\n"
    args.out.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
