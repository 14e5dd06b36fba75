"""The situation report's last parts: what it rests on, and what could not be established."""

from __future__ import annotations

from orontes.control.types import ControlSpell, State
from orontes.incidents.types import Grade
from orontes.publish import dates, tallies, telling
from orontes.publish.citations import Citations
from orontes.publish.markdown import escape, long_table, phrase, quoted, section
from orontes.publish.sitrep_control import side_name
from orontes.publish.tallies import plural
from orontes.publish.types import Edition

SOURCES = ("Source", "Kind", "Speaks for", "Claims of its own", "Passed on", "Reports")
UNPLACED = ("Place as written", "Why it is not on the map", "Claims")
SKIPPED = ("File", "Why", "What to do")
UNKNOWN = ("Place", "Since", "Last confirmed")
LIMITS = (
    "A source is named as the reports name it. What one side says in its own favour is kept, and weighs less than what "
    "it says against itself; several reports that quote one voice are one origin."
)
NO_SOURCE = "No source: no report of this edition makes a claim."
NO_GAP = "No contested event, no place left off the map, no file set aside."


def source_blocks(edition: Edition) -> tuple[str, ...]:
    """Every source: its kind, whose interest it serves, and how many claims rest on it."""
    sides = {side.id: escape(side.name) for side in edition.theatre.sides}
    rows = [_source(row, sides) for row in tallies.sources(edition)]
    return (LIMITS, long_table(SOURCES, rows, "data/sources.csv")) if rows else (NO_SOURCE,)


def _source(row: tallies.SourceTally, sides: dict[str, str]) -> list[str]:
    speaks_for = side_name(row.alignment, sides) if row.alignment else "no side"
    counts = (len(row.claims), row.relayed, row.documents)
    name = escape(row.name) if row.source_id else quoted(row.name)  # as a report writes it
    return [name or "unnamed", row.kind.replace("_", " "), speaks_for, *map(str, counts)]


def gap_blocks(edition: Edition, citations: Citations) -> tuple[str, ...]:
    """Contested events, places off the map, places whose holder is unknown, and files set aside."""
    found = (_contested(edition, citations), _unplaced(edition), _unknown(edition), _skipped(edition), _notes(edition))
    return tuple(block for block in found if block) or (NO_GAP,)


def _contested(edition: Edition, citations: Citations) -> str:
    contested = [incident for incident in edition.incidents if incident.grade is Grade.CONTESTED]
    ordered = sorted(contested, key=lambda incident: (incident.when, incident.id))
    told = [(incident, telling.tell(incident, citations)) for incident in ordered]
    lines = "\n".join(f"- **{dates.when(incident.when)}** — {text}" for incident, text in told if text)
    return section("Contested events", lines, level=3) if lines else ""


def _unplaced(edition: Edition) -> str:
    rows = [[quoted(row.place), quoted(row.reason), str(len(row.claims))] for row in tallies.unplaced(edition)]
    return section("Places not on the map", long_table(UNPLACED, rows, "data/unplaced.csv"), level=3) if rows else ""


def _unknown(edition: Edition) -> str:
    last = [place.spells[-1] for place in edition.control if place.spells]
    unknown = sorted((s for s in last if s.state is State.UNKNOWN), key=lambda s: (s.admin1, s.place, s.id))
    return (
        section(
            "Places whose holder is not known",
            long_table(UNKNOWN, list(map(_lost, unknown)), "data/control.csv"),
            level=3,
        )
        if unknown
        else ""
    )


def _lost(spell: ControlSpell) -> list[str]:
    confirmed = dates.day(spell.last_confirmed) if spell.last_confirmed else "never"
    return [escape(spell.place), dates.day(spell.start), confirmed]


def _skipped(edition: Edition) -> str:
    rows = [[quoted(s.file), s.reason.value.replace("_", " "), quoted(s.detail)] for s in edition.skipped]
    summary = f"{plural(len(rows), 'file')} set aside."
    return section("Files set aside", summary, long_table(SKIPPED, rows, "data/skipped.csv"), level=3) if rows else ""


def _notes(edition: Edition) -> str:
    lines = [f"- {phrase(document.file)}: {quoted(note)}" for document in edition.documents for note in document.notes]
    lines += [f"- {quoted(note)}" for note in edition.notes]
    return section("What had to be assumed", "\n".join(lines), level=3) if lines else ""
