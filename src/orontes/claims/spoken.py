"""Which place a report means by "the city" or "the area": one that it has named before, of the right kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from orontes.places.types import Placement, PlacePhrase
from orontes.theatre.types import PlaceKind

NOWHERE = PlacePhrase("")
# How many places back a report's reader still remembers.
REMEMBERED = 12
Placed = Callable[[str], Placement | None]

_K = PlaceKind
_SETTLED = frozenset((_K.CITY, _K.TOWN, _K.VILLAGE))
_QUARTERS = frozenset((_K.NEIGHBOURHOOD, _K.DISTRICT, _K.TOWN, _K.REGION))
# What a noun may stand for; any place but a country where it is not listed.
_MEANT = {
    "city": frozenset((_K.CITY, _K.TOWN)),
    "town": _SETTLED | {_K.NEIGHBOURHOOD},
    "village": frozenset((_K.VILLAGE, _K.TOWN)),
    "district": _QUARTERS,
    "neighbourhood": _QUARTERS,
    "neighborhood": _QUARTERS,
    "quarter": _QUARTERS,
    "suburb": _QUARTERS | {_K.VILLAGE},
    "province": frozenset((_K.GOVERNORATE,)),
    "governorate": frozenset((_K.GOVERNORATE,)),
    "country": frozenset((_K.COUNTRY,)),
}
# Nouns that never stand for a name that no gazetteer knows: such names are of small places.
_KNOWN = frozenset(("city", "province", "governorate", "country"))
# What has befallen a place spoken of, where "the rebel-held area" may be another one.
_LOT = (
    "besieged|beleaguered|embattled|blockaded|encircled|surrounded|battered|stricken|bombarded|war-torn|restive|troubled"
    "|contested|disputed|same|entire|whole|breakaway|strategic"
)
# A place without a name that stands for one spoken of; others ("the countryside", "a village") are places near it.
_SAME = re.compile(
    r"^(?:the|this|that)\s+(?!(?:other|nearby|neighbou?ring|surrounding|adjacent|capital|provincial|remaining)\b)(?:[\w-]+\s+)?"
    r"(?:town|city|village|district|neighbou?rhood|camp|suburb|quarter|enclave|base)$"
    rf"|^(?:the|this|that)\s+(?:(?:{_LOT})\s+)?(?:area|place|province|governorate|region|country|territory|zone)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Places named so far, the one that the story is at first; `placed` tells where a name lies."""

    phrases: tuple[PlacePhrase, ...]
    placed: Placed

    def phrase(self, text: str, within: str = "") -> PlacePhrase:
        """What the gazetteer is asked for a place without a name: one spoken of, or one that lies near it."""
        meant = self._meant(text)
        if meant is not None and not within and _SAME.search(text):
            return meant
        near = meant or next(iter(self.phrases), NOWHERE)
        return PlacePhrase(text, within or near.text)

    def _meant(self, text: str) -> PlacePhrase | None:
        noun = text.rpartition(" ")[-1].lower()
        return next((phrase for phrase in self.phrases if phrase.text and self._fits(phrase, noun)), None)

    def _fits(self, phrase: PlacePhrase, noun: str) -> bool:
        placement = self.placed(phrase.text)
        kind = placement.kind if placement is not None and placement.place_id else None
        if kind is None:
            return noun not in _KNOWN or phrase.text.lower().endswith(noun)
        return kind in _MEANT[noun] if noun in _MEANT else kind is not PlaceKind.COUNTRY
