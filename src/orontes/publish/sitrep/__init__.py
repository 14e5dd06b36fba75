"""The situation report: what a reader in a hurry needs of some days, or of what is new since another edition.

Each part is a module of its own; this one orders them. A report is made from an edition and nothing else: one in
memory, or one that `orontes.publish.opening` has read back from its files. Lists are bounded, and say by which rule and
what they leave to the data files, so that an edition of any size gives a report that can be read.
"""

from __future__ import annotations

from collections.abc import Mapping

from orontes.publish import dates
from orontes.publish.citations import Citations
from orontes.publish.markdown import escape, note, section
from orontes.publish.rendering import page
from orontes.publish.sitrep import (
    accords,
    comparing,
    control,
    gaps,
    harm,
    key,
    news,
    numbers,
    registers,
    relief,
    sources,
)
from orontes.publish.sitrep.desk import Desk, desk
from orontes.publish.sitrep.periods import asked, week_of, whole
from orontes.publish.sitrep.types import Period, Report
from orontes.publish.tallies import some
from orontes.publish.types import Edition

__all__ = ["Period", "Report", "files", "report", "since", "sitrep", "week_of"]

NAME, PAGE = "sitrep.md", "sitrep.html"
HOW_TO_READ = (
    "What later reports of the edition say of these days is in the report too. Every sentence names its source "
    "and links to the words it rests on. Probabilities and grades are this edition's own conclusions from those words, "
    "and no more than that. What stands in italics, like this, is said of the report itself."
)
HOW_TO_COMPARE = (
    "Every sentence names its source and links to the words it rests on; “before” is the earlier edition, “now” this "
    "one. Grades, tolls and holders are the editions' own conclusions from those words, and no more than that."
)
SILENT = "Of these days no event is told."


def files(edition: Edition) -> Mapping[str, bytes]:
    """`sitrep.md` on all days of the edition, and the same as `sitrep.html`, which prints well."""
    made = report(edition)
    return {NAME: made.text.encode(), PAGE: page(made.title, made.text)}


def since(edition: Edition, earlier: Edition) -> Report:
    """The report on what is new in an edition since an earlier one of the same war.

    Raises `RequestError` where the two cannot be compared.
    """
    found = comparing.compared(earlier, edition)
    days = (earlier.configuration.as_of, edition.configuration.as_of)
    citations = Citations((*earlier.claims, *edition.claims))
    work = desk(edition, Period(*days), citations)
    name = f"{_named(edition)} — new since the edition as of {dates.day(days[0])}"
    about = (
        f"What the edition as of {dates.day(days[1])} tells otherwise than an earlier one, as of {dates.day(days[0])}."
    )
    head = section(escape(name), note(about), note(HOW_TO_COMPARE), level=1)
    return Report(name, work.period, "\n".join([head, *news.blocks(work, found), *cited(work)]))


def sitrep(edition: Edition, period: Period | None = None) -> str:
    """The situation report on some days in Markdown; on all days of the edition where none are named.

    Raises `RequestError` where the days lie outside of what the edition tells of.
    """
    return report(edition, period).text


def report(edition: Edition, period: Period | None = None) -> Report:
    """The same with its title and its days."""
    work = desk(edition, asked(edition, period) if period else whole(edition))
    parts = (
        section("Key changes", *key.blocks(work)),
        *numbers.blocks(work),
        section("Control", *control.blocks(work)),
        section("Harm to people", *harm.blocks(work)),
        section("Facilities and weapons", *registers.blocks(work)),
        section("Humanitarian", *relief.blocks(work)),
        section("Agreements and talks", *accords.blocks(work)),
        section("Sources and their limits", *sources.blocks(work)),
        section("What could not be established", *gaps.blocks(work)),
    )
    name = title(work)
    head = section(escape(name), *_head(work), level=1)
    return Report(name, work.period, "\n".join([head, *parts, *cited(work)]))


def cited(work: Desk) -> list[str]:
    """The list of citations, as the last part of a report; nothing where nothing is cited."""
    listing = work.citations.listing()
    return [section("Citations", listing)] if listing else []


def title(work: Desk) -> str:
    """What a report calls itself, as plain text."""
    return f"{_named(work.edition)} — {work.period}"


def _named(edition: Edition) -> str:
    name = edition.title.removesuffix(f", as of {edition.configuration.as_of}")
    return f"Situation report: {name or 'untitled'}"


def _head(work: Desk) -> tuple[str, str]:
    edition, period = work.edition, work.period
    published = [d for d in edition.documents if period.first <= d.published.date() <= period.last]
    told = work.told
    here = f"Of these days: {some(len(published), 'report')}, and {some(len(told), 'event')} told." if told else ""
    everything = (
        f"The edition, as of {dates.day(edition.configuration.as_of)}: {some(len(edition.documents), 'report')}, "
        f"{some(len(edition.claims), 'claim')}, {some(len(edition.incidents), 'event')}."
    )
    return note(f"{here or SILENT} {everything}"), note(HOW_TO_READ)
