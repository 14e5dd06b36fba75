"""A made-up edition about Hama in spring 2017: rich enough for the page to show everything it can show.

No sentence here is from a report: text, tolls and voices were written for the tests.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from orontes.casualties.types import Estimate, FacilityAttack, SetAside, Toll, WeaponAllegation
from orontes.claims.types import Claim, Kind, Modality, Party, Voice
from orontes.control.types import Belief, ControlSpell, Label, PlaceControl, State
from orontes.evidence import Count, Origin, RecordId, Span, When, record_id
from orontes.incidents.types import Account, Contradiction, Grade, Incident, Reason, StrikeStatus
from orontes.places.types import Placement
from orontes.publish.types import Configuration, Edition, Profile
from orontes.reading.types import Entry, EntryKind, Reading
from orontes.sources.types import Document, Skipped, SkipReason
from orontes.theatre.types import PlaceKind, Side, SourceKind, Theatre

START = date(2017, 3, 18)
DAYS = 20

PLACES = {
    "Qomhana": (35.185, 36.726),
    "Hama": (35.132, 36.758),
    "Soran": (35.285, 36.745),
    "Khattab": (35.195, 36.652),
    "Mhardeh": (35.253, 36.573),
    "Halfaya": (35.262, 36.603),
    "Latamneh": (35.321, 36.622),
    "Khan Shaykhun": (35.442, 36.651),
    "Taybat al-Imam": (35.266, 36.712),
    "Kafr Nabudah": (35.425, 36.494),
}

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

TEXTS = {
    "valley-2017-03-22": (
        "desk",
        datetime(2017, 3, 22, 9, 0, tzinfo=UTC),
        "Rebels push south in Hama countryside",
        """Rebels push south in Hama countryside

UPDATE 1915 GMT: The River Monitor says that fighters have seized Soran and the grain silos beside it after a night of shelling. State News Agency says the attack on Soran failed and that the army still holds the town.

UPDATE 1640 GMT: A rebel commander who asked not to be named says his men entered Khattab at midday. An activist in Halfaya reports two air raids on the town's market, with at least six people killed.

ORIGINAL ENTRY: Rebel groups opened an offensive north of Hama on Tuesday, the River Monitor says. Fighters took Taybat al-Imam within hours, according to an activist in Halfaya. Mhardeh, a government-held town, came under rocket fire, State News Agency says, wounding 11 civilians.
""",
    ),
    "wire-2017-03-26": (
        "wire",
        datetime(2017, 3, 26, 18, 30, tzinfo=UTC),
        "Field hospital near Latamneh hit, doctor says",
        """Field hospital near Latamneh hit, doctor says

A cylinder dropped on the field hospital in Latamneh on Saturday killed a surgeon and one patient, a doctor at the field hospital said. He described a smell of bleach, and eighteen people with trouble breathing.

State News Agency denied that any hospital had been struck. It said the air force bombed a command post in Latamneh, killing "dozens of terrorists" 🛑.

The River Monitor counted 14 air strikes on Latamneh and Kafr Nabudah since Friday. A resident reached by telephone said families had fled Latamneh for the orchards <b>north</b> of the town.
""",
    ),
    "valley-2017-03-30": (
        "desk",
        datetime(2017, 3, 30, 12, 0, tzinfo=UTC),
        "Army regains ground around Qomhana",
        """Army regains ground around Qomhana

UPDATE 1405 GMT: State News Agency says the army has retaken Khattab and three hill posts. The River Monitor confirms that rebels have left Khattab.

The aid envoy says that 250,000 people in towns north of Hama are cut off from help. Talks on a local truce broke up on Wednesday without a date to meet again, the aid envoy says.

Clashes went on at the edge of Qomhana, the River Monitor says, where rebels had briefly held the northern houses. Between 8 and 12 fighters died there, it says. A resident reached by telephone says Qomhana has been surrounded on three sides for a week.
""",
    ),
    "wire-2017-04-05": (
        "wire",
        datetime(2017, 4, 5, 7, 45, tzinfo=UTC),
        "Raids on Khan Shaykhun; army in Soran",
        """Raids on Khan Shaykhun; army in Soran

Levant Wire reporters heard jets over Khan Shaykhun before dawn on Tuesday. At least 20 people were killed, a doctor at the field hospital said; the River Monitor put the dead at 34, most of them women and children.

The army entered Soran on Monday and raised its flag, State News Agency said. A rebel commander who asked not to be named conceded that Soran was lost.

