"""The situation report, part by part, on a small edition."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from orontes.casualties.types import Accord, Affected, Estimate, GroupToll
from orontes.control.types import ControlSpell
from orontes.evidence import Count, RecordId
from orontes.incidents.types import Grade
from orontes.publish import Profile, apply
from orontes.publish.sitrep import sitrep
from orontes.publish.sitrep.harm import figure
from orontes.publish.sitrep.types import Period
from orontes.publish.types import Edition
from tests.publish.editions import ARVIK, BELEN, CONTROL, TOLL, control, empty, incident, small, spell
from tests.publish.told import BOMBED, CLAIMS, DENIED, EIGHT, RELIEF, SLEPT, TAKEN, TALKS

PARTS = [
    "Key changes",
    "Control",
    "Harm to people",
    "Facilities and weapons",
    "Humanitarian",
    "Agreements and talks",
    "Sources and their limits",
    "What could not be established",
]


@pytest.fixture(scope="module")
def text() -> str:
    return sitrep(small())


def part(text: str, title: str) -> str:
    return re.split(r"^#{2,3} ", text.split(f" {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


@pytest.mark.parametrize("edition", [small(), empty()])
def test_every_part_is_there_and_key_changes_come_first(edition: Edition) -> None:
    headings = re.findall(r"^## (.+)$", sitrep(edition), re.MULTILINE)
    assert [heading for heading in headings if heading not in {"In numbers", "Citations"}] == PARTS


def test_the_title_names_the_days_once() -> None:
    dated = replace(small(), title="Arvik and Belen, as of 2031-05-12")
    assert sitrep(dated).splitlines()[0] == "# Situation report: Arvik and Belen — 4 to 12 May 2031"


def test_a_change_of_hands_names_who_says_so(text: str) -> None:
    assert part(text, "Places that changed").strip().splitlines()[-1] == (
        "- **Arvik** went from Northern Union to Southern League on 10 May 2031, according to the Tally Office "
        "(quoted by Harbour Post) [[c1]](#c1) (probability 0.75, claimed)."
    )


def test_a_change_that_rests_on_no_claim_is_no_news() -> None:
    def bare(spell: ControlSpell) -> ControlSpell:
        return replace(spell, claims_for=(), claims_against=())

    faded = replace(CONTROL[0], spells=tuple(map(bare, CONTROL[0].spells)))
    assert "No claim supports that any place changed" in sitrep(replace(small(), control=(faded,)))


def test_places_that_went_the_same_way_are_told_together() -> None:
    same = control(BELEN, spell(BELEN, 4, 9, "north", 0.8), spell(BELEN, 10, 12, "south", 0.6, BOMBED))
    changed = part(sitrep(replace(small(), control=(CONTROL[0], same))), "Places that changed")
    assert "**Arvik and Belen** went from Northern Union to Southern League on 10 May 2031" in changed
    assert "(probability 0.60 to 0.75, claimed)" in changed


def test_a_place_that_went_and_came_back_is_one_line() -> None:
    spells = (
        spell(ARVIK, 4, 5, "north", 0.8),
        spell(ARVIK, 6, 7, "south", 0.8, TAKEN),
        spell(ARVIK, 8, 12, "north", 0.9),
    )
    changed = part(sitrep(replace(small(), control=(control(ARVIK, *spells),))), "Places that changed")
    assert "went from Northern Union to Southern League on 6 May 2031 and back on 8 May 2031, according to" in changed


def test_the_last_seven_days_come_first_and_nothing_is_told_twice() -> None:
    later = replace(small().configuration, as_of=date(2031, 6, 30))
    keys = sitrep(replace(small(), configuration=later)).split("## In numbers")[0]
    assert "The last seven days, 24 to 30 June 2031\n\n*No claim tells of any of these.*" in keys
    assert keys.count("**Arvik** went from") == 1 and "**Arvik** went from" in keys.split("### Before that")[1]


def test_control_is_summed_up_by_side(text: str) -> None:
    assert "| Southern League | 1 | 0.8 | 0 | 1 | 0 | 0 | [[c1]](#c1) |" in text
    assert "1 place left out" in text


def test_tolls_are_ranges_with_both_accounts_and_what_was_set_aside(text: str) -> None:
    told = part(text, "The deadliest events")
    assert "8 or more killed, among them 1 to 8 (best 1) civilians, by shelling, according to the Tally Office" in told
    assert "Accounts differ on the toll: “8” according to the Tally Office" in told and "but “20+”" in told
    assert "Set aside, as told by Marta Quillen (quoted by Harbour Post) [[c4]](#c4): one of the eight." in told


def test_ranges_add_up_over_events_and_totals_of_a_country_do_not() -> None:
    bounded = replace(TOLL, incident=RecordId("incident-other"), place_id="t/belen", killed=Estimate(1, 2, 5))
    wide = replace(bounded, incident=RecordId("incident-wide"), where_prec=6, killed=Estimate(900, 900, 900))
    text = sitrep(replace(small(), tolls=(TOLL, bounded, wide)))
    assert "| no party named | 2 | 9 or more (best 10) | 2 to 16 (best 2) | not said |" in part(text, "By side")
    assert "900 killed" in part(text, "Figures apart") and "900 killed" not in part(text, "The deadliest events")


def test_groups_among_the_dead_are_told_once() -> None:
    children = GroupToll("children", Estimate(8, 8, None), None, (EIGHT.id,))
    toll = replace(TOLL, civilians=None, groups=(children, replace(children, people="women", killed=Estimate(2, 2, 2))))
    told = part(sitrep(replace(small(), tolls=(toll,))), "The deadliest events")
    assert "8 or more killed, all of them children, among them 2 women, by shelling" in told


def test_an_estimate_of_nought_is_not_the_same_as_none() -> None:
    assert (figure(Estimate(0, 0, 0)), figure(None)) == ("0", "not said")


def test_registers_keep_first_and_second_hand_apart(text: str) -> None:
    assert "Use of cluster munitions is alleged, at second hand, according to the Tally Office" in text
    assert "Hill Clinic, a medical facility, was hit by shelling; 8 or more killed" in text
    seen = replace(small().weapons[0], seen=(BOMBED.id,), said=())
    assert "is alleged, at first hand, according to" in sitrep(replace(small(), weapons=(seen,)))


def test_the_law_stands_beside_an_allegation_for_the_states_concerned() -> None:
    bound = replace(
        small().weapons[0], ban="prohibited", treaty="Treaty of 2008", bound=("Arvia",), not_bound=("Belia",)
    )
    text = sitrep(replace(small(), weapons=(bound,)))
    told = part(text, "Weapon allegations")
    assert "“cluster munitions”: prohibited by the Treaty of 2008; in force for Arvia; not in force for Belia." in told
    assert "Use of cluster munitions" in part(text, "The last seven days, 6 to 12 May 2031")


def test_words_of_need_keep_their_denominator(text: str) -> None:
    assert "“Relief reached 1,200 of 9,000 people in Belen”" in part(text, "In the words of the sources")


def test_counts_of_people_are_never_added() -> None:
    one = Affected(
        RecordId("affected-1"), "displaced", Count(1200, None), "families", ("Belen", "Arvik"), SLEPT.when.earliest,
        SLEPT.when.latest, "tally", False, (SLEPT.id,), (), (RecordId("affected-2"),),
    )  # fmt: skip
    told = part(sitrep(replace(small(), affected=(one,))), "People counted")
    assert "**10 May 2031, Belen and Arvik** — at least 1,200 families displaced, according to Harbour Post" in told
    assert "(may count people of another count here)" in told and "none is to be added" in told


def test_an_accord_says_how_far_it_came() -> None:
    day = TALKS.when.earliest
    accord = Accord(
        RecordId("incident-a"), "truce", "reported", "", "Belen", day, day, ("north", "south"),
        ("the Union", "the League"), Grade.WEAK, (TALKS.id,), "in force", ("Harbour States",), 72,
    )  # fmt: skip
    told = part(sitrep(replace(small(), accords=(accord,))), "Agreements and talks")
    assert (
        "According to Harbour Post, a truce with the Union and the League named as parties for 72 hours under the "
        "offices of Harbour States was reported (in force): “Talks failed to open”"
    ) in told


def test_sources_and_how_thin_the_record_is(text: str) -> None:
    assert "| Tally Office | monitor | no side | 4 | 0 | 2 | — |" in text
    assert "| Union Bulletin | state media | Northern Union | 1 | 0 | 1 | — |" in text
    assert "5 of 7 events rest on a single origin." in text
    assert "On 7 of 9 days no report was published, the longest gap being 4 to 9 May 2031." in text


def test_what_could_not_be_established(text: str) -> None:
    assert "nobody is known to hold “Belen”" in text and "2 files set aside." in text
    differ = part(text, "Where accounts differ")
    assert "“taken” according to the Tally Office" in differ and "“not taken” according to Union Bulletin" in differ
    assert "8 or more killed" in part(text, "Deaths for which no party is named")


def test_a_period_before_the_reports_tells_the_places_that_could_not_be_put_on_the_map() -> None:
    text = sitrep(small(), Period(date(2030, 1, 1), date(2030, 12, 31)))
    assert "| “Lowgate” | “no place of that name” | 1 | [[c1]](#c1) |" in text


def test_a_long_quotation_is_cut_at_the_end_of_a_word() -> None:
    long = replace(RELIEF, quote="Relief came " + "again and again " * 40)
    text = sitrep(replace(small(), claims=tuple(long if c.id == RELIEF.id else c for c in CLAIMS)))
    told = part(text, "In the words of the sources")
    assert re.search(r"and again and …”|again and again …”", told) and len(told) < 900


def test_positions_that_are_withheld_are_no_positions_that_nobody_knows() -> None:
    public = apply(small(Profile.PUBLIC, 3), Profile.PUBLIC)
    text = sitrep(public)
    assert "Nothing is concluded after 9 May 2031: younger positions are withheld, or not known yet." in text
    assert "### Who holds what on 9 May 2031" in text and "went from" not in text
    later = sitrep(public, Period(date(2031, 5, 11), date(2031, 5, 12)))
    assert "Nothing is concluded on any place in these days, or what is concluded is withheld." in later


def test_the_report_stays_short_however_large_the_edition() -> None:
    many = [replace(EIGHT, id=RecordId(f"claim-{number:05}")) for number in range(400)]
    incidents = tuple(incident(Grade.CONTESTED, claim, DENIED) for claim in many)
    tolls = tuple(replace(TOLL, incident=i.id, counted=i.claims[:1], set_aside=()) for i in incidents)
    text = sitrep(replace(small(), claims=(*CLAIMS, *many), incidents=incidents, tolls=tolls))
    assert len(text.splitlines()) < 400 and "390 further events with a toll: data/casualties.csv." in text
