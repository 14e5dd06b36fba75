"""`orontes export`: rows on stdout, or the whole casebook as a bundle of evidence."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from orontes import pipeline, progress, theatre
from orontes.cli.terms import KnownBy, SaidBy, as_of, close, opened, talk
from orontes.errors import RequestError
from orontes.ledger import NOW
from orontes.pipeline import Choices, Job


class Form(StrEnum):
    """What a casebook can be exported as: rows of the pipeline's, or a bundle."""

    JSONL = pipeline.Format.JSONL.value
    MENTIONS = pipeline.Format.MENTIONS.value
    BAGIT = "bagit"


def export(
    context: typer.Context,
    casebook: Annotated[Path, typer.Argument(help="The casebook's folder.")],
    form: Annotated[Form, typer.Option("--format", help="What to export.")],
    out: Annotated[Path | None, typer.Option("--out", help="New folder, for bagit.")] = None,
    known_by: KnownBy = "",
    said_by: SaidBy = "",
    happened_by: Annotated[
        str, typer.Option("--happened-by", help="Only what may have happened on this day or before.")
    ] = "",
) -> None:
    """Write claims or mentions to stdout as JSON lines, or everything into a folder that can be verified elsewhere."""
    if (form is Form.BAGIT) != (out is not None):
        raise RequestError("export: --out FOLDER belongs to --format bagit; the other formats go to stdout")
    asof = as_of(known_by, said_by, happened_by)
    if form is Form.BAGIT and asof != NOW:
        raise RequestError("export: a bundle holds everything; --known-by, --said-by and --happened-by are for rows")
    with progress.bar(talk) as watcher, opened(context, casebook) as book:
        if out is not None:
            digest = book.bundle(out)
        else:
            from orontes.publish.serial import json_lines

            job = Job(book, theatre.load(book.theatre), Choices(asof=asof), watcher=watcher)
            for row in pipeline.export(job, pipeline.Format(form.value)):
                typer.echo(json_lines([row]), nl=False)
    if out is not None:
        talk.print(f"{out}: bundle digest {digest}; hand it over apart from the bundle", markup=False)
    elif job.summary.partial:
        close(job.summary, as_json=False)
