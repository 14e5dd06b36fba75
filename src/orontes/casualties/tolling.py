"""The toll of each incident: what is counted, what is set aside and why, and the range that is left.

Figures are said by claims and nowhere else: "a large number of terrorists" is no number here. Casualty recording
follows OHCHR's guidance (HR/PUB/19/1): ranges where sources vary, and the rules of exclusion written down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from orontes.casualties.likely import Telling, likely
from orontes.casualties.people import group_tolls
from orontes.casualties.ranges import exactly, overlapping, reconcile, within
from orontes.casualties.sites import VIOLENT
from orontes.casualties.tables import facility_words, groups
from orontes.casualties.types import Estimate, SetAside, Toll
from orontes.claims.types import Claim, Kind, Modality
from orontes.evidence import Count, RecordId
from orontes.incidents import Incident, is_credible, stance, supports
from orontes.romanization import plain

CIVILIANS = "civilians"
EVERYBODY = ""
RUNNING_TOTAL = "running_total"  # a mark of the claims room
Figure = Callable[[Claim], Count | None]


def tolls(incidents: Sequence[Incident], claims: Sequence[Claim]) -> tuple[Toll, ...]:
    """The toll of every incident for which a figure is given, or in which a protected facility was hit.

    Order follows `incidents`. Claims that no incident holds are ignored. Per incident: an origin counts once; groups
    that may overlap are never added; origins give the range (`ranges.reconcile`); denials, plans, repetitions and parts
    of a larger toll are set aside with the reason. An incident of denials or plans alone has no toll.
    """
    known = {claim.id: claim for claim in claims}
    found = [_toll(incident, known) for incident in incidents]
    return tuple(toll for toll in found if toll is not None)


def _toll(incident: Incident, known: Mapping[RecordId, Claim]) -> Toll | None:
    tellings = [[known[claim] for claim in account.claims if claim in known] for account in incident.accounts]
    told = [[claim for claim in telling if supports(claim)] for telling in tellings]
    figured = [claim for telling in tellings for claim in telling if _has_figure(claim)]
    if incident.kind is not Kind.CASUALTIES:
        told = [[claim for claim in telling if RUNNING_TOTAL not in claim.marks] for telling in told]
    hit = incident.kind in VIOLENT and incident.facility in facility_words() and any(told)
    if not hit and not any(_has_figure(claim) for telling in told for claim in telling):
        return None
    killed = _count(told, lambda claim: claim.killed)
    civilians = _count(told, civilians_killed)
    injured = _count(told, lambda claim: claim.injured)
    counted = {claim.id for part in (killed, civilians, injured) for claim in part.counted}
    reasons = _reasons(figured, counted, killed, civilians, injured)
    return Toll(
        incident=incident.id,
        start=incident.when.earliest,
        end=incident.when.latest,
        place_id=incident.placement.place_id,
        place=incident.placement.name or incident.placement.text,
        admin1=incident.placement.admin1,
        lat=incident.placement.lat,
        lon=incident.placement.lon,
        kind=incident.kind,
        belligerent=incident.belligerent,
        attribution=incident.attribution,
        grade=incident.grade,
        killed=killed.estimate,
        civilians=_among(civilians.estimate, killed.estimate),
        injured=injured.estimate,
        origins=incident.independent_origins,
        counted=tuple(claim.id for claim in figured if claim.id in counted),
        set_aside=reasons,
        killed_likely=killed.likely,
        injured_likely=injured.likely,
        groups=group_tolls(told, killed.estimate, injured.estimate),
        where_prec=incident.placement.where_prec,
        country=incident.placement.country,
        running=any(RUNNING_TOTAL in claim.marks for claim in figured if claim.id in counted),
    )


def civilians_killed(claim: Claim) -> Count | None:
    """How many civilians the claim says were killed: as stated, or all its dead where it names civilians as target."""
    if claim.civilians_killed is not None:
        return claim.civilians_killed
    return claim.killed if claim.target.side == CIVILIANS else None


@dataclass(frozen=True, slots=True)
class _Sum:
    """An estimate with the claims it counts, and those it does not with the reason."""

    estimate: Estimate | None
    counted: tuple[Claim, ...]
    aside: tuple[SetAside, ...]
    likely: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    """One figure: how many, of which people, by which claim of which account (0 is the preferred one's)."""

    claim: Claim
    count: Count
    group: str
    account: int


def _count(told: Sequence[Sequence[Claim]], figure: Figure) -> _Sum:
    """The estimate over accounts, of which `told` holds one sequence each, the preferred account first."""
    said = [
        _Said(claim, count, _group(claim), account)
        for account, claims in enumerate(told)
        for claim in claims
        if (count := figure(claim)) is not None
    ]
    clear, vague = _split(said, lambda item: item.count.low > 0 or item.count.high is not None)
    wholes = _wholes(clear)
    whole, parts = _split(clear, lambda item: item.group in wholes)
    trusted = {item.group for item in whole if is_credible(item.claim.voice)}
    firm, weak = _split(whole, lambda item: is_credible(item.claim.voice) or item.group not in trusted)
    once, copies = _split(firm, lambda item: item is _first_alike(item, firm))
    if not once:
        return _Sum(None, (), _aside(vague, "gives no number"))
    aside = (
        *_aside(vague, "gives no number"),
        *_aside(parts, "part of a larger toll"),
        *_aside(weak, "an unnamed source beside credible ones"),
        *_aside(copies, "the same origin repeats itself"),
    )
    estimate = overlapping([_one_group([item for item in once if item.group == group]) for group in wholes])
    return _Sum(estimate, tuple(item.claim for item in once), aside, _likely(once, wholes, estimate))


def _likely(once: Sequence[_Said], wholes: Sequence[str], estimate: Estimate) -> tuple[int, int]:
    """The likely range of what is counted, the best figure inside; of several groups, from one to all of them."""
    ranges = [likely(_last_words([item for item in once if item.group == group])) for group in wholes]
    known = [found for found in ranges if found is not None]
    low, high = max(found[0] for found in known), sum(found[1] for found in known)
    return min(low, estimate.best), max(high, estimate.best)


def _last_words(said: Sequence[_Said]) -> list[Telling]:
    """One figure an account: an exact one before an open one, the highest of these, as tolls are corrected upwards."""
    by_account: dict[int, _Said] = {}
    for item in said:
        held = by_account.setdefault(item.account, item)
        by_account[item.account] = max(held, item, key=lambda one: (one.count.high is not None, one.count.low))
    return [Telling(item.count, stance(item.claim)) for item in by_account.values()]


def _one_group(said: Sequence[_Said]) -> Estimate:
    """What the accounts together say of one group of people."""
    by_account: dict[int, list[Estimate]] = defaultdict(list)
    for item in said:
        by_account[item.account].append(exactly(item.count))
    return reconcile([reconcile(figures) for figures in by_account.values()])


def _wholes(said: Sequence[_Said]) -> list[str]:
    """The groups to count: everybody where a figure for everybody covers the largest other, else all that are named."""
    largest: dict[str, int] = {}
    for item in said:
        largest[item.group] = max(item.count.low, largest.get(item.group, 0))
    if EVERYBODY in largest and largest[EVERYBODY] >= max(largest.values()):
        return [EVERYBODY]
    return [group for group in largest if not _is_part(group)] or list(largest)


def _first_alike(item: _Said, said: Sequence[_Said]) -> _Said:
    """The first telling of the same figure for the same people by the same account."""
    key = (item.account, item.group, item.count)
    return next(other for other in said if (other.account, other.group, other.count) == key)


def _split(said: Sequence[_Said], test: Callable[[_Said], bool]) -> tuple[list[_Said], list[_Said]]:
    return [item for item in said if test(item)], [item for item in said if not test(item)]


def _aside(said: Sequence[_Said], why: str) -> tuple[SetAside, ...]:
    return tuple(SetAside(item.claim.id, why) for item in said)


def _group(claim: Claim) -> str:
    """The people a figure is about: the fighters of one side, a group in its own words, or else everybody.

    Only words for people tell groups apart: a target may hold a number ("at least five") or a thing as well.
    """
    people = [word for word in plain(claim.target.text).split() if word in groups()]
    if not people or any(groups()[word] == "everybody" for word in people):
        return EVERYBODY
    side = claim.target.side
    return f"side:{side}" if side not in {"", CIVILIANS} else " ".join(people)


def _is_part(group: str) -> bool:
    return any(groups().get(word) == "part" for word in group.split())


def _among(civilians: Estimate | None, killed: Estimate | None) -> Estimate | None:
    return civilians if civilians is None or killed is None else within(civilians, killed)


def _has_figure(claim: Claim) -> bool:
    return claim.killed is not None or claim.injured is not None or claim.civilians_killed is not None


def _reasons(figured: Sequence[Claim], counted: set[RecordId], *sums: _Sum) -> tuple[SetAside, ...]:
    """One reason for each claim with a figure that was not counted at all."""
    said = {reason.claim: reason.why for part in reversed(sums) for reason in part.aside}
    for claim in figured:
        if claim.modality is Modality.DENIED:
            said[claim.id] = "denies that it happened"
        elif claim.modality is Modality.INTENDED:
            said[claim.id] = "tells of a plan"
        elif RUNNING_TOTAL in claim.marks:
            said.setdefault(claim.id, "a running total of more than this event")
    left = [claim for claim in figured if claim.id not in counted]
    return tuple(SetAside(claim.id, said.get(claim.id, "gives no number")) for claim in left)
