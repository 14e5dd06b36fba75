"""From a reading to claims: sentence by sentence, with what carries over, then places, then retellings joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from orontes.claims.absorbing import absorbed
from orontes.claims.allegiance import at_the_time
from orontes.claims.attribution import Carried, carry
from orontes.claims.besiegers import with_besiegers
from orontes.claims.draft import Draft
from orontes.claims.features import Features, Told, features
from orontes.claims.foes import opposed, sides_of
from orontes.claims.merge import join
from orontes.claims.moves import told_together
from orontes.claims.naming import named
from orontes.claims.narrowing import narrowed
from orontes.claims.peoples import with_side
from orontes.claims.pieces import pieces
from orontes.claims.pruning import concrete
from orontes.claims.quotations import quoted
from orontes.claims.reader import reader
from orontes.claims.same_voice import with_one_voice
from orontes.claims.scene import GENERIC
from orontes.claims.scenes import is_dateline, is_owner
from orontes.claims.selection import chosen
from orontes.claims.sentence import read_sentence, scan
from orontes.claims.settling import pinned, settled
from orontes.claims.spoken import NOWHERE, REMEMBERED
from orontes.claims.story import Context, Scan, World, heading, spoken_of
from orontes.claims.timeline import next_day
from orontes.claims.types import Claim, Modality, Party
from orontes.claims.unaided import armed_sides, cast, named_sides
from orontes.claims.voices import Voices
from orontes.claims.wording import coded
from orontes.evidence import Span, record_id
from orontes.places.types import Placement, PlacePhrase
from orontes.reading.types import Entry, EntryKind, MentionType, Reading
from orontes.reading.worldwide import COALITION, GOVERNMENT, STATE, states, with_aircraft
from orontes.sources.types import Document
from orontes.theatre import EMPTY
from orontes.theatre.types import ActorKind, PlaceKind, Theatre

Placer = Callable[[Sequence[PlacePhrase]], Sequence[Placement]]
NO_PLACE = Placement("", "", "", None, None, None, 0.0, "", "", 0.0, 0, "The text names no place.")
# States have aircraft; a movement may, but "bombing" by one is taken for a bomb laid.
FLYING = frozenset((ActorKind.STATE_FORCES, ActorKind.EXTERNAL_FORCES))
# Further steps by UCDP precision: a governorate is named with a town more often than for itself, a country more so.
WIDTHS = {4: 0.5, 5: 0.3, 6: 2.0}
# An event that ended longer before its report than this is background.
HISTORICAL_DAYS = 30
# Claims that are compared pair by pair; no report has so many, and a dump of ten megabytes must not take for ever.
COMPARED = 400


def extract(reading: Reading, document: Document, theatre: Theatre, place: Placer) -> tuple[Claim, ...]:
    """Claims of one document, by span; every quote is `document.text[span]`, and ids do not depend on the reader.

    `place` resolves the place phrases of the report, all at once. Nothing is raised for any text.
    """
    theatre = EMPTY if reading.foreign else theatre
    told = _told(reading, theatre, place)
    claims = _claims(chosen(told), told, document, theatre)
    return tuple({claim.id: claim for claim in claims}.values())


def proposals(reading: Reading, document: Document, theatre: Theatre, place: Placer) -> list[tuple[Claim, Features]]:
    """For training the choice: every claim that the rules propose, with its features."""
    theatre = EMPTY if reading.foreign else theatre
    told = _told(reading, theatre, place)
    claims = _claims(told.drafts, told, document, theatre)
    given = [features(draft, told) for draft in told.drafts]
    return list({claim.id: (claim, found) for claim, found in zip(claims, given, strict=True)}.values())


def _told(reading: Reading, theatre: Theatre, place: Placer) -> Told:
    """All that the rules read in one document, before it is chosen which of it are claims."""
    world = _world(reading, theatre, place)
    headlines = {entry.index for entry in reading.entries if entry.kind == EntryKind.HEADLINE}
    told = [draft for part in _parts(_drafts(reading, world)) for draft in named(part, headlines)]
    told = settled(told, reading, _placements(told, place), world.placed)
    placements = _placements(told, place)
    joined = (join(pinned(part, placements), reading, placements) for part in _parts(told))
    return Told(concrete([draft for part in joined for draft in part], placements), reading, placements)


def _claims(drafts: list[Draft], told: Told, document: Document, theatre: Theatre) -> list[Claim]:
    """The claims of these drafts, in their order, with the sides that the report as a whole makes plain."""
    drafts = told_together(drafts)
    if theatre.sides:
        drafts = with_besiegers(opposed(drafts, sides_of(told.reading)), theatre, told.placements)
    else:
        players = cast(drafts, told.reading, told.placements)
        drafts = named_sides(drafts, players, told.placements)
        drafts = opposed(drafts, armed_sides(drafts, told.reading, players))
    drafts, placements = narrowed(drafts, told.placements)
    return with_one_voice([_claim(draft, document, told.reading, theatre, placements) for draft in drafts])


def _parts(told: list[Draft]) -> Iterator[list[Draft]]:
    """What is compared with one another for retellings: all of a report, and of a book of them a stretch at a time."""
    return (told[start : start + COMPARED] for start in range(0, len(told), COMPARED))


def _world(reading: Reading, theatre: Theatre, place: Placer) -> World:
    """What the theatre and a first look at the report's places tell beforehand."""
    names = [m.text for s in reading.sentences for m in s.mentions if m.type == MentionType.PLACE and m.cue != STATE]
    names += [name.removesuffix("s") for name in names]  # "Syrias": an apostrophe was lost
    distinct = [PlacePhrase(name) for name in dict.fromkeys(names)]
    found = {p.text: placement for p, placement in zip(distinct, place(distinct), strict=True)}
    precisions = {text: placement.where_prec for text, placement in found.items()}
    home = _home(reading, found, theatre)
    return World(
        width=lambda scene: WIDTHS.get(precisions.get(scene.text, 0), 0.0),
        precision=lambda name: precisions.get(name, 0),
        placed=found.get,
        fliers=_fliers(theatre),
        land=_land(names, found, theatre, home),
        home=home,
        start=theatre.start if theatre.countries else None,
    )


