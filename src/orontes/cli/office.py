"""`orontes sitrep`: the situation report of an edition, on all its days or some, or on what is new in it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orontes.cli.terms import DAY, talk
from orontes.errors import OutputRefused, RequestError

if TYPE_CHECKING:
    from orontes.publish.sitrep import Period

MARKDOWN = ".md"
PICTURED = (".html", ".docx", ".pdf")
Source = Annotated[Path, typer.Argument(metavar="EDITION", help="The folder of an edition.")]
File = Annotated[Path, typer.Argument(help="The file to write: .md, .html, .docx or .pdf.")]
OneDay = Annotated[datetime | None, typer.Option("--day", formats=DAY, help="The report of one day.")]
Week = Annotated[
    datetime | None, typer.Option("--week", formats=DAY, help="Of the week, Monday to Sunday, that holds a day.")
]
First = Annotated[datetime | None, typer.Option("--from", formats=DAY, help="Of the days from this one on.")]
Last = Annotated[datetime | None, typer.Option("--until", formats=DAY, help="Of the days up to this one.")]
Since = Annotated[
    Path | None, typer.Option("--since", metavar="EDITION", help="Of what is new since this earlier edition.")
]


def sitrep(
    edition: Source,
    file: File,
    day: OneDay = None,
    week: Week = None,
    first: First = None,
    last: Last = None,
    since: Since = None,
) -> None:
    """Write the situation report of an edition: Markdown, or with maps and charts HTML, Word or PDF."""
    if sum(map(bool, (day, week, first or last, since))) > 1:
        raise RequestError("name one of --day, --week, --from with --until, and --since")
    if file.exists():
        raise OutputRefused(f"{file}: is there already; name another file")
    period = _period(*(moment.date() if moment else None for moment in (day, week, first, last)))
    _write(file, _content(edition, file.suffix.lower(), period, since))
    talk.print(f"wrote {file}", markup=False)


def _period(day: date | None, week: date | None, first: date | None, last: date | None) -> Period | None:
    from orontes.publish.sitrep import Period, week_of

    if day:
        return Period(day, day)
    if week:
        return week_of(week)
    return Period(first or date.min, last or date.max) if first or last else None


def _content(edition: Path, suffix: str, period: Period | None, since: Path | None) -> bytes:
    if suffix == MARKDOWN:
        return _markdown(edition, period, since)
    if suffix not in PICTURED:
        kinds = ", ".join((MARKDOWN, *PICTURED))
        raise RequestError(f"{suffix or 'no suffix'}: a situation report is written as one of {kinds}")
    try:
        from orontes import plot  # an extra, and a second to load: no other command needs it
    except ImportError as error:
        raise RequestError(f"{error}; or name a file that ends in {MARKDOWN}, which has no pictures") from error
    before = plot.Edition.load(since) if since else None
    return plot.sitrep(plot.Edition.load(edition), suffix, period, before)


def _markdown(edition: Path, period: Period | None, earlier: Path | None) -> bytes:
    from orontes.publish.opening import open_edition
    from orontes.publish.sitrep import report
    from orontes.publish.sitrep import since as new_since

    opened = open_edition(edition)
    made = new_since(opened, open_edition(earlier)) if earlier else report(opened, period)
    return made.text.encode()


def _write(file: Path, content: bytes) -> None:
    try:
        with file.open("xb") as out:
            out.write(content)
    except FileExistsError as error:
        raise OutputRefused(f"{file}: is there already; name another file") from error
    except OSError as error:
        raise OutputRefused(f"{file}: cannot be written ({error.strerror}); name another file") from error
