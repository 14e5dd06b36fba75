"""The report's part on protected facilities and prohibited weapons: attacks and allegations, from two registers."""

from __future__ import annotations

from collections.abc import Iterable

from orontes.casualties.types import FacilityAttack, WeaponAllegation
from orontes.evidence import RecordId
from orontes.incidents.types import Grade
from orontes.publish import wording
from orontes.publish.markdown import escape, items, note, phrase, quoted, section
from orontes.publish.sitrep import harm
from orontes.publish.sitrep.desk import Desk
from orontes.publish.sitrep.types import Period
from orontes.publish.sitrep.voices import voices
from orontes.publish.tallies import joined, plural

MOST = 12
NOTHING = "No claim tells of an attack on a protected facility, or of a weapon that law restricts, in these days."
LADDER = (
    "An allegation stays one: at first hand means told by somebody who was there or treated the victims; what others "
    "tell, and what an inquiry found, stand apart."
)
IMPACTS = ("destroyed", "out of service", "damaged")  # the gravest first
BANS = ("prohibited", "restricted", "none", "")
_GRADES = tuple(Grade)


def blocks(desk: Desk) -> tuple[str, ...]:
    """Attacks on facilities, then weapons with the law on each."""
    edition = desk.edition
    attacks, allegations = facilities_of(desk, desk.period), weapons_of(desk, desk.period)
    if not attacks and not allegations:
        return (note(NOTHING),)
    hit = [tell_attack(attack, desk) for attack in attacks[:MOST]]
    used = [tell_weapon(row, desk) for row in allegations[:MOST]]
    law = note(" ".join([LADDER, *_law(allegations)]))
    loose = [sum(desk.loosely(row.start, row.end) for row in rows) for rows in (edition.facilities, edition.weapons)]
    attacked, alleged = (
        _bounded(hit, len(attacks), "data/facilities.csv", loose[0]),
        _bounded(used, len(allegations), "data/weapons.csv", loose[1]),
    )
    return (
        section("Attacks on protected facilities", *attacked, level=3) if hit else "",
        section("Weapon allegations", law, *alleged, level=3) if used else "",
    )


def _bounded(lines: list[str], all_of_them: int, file: str, loose: int) -> tuple[str, str]:
    more = all_of_them - len(lines)
    rest = [plural(more, "further entry", "further entries")] if more > 0 else []
    rest += [f"{plural(loose, 'entry', 'entries')} dated less closely, which may fall in these days"] if loose else []
    return items(lines), note(f"{joined(rest)}: {file}." if rest else "")


def facilities_of(desk: Desk, period: Period) -> list[FacilityAttack]:
    """Attacks told within some days: by what became of the place, by the dead, by grade, then by day."""
    told = (a for a in desk.edition.facilities if period.holds(a.start, a.end) and desk.cites(a.claims))
    return sorted(told, key=lambda attack: _gravity(attack, desk))


def _gravity(attack: FacilityAttack, desk: Desk) -> tuple[object, ...]:
    impact = min((IMPACTS.index(i) for i in attack.impacts if i in IMPACTS), default=len(IMPACTS))
    toll = desk.tolls.get(attack.incident)
    killed = toll.killed.best if toll and toll.killed else 0
    return (impact, -killed, _GRADES.index(attack.grade), attack.start, attack.incident, attack.facility, attack.name)


def tell_attack(attack: FacilityAttack, desk: Desk) -> str:
    """One attack: what was hit, how, by whom as far as said, and what became of it."""
    manner = wording.load_wording().kinds[attack.kind].manner
    became = f", and reported {joined(attack.impacts)}" if attack.impacts else ""
    known = desk.citations.known(attack.claims)
    marks = desk.citations.mark(claim.id for claim in known)
    sure = "; ".join([f"grade {attack.grade.value}", *([f"certainty {attack.certainty}"] if attack.certainty else [])])
    return (
        f"**{harm.days(attack.start, attack.end)}, {_where(attack.place, attack.admin1)}** — According to "
        f"{voices(known)}, {_facility(attack)} was hit {manner}{harm.blamed(attack, desk)}{became}{_toll(attack, desk)}"
        f"{marks} ({sure})."
    )


def _toll(attack: FacilityAttack, desk: Desk) -> str:
    toll = desk.tolls.get(attack.incident)
    killed = toll.killed if toll and desk.cites(toll.counted) else None
    return f"; {harm.figure(killed)} killed in the event as a whole" if killed else ""


def _facility(attack: FacilityAttack) -> str:
    kind = wording.load_wording().facilities.get(attack.facility, escape(attack.facility))
    if attack.facilities:
        kind = f"{kind} (one of {attack.facilities})"
    return f"{phrase(attack.name)}, {kind}," if attack.name else kind


def weapons_of(desk: Desk, period: Period) -> list[WeaponAllegation]:
    """Allegations told within some days: prohibited weapons first, then what was found or seen, by grade and day."""
    told = (w for w in desk.edition.weapons if period.holds(w.start, w.end) and desk.cites(claims_of(w)))
    return sorted(told, key=_concern)


def claims_of(row: WeaponAllegation) -> tuple[RecordId, ...]:
    """Every claim of an allegation: findings first, then what was seen, then what was said."""
    return (*row.concluded, *row.seen, *row.said)


def _concern(row: WeaponAllegation) -> tuple[object, ...]:
    ban = BANS.index(row.ban) if row.ban in BANS else len(BANS)
    known = (not row.concluded, not row.seen, _GRADES.index(row.grade))
    return (ban, *known, row.start, row.place, row.incident, row.weapon)


def tell_weapon(row: WeaponAllegation, desk: Desk) -> str:
    """One allegation, with the three kinds of voice apart."""
    by = f" by {desk.side(row.belligerent)}" if row.belligerent else ""
    parts = (
        ("as the finding of an inquiry", row.concluded),
        ("at first hand", row.seen),
        ("at second hand", row.said),
    )
    told = [part for label, ids in parts if (part := _part(label, ids, desk))]
    return (
        f"**{harm.days(row.start, row.end)}, {_where(row.place, row.admin1)}** — Use of {weapon(row)}{by} is alleged, "
        f"{'; '.join(told)} (grade {row.grade.value})."
    )


def weapon(row: WeaponAllegation) -> str:
    """The weapon in words."""
    return wording.load_wording().weapons.get(row.weapon) or escape(row.weapon.replace("_", " "))


def _part(label: str, ids: Iterable[RecordId], desk: Desk) -> str:
    known = desk.citations.known(ids)
    marks = desk.citations.mark(claim.id for claim in known)
    return f"{label}, according to {voices(known)}{marks}" if known else ""


def _law(rows: Iterable[WeaponAllegation]) -> list[str]:
    """What would ban each weapon, and for which states concerned that was in force; not whether it was used."""
    laws: dict[str, str] = {}
    for row in rows:
        if row.ban:
            states = [f"in force for {joined(row.bound)}"] if row.bound else []
            states += [f"not in force for {joined(row.not_bound)}"] if row.not_bound else []
            ban = f"{row.ban} by the {row.treaty}" if row.ban != "none" else row.treaty
            laws.setdefault(weapon(row), escape("; ".join([ban, *states])))
    return [f"{quoted(name)}: {law}." for name, law in laws.items()]


def _where(place: str, admin1: str) -> str:
    return ", ".join(phrase(part) for part in (place, admin1) if part) or "a place not known"
