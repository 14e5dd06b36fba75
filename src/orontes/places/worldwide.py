"""Choosing among homonyms of the whole world, where no theatre says which part of it a report is about.

All names of a report are settled together. Alone, a name means what most readers would think of: the most populous
place, the country rather than the town. Then each name is weighed again in the company of what the others most likely
mean: "Paris, Texas", "Springfield" among towns of Illinois, "Victoria" beside Ballarat and Melbourne. The evidence is
that of Leidner 2007 ("Toponym Resolution in Text": population, container, spatial minimality, one sense a discourse);
the weights were found by trying on texts of our own (`bench/world_news.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, exp, hypot, log10, radians

from orontes.places.containing import lies_in
from orontes.places.shapes import Hint, Phrase, Shape
from orontes.places.types import Candidate, Match, Place
from orontes.romanization import plain, similar
from orontes.theatre.types import PlaceKind

_K = PlaceKind
# What a land of no known population weighs, as the logarithm of the inhabitants of a town as well known.
FAME = {_K.REGION: 7.0, _K.RIVER: 5.4, _K.HILL: 5.0, _K.DISTRICT: 4.0, _K.NEIGHBOURHOOD: 5.5}
FAME |= {_K.FACILITY: 5.5, _K.AIRBASE: 5.5}
TOWN, STEEP = 4.0, 0.6  # a city is better known than its inhabitants tell, from that logarithm on
COUNTRY, DIVISION = 3.0, -1.2  # what a country, a first-level division counts beyond its inhabitants
SEAT = -2.5  # and a division that bears the name of a town in it, or of a great city of its country
GREAT = 500_000  # inhabitants: Washington is the capital, and a state on the other side of the country
OWN_TABLE, OWN_SOURCES = 2.5, ("table:", "cod:")  # what a user imported by hand, the reports are about
UNKNOWN = 2.0  # what a place that the gazetteer does not have weighs, as that logarithm
OTHER_NAME = -1.3  # a name that is not the place's first: an exonym, or somebody's mistake
INEXACT = {Match.FOLDED: -1.0, Match.NEAR: -4.0}
ALIKE, UNLIKE = 0.93, 40.0  # `romanization.similar` below which a shared key is doubted, and how fast
WITHIN, WITHOUT = 6.0, -2.0  # it lies where the text says, or does not
SAID_ELSEWHERE = 0.8  # of that, where the text says so of the same name in another sentence
NEXT = 3.5  # the name right after it is that of a land that it lies in
COUNTRYMEN, NEIGHBOURS, CLOSE = 1.6, 3.5, 6.0  # all other names are of its country, of its division, near it
REACH_KM = 200.0  # how near is near
FEW = 1.5  # names that it takes to make a company
SPREAD = 8.0  # names from here to where company counts half
SURE = 0.4  # probability from which a meaning of a name is company to the others
ROUNDS = 3
LANDS = frozenset({_K.GOVERNORATE, _K.COUNTRY, _K.DISTRICT, _K.REGION})
STATES = LANDS - {_K.REGION}
SETTLEMENT_KM = 40.0  # how far from a town lies what is said to be in it


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a report: what it may mean, and the places that the text may mean by where it says that it lies."""

    phrase: Phrase
    found: tuple[tuple[Place, Match], ...]
    containers: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class _Company:
    """What another name of the report may mean, and how much that counts."""

    place: Place
    weight: float


def choose(names: Sequence[Name]) -> list[tuple[Candidate, ...]]:
    """Candidates of each name with probabilities, likeliest first, in the order of the names.

    Names stand in the order of the text; a name may stand in it more than once.
    """
    alone = [[*_alone(names, at), UNKNOWN] for at in range(len(names))]
    scores = alone
    for _ in range(ROUNDS):
        shares = [_shares(score) for score in scores]
        scores = [_together(names, at, alone[at], shares) for at in range(len(names))]
    return [_candidates(name, score) for name, score in zip(names, scores, strict=True)]


def _candidates(name: Name, scores: Sequence[float]) -> tuple[Candidate, ...]:
    *scores, unknown = scores
    shares, why = _shares([*scores, unknown])[:-1], ("among the report's names",)
    made = [
        Candidate(place, match, share, why, score - unknown)
        for (place, match), share, score in zip(name.found, shares, scores, strict=True)
    ]
    return tuple(sorted(made, key=lambda candidate: (-candidate.probability, candidate.place.id)))


def _shares(scores: Sequence[float]) -> list[float]:
    """Probabilities out of scores; the last is that of none of them, of a place that the gazetteer does not have."""
    top = max(scores)
    total = sum(exp(score - top) for score in scores)
    return [exp(score - top) / total for score in scores]


def _alone(names: Sequence[Name], at: int) -> list[float]:
    name = names[at]
    said = [(other.containers, SAID_ELSEWHERE) for other in names if _same(other, name) and other.containers]
    said = [(name.containers, 1.0)] if name.containers else said[:1]
    after = [place for place, _ in names[at + 1].found if place.kind in STATES] if at + 1 < len(names) else []
    return [
        _fame(place)
        + _likeness(place, match, name.phrase.name)
        + _kind(place, name)
        + sum(weight * _contained(place, containers) for containers, weight in said)
        + (NEXT if any(holds(land, place) for land in after) else 0.0)
        for place, match in name.found
    ]


def _same(one: Name, other: Name) -> bool:
    return one.phrase.name == other.phrase.name


def _fame(place: Place) -> float:
    """How many readers think of it first: by inhabitants, on a logarithmic scale."""
    if place.kind in FAME:
        return FAME[place.kind]
    people = log10(place.population + 10)
    people += STEEP * max(0.0, people - TOWN) + (OWN_TABLE if place.source.startswith(OWN_SOURCES) else 0.0)
    return people + {_K.COUNTRY: COUNTRY, _K.GOVERNORATE: DIVISION}.get(place.kind, 0.0)


