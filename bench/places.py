"""Measure placing and finding against coordinates that people gave. Run from the repository root.

    python bench/places.py [--missing]

Prints the share of names placed within five kilometres, per corpus, and the speed of finding names in text.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from orontes.gazetteer import SqliteGazetteer, open_gazetteer
from orontes.places import Placement, PlacePhrase, place
from orontes.places.geometry import distance_m
from orontes.theatre import Theatre, load

SHARED = Path("..") / "shared"
CLOSE_M = 5_000.0

Wanted = list[tuple[PlacePhrase, float | None, float | None]]


def main() -> None:
    theatre = load("syria")
    started = time.perf_counter()
    gazetteer = open_gazetteer(theatre)
    print(f"opened in {1000 * (time.perf_counter() - started):.0f} ms, {len(theatre.places)} places of the theatre")
    gold = [*reports(SHARED / "gold"), *reports(SHARED / "annotated" / "gold")]
    missing = measure("gold, by report", gold, gazetteer, theatre)
    missing += measure("UCDP places, with their governorate", list(ucdp()), gazetteer, theatre)
    speed(gazetteer)
    if "--missing" in sys.argv:
        print("\n".join(f"{count:4d} {name}" for name, count in missing.most_common(150)))


def reports(folder: Path) -> Iterator[Wanted]:
    for path in sorted(folder.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        wanted = dict.fromkeys((PlacePhrase(row["place"]), row["lat"], row["lon"]) for row in rows if row["place"])
        yield list(wanted)


def ucdp() -> Iterator[Wanted]:
    with (SHARED / "benchmarks" / "ucdp_syria_places.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if float(row["where_prec"]) == 1:
                phrase = PlacePhrase(row["where_coordinates"], row["adm_1"])
                yield [(phrase, float(row["latitude"]), float(row["longitude"]))]


def measure(title: str, gold: list[Wanted], gazetteer: SqliteGazetteer, theatre: Theatre) -> Counter[str]:
    started = time.perf_counter()
    results: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    for wanted in gold:
        placed = place([phrase for phrase, _, _ in wanted], gazetteer, theatre)
        for (phrase, lat, lon), placement in zip(wanted, placed, strict=True):
            outcome = judge(placement, lat, lon)
            results[outcome] += 1
            if outcome in {"far", "unplaced"}:
                missing[f"{phrase.text} [{outcome}] {placement.place_id} {placement.reason}"] += 1
    report(title, results)
    print(f"    {sum(results.values()) / (time.perf_counter() - started):,.0f} phrases a second")
    return missing


def judge(placement: Placement, lat: float | None, lon: float | None) -> str:
    """close, far, unplaced, or, where people gave no point: vague (rightly none or precision 3 and above) or bold."""
    if lat is None or lon is None:
        return "bold" if 1 <= placement.where_prec <= 2 else "vague"
    if placement.lat is None or placement.lon is None:
        return "generic" if placement.reason == "generic" else "unplaced"
    return "close" if distance_m(lat, lon, placement.lat, placement.lon) <= CLOSE_M else "far"


def report(title: str, results: Counter[str]) -> None:
    named = results["close"] + results["far"] + results["unplaced"]
    answered = results["close"] + results["far"]
    print(
        f"{title}: {named} named points, {results['close'] / max(named, 1):.3f} within {CLOSE_M / 1000:.0f} km",
        end="; ",
    )
    print(f"{results['close'] / max(answered, 1):.3f} of those placed; {dict(sorted(results.items()))}")


def speed(gazetteer: SqliteGazetteer) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((SHARED / "annotated" / "reports").glob("*.txt"))]
    for run in ("cold", "warm"):
        started = time.perf_counter()
        spans = sum(len(gazetteer.find(text)) for text in texts)
        taken = time.perf_counter() - started
        words = sum(len(text.split()) for text in texts)
        print(f"find, {run}: {words / taken:,.0f} words a second, {spans} names in {words:,} words")


if __name__ == "__main__":
    main()
