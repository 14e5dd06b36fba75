"""The report's part on control: what changed, who holds how much on the last day, and the places that are spoken of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from orontes.control.types import ControlSpell, State
from orontes.evidence import RecordId
from orontes.publish import dates
from orontes.publish.markdown import escape, items, note, section, table
from orontes.publish.sitrep import ground
from orontes.publish.sitrep.desk import FEW_MARKS, Desk
from orontes.publish.sitrep.turns import changes, tell
from orontes.publish.tallies import plural

MOST_CHANGES = 15
MOST_PLACES = 25
NO_CHANGE = "No claim supports that any place changed in these days."
NO_PLACE = "Nothing is concluded on any place in these days, or what is concluded is withheld."
CHANGES = (
    "A change and its day are concluded from what the sources named with it say; places that went the same way on the "
    "same days are told together."
)
SUMMARY = ("Side", "Places", "Expected number", "Assessed", "Claimed", "Contested", "Encircled", "According to")
PLACES = ("Place", "State", "Side", "Since", "Probability", "Label", "Last confirmed", "According to")


def blocks(desk: Desk) -> tuple[str, ...]:
    """Changes, the last day by side and place by place, and the ground."""
    last = spells_on(desk) if desk.day >= desk.period.first else []
    if not last:
        return (note(NO_PLACE),)
    told = f"Nothing is concluded after {dates.day(desk.day)}: younger positions are withheld, or not known yet."
    return (
        note(told if desk.day < desk.period.last else ""),
        section("Places that changed", *_changes(desk), level=3),
        section(f"Who holds what on {dates.day(desk.day)}", *_summary(last, desk), level=3),
        *_places(last, desk),
        *ground.blocks(desk),
    )


def spells_on(desk: Desk) -> list[ControlSpell]:
    """The spell that each place is in on the last day of the report."""
    day = desk.day
    spells = (spell for place in desk.edition.control for spell in place.spells)
    return [spell for spell in spells if spell.start <= day <= spell.end]


def state_of(spell: ControlSpell, desk: Desk) -> str:
    """The state of a spell and its side, in words."""
    if spell.state is State.UNKNOWN:
        return "holder not known"
    return f"{spell.state.value} ({desk.side(spell.holder)})"


def _changes(desk: Desk) -> tuple[str, ...]:
    found = changes(desk, desk.period)
    if not found:
        return (note(NO_CHANGE),)
    more = len(found) - MOST_CHANGES
    rest = f" {plural(more, 'further change')} of less weight: data/control.csv." if more > 0 else ""
    return note(CHANGES + rest), items(tell(change, desk) for change in found[:MOST_CHANGES])


def _summary(last: Iterable[ControlSpell], desk: Desk) -> tuple[str, str]:
    by_side: dict[str, list[ControlSpell]] = defaultdict(list)
    unknown = 0
    for spell in last:
        if desk.cites(spell.claims_for) and spell.state is not State.UNKNOWN:
            by_side[spell.holder].append(spell)
        else:
            unknown += 1
    rows = [_row(side, by_side[side], desk) for side in sorted(by_side, key=lambda s: (-len(by_side[s]), s))]
    left = (
        f"{plural(unknown, 'place')} left out: nobody is known to hold {'it' if unknown == 1 else 'them'}, or no claim "
    )
    return table(SUMMARY, rows), note(f"{left}supports who does." if unknown else "")


def _row(side: str, spells: list[ControlSpell], desk: Desk) -> list[str]:
    labels = [str(sum(spell.label.value == label for spell in spells)) for label in ("assessed", "claimed")]
    states = [str(sum(spell.state is state for spell in spells)) for state in (State.CONTESTED, State.ENCIRCLED)]
    expected = f"{sum(spell.probability for spell in spells):.1f}"
    mark = desk.citations.mark((claim for spell in spells for claim in spell.claims_for), FEW_MARKS)
    return [desk.side(side), str(len(spells)), expected, *labels, *states, mark.strip()]


def _places(last: Iterable[ControlSpell], desk: Desk) -> tuple[str, ...]:
    """The places whose holder claims of these days speak for or against, the most spoken of first."""
    told = [(_spoken(spell, desk), spell) for spell in last]
    ordered = sorted((pair for pair in told if pair[0]), key=lambda pair: (-len(pair[0]), pair[1].place, pair[1].id))
    shown = sorted(ordered[:MOST_PLACES], key=lambda pair: (pair[1].admin1, pair[1].place, pair[1].id))
    more = len(ordered) - MOST_PLACES
    rest = f"The {MOST_PLACES} most spoken of; {plural(more, 'more place')}: data/control.csv." if more > 0 else ""
    rows = table(PLACES, [_place(spell, desk) for _, spell in shown])
    return (section("Places that are spoken of", note(rest), rows, level=3),) if shown else ()


def _spoken(spell: ControlSpell, desk: Desk) -> tuple[RecordId, ...]:
    known = desk.citations.known((*spell.claims_for, *spell.claims_against))
    return tuple(c.id for c in known if desk.period.touches(c.when.earliest, c.when.latest))


def _place(spell: ControlSpell, desk: Desk) -> list[str]:
    where = escape(spell.place) + (f", {escape(spell.admin1)}" if spell.admin1 else "")
    confirmed = dates.day(spell.last_confirmed) if spell.last_confirmed else "never"
    holder = desk.side(spell.holder if spell.state is not State.UNKNOWN else "")
    marks = ("for", spell.claims_for), ("against", spell.claims_against)
    told = [f"{word}:{mark}" for word, ids in marks if (mark := desk.citations.mark(ids, FEW_MARKS))]
    return [
        *(where, spell.state.value, holder, dates.day(spell.start), f"{spell.probability:.2f}", spell.label.value),
        *(confirmed, "; ".join(told)),
    ]