def _likeness(place: Place, match: Match, name: str) -> float:
    if match is Match.EXACT:
        return OTHER_NAME * _otherness(place, name)
    return INEXACT[match] - UNLIKE * max(0.0, ALIKE - alike(name, place.names))


@lru_cache(maxsize=65536)
def alike(name: str, names: tuple[str, ...]) -> float:
    """How alike a name is to the likest of some: `romanization.similar`, remembered, as reports repeat their names."""
    return max(similar(name, other) for other in names)


def _otherness(place: Place, name: str) -> float:
    """How much a name is another than the place's first: "Halle" is as good as "Halle (Saale)"."""
    own, asked = plain(place.name), plain(name)
    return 0.0 if own == asked else 0.3 if own.startswith(f"{asked} ") else 1.0


def _kind(place: Place, name: Name) -> float:
    """What the words around the name say of it: "the town of Cork", "Gaya district"."""
    land = place.kind in LANDS
    if name.phrase.hint is Hint.GOVERNORATE or name.phrase.shape is Shape.AREA:
        return 2.5 if land and place.kind is not _K.COUNTRY else 0.0
    if name.phrase.hint is not Hint.NONE:
        return -4.0 if land else 0.0
    return SEAT if place.kind is _K.GOVERNORATE and any(_outshines(other, place) for other, _ in name.found) else 0.0


def _outshines(town: Place, division: Place) -> bool:
    great = town.country == division.country and town.kind not in LANDS and town.population >= GREAT
    return great or holds(division, town)


def _contained(place: Place, containers: Sequence[Place]) -> float:
    lands = [land for land in containers if land.kind in LANDS] or containers
    if any(place.id == land.id for land in lands):
        return 0.0
    return WITHIN if any(holds(land, place) for land in lands) else WITHOUT


def holds(land: Place, place: Place) -> bool:
    """Whether a place lies in a land, or hard by a town."""
    if land.id == place.id or place.kind is _K.COUNTRY:
        return False
    if land.kind in {_K.COUNTRY, _K.GOVERNORATE} and not place.country:
        return lies_in(place, land)
    if land.kind is _K.COUNTRY:
        return place.country == land.country
    if land.kind is _K.GOVERNORATE:
        same = _division(place) == _division(land) or (_is_named(place.admin1) and lies_in(place, land))
        return same and place.kind is not _K.GOVERNORATE
    if land.kind in LANDS:
        return kilometres(place, land) <= max(15.0, land.radius_m / 1000.0)
    return kilometres(place, land) <= SETTLEMENT_KM


def _is_named(division: str) -> bool:
    """Whether a division is told by its name, as tables have it, and not by GeoNames' code."""
    return bool(division) and "." not in division


def _division(place: Place) -> tuple[str, str]:
    return place.country, place.admin1 or place.id


def _together(names: Sequence[Name], at: int, alone: Sequence[float], shares: Sequence[Sequence[float]]) -> list[float]:
    company = list(_company(names, at, shares))
    total = sum(other.weight for other in company)
    if not total:
        return list(alone)
    enough = min(1.0, len(company) / FEW)
    heard = [sum(other.weight * _speaks(other.place, place) for other in company) for place, _ in names[at].found]
    return [score + enough * said / total for score, said in zip(alone, [*heard, _expected(company)], strict=True)]


def _expected(company: Sequence[_Company]) -> float:
    """What speaks for a place that nobody has heard of: that it lies in the country where most of the others lie."""
    weights: dict[str, float] = {}
    for other in company:
        weights[other.place.country] = weights.get(other.place.country, 0.0) + other.weight
    weights.pop("", None)
    return COUNTRYMEN * max(weights.values(), default=0.0)


def _company(names: Sequence[Name], at: int, shares: Sequence[Sequence[float]]) -> Iterator[_Company]:
    """What the other names likely mean; those that stand nearer count more."""
    for other, name in enumerate(names):
        if _same(name, names[at]):
            continue
        near = 1.0 / (1.0 + (abs(other - at) / SPREAD) ** 2)
        for (place, _), share in zip(name.found, shares[other], strict=False):  # the last is none of them
            if share >= SURE:
                yield _Company(place, share * near)


def _speaks(other: Place, place: Place) -> float:
    """How much a place of the report speaks for another: that of its country, of its division, and near it."""
    if not other.country or other.country != place.country:
        return CLOSE * _nearness(other, place)
    if _K.COUNTRY in (other.kind, place.kind):
        return COUNTRYMEN
    same = NEIGHBOURS if place.admin1 and other.admin1 == place.admin1 else 0.0
    return COUNTRYMEN + same + CLOSE * _nearness(other, place)


def _nearness(one: Place, other: Place) -> float:
    """How near `other` lies to `one`, which the report names: 1 where they meet, a half at `REACH_KM`."""
    if _K.COUNTRY in (one.kind, other.kind):
        return 0.0
    lands = [place.radius_m / 1000.0 for place in (one, other) if place.kind in LANDS]
    apart = max(0.0, kilometres(one, other) - sum(lands))
    vague = min(1.0, REACH_KM * 1000.0 / max(1.0, one.radius_m))  # to lie in a continent is not to lie near anything
    return vague / (1.0 + (apart / REACH_KM) ** 2)


def kilometres(one: Place, other: Place) -> float:
    """Distance on a plate carrée through the middle: good enough to tell near from far, and quick."""
    east = (one.lon - other.lon + 180.0) % 360.0 - 180.0
    return 111.2 * hypot(one.lat - other.lat, east * cos(radians((one.lat + other.lat) / 2)))
