"""Finding a pack and loading it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from orontes.errors import UnknownTheatre
from orontes.theatre.actors import read_actors, read_descriptors
from orontes.theatre.places import Bounds, read_outline, read_places, read_priors, with_lines
from orontes.theatre.sources import read_sources
from orontes.theatre.types import Side, Theatre
from orontes.theatre.yaml_values import Value, read_yaml

_PACKAGE = Path(__file__).parents[1]
# An installed Orontes carries its packs inside; a checkout has them at its top.
_ROOTS = (_PACKAGE / "packs", _PACKAGE.parents[1] / "theatres")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_COUNTRY = re.compile(r"[A-Z]{2}")

ANY = "any"  # what to ask for where no pack fits
AUTO = "auto"  # what to ask for where the reports shall tell which pack fits
EMPTY = Theatre(
    id="",
    name="Any war",
    countries=(),
    bounds=(-180.0, -90.0, 180.0, 90.0),
    start=date.min,
    sides=(),
    actors=(),
    descriptors=(),
    sources=(),
    places=(),
)


def available() -> tuple[str, ...]:
    """Names of the packs that came with Orontes, sorted.

    >>> "syria" in available()
    True
    """
    return tuple(sorted({file.parent.name for root in _ROOTS for file in root.glob("*/theatre.yml")}))


def load(name_or_folder: str | Path) -> Theatre:
    """Load and check a pack, by the name of one that came with Orontes or by the path of a folder; "any" is no pack.

    Raises UnknownTheatre where there is no such pack and TheatreError, with file and line, where its data are wrong.

    >>> load("syria").sides[0].id
    'government'
    """
    if str(name_or_folder) == ANY:
        return EMPTY
    folder = _find(name_or_folder)
    top = _file(folder, "theatre.yml")
    fields = read_yaml(*top).fields(("id", "name", "countries", "bounds", "start", "sides", "origin"), ("faces",))
    countries, bounds = _countries(fields["countries"]), _bounds(fields["bounds"])
    sides = {side.id: side for side in _sides(fields["sides"])}
    actors = read_actors(*_file(folder, "actors.yml"), set(sides))
    places = read_places(*_file(folder, "places.csv"), countries, bounds)
    places = with_lines(places, *_file(folder, "lines.csv"))
    return Theatre(
        id=fields["id"].text(),
        name=fields["name"].text(),
        countries=countries,
        bounds=bounds,
        start=fields["start"].day(),
        sides=tuple(sides.values()),
        actors=actors,
        descriptors=read_descriptors(*_file(folder, "descriptors.yml"), set(sides), actors),
        sources=read_sources(*_file(folder, "sources.yml"), set(sides)),
        places=places,
        priors=read_priors(*_file(folder, "priors.csv"), sides, places),
        outline=read_outline(*_file(folder, "outline.csv")),
        faces=_faces(fields["faces"], set(sides)) if "faces" in fields else (),
        origin=" ".join(fields["origin"].text().split()),
    )


def _find(name_or_folder: str | Path) -> Path:
    name = str(name_or_folder)
    candidates = [root / name for root in _ROOTS] if name in available() else []
    for folder in (*candidates, Path(name_or_folder)):
        if (folder / "theatre.yml").is_file():
            return folder
    packs = ", ".join(available()) or "none"
    raise UnknownTheatre(
        f"no theatre pack {name!r}: choose one of {packs}, {ANY!r}, or a folder that holds a theatre.yml"
    )


def _file(folder: Path, name: str) -> tuple[Path, str]:
    """A file of the pack and the name it has in errors."""
    return folder / name, f"{folder.resolve().name}/{name}"


def _countries(value: Value) -> tuple[str, ...]:
    members = value.texts()
    for member in members:
        if not _COUNTRY.fullmatch(member.text()):
            member.fail(f"country {member.text()!r} is not a two-letter ISO 3166 code such as SY")
    if not members:
        value.fail("name at least one country, the theatre's own first")
    return tuple(member.text() for member in members)


def _bounds(value: Value) -> Bounds:
    members = value.items()
    if len(members) != 4:
        value.fail(f"bounds are four degrees, west, south, east, north; found {len(members)}")
    west, south, east, north = (member.number() for member in members)
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        value.fail("bounds are out of range or in the wrong order: west, south, east, north")
    return west, south, east, north


def _faces(value: Value, sides: set[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of a side and the one that alone besieges and bombs its ground; raises TheatreError for no side."""
    found = []
    for member in value.items():
        pair = member.fields(("side", "by"))
        for end in pair.values():
            if end.text() not in sides:
                end.fail(f"unknown side {end.text()!r}: known are {', '.join(sorted(sides))}")
        found.append((pair["side"].text(), pair["by"].text()))
    return tuple(found)


def _sides(value: Value) -> list[Side]:
    """The sides; no two may share an id or a name, not even in other letters, since readers tell them by it."""
    ids: dict[str, int] = {}
    names: dict[str, int] = {}
    found = []
    for member in value.items():
        side = _side(member)
        for what, key, lines in (("id", side.id, ids), ("name", side.name, names)):
            first = lines.setdefault(" ".join(key.casefold().split()), member.line)
            if first != member.line:
                member.fail(f"side {what} {key!r} stands already on line {first}: give each side its own")
        found.append(side)
    return found


def _side(value: Value) -> Side:
    fields = value.fields(("id", "name", "colour", "holds_ground"))
    colour = fields["colour"].text_or_empty()
    if not _COLOUR.fullmatch(colour):
        fields["colour"].fail(f'colour {colour!r} is not a hex colour such as "#c0392b", in quotes')
    return Side(fields["id"].text(), fields["name"].text(), colour, fields["holds_ground"].flag())
