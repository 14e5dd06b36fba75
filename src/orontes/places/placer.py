"""Placing the phrases of one report, together: the names that are sure help to place the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orontes.places.containing import in_words
from orontes.places.placing import Asked, Report, chosen, placed, surely, take, with_company
from orontes.places.types import Candidate, Gazetteer, Placement, PlacePhrase
from orontes.theatre.types import Theatre

# Phrases and whole answers that are remembered: many of a war's names; and what one report asks again.
REMEMBERED, ANSWERS = 10_000, 64


class Placer:
    """Places the phrases of one report after the other as `place` does, and remembers what they tell by themselves.

    Reports of one war name the same places again and again: how a phrase is taken apart and what its name may mean is
    worked out once, and for each report only what its places say of one another.
    """

    def __init__(self, gazetteer: Gazetteer, theatre: Theatre) -> None:
        self._alone = Report(gazetteer, theatre)
        self._asked: dict[PlacePhrase, tuple[Asked, Candidate | None]] = {}
        self._answers: dict[tuple[PlacePhrase, ...], tuple[Placement, ...]] = {}

    def __call__(self, phrases: Sequence[PlacePhrase]) -> tuple[Placement, ...]:
        """Place the phrases of one report: as many placements, in the same order."""
        asked = tuple(phrases)
        if asked not in self._answers:
            if len(self._answers) >= ANSWERS:
                self._answers.clear()
            self._answers[asked] = self._placed(asked)
        return self._answers[asked]

    def _placed(self, phrases: Sequence[PlacePhrase]) -> tuple[Placement, ...]:
        report, found = self._alone, [self._take(phrase) for phrase in phrases]
        asked = [item for item, _ in found]
        if report.theatre.countries:
            company = with_company([(item, best) for item, best in found if best], report)
        else:
            asked, company = chosen(asked, report.gazetteer), report
        return tuple(_in_words(placed(item, company), report.gazetteer) for item in asked)

    def _take(self, phrase: PlacePhrase) -> tuple[Asked, Candidate | None]:
        """A phrase taken apart, and the place that it surely means by itself."""
        if phrase not in self._asked:
            if len(self._asked) >= REMEMBERED:
                self._asked.clear()
                self._alone.known.clear()
            item = take(phrase, self._alone)
            self._asked[phrase] = item, surely(item, self._alone) if self._alone.theatre.countries else None
        return self._asked[phrase]


def place(phrases: Sequence[PlacePhrase], gazetteer: Gazetteer, theatre: Theatre) -> tuple[Placement, ...]:
    """Place the phrases of one report: as many placements, in the same order.

    Each name is ranked twice: first alone, then in the company of the places that were sure the first time. A phrase
    that cannot be placed has no id and no coordinates, and a reason; its governorate is kept where `within` gives it.
    The id of what lies *by* a named place is that place's id, "@", and how it lies ("sy/khattab@270,6000m").
    """
    return Placer(gazetteer, theatre)(phrases)


def _in_words(one: Placement, gazetteer: Gazetteer) -> Placement:
    named = in_words(one.admin1, gazetteer)
    return one if named == one.admin1 else replace(one, admin1=named)
