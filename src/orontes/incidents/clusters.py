"""Bringing claims of one event together, the same way whatever order they come in.

Blocks first (family of kinds, place or its surroundings), then complete linkage within a block: a claim joins a group
only if it can be one event with every claim in it, so that a chain of nearly equal days never becomes one event.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from orontes.claims.types import Claim
from orontes.evidence import RecordId, record_id
from orontes.incidents.origins import published_first, same_wording
from orontes.incidents.sameness import TELLING_TOLL, place_key, same_event
from orontes.incidents.tables import kinds
from orontes.review import Rulings

Group = list[Claim]
Block = tuple[str, ...]
_FORTNIGHT = 14
_LONG_DAYS = 62  # twice the longest `range_days`: a longer range matches none shorter than half of it
_CELL_DEGREES = 0.1  # a cell and its neighbours hold everything within 5 km, in the latitudes where people live


def cluster(claims: Sequence[Claim], rulings: Rulings) -> list[Group]:
    """Groups of claims, each one event, every claim in exactly one; rulings SAME and DIFFERENT are obeyed."""
    apart = _apart(claims, rulings)
    groups: list[Group] = []
    blocks: dict[Block, list[int]] = defaultdict(list)
    for unit in sorted(_united(claims, rulings, apart), key=lambda unit: _most_exact(unit[0])):
        joined = _best(unit, groups, _near(unit, blocks), apart)
        if joined is None:
            joined = len(groups)
            groups.append([])
        groups[joined].extend(unit)
        for block in sorted({block for claim in unit for block in _blocks(claim)}):
            if joined not in blocks[block]:
                blocks[block].append(joined)
    return groups


def incident_id(group: Sequence[Claim]) -> RecordId:
    """Id of the incident: that of its earliest published claim, so that later reports never change it."""
    return _id_of(min(group, key=published_first))


def _id_of(founder: Claim) -> RecordId:
    return record_id("incident", founder.id)


Pairs = frozenset[tuple[RecordId, RecordId]]


def _apart(claims: Sequence[Claim], rulings: Rulings) -> Pairs:
    return _as_claims(claims, rulings.different)


def _as_claims(claims: Sequence[Claim], pairs: Pairs) -> Pairs:
    """Pairs of claim ids, both ways round; an incident's id stands for the claim that founded it."""
    known = {claim.id: claim.id for claim in claims} | {_id_of(claim): claim.id for claim in claims}
    named = [(known[one], known[other]) for one, other in pairs if one in known and other in known]
    return frozenset(named) | frozenset((other, one) for one, other in named)


def _united(claims: Sequence[Claim], rulings: Rulings, apart: Pairs) -> list[Group]:
    """The claims, those that a person ruled to be the same already together."""
    unit_of: dict[RecordId, Group] = {claim.id: [claim] for claim in claims}
    for one, other in sorted(_as_claims(claims, rulings.same)):
        first, second = unit_of[one], unit_of[other]
        if first is not second and not _kept_apart(first, second, apart):
            first.extend(second)
            unit_of.update((claim.id, first) for claim in second)
    units = {id(unit): sorted(unit, key=_most_exact) for unit in unit_of.values()}
    return list(units.values())


def _best(unit: Group, groups: list[Group], near: list[int], apart: Pairs) -> int | None:
    fitting = [i for i in near if _fits(unit, groups[i]) and not _kept_apart(unit, groups[i], apart)]
    return max(fitting, key=lambda i: (_affinity(unit[0], groups[i]), -i), default=None)


def _fits(unit: Group, group: Group) -> bool:
    return all(same_event(claim, member) for claim in unit for member in group)


def _kept_apart(first: Group, second: Group, apart: Pairs) -> bool:
    return bool(apart) and any((one.id, other.id) in apart for one in first for other in second)


def _affinity(claim: Claim, group: Group) -> int:
    """How much of a claim agrees with the closest member of a group."""
    return max(_agreement(claim, member) for member in group)


def _agreement(one: Claim, other: Claim) -> int:
    return sum(
        (
            one.when == other.when,
            bool(one.actor.side) and one.actor.side == other.actor.side,
            bool(one.target.side) and one.target.side == other.target.side,
            bool(one.facility) and one.facility == other.facility,
            one.killed is not None and one.killed == other.killed,
            place_key(one.placement) == place_key(other.placement),
            one.kind is other.kind,
            2 * same_wording(one, other),
        )
    )


def _most_exact(claim: Claim) -> tuple[object, ...]:
    return (claim.when.days, claim.placement.where_prec or 9, *published_first(claim))


def _near(unit: Group, blocks: dict[Block, list[int]]) -> list[int]:
    wanted = {block for claim in unit for block in (*_blocks(claim), *_around(claim))}
    return sorted({group for block in wanted for group in blocks.get(block, ())})


def _blocks(claim: Claim) -> Iterator[Block]:
    family = kinds()[claim.kind].family
    for time in _times(claim):
        yield (family, time, "place", place_key(claim.placement))
        if cell := _cell(claim):
            yield (family, time, "cell", str(cell[0]), str(cell[1]))
        if _has_telling_toll(claim) and claim.placement.admin1:
            yield (family, time, "area", claim.placement.admin1)


def _around(claim: Claim) -> Iterator[Block]:
    if cell := _cell(claim):
        for time in _times(claim):
            for north in (-1, 0, 1):
                for east in (-1, 0, 1):
                    yield (kinds()[claim.kind].family, time, "cell", str(cell[0] + north), str(cell[1] + east))


def _times(claim: Claim) -> Iterator[str]:
    """The fortnights a claim touches, a day's slack included; long ranges are compared with long ranges alone."""
    if claim.when.days > _LONG_DAYS / 2:
        yield "long"
    if claim.when.days <= _LONG_DAYS:
        first, last = claim.when.earliest.toordinal() - 1, claim.when.latest.toordinal() + 1
        for fortnight in range(first // _FORTNIGHT, last // _FORTNIGHT + 1):
            yield str(fortnight)


def _cell(claim: Claim) -> tuple[int, int] | None:
    lat, lon = claim.placement.lat, claim.placement.lon
    if lat is None or lon is None:
        return None
    return math.floor(lat / _CELL_DEGREES), math.floor(lon / _CELL_DEGREES)


def _has_telling_toll(claim: Claim) -> bool:
    return any(count is not None and count.low >= TELLING_TOLL for count in (claim.killed, claim.injured))
