"""`orontes custody`: what people enter in the log by hand, and the log itself."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from orontes.cli.terms import DAY, Json, opened, talk, who
from orontes.errors import InputNotFound, RequestError
from orontes.ledger import captures_of, hand_over, log_of, note_kinds, notes_of, phases_of, write_note

custody_app = typer.Typer(no_args_is_help=True, help="The chain of custody: the log, hand-overs, notes on items.")

Folder = Annotated[Path, typer.Argument(help="The casebook's folder.")]
Since = Annotated[datetime | None, typer.Option("--since", formats=DAY, help="First day, UTC.")]
Until = Annotated[datetime | None, typer.Option("--until", formats=DAY, help="Last day, UTC.")]


@custody_app.command()
def log(
    context: typer.Context,
    casebook: Folder,
    item: Annotated[str, typer.Option("--item", help="An id, its first characters, or a name.")] = "",
    action: Annotated[list[str] | None, typer.Option("--action", help="Such as add, verify, hand-over.")] = None,
    since: Since = None,
    until: Until = None,
    as_json: Json = False,
) -> None:
    """Print the custody log, or some of it; with --json one entry a line, in the form that is hashed."""
    with opened(context, casebook) as book:
        for entry in log_of(book, item, action or (), _day(since), _day(until)):
            if as_json:
                typer.echo(json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True, separators=(",", ":")))
            else:
                typer.echo(" ".join((str(entry.seq), entry.at, entry.who or "-", entry.action, entry.item, entry.why)))


def _day(day: datetime | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""


@custody_app.command("hand-over")
def give(
    context: typer.Context,
    casebook: Folder,
    what: Annotated[str, typer.Argument(help="Bundle, edition or backup; a file; a document's id or name.")],
    to: Annotated[str, typer.Option("--to", help="Who received it.")],
    why: Annotated[str, typer.Option("--why", help="What for, and by which way.")],
) -> None:
    """Log who was given what, by its digest."""
    with opened(context, casebook) as book:
        digest = hand_over(book, what, to, why)
    talk.print(f"{what}: handed over to {to}, SHA-256 {digest}", markup=False)


@custody_app.command()
def note(
    context: typer.Context,
    casebook: Folder,
    item: Annotated[str, typer.Argument(help="A document's id, its first characters or its name; or 'casebook'.")],
    words: Annotated[str, typer.Argument(help="The note.")] = "",
    *,
    kind: Annotated[str, typer.Option("--kind", help=f"One of {', '.join(note_kinds())}.")],
    file: Annotated[Path | None, typer.Option("--file", help="A file with the note, instead of words.")] = None,
    by: Annotated[str, typer.Option("--by", help="Who wrote it; else the user's login name.")] = "",
) -> None:
    """Keep an analysis of an item, or an assessment of the investigation, for good and apart from what came in."""
    if bool(words) == (file is not None):
        raise RequestError("custody note: give either words or --file")
    try:
        data = file.read_bytes() if file else words.encode()
    except OSError as error:
        raise InputNotFound(f"{file}: cannot be read ({error.strerror}); name a file") from error
    with opened(context, casebook) as book:
        kept = write_note(book, item, kind, data, by=by or who(), name=file.name if file else "")
    talk.print(f"{kept.kind} note on {kept.item}: kept as {kept.content}", markup=False)


@custody_app.command()
def captures(
    context: typer.Context,
    casebook: Folder,
    item: Annotated[str, typer.Argument(help="Of one document, or one capture, by its id or name; else all.")] = "",
    as_json: Json = False,
) -> None:
    """Print what came from where, when and how, with all that was noted of it; with --json one capture a line."""
    with opened(context, casebook) as book:
        for each in captures_of(book, item):
            row = {name: value for name, value in asdict(each).items() if name != "original"}
            if as_json:
                typer.echo(json.dumps(row, ensure_ascii=False, default=str))
                continue
            typer.echo(f"{each.captured or '-'} {each.method} {each.source} {each.id}")
            told = (*each.details, ("clock", each.clock), *(("note", note) for note in each.notes))
            for name, value in told:
                typer.echo(f"  {name}: {value}")


@custody_app.command()
def notes(
    context: typer.Context,
    casebook: Folder,
    item: Annotated[str, typer.Argument(help="Notes on one item; else on all.")] = "",
    as_json: Json = False,
) -> None:
    """Print the notes on one item; or on all, and what is recorded of each phase of the investigation."""
    with opened(context, casebook) as book:
        found, phases = notes_of(book, item), {} if item else phases_of(book)
    if as_json:
        rows = [asdict(each.note) | {"seq": each.seq, "at": each.at} for each in found]
        typer.echo(json.dumps({"notes": rows, "phases": phases}, ensure_ascii=False, indent=2))
        return
    for each in found:
        typer.echo(f"{each.seq} {each.at} {each.note.kind} on {each.note.item} by {each.note.by}")
        typer.echo("  " + (each.note.name or each.data.decode(errors="replace").replace("\n", "\n  ")))
    for phase, lines in phases.items():
        typer.echo("\n  ".join((f"{phase}:", *lines)))
