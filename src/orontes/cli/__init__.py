"""The door: one thin command for each verb. Machine-readable output goes to stdout, talk to stderr."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from orontes import __version__, ledger, pipeline, progress, theatre
from orontes.audience import Profile
from orontes.cli import custody, exporting, finding, migrating, office, terms, versions, watching
from orontes.cli.entering import custody_app
from orontes.cli.ordering import InOrder
from orontes.cli.places import places_app
from orontes.cli.terms import DAY, PICTURES, Json, KnownBy, Media, Pack, Private, SaidBy, close, opened, talk, who
from orontes.errors import OrontesError
from orontes.ledger import Action, Casebook, log_of
from orontes.ledger.search import catch_up
from orontes.pipeline import Choices, Job

app = typer.Typer(
    cls=InOrder,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Orontes: conflict reports in; an attributed map, chronology and data set out.",
)
app.add_typer(places_app, name="places")
app.add_typer(custody_app, name="custody")
theatre_app = typer.Typer(no_args_is_help=True, help="Theatre packs: what is known of a war beforehand.")
app.add_typer(theatre_app, name="theatre")
app.command()(office.sitrep)
app.command()(finding.search)
app.command()(versions.versions)
for _command in (
    exporting.export,
    custody.verify,
    custody.stamp,
    custody.backup,
    custody.restore,
    migrating.migrate,
    watching.watch,
):
    app.command()(_command)

Reports = Annotated[
    list[str],
    typer.Argument(help="Files of reports of any kind, folders of them (with a reports.csv), or web addresses."),
]
Folder = Annotated[Path, typer.Argument(help="The casebook's folder.")]
LedgerAt = Annotated[
    str, typer.Option("--ledger", help="Keep the records in PostgreSQL: postgresql+psycopg://USER@HOST/DATABASE.")
]
Out = Annotated[Path, typer.Option("--out", help="Folder for the edition; must not exist or be empty.")]
Audience = Annotated[Profile, typer.Option("--profile", help="Who the edition is for.")]
Published = Annotated[
    datetime | None, typer.Option("--published", formats=DAY, help="Publication day of reports that carry none.")
]
AsOf = Annotated[datetime | None, typer.Option("--as-of", formats=DAY, help="The edition's own day.")]
Delay = Annotated[int, typer.Option("--delay-days", min=0, help="Public profile: withhold younger positions.")]
Tiles = Annotated[str, typer.Option("--tiles", help="Raster tile URL for the map, with {z}, {x} and {y}.")]


@app.callback(invoke_without_command=True)
def root(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    """Conflict reports in; an attributed map, chronology and data set out."""
    if version:
        typer.echo(__version__)
        raise typer.Exit


@app.command()
def run(
    reports: Reports,
    out: Out,
    pack: Pack = theatre.AUTO,
    profile: Audience = Profile.INTERNAL,
    published: Published = None,
    as_of: AsOf = None,
    delay_days: Delay = 14,
    tiles: Tiles = "",
    private: Private = False,
    as_json: Json = False,
) -> None:
    """Main job: reports in, edition out."""
    choices = replace(chosen(pack, profile, published, as_of, delay_days, tiles), allow_private=private)
    with progress.bar(talk) as watcher:
        summary = pipeline.run(reports, out, choices, watcher)
    close(summary, as_json, out)


@app.command()
def init(casebook: Folder, pack: Pack = "syria", address: LedgerAt = "") -> None:
    """Begin a casebook: a ledger and an archive that keep what was read."""
    Casebook.create(casebook, theatre.load(pack).id or theatre.ANY, ledger=address, who=who()).close()
    talk.print(f"{casebook} is ready: add reports with 'orontes add {casebook} REPORTS'")


@app.command()
def add(
    context: typer.Context,
    casebook: Folder,
    reports: Reports,
    published: Published = None,
    private: Private = False,
    media: Media = False,
    as_json: Json = False,
) -> None:
    """Put reports into a casebook; those it knows already are left alone."""
    day, pictures = published.date() if published else None, PICTURES if media else 0
    choices = Choices(published=day, allow_private=private, pictures=pictures)
    with progress.bar(talk) as watcher, opened(context, casebook) as book:
        job = Job(book, theatre.load(book.theatre), choices, watcher=watcher)
        pipeline.add(job, reports)
        job.summary.counts["documents"] = book.document_count()
        catch_up(book)
    close(job.summary, as_json)


@app.command()
def read(context: typer.Context, casebook: Folder, as_json: Json = False) -> None:
    """Read claims from the reports that were not read yet."""
    with progress.bar(talk) as watcher, opened(context, casebook) as book:
        job = Job(book, theatre.load(book.theatre), watcher=watcher)
        pipeline.read(job)
        job.summary.counts["claims"] = book.claim_count()
        catch_up(book)
    close(job.summary, as_json)


@app.command()
def build(context: typer.Context, casebook: Folder, as_of: AsOf = None, as_json: Json = False) -> None:
    """Judge what the casebook holds and keep the conclusions, so that editions and explanations come quickly."""
    with progress.bar(talk) as watcher, opened(context, casebook) as book:
        choices = chosen(book.theatre, Profile.INTERNAL, None, as_of, 0, "")
        job = Job(book, theatre.load(book.theatre), choices, watcher=watcher)
        pipeline.build(job)
    close(job.summary, as_json)


@app.command()
def publish(
    context: typer.Context,
    casebook: Folder,
    out: Out,
    profile: Audience = Profile.INTERNAL,
    as_of: AsOf = None,
    known_by: KnownBy = "",
    said_by: SaidBy = "",
    delay_days: Delay = 14,
    tiles: Tiles = "",
    as_json: Json = False,
) -> None:
    """Judge what the casebook holds and write an edition."""
    with progress.bar(talk) as watcher, opened(context, casebook) as book:
        choices = chosen(book.theatre, profile, None, as_of, delay_days, tiles, terms.as_of(known_by, said_by))
        job = Job(book, theatre.load(book.theatre), choices, watcher=watcher)
        pipeline.publish_edition(job, out)
        log_edition(book, out, len(job.summary.files))
    close(job.summary, as_json, out)


@app.command()
def explain(
    folder: Annotated[Path, typer.Argument(help="A casebook or an edition.")],
    record: Annotated[
        str, typer.Argument(help="Id of a claim, incident, spell or toll, or its first characters; or a place.")
    ],
    day: Annotated[
        datetime | None, typer.Argument(formats=DAY, help="Day on which the place, or the spell, is asked about.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show why a record says what it says: the sentences, what was made of them, and what was left out."""
    from orontes import explained
    from orontes.cli import concluded

    found = pipeline.explain(folder, record, day.date() if day else None)
    if as_json:
        row = concluded.as_json(found) if isinstance(found, pipeline.Conclusion) else explained.as_json(found)
        typer.echo(json.dumps(row, ensure_ascii=False, indent=2, default=sorted))
        return
    console = Console(highlight=False, soft_wrap=True, emoji=False)
    if isinstance(found, pipeline.Conclusion):
        concluded.show(console, found)
    else:
        explained.show(console, found)


