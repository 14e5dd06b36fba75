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


def who() -> str:
    """The user's login name, for the custody log; "" where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
