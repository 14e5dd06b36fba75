"""Which war a set of reports is about: the pack whose places and actors most of them name.

A name counts for a pack only where no other pack has it, so that who fights in several wars (Russia, Islamic State)
decides nothing. A report is of the war whose names it holds most of, if that war had begun; the reports are of a war if
more of them are than not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orontes.reading.phrases import PhraseTable
from orontes.reading.words import split_words
from orontes.reading.worldwide import state_by_code, words_for_states
from orontes.sources.types import Document
from orontes.theatre.types import Theatre

LOOKED_AT = 4000  # characters of a report: what it is about is said early
PLAINLY = 0.5  # the share of reports that makes a choice plain: a report of another war is read without the pack anyway
SETTLED = 10  # places that a pack lists in a country that its war is fought in


@dataclass(frozen=True, slots=True)
class Choice:
    """A pack chosen by the reports: `theatre`, and how many of the `reports` looked at are of its war."""

    theatre: Theatre
    fitting: int
    reports: int


def chosen_pack(documents: Iterable[Document], packs: Sequence[Theatre]) -> Choice | None:
    """The pack that most documents are of the war of; None where no pack fits most of them."""
    table, votes, looked_at = _signs(packs), Counter[str](), 0
    for document in documents:
        looked_at += 1
        votes[_war_of(document, table, packs)] += 1
    best = max(packs, key=lambda pack: votes[pack.id], default=None)
    if best is None or not votes[best.id] or votes[best.id] <= PLAINLY * looked_at:
        return None
    return Choice(best, votes[best.id], looked_at)


def _war_of(document: Document, table: PhraseTable[str], packs: Sequence[Theatre]) -> str:
    """The id of the pack whose names a document holds most of; "" where it holds none, or as many of two."""
    words = split_words(f"{document.title}\n{document.text[:LOOKED_AT]}")
    begun = {pack.id for pack in packs if pack.start <= document.published.date()}
    named = Counter(hit.value for hit in table.find(words) if hit.value in begun and words[hit.start].capital)
    (first, most), (_, next_most) = (*named.most_common(2), ("", 0), ("", 0))[:2]
    return first if most > next_most else ""


def _signs(packs: Sequence[Theatre]) -> PhraseTable[str]:
    """Names that one pack alone has, and what it is."""
    owners: dict[str, set[str]] = {}
    for pack in packs:
        for name in _names(pack):
            owners.setdefault(name, set()).add(pack.id)
    table: PhraseTable[str] = PhraseTable()
    for name, ids in owners.items():
        if len(ids) == 1:
            table.add(name, next(iter(ids)))
    return table


def _names(pack: Theatre) -> set[str]:
    """The places of the countries that a war is fought in, these countries and their peoples, and who fights."""
    counted = Counter(place.country for place in pack.places)
    fought = {*pack.countries[:1], *(country for country, places in counted.items() if places >= SETTLED)}
    states = {state_by_code(country) for country in fought}
    placed = [name for place in pack.places if place.country in fought for name in (place.name, *place.spellings)]
    fighting = [name for actor in pack.actors for name in (actor.name, *actor.aliases)]
    return {*placed, *fighting, *(name for name, state in words_for_states().items() if state in states)}
