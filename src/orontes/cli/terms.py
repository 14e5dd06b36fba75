"""What the commands share: the words of their options, where they talk, and how they end."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from orontes import progress
from orontes.ledger import Casebook
from orontes.pipeline import Summary

PARTIAL = 3
DAY = ["%Y-%m-%d"]

Pack = Annotated[str, typer.Option("--theatre", help="Theatre pack: a name or a folder; 'any' for no pack.")]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON on stdout.")]

talk = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)


def close(summary: Summary, as_json: bool, out: Path | None = None) -> None:
    """Print the closing table and leave with the status that tells partial (3) from complete (0)."""
    if as_json:
        typer.echo(json.dumps(asdict(summary), ensure_ascii=False, indent=2, default=str))
    else:
        progress.closing_table(talk, summary, out)
    if summary.partial:
        raise typer.Exit(PARTIAL)


def opened(context: typer.Context, folder: Path) -> Casebook:
    """A casebook whose log will say who called, and which command with which options."""
    return Casebook.open(folder, who=who(), command=command(context))


def command(context: typer.Context) -> str:
    """The command that runs and the options it was given, for the custody log; reports and folders are not options."""
    words = [str(context.info_name)]
    for parameter in context.command.params:
        name = str(parameter.name)
        source = context.get_parameter_source(name)
        if parameter.param_type_name == "option" and source is not None and source.name == "COMMANDLINE":
            words += [parameter.opts[0], str(context.params[name])]
    return " ".join(words)


def who() -> str:
    """The user's login name, for the custody log; "" where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
