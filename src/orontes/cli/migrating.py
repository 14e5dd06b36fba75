"""`orontes migrate`: a casebook is brought up to date, or copied into another database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orontes.cli.terms import command, opened, talk, who
from orontes.errors import RequestError
from orontes.ledger import Casebook

SQLITE = "sqlite"
To = Annotated[
    str,
    typer.Option("--to", help="Copy it into another database: postgresql+psycopg://USER@HOST/DATABASE, or sqlite."),
]


def migrate(
    context: typer.Context,
    casebook: Annotated[Path, typer.Argument(help="The casebook's folder.")],
    to: To = "",
    out: Annotated[Path | None, typer.Option("--out", help="New folder for the copy, with --to.")] = None,
) -> None:
    """Bring a casebook of an older Orontes up to date; or copy it to or from PostgreSQL, proven equal."""
    if bool(to) != (out is not None):
        raise RequestError("migrate: --to and --out FOLDER belong together; without both, it is brought up to date")
    if out is None:
        before, now = Casebook.upgrade(casebook, who=who(), command=command(context))
        done = "is up to date" if before == now else f"brought from format {before} to {now}, every record as it was"
        talk.print(f"{casebook}: {done}", markup=False)
        return
    with opened(context, casebook) as book:
        digest = book.move(out, "" if to == SQLITE else to)
    talk.print(f"{out}: equal to {casebook}, digest {digest}; go on with {out}, and put {casebook} by", markup=False)
