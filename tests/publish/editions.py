"""Small editions made by hand. Every sentence in them was written for these tests."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from orontes.casualties.types import Estimate, FacilityAttack, SetAside, Toll, WeaponAllegation
from orontes.claims.types import Claim, Kind, Modality, Party, Voice
from orontes.control.types import Belief, ControlSpell, Label, PlaceControl, State
from orontes.evidence import Count, Origin, Precision, RecordId, Span, When, record_id
from orontes.incidents.types import Account, Contradiction, Grade, Incident, Reason, StrikeStatus
from orontes.places.types import Placement
from orontes.publish.types import Configuration, Edition, Profile
from orontes.reading.types import Entry, EntryKind, Mention, MentionType, Reading, Sentence
from orontes.sources.types import Document, Skipped, SkipReason
from orontes.theatre.types import (
    Actor,
    ActorKind,
    PlaceKind,
    Side,
    Source,
    SourceKind,
    Theatre,
    TheatrePlace,
)

AS_OF = date(2031, 5, 12)
CLINIC = (35.441234, 36.651237)
SHELTER = (35.502468, 36.713579)

SIDES = (
    Side("north", "Northern Union", "#1f5fa8", True),
    Side("south", "Southern League", "#b3472d", True),
    Side("civilians", "Civilians", "#777777", False),
)
ACTORS = (
    Actor("union", "Northern Union", ActorKind.STATE_FORCES, ("the Union",), ()),
    Actor("league", "Southern League", ActorKind.REBEL_GROUP, ("the League",), ()),
)
SOURCES = (
    Source("harbour", "Harbour Post", SourceKind.INDEPENDENT_MEDIA, (), "", 0.8),
    Source("bulletin", "Union Bulletin", SourceKind.STATE_MEDIA, (), "north", 0.5),
    Source("tally", "Tally Office", SourceKind.MONITOR, (), "", 0.8),
)
TOWNS = (
    TheatrePlace("t/arvik", "Arvik", PlaceKind.TOWN, 35.1, 36.7, "SY", "Westmark"),
    TheatrePlace("t/belen", "Belen", PlaceKind.TOWN, 35.25, 36.55, "SY", "Westmark"),
    TheatrePlace("t/clinic", "Hill Clinic", PlaceKind.FACILITY, *CLINIC, "SY", "Westmark"),
)
THEATRE = Theatre(
    id="test",
    name="Test theatre",
    countries=("SY",),
    bounds=(36.0, 34.5, 37.5, 36.0),
    start=date(2031, 1, 1),
    sides=SIDES,
    actors=ACTORS,
    descriptors=(),
    sources=SOURCES,
    places=TOWNS,
    origin="made up for tests",
)

HARBOUR = Voice("Harbour Post", "harbour", SourceKind.INDEPENDENT_MEDIA, "")
BULLETIN = Voice("Union Bulletin", "bulletin", SourceKind.STATE_MEDIA, "north")
TALLY = Voice("the Tally Office", "tally", SourceKind.MONITOR, "")
MARTA = Voice("Marta Quillen", "", SourceKind.RESIDENT, "")
OFFICER = Voice("an officer of the Third Ferry Guard", "", SourceKind.ANONYMOUS, "south")
LOCALS = Voice("local activists", "", SourceKind.ACTIVIST, "")

FIRST = (
    "The League took Arvik at dawn, the Tally Office said. The Union Bulletin denied that Arvik had fallen. "
    "Marta Quillen told this paper that shells hit the Hill Clinic and killed her neighbour Josef Tarn. "
    "The Tally Office counted eight dead at the clinic, local activists twenty or more. "
    "An officer of the Third Ferry Guard said his men would march on Belen within days. "
    "Families slept in the old shelter under the mill. Quillen left that night."
)
SECOND = (
    "Jets bombed Belen | with <cluster> bombs [again], the Tally Office said. "
    "In 2030 the two sides signed a truce at Lowgate. "
    "Relief reached 1,200 of 9,000 people in Belen, the Tally Office said. Talks failed to open."
)


def document(doc: str, text: str, day: int, *, notes: tuple[str, ...] = ()) -> Document:
    original = text.encode()
    return Document(
        id=RecordId(hashlib.sha256(original).hexdigest()),
        doc=doc,
        file=f"{doc}.txt",
        text=text,
        original=original,
        publisher="Harbour Post",
        url=f"https://harbour.example/{doc}",
        published=datetime(2031, 5, day, tzinfo=UTC),
        published_from="manifest",
        notes=notes,
    )


DOCUMENTS = (document("harbour-10", FIRST, 10), document("harbour-12", SECOND, 12, notes=("No hour is given.",)))


def placed(text: str, place: str = "") -> Placement:
    """`text` at a place of the theatre, or nowhere."""
    at = next((town for town in TOWNS if town.id == place), None)
    if at is None:
        return Placement(text, "", text, None, None, None, 0.0, "", "", 0.0, 0, "no place of that name" if text else "")
    return Placement(text, at.id, at.name, at.kind, at.lat, at.lon, 500.0, at.admin1, at.country, 0.9, 1, "exact name")


def claim(
    source_document: Document,
    quote: str,
    kind: Kind,
    placement: Placement,
    *voices: Voice,
    when: When | None = None,
    hour: int = 0,
    **changes: object,
) -> Claim:
    """A claim whose quotation stands in the document; the rest may be set by name."""
    start = source_document.text.index(quote)
    span = Span(start, start + len(quote))
    made = Claim(
        id=record_id("claim", source_document.id, span.start, span.end, kind, placement.text),
        document=source_document.id,
        doc=source_document.doc,
        span=span,
        quote=quote,
        kind=kind,
        place=placement.text,
        placement=placement,
        actor=Party(),
        target=Party(),
        when=when or When.on(source_document.published.date()),
        entry_time=source_document.published.replace(hour=hour, minute=15 if hour else 0),
        published=source_document.published,
        source=voices[-1].name if len(voices) > 0 else "",
        chain=(HARBOUR, *voices),
        modality=Modality.ASSERTED,
        killed=None,
        injured=None,
        facility="",
        weapon="",
        rule="by hand",
        read_by=Origin("tests", "1"),
        confidence=0.9,
        sentence=span,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


ONE, TWO = DOCUMENTS
LEAGUE, UNION = Party("The League", "league", "south"), Party("The Union", "union", "north")

TAKEN = claim(
    ONE,
    "The League took Arvik at dawn",
    Kind.TERRITORY_TAKEN,
    placed("Arvik", "t/arvik"),
    TALLY,
    hour=6,
    actor=LEAGUE,
    target=Party("them", "", "north"),
)
DENIED = claim(
    ONE,
    "denied that Arvik had fallen",
    Kind.TERRITORY_TAKEN,
    placed("Arvik", "t/arvik"),
    BULLETIN,
    hour=9,
    actor=LEAGUE,
    modality=Modality.DENIED,
)
CLINIC_HIT = claim(
    ONE,
    "shells hit the Hill Clinic and killed her neighbour Josef Tarn",
    Kind.SHELLING,
    placed("Hill Clinic", "t/clinic"),
    MARTA,
    hour=14,
    target=Party("Josef Tarn", "", "civilians"),
    killed=Count(1, 1),
    facility="hospital",
    weapon="artillery",
)
EIGHT = claim(
    ONE,
    "counted eight dead at the clinic",
    Kind.SHELLING,
    placed("Hill Clinic", "t/clinic"),
    TALLY,
    hour=14,
    killed=Count(8, 8),
    facility="hospital",
)
TWENTY = claim(
    ONE,
    "local activists twenty or more",
    Kind.SHELLING,
    placed("Hill Clinic", "t/clinic"),
    LOCALS,
    hour=14,
    killed=Count(20, None),
    facility="hospital",
    modality=Modality.ALLEGED,
)
MARCH = claim(
    ONE,
    "his men would march on Belen within days",
    Kind.MOBILIZATION,
    placed("Belen", "t/belen"),
    OFFICER,
    actor=LEAGUE,
    modality=Modality.INTENDED,
    when=When(date(2031, 5, 10), date(2031, 5, 17), Precision.WEEK),
)
SLEPT = claim(
    ONE,
    "Families slept in the old shelter under the mill",
    Kind.DISPLACEMENT,
    replace(placed("the old shelter", "t/belen"), place_id="", kind=None, lat=SHELTER[0], lon=SHELTER[1]),
)
BOMBED = claim(
    TWO,
    "Jets bombed Belen | with <cluster> bombs [again]",
    Kind.AIR_STRIKE,
    placed("Belen", "t/belen"),
    TALLY,
    actor=Party("Jets"),
    weapon="cluster",
    injured=Count(3, None),
)
TRUCE = claim(
    TWO,
    "In 2030 the two sides signed a truce at Lowgate",
    Kind.AGREEMENT,
    placed("Lowgate"),
    when=When(date(2030, 1, 1), date(2030, 12, 31), Precision.YEAR),
)
RELIEF = claim(
    TWO, "Relief reached 1,200 of 9,000 people in Belen", Kind.AID, placed("Belen", "t/belen"), TALLY, facility="aid"
)
TALKS = claim(TWO, "Talks failed to open", Kind.TALKS, placed(""), modality=Modality.FAILED)
CLAIMS = (TAKEN, DENIED, CLINIC_HIT, EIGHT, TWENTY, MARCH, SLEPT, BOMBED, TRUCE, RELIEF, TALKS)


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
        would_raise=("A second origin of another kind.",),
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
    )


def empty() -> Edition:
    """An edition with nothing in it."""
    bare = replace(THEATRE, id="", name="", sides=(), actors=(), sources=(), places=(), origin="")
    configuration = Configuration("", Profile.INTERNAL, AS_OF, 0, "", "0.0.test")
    return Edition("", configuration, bare, (), (), (), (), (), (), (), (), ())
