"""What WHO's surveillance of attacks on health care asks of each attack, and one facility through its attacks.

After the fields that WHO's SSA publishes: how it was attacked, which resources were hit, and one of four levels of
certainty, which follow from the incident's grade. `ssa.csv` holds the words by which a report tells the first two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from orontes.casualties.tables import HERE, STAFF
from orontes.casualties.types import FacilityAttack
from orontes.claims.types import Claim, Kind
from orontes.errors import LexiconError
from orontes.evidence import RecordId, record_id
from orontes.incidents import Grade, is_credible
from orontes.incidents.tables import read_rows

_FIELDS = frozenset({"resource", "manner", "impact"})
AREA_PREC = 3  # UCDP where_prec from which a place is an area, and no place to move from
_MANNERS = {
    **dict.fromkeys((Kind.AIR_STRIKE, Kind.SHELLING, Kind.EXPLOSIVE, Kind.SUICIDE_BOMB), "heavy weapons"),
    Kind.CHEMICAL_WEAPON: "chemical agent",
    Kind.ABDUCTION: "abduction or detention",
    Kind.ARREST: "abduction or detention",
}
_CERTAINTY = {
    Grade.CONFIRMED: "confirmed",
    Grade.FAIR: "probable",
    Grade.WEAK: "possible",
    Grade.CONTESTED: "possible",
    Grade.DISCOUNTED: "rumour",
}


def words_of(about: Sequence[Claim], texts: Mapping[RecordId, str]) -> str:
    """The sentences that claims stand in, and their targets; the quote where the sentence is not at hand."""
    parts: dict[str, None] = {}
    for claim in about:
        text = texts.get(claim.document, "")
        parts[claim.sentence.of(text) if text and claim.sentence.end else claim.quote] = None
        parts[claim.target.text] = None
    return ". ".join(part for part in parts if part)


def manner(kind: Kind, words: str) -> str:
    """How it was attacked, in WHO's words: "heavy weapons", "individual weapons", "setting fire" and so on."""
    if kind in _MANNERS:
        return _MANNERS[kind]
    return next(iter(_told("manner", words)), "not told")


def resources(sort: str, words: str) -> tuple[str, ...]:
    """Which resources were hit: the facility, or the transport or staff that is told of alone, and what else is."""
    first = {"ambulance": "transport", STAFF: "personnel"}.get(sort, "facility")
    return (first, *(told for told in _told("resource", words) if told != first))


def impacts(words: str) -> tuple[str, ...]:
    """What became of it: "destroyed", "damaged", "out of service"."""
    return _told("impact", words)


def certainty(grade: Grade, about: Sequence[Claim]) -> str:
    """WHO's level: "rumour", "possible", "probable" or "confirmed"; what no credible voice tells is a rumour."""
    return _CERTAINTY[grade] if any(is_credible(claim.voice) for claim in about) else "rumour"


def histories(lines: Iterable[tuple[tuple[str, ...], FacilityAttack]]) -> list[FacilityAttack]:
    """Each line with its facility's id, the number of this attack on it, and where it stood at the one before.

    `lines` come with what tells their facility apart, a facility's attacks in order of time. Those without a name are
    told apart by place alone, and never said to have moved.
    """
    seen: dict[tuple[str, ...], list[FacilityAttack]] = {}
    found = []
    for key, line in lines:
        before = seen.setdefault(key if line.name else (*key, line.place_id or line.place), [])
        stood = next((one.place for one in reversed(before) if one.where_prec < AREA_PREC), line.place)
        told = any(one.start <= line.start and line.end <= one.end for one in before)  # that day, or "thrice since May"
        last = stood if stood != line.place and line.where_prec < AREA_PREC and not told else ""
        identity = record_id("facility", *(key if line.name else (*key, line.place_id or line.place)))
        number = (before[-1].attack if before else 0) + (0 if told else line.times)
        before.append(replace(line, facility_id=identity, attack=number, moved_from=last))
        found.append(before[-1])
    return found


def _told(field: str, words: str) -> tuple[str, ...]:
    return tuple(value for value, pattern in _patterns(field) if pattern.search(words))


@cache
def _patterns(field: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = [(line, row) for line, row in read_rows(HERE / "ssa.csv")]
    if wrong := [line for line, row in rows if row["field"] not in _FIELDS or not row["words"]]:
        raise LexiconError("a row needs resource, manner or impact, and words", file="ssa.csv", line=wrong[0])
    mine = [(row["value"], row["words"]) for _, row in rows if row["field"] == field]
    return tuple((value, re.compile(rf"(?i)\b(?:{words})\b")) for value, words in mine)
