"""Two registers beside the toll: people displaced, cut off, reached or in need; and truces, talks and their breaches.

A number of people belongs to the sentence that gives it, and to all the places named there together: 300,000 people in
three suburbs are no 300,000 in each. Who counted is told with it, and no two counts are added.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from orontes.casualties.tables import HERE, groups, load
from orontes.casualties.types import Accord, Affected
from orontes.claims.types import Claim, Kind, Modality
from orontes.evidence import Count, RecordId
from orontes.incidents import Incident
from orontes.reading.counts import FoundCount, find_counts
from orontes.romanization import plain

_FLIGHT = {Kind.DISPLACEMENT: "displaced", Kind.ENCIRCLEMENT: "cut_off", Kind.AID: "in_need"}
_FAMILIES = frozenset({"family", "families", "household", "households"})
_NEXT = re.compile(r"[ \t]+([^\n]+?[.!?](?=\s|$))")
_HARM = re.compile(
    r"(?i)\b(?:kill|dead\b|death|died\b|dying|injur|wound|casualt|martyr|lives\b|starved)"
)  # another register
FEWEST = 5  # people below which a number is of somebody's story and not of a displacement
_ACCORDS = frozenset({Kind.AGREEMENT, Kind.TALKS})
_STATUS = {
    Modality.ASSERTED: "reported",
    Modality.ALLEGED: "alleged",
    Modality.DENIED: "denied",
    Modality.INTENDED: "planned",
    Modality.FAILED: "failed",
}


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
    return tuple(sorted(lines, key=lambda line: (line.start, line.end, line.places, line.claims)))


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
    return found[1] if _first_of("relief.csv", found[1], "") and _people(found[1], [claim]) else words


def _people(words: str, claims: Sequence[Claim]) -> FoundCount | None:
    """The number of people in a sentence, the largest where it gives several: the others are parts of it."""
    dead = {(c.low, c.high) for claim in claims for c in (claim.killed, claim.injured) if c}
    found = [
        number
        for number in find_counts(words)
        if _unit(number, words)
        and number.count.low >= FEWEST
        and (number.count.low, number.count.high) not in dead
        and not _HARM.search(words[max(0, number.span.start - 30) : number.span.end + 40])
    ]
    return max(found, key=lambda f: (f.count.low, -f.span.start), default=None)


def _unit(number: FoundCount, words: str) -> str:
    """ "people" or "families", "" where the number counts neither: by its noun, or by one of the next three words."""
    nouns = [number.unit, *plain(words[number.span.end :][:60]).split()[:3]]
    people = next((noun for noun in nouns if noun in _FAMILIES or noun in groups() or f"{noun}s" in groups()), "")
    return "families" if people in _FAMILIES else "people" if people else ""


def _affected(words: str, claims: Sequence[Claim], found: FoundCount) -> Affected:
    first = min(claims, key=lambda claim: (claim.span, claim.id))
    places = dict.fromkeys(c.placement.name or c.place for c in sorted(claims, key=lambda c: c.span) if c.place)
    return Affected(
        what=_first_of("relief.csv", words, _FLIGHT[first.kind]),
        people=Count(found.count.low, found.count.high),
        unit=_unit(found, words),
        places=tuple(places),
        start=min(claim.when.earliest for claim in claims),
        end=max(claim.when.latest for claim in claims),
        counted_by=first.voice.source_id or f"({first.voice.kind.value})",
        alleged=first.modality is Modality.ALLEGED,
        claims=tuple(sorted(claim.id for claim in claims)),
    )


def accord_register(incidents: Sequence[Incident], claims: Sequence[Claim]) -> tuple[Accord, ...]:
    """One line for each truce, other agreement, breach or round of talks, in the order of `incidents`."""
    known = {claim.id: claim for claim in claims}
    found = ([known[claim] for claim in i.claims if claim in known] for i in incidents if i.kind in _ACCORDS)
    pairs = zip((i for i in incidents if i.kind in _ACCORDS), found, strict=True)
    return tuple(_accord(incident, told) for incident, told in pairs if told)


def _accord(incident: Incident, told: Sequence[Claim]) -> Accord:
    parties = [party for claim in told for party in (claim.actor, claim.target) if party.side or party.id]
    plain = "talks" if incident.kind is Kind.TALKS else "agreement"
    words = " ".join(claim.quote for claim in told)
    return Accord(
        incident=incident.id,
        what=plain if incident.kind is Kind.TALKS else _first_of("accords.csv", words, plain),
        status=_STATUS[incident.modality],
        place_id=incident.placement.place_id,
        place=incident.placement.name or incident.placement.text,
        start=incident.when.earliest,
        end=incident.when.latest,
        sides=tuple(sorted({party.side for party in parties if party.side})),
        parties=tuple(dict.fromkeys(party.text for party in parties if party.text)),
        grade=incident.grade,
        claims=incident.claims,
    )


def _first_of(name: str, words: str, plain: str) -> str:
    """The first row of a table any of whose words stands in the text; `plain` where none does."""
    return next((what for what, pattern in _patterns(name) if pattern.search(words)), plain)


@cache
def _patterns(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load(HERE / name, "what", "words", None)
    return tuple((what, re.compile(rf"(?i)\b(?:{words})\b")) for what, words in table.items())
