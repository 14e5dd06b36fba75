"""Measure toponyms of the world's news: names found, and how far from the truth they are placed.

    python bench/world_news.py [--part dev|test] [--misses]

The texts in `world_news.jsonl` are invented; every name of a place is marked up as `[[Paris|33.66,-95.56]]`, or as
`[[Texas]]` where the first line of the file gives its point. Prints F1 of the names found, and of those found and of
all names (handed to `places.place` in their order) the share within 161 km (100 miles, the customary bound), the
median error, and the area under the curve of log errors (0 is perfect; both as in Gritta et al. 2018, "What's missing
in geographical parsing?"). `--misses` prints what went wrong, in the dev part only.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from orontes import theatre
from orontes.evidence import RecordId, Span
from orontes.gazetteer import open_gazetteer
from orontes.pipeline import Reader
from orontes.places import PlacePhrase
from orontes.places.geometry import distance_m
from orontes.reading.types import Reading
from orontes.sources.types import Document

TEXTS = Path(__file__).with_name("world_news.jsonl")
CLOSE_KM = 161.0
FARTHEST_KM = 20_039.0  # half of the equator
_MARK = re.compile(r"\[\[([^]|]+)(?:\|([^]]+))?\]\]")


@dataclass(frozen=True, slots=True)
class Gold:
    span: Span
    text: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Story:
    id: str
    outlet: str
    text: str
    gold: tuple[Gold, ...]


def stories(part: str) -> Iterator[Story]:
    first, *rows = (json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines())
    for row in rows:
        if not part or row["part"] == part:
            yield parsed(row, first["points"])


def parsed(row: dict[str, Any], points: dict[str, Sequence[float]]) -> Story:
    text, gold, last = "", [], 0
    for mark in _MARK.finditer(row["text"]):
        text += row["text"][last : mark.start()]
        lat, lon = (float(n) for n in mark[2].split(",")) if mark[2] else points[mark[1]]
        gold.append(Gold(Span(len(text), len(text) + len(mark[1])), mark[1], lat, lon))
        text, last = text + mark[1], mark.end()
    return Story(row["id"], row["outlet"], text + row["text"][last:], tuple(gold))


def document(story: Story) -> Document:
    raw = story.text.encode()
    return Document(
        id=RecordId(sha256(raw).hexdigest()),
        doc=story.id,
        file=f"{story.id}.txt",
        text=story.text,
        original=raw,
        publisher=story.outlet,
        url="",
        published=datetime(2023, 6, 1, tzinfo=UTC),
        published_from="manifest",
    )


def kilometres(gold: Gold, lat: float | None, lon: float | None) -> float:
    if lat is None or lon is None:
        return FARTHEST_KM
    return distance_m(gold.lat, gold.lon, lat, lon) / 1000


def found_in(story: Story, rows: Sequence[dict[str, Any]], misses: bool) -> tuple[list[int], list[float]]:
    """Counts of gold, rows, exact and overlapping hits; errors in km of the overlapping ones that have a point."""
    spans = {(row["start"], row["end"]): row for row in rows if row["type"] == "place"}
    counts, errors, used = [len(story.gold), len(spans), 0, 0], [], set()
    for gold in story.gold:
        over = [key for key in spans if key[0] < gold.span.end and gold.span.start < key[1] and key not in used]
        key = min(over, key=lambda k: (k != (gold.span.start, gold.span.end), k), default=None)
        if key is None:
            print(f"  {story.id}: not found: {gold.text}") if misses else None
            continue
        used.add(key)
        counts[2] += key == (gold.span.start, gold.span.end)
        counts[3] += 1
        errors.append(kilometres(gold, spans[key]["lat"], spans[key]["lon"]))
        if misses and (errors[-1] > CLOSE_KM or key != (gold.span.start, gold.span.end)):
            print(f"  {story.id}: {gold.text} -> {spans[key]['text']} {spans[key]['place_id']} {errors[-1]:.0f} km")
    for key in spans.keys() - used if misses else ():
        print(f"  {story.id}: false: {spans[key]['text']} ({spans[key]['cue']})")
    return counts, errors


def given(story: Story, reader: Reader, misses: bool) -> list[float]:
    """Errors in km of all names, handed over in the order of the text."""
    placed = reader.place([PlacePhrase(gold.text) for gold in story.gold])
    errors = [kilometres(gold, p.lat, p.lon) for gold, p in zip(story.gold, placed, strict=True)]
    for gold, p, error in zip(story.gold, placed, errors, strict=True):
        if misses and error > CLOSE_KM:
            print(f"  {story.id}: given {gold.text} -> {p.place_id} {p.country} {error:.0f} km ({p.reason})")
    return errors


def report(title: str, errors: Sequence[float]) -> None:
    close = sum(error <= CLOSE_KM for error in errors) / max(1, len(errors))
    area = statistics.fmean(math.log(1 + error) for error in errors) / math.log(1 + FARTHEST_KM)
    print(
        f"{title}: {len(errors)} names, accuracy@161km {close:.3f}, "
        f"median {statistics.median(errors):.1f} km, area under the error curve {area:.3f}"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description="Toponyms of the world's news.")
    arguments.add_argument("--part", default="", choices=["", "dev", "test"])
    arguments.add_argument("--misses", action="store_true")
    args = arguments.parse_args()
    pack = theatre.EMPTY
    reader = Reader(pack, open_gazetteer(pack))
    for part in [args.part] if args.part else ["dev", "test"]:
        measure(part, reader, misses=args.misses and part == "dev")


def measure(part: str, reader: Reader, *, misses: bool) -> None:
    totals, placed, all_given = [0, 0, 0, 0], [], []
    told = list(stories(part))
    for story, (_, found) in zip(told, reader.readings([document(story) for story in told]), strict=True):
        assert isinstance(found, Reading), found
        rows = list(reader.mentions(document(story), found))
        counts, errors = found_in(story, rows, misses)
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        placed += errors
        all_given += given(story, reader, misses)
    gold, rows_, exact, over = totals
    print(f"{part}: {len(told)} texts, {gold} names, {rows_} found")
    for title, hits in (("exact", exact), ("overlap", over)):
        print(f"  {title}: precision {hits / rows_:.3f} recall {hits / gold:.3f} F1 {2 * hits / (rows_ + gold):.3f}")
    report("  found and placed", placed)
    report("  all names given", all_given)


if __name__ == "__main__":
    main()
