"""Accounts of one event: which claims tell the same thing, who they go back to, and how far they bear each other out.

It knows claims, interests and independence. It refuses to settle a contradiction, to count a copy, and to believe a
number: disagreement is kept as data beside the claim that is shown first.
"""

from orontes.incidents.clusters import id_of
from orontes.incidents.gathering import Gatherer, gather, judged
from orontes.incidents.interest import Stance, admits, declares, stance
from orontes.incidents.origins import independent, is_credible, origins, reliability, trust
from orontes.incidents.preference import supports
from orontes.incidents.trusting import coin_of
from orontes.incidents.types import (
    Account,
    Contradiction,
    Grade,
    Incident,
    Match,
    Outcome,
    Part,
    Reason,
    SourceWeight,
    StrikeStatus,
    Telling,
    Wish,
)

__all__ = [
    "Account",
    "Contradiction",
    "Gatherer",
    "Grade",
    "Incident",
    "Match",
    "Outcome",
    "Part",
    "Reason",
    "SourceWeight",
    "Stance",
    "StrikeStatus",
    "Telling",
    "Wish",
    "admits",
    "coin_of",
    "declares",
    "gather",
    "id_of",
    "independent",
    "is_credible",
    "judged",
    "origins",
    "reliability",
    "stance",
    "supports",
    "trust",
]
