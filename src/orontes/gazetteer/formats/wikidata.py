"""Wikidata: results of its query service as JSON, and entities as its dumps and its own pages give them. CC0 1.0.

The layout of entities: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from orontes.errors import GazetteerError
from orontes.gazetteer.building import kind_by_size
from orontes.gazetteer.formats import countries, degrees, json_text, kinds, names, text
from orontes.gazetteer.formats.data import rows_of
from orontes.gazetteer.formats.divisions import division
from orontes.gazetteer.formats.nearest import countries_of
from orontes.gazetteer.formats.opening import Member
from orontes.gazetteer.formats.recording import MARKS, NEAREST
from orontes.gazetteer.formats.types import Tally, Unfit
from orontes.gazetteer.types import Record
from orontes.theatre.types import PlaceKind

LICENCE = "CC0 1.0"
_ENTITY = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/|wd:)?(Q[1-9]\d*)")
_EARTH = "Q2"
_FIRST = ("en", "mul", "fr", "es", "de", "tr", "ku")  # languages of a name in Latin letters, the first that there is


@dataclass(slots=True)
class _Item:
    """What is known of an item so far: results of a query repeat an item for every pair of its values."""

    line: int
    names: dict[str, None] = field(default_factory=dict)  # in order, the name first
    point: tuple[float, float] | None = None
    country: str = ""
    admin1: str = ""
    kinds: dict[str, None] = field(default_factory=dict)
    people: int = 0
    geonames: str = ""


def results(member: Member, tally: Tally) -> Iterator[Record]:
    """Places of a query's results: its first item variable, with its label, coordinates and what else is named."""
    items: dict[str, _Item] = {}
    subject = ""
    for line, row in _elements(member, tally, _key(member)):
        tally.rows += 1
        cells = _cells(row)
        subject = subject or _subject(cells)
        found = _ENTITY.fullmatch(cells.get(subject, ""))
        if not found:
            tally.refuse(member.shown, line, "no item of Wikidata")
            continue
        if found[1] in items:
            tally.left_out += 1  # the same item once more
        _gather(items.setdefault(found[1], _Item(line)), cells, subject)
    yield from _recorded(items, member, tally)


def _key(member: Member) -> str:
    """The array that holds the rows: named "bindings" in the standard's JSON, the whole text in the short form."""
    with member.open() as raw:
        stream, _ = text.opened(member, raw)
        return "bindings" if stream.read(1 << 14).lstrip("\ufeff \r\n\t").startswith("{") else ""


def _elements(member: Member, tally: Tally, key: str) -> Iterator[tuple[int, Any]]:
    with member.open() as raw:
        stream, _ = text.opened(member, raw)
        try:
            yield from json_text.elements(stream, key)
        except json_text.Broken as broken:
            tally.rows += 1
            tally.refuse(member.shown, broken.line, f"the file {broken}")


def _cells(row: Any) -> dict[str, str]:
    """Values of a row, of either form of JSON."""
    if not isinstance(row, dict):
        return {}
    return {name: str(cell.get("value", "") if isinstance(cell, dict) else cell) for name, cell in row.items()}


def _subject(cells: Mapping[str, str]) -> str:
    """The variable that the rows are about: an item that has a label beside it, else the first item."""
    items = [name for name, value in cells.items() if _ENTITY.fullmatch(value)]
    usual = [name for name in items if name in {"item", "place", "settlement", "city", "village", "entity", "location"}]
    return next(iter([*usual, *(name for name in items if f"{name}Label" in cells), *items]), "")


def _gather(item: _Item, cells: Mapping[str, str], subject: str) -> None:
    for name, value in cells.items():
        about = name.casefold().removeprefix(subject.casefold()).replace("_", "")
        if about.startswith(("label", "name")):
            item.names.setdefault(value)
        elif about.startswith(("altlabel", "alias")):
            item.names.update(dict.fromkeys(part.strip() for part in value.split(",")))
        elif value.casefold().startswith("point(") and item.point is None:
            item.point = _point(value)
        else:
            _note(item, about, value)


def _note(item: _Item, about: str, value: str) -> None:
    """A property by what its variable is called."""
    if about.startswith("country"):
        item.country = item.country or countries.iso2(value)
    elif about.startswith("geonames") and value.isdigit():
        item.geonames = value
    elif about.startswith("population") and value.replace(".", "", 1).isdigit():
        item.people = max(item.people, int(float(value)))
    elif about.startswith(("type", "kind", "instance", "class")):
        item.kinds.setdefault(value)
    elif about in {"adminlabel", "admin1label", "governoratelabel", "provincelabel", "admin1"}:
        item.admin1 = item.admin1 or value


