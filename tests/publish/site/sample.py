"""A made-up edition about Hama in spring 2017: rich enough for the page to show everything it can show.

No sentence here is from a report: text, tolls and voices were written for the tests.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from orontes.casualties import histories
from orontes.casualties.types import Accord, Affected, Estimate, FacilityAttack, SetAside, Toll, WeaponAllegation
from orontes.claims.types import Claim, Kind, Modality, Party, Voice
from orontes.control import View, infer, survey_both
from orontes.control.types import Belief, ControlSpell, Label, PlaceControl, State, Terrain
from orontes.evidence import Count, Origin, RecordId, Span, When, record_id
from orontes.incidents.types import Account, Contradiction, Grade, Incident, Reason, SourceWeight, StrikeStatus, Wish
from orontes.places.types import Placement
from orontes.publish.types import Configuration, Edition, Profile
from orontes.reading.types import Entry, EntryKind, Reading
from orontes.sources.types import Document, Skipped, SkipReason
from orontes.theatre.types import PlaceKind, Side, SourceKind, Theatre

START = date(2017, 3, 18)
DAYS = 20

DATA = yaml.safe_load((Path(__file__).parent / "sample.yml").read_text(encoding="utf-8"))
TEXTS = DATA["reports"]
PLACES = DATA["places"]

SIDES = (
    Side("government", "Government and allies", "#b5413a", True),
    Side("opposition", "Opposition", "#3f7f4c", True),
    Side("islamic_state", "Islamic State", "#3c3c3c", True),
    Side("civilians", "Civilians", "#7a6a52", False),
)

VOICES = {
    "desk": Voice("Valley Live Desk", "valley-desk", SourceKind.INDEPENDENT_MEDIA, ""),
    "wire": Voice("Levant Wire", "levant-wire", SourceKind.WIRE, ""),
    "state": Voice("State News Agency", "state-agency", SourceKind.STATE_MEDIA, "government"),
    "monitor": Voice("the River Monitor", "river-monitor", SourceKind.MONITOR, ""),
    "activist": Voice("an activist in Halfaya", "", SourceKind.ACTIVIST, "opposition"),
    "medic": Voice("a doctor at the field hospital", "", SourceKind.MEDICAL, ""),
    "commander": Voice("a rebel commander who asked not to be named", "", SourceKind.ANONYMOUS, "opposition"),
    "resident": Voice("a resident reached by telephone", "", SourceKind.RESIDENT, ""),
    "envoy": Voice("the aid envoy", "aid-envoy", SourceKind.INTERNATIONAL, ""),
}


def day(number: int) -> date:
    """A day of the sample's period."""
    return START + timedelta(days=number)


def sha(text: str) -> RecordId:
    """A document's id."""
    return RecordId(hashlib.sha256(text.encode()).hexdigest())


def place_id(name: str) -> str:
    """The id of a place of the sample, "" for one that no map knows."""
    return "sy/" + name.lower().replace(" ", "-") if name in PLACES else ""


def document(doc: str) -> Document:
    """One of the four reports."""
    report = TEXTS[doc]
    text = report["text"]
    return Document(
        sha(text), doc, f"{doc}.txt", text, text.encode(), VOICES[report["voice"]].name, f"https://example.org/{doc}",
        report["published"], "manifest", report["title"],
    )  # fmt: skip


def reading(doc: str) -> Reading:
    """Its entries: one a paragraph, the first a headline."""
    published, text = TEXTS[doc]["published"], TEXTS[doc]["text"]
    entries, at = [], 0
    for number, paragraph in enumerate(text.strip().split("\n\n")):
        start = text.index(paragraph, at)
        at = start + len(paragraph)
        stamp = paragraph.partition(":")[0] if paragraph.startswith(("UPDATE", "ORIGINAL")) else ""
        kind = EntryKind.HEADLINE if number == 0 else EntryKind.UPDATE if "UPDATE" in stamp else EntryKind.ORIGINAL
        begin = start + len(stamp) + (2 if stamp else 0)
        entries.append(Entry(number, kind, Span(begin, at), published + timedelta(minutes=25 * (9 - number)), stamp))
    return Reading(sha(text), tuple(entries), ())


