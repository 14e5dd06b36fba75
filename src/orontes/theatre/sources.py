"""Sources of a pack: publishers and quoted voices, their kind and the side whose interest they serve."""

from __future__ import annotations

from pathlib import Path

from orontes.theatre.types import Source, SourceKind
from orontes.theatre.yaml_values import Value, read_yaml


def read_sources(path: Path, label: str, sides: set[str]) -> tuple[Source, ...]:
    """The sources of `sources.yml`; raises TheatreError."""
    ids: dict[str, int] = {}
    names: dict[str, str] = {}
    found = []
    for value in read_yaml(path, label).items():
        source = _source(value, sides)
        if source.id in ids:
            value.fail(f"source id {source.id!r} stands already on line {ids[source.id]}")
        ids[source.id] = value.line
        _claim_names(value, source, names)
        found.append(source)
    return tuple(found)


def _source(value: Value, sides: set[str]) -> Source:
    fields = value.fields(("id", "name", "kind", "alignment", "reliability"), ("aliases", "domains"))
    try:
        kind = SourceKind(fields["kind"].text())
    except ValueError:
        fields["kind"].fail(f"unknown kind {fields['kind'].text()!r}: known are {', '.join(SourceKind)}")
    alignment = fields["alignment"].text_or_empty()
    if alignment and alignment not in sides:
        fields["alignment"].fail(f"side {alignment!r} is not declared in theatre.yml")
    return Source(
        id=fields["id"].text(),
        name=fields["name"].text(),
        kind=kind,
        aliases=_texts(fields, "aliases"),
        alignment=alignment,
        reliability=_probability(fields["reliability"]),
        domains=_texts(fields, "domains"),
    )


def _texts(fields: dict[str, Value], key: str) -> tuple[str, ...]:
    return tuple(member.text() for member in fields[key].texts()) if key in fields else ()


def _probability(value: Value) -> float:
    number = value.number()
    if not 0 <= number <= 1:
        value.fail(f"reliability {number:g} is out of range, 0 to 1")
    return number


def _claim_names(value: Value, source: Source, names: dict[str, str]) -> None:
    """A name or alias may stand for one source only; the name may be repeated among its own aliases."""
    for name in {source.name.casefold(), *(alias.casefold() for alias in source.aliases)}:
        if names.setdefault(name, source.id) != source.id:
            value.fail(f"alias {name!r} of {source.id!r} belongs to {names[name]!r} too")
