"""Measure placing and finding against coordinates that people gave. Run from the repository root.

    python bench/places.py [--missing]

Prints the share of names placed within five kilometres, per corpus; how many of UCDP's names resolve to their own row
once they are imported; how far the probabilities can be believed; and the speed of finding names in text.
"""

from __future__ import annotations

import sys
import time
from collections import Counter

from calibration import Judged, calibration_error, reliability
from orontes.gazetteer import SqliteGazetteer, open_gazetteer
from orontes.places import Gazetteer, Placement, place
from orontes.places.reasons import NAMELESS
from orontes.theatre import Theatre, load
from place_corpora import CLOSE_M, SHARED, Report, Wanted, Without, apart_m, is_right, reports, ucdp, with_ucdp

OWN_M = 1_000.0


def main() -> None:
    theatre = load("syria")
    started = time.perf_counter()
    gazetteer = open_gazetteer(theatre)
    print(f"opened in {1000 * (time.perf_counter() - started):.0f} ms, {len(theatre.places)} places of the theatre")
    gold = [*reports(SHARED / "gold"), *reports(SHARED / "annotated" / "gold")]
    missing = measure("gold, by report", gold, gazetteer, theatre)
    missing += measure("UCDP settlements, with their governorate", [*ucdp(settlements=True)], gazetteer, theatre)
    judged = {"gold and annotated": probabilities(gold, gazetteer, theatre)}
    judged["UCDP, not imported"] = probabilities([*ucdp()], gazetteer, theatre)
    with with_ucdp(theatre) as imported:
        for title, corpus in (
            ("with their governorate", [*ucdp()]),
            ("without", [*ucdp(within=False)]),
        ):
            missing += own_rows(f"UCDP names, imported, {title}", corpus, imported, theatre)
            judged[f"UCDP, imported, {title}"] = probabilities(corpus, imported, theatre)
            judged[f"UCDP, {title}, the true place taken away"] = without_truth(corpus, imported, theatre)
    judged["gold and annotated, the true places taken away"] = without_truth(gold, gazetteer, theatre)
    calibration(judged)
    speed(gazetteer)
    if "--missing" in sys.argv:
        print("\n".join(f"{count:4d} {name}" for name, count in missing.most_common()))


def measure(title: str, corpus: list[Report], gazetteer: SqliteGazetteer, theatre: Theatre) -> Counter[str]:
    started = time.perf_counter()
    results: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    for _, wanted in corpus:
        for one, placement in _placed(wanted, gazetteer, theatre):
            outcome = judge(placement, one)
            results[outcome] += 1
            if outcome in {"far", "unplaced"}:
                missing[f"{one.phrase.text} [{outcome}] {placement.place_id} {placement.reason}"] += 1
    report(title, results)
    print(f"    {sum(results.values()) / (time.perf_counter() - started):,.0f} phrases a second")
    return missing


def _placed(wanted: list[Wanted], gazetteer: Gazetteer, theatre: Theatre) -> list[tuple[Wanted, Placement]]:
    return list(zip(wanted, place([one.phrase for one in wanted], gazetteer, theatre), strict=True))


def judge(placement: Placement, one: Wanted) -> str:
    """close, far, unplaced, or, where people gave no point: vague (rightly none or precision 3 and above) or bold."""
    if one.lat is None or one.lon is None:
        return "bold" if 1 <= placement.where_prec <= 2 else "vague"
    if placement.lat is None or placement.lon is None:
        return "generic" if placement.reason == NAMELESS else "unplaced"
    return "close" if apart_m(one, placement) <= CLOSE_M else "far"


def report(title: str, results: Counter[str]) -> None:
    named = results["close"] + results["far"] + results["unplaced"]
    answered = results["close"] + results["far"]
    print(
        f"{title}: {named} named points, {results['close'] / max(named, 1):.3f} within {CLOSE_M / 1000:.0f} km",
        end="; ",
    )
    print(f"{results['close'] / max(answered, 1):.3f} of those placed; {dict(sorted(results.items()))}")


def own_rows(title: str, corpus: list[Report], gazetteer: SqliteGazetteer, theatre: Theatre) -> Counter[str]:
    """The share of names that resolve to their own row: to within a kilometre of it."""
    missing: Counter[str] = Counter()
    for _, wanted in corpus:
        for one, placement in _placed(wanted, gazetteer, theatre):
            if apart_m(one, placement) > OWN_M:
                missing[f"{one.phrase.text} [{title}] {placement.place_id} {placement.reason}"] += 1
    print(f"{title}: {1 - sum(missing.values()) / len(corpus):.3f} of {len(corpus)} to their own row")
    return missing


def probabilities(corpus: list[Report], gazetteer: Gazetteer, theatre: Theatre) -> list[Judged]:
    """What was put on the map, and whether rightly: within five kilometres, or within the radius of an area."""
    pairs = (pair for _, wanted in corpus for pair in _placed(wanted, gazetteer, theatre))
    return [
        (placement.probability, is_right(one, placement))
        for one, placement in pairs
        if placement.lat is not None and one.lat is not None
    ]


def without_truth(corpus: list[Report], gazetteer: Gazetteer, theatre: Theatre) -> list[Judged]:
    """As `probabilities`, with every true place taken out of the gazetteer: what is still placed is wrong."""
    judged: list[Judged] = []
    for outlet, wanted in corpus:
        judged += probabilities([(outlet, wanted)], Without(gazetteer, wanted), theatre)
    asked = sum(one.lat is not None for _, wanted in corpus for one in wanted)
    print(f"true places taken away: {len(judged)} of {asked} put on the map all the same")
    return judged


def calibration(judged: dict[str, list[Judged]]) -> None:
    print("expected calibration error of what was placed:")
    everything = [pair for pairs in judged.values() for pair in pairs]
    for title, pairs in {**judged, "all of these": everything}.items():
        print(f"    {calibration_error(pairs):.3f}  {title}, {len(pairs)}")
        print(f"           {reliability(pairs)}")


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
