"""The report's last part: contested events, deaths that nobody is named for, places off the map or of no holder."""

from __future__ import annotations

from orontes.control.types import State
from orontes.incidents.types import Grade, Incident
from orontes.publish import dates, telling
from orontes.publish.markdown import items, note, phrase, quoted, section, table
from orontes.publish.sitrep import harm
from orontes.publish.sitrep.control import spells_on
from orontes.publish.sitrep.desk import Desk
from orontes.publish.tallies import joined, plural
from orontes.publish.tallies import unplaced as all_unplaced

MOST_EVENTS, MOST_DEATHS, MOST_PLACES, MOST_NAMES = 8, 5, 10, 12
UNPLACED = ("Place as written", "Why it is not on the map", "Claims", "According to")
NO_GAP = "No contested event, no death without a party named, no place off the map, no place without a known holder."


def blocks(desk: Desk) -> tuple[str, ...]:
    """What these days' reports leave open."""
    found = (_contested(desk), _nobody(desk), _unplaced(desk), _unknown(desk))
    return tuple(block for block in found if block) or (note(NO_GAP),)


def _contested(desk: Desk) -> str:
    """Events whose accounts cannot all be right: those graded contested first, then those with most accounts."""
    found = [i for i in desk.told if i.contradictions or i.grade is Grade.CONTESTED]
    found.sort(key=lambda i: (i.grade is not Grade.CONTESTED, -len(i.accounts), i.when, i.id))
    more = len(found) - MOST_EVENTS
    rest = f"{plural(more, 'further event')} of which accounts differ: chronology.md." if more > 0 else ""
    lines = [_accounts(incident, desk) for incident in found[:MOST_EVENTS]]
    return section("Where accounts differ", items(lines), note(rest), level=3) if lines else ""


def _accounts(incident: Incident, desk: Desk) -> str:
    where = incident.placement.name or incident.placement.text
    at = f", {phrase(where)}" if where else ""
    told = telling.contested(incident, desk.citations)
    return f"**{harm.days(incident.when.earliest, incident.when.latest)}{at}** (grade {incident.grade.value}) — {told}"


def _nobody(desk: Desk) -> str:
    events = [toll for toll in desk.harm.events if toll.killed and not toll.belligerent]
    more = len(events) - MOST_DEATHS
    rest = f"{plural(more, 'further event')}: data/casualties.csv." if more > 0 else ""
    lines = [f"{harm.sentence(toll, desk)}." for toll in events[:MOST_DEATHS]]
    return section("Deaths for which no party is named", items(lines), note(rest), level=3) if lines else ""


def _unplaced(desk: Desk) -> str:
    known = {claim for incident in desk.told for claim in incident.claims}
    rows = [row for row in all_unplaced(desk.edition) if known.intersection(row.claims)]
    told = [
        [quoted(row.place), quoted(row.reason), str(len(row.claims)), desk.citations.mark(row.claims).strip()]
        for row in rows[:MOST_PLACES]
    ]
    more = len(rows) - MOST_PLACES
    rest = f"{plural(more, 'further name')}: data/unplaced.csv." if more > 0 else ""
    return section("Places not on the map", table(UNPLACED, told), note(rest), level=3) if told else ""


def _unknown(desk: Desk) -> str:
    places = sorted(quoted(spell.place) for spell in spells_on(desk) if spell.state is State.UNKNOWN)
    if not places or desk.day < desk.period.first:
        return ""
    more = len(places) - MOST_NAMES
    names = joined([*places[:MOST_NAMES], *([f"{plural(more, 'more place')} (data/control.csv)"] if more > 0 else [])])
    told = f"On {dates.day(desk.day)} nobody is known to hold {names}: claims are too few, too old or too divided."
    return section("Places whose holder is not known", note(told), level=3)
