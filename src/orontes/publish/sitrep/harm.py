"""The report's part on harm: tolls by side as ranges, the deadliest events, and figures that stand for no one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from orontes.casualties.ranges import total
from orontes.casualties.types import Estimate, FacilityAttack, GroupToll, SetAside, Toll
from orontes.incidents.types import Grade
from orontes.publish import dates, telling, wording
from orontes.publish.markdown import items, note, phrase, section, table
from orontes.publish.sitrep.desk import FEW_MARKS, Desk
from orontes.publish.sitrep.voices import according_to, voices
from orontes.publish.tallies import joined, plural

MOST_EVENTS = 10
MOST_ASIDE = 2
MOST_OTHER = 5
NO_TOLL = "No claim gives a toll for these days."
TOTALS = ("Attributed to", "Events", "Killed", "Of them civilians", "Injured", "According to")
VERIFIED = frozenset({Grade.FAIR, Grade.CONFIRMED})
RANGES = (
    "Lowest, highest and best figure; “or more” where no account gives an upper bound. A range is summed over separate "
    "events; figures that may count the same people twice are set aside, a total adds only what it counts beyond its "
    "parts, and running totals, figures for a whole country and figures for longer than these days add nothing. The "
    "last row has only the events of grade fair or confirmed, which is what casualty monitors publish."
)
OTHER = "Of longer than these days, of a whole country, or running totals: not to be added to the events above."


def blocks(desk: Desk) -> tuple[str, ...]:
    """Totals by side, the deadliest events, and what may not be added to them."""
    events, other = desk.harm.events, desk.harm.apart
    if not events and not other:
        return (note(NO_TOLL),)
    more = len(events) - MOST_EVENTS
    rest = note(f"{plural(more, 'further event')} with a toll: data/casualties.csv.") if more > 0 else ""
    listed = items(tell(toll, desk) for toll in events[:MOST_EVENTS])
    apart = items(tell(toll, desk) for toll in other[:MOST_OTHER])
    return (
        section("By side", note(RANGES), _totals(desk), level=3) if events else "",
        section("The deadliest events", listed, rest, level=3) if events else "",
        section("Figures apart", note(OTHER), apart, level=3) if other else "",
    )


def figure(estimate: Estimate | None) -> str:
    """A toll as a range.

    >>> figure(Estimate(3, 4, None)), figure(Estimate(8, 9, 12)), figure(Estimate(8, 8, 8)), figure(None)
    ('3 or more (best 4)', '8 to 12 (best 9)', '8', 'not said')
    """
    if estimate is None:
        return "not said"
    if estimate.low == estimate.high:
        return str(estimate.low)
    bounds = f"{estimate.low} or more" if estimate.high is None else f"{estimate.low} to {estimate.high}"
    return bounds if estimate.high is None and estimate.low == estimate.best else f"{bounds} (best {estimate.best})"


def tell(toll: Toll, desk: Desk) -> str:
    """One event's toll: how many, who is named as responsible, on whose word, and where figures differ or were left."""
    incident = desk.incidents.get(toll.incident)
    differ = [c for c in incident.contradictions if c.field == "toll"] if incident else []
    sentences = [
        f"{sentence(toll, desk)}.",
        *(telling.differ(contradiction, desk.citations) for contradiction in differ),
        *(_aside(aside, desk) for aside in toll.set_aside[:MOST_ASIDE]),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def sentence(toll: Toll, desk: Desk) -> str:
    """When, where, how many, how, laid to whom, on whose word, and how sure that is; without a full stop."""
    where = phrase(toll.place) or "a place not known"
    manner = wording.load_wording().kinds[toll.kind].manner
    told = f"**{days(toll.start, toll.end)}, {where}** — {casualties(toll)}, {manner}{blamed(toll, desk)}"
    return f"{told}, {according_to(desk.citations, toll.counted)} (grade {toll.grade.value})"


def casualties(toll: Toll) -> str:
    """The figures in words: those that are not said are left out."""
    groups = [(group.killed, _people(group)) for group in toll.groups if group.killed and _people(group)]
    parts = [(toll.civilians, "civilians"), *groups] if toll.civilians else groups
    whole = [people for estimate, people in parts if estimate == toll.killed]
    among = [f"{figure(estimate)} {people}" for estimate, people in parts if estimate != toll.killed]
    said = [f"all of them {joined(whole)}"] if whole else []
    said += [f"among them {joined(among)}"] if among else []
    killed = ", ".join([f"{figure(toll.killed)} killed", *said]) if toll.killed else ""
    return "; ".join(part for part in (killed, f"{figure(toll.injured)} injured" if toll.injured else "") if part)


def _people(group: GroupToll) -> str:
    return wording.load_wording().people.get(group.people, "")


def blamed(record: Toll | FacilityAttack, desk: Desk) -> str:
    """To whom it is attributed, and how surely; "" where nobody is named."""
    return f" attributed to {desk.side(record.belligerent)} ({record.attribution})" if record.belligerent else ""


def days(first: date, last: date) -> str:
    """The days between which something happened.

    >>> days(date(2017, 4, 23), date(2017, 4, 23)), days(date(2017, 4, 1), date(2017, 4, 23))
    ('23 April 2017', 'Between 1 and 23 April 2017')
    """
    if first == last:
        return dates.day(last)
    return f"Between {dates.span(first, last).replace(' to ', ' and ')}"


def _aside(aside: SetAside, desk: Desk) -> str:
    mark = desk.citations.mark([aside.claim])
    told = voices(desk.citations.known([aside.claim]))
    return f"Set aside, as told by {told}{mark}: {phrase(aside.why)}." if told else ""


def _totals(desk: Desk) -> str:
    groups: dict[tuple[str, str], list[Toll]] = defaultdict(list)
    known = [toll for toll in desk.harm.parts if toll.killed or toll.civilians or toll.injured]
    for toll in known:
        groups[toll.belligerent, toll.attribution].append(toll)
    rows = [_total(_whose(key, desk), groups[key], desk) for key in sorted(groups)]
    verified = [toll for toll in known if toll.grade in VERIFIED]
    return table(TOTALS, [*rows, *([_total("all, fair or confirmed", verified, desk)] if verified else [])])


def _whose(key: tuple[str, str], desk: Desk) -> str:
    side, attribution = key
    return f"{desk.side(side)} ({attribution})" if side else "no party named"


def _total(name: str, tolls: list[Toll], desk: Desk) -> list[str]:
    sums = (_sum(t.killed for t in tolls), _sum(t.civilians for t in tolls), _sum(t.injured for t in tolls))
    known = desk.citations.known(claim for toll in tolls for claim in toll.counted)
    marks = desk.citations.mark((claim.id for claim in known), FEW_MARKS)
    return [name, str(len(tolls)), *map(figure, sums), marks.strip()]


def _sum(estimates: Iterable[Estimate | None]) -> Estimate | None:
    known = [estimate for estimate in estimates if estimate is not None]
    return total(known) if known else None
