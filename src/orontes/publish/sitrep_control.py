"""The situation report's part on control: key changes, a summary by side, and place by place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from orontes.control.types import ControlSpell, State
from orontes.publish import dates, wording
from orontes.publish.citations import Citations
from orontes.publish.markdown import escape, long_table, phrase, section, table
from orontes.publish.tallies import joined
from orontes.publish.types import Edition

MOST_EARLIER = 25
NO_CHANGE = "No recent change that a claim supports."
NO_PLACE = "Nothing could be concluded on any place."
SUMMARY = ("Side", "Places", "Expected number", "Assessed", "Claimed", "Contested", "Encircled")
PLACES = ("Place", "State", "Side", "Since", "Probability", "Label", "Last confirmed", "According to")


def blocks(edition: Edition, citations: Citations, since: date) -> tuple[str, ...]:
    """Changes from `since` on, the state on the last day by side, and the places that claims speak of."""
    sides = {side.id: escape(side.name) for side in edition.theatre.sides}
    last = [place.spells[-1] for place in edition.control if place.spells]
    if not last:
        return (NO_PLACE,)
    changes = _changes(edition)
    recent = [pair for pair in changes if pair[1].start >= since]
    earlier = [pair for pair in changes if pair[1].start < since]
    before = _told(earlier[: -MOST_EARLIER - 1 : -1], sides, citations)
    return (
        section("Recent changes", _told(recent, sides, citations) or NO_CHANGE, level=3),
        *([section("Earlier changes, the latest first", before, level=3)] if before else []),
        section("On the last day, by side", table(SUMMARY, _summary(last, sides)), level=3),
        section("Place by place", _places(last, sides, citations), level=3),
    )


def side_name(side: str, sides: dict[str, str]) -> str:
    """A side's name; its id where the pack has none, and "unknown" where there is no side."""
    return sides.get(side) or escape(side) or "unknown"


def _told(changes: Iterable[tuple[ControlSpell, ControlSpell]], sides: dict[str, str], citations: Citations) -> str:
    lines = (_change(old, new, sides, citations) for old, new in changes)
    return "\n".join(f"- {line}" for line in lines if line)


def _changes(edition: Edition) -> list[tuple[ControlSpell, ControlSpell]]:
    pairs = [
        (old, new)
        for place in edition.control
        for old, new in pairwise(place.spells)
        if (old.holder, old.state) != (new.holder, new.state)
    ]
    return sorted(pairs, key=lambda pair: (pair[1].start, pair[1].place, pair[1].id))


def _change(old: ControlSpell, new: ControlSpell, sides: dict[str, str], citations: Citations) -> str:
    # A change that only the model sees (a belief that fades) rests on no claim, and is no news.
    known = citations.known(new.claims_for)
    if not known:
        return ""
    who = joined(dict.fromkeys(wording.told_by(claim) for claim in known[:3]))
    surely = f"probability {new.probability:.2f}, {new.label.value}"
    told = f"{_state(old, sides)} before, {_state(new, sides)} since {dates.day(new.start)} ({surely})"
    return f"**{phrase(new.place)}**: {told}, according to {who}{citations.mark(new.claims_for)}."


def _state(spell: ControlSpell, sides: dict[str, str]) -> str:
    return f"{spell.state.value} ({side_name(spell.holder, sides)})"


def _summary(last: list[ControlSpell], sides: dict[str, str]) -> list[list[str]]:
    by_side: dict[str, list[ControlSpell]] = defaultdict(list)
    for spell in last:
        by_side[spell.holder if spell.state is not State.UNKNOWN else ""].append(spell)
    order = sorted(by_side, key=lambda side: (not side, -len(by_side[side]), side))
    return [_side_row(side, side_name(side, sides), by_side[side]) for side in order]


def _side_row(side: str, name: str, spells: list[ControlSpell]) -> list[str]:
    expected = f"{sum(spell.probability for spell in spells):.1f}" if side else "—"
    labels = [str(sum(spell.label.value == label for spell in spells)) for label in ("assessed", "claimed")]
    states = [str(sum(spell.state is state for spell in spells)) for state in (State.CONTESTED, State.ENCIRCLED)]
    return [name, str(len(spells)), expected, *labels, *states]


def _places(last: Iterable[ControlSpell], sides: dict[str, str], citations: Citations) -> str:
    told = [spell for spell in last if citations.known((*spell.claims_for, *spell.claims_against))]
    ordered = sorted(told, key=lambda spell: (spell.admin1, spell.place, spell.id))
    return long_table(PLACES, [_place_row(spell, sides, citations) for spell in ordered], "data/control.csv")


def _place_row(spell: ControlSpell, sides: dict[str, str], citations: Citations) -> list[str]:
    where = escape(spell.place) + (f", {escape(spell.admin1)}" if spell.admin1 else "")
    confirmed = dates.day(spell.last_confirmed) if spell.last_confirmed else "never"
    against = citations.mark(spell.claims_against)
    return [
        *(where, spell.state.value, side_name(spell.holder, sides), dates.day(spell.start)),
        *(f"{spell.probability:.2f}", spell.label.value, confirmed),
        f"for:{citations.mark(spell.claims_for) or ' none'}" + (f"; against:{against}" if against else ""),
    ]
