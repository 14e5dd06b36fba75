"""Who repeats whom: circles of quotations, the tree of tellings, and what a copy is worth."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.claims.types import Claim, Kind, Modality, Voice
from orontes.claims.wording import coded
from orontes.evidence import RecordId
from orontes.incidents import Grade, gather
from orontes.incidents.circles import circles
from orontes.theatre.types import SourceKind
from tests.strategies import (
    MONITOR,
    NORTH_MEDIA,
    SOUTH,
    SOUTH_MEDIA,
    THEATRE,
    WIRE,
    a_claim,
    claims,
)

GAZETTE = Voice("Coast Gazette", "gazette", SourceKind.INDEPENDENT_MEDIA, "")
LADDER = [Grade.DISCOUNTED, Grade.CONTESTED, Grade.WEAK, Grade.FAIR, Grade.CONFIRMED]


def test_outlets_that_quote_each_other_are_one_source() -> None:
    ring = [a_claim(by=(WIRE, GAZETTE)), a_claim(by=(GAZETTE, WIRE))]
    assert circles(ring) == {"gazette": "gazette", "wire": "gazette"}
    (incident,) = gather(ring, THEATRE)
    assert (incident.independent_origins, incident.grade) == (1, Grade.WEAK)
    longer = [a_claim(by=(WIRE, GAZETTE)), a_claim(by=(GAZETTE, MONITOR)), a_claim(by=(MONITOR, WIRE))]
    assert gather(longer, THEATRE)[0].independent_origins == 1


def test_somebody_who_tells_it_himself_breaks_the_circle() -> None:
    told = [a_claim(by=(WIRE, GAZETTE)), a_claim(by=(GAZETTE, WIRE)), a_claim(by=GAZETTE)]
    assert circles(told) == {}
    assert gather(told, THEATRE)[0].independent_origins == 2


def test_quoting_in_one_direction_is_no_circle() -> None:
    assert circles([a_claim(by=(WIRE, MONITOR)), a_claim(by=(GAZETTE, WIRE))]) == {}


def test_the_tree_says_who_has_it_from_whom() -> None:
    words = "a column of tanks rolled down the market street of Oakford and shelled the bakery at its end"
    first, copy = a_claim(quote=words), a_claim(by=WIRE, quote=words)
    quoting = a_claim(by=(GAZETTE, MONITOR))
    (incident,) = gather([first, copy, quoting], THEATRE)
    (account,) = incident.accounts
    found = {telling.claim: (telling.how, telling.of) for telling in account.tellings}
    assert found[quoting.id] == ("quotes", None)
    assert sorted((how, of) for how, of in (found[first.id], found[copy.id])) in (
        [("copies", copy.id), ("own", None)],
        [("copies", first.id), ("own", None)],
    )
    assert set(found) == set(account.claims)


def test_a_sentence_in_common_makes_a_copy_of_a_quote_that_is_too_short_to_tell() -> None:
    words = coded("Before dawn a column of tanks rolled down the market street and shelled the bakery")
    first, second = a_claim(quote="shelled the bakery"), a_claim(by=WIRE, quote="tanks shelled it")
    assert gather([first, second], THEATRE)[0].independent_origins == 2
    copied = [replace(first, wording=words), replace(second, wording=words)]
    assert gather(copied, THEATRE)[0].independent_origins == 1


def test_a_monitor_without_a_name_is_no_second_source_beside_one_with_a_name() -> None:
    unnamed = Voice("a war monitor", "war_monitor", SourceKind.MONITOR, "")
    told = [a_claim(by=(WIRE, unnamed)), a_claim(by=(GAZETTE, MONITOR))]
    assert gather(told, THEATRE)[0].grade is Grade.WEAK


def test_a_doctor_without_a_name_may_be_the_one_whom_the_report_names_and_no_other() -> None:
    unnamed, named = (Voice(name, "", SourceKind.MEDICAL, "") for name in ("a doctor", "Dr Salim Haddad"))
    report = RecordId("doc-one")
    told = [a_claim(by=(WIRE, unnamed), document=report), a_claim(by=(WIRE, named), document=report)]
    assert gather(told, THEATRE)[0].independent_origins == 1
    apart = [told[0], a_claim(by=(GAZETTE, named))]
    assert gather(apart, THEATRE)[0].independent_origins == 2


def test_a_first_responder_may_be_the_rescuer_whom_the_report_names() -> None:
    unnamed = Voice("a first responder", "", SourceKind.HUMANITARIAN, "")
    named = Voice("Samir Qadi of the rescue service", "", SourceKind.MEDICAL, "")
    report = RecordId("doc-one")
    told = [a_claim(by=(WIRE, voice), document=report) for voice in (unnamed, named)]
    assert gather(told, THEATRE)[0].independent_origins == 1


def test_one_person_is_one_source_however_described() -> None:
    spokesman, same, other = (
        Voice(name, "", SourceKind.OFFICIAL, "")
        for name in ("Ashraf Nimr, a spokesman of the port", "port spokesman Ashraf Nimr", "port spokesman Samir Qadi")
    )
    told = [a_claim(by=(WIRE, spokesman)), a_claim(by=(GAZETTE, same))]
    assert gather(told, THEATRE)[0].independent_origins == 1
    assert gather([told[0], a_claim(by=(GAZETTE, other))], THEATRE)[0].independent_origins == 2


def test_two_residents_share_no_more_than_their_town() -> None:
    one, other = (
        Voice(f"{who} in Port Oakford", "", SourceKind.RESIDENT, "")
        for who in ("Nadim Said, who lives", "Rima Azar, a nurse")
    )
    told = [a_claim(by=(WIRE, one)), a_claim(by=(GAZETTE, other))]
    assert gather(told, THEATRE)[0].independent_origins == 2


def test_ten_outlets_that_quote_one_monitor_are_one_source() -> None:
    outlets = [Voice(f"Outlet {n}", "", SourceKind.INDEPENDENT_MEDIA, "") for n in range(10)]
    told = [a_claim(by=(outlet, WIRE, MONITOR) if n % 2 else (outlet, MONITOR)) for n, outlet in enumerate(outlets)]
    (incident,) = gather(told, THEATRE)
    assert (incident.independent_origins, incident.grade) == (1, Grade.WEAK)
    assert incident.reasons[-1].code == "copies"
    assert dict(incident.reasons[-1].values) == {"tellings": 10, "origins": 1}


def test_two_who_serve_their_own_side_by_it_do_not_corroborate_each_other() -> None:
    activist = Voice("Southern Coordination", "southco", SourceKind.ACTIVIST, SOUTH)
    boasts = [a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH, by=by) for by in (SOUTH_MEDIA, activist)]
    (incident,) = gather(boasts, THEATRE)
    assert (incident.grade, incident.reasons[0].code, incident.independent_origins) == (Grade.WEAK, "own_cause", 2)
    assert any("own side" in wish.text for wish in incident.would_raise)
    (borne_out,) = gather([*boasts, a_claim(Kind.TERRITORY_TAKEN, actor=SOUTH, by=WIRE)], THEATRE)
    assert borne_out.grade is Grade.FAIR


def test_an_outlet_that_stands_with_a_party_admits_no_harm_in_its_name() -> None:
    partisan = replace(NORTH_MEDIA, kind=SourceKind.PARTISAN_MEDIA)
    assert gather([a_claim(by=NORTH_MEDIA, target="civilians")], THEATRE)[0].grade is Grade.CONFIRMED
    assert gather([a_claim(by=partisan, target="civilians")], THEATRE)[0].grade is Grade.WEAK


@given(st.lists(claims(), min_size=1, max_size=8), st.data())
@settings(max_examples=80, deadline=None)
def test_a_copied_claim_never_raises_a_grade(told: list[Claim], data: st.DataObject) -> None:
    """The same words of the same voice in another outlet, published later."""
    first = data.draw(st.sampled_from(told))
    copy = replace(first, id=RecordId(f"{first.id}-again"), document=RecordId("doc-copy"), doc="copy")
    copy = replace(copy, chain=(GAZETTE, *first.chain) if data.draw(st.booleans()) else first.chain)
    before = next(i for i in gather(told, THEATRE) if first.id in i.claims)
    after = next(i for i in gather([*told, copy], THEATRE) if copy.id in i.claims)
    if {*before.claims, copy.id} == set(after.claims):
        assert LADDER.index(after.grade) <= LADDER.index(before.grade)
        assert after.independent_origins <= before.independent_origins


@pytest.mark.parametrize("outlet", [WIRE, Voice("Harbour Gazette", "", SourceKind.WIRE, "")])
def test_who_quotes_a_rumour_passes_on_a_rumour(outlet: Voice) -> None:
    seen = a_claim(quote="a raid was seen by all who live near the mill")
    rumour = a_claim(by=outlet, modality=Modality.ALLEGED, quote="there has reportedly been some bombing")
    passed_on = a_claim(by=(GAZETTE, outlet), modality=Modality.ALLEGED, quote="bombs fell, that outlet has it")
    (before,), (after,) = gather([seen, rumour], THEATRE), gather([seen, rumour, passed_on], THEATRE)
    assert (before.grade, after.grade) == (Grade.WEAK, Grade.WEAK)
    sure = replace(rumour, modality=Modality.ASSERTED)
    assert gather([seen, sure, passed_on], THEATRE)[0].grade is Grade.FAIR
