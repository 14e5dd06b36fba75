"""Which date of a sentence belongs to which of its events."""

from __future__ import annotations

from datetime import date

import pytest

from orontes.claims import Claim
from tests.claims.conftest import Read


def days(found: tuple[Claim, ...], kind: str) -> list[tuple[date, date]]:
    return [(c.when.earliest, c.when.latest) for c in found if c.kind == kind]


# The report is of Friday 24 March 2017.
TODAY, THURSDAY = date(2017, 3, 24), date(2017, 3, 23)


@pytest.mark.parametrize(
    ("told", "kind", "first", "last"),
    [
        ("On Thursday gunmen hit Soran and Maardas with dozens of rocket shells, killing two.", "shelling", THURSDAY, THURSDAY),
        ("Troops broke into Soran in January and have retaken Maardas.", "territory_taken", date(2017, 1, 1), TODAY),
        ("The army shelled Soran on Friday, two days after rebels seized Maardas in January.", "shelling", TODAY, TODAY),
        ("Warplanes bombed Saraqeb in the worst raid of the six-year conflict.", "air_strike", TODAY, TODAY),
        ("Peace talks that are due to resume in Geneva on Monday may fail.", "talks", date(2017, 3, 27), date(2017, 3, 27)),
        ("When the army moved into Soran in February, clashes broke out in Maardas.", "armed_clash", date(2017, 2, 1), date(2017, 2, 28)),
        ("Rebels shelled Soran despite the December truce.", "shelling", TODAY, TODAY),
    ],
)  # fmt: skip
def test_an_event_takes_the_date_that_its_clause_gives(
    read: Read, told: str, kind: str, first: date, last: date
) -> None:
    assert (first, last) in days(read(told), kind), days(read(told), kind)
