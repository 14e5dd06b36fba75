"""The command that watches feeds, sitemaps and pages."""

from __future__ import annotations

import json
import signal
import time
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from orontes import pipeline, theatre
from orontes.cli.terms import PICTURES, Media, Private, opened, talk
from orontes.ledger import Casebook
from orontes.pipeline import Job

SLICE_S = 0.5  # of a sleep, after which a signal is noticed

if TYPE_CHECKING:
    from orontes.pipeline.watching import Event, Means, Tally
    from orontes.sources.web import Rules


def watch(
    context: typer.Context,
    casebook: Annotated[Path, typer.Argument(help="The casebook's folder.")],
    addresses: Annotated[
        list[str] | None,
        typer.Argument(metavar="ADDRESS", help="Feeds, sitemaps, pages; else those of casebook.toml."),
    ] = None,
    kind: Annotated[str, typer.Option("--kind", help="What the addresses are: auto, feed, sitemap or page.")] = "auto",
    every: Annotated[str, typer.Option("--every", help="How often to look: 15m, 2h, 1d.")] = "15m",
    publisher: Annotated[str, typer.Option("--publisher", help="Who publishes what they name.")] = "",
    once: Annotated[bool, typer.Option("--once", help="Look at what is due, fetch what is new, and end.")] = False,
    read: Annotated[bool, typer.Option("--read", help="Read claims from what came in, too.")] = False,
    media: Media = False,
    private: Private = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print each event as a line of JSON on stdout.")] = False,
) -> None:
    """Watch feeds, sitemaps and pages politely, for weeks: what is new or changed is captured and added at once."""
    from orontes.pipeline import watching
    from orontes.sources.web import Rules

    chosen = watching.Target("", watching.kind_of(kind), publisher, watching.seconds(every))
    with opened(context, casebook) as book:
        listed = watching.targets_of(casebook)
        targets = watching.named(addresses, listed, chosen) if addresses else listed
        means = _means(book, Rules(allow_private=private, pictures=PICTURES if media else 0), read, as_json)
        tally = watching.watch(book, targets, means, once=once)
    _close(tally, as_json)


def _means(book: Casebook, rules: Rules, read: bool, as_json: bool) -> Means:
    from orontes.pipeline.watching import Means

    enough = _Enough()
    return Means(
        tell=lambda event: _tell(event, as_json),
        say=lambda line: talk.print(f"orontes: {line}", markup=False),
        rules=rules,
        sleep=enough.sleep,
        stopped=lambda: enough.said,
        idle=(lambda: _read(book)) if read else (lambda: None),
    )


class _Enough:
    """Whether SIGINT or SIGTERM came. The first lets what is in hand be finished, the second ends it at once."""

    def __init__(self) -> None:
        self.said = False
        self._before = {number: signal.signal(number, self._say) for number in (signal.SIGINT, signal.SIGTERM)}

    def _say(self, _number: int, _frame: FrameType | None) -> None:
        self.said = True
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def sleep(self, seconds: float) -> None:
        """Sleep, but for no longer than until a signal comes."""
        end = time.monotonic() + seconds
        while not self.said and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, SLICE_S))


def _read(book: Casebook) -> None:
    job = Job(book, theatre.load(book.theatre))
    pipeline.read(job)
    talk.print(f"{book.folder}: claims were read", markup=False)
    for item in job.summary.skipped:
        talk.print(f"skipped {item.file}: {item.detail}", markup=False)


def _tell(event: Event, as_json: bool) -> None:
    """A line for people on stderr, or one for machines on stdout."""
    if as_json:
        typer.echo(json.dumps(asdict(event) | {"at": event.at.isoformat()}, ensure_ascii=False))
        return
    later = "" if event.next_s is None else f"; again in {_length(event.next_s)}"
    at = event.at.strftime("%Y-%m-%d %H:%M:%SZ")
    talk.print(f"{at} {event.outcome.value} {event.url}: {event.detail}{later}", markup=False)


def _length(seconds: float) -> str:
    """A length of time as people say it.

    >>> _length(42), _length(900), _length(7300)
    ('42 s', '15 min', '2.0 h')
    """
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"


def _close(tally: Tally, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"outcome": "ended"} | asdict(tally)))
    talk.print(
        f"looks: {tally.polls}; captured: {tally.captured}; as before: {tally.unchanged}; "
        f"set aside: {tally.skipped}; failed: {tally.failed}"
        if tally.polls + tally.captured
        else "nothing was due"
    )
