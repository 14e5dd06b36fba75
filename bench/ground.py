"""Figures of the claims that say who holds what: found or not, and which of their fields are right.

    python bench/ground.py [--part seen|held] [--misses] [--json]

Reads the five reports and the annotated ones in ../shared and looks only at the kinds that `control` takes for evidence
of ground: taken, transferred, held, encircled, fought over. A claim matches as in ../shared/tools/score.py. The side of
a target counts only where the gold names one. `moves` is what control lives on: of the gold's captures, transfers and
losses that were done and told as fact, the share that is found with the right side and day.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from orontes.sources import collect
from orontes.sources.types import Document
from reading.documents import TOOLS, held, read_all

sys.path.insert(0, str(TOOLS))
import score

SHARED = TOOLS.parent
KINDS = ("territory_taken", "territory_transferred", "territory_held", "encirclement", "armed_clash")
MOVES = frozenset(KINDS[:2])
FIELDS = ("side", "target_side", "date", "modality", "source", "placed_5km")
Row = dict[str, Any]


def documents(folder: Path, part: str) -> list[Document]:
    """The reports of a folder, or of those outlets in it that are looked at or set aside."""
    found = collect([folder], today=datetime.now(UTC).date()).documents
    return [d for d in found if part == "all" or held(d.publisher) == (part == "held")]


def compared(docs: Sequence[Document], gold: Path, pack: str) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Pairs of found and gold claims of ground, gold ones missed, and found ones that the gold has not."""
    rows = [row for row in read_all(list(docs), pack) if row["kind"] in KINDS]
    pairs, missed, invented = [], [], []
    for document in docs:
        path = gold / f"{document.doc}.jsonl"
        if not path.exists():
            continue
        wanted = [row for row in score.load(path) if row["kind"] in KINDS]
        found = [row for row in rows if row["doc"] == document.doc]
        both = score.pair_up(found, wanted)
        pairs += both
        missed += [g for g in wanted if all(g is not other for _, other in both)]
        invented += [p for p in found if all(p is not other for other, _ in both)]
    return pairs, missed, invented


def right(found: Row, gold: Row, field: str) -> bool | None:
    """Whether a field agrees, None where the gold does not tell."""
    if field == "placed_5km":
        point, told = score.point(found), score.point(gold)
        return None if told is None else point is not None and score.km(point, told) <= 5
    if field == "target_side" and not gold["target_side"]:
        return None
    return bool(score.FIELDS[field](found, gold))


def figures(pairs: Sequence[tuple[Row, Row]], missed: Sequence[Row], invented: Sequence[Row]) -> Row:
    """F1, precision, recall and the share of fields that are right, of each kind and of all."""
    told: Row = {}
    for kind in (*KINDS, "all"):
        some = [pair for pair in pairs if kind in (pair[1]["kind"], "all")]
        lost = sum(1 for row in missed if kind in (row["kind"], "all"))
        more = sum(1 for row in invented if kind in (row["kind"], "all"))
        f1, precision, recall = score.f1(len(some), len(some) + more, len(some) + lost)
        told[kind] = {"gold": len(some) + lost, "F1": f1, "precision": precision, "recall": recall}
        for field in FIELDS:
            judged = [ok for pair in some if (ok := right(*pair, field)) is not None]
            told[kind][field] = sum(judged) / len(judged) if judged else None
    told["moves"] = _moves(pairs, missed)
    return told


def _moves(pairs: Sequence[tuple[Row, Row]], missed: Sequence[Row]) -> Row:
    done = [(p, g) for p, g in pairs if _is_move(g)]
    told = sum(1 for p, g in done if all(right(p, g, field) for field in ("side", "date", "modality")))
    gold = len(done) + sum(1 for g in missed if _is_move(g))
    return {"gold": gold, "right": told, "share": told / max(1, gold)}


def _is_move(row: Row) -> bool:
    return row["kind"] in MOVES and row["modality"] == "asserted" and bool(row["side"])


def print_misses(pairs: Sequence[tuple[Row, Row]], missed: Sequence[Row], invented: Sequence[Row]) -> None:
    for kind in KINDS:
        for row in (row for row in missed if row["kind"] == kind):
            print("missed  ", row["doc"], kind, row["modality"], "|", row["place"], "|", row["quote"])
        for row in (row for row in invented if row["kind"] == kind):
            print("invented", row["doc"], kind, row["modality"], "|", row["place"], "|", row["quote"], "|", row["side"])
        for p, g in (pair for pair in pairs if pair[1]["kind"] == kind):
            for field in FIELDS[:4]:
                if right(p, g, field) is False:
                    key = "date_end" if field == "date" else field
                    print(
                        "wrong   ",
                        g["doc"],
                        kind,
                        f"{field}: {p[key]!r} not {g[key]!r}",
                        "|",
                        g["place"],
                        "|",
                        g["quote"],
                    )


def print_figures(told: Row) -> None:
    print(f"{'':22} gold    F1  prec   rec  " + "  ".join(f"{field:>11}" for field in FIELDS))
    for kind in (*KINDS, "all"):
        row = told[kind]
        shares = "  ".join(f"{'-' if row[f] is None else format(row[f], '.3f'):>11}" for f in FIELDS)
        print(f"{kind:22} {row['gold']:4} {row['F1']:.3f} {row['precision']:.3f} {row['recall']:.3f}  {shares}")
    moves = told["moves"]
    print(f"moves                  {moves['gold']:4} {moves['share']:.3f} with side, day and modality right")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("seen", "held"), default="seen")
    parser.add_argument("--misses", action="store_true", help="list what is missed, invented or wrong (never of held)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args()
    told = {}
    for name, folder, part in (("five reports", SHARED, "all"), ("annotated", SHARED / "annotated", args.part)):
        found = compared(documents(folder / "reports", part), folder / "gold", "syria")
        told[name] = figures(*found)
        if args.misses and (part != "held"):
            print_misses(*found)
    if args.json:
        print(json.dumps(defaultdict(dict, told), indent=1))
        return
    for name, row in told.items():
        print(name)
        print_figures(row)


if __name__ == "__main__":
    main()
