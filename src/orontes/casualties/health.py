"""What WHO's surveillance of attacks on health care asks of each attack, and one facility through its attacks.

After the fields that WHO's SSA publishes: how it was attacked, which resources were hit, and one of four levels of
certainty, which follow from the incident's grade. `ssa.csv` holds the words by which a report tells the first two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from orontes.casualties.tables import HERE
from orontes.casualties.types import FacilityAttack
from orontes.claims.types import Claim, Kind
from orontes.errors import LexiconError
from orontes.evidence import record_id
from orontes.incidents import Grade, is_credible
from orontes.incidents.tables import read_rows

AREA_PREC = 3  # UCDP where_prec from which a place is an area, and no place to move from
HEAVY = frozenset({Kind.AIR_STRIKE, Kind.SHELLING, Kind.EXPLOSIVE, Kind.SUICIDE_BOMB})
_CERTAINTY = {
    Grade.CONFIRMED: "confirmed",
    Grade.FAIR: "probable",
    Grade.WEAK: "possible",
    Grade.CONTESTED: "possible",
    Grade.DISCOUNTED: "rumour",
}


def manner(kind: Kind, about: Sequence[Claim]) -> str:
    """How it was attacked, in WHO's words: "heavy weapons", "individual weapons", "setting fire" and so on."""
    if kind is Kind.CHEMICAL_WEAPON:
        return "chemical agent"
    return "heavy weapons" if kind in HEAVY else next(iter(_told("manner", about)), "not told")


def resources(about: Sequence[Claim]) -> tuple[str, ...]:
    """Which resources were hit: always the facility, and what else is named."""
    return ("facility", *_told("resource", about))


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
        last = stood if stood != line.place and line.where_prec < AREA_PREC else ""
        identity = record_id("facility", *(key if line.name else (*key, line.place_id or line.place)))
        before.append(replace(line, facility_id=identity, attack=len(before) + 1, moved_from=last))
        found.append(before[-1])
    return found


def _told(field: str, about: Sequence[Claim]) -> tuple[str, ...]:
    words = " ".join(f"{claim.quote} {claim.target.text}" for claim in about)
    return tuple(value for value, pattern in _patterns(field) if pattern.search(words))


@cache
def _patterns(field: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = [(line, row) for line, row in read_rows(HERE / "ssa.csv")]
    if wrong := [line for line, row in rows if row["field"] not in {"resource", "manner"} or not row["words"]]:
        raise LexiconError("a row needs resource or manner, and words", file="ssa.csv", line=wrong[0])
    mine = [(row["value"], row["words"]) for _, row in rows if row["field"] == field]
    return tuple((value, re.compile(rf"(?i)\b(?:{words})\b")) for value, words in mine)
