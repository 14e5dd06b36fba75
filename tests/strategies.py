"""Claims for tests: one built by hand with `a_claim`, or drawn by Hypothesis with `claims`. All of it is invented."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from orontes.claims.types import Claim, Kind, Modality, Party, Voice
from orontes.evidence import Count, Origin, Precision, RecordId, Span, When, record_id
from orontes.places.types import Placement
from orontes.review import Judgement, Verdict
from orontes.sources.types import Document
from orontes.theatre.types import PlaceKind, Side, SourceKind, Theatre

DAY = date(2021, 5, 10)
NORTH, SOUTH, THIRD = "north", "south", "third"
THEATRE = Theatre(
    id="test",
    name="A war made up for tests",
    countries=("ZZ",),
    bounds=(-180.0, -90.0, 180.0, 90.0),
    start=date(2020, 1, 1),
    sides=(
        Side(NORTH, "North", "#aa0000", True),
        Side(SOUTH, "South", "#00aa00", True),
        Side(THIRD, "Third", "#0000aa", True),
        Side("civilians", "Civilians", "#888888", False),
    ),
    actors=(),
    descriptors=(),
    sources=(),
    places=(),
)
MONITOR = Voice("Valley Monitor", "monitor", SourceKind.MONITOR, "")
WIRE = Voice("Harbour Wire", "wire", SourceKind.WIRE, "")
NORTH_MEDIA = Voice("Northern State Radio", "northradio", SourceKind.STATE_MEDIA, NORTH)
SOUTH_MEDIA = Voice("Southern Voice", "southvoice", SourceKind.PARTISAN_MEDIA, SOUTH)
DOCTOR = Voice("a surgeon on duty", "", SourceKind.MEDICAL, "")
UNNAMED = Voice("a man who gave no name", "", SourceKind.ANONYMOUS, "")
NOWHERE = Placement("", "", "", None, None, None, 0.0, "", "", 0.0, 0, "no place is named")


def a_place(name: str = "Oakford", lat: float | None = 10.0, lon: float | None = 20.0, **changes: object) -> Placement:
    """A town that is placed surely, or with `lat=None` a name that nobody knows."""
    if lat is None:
        return Placement(name, "", name, None, None, None, 0.0, "", "", 0.0, 0, "not in the gazetteer")
    values: dict[str, object] = {
        "text": name,
        "place_id": f"zz/{name.lower()}",
        "name": name,
        "kind": PlaceKind.TOWN,
        "lat": lat,
        "lon": lon,
        "radius_m": 1000.0,
        "admin1": "Riverland",
        "country": "ZZ",
        "probability": 1.0,
        "where_prec": 1,
        "reason": "only one place has that name",
    }
    return Placement(**(values | changes))  # type: ignore[arg-type]


def a_claim(kind: Kind = Kind.AIR_STRIKE, **changes: object) -> Claim:
    """A claim that the Northern army did something to Oakford on `DAY`, as a monitor says; `changes` are fields.

    `day` sets a single day, `days` an (earliest, latest) pair, `by` the chain's voices, `actor` and `target` a side,
    text or Party, `place` a Placement. The id follows from everything that differs.
    """
    day = changes.pop("day", DAY)
    assert isinstance(day, date)
    earliest, latest = changes.pop("days", (day, day))  # type: ignore[misc]
    chain = changes.pop("by", (MONITOR,))
    chain = chain if isinstance(chain, tuple) else (chain,)
    place = changes.pop("place", a_place())
    assert isinstance(place, Placement)
    published = changes.pop("published", datetime.combine(max(day, latest), time(18), UTC))
    document = changes.pop("document", record_id("doc", [voice.name for voice in chain], published))
    values: dict[str, object] = {
        "document": document,
        "doc": str(document),
        "span": Span(0, 10),
        "quote": f"{kind.value} at {place.text}",
        "kind": kind,
        "place": place.text,
        "placement": place,
        "actor": _party(changes.pop("actor", NORTH)),
        "target": _party(changes.pop("target", "")),
        "when": When(earliest, latest, Precision.DAY if earliest == latest else Precision.RANGE),
        "entry_time": published,
        "published": published,
        "source": chain[-1].name if len(chain) > 1 else "",
        "chain": chain,
        "modality": Modality.ASSERTED,
        "killed": None,
        "injured": None,
        "facility": "",
        "weapon": "",
        "rule": "test",
        "read_by": Origin("test", "1"),
        "confidence": 0.9,
    }
    values |= changes
    values.setdefault("id", record_id("claim", *(values[key] for key in sorted(values))))
    return Claim(**values)  # type: ignore[arg-type]


def _party(given: object) -> Party:
    if isinstance(given, Party):
        return given
    known = {NORTH: "Northern army", SOUTH: "Southern rebels", THIRD: "Third force", "civilians": "villagers"}
    text = str(given)
    return Party(known.get(text, text), "", text if text in known else "")


VOICES = [MONITOR, WIRE, NORTH_MEDIA, SOUTH_MEDIA, DOCTOR, UNNAMED]
PLACES = [
    a_place(),
    a_place("Millbrook", 10.02, 20.02),
    a_place("west of Oakford", 10.0, 19.97, place_id="zz/oakford", where_prec=2),
    a_place("Riverland", 10.5, 20.5, kind=PlaceKind.GOVERNORATE, where_prec=4, radius_m=60_000.0),
    a_place("Oakford", 10.4, 20.4, place_id="zz/oakford-mills", probability=0.6),
    a_place("Nether Hollow", None),
    NOWHERE,
]
SIDES = st.sampled_from([NORTH, SOUTH, THIRD, "civilians", ""])
days = st.integers(0, 60).map(lambda offset: DAY + timedelta(days=offset))


def counts() -> st.SearchStrategy[Count | None]:
    """No figure, an exact one, a range, or one without an upper end."""
    exact = st.integers(0, 60).map(lambda n: Count(n, n))
    ranged = st.tuples(st.integers(0, 60), st.integers(0, 40)).map(lambda pair: Count(pair[0], sum(pair)))
    open_ended = st.integers(0, 60).map(lambda n: Count(n, None))
    return st.one_of(st.none(), exact, ranged, open_ended)


@st.composite
def claims(draw: st.DrawFn, kinds: tuple[Kind, ...] = tuple(Kind)) -> Claim:
    """Any claim: every kind, modality, sort of voice, place and figure, dated up to two months from `DAY`."""
    earliest = draw(days)
    latest = earliest + timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 6, 30, 365])))
    publisher, voice = draw(st.sampled_from(VOICES)), draw(st.sampled_from(VOICES))
    return a_claim(
        draw(st.sampled_from(kinds)),
        days=(earliest, latest),
        by=(publisher,) if publisher == voice else (publisher, voice),
        published=datetime.combine(earliest + timedelta(days=draw(st.integers(-2, 40))), time(12), UTC),
        place=draw(st.sampled_from(PLACES)),
        actor=draw(SIDES),
        target=draw(SIDES),
        modality=draw(st.sampled_from(Modality)),
        killed=draw(counts()),
        injured=draw(counts()),
        facility=draw(st.sampled_from(["", "", "hospital", "school", "road"])),
        weapon=draw(st.sampled_from(["", "cluster", "barrel_bomb", "airstrike"])),
        confidence=draw(st.floats(0.0, 1.0)),
        span=Span(draw(st.integers(0, 50)), 60),
    )


WITNESSES = [MONITOR, WIRE, NORTH_MEDIA, SOUTH_MEDIA, DOCTOR]
TOWNS = [a_place(), a_place("Millbrook", 10.02, 20.02), a_place("Farholt", 9.95, 20.05)]


@st.composite
def events(draw: st.DrawFn) -> list[Claim]:
    """One event as a war has it told: by some who saw it, days late, with figures that differ, and by who quotes them.

    The actor and the target are of different sides, and every telling has its own report.
    """
    kind = draw(st.sampled_from([Kind.TERRITORY_TAKEN, Kind.ARMED_CLASH, Kind.AIR_STRIKE, Kind.TERRITORY_HELD]))
    day, place = draw(days), draw(st.sampled_from(TOWNS))
    actor, target = draw(st.sampled_from([(NORTH, SOUTH), (SOUTH, NORTH)]))
    target = "civilians" if kind is Kind.AIR_STRIKE else "" if kind is Kind.TERRITORY_HELD else target
    toll = draw(st.integers(0, 30)) if kind is Kind.AIR_STRIKE else None
    told = []
    for number, witness in enumerate(draw(st.lists(st.sampled_from(WITNESSES), min_size=1, max_size=3, unique=True))):
        outlets = draw(st.lists(st.sampled_from([WIRE, MONITOR, SOUTH_MEDIA]), max_size=2, unique=True))
        said = None if toll is None else toll + draw(st.integers(0, 3))
        for by in [(witness,), *((outlet, witness) for outlet in outlets if outlet != witness)]:
            late = timedelta(days=draw(st.integers(0, 9)), minutes=len(told))
            told.append(
                a_claim(
                    kind,
                    day=day + timedelta(days=draw(st.sampled_from([0, 0, 0, 1]))),
                    by=by,
                    published=datetime.combine(day + timedelta(days=1), time(6), UTC) + late,
                    place=place,
                    actor=actor,
                    target=target,
                    killed=None if said is None else Count(said, said),
                    quote=f"{witness.name} on what befell {place.name}, telling {number}",
                    modality=draw(st.sampled_from([*[Modality.ASSERTED] * 4, *Modality])),
                )
            )
    return told


def wars(most: int = 4) -> st.SearchStrategy[list[Claim]]:
    """The claims of up to `most` events, all of them different."""
    told = st.lists(events(), min_size=1, max_size=most).map(lambda parts: [claim for part in parts for claim in part])
    return told.map(lambda claims: list({claim.id: claim for claim in claims}.values()))


def documents_of(told: Iterable[Claim]) -> tuple[Document, ...]:
    """The reports that claims were read from, as bare as can be, by publication time, then id."""
    first = {claim.document: claim for claim in sorted(told, key=lambda claim: claim.id)}
    found = [
        Document(
            id=claim.document,
            doc=str(claim.document),
            file=f"{claim.document}.txt",
            text="Somebody told something of a town in a valley by the river, and nobody else did.",
            original=b"",
            publisher=claim.chain[0].name,
            url="",
            published=claim.published,
            published_from="manifest",
        )
        for claim in first.values()
    ]
    return tuple(sorted(found, key=lambda document: (document.published, document.id)))


def judgements(records: st.SearchStrategy[str]) -> st.SearchStrategy[Judgement]:
    """Any verdict about one or two of `records`, at any time of two days."""
    return st.builds(
        Judgement,
        id=st.integers(0, 10**9).map(lambda n: RecordId(f"j{n}")),
        record=records.map(RecordId),
        verdict=st.sampled_from(Verdict),
        other=st.one_of(st.just(""), records),
        by=st.just("desk"),
        at=st.integers(0, 48).map(lambda hours: datetime(2021, 5, 10, tzinfo=UTC) + timedelta(hours=hours)),
        why=st.just("test"),
    )
