"""Learns how often accounts of one event, and of two, agree in each field, without being told which are which.

    python bench/train_matching.py [--write]

As splink trains the weights of Fellegi and Sunter ("A theory for record linkage", 1969). How accounts of two events
agree is counted where they surely are two: of one family of kinds, at one place on days far apart, or on near days at
two places of one governorate. How accounts of one event agree is found by expectation maximisation over pairs that
share a block (Winkler, "Using the EM algorithm for weight computation", 1988), the odds that place and time give
beforehand being the product's own. Both are learned apart from the five reports and the annotated ones that may be
looked at, as they are read, from the tuning seeds of the made-up wars, and from made-up events; the shares of the
three are averaged. Copies agree in everything, whatever independent tellers do, and teach nothing. What the table says
already counts as `FAITH` pairs of either sort. Days, places, words, repetitions in one report, and which of two sides
that fight is told as the one that attacked stay as written: no pairs that are surely apart tell of them.
`--write` writes the table anew; then see what `bench/wars --incidents --tuning` and `bench/same_events.py` make of it.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from orontes.claims import from_wire
from orontes.claims.types import Claim
from orontes.evidence import RecordId
from orontes.incidents.clusters import Clusters
from orontes.incidents.faces import Face
from orontes.incidents.sameness import obstacle
from orontes.incidents.tables import AGREEMENT_FILE, agreement
from orontes.incidents.weighing import beforehand, levels
from orontes.review import Rulings

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.wars import made_up
from bench.wars.press import simulate
from bench.wars.settings import TUNING_SEEDS, Settings

from ground import documents
from reading.documents import TOOLS, read_all

LEARNED = ("kind", "actor", "target", "toll", "facility", "weapon")
AGREEING = ("", "facility", "parties")  # what may rule a pair out and yet is a way in which fields agree or not
FAITH = 30.0
ROUNDS = 50
WARS, EVENTS = 4, 1_500
FAR, FARTHEST, NEAR = 3, 60, 3  # days
NEIGHBOURS = 40  # claims that each is compared with, of those that surely tell of another event
Level = tuple[str, str]
Shares = Mapping[Level, tuple[float, float]]  # of pairs of one event, and of two


@dataclass(frozen=True, slots=True)
class Pair:
    """How two claims agree, and the bits that speak for one event beforehand."""

    agreed: tuple[Level, ...]
    bits: float


def main() -> None:
    """Learn, print the table beside the one there is, and write it if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"write {AGREEMENT_FILE.name}")
    args = parser.parse_args()
    before = stated(rows(AGREEMENT_FILE))
    each = [learned(filed(claims), before) for claims in corpora()]
    after = averaged(each)
    print(f"{'':22}one ev. two ev.   bits  before  in reports, wars, made-up events")
    for level, shares in after.items():
        apart = "".join(f"{_bits(one[level]):8.2f}" for one in each)
        print(
            f"{level[0]:10}{level[1]:11}{shares[0]:8.4f}{shares[1]:8.4f}{_bits(shares):7.2f}{_bits(before[level]):8.2f}{apart}"
        )
    if args.write:
        write(AGREEMENT_FILE, after)


def averaged(each: Sequence[Shares]) -> Shares:
    """The mean of what each corpus teaches; who says nothing of a field speaks for neither.

    Silence differs with what a corpus tells of (a capture has no weapon), and would join all that name one.
    """
    found = {level: [_mean([one[level][n] for one in each]) for n in (0, 1)] for level in each[0]}
    for field, silent in {field: shares for (field, level), shares in found.items() if level == "silent"}.items():
        for level in [level for level in found if level[0] == field]:
            told = [share / (1 - was) for share, was in zip(found[level], silent, strict=True)]
            found[level] = [_mean(silent)] * 2 if level[1] == "silent" else [one * (1 - _mean(silent)) for one in told]
    return {level: (same, other) for level, (same, other) in found.items()}


def _mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares)


def _bits(shares: tuple[float, float]) -> float:
    return math.log2(shares[0] / shares[1])


def corpora() -> Iterator[list[Claim]]:
    """The claims of real reports, of made-up wars, and of made-up events."""
    shared = TOOLS.parent
    docs = [*documents(shared / "reports", "all"), *documents(shared / "annotated" / "reports", "seen")]
    yield [from_wire(row) for row in read_all(docs, "syria")]
    yield [claim for seed in TUNING_SEEDS[:WARS] for claim in _apart(simulate(Settings(), seed).claims, seed)]
    yield list(made_up.accounts(1, EVENTS).claims)


