"""The nouns of a place phrase: what it is about its name that places it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """How a phrase lies to its name."""

    AT = "at"  # the place itself
    PART = "part"  # a piece of it: "eastern Aleppo"
    AREA = "area"  # the land that bears its name: "Hama countryside"
    NEAR = "near"
    OFFSET = "offset"  # in a direction from it
    BETWEEN = "between"
    ROAD = "road"
    BORDER = "border"  # the border with the state that it names


class Hint(StrEnum):
    """What sort of place the phrase says the name is."""

    NONE = ""
    SETTLEMENT = "settlement"
    URBAN = "urban"  # a town or a part of one: what has outskirts, streets and hospitals
    NEIGHBOURHOOD = "neighbourhood"
    FACILITY = "facility"
    AIRBASE = "airbase"
    ROAD = "road"
    DISTRICT = "district"  # of a city, or the administrative one around a town
    GOVERNORATE = "governorate"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A place phrase taken apart. `name` is "" where it names nothing."""

    name: str
    shape: Shape = Shape.AT
    hint: Hint = Hint.NONE
    bearing: float | None = None  # degrees
    metres: float | None = None
    ends: tuple[Phrase, ...] = ()  # of BETWEEN and ROAD: what lies at each end, the name's own first
    within: str = ""  # the larger place that the phrase itself names
    failing: str = ""  # the phrase to place where the name is not known: "X, six kilometres west of Khattab"
