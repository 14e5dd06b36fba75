"""The commands about custody: verify what is kept, have it time-stamped."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from orontes.cli.terms import PARTIAL, Json, talk, who
from orontes.ledger import Casebook, Finding, bundle_findings, certificates_of, is_bundle

Folder = Annotated[Path, typer.Argument(help="The casebook's folder.")]
Trust = Annotated[
    list[Path] | None,
    typer.Option("--trust", help="PEM file of an authority's root; else casebook.toml."),
]


def verify(
    folder: Annotated[Path, typer.Argument(help="A casebook or a bundle.")],
    trust: Trust = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing where everything holds.")] = False,
    as_json: Json = False,
) -> None:
    """Check every hash, the custody chain and the time stamps of a casebook or a bundle."""
    trusted = _certificates(trust)
    if is_bundle(folder):
        tell(bundle_findings(folder, trusted), quiet, as_json)
    with Casebook.open(folder, who=who()) as book:
        findings = book.verify(trusted)
    tell(findings, quiet, as_json)


def stamp(
    casebook: Folder,
    authority: Annotated[
        list[str] | None, typer.Option("--authority", help="Address of a time-stamping authority; else casebook.toml.")
    ] = None,
    trust: Trust = None,
    as_json: Json = False,
) -> None:
    """Have the custody log time-stamped (RFC 3161): its newest entry and its newest daily root."""
    with Casebook.open(casebook, who=who()) as book:
        done = book.stamp(authority or (), _certificates(trust))
    if as_json:
        typer.echo(json.dumps(asdict(done), ensure_ascii=False, indent=2))
    for each in done.stamps:
        talk.print(f"{each.item}: time-stamped {each.at} by {each.authority}", markup=False)
    for refusal in done.refusals:
        talk.print(f"{refusal.item}: {refusal.why}", markup=False)
    if done.refusals:
        raise typer.Exit(PARTIAL if done.stamps else 1)


def tell(findings: tuple[Finding, ...], quiet: bool, as_json: bool) -> NoReturn:
    """Name what does not hold, the first first; leave with 1 if there is anything."""
    if as_json and (findings or not quiet):
        typer.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    for finding in findings:
        talk.print(f"{finding.item}: {finding.detail}", markup=False)
    if findings or not quiet:
        talk.print(f"{len(findings)} findings" if findings else "every hash and the custody chain hold")
    raise typer.Exit(1 if findings else 0)


def _certificates(files: list[Path] | None) -> tuple[bytes, ...]:
    return tuple(each for file in files or () for each in certificates_of(file))
