"""Made-up reports of some three hundred words with places of the Syria pack: each number gives the same for ever."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from orontes.claims.types import Kind
from orontes.evidence import RecordId
from orontes.ledger.streams import Row
from orontes.sources import Document
from orontes.theatre.types import Theatre

FIRST_DAY = datetime(2015, 1, 1, tzinfo=UTC)
A_DAY = 1000  # reports
SENTENCES = 16
PUBLISHERS = ("Valley Monitor", "Northern Desk", "River Post", "Plain Courier", "State Wire", "Local Council")
PATTERNS = (
    ("{side} took {place} after a day of fighting with {other}, residents of {near} said.", Kind.TERRITORY_TAKEN),
    ("Shells fell on {place} before dawn and {count} people were killed, among them a paramedic.", Kind.SHELLING),
    ("Warplanes struck a market in {place}; rescuers from {near} counted {count} dead.", Kind.AIR_STRIKE),
    ("A convoy with flour for {count} families was turned back at the checkpoint outside {place}.", None),
    ("{side} said its forces hold the road from {place} to {near} and deny it to {other}.", Kind.TERRITORY_HELD),
    ("Clashes went on in the fields between {place} and {near} without either side gaining ground.", Kind.ARMED_CLASH),
    ("A field hospital in {place} stopped work when its generator was hit.", None),
    ("The council of {place} asked for a truce of {count} hours so that the wounded can leave.", None),
)
SIDES = ("Opposition fighters", "The army", "A local militia", "The border guards")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a report that a claim is read from: where it stands, its kind and its place."""

    start: int
    end: int
    kind: Kind
    place: str


class Press:
    """Writes reports about the places of a theatre pack."""

    def __init__(self, pack: Theatre) -> None:
        self._places = sorted(place.name for place in pack.places)

    def report(self, number: int) -> tuple[Document, tuple[Told, ...]]:
        """The report of a number, and the sentences in it that claim something."""
        chance = random.Random(number)
        published = FIRST_DAY + timedelta(seconds=number * 86400 // A_DAY)
        publisher = PUBLISHERS[number % len(PUBLISHERS)]
        text, told = self._text(chance, f"{publisher}, report {number}, {published:%d %B %Y}\n\n")
        original = text.encode()
        name = f"report-{number}"
        document = Document(
            id=RecordId(hashlib.sha256(original).hexdigest()),
            doc=name,
            file=f"{name}.txt",
            text=text,
            original=original,
            publisher=publisher,
            url=f"https://example.org/{published:%Y/%m}/{name}",
            published=published,
            published_from="manifest",
            title=f"Report {number}",
        )
        return document, told

    def _text(self, chance: random.Random, heading: str) -> tuple[str, tuple[Told, ...]]:
        parts, told, length = [heading], [], len(heading)
        for _ in range(SENTENCES):
            pattern, kind = chance.choice(PATTERNS)
            place, near = chance.choices(self._places, k=2)
            side, other = chance.choices(SIDES, k=2)
            sentence = pattern.format(
                place=place, near=near, side=side, other=other.lower(), count=chance.randrange(90)
            )
            if kind is not None:
                told.append(Told(length, length + len(sentence), kind, place))
            parts.append(f"{sentence} ")
            length += len(sentence) + 1
        return "".join(parts), tuple(told)


def wires(document: Document, told: Sequence[Told], count: int, like: Row) -> list[Row]:
    """So many claims on the wire, which go through the sentences again and again: `like` gives the other fields."""
    found = []
    for nth in range(count):
        each = told[nth % len(told)]
        claim = like | {
            "id": f"{document.id[:12]}-{nth}",
            "document": document.id,
            "doc": document.doc,
            "published": document.published.isoformat(),
            "entry_time": document.published.isoformat(),
            "date": document.published.date().isoformat(),
            "date_end": document.published.date().isoformat(),
            "kind": each.kind.value,
            "place": each.place,
            "place_name": each.place,
            "quote": document.text[each.start : each.end],
            "span": [each.start, each.end],
            "sentence": [each.start, each.end],
        }
        found.append(claim)
    return found
