"""How many were hurt, which protected places were hit, with which weapons, and on whose word.

It knows tolls as ranges that cite what they count and what they leave out. It refuses to add groups that may overlap,
to make a number out of "a large number", and to promote an allegation to a finding.
"""

from orontes.casualties.accords import accord_register
from orontes.casualties.affected import affected_register
from orontes.casualties.facilities import facility_register
from orontes.casualties.histories import first_told, histories
from orontes.casualties.nesting import apart
from orontes.casualties.periods import by_period, monthly, summable
from orontes.casualties.tables import treaties
from orontes.casualties.tolling import tolls
from orontes.casualties.types import (
    Accord,
    Affected,
    Estimate,
    FacilityAttack,
    GroupToll,
    History,
    PeriodToll,
    SetAside,
    Stage,
    Toll,
    Unit,
    WeaponAllegation,
)
from orontes.casualties.weapons import weapon_register

__all__ = [
    "Accord",
    "Affected",
    "Estimate",
    "FacilityAttack",
    "GroupToll",
    "History",
    "PeriodToll",
    "SetAside",
    "Stage",
    "Toll",
    "Unit",
    "WeaponAllegation",
    "accord_register",
    "affected_register",
    "apart",
    "by_period",
    "facility_register",
    "first_told",
    "histories",
    "monthly",
    "summable",
    "tolls",
    "treaties",
    "weapon_register",
]
