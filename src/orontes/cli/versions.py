"""`orontes versions`: how an article changed, and who else carries it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from orontes.cli.finding import filling
from orontes.cli.terms import Json, opened, talk
from orontes.ledger.search.snippets import printable

if TYPE_CHECKING:
    from orontes.ledger.versions import Change, Copy, Version


def versions(
    context: typer.Context,
    casebook: Annotated[Path, typer.Argument(help="The casebook's folder.")],
    asked: Annotated[str, typer.Argument(metavar="DOCUMENT|URL", help="An address, or a document's id or name.")],
    as_json: Json = False,
) -> None:
    """Show the versions of one article with what changed between them, and copies of it elsewhere."""
    from orontes.ledger import versions as linked  # half a second of lexicons that no other command needs

    with opened(context, casebook) as book:
        found = linked.versions(book, asked, say=lambda line: talk.print(line, markup=False), progress=filling)
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False, soft_wrap=True, emoji=False)
    for number, version in enumerate(found.versions, start=1):
        _version(console, number, version)
    for copy in found.copies:
        console.print(Text(f"same words ({copy.share:.0%}): {_named(copy)}"))


def _version(console: Console, number: int, version: Version) -> None:
    console.print(Text(f"{number}. added {version.added}: {_named(version)}", "bold"))
    for act in version.seen:
        console.print(Text(printable(f"   captured {act.at} by {act.method} from {act.source}"), "dim"))
    for change in version.changes:
        for line in _lines(change):
            console.print(line)


def _lines(change: Change) -> list[Text]:
    what = "" if change.what == "text" else f"{change.what}: "
    told = (("-", "red", change.removed), ("+", "green", change.added))
    return [Text(f"   {sign} {what}{printable(words)}", colour) for sign, colour, words in told if words]


def _named(one: Version | Copy) -> str:
    parts = (one.publisher, one.title, one.url, f"published {one.published}", f"{one.doc} {one.document[:12]}")
    return printable("; ".join(filter(None, parts)))
