"""The report's part on ground: how much a side holds, how near the front is to cities, and what is cut off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from orontes.control.types import Distance, Held, Pocket, RoadStretch
from orontes.evidence import RecordId
from orontes.publish import dates
from orontes.publish.markdown import items, note, phrase, section, table
from orontes.publish.sitrep.desk import FEW_MARKS, Desk
from orontes.publish.sitrep.voices import concluded_from
from orontes.publish.tallies import joined, plural
from orontes.publish.terrain import named

NEAR_KM = 30.0
MOST = 6
MOST_NAMES = 6
GROUND = ("Side", "Ground", "Change in these days", "Of it sure", "Of places that reports name", "According to")
HOW_COUNTED = (
    "Ground is counted by places: what is nearest to a place, no further than ten kilometres from it, is its holder's. "
    "It does not say where trenches run. Places that no report names count with what was known beforehand; what rests "
    "on them alone, and ground of nobody, is left to data/areas.csv."
)


@dataclass(frozen=True, slots=True)
class _Survey:
    """What the lines need beside what they tell: the names of places, and the claims for who holds each."""

    desk: Desk
    names: Mapping[str, str]
    claims: Mapping[str, tuple[RecordId, ...]]  # by place, of the spell on the last day
    sides: Mapping[str, str]  # who holds each place then
    first: object  # the first day of which anything is concluded

    def place(self, place: str) -> str:
        return phrase(self.names.get(place, place))

    def places(self, places: Sequence[str]) -> str:
        more = len(places) - MOST_NAMES
        return joined([*map(self.place, places[:MOST_NAMES]), *([f"{more} more"] if more > 0 else [])])

    def since(self, line: Distance | Pocket | RoadStretch) -> str:
        """A day, or "at least" that day where nothing is concluded of those before it."""
        return f"{'at least ' if line.start == self.first else ''}since {dates.day(line.start)}"

    def is_near(self, line: Distance) -> bool:
        """Whether a front is near the city, and a claim speaks for who holds the city or a place of the front."""
        return _km(line)[0] <= NEAR_KM and self.desk.cites(self.told((line.place_id, *line.front.places)))

    def told(self, places: Iterable[str]) -> tuple[RecordId, ...]:
        """The claims for those who hold some places."""
        return tuple(claim for place in places for claim in self.claims.get(place, ()))

    def cited(self, places: Iterable[str]) -> str:
        """From whose words it is concluded that they hold them; "" where no claim is for any."""
        return concluded_from(self.desk.citations, self.told(places), FEW_MARKS)


def blocks(desk: Desk) -> tuple[str, ...]:
    """Ground by side, cities near a front, pockets, roads cut: of all only what rests on a claim."""
    terrain, day = desk.edition.terrain, desk.day
    now = [line for line in terrain.held if line.start <= day <= line.end and line.holder]
    if not now:
        return ()
    survey = _survey(desk)
    near = sorted((d for d in terrain.distances if d.start <= day <= d.end and survey.is_near(d)), key=_km)
    pockets = sorted((p for p in terrain.pockets if p.start <= day <= p.end and p.reported), key=_best_known)
    cut = sorted((r for r in terrain.roads if r.start <= day <= r.end and r.cuts and r.reported), key=_best_known)
    rows = [row for line in now if (row := _ground(line, survey))]
    return (
        *((section("Ground", note(HOW_COUNTED), table(GROUND, rows), level=3),) if rows else ()),
        _listed("Cities near a front", [_distance(line, survey) for line in near[:MOST]], len(near), "front_distances"),
        _listed("Pockets", [_pocket(line, survey) for line in pockets[:MOST]], len(pockets), "pockets"),
        _listed("Roads cut", [_road(line, survey) for line in cut[:MOST]], len(cut), "roads"),
    )


def _survey(desk: Desk) -> _Survey:
    day = desk.day
    spells = [s for p in desk.edition.control for s in p.spells if s.start <= day <= s.end]
    return _Survey(
        desk,
        named(desk.edition),
        {spell.place_id: spell.claims_for for spell in spells},
        {spell.place_id: spell.holder for spell in spells},
        min(line.start for line in desk.edition.terrain.held),
    )


def _km(line: Distance) -> tuple[float, str]:
    """Kilometres as they are published: a report of the published files is the report of the edition."""
    return round(line.metres / 1000, 1), line.place_id


def _best_known(line: Pocket | RoadStretch) -> tuple[int, float, str]:
    return -line.reported, -line.probability, line.id


def _listed(title: str, lines: list[str], all_of_them: int, table_of_all: str) -> str:
    more = all_of_them - len(lines)
    rest = note(f"{plural(more, 'further line')}: data/{table_of_all}.csv.") if more > 0 else ""
    return section(title, items(lines), rest, level=3) if any(lines) else ""


def _ground(line: Held, survey: _Survey) -> list[str]:
    claims = survey.told(place for place, side in survey.sides.items() if side == line.holder)
    if not survey.desk.cites(claims) or not line.reported:
        return []
    ground = [_km2(line.km2), _since_first(line, survey), _km2(line.sure_km2), _km2(line.reported_km2)]
    return [survey.desk.side(line.holder), *ground, survey.desk.citations.mark(claims, FEW_MARKS).strip()]


def _since_first(line: Held, survey: _Survey) -> str:
    """How much more a side holds than on the day before the report, or on the first day that is concluded."""
    held, period = survey.desk.edition.terrain.held, survey.desk.period
    day = max(period.before.last, min(line.start for line in held))
    before = sum(h.km2 for h in held if (h.holder, h.state) == (line.holder, line.state) and h.start <= day <= h.end)
    change = round(line.km2 - before)
    return f"{change:+,d} km²".replace("-", "−") if change else "none"


def _distance(line: Distance, survey: _Survey) -> str:
    front = line.front
    said = survey.cited((line.place_id, *front.places))
    ends = (f"{survey.place(p)} ({survey.desk.side(s)})" for p, s in zip(front.places, front.sides, strict=True))
    doubt = "; ground that is nobody's lies nearer, so the front may too" if not line.clear else ""
    return said and (
        f"**{phrase(line.place)}**: {_km(line)[0]:.1f} km from the front between {' and '.join(ends)}, "
        f"{survey.since(line)}, {said} (probability {front.probability:.2f}, {_of(front.reported, 2)}{doubt})."
    )


def _pocket(pocket: Pocket, survey: _Survey) -> str:
    said = survey.cited((*pocket.places, *pocket.around))
    return said and (
        f"**{survey.places(pocket.places)}** ({survey.desk.side(pocket.side)}, {_km2(pocket.km2)}): apart from the "
        f"rest of its side {survey.since(pocket)}, {pocket.enclosed:.0%} of its edge along the ground of others, "
        f"{said} (probability {pocket.probability:.2f}, {_of(pocket.reported, len(pocket.places))}; least sure of "
        f"{survey.place(pocket.weakest)}: {pocket.weakest_probability:.2f})."
    )


def _road(line: RoadStretch, survey: _Survey) -> str:
    said = survey.cited(line.places)
    start, end = map(survey.place, line.between)
    by = f"by {survey.desk.side(line.holder)}" if line.holder else "by fighting"
    return said and (
        f"**{phrase(line.name)}**: cut for {survey.desk.side(line.cuts)} between {start} and {end} {by} at "
        f"{survey.places(line.places)}, {line.km:.0f} km, {survey.since(line)}, {said} (probability "
        f"{line.probability:.2f}, {_of(line.reported, len(line.places))})."
    )


def _of(reported: int, places: int) -> str:
    if places == 1:
        return "reports name the place" if reported else "no report names the place"
    return f"reports name {reported} of {places} places" if reported else f"no report names the {places} places"


def _km2(area: float) -> str:
    return f"{area:,.0f} km²" if area >= 10 or not area else f"{area:.1f} km²"
