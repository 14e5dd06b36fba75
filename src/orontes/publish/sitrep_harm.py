"""The situation report's part on harm: tolls as ranges, what was counted and set aside, and the two registers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from orontes.casualties import summable
from orontes.casualties.types import Estimate, FacilityAttack, Toll, WeaponAllegation
from orontes.evidence import RecordId, When
from orontes.publish import dates, wording
from orontes.publish.citations import Citations
from orontes.publish.markdown import escape, phrase, section, table
from orontes.publish.sitrep_control import side_name
from orontes.publish.tallies import joined, plural
from orontes.publish.types import Edition

LARGEST = 10
NO_TOLL = "No recent toll."
NO_TOTAL = "No toll in any report."
TOTALS = ("Side to which it is attributed", "Events", "Killed", "Of them civilians", "Injured", "According to")
FACILITIES = ("When", "Where", "What", "How", "What became of it", "Attributed to", "Grade", "According to")
WEAPONS = ("When", "Where", "What", "Law", "Attributed to", "Grade", "Seen", "Said", "Concluded", "According to")
RANGES = (
    "Lowest, highest and best figure; “or more” where no account gives an upper bound. Ranges add up over events; "
    "figures that may count the same people twice are set aside, with the reason, a total adds only what it counts "
    "beyond its parts, and running totals and figures for a whole country add nothing. By day, week and month, raw and "
    "verified apart, with what each leaves out: data/period_tolls.jsonl."
)
LADDER = "An allegation stays one: what was seen, what was said and what an inquiry concluded are kept apart."


def blocks(edition: Edition, citations: Citations, since: date) -> tuple[str, ...]:
    """Tolls of events that may lie on or after `since`, totals of the whole period, and the registers."""
    sides = {side.id: escape(side.name) for side in edition.theatre.sides}
    told = [toll for toll in edition.tolls if toll.killed or toll.injured]
    recent = sorted((toll for toll in told if toll.end >= since), key=lambda toll: (toll.start, toll.incident))
    earlier = sorted((toll for toll in told if toll.end < since), key=_severity)
    return (
        section("Recent tolls", _lines(recent, citations) or NO_TOLL, level=3),
        *([section("Largest earlier tolls", _lines(earlier[:LARGEST], citations), level=3)] if earlier else []),
        section("The whole period, by side", RANGES, _totals(edition.tolls, sides, citations) or NO_TOTAL, level=3),
        *_register("Attacks on protected facilities", FACILITIES, _facilities(edition.facilities, sides, citations)),
        *_register("Weapon allegations", WEAPONS, _weapons(edition.weapons, sides, citations), LADDER),
    )


def figure(estimate: Estimate | None) -> str:
    """A toll as a range.

    >>> figure(Estimate(3, 4, None)), figure(Estimate(8, 9, 12)), figure(Estimate(8, 8, 8)), figure(None)
    ('3 or more (best 4)', '8–12 (best 9)', '8', 'not said')
    """
    if estimate is None:
        return "not said"
    if estimate.low == estimate.high:
        return str(estimate.low)
    bounds = f"{estimate.low} or more" if estimate.high is None else f"{estimate.low}–{estimate.high}"
    return bounds if estimate.high is None and estimate.low == estimate.best else f"{bounds} (best {estimate.best})"


def _severity(toll: Toll) -> tuple[int, int, date, str]:
    killed, injured = (estimate.best if estimate else 0 for estimate in (toll.killed, toll.injured))
    return (-killed, -injured, toll.start, toll.incident)


def _lines(tolls: Iterable[Toll], citations: Citations) -> str:
    return "\n".join(f"- {line}" for toll in tolls if (line := _toll(toll, citations)))


def _toll(toll: Toll, citations: Citations) -> str:
    who = _voices(toll.counted, citations)
    if not who:
        return ""
    figures = (
        f"killed {figure(toll.killed)}, of them civilians {figure(toll.civilians)}, injured {figure(toll.injured)}"
    )
    where = f"**{_days(toll)}, {phrase(toll.place) or 'place not known'}** ({_kind(toll)}, {toll.grade.value})"
    aside = "".join(_aside(citations, a.claim, a.why) for a in toll.set_aside)
    return f"{where}: {figures}, according to {who}{citations.mark(toll.counted)}.{aside}"


def _aside(citations: Citations, claim: RecordId, why: str) -> str:
    mark = citations.mark([claim])
    return f" Set aside, as told by {_voices([claim], citations)}{mark}: {phrase(why)}." if mark else ""


def _voices(ids: Iterable[RecordId], citations: Citations) -> str:
    known = citations.known(ids)
    names = list(dict.fromkeys(wording.told_by(claim) for claim in known))
    more = [plural(len(names) - 3, "other")] if len(names) > 3 else []
    return joined([*names[:3], *more])


def _totals(tolls: Iterable[Toll], sides: dict[str, str], citations: Citations) -> str:
    groups: dict[tuple[str, str], list[Toll]] = defaultdict(list)
    for toll in (toll for toll in summable(tuple(tolls)) if toll.killed or toll.civilians or toll.injured):
        groups[toll.belligerent, toll.attribution].append(toll)
    return table(TOTALS, [_total(key, groups[key], sides, citations) for key in sorted(groups)])


def _total(key: tuple[str, str], tolls: list[Toll], sides: dict[str, str], citations: Citations) -> list[str]:
    side, attribution = key
    name = side_name(side, sides) + (f" ({attribution})" if side else "")
    sums = (_sum(t.killed for t in tolls), _sum(t.civilians for t in tolls), _sum(t.injured for t in tolls))
    counted = [claim for toll in tolls for claim in toll.counted]
    return [name, str(len(tolls)), *map(figure, sums), f"{_voices(counted, citations)}{citations.mark(counted)}"]


def _sum(estimates: Iterable[Estimate | None]) -> Estimate | None:
    known = [estimate for estimate in estimates if estimate is not None]
    if not known:
        return None
    highs = [estimate.high for estimate in known if estimate.high is not None]
    high = sum(highs) if len(highs) == len(known) else None
    return Estimate(sum(e.low for e in known), sum(e.best for e in known), high)


def _register(title: str, header: tuple[str, ...], rows: list[list[str]], note: str = "") -> tuple[str, ...]:
    return (section(title, note, table(header, rows), level=3),) if rows else ()


def _facilities(attacks: Iterable[FacilityAttack], sides: dict[str, str], citations: Citations) -> list[list[str]]:
    return [
        [
            *(_days(attack), _where(attack.place, attack.admin1), _facility(attack), _kind(attack)),
            ", ".join(attack.impacts) or "not said",
            *(_blamed(attack.belligerent, attack.attribution, sides), attack.grade.value),
            f"{_voices(attack.claims, citations)}{citations.mark(attack.claims)}",
        ]
        for attack in attacks
        if citations.known(attack.claims)
    ]


def _weapons(rows: Iterable[WeaponAllegation], sides: dict[str, str], citations: Citations) -> list[list[str]]:
    return [
        [
            *(_days(row), _where(row.place, row.admin1), escape(row.weapon.replace("_", " ")), _law(row)),
            *(side_name(row.belligerent, sides), row.grade.value),
            *(citations.mark(claims).strip() or "—" for claims in (row.seen, row.said, row.concluded)),
            _voices((*row.seen, *row.said, *row.concluded), citations),
        ]
        for row in rows
        if citations.known((*row.seen, *row.said, *row.concluded))
    ]


def _law(row: WeaponAllegation) -> str:
    """What would ban it, and for which states concerned that was in force; it says nothing of whether it was used."""
    if not row.ban:
        return "—"
    states = [f"in force for {joined(row.bound)}"] if row.bound else []
    states += [f"not in force for {joined(row.not_bound)}"] if row.not_bound else []
    return escape("; ".join([f"{row.ban} by {row.treaty}" if row.ban != "none" else row.treaty, *states]))


def _facility(attack: FacilityAttack) -> str:
    kind = wording.load_wording().facilities.get(attack.facility, escape(attack.facility))
    many = f", {attack.facilities} of them" if attack.facilities else ""
    return f"{escape(attack.name)} ({kind}{many})" if attack.name else f"{kind}{many}"


def _blamed(side: str, attribution: str, sides: dict[str, str]) -> str:
    return f"{side_name(side, sides)} ({escape(attribution)})" if side else "unknown"


def _kind(record: Toll | FacilityAttack) -> str:
    return record.kind.value.replace("_", " ")


def _where(place: str, admin1: str) -> str:
    return ", ".join(escape(part) for part in (place, admin1) if part) or "not known"


def _days(record: Toll | FacilityAttack | WeaponAllegation) -> str:
    return dates.when(When(record.start, record.end))
