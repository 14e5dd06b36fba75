"""Sources known in any war: agencies, outlets read everywhere, international bodies, monitors (`world.yml`)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from orontes.theatre.sources import read_sources
from orontes.theatre.types import Source, Theatre

FILE = Path(__file__).with_name("world.yml")
# States whose own outlets are in the file.
STATES = frozenset({"China", "Iran", "Russia", "Turkey"})


def world_sources(theatre: Theatre) -> tuple[Source, ...]:
    """Those that the theatre does not know itself, by id or by any name; they stand with nobody where it names sides.

    >>> from orontes.theatre import EMPTY
    >>> next(source.alignment for source in world_sources(EMPTY) if source.id == "tass")
    'Russia'
    """
    ids = {source.id for source in theatre.sources}
    names = {name.casefold() for source in theatre.sources for name in (source.name, *source.aliases)}
    others = (source for source in _shipped() if source.id not in ids and not _names(source) & names)
    return tuple(replace(source, alignment="") if theatre.sides else source for source in others)


def _names(source: Source) -> set[str]:
    return {name.casefold() for name in (source.name, *source.aliases)}


@cache
def _shipped() -> tuple[Source, ...]:
    return read_sources(FILE, FILE.name, set(STATES))
