"""The commands about places: look one up, import more."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from orontes import progress, theatre
from orontes.cli.terms import PARTIAL, Json, Pack, talk
from orontes.errors import RequestError
from orontes.pipeline import Watcher

places_app = typer.Typer(no_args_is_help=True, help="The gazetteer.")


@places_app.command("find")
def places_find(
    name: Annotated[str, typer.Argument(help="A name as a report writes it: 'Soran', 'six km west of Khattab'.")],
    within: Annotated[str, typer.Option("--within", help="The larger place it is said to lie in.")] = "",
    pack: Pack = "syria",
    as_json: Json = False,
) -> None:
    """Rank the places that a name may mean, with what speaks for each and where it is known from."""
    from orontes import gazetteer, places
    from orontes.cli import told
    from orontes.places.types import PlacePhrase

    held = theatre.load(pack)
    with progress.bar(talk) as watcher:
        opened = gazetteer.open_gazetteer(held, Stages(watcher))
    ranked = places.rank(PlacePhrase(name, within), opened, held)
    for note in opened.notes:
        talk.print(f"note: {note}", markup=False)
    opened.close()
    if as_json:
        row = {"name": name, "within": within, "candidates": [asdict(item) for item in ranked]}
        none = {"none_of_these": places.probability_of_none(ranked)}
        typer.echo(json.dumps(row | none, ensure_ascii=False, indent=2))
    else:
        told.candidates(plain_console(), name, ranked)


@places_app.command("stats")
def places_stats(as_json: Json = False) -> None:
    """Count what the gazetteer holds: by source, with licence and checksum, by kind and by country."""
    from orontes import gazetteer
    from orontes.cli import told

    found = gazetteer.statistics()
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2, default=str))
    else:
        told.statistics(plain_console(), found)


@places_app.command("import")
def places_import(
    file: Annotated[
        Path | None, typer.Argument(help="A file of places: GeoNames, OCHA, Wikidata, GeoJSON, any table.")
    ] = None,
    country: Annotated[
        str, typer.Option("--country", help="Fetch this country's GeoNames dump: SY, allCountries.")
    ] = "",
    address: Annotated[str, typer.Option("--from", help="Where dumps are fetched from; else $ORONTES_GEONAMES.")] = "",
    mapping: Annotated[
        list[str] | None, typer.Option("--map", help="FIELD=COLUMN,... or a YAML file: name=village,lat=y,lon=x.")
    ] = None,
    source: Annotated[str, typer.Option("--source", help="A name for where the file comes from.")] = "",
    licence: Annotated[str, typer.Option("--licence", help="Its licence, where the file does not say.")] = "",
    as_json: Json = False,
) -> None:
    """Add the places of a file to the gazetteer; importing the same source again replaces what it said."""
    from orontes import gazetteer
    from orontes.cli import told
    from orontes.gazetteer.formats import Wishes, parse_mapping

    if (file is None) == (not country):
        raise RequestError("places import: name a file, or a country to fetch: --country SY")
    wishes = Wishes(parse_mapping(mapping or []), source, licence)
    with progress.bar(talk) as watcher:
        if file is None:
            fetched = gazetteer.fetch(country, address, progress=Stages(watcher))
            told.fetched(talk, fetched)
            file, wishes = fetched.path, replace(wishes, origin=fetched.address)
        done = gazetteer.import_places(file, wishes, progress=Stages(watcher))
    told.imported(talk, done)
    if as_json:
        typer.echo(json.dumps(told.imported_wire(done), ensure_ascii=False, indent=2))
    if done.tally.refused:
        raise typer.Exit(PARTIAL)


class Stages:
    """The gazetteer's progress as the stages of a watcher: a new name is a new bar."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher
        self._stage = ""

    def __call__(self, name: str, done: int, total: int) -> None:
        """Begin a bar, or move it."""
        if name != self._stage:
            self._stage = name
            self._watcher.stage(name, total)
        self._watcher.step(done)


def plain_console() -> Console:
    """Where answers go: stdout, in lines that are never cut to the width of a terminal."""
    return Console(highlight=False, soft_wrap=True, emoji=False)
