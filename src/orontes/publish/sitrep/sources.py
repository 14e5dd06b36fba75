"""The report's part on sources: who is heard, for whom they speak, how often borne out; and how thin the record is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from orontes.incidents.types import Incident
from orontes.publish import dates, tallies
from orontes.publish.lint import lint
from orontes.publish.markdown import escape, items, note, quoted, section, table
from orontes.publish.sitrep.desk import Desk
from orontes.publish.tallies import plural

MOST_SOURCES, MOST_FILES = 15, 10
SOURCES = ("Source", "Kind", "Speaks for", "Claims of its own", "Passed on", "Reports", "Borne out")
SKIPPED = ("File", "Why", "What to do")
LIMITS = (
    "A source is named as the reports name it. What one side says in its own favour is kept, and weighs less than what "
    "it says against itself; several reports that quote one voice are one origin. “Borne out” counts the questions of "
    "fact that another origin answered too, in the whole edition."
)
NO_SOURCE = "No source is heard on these days."


def blocks(desk: Desk) -> tuple[str, ...]:
    """Who is heard, how thin it is, what was set aside and assumed."""
    heard = _heard(desk)
    rows = _sources(desk, heard[:MOST_SOURCES])
    more = len(heard) - MOST_SOURCES
    rest = note(f"{plural(more, 'further source')}: data/sources.csv.") if more > 0 else ""
    told = (table(SOURCES, rows), rest) if rows else (note(NO_SOURCE),)
    thin = items(_thin(desk)) if desk.edition.documents else ""
    return (note(LIMITS), thin, *told, _skipped(desk), _notes(desk))


def _heard(desk: Desk) -> tuple[tallies.SourceTally, ...]:
    if desk.period.whole:
        return tallies.sources(desk.edition)
    claims = tuple(c for c in desk.edition.claims if desk.period.touches(c.when.earliest, c.when.latest))
    return tallies.sources(replace(desk.edition, claims=claims))


def _sources(desk: Desk, heard: Iterable[tallies.SourceTally]) -> list[list[str]]:
    borne = _borne_out(desk)
    return [_source(row, desk, borne.get(row.source_id, "—") if row.source_id else "—") for row in heard]


def _borne_out(desk: Desk) -> dict[str, str]:
    answers: dict[str, tuple[int, float]] = {}
    for weight in desk.edition.weights:
        asked, right = answers.get(weight.source_id, (0, 0.0))
        answers[weight.source_id] = (asked + weight.answers, right + round(weight.right, 2))  # as published
    return {source: f"{right:.1f} of {asked}" for source, (asked, right) in answers.items() if asked}


def _source(row: tallies.SourceTally, desk: Desk, borne_out: str) -> list[str]:
    speaks_for = desk.side(row.alignment) if row.alignment else "no side"
    # As a report writes it, or so that a name ("Office for the Dead") does not read as a sentence of ours.
    name = quoted(row.name) if not row.source_id or lint(row.name) else escape(row.name)
    counts = (len(row.claims), row.relayed, row.documents)
    return [name or "unnamed", row.kind.replace("_", " "), speaks_for, *map(str, counts), borne_out]


def _thin(desk: Desk) -> list[str]:
    """On how little it rests: single origins, one side's word, days without a report."""
    told = desk.told
    single = sum(incident.independent_origins < 2 for incident in told)
    sided = sum(_one_sided(incident) for incident in told)
    lines = [f"{single} of {plural(len(told), 'event')} {_rest(single)} on a single origin."] if told else []
    lines += [f"{sided} of {plural(len(told), 'event')} {_rest(sided)} on the word of one side alone."] if sided else []
    return [*lines, *_silence(desk)]


def _one_sided(incident: Incident) -> bool:
    sides = {account.alignment for account in incident.accounts}
    return len(sides) == 1 and sides != {""}


def _rest(number: int) -> str:
    return "rests" if number == 1 else "rest"


def _silence(desk: Desk) -> list[str]:
    """Days of the report on which nothing was published, and the longest run of them."""
    first, last = desk.period.first, desk.period.last
    published = sorted({d.published.date() for d in desk.edition.documents if first <= d.published.date() <= last})
    silent = desk.period.days - len(published)
    if not published:
        return ["No report was published in these days: what is told of them was told before or after."]
    gaps = [(b.toordinal() - a.toordinal() - 1, a.toordinal() + 1) for a, b in pairwise(_fenced(published, desk))]
    longest, start = max(gaps, key=lambda gap: (gap[0], -gap[1]))
    run = dates.span(date.fromordinal(start), date.fromordinal(start + longest - 1)) if longest > 1 else ""
    longest_run = f", the longest gap being {run}" if run else ""
    told = f"On {silent} of {plural(desk.period.days, 'day')} no report was published{longest_run}."
    return [told] if silent else []


def _fenced(published: list[date], desk: Desk) -> list[date]:
    before, after = desk.period.first.toordinal() - 1, desk.period.last.toordinal() + 1
    return [date.fromordinal(max(1, before)), *published, date.fromordinal(min(after, date.max.toordinal()))]


def _skipped(desk: Desk) -> str:
    skipped = desk.edition.skipped
    rows = [[quoted(s.file), s.reason.value.replace("_", " "), quoted(s.detail)] for s in skipped[:MOST_FILES]]
    more = (
        f" {plural(len(skipped) - MOST_FILES, 'further file')}: data/skipped.csv." if len(skipped) > MOST_FILES else ""
    )
    summary = f"{plural(len(skipped), 'file')} set aside.{more}"
    return section("Files set aside", note(summary), table(SKIPPED, rows), level=3) if rows else ""


def _notes(desk: Desk) -> str:
    edition = desk.edition
    lines = [f"{quoted(document.file)}: {quoted(text)}" for document in edition.documents for text in document.notes]
    lines += [quoted(text) for text in edition.notes]
    more = f"{plural(len(lines) - MOST_FILES, 'further assumption')}: edition.json." if len(lines) > MOST_FILES else ""
    return section("What had to be assumed", items(lines[:MOST_FILES]), note(more), level=3) if lines else ""
