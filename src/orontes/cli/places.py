"""The commands about places: look one up, import more."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from orontes import gazetteer, places, progress, theatre
from orontes.cli import told
from orontes.cli.terms import PARTIAL, Json, Pack, talk
from orontes.errors import RequestError
from orontes.gazetteer.formats import Wishes, parse_mapping
from orontes.pipeline import Watcher
from orontes.places.types import PlacePhrase

places_app = typer.Typer(no_args_is_help=True, help="The gazetteer.")


@places_app.command("find")
def places_find(name: str, pack: Pack = "syria", as_json: Json = False) -> None:
    """Rank the places that a name may mean."""
    held = theatre.load(pack)
    candidates = places.rank(PlacePhrase(name), gazetteer.open_gazetteer(held), held)
    if as_json:
        typer.echo(json.dumps([asdict(item) for item in candidates], ensure_ascii=False, indent=2))
        return
    table = Table("place", "kind", "admin1", "country", "lat", "lon", "match", "probability", box=None)
    for item in candidates:
        where = item.place
        row = (where.name, where.kind, where.admin1, where.country, f"{where.lat:.3f}", f"{where.lon:.3f}")
        table.add_row(*row, item.match, f"{item.probability:.2f}")
    Console(highlight=False).print(table if candidates else f"no place is known as {name!r}")


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
