"""Who the dead and injured were: children, women, medical staff, rescuers, journalists, civilians and combatants apart.

A group is named by what a figure counts ("three doctors"), or told of a part of it ("20 people, including 8 children").
Groups overlap (a doctor is a civilian): each stands on its own line, and no two are added.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orontes.casualties.ranges import exactly, reconcile, within
from orontes.casualties.tables import groups, peoples
from orontes.casualties.types import Estimate, GroupToll
from orontes.claims.types import Claim
from orontes.evidence import Count
from orontes.incidents.interest import CIVILIANS
from orontes.reading.counts import find_counts
from orontes.reading.numbers import NUMBER_WORDS
from orontes.romanization import plain

COMBATANTS = "combatants"
_AMONG = re.compile(
    r"(?i)\b(?:including|among (?:them|whom|the dead|the wounded|the injured)|of (?:whom|them))\b[^.;]*$"
)
_BOTH = re.compile(r"(?i)\W*(?:children and women|women and children)\b")
_FIGURES = ("killed", "injured")
_HEDGES = frozenset(
    {"at", "least", "more", "than", "about", "some", "over", "up", "to", "nearly", "around", "as", "many", "a"}
)


@dataclass(frozen=True, slots=True)
class _Part:
    """So many of one group were hurt in one way, as one claim says."""

    people: str
    harm: str  # "killed" or "injured"
    count: Count
    claim: Claim
    account: int


def group_tolls(
    told: Sequence[Sequence[Claim]], killed: Estimate | None, injured: Estimate | None
) -> tuple[GroupToll, ...]:
    """The groups named by the accounts of one incident, in alphabetical order; `told` as in `tolling`.

    Each is a range over accounts, and no more than the whole toll allows.
    """
    parts = [part for at, claims in enumerate(told) for claim in claims for part in _parts(claim, at)]
    names = sorted({part.people for part in parts})
    return tuple(_group(name, [p for p in parts if p.people == name], killed, injured) for name in names)


def _group(name: str, parts: Sequence[_Part], killed: Estimate | None, injured: Estimate | None) -> GroupToll:
    return GroupToll(
        people=name,
        killed=_range([part for part in parts if part.harm == "killed"], killed),
        injured=_range([part for part in parts if part.harm == "injured"], injured),
        claims=tuple(dict.fromkeys(part.claim.id for part in parts)),
    )


def _range(parts: Sequence[_Part], whole: Estimate | None) -> Estimate | None:
    by_account: dict[int, list[Estimate]] = defaultdict(list)
    for part in parts:
        by_account[part.account].append(exactly(part.count))
    if not by_account:
        return None
    found = reconcile([reconcile(figures) for figures in by_account.values()])
    return within(found, whole) if whole else found


def _parts(claim: Claim, account: int) -> Iterator[_Part]:
    for people, harm, count in (*_whole(claim), *_told_apart(claim), *_added_up(claim)):
        if count is not None and (count.low or count.high is not None):
            yield _Part(people, harm, count, claim, account)


def _whole(claim: Claim) -> Iterator[tuple[str, str, Count | None]]:
    """The groups of which the claim's own figures are."""
    side, people = claim.target.side, _people(claim.target.text)
    if claim.civilians_killed is not None or side == CIVILIANS:
        yield CIVILIANS, "killed", claim.civilians_killed or claim.killed
    if side == CIVILIANS:
        yield CIVILIANS, "injured", claim.injured
    elif people == COMBATANTS or (side and _is_named(claim)):
        yield COMBATANTS, "killed", claim.killed if claim.civilians_killed is None else None
        yield COMBATANTS, "injured", claim.injured
    if people not in {"", CIVILIANS, COMBATANTS}:
        yield people, "killed", claim.killed
        yield people, "injured", claim.injured if claim.killed is None else None


def _is_named(claim: Claim) -> bool:
    """Whether the words name those of a side: not "three bodies" or "at least five", whose side is a guess."""
    words = (word for word in re.findall(r"[^\W\d]+", plain(claim.target.text)) if word not in NUMBER_WORDS)
    return bool(claim.target.id) or any(
        word not in _HEDGES and (word not in groups() or peoples().get(word) == COMBATANTS) for word in words
    )


def _told_apart(claim: Claim) -> Iterator[tuple[str, str, Count | None]]:
    """ "Including eight children and six women": parts of the figure before them."""
    for found in find_counts(claim.quote):
        before, after = claim.quote[: found.span.start], claim.quote[found.span.end :]
        people = "women_and_children" if _BOTH.match(after) else peoples().get(found.unit) or _people(_next(after))
        if people and _AMONG.search(before):
            yield people, _harm(claim, found.span.start), found.count


def _added_up(claim: Claim) -> Iterator[tuple[str, str, Count | None]]:
    """ "15 civilians and 27 fighters", where the dead are both together: each by itself."""
    found = find_counts(claim.quote)
    total = claim.killed.low if claim.killed else 0
    runs = (found[i : j + 1] for i in range(len(found)) for j in range(i + 1, len(found)))
    listed = next((run for run in runs if sum(one.count.low for one in run) == total), [])
    for one in listed:
        people = peoples().get(one.unit) or _people(_next(claim.quote[one.span.end :]))
        if people and not (people == CIVILIANS and claim.civilians_killed):
            yield people, "killed", one.count


def _next(after: str) -> str:
    """The three words after a number, in its own clause: "nine of them children"."""
    return " ".join(re.split(r"[,.;:]", after)[0].split()[:3])


def _harm(claim: Claim, at: int) -> str:
    """What happened to those counted at `at` of the quote: as with the last figure told before them."""
    told = [name for name in _FIGURES if getattr(claim, name) is not None]
    spans = [(p.span.start - claim.span.start, p.role) for p in claim.pieces if p.role in told]
    before = [role for start, role in sorted(spans) if start < at]
    return (before or told or ["killed"])[-1 if before else 0]


def _people(words: str) -> str:
    """The one group that words name, "" where they name none or several."""
    named = {peoples()[word] for word in plain(words).split() if peoples().get(word)}
    return named.pop() if len(named) == 1 else ""
