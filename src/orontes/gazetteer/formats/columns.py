"""Which column of a table holds what: recognised by how the field names its columns, or as the user maps them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from orontes.errors import GazetteerError, RequestError

PLAIN = ("name", "other", "lat", "lon", "point", "country", "population", "kind", "radius", "id", "pcode", "geonames")
FIELDS = (*PLAIN, "wikidata", "where_prec", "admin1")  # what a mapping may name
_WORDED = ("admin1", "admin2", "admin3")
_FILE = "columns.yml"
_NOT_SAID = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Fields:
    """Columns by field, the preferred first. Of administration: by field and level, as ("admin_name", 1)."""

    columns: Mapping[str, Sequence[str]]
    levels: Mapping[tuple[str, int], Sequence[str]]
    fixed: Mapping[str, str] = field(default_factory=dict)  # field -> a value for every row

    @property
    def usable(self) -> bool:
        """Whether there is a name and a position."""
        named = "name" in self.columns or any(kind == "admin_name" for kind, _ in self.levels)
        return named and ("point" in self.columns or {"lat", "lon"} <= set(self.columns))

    @property
    def named(self) -> bool:
        """Whether there is a name: all that is needed where rows have a geometry."""
        return "name" in self.columns or any(kind in {"admin_name", "admin_other"} for kind, _ in self.levels)


def recognise(columns: Iterable[str], tags: Mapping[str, str] | None = None) -> Fields:
    """Fields of a table by its column names, or by its HXL tags where it has them.

    >>> found = recognise(["ADM1_EN", "ADM1_AR", "ADM1_PCODE", "POINT_Y", "POINT_X", "validOn"])
    >>> found.levels[("admin_name", 1)], found.columns["lat"], found.usable
    (('ADM1_EN',), ('POINT_Y',), True)
    """
    plain: dict[str, list[tuple[int, str]]] = {}
    levels: dict[tuple[str, int], list[tuple[int, str]]] = {}
    for column in columns:
        found = _by_tag(tags[column]) if tags and tags.get(column) else _by_name(column)
        if found is None:
            continue
        name, rank, level = found
        (plain.setdefault(name, []) if level is None else levels.setdefault((name, level), [])).append((rank, column))
    if len(plain.get("name", ())) > 1:
        _spare(plain)
    return Fields({key: _best(held) for key, held in plain.items()}, {key: _best(held) for key, held in levels.items()})


def _spare(plain: dict[str, list[tuple[int, str]]]) -> None:
    """Beside a column of names, "place" is what sort of place it is (as OpenStreetMap has it), "city" no other name."""
    best = min(plain["name"])
    others = [pair for pair in plain["name"] if pair != best]
    plain["name"] = [best, *(pair for pair in others if "name" in pair[1].casefold())]
    plain.setdefault("kind", []).extend((99, column) for _, column in others if column.casefold() == "place")


def _best(ranked: list[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(column for _, column in sorted(ranked, key=lambda pair: pair[0]))


def mapped(columns: Sequence[str], mapping: Mapping[str, str]) -> Fields:
    """Fields as the user maps them over those recognised; what names no column is a value for every row.

    Raises:
        RequestError: a field is not one of ours, or name or position is mapped to a column that is not there.
    """
    known = recognise([column for column in columns if column not in mapping.values()])
    found, fixed, levels = dict(known.columns), {}, dict(known.levels)
    if "name" in mapping:  # the row is what is called so, whatever its columns of administration are
        levels = {key: held for key, held in levels.items() if key[0] != "name"}
    for name, wanted in mapping.items():
        column = _column(columns, wanted)
        if column is None and name in {"name", "lat", "lon", "point"}:
            raise RequestError(f"no column {wanted!r} for {name}; the columns are: {', '.join(columns)[:400]}")
        if column is None:
            fixed[name] = wanted
        elif name == "admin1":
            levels["admin_name", 1] = (column,)
        else:
            found[name] = (column, *(other for other in found.get(name, ()) if name == "other"))
    return Fields(found, levels, fixed)


def _column(columns: Sequence[str], wanted: str) -> str | None:
    if wanted in columns:
        return wanted
    return next((column for column in columns if column.casefold() == wanted.casefold()), None)


def parse_mapping(words: Sequence[str]) -> dict[str, str]:
    """A mapping from the command line: "name=where,lat=latitude", or the name of a YAML file that holds one.

    Raises:
        RequestError: it is neither, or maps a field that is not one of ours.

    >>> parse_mapping(["name=village", "lat=y,lon=x,country=SY"])
    {'name': 'village', 'lat': 'y', 'lon': 'x', 'country': 'SY'}
    """
    found: dict[str, str] = {}
    for word in words:
        for name, value in _pairs(word):
            if name not in FIELDS:
                raise RequestError(f"--map {name}=...: no such field; the fields are: {', '.join(FIELDS)}")
            found[name] = value
    return found


def _pairs(word: str) -> list[tuple[str, str]]:
    if word.lower().endswith((".yml", ".yaml")):
        return _from_file(word)
    pairs = [part.partition("=") for part in word.split(",")]
    if wrong := next((part[0] for part in pairs if not part[1] or not part[2].strip()), None):
        raise RequestError(f"--map {wrong}: expected FIELD=COLUMN, as in name=village,lat=y,lon=x")
    return [(name.strip(), value.strip()) for name, _, value in pairs]


def _from_file(path: str) -> list[tuple[str, str]]:
    try:
        with open(path, encoding="utf-8") as text:  # noqa: PTH123 - a word of the command line
            held = yaml.safe_load(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as trouble:
        raise RequestError(f"--map {path}: cannot be read: {str(trouble).splitlines()[0]}") from trouble
    if not isinstance(held, dict) or not all(isinstance(value, str | int | float) for value in held.values()):
        raise RequestError(f"--map {path}: expected lines such as 'name: village'")
    return [(str(name), str(value)) for name, value in held.items()]


def _by_name(column: str) -> tuple[str, int, int | None] | None:
    return _matched(_NOT_SAID.sub("", column.casefold()), "columns")


def _by_tag(tag: str) -> tuple[str, int, int | None] | None:
    return _matched(re.sub(r"\s", "", tag.casefold()), "tags") if tag.startswith("#") else None


@cache
def _matched(text: str, part: str) -> tuple[str, int, int | None] | None:
    for name, rank, pattern in _patterns()[part]:
        if found := pattern.fullmatch(text):
            return _leveled(name, rank, found.groupdict().get("level"))
    return None


def _leveled(name: str, rank: int, level: str | None) -> tuple[str, int, int | None]:
    """A field with its level: "governorate" names the first, if no numbered column does; "#country+name" none's."""
    if name in _WORDED:
        return "admin_name", 50 + rank, int(name[-1])
    if name.startswith("admin_"):
        return name, rank, int(level or 0)
    return name, rank, None


