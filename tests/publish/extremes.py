"""Editions that an honest war would hardly give: hostile words, odd days, names without end, all on one point.

Each is concluded from its claims by the stages that conclude every edition, so that what they make of such claims is
tried as well. Every word here was made up.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from orontes.claims.types import Claim, Kind, Modality, Party, Voice
from orontes.evidence import Count, RecordId, Span, When, record_id
from orontes.incidents.types import Incident
from orontes.pipeline.job import Choices
from orontes.pipeline.judging import Held, conclude
from orontes.publish.types import Edition, Profile
from orontes.sources.types import Document, Skipped, SkipReason
from orontes.theatre.types import Side, SourceKind, Theatre
from tests.strategies import DAY, MONITOR, NORTH, NORTH_MEDIA, SOUTH, SOUTH_MEDIA, THEATRE, a_claim, a_place

HACK = "window.__hacked=(window.__hacked||0)+1"
MARKUP = (
    f"<script>{HACK}</script>",
    f'<img src=x onerror="{HACK}">',
    f"<svg/onload={HACK}>",
    f"</script><script>{HACK}</script>",
    f'"><b onmouseover={HACK}>bold</b>',
    f'<a href="javascript:{HACK}">link</a>',
    f"[link](javascript:{HACK})",
    f'![picture](data:text/html,<script>{HACK}</script> "title")',
    f"<!-- --><iframe srcdoc='<script>{HACK}</script>'></iframe>",
    "`code` **strong** _stress_ | cell | ~~gone~~ &lt;b&gt; &amp; &#60;i&#62; ]]> -->",
    "# heading",
    "=1+1",
    "{{constructor.constructor('return 1')()}} ${7*7} %3Cscript%3E",
)
RIGHT_TO_LEFT = (
    "قالت وكالة الأنباء إن القوات دخلت البلدة",
    "הכוחות נכנסו לעיירה",
    "\u202eabc\u202c and \u2067def\u2069 and \u200fghi\u061c",
    "قلعة 12 (شمال)",
)


def report(name: str, published: datetime, told: Sequence[Claim], **changes: object) -> tuple[Document, list[Claim]]:
    """A report that holds the quotes of these claims, a line each, and the claims as they stand in it."""
    text = "\n\n".join(claim.quote for claim in told)
    original = f"{name}\n{text}".encode(errors="surrogatepass")
    number, at, placed = RecordId(hashlib.sha256(original).hexdigest()), 0, []
    for claim in told:
        span = Span(at, at + len(claim.quote))
        own = record_id("claim", number, span.start, span.end, claim.kind, claim.place)
        placed.append(replace(claim, id=own, document=number, doc=name, span=span, sentence=span, published=published))
        at = span.end + 2
    values: dict[str, object] = {
        "id": number, "doc": name, "file": f"{name}.txt", "text": text, "original": original,
        "publisher": told[0].chain[0].name if told else name, "url": "", "published": published,
        "published_from": "manifest", "title": "",
    }  # fmt: skip
    return Document(**(values | changes)), placed  # type: ignore[arg-type]


def concluded(
    reports: Sequence[tuple[Document, list[Claim]]],
    pack: Theatre = THEATRE,
    *,
    title: str = "",
    skipped: tuple[Skipped, ...] = (),
    profile: Profile = Profile.INTERNAL,
) -> Edition:
    """The edition that follows from these reports."""
    documents = tuple(sorted((document for document, _ in reports), key=lambda d: (d.published, d.file)))
    claims = tuple(claim for _, told in reports for claim in told)
    choices = Choices(theatre=pack.id, profile=profile, title=title)
    return conclude(Held(pack, documents, skipped, claims), choices, lambda _: nullcontext())


def hostile() -> Edition:
    """Markup and scripts wherever somebody else's words can stand."""
    return everywhere(MARKUP)


def everywhere(texts: Sequence[str]) -> Edition:
    """Each text as a quote, a place, a party, a voice, a publisher, a title and a file's name."""
    reports = []
    for number, text in enumerate(texts):
        day = DAY + timedelta(days=number)
        told = [_hostile(text, kind, day, toll) for kind, toll in ((Kind.TERRITORY_TAKEN, None), (Kind.AIR_STRIKE, 3))]
        told.append(
            replace(told[1], quote=f"again {text}", chain=(told[1].chain[0], NORTH_MEDIA), killed=Count(40, None))
        )
        told += [_hostile(text, kind, day, None) for kind in (Kind.DISPLACEMENT, Kind.TALKS, Kind.CHEMICAL_WEAPON)]
        url = f"javascript:{HACK}" if number % 2 else f"data:text/html,<script>{HACK}</script>"
        reports.append(report(f"{text}-{number}", _noon(day), told, title=text, publisher=text, url=url))
    return concluded(
        reports, _pack_of(texts), title=texts[0], skipped=(Skipped(texts[-1], SkipReason.BINARY, texts[0]),)
    )


def _hostile(text: str, kind: Kind, day: date, killed: int | None) -> Claim:
    voices = Voice(text, "", SourceKind.WIRE, ""), Voice(f"{text} said", "", SourceKind.RESIDENT, "")
    place = a_place(text, place_id=f"zz/{text}", admin1=text, reason=text, lat=10.0 + len(text) / 100)
    return a_claim(
        kind, day=day, by=voices, place=place, actor=Party(text, "", NORTH), target=Party(text, "", SOUTH),
        quote=f"{kind.value}: {text} ends", facility="hospital", weapon="chemical", rule=text,
        killed=None if killed is None else Count(killed, killed),
    )  # fmt: skip


