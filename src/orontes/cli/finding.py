"""`orontes search`: reports and claims by their words, with who says so."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from orontes.cli.terms import DAY, Json, KnownBy, as_of, opened, talk
from orontes.ledger import search as finding
from orontes.ledger.search import Found, Hit, What
from orontes.ledger.search.snippets import CLOSE, OPEN

LINE = 20_000  # custody entries after each of which a line says how far the index is


def search(
    context: typer.Context,
    casebook: Annotated[Path, typer.Argument(help="The casebook's folder.")],
    words: Annotated[list[str], typer.Argument(help='All of them; "in quotes" in this order; Latam* for any ending.')],
    claims: Annotated[bool, typer.Option("--claims", help="Claims only.")] = False,
    reports: Annotated[bool, typer.Option("--reports", help="Reports only.")] = False,
    since: Annotated[
        datetime | None, typer.Option("--since", formats=DAY, help="Published, or happened, on this day or later.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--until", formats=DAY, help="Published, or happened, on this day or before.")
    ] = None,
    known_by: KnownBy = "",
    superseded: Annotated[bool, typer.Option("--all", help="Earlier revisions and readings too.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="So many of each kind at most.")] = 20,
    as_json: Json = False,
) -> None:
    """Find reports and claims by their words; names are found in other spellings too."""
    kinds = [what for what, asked in ((What.REPORTS, reports), (What.CLAIMS, claims)) if asked] or list(What)
    with opened(context, casebook) as book:
        found = finding.answer(
            book,
            " ".join(map(_quoted, words)),
            kinds,
            since=since.date() if since else None,
            until=until.date() if until else None,
            superseded=superseded,
            known=as_of(known_by).known,
            limit=limit,
            say=lambda line: talk.print(line, markup=False),
            progress=filling,
        )
    if as_json:
        typer.echo(json.dumps({what: as_row(one) for what, one in found.items()}, ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False, soft_wrap=True, emoji=False)
    for what, one in found.items():
        _show(console, what, one)


def as_row(found: Found) -> dict[str, Any]:
    """What was found as a JSON object; `hits` of a snippet are where the words stand in it, as [start, end]."""
    return {"total": found.total, "more": found.more, "found": [_row(hit) for hit in found.hits]}


def _row(hit: Hit) -> dict[str, Any]:
    plain, places = "", []
    for part in hit.snippet.split(OPEN):
        marked, closed, rest = part.partition(CLOSE)
        if closed:
            places.append([len(plain), len(plain) + len(marked)])
        plain += marked + rest
    return asdict(hit) | {"snippet": plain, "marks": places}


def _show(console: Console, what: What, found: Found) -> None:
    shown = f", the first {len(found.hits)}" if found.more or found.total > len(found.hits) else ""
    console.print(Text(f"{what}: {'more than ' if found.more else ''}{found.total:,} found{shown}", "bold"))
    for hit in found.hits:
        gone = "; superseded" * hit.superseded
        console.print(Text(f"{hit.day}  {_headline(hit)}{gone}"))
        console.print(Text.assemble("    ", *_marked(hit.snippet)))


def _headline(hit: Hit) -> str:
    if hit.what is What.REPORTS:
        return "; ".join(filter(None, (hit.publisher, hit.title, f"{hit.doc} {hit.id[:12]}")))
    where = f" at {hit.place}" if hit.place else ""
    return f"{hit.kind}{where}, {hit.modality}, says {hit.by}; {hit.doc} {hit.id}"


def _marked(snippet: str) -> list[str | tuple[str, str]]:
    parts: list[str | tuple[str, str]] = []
    for part in snippet.split(OPEN):
        marked, closed, rest = part.partition(CLOSE)
        parts += [(f"[{marked}]", "bold"), rest] if closed else [marked]
    return parts


def _quoted(argument: str) -> str:
    """A shell takes quotes away: an argument of several words was in some."""
    return f'"{argument}"' if " " in argument.strip() and '"' not in argument else argument


def filling(done: int, total: int) -> None:
    """Say how far the index is, where that takes long."""
    if total > LINE and (done == total or done % LINE == 0):
        talk.print(f"search index: {done:,} of {total:,} entries taken in", markup=False)