@theatre_app.command("list")
def theatre_list() -> None:
    """Name the theatre packs at hand."""
    for name in theatre.available():
        typer.echo(name)


@theatre_app.command("check")
def theatre_check(pack: str) -> None:
    """Validate a theatre pack and say what it holds."""
    held = theatre.load(pack)
    parts = {"sides": held.sides, "actors": held.actors, "sources": held.sources, "places": held.places}
    typer.echo(f"{held.id}: " + ", ".join(f"{len(rows)} {name}" for name, rows in parts.items()))


def log_edition(book: Casebook, out: Path, files: int) -> None:
    """What was published is told in the log, once, by the digest of the manifest that names every file."""
    digest = hashlib.sha256((out / "edition.json").read_bytes()).hexdigest()
    if any((entry.item, entry.after) == (out.name, digest) for entry in log_of(book, actions=(Action.PUBLISH,))):
        return
    book.note(Action.PUBLISH, out.name, after=digest, why=f"an edition of {files} files; its edition.json")


def chosen(
    pack: str,
    profile: Profile,
    published: datetime | None,
    as_of: datetime | None,
    delay_days: int,
    tiles: str,
    asof: ledger.AsOf = ledger.NOW,
) -> Choices:
    """The command line's words as the pipeline's."""
    return Choices(
        theatre=pack,
        profile=profile,
        published=published.date() if published else None,
        as_of=as_of.date() if as_of else None,
        delay_days=delay_days,
        tile_url=tiles,
        asof=asof,
    )


def main() -> None:
    """Run the command line; an error of ours is one line on stderr and the exit status of its class."""
    try:
        app()
    except OrontesError as error:
        talk.print(f"orontes: {error}", markup=False)
        sys.exit(error.exit_status)
