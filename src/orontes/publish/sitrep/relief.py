"""The report's humanitarian part: counts of people that are never added, and relief and flight in the sources' words.

Figures of need come with denominators that a number alone would lose: beside the counts stand the words.
"""

from __future__ import annotations

from orontes.casualties.types import Affected
from orontes.claims.types import Kind
from orontes.publish.markdown import items, note, phrase, section
from orontes.publish.sitrep import harm, words
from orontes.publish.sitrep.desk import Desk
from orontes.publish.sitrep.types import Period
from orontes.publish.sitrep.voices import according_to
from orontes.publish.tallies import joined, plural

MOST_COUNTS, MOST_WORDS, MOST_PLACES = 8, 8, 4
NOTHING = "No claim tells of humanitarian matters in these days."
APART = "Counts of different sources, and of places that overlap, may be of the same people: none is to be added."
WHAT = {
    "displaced": "displaced",
    "returned": "returned",
    "cut_off": "cut off or besieged",
    "reached": "reached by relief",
    "in_need": "in need",
}
_NEED = frozenset({Kind.DISPLACEMENT, Kind.AID})


def blocks(desk: Desk) -> tuple[str, ...]:
    """Counts, then the words of relief, need and flight that no count is made of."""
    counts = counts_of(desk, desk.period)
    counted = {claim for line in counts for claim in line.claims}
    claims = (claim for claim in desk.edition.claims if claim.kind in _NEED and claim.id not in counted)
    told = words.of(claims, desk.period)
    if not counts and not told:
        return (note(NOTHING),)
    lines = [tell(line, desk) for line in counts[:MOST_COUNTS]]
    quotes = [words.tell(group, desk) for group in told[-MOST_WORDS:]]
    rest = (
        _rest(len(counts) - MOST_COUNTS, "count", "data/affected.csv"),
        _rest(len(told) - MOST_WORDS, "earlier statement", "data/claims.jsonl"),
    )
    return (
        section("People counted", note(f"{APART}{rest[0]}"), items(lines), level=3) if lines else "",
        section("In the words of the sources", items(quotes), note(rest[1].strip()), level=3) if quotes else "",
    )


def _rest(more: int, what: str, file: str) -> str:
    return f" {plural(more, f'further {what}')}: {file}." if more > 0 else ""


def counts_of(desk: Desk, period: Period) -> list[Affected]:
    """Counts told of days among these, the largest first."""
    told = (line for line in desk.edition.affected if period.touches(line.start, line.end) and desk.cites(line.claims))
    return sorted(told, key=lambda line: (-line.people.low, line.start, line.id))


def tell(line: Affected, desk: Desk) -> str:
    """One count: how many, of which places together, and who counted."""
    many = f"{line.people.low:,}" if line.people.high == line.people.low else f"at least {line.people.low:,}"
    if line.people.high is not None and line.people.high > line.people.low:
        many = f"{line.people.low:,} to {line.people.high:,}"
    more = len(line.places) - MOST_PLACES
    names = [*map(phrase, line.places[:MOST_PLACES]), *([f"{more} more places"] if more > 0 else [])]
    where = f", {joined(names)}" if names else ""
    doubt = " (may count people of another count here)" if line.overlaps else ""
    alleged = "allegedly " if line.alleged else ""
    return (
        f"**{harm.days(line.start, line.end)}{where}** — {many} {line.unit} {alleged}{WHAT.get(line.what, line.what)}, "
        f"{according_to(desk.citations, line.claims)}{doubt}."
    )
