"""The commands about places: look one up, import more."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from orontes import gazetteer, places, progress, theatre
from orontes.cli.terms import Json, Pack, talk
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
def places_import(dump: Annotated[Path, typer.Argument(help="A GeoNames country dump, such as SY.zip.")]) -> None:
    """Add the places of a GeoNames country dump to the gazetteer; importing it again replaces it."""
    with progress.bar(talk) as watcher:
        watcher.stage("import", 0)
        taken = gazetteer.import_places(dump, progress=lambda _name, done, _total: watcher.step(done))
    talk.print(f"{taken.places} places imported, {taken.left_out} rows left out: no report names such things")
