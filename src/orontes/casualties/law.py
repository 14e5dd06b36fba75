"""Which law a weapon falls under, and for which of the states concerned it was in force on the day.

`weapons.csv` says what bans or restricts a weapon, and what customary law asks of every party, states or not (rules of
the ICRC's study of customary humanitarian law, 2005); `parties.csv` since when a treaty binds a state, with no day
where it does not; `states.csv` the words that a state and its forces go by. A state in none of them is not spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from orontes.casualties.tables import HERE, treaties
from orontes.claims.types import Claim
from orontes.errors import LexiconError
from orontes.incidents.tables import read_rows
from orontes.romanization import plain

_BANS = frozenset({"prohibited", "restricted", "none"})


@dataclass(frozen=True, slots=True)
class Law:
    """What law says of a weapon: "prohibited" or "restricted" by a treaty, or "none"; and the custom that binds all."""

    treaty: str
    key: str  # of `parties.csv`, "" where no treaty bans or restricts it
    ban: str
    custom: str


def law_of(weapon: str) -> Law:
    """The law on a restricted weapon (a `reading.Weapon` value of `weapons.csv`).

    >>> law_of("cluster").ban, law_of("barrel_bomb").ban
    ('prohibited', 'none')
    """
    return _laws()[weapon]


def bound(weapon: str, day: date, country: str, about: Sequence[Claim]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The states concerned that the treaty bound on a day, and those that it did not, in alphabetical order.

    Concerned are the state where it happened (`country`, ISO 3166) and those that the claims name as the doers.
    """
    since = {c: day for (treaty, c), day in parties().items() if treaty and treaty == law_of(weapon).key}
    doers = " ".join(f"{claim.actor.text} {claim.actor.id}" for claim in about)
    told = set(re.findall(r"[^\W_]+", plain(doers).replace("u.s.", "us")))
    concerned = {c: name for c, (name, words) in _states().items() if c in since and (c == country or words & told)}
    holds = {c for c in concerned if (first := since[c]) is not None and first <= day}
    names = [sorted(concerned[c] for c in group) for group in (holds, concerned.keys() - holds)]
    return tuple(names[0]), tuple(names[1])


@cache
def parties() -> Mapping[tuple[str, str], date | None]:
    """By treaty and country, the day from which it is in force there; None where it is not."""
    found: dict[tuple[str, str], date | None] = {}
    for line, row in read_rows(HERE / "parties.csv"):
        try:
            found[row["treaty"], row["country"]] = date.fromisoformat(row["since"]) if row["since"] else None
        except (KeyError, ValueError) as error:
            raise LexiconError(f"not a treaty, a country and a day: {error}", file="parties.csv", line=line) from error
        if row["country"] not in _states() or row["treaty"] not in {law.key for law in _laws().values()}:
            raise LexiconError("a treaty or country that no other table has", file="parties.csv", line=line)
    return found


@cache
def _laws() -> Mapping[str, Law]:
    found: dict[str, Law] = {}
    for line, row in read_rows(HERE / "weapons.csv"):
        law = Law(treaties()[row["weapon"]], row.get("key", ""), row.get("ban", ""), row.get("custom", ""))
        if law.ban not in _BANS or not law.custom:
            raise LexiconError("a row needs a ban and a custom", file="weapons.csv", line=line)
        found[row["weapon"]] = law
    return found


@cache
def _states() -> Mapping[str, tuple[str, frozenset[str]]]:
    rows = read_rows(HERE / "states.csv")
    return {row["country"]: (row["state"], frozenset(row["words"].split("|"))) for _, row in rows}