def _apart(claims: Iterable[Claim], seed: int) -> Iterator[Claim]:
    """The claims of one war where those of the others do not meet them."""
    for claim in claims:
        at = replace(claim.placement, place_id=f"{seed}/{claim.placement.place_id}", text=f"{seed} {claim.place}")
        yield replace(claim, id=RecordId(f"{seed}-{claim.id}"), placement=at)


def filed(claims: Sequence[Claim]) -> Clusters:
    """The claims in their blocks."""
    clusters = Clusters(Rulings())
    clusters.add(claims)
    return clusters


def learned(clusters: Clusters, start: Shares) -> Shares:
    """The shares that the claims teach."""
    counted = Counter(level for agreed in apart(clusters) for level in agreed)
    other = _shares(counted, {level: shares[1] for level, shares in start.items()})
    same = {level: shares[0] for level, shares in start.items()}
    found = list(pairs(clusters))
    for _ in range(ROUNDS):
        same = _shares(_expected(found, same, other), {level: shares[0] for level, shares in start.items()})
    return {level: (same[level], other[level]) for level in start}


def pairs(clusters: Clusters) -> Iterator[Pair]:
    """Every pair of a block that nothing rules out, copies left out."""
    table = agreement()
    for at, seen in enumerate(clusters.faces):
        for other in clusters.neighbours.of(seen):
            second = clusters.faces[other]
            if at < other and not obstacle(seen, second) and ("words", "copied") not in (found := levels(seen, second)):
                known = sum(table.get(level, 0.0) for level in found if level[0] not in LEARNED)
                yield Pair(found, beforehand(seen, second, clusters.rhythm) + known)


def apart(clusters: Clusters) -> Iterator[tuple[Level, ...]]:
    """How pairs agree that surely tell two events, and that nothing but place and time rules out."""
    ordered = sorted(clusters.faces, key=lambda seen: (seen.family, seen.admin1, seen.first, seen.order))
    for at, seen in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + NEIGHBOURS]:
            if (seen.family, seen.admin1) == (other.family, other.admin1) and _two(seen, other):
                moved = replace(other, first=seen.first, last=seen.last, place=seen.place, prec=seen.prec, lat=seen.lat)
                moved = replace(moved, lon=seen.lon)
                if obstacle(seen, moved) in AGREEING:
                    yield levels(seen, moved)


def _two(seen: Face, other: Face) -> bool:
    """Whether they are of one place and far apart in time, or of two places and of near days."""
    days = abs(other.first - seen.first)
    return FAR <= days <= FARTHEST if seen.place == other.place else days <= NEAR and seen.name != other.name


def _expected(found: Sequence[Pair], same: Mapping[Level, float], other: Mapping[Level, float]) -> Counter[Level]:
    """How many pairs of one event agree in each way, if these are the shares."""
    bits = {level: math.log2(share / other[level]) for level, share in same.items()}
    counts: Counter[Level] = Counter()
    for pair in found:
        told = pair.bits + sum(bits.get(level, 0.0) for level in pair.agreed)
        surely = 1 / (1 + 2 ** -max(-60.0, min(60.0, told)))
        for level in pair.agreed:
            counts[level] += surely
    return counts


def _shares(counts: Mapping[Level, float], stated: Mapping[Level, float]) -> dict[Level, float]:
    """Shares of the levels of each field, the table's own counting as `FAITH` pairs."""
    added = {level: counts.get(level, 0.0) + FAITH * share for level, share in stated.items()}
    return {level: count / _all(added, level) for level, count in added.items()}


def _all(counts: Mapping[Level, float], level: Level) -> float:
    return sum(count for (field, _), count in counts.items() if field == level[0])


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of the table as they stand."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def stated(table: Sequence[Mapping[str, str]]) -> Shares:
    """The shares of the fields that are learned, each field's adding up to one."""
    found = {(row["field"], row["level"]): (float(row["same"]), float(row["other"])) for row in table if row["other"]}
    found = {level: both for level, both in found.items() if level[0] in LEARNED and level[1] != "swapped"}
    sums = {
        field: [sum(both[n] for level, both in found.items() if level[0] == field) for n in (0, 1)] for field in LEARNED
    }
    return {level: (same / sums[level[0]][0], other / sums[level[0]][1]) for level, (same, other) in found.items()}


def write(path: Path, shares: Shares) -> None:
    """The table with these shares; other rows, and all notes, stay."""
    table = rows(path)
    for row in table:
        if (level := (row["field"], row["level"])) in shares:
            row["same"], row["other"] = (f"{share:.4f}" for share in shares[level])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


if __name__ == "__main__":
    main()
