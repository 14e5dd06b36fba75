"""What a method says: for each day and place a distribution over SIDES and, last, unknown; as known then, and as known
now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
from bench.wars.press import War
from bench.wars.settings import SIDES, START

from orontes.claims.types import Claim, Kind, Modality

Floats = npt.NDArray[np.float64]


class View(StrEnum):
    """From which day one looks: then, with what was published by each day, or now, with all that was ever published."""

    THEN = "then"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Votes:
    """Claims read as plain votes for a holder, by publication: what every baseline is given."""

    place: npt.NDArray[np.int64]
    told_of: npt.NDArray[np.int64]  # the last day that the claim may mean
    published: npt.NDArray[np.int64]  # day of publication
    side: npt.NDArray[np.int64]
    outlet: npt.NDArray[np.int64]

    def day(self, view: View) -> npt.NDArray[np.int64]:
        """The day on which a vote counts."""
        return self.published if view is View.THEN else self.told_of


def votes(war: War) -> Votes:
    """Who each claim says holds its place; claims that say nothing of it are left out."""
    number = {placement.place_id: i for i, placement in enumerate(war.land.placements)}
    outlet: dict[str, int] = {}
    rows = []
    for claim in war.claims:
        if side := names(claim):
            days = (claim.when.latest - START).days, (claim.published.date() - START).days
            worker = outlet.setdefault(claim.chain[0].name, len(outlet))
            rows.append((number[claim.placement.place_id], min(days), days[1], SIDES.index(side), worker))
    return Votes(*np.array(rows, dtype=np.int64).reshape(-1, 5).T)


def names(claim: Claim) -> str:
    """The side that the claim says holds the place at the end of its day, "" for none.

    Generous to the baselines: it knows that a repelled attack speaks for the defender, and that denials say nothing.
    """
    if claim.modality in {Modality.DENIED, Modality.INTENDED}:
        return ""
    if claim.modality is Modality.FAILED or claim.kind in {Kind.ENCIRCLEMENT, Kind.TERRITORY_TRANSFERRED}:
        return claim.target.side if claim.target.side in SIDES else ""
    held = claim.kind in {Kind.TERRITORY_TAKEN, Kind.TERRITORY_HELD}
    return claim.actor.side if held else ""


def carried(said: Floats, first: Floats) -> Floats:
    """`said`, shaped (days, places, holders), each silent (all-zero) day filled with what was said last.

    `first`, (places, holders), is what holds before anything is said.
    """
    filled = said.copy()
    before = first
    for day in range(len(filled)):
        silent = filled[day].sum(axis=1) == 0
        filled[day, silent] = before[silent]
        before = filled[day]
    return filled
