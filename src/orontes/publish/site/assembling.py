"""An edition as the files of its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from orontes.errors import PublicationError
from orontes.publish.site import index as incidents
from orontes.publish.site import parcels, plain, registers, stretches, voices
from orontes.publish.site.basemap import basemap, extent
from orontes.publish.site.chunks import chunk
from orontes.publish.site.core import core
from orontes.publish.site.inland import inland
from orontes.publish.site.numbering import Numbers, numbers
from orontes.publish.site.packing import packed
from orontes.publish.site.page import index
from orontes.publish.site.places import cells, histories, weight
from orontes.publish.site.splitting import runs
from orontes.publish.site.texts import body
from orontes.publish.site.unplaced import unplaced
from orontes.publish.types import Edition

STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large chunks are: large enough that few are needed, small enough that none makes a reader wait."""

    parcel: int = 100_000  # characters of incidents with their claims: a first view takes two or three
    stretch: int = 300_000  # of what is told of days
    text: int = 200_000  # of report text: opening one document reads little else
    history: int = 200_000  # of places' histories
    list: int = 150_000  # of other lists
    finder: int = 4_000  # records
    at_once: int = 1_000_000  # bytes up to which an edition's data are all read when the page opens


def files(edition: Edition, sizes: Sizes = Sizes()) -> Mapping[str, bytes]:
    """Relative path → bytes of everything the page needs; the same edition gives the same bytes.

    The page works from a disk: no file fetches anything. A small edition is read at once, but for its reports' texts;
    of a large one only what the view needs.

    Raises:
        PublicationError: the page's own scripts have not been built.
    """
    texts, first = _texts(edition, sizes)
    data = _data(edition, sizes, first)
    small = sum(map(len, data.values())) <= sizes.at_once
    at_once = list(data) if small else ["site/core.js", "site/land.js"]
    chronology = plain.months(edition)
    page = {"index.html": index(edition, at_once, plain.contents(chronology)), **plain.pages(edition, chronology)}
    return {**page, **_built(), **data, **texts}


def _built() -> dict[str, bytes]:
    """The scripts and styles that Vite built from `web/`, and the licences of what is in them."""
    try:
        return {f"site/{name}": (STATIC / name).read_bytes() for name in ("app.js", "app.css", "licences.md")}
    except OSError as error:
        raise PublicationError(
            f"the page's scripts are not built ({STATIC.name}/{Path(str(error.filename)).name} is missing): "
            "run `npm ci && npm run build` in web/, or reinstall orontes"
        ) from error


def _texts(edition: Edition, sizes: Sizes) -> tuple[dict[str, bytes], list[int]]:
    """The chunks of report text, and the number of the first document of each."""
    readings = {reading.document: reading for reading in edition.readings}
    cut = list(runs(edition.documents, (len(document.text) for document in edition.documents), sizes.text))
    values = ([first, [body(document, readings.get(document.id)) for document in run]] for first, run in cut)
    return _series("text", values), [first for first, _ in cut]


def _data(edition: Edition, sizes: Sizes, texts: list[int]) -> dict[str, bytes]:
    """Everything but texts, the core first: it says where each chunk begins."""
    counted, box = numbers(edition), extent(edition)
    told, then = stretches.ground(edition, counted), stretches.ground_then(edition, counted)
    cut = list(parcels.parcels(counted.items, sizes.parcel))
    series: dict[str, tuple[object, dict[str, bytes]]] = {
        "incidents": (parcels.begins(cut), _series("incidents", map(parcels.writer(edition, counted), cut))),
        "ground": _stretches((told, then), sizes),
        "history": _histories(edition, counted, (told, then), sizes),
        "said": _said(counted, sizes),
        "find": _finders(counted, sizes if len(cut) > 1 else None),
    }
    begins = {"text": texts, **{name: first for name, (first, _) in series.items()}}
    core_of = {**core(edition, counted, told.beliefs, box), "begins": begins}
    return {
        "site/core.js": chunk("core", core_of),
        "site/land.js": chunk("land", {**basemap(STATIC, box), **inland(edition.theatre, box)}),
        **_single(edition, counted),
        **{name: content for _, made in series.values() for name, content in made.items()},
    }


def _single(edition: Edition, counted: Numbers) -> dict[str, bytes]:
    """The chunks that are one each: read when a filter or a tab first asks for them."""
    values: dict[str, object] = {
        "cells": cells(edition, counted),
        "index": incidents.index(edition, counted),
        "spoken": voices.spoken(counted),
        "sources": voices.sources(edition, voices.said(counted)),
        "registers": registers.registers(edition, counted),
        "humanitarian": registers.humanitarian(edition, counted),
        "unplaced": unplaced(edition, counted),
    }
    return {f"site/{name}.js": chunk(name, value) for name, value in values.items()}


def _stretches(told: tuple[stretches.Ground, stretches.Ground], sizes: Sizes) -> tuple[list[object], dict[str, bytes]]:
    firsts: list[object] = []

    def noted() -> Iterator[object]:
        for value in stretches.chunks(*told, sizes.stretch):
            firsts.append(value["from"])
            yield value

    made = _series("ground", noted())
    return firsts, made


def _histories(
    edition: Edition, counted: Numbers, told: tuple[stretches.Ground, stretches.Ground], sizes: Sizes
) -> tuple[list[int], dict[str, bytes]]:
    every = list(histories(edition, counted, *told))
    cut = list(runs(every, map(weight, every), sizes.history))
    return [first for first, _ in cut], _series("history", (packed(places=run) for _, run in cut))


def _said(counted: Numbers, sizes: Sizes) -> tuple[list[int], dict[str, bytes]]:
    lists = [voices.numbered(claims, counted) for _, claims in voices.said(counted)]
    cut = list(runs(lists, (3 * len(claims) for claims in lists), sizes.list))
    return [first for first, _ in cut], _series("said", (list(run) for _, run in cut))


def _finders(counted: Numbers, sizes: Sizes | None) -> tuple[int, dict[str, bytes]]:
    """None where all records are at hand."""
    lists = incidents.finders(counted, sizes.finder) if sizes else []
    return len(lists), _series("find", lists)


def _series(name: str, values: Iterable[object]) -> dict[str, bytes]:
    return {f"site/{name}-{number}.js": chunk(f"{name}-{number}", value) for number, value in enumerate(values)}
