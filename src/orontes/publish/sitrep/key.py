"""Key changes: the half page that a reader in a hurry reads, chosen by a rule that it states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from orontes.casualties.types import Accord
from orontes.claims.types import Kind
from orontes.publish.markdown import items, note, section
from orontes.publish.sitrep import accords, harm, news, registers, relief
from orontes.publish.sitrep.desk import Desk, tolls_of
from orontes.publish.sitrep.news import LADDER
from orontes.publish.sitrep.periods import recent
from orontes.publish.sitrep.turns import changes
from orontes.publish.sitrep.turns import tell as tell_change
from orontes.publish.sitrep.types import Period

MOST, FEWEST = 3, 5  # lines of a sort, and in all where there is so much to tell
TELLING = frozenset(
    {
        Kind.TERRITORY_TAKEN,
        Kind.TERRITORY_TRANSFERRED,
        Kind.ENCIRCLEMENT,
        Kind.ARMED_CLASH,
        Kind.AIR_STRIKE,
        Kind.SHELLING,
        Kind.SUICIDE_BOMB,
        Kind.CHEMICAL_WEAPON,
        Kind.ATTACK_ON_CIVILIANS,
    }
)
RULE = (
    "Chosen by a rule, at most three of a sort: places with another holder, by the number of claims; events, by the "
    "best figure of their toll; hits on protected facilities, by what became of them; weapons that a treaty prohibits; "
    "counts of people, by size; accommodations between parties, by how far they came; where these are few, events that "
    "most origins tell."
)
NOTHING = "No claim tells of any of these."


def blocks(desk: Desk) -> tuple[str, ...]:
    """The most important of the report's days; of a whole edition its last seven days first, and then all others."""
    week = recent(desk.edition)
    if not desk.period.whole or week.first <= desk.period.first:
        return note(RULE), _bullets(_best_known(desk, list(_chosen(desk, desk.period, frozenset()))))
    latest = list(_chosen(desk, week, frozenset()))
    others = _chosen(desk, desk.period, frozenset(latest))
    return (
        note(RULE),
        section(f"The last seven days, {week}", _bullets(latest), level=3),
        section("Before that", _bullets(others), level=3),
    )


def _best_known(desk: Desk, lines: list[str]) -> list[str]:
    """Where little else is told, the events that most origins tell, up to a few lines in all."""
    ranked = sorted(desk.told, key=lambda i: (-i.independent_origins, -LADDER.index(i.grade), -len(i.claims), i.id))
    told = (news.event(incident, desk) for incident in ranked if incident.kind in TELLING)
    return [*lines, *islice((line for line in told if line not in lines), max(0, FEWEST - len(lines)))]


def _bullets(lines: Iterable[str]) -> str:
    return items(lines) or note(NOTHING)


def _chosen(desk: Desk, period: Period, told: frozenset[str]) -> Iterator[str]:
    """The lines of each sort that were not told already, so many as there may be."""
    for lines in _sorts(desk, period):
        yield from islice((line for line in lines if line not in told), MOST)


def _sorts(desk: Desk, period: Period) -> Iterator[Iterator[str]]:
    yield (tell_change(change, desk) for change in changes(desk, period) if change.changed_hands)
    tolls = desk.harm if period == desk.period else tolls_of(desk.edition, period, desk.citations)
    deadliest = (toll for toll in tolls.events if toll.killed and toll.killed.best)
    yield (f"{harm.sentence(toll, desk)}." for toll in deadliest)
    yield (registers.tell_attack(attack, desk) for attack in registers.facilities_of(desk, period))
    banned = (row for row in registers.weapons_of(desk, period) if row.ban == "prohibited")
    yield (registers.tell_weapon(row, desk) for row in banned)
    yield (relief.tell(line, desk) for line in relief.counts_of(desk, period))
    yield (accords.tell(accord, desk) for accord in accords.accords_of(desk, period) if _came_far(accord))


def _came_far(accord: Accord) -> bool:
    """Whether it is told to have happened, and at what stage it stands."""
    return accord.status == "reported" and bool(accord.stage)
