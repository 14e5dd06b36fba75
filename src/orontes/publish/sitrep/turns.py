"""How places changed within some days: who held them one after another, and when they were contested or encircled.

Places that went the same way on the same days are told together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from orontes.control.types import ControlSpell, PlaceControl, State
from orontes.evidence import RecordId
from orontes.publish import dates
from orontes.publish.markdown import phrase
from orontes.publish.sitrep.desk import Desk
from orontes.publish.sitrep.types import Period
from orontes.publish.sitrep.voices import according_to
from orontes.publish.tallies import joined

MOST_NAMES = 6
MOST_TURNS = 3  # of one place, before they are counted only
EPISODES = (State.CONTESTED, State.ENCIRCLED)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of places within a period: a day and a side for each turn, the first being that before it."""

    places: tuple[str, ...]
    turns: tuple[tuple[date, str], ...]  # (since, side), the first entry as it was before; one entry for no change
    episodes: tuple[ControlSpell, ...]  # contested or encircled from within the period on
    latest: tuple[ControlSpell, ...]  # the last spell of each place that began within the period
    claims: tuple[RecordId, ...]

    @property
    def changed_hands(self) -> bool:
        """Whether the place ended the period with another side than it began it with, or went to and fro."""
        return len(self.turns) > 1


def changes(desk: Desk, period: Period) -> list[Change]:
    """Changes that a claim supports: hands first, then by the number of claims, then the latest."""
    found = [change for place in desk.edition.control if (change := _change(place, period))]
    told = [change for change in found if desk.cites(change.claims)]
    return sorted(_together(told), key=_weight)


def _change(place: PlaceControl, period: Period) -> Change | None:
    began = [new for _, new in pairwise(place.spells) if period.first <= new.start <= period.last]
    if not began:
        return None
    known = [s for s in place.spells if s.start <= period.last and s.end >= began[0].start]
    before = [s for s in place.spells if s.end < began[0].start][-1]
    turns = _turns([before, *known])
    episodes = tuple(spell for spell in began if spell.state in EPISODES)
    if len(turns) == 1 and not episodes:
        return None
    spells = tuple(spell for spell in began if spell.state is not State.UNKNOWN)
    claims = dict.fromkeys(claim for spell in spells for claim in spell.claims_for)
    return Change((place.place,), turns, episodes, (began[-1],), tuple(claims))


def _turns(spells: Sequence[ControlSpell]) -> tuple[tuple[date, str], ...]:
    """The holders one after another; days on which nobody is known to hold it are passed over."""
    held = [(spell.start, spell.holder) for spell in spells if spell.state is State.HELD and spell.holder]
    turns = [(spells[0].start, spells[0].holder if spells[0].state is not State.UNKNOWN else "")]
    for day, side in held:
        if side != turns[-1][1]:
            turns = [*turns, (day, side)]
    return tuple(turns)


def _together(found: Iterable[Change]) -> list[Change]:
    groups: dict[object, list[Change]] = {}
    for change in found:
        days = tuple((spell.state, spell.holder, spell.start, spell.end) for spell in change.episodes)
        groups.setdefault((change.turns[0][1], change.turns[1:], days), []).append(change)
    return [_joined(group) for group in groups.values()]


def _joined(group: Sequence[Change]) -> Change:
    first = group[0]
    places = tuple(place for change in group for place in change.places)
    latest = tuple(spell for change in group for spell in change.latest)
    claims = dict.fromkeys(claim for change in group for claim in change.claims)
    return Change(places, first.turns, first.episodes, latest, tuple(claims))


def _weight(change: Change) -> tuple[object, ...]:
    day = max(spell.start for spell in change.latest)
    return (not change.changed_hands, -len(change.claims), -len(change.places), -day.toordinal(), change.places)


def tell(change: Change, desk: Desk) -> str:
    """One sentence on the places: from whom to whom and when, on whose word, and how surely."""
    more = len(change.places) - MOST_NAMES
    names = [*map(phrase, change.places[:MOST_NAMES]), *([f"{more} more places"] if more > 0 else [])]
    told = [_hands(change.turns, desk)] if change.changed_hands else [f"(before that {desk.side(change.turns[0][1])})"]
    told += [_episode(spell, desk) for spell in change.episodes[:MOST_TURNS]]
    return f"**{joined(names)}** {', '.join(told)}, {according_to(desk.citations, change.claims)} ({_surely(change)})."


def _hands(turns: Sequence[tuple[date, str]], desk: Desk) -> str:
    sides = [side for _, side in turns]
    if len(turns) - 1 > MOST_TURNS:
        last = f"the last time on {dates.day(turns[-1][0])} to {desk.side(sides[-1])}"
        return f"changed hands {len(turns) - 1} times, {last}"
    origin = f"went from {desk.side(sides[0])} to" if sides[0] else "passed to"
    told = f"{origin} {desk.side(sides[1])} on {dates.day(turns[1][0])}"
    for number in range(2, len(turns)):
        whither = "back" if sides[number] == sides[number - 2] else f"to {desk.side(sides[number])}"
        told += f" and {whither} on {dates.day(turns[number][0])}"
    return told


def _episode(spell: ControlSpell, desk: Desk) -> str:
    if spell.end >= desk.day:
        return f"{spell.state.value} since {dates.day(spell.start)}"
    days = dates.span(spell.start, spell.end)
    return f"{spell.state.value} {'on' if spell.start == spell.end else 'from'} {days}"


def _surely(change: Change) -> str:
    likely = [spell.probability for spell in change.latest]
    low, high = f"{min(likely):.2f}", f"{max(likely):.2f}"
    labels = joined(dict.fromkeys(spell.label.value for spell in change.latest))
    return f"probability {low if low == high else f'{low} to {high}'}, {labels}"
