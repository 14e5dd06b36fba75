"""The commands about custody: verify what is kept, have it time-stamped."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from orontes.cli.terms import PARTIAL, Json, command, opened, talk, who
from orontes.ledger import (
    Casebook,
    Finding,
    Stamping,
    bundle_findings,
    certificates_of,
    headers_of,
    is_bundle,
    prove,
    reread,
)

Folder = Annotated[Path, typer.Argument(help="The casebook's folder.")]
NewFolder = Annotated[Path, typer.Option("--out", help="The folder to make; must not exist or be empty.")]
Trust = Annotated[
    list[Path] | None,
    typer.Option("--trust", help="PEM file of an authority's root; else casebook.toml."),
]


def verify(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A casebook or a bundle.")],
    trust: Trust = None,
    headers: Annotated[
        Path | None, typer.Option("--headers", help="File of Bitcoin headers, for OpenTimestamps: HEIGHT HEADER lines.")
    ] = None,
    over_days: Annotated[
        int, typer.Option("--over-days", min=1, help="Read the originals over so many days, today's part now.")
    ] = 1,
    again: Annotated[
        bool, typer.Option("--reread", help="Open each original again too, and note where its text is another now.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing where everything holds.")] = False,
    as_json: Json = False,
) -> None:
    """Check every hash, the custody chain and the time stamps of a casebook or a bundle."""
    trusted, blocks = _certificates(trust), headers_of(headers) if headers else {}
    if is_bundle(folder):
        tell(bundle_findings(folder, trusted, blocks), quiet, as_json)
    with opened(context, folder) as book:
        findings = book.verify(trusted, blocks, over_days, _nothing if quiet else _remark)
        notes = reread(book) if again and not findings else ()
    tell(findings, quiet, as_json, notes)


def stamp(
    context: typer.Context,
    casebook: Folder,
    authority: Annotated[
        list[str] | None, typer.Option("--authority", help="Address of a time-stamping authority; else casebook.toml.")
    ] = None,
    trust: Trust = None,
    calendar: Annotated[
        list[str] | None, typer.Option("--opentimestamps", help="Address of an OpenTimestamps calendar.")
    ] = None,
    upgrade: Annotated[
        bool, typer.Option("--upgrade", help="Complete earlier proofs of OpenTimestamps, and ask for no stamp.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Have the custody log time-stamped, by authorities (RFC 3161) or by OpenTimestamps calendars."""
    with opened(context, casebook) as book:
        done = prove(book, calendar or (), upgrade) if calendar or upgrade else Stamping((), ())
        if authority or not (calendar or upgrade):
            stamped = book.stamp(authority or (), _certificates(trust))
            done = replace(stamped, refusals=(*stamped.refusals, *done.refusals), proofs=done.proofs)
    if as_json:
        typer.echo(json.dumps(asdict(done), ensure_ascii=False, indent=2))
    for each in done.stamps:
        talk.print(f"{each.item}: time-stamped {each.at} by {each.authority}", markup=False)
    for proof in done.proofs:
        talk.print(f"{proof.item}: {proof.told()}", markup=False)
    for refusal in done.refusals:
        talk.print(f"{refusal.item}: {refusal.why}", markup=False)
    if done.refusals:
        raise typer.Exit(PARTIAL if done.stamps or done.proofs else 1)


def backup(context: typer.Context, casebook: Folder, out: NewFolder) -> None:
    """Copy a casebook, even while it is written to, and prove the copy equal."""
    with opened(context, casebook) as book:
        digest = book.backup(out)
    talk.print(f"{out}: equal to {casebook}, digest {digest}", markup=False)


def restore(
    context: typer.Context,
    copy: Annotated[Path, typer.Argument(help="A folder that `orontes backup` made.", metavar="BACKUP")],
    out: NewFolder,
) -> None:
    """Make a casebook from a backup in which everything holds, and prove it equal."""
    digest = Casebook.restore(copy, out, who=who(), command=command(context))
    talk.print(f"{out}: equal to {copy}, digest {digest}", markup=False)


def _remark(line: str) -> None:
    talk.print(line, markup=False)


def _nothing(_line: str) -> None:
    """Nobody is told."""


def tell(findings: tuple[Finding, ...], quiet: bool, as_json: bool, notes: tuple[Finding, ...] = ()) -> NoReturn:
    """Name what does not hold, the first first; leave with 1 if there is anything, but for notes."""
    if as_json and (findings or notes or not quiet):
        typer.echo(json.dumps([asdict(each) for each in (*findings, *notes)], ensure_ascii=False, indent=2))
    for finding in findings:
        talk.print(f"{finding.item}: {finding.detail}", markup=False)
    for note in notes:
        talk.print(f"note: {note.item}: {note.detail}", markup=False)
    if findings or not quiet:
        talk.print(f"{len(findings)} findings" if findings else "every hash and the custody chain hold")
    raise typer.Exit(1 if findings else 0)


def _certificates(files: list[Path] | None) -> tuple[bytes, ...]:
    return tuple(each for file in files or () for each in certificates_of(file))