Aid lorries reached Mhardeh for the first time in a month, the aid envoy said. Shelling near Wadi al-Zahr, a hamlet that maps do not show, killed a shepherd, a resident reached by telephone said.
""",
    ),
}

# document, quote, kind, place, actor (text, side), target (text, side), day, voice, modality, extras
Row = tuple[str, str, str, str, tuple[str, str], tuple[str, str], tuple[int, int], str, str, dict[str, object]]
GOV, OPP, CIV, NONE = "government", "opposition", "civilians", ("", "")
V22, W26, V30, W05 = TEXTS
ROWS: tuple[Row, ...] = (
    (V22, "seized Soran and the grain silos", "territory_taken", "Soran", ("fighters", OPP), NONE, (4, 4), "monitor", "asserted", {}),
    (V22, "the attack on Soran failed", "armed_clash", "Soran", ("", OPP), ("the army", GOV), (4, 4), "state", "failed", {}),
    (V22, "the army still holds the town", "territory_held", "Soran", ("the army", GOV), NONE, (4, 4), "state", "asserted", {}),
    (V22, "his men entered Khattab", "territory_taken", "Khattab", ("his men", OPP), NONE, (4, 4), "commander", "alleged", {}),
    (V22, "two air raids on the town's market, with at least six people killed", "air_strike", "Halfaya", NONE, ("people", CIV), (4, 4), "activist", "asserted", {"killed": Count(6, None), "facility": "market", "weapon": "airstrike"}),
    (V22, "Rebel groups opened an offensive north of Hama", "mobilization", "Hama", ("Rebel groups", OPP), NONE, (3, 3), "monitor", "asserted", {}),
    (V22, "Fighters took Taybat al-Imam", "territory_taken", "Taybat al-Imam", ("Fighters", OPP), NONE, (3, 3), "activist", "asserted", {}),
    (V22, "Mhardeh, a government-held town", "territory_held", "Mhardeh", ("", GOV), NONE, (4, 4), "", "asserted", {}),
    (V22, "came under rocket fire, State News Agency says, wounding 11 civilians", "shelling", "Mhardeh", ("", OPP), ("civilians", CIV), (3, 3), "state", "asserted", {"injured": Count(11, 11), "weapon": "rocket"}),
    (W26, "A cylinder dropped on the field hospital in Latamneh on Saturday killed a surgeon and one patient", "chemical_weapon", "Latamneh", NONE, ("a surgeon and one patient", CIV), (7, 7), "medic", "asserted", {"killed": Count(2, 2), "injured": Count(18, 18), "civilians_killed": Count(2, 2), "facility": "hospital", "weapon": "chemical"}),
    (W26, "denied that any hospital had been struck", "air_strike", "Latamneh", ("the air force", GOV), NONE, (7, 7), "state", "denied", {"facility": "hospital"}),
    (W26, "the air force bombed a command post in Latamneh, killing \"dozens of terrorists\" 🛑", "air_strike", "Latamneh", ("the air force", GOV), ("terrorists", OPP), (7, 7), "state", "alleged", {"killed": Count(24, None), "weapon": "airstrike"}),
    (W26, "14 air strikes on Latamneh", "air_strike", "Latamneh", NONE, NONE, (6, 8), "monitor", "asserted", {"weapon": "airstrike"}),
    (W26, "14 air strikes on Latamneh and Kafr Nabudah since Friday", "air_strike", "Kafr Nabudah", NONE, NONE, (6, 8), "monitor", "asserted", {"weapon": "airstrike"}),
    (W26, "families had fled Latamneh for the orchards <b>north</b> of the town", "displacement", "Latamneh", NONE, ("families", CIV), (6, 8), "resident", "asserted", {}),
    (V30, "the army has retaken Khattab and three hill posts", "territory_taken", "Khattab", ("the army", GOV), NONE, (12, 12), "state", "asserted", {}),
    (V30, "rebels have left Khattab", "territory_transferred", "Khattab", ("rebels", OPP), NONE, (12, 12), "monitor", "asserted", {}),
    (V30, "250,000 people in towns north of Hama are cut off from help", "aid", "Hama", NONE, ("people", CIV), (12, 12), "envoy", "asserted", {}),
    (V30, "Talks on a local truce broke up on Wednesday", "talks", "", NONE, NONE, (11, 11), "envoy", "failed", {}),
    (V30, "Clashes went on at the edge of Qomhana", "armed_clash", "Qomhana", ("rebels", OPP), NONE, (12, 12), "monitor", "asserted", {"killed": Count(8, 12)}),
    (V30, "Qomhana has been surrounded on three sides for a week", "encirclement", "Qomhana", NONE, NONE, (5, 12), "resident", "asserted", {}),
    (W05, "heard jets over Khan Shaykhun before dawn on Tuesday", "air_strike", "Khan Shaykhun", NONE, NONE, (17, 17), "", "asserted", {"weapon": "airstrike"}),
    (W05, "At least 20 people were killed", "air_strike", "Khan Shaykhun", NONE, ("people", CIV), (17, 17), "medic", "asserted", {"killed": Count(20, None), "weapon": "airstrike"}),
    (W05, "the dead at 34, most of them women and children", "air_strike", "Khan Shaykhun", NONE, ("people", CIV), (17, 17), "monitor", "asserted", {"killed": Count(34, 34), "weapon": "airstrike"}),
    (W05, "The army entered Soran on Monday and raised its flag", "territory_taken", "Soran", ("The army", GOV), NONE, (16, 16), "state", "asserted", {}),
    (W05, "conceded that Soran was lost", "territory_taken", "Soran", NONE, ("", OPP), (16, 16), "commander", "asserted", {}),
    (W05, "Aid lorries reached Mhardeh for the first time in a month", "aid", "Mhardeh", ("Aid lorries", ""), NONE, (17, 18), "envoy", "asserted", {"facility": "aid"}),
    (W05, "Shelling near Wadi al-Zahr, a hamlet that maps do not show, killed a shepherd", "shelling", "Wadi al-Zahr", NONE, ("a shepherd", CIV), (17, 18), "resident", "asserted", {"killed": Count(1, 1), "weapon": "artillery"}),
)  # fmt: skip

# place, runs of (first day, government share, opposition share, contested, encircled)
GROUND = {
    "Qomhana": [(0, 0.94, 0.02, 0.05, 0.02), (5, 0.72, 0.2, 0.7, 0.6), (13, 0.9, 0.05, 0.2, 0.1)],
    "Hama": [(0, 0.99, 0.01, 0.01, 0.0)],
    "Soran": [(0, 0.86, 0.08, 0.05, 0.0), (4, 0.22, 0.74, 0.6, 0.0), (6, 0.05, 0.9, 0.1, 0.0), (16, 0.95, 0.03, 0.1, 0.0)],
    "Khattab": [(0, 0.8, 0.1, 0.0, 0.0), (4, 0.45, 0.5, 0.8, 0.0), (12, 0.94, 0.03, 0.1, 0.0)],
    "Mhardeh": [(0, 0.93, 0.03, 0.02, 0.0)],
    "Halfaya": [(0, 0.12, 0.8, 0.1, 0.0)],
    "Latamneh": [(0, 0.02, 0.95, 0.05, 0.0)],
    "Khan Shaykhun": [(0, 0.01, 0.93, 0.0, 0.0)],
    "Taybat al-Imam": [(0, 0.7, 0.12, 0.1, 0.0), (3, 0.1, 0.82, 0.3, 0.0)],
    "Kafr Nabudah": [(0, 0.05, 0.55, 0.0, 0.0)],
}  # fmt: skip


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
    voice, published, title, text = TEXTS[doc]
    return Document(
        sha(text), doc, f"{doc}.txt", text, text.encode(), VOICES[voice].name, f"https://example.org/{doc}",
        published, "manifest", title,
    )  # fmt: skip


def reading(doc: str) -> Reading:
    """Its entries: one a paragraph, the first a headline."""
    published, text = TEXTS[doc][1], TEXTS[doc][3]
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
    lat, lon = PLACES[name]
    return Placement(name, place_id(name), name, PlaceKind.TOWN, lat, lon, 800.0, "Hama", "SY", 0.94, 1, "exact name")


def claim(row: Row) -> Claim:
    """One row of the table as a claim."""
    doc, quote, kind, place, actor, target, (first, last), voice, modality, extras = row
    publisher, published, _, text = TEXTS[doc]
    start = text.index(quote)
    span = Span(start, start + len(quote))
    chain = (VOICES[publisher], VOICES[voice]) if voice else (VOICES[publisher],)
    blank = Claim(
        record_id("claim", sha(text), span.start, span.end, kind, place), sha(text), doc, span, quote, Kind(kind),
        place, placement(place), Party(actor[0], "", actor[1]), Party(target[0], "", target[1]),
        When(day(first), day(last)), published, published, VOICES[voice].name if voice else "", chain,
        Modality(modality), None, None, "", "", "sample", Origin("sample", "1"), 0.8, sentence=_sentence(text, span),
    )  # fmt: skip
    return replace(blank, **extras)  # type: ignore[arg-type]


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
        first.actor.side, first.target.text, first.target.side, tuple(account(c) for c in claims), first.id, len(claims),
        grade, (reason,), ("A second source that does not go back to the first one.",),
        StrikeStatus.SINGLE_SOURCE if struck else None, first.actor.side, "suspected" if first.actor.side else "unknown",
        clash, first.facility, first.weapon,
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
    lat, lon = PLACES[name]
    runs = GROUND[name]
    beliefs, spells = [], []
    for number, (first, *_) in enumerate(runs):
        last = runs[number + 1][0] if number + 1 < len(runs) else DAYS
        beliefs += [_belief(runs[number], at) for at in range(first, last)]
        spells.append(_spell(name, runs[number], last - 1, claims))
    return PlaceControl(place_id(name), name, "Hama", lat, lon, tuple(beliefs), tuple(spells))


def _belief(run: tuple[float, ...], at: int) -> Belief:
    first, government, opposition, contested, encircled = run
    fade = 0.985 ** (at - int(first))
    shares = {"government": government * fade, "opposition": opposition * fade}
    shares[""] = 1 - sum(shares.values())
    return Belief(day(at), tuple(sorted(shares.items(), key=lambda item: -item[1])), contested, encircled)


def _spell(name: str, run: tuple[float, ...], last: int, claims: tuple[Claim, ...]) -> ControlSpell:
    first, government, opposition, contested, encircled = run
    state = State.ENCIRCLED if encircled > 0.5 else State.CONTESTED if contested > 0.5 else State.HELD
    holder = "government" if government > opposition else "opposition"
    near = [c for c in claims if c.place == name and c.when.earliest <= day(last) and day(int(first)) <= c.when.latest]
    lat, lon = PLACES[name]
    return ControlSpell(
        record_id("spell", name, first), place_id(name), name, "Hama", lat, lon, day(int(first)), day(last), state, holder,
        max(government, opposition), Label.ASSESSED if len(near) > 1 else Label.CLAIMED, day(int(first)),
        tuple(c.id for c in near if c.actor.side == holder), tuple(c.id for c in near if c.actor.side not in ("", holder)),
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
    claims = tuple(claim(row) for row in ROWS)
    told = incidents(claims)
    by_id = {c.id: c for c in claims}
    hurt = [i for i in told if any(by_id[c].killed or by_id[c].injured for c in i.claims)]
    return Edition(
        "Hama, spring 2017",
        Configuration("sample", Profile.INTERNAL, day(DAYS - 1), 0, "", "0.0.0"),
        theatre(),
        tuple(document(doc) for doc in TEXTS),
        tuple(reading(doc) for doc in TEXTS),
        (Skipped("notes.bin", SkipReason.BINARY, "not text: convert it to text or HTML and add it again"),),
        claims,
        told,
        tuple(control(name, claims) for name in PLACES),
        tuple(toll(event, by_id) for event in hurt),
        tuple(_facility(i) for i in told if i.facility),
        tuple(_weapon(i) for i in told if i.weapon == "chemical"),
    )


def _facility(event: Incident) -> FacilityAttack:
    return FacilityAttack(
        event.id, event.facility, "the field hospital" if event.facility == "hospital" else "", event.placement.place_id,
        event.placement.name, "Hama", event.when.earliest, event.when.latest, event.kind, event.belligerent,
        event.attribution, event.grade, event.claims,
    )  # fmt: skip


def _weapon(event: Incident) -> WeaponAllegation:
    return WeaponAllegation(
        event.id, event.weapon, event.placement.place_id, event.placement.name, "Hama", event.when.earliest,
        event.when.latest, event.belligerent, event.grade, event.claims[:1], event.claims[1:], (),
    )  # fmt: skip


def empty() -> Edition:
    """An edition of nothing at all."""
    full = sample()
    return replace(
        full, theatre=replace(full.theatre, id="", bounds=(0.0, 0.0, 0.0, 0.0), sides=()), documents=(), readings=(),
        skipped=(), claims=(), incidents=(), control=(), tolls=(), facilities=(), weapons=(),
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
    )  # fmt: skip
