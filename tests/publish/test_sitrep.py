"""The situation report, part by part."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from orontes.casualties.types import Estimate
from orontes.control.types import ControlSpell
from orontes.publish.sitrep import period, sitrep
from orontes.publish.sitrep_harm import figure
from orontes.publish.types import Edition
from tests.publish.editions import CONTROL, TOLL, empty, small


@pytest.fixture(scope="module")
def text() -> str:
    return sitrep(small())


def part(text: str, title: str) -> str:
    return re.split(r"^#{2,3} ", text.split(f" {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def test_recent_is_seven_days() -> None:
    assert period(small()) == (date(2031, 5, 6), date(2031, 5, 12))


def test_a_change_of_control_names_who_says_so(text: str) -> None:
    assert part(text, "Recent changes").strip() == (
        "- **Arvik**: held (Northern Union) before, held (Southern League) since 10 May 2031 "
        "(probability 0.75, claimed), according to the Tally Office (quoted by Harbour Post) [[c1]](#c1)."
    )


def test_a_change_that_rests_on_no_claim_is_no_news() -> None:
    def bare(spell: ControlSpell) -> ControlSpell:
        return replace(spell, claims_for=(), claims_against=())

    faded = replace(CONTROL[0], spells=tuple(map(bare, CONTROL[0].spells)))
    assert "No recent change that a claim supports." in sitrep(replace(small(), control=(faded,)))


def test_an_old_change_is_not_recent() -> None:
    later = replace(small().configuration, as_of=date(2031, 6, 30))
    text = sitrep(replace(small(), configuration=later))
    assert "No recent change" in text
    assert "**Arvik**: held (Northern Union) before" in part(text, "Earlier changes, the latest first")
    assert "killed 8 or more" in part(text, "Largest earlier tolls")


def test_control_is_summed_up_by_side(text: str) -> None:
    assert "| Southern League | 1 | 0.8 | 0 | 1 | 0 | 0 |" in text
    assert "| unknown | 1 | — |" in text


def test_tolls_are_ranges_with_what_was_set_aside(text: str) -> None:
    recent = part(text, "Recent tolls")
    assert "killed 8 or more, of them civilians 1–8 (best 1), injured not said, according to the Tally Office" in recent
    assert "Set aside, as told by Marta Quillen (quoted by Harbour Post) [[c4]](#c4): one of the eight." in recent


def test_ranges_add_up_over_events() -> None:
    bounded = replace(TOLL, killed=Estimate(1, 2, 5))
    total = part(sitrep(replace(small(), tolls=(TOLL, bounded))), "The whole period, by side")
    assert "| unknown | 2 | 9 or more (best 10) | 2–16 (best 2) | not said |" in total


def test_an_estimate_of_nought_is_not_the_same_as_none() -> None:
    assert (figure(Estimate(0, 0, 0)), figure(None)) == ("0", "not said")


def test_registers_keep_seen_said_and_concluded_apart(text: str) -> None:
    assert "| cluster | — | unknown | weak | — | [[c" in part(text, "Weapon allegations")
    assert "Hill Clinic (a medical facility)" in part(text, "Attacks on protected facilities")


def test_the_law_stands_beside_an_allegation_for_the_states_concerned() -> None:
    edition = small()
    (line, *rest) = edition.weapons
    bound = replace(line, ban="prohibited", treaty="a treaty of 2008", bound=("Arvia",), not_bound=("Belia",))
    told = part(sitrep(replace(edition, weapons=(bound, *rest))), "Weapon allegations")
    assert "prohibited by a treaty of 2008; in force for Arvia; not in force for Belia" in told


def test_figures_of_need_keep_their_denominator(text: str) -> None:
    assert "“Relief reached 1,200 of 9,000 people in Belen”" in part(text, "Relief")
    assert "*Earlier*" in part(text, "Agreements")


def test_sources_and_their_limits(text: str) -> None:
    assert "| Tally Office | monitor | no side | 4 | 0 | 2 |" in text
    assert "| Union Bulletin | state media | Northern Union | 1 | 0 | 1 |" in text


def test_what_could_not_be_established(text: str) -> None:
    assert "| “Lowgate” | “no place of that name” | 1 |" in text
    assert "| Belen | 4 May 2031 | never |" in text
    assert "2 files set aside." in text
    assert "According to the Tally Office" in part(text, "Contested events")


@pytest.mark.parametrize("edition", [small(), empty()])
def test_every_part_is_there(edition: Edition) -> None:
    headings = re.findall(r"^## (.+)$", sitrep(edition), re.MULTILINE)
    assert headings[:5] == [
        "Control",
        "Harm to people",
        "Relief, displacement, agreements and talks",
        "Sources and their limits",
        "What could not be established",
    ]
