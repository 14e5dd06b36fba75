"""An edition as the files of its page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from orontes.control.params import HALF_LIFE_DAYS
from orontes.errors import PublicationError
from orontes.publish.site import records, registers
from orontes.publish.site.basemap import basemap, extent
from orontes.publish.site.chunks import Plain, chunk, parcels
from orontes.publish.site.ground import day_number, ground
from orontes.publish.site.inland import inland
from orontes.publish.site.page import index
from orontes.publish.site.terrain import terrain
from orontes.publish.site.texts import body, head, offsets
from orontes.publish.types import Edition
from orontes.theatre.types import PlaceKind, Theatre

STATIC = Path(__file__).parent / "static"
_HEX, _GREY = re.compile("#[0-9a-fA-F]{6}"), "#808080"
_PARCEL = 200_000  # characters of report text a chunk, so that opening one document reads little else


def files(edition: Edition) -> Mapping[str, bytes]:
    """Relative path → bytes of everything the page needs; the same edition gives the same bytes.

    The page works from a disk: no file fetches anything, and report texts are loaded only when evidence is opened.

    Raises:
        PublicationError: the page's own scripts have not been built.
    """
    texts, located = _texts(edition)
    data = {
        "site/core.js": chunk("core", _core(edition, located)),
        "site/ground.js": chunk("ground", _ground(edition)),
        "site/terrain.js": chunk("terrain", terrain(edition)),
        "site/land.js": chunk("land", _land(edition)),
    }
    page = {"index.html": index(edition, sorted(data, key=lambda name: name != "site/core.js"))}
    return {**page, **_built(), **data, **texts}


def _land(edition: Edition) -> Plain:
    box = extent(edition)
    return {**basemap(STATIC, box), **inland(edition.theatre, box)}


def _built() -> dict[str, bytes]:
    """The scripts and styles that Vite built from `web/`, and the licences of what is in them."""
    try:
        return {f"site/{name}": (STATIC / name).read_bytes() for name in ("app.js", "app.css", "licences.md")}
    except OSError as error:
        raise PublicationError(
            f"the page's scripts are not built ({STATIC.name}/{Path(str(error.filename)).name} is missing): "
            "run `npm ci && npm run build` in web/, or reinstall orontes"
        ) from error


def _texts(edition: Edition) -> tuple[dict[str, bytes], list[int]]:
    """The chunks of report text, and for each document the number of the chunk that holds it."""
    readings = {reading.document: reading for reading in edition.readings}
    out: dict[str, bytes] = {}
    located: list[int] = []
    weights = (len(document.text) for document in edition.documents)
    for number, (first, run) in enumerate(parcels(edition.documents, weights, _PARCEL)):
        value = [first, [body(document, readings.get(document.id)) for document in run]]
        out[f"site/text-{number}.js"] = chunk(f"text-{number}", value)
        located += [number] * len(run)
    return out, located


def _core(edition: Edition, located: list[int]) -> Plain:
    """Everything but texts, control and coastlines."""
    voices = records.Voices()
    documents = {document.id: number for number, document in enumerate(edition.documents)}
    counters = [offsets(document.text) for document in edition.documents]
    kept = [claim for claim in edition.claims if claim.document in documents]
    claims = {claim.id: number for number, claim in enumerate(kept)}
    known = {claim.id: claim for claim in kept}
    incidents = {incident.id: number for number, incident in enumerate(edition.incidents)}
    tolls = {toll.incident: toll for toll in edition.tolls}
    return {
        "edition": _edition(edition),
        "sides": _sides(edition.theatre),
        "towns": _towns(edition),
        "documents": [head(document, located[number]) for number, document in enumerate(edition.documents)],
        "claims": [
            records.claim(claim, documents[claim.document], counters[documents[claim.document]], voices)
            for claim in kept
        ],
        "voices": voices.plain(),
        "incidents": [records.incident(item, claims, tolls.get(item.id), known) for item in edition.incidents],
        "facilities": [registers.facility(item, incidents, claims) for item in edition.facilities],
        "weapons": [registers.weapon(item, incidents, claims) for item in edition.weapons],
        "affected": [registers.affected(item, claims) for item in edition.affected],
        "weights": [registers.weight(item) for item in edition.weights],
        "accords": [registers.accord(item, incidents) for item in edition.accords],
        "skipped": [{"file": s.file, "reason": s.reason.value, "detail": s.detail} for s in edition.skipped],
    }


def _edition(edition: Edition) -> Plain:
    configuration = edition.configuration
    return {
        "title": edition.title,
        "theatre": edition.theatre.name,
        "profile": configuration.profile.value,
        "asOf": day_number(configuration.as_of),
        "start": day_number(edition.theatre.start if edition.theatre.id else date.min),
        "delay": configuration.delay_days,
        "halfLife": round(HALF_LIFE_DAYS),
        "tiles": configuration.tile_url,
        "version": configuration.version,
        "packOrigin": edition.theatre.origin,
    }


def _sides(theatre: Theatre) -> list[Plain]:
    return [
        {"id": side.id, "name": side.name, "colour": _colour(side.colour), "holds": side.holds_ground}
        for side in theatre.sides
    ]


def _colour(colour: str) -> str:
    """The colour, grey for one that is none: it goes into styles, where other words would act.

    >>> _colour("#b5413a"), _colour("red;background:url(x)")
    ('#b5413a', '#808080')
    """
    return colour if _HEX.fullmatch(colour) else _GREY


def _towns(edition: Edition) -> list[Plain]:
    """Cities and towns that no control is concluded of, the largest first: the map names them to be found by."""
    known = {place.place_id for place in edition.control}
    towns = [p for p in edition.theatre.places if p.kind in (PlaceKind.CITY, PlaceKind.TOWN) and p.id not in known]
    ordered = sorted(towns, key=lambda place: (-place.population, place.id))
    return [{"name": p.name, "lat": round(p.lat, 4), "lon": round(p.lon, 4)} for p in ordered]


def _ground(edition: Edition) -> list[Plain]:
    sides = [side.id for side in edition.theatre.sides]
    documents = {document.id for document in edition.documents}
    kept = (claim for claim in edition.claims if claim.document in documents)
    claims = {claim.id: number for number, claim in enumerate(kept)}
    return [ground(place, sides, claims) for place in edition.control]
