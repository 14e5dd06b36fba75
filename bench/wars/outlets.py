"""Who reports: monitors, wires, the parties' own media, activists, and those who repeat others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from bench.wars.ground import DEGREE_KM, KM_PER_PLACE, SOUTH_WEST, Land, degrees
from bench.wars.settings import SIDES, START, Settings

from orontes.claims.types import Voice
from orontes.theatre.types import PlaceKind, Prior, Side, Source, SourceKind, Theatre, TheatrePlace


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source: how often it tells of what, how late, how falsely. Probabilities, and days for `delay`.

    `sees` is the chance by place that it learns of an event there (0 in its blind spots); `silent` the days on which it
    says nothing. `boasts` turns its side's failed attacks into gains, `admits` is the chance that it tells of its
    side's loss at all, `wrong` that what it says is of no event or of the wrong side or place.
    """

    voice: Voice
    side: int  # index into SIDES, -1 for none
    sees: npt.NDArray[np.float64]
    silent: npt.NDArray[np.bool_]
    delay: float
    wrong: float
    boasts: float = 0.0
    admits: float = 1.0
    swells: float = 1.0  # what it makes of a toll that serves its side
    copies: float = 0.0  # chance to repeat a claim of another


@dataclass(frozen=True, slots=True)
class _Sort:
    """What outlets of one sort are like; the first number of a pair is the least, the second the most."""

    kind: SourceKind
    number: int
    sees: tuple[float, float]
    delay: tuple[float, float]
    wrong: tuple[float, float]
    partisan: bool = False
    reach: float = 1.0  # share of the places that it sees at all
    copies: float = 0.0


_SORTS = (
    _Sort(SourceKind.MONITOR, 2, (0.1, 0.35), (0.5, 3.0), (0.02, 0.08), reach=0.8),
    _Sort(SourceKind.WIRE, 2, (0.03, 0.1), (0.3, 1.5), (0.01, 0.06)),
    _Sort(SourceKind.INDEPENDENT_MEDIA, 3, (0.1, 0.3), (0.5, 4.0), (0.02, 0.1), reach=0.25),
    _Sort(SourceKind.STATE_MEDIA, 2, (0.2, 0.5), (0.3, 2.0), (0.03, 0.12), partisan=True),
    _Sort(SourceKind.ACTIVIST, 3, (0.1, 0.35), (0.3, 1.5), (0.03, 0.15), partisan=True, reach=0.5),
    _Sort(SourceKind.PARTISAN_MEDIA, 8, (0.0, 0.03), (0.3, 2.0), (0.03, 0.12), copies=0.15),
)
_STATED = {
    SourceKind.MONITOR: 0.8,
    SourceKind.WIRE: 0.85,
    SourceKind.INDEPENDENT_MEDIA: 0.75,
    SourceKind.STATE_MEDIA: 0.5,
    SourceKind.ACTIVIST: 0.6,
    SourceKind.PARTISAN_MEDIA: 0.6,
}  # what the pack says of them, as the packs of real theatres do: an ordering, and not how they were drawn


def outlets(land: Land, settings: Settings, chance: np.random.Generator) -> tuple[Outlet, ...]:
    """The sources of one war: of each sort several, each with its own habits."""
    each = [(sort, number) for sort in _SORTS for number in range(sort.number)]
    return tuple(_outlet(sort, number, land, settings, chance) for sort, number in each)


def _outlet(sort: _Sort, number: int, land: Land, settings: Settings, chance: np.random.Generator) -> Outlet:
    side = number % len(SIDES) if sort.partisan else -1
    sees = chance.uniform(*sort.sees) * settings.coverage * np.ones(len(land.at))
    if sort.reach < 1:
        middle = land.at[chance.integers(len(land.at))]
        apart = ((land.at - middle) ** 2).sum(axis=1)
        sees[apart > np.quantile(apart, sort.reach)] = 0.0
    source_id = f"{sort.kind.value}{number}"
    return Outlet(
        voice=Voice(f"{sort.kind.value} {number}".title(), source_id, sort.kind, SIDES[side] if side >= 0 else ""),
        side=side,
        sees=np.minimum(sees, 0.95),
        silent=_silences(settings, chance),
        delay=chance.uniform(*sort.delay) * settings.noise**0.5,
        wrong=chance.uniform(*sort.wrong) * settings.noise,
        boasts=chance.uniform(0.2, 0.6) * settings.noise**0.5 if side >= 0 else 0.0,
        admits=chance.uniform(0.02, 0.15) if side >= 0 else 1.0,
        swells=chance.uniform(1.2, 2.0) if side >= 0 else 1.0,
        copies=min(0.9, sort.copies * settings.copying),
    )


def _silences(settings: Settings, chance: np.random.Generator) -> npt.NDArray[np.bool_]:
    """Weeks without a word: an editor fled, a network was cut."""
    silent = np.zeros(settings.days, dtype=np.bool_)
    for begin in np.flatnonzero(chance.random(settings.days) < 0.004):
        silent[begin : begin + int(chance.integers(7, 45))] = True
    return silent


def theatre(land: Land, press: tuple[Outlet, ...], first: npt.NDArray[np.int8]) -> Theatre:
    """The pack that a user would have: sides, sources with a stated reliability, and who holds most of a district."""
    lat, lon = SOUTH_WEST
    size = KM_PER_PLACE * len(land.at) ** 0.5 / DEGREE_KM + 1
    told = (*SIDES, "civilians")
    return Theatre(
        id="wars",
        name="A simulated war",
        countries=("ZZ",),
        bounds=(lon - 1, lat - 1, lon + size + 1, lat + size + 1),
        start=START,
        sides=tuple(Side(side, side.title(), "#888888", side in SIDES) for side in told),
        actors=(),
        descriptors=(),
        sources=tuple(_source(outlet.voice) for outlet in press),
        places=tuple(_district(land, number) for number in range(len(land.centres))),
        priors=tuple(_prior(land, number, first) for number in range(len(land.centres))),
    )


def _source(voice: Voice) -> Source:
    return Source(voice.source_id, voice.name, voice.kind, (), voice.alignment, _STATED[voice.kind])


def _district(land: Land, number: int) -> TheatrePlace:
    told, (lat, lon) = f"District {number}", degrees(land.centres[number])
    return TheatrePlace(f"zz/d{number}", told, PlaceKind.GOVERNORATE, lat, lon, "ZZ", told)


def _prior(land: Land, number: int, first: npt.NDArray[np.int8]) -> Prior:
    counts = np.bincount(first[land.district == number], minlength=len(SIDES))
    return Prior(f"zz/d{number}", SIDES[int(counts.argmax())], START, 0.8)