def _point(value: str) -> tuple[float, float] | None:
    try:
        return degrees.parse_point(value)
    except Unfit:
        return None


def entities(member: Member, tally: Tally) -> Iterator[Record]:
    """Places among entities: a dump's array, JSON lines, or {"entities": {...}}. What lies nowhere is left out."""
    for line, entity in _all_entities(member, tally):
        tally.rows += 1
        try:
            if not (_ENTITY.fullmatch(entity["id"]) and entity["claims"].get("P625")):
                tally.left_out += 1
                continue
            yield from _recorded({entity["id"]: _item(entity, line)}, member, tally)
        except (KeyError, TypeError, AttributeError, ValueError, IndexError) as trouble:
            tally.refuse(member.shown, line, str(trouble) if isinstance(trouble, Unfit) else "is no entity of Wikidata")


def _all_entities(member: Member, tally: Tally) -> Iterator[tuple[int, Any]]:
    for line, found in _elements(member, tally, ""):
        if isinstance(found, dict) and isinstance(found.get("entities"), dict):
            yield from ((line, entity) for entity in found["entities"].values())
        else:
            yield line, found


def _item(entity: Mapping[str, Any], line: int) -> _Item:
    labels = {code: label["value"] for code, label in entity.get("labels", {}).items()}
    aliases = [alias["value"] for held in entity.get("aliases", {}).values() for alias in held]
    first = [labels[code] for code in _FIRST if code in labels]
    claims = entity["claims"]
    point = _values(claims, "P625")[0]
    if not str(point.get("globe", _EARTH)).endswith(f"/{_EARTH}") and point.get("globe", _EARTH) != _EARTH:
        raise Unfit("lies on another globe")
    return _Item(
        line,
        dict.fromkeys([*first, *labels.values(), *aliases]),
        (float(point["latitude"]), float(point["longitude"])),
        next((code for value in _values(claims, "P17") if (code := countries.iso2(value["id"]))), ""),
        "",
        dict.fromkeys(value["id"] for value in _values(claims, "P31")),
        max((int(float(value["amount"])) for value in _values(claims, "P1082")), default=0),
        next(iter(_values(claims, "P1566")), ""),
    )


def _values(claims: Mapping[str, Any], wanted: str) -> list[Any]:
    """Values of a property, preferred ones first, deprecated ones and unknown values left out."""
    held = [claim for claim in claims.get(wanted, []) if claim.get("rank") != "deprecated"]
    held.sort(key=lambda claim: claim.get("rank") != "preferred")
    return [claim["mainsnak"]["datavalue"]["value"] for claim in held if "datavalue" in claim["mainsnak"]]


def _recorded(items: Mapping[str, _Item], member: Member, tally: Tally) -> Iterator[Record]:
    for number, item in items.items():
        try:
            yield _record(number, item, tally)
        except Unfit as reason:
            tally.refuse(member.shown, item.line, f"{number}: {reason}")


def _record(number: str, item: _Item, tally: Tally) -> Record:
    label = next((name for name in item.names if name and name != number), "")
    name, marked = names.clean(label)
    if item.point is None:
        raise Unfit("no coordinates")
    lat, lon, _ = degrees.settle(*item.point, None)
    kind = _kind(item)
    ids = (f"wikidata/{number}", *([f"geonames/{item.geonames}"] if item.geonames else []))
    tally.taken += 1
    tally.mended.update([MARKS] * marked)
    country = item.country or countries_of([(lat, lon)])[0]
    tally.mended.update([NEAREST] * (not item.country and bool(country)))
    more, radius = names.others(name, list(item.names)), kinds.radius_m(kind, item.people)
    return Record(ids, name, kind, lat, lon, country, division(item.admin1, country), item.people, radius, more)


def _kind(item: _Item) -> PlaceKind:
    """By what it is an instance of: an item that is known, a word in its label, else a settlement by its size."""
    for value in item.kinds:
        found = _ENTITY.fullmatch(value)
        known = _kinds().get(found[1]) if found else None
        if kind := kinds.by_words(known or value, item.people):
            return kind
    return kind_by_size(item.people)


@cache
def _kinds() -> Mapping[str, str]:
    """Words of kinds.csv by the items that places are instances of."""
    found: dict[str, str] = {}
    for number, row in rows_of("wikidata_kinds.csv"):
        if kinds.by_words(row["word"], 0) is None:
            raise GazetteerError(f"not a word of kinds.csv: {row['word']!r}", file="wikidata_kinds.csv", line=number)
        found[row["item"]] = row["word"]
    return found
