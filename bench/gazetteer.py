"""Measure the gazetteer at the size of the world. Run from the repository root.

    python bench/gazetteer.py [MILLIONS OF NAMES, 1 unless given] [--keep FOLDER]

Makes up a world (seeded: the same one every time), imports it over the real one, and prints how fast that went, how
large the file is, how long it takes to open, and how long one look-up takes: of names as written, under another
spelling, misspelt, unknown, and of the name that ten thousand places share.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from orontes.gazetteer import Record, Source, SqliteGazetteer, open_gazetteer, store
from orontes.theatre import EMPTY, PlaceKind, Theatre, load

SEED = 20_170_321
ASKED = 2_000  # look-ups of each sort
HOMONYMS = 10_000  # places called `COMMON`
COMMON = "San Xosé"
KINDS = [PlaceKind.VILLAGE] * 12 + [PlaceKind.TOWN, PlaceKind.HILL, PlaceKind.RIVER, PlaceKind.FACILITY]
_COUNTRIES = "SY TR IQ UA RU YE SD LY ML NE MM ET CD AF PK IN CN BR US MX FR DE NG KE ID PH CO PE MA DZ"
_ONSETS = "b d f g h j k l m n p q r s t w z sh kh th gh kr br tr st"
_VOWELS = "a e i o u aa ei ou y"
CODAS = ["", "", "", "n", "r", "s", "l", "m", "sk", "t"]
_WORDS = "Kafr Tall Khan San Santa Novo Deir Bani Abu El Nueva Upper Little Kampung Ban Xian Oued Umm Ain Beit"
COUNTRIES, ONSETS, VOWELS, WORDS = (words.split() for words in (_COUNTRIES, _ONSETS, _VOWELS, _WORDS))
ARABIC, CYRILLIC = "ابتجحخدرزسشصطعفقكلمنهوي", "абвгдежзиклмнопрстуфхцчшя"


def main() -> None:
    millions = float(next((word for word in sys.argv[1:] if word[0].isdigit()), "1"))
    keep = Path(sys.argv[sys.argv.index("--keep") + 1]) if "--keep" in sys.argv else None
    with tempfile.TemporaryDirectory(prefix="orontes-bench-") as name:
        measure(int(millions * 1e6), keep or Path(name))


def measure(names: int, folder: Path) -> None:
    timed("the world's own places built", lambda: open_gazetteer(EMPTY, folder=folder).close())
    source = Source("table:made-up", "A world made up", "CC0 1.0", "bench/gazetteer.py", "")
    begun = time.perf_counter()
    stored = store(source, world(names), folder)
    taken = time.perf_counter() - begun
    size = sum(path.stat().st_size for path in folder.glob("places-*.sqlite"))
    print(f"{names:,} names of {stored.records:,} places in {taken:.0f} s: {names / taken:,.0f} names a second")
    print(
        f"{size / 1e6:,.0f} MB on disk; at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB held"
    )
    for title, theatre in (("Syria", load("syria")), ("any theatre", EMPTY)):
        print(f"look-ups, {title}:")
        timed("    opened", lambda theatre=theatre: open_gazetteer(theatre, folder=folder).close())
        look_up(theatre, folder, names)


def look_up(theatre: Theatre, folder: Path, names: int) -> None:
    opened = open_gazetteer(theatre, folder=folder)
    chance = random.Random(SEED + 1)
    known = chance.sample(
        [name for record in world(min(names, 200_000)) for name in (record.name, *record.names)], ASKED
    )
    asked = {
        "as written": known,
        "another spelling": [name.replace("ou", "u").replace("ei", "ay").replace("kh", "x") + "h" for name in known],
        "unknown": [spelled(chance) + "qv" + spelled(chance) for _ in range(ASKED)],
    }
    opened.lookup("Aleppo")
    for title, wanted in asked.items():
        report(title, opened, wanted)
    report(f"{HOMONYMS:,} places of one name", opened, [COMMON, COMMON.upper(), COMMON.lower()])
    report("misspelt", opened, [swapped(name) for name in known[:200]])
    opened.close()


def report(title: str, opened: SqliteGazetteer, wanted: Sequence[str]) -> None:
    taken, found = [], 0
    for name in wanted:
        begun = time.perf_counter()
        found += bool(opened.lookup(name))
        taken.append(1000 * (time.perf_counter() - begun))
    taken.sort()
    median, high = taken[len(taken) // 2], taken[int(len(taken) * 0.99)]
    print(f"    {title}: median {median:.2f} ms, 99 of 100 within {high:.2f} ms, {found} of {len(wanted)} found")


def world(names: int) -> Iterator[Record]:
    """Places with one to four names until there are so many names; ten thousand share one."""
    chance = random.Random(SEED)
    written, number = 0, 0
    while written < names:
        number += 1
        made = place(chance, number, COMMON if number <= min(HOMONYMS, names // 2) else spelled(chance))
        written += 1 + len(made.names)
        yield made


def place(chance: random.Random, number: int, name: str) -> Record:
    others = [variant(chance, name) for _ in range(chance.choice((0, 0, 0, 1, 1, 3)))]
    where = round(chance.uniform(-50, 65), 5), round(chance.uniform(-180, 180), 5)
    people = int(chance.paretovariate(1.1) * 50) if chance.random() < 0.2 else 0
    country = chance.choice(COUNTRIES)
    admin1 = f"{country}.{chance.randrange(30):02d}"
    return Record(
        (f"made-up/{number}",), name, chance.choice(KINDS), *where, country, admin1, people, 0.0, tuple(others)
    )


def spelled(chance: random.Random) -> str:
    """A name of one to four syllables, one in three with a word before it that many names begin with."""
    syllables = chance.choice((2, 2, 2, 3, 3, 4))
    name = "".join(chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(syllables)) + chance.choice(CODAS)
    return f"{chance.choice(WORDS)} {name.title()}" if chance.random() < 0.35 else name.title()


def variant(chance: random.Random, name: str) -> str:
    """Another name: in another script, or a respelling."""
    script = chance.choice((ARABIC, CYRILLIC, ""))
    if script:
        return "".join(chance.choice(script) for _ in range(len(name)))
    return name.replace("a", "e", 1).replace("sh", "ch")


def swapped(name: str) -> str:
    """Two letters in the middle exchanged, as fingers do."""
    middle = len(name) // 2
    return name[: middle - 1] + name[middle] + name[middle - 1] + name[middle + 1 :]


def timed(title: str, work: Callable[[], None]) -> None:
    begun = time.perf_counter()
    work()
    print(f"{title} in {1000 * (time.perf_counter() - begun):,.0f} ms")


if __name__ == "__main__":
    main()