def _fliers(theatre: Theatre) -> frozenset[str]:
    """Sides that have aircraft: of an unknown war, every state's."""
    if not theatre.sides:
        return states() | with_aircraft() | {GOVERNMENT, COALITION}
    return frozenset(m.side for actor in theatre.actors if actor.kind in FLYING for m in actor.memberships) - {""}


def _land(names: list[str], found: dict[str, Placement], theatre: Theatre, home: str) -> str:
    """The country that a report is about: the theatre's own where it is named, else the home of its places."""
    lands = Counter(name for name in names if found[name].kind == PlaceKind.COUNTRY and " " not in name)
    first = theatre.countries[:1]
    own = [name for name in lands if found[name].country in (*first, home)]
    written = min(own, key=lambda name: (found[name].country not in first, -lands[name], name), default="")
    if written or home not in first:
        return written
    return next((p.name for p in theatre.places if p.kind is PlaceKind.COUNTRY and p.country == home), "")


def _home(reading: Reading, found: dict[str, Placement], theatre: Theatre) -> str:
    """The country that most of the places named lie in: what is told without a place is told of it."""
    places = (m for s in reading.sentences for m in s.mentions if m.type == MentionType.PLACE and m.cue != GENERIC)
    lands = Counter(found[m.text].country for m in places if m.text in found and found[m.text].country)
    first = theatre.countries[:1]
    return min(lands, key=lambda land: (-lands[land], land not in first, land), default="")


def _drafts(reading: Reading, world: World) -> list[Draft]:
    found: list[Draft] = []
    context: Context | None = None
    scans = [scan(s, world) for s in reading.sentences if reading.entries[s.entry].kind != EntryKind.FURNITURE]
    for scanned, quote in zip(scans, quoted(scans), strict=True):
        entry = reading.entries[scanned.tree.sentence.entry]
        if context is None or context.entry.index != entry.index:
            topic = _topic(reading, entry, world)
            context = Context(entry, world, topic, carried=Carried(entry=entry.index))
        context = replace(context, carried=replace(context.carried, inside=quote.words, quoted=quote.saying))
        drafts = read_sentence(scanned, context)
        found, drafts = absorbed(found, drafts, context)
        found += drafts
        context = _next(scanned, drafts, context)
    return found


