"""A register beside the toll: people displaced, returned, cut off, reached or in need, and who counted them.

A number of people belongs to the sentence that gives it, and to all the places named there together: 300,000 people in
three suburbs are no 300,000 in each. Who counted is told with it, and no two counts are added.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from orontes.casualties.nesting import COUNTRY_PREC
from orontes.casualties.tables import first_of, groups, says
from orontes.casualties.types import Affected
from orontes.claims.types import Claim, Kind, Modality
from orontes.evidence import Count, RecordId, record_id
from orontes.reading.counts import FoundCount, find_counts
from orontes.romanization import plain

_FLIGHT = {Kind.DISPLACEMENT: "displaced", Kind.ENCIRCLEMENT: "cut_off", Kind.AID: "in_need"}
_FAMILIES = frozenset({"family", "families", "household", "households"})
_NEXT = re.compile(r"[ \t]+([^\n]+?[.!?](?=\s|$))")
_HARM = re.compile(
    r"(?i)\b(?:kill|dead\b|death|died\b|dying|injur|wound|casualt|martyr|lives\b|starved)"
)  # another register
REACH = 50  # characters between a number and the words that say what befell those people
_POPULATION = re.compile(r"(?i)\b(?:population|inhabitants|home to)\b")
SAME_PEOPLE_DAYS = 62
AREA_PREC = 4  # UCDP where_prec of a governorate, which holds other places
FEWEST = 5  # people below which a number is of somebody's story and not of a displacement


def affected_register(claims: Sequence[Claim], texts: Mapping[RecordId, str]) -> tuple[Affected, ...]:
    """One line for each number of people who fled, returned, were cut off, reached or in need, by day and source.

    `texts` holds the documents' texts by id, so that the number is found in the whole sentence; a claim of another
    document is read by its quote. Denials, plans and sentences without a number of people are left out.
    """
    told: dict[tuple[RecordId, str, str], list[Claim]] = defaultdict(list)
    taken = {(claim.document, claim.sentence.start) for claim in claims}
    for claim in claims:
        if claim.kind in _FLIGHT and claim.modality not in {Modality.DENIED, Modality.INTENDED}:
            told[claim.document, _passage(claim, texts.get(claim.document, ""), taken), claim.voice.name].append(claim)
    lines = [_affected(words, told[key], found) for key in told if (found := _people(words := key[1], told[key]))]
    lines.sort(key=lambda line: (line.start, line.end, line.places, line.claims))
    known = {claim.id: claim for claim in claims}
    scopes = {line.id: _scope(known[claim] for claim in line.claims) for line in lines}
    return tuple(replace(line, overlaps=_overlaps(line, lines, scopes)) for line in lines)


@dataclass(frozen=True, slots=True)
class _Scope:
    """The places that a number is of, the areas that it takes in, and those that it lies in."""

    places: frozenset[str]
    holds: frozenset[str]
    within: frozenset[str]

    def meets(self, other: _Scope) -> bool:
        return bool(self.places & other.places or self.holds & other.within or self.within & other.holds)


def _scope(claims: Iterable[Claim]) -> _Scope:
    places = [claim.placement for claim in claims]
    areas = {place.admin1 for place in places if AREA_PREC <= place.where_prec < COUNTRY_PREC}
    lands = {place.country for place in places if place.where_prec >= COUNTRY_PREC}
    within = {part for place in places for part in (place.admin1, place.country)}
    return _Scope(
        frozenset(place.place_id or place.text for place in places) - {""},
        frozenset(areas | lands) - {""},
        frozenset(within) - {""},
    )


def _overlaps(line: Affected, lines: Sequence[Affected], scopes: Mapping[RecordId, _Scope]) -> tuple[RecordId, ...]:
    """Other counts that may be of the same people: of the same thing and area, within two months."""
    return tuple(
        other.id
        for other in lines
        if other.id != line.id
        and (other.what, other.unit) == (line.what, line.unit)
        and abs((other.start - line.start).days) <= SAME_PEOPLE_DAYS
        and scopes[line.id].meets(scopes[other.id])
    )


def _passage(claim: Claim, text: str, taken: set[tuple[RecordId, int]]) -> str:
    """The claim's sentence; where that gives no number of people, the next one of the paragraph if it is of the same.

    "The suburbs are in need. Some 300,000 people are cut off, the envoy said": the second sentence names no place.
    """
    if not text or not claim.sentence.end:
        return claim.quote
    words = claim.sentence.of(text)
    found = _NEXT.match(text, claim.sentence.end)
    if found is None or _people(words, [claim]) or (claim.document, found.start(1)) in taken:
        return words
    return found[1] if first_of("relief.csv", found[1], "") and _people(found[1], [claim]) else words


def _people(words: str, claims: Sequence[Claim]) -> FoundCount | None:
    """The number of people in a sentence, the largest where it gives several: the others are parts of it."""
    dead = {(c.low, c.high) for claim in claims for c in (claim.killed, claim.injured) if c}
    found = [
        number
        for number in find_counts(words)
        if _unit(number, words)
        and number.count.low >= FEWEST
        and (number.count.low, number.count.high) not in dead
        and not _HARM.search(re.split(r"[,;]\s", words[max(0, number.span.start - 30) : number.span.start])[-1])
        and not _HARM.search(words[number.span.start : number.span.end + 40])
        and not _POPULATION.search(words[max(0, number.span.start - 40) : number.span.start])
    ]
    near = [number for number in found if says("relief.csv", _around(number, words))]
    if not near and _HARM.search(words):
        return None  # "250 dead in the besieged town": how many are besieged is not told
    return max(near or found, key=lambda f: (f.count.low, -f.span.start), default=None)


def _around(number: FoundCount, words: str) -> str:
    """The words within reach of a number, on its side of a bracket; "the besieged town" only says which town."""
    before, after = words[max(0, number.span.start - REACH) : number.span.start], words[number.span.end :][:REACH]
    return re.sub(r"(?i)\bthe besieged\b", "", f"{before.rpartition('(')[2]} {after.partition('(')[0]}")


def _unit(number: FoundCount, words: str) -> str:
    """ "people" or "families", "" where the number counts neither: by its noun, or by one of the next three words."""
    nouns = [number.unit, *plain(words[number.span.end :][:60]).split()[:3]]
    people = next((noun for noun in nouns if noun in _FAMILIES or noun in groups() or f"{noun}s" in groups()), "")
    return "families" if people in _FAMILIES else "people" if people else ""


def _affected(words: str, claims: Sequence[Claim], found: FoundCount) -> Affected:
    first = min(claims, key=lambda claim: (claim.span, claim.id))
    places = dict.fromkeys(c.placement.name or c.place for c in sorted(claims, key=lambda c: c.span) if c.place)
    cited = tuple(sorted(claim.id for claim in claims))
    what = first_of("relief.csv", words, _FLIGHT[first.kind])
    return Affected(
        id=record_id("affected", what, *cited),
        what=what,
        people=Count(found.count.low, found.count.high),
        unit=_unit(found, words),
        places=tuple(places),
        start=min(claim.when.earliest for claim in claims),
        end=max(claim.when.latest for claim in claims),
        counted_by=first.voice.source_id or f"({first.voice.kind.value})",
        alleged=first.modality is Modality.ALLEGED,
        claims=cited,
        areas=tuple(sorted({claim.placement.admin1 for claim in claims} - {""})),
    )