def _pack_of(texts: Sequence[str]) -> Theatre:
    names = [text for text in texts for _ in range(3)]
    sides = (
        Side(NORTH, names[0], "red;background:url(x)", True),
        Side(SOUTH, names[1], f'"><script>{HACK}</script>', True),
        Side("civilians", names[2], "", False),
    )
    return replace(THEATRE, name=texts[-1], sides=sides, origin=texts[0])


def _said(kind: Kind) -> str:
    return kind.value.replace("_", " ")


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def named(names: Sequence[str], title: str) -> Edition:
    """An edition in which everything goes by these names: places, sides, voices, reports, titles."""
    reports = []
    for number, name in enumerate(names):
        day = DAY + timedelta(days=number)
        by = Voice(name, "", SourceKind.MONITOR, ""), Voice(f"{name} {number}", "", SourceKind.OFFICIAL, NORTH)
        place = a_place(name, 10.0 + number / 10, place_id=f"zz/{number}", admin1=name)
        parties = {"actor": Party(name, "", NORTH), "target": Party(name, "", SOUTH)}
        told = [
            a_claim(kind, day=day, by=by, place=place, quote=f"{name} {_said(kind)}", killed=killed, **parties)
            for kind, killed in ((Kind.TERRITORY_TAKEN, None), (Kind.SHELLING, Count(2, 5)), (Kind.TALKS, None))
        ]
        reports.append(report(f"{number}", _noon(day), told, title=name, publisher=name))
    sides = tuple(replace(side, name=f"{names[0]} {side.name}") for side in THEATRE.sides)
    return concluded(reports, replace(THEATRE, sides=sides, name=names[0]), title=title)


def long_names() -> Edition:
    """Names of 200 characters, with places to break and without."""
    return named(("x" * 200, "Oakford upon the River " * 9, "é" * 200, "東" * 200), "long " * 40)


def right_to_left() -> Edition:
    """Names in Arabic and Hebrew, and with marks that turn the direction of writing."""
    return named(RIGHT_TO_LEFT, RIGHT_TO_LEFT[0])


def crowd(incidents: int = 10_000) -> Edition:
    """So many incidents on one point, over thirty days."""
    kinds = tuple(kind for kind in Kind if kind not in (Kind.TERRITORY_HELD, Kind.TERRITORY_TAKEN))
    voices = [Voice(f"Voice {number}", "", SourceKind.RESIDENT, "") for number in range(7)]
    full = concluded([report("crowd", _noon(DAY), [a_claim(quote="one strike on Oakford")])])
    (pattern,) = full.incidents
    told = [
        a_claim(
            kinds[n % len(kinds)], day=DAY - timedelta(days=n % 30), by=(MONITOR, voices[n % 7]), quote=f"strike {n}"
        )
        for n in range(incidents)
    ]
    document, claims = report("crowd", _noon(DAY), told)
    made = tuple(_alone(pattern, claim) for claim in claims)
    return replace(full, documents=(document,), readings=(), claims=tuple(claims), incidents=made)


def _alone(pattern: Incident, claim: Claim) -> Incident:
    account = replace(pattern.accounts[0], name=claim.voice.name, claims=(claim.id,))
    return replace(
        pattern, id=record_id("incident", claim.id), kind=claim.kind, when=claim.when, accounts=(account,),
        preferred=claim.id, reasons=(),
    )  # fmt: skip


def odd_days() -> Edition:
    """The first and the last day that a calendar has, and days before 1970."""
    days = [
        date(1, 1, 1),
        date(1, 12, 31),
        date(1066, 10, 14),
        date(1969, 12, 31),
        date(1970, 1, 1),
        date(9999, 12, 31),
    ]
    reports = []
    for number, day in enumerate(days):
        told = [
            a_claim(kind, day=day, by=(MONITOR, by), quote=f"{_said(kind)} {number}", killed=Count(1, 1))
            for kind, by in ((Kind.TERRITORY_TAKEN, NORTH_MEDIA), (Kind.SHELLING, SOUTH_MEDIA))
        ]
        wide = replace(told[1], quote=f"any time {number}", when=When(date.min, day))
        reports.append(report(f"{number}", _noon(day), [*told, wide]))
    return concluded(reports, title="Odd days")


def antimeridian() -> Edition:
    """Places a few kilometres apart on both sides of 180 degrees, and both poles."""
    points = [
        ("East", -16.8, 179.98),
        ("West", -16.8, -179.98),
        ("Dateline", -16.9, 180.0),
        ("North", 89.9, 0.0),
        ("South", -89.9, 0.0),
    ]
    told = [
        a_claim(
            kind,
            day=DAY + timedelta(days=number),
            place=a_place(name, lat, lon),
            actor=side,
            quote=f"{_said(kind)} at {name}",
        )
        for number, (name, lat, lon) in enumerate(points)
        for kind, side in ((Kind.TERRITORY_TAKEN, (NORTH, SOUTH)[number % 2]), (Kind.AIR_STRIKE, SOUTH))
    ]
    return concluded([report("islands", _noon(DAY + timedelta(days=9)), told)], title="Both sides of the date line")


def one_of_each() -> Edition:
    """One claim of every kind and modality, in one place, on one day."""
    told = [
        a_claim(kind, modality=modality, quote=f"{_said(kind)} {modality.value}", by=(MONITOR, NORTH_MEDIA))
        for kind in Kind
        for modality in Modality
    ]
    return concluded([report("all", _noon(DAY), told)], title="One of each")


EXTREMES = {
    "hostile": hostile,
    "long_names": long_names,
    "right_to_left": right_to_left,
    "crowd": crowd,
    "odd_days": odd_days,
    "antimeridian": antimeridian,
    "one_of_each": one_of_each,
}
