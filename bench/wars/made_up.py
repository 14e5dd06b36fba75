"""Made-up events told by made-up sources: what the wars have not, to see whether tellings of one event come together.

Every event has a place, a day, a kind, parties and a toll, and some places see two or three events in a day. Facilities
and weapons are named. Sources stand with a side or with nobody; they miss events, tell them a day late or a range of
days wide, put them beside the place or in its governorate only, leave out who did it, exaggerate what serves them, and
copy each other's words.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as hour

from bench.wars.accounts import Accounts

from orontes import theatre
from orontes.claims.types import Claim, Kind, Modality, Party, Voice
from orontes.evidence import Count, Origin, Precision, RecordId, Span, When, record_id
from orontes.places.types import Placement
from orontes.theatre.types import PlaceKind, SourceKind

EVENTS = 3_000
START = date(2030, 1, 1)
DAYS = 120
SIDES = ("north", "south")
AREA = 4
RADII = {1: 1_000.0, 2: 2_500.0, AREA: 60_000.0}
KINDS = {
    Kind.AIR_STRIKE: 5,
    Kind.SHELLING: 5,
    Kind.EXPLOSIVE: 2,
    Kind.ARMED_CLASH: 4,
    Kind.TERRITORY_TAKEN: 2,
    Kind.ATTACK_ON_CIVILIANS: 1,
    Kind.ABDUCTION: 1,
    Kind.AID: 1,
}
HARM = {Kind.AIR_STRIKE, Kind.SHELLING, Kind.EXPLOSIVE, Kind.ATTACK_ON_CIVILIANS, Kind.ARMED_CLASH}
WORDS = ("at", "dawn", "the", "second", "wave", "hit", "near", "old", "mill", "road", "while", "crews", "three")


def accounts(seed: int, number: int = EVENTS) -> Accounts:
    """The accounts of so many events: the same seed gives the same, on every machine."""
    chance = random.Random(seed)
    true = events(chance, number, places(chance, max(20, number // 10)))
    claims, event_of = tell(chance, true, tellers(chance))
    dead = {event.key: event.killed for event in true if event.killed is not None}
    return Accounts(tuple(claims), theatre.EMPTY, event_of, dead)


@dataclass(frozen=True)
class Event:
    """What truly happened."""

    key: int
    place: Placement
    day: date
    kind: Kind
    actor: str
    target: str
    killed: int | None
    facility: str
    weapon: str


@dataclass(frozen=True)
class Teller:
    """A source: whom it stands with, how much of what happens it tells, and what it does to a toll."""

    voice: Voice
    sees: float
    late: float
    boost: float


def places(chance: random.Random, number: int) -> list[Placement]:
    """Towns at random on a grid of governorates; some have a neighbour within three kilometres."""
    found: list[Placement] = []
    for at in range(number):
        lat, lon = chance.uniform(33, 36), chance.uniform(36, 40)
        if found and chance.random() < 0.2:
            lat, lon = (found[-1].lat or 0) + 0.02, found[-1].lon or 0
        name = f"Town{at}"
        found.append(placed(name, f"t/{at}", (lat, lon), f"Gov{int(lat)}{int(lon)}", 1))
    return found


def placed(name: str, key: str, point: tuple[float, float], admin: str, prec: int) -> Placement:
    """A placement of a made-up place: a town (1), a spot near one (2) or a governorate (4)."""
    kind = PlaceKind.GOVERNORATE if prec == AREA else PlaceKind.TOWN
    return Placement(name, key, name, kind, *point, RADII[prec], admin, "ZZ", 0.9, prec, "made up")


def events(chance: random.Random, number: int, towns: Sequence[Placement]) -> list[Event]:
    """Events at random; one in six follows another at the same place within a day, by the same or the other side."""
    found: list[Event] = []
    for key in range(number):
        place, day = chance.choice(towns), START + timedelta(days=chance.randrange(DAYS))
        if found and chance.random() < 1 / 6:
            place, day = found[-1].place, found[-1].day + timedelta(days=chance.choice((0, 0, 1, 1, 2)))
        kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
        actor = chance.choice(SIDES)
        foe = SIDES[actor == SIDES[0]]
        target = "civilians" if kind in HARM and kind is not Kind.ARMED_CLASH and chance.random() < 0.7 else foe
        killed = min(60, int(chance.expovariate(1 / 6))) if kind in HARM and chance.random() < 0.7 else None
        facility = chance.choice(("hospital", "school", "market")) if kind in HARM and chance.random() < 0.15 else ""
        weapon = chance.choice(("rocket", "barrel_bomb", "artillery", "")) if kind in HARM else ""
        found.append(Event(key, place, day, kind, actor, target, killed, facility, weapon))
    return found


def tellers(chance: random.Random) -> list[Teller]:
    """Thirty sources of all kinds."""
    sorts = (
        [(SourceKind.WIRE, "")] * 4
        + [(SourceKind.INDEPENDENT_MEDIA, "")] * 6
        + [(SourceKind.MONITOR, "")] * 3
        + [(SourceKind.STATE_MEDIA, side) for side in SIDES]
        + [(SourceKind.PARTISAN_MEDIA, side) for side in SIDES] * 3
        + [(SourceKind.ACTIVIST, side) for side in SIDES] * 3
        + [(SourceKind.ARMED_GROUP, side) for side in SIDES]
        + [(SourceKind.ANONYMOUS, "")]
    )
    made = []
    for at, (kind, side) in enumerate(sorts):
        voice = Voice(f"Outlet {at}", f"outlet{at}", kind, side)
        boost = chance.uniform(1.2, 2.0) if side else chance.uniform(0.9, 1.1)
        made.append(Teller(voice, chance.uniform(0.05, 0.2), chance.uniform(0.02, 0.15), boost))
    return made


def tell(
    chance: random.Random, found: Sequence[Event], sources: Sequence[Teller]
) -> tuple[list[Claim], dict[RecordId, int]]:
    """The claims, and the event that each of them tells."""
    claims: list[Claim] = []
    truth: dict[RecordId, int] = {}
    for event in found:
        told: list[Claim] = []
        for source in sources:
            if chance.random() < source.sees:
                copied = chance.choice(told) if told and chance.random() < 0.25 else None
                claim = telling(chance, event, source, copied)
                truth[claim.id] = event.key
                told.append(claim)
        claims += told
    return claims, truth


def telling(chance: random.Random, event: Event, source: Teller, copied: Claim | None) -> Claim:
    """One source's telling of an event, or what it copies of another's."""
    day = event.day + timedelta(days=1 if chance.random() < source.late else 0)
    first = day - timedelta(days=chance.choice((1, 2, 3))) if chance.random() < 0.05 else day
    when = When(first, day, Precision.DAY if first == day else Precision.RANGE)
    published = datetime.combine(day, hour(20), UTC) + timedelta(hours=chance.randrange(8))
    document = record_id("doc", source.voice.name, published.date())
    kind = other_kind(chance, event.kind)
    killed = figure(chance, event, source)
    quote = copied.quote if copied else sentence(chance, event, source)
    known = chance.random() > 0.15
    return Claim(
        id=record_id("claim", document, event.key, quote),
        document=document,
        doc=str(document),
        span=Span(0, len(quote)),
        quote=quote,
        kind=copied.kind if copied else kind,
        place=event.place.name,
        placement=copied.placement if copied else somewhere(chance, event.place),
        actor=Party(event.actor, "", event.actor) if known else Party(),
        target=Party("villagers" if event.target == "civilians" else event.target, "", event.target),
        when=when,
        entry_time=published,
        published=published,
        source="",
        chain=(source.voice, copied.voice) if copied and chance.random() < 0.5 else (source.voice,),
        modality=Modality.ALLEGED if chance.random() < 0.1 else Modality.ASSERTED,
        killed=copied.killed if copied else killed,
        injured=None,
        facility=event.facility if chance.random() < 0.7 else "",
        weapon=event.weapon if chance.random() < 0.5 else "",
        rule="made up",
        read_by=Origin("bench", "1"),
        confidence=0.8,
    )


def other_kind(chance: random.Random, kind: Kind) -> Kind:
    """Air strikes and shelling are taken for each other now and then."""
    mixed = {Kind.AIR_STRIKE: Kind.SHELLING, Kind.SHELLING: Kind.AIR_STRIKE}
    return mixed[kind] if kind in mixed and chance.random() < 0.1 else kind


def figure(chance: random.Random, event: Event, source: Teller) -> Count | None:
    """The toll as the source tells it, if it does."""
    if event.killed is None or chance.random() < 0.3:
        return None
    serves = source.voice.alignment and source.voice.alignment != event.actor
    said = event.killed * (source.boost if serves else 1) * chance.lognormvariate(0, 0.12)
    number = max(0, round(said))
    return Count(number, None) if chance.random() < 0.3 else Count(number, number)


def somewhere(chance: random.Random, place: Placement) -> Placement:
    """The place itself, now and then a spot beside it or its governorate alone."""
    draw, lat, lon = chance.random(), place.lat or 0, place.lon or 0
    if draw < 0.06:
        return placed(f"west of {place.name}", place.place_id, (lat, lon - 0.02), place.admin1, 2)
    if draw < 0.10:
        area = place.admin1
        return placed(area, f"g/{area}", (lat, lon), area, AREA)
    return place


def sentence(chance: random.Random, event: Event, source: Teller) -> str:
    """Words of the source's own."""
    words = [chance.choice(WORDS) for _ in range(12)]
    return f"{event.kind.value} at {event.place.name}: {' '.join(words)} {source.voice.name}"
