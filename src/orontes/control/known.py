"""What is known of each place as the days go by, from nothing but what had been told by their end."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from orontes.claims.types import Claim
from orontes.control import params
from orontes.control.evidence import Sign, is_evidence
from orontes.control.sites import Site, best_placement, site
from orontes.control.sweeps import is_sweep, swept
from orontes.evidence import RecordId
from orontes.incidents import trust
from orontes.theatre.types import Theatre


@dataclass(frozen=True, slots=True)
class Version:
    """What was known of a place from the end of a day on."""

    since: date
    site: Site


class Known:
    """Takes the claims in day by day, and keeps what was known of each place after each day on which it was told of.

    A sweeping claim ("all that was lost") speaks of the losses that are known when it is told.
    """

    def __init__(self, theatre: Theatre, sides: Sequence[str]) -> None:
        self.theatre, self.sides = theatre, sides
        self.versions: dict[str, list[Version]] = defaultdict(list)
        self.claims: dict[str, dict[RecordId, Claim]] = defaultdict(dict)
        self._recent: dict[str, dict[RecordId, Claim]] = defaultdict(dict)
        self._trusted = trust(theatre)

    def hear(self, today: date, told: Iterable[Claim]) -> list[str]:
        """Take in what is told on a day, days in order: the ids of the places that it is about."""
        told = sorted(told, key=lambda claim: claim.id)
        heard: dict[str, dict[RecordId, Claim]] = defaultdict(dict)
        for claim in told:
            if is_evidence(claim, self.theatre.bounds):
                heard[claim.placement.place_id][claim.id] = claim
        for place, news in heard.items():
            self._recent[place] |= news
        if sweeps := [claim for claim in told if is_sweep(claim)]:
            for place, claim in swept(sweeps, {place: list(known.values()) for place, known in self._recent.items()}):
                self._recent[place][claim.id] = heard[place][claim.id] = claim
        for place in sorted(heard):
            self._weigh(place, heard[place], today)
        return sorted(heard)

    def at(self, place: str, day: date) -> Site | None:
        """What was known of a place at the end of a day, None where nothing was."""
        versions = self.versions.get(place, [])
        number = bisect_right(versions, day, key=lambda version: version.since)
        return versions[number - 1].site if number else None

    def of(self, place: str) -> Mapping[RecordId, Claim]:
        """All claims heard of a place."""
        return self.claims[place]

    def side_with(self, sides: Sequence[str], today: date) -> list[str]:
        """Weigh all that is known again, now that others are known to hold ground: the ids of all places told of."""
        self.sides = sides
        for place in sorted(self.claims):
            self._weigh(place, {}, today)
        return sorted(self.claims)

    def _weigh(self, place: str, news: Mapping[RecordId, Claim], today: date) -> None:
        """What was told long ago stands as it was weighed; the rest is weighed together."""
        self.claims[place] |= news
        since = today - timedelta(days=min(params.HEARD_DAYS, today.toordinal() - 1))
        recent = {key: claim for key, claim in self._recent[place].items() if claim.told >= since or key in news}
        self._recent[place] = recent
        if not recent:
            return
        found = site([recent[key] for key in sorted(recent)], self._trusted, self.sides)
        if self.versions[place]:
            before = self.versions[place][-1].site
            settled = tuple(sign for sign in before.signs if sign.claim not in recent)
            placement = best_placement((before.placement, found.placement))
            found = Site(placement, found.told, _by_day((*settled, *found.signs)))
        self.versions[place].append(Version(today, found))


def _by_day(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    return tuple(sorted(signs, key=lambda sign: (sign.day, sign.claim, sign.side)))
