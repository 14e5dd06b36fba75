"""The situation report: for a reader in a hurry, what changed in the last seven days and over the whole period.

Each part is a module of its own; this one orders them and knows the period.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from orontes.evidence import shifted
from orontes.publish import dates, sitrep_control, sitrep_harm, sitrep_limits, sitrep_relief, sitrep_terrain
from orontes.publish.citations import Citations
from orontes.publish.markdown import escape, section
from orontes.publish.rendering import page
from orontes.publish.tallies import plural
from orontes.publish.types import Edition

NAME, PAGE = "sitrep.md", "sitrep.html"
DAYS = 7
HOW_TO_READ = (
    "Every sentence names its source and links to the words it rests on. Probabilities and grades are this edition's "
    "own conclusions from those words, and no more than that."
)


def files(edition: Edition) -> Mapping[str, bytes]:
    """`sitrep.md`, and the same as `sitrep.html`, which prints well."""
    text = sitrep(edition)
    return {NAME: text.encode(), PAGE: page(f"Situation report: {edition.title or 'untitled'}", text)}


def sitrep(edition: Edition) -> str:
    """The whole situation report in Markdown."""
    citations = Citations(edition.claims)
    since = period(edition)[0]
    parts = [
        section(
            "Control",
            *sitrep_control.blocks(edition, citations, since),
            *sitrep_terrain.blocks(edition, citations, since),
        ),
        section("Harm to people", *sitrep_harm.blocks(edition, citations, since)),
        section("Relief, displacement, agreements and talks", *sitrep_relief.blocks(edition, citations, since)),
        section("Sources and their limits", *sitrep_limits.source_blocks(edition)),
        section("What could not be established", *sitrep_limits.gap_blocks(edition, citations)),
    ]
    listing = citations.listing()
    return "\n".join([_head(edition), *parts, *([section("Citations", listing)] if listing else [])])


def period(edition: Edition) -> tuple[date, date]:
    """First and last of the seven days that the report calls recent, both inclusive."""
    last = edition.configuration.as_of
    return shifted(last, 1 - DAYS), last


def _head(edition: Edition) -> str:
    first, last = period(edition)
    published = sorted(document.published.date() for document in edition.documents)
    covered = f"Reports from {dates.day(published[0])} to {dates.day(published[-1])}." if published else ""
    counts = (
        f"Made from {plural(len(edition.documents), 'report')}, {plural(len(edition.claims), 'claim')} and "
        f"{plural(len(edition.incidents), 'event')}. “Recent” is {dates.day(first)} to {dates.day(last)}."
    )
    title = f"Situation report: {escape(edition.title) or 'untitled'}"
    return section(title, " ".join(part for part in (covered, counts) if part), HOW_TO_READ, level=1)
