"""What the commands share: the words of their options, where they talk, and how they end."""

from __future__ import annotations

import getpass
import json
import re
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from orontes import progress
from orontes.errors import RequestError
from orontes.ledger import AsOf, Casebook
from orontes.pipeline import Summary

PARTIAL = 3
PICTURES = 20
DAY = ["%Y-%m-%d"]

Pack = Annotated[str, typer.Option("--theatre", help="Theatre pack: a name or a folder; 'any' for none.")]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON on stdout.")]
Media = Annotated[
    bool, typer.Option("--media", help=f"Capture the pictures of each web page's main part too, {PICTURES} at most.")
]
Private = Annotated[
    bool,
    typer.Option(
        "--allow-private",
        help="Ask web addresses on this machine and in its own network too. Refused otherwise, so that no page "
        "and no feed can make Orontes fetch what only this machine may see.",
    ),
]

KnownBy = Annotated[
    str, typer.Option("--known-by", help="As the casebook stood at this time (UTC): 2017-03-24 or 2017-03-24T17:45.")
]
SaidBy = Annotated[str, typer.Option("--said-by", help="Only what had been said by this time (UTC).")]

_PASSWORD = re.compile(r"(?<=://)[^/@\s]*:\S*@|(?<=[?&])(ssl)?password=[^&\s]*")  # in an address, with who it is of

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
            words += [parameter.opts[0], _PASSWORD.sub("", str(context.params[name]))]
    return " ".join(words)


def as_of(known_by: str = "", said_by: str = "", happened_by: str = "") -> AsOf:
    """The times as of which something is asked for. Raises RequestError."""
    given = {"--happened-by": happened_by, "--said-by": said_by, "--known-by": known_by}
    return AsOf(*(moment(words, option) if words else None for option, words in given.items()))


def moment(given: str, option: str) -> datetime:
    """A time as given on the command line; a day alone is meant to its end. UTC where no zone is named.

    Raises RequestError.

    >>> moment("2017-03-24", "--known-by").isoformat()
    '2017-03-24T23:59:59.999999+00:00'
    """
    try:
        at = datetime.fromisoformat(given.strip())
        if len(given.strip()) <= len("2017-03-24"):
            at = datetime.combine(at.date(), time.max)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise RequestError(f"{option} {given!r} is no time: write it as 2017-03-24 or 2017-03-24T17:45") from error


def who() -> str:
    """The user's login name, for the custody log; "" where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
