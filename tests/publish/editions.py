"""Small editions made by hand. Every sentence in them was written for these tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from orontes.casualties.types import Estimate, FacilityAttack, History, SetAside, Stage, Toll, WeaponAllegation
from orontes.claims.types import Claim, Kind
from orontes.control.types import Belief, ControlSpell, Label, PlaceControl, State
from orontes.evidence import Span, record_id
from orontes.incidents.types import (
    Account,
    Contradiction,
    Grade,
    Incident,
    Match,
    Outcome,
    Part,
    Reason,
    StrikeStatus,
    Wish,
)
from orontes.publish.types import Configuration, Edition, Profile
from orontes.reading.types import Entry, EntryKind, Mention, MentionType, Reading, Sentence
from orontes.sources.types import Document, Skipped, SkipReason
from orontes.theatre.types import (
    TheatrePlace,
)
from tests.publish.ground import (
    AS_OF,
    CLINIC,
    THEATRE,
    TOWNS,
)
from tests.publish.told import (
    BOMBED,
    CLAIMS,
    CLINIC_HIT,
    DENIED,
    DOCUMENTS,
    EIGHT,
    MARCH,
    ONE,
    RELIEF,
    SLEPT,
    TAKEN,
    TALKS,
    TRUCE,
    TWENTY,
    TWO,
)


def incident(grade: Grade, *claims: Claim, contradictions: tuple[Contradiction, ...] = ()) -> Incident:
    """An incident with one account a claim, the first preferred."""
    first = claims[0]
    accounts = (Account(c.voice.source_id or c.voice.name, c.voice.name, "", c.voice.kind, (c.id,)) for c in claims)
    return Incident(
        id=record_id("incident", *(c.id for c in claims)),
        kind=first.kind,
        placement=first.placement,
        when=first.when,
        modality=first.modality,
        actor=first.actor.text,
        actor_side=first.actor.side,
        target=first.target.text,
        target_side=first.target.side,
        accounts=tuple(accounts),
        preferred=first.id,
        independent_origins=len(claims),
        grade=grade,
        reasons=(Reason("origins", f"told by {first.voice.name}", (first.id,)),),
        would_raise=(Wish("second_source", "A second origin of another kind.", Grade.FAIR),),
        strike_status=StrikeStatus.SINGLE_SOURCE if first.kind is Kind.AIR_STRIKE else None,
        belligerent=first.actor.side,
        attribution="known" if first.actor.side else "unknown",
        contradictions=contradictions,
        facility=first.facility,
        weapon=first.weapon,
    )


FELL = incident(
    Grade.CONTESTED,
    TAKEN,
    DENIED,
    contradictions=(Contradiction("outcome", (("taken", TAKEN.id), ("not taken", DENIED.id))),),
)
HIT = incident(
    Grade.FAIR,
    EIGHT,
    CLINIC_HIT,
    TWENTY,
    contradictions=(Contradiction("toll", (("8", EIGHT.id), ("20+", TWENTY.id))),),
)
INCIDENTS = (
    FELL,
    HIT,
    incident(Grade.WEAK, MARCH),
    incident(Grade.WEAK, SLEPT),
    incident(Grade.WEAK, BOMBED),
    incident(Grade.WEAK, TRUCE),
    incident(Grade.WEAK, RELIEF),
    incident(Grade.WEAK, TALKS),
)


def spell(place: TheatrePlace, first: int, last: int, holder: str, probability: float, *claims: Claim) -> ControlSpell:
    days = (date(2031, 5, first), date(2031, 5, last))
    return ControlSpell(
        id=record_id("spell", place.id, *days, holder),
        place_id=place.id, place=place.name, admin1=place.admin1, lat=place.lat, lon=place.lon,
        start=days[0], end=days[1], state=State.HELD if holder else State.UNKNOWN, holder=holder,
        probability=probability, label=Label.CLAIMED, last_confirmed=claims[0].when.latest if claims else None,
        claims_for=tuple(c.id for c in claims), claims_against=(DENIED.id,) if holder == "south" else (),
    )  # fmt: skip


def control(place: TheatrePlace, *spells: ControlSpell) -> PlaceControl:
    beliefs = tuple(Belief(day, ((s.holder, s.probability),), 0.1, 0.0) for s in spells for day in (s.start, s.end))
    return PlaceControl(place.id, place.name, place.admin1, place.lat, place.lon, beliefs, spells)


ARVIK, BELEN, HILL_CLINIC = TOWNS
CONTROL = (
    control(ARVIK, spell(ARVIK, 4, 9, "north", 0.8), spell(ARVIK, 10, 12, "south", 0.7512345678, TAKEN)),
    control(BELEN, spell(BELEN, 4, 12, "", 0.4)),
    control(HILL_CLINIC, spell(HILL_CLINIC, 4, 12, "north", 0.6, EIGHT)),
)
TOLL = Toll(
    incident=HIT.id, start=HIT.when.earliest, end=HIT.when.latest, place_id="t/clinic", place="Hill Clinic",
    admin1="Westmark", lat=CLINIC[0], lon=CLINIC[1], kind=Kind.SHELLING, belligerent="", attribution="unknown",
    grade=Grade.FAIR, killed=Estimate(8, 8, None), civilians=Estimate(1, 1, 8), injured=None, origins=2,
    counted=(EIGHT.id, TWENTY.id), set_aside=(SetAside(CLINIC_HIT.id, "one of the eight"),),
)  # fmt: skip
ATTACK = FacilityAttack(
    incident=HIT.id, facility="hospital", name="Hill Clinic", place_id="t/clinic", place="Hill Clinic",
    admin1="Westmark", start=HIT.when.earliest, end=HIT.when.latest, kind=Kind.SHELLING, belligerent="",
    attribution="unknown", grade=Grade.FAIR, claims=(EIGHT.id, CLINIC_HIT.id, TWENTY.id),
)  # fmt: skip
CLUSTER = WeaponAllegation(
    incident=INCIDENTS[4].id, weapon="cluster", place_id="t/belen", place="Belen", admin1="Westmark",
    start=BOMBED.when.earliest, end=BOMBED.when.latest, belligerent="", grade=Grade.WEAK, seen=(), said=(BOMBED.id,),
    concluded=(),
)  # fmt: skip
THEN = (control(ARVIK, spell(ARVIK, 4, 10, "north", 0.8), spell(ARVIK, 11, 12, "south", 0.75, TAKEN)), *CONTROL[1:])
HISTORY = History(HIT.id, (Stage(EIGHT.told, replace(HIT, grade=Grade.WEAK), None), Stage(TWENTY.told, HIT, TOLL)))
SKIPPED = (
    Skipped("scan.pdf", SkipReason.BINARY, "Not text: convert it first."),
    Skipped("=cmd|' /C calc'!A0", SkipReason.EMPTY, "-1 characters of text"),
)


def person(doc: Document, name: str) -> Mention:
    start = doc.text.index(name)
    return Mention(MentionType.PERSON, Span(start, start + len(name)), name, cue="tagger")


def reading(doc: Document, mentions: Sequence[Mention] = ()) -> Reading:
    """A reading with one entry and one sentence: the whole text."""
    whole = Span(0, len(doc.text))
    entry = Entry(0, EntryKind.ORIGINAL, whole, doc.published)
    return Reading(doc.id, (entry,), (Sentence(0, 0, whole, doc.text, (), tuple(mentions)),))


NEAR_MISS = Match(
    Outcome.NEAR,
    INCIDENTS[0].id,
    INCIDENTS[1].id,
    (INCIDENTS[0].preferred, INCIDENTS[1].preferred),
    -1.25,
    "",
    (Part("time", "late", -1.5), Part("kind", "same", 0.25)),
)


def small(profile: Profile = Profile.INTERNAL, delay_days: int = 0) -> Edition:
    """The small test edition: two reports, eleven claims, eight incidents, three places."""
    return Edition(
        title="Arvik and Belen",
        configuration=Configuration("test", profile, AS_OF, delay_days, "", "0.0.test"),
        theatre=THEATRE,
        documents=DOCUMENTS,
        readings=(reading(ONE, [person(ONE, "Marta Quillen"), person(ONE, "Josef Tarn")]), reading(TWO)),
        skipped=SKIPPED,
        claims=CLAIMS,
        incidents=INCIDENTS,
        control=CONTROL,
        tolls=(TOLL,),
        facilities=(ATTACK,),
        weapons=(CLUSTER,),
        matches=(NEAR_MISS,),
        control_then=THEN,
        histories=(HISTORY,),
    )


def empty() -> Edition:
    """An edition with nothing in it."""
    bare = replace(THEATRE, id="", name="", sides=(), actors=(), sources=(), places=(), origin="")
    configuration = Configuration("", Profile.INTERNAL, AS_OF, 0, "", "0.0.test")
    return Edition("", configuration, bare, (), (), (), (), (), (), (), (), ())
