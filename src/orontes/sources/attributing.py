"""A part of a file as a document: of which day, by whom, and what had to be assumed of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date, datetime

from orontes.evidence import RecordId
from orontes.sources.dating import date_line, date_of_name, midnight
from orontes.sources.language import foreign_language
from orontes.sources.manifest import Row
from orontes.sources.naming import called, shown
from orontes.sources.parts import Part
from orontes.sources.types import Document, Skipped, SkipReason

_HOST = re.compile(
    r"^(?P<name>[a-z0-9][\w.]*?)[-_](?=\d{4}(?:[-_]|$))|^(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})", re.IGNORECASE
)


def document_of(file: str, part: Part, row: Row | None, option: date | None, today: date) -> Document | Skipped:
    """The document that `part` of `file` is; a line where it is in another language, of no day or of the future.

    What `row` says counts before what the report says of itself; `option` dates reports that say nothing.
    """
    row = part.row or (_of_container(row, part) if part.file and row else row) or Row(file, 0)
    file = part.file or file
    name = called(file, part.stem)
    if (language := foreign_language(part.text)) is not None:
        return Skipped(file, SkipReason.LANGUAGE, f"{name} is in {language}; only English is read")
    dated = _dated(part, row, option)
    if dated is None:
        detail = f"{name} has no publication date: give --published or add it to reports.csv"
        return Skipped(file, SkipReason.NO_DATE, detail)
    when, origin, date_note = dated
    if when.date() > today:
        detail = f"{name} is dated {when.date()}, after {today}: correct its date or add it to reports.csv"
        return Skipped(file, SkipReason.FUTURE_DATE, detail)
    publisher, publisher_note = _publisher(part, row)
    return Document(
        id=RecordId(hashlib.sha256(part.original).hexdigest()),
        doc=shown(part.stem),
        file=file,
        text=part.text,
        original=part.original,
        publisher=publisher,
        url=row.url or part.url,
        published=when,
        published_from=origin,
        title=part.title,
        media_type=part.media_type,
        notes=(*part.notes, *date_note, *publisher_note),
    )


def _of_container(row: Row, part: Part) -> Row:
    """What reports.csv says of a file with many reports, for one of them: who, and when where it does not say."""
    return replace(row, published=None if part.published else row.published, url=part.url)


def _dated(part: Part, row: Row, option: date | None) -> tuple[datetime, str, tuple[str, ...]] | None:
    """When a report was published, what says so, and a note where that had to be assumed."""
    if row.published:
        return row.published, "manifest", _contradicted(row.published, part.text)
    if part.published:
        return part.published, "file", ()
    if option:
        return midnight(option), "option", ()
    if line := date_line(part.text):
        return line[0], "text", (f"The publication date was taken from the report's line {line[1]!r}, as UTC.",)
    return _of_file(part)


def _of_file(part: Part) -> tuple[datetime, str, tuple[str, ...]] | None:
    """The day that a file's name gives, or on which the file was made."""
    if named := date_of_name(part.stem):
        return midnight(named), "file", ("The publication date was taken from the file's name.",)
    if part.guessed:
        return part.guessed, "file", ("The publication date is a guess: a day that stands somewhere in the page.",)
    if part.made:
        return part.made, "file", ("The publication date is the time at which the file was made or sent.",)
    return None


def _contradicted(published: datetime, text: str) -> tuple[str, ...]:
    """A note where a report's own date line is more than a day away from what reports.csv says."""
    line = date_line(text)
    if line is None or abs((line[0].date() - published.date()).days) <= 1:
        return ()
    return (f"reports.csv dates it {published.date()}, its own line {line[1]!r}; reports.csv was followed.",)


def _publisher(part: Part, row: Row) -> tuple[str, tuple[str, ...]]:
    if row.publisher or part.publisher:
        return row.publisher or part.publisher, ()
    found = _HOST.match(part.stem)
    name = (found["name"] or found["host"]) if found else ""
    if name:
        return name, ("The publisher was taken from the file's name; name it in reports.csv.",)
    return "", ("The publisher is not known; name it in reports.csv.",)