@cache
def _patterns() -> Mapping[str, Sequence[tuple[str, int, re.Pattern[str]]]]:
    text = files(__package__).joinpath(_FILE).read_text(encoding="utf-8")
    return parse_columns(text)


def parse_columns(text: str) -> Mapping[str, Sequence[tuple[str, int, re.Pattern[str]]]]:
    """Read columns.yml: for column names and for HXL tags, (field, rank, pattern).

    Raises:
        GazetteerError: it is no YAML, or a pattern is none, or a field is not one of ours.
    """
    try:
        held = yaml.safe_load(text)
        return {part: _compiled(held[part], held["languages"]) for part in ("columns", "tags")}
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, re.error) as error:
        raise GazetteerError(f"wrong: {error}", file=_FILE) from error


def _compiled(held: Mapping[str, Any], languages: str) -> list[tuple[str, int, re.Pattern[str]]]:
    found = []
    for name, patterns in held.items():
        if name not in {*FIELDS, *_WORDED, "admin_name", "admin_other", "admin_code"}:
            raise GazetteerError(f"no such field: {name}", file=_FILE)
        for rank, pattern in enumerate(patterns):
            whole = pattern.replace("{n}", "(?P<level>[0-5])").replace("{l}", f"(?:{languages})")
            found.append((name, rank, re.compile(whole)))
    return found