def placement(name: str) -> Placement:
    """Where a place of the sample lies."""
    if name not in PLACES:
        reason = "no gazetteer knows this name" if name else "the report names no place"
        return Placement(name, "", name, None, None, None, 0.0, "", "", 0.0, 0, reason)
    lat, lon, _ = PLACES[name]
    return Placement(name, place_id(name), name, PlaceKind.TOWN, lat, lon, 800.0, "Hama", "SY", 0.94, 1, "exact name")


def claim(row: list[Any]) -> Claim:
    """One row of the table as a claim."""
    doc, quote, kind, place, actor, target, (first, last), voice, modality, extras = row
    report = TEXTS[doc]
    published, text = report["published"], report["text"]
    start = text.index(quote)
    span = Span(start, start + len(quote))
    publisher = VOICES[report["voice"]]
    chain = (publisher, VOICES[voice]) if voice else (publisher,)
    blank = Claim(
        record_id("claim", sha(text), span.start, span.end, kind, place), sha(text), doc, span, quote, Kind(kind),
        place, placement(place), Party(actor[0], "", actor[1]), Party(target[0], "", target[1]),
        When(day(first), day(last)), published, published, VOICES[voice].name if voice else "", chain,
        Modality(modality), None, None, "", "", "sample", Origin("sample", "1"), 0.8, sentence=_sentence(text, span),
    )  # fmt: skip
    return replace(blank, **{key: Count(*value) if isinstance(value, list) else value for key, value in extras.items()})


def _sentence(text: str, span: Span) -> Span:
    start = max(text.rfind(mark, 0, span.start) + len(mark) for mark in (". ", "\n", ": "))
    ends = [at + 1 for at in (text.find(". ", span.end), text.find(".\n", span.end)) if at >= 0]
    return Span(start, max(span.end, min(ends)))


def account(told: Claim) -> Account:
    """The account of one claim's voice."""
    voice = told.voice
    return Account(voice.source_id or voice.name, voice.name, voice.alignment, voice.kind.value, (told.id,))


def incident(claims: tuple[Claim, ...], grade: Grade) -> Incident:
    """An incident of claims that tell one event."""
    first = claims[0]
    figures = tuple((f"{c.killed} killed", c.id) for c in claims if c.killed)
    reason = Reason("origins", f"{len(claims)} independent origin(s) tell it", tuple(c.id for c in claims))
    clash = tuple(Contradiction("toll", figures) for _ in [0] if len({text for text, _ in figures}) > 1)
    struck = first.kind in (Kind.AIR_STRIKE, Kind.CHEMICAL_WEAPON)
    return Incident(
        record_id("incident", first.id), first.kind, first.placement, first.when, first.modality, first.actor.text,
        first.actor.side, first.target.text, first.target.side, tuple(account(c) for c in claims), first.id,
        len(claims), grade, (reason,), (Wish("second_source", "A second source.", Grade.FAIR),),
        StrikeStatus.SINGLE_SOURCE if struck else None, first.actor.side,
        "suspected" if first.actor.side else "unknown", clash, first.facility, first.weapon,
    )  # fmt: skip


