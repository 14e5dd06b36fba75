"""For whom an edition is: chosen at the door, heeded by what is published."""

from __future__ import annotations

from enum import StrEnum


class Profile(StrEnum):
    """Who an edition is for; each withholds what would do harm in those hands."""

    PUBLIC = "public"
    PARTNER = "partner"
    INTERNAL = "internal"
