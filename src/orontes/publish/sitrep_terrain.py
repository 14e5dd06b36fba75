"""The situation report's part on ground: what was gained, how near the front is, what is cut off, and on how little."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from orontes.control.types import Distance, Gain, Held, Pocket, RoadStretch
from orontes.publish import dates
from orontes.publish.citations import Citations
from orontes.publish.markdown import escape, long_table, section
from orontes.publish.sitrep_control import side_name
from orontes.publish.tallies import joined, plural
from orontes.publish.terrain import named
from orontes.publish.types import Edition

NEAR_KM = 30.0
MOST_LINES = 15
MOST_NAMES = 6
GROUND = (
    "Side",
    "Ground",
    "Since the first day",
    "Of it sure",
    "Of places that reports name",
    "Places",
    "Named in reports",
)
HOW_COUNTED = (
    "Ground is counted by places: what is nearest to a place, no further than ten kilometres from it, is its holder's. "
    "It does not say where trenches run. Places that no report names count with what was known before any report; "
    "lines that rest on them alone are left to the data files. Ground that is fought over or unknown, and all that "
    "lies further from every place, is nobody's."
)
_STATES = {"contested": "fought over", "unknown": "not known", "beyond": "out of reach of every place"}


@dataclass(frozen=True, slots=True)
class _Telling:
    """What the lines need beside what they tell: names of sides and places, and the claims behind spells."""

    edition: Edition
    citations: Citations
    sides: dict[str, str]
    names: Mapping[str, str]

    def side(self, side: str) -> str:
        return side_name(side, self.sides) if side else "nobody"

    def place(self, place: str) -> str:
        return escape(self.names.get(place, place))

    def places(self, places: Sequence[str]) -> str:
        more = len(places) - MOST_NAMES
        return joined([*map(self.place, places[:MOST_NAMES]), *([f"{more} more"] if more > 0 else [])])

    def is_told(self, line: Distance) -> bool:
        """Whether reports name the city, or a place of the front."""
        return bool(line.front.reported) or any(place.place_id == line.place_id for place in self.edition.control)

    def since(self, day: date) -> str:
        """A day, or "at least" that day where nothing is concluded of those before it."""
        first = min(line.start for line in self.edition.terrain.held)
        return f"{'at least ' if day == first else ''}since {dates.day(day)}"

    def cited(self, places: Sequence[str], day: date) -> str:
        """Marks of the claims for the spells that the places are in on a day."""
        asked = set(places)
        spells = (s for p in self.edition.control if p.place_id in asked for s in p.spells if s.start <= day <= s.end)
        return self.citations.mark(claim for spell in spells for claim in spell.claims_for)


def blocks(edition: Edition, citations: Citations, since: date) -> tuple[str, ...]:
    """Ground by side, gains from `since` on, cities near a front, pockets, roads cut; nothing where nothing is held."""
    terrain = edition.terrain
    last = max((line.end for line in terrain.held), default=since)
    now = [line for line in terrain.held if line.end == last]
    if not any(line.holder for line in now):
        return ()
    sides = {side.id: escape(side.name) for side in edition.theatre.sides}
    telling = _Telling(edition, citations, sides, named(edition))
    gains = [gain for gain in terrain.gains if gain.day >= since and gain.reported]
    near = [d for d in terrain.distances if d.end == last and d.metres <= NEAR_KM * 1000 and telling.is_told(d)]
    pockets = [pocket for pocket in terrain.pockets if pocket.end == last and pocket.reported]
    cut = [line for line in terrain.roads if line.end == last and line.cuts and line.reported]
    first = min(line.start for line in terrain.held)
    before = {(line.holder, line.state): line.km2 for line in terrain.held if line.start == first}
    ground = long_table(GROUND, [_ground(line, before, telling) for line in now], "data/areas.csv")
    return (
        section("Ground", HOW_COUNTED, ground, level=3),
        *_listed("Ground that changed hands recently", [_gain(gain, telling) for gain in gains], "data/gains.csv"),
        *_listed(
            "Cities near a front",
            [_distance(d, telling) for d in sorted(near, key=_metres)],
            "data/front_distances.csv",
        ),
        *_listed("Pockets", [_pocket(p, telling, last) for p in sorted(pockets, key=_best_known)], "data/pockets.csv"),
        *_listed("Roads cut", [_road(line, telling, last) for line in sorted(cut, key=_best_known)], "data/roads.csv"),
    )


def _metres(line: Distance) -> tuple[float, str]:
    return line.metres, line.place_id


def _best_known(line: Pocket | RoadStretch) -> tuple[int, float, str]:
    return -line.reported, -line.probability, line.id


def _listed(title: str, lines: list[str], file: str) -> Iterable[str]:
    more = [f"{len(lines) - MOST_LINES} more in {file}."] if len(lines) > MOST_LINES else []
    if lines:
        yield section(title, "\n".join(f"- {line}" for line in lines[:MOST_LINES]), *more, level=3)


def _ground(line: Held, before: Mapping[tuple[str, str], float], telling: _Telling) -> list[str]:
    whose = telling.side(line.holder) + ("" if line.holder else f"'s: {_STATES[line.state]}")
    sure = _km2(line.sure_km2) if line.holder else "—"
    change = round(line.km2 - before.get((line.holder, line.state), 0.0))
    return [
        whose,
        _km2(line.km2),
        f"{change:+,d} km²" if change else "none",
        sure,
        _km2(line.reported_km2),
        str(line.places),
        str(line.reported),
    ]


def _gain(gain: Gain, telling: _Telling) -> str:
    told = f"{_km2(gain.km2)} from {telling.side(gain.loser)} to {telling.side(gain.winner)}"
    basis = f"{telling.places(gain.places)} ({_of(gain.reported, len(gain.places))})"
    return f"**{dates.day(gain.day)}**: {told}: {basis}{telling.cited(gain.places, gain.day)}."


def _distance(line: Distance, telling: _Telling) -> str:
    front = line.front
    ends = (f"{telling.place(p)} ({telling.side(s)})" for p, s in zip(front.places, front.sides, strict=True))
    doubt = "" if line.clear else "; ground that is nobody's lies nearer, so the front may too"
    return (
        f"**{escape(line.place)}**: {line.metres / 1000:.1f} km from the front between {' and '.join(ends)}, "
        f"{telling.since(line.start)} (probability {front.probability:.2f}, {_of(front.reported, 2)}){doubt}."
    )


def _pocket(pocket: Pocket, telling: _Telling, day: date) -> str:
    return (
        f"**{telling.places(pocket.places)}**: {telling.side(pocket.side)}, {_km2(pocket.km2)}, "
        f"apart from the rest of its side "
        f"{telling.since(pocket.start)}, {pocket.enclosed:.0%} of its edge along the ground of others "
        f"({_of(pocket.reported, len(pocket.places))}; least sure of {telling.place(pocket.weakest)}: "
        f"{pocket.weakest_probability:.2f}; probability {pocket.probability:.2f}){telling.cited(pocket.places, day)}."
    )


def _road(line: RoadStretch, telling: _Telling, day: date) -> str:
    start, end = map(telling.place, line.between)
    by = telling.side(line.holder) if line.holder else "fighting"
    return (
        f"**{escape(line.name)}**: cut for {telling.side(line.cuts)} between {start} and {end} by {by} at "
        f"{telling.places(line.places)}, {line.km:.0f} km, {telling.since(line.start)} (probability "
        f"{line.probability:.2f}, {_of(line.reported, len(line.places))}){telling.cited(line.places, day)}."
    )


def _of(reported: int, places: int) -> str:
    return f"reports name {reported} of {plural(places, 'place')}"


def _km2(area: float) -> str:
    return f"{area:,.0f} km²" if area >= 10 or not area else f"{area:.1f} km²"