def incidents(claims: tuple[Claim, ...]) -> tuple[Incident, ...]:
    """Claims of one kind, place and day are one incident; its grade follows from how many there are."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for told in claims:
        if told.kind is not Kind.TERRITORY_HELD:
            groups.setdefault((told.kind, told.place, told.when), []).append(told)
    made = []
    for group in groups.values():
        grade = Grade.FAIR if len(group) > 1 else Grade.WEAK
        grade = Grade.DISCOUNTED if group[0].modality is Modality.DENIED else grade
        grade = Grade.CONTESTED if group[0].modality is Modality.FAILED and group[0].place else grade
        made.append(incident(tuple(group), Grade.CONFIRMED if len(group) > 2 else grade))
    return tuple(made)


def control(name: str, claims: tuple[Claim, ...]) -> PlaceControl:
    """The beliefs and spells of one place; the share of the holder fades by a hundredth a day of silence."""
    lat, lon, runs = PLACES[name]
    beliefs, spells = [], []
    for number, (first, *_) in enumerate(runs):
        last = runs[number + 1][0] if number + 1 < len(runs) else DAYS
        beliefs += [_belief(runs[number], at) for at in range(first, last)]
        spells.append(_spell(name, runs[number], last - 1, claims))
    return PlaceControl(place_id(name), name, "Hama", lat, lon, tuple(beliefs), tuple(spells))


def _belief(run: list[float], at: int) -> Belief:
    first, government, opposition, contested, encircled = run
    fade = 0.985 ** (at - int(first))
    shares = {"government": government * fade, "opposition": opposition * fade}
    shares[""] = 1 - sum(shares.values())
    return Belief(day(at), tuple(sorted(shares.items(), key=lambda item: -item[1])), contested, encircled)


def _spell(name: str, run: list[float], last: int, claims: tuple[Claim, ...]) -> ControlSpell:
    first, government, opposition, contested, encircled = run
    state = State.ENCIRCLED if encircled > 0.5 else State.CONTESTED if contested > 0.5 else State.HELD
    holder = "government" if government > opposition else "opposition"
    near = [c for c in claims if c.place == name and c.when.earliest <= day(last) and day(int(first)) <= c.when.latest]
    lat, lon, _ = PLACES[name]
    return ControlSpell(
        record_id("spell", name, first), place_id(name), name, "Hama", lat, lon, day(int(first)), day(last), state,
        holder, max(government, opposition), Label.ASSESSED if len(near) > 1 else Label.CLAIMED, day(int(first)),
        tuple(c.id for c in near if c.actor.side == holder),
        tuple(c.id for c in near if c.actor.side not in ("", holder)),
    )  # fmt: skip


def toll(event: Incident, claims: dict[RecordId, Claim]) -> Toll:
    """The toll of an incident: the range its accounts span; what is not bounded is set aside from the best figure."""
    cited = [claims[c] for c in event.claims]
    killed = [c.killed for c in cited if c.killed]
    injured = [c.injured for c in cited if c.injured]
    aside = tuple(SetAside(c.id, "no upper bound") for c in cited if c.killed and c.killed.high is None)
    return Toll(
        event.id, event.when.earliest, event.when.latest, event.placement.place_id, event.placement.name, "Hama",
        event.placement.lat, event.placement.lon, event.kind, event.belligerent, event.attribution, event.grade,
        _estimate(killed), None, _estimate(injured), len(event.accounts),
        tuple(c.id for c in cited if c.killed or c.injured), aside,
    )  # fmt: skip


def _estimate(counts: list[Count]) -> Estimate | None:
    if not counts:
        return None
    highs = [c.high for c in counts]
    return Estimate(
        min(c.low for c in counts), max(c.low for c in counts), None if None in highs else max(h or 0 for h in highs)
    )


def theatre() -> Theatre:
    """A theatre of three sides around Hama."""
    bounds = (35.5, 34.4, 38.0, 36.4)
    return Theatre(
        "sample", "Hama, a sample", ("SY",), bounds, date(2011, 3, 15), SIDES, (), (), (), (), (), "Made up."
    )


def sample() -> Edition:
    """The rich edition."""
    claims = tuple(claim(row) for row in DATA["claims"])
    told = incidents(claims)
    by_id = {c.id: c for c in claims}
    hurt = [i for i in told if any(by_id[c].killed or by_id[c].injured for c in i.claims)]
    ground = tuple(control(name, claims) for name in PLACES)
    known = {place.place_id: place for place in infer(claims, theatre(), day(0), day(DAYS - 1), View.THEN)}
    then = tuple(known.get(place.place_id, place) for place in ground)
    return Edition(
        "Hama, spring 2017",
        Configuration("sample", Profile.INTERNAL, day(DAYS - 1), 0, "", "0.0.0"),
        theatre(),
        tuple(document(doc) for doc in TEXTS),
        tuple(reading(doc) for doc in TEXTS),
        (Skipped("notes.bin", SkipReason.BINARY, "not text: convert it to text or HTML and add it again"),),
        claims,
        told,
        ground,
        tuple(toll(event, by_id) for event in hurt),
        tuple(_facility(i) for i in told if i.facility),
        tuple(_weapon(i) for i in told if i.weapon == "chemical"),
        control_then=then,
        **dict(zip(("terrain", "terrain_then"), survey_both(ground, then, theatre()), strict=True)),
        histories=histories(told, claims, theatre()),
        weights=(_weight(claims[0].voice),),
        affected=(_affected(claims[0]),),
        accords=tuple(_accord(i) for i in told if i.kind is Kind.TALKS),
    )


def _weight(voice: Voice) -> SourceWeight:
    name = voice.source_id or f"({voice.kind})"
    return SourceWeight(
        voice.source_id, name, voice.kind, voice.alignment, "ground", False, 0.7, 0.82, 4, 3.5, None, 0.61, 0.93
    )


def _affected(told: Claim) -> Affected:
    days = told.when.earliest, told.when.latest
    return Affected(
        told.id, "displaced", Count(40000, None), "people", ("Soran",), *days, "(resident)", True, (told.id,)
    )


def _accord(event: Incident) -> Accord:
    return Accord(
        event.id, "talks", "planned", "", "Astana", event.when.earliest, event.when.latest, (), ("the army", "rebels"),
        event.grade, event.claims, "proposed", ("Kazakhstan",), 72,
    )  # fmt: skip


def _facility(event: Incident) -> FacilityAttack:
    return FacilityAttack(
        event.id, event.facility, "the field hospital" if event.facility == "hospital" else "",
        event.placement.place_id, event.placement.name, "Hama", event.when.earliest, event.when.latest, event.kind,
        event.belligerent, event.attribution, event.grade, event.claims,
        impacts=("destroyed",), certainty="probable", attack=2, facilities=Count(1200, None),
    )  # fmt: skip


def _weapon(event: Incident) -> WeaponAllegation:
    return WeaponAllegation(
        event.id, event.weapon, event.placement.place_id, event.placement.name, "Hama", event.when.earliest,
        event.when.latest, event.belligerent, event.grade, event.claims[:1], event.claims[1:], (),
        ban="prohibited", treaty="Chemical Weapons Convention, 1993", bound=("Syria",),
    )  # fmt: skip


def empty() -> Edition:
    """An edition of nothing at all."""
    full = sample()
    return replace(
        full, theatre=replace(full.theatre, id="", bounds=(0.0, 0.0, 0.0, 0.0), sides=()), documents=(), readings=(),
        skipped=(), claims=(), incidents=(), control=(), tolls=(), facilities=(), weapons=(),
        affected=(), accords=(), weights=(),
        terrain=Terrain(),
    )  # fmt: skip


def single() -> Edition:
    """One document, one place, one day."""
    full = sample()
    told = full.claims[:1]
    ground = control("Soran", told)
    one = replace(ground, beliefs=ground.beliefs[4:5], spells=ground.spells[1:2])
    return replace(
        full, documents=full.documents[:1], readings=full.readings[:1], skipped=(), claims=told,
        incidents=incidents(told), control=(one,), tolls=(), facilities=(), weapons=(),
        affected=(), accords=(), weights=(),
        terrain=survey_both((one,), (), theatre())[0],
    )  # fmt: skip