def _topic(reading: Reading, entry: Entry, world: World) -> PlacePhrase:
    """The first place that a part of a report names: where something happened that is told before it."""
    named = (
        m.text
        for s in reading.sentences
        if s.entry == entry.index
        for m in s.mentions
        if m.type == MentionType.PLACE and m.cue not in (GENERIC, STATE)
        if not is_dateline(s, m) and not is_owner(m, world.precision)
    )
    return PlacePhrase(next((name for name in named if world.is_home(name)), ""))


def _next(scanned: Scan, drafts: list[Draft], context: Context) -> Context:
    """What this sentence leaves to the next."""
    tree, entry = scanned.tree, context.entry
    actors = tree.mentions(MentionType.ACTOR)
    phrases = spoken_of(scanned, context, len(tree.tokens)).phrases
    here = phrases[: sum(scene.named for group in scanned.groups for scene in group.scenes)]
    told = [*(d.place for d in drafts if d.place.text), *reversed(here), *heading(tree.sentence)]
    last = next((place for place in told if context.world.is_home(place.text)), context.place)
    named = next((d.actor for d in drafts if d.actor.text), None)
    actor = named or (Party(actors[0].text, actors[0].ref, actors[0].side) if actors else context.actor)
    carried = carry(tree, scanned.said, context.carried, entry.index)
    named_before = tuple(dict.fromkeys((*here, context.place, *context.named)))[:REMEMBERED]
    return Context(
        entry,
        context.world,
        last,
        named_before,
        actor,
        carried,
        (*context.drafts, *(d for d in drafts if not d.pointer))[-6:],
        next_day(tree, drafts, context.day, entry.time.date()),
    )


def _placements(drafts: list[Draft], place: Placer) -> dict[PlacePhrase, Placement]:
    phrases = list(dict.fromkeys(d.place for d in drafts if d.place.text))
    return {NOWHERE: NO_PLACE} | dict(zip(phrases, place(phrases), strict=True)) if phrases else {NOWHERE: NO_PLACE}


def _claim(
    draft: Draft,
    document: Document,
    reading: Reading,
    theatre: Theatre,
    placements: Mapping[PlacePhrase, Placement],
) -> Claim:
    entry = reading.entries[draft.sentence.entry]
    span = Span(max(draft.span.start, draft.sentence.span.start), min(draft.span.end, draft.sentence.span.end))
    placement = placements[draft.place]
    days = entry.time.astimezone(UTC).date(), draft.when.latest
    return Claim(
        id=record_id("claim", document.id, span.start, span.end, draft.kind, draft.place.text),
        document=document.id,
        doc=document.doc,
        span=span,
        quote=span.of(document.text),
        kind=draft.kind,
        place=draft.place.text,
        placement=placement,
        actor=with_side(at_the_time(draft.actor, theatre, *days), theatre),
        target=with_side(at_the_time(draft.target, theatre, *days), theatre, victim=True),
        when=draft.when,
        entry_time=entry.time,
        published=document.published,
        source=draft.source,
        chain=Voices.of(theatre).chain(document, draft.saying),
        modality=draft.modality,
        killed=draft.killed,
        injured=draft.injured,
        facility=draft.facility,
        weapon=draft.weapon,
        rule=draft.rule,
        read_by=reader(),
        confidence=round(draft.confidence, 3),
        civilians_killed=draft.civilians,
        marks=_marks(draft, entry.time),
        sentence=draft.sentence.span,
        pieces=pieces(draft, document.text),
        wording=coded(draft.sentence.text),
    )


def _marks(draft: Draft, said: datetime) -> tuple[str, ...]:
    """PLOVER's auxiliary modes that the words themselves carry, and whether a figure is a running total."""
    age = (said.astimezone(UTC).date() - draft.when.latest).days
    marks = (
        ("historical", age > HISTORICAL_DAYS),
        ("future", draft.modality == Modality.INTENDED),
        ("negation", draft.modality == Modality.DENIED),
        ("hypothetical", draft.supposed),
        ("running_total", draft.running),
    )
    return tuple(name for name, holds in marks if holds)
