"""Which date of a sentence belongs to which of its events."""

from __future__ import annotations

import pytest

from orontes.claims import Claim
from tests.claims.conftest import Read


def days(found: tuple[Claim, ...], kind: str) -> list[str]:
    return [f"{c.when.earliest} {c.when.latest}" for c in found if c.kind == kind]


MONDAY, FRIDAY = "2017-03-20 2017-03-20", "2017-03-24 2017-03-24"


# The report is of Friday 24 March 2017.
@pytest.mark.parametrize(
    ("told", "kind", "wanted"),
    [
        ("On Thursday rebels shelled Soran and Maardas, killing two people.", "shelling", "2017-03-23 2017-03-23"),
        ("Troops broke into Soran in January and have retaken Maardas.", "territory_taken", "2017-01-01 2017-03-24"),
        ("The army shelled Soran today, after rebels took Maardas in May.", "shelling", "2017-03-24 2017-03-24"),
        ("Warplanes bombed Saraqeb as never in the six-year conflict.", "air_strike", "2017-03-24 2017-03-24"),
        ("Peace talks that are due to resume in Geneva on Monday may fail.", "talks", "2017-03-27 2017-03-27"),
        ("When troops took Soran in February, clashes broke out in Maardas.", "armed_clash", "2017-02-01 2017-02-28"),
        ("Rebels shelled Soran despite the December truce.", "shelling", "2017-03-24 2017-03-24"),
        ("Rebels have held Soran since the capture of Maardas in May.", "territory_taken", "2016-05-01 2016-05-31"),
        ("It was the deadliest air raid on Saraqeb since May 2015.", "air_strike", "2017-03-24 2017-03-24"),
        ("Rebels took Soran, the scene of raids since 2012.", "territory_taken", "2017-03-24 2017-03-24"),
        ("Rebels seized most of Soran in a sudden 2014 campaign.", "territory_taken", "2014-01-01 2014-12-31"),
        ("The raid comes a week after rebels seized Soran.", "territory_taken", "2017-03-17 2017-03-17"),
        ("The raid comes a day after rebels seized Soran.", "territory_taken", "2017-03-24 2017-03-24"),
        ("The raid on 2 March came ten days after rebels seized Soran.", "territory_taken", "2017-02-20 2017-02-20"),
        ("After days of shelling and air raids on Saraqeb, jets flew off.", "air_strike", "2017-03-17 2017-03-24"),
        ("Rebels had seized Soran, the ministry said on Tuesday.", "territory_taken", "2017-03-21 2017-03-21"),
        ("Rebels seized Soran on Sunday, the ministry said on Tuesday.", "territory_taken", "2017-03-19 2017-03-19"),
    ],
)
def test_an_event_takes_the_date_that_its_clause_gives(read: Read, told: str, kind: str, wanted: str) -> None:
    assert wanted in days(read(told), kind)


@pytest.mark.parametrize(
    ("told", "kind", "wanted"),
    [
        ("On Thursday rebels shelled Soran. They seized Maardas.", "territory_taken", "2017-03-23 2017-03-23"),
        ("On Thursday rebels shelled Soran. Jets are bombing Maardas.", "air_strike", "2017-03-24 2017-03-24"),
        ("On Thursday six fighters were killed in Soran. Guns shelled Maardas.", "shelling", "2017-03-23 2017-03-23"),
        ("On Thursday rebels seized Soran. They vowed no attack on Hama.", "armed_clash", "2017-03-23 2017-03-23"),
        ("In January raids hit Saraqeb. The raids in Maardas killed four.", "air_strike", "2017-01-01 2017-01-31"),
        ("On Monday jets bombed Saraqeb. Many fled. Nobody came. Then they bombed Maardas.", "air_strike", MONDAY),
        ("On Monday jets bombed Saraqeb. Many fled. Nobody came. Guns are shelling Hama.", "shelling", FRIDAY),
        ("On Monday jets bombed Saraqeb. On Friday all slept. Nobody came. Jets bombed Maardas.", "air_strike", FRIDAY),
        ("Rebels have fled since the army shelled Soran in 2015.", "shelling", "2015-01-01 2015-12-31"),
    ],
)  # fmt: skip
def test_a_story_goes_on_in_its_own_time(read: Read, told: str, kind: str, wanted: str) -> None:
    assert days(read(told), kind)[-1] == wanted


def test_what_is_due_next_week_is_dated_then(read: Read) -> None:
    [claim] = read("Peace talks are due to resume in Geneva next week.")
    assert (claim.when.earliest.isoformat(), claim.when.latest.isoformat()) == ("2017-03-27", "2017-04-02")
