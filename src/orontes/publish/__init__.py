"""Publications: an edition as a site, a chronology, a situation report and data files, fit for those who will read it.

The room knows how to tell a claim without making it a fact, and what each profile must withhold. It concludes nothing:
every figure, colour and grade in it was made below. Publications read the edition and never one another.
"""

from orontes.audience import Profile
from orontes.publish.leaks import check as check_leaks
from orontes.publish.lint import Finding, lint, uncited
from orontes.publish.profiles import apply
from orontes.publish.types import Configuration, Edition
from orontes.publish.writing import files, files_there, may_hold_edition, refuse_in_use, write

__all__ = [
    "Configuration",
    "Edition",
    "Finding",
    "Profile",
    "apply",
    "check_leaks",
    "files",
    "files_there",
    "lint",
    "may_hold_edition",
    "refuse_in_use",
    "uncited",
    "write",
]
